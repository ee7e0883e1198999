//! Buttons, selects and forms of commitments: who → parse → rule → store → view → reply.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::acts::{self, Done};
use super::list::{self, Page};
use super::store::{self, Promise};
use super::together::{Deliver, Delivery, Finished, Make};
use super::{Commitment, NOTE_MAX, NotKeptReason, REASON_MAX, State, WHAT_MAX, first_reminder, forms, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::{ChannelId, CommitmentId, GuildId};
use crate::items::{Chain, Reference};
use crate::message::{Card, Reply};
use crate::people;
use crate::text::{Unfit, Words, clean, clean_line};
use crate::when::Purpose;
use crate::{dates, db, items, outbox, say};

/// Answers one press.
///
/// # Errors
/// A refusal in the person's words, or a fault of ours.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

async fn route(connection: &mut SqliteConnection, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    match pressed.press.action.as_str() {
        "list" => {
            let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
            let act = Act::within(connection, &pressed.asker, page.guild, now).await?;
            Ok(Reply::Private(list::card(connection, &act, page).await?))
        }
        "make" | "make-sent" => {
            let guild = GuildId(pressed.press.id.parse().map_err(|_| unknown(words))?);
            let act = Act::within(connection, &pressed.asker, guild, now).await?;
            if pressed.press.action == "make" {
                return forms::form(act.words(), &pressed.press).map(Reply::Form).ok_or_else(|| unknown(words));
            }
            make(connection, &act, pressed, None).await
        }
        "from-sent" => {
            let (guild, reference) = pressed.press.id.split_once('.').ok_or_else(|| unknown(words))?;
            let guild = GuildId(guild.parse().map_err(|_| unknown(words))?);
            let reference: Reference = reference.parse().map_err(|()| unknown(words))?;
            let act = Act::within(connection, &pressed.asker, guild, now).await?;
            let found = items::find(connection, guild, reference).await?;
            let found = found.ok_or_else(|| Error::Refusal(say!(act.words(), "not-found")))?;
            make(connection, &act, pressed, Some(found.reference)).await
        }
        _ => {
            let id = CommitmentId(pressed.press.id.parse().map_err(|_| unknown(words))?);
            let promise = store::get(connection, id).await?.ok_or_else(|| unknown(words))?;
            let act = Act::within(connection, &pressed.asker, promise.guild, now).await?;
            on_one(connection, &act, pressed, promise).await
        }
    }
}

async fn on_one(connection: &mut SqliteConnection, act: &Act, pressed: &Pressed, promise: Commitment) -> Result<Reply> {
    let words = act.words();
    let id = promise.id;
    if is_out_of_date(&pressed.press.action, &promise, act.now) {
        let promise = acts::own(connection, act, id).await?;
        return Ok(Reply::Update(show(connection, act, promise).await?));
    }
    if pressed.press.action == "track" && dated_since(connection, act, pressed, &promise).await? {
        // What was asked about is another date: how it stands, and nothing is changed.
        let promise = acts::own(connection, act, id).await?;
        return Ok(Reply::Update(moved(connection, act, &promise).await?));
    }
    Ok(match pressed.press.action.as_str() {
        "open" => Reply::Private(show(connection, act, promise).await?),
        "done" => done(connection, act, &promise, Finished::Unsaid).await?,
        "ontime" => done(connection, act, &promise, Finished::OnTime).await?,
        "late" => done(connection, act, &promise, Finished::Late).await?,
        "track" => Reply::Update(view::on_track(words, &acts::on_track(connection, act, id).await?)),
        "letgo" => Reply::Update(view::let_go(words, &acts::let_go(connection, act, id).await?)),
        "reason" | "why" => {
            let reason = pressed.values.first().and_then(|code| NotKeptReason::from_code(code));
            let reason = reason.ok_or_else(|| unknown(words))?;
            // Older messages asked why before they let go.
            if pressed.press.action == "reason" {
                acts::let_go(connection, act, id).await?;
            }
            let promise = acts::own(connection, act, id).await?;
            if promise.state != State::NotKept {
                return Err(unknown(words));
            }
            acts::give_reason(connection, act, &promise, reason).await?;
            let follower = store::follower(connection, &promise).await?;
            Reply::Update(view::reason_noted(words, &promise, follower))
        }
        "move" | "withdraw" | "renew" => {
            let promise = acts::own(connection, act, id).await?;
            acts::refuse_closed(connection, act, &promise).await?;
            Reply::Form(forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?)
        }
        "move-sent" => {
            let promise = acts::own(connection, act, id).await?;
            acts::refuse_closed(connection, act, &promise).await?;
            let due = dates::read(words, &act.charter, pressed.field("due"), Purpose::Due, act.now)?;
            let reason = reason(words, pressed.field("reason"))?;
            let (Done::Now(promise) | Done::Before(promise)) =
                acts::reschedule(connection, act, id, due.at, reason).await?;
            Reply::Update(moved(connection, act, &promise).await?)
        }
        "withdraw-sent" => {
            let reason = reason(words, pressed.field("reason"))?;
            let (Done::Now(gone) | Done::Before(gone)) = acts::withdraw(connection, act, id, reason).await?;
            Reply::Update(view::withdrawn(words, &gone))
        }
        "renew-sent" => {
            let due = dates::read(words, &act.charter, pressed.field("due"), Purpose::Due, act.now)?;
            let (Done::Now(fresh) | Done::Before(fresh)) = acts::renew(connection, act, id, due.at).await?;
            let old = acts::own(connection, act, id).await?;
            Reply::Update(view::renewed(words, (&old, &fresh), first_reminder(&fresh, act)))
        }
        _ => return Err(unknown(words)),
    })
}

/// The answer to a move.
pub(super) async fn moved(connection: &mut SqliteConnection, act: &Act, promise: &Commitment) -> Result<Card> {
    let later = store::moved_later(connection, promise.id).await?;
    Ok(view::moved(act.words(), promise, first_reminder(promise, act), later))
}

/// Whether the promise got another date since the message was told on which this was pressed.
async fn dated_since(
    connection: &mut SqliteConnection,
    act: &Act,
    pressed: &Pressed,
    promise: &Commitment,
) -> Result<bool> {
    let Some(row) = pressed.row.filter(|_| promise.state == State::Promised) else { return Ok(false) };
    let told = outbox::told_to(connection, row, act.asker.person).await?;
    Ok(told.is_some_and(|told| promise.dated_at >= told.claimed_at))
}

/// Whether a button belongs to the other side of the date: an old message answers with the buttons that fit now.
fn is_out_of_date(action: &str, promise: &Commitment, now: DateTime<Utc>) -> bool {
    let open = promise.state == State::Promised;
    match action {
        "track" | "move" | "withdraw" => open && promise.is_overdue(now),
        "renew" | "letgo" => open && !promise.is_overdue(now),
        _ => false,
    }
}

async fn done(connection: &mut SqliteConnection, act: &Act, promise: &Commitment, finished: Finished) -> Result<Reply> {
    let wanted = Deliver { act: act.clone(), number: promise.number, finished, note: None };
    Ok(delivery(act.words(), db::alone(connection, &wanted).await?))
}

/// The answer to having said that it is done.
pub(super) fn delivery(words: Words, delivery: Delivery) -> Reply {
    Reply::Update(match delivery {
        Delivery::Closed(closed) => view::delivered(words, &closed),
        Delivery::Asked(promise) => view::ask_on_time(words, &promise),
    })
}

/// A promise as this person may see it: the owner and coordinators all of it; everybody, without its history, one that is for something.
pub(super) async fn show(connection: &mut SqliteConnection, act: &Act, promise: Commitment) -> Result<Card> {
    let words = act.words();
    let owns = promise.owner == act.asker.person;
    let may_see = owns || act.is_coordinator(connection).await?;
    if !may_see && promise.towards.is_none() || promise.guild != act.charter.guild {
        return Err(Error::Refusal(say!(words, "not-found")));
    }
    let history = if may_see { store::history(connection, &promise).await? } else { Vec::new() };
    let name = people::known(connection, promise.guild, promise.owner).await?.map(|known| known.name);
    let owner_name = (!owns).then(|| name.unwrap_or_else(|| say!(words, "somebody")));
    let follower = store::follower(connection, &promise).await?;
    let chain = Chain::of(connection, promise.guild, promise.reference()).await?;
    Ok(view::Whole { promise: &promise, history: &history, owner_name, follower, chain }.card(words, act.now))
}

async fn make(
    connection: &mut SqliteConnection,
    act: &Act,
    pressed: &Pressed,
    towards: Option<Reference>,
) -> Result<Reply> {
    let (what, due, done_means) = (pressed.field("what"), pressed.field("due"), pressed.field("done_means"));
    let (wanted, shifted) = promise(act, (what, due, Some(done_means)), towards)?;
    Ok(Reply::Private(made(act, db::alone(connection, &wanted).await?, shifted)))
}

/// The promise that was typed, checked; and whether its hour had to be shifted since it does not exist on that day.
pub(super) fn promise(
    act: &Act,
    (what, due, done_means): (&str, &str, Option<&str>),
    towards: Option<Reference>,
) -> Result<(Make, bool)> {
    let words = act.words();
    let what = clean_line(what, WHAT_MAX).map_err(|unfit| refuse_text(words, unfit))?;
    let done_means = optional_note(words, done_means)?;
    let reading = dates::read(words, &act.charter, due, Purpose::Due, act.now)?;
    let promise = Promise {
        guild: act.charter.guild,
        owner: act.asker.person,
        // Where it began: never a direct message, which may be closed one day.
        channel: if act.asker.direct { act.charter.announcements.unwrap_or(ChannelId(0)) } else { act.asker.channel },
        what,
        done_means,
        due_at: reading.at,
        follows: None,
        towards: towards.map(|reference| reference.to_string()),
    };
    Ok((Make::new(act, promise), reading.shifted))
}

/// The answer to a promise.
pub(super) fn made(act: &Act, done: Done, shifted: bool) -> Card {
    let words = act.words();
    let (made, again) = match done {
        Done::Now(made) => (made, false),
        Done::Before(made) => (made, true),
    };
    let card = view::made(words, &made, first_reminder(&made, act), again);
    let card = if shifted { card.text(say!(words, "when-shifted")) } else { card };
    if act.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card }
}

/// A reason, checked.
pub(super) fn reason(words: Words, typed: &str) -> Result<String> {
    clean(typed, REASON_MAX).map_err(|unfit| match unfit {
        Unfit::Empty => Error::Mistyped(say!(words, "text-reason-empty")),
        Unfit::TooLong(_) => refuse_text(words, unfit),
    })
}

/// A note that may be left out, checked.
pub(super) fn optional_note(words: Words, typed: Option<&str>) -> Result<Option<String>> {
    match typed.map(|text| clean(text, NOTE_MAX)) {
        None | Some(Err(Unfit::Empty)) => Ok(None),
        Some(Ok(text)) => Ok(Some(text)),
        Some(Err(unfit)) => Err(refuse_text(words, unfit)),
    }
}

fn refuse_text(words: Words, unfit: Unfit) -> Error {
    Error::Mistyped(match unfit {
        Unfit::Empty => say!(words, "text-empty"),
        Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
    })
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
