//! What may be claimed before it is due, what is called off before it was sent, and where it went.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::super::{Owed, Recipient, Row};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, OutboxId};

/// Owes a row under the next revision, to be claimed so long before it is due: see `CLAIMED_AHEAD`.
///
/// # Errors
/// If the database fails.
pub async fn owe_ahead(connection: &mut SqliteConnection, owed: &Owed, ahead: TimeDelta) -> Result<()> {
    let recipient = owed.recipient.to_string();
    let newest = sqlx::query_scalar!(
        r#"select max(revision) as "newest: i64" from outbox
           where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5"#,
        owed.guild,
        recipient,
        owed.item,
        owed.kind,
        owed.occurrence
    )
    .fetch_one(&mut *connection)
    .await?;
    let revision = newest.map_or(owed.revision, |newest| newest + 1);
    super::owe(connection, &Owed { revision, ..owed.clone() }).await?;
    let from = owed.due_at - ahead;
    sqlx::query!(
        "update outbox set next_try_at = $7
         where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5 and revision = $6
           and state = 'waiting'",
        owed.guild,
        recipient,
        owed.item,
        owed.kind,
        owed.occurrence,
        revision,
        from
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether something of the same guild that fell due before this row has not been looked at yet: after time without the bot, what
/// tells of everything comes after what it tells of.
///
/// # Errors
/// If the database fails.
pub async fn waits_for_others(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select exists (select 1 from outbox where guild = $1 and state = 'waiting' and next_try_at <= $2 and due_at < $3
                        and id <> $4)",
        row.guild,
        now,
        row.due_at,
        row.id
    )
    .fetch_one(connection)
    .await?;
    Ok(found != 0)
}

/// Calls off what waits of an item and kind for a recipient, frozen ahead or not, but for the row that is being claimed.
///
/// # Errors
/// If the database fails.
pub async fn call_off(
    connection: &mut SqliteConnection,
    (guild, recipient): (GuildId, Recipient),
    (item, kind): (&str, &str),
    (claimed, now): (Option<OutboxId>, DateTime<Utc>),
) -> Result<()> {
    let recipient = recipient.to_string();
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'its time changed', ended_at = $6
         where guild = $1 and recipient = $2 and item = $3 and kind = $4
           and (state = 'waiting' or (state = 'frozen' and early)) and id is not $5",
        guild,
        recipient,
        item,
        kind,
        claimed,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether this row is the message about an occurrence of an item in a channel: also where it went since its own was closed.
///
/// # Errors
/// If the database fails.
pub async fn stands_in(
    connection: &mut SqliteConnection,
    id: OutboxId,
    (guild, channel): (GuildId, ChannelId),
    (item, occurrence): (&str, &str),
) -> Result<bool> {
    let recipient = Recipient::Channel(channel).to_string();
    let found = sqlx::query_scalar!(
        "select exists (select 1 from outbox where id = $1 and guild = $2 and recipient = $3 and item = $4 and occurrence = $5)",
        id,
        guild,
        recipient,
        item,
        occurrence
    )
    .fetch_one(connection)
    .await?;
    Ok(found != 0)
}
