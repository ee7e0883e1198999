//! Making what lives on: threads and scheduled events, and changing the cards that stand. Discord has no nonce for them, so after a try that may have come through they
//! are looked for before they are made again.
//!
//! A thread on a message has the message's id. One by itself is ours if we own it, it has the name, and it is younger than the claim.
//! An event is ours if we made it and its description ends with its mark, or we know its id; it is looked for before every change, so
//! that there is one for each item and occurrence whatever became of earlier rows. What people deleted is let be.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::carry::{CLOCKS_DIFFER, Carried, LOOK_PAGES_MAX};
use crate::discord::rest::{Rest, RestError};
use crate::discord::{files, render};
use crate::feature::App;
use crate::ids::{ChannelId, EventId, PersonId, first_snowflake_at};
use crate::outbox::{self, Arrived, Edit, Event, Row, Thread};

/// Tries within one go when an answer was lost, and the waits before we look. Without a nonce, Discord must have come to its end with
/// the first try by then.
const LOST_PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(3)];
/// No thread is archived by itself sooner: until then it is among the active ones.
const ARCHIVED_AFTER: TimeDelta = TimeDelta::minutes(55);
/// Discord's code: the message has a thread already.
const HAS_THREAD: u64 = 160_004;
/// Discord's code: there is no such channel, or thread.
const NO_CHANNEL: u64 = 10_003;
/// Discord's code: there is no such event.
const NO_EVENT: u64 = 10_070;
/// Discord's code: there is no such message.
const NO_MESSAGE: u64 = 10_008;

/// Starts a thread, unless it is there.
pub(super) async fn thread(
    app: &App,
    rest: &Rest,
    (row, thread): (&Row, &Thread),
    (channel, now): (ChannelId, DateTime<Utc>),
) -> Result<Arrived, Carried> {
    let earlier = outbox::earlier(app.db.readers(), row.id).await?;
    if earlier.outdated {
        return Err(Carried::NotWanted("a newer one is due"));
    }
    if let Some(made) = earlier.made {
        return Ok(Arrived::Thread(ChannelId(made)));
    }
    let body = render::thread(thread, &row.item);
    let (mut unsure, mut tried_at) = (row.unsure, row.tried_at.unwrap_or(now));
    let mut pauses = LOST_PAUSES.into_iter();
    loop {
        if unsure && let Some(found) = look_for_thread(app, rest, (row, thread, channel), &body, tried_at).await? {
            return Ok(Arrived::Thread(found));
        }
        tried_at = app.clock.now();
        match (rest.start_thread(channel, thread.message, body.clone()).await, thread.message) {
            (Ok(started), _) => return Ok(Arrived::Thread(started)),
            // Ours of an earlier try, or one that somebody else was quicker to start: the message has its thread.
            (Err(RestError::Refused { code: HAS_THREAD, .. }), Some(message)) => {
                return Ok(Arrived::Thread(ChannelId(message.0)));
            }
            (Err(RestError::Refused { code: NO_MESSAGE, .. }), _) => {
                return Err(Carried::NotWanted("its message was deleted"));
            }
            (Err(error @ RestError::Unsure(_)), _) => again(&mut pauses, error).await?,
            (Err(error), _) => return Err(error.into()),
        }
        unsure = true;
    }
}

/// Waits before another try, if one is left.
async fn again(pauses: &mut impl Iterator<Item = Duration>, error: RestError) -> Result<(), Carried> {
    let Some(pause) = pauses.next() else { return Err(error.into()) };
    tokio::time::sleep(pause).await;
    Ok(())
}

async fn look_for_thread(
    app: &App,
    rest: &Rest,
    (row, thread, channel): (&Row, &Thread, ChannelId),
    body: &Value,
    tried_at: DateTime<Utc>,
) -> Result<Option<ChannelId>, Carried> {
    if let Some(message) = thread.message {
        let there = ChannelId(message.0);
        return match rest.channel(there).await {
            Ok(_) => Ok(Some(there)),
            Err(RestError::Refused { code: NO_CHANNEL, .. }) => Ok(None),
            Err(error) => Err(error.into()),
        };
    }
    let ours = Ours {
        bot: rest.myself().await?,
        parent: channel.to_string(),
        name: body["name"].as_str().unwrap_or_default(),
        after: first_snowflake_at(row.claimed_at.unwrap_or(tried_at) - CLOCKS_DIFFER),
    };
    if let Some(found) = new_one(app, row, &ours, &rest.active_threads(row.guild).await?).await? {
        return Ok(Some(found));
    }
    let mut before = None;
    for _ in 0..LOOK_PAGES_MAX {
        let page = match rest.archived_threads(channel, before.as_deref()).await {
            Ok(page) => page,
            Err(RestError::Refused { status: 403, .. }) => {
                // A try that is yet to come was noted before the clock was set back.
                let may_be_archived = !(TimeDelta::zero()..=ARCHIVED_AFTER).contains(&(app.clock.now() - tried_at));
                return if may_be_archived { Err(Carried::Unknowable) } else { Ok(None) };
            }
            Err(error) => return Err(error.into()),
        };
        if let Some(found) = new_one(app, row, &ours, &page.threads).await? {
            return Ok(Some(found));
        }
        // What was archived before the claim was made before it.
        let archived_at = page.before.as_ref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
        let older = archived_at.is_none_or(|at| row.claimed_at.is_some_and(|claimed| at < claimed - CLOCKS_DIFFER));
        if older {
            return Ok(None);
        }
        before = page.before;
    }
    Err(Carried::Unknowable)
}

/// What tells a thread of ours.
struct Ours<'a> {
    bot: PersonId,
    parent: String,
    name: &'a str,
    after: i64,
}

impl Ours<'_> {
    fn is(&self, thread: &Value) -> Option<ChannelId> {
        let id: i64 = thread["id"].as_str()?.parse().ok()?;
        let is_ours = thread["owner_id"].as_str()? == self.bot.to_string()
            && thread["parent_id"].as_str()? == self.parent
            && thread["name"].as_str()? == self.name
            && id >= self.after;
        is_ours.then_some(ChannelId(id))
    }
}

/// Our thread among these; not one that another row of the same name is known to have made.
async fn new_one(app: &App, row: &Row, ours: &Ours<'_>, threads: &[Value]) -> Result<Option<ChannelId>, Carried> {
    for found in threads.iter().filter_map(|thread| ours.is(thread)) {
        if !outbox::is_known_thread(app.db.readers(), row, found).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Has the event of the row's item and occurrence be as it is frozen: made, changed, or deleted.
pub(super) async fn event(app: &App, rest: &Rest, row: &Row, event: &Event) -> Result<Arrived, Carried> {
    let earlier = outbox::earlier(app.db.readers(), row.id).await?;
    if earlier.outdated {
        return Err(Carried::NotWanted("a newer one is due"));
    }
    let known = earlier.made.map(EventId);
    let mark = mark(row);
    let mut pauses = LOST_PAUSES.into_iter();
    loop {
        if matches!(event, Event::Planned(planned) if planned.starts_at <= app.clock.now()) {
            return Err(Carried::NotWanted("it has begun"));
        }
        let bot = rest.myself().await?;
        let all = rest.events(row.guild).await?;
        let marked = || all.iter().find(|shown| is_marked(shown, bot, &mark));
        let there = all.iter().find(|shown| known.is_some() && id(shown) == known).or_else(marked).and_then(id);
        let done = match (event, there) {
            (Event::CalledOff, None) => Ok(None),
            (Event::CalledOff, Some(there)) => rest.delete_event(row.guild, there).await.map(|()| None),
            (Event::Planned(planned), Some(there)) => rest
                .change_event(row.guild, there, render::event(planned, &mark, &row.item))
                .await
                .map(|()| Some(there)),
            (Event::Planned(_), None) if known.is_some() => return Err(Carried::NotWanted("people deleted it")),
            (Event::Planned(planned), None) => {
                rest.make_event(row.guild, render::event(planned, &mark, &row.item)).await.map(Some)
            }
        };
        match done {
            Ok(event) => return Ok(Arrived::Event(event)),
            Err(RestError::Refused { code: NO_EVENT, .. }) => return Err(Carried::NotWanted("people deleted it")),
            Err(error @ RestError::Unsure(_)) => again(&mut pauses, error).await?,
            Err(error) => return Err(error.into()),
        }
    }
}

/// Has a card be as it is frozen. Asking twice does no harm, so nothing is looked for before; but what is older never takes the place
/// of what is newer, however often it was tried.
pub(super) async fn edit(app: &App, rest: &Rest, row: &Row, edit: &Edit) -> Result<Arrived, Carried> {
    if outbox::is_overtaken(app.db.readers(), row.id).await? {
        return Err(Carried::NotWanted("a newer one was sent"));
    }
    let mut card = edit.card.clone();
    let files = files::of(&mut card).await;
    let body = render::card(&card, Some(edit.row));
    match rest.change_message(edit.channel, edit.message, (body, &files)).await {
        Ok(()) => Ok(Arrived::Edited(edit.message)),
        Err(RestError::Refused { code: NO_MESSAGE | NO_CHANNEL, .. }) => Err(Carried::NotWanted(outbox::DELETED)),
        Err(error) => Err(error.into()),
    }
}

/// The last line of the event's description: it says to people where the event comes from, and to us which it is. It names the occurrence
/// so that nobody reads it as the time, which may have been moved.
fn mark(row: &Row) -> String {
    let item = row.item.split(" (").next().unwrap_or_default();
    format!("Convenor · {item} · ref {}", row.occurrence.replace(['-', ':'], ""))
}

fn id(event: &Value) -> Option<EventId> {
    event["id"].as_str()?.parse().ok().map(EventId)
}

/// Whether we made the event, for what the mark says. Only the last line counts: those before it people may have written.
fn is_marked(event: &Value, bot: PersonId, mark: &str) -> bool {
    let last = event["description"].as_str().and_then(|text| text.trim_end().lines().last());
    event["creator_id"].as_str().is_some_and(|id| id == bot.to_string()) && last.is_some_and(|line| line.trim() == mark)
}
