//! Buttons, selects and forms of meetings: who → parse → rule → store → view → reply. On what is posted for everyone a press is answered
//! privately; on a person's own card it changes that card.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use super::changes::{self, Change};
use super::forms::{self, TOPIC};
use super::{
    Answer, Meeting, Scope, TOPIC_MAX, acts, agenda, calendar, list, offered, origin, parse_original, reminder, seen,
    store, view,
};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Channel, Pressed};
use crate::ids::MeetingId;
use crate::message::Reply;
use crate::pages::Page;
use crate::repeats::Moved;
use crate::text::{Unfit, Words, clean_line};
use crate::when::Purpose;
use crate::{dates, say};

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let (now, of_job) = (app.clock.now(), app.clone());
    let there = (pressed.asker.guild, pressed.asker.channel);
    let place = if origin::makes(&pressed.press.action) {
        let words = pressed.asker.words();
        if pressed.asker.direct || !pressed.may_write {
            return Err(Error::Refusal(say!(words, "meeting-not-your-channel")));
        }
        app.refuse_unpostable(there, words).await?;
        app.reach.place(there).await?
    } else {
        Channel::default()
    };
    app.db
        .write(move |connection| Box::pin(async move { route(connection, (&of_job, place), &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

async fn route(
    connection: &mut SqliteConnection,
    (app, place): (&App, Channel),
    pressed: &Pressed,
    now: DateTime<Utc>,
) -> Result<Reply> {
    let words = pressed.asker.words();
    if matches!(pressed.press.action.as_str(), "list" | list::PAST) {
        let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
        let act = Act::within(connection, &pressed.asker, page.guild, now).await?;
        let card = match pressed.press.action.as_str() {
            list::PAST => list::past(connection, &act, page).await?,
            _ => list::card(connection, &act, page).await?,
        };
        return Ok(Reply::Private(card));
    }
    if origin::makes(&pressed.press.action) {
        return origin::made(connection, (app, place), pressed, now).await;
    }
    if pressed.press.action == offered::BRING {
        let (guild, _) = offered::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
        let act = Act::within(connection, &pressed.asker, guild, now).await?;
        let chosen = pressed.values.first().ok_or_else(|| unknown(words))?;
        return Ok(Reply::Update(offered::bring(connection, &act, (&pressed.press.id, chosen)).await?));
    }
    let (id, rest) = pressed.press.id.split_once('.').unwrap_or((&pressed.press.id, ""));
    let id = id.parse().map(MeetingId).map_err(|_| unknown(words))?;
    let meeting = store::get(connection, id).await?.ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
    let act = Act::within(connection, &pressed.asker, meeting.guild, now).await?;
    acts::refuse_unseen(connection, &act, &meeting, pressed.row).await?;
    match pressed.press.action.as_str() {
        "say" | "pick" => on_answer(connection, &act, (&meeting, rest), pressed.press.action == "say").await,
        "plan" | "do" => on_change(connection, &act, (meeting, rest), pressed.press.action == "do").await,
        "agenda" | TOPIC | "topic-sent" | "off" => on_agenda(connection, app, &act, (&meeting, pressed)).await,
        offered::CARRY => Ok(Reply::Private(offered::carry(connection, &act, &meeting).await?)),
        offered::CARRY_TO => {
            let chosen = pressed.values.first().ok_or_else(|| unknown(words))?;
            Ok(Reply::Update(offered::carry_to(connection, &act, (&meeting, chosen)).await?))
        }
        "move" | "move-sent" | "cancel" | "keep" => on_times(connection, &act, (&meeting, rest), pressed).await,
        _ => on_look(connection, &act, (&meeting, rest), pressed).await,
    }
}

/// What somebody says to an occurrence.
async fn on_answer(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, rest): (&Meeting, &str),
    posted: bool,
) -> Result<Reply> {
    let words = act.words();
    let (original, letter) = rest.split_once('.').ok_or_else(|| unknown(words))?;
    let original = parse_original(original).ok_or_else(|| unknown(words))?;
    let said = Answer::of_letter(letter);
    if said.is_none() && letter != "n" {
        return Err(unknown(words));
    }
    acts::answer(connection, act, (meeting, original), said).await?;
    let card = seen::own(connection, act, meeting, original).await?;
    Ok(if posted { Reply::Private(card) } else { Reply::Update(card) })
}

/// A change: shown in another scope, or made.
async fn on_change(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, rest): (Meeting, &str),
    makes: bool,
) -> Result<Reply> {
    let change = Change::parse(rest).ok_or_else(|| unknown(act.words()))?;
    Ok(Reply::Update(if makes {
        changes::make(connection, act, meeting, change).await?
    } else {
        changes::preview(connection, act, &meeting, change).await?
    }))
}

/// The agenda.
async fn on_agenda(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    (meeting, pressed): (&Meeting, &Pressed),
) -> Result<Reply> {
    let words = act.words();
    match pressed.press.action.as_str() {
        TOPIC => return Ok(Reply::Form(forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?)),
        "topic-sent" => {
            let topic = topic(words, pressed.field("topic"))?;
            return Ok(Reply::Update(agenda::added(connection, (app, act), meeting, &topic).await?));
        }
        "off" => {
            let id = pressed.values.first().and_then(|id| id.parse().ok()).ok_or_else(|| unknown(words))?;
            acts::take_off(connection, act, meeting, id).await?;
        }
        _ => return Ok(Reply::Private(agenda::card(connection, app, act, meeting).await?)),
    }
    Ok(Reply::Update(agenda::card(connection, app, act, meeting).await?))
}

/// What was typed for the agenda.
pub(super) fn topic(words: Words, typed: &str) -> Result<String> {
    clean_line(typed, TOPIC_MAX).map_err(|unfit| {
        Error::Mistyped(match unfit {
            Unfit::Empty => say!(words, "meeting-topic-empty"),
            Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
        })
    })
}

/// Another time, or none.
async fn on_times(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, rest): (&Meeting, &str),
    pressed: &Pressed,
) -> Result<Reply> {
    let words = act.words();
    let original = parse_original(rest);
    if pressed.press.action == "keep" {
        let card = seen::whole(connection, act, meeting, original).await?;
        return Ok(Reply::Update(view::headed(say!(words, "meeting-kept"), card)));
    }
    changes::refuse_others(connection, act, meeting).await?;
    let original = next(act, meeting, original)?;
    let change = |to| Change { version: meeting.version, scope: Scope::One, original, to };
    Ok(match pressed.press.action.as_str() {
        "move" => Reply::Form(forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?),
        "move-sent" => {
            let to = to(words, act, pressed.field("when"))?;
            Reply::Update(changes::preview(connection, act, meeting, change(Some(to))).await?)
        }
        _ => Reply::Update(changes::preview(connection, act, meeting, change(None)).await?),
    })
}

/// Where to, as it was typed.
pub(super) fn to(words: Words, act: &Act, typed: &str) -> Result<Moved> {
    let (local, at) = super::list::to_the_minute(dates::read(words, &act.charter, typed, Purpose::Moment, act.now)?);
    Ok(Moved::read(act.charter.zone, local, at))
}

/// The occurrence that is to be changed: the one of that name, or the next that has not begun.
pub(super) fn next(act: &Act, meeting: &Meeting, original: Option<NaiveDateTime>) -> Result<NaiveDateTime> {
    let zone = act.charter.zone;
    let found = match original {
        Some(original) => meeting.ahead(zone, original, act.now),
        None => meeting.after(zone, act.now),
    };
    found.map(|found| found.original).ok_or_else(|| acts::over(act, meeting))
}

/// Only to be read.
async fn on_look(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, rest): (&Meeting, &str),
    pressed: &Pressed,
) -> Result<Reply> {
    let original = parse_original(rest);
    Ok(match pressed.press.action.as_str() {
        "open" => Reply::Private(seen::whole(connection, act, meeting, original).await?),
        "show" => Reply::Update(seen::whole(connection, act, meeting, original).await?),
        "date" => {
            let original = pressed.values.first().and_then(|value| parse_original(value));
            Reply::Update(seen::whole(connection, act, meeting, original).await?)
        }
        "who" => Reply::Private(seen::who(connection, act, meeting, original).await?),
        "other" => Reply::Private(match reminder::parse(rest, act.now) {
            Some(posted) => reminder::in_the_other_language(connection, act, meeting, posted).await?,
            None => seen::in_the_other_language(connection, act, meeting).await?,
        }),
        "calendar" => Reply::Private(calendar::card(act, meeting)?),
        _ => return Err(unknown(act.words())),
    })
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
