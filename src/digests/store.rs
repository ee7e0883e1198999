//! All SQL of digests.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Text;

use super::{DUE, NOW, Own, Schedule};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId, MessageId, PersonId};
use crate::news::DigestLine;
use crate::text::Language;

/// The one edition so far.
const EDITION: &str = "members";

pub async fn schedule(connection: &mut SqliteConnection, guild: GuildId) -> Result<Option<Schedule>> {
    Ok(sqlx::query_as!(
        Schedule,
        r#"select guild, channel, made_in, starts, rule as "rule!: _", state, told, next_original, next_at
           from digest_schedules where guild = $1 and edition = $2"#,
        guild,
        EDITION
    )
    .fetch_optional(connection)
    .await?)
}

/// Writes down a schedule as it is from now on.
pub async fn save(connection: &mut SqliteConnection, new: &Schedule) -> Result<()> {
    let rule = Text(&new.rule.0);
    sqlx::query!(
        "insert into digest_schedules (guild, edition, channel, made_in, starts, rule, state, told, next_original, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict do update set channel = excluded.channel, made_in = excluded.made_in, starts = excluded.starts,
             rule = excluded.rule, state = excluded.state, told = excluded.told, next_original = excluded.next_original,
             next_at = excluded.next_at",
        new.guild,
        EDITION,
        new.channel,
        new.made_in,
        new.starts,
        rule,
        new.state,
        new.told,
        new.next_original,
        new.next_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A period that comes to its end.
pub struct Ended<'a> {
    pub guild: GuildId,
    /// The local start of its occurrence.
    pub period: &'a str,
    pub due_at: DateTime<Utc>,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// As the table's check lists it.
    pub state: &'a str,
}

/// Ends a period. `false`: it had ended before.
pub async fn end(connection: &mut SqliteConnection, ended: &Ended<'_>) -> Result<bool> {
    let done = sqlx::query!(
        "insert into digest_periods (guild, edition, period, due_at, from_at, until_at, state)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        ended.guild,
        EDITION,
        ended.period,
        ended.due_at,
        ended.from,
        ended.until,
        ended.state
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Whether a period has ended.
pub async fn has_ended(connection: &mut SqliteConnection, guild: GuildId, period: &str) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from digest_periods where guild = $1 and edition = $2 and period = $3",
        guild,
        EDITION,
        period
    )
    .fetch_one(connection)
    .await?;
    Ok(found > 0)
}

/// Until when was told; if nothing was yet, but some were too late, from when the first of them should have told.
pub async fn told_until(connection: &mut SqliteConnection, guild: GuildId) -> Result<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(until_at) filter (where state in ('said', 'empty')), min(from_at)) as "until: DateTime<Utc>"
           from digest_periods where guild = $1 and edition = $2"#,
        guild,
        EDITION
    )
    .fetch_one(connection)
    .await?)
}

/// How many digests were missed since the last one that was said, and when the first of them was due.
pub async fn missed(connection: &mut SqliteConnection, guild: GuildId) -> Result<(i64, Option<DateTime<Utc>>)> {
    let row = sqlx::query!(
        r#"select count(*) as "count!: i64", min(due_at) as "first: DateTime<Utc>" from digest_periods
           where guild = $1 and edition = $2 and state = 'missed' and due_at > coalesce(
               (select max(due_at) from digest_periods where guild = $1 and edition = $2 and state = 'said'), '')"#,
        guild,
        EDITION
    )
    .fetch_one(connection)
    .await?;
    Ok((row.count, row.first))
}

/// What was said last of each matter that stood then.
pub async fn told(connection: &mut SqliteConnection, guild: GuildId) -> Result<HashMap<String, String>> {
    let rows =
        sqlx::query!("select matter, standing from digest_told where guild = $1 and edition = $2", guild, EDITION)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(|row| (row.matter, row.standing)).collect())
}

/// Keeps what was said, and forgets what does not stand any more.
pub async fn set_told(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (said, standing): (&[DigestLine], &[String]),
) -> Result<()> {
    let said: Vec<[&str; 2]> = said.iter().map(|line| [line.key.as_str(), line.state.as_str()]).collect();
    let said = serde_json::to_string(&said).map_err(Error::internal)?;
    let standing = serde_json::to_string(standing).map_err(Error::internal)?;
    sqlx::query!(
        "delete from digest_told where guild = $1 and edition = $2 and matter not in (select value from json_each($3))",
        guild,
        EDITION,
        standing
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "insert into digest_told (guild, edition, matter, standing)
         select $1, $2, value ->> 0, value ->> 1 from json_each($3) where true
         on conflict do update set standing = excluded.standing",
        guild,
        EDITION,
        said
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A digest that was posted, or is frozen to be: what it said, as JSON.
pub struct Posted {
    /// The occurrence of its row in the outbox.
    pub occurrence: String,
    /// When it was read first.
    pub made_at: DateTime<Utc>,
    pub from_at: DateTime<Utc>,
    pub until_at: DateTime<Utc>,
    /// The coalition's then.
    pub language: Language,
    /// The keys of what stood on the screen.
    pub shown: String,
    /// All lines in that language, and in the other.
    pub lines: String,
    pub other: String,
}

/// What a digest said.
pub async fn posted(connection: &mut SqliteConnection, guild: GuildId, occurrence: &str) -> Result<Option<Posted>> {
    Ok(sqlx::query_as!(
        Posted,
        "select occurrence, made_at, from_at, until_at, language, shown, lines, other from digest_posts
         where guild = $1 and occurrence = $2",
        guild,
        occurrence
    )
    .fetch_optional(connection)
    .await?)
}

/// A digest that stands where it was posted.
pub struct Stands {
    pub channel: ChannelId,
    pub message: MessageId,
    pub made_at: DateTime<Utc>,
}

/// The last digest that arrived: where it was to go, or where its schedule was made, if that was closed. `cross join`: left to itself,
/// SQLite goes through all that the guild was ever sent.
pub async fn last_posted(connection: &mut SqliteConnection, guild: GuildId) -> Result<Option<Stands>> {
    Ok(sqlx::query_as!(
        Stands,
        r#"select o.channel as "channel!: ChannelId", o.made as "message!: MessageId", p.made_at as "made_at!: DateTime<Utc>"
           from digest_posts p cross join outbox o on o.guild = p.guild and o.occurrence = p.occurrence and o.item in ($2, $3)
               and o.recipient in ('channel:' || p.channel,
                                   (select 'channel:' || s.made_in from digest_schedules s where s.guild = p.guild))
           where p.guild = $1 and o.state = 'sent' and o.channel is not null and o.made is not null
           order by p.made_at desc limit 1"#,
        guild,
        DUE,
        NOW
    )
    .fetch_optional(connection)
    .await?)
}

/// Keeps what a digest says.
pub async fn keep_posted(
    connection: &mut SqliteConnection,
    (guild, channel): (GuildId, ChannelId),
    new: &Posted,
) -> Result<()> {
    sqlx::query!(
        "insert into digest_posts (guild, occurrence, channel, made_at, from_at, until_at, language, shown, lines, other)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict do update set channel = excluded.channel, made_at = excluded.made_at, from_at = excluded.from_at,
             until_at = excluded.until_at, language = excluded.language, shown = excluded.shown, lines = excluded.lines,
             other = excluded.other",
        guild,
        new.occurrence,
        channel,
        new.made_at,
        new.from_at,
        new.until_at,
        new.language,
        new.shown,
        new.lines,
        new.other
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether somebody had the same posted there since then.
pub async fn was_posted(
    connection: &mut SqliteConnection,
    (guild, channel): (GuildId, ChannelId),
    (shown, lines): (String, String),
    since: DateTime<Utc>,
) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select exists (select 1 from digest_posts where guild = $1 and occurrence like 'h%' and channel = $2 and made_at > $3
                        and shown = $4 and lines = $5)",
        guild,
        channel,
        since,
        shown,
        lines
    )
    .fetch_one(connection)
    .await?;
    Ok(found != 0)
}

pub async fn own(connection: &mut SqliteConnection, guild: GuildId, person: PersonId) -> Result<Option<Own>> {
    Ok(sqlx::query_as!(
        Own,
        "select guild, person, made_in, since, said, told, next_original, next_at from digest_own
         where guild = $1 and person = $2",
        guild,
        person
    )
    .fetch_optional(connection)
    .await?)
}

/// Everyone in a guild who wants one of their own.
pub async fn all_own(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<Own>> {
    Ok(sqlx::query_as!(
        Own,
        "select guild, person, made_in, since, said, told, next_original, next_at from digest_own
         where guild = $1 order by person",
        guild
    )
    .fetch_all(connection)
    .await?)
}

/// Writes down a person's own digest as it is from now on.
pub async fn save_own(connection: &mut SqliteConnection, new: &Own) -> Result<()> {
    sqlx::query!(
        "insert into digest_own (guild, person, made_in, since, said, told, next_original, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do update set made_in = excluded.made_in, since = excluded.since, said = excluded.said,
             told = excluded.told, next_original = excluded.next_original, next_at = excluded.next_at",
        new.guild,
        new.person,
        new.made_in,
        new.since,
        new.said,
        new.told,
        new.next_original,
        new.next_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A person does not want one any more. What was told goes with it.
pub async fn forget_own(connection: &mut SqliteConnection, guild: GuildId, person: PersonId) -> Result<()> {
    sqlx::query!("delete from digest_own where guild = $1 and person = $2", guild, person).execute(connection).await?;
    Ok(())
}
