//! What was too late to be sent: kept, and told in one roll-up.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::super::{Owed, Recipient, Row};
use super::owe_anew;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::ids::GuildId;
use crate::message::Message;
use crate::people;

/// What is found to be too late within so long is told together.
const TOGETHER: TimeDelta = TimeDelta::minutes(10);

/// The row is too late: it is kept with what it would have said, and told in a roll-up: to a person their own, of what was for a
/// channel the coordinators hear how many.
///
/// # Errors
/// If the database fails.
pub async fn miss(connection: &mut SqliteConnection, row: &Row, said: &Message, now: DateTime<Utc>) -> Result<()> {
    let payload = serde_json::to_string(said).map_err(Error::internal)?;
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'too late', payload = $2, ended_at = $3 where id = $1",
        row.id,
        payload,
        now
    )
    .execute(&mut *connection)
    .await?;
    owe_roll_up(connection, row, now).await
}

/// Owes the roll-up in which a row that was too late is told.
///
/// # Errors
/// If the database fails.
pub async fn owe_roll_up(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let recipients = match row.recipient {
        person @ Recipient::Person(_) => vec![person],
        Recipient::Channel(_) | Recipient::Guild(_) => {
            let charter = Charter::of(connection, row.guild).await?;
            people::coordinators(connection, &charter, now).await?.into_iter().map(Recipient::Person).collect()
        }
    };
    let began = now.duration_trunc(TOGETHER).map_err(Error::internal)?;
    for recipient in recipients {
        let owed = Owed {
            guild: row.guild,
            item: "rollup".to_owned(),
            occurrence: began.timestamp().to_string(),
            revision: 0,
            recipient,
            kind: "rollup",
            due_at: began + TOGETHER,
        };
        // That of the same minutes may be over already, if the clock was set back.
        owe_anew(connection, &owed).await?;
    }
    Ok(())
}

/// What was too late to be told to a person, oldest first, and when it was due; it counts as told from then on.
///
/// # Errors
/// If the database fails.
pub async fn too_late_to(
    connection: &mut SqliteConnection,
    guild: GuildId,
    recipient: Recipient,
) -> Result<Vec<(Option<Message>, DateTime<Utc>)>> {
    let recipient = recipient.to_string();
    let rows = sqlx::query!(
        "update outbox set trouble = 'too late, told' where guild = $1 and recipient = $2 and trouble = 'too late'
         returning due_at, payload",
        guild,
        recipient
    )
    .fetch_all(connection)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let said = row.payload.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?;
        found.push((said, row.due_at));
    }
    found.sort_by_key(|(_, due_at)| *due_at);
    Ok(found)
}

/// How many messages for channels were found to be too late since then, and the oldest due time among them.
///
/// # Errors
/// If the database fails.
pub async fn too_late_here(
    connection: &mut SqliteConnection,
    guild: GuildId,
    since: DateTime<Utc>,
) -> Result<(i64, Option<DateTime<Utc>>)> {
    let until = since + TOGETHER;
    let row = sqlx::query!(
        r#"select count(*) as count, min(due_at) as "first: DateTime<Utc>" from outbox
           where guild = $1 and trouble = 'too late' and ended_at >= $2 and ended_at < $3 and recipient like 'channel:%'"#,
        guild,
        since,
        until
    )
    .fetch_one(connection)
    .await?;
    Ok((row.count, row.first))
}
