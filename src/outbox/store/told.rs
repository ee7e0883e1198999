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
}

impl Frozen {
    fn read(self) -> Result<Told> {
        let Self { id, guild, kind, item, occurrence, claimed_at, payload } = self;
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
        r#"select id, guild, kind, item, occurrence, claimed_at as "claimed_at!: DateTime<Utc>", payload as "payload!"
           from outbox where id = $1 and recipient = $2 and payload is not null and claimed_at is not null"#,
        id,
        recipient
    )
    .fetch_optional(connection)
    .await?;
    row.map(Frozen::read).transpose()
}

/// What could not be brought to a person since the row with this id: a note that something waits for them, or the first such
/// message itself. Oldest first; `None` if the row is neither.
///
/// # Errors
/// If the database fails.
pub async fn waiting_for(
    connection: &mut SqliteConnection,
    id: OutboxId,
    person: PersonId,
    limit: i64,
) -> Result<Option<Vec<Told>>> {
    let recipient = Recipient::Person(person).to_string();
    let note = format!("waiting:{person}");
    let since = sqlx::query!(
        r#"select guild, case kind when 'waiting' then due_at else ended_at end as "since!: DateTime<Utc>" from outbox
           where id = $1 and ((kind = 'waiting' and item = $3) or (recipient = $2 and state = 'failed'))"#,
        id,
        recipient,
        note
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(since) = since else { return Ok(None) };
    let mut rows = sqlx::query_as!(
        Frozen,
        r#"select id, guild, kind, item, occurrence, claimed_at as "claimed_at!: DateTime<Utc>", payload as "payload!"
           from outbox where guild = $1 and recipient = $2 and state = 'failed' and ended_at >= $3
             and payload is not null and claimed_at is not null order by id desc limit $4"#,
        since.guild,
        recipient,
        since.since,
        limit
    )
    .fetch_all(connection)
    .await?;
    rows.reverse();
    Ok(Some(rows.into_iter().map(Frozen::read).collect::<Result<_>>()?))
}

/// The oldest message since then that could not be brought to a person and that they have not read.
///
/// # Errors
/// If the database fails.
pub async fn first_unread(
    connection: &mut SqliteConnection,
    guild: GuildId,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Option<OutboxId>> {
    let recipient = Recipient::Person(person).to_string();
    let row = sqlx::query!(
        r#"select id as "id: OutboxId" from outbox where guild = $1 and recipient = $2 and state = 'failed' and payload is not null
           and read_at is null and ended_at >= $3 order by ended_at, id limit 1"#,
        guild,
        recipient,
        since
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| row.id))
}

/// Its recipient read this message, and what could not be brought before it.
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
        "update outbox set read_at = $4 where guild = $1 and recipient = $2 and state = 'failed' and id <= $3 and read_at is null",
        told.guild,
        recipient,
        told.id,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
