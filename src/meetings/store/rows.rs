//! The SQL of what is owed for a meeting.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use super::super::{DAY, HOST, HOUR, Meeting, NEWS, Scope};
use crate::error::Result;
use crate::ids::OutboxId;
use crate::outbox;

/// Cancels what waits of a kind, but for the occurrence that is to be owed and the row that is being claimed. Gives the revision for
/// the occurrence; `None` if it is owed already, or was told at that very time.
pub async fn make_room(
    connection: &mut SqliteConnection,
    (meeting, kind): (&Meeting, &str),
    (key, due_at): (&str, Option<DateTime<Utc>>),
    (claimed, now): (Option<OutboxId>, DateTime<Utc>),
) -> Result<Option<i64>> {
    let (item, recipient) = (meeting.item(kind), meeting.recipient(kind).to_string());
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'its time changed', ended_at = $7
         where guild = $1 and recipient = $2 and item = $3 and kind = $4 and state = 'waiting'
           and (occurrence <> $5 or due_at is not $6) and id is not $8
           -- What is due already is looked at when it is claimed.
           and due_at > $7",
        meeting.guild,
        recipient,
        item,
        kind,
        key,
        due_at,
        now,
        claimed
    )
    .execute(&mut *connection)
    .await?;
    let row = sqlx::query!(
        r#"select count(*) filter (where state = 'waiting' and id is not $6) as waiting,
                  count(*) filter (where state in ('frozen', 'sent') and due_at is $7) as told, max(revision) as newest
           from outbox where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5"#,
        meeting.guild,
        recipient,
        item,
        kind,
        key,
        claimed,
        due_at
    )
    .fetch_one(connection)
    .await?;
    Ok((row.waiting == 0 && row.told == 0).then(|| row.newest.map_or(0, |newest| newest + 1)))
}

/// A reminder of what changes that is on its way and has not surely gone out is not sent any more: what it says is not true now. *All* is
/// also what was moved by itself, whatever its name is.
pub async fn withdraw(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    (original, scope): (NaiveDateTime, Scope),
    now: DateTime<Utc>,
) -> Result<()> {
    let (item, hosts, key) = (meeting.item(HOUR), meeting.item(HOST), outbox::occurrence(original));
    let (follows, all) = (scope != Scope::One, scope == Scope::All);
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'its time changed', ended_at = $5
         where guild = $1 and (item = $2 and kind in ($3, $4) or item = $9 and kind = $10) and state = 'frozen'
           and (occurrence = $6 or $7 and occurrence > $6 or $8)",
        meeting.guild,
        item,
        DAY,
        HOUR,
        now,
        key,
        follows,
        all,
        hosts,
        HOST
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Word of changes that still waits to be told, the oldest first: its row, and which change it is about.
pub async fn waiting_news(connection: &mut SqliteConnection, meeting: &Meeting) -> Result<Vec<(OutboxId, String)>> {
    let item = meeting.reference().to_string();
    let rows = sqlx::query!(
        "select id, occurrence from outbox where guild = $1 and item = $2 and kind = $3 and state = 'waiting' order by id",
        meeting.guild,
        item,
        NEWS
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.occurrence)).collect())
}
