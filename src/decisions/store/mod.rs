//! All SQL of decisions.

pub mod answers;
pub mod book;
pub mod digest;
pub mod news;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::methods::{Electorate, Method, Rules};
use super::{Decision, State};
use crate::error::Result;
use crate::ids::{ChannelId, DecisionId, GuildId, PersonId};

/// What a new decision is made of; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub guild: GuildId,
    pub proposer: PersonId,
    pub channel: ChannelId,
    pub title: String,
    pub body: Option<String>,
    pub method: Method,
    pub closes_at: DateTime<Utc>,
    pub urgent: Option<String>,
    pub towards: Option<String>,
}

/// Decisions by the rest of a query.
macro_rules! decisions {
    ($rest:tt, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Decision,
            r#"select id, guild, number, proposer, channel, title, body, method, electorate as "electorate!: _",
                      rules as "rules!: _", version, urgent, towards, opened_at, closes_at, revision, state, extended, held_at,
                      chosen_by, ended_at, review_at, review_asked_at from decisions "# + $rest,
            $($bound),+
        )
    };
}
use decisions;

/// Enters a decision with its next number, which it shares with polls, and its first text; gives its row.
pub async fn insert(connection: &mut SqliteConnection, wanted: &Wanted, now: DateTime<Utc>) -> Result<DecisionId> {
    let (electorate, rules) = (Json(Electorate::Members), Json(Rules::default()));
    let row = sqlx::query!(
        "insert into decisions (guild, number, proposer, channel, title, body, method, electorate, rules, urgent, towards,
                                opened_at, closes_at)
           values ($1, (select coalesce(max(number), 0) + 1 from items where guild = $1 and kind = 'D'),
                   $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
           returning id",
        wanted.guild,
        wanted.proposer,
        wanted.channel,
        wanted.title,
        wanted.body,
        wanted.method,
        electorate,
        rules,
        wanted.urgent,
        wanted.towards,
        now,
        wanted.closes_at
    )
    .fetch_one(&mut *connection)
    .await?;
    keep_version(connection, row.id, (1, wanted.body.as_deref()), (wanted.proposer, now)).await?;
    book::index(connection, row.id).await?;
    Ok(row.id)
}

/// Writes down a text and who wrote it.
pub async fn keep_version(
    connection: &mut SqliteConnection,
    id: DecisionId,
    (version, body): (i64, Option<&str>),
    (author, at): (PersonId, DateTime<Utc>),
) -> Result<()> {
    sqlx::query!(
        "insert into decision_versions (decision, version, body, author, at) values ($1, $2, $3, $4, $5)",
        id,
        version,
        body,
        author,
        at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Who wrote a text, when, and the text.
pub struct Version {
    pub version: i64,
    pub body: Option<String>,
    pub author: PersonId,
    pub at: DateTime<Utc>,
}

/// One of the texts of a decision.
pub async fn version(connection: &mut SqliteConnection, id: DecisionId, number: i64) -> Result<Option<Version>> {
    let row = sqlx::query_as!(
        Version,
        "select version, body, author, at from decision_versions where decision = $1 and version = $2",
        id,
        number
    );
    Ok(row.fetch_optional(connection).await?)
}

/// Who wrote the text that it has now.
pub async fn author(connection: &mut SqliteConnection, decision: &Decision) -> Result<Option<PersonId>> {
    Ok(sqlx::query_scalar!(
        "select author from decision_versions where decision = $1 and version = $2",
        decision.id,
        decision.version
    )
    .fetch_optional(connection)
    .await?)
}

/// Writes down that something was posted about it.
pub async fn add_post(connection: &mut SqliteConnection, id: DecisionId, post: &str) -> Result<()> {
    sqlx::query!("insert into decision_posts (decision, post) values ($1, $2) on conflict do nothing", id, post)
        .execute(connection)
        .await?;
    Ok(())
}

/// What was posted about it.
pub async fn posts(connection: &mut SqliteConnection, id: DecisionId) -> Result<Vec<String>> {
    let all = sqlx::query_scalar!("select post from decision_posts where decision = $1 order by post", id);
    Ok(all.fetch_all(connection).await?)
}

pub async fn get(connection: &mut SqliteConnection, id: DecisionId) -> Result<Option<Decision>> {
    Ok(decisions!("where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Decision>> {
    Ok(decisions!("where guild = $1 and number = $2", guild, number).fetch_optional(connection).await?)
}

/// Whether that number, which polls share, is a poll's: no decision has it.
pub async fn is_poll(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from items where guild = $1 and kind = 'D' and number = $2
           and not exists (select 1 from decisions d where d.guild = $1 and d.number = $2)",
        guild,
        number
    );
    Ok(found.fetch_one(connection).await? > 0)
}

/// The same decision, proposed since then and still open.
pub async fn same(
    connection: &mut SqliteConnection,
    wanted: &Wanted,
    since: DateTime<Utc>,
) -> Result<Option<Decision>> {
    Ok(decisions!(
        "where guild = $1 and state = 'open' and proposer = $2 and opened_at > $3 and title = $4 and body is $5
           and method = $6 limit 1",
        wanted.guild,
        wanted.proposer,
        since,
        wanted.title,
        wanted.body,
        wanted.method
    )
    .fetch_optional(connection)
    .await?)
}

/// How many decisions of a person are open.
pub async fn count_open(connection: &mut SqliteConnection, guild: GuildId, proposer: PersonId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from decisions where guild = $1 and proposer = $2 and state in ('open', 'blocked', 'awaiting')",
        guild,
        proposer
    )
    .fetch_one(connection)
    .await?)
}

/// Its text is another one from now on, and it is open until then.
pub async fn set_text(
    connection: &mut SqliteConnection,
    decision: &Decision,
    body: &str,
    closes_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update decisions set body = $2, version = version + 1, closes_at = $3, revision = revision + 1, state = 'open'
         where id = $1",
        decision.id,
        body,
        closes_at
    )
    .execute(&mut *connection)
    .await?;
    book::index(connection, decision.id).await
}

/// It goes on, open or blocked, until then.
pub async fn go_on(
    connection: &mut SqliteConnection,
    decision: &Decision,
    state: State,
    closes_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update decisions set state = $2, closes_at = $3, revision = revision + 1 where id = $1",
        decision.id,
        state,
        closes_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// It was extended.
pub async fn set_extended(connection: &mut SqliteConnection, id: DecisionId) -> Result<()> {
    sqlx::query!("update decisions set extended = true where id = $1", id).execute(connection).await?;
    Ok(())
}

/// Somebody asked for more time.
pub async fn set_held(connection: &mut SqliteConnection, id: DecisionId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update decisions set held_at = $2 where id = $1", id, at).execute(connection).await?;
    Ok(())
}

/// A facilitator chose.
pub async fn set_chosen(connection: &mut SqliteConnection, id: DecisionId, by: PersonId) -> Result<()> {
    sqlx::query!("update decisions set chosen_by = $2 where id = $1", id, by).execute(connection).await?;
    Ok(())
}

/// It ended like that, and is looked at again then.
pub async fn end(
    connection: &mut SqliteConnection,
    id: DecisionId,
    state: State,
    (at, review_at): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<()> {
    sqlx::query!(
        "update decisions set state = $2, ended_at = coalesce(ended_at, $3), review_at = $4, review_asked_at = null,
                revision = revision + 1 where id = $1",
        id,
        state,
        at,
        review_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The question whether to keep it is open.
pub async fn set_review_asked(connection: &mut SqliteConnection, id: DecisionId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update decisions set review_asked_at = $2, revision = revision + 1 where id = $1", id, at)
        .execute(connection)
        .await?;
    Ok(())
}

/// It was looked at and kept; the next time is then.
pub async fn set_kept(connection: &mut SqliteConnection, id: DecisionId, review_at: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update decisions set review_asked_at = null, review_at = $2, revision = revision + 1 where id = $1",
        id,
        review_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Decisions that wait for somebody: open ones that they did not answer, or whose new text they did not confirm; and, for who
/// facilitates, those that wait for a choice or a review. The one that closes first on top; and how many there are.
pub async fn waiting(
    connection: &mut SqliteConnection,
    (guild, person, facilitates): (GuildId, PersonId, bool),
    limit: i64,
    now: DateTime<Utc>,
) -> Result<(i64, Vec<Decision>)> {
    let count = sqlx::query_scalar!(
        "select count(*) from decisions d where guild = $1 and (
             (state = 'awaiting' or review_asked_at is not null) and $3
             or state in ('open', 'blocked') and closes_at > $4 and not exists (
                 select 1 from decision_answers a where a.decision = d.id and a.person = $2 and a.version = d.version))",
        guild,
        person,
        facilitates,
        now
    )
    .fetch_one(&mut *connection)
    .await?;
    let rows = decisions!(
        "where guild = $1 and (
             (state = 'awaiting' or review_asked_at is not null) and $3
             or state in ('open', 'blocked') and closes_at > $4 and not exists (
                 select 1 from decision_answers a where a.decision = decisions.id and a.person = $2
                 and a.version = decisions.version))
         order by closes_at, number limit $5",
        guild,
        person,
        facilitates,
        now,
        limit
    );
    Ok((count, rows.fetch_all(connection).await?))
}
