//! How delivery goes in one coalition, in numbers: what waits, what failed, how late what was sent was. Reads only, and never
//! another guild's rows.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::Recipient;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId};

/// So many of the messages sent last are looked at for their lateness.
const SENT_MAX: i64 = 10_000;

/// What is owed and not sent yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// How many should have gone out.
    pub late: i64,
    /// Since when the oldest of them should have.
    pub late_since: Option<DateTime<Utc>>,
    /// How many are planned.
    pub planned: i64,
    /// When the first of these goes out.
    pub next_at: Option<DateTime<Utc>>,
}

/// What is owed in a guild and not sent yet. What is held (at night, or since somebody is away) is planned for when its hold ends;
/// what pauses is not planned.
///
/// # Errors
/// If the database fails.
pub async fn queue(connection: &mut SqliteConnection, guild: GuildId, now: DateTime<Utc>) -> Result<Queue> {
    let late = sqlx::query!(
        r#"select count(*) as "count!: i64",
                  min(case when attempts = 0 then next_try_at else coalesce(claimed_at, due_at) end)
                      as "since: chrono::DateTime<chrono::Utc>"
           from outbox where guild = $1 and state in ('waiting', 'frozen') and (attempts > 0 or next_try_at <= $2)"#,
        guild,
        now
    )
    .fetch_one(&mut *connection)
    .await?;
    let planned = sqlx::query!(
        r#"select count(*) as "count!: i64", min(next_try_at) as "next: chrono::DateTime<chrono::Utc>"
           from outbox this where guild = $1 and state in ('waiting', 'frozen') and attempts = 0 and next_try_at > $2
             and not exists (select 1 from failing_items f where f.guild = this.guild and f.item = this.item
                             and f.paused_at is not null)"#,
        guild,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(Queue { late: late.count, late_since: late.since, planned: planned.count, next_at: planned.next })
}

/// What pauses in a guild since it failed too often, longest first.
///
/// # Errors
/// If the database fails.
pub async fn paused(connection: &mut SqliteConnection, guild: GuildId, limit: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar!(
        "select item from failing_items where guild = $1 and paused_at is not null order by paused_at, item limit $2",
        guild,
        limit
    )
    .fetch_all(connection)
    .await?)
}

/// Why something could not be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failure {
    /// Direct messages are closed to us.
    Closed,
    /// We may not post there.
    NotAllowed,
    /// The channel, or the person, is gone.
    Gone,
    /// Discord did not answer for as long as it was worth sending.
    NoAnswer,
    /// Anything else: a fault of ours.
    Other,
}

impl Failure {
    /// Read from what the outbox noted of the trouble.
    fn of(trouble: &str) -> Self {
        let says = |parts: &[&str]| parts.iter().any(|part| trouble.contains(part));
        if says(&["code 50007)", "code 50278)"]) {
            Self::Closed
        } else if says(&["(403,", "code 50001)", "code 50013)"]) {
            Self::NotAllowed
        } else if says(&["(404,", "code 10003)"]) {
            Self::Gone
        } else if says(&["cannot be reached", "did not answer"]) {
            Self::NoAnswer
        } else {
            Self::Other
        }
    }
}

/// What was given up in a guild since then, by reason, but for what its recipient has read all the same, or hears of since
/// their direct messages are open again; most frequent first.
///
/// # Errors
/// If the database fails.
pub async fn failures(
    connection: &mut SqliteConnection,
    guild: GuildId,
    since: DateTime<Utc>,
) -> Result<Vec<(Failure, i64)>> {
    let rows = sqlx::query!(
        r#"select trouble, count(*) as "count!: i64",
                  exists (select 1 from outbox later where later.guild = this.guild and later.recipient = this.recipient
                          and later.state = 'sent' and later.ended_at > this.ended_at) as "reached!: bool"
           from outbox this
           where guild = $1 and state = 'failed' and ended_at >= $2 and read_at is null group by trouble, 3"#,
        guild,
        since
    )
    .fetch_all(connection)
    .await?;
    let mut counts: Vec<(Failure, i64)> = Vec::new();
    for row in rows {
        let failure = Failure::of(row.trouble.as_deref().unwrap_or_default());
        if failure == Failure::Closed && row.reached {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == failure) {
            Some((_, count)) => *count += row.count,
            None => counts.push((failure, row.count)),
        }
    }
    counts.sort_by_key(|(failure, count)| (std::cmp::Reverse(*count), *failure));
    Ok(counts)
}

/// How late what was sent was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lateness {
    /// How many were sent.
    pub sent: usize,
    /// 99 of 100 of them went out within this after their time.
    pub most: TimeDelta,
}

/// How late what was sent in a guild since then was; `None` if nothing was.
///
/// # Errors
/// If the database fails.
pub async fn lateness(
    connection: &mut SqliteConnection,
    guild: GuildId,
    since: DateTime<Utc>,
) -> Result<Option<Lateness>> {
    // What was held until a time was planned for that time.
    let rows = sqlx::query!(
        r#"select case when attempts = 0 then next_try_at else coalesce(claimed_at, due_at) end
                      as "planned!: chrono::DateTime<chrono::Utc>",
                  ended_at as "ended_at!: chrono::DateTime<chrono::Utc>"
           from outbox where guild = $1 and state = 'sent' and ended_at >= $2 order by ended_at desc limit $3"#,
        guild,
        since,
        SENT_MAX
    )
    .fetch_all(connection)
    .await?;
    let mut late: Vec<TimeDelta> = rows.iter().map(|row| (row.ended_at - row.planned).max(TimeDelta::zero())).collect();
    late.sort_unstable();
    Ok(rank(&late, 99).map(|most| Lateness { sent: late.len(), most }))
}

/// The smallest value that so many per cent are not above.
fn rank(sorted: &[TimeDelta], per_cent: usize) -> Option<TimeDelta> {
    sorted.get((sorted.len() * per_cent).div_ceil(100).saturating_sub(1)).copied()
}

/// Where a guild's messages go: the channels of what is owed or was sent or tried since then, and those where it is said that a
/// private message waits. The one used last comes first.
///
/// # Errors
/// If the database fails.
pub async fn channels(
    connection: &mut SqliteConnection,
    guild: GuildId,
    since: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<ChannelId>> {
    let rows = sqlx::query_scalar!(
        r#"select case when recipient like 'channel:%' then recipient else 'channel:' || fallback end as "place!: String"
           from outbox
           where guild = $1 and (state in ('waiting', 'frozen') or state in ('sent', 'failed') and ended_at >= $2)
             and (recipient like 'channel:%' or fallback <> 0)
           group by 1 order by max(due_at) desc limit $3"#,
        guild,
        since,
        limit
    )
    .fetch_all(connection)
    .await?;
    let place = |text: &String| match text.parse() {
        Ok(Recipient::Channel(channel)) => Some(channel),
        _ => None,
    };
    Ok(rows.iter().filter_map(place).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_half_and_what_nearly_all_stay_within() {
        let seconds = |all: &[i64]| all.iter().copied().map(TimeDelta::seconds).collect::<Vec<_>>();
        let check = |all: &[i64], half: Option<i64>, most: Option<i64>| {
            let sorted = seconds(all);
            assert_eq!(
                (rank(&sorted, 50), rank(&sorted, 99)),
                (half.map(TimeDelta::seconds), most.map(TimeDelta::seconds))
            );
        };
        check(&[], None, None);
        check(&[3], Some(3), Some(3));
        check(&[1, 9], Some(1), Some(9));
        check(&(1..=100).collect::<Vec<_>>(), Some(50), Some(99));
        check(&(1..=200).collect::<Vec<_>>(), Some(100), Some(198));
    }

    #[test]
    fn troubles_are_read_as_the_outbox_notes_them() {
        let check = |trouble: &str, expected| assert_eq!(Failure::of(trouble), expected, "{trouble}");
        check("Discord refused: Cannot send messages to this user (403, code 50007)", Failure::Closed);
        check("Discord refused: Missing Access (403, code 50001)", Failure::NotAllowed);
        check("Discord refused: Unknown Channel (404, code 10003)", Failure::Gone);
        check("Discord cannot be reached: connection refused", Failure::NoAnswer);
        check("no feature renders this kind", Failure::Other);
        check("", Failure::Other);
    }
}
