//! Buttons and forms of reminders: who → parse → rule → store → view → reply.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::acts::{self, Snooze};
use super::list;
use super::view::{self, Told, Which};
use super::{Reminder, State, forms, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::ReminderId;
use crate::message::{Card, Reply};
use crate::pages::Page;
use crate::repeats::Moved;
use crate::text::Words;
use crate::when::Purpose;
use crate::{dates, outbox, people, repeats, say, timing};

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

async fn route(connection: &mut SqliteConnection, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    if pressed.press.action == "list" {
        let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
        let act = Act::within(connection, &pressed.asker, page.guild, now).await?;
        return Ok(Reply::Private(list::card(connection, &act, page).await?));
    }
    let id = pressed.press.id.split('.').next().and_then(|id| id.parse().ok()).map(ReminderId);
    let id = id.ok_or_else(|| unknown(words))?;
    let reminder = store::get(connection, id).await?.ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
    let act = Act::within(connection, &pressed.asker, reminder.guild, now).await?;
    match Which::parse(&pressed.press.id) {
        Some(which) => on_occurrence(connection, &act, pressed, which).await,
        None => on_one(connection, &act, pressed, reminder).await,
    }
}

/// A press about the reminder as a whole.
async fn on_one(connection: &mut SqliteConnection, act: &Act, pressed: &Pressed, reminder: Reminder) -> Result<Reply> {
    let words = act.words();
    Ok(match pressed.press.action.as_str() {
        "open" => Reply::Private(open(connection, act, &reminder).await?),
        "other" => Reply::Private(in_the_other_language(connection, act, &reminder).await?),
        "stop" => Reply::Update(view::stopped(words, &acts::stop(connection, act, reminder.id).await?)),
        "all" => {
            let reminder = acts::own(connection, act, reminder.id).await?;
            acts::refuse_ended(act, &reminder)?;
            let form = forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?;
            let rule = reminder.rule.as_ref().map(|rule| repeats::words(words, rule, None)).unwrap_or_default();
            Reply::Form(form.filled(&[("repeats".to_owned(), rule)]))
        }
        "all-sent" => {
            acts::refuse_ended(act, &acts::own(connection, act, reminder.id).await?)?;
            let typed = (pressed.field("when"), Some(pressed.field("repeats")));
            let timing = timing::read(words, &act.charter, typed, act.now)?;
            let notes = timing.notes.clone();
            let moved = acts::replace(connection, act, reminder.id, timing).await?;
            let first = say!(words, "remind-moved-all", reference = moved.reference().to_string());
            Reply::Update(view::changed(act, &moved, first, &notes))
        }
        _ => return Err(unknown(words)),
    })
}

/// A press about one occurrence.
async fn on_occurrence(connection: &mut SqliteConnection, act: &Act, pressed: &Pressed, which: Which) -> Result<Reply> {
    let words = act.words();
    let (id, key) = (ReminderId(which.id), outbox::occurrence(which.original));
    Ok(match pressed.press.action.as_str() {
        "done" => {
            let (reminder, off) = acts::done(connection, act, id, &key).await?;
            Reply::Update(view::done(words, &reminder, off))
        }
        "ten" => snooze(connection, act, which, Snooze::TenMinutes).await?,
        "hour" => snooze(connection, act, which, Snooze::Hour).await?,
        "tomorrow" => snooze(connection, act, which, Snooze::Tomorrow).await?,
        "skip" => {
            let left = acts::skip(connection, act, id, &key).await?;
            let first = say!(words, "remind-skipped", reference = left.reference().to_string());
            Reply::Update(view::changed(act, &left, first, &[]))
        }
        "move" => {
            acts::refuse_ended(act, &acts::own(connection, act, id).await?)?;
            Reply::Form(forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?)
        }
        "move-sent" => {
            acts::refuse_ended(act, &acts::own(connection, act, id).await?)?;
            let reading = dates::read(words, &act.charter, pressed.field("when"), Purpose::Moment, act.now)?;
            let to = Moved::read(act.charter.zone, reading.local, reading.at);
            let moved = acts::reschedule(connection, act, (id, &key), to).await?;
            let first = say!(words, "remind-moved", reference = moved.reference().to_string());
            let notes = if reading.shifted { vec![timing::Note::Shifted] } else { Vec::new() };
            Reply::Update(view::changed(act, &moved, first, &notes))
        }
        _ => return Err(unknown(words)),
    })
}

async fn snooze(connection: &mut SqliteConnection, act: &Act, which: Which, how: Snooze) -> Result<Reply> {
    let key = outbox::occurrence(which.original);
    let (reminder, until) = acts::snooze(connection, act, (ReminderId(which.id), &key), how).await?;
    Ok(Reply::Update(view::snoozed(act.words(), &reminder, which.original, until)))
}

/// A reminder as this person may see it: its maker, a coordinator if it goes to a channel, and whoever reads it there.
async fn open(connection: &mut SqliteConnection, act: &Act, reminder: &Reminder) -> Result<Card> {
    let words = act.words();
    let owns = reminder.maker == act.asker.person;
    let changes = owns || (reminder.channel.is_some() && act.is_coordinator(connection).await?);
    if !changes && !reads_it(act, reminder) {
        return Err(acts::not_found(act));
    }
    let name = if owns { None } else { Some(maker_name(connection, words, reminder).await?) };
    let came = store::came_last(connection, reminder).await?;
    Ok(view::whole(words, &act.charter, (reminder, came), (name, changes && reminder.state == State::Active)))
}

/// What was posted, in the other language than the coalition's.
async fn in_the_other_language(connection: &mut SqliteConnection, act: &Act, reminder: &Reminder) -> Result<Card> {
    if !reads_it(act, reminder) {
        return Err(acts::not_found(act));
    }
    let words = act.charter.language.other().words();
    let name = maker_name(connection, words, reminder).await?;
    let told = Told { reminder, original: reminder.starts, late: None };
    Ok(Card::new(told.in_channel(words, &name).content))
}

/// Whether the asker stands in the channel that it goes to.
fn reads_it(act: &Act, reminder: &Reminder) -> bool {
    !act.asker.direct && reminder.channel == Some(act.asker.channel)
}

async fn maker_name(connection: &mut SqliteConnection, words: Words, reminder: &Reminder) -> Result<String> {
    let known = people::known(connection, reminder.guild, reminder.maker).await?;
    Ok(known.map_or_else(|| say!(words, "somebody"), |known| known.name))
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
