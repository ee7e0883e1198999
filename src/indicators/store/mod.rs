//! All SQL of indicators: here their definitions; beside it what was reported, and who was asked.

pub mod asks;
pub mod reports;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::period::Period;
use super::trend::Standing;
use super::{Direction, Indicator, State};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, IndicatorId, PersonId};

/// What a new draft is made of; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub guild: GuildId,
    pub maker: PersonId,
    pub steward: PersonId,
    pub channel: ChannelId,
    pub name: String,
    pub direction: Direction,
    pub period: Period,
    pub unit: Option<String>,
}

/// The first form, filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct What {
    pub what: String,
    pub source: String,
    /// Above and below, of a share.
    pub share: Option<(String, String)>,
}

/// Indicators by the rest of a query.
macro_rules! indicators {
    ($rest:tt, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Indicator,
            r#"select id, guild, number, name, direction, period, unit, maker, steward, channel, state, what, source, numerator,
                      denominator, baseline, baseline_on, target, target_on, due_days, standing, made_at from indicators "# + $rest,
            $($bound),+
        )
    };
}

/// Enters a draft with its next number; gives its row.
pub async fn insert(connection: &mut SqliteConnection, wanted: &Wanted, now: DateTime<Utc>) -> Result<IndicatorId> {
    let row = sqlx::query!(
        "insert into indicators (guild, number, name, direction, period, unit, maker, steward, channel, made_at)
           values ($1, (select coalesce(max(number), 0) + 1 from items where guild = $1 and kind = 'I'), $2, $3, $4, $5, $6, $7, $8, $9)
           returning id",
        wanted.guild,
        wanted.name,
        wanted.direction,
        wanted.period,
        wanted.unit,
        wanted.maker,
        wanted.steward,
        wanted.channel,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(row.id)
}

pub async fn get(connection: &mut SqliteConnection, id: IndicatorId) -> Result<Option<Indicator>> {
    Ok(indicators!("where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Indicator>> {
    Ok(indicators!("where guild = $1 and number = $2", guild, number).fetch_optional(connection).await?)
}

/// All of a guild: those in use, by name; with `drafts`, those too, first.
pub async fn all(connection: &mut SqliteConnection, guild: GuildId, drafts: bool) -> Result<Vec<Indicator>> {
    Ok(indicators!(
        "where guild = $1 and (state = 'active' or ($2 and state = 'draft')) order by state = 'active', name collate nocase, number",
        guild,
        drafts
    )
    .fetch_all(connection)
    .await?)
}

/// The drafts of a person, the newest first.
pub async fn drafts(connection: &mut SqliteConnection, (guild, maker): (GuildId, PersonId)) -> Result<Vec<Indicator>> {
    Ok(indicators!("where guild = $1 and maker = $2 and state = 'draft' order by number desc limit 5", guild, maker)
        .fetch_all(connection)
        .await?)
}

/// Begins a draft again: what the command said last holds.
pub async fn begin_again(connection: &mut SqliteConnection, id: IndicatorId, wanted: &Wanted) -> Result<()> {
    sqlx::query!(
        "update indicators set direction = $2, period = $3, unit = $4, steward = $5 where id = $1 and state = 'draft'",
        id,
        wanted.direction,
        wanted.period,
        wanted.unit,
        wanted.steward
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Fills in the first form of a draft.
pub async fn set_what(connection: &mut SqliteConnection, id: IndicatorId, what: &What) -> Result<()> {
    let (numerator, denominator) = what.share.as_ref().map(|(above, below)| (above, below)).unzip();
    sqlx::query!(
        "update indicators set what = $2, source = $3, numerator = $4, denominator = $5 where id = $1 and state = 'draft'",
        id,
        what.what,
        what.source,
        numerator,
        denominator
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Fills in the second form of a draft.
pub async fn set_baseline(
    connection: &mut SqliteConnection,
    id: IndicatorId,
    (value, on): (f64, NaiveDate),
) -> Result<()> {
    sqlx::query!(
        "update indicators set baseline = $2, baseline_on = $3 where id = $1 and state = 'draft'",
        id,
        value,
        on
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Fills in the third form of a draft.
pub async fn set_target(
    connection: &mut SqliteConnection,
    id: IndicatorId,
    (value, on): (f64, NaiveDate),
    due_days: i64,
) -> Result<()> {
    sqlx::query!(
        "update indicators set target = $2, target_on = $3, due_days = $4 where id = $1 and state = 'draft'",
        id,
        value,
        on,
        due_days
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Puts a draft to use, or throws it away.
pub async fn set_state(connection: &mut SqliteConnection, id: IndicatorId, state: State) -> Result<()> {
    sqlx::query!("update indicators set state = $2 where id = $1 and state = 'draft'", id, state)
        .execute(connection)
        .await?;
    Ok(())
}

/// Who is asked from now on, and since when they know; `None`: they are still to be told.
pub async fn set_steward(
    connection: &mut SqliteConnection,
    id: IndicatorId,
    steward: PersonId,
    knows_at: Option<DateTime<Utc>>,
) -> Result<()> {
    sqlx::query!("update indicators set steward = $2, steward_knows_at = $3 where id = $1", id, steward, knows_at)
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether its steward knows that they are asked.
pub async fn knows(connection: &mut SqliteConnection, id: IndicatorId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select steward_knows_at is not null as "knows!: bool" from indicators where id = $1"#,
        id
    )
    .fetch_one(connection)
    .await?)
}

/// Those in use whose steward was told at that instant that they are asked; `None`: still to be told.
pub async fn named_at(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
    at: Option<DateTime<Utc>>,
) -> Result<Vec<Indicator>> {
    Ok(indicators!(
        "where guild = $1 and steward = $2 and state = 'active' and steward_knows_at is $3 order by number",
        guild,
        steward,
        at
    )
    .fetch_all(connection)
    .await?)
}

/// How it stands from now on.
pub async fn set_standing(
    connection: &mut SqliteConnection,
    id: IndicatorId,
    standing: Option<Standing>,
) -> Result<()> {
    sqlx::query!("update indicators set standing = $2 where id = $1", id, standing).execute(connection).await?;
    Ok(())
}

/// Adds a story behind the curve.
pub async fn add_story(
    connection: &mut SqliteConnection,
    id: IndicatorId,
    (story, person): (&str, PersonId),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into indicator_stories (indicator, story, person, told_at) values ($1, $2, $3, $4)",
        id,
        story,
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The story that was told last.
pub async fn story(connection: &mut SqliteConnection, id: IndicatorId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select story from indicator_stories where indicator = $1 order by id desc limit 1", id)
        .fetch_optional(connection)
        .await?)
}
