//! Private messages that could not be brought and were not read yet, and what is owed so that their recipient learns of them.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::super::{OWN_NOTE, Owed, Recipient, Row, comes_at_its_hour};
use super::owe;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, OutboxId, PersonId};

/// What waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first of them.
    pub first: OutboxId,
    /// The last of them.
    pub last: OutboxId,
    /// How many there are.
    pub count: i64,
    /// Whether a later message reached the person: their direct messages are open again.
    pub open_again: bool,
}

/// What could not be brought to a person since then, was not read, and was not told of in a direct message later either.
///
/// # Errors
/// If the database fails.
pub async fn unread(
    connection: &mut SqliteConnection,
    guild: GuildId,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Option<Unread>> {
    let recipient = Recipient::Person(person).to_string();
    let row = sqlx::query!(
        r#"select min(this.id) as "first: OutboxId", max(this.id) as "last: OutboxId", count(*) as "count!: i64",
                  coalesce((select max(later.ended_at) from outbox later where later.guild = $1 and later.recipient = $2
                            and later.state = 'sent') > max(this.ended_at), false) as "open_again!: bool"
           from outbox this
           where this.guild = $1 and this.recipient = $2 and this.state = 'failed' and this.payload is not null
             and this.read_at is null and this.ended_at >= $3
             and not exists (select 1 from outbox told where told.guild = $1 and told.recipient = $2
                             and told.kind = 'waited' and told.state = 'sent' and told.ended_at > this.ended_at)"#,
        guild,
        recipient,
        since
    )
    .fetch_one(connection)
    .await?;
    let (Some(first), Some(last)) = (row.first, row.last) else { return Ok(None) };
    Ok(Some(Unread { first, last, count: row.count, open_again: row.open_again }))
}

/// Owes a note in a channel that something waits for a person there. Where one of that day stands with something unread behind it,
/// what else comes waits behind the same button; but what comes at its hour (what they set themselves, who comes to a meeting that they
/// host) has a note of its own.
///
/// # Errors
/// If the database fails.
pub async fn owe_note(
    connection: &mut SqliteConnection,
    (row, person): (&Row, PersonId),
    (place, day): (ChannelId, NaiveDate),
    now: DateTime<Utc>,
) -> Result<()> {
    let kind = if comes_at_its_hour(&row.kind) { OWN_NOTE } else { "waiting" };
    let (item, occurrence, recipient) = (format!("waiting:{person}"), day.to_string(), Recipient::Channel(place));
    let (place, reader) = (recipient.to_string(), Recipient::Person(person).to_string());
    let notes = sqlx::query!(
        r#"select max(revision) as "newest: i64",
                  coalesce(sum(state in ('waiting', 'frozen') and kind = $5), 0) as "coming!: i64",
                  coalesce((select max(unread.ended_at) from outbox unread where unread.guild = $1 and unread.recipient = $6
                            and unread.state = 'failed' and unread.read_at is null and unread.id <> $7)
                           >= min(case when state in ('waiting', 'frozen', 'sent') then due_at end), false)
                      as "unread!: bool"
           from outbox notes
           where guild = $1 and recipient = $2 and item = $3 and occurrence = $4 and kind in ('waiting', 'waiting_own')"#,
        row.guild,
        place,
        item,
        occurrence,
        kind,
        reader,
        row.id
    )
    .fetch_one(&mut *connection)
    .await?;
    if notes.coming > 0 || (kind != OWN_NOTE && notes.unread) {
        return Ok(());
    }
    let revision = notes.newest.map_or(0, |newest| newest + 1);
    owe(connection, &Owed { guild: row.guild, item, occurrence, revision, recipient, kind, due_at: now }).await
}

/// Owes a person, whose direct messages are open again, one message that says what waited for them meanwhile.
///
/// # Errors
/// If the database fails.
pub async fn owe_waited(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    unread: Unread,
    now: DateTime<Utc>,
) -> Result<()> {
    let owed = Owed {
        guild,
        item: "waited".to_owned(),
        // Once for what waits now.
        occurrence: unread.last.to_string(),
        revision: 0,
        recipient: Recipient::Person(person),
        kind: "waited",
        due_at: now,
    };
    owe(connection, &owed).await
}
