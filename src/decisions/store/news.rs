//! The SQL of what people are to hear of in their brief.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::Decision;
use super::get;
use crate::error::Result;
use crate::ids::{DecisionId, GuildId, PersonId};

/// What somebody is to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum What {
    /// It has a result.
    Result,
    /// A block was open at the deadline.
    Blocked,
    /// It waits for a facilitator's choice.
    Awaiting,
    /// Its text changed after they answered.
    Changed,
    /// It is to be looked at again.
    Review,
    /// Somebody blocks, or has a concern.
    Concern,
    /// Somebody asks for a call; the round is who.
    Call,
}

/// Owes somebody a line of their brief; the same once.
pub async fn add(
    connection: &mut SqliteConnection,
    (id, person): (DecisionId, PersonId),
    (what, round): (What, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into decision_news (decision, person, what, round, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing",
        id,
        person,
        what,
        round,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What was not told yet counts as told.
pub async fn tell(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update decision_news set told_at = $3
         where person = $2 and told_at is null and decision in (select id from decisions where guild = $1)",
        guild,
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether something was not told yet.
pub async fn has_untold(connection: &mut SqliteConnection, guild: GuildId, person: PersonId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from decision_news n join decisions d on d.id = n.decision
         where d.guild = $1 and n.person = $2 and n.told_at is null",
        guild,
        person
    );
    Ok(found.fetch_one(connection).await? > 0)
}

/// What was told at that instant and was not opened since, the newest of each decision.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<(What, i64, Decision)>> {
    let rows = sqlx::query!(
        "select n.what, n.round, n.decision from decision_news n join decisions d on d.id = n.decision
         where d.guild = $1 and n.person = $2 and n.told_at = $3 and n.seen_at is null order by n.id desc",
        guild,
        person,
        at
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut told: Vec<(What, i64, Decision)> = Vec::new();
    for row in rows {
        if told.iter().all(|(_, _, known)| known.id != row.decision)
            && let Some(decision) = get(connection, row.decision).await?
        {
            told.push((row.what, row.round, decision));
        }
    }
    told.reverse();
    Ok(told)
}

/// They opened the decision: what was told of it waits no more.
pub async fn see(
    connection: &mut SqliteConnection,
    id: DecisionId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update decision_news set seen_at = $3, told_at = coalesce(told_at, $3)
         where decision = $1 and person = $2 and seen_at is null",
        id,
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
