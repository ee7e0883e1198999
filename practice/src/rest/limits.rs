//! Rate limits: a bucket a route and place, and a global one. They run by the real clock; where half a year passes in
//! seconds that would be unlike Discord, so they can be lifted for that while.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::locked;

/// All buckets.
#[derive(Default)]
pub struct Limits {
    buckets: Mutex<HashMap<String, Window>>,
    global: Mutex<Option<Window>>,
    /// Whether nothing is refused just now.
    pub lifted: AtomicBool,
}

struct Window {
    began: Instant,
    used: u64,
}

/// What a call's headers say, and whether it may go on.
pub struct Verdict {
    pub headers: Vec<(&'static str, String)>,
    /// Seconds to wait, and whether for the global limit.
    pub refused: Option<(f64, bool)>,
}

/// A route's rate: so many in so many seconds.
fn rate(method: &str, template: &str) -> Option<(u64, Duration)> {
    let seconds = |count, seconds| Some((count, Duration::from_secs(seconds)));
    match (method, template) {
        (_, "/interactions/{interaction_id}/{interaction_token}/callback") => None,
        ("POST" | "PATCH", "/channels/{channel_id}/messages" | "/channels/{channel_id}/messages/{message_id}") => {
            seconds(5, 5)
        }
        ("DELETE", "/channels/{channel_id}/messages/{message_id}") => seconds(5, 1),
        (_, template) if template.starts_with("/webhooks/") => seconds(5, 2),
        ("POST", template) if template.ends_with("/threads") => seconds(50, 300),
        ("PUT", _) => seconds(20, 20),
        _ => seconds(50, 5),
    }
}

impl Limits {
    /// Counts a call. `place` is the channel, guild or webhook it concerns.
    pub fn count(&self, method: &str, template: &str, place: &str) -> Verdict {
        if self.lifted.load(Ordering::Relaxed) {
            return lifted(bucket(method, template));
        }
        let apart = template.starts_with("/webhooks/") || template.starts_with("/interactions/");
        if !apart && let Some(wait) = self.global() {
            return Verdict { headers: vec![("x-ratelimit-global", "true".to_owned())], refused: Some((wait, true)) };
        }
        let Some((limit, window)) = rate(method, template) else {
            return Verdict { headers: Vec::new(), refused: None };
        };
        let now = Instant::now();
        let name = bucket(method, template);
        let (used, left) = {
            let mut buckets = locked(&self.buckets);
            if buckets.len() > 20_000 {
                buckets.retain(|_, kept| kept.began.elapsed() < Duration::from_secs(300));
            }
            let kept = buckets.entry(format!("{name}:{place}")).or_insert(Window { began: now, used: 0 });
            if now.duration_since(kept.began) >= window {
                *kept = Window { began: now, used: 0 };
            }
            kept.used += 1;
            (kept.used, window.saturating_sub(now.duration_since(kept.began)).as_secs_f64())
        };
        let reset = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() + left;
        let headers = vec![
            ("x-ratelimit-limit", limit.to_string()),
            ("x-ratelimit-remaining", limit.saturating_sub(used).to_string()),
            ("x-ratelimit-reset", format!("{reset:.3}")),
            ("x-ratelimit-reset-after", format!("{left:.3}")),
            ("x-ratelimit-bucket", name),
        ];
        Verdict { headers, refused: (used > limit).then_some((left, false)) }
    }

    fn global(&self) -> Option<f64> {
        let mut global = locked(&self.global);
        let now = Instant::now();
        let window = global.get_or_insert(Window { began: now, used: 0 });
        let second = Duration::from_secs(1);
        if now.duration_since(window.began) >= second {
            *window = Window { began: now, used: 0 };
        }
        window.used += 1;
        (window.used > 50).then(|| second.saturating_sub(now.duration_since(window.began)).as_secs_f64())
    }
}

/// While the limits are lifted there is always plenty left, so that a client that goes by the headers waits for nothing.
fn lifted(name: String) -> Verdict {
    let headers = vec![
        ("x-ratelimit-limit", "1000".to_owned()),
        ("x-ratelimit-remaining", "1000".to_owned()),
        ("x-ratelimit-reset-after", "1.000".to_owned()),
        ("x-ratelimit-bucket", name),
    ];
    Verdict { headers, refused: None }
}

/// A bucket's name: opaque, the same for the same route.
fn bucket(method: &str, template: &str) -> String {
    let sum = method
        .bytes()
        .chain(template.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{sum:016x}{:016x}", sum.rotate_left(29))
}
