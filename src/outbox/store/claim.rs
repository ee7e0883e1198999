//! The SQL of claiming: whether a row may be claimed, freezing it, and holding back a guild's.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{FromRow, SqliteConnection};

use super::super::claim::{Claiming, Rendered};
use super::super::{GRACE, KEPT_AFTER_REMOVAL, Payload, Recipient, Row, grace};
use super::places::TRIED_AGAIN_AFTER;
use crate::charter::Charter;
use crate::db::{Frame, Part, Script};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId, OutboxId};
use crate::message::Message;

/// Why a row is skipped that fell due after the bot had been gone from its guild for longer than it is kept.
const REMOVED: &str = "removed from the guild";

/// What is known of a row that is to be claimed.
pub struct Held {
    /// It is not wanted at all, and why.
    pub not_wanted: Option<&'static str>,
    /// It waits until then.
    pub until: Option<DateTime<Utc>>,
    /// Discord's code, if its channel is closed to us.
    pub closed: Option<i64>,
    /// Whether its recipient is told no more than that there is something.
    pub discreet: bool,
    /// Its guild's charter.
    pub charter: Charter,
}

/// Whether rows may be claimed, and by which charter, in one command; those that are not waiting any more are left out.
///
/// Only the newest of several late rows of one matter to one recipient is sent (of briefs, in whatever order they are claimed); the bot
/// may have been removed from the guild; the item may pause since it failed too often.
pub async fn held(
    connection: &mut SqliteConnection,
    all: &[Claiming],
    frame: &mut Frame,
) -> Result<HashMap<OutboxId, Held>> {
    let mut found = HashMap::with_capacity(all.len());
    for block in all.chunks(Script::ROWS_MAX) {
        let mut filled = HELD.fill(block.len());
        for Claiming { row, now, .. } in block {
            let (channel, person) = match row.recipient {
                Recipient::Channel(channel) => (Some(channel), None),
                Recipient::Person(person) => (None, Some(person)),
                Recipient::Guild(_) => (None, None),
            };
            filled.add(row.id).add(*now).add(channel).add(*now - TRIED_AGAIN_AFTER).add(person);
        }
        filled.next_part();
        let (sql, values) = filled.framed(frame)?;
        for row in sqlx::query_with(sql, values).fetch_all(&mut *connection).await? {
            let charter = Charter::joined(&row)?;
            let row = Found::from_row(&row)?;
            found.insert(row.id, row.held(charter));
        }
    }
    Ok(found)
}

/// What the command finds of a row, beside its guild's charter.
#[derive(FromRow)]
struct Found {
    id: OutboxId,
    /// The row's guild.
    of: GuildId,
    /// The instant.
    at: DateTime<Utc>,
    /// A newer one of the same matter is due, or, of a brief, was claimed before.
    has_newer: bool,
    /// When the bot left.
    left_at: Option<DateTime<Utc>>,
    /// The item failed too often.
    pauses: bool,
    /// Of its channel.
    code: Option<i64>,
    discreet: Option<bool>,
}

static HELD: Script = Script::new(&[Part {
    head: "select this.id, this.guild as of, column2 as at,
                  exists (select 1 from outbox newer where newer.guild = this.guild and newer.item = this.item
                          and newer.recipient = this.recipient and newer.kind = this.kind
                          -- A brief that was claimed first said how things stand.
                          and (newer.state = 'waiting' or this.kind = 'brief' and newer.state in ('frozen', 'sent'))
                          and newer.due_at > this.due_at and newer.due_at <= column2
                          -- Of other kinds each row is a matter of its own.
                          and this.kind in ('brief', 'remind')) as has_newer,
                  exists (select 1 from failing_items f where f.guild = this.guild and f.item = this.item
                          and f.paused_at is not null) as pauses,
                  (select code from closed_places where channel = column3 and closed_at > column4) as code,
                  (select discreet from people where people.guild = this.guild and people.person = column5) as discreet,
                  coalitions.* from",
    columns: 5,
    tail: "join outbox this on this.id = column1 left join coalitions on coalitions.guild = this.guild
           where this.state = 'waiting' or (this.state = 'frozen' and this.early)",
}]);

impl Found {
    fn held(self, charter: Option<Charter>) -> Held {
        let removed_until = self.left_at.map(|left_at| left_at + KEPT_AFTER_REMOVAL);
        let not_wanted = match removed_until {
            Some(until) if self.at >= until => Some(REMOVED),
            None if self.has_newer => Some("a newer one is due"),
            _ => None,
        };
        let pause = self.pauses.then_some(self.at + KEPT_AFTER_REMOVAL);
        Held {
            not_wanted,
            until: removed_until.or(pause),
            closed: self.code,
            discreet: self.discreet.unwrap_or(false),
            charter: charter.unwrap_or_else(|| Charter::unknown(self.of)),
        }
    }
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

/// Freezes what was rendered: the first part in the row itself, the others in rows of their own. It is the last of its transaction.
///
/// # Errors
/// If the database fails.
pub async fn freeze_all(
    connection: &mut SqliteConnection,
    all: impl Iterator<Item = &mut Rendered>,
    frame: &mut Frame,
) -> Result<()> {
    let mut all: Vec<&mut Rendered> = all.collect();
    let mut blocks = all.chunks_mut(Script::ROWS_MAX).peekable();
    while let Some(block) = blocks.next() {
        for Rendered { row, parts, now, .. } in block.iter() {
            for (part, payload) in (1_i64..).zip(parts.iter().skip(1)) {
                freeze_part(connection, row.id, (part, payload), *now).await?;
            }
        }
        let mut filled = FREEZE.fill(block.len());
        for Rendered { row, parts, now, early, .. } in block.iter() {
            let Some(first) = parts.first() else { continue };
            let (payload, form) = frozen(first)?;
            filled.add(row.id).add(payload).add(form).add(*now).add(row.fallback).add(row.discreet).add(*early);
        }
        filled.next_part();
        let (sql, values) = if blocks.peek().is_none() { filled.last(frame) } else { filled.done() }?;
        sqlx::query_with(sql, values).execute(&mut *connection).await?;
        for Rendered { row, parts, now, early, .. } in block.iter_mut() {
            row.early = *early;
            row.claimed_at = Some(*now);
            row.tried_at = Some(*now);
            row.unsure = false;
            row.payload = parts.first().cloned();
        }
    }
    Ok(())
}

static FREEZE: Script = Script::new(&[Part {
    head: "update or fail outbox set state = 'frozen', payload = new.column2, form = new.column3, claimed_at = new.column4,
                                     tried_at = case when new.column7 then null else new.column4 end,
                                     fallback = new.column5, discreet = new.column6, unsure = not new.column7,
                                     early = new.column7,
                                     next_try_at = case when new.column7 then outbox.due_at else outbox.next_try_at end from",
    columns: 7,
    tail: "new where outbox.id = new.column1",
}]);

async fn freeze_part(
    connection: &mut SqliteConnection,
    id: OutboxId,
    (part, payload): (i64, &Payload),
    now: DateTime<Utc>,
) -> Result<()> {
    let (payload, form) = frozen(payload)?;
    sqlx::query!(
        "insert into outbox (guild, item, occurrence, revision, recipient, kind, part, due_at, grace_until, state,
                             next_try_at, claimed_at, payload, form)
         select guild, item, occurrence, revision, recipient, kind, $2, due_at, grace_until, 'frozen', next_try_at,
                $3, $4, $5
         from outbox where id = $1",
        id,
        part,
        now,
        payload,
        form
    )
    .execute(connection)
    .await?;
    Ok(())
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
    // What is bound to an hour is so elsewhere too.
    let grace_until = if grace(&row.kind) == GRACE { row.grace_until.max(now + GRACE) } else { row.grace_until };
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
