//! The SQL of claiming: whether a row may be claimed, freezing it, and holding back a guild's.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::{GRACE, KEPT_AFTER_REMOVAL, Payload, Recipient, Row};
use super::skip;
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId};
use crate::message::Message;

/// Why a row is skipped that fell due after the bot had been gone from its guild for longer than it is kept.
const REMOVED: &str = "removed from the guild";

/// What stands in the way of a row that is to be claimed.
pub struct Held {
    /// It is not wanted at all, and why.
    pub not_wanted: Option<&'static str>,
    /// It waits until then.
    pub until: Option<DateTime<Utc>>,
}

/// Whether a row may be claimed, in one command; `None` if it is not waiting any more.
///
/// Only the newest of several late rows of one matter to one recipient is sent; the bot may have been removed from the guild; the
/// item may pause since it failed too often.
pub async fn held(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<Option<Held>> {
    let found = sqlx::query!(
        r#"select exists (select 1 from outbox newer where newer.guild = this.guild and newer.item = this.item
                       and newer.recipient = this.recipient and newer.kind = this.kind and newer.state = 'waiting'
                       and newer.due_at > this.due_at and newer.due_at <= $2
                       -- Of other kinds each row is a matter of its own.
                       and this.kind in ('brief', 'remind')) as "has_newer!: bool",
                  (select left_at from coalitions where coalitions.guild = this.guild) as "left_at: DateTime<Utc>",
                  exists (select 1 from failing_items f where f.guild = this.guild and f.item = this.item
                          and f.paused_at is not null) as "pauses!: bool"
           from outbox this where id = $1 and state = 'waiting'"#,
        row.id,
        now
    )
    .fetch_optional(connection)
    .await?;
    Ok(found.map(|found| {
        let removed_until = found.left_at.map(|left_at| left_at + KEPT_AFTER_REMOVAL);
        let not_wanted = match removed_until {
            Some(until) if now >= until => Some(REMOVED),
            None if found.has_newer => Some("a newer one is due"),
            _ => None,
        };
        let pause = found.pauses.then_some(now + KEPT_AFTER_REMOVAL);
        Held { not_wanted, until: removed_until.or(pause) }
    }))
}

/// The bot was removed from a guild: what is owed there waits, and is kept for a while.
///
/// # Errors
/// If the database fails.
pub async fn pause_guild(connection: &mut SqliteConnection, guild: GuildId, now: DateTime<Utc>) -> Result<()> {
    let until = now + KEPT_AFTER_REMOVAL;
    sqlx::query!(
        "update outbox set next_try_at = $2 where guild = $1 and state in ('waiting', 'frozen') and next_try_at < $2",
        guild,
        until
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The bot is back in a guild: everything falls due at its own hour again. What fell due too long after it was removed is looked at
/// now, since each row of a series, and each brief, owes the next: without it nothing would come again.
///
/// # Errors
/// If the database fails.
pub async fn resume_guild(connection: &mut SqliteConnection, guild: GuildId) -> Result<()> {
    sqlx::query!("update outbox set next_try_at = due_at where guild = $1 and state in ('waiting', 'frozen')", guild)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "update outbox set state = 'waiting', trouble = null, ended_at = null, next_try_at = due_at
         where guild = $1 and state = 'skipped' and trouble = $2",
        guild,
        REMOVED
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Freezes the rendered parts: the first in the row itself, the others in rows of their own. Gives the first back.
///
/// # Errors
/// If the database fails.
pub async fn freeze(
    connection: &mut SqliteConnection,
    mut row: Row,
    parts: Vec<Payload>,
    now: DateTime<Utc>,
) -> Result<Option<Row>> {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else {
        skip(connection, row.id, "nothing to say", now).await?;
        return Ok(None);
    };
    let (payload, form) = frozen(&first)?;
    sqlx::query!(
        "update outbox set state = 'frozen', payload = $2, form = $3, claimed_at = $4, tried_at = $4, fallback = $5,
                           discreet = $6, unsure = true
         where id = $1",
        row.id,
        payload,
        form,
        now,
        row.fallback,
        row.discreet
    )
    .execute(&mut *connection)
    .await?;
    for (part, payload) in (1_i64..).zip(parts) {
        let (payload, form) = frozen(&payload)?;
        sqlx::query!(
            "insert into outbox (guild, item, occurrence, revision, recipient, kind, part, due_at, grace_until, state,
                                 next_try_at, claimed_at, payload, form)
             select guild, item, occurrence, revision, recipient, kind, $2, due_at, grace_until, 'frozen', next_try_at,
                    $3, $4, $5
             from outbox where id = $1",
            row.id,
            part,
            now,
            payload,
            form
        )
        .execute(&mut *connection)
        .await?;
    }
    row.claimed_at = Some(now);
    row.tried_at = Some(now);
    row.unsure = false;
    row.payload = Some(first);
    Ok(Some(row))
}

/// A frozen row like `row`, for another recipient.
pub async fn freeze_copy(
    connection: &mut SqliteConnection,
    row: &Row,
    (recipient, fallback): (Recipient, Option<ChannelId>),
    message: &Message,
    now: DateTime<Utc>,
) -> Result<()> {
    let (payload, form) = frozen(&message.clone().into())?;
    let recipient = recipient.to_string();
    let grace_until = row.grace_until.max(now + GRACE);
    sqlx::query!(
        "insert into outbox (guild, item, occurrence, revision, recipient, kind, part, due_at, grace_until, state,
                             next_try_at, claimed_at, payload, form, fallback)
         select guild, item, occurrence, revision, $2, kind, part, due_at, $3, 'frozen', $4, $4, $5, $6, $7
         from outbox where id = $1 on conflict do nothing",
        row.id,
        recipient,
        grace_until,
        now,
        payload,
        form,
        fallback
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn frozen(payload: &Payload) -> Result<(String, &'static str)> {
    Ok((serde_json::to_string(payload).map_err(Error::internal)?, payload.form()))
}
