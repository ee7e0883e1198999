//! What falls due: the card and a change of it, the two reminders, the host's own, the end of an occurrence, the guild's event, word of
//! a change.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::{self, topics};
use super::{DAY, HOST, LATE_AFTER, LATE_UNTIL, Meeting, POST, State, agenda, brief, changes, plan, reminder, seen};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::Reader;
use crate::items::{Kind, Reference};
use crate::message::{Card, Message, Notice};
use crate::outbox::{self, Due, Event, Planned, Row, Told};
use crate::{people, say};

async fn of(connection: &mut SqliteConnection, row: &Row) -> Result<Option<Meeting>> {
    let Ok(Reference { kind: Kind::Meeting, number }) = row.item.parse::<Reference>() else { return Ok(None) };
    store::find(connection, row.guild, number).await
}

/// The card, as things are when it goes out.
pub async fn post(connection: &mut SqliteConnection, (row, charter): (&Row, &Charter)) -> Result<Due> {
    let Some(meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    if meeting.state == State::Ended {
        return Ok(Due::NotWanted("it was over before it was posted"));
    }
    let card = seen::posted(connection, (charter, charter.words()), &meeting, row.due_at).await?;
    Ok(if meeting.open { Due::Send(vec![card.into()]) } else { Due::Here(vec![card.into()]) })
}

/// The card as it is to be now.
pub async fn card(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    let card = seen::posted(connection, (charter, charter.words()), &meeting, now).await?;
    outbox::redrawn(connection, row, POST, card, now).await
}

/// A reminder, if the occurrence still takes place then. In the same transaction the next of its kind is owed.
pub async fn reminder(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(mut meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    let pending = original(&row.occurrence).and_then(|original| meeting.schedule.pending(charter.zone, original));
    plan::plan(connection, &mut meeting, charter, (now, Some(row.id))).await?;
    let Some(coming) = pending.filter(|coming| coming.at + plan::offset(&row.kind, &meeting) <= now) else {
        return Ok(Due::NotWanted("its time changed"));
    };
    if row.kind == DAY && coming.at - TimeDelta::hours(1) <= now {
        return Ok(Due::NotWanted("the one an hour before is due"));
    }
    // One that is too late by then is not sent: the outbox tells coordinators how many there were.
    let people = agenda::reminded(connection, &meeting, coming).await?;
    let topics = topics::all(connection, meeting.id).await?.len();
    let (shown_at, late) = (now.min(coming.at + LATE_UNTIL), now - row.due_at > LATE_AFTER);
    let parts = reminder::posted(charter, &meeting, (coming, topics, (shown_at, late)), &people);
    Ok(to_channel(&meeting, parts))
}

/// Who comes, to the host, an hour before what no brief could tell of, or ten minutes if it was planned or moved later than that. It is told
/// once; who is away hears nothing.
pub async fn host(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    let pending = original(&row.occurrence).and_then(|original| meeting.schedule.pending(charter.zone, original));
    let Some(coming) = pending.filter(|coming| coming.at + plan::offset(&row.kind, &meeting) <= now) else {
        return Ok(Due::NotWanted("its time changed"));
    };
    if coming.at <= now {
        return Ok(Due::NotWanted("it has begun"));
    }
    let changed_at = store::last_change(connection, meeting.id).await?.map(|changed| changed.made_at);
    let planned_late = row.due_at <= changed_at.unwrap_or(meeting.made_at);
    let due_at = if planned_late { coming.at - plan::HOST_LATE } else { row.due_at };
    if now < due_at {
        return Ok(Due::Later(due_at));
    }
    if people::delivery(connection, row.guild, meeting.host).await?.away_at(now).is_some() {
        return Ok(Due::NotWanted("away"));
    }
    // Its own time: what comes next by the meeting may be another one, which still goes on.
    if store::was_forecast(connection, meeting.id, coming.at).await? {
        return Ok(Due::NotWanted("it was told in a brief"));
    }
    store::note_forecast(connection, (meeting.id, coming.at), now).await?;
    let reader = Reader::of(connection, charter.clone(), meeting.host, now).await?;
    let late = now - due_at > LATE_AFTER;
    let notice = brief::notice(connection, &reader, (&meeting, coming), late).await?;
    Ok(Due::Private(notice.into(), meeting.channel))
}

/// The host's own, as things stand for who reads it late: who comes by now, that it has begun, or that it is off.
pub async fn redraw(connection: &mut SqliteConnection, reader: &Reader, told: &Told) -> Result<Option<Card>> {
    let named = told.item.parse::<Reference>().ok().filter(|_| told.kind == HOST).zip(original(&told.occurrence));
    let Some((reference, original)) = named else { return Ok(None) };
    let Some(meeting) = store::find(connection, told.guild, reference.number).await? else { return Ok(None) };
    Ok(Some(match meeting.schedule.pending(reader.charter.zone, original) {
        None => brief::past(reader, &meeting, None),
        Some(coming) if coming.at <= reader.now => brief::past(reader, &meeting, Some(coming)),
        Some(coming) => brief::notice(connection, reader, (&meeting, coming), false).await?.into_card(),
    }))
}

/// To the meeting's channel; if it is closed to us, where the meeting was asked for, unless not everyone may see it.
fn to_channel(meeting: &Meeting, mut parts: Vec<Notice>) -> Due {
    if !meeting.open {
        return Due::Here(parts.into_iter().map(Message::Notice).collect());
    }
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => Due::Post(only.into(), meeting.made_in),
        (last, _) => Due::Send(parts.into_iter().chain(last).map(Message::Notice).collect()),
    }
}

/// The end of an occurrence: nothing is said, but the card and the guild's event turn to the next.
pub async fn turn(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(mut meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    plan::plan(connection, &mut meeting, charter, (now, Some(row.id))).await?;
    plan::redraw(connection, &meeting, (now, TimeDelta::zero())).await?;
    Ok(Due::NotWanted("over; its card follows"))
}

/// The guild's event of an occurrence: there is one for what comes next, and none for what does not.
pub async fn event(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    let next = meeting.current(charter.zone, now).filter(|_| meeting.open);
    let Some(next) = next.filter(|next| Some(next.original) == original(&row.occurrence)) else {
        return Ok(Due::Event(Event::CalledOff));
    };
    if next.at <= now {
        return Ok(Due::NotWanted("it has begun"));
    }
    let words = charter.words();
    let (channel, mut lines) = (format!("<#{}>", meeting.channel), Vec::new());
    lines.extend(meeting.place.as_ref().map(|place| say!(words, "meeting-event-where", place = place.as_str())));
    lines.push(say!(words, "meeting-event", channel = channel));
    Ok(Due::Event(Event::Planned(Planned {
        name: meeting.title.clone(),
        description: lines.join("\n"),
        place: say!(words, "meeting-event-place", channel = meeting.channel_name.as_str()),
        starts_at: next.at,
        ends_at: next.at + meeting.length(),
    })))
}

/// Word of a change. It pings people, so in quiet hours it waits for the morning, unless what it tells of comes before.
pub async fn news(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(meeting) = of(connection, row).await? else { return Ok(Due::NotWanted("no meeting")) };
    let changed = match changes::number(&row.occurrence) {
        Some(number) => store::change(connection, meeting.id, number).await?,
        None => None,
    };
    let Some(changed) = changed else { return Ok(Due::NotWanted("no change")) };
    if let Some(morning) = changes::morning(charter, (changed.was_at, changed.now_at), now)
        && !changed.people.is_empty()
    {
        return Ok(Due::Later(morning));
    }
    let known = people::known(connection, row.guild, changed.person).await?;
    let name = known.map_or_else(|| say!(charter.words(), "somebody"), |known| known.name);
    let next = meeting.after(charter.zone, now);
    // What was on the agenda of the date that is off, if that was the next one.
    let was_next = meeting.current(charter.zone, now).is_some_and(|current| current.at > changed.was_at);
    let topics = if was_next { topics::all(connection, meeting.id).await?.len() } else { 0 };
    Ok(to_channel(&meeting, changes::news((charter, now), &meeting, (&changed, next, topics), &name)))
}

/// The name of an occurrence, as the outbox has it.
fn original(key: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(key, "%Y-%m-%dT%H:%M").ok()
}
