//! The ladder, as lines of the daily brief.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{Commitment, HANDED_AFTER_DAYS, NAME, next_brief, rung_to_tell, rungs, store, view};
use crate::charter::{Charter, LADDER};
use crate::error::Result;
use crate::feature::{BriefLine, Reader, Warns};
use crate::ids::PersonId;
use crate::message::Press;
use crate::text::{Words, day, plain, said, spoken_time};
use crate::when::to_utc;
use crate::{outbox, people, say};

/// Days before the due day on which the first rung stands.
const LADDER_REACH: i64 = LADDER[0].abs();

/// What a person should hear of their promises today, and, for coordinators, of those that brought no answer. What is returned
/// counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    let guild = reader.charter.guild;
    let until = reader.now + TimeDelta::days(LADDER_REACH + 1);
    for promise in store::open_until(connection, guild, reader.person, until).await? {
        let Some(rung) = rung_to_tell(&promise, &reader.charter, reader.now) else { continue };
        store::set_told(connection, promise.id, rung, reader.now).await?;
        if LADDER.last() == Some(&rung) {
            owe_coordinators(connection, reader).await?;
        }
    }
    if coordinators(connection, reader).await?.contains(&reader.person) {
        // Told three local days ago, or longer.
        let after = reader.charter.local(reader.now).date() - TimeDelta::days(HANDED_AFTER_DAYS - 1);
        let asked_before = to_utc(reader.charter.zone, after.and_time(NaiveTime::MIN)).0;
        for promise in store::unanswered(connection, guild, reader.person, asked_before).await? {
            store::set_handed(connection, promise.id, reader.now).await?;
        }
    }
    asked(connection, reader, reader.now).await
}

/// What a person was told of at that instant, as it stands now, and without what has been answered.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let coordinators = coordinators(connection, reader).await?;
    let coordinates = coordinators.contains(&reader.person);
    let others = coordinators.iter().any(|person| *person != reader.person);
    let who = (reader.charter.guild, reader.person);
    let mut lines = Vec::new();
    for promise in store::asked_at(connection, who, coordinates, at).await? {
        lines.push(if promise.owner == reader.person {
            own_line(reader, &promise, others)
        } else {
            handed_line(connection, reader, &promise).await?
        });
    }
    Ok(lines)
}

async fn coordinators(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<PersonId>> {
    people::coordinators(connection, &reader.charter, reader.now).await
}

/// After the last rung, the coordinators' brief three days on is owed: it says nothing if an answer came.
async fn owe_coordinators(connection: &mut SqliteConnection, reader: &Reader) -> Result<()> {
    let day = handed_on(&reader.charter, reader.now);
    for coordinator in coordinators(connection, reader).await? {
        if let Some(row) = outbox::brief(&reader.charter, coordinator, day, reader.now) {
            outbox::owe(connection, &row).await?;
        }
    }
    Ok(())
}

/// The next day after today on which a rung of one of the reader's promises comes, or on which a coordinator is to hear of another's.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let (guild, person) = (reader.charter.guild, reader.person);
    // Two days more than the ladder reaches: further on, a promise's first rung is more than a day away, so that it is sure to
    // come, and of those the first due has the first rung.
    let near = reader.now + TimeDelta::days(LADDER_REACH + 2);
    let mut promises = store::open_until(connection, guild, person, near).await?;
    promises.extend(store::first_after(connection, guild, person, near).await?);
    let today = reader.charter.local(reader.now).date();
    let days = promises.iter().flat_map(|promise| rungs(&reader.charter, promise.dated_at, promise.due_at));
    let own = days.map(|(_, day)| day).filter(|day| *day > today).min();
    if !coordinators(connection, reader).await?.contains(&person) {
        return Ok(own);
    }
    let first = store::first_unanswered(connection, guild, person).await?;
    // More than one brief takes are told tomorrow.
    let handed = first.map(|asked_at| handed_on(&reader.charter, asked_at).max(today + TimeDelta::days(1)));
    Ok(own.into_iter().chain(handed).min())
}

/// The zone or its data changed, and with it the days of the ladder: the next brief of each open promise is owed anew.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    let open = store::all_open(connection, charter.guild).await?;
    for promise in &open {
        // A brief of that day may have gone out already, by the clock of the old zone.
        if let Some(owed) = next_brief(promise.owner, (promise.dated_at, promise.due_at), charter, now) {
            outbox::owe_anew(connection, &owed).await?;
        }
    }
    Ok(())
}

/// The day on which a coordinator hears, if the last rung was told at that instant and brings no answer.
fn handed_on(charter: &Charter, asked_at: DateTime<Utc>) -> NaiveDate {
    charter.local(asked_at).date() + TimeDelta::days(HANDED_AFTER_DAYS)
}

async fn handed_line(connection: &mut SqliteConnection, reader: &Reader, promise: &Commitment) -> Result<BriefLine> {
    let words = reader.words;
    let name = people::known(connection, promise.guild, promise.owner).await?.map(|known| known.name);
    let name = said(&name.unwrap_or_else(|| say!(words, "somebody")));
    let due = day(words, reader.charter.local(promise.due_at));
    let (what, reference) = (said(&promise.what), promise.reference().to_string());
    Ok(BriefLine {
        channel: promise.channel,
        due_at: promise.due_at,
        reference: reference.clone(),
        sentence: say!(words, "brief-handed", name = name, what = what, reference = reference, due = due),
        waits: true,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{} · {}", promise.reference(), promise.what), 100),
        buttons: vec![view::open_button(words, promise)],
        open: Press::new(NAME, "open", promise.id),
    })
}

fn own_line(reader: &Reader, promise: &Commitment, others: bool) -> BriefLine {
    let words = reader.words;
    let name = || said(&reader.name);
    let asks = if promise.is_overdue(reader.now) {
        say!(words, "brief-missed-asks")
    } else {
        say!(words, "brief-asks", name = name())
    };
    BriefLine {
        channel: promise.channel,
        due_at: promise.due_at,
        reference: promise.reference().to_string(),
        sentence: sentence(reader, promise),
        waits: true,
        asks: Some(asks),
        asks_many: Some(say!(words, "brief-asks-many", name = name())),
        warns: warns(reader, promise, others),
        label: plain(&format!("{} · {}", promise.reference(), promise.what), 100),
        buttons: view::answers(words, promise, reader.now),
        open: Press::new(NAME, "open", promise.id),
    }
}

/// The task first: a notification shows the first words.
fn sentence(reader: &Reader, promise: &Commitment) -> String {
    let words = reader.words;
    let what = said(&promise.what);
    let reference = promise.reference().to_string();
    let local = reader.charter.local(promise.due_at);
    let days = (local.date() - reader.charter.local(reader.now).date()).num_days();
    let time = spoken_time(words, local);
    if promise.is_overdue(reader.now) && days == 0 {
        return say!(words, "brief-missed-today", what = what, reference = reference);
    }
    if promise.is_overdue(reader.now) {
        let on = if days > -7 { weekday(words, local) } else { day(words, local) };
        return say!(words, "brief-missed", what = what, reference = reference, on = on);
    }
    match days {
        0 => say!(words, "brief-today", time = time, what = what, reference = reference),
        1 => say!(words, "brief-tomorrow", time = time, what = what, reference = reference),
        _ => say!(words, "brief-ahead", on = day(words, local), time = time, what = what, reference = reference),
    }
}

/// What happens if nothing is heard after the last rung; nothing more to say once it has happened.
fn warns(reader: &Reader, promise: &Commitment, others: bool) -> Option<Warns> {
    let asked_at =
        promise.asked_at.filter(|_| promise.told_rung.as_ref() == LADDER.last() && promise.handed_at.is_none())?;
    // Who coordinates alone is asked by nobody else.
    if !others {
        return Some(Warns::NoMore);
    }
    let by = handed_on(&reader.charter, asked_at);
    // Read late, it may have come to that day.
    let today = reader.charter.local(reader.now).date();
    Some(if by <= today { Warns::Next } else { Warns::On(by) })
}

fn weekday(words: Words, local: NaiveDateTime) -> String {
    say!(words, "weekday", day = local.weekday().number_from_monday())
}
