//! The time practice runs by.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;

use crate::locked;

/// The clock that practice runs by; schedules, snowflakes and timestamps follow it. It never goes back.
pub trait Clock: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> DateTime<Utc>;
    /// Winds forward to `to`; an earlier time changes nothing.
    fn wind(&self, to: DateTime<Utc>);
    /// When something falls due next, for the page's *wind to what is next*.
    fn next_due(&self) -> BoxFuture<'static, Option<DateTime<Utc>>>;
}

/// The computer's own clock, which can be wound forward; nothing ever falls due by it.
#[derive(Debug, Default)]
pub struct WoundClock {
    ahead: Mutex<TimeDelta>,
}

impl Clock for WoundClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + *locked(&self.ahead)
    }

    fn wind(&self, to: DateTime<Utc>) {
        let mut ahead = locked(&self.ahead);
        let wanted = to - Utc::now();
        if wanted > *ahead {
            *ahead = wanted;
        }
    }

    fn next_due(&self) -> BoxFuture<'static, Option<DateTime<Utc>>> {
        Box::pin(async { None })
    }
}
