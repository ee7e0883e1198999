//! The one place that reads the time. Everything else is handed `now`.
//!
//! The clock can be wound forward (practice) or set by hand (tests); whoever sleeps until an instant is woken when that happens.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use tokio::sync::Notify;

/// A handle on the time; clones share it.
#[derive(Clone)]
pub struct Clock(Arc<Inner>);

struct Inner {
    /// Milliseconds: what to add to the machine's time, or, where `stopped`, the time itself.
    offset_ms: AtomicI64,
    stopped: bool,
    /// The longest sleep.
    longest: Duration,
    wound: Notify,
}

/// The longest sleep: so soon a machine that was suspended, or whose time was set, is noticed.
const LONGEST: Duration = Duration::from_secs(60);

impl Clock {
    /// The machine's own time.
    #[must_use]
    pub fn real() -> Self {
        Self::with(0, false, LONGEST)
    }

    /// A clock that stands still at `at` until it is wound.
    #[must_use]
    pub fn stopped_at(at: DateTime<Utc>) -> Self {
        Self::stopped_napping(at, LONGEST)
    }

    /// The same, on which nobody sleeps longer than `longest`: for tests in which nobody is woken.
    #[must_use]
    pub fn stopped_napping(at: DateTime<Utc>, longest: Duration) -> Self {
        Self::with(at.timestamp_millis(), true, longest)
    }

    fn with(offset_ms: i64, stopped: bool, longest: Duration) -> Self {
        Self(Arc::new(Inner { offset_ms: AtomicI64::new(offset_ms), stopped, longest, wound: Notify::new() }))
    }

    /// The time now, in UTC, to the millisecond.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let offset_ms = self.0.offset_ms.load(Ordering::Acquire);
        let now = if self.0.stopped {
            DateTime::from_timestamp_millis(offset_ms)
        } else {
            Utc::now().checked_add_signed(TimeDelta::milliseconds(offset_ms))
        };
        now.unwrap_or_default().trunc_subsecs(3)
    }

    /// Winds the clock forward to `to`; does nothing if that has passed.
    pub fn wind(&self, to: DateTime<Utc>) {
        let ahead_ms = (to - self.now()).num_milliseconds();
        if ahead_ms > 0 {
            self.0.offset_ms.fetch_add(ahead_ms, Ordering::AcqRel);
            self.0.wound.notify_waiters();
        }
    }

    /// Sets the clock, forward or back, and wakes nobody: as when somebody sets the machine's time, or it was suspended.
    pub fn set(&self, to: DateTime<Utc>) {
        self.0.offset_ms.fetch_add((to - self.now()).num_milliseconds(), Ordering::AcqRel);
    }

    /// Sleeps until `until` by this clock, or until somebody winds it. Never longer than a minute, so that a machine that was
    /// suspended, or whose time was set, is noticed.
    pub async fn sleep_until(&self, until: Option<DateTime<Utc>>) {
        let longest = self.0.longest;
        let wound = self.0.wound.notified();
        let ahead = until.map_or(longest, |until| (until - self.now()).to_std().unwrap_or_default());
        let sleep = if self.0.stopped && !ahead.is_zero() { longest } else { ahead.min(longest) };
        tokio::select! {
            () = wound => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}
