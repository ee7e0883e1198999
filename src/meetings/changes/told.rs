//! Word of changes: when it goes out, and what of it is not wanted any more when there is a newer change. Only the last state is told.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::super::store::{self, Changed, rows};
use super::super::{Meeting, Scope};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::outbox;

/// What is so near in quiet hours that word of it does not wait for the morning.
const NEAR: TimeDelta = TimeDelta::hours(3);
/// What stands before the number of a change in the key of its row.
const KEY: &str = "change ";

/// The key of the row that tells of a change.
pub(super) fn key(number: i64) -> String {
    format!("{KEY}{number}")
}

/// Which change a row tells of.
pub(in super::super) fn number(key: &str) -> Option<i64> {
    key.strip_prefix(KEY)?.parse().ok()
}

/// In quiet hours, until when word of a change waits if it pings people; `None`: it goes out now, also because what it tells of comes soon.
pub(in super::super) fn morning(
    charter: &Charter,
    (was_at, now_at): (DateTime<Utc>, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let first = now_at.map_or(was_at, |at| at.min(was_at));
    charter.quiet_until(now).filter(|morning| first > *morning + NEAR)
}

/// Takes back what waits to be told of earlier changes and is not true any more, or is told by this one, which is made already; people then
/// hear of it from the time that they know. Gives when it is to be told: not before what still waits. `None`: all is as they know it.
pub(super) async fn instead(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    changed: &mut Changed,
) -> Result<Option<DateTime<Utc>>> {
    let (was_at, zone) = (changed.was_at, act.charter.zone);
    let (mut waits, mut undone) = (false, false);
    for (row, key) in rows::waiting_news(connection, meeting).await? {
        let Some(number) = number(&key) else { continue };
        let Some(earlier) = store::change(connection, meeting.id, number).await? else { continue };
        let next = earlier.now_at.and_then(|at| meeting.schedule.next_after(zone, at - TimeDelta::seconds(1)));
        let holds = next.is_some_and(|next| Some(next.at) == earlier.now_at);
        if !is_covered(changed, (&earlier, was_at), holds) {
            waits = true;
            continue;
        }
        outbox::skip(connection, row, "a newer change tells it", act.now).await?;
        if earlier.now_at == Some(was_at) {
            let back = changed.now_at == Some(earlier.was_at);
            let all_know = changed.people.iter().all(|person| earlier.people.contains(person));
            undone = back && all_know && changed.scope == earlier.scope;
            // Back, and somebody saw the other time on the card: they hear what it was.
            changed.was_at = if back { was_at } else { earlier.was_at };
        }
    }
    if undone {
        return Ok(None);
    }
    let morning = morning(&act.charter, (changed.was_at, changed.now_at), act.now).filter(|_| waits);
    Ok(Some(morning.unwrap_or(act.now)))
}

/// Whether an earlier change needs no word of its own any more. `was_at`: the time that this one changed; `holds`: what the earlier
/// one moved still takes place then.
fn is_covered(changed: &Changed, (earlier, was_at): (&Changed, DateTime<Utc>), holds: bool) -> bool {
    let many = changed.scope != Scope::One;
    match earlier.now_at {
        // What is told of a whole series is not told of one date.
        Some(_) => !holds && (many || earlier.scope == Scope::One),
        None => many && changed.now_at.is_none() && earlier.was_at >= was_at,
    }
}
