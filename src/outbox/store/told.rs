//! Private messages as they were frozen, for the person whom they are for.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::{Recipient, Told};
use crate::error::{Error, Result};
use crate::ids::{GuildId, OutboxId, PersonId};

/// A row as the table has it.
struct Frozen {
    id: OutboxId,
    guild: GuildId,
    kind: String,
    item: String,
    occurrence: String,
    claimed_at: DateTime<Utc>,
    payload: String,
    is_read: bool,
}

impl Frozen {
    fn read(self) -> Result<Told> {
        let Self { id, guild, kind, item, occurrence, claimed_at, payload, is_read: _ } = self;
        let message = serde_json::from_str(&payload).map_err(Error::internal)?;
        Ok(Told { id, guild, kind, item, occurrence, claimed_at, message })
    }
}

/// The message of this row, if it is for that person.
///
/// # Errors
/// If the database fails.
pub async fn told_to(connection: &mut SqliteConnection, id: OutboxId, person: PersonId) -> Result<Option<Told>> {
    let recipient = Recipient::Person(person).to_string();
    let row = sqlx::query_as!(
        Frozen,
        r#"select id, guild, kind, item, occurrence, claimed_at as "claimed_at!: DateTime<Utc>", payload as "payload!",
                  read_at is not null as "is_read!: bool"
           from outbox where id = $1 and recipient = $2 and payload is not null and claimed_at is not null"#,
        id,
        recipient
    )
    .fetch_optional(connection)
    .await?;
    row.map(Frozen::read).transpose()
}

/// Whether a row of this kind is, or was, for that person at that instant.
///
/// # Errors
/// If the database fails.
pub async fn is_for(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    kind: &str,
    at: DateTime<Utc>,
) -> Result<bool> {
    let recipient = Recipient::Person(person).to_string();
    let count = sqlx::query_scalar!(
        "select count(*) from outbox where guild = $1 and recipient = $2 and item = $3 and kind = $3 and due_at = $4",
        guild,
        recipient,
        kind,
        at
    );
    Ok(count.fetch_one(connection).await? > 0)
}

/// What could not be brought to a person, if the row with this id tells of it: a note that something waits for them, or such a
/// message itself. What they have not read; if they have read all, what came since that row; the newest of it, oldest first. `None` if
/// the row is neither.
///
/// # Errors
/// If the database fails.
pub async fn waiting_for(
    connection: &mut SqliteConnection,
    id: OutboxId,
    person: PersonId,
    (unread_since, limit): (DateTime<Utc>, i64),
) -> Result<Option<Vec<Told>>> {
    let recipient = Recipient::Person(person).to_string();
    let note = format!("waiting:{person}");
    let since = sqlx::query!(
        r#"select guild, case when recipient = $2 then ended_at else due_at end as "since!: DateTime<Utc>" from outbox
           where id = $1 and ((kind in ('waiting', 'waiting_own') and item = $3) or (recipient = $2 and state = 'failed'))"#,
        id,
        recipient,
        note
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(since) = since else { return Ok(None) };
    let mut rows = sqlx::query_as!(
        Frozen,
        r#"select id, guild, kind, item, occurrence, claimed_at as "claimed_at!: DateTime<Utc>", payload as "payload!",
                  read_at is not null as "is_read!: bool"
           from outbox where guild = $1 and recipient = $2 and state = 'failed'
             and (ended_at >= $3 or (read_at is null and ended_at >= $4))
             and payload is not null and claimed_at is not null order by read_at is not null, id desc limit $5"#,
        since.guild,
        recipient,
        since.since,
        unread_since,
        limit
    )
    .fetch_all(connection)
    .await?;
    if rows.first().is_some_and(|row| !row.is_read) {
        rows.retain(|row| !row.is_read);
    }
    rows.sort_unstable_by_key(|row| row.id);
    Ok(Some(rows.into_iter().map(Frozen::read).collect::<Result<_>>()?))
}

/// Its recipient read this message, which could not be brought.
///
/// # Errors
/// If the database fails.
pub async fn mark_read(
    connection: &mut SqliteConnection,
    told: &Told,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    let recipient = Recipient::Person(person).to_string();
    sqlx::query!(
        "update outbox set read_at = $3 where id = $1 and recipient = $2 and state = 'failed' and read_at is null",
        told.id,
        recipient,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
