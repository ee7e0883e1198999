//! The SQL of answers and concerns. Both are only added to, but for words that their person takes back and how a concern ended.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::methods::{Ballot, Position};
use super::super::{Answer, Concern, Decision};
use super::decisions;
use crate::error::Result;
use crate::ids::{DecisionId, GuildId, PersonId};

/// The answer of one person that is in force, to whichever version of the text.
pub async fn of(connection: &mut SqliteConnection, id: DecisionId, person: PersonId) -> Result<Option<Answer>> {
    Ok(sqlx::query_as!(
        Answer,
        "select position, reason, taken_back, version from decision_answers where decision = $1 and person = $2
         order by id desc limit 1",
        id,
        person
    )
    .fetch_optional(connection)
    .await?)
}

/// Adds an answer.
pub async fn add(
    connection: &mut SqliteConnection,
    (id, person): (DecisionId, PersonId),
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into decision_answers (decision, version, person, position, reason, taken_back, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        answer.version,
        person,
        answer.position,
        answer.reason,
        answer.taken_back,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The answers that count: those in force, given to this version of the text or kept for it, and blocks.
pub async fn ballots(connection: &mut SqliteConnection, decision: &Decision) -> Result<Vec<Ballot>> {
    let rows = sqlx::query!(
        "select position from decision_answers where decision = $1 and (version = $2 or position = 'block')
           and id in (select max(id) from decision_answers where decision = $1 group by person) order by id",
        decision.id,
        decision.version
    );
    let rows = rows.fetch_all(connection).await?;
    // Members have no seats, so none of a resident.
    Ok(rows.into_iter().map(|row| Ballot { position: row.position, resident: false }).collect())
}

/// How many answered an earlier text and did not say yet whether they keep it.
pub async fn unconfirmed(connection: &mut SqliteConnection, decision: &Decision) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        "select person from decision_answers where decision = $1 and version < $2
           and id in (select max(id) from decision_answers where decision = $1 group by person) order by id",
        decision.id,
        decision.version
    )
    .fetch_all(connection)
    .await?)
}

/// Decisions that still take answers and whose text is a newer one than somebody answered, the one that ends first on top.
pub async fn unconfirmed_by(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<Vec<Decision>> {
    Ok(decisions!(
        "where guild = $1 and state in ('open', 'blocked') and closes_at > $3
           and exists (select 1 from decision_answers a where a.decision = decisions.id and a.person = $2)
           and not exists (select 1 from decision_answers a where a.decision = decisions.id and a.person = $2
                           and a.version = decisions.version)
         order by closes_at, number",
        guild,
        person,
        now
    )
    .fetch_all(connection)
    .await?)
}

/// A reason that somebody gave with the answer that is in force.
pub struct Said {
    pub position: Position,
    /// `None`: taken back.
    pub reason: Option<String>,
}

/// The reasons of the answers that count, the newest first; those of blocks are concerns.
pub async fn reasons(connection: &mut SqliteConnection, decision: &Decision) -> Result<Vec<Said>> {
    Ok(sqlx::query_as!(
        Said,
        "select position, reason from decision_answers
         where decision = $1 and version = $2 and position <> 'block' and (reason is not null or taken_back)
           and id in (select max(id) from decision_answers where decision = $1 group by person) order by id desc",
        decision.id,
        decision.version
    )
    .fetch_all(connection)
    .await?)
}

/// The words that somebody gave as reasons or concerns are gone; where they stood it says that they were taken back.
pub async fn take_back(connection: &mut SqliteConnection, id: DecisionId, person: PersonId) -> Result<()> {
    sqlx::query!(
        "update decision_answers set reason = null, taken_back = true
         where decision = $1 and person = $2 and reason is not null",
        id,
        person
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "update decision_concerns set harm = '', change = '', talk = null, taken_back = true where decision = $1 and person = $2",
        id,
        person
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether there are words of theirs, as reasons or concerns.
pub async fn has_words(connection: &mut SqliteConnection, id: DecisionId, person: PersonId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select exists (select 1 from decision_answers where decision = $1 and person = $2 and reason is not null)
             or exists (select 1 from decision_concerns where decision = $1 and person = $2 and not taken_back)",
        id,
        person
    );
    Ok(found.fetch_one(connection).await? != 0)
}

/// Opens a concern.
pub async fn open_concern(
    connection: &mut SqliteConnection,
    (id, person): (DecisionId, PersonId),
    concern: &Concern,
    now: DateTime<Utc>,
) -> Result<()> {
    let kind = if concern.after { "after" } else { "block" };
    sqlx::query!(
        "insert into decision_concerns (decision, person, kind, harm, change, talk, opened_at) values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        person,
        kind,
        concern.harm,
        concern.change,
        concern.talk,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Ends what is open of one person's concerns, or of everybody's.
pub async fn end_concerns(
    connection: &mut SqliteConnection,
    id: DecisionId,
    person: Option<PersonId>,
    (ending, at): (&str, DateTime<Utc>),
) -> Result<()> {
    sqlx::query!(
        "update decision_concerns set ended_at = $4, ending = $3
         where decision = $1 and ended_at is null and ($2 is null or person = $2)",
        id,
        person,
        ending,
        at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// All concerns, the open ones first, then the newest. Of who blocked more than once, the last block: an earlier one, with other words or
/// before another answer, would look like somebody else's.
pub async fn concerns(connection: &mut SqliteConnection, id: DecisionId) -> Result<Vec<Concern>> {
    Ok(sqlx::query_as!(
        Concern,
        r#"select harm, change, talk, taken_back, kind = 'after' as "after!: bool", ending from decision_concerns
           where decision = $1
             and (kind = 'after'
                  or id in (select max(id) from decision_concerns where decision = $1 and kind = 'block' group by person))
           order by ended_at is not null, id desc"#,
        id
    )
    .fetch_all(connection)
    .await?)
}

/// What a person's block says, while it stands.
pub async fn open_block(
    connection: &mut SqliteConnection,
    id: DecisionId,
    person: PersonId,
) -> Result<Option<Concern>> {
    Ok(sqlx::query_as!(
        Concern,
        r#"select harm, change, talk, taken_back, kind = 'after' as "after!: bool", ending from decision_concerns
           where decision = $1 and person = $2 and kind = 'block' and ended_at is null order by id desc limit 1"#,
        id,
        person
    )
    .fetch_optional(connection)
    .await?)
}

/// Open decisions on which a block stands.
pub async fn with_block(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<DecisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select distinct c.decision as "decision!: DecisionId"
           from decision_concerns c join decisions d on d.id = c.decision
           where d.guild = $1 and d.state = 'open' and c.kind = 'block' and c.ended_at is null"#,
        guild
    )
    .fetch_all(connection)
    .await?)
}

/// Who wrote a block that stands since then.
pub async fn blockers_since(
    connection: &mut SqliteConnection,
    id: DecisionId,
    since: DateTime<Utc>,
) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person as "person: PersonId" from decision_concerns
           where decision = $1 and kind = 'block' and ended_at is null and opened_at >= $2"#,
        id,
        since
    )
    .fetch_all(connection)
    .await?)
}

/// How many answered an earlier text and did not say that it stays; blocks counted all the same.
pub async fn not_kept(connection: &mut SqliteConnection, decision: &Decision) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from decision_answers where decision = $1 and version < $2 and position <> 'block'
           and id in (select max(id) from decision_answers where decision = $1 group by person)",
        decision.id,
        decision.version
    )
    .fetch_one(connection)
    .await?)
}

/// Whether a person has a concern that is open.
pub async fn has_open_concern(connection: &mut SqliteConnection, id: DecisionId, person: PersonId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from decision_concerns where decision = $1 and person = $2 and ended_at is null",
        id,
        person
    );
    Ok(found.fetch_one(connection).await? > 0)
}

/// Whether a concern is open whose words were not taken back.
pub async fn has_open_words(connection: &mut SqliteConnection, id: DecisionId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from decision_concerns where decision = $1 and ended_at is null and not taken_back",
        id
    );
    Ok(found.fetch_one(connection).await? > 0)
}
