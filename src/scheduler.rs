//! The scheduler: carries what has fallen due to Discord. `tick` does one bounded pass and is what tests call; the loop around it
//! sleeps until the next due row.

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::discord::render;
use crate::discord::rest::{Rest, RestError};
use crate::error::{Error, Result};
use crate::feature::App;
use crate::ids::{ChannelId, MessageId, OutboxId, first_snowflake_at};
use crate::message::Press;
use crate::outbox::{self, Claim, Owed, Recipient, Row};

/// Rows that one pass handles at most.
const TICK_ROWS_MAX: i64 = 100;
/// Rows that are carried side by side.
const CARRIED_AT_ONCE: usize = 8;
/// Tries within one pass when an answer was lost, and the waits between them.
const LOST_PAUSES: [Duration; 3] = [Duration::from_millis(200), Duration::from_secs(1), Duration::from_secs(3)];
/// Pages of 100 messages that are searched for our own after a crash.
const LOOK_PAGES_MAX: usize = 20;
/// How far our clock and Discord's may differ.
const CLOCKS_DIFFER: chrono::TimeDelta = chrono::TimeDelta::minutes(2);
/// So long after a change the outbox is looked at.
const OWED_PAUSE: Duration = Duration::from_millis(100);
/// After a pass that failed as a whole.
const FAILED_PAUSE: Duration = Duration::from_secs(5);

/// Ticks until `stop`.
pub async fn run(app: App, rest: Rest, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let owed = app.owed.notified();
        let next = tokio::select! {
            next = pass(&app, &rest) => next,
            () = stop.cancelled() => return,
        };
        match next {
            Ok(Some(at)) if at <= app.clock.now() => {}
            Ok(next) => tokio::select! {
                () = app.clock.sleep_until(next) => {}
                // Many changes at once are one reason to look, not many.
                () = async { owed.await; tokio::time::sleep(OWED_PAUSE).await } => {}
                () = stop.cancelled() => {}
            },
            Err(error) => {
                tracing::error!(%error, "A pass of the scheduler failed");
                tokio::select! { () = tokio::time::sleep(FAILED_PAUSE) => {}, () = stop.cancelled() => {} }
            }
        }
    }
}

async fn pass(app: &App, rest: &Rest) -> Result<Option<DateTime<Utc>>> {
    tick(app, rest, app.clock.now()).await?;
    outbox::next_due_at(app.db.readers()).await
}

/// One bounded pass: claims what is due at `now` and carries it. Gives how many rows it handled.
///
/// # Errors
/// If the database fails; a row that fails alone is tried again later.
pub async fn tick(app: &App, rest: &Rest, now: DateTime<Utc>) -> Result<usize> {
    let rows = outbox::due(app.db.readers(), now, TICK_ROWS_MAX).await?;
    let count = rows.len();
    stream::iter(rows)
        .for_each_concurrent(CARRIED_AT_ONCE, |row| async move {
            let id = row.id;
            if let Err(error) = handle(app, rest, row, now).await {
                tracing::error!(%error, row.id = %id, "Row {id} could not be handled");
                set_aside(app, id, now).await;
            }
        })
        .await;
    Ok(count)
}

/// A row that cannot even be claimed steps aside for others.
async fn set_aside(app: &App, id: OutboxId, now: DateTime<Utc>) {
    let again = outbox::retry_at(1, now);
    let job = app.db.write_later(move |connection| {
        Box::pin(async move { outbox::mark_failed(connection, id, "could not be claimed", false, again).await })
    });
    if let Err(error) = job.await {
        tracing::error!(%error, row.id = %id, "Row {id} could not be set aside");
    }
}

async fn handle(app: &App, rest: &Rest, row: Row, now: DateTime<Utc>) -> Result<()> {
    if row.message.is_some() {
        return carry(app, rest, &row, now).await;
    }
    let app_there = app.clone();
    let claim = app
        .db
        .write_later(move |connection| Box::pin(async move { outbox::claim(connection, &app_there, row, now).await }))
        .await?;
    match claim {
        Claim::Send(row) => carry(app, rest, &row, now).await,
        Claim::Nothing => Ok(()),
    }
}

/// Sends a frozen row, and writes down what came of it.
async fn carry(app: &App, rest: &Rest, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let id = row.id;
    match send(app, rest, row).await {
        Ok((channel, message)) => {
            let ended_at = app.clock.now();
            app.db
                .write_later(move |connection| {
                    Box::pin(async move { outbox::mark_sent(connection, id, channel, message, ended_at).await })
                })
                .await
        }
        Err(Carried::Ours(error)) => Err(error),
        Err(Carried::Wire(error)) => {
            let again = outbox::retry_at(row.attempts + 1, now);
            let (for_good, unsure) = match &error {
                RestError::Refused { status, .. } => (*status != 401, false),
                RestError::Unreachable(_) => (false, false),
                RestError::Unsure(_) => (false, true),
            };
            // What was late already when it was claimed gets its time to fail as well.
            let last_try = row.grace_until.max(row.claimed_at.unwrap_or(now) + outbox::GRACE);
            let for_good = for_good || again > last_try;
            tracing::warn!(%error, row.id = %id, for_good, "Row {id} was not delivered");
            let (trouble, note) = (error.to_string(), waiting_note(row, &error, now));
            app.db
                .write_later(move |connection| {
                    Box::pin(async move {
                        if for_good {
                            outbox::give_up(connection, id, &trouble, now).await?;
                            outbox::owe_all(connection, note.as_slice()).await
                        } else {
                            outbox::mark_failed(connection, id, &trouble, unsure, again).await
                        }
                    })
                })
                .await
        }
    }
}

/// What is said in the channel where the matter began when a person takes no direct messages (50007: closed to us; 50278: no
/// server in common). Any other refusal is a fault of ours, of which nobody is told in public.
fn waiting_note(row: &Row, error: &RestError, now: DateTime<Utc>) -> Option<Owed> {
    let RestError::Refused { code: 50_007 | 50_278, .. } = error else { return None };
    let (Recipient::Person(person), Some(channel)) = (row.recipient, row.fallback) else { return None };
    if channel == ChannelId(0) {
        return None;
    }
    Some(Owed {
        guild: row.guild,
        item: format!("waiting:{person}"),
        occurrence: row.id.to_string(),
        revision: 0,
        recipient: Recipient::Channel(channel),
        kind: "waiting",
        due_at: now,
    })
}

/// What can go wrong while carrying: on the wire, or with us.
enum Carried {
    Wire(RestError),
    Ours(Error),
}

impl From<RestError> for Carried {
    fn from(error: RestError) -> Self {
        Self::Wire(error)
    }
}

impl From<Error> for Carried {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

/// Sends, and, where an earlier try may have arrived unseen, looks for it first.
async fn send(app: &App, rest: &Rest, row: &Row) -> Result<(ChannelId, MessageId), Carried> {
    let Some(message) = &row.message else { return Err(Error::internal("a row without its message").into()) };
    let channel = channel_of(app, rest, row.recipient).await?;
    let body = render::message(message, Some(row.id));
    let mut unsure = row.unsure;
    let mut pauses = LOST_PAUSES.into_iter();
    loop {
        if unsure && let Some(found) = look_for(rest, channel, row).await? {
            return Ok((channel, found));
        }
        match rest.post(channel, body.clone(), row.id).await {
            Ok(sent) => return Ok((channel, sent)),
            Err(error @ RestError::Unsure(_)) => match pauses.next() {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        }
        unsure = true;
    }
}

async fn channel_of(app: &App, rest: &Rest, recipient: Recipient) -> Result<ChannelId, Carried> {
    if let Some(known) = outbox::channel_of(app.db.readers(), recipient).await? {
        return Ok(known);
    }
    let Recipient::Person(person) = recipient else { return Err(Error::internal("a channel is always known").into()) };
    let channel = rest.open_direct(person).await?;
    app.db
        .write_later(move |connection| {
            Box::pin(async move { outbox::remember_channel(connection, person, channel).await })
        })
        .await?;
    Ok(channel)
}

/// Our own message of this row, paging from just before it was claimed. Every component of it bears the row.
async fn look_for(rest: &Rest, channel: ChannelId, row: &Row) -> Result<Option<MessageId>, RestError> {
    let Some(claimed_at) = row.claimed_at else { return Ok(None) };
    let mut after = first_snowflake_at(claimed_at - CLOCKS_DIFFER);
    for _ in 0..LOOK_PAGES_MAX {
        let page = rest.messages_after(channel, after).await?;
        if let Some(found) = page.iter().find(|message| bears(&message["components"], row.id)) {
            return Ok(found["id"].as_str().and_then(|id| id.parse().ok()).map(MessageId));
        }
        let last = page.last().and_then(|message| message["id"].as_str()).and_then(|id| id.parse().ok());
        match last {
            Some(last) if page.len() == 100 => after = last,
            _ => return Ok(None),
        }
    }
    Ok(None)
}

/// Whether some component bears this row: only a bot's message has custom ids, and only ours look like that.
fn bears(components: &Value, row: OutboxId) -> bool {
    match components {
        Value::Array(all) => all.iter().any(|one| bears(one, row)),
        Value::Object(fields) => fields.iter().any(|(name, value)| match value {
            Value::String(text) => name == "custom_id" && Press::row_of(text) == Some(row),
            nested => bears(nested, row),
        }),
        _ => false,
    }
}
