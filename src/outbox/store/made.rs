//! What was made of rows before: threads and events that are there already, and those that could not be made.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::payload::{EVENT, THREAD};
use super::super::{GRACE, Recipient, Row};
use crate::db::Readers;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, OutboxId};

/// How a row stands among the revisions of its matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// There is a newer one: this is not wanted any more.
    pub outdated: bool,
    /// What came of the newest before it that was carried out.
    pub made: Option<i64>,
}

/// What is there of a row's matter: the same item and occurrence, told to the same recipient.
///
/// # Errors
/// If the database fails.
pub async fn earlier(readers: &Readers, id: OutboxId) -> Result<Earlier> {
    let row = sqlx::query!(
        r#"select exists (select 1 from outbox newer where newer.guild = this.guild and newer.recipient = this.recipient
                          and newer.item = this.item and newer.kind = this.kind and newer.occurrence = this.occurrence
                          and newer.revision > this.revision and newer.state <> 'skipped') as "outdated!: bool",
                  (select made from outbox older where older.guild = this.guild and older.recipient = this.recipient
                   and older.item = this.item and older.kind = this.kind and older.occurrence = this.occurrence
                   and older.revision < this.revision and older.state = 'sent'
                   order by older.revision desc limit 1) as "made: i64"
           from outbox this where id = $1"#,
        id
    )
    .fetch_one(&mut *readers.acquire().await?)
    .await?;
    Ok(Earlier { outdated: row.outdated, made: row.made })
}

/// Whether some row is known to have made this thread.
///
/// # Errors
/// If the database fails.
pub async fn is_known_thread(readers: &Readers, row: &Row, thread: ChannelId) -> Result<bool> {
    let recipient = row.recipient.to_string();
    let known = sqlx::query_scalar!(
        "select count(*) from outbox
         where guild = $1 and recipient = $2 and form = $3 and state = 'sent' and made = $4 and id <> $5",
        row.guild,
        recipient,
        THREAD,
        thread,
        row.id
    )
    .fetch_one(&mut *readers.acquire().await?)
    .await?;
    Ok(known > 0)
}

/// The newest row like this one of which something was made, as a word; a trouble that comes after it is a new one.
///
/// # Errors
/// If the database fails.
pub async fn last_made(connection: &mut SqliteConnection, row: &Row) -> Result<String> {
    let recipient = row.recipient.to_string();
    let last = sqlx::query_scalar!(
        r#"select max(id) as "id: i64" from outbox
           where guild = $1 and recipient = $2 and form in ($3, $4) and state = 'sent' and made is not null"#,
        row.guild,
        recipient,
        THREAD,
        EVENT
    )
    .fetch_one(connection)
    .await?;
    Ok(last.unwrap_or_default().to_string())
}

/// A coordinator says that threads in a channel, or the guild's events, can be made now: what Discord did not let us make is tried
/// again.
///
/// # Errors
/// If the database fails.
pub async fn make_again(
    connection: &mut SqliteConnection,
    guild: GuildId,
    recipient: Recipient,
    now: DateTime<Utc>,
) -> Result<()> {
    let (recipient, grace_until) = (recipient.to_string(), now + GRACE);
    sqlx::query!(
        "update outbox set state = 'frozen', trouble = null, ended_at = null, attempts = 0, next_try_at = $3,
                           grace_until = max(grace_until, $4)
         where guild = $1 and recipient = $2 and form in ($5, $6) and state = 'failed'
           -- Only what is mended by a person: permissions, and how many there may be.
           and (trouble like '%code 50013)' or trouble like '%code 50001)' or trouble like '%code 30038)'
                or trouble like '%code 160006)')",
        guild,
        recipient,
        now,
        grace_until,
        THREAD,
        EVENT
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A coordinator says that a trouble is over: if it is not, it is news again.
///
/// # Errors
/// If the database fails.
pub async fn forget_trouble(connection: &mut SqliteConnection, guild: GuildId, item: &str) -> Result<()> {
    sqlx::query!(
        "update outbox set occurrence = occurrence || ', answered ' || id
         where guild = $1 and item = $2 and kind = 'trouble' and state in ('sent', 'failed')",
        guild,
        item
    )
    .execute(connection)
    .await?;
    Ok(())
}
