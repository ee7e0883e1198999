//! How fast we may ask: 50 requests a second in all, and what Discord's headers say of each bucket.
//!
//! Answers to interactions count in neither, so they do not come here.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::header::HeaderMap;
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};
use tokio::time::{Instant, sleep_until};

/// A little below Discord's 50 a second, so that clocks that differ do no harm.
const REQUESTS_A_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(47);
/// Requests at once, at most.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// Buckets remembered; beyond it, those whose time is over are forgotten.
const BUCKETS_MAX: usize = 10_000;

/// See the module.
pub struct Pace {
    all: DefaultDirectRateLimiter,
    buckets: Mutex<HashMap<String, Arc<AsyncMutex<Bucket>>>>,
    /// Until when Discord wants nothing at all from us.
    halted_until: Mutex<Option<Instant>>,
}

struct Bucket {
    left: u32,
    resets_at: Instant,
    /// Whether an answer's headers told us how many there are.
    known: bool,
}

/// Leave for one request. As long as nothing is known of its bucket, it holds the bucket, so that others wait for its answer.
pub struct Leave {
    bucket: Arc<AsyncMutex<Bucket>>,
    held: Option<OwnedMutexGuard<Bucket>>,
}

impl Pace {
    /// Discord's pace.
    pub fn new() -> Self {
        Self::of(Quota::per_second(REQUESTS_A_SECOND).allow_burst(BURST))
    }

    /// None, but for what the answers say of their buckets.
    pub fn none() -> Self {
        Self::of(Quota::per_second(NonZeroU32::MAX))
    }

    fn of(quota: Quota) -> Self {
        Self { all: RateLimiter::direct(quota), buckets: Mutex::default(), halted_until: Mutex::default() }
    }

    /// Waits until a request of this bucket may go.
    pub async fn wait(&self, key: &str) -> Leave {
        let bucket = self.bucket(key);
        let mut held = Arc::clone(&bucket).lock_owned().await;
        if held.known && held.left == 0 {
            // Whoever waits for the same bucket waits in line behind this lock.
            sleep_until(held.resets_at).await;
            (held.left, held.known) = (1, false);
        }
        held.left = held.left.saturating_sub(1);
        let held = (!held.known).then_some(held);
        let halted_until = *self.halted_until.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = halted_until {
            sleep_until(until).await;
        }
        self.all.until_ready().await;
        Leave { bucket, held }
    }

    /// Discord answered 429 for everything: nothing goes for so long.
    pub fn halt(&self, retry_after: Duration) {
        *self.halted_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + retry_after);
    }

    fn bucket(&self, key: &str) -> Arc<AsyncMutex<Bucket>> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX {
            let now = Instant::now();
            buckets.retain(|_, bucket| bucket.try_lock().map_or(true, |bucket| bucket.resets_at > now));
        }
        // A bucket that we know nothing of starts with one request; its answer says how many more.
        let fresh = || Arc::new(AsyncMutex::new(Bucket { left: 1, resets_at: Instant::now(), known: false }));
        Arc::clone(buckets.entry(key.to_owned()).or_insert_with(fresh))
    }
}

impl Leave {
    /// Learns from the headers of the answer.
    pub async fn learn(self, headers: &HeaderMap) {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.parse::<f64>().ok();
        let left = number("x-ratelimit-remaining");
        let after = number("x-ratelimit-reset-after").or_else(|| number("retry-after"));
        let (Some(left), Some(after)) = (left, after) else { return };
        let mut bucket = match self.held {
            Some(held) => held,
            None => self.bucket.lock_owned().await,
        };
        let resets_at = Instant::now() + seconds(after);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a header says a small whole number"
        )]
        let left = left.clamp(0.0, 1_000.0) as u32;
        // Answers may overtake each other: within one window, the smaller number is the newer one.
        let same_window = bucket.known && resets_at < bucket.resets_at + Duration::from_millis(500);
        bucket.left = if same_window { bucket.left.min(left) } else { left };
        bucket.resets_at = resets_at;
        bucket.known = true;
    }
}

/// A header's seconds, at most an hour.
pub fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.clamp(0.0, 3_600.0)).unwrap_or_default()
}
