//! What falls due, and what happens when the coalition's zone changes.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{DUE, LATE_AFTER, Reminder, State, acts, store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::Reader;
use crate::ids::{ChannelId, PersonId};
use crate::items::{Kind, Reference};
use crate::message::{Card, Message};
use crate::outbox::{self, Due, Recipient, Row};
use crate::people;
use crate::repeats::Moved;

/// The message of one occurrence, if it is still wanted. In the same transaction the next one is owed: after a time of silence only
/// the newest of several is told.
pub async fn due(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let reference = row.item.parse::<Reference>().ok().filter(|reference| reference.kind == Kind::Reminder);
    let Some(reference) = reference else { return Ok(Due::NotWanted("no reminder")) };
    let found = store::find(connection, row.guild, reference.number).await?;
    let Some(mut reminder) = found.filter(|found| found.state == State::Active) else {
        return Ok(Due::NotWanted("stopped"));
    };
    let pending = reminder.pending(charter.zone, &row.occurrence);
    let Some(first) = pending.filter(|first| first.at <= now) else {
        // Skipped or moved since, or the zone's own rules changed: what comes next is owed in its place.
        acts::plan(connection, &mut reminder, charter.zone, (now, Some(row.id))).await?;
        return Ok(Due::NotWanted("its time changed"));
    };
    if let Some(morning) = held_until(&reminder, charter, now) {
        return Ok(Due::Later(morning));
    }
    let newest = reminder.newest(charter.zone, first, now);
    if newest != first {
        // It has a row of its own, with its own grace. What was before it counts as told.
        reminder.tell(charter.zone, first, newest.at - TimeDelta::milliseconds(1));
        acts::owe(connection, &mut reminder, Some(newest), (now, Some(row.id))).await?;
        return Ok(Due::NotWanted("a newer one is due"));
    }
    reminder.tell(charter.zone, first, now);
    acts::plan(connection, &mut reminder, charter.zone, (now, Some(row.id))).await?;
    let known = people::known(connection, row.guild, reminder.maker).await?;
    let late = now - held_until(&reminder, charter, first.at).unwrap_or(first.at) > LATE_AFTER;
    let told = view::Told { reminder: &reminder, original: first.original, late: late.then_some(first.at) };
    match row.recipient {
        Recipient::Guild(_) => Ok(Due::NotWanted("a reminder is for a person or a channel")),
        Recipient::Channel(_) => {
            let name = known.map(|known| known.name).unwrap_or_default();
            let message = Message::Notice(told.in_channel(charter.words(), &name));
            let began = reminder.made_in;
            Ok(if began == ChannelId(0) { Due::Send(vec![message]) } else { Due::Post(message, began) })
        }
        Recipient::Person(_) => {
            let words = known.map_or(charter.language, |known| known.language).words();
            let message = Message::Notice(told.direct(words));
            let began = reminder.made_in;
            Ok(if began == ChannelId(0) { Due::Send(vec![message]) } else { Due::Private(message, began) })
        }
    }
}

/// Tells the maker who stopped their reminder. Nobody set this themselves, so it waits for the end of quiet hours, and until they
/// are back.
pub async fn stopped(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let reference = row.item.parse::<Reference>().ok().filter(|reference| reference.kind == Kind::Reminder);
    let by = row.occurrence.parse().ok().map(PersonId);
    let (Some(reference), Some(by)) = (reference, by) else { return Ok(Due::NotWanted("no reminder")) };
    let Some(reminder) = store::find(connection, row.guild, reference.number).await? else {
        return Ok(Due::NotWanted("no reminder"));
    };
    let away = people::delivery(connection, row.guild, reminder.maker).await?.away_at(now);
    if let Some(until) = away.map(|until| charter.brief_from(until).1).or_else(|| charter.quiet_until(now)) {
        return Ok(Due::Later(until));
    }
    let name = people::known(connection, row.guild, by).await?.map(|known| known.name);
    let words = Reader::of(connection, charter.clone(), reminder.maker, now).await?.words;
    let message = Message::Notice(view::stopped_by(words, &reminder, name.as_deref()));
    let began = reminder.made_in;
    Ok(if began == ChannelId(0) { Due::Send(vec![message]) } else { Due::Private(message, began) })
}

/// A reminder that came in a direct message, as it stands now: what comes next may have changed since.
pub async fn redraw(connection: &mut SqliteConnection, reader: &Reader, told: &outbox::Told) -> Result<Option<Card>> {
    let reference = told.item.parse::<Reference>().ok().filter(|_| told.kind == DUE);
    let Some(reference) = reference else { return Ok(None) };
    let found = store::find(connection, told.guild, reference.number).await?.filter(|found| found.channel.is_none());
    Ok(found.and_then(|reminder| {
        let original = reminder.original(&told.occurrence)?;
        Some(view::Told { reminder: &reminder, original, late: None }.direct(reader.words).into_card())
    }))
}

/// In quiet hours nobody is pinged: until when one that pings a role waits.
pub(super) fn held_until(reminder: &Reminder, charter: &Charter, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    reminder.role.and_then(|_| charter.quiet_until(at))
}

/// The zone or its data changed: what is still to come keeps its wall time. One whose wall time has passed there keeps its instant, so that it
/// is not lost.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    for mut reminder in store::active(connection, charter.guild).await? {
        // What is due already is looked at when it is claimed.
        let Some(next) = reminder.next().filter(|next| next.at > now) else { continue };
        let key = outbox::occurrence(next.original);
        if reminder.next_after(charter.zone, now) == Some(next) {
            continue;
        }
        if reminder.pending(charter.zone, &key).is_none_or(|there| there.at <= now) {
            reminder.changes.moved.insert(next.original, Moved::At(next.at));
        }
        acts::plan(connection, &mut reminder, charter.zone, (now, None)).await?;
    }
    Ok(())
}
