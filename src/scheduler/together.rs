//! What arrives at about the same time is written down together: one transaction, one sync of the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

/// The first to arrive waits so long for the others at most. Should the bot be killed meanwhile, it looks for the message as for any
/// whose arrival it did not write down.
const WAIT_MAX: Duration = Duration::from_millis(5);

/// Those of one line that are on their way. Clones share them.
#[derive(Clone, Default)]
pub(super) struct Together(Arc<Shared>);

#[derive(Default)]
struct Shared {
    travelling: AtomicUsize,
    /// Nobody is on the way any more, or somebody has waited long enough.
    over: Notify,
}

/// One on its way, until it arrives or is dropped.
pub(super) struct Travelling(Arc<Shared>);

impl Together {
    /// One more sets out.
    pub(super) fn sets_out(&self) -> Travelling {
        self.0.travelling.fetch_add(1, Ordering::Relaxed);
        Travelling(Arc::clone(&self.0))
    }
}

impl Travelling {
    /// It arrived: waits a little for those that are still on their way.
    pub(super) async fn arrived(self) {
        let shared = Arc::clone(&self.0);
        let over = shared.over.notified();
        drop(self);
        if shared.travelling.load(Ordering::Relaxed) > 0 && tokio::time::timeout(WAIT_MAX, over).await.is_err() {
            shared.over.notify_waiters();
        }
    }
}

impl Drop for Travelling {
    fn drop(&mut self) {
        if self.0.travelling.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.over.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn those_who_arrived_go_on_when_all_have_or_when_one_has_waited_long_enough() {
        let line = Together::default();
        let (first, second, third) = (line.sets_out(), line.sets_out(), line.sets_out());
        let mut both = Box::pin(futures_util::future::join(first.arrived(), second.arrived()));
        assert!((&mut both).now_or_never().is_none(), "the third is still on its way");
        drop(third);
        assert!(both.now_or_never().is_some(), "it will not arrive, so nobody waits for it");

        let (fast, slow) = (line.sets_out(), line.sets_out());
        let started = std::time::Instant::now();
        fast.arrived().await;
        assert!(started.elapsed() >= WAIT_MAX);
        assert!(slow.arrived().now_or_never().is_some(), "the last waits for nobody");
    }
}
