//! One row on its way: claimed, sent, and written down.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use serde_json::Value;

use super::together::Travelling;
use super::{make, trouble, waited};
use crate::charter::Charter;
use crate::discord::files::{self, Upload};
use crate::discord::rest::{Rest, RestError};
use crate::discord::{permissions, render};
use crate::error::{Error, Result};
use crate::feature::{App, Reader};
use crate::ids::{ChannelId, GuildId, MessageId, OutboxId, first_snowflake_at};
use crate::message::{Block, Message, Press};
use crate::outbox::{self, Arrived, Claim, Payload, Recipient, Row};
use crate::people;

/// Tries within one go when an answer was lost, and the waits between them.
const LOST_PAUSES: [Duration; 3] = [Duration::from_millis(200), Duration::from_secs(1), Duration::from_secs(3)];
/// Messages that Discord gives at once.
const PAGE: usize = 100;
/// Pages that are searched for our own after a crash.
pub(super) const LOOK_PAGES_MAX: usize = 20;
/// How far our clock and Discord's may differ, or have differed when a row was claimed: an hour is the usual mistake.
pub(super) const CLOCKS_DIFFER: TimeDelta = TimeDelta::hours(2);
/// So long after a try Discord itself gives the first message back instead of a second ("the past few minutes"; we trust one).
const NONCE_HOLDS: TimeDelta = TimeDelta::minutes(1);
/// Direct messages that are opened in a guild a minute: more look like spam to Discord.
const OPENED_A_MINUTE: usize = 5;

/// Why a row did not arrive.
pub(super) enum Carried {
    /// The wire, or Discord.
    Wire(RestError),
    /// It may have arrived, and we may not look: nothing is sent again.
    Unknowable,
    /// It is not wanted any more, and why.
    NotWanted(&'static str),
    /// It did not arrive before, and would come too late now.
    TooLate,
    /// Too many direct messages were opened in this guild: not before then.
    NotYet(DateTime<Utc>),
    /// A fault of ours.
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

/// When direct messages were opened, by guild.
#[derive(Clone, Default)]
pub struct Opens(Arc<Mutex<HashMap<GuildId, VecDeque<DateTime<Utc>>>>>);

impl Opens {
    /// Takes leave to open one now, or says from when on there will be leave.
    fn leave(&self, guild: GuildId, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        let minute = TimeDelta::minutes(1);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is yet to come was noted before the clock was set back.
        let counts = |at: &DateTime<Utc>| *at <= now && now - *at < minute;
        all.retain(|_, opened| opened.back().is_some_and(counts));
        let opened = all.entry(guild).or_default();
        opened.retain(counts);
        match opened.front() {
            Some(first) if opened.len() >= OPENED_A_MINUTE => Err(*first + minute),
            _ => {
                opened.push_back(now);
                Ok(())
            }
        }
    }
}

/// Claims a row if it is not frozen yet, and carries it. Those that are begun in a row are claimed in one go.
pub(super) fn begin(
    app: App,
    rest: Rest,
    opens: Opens,
    (row, travelling): (Row, Travelling),
    now: DateTime<Utc>,
) -> BoxFuture<'static, Result<()>> {
    if row.payload.is_some() && !row.early {
        return Box::pin(async move { try_again(&app, &rest, &opens, (row, travelling), now).await });
    }
    let claim = app.db.gather_later(outbox::Claiming { app: app.clone(), row, now });
    Box::pin(async move {
        match claim.await? {
            Claim::Send(row, closed) => carry(&app, &rest, &opens, (&row, closed, travelling), now).await,
            Claim::Nothing => Ok(()),
        }
    })
}

/// Carries what is frozen.
async fn try_again(
    app: &App,
    rest: &Rest,
    opens: &Opens,
    (row, travelling): (Row, Travelling),
    now: DateTime<Utc>,
) -> Result<()> {
    let id = row.id;
    if let Some(until) = held_back(app, &row, now).await? {
        return postpone(app, id, until).await;
    }
    let begin =
        app.db.write_later(move |connection| Box::pin(async move { outbox::begin_try(connection, id, now).await }));
    if !begin.await? {
        return Ok(());
    }
    let closed = match row.recipient {
        Recipient::Channel(channel) => outbox::closed_place(app.db.readers(), channel, now).await?,
        _ => None,
    };
    carry(app, rest, opens, (&row, closed.map(|closed| closed.code), travelling), now).await
}

/// What was frozen before the night and comes up in it waits for the morning.
async fn held_back(app: &App, row: &Row, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    if !row.waits_for_morning() {
        return Ok(None);
    }
    Ok(app.charters.of(app.db.readers(), row.guild).await?.quiet_until(now))
}

async fn postpone(app: &App, id: OutboxId, until: DateTime<Utc>) -> Result<()> {
    app.db.write_later(move |connection| Box::pin(async move { outbox::postpone(connection, id, until).await })).await
}

/// Sends a frozen row, and writes down what came of it.
/// `closed`: Discord's code, if its channel is known to be closed to us.
async fn carry(
    app: &App,
    rest: &Rest,
    opens: &Opens,
    (row, closed, travelling): (&Row, Option<i64>, Travelling),
    now: DateTime<Utc>,
) -> Result<()> {
    let id = row.id;
    if let Some(code) = closed
        && !(goes_without_posting(row) && code == i64::from(NO_PERMISSION))
    {
        // Each refusal counts with Discord, so a closed place is not asked again.
        let code = code.unsigned_abs();
        let known = RestError::Refused { status: 403, code, message: "closed to us".to_owned() };
        return trouble::for_good(app, row, (&known, true), now).await;
    }
    let carried = match &row.payload {
        Some(Payload::Message(message)) => send(app, rest, opens, (row, message), now).await,
        Some(Payload::Thread(thread)) => match row.recipient {
            Recipient::Channel(channel) => make::thread(app, rest, (row, thread), (channel, now)).await,
            _ => Err(Error::internal("a thread is for a channel").into()),
        },
        Some(Payload::Event(event)) => make::event(app, rest, row, event).await,
        Some(Payload::Edit(edit)) => make::edit(app, rest, row, edit).await,
        None => Err(Error::internal("a row without what it carries").into()),
    };
    match carried {
        Ok(arrived) => {
            travelling.arrived().await;
            app.db.gather_later(outbox::Sent { id, arrived, at: app.clock.now() }).await?;
            waited::bring(app, row, now).await
        }
        Err(Carried::NotWanted(why)) => {
            app.db
                .write_later(move |connection| Box::pin(async move { outbox::skip(connection, id, why, now).await }))
                .await
        }
        Err(Carried::TooLate) => too_late(app, row, now).await,
        Err(Carried::Ours(error)) => Err(error),
        Err(Carried::NotYet(at)) => postpone(app, id, at).await,
        Err(Carried::Unknowable) => trouble::unknowable(app, row, now).await,
        Err(Carried::Wire(error)) => trouble::failed(app, row, &error, now).await,
    }
}

/// It is told in a roll-up instead.
async fn too_late(app: &App, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let Some(Payload::Message(said)) = row.payload.clone() else { return Ok(()) };
    let row = row.clone();
    app.db
        .write_later(move |connection| Box::pin(async move { outbox::miss(connection, &row, &said, now).await }))
        .await?;
    app.owed.ring();
    Ok(())
}

/// Discord's code: a permission is missing. Starting a thread needs another one than posting, changing a message of ours none.
const NO_PERMISSION: u32 = 50_013;

fn goes_without_posting(row: &Row) -> bool {
    matches!(row.payload, Some(Payload::Thread(_) | Payload::Edit(_)))
}

/// Sends, and, where an earlier try may have arrived unseen, looks for it first.
async fn send(
    app: &App,
    rest: &Rest,
    opens: &Opens,
    (row, message): (&Row, &Message),
    now: DateTime<Utc>,
) -> Result<Arrived, Carried> {
    if row.is_over(now) && !row.unsure {
        return Err(Carried::TooLate);
    }
    let channel = channel_of(app, rest, opens, row, now).await?;
    let (shown, files) = shown(app, row, message).await?;
    let (mut unsure, mut tried_at) = (row.unsure, row.tried_at.or(row.claimed_at).unwrap_or(now));
    let mut pauses = LOST_PAUSES.into_iter();
    loop {
        if unsure && let Some(found) = look_for(rest, channel, row, app.clock.now()).await? {
            return Ok(Arrived::Message(channel, found));
        }
        if unsure && !may_repeat(app, row, (channel, tried_at)).await? {
            return Err(Carried::Unknowable);
        }
        if row.is_over(now) {
            return Err(Carried::TooLate);
        }
        tried_at = app.clock.now();
        match rest.post(channel, (render::message(&shown, Some(row.id)), &files), row.id).await {
            Ok(sent) => return Ok(Arrived::Message(channel, sent)),
            Err(error @ RestError::Unsure(_)) => match pauses.next() {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        }
        unsure = true;
    }
}

/// Not finding a message means that it is not there only where we may read the history; elsewhere the nonce serves for a while.
async fn may_repeat(app: &App, row: &Row, (channel, tried_at): (ChannelId, DateTime<Utc>)) -> Result<bool, Carried> {
    let since = app.clock.now() - tried_at;
    // A try that is yet to come was noted before the clock was set back: how long ago it was, nobody knows.
    if matches!(row.recipient, Recipient::Person(_)) || (TimeDelta::zero()..NONCE_HOLDS).contains(&since) {
        return Ok(true);
    }
    let lacks = app.reach.lacks((row.guild, channel), &[permissions::READ_HISTORY]).await?;
    Ok(lacks.is_empty())
}

/// What goes on the wire: the frozen message, or, to who wants it so, only that something waits.
async fn shown(app: &App, row: &Row, message: &Message) -> Result<(Message, Vec<Upload>), Carried> {
    let person = match row.recipient {
        Recipient::Person(person) if row.discreet => person,
        _ => {
            let mut message = message.clone();
            leave_out_pictures(app, row, &mut message).await;
            let files = files::of_message(&mut message).await;
            return Ok((message, files));
        }
    };
    let charter = app.charters.of(app.db.readers(), row.guild).await?;
    let mut connection = app.db.readers().acquire().await.map_err(Error::from)?;
    let reader = Reader::of(&mut connection, Charter::clone(&charter), person, row.due_at).await?;
    let stub = people::discreet_notice(reader.words, Press::new("brief", "read", row.id));
    Ok((Message::Notice(stub), Vec::new()))
}

/// Where the bot may attach nothing, a picture is left out, so that the rest arrives: what it shows stands in words too.
async fn leave_out_pictures(app: &App, row: &Row, message: &mut Message) {
    let (Message::Card(card), Recipient::Channel(channel)) = (message, row.recipient) else { return };
    let is_picture = |block: &Block| matches!(block, Block::Picture(_));
    // If we cannot ask, posting tells what is wrong.
    if card.blocks.iter().any(is_picture)
        && !app.reach.lacks((row.guild, channel), &[permissions::ATTACH_FILES]).await.unwrap_or_default().is_empty()
    {
        card.blocks.retain(|block| !is_picture(block));
    }
}

async fn channel_of(
    app: &App,
    rest: &Rest,
    opens: &Opens,
    row: &Row,
    now: DateTime<Utc>,
) -> Result<ChannelId, Carried> {
    if let Some(known) = outbox::channel_of(app.db.readers(), row.recipient).await? {
        return Ok(known);
    }
    let Recipient::Person(person) = row.recipient else {
        return Err(Error::internal("a channel is always known").into());
    };
    opens.leave(row.guild, now).map_err(Carried::NotYet)?;
    let channel = rest.open_direct(person).await?;
    app.db
        .write_later(move |connection| {
            Box::pin(async move { outbox::remember_channel(connection, person, channel).await })
        })
        .await?;
    Ok(channel)
}

/// Our own message of this row, paging from just before it was claimed; and among the newest, should our clock have been far ahead then.
/// Every component of it bears the row.
async fn look_for(
    rest: &Rest,
    channel: ChannelId,
    row: &Row,
    now: DateTime<Utc>,
) -> Result<Option<MessageId>, Carried> {
    let Some(claimed_at) = row.claimed_at else { return Ok(None) };
    let ours = |page: &[Value]| page.iter().find(|message| bears(&message["components"], row.id)).and_then(id_of);
    let mut after = first_snowflake_at(claimed_at - CLOCKS_DIFFER);
    for page in 0..LOOK_PAGES_MAX {
        let found = rest.messages_after(channel, Some(after)).await?;
        if let Some(id) = ours(&found) {
            return Ok(Some(id));
        }
        match found.last().and_then(id_of) {
            Some(last) if found.len() == PAGE => after = last.0,
            _ if page > 0 => return Ok(None),
            _ => {
                let newest = rest.messages_after(channel, None).await?;
                let found = ours(&newest);
                // A claim that is yet to come was made by a clock that has been mended since: when, nobody knows.
                let may_be_older = newest.len() == PAGE && claimed_at - CLOCKS_DIFFER > now;
                return if found.is_none() && may_be_older { Err(Carried::Unknowable) } else { Ok(found) };
            }
        }
    }
    // Further back than we look: it may be there.
    Err(Carried::Unknowable)
}

fn id_of(message: &Value) -> Option<MessageId> {
    message["id"].as_str()?.parse().ok().map(MessageId)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_direct_messages_are_opened_in_a_guild_a_minute() {
        let opens = Opens::default();
        let at = |seconds: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        for second in 0..5 {
            assert_eq!(opens.leave(GuildId(1), at(second)), Ok(()));
        }
        assert_eq!(opens.leave(GuildId(1), at(5)), Err(at(60)));
        assert_eq!(opens.leave(GuildId(2), at(5)), Ok(()), "another guild has its own");
        assert_eq!(opens.leave(GuildId(1), at(60)), Ok(()));
        assert_eq!(opens.leave(GuildId(1), at(60)), Err(at(61)));
    }
}
