//! The SQL of cards that stand and change: where they are, what they show, and when they are changed next.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::super::{DELETED, Owed, Payload, Row};
use crate::db::Readers;
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId, MessageId, OutboxId};
use crate::message::{Card, Message};

/// What is known of the edits of a card.
pub struct Known {
    /// One waits.
    pub waits: bool,
    /// When the last one that does not wait any more was due.
    pub last_due: Option<DateTime<Utc>>,
    /// The revision of the next.
    pub next_revision: i64,
}

/// The edits like this one.
pub async fn known(connection: &mut SqliteConnection, owed: &Owed) -> Result<Known> {
    let recipient = owed.recipient.to_string();
    let row = sqlx::query!(
        r#"select coalesce(max(revision) + 1, 0) as "next!: i64",
                  count(*) filter (where state = 'waiting') as "waiting!: i64",
                  max(due_at) filter (where state <> 'waiting') as "last_due: DateTime<Utc>"
           from outbox where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5"#,
        owed.guild,
        recipient,
        owed.item,
        owed.kind,
        owed.occurrence
    )
    .fetch_one(connection)
    .await?;
    Ok(Known { waits: row.waiting > 0, last_due: row.last_due, next_revision: row.next })
}

/// The edit that waits comes at that time, if it was to come later.
pub async fn bring_forward(connection: &mut SqliteConnection, owed: &Owed, due_at: DateTime<Utc>) -> Result<()> {
    let recipient = owed.recipient.to_string();
    sqlx::query!(
        "update outbox set due_at = $6, next_try_at = $6
         where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5 and state = 'waiting'
           and next_try_at > $6",
        owed.guild,
        recipient,
        owed.item,
        owed.kind,
        owed.occurrence,
        due_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// How a card stands that an edit is to change.
pub enum Posting {
    /// It is on its way.
    Coming,
    /// It is there.
    Stands {
        /// The row that posted it.
        row: OutboxId,
        /// Where.
        channel: ChannelId,
        /// Which message it is.
        message: MessageId,
        /// What it shows, if that is certain.
        shown: Option<Card>,
    },
    /// It arrived nowhere.
    Nowhere,
    /// People deleted it.
    Deleted,
}

/// How the card stands that rows of the kind `post` posted for the item of this edit.
pub async fn posting(connection: &mut SqliteConnection, row: &Row, post: &str) -> Result<Posting> {
    let recipient = row.recipient.to_string();
    let here = sqlx::query_as!(
        Post,
        r#"select id as "id!", state, channel, made as "made: _", payload from outbox
           where guild = $1 and recipient = $2 and item = $3 and kind = $4 order by id desc limit 1"#,
        row.guild,
        recipient,
        row.item,
        post
    )
    .fetch_optional(&mut *connection)
    .await?;
    let post = match here {
        Some(post) if post.state == "failed" => elsewhere(connection, row.guild, &row.item, post.id).await?,
        here => here,
    };
    let Some(post) = post else { return Ok(Posting::Nowhere) };
    if ["waiting", "frozen"].contains(&post.state.as_str()) {
        return Ok(Posting::Coming);
    }
    let (Some(channel), Some(message)) = (post.channel, post.made.filter(|_| post.state == "sent")) else {
        return Ok(Posting::Nowhere);
    };
    // One that failed may have come through all the same: then what it shows is not certain.
    let last = sqlx::query!(
        "select state, payload, trouble from outbox
         where guild = $1 and recipient = $2 and item = $3 and kind = $4 and id <> $5
           and (state in ('frozen', 'sent', 'failed') or trouble = $6)
         order by revision desc limit 1",
        row.guild,
        recipient,
        row.item,
        row.kind,
        row.id,
        DELETED
    )
    .fetch_optional(connection)
    .await?;
    let shown = match last {
        Some(last) if last.trouble.as_deref() == Some(DELETED) => return Ok(Posting::Deleted),
        Some(last) if last.state == "sent" => card(last.payload.as_deref())?,
        Some(_) => None,
        None => card(post.payload.as_deref())?,
    };
    Ok(Posting::Stands { row: post.id, channel, message, shown })
}

/// A row that posted a card.
struct Post {
    id: OutboxId,
    state: String,
    channel: Option<ChannelId>,
    made: Option<MessageId>,
    payload: Option<String>,
}

/// The copy of a row that found its own channel closed.
async fn elsewhere(
    connection: &mut SqliteConnection,
    guild: GuildId,
    item: &str,
    failed: OutboxId,
) -> Result<Option<Post>> {
    Ok(sqlx::query_as!(
        Post,
        r#"select copy.id as "id!", copy.state, copy.channel, copy.made as "made: _", copy.payload
           from outbox copy join outbox failed on failed.id = $3
           where copy.guild = $1 and copy.item = $2 and copy.kind = failed.kind and copy.id > failed.id
           order by copy.id desc limit 1"#,
        guild,
        item,
        failed
    )
    .fetch_optional(connection)
    .await?)
}

fn card(payload: Option<&str>) -> Result<Option<Card>> {
    let Some(text) = payload else { return Ok(None) };
    Ok(match serde_json::from_str(text).map_err(Error::internal)? {
        Payload::Edit(edit) => Some(edit.card),
        Payload::Message(Message::Card(card)) => Some(card),
        _ => None,
    })
}

/// Whether a newer edit of the same card has gone out, or is about to.
///
/// # Errors
/// If the database fails.
pub async fn is_overtaken(readers: &Readers, id: OutboxId) -> Result<bool> {
    let newer = sqlx::query_scalar!(
        "select count(*) from outbox this join outbox newer on newer.guild = this.guild and newer.recipient = this.recipient
                and newer.item = this.item and newer.kind = this.kind and newer.occurrence = this.occurrence
                and newer.revision > this.revision and newer.state in ('frozen', 'sent')
         where this.id = $1",
        id
    )
    .fetch_one(&mut *readers.acquire().await?)
    .await?;
    Ok(newer > 0)
}
