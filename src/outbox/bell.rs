//! The bell at the scheduler's door.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Rung when something new may be owed, so that the scheduler looks. Clones share it.
///
/// In a rush many ring; only the first since the last look wakes anybody, since a thread that is woken costs more than a promise.
#[derive(Clone, Default)]
pub struct Bell(Arc<Shared>);

#[derive(Default)]
struct Shared {
    rung: AtomicBool,
    wakes: Notify,
}

impl Bell {
    /// Something new may be owed: to be called after the change is there.
    pub fn ring(&self) {
        if !self.0.rung.swap(true, Ordering::AcqRel) {
            self.0.wakes.notify_one();
        }
    }

    /// Waits until it is rung.
    pub async fn rung(&self) {
        self.0.wakes.notified().await;
    }

    /// The outbox is about to be looked at: what comes after this rings anew.
    pub fn heard(&self) {
        // It takes what the last who rang had written before, so what that was is seen by the look.
        self.0.rung.swap(false, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn many_wake_once_until_somebody_looks() {
        let bell = Bell::default();
        assert!(bell.rung().now_or_never().is_none());
        bell.ring();
        bell.ring();
        assert!(bell.rung().now_or_never().is_some());
        bell.ring();
        assert!(bell.rung().now_or_never().is_none(), "it is known, and about to be looked at");
        bell.heard();
        bell.ring();
        assert!(bell.rung().now_or_never().is_some(), "whoever rings after a look is heard, also before anybody waits");
    }
}
