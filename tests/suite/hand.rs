//! The test's hand on the clock: practice goes by the bot's, but never back, as Discord's own clock would not.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use convenor::clock::Clock;
use futures_util::future::BoxFuture;

/// See the module.
pub struct Hand {
    clock: Clock,
    behind: TimeDelta,
    latest: Mutex<DateTime<Utc>>,
}

impl Hand {
    pub fn on(clock: &Clock) -> Self {
        Self::behind(clock, TimeDelta::zero())
    }

    /// Discord is so far behind the bot, whose clock is fast.
    pub fn behind(clock: &Clock, behind: TimeDelta) -> Self {
        Self { clock: clock.clone(), behind, latest: Mutex::new(clock.now() - behind) }
    }
}

impl practice::Clock for Hand {
    fn now(&self) -> DateTime<Utc> {
        let mut latest = self.latest.lock().unwrap();
        *latest = (self.clock.now() - self.behind).max(*latest);
        *latest
    }

    fn wind(&self, to: DateTime<Utc>) {
        self.clock.wind(to + self.behind);
    }

    fn next_due(&self) -> BoxFuture<'static, Option<DateTime<Utc>>> {
        Box::pin(async { None })
    }
}
