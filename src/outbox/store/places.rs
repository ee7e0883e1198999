//! Where the bot cannot post, what keeps failing, and where a message goes instead.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::super::{Recipient, Row};
use super::claim::freeze_copy;
use crate::db::Readers;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, PersonId};
use crate::message::Message;

/// A closed place is tried again after so long, in case nobody told us that it is open again.
pub(super) const TRIED_AGAIN_AFTER: TimeDelta = TimeDelta::hours(24);
/// After so many failed occurrences an item pauses.
const FAILURES_MAX: i64 = 3;

/// A channel in which the bot could not post.
#[derive(Clone, Debug)]
pub struct Closed {
    /// Which.
    pub channel: ChannelId,
    /// Discord's code: 10003 it is gone, 50001 it cannot be seen, 50013 a permission is missing.
    pub code: i64,
    /// Since when.
    pub closed_at: DateTime<Utc>,
}

/// The bot was refused in a channel. Says whether that is news.
///
/// # Errors
/// If the database fails.
pub async fn close_place(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (channel, code): (ChannelId, i64),
    now: DateTime<Utc>,
) -> Result<bool> {
    let known = sqlx::query_scalar!("select count(*) from closed_places where channel = $1", channel)
        .fetch_one(&mut *connection)
        .await?;
    sqlx::query!(
        "insert into closed_places (channel, guild, code, closed_at) values ($1, $2, $3, $4)
         on conflict do update set code = excluded.code, closed_at = excluded.closed_at",
        channel,
        guild,
        code,
        now
    )
    .execute(connection)
    .await?;
    Ok(known == 0)
}

/// Whether a channel is closed to the bot, as far as we know.
///
/// # Errors
/// If the database fails.
pub async fn closed_place(readers: &Readers, channel: ChannelId, now: DateTime<Utc>) -> Result<Option<Closed>> {
    let since = now - TRIED_AGAIN_AFTER;
    let row =
        sqlx::query!("select code, closed_at from closed_places where channel = $1 and closed_at > $2", channel, since)
            .fetch_optional(&mut *readers.acquire().await?)
            .await?;
    Ok(row.map(|row| Closed { channel, code: row.code, closed_at: row.closed_at }))
}

/// Whether any channel of a guild is closed to the bot.
///
/// # Errors
/// If the database fails.
pub async fn has_closed_places(readers: &Readers, guild: GuildId) -> Result<bool> {
    let count = sqlx::query_scalar!("select count(*) from closed_places where guild = $1", guild)
        .fetch_one(&mut *readers.acquire().await?)
        .await?;
    Ok(count > 0)
}

/// A channel is open again: a message arrived there, or a coordinator says so.
///
/// # Errors
/// If the database fails.
pub async fn open_place(connection: &mut SqliteConnection, guild: GuildId, channel: ChannelId) -> Result<()> {
    sqlx::query!("delete from closed_places where guild = $1 and channel = $2", guild, channel)
        .execute(connection)
        .await?;
    Ok(())
}

/// Something changed in a guild's channels or roles: every place is worth a try again.
///
/// # Errors
/// If the database fails.
pub async fn open_places(connection: &mut SqliteConnection, guild: GuildId) -> Result<()> {
    sqlx::query!("delete from closed_places where guild = $1", guild).execute(connection).await?;
    Ok(())
}

/// The channel that we know of a person's direct messages is gone: it is opened anew the next time.
///
/// # Errors
/// If the database fails.
pub async fn forget_direct(connection: &mut SqliteConnection, person: PersonId) -> Result<()> {
    sqlx::query!("delete from direct_channels where person = $1", person).execute(connection).await?;
    Ok(())
}

/// Sends a row that could not be delivered to another channel, as `message`; from there it may go on to `fallback`.
///
/// # Errors
/// If the database fails.
pub async fn redirect(
    connection: &mut SqliteConnection,
    row: &Row,
    (to, fallback): (ChannelId, Option<ChannelId>),
    message: &Message,
    now: DateTime<Utc>,
) -> Result<()> {
    freeze_copy(connection, row, (Recipient::Channel(to), fallback), message, now).await
}

/// An occurrence of an item could not be delivered anywhere. Says whether the item pauses from now on.
///
/// # Errors
/// If the database fails.
pub async fn count_failure(
    connection: &mut SqliteConnection,
    guild: GuildId,
    item: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let failures = sqlx::query_scalar!(
        r#"insert into failing_items (guild, item, failures) values ($1, $2, 1)
           on conflict do update set failures = failures + 1 returning failures as "failures!: i64""#,
        guild,
        item
    )
    .fetch_one(&mut *connection)
    .await?;
    if failures != FAILURES_MAX {
        return Ok(false);
    }
    sqlx::query!("update failing_items set paused_at = $3 where guild = $1 and item = $2", guild, item, now)
        .execute(connection)
        .await?;
    Ok(true)
}

/// An item that paused goes on.
///
/// # Errors
/// If the database fails.
pub async fn resume(connection: &mut SqliteConnection, guild: GuildId, item: &str) -> Result<()> {
    sqlx::query!("delete from failing_items where guild = $1 and item = $2", guild, item)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "update outbox set next_try_at = due_at
         where guild = $1 and item = $2 and (state = 'waiting' or (state = 'frozen' and early))",
        guild,
        item
    )
    .execute(connection)
    .await?;
    Ok(())
}
