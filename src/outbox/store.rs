//! All SQL of the outbox.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sqlx::{SqliteConnection, SqlitePool};

use super::{GRACE, Owed, Recipient, Row};
use crate::db::{Filled, Part, Script};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId, MessageId, OutboxId, PersonId};
use crate::message::Message;
use crate::when;

/// Writes down what is owed; what is already owed under the same key is left as it is.
///
/// # Errors
/// If the database fails.
pub async fn owe(connection: &mut SqliteConnection, owed: &Owed) -> Result<()> {
    owe_all(connection, std::slice::from_ref(owed)).await
}

/// Writes down several things in as few statements as can be.
///
/// # Errors
/// If the database fails.
pub async fn owe_all(connection: &mut SqliteConnection, all: &[Owed]) -> Result<()> {
    for block in all.chunks(Script::ROWS_MAX) {
        let mut filled = OWE_ALL.fill(block.len());
        for owed in block {
            owed.add_to(&mut filled);
        }
        filled.next_part();
        let (sql, values) = filled.done()?;
        sqlx::query_with(sql, values).execute(&mut *connection).await?;
    }
    Ok(())
}

static OWE_ALL: Script = Script::new(&[OWE]);

/// Writes down what is owed, in a script: rows by [`Owed::add_to`].
pub const OWE: Part = Part {
    head: "insert into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at)
           select *, column7 from",
    columns: 8,
    tail: "where column1 is not null on conflict do nothing",
};

impl Owed {
    /// The row of [`OWE`] for this.
    pub fn add_to(&self, filled: &mut Filled) {
        filled
            .add(self.guild)
            .add(self.item.clone())
            .add(self.occurrence.clone())
            .add(self.revision)
            .add(self.recipient.to_string())
            .add(self.kind)
            .add(self.due_at)
            .add(self.due_at + GRACE);
    }
}

/// The rows that are due at `now`, the longest due first; a later part only once the one before it was sent.
///
/// # Errors
/// If the database fails.
pub async fn due(readers: &SqlitePool, now: DateTime<Utc>, limit: i64) -> Result<Vec<Row>> {
    let rows = sqlx::query!(
        "select id, guild, item, occurrence, recipient, kind, due_at, grace_until, attempts, claimed_at, unsure, payload, fallback
         from outbox this
         where state in ('waiting', 'frozen') and next_try_at <= $1
           and (part = 0 or exists (select 1 from outbox before where before.guild = this.guild
                and before.item = this.item and before.occurrence = this.occurrence and before.revision = this.revision
                and before.recipient = this.recipient and before.kind = this.kind and before.part = this.part - 1
                and before.state in ('sent', 'failed')))
         order by next_try_at, id limit $2",
        now,
        limit
    )
    .fetch_all(readers)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Row {
                id: row.id,
                guild: row.guild,
                item: row.item,
                occurrence: row.occurrence,
                recipient: row.recipient.parse().map_err(|error: String| Error::internal(error))?,
                kind: row.kind,
                due_at: row.due_at,
                grace_until: row.grace_until,
                attempts: row.attempts,
                claimed_at: row.claimed_at,
                unsure: row.unsure,
                fallback: row.fallback,
                message: row.payload.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?,
            })
        })
        .collect()
}

/// When the next row falls due, if any is owed.
///
/// # Errors
/// If the database fails.
pub async fn next_due_at(readers: &SqlitePool) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query!(
        "select next_try_at from outbox where state in ('waiting', 'frozen') order by next_try_at limit 1"
    )
    .fetch_optional(readers)
    .await?;
    Ok(row.map(|row| row.next_try_at))
}

/// How many rows are overdue at `now`.
///
/// # Errors
/// If the database fails.
pub async fn backlog(readers: &SqlitePool, now: DateTime<Utc>) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from outbox where state in ('waiting', 'frozen') and next_try_at <= $1",
        now
    )
    .fetch_one(readers)
    .await?)
}

pub(super) async fn is_waiting(connection: &mut SqliteConnection, id: OutboxId) -> Result<bool> {
    let row = sqlx::query!("select state from outbox where id = $1", id).fetch_optional(connection).await?;
    Ok(row.is_some_and(|row| row.state == "waiting"))
}

/// Whether a newer row of the same matter for the same recipient is due as well: only the newest of several late ones is sent.
pub(super) async fn has_newer_due(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<bool> {
    let recipient = row.recipient.to_string();
    let newer = sqlx::query_scalar!(
        "select count(*) from outbox where guild = $1 and item = $2 and recipient = $3 and kind = $4
         and state = 'waiting' and due_at > $5 and due_at <= $6",
        row.guild,
        row.item,
        recipient,
        row.kind,
        row.due_at,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(newer > 0)
}

/// Freezes the rendered parts: the first in the row itself, the others in rows of their own. Gives the first back.
///
/// # Errors
/// If the database fails.
pub async fn freeze(
    connection: &mut SqliteConnection,
    mut row: Row,
    parts: Vec<Message>,
    now: DateTime<Utc>,
) -> Result<Option<Row>> {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else {
        skip(connection, row.id, "nothing to say", now).await?;
        return Ok(None);
    };
    let (payload, form) = frozen(&first)?;
    sqlx::query!(
        "update outbox set state = 'frozen', payload = $2, form = $3, claimed_at = $4, fallback = $5, unsure = true
         where id = $1",
        row.id,
        payload,
        form,
        now,
        row.fallback
    )
    .execute(&mut *connection)
    .await?;
    for (part, message) in (1_i64..).zip(parts) {
        let (payload, form) = frozen(&message)?;
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
    row.unsure = false;
    row.message = Some(first);
    Ok(Some(row))
}

fn frozen(message: &Message) -> Result<(String, &'static str)> {
    let form = match message {
        Message::Card(_) => "card",
        Message::Notice(_) => "notice",
    };
    Ok((serde_json::to_string(message).map_err(Error::internal)?, form))
}

/// The row arrived.
///
/// # Errors
/// If the database fails.
pub async fn mark_sent(
    connection: &mut SqliteConnection,
    id: OutboxId,
    channel: ChannelId,
    message: MessageId,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update outbox set state = 'sent', channel = $2, message = $3, ended_at = $4, unsure = false, trouble = null
         where id = $1 and state = 'frozen'",
        id,
        channel,
        message,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The row did not arrive, or we do not know (`unsure`); it is tried again.
///
/// # Errors
/// If the database fails.
pub async fn mark_failed(
    connection: &mut SqliteConnection,
    id: OutboxId,
    trouble: &str,
    unsure: bool,
    next_try_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update outbox set attempts = attempts + 1, trouble = $2, unsure = $3, next_try_at = $4
         where id = $1 and state in ('waiting', 'frozen')",
        id,
        trouble,
        unsure,
        next_try_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The row is no longer wanted.
///
/// # Errors
/// If the database fails.
pub async fn skip(connection: &mut SqliteConnection, id: OutboxId, why: &str, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update outbox set state = 'skipped', trouble = $2, ended_at = $3 where id = $1", id, why, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// The row cannot be delivered. It is kept.
///
/// # Errors
/// If the database fails.
pub async fn give_up(connection: &mut SqliteConnection, id: OutboxId, why: &str, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update outbox set state = 'failed', trouble = $2, ended_at = $3 where id = $1", id, why, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// A message that could not be brought to its recipient, for that person to read.
///
/// # Errors
/// If the database fails.
pub async fn undelivered(connection: &mut SqliteConnection, id: OutboxId, person: PersonId) -> Result<Option<Message>> {
    let recipient = Recipient::Person(person).to_string();
    let row = sqlx::query!(
        "select payload from outbox where id = $1 and recipient = $2 and state = 'failed' and payload is not null",
        id,
        recipient
    )
    .fetch_optional(connection)
    .await?;
    row.and_then(|row| row.payload).map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)
}

/// The channel of a recipient, as far as we know it.
///
/// # Errors
/// If the database fails.
pub async fn channel_of(readers: &SqlitePool, recipient: Recipient) -> Result<Option<ChannelId>> {
    match recipient {
        Recipient::Channel(channel) => Ok(Some(channel)),
        Recipient::Person(person) => {
            let row = sqlx::query!("select channel from direct_channels where person = $1", person)
                .fetch_optional(readers)
                .await?;
            Ok(row.map(|row| row.channel))
        }
    }
}

/// Remembers the channel of somebody's direct messages.
///
/// # Errors
/// If the database fails.
pub async fn remember_channel(connection: &mut SqliteConnection, person: PersonId, channel: ChannelId) -> Result<()> {
    sqlx::query!(
        "insert into direct_channels (person, channel) values ($1, $2)
         on conflict do update set channel = excluded.channel",
        person,
        channel
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) async fn postpone(connection: &mut SqliteConnection, id: OutboxId, until: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update outbox set next_try_at = $2 where id = $1", id, until).execute(connection).await?;
    Ok(())
}

/// Moves what waits for a wall clock of `guild` to the same wall time in another zone: a new revision of each is owed, and the old
/// one is cancelled but kept, so that nothing is owed twice.
///
/// # Errors
/// If the database fails.
pub async fn move_to_zone(connection: &mut SqliteConnection, guild: GuildId, kind: &str, zone: Tz) -> Result<()> {
    let rows = sqlx::query!(
        "select id, occurrence from outbox where guild = $1 and kind = $2 and state = 'waiting'",
        guild,
        kind
    )
    .fetch_all(&mut *connection)
    .await?;
    for row in rows {
        let Ok(local) = NaiveDateTime::parse_from_str(&row.occurrence, "%Y-%m-%dT%H:%M") else { continue };
        let due_at = when::to_utc(zone, local).0;
        let grace_until = due_at + GRACE;
        sqlx::query!(
            "insert into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at)
             select guild, item, occurrence,
                    (select max(revision) + 1 from outbox newest where newest.guild = old.guild
                     and newest.recipient = old.recipient and newest.item = old.item and newest.kind = old.kind
                     and newest.occurrence = old.occurrence),
                    recipient, kind, $2, $3, $2
             from outbox old where id = $1",
            row.id,
            due_at,
            grace_until
        )
        .execute(&mut *connection)
        .await?;
        sqlx::query!("update outbox set state = 'skipped', trouble = 'its time changed' where id = $1", row.id)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
