//! The SQL of what a digest tells of promises.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Commitment;
use crate::error::Result;
use crate::ids::{GuildId, PersonId};

/// At most so many are named.
const NAMED_MAX: i64 = 200;

/// What happened to a coalition's promises, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Done by their date.
    pub kept: i64,
    /// Done after it.
    pub late: i64,
    /// That got a new date before the old one had passed.
    pub moved: i64,
    /// Open now, though their date has passed.
    pub overdue: i64,
}

/// Counts what happened after an instant and up to another, and what is overdue now.
pub async fn counts_between(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<Counts> {
    Ok(sqlx::query_as!(
        Counts,
        r#"select coalesce(sum(outcome = 'kept' and state = 'delivered' and closed_at > $2 and closed_at <= $3), 0) as "kept!: i64",
                  coalesce(sum(outcome = 'kept_late' and state = 'delivered' and closed_at > $2 and closed_at <= $3), 0)
                      as "late!: i64",
                  coalesce(sum(moves > 0 and exists (select 1 from commitment_events e where e.commitment = commitments.id
                      and e.event = 'moved' and e.at > $2 and e.at <= $3)), 0) as "moved!: i64",
                  coalesce(sum(state = 'promised' and due_at < $4), 0) as "overdue!: i64"
           from commitments where guild = $1"#,
        guild,
        from,
        until,
        now
    )
    .fetch_one(connection)
    .await?)
}

/// What was done in that time and is for something, so that everybody may read it; the newest first.
pub async fn done_for_something(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments where guild = $1 and state = 'delivered' and towards is not null
           and closed_at > $2 and closed_at <= $3 order by closed_at desc, number desc limit $4",
        guild,
        from,
        until,
        NAMED_MAX
    )
    .fetch_all(connection)
    .await?)
}

/// What a person has promised and not done yet, the first due on top.
pub async fn open_of(connection: &mut SqliteConnection, guild: GuildId, owner: PersonId) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments where guild = $1 and owner = $2 and state = 'promised' order by due_at, number limit $3",
        guild,
        owner,
        NAMED_MAX
    )
    .fetch_all(connection)
    .await?)
}

/// What a person did in that time, the newest first.
pub async fn done_by(
    connection: &mut SqliteConnection,
    (guild, owner): (GuildId, PersonId),
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments where guild = $1 and owner = $2 and state = 'delivered' and closed_at > $3
           and closed_at <= $4 order by closed_at desc, number desc limit $5",
        guild,
        owner,
        from,
        until,
        NAMED_MAX
    )
    .fetch_all(connection)
    .await?)
}
