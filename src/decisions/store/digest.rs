//! The SQL of what a digest tells of decisions.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::Decision;
use super::decisions;
use crate::error::Result;
use crate::ids::GuildId;

/// At most so many are named.
const NAMED_MAX: i64 = 20;

/// Open ones whose answers end after an instant and up to another, and those that wait for a choice, the first on top, and how many people answered the text as it is now.
pub async fn open(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(Decision, i64)>> {
    let open = decisions!(
        "where guild = $1 and (state in ('open', 'blocked') and closes_at > $2 or state = 'awaiting') and closes_at <= $3
         order by closes_at, number limit $4",
        guild,
        now,
        until,
        NAMED_MAX
    );
    let mut found = Vec::new();
    for decision in open.fetch_all(&mut *connection).await? {
        let answered = sqlx::query_scalar!(
            "select count(distinct person) from decision_answers where decision = $1 and version = $2",
            decision.id,
            decision.version
        )
        .fetch_one(&mut *connection)
        .await?;
        found.push((decision, answered));
    }
    Ok(found)
}

/// Those that came to a result after an instant and up to another, the newest first.
pub async fn decided(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Decision>> {
    Ok(decisions!(
        "where guild = $1 and ended_at > $2 and ended_at <= $3 and state <> 'withdrawn'
         order by ended_at desc, number desc limit $4",
        guild,
        from,
        until,
        NAMED_MAX
    )
    .fetch_all(connection)
    .await?)
}

/// Those that were adopted since then and that no promise is for, the newest first.
pub async fn without_step(
    connection: &mut SqliteConnection,
    guild: GuildId,
    since: DateTime<Utc>,
) -> Result<Vec<Decision>> {
    Ok(decisions!(
        "where guild = $1 and state = 'adopted' and ended_at > $2
           and not exists (select 1 from items where items.guild = $1 and items.kind = 'C'
                           and items.towards = 'D-' || decisions.number)
         order by ended_at desc, number desc limit $3",
        guild,
        since,
        NAMED_MAX
    )
    .fetch_all(connection)
    .await?)
}
