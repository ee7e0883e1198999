//! How fast we may ask: 50 requests a second in all, and what Discord's headers say of each bucket.
//!
//! Answers to interactions count in neither, so they do not come here.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::header::HeaderMap;
use tokio::sync::Mutex as AsyncMutex;
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
}

impl Pace {
    pub fn new() -> Self {
        Self {
            all: RateLimiter::direct(Quota::per_second(REQUESTS_A_SECOND).allow_burst(BURST)),
            buckets: Mutex::default(),
            halted_until: Mutex::default(),
        }
    }

    /// Waits until a request of this bucket may go.
    pub async fn wait(&self, key: &str) {
        let bucket = self.bucket(key);
        let mut bucket = bucket.lock().await;
        if bucket.left == 0 {
            // Whoever waits for the same bucket waits in line behind this lock.
            sleep_until(bucket.resets_at).await;
            bucket.left = 1;
        }
        bucket.left -= 1;
        drop(bucket);
        let halted_until = *self.halted_until.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = halted_until {
            sleep_until(until).await;
        }
        self.all.until_ready().await;
    }

    /// Learns from the headers of an answer.
    pub async fn learn(&self, key: &str, headers: &HeaderMap) {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.parse::<f64>().ok();
        let (Some(left), Some(after)) = (number("x-ratelimit-remaining"), number("x-ratelimit-reset-after")) else {
            return;
        };
        let bucket = self.bucket(key);
        let mut bucket = bucket.lock().await;
        let resets_at = Instant::now() + seconds(after);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a header says a small whole number"
        )]
        let left = left.clamp(0.0, 1_000.0) as u32;
        // Answers may overtake each other: within one window, the smaller number is the newer one.
        let same_window =
            resets_at < bucket.resets_at + Duration::from_millis(500) && bucket.resets_at > Instant::now();
        bucket.left = if same_window { bucket.left.min(left) } else { left };
        bucket.resets_at = resets_at;
    }

    /// Discord answered 429: this bucket, or everything, waits so long.
    pub async fn hold(&self, key: &str, retry_after: Duration, everything: bool) {
        let until = Instant::now() + retry_after;
        if everything {
            *self.halted_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
            return;
        }
        let bucket = self.bucket(key);
        let mut bucket = bucket.lock().await;
        (bucket.left, bucket.resets_at) = (0, until);
    }

    fn bucket(&self, key: &str) -> Arc<AsyncMutex<Bucket>> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX {
            let now = Instant::now();
            buckets.retain(|_, bucket| bucket.try_lock().map_or(true, |bucket| bucket.resets_at > now));
        }
        // A bucket that we know nothing of starts with one request; its answer says how many more.
        let fresh = || Arc::new(AsyncMutex::new(Bucket { left: 1, resets_at: Instant::now() }));
        Arc::clone(buckets.entry(key.to_owned()).or_insert_with(fresh))
    }
}

/// A header's seconds, at most an hour.
pub fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.clamp(0.0, 3_600.0)).unwrap_or_default()
}
