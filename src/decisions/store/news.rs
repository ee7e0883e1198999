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

/// Owes somebody a line of their brief; the same once, until it was told: if it happens again after that, it is told again.
pub async fn add(
    connection: &mut SqliteConnection,
    (id, person): (DecisionId, PersonId),
    (what, round): (What, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into decision_news (decision, person, what, round, made_at) values ($1, $2, $3, $4, $5)
         on conflict (decision, person, what, round) do update
         set told_at = null, seen_at = null, made_at = excluded.made_at where told_at is not null",
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

/// When somebody was told that, the last time: `Some(None)` is still to be told, `None` never was.
pub async fn told_of(
    connection: &mut SqliteConnection,
    (id, person): (DecisionId, PersonId),
    (what, round): (What, i64),
) -> Result<Option<Option<DateTime<Utc>>>> {
    let told_at = sqlx::query_scalar!(
        "select told_at from decision_news where decision = $1 and person = $2 and what = $3 and round = $4",
        id,
        person,
        what,
        round
    );
    Ok(told_at.fetch_optional(connection).await?)
}

/// Whether somebody was not told that yet.
pub async fn is_untold(connection: &mut SqliteConnection, id: DecisionId, (what, round): (What, i64)) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from decision_news where decision = $1 and what = $2 and round = $3 and told_at is null",
        id,
        what,
        round
    );
    Ok(found.fetch_one(connection).await? > 0)
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

/// What somebody is told of one decision: what happened, and everybody who asks for a call.
pub struct Told {
    pub decision: Decision,
    /// What happened, the newest first.
    pub news: Vec<(What, i64)>,
    /// Who asks for a call, in the order in which they asked. No other news takes their place.
    pub callers: Vec<PersonId>,
}

/// What was told at that instant and was not opened since, by decision.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<Told>> {
    let rows = sqlx::query!(
        "select n.what, n.round, n.decision from decision_news n join decisions d on d.id = n.decision
         where d.guild = $1 and n.person = $2 and n.told_at = $3 and n.seen_at is null order by n.made_at desc, n.id desc",
        guild,
        person,
        at
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut told: Vec<Told> = Vec::new();
    for row in rows {
        if told.iter().all(|known| known.decision.id != row.decision)
            && let Some(decision) = get(connection, row.decision).await?
        {
            told.push(Told { decision, news: Vec::new(), callers: Vec::new() });
        }
        let Some(known) = told.iter_mut().find(|known| known.decision.id == row.decision) else { continue };
        match row.what {
            What::Call => known.callers.insert(0, PersonId(row.round)),
            what => known.news.push((what, row.round)),
        }
    }
    told.reverse();
    Ok(told)
}

/// They opened the decision: what was told of it waits no more, and what stands there need not be told. Who asks for a call does not
/// stand there, so that is still told; and what came of it is told in any case, since it ends what they began.
pub async fn see(
    connection: &mut SqliteConnection,
    id: DecisionId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update decision_news set seen_at = $3, told_at = coalesce(told_at, $3)
         where decision = $1 and person = $2 and seen_at is null and (what not in ('call', 'result') or told_at is not null)",
        id,
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
