//! The page's clock: winding it, and telling the page when something falls due next.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{Granted, Wish, no};
use crate::shared::Shared;
use crate::world::text_at;

type Time = DateTime<Utc>;

/// How long a burst of changes is let pass, and how often something late is looked at while it is new.
const SOON: Duration = Duration::from_millis(150);
/// When it is looked at once more: the bot may note what it did after it has answered.
const AGAIN: Duration = Duration::from_millis(600);
/// How long something late is looked at often, and how long a wind waits for one due thing.
const OFTEN: Duration = Duration::from_secs(3);
/// How often something is looked at that stays late.
const SELDOM: Duration = Duration::from_secs(1);
/// How far a wind goes on at most past things of which nobody hears.
const HOPS: u32 = 10;
/// How long it may take for that.
const PATIENCE: Duration = Duration::from_secs(6);

/// Practice's time, and when something falls due next.
pub async fn face(shared: &Shared) -> Value {
    written(shared, shared.clock.next_due().await)
}

fn written(shared: &Shared, due: Option<Time>) -> Value {
    let text = |time: Time| time.to_rfc3339_opts(SecondsFormat::Millis, true);
    json!({"now": text(shared.now()), "next_due": due.map(text)})
}

fn tell(shared: &Shared, due: Option<Time>) {
    let mut event = written(shared, due);
    event["type"] = json!("clock");
    shared.tell_page(event);
}

/// POST /practice/clock
pub async fn wind(wish: &Wish) -> Granted {
    let shared = &wish.shared;
    if wish.body["to"] == "next_due" {
        return wind_to_next(shared).await;
    }
    let now = shared.now();
    let to = match wish.body["advance_seconds"].as_i64() {
        Some(seconds) => TimeDelta::try_seconds(seconds).and_then(|by| now.checked_add_signed(by)),
        None => DateTime::parse_from_rfc3339(text_at(&wish.body, "to")).ok().map(|time| time.to_utc()),
    };
    let Some(to) = to else { return no("There is nothing to wind to.") };
    if to < now {
        return no("The clock never goes back.");
    }
    if to > farthest(now) {
        return no("Ten years at once are enough.");
    }
    stop_on_the_way(shared, to).await;
    shared.clock.wind(to);
    Ok(wound(shared).await)
}

/// Stops at what is due before `to`, so that it comes at its own hour, as it would if the time had really passed.
async fn stop_on_the_way(shared: &Shared, to: Time) {
    let end = Instant::now() + PATIENCE;
    for _ in 0..HOPS {
        let ahead = |due: &Time| *due > shared.now() && *due <= to;
        let Some(due) = shared.clock.next_due().await.filter(ahead) else { return };
        shared.clock.wind(due);
        while shared.clock.next_due().await.is_some_and(|next| next <= shared.now()) {
            if Instant::now() >= end {
                return;
            }
            sleep(SOON).await;
        }
    }
}

fn farthest(now: Time) -> Time {
    now + TimeDelta::days(3660)
}

/// Tells everyone that the clock was wound.
pub async fn wound(shared: &Shared) -> Value {
    let due = shared.clock.next_due().await;
    shared.changed();
    tell(shared, due);
    shared.stir();
    written(shared, due)
}

/// Winds to what is due next, and on to what follows while it turns out that there is nothing to say.
async fn wind_to_next(shared: &Shared) -> Granted {
    let Some(mut due) = shared.clock.next_due().await else { return no("There is nothing to wind to.") };
    let farthest = farthest(shared.now());
    let (heard, end) = (shared.heard(), Instant::now() + PATIENCE);
    for _ in 0..HOPS {
        if due > farthest {
            return no("Ten years at once are enough.");
        }
        shared.clock.wind(due);
        tell(shared, Some(due));
        let Some(next) = passed_in_silence(shared, heard, end).await else { break };
        due = next;
    }
    Ok(wound(shared).await)
}

/// What follows when nothing came of what was due; `None` once the bot wrote something, nothing follows, or it takes too long.
async fn passed_in_silence(shared: &Shared, heard: u64, end: Instant) -> Option<Time> {
    let end = end.min(Instant::now() + OFTEN);
    loop {
        sleep(SOON).await;
        let next = shared.clock.next_due().await;
        if shared.heard() != heard || Instant::now() >= end {
            return None;
        }
        if next.is_none_or(|next| next > shared.now()) {
            sleep(SOON).await;
            return next.filter(|_| shared.heard() == heard);
        }
    }
}

/// Tells the page when something falls due next, whenever that may have changed, until practice ends.
pub async fn watch(shared: Arc<Shared>) {
    let ended = shared.ended();
    tokio::pin!(ended);
    let mut watch = Watch::default();
    loop {
        tokio::select! {
            () = &mut ended => return,
            () = shared.stirred.notified() => {
                sleep(SOON).await;
                watch.again = Some(Instant::now() + AGAIN);
                watch.look(&shared, true).await;
            }
            () = sleep(watch.rest(&shared)) => {
                let asked = watch.again.take_if(|at| *at <= Instant::now()).is_some();
                watch.look(&shared, asked).await;
            }
        }
    }
}

/// What the page was told last.
#[derive(Default)]
struct Watch {
    due: Option<Time>,
    /// Since when that is late.
    late: Option<Instant>,
    /// When to look once more after a change.
    again: Option<Instant>,
}

impl Watch {
    /// How long until there is something to look at.
    fn rest(&self, shared: &Shared) -> Duration {
        let again = self.again.map(|at| at.saturating_duration_since(Instant::now()));
        let due = self.due.map(|due| match (due - shared.now()).to_std() {
            Ok(left) if !left.is_zero() => left + Duration::from_millis(5),
            _ if self.late.is_some_and(|since| since.elapsed() < OFTEN) => SOON,
            _ => SELDOM,
        });
        again.into_iter().chain(due).min().unwrap_or(Duration::from_secs(3600))
    }

    async fn look(&mut self, shared: &Shared, asked: bool) {
        if !shared.is_watched() {
            *self = Watch::default();
            return;
        }
        let due = shared.clock.next_due().await;
        let changed = due != self.due;
        if due.is_none_or(|due| due > shared.now()) {
            self.late = None;
        } else if changed || self.late.is_none() {
            self.late = Some(Instant::now());
        }
        self.due = due;
        if asked || changed {
            tell(shared, due);
        }
    }
}
