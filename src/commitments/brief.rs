//! The ladder, as lines of the daily brief.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{Commitment, HANDED_AFTER_DAYS, NAME, list, next_brief, rung_to_tell, rungs, store, view};
use crate::charter::{Charter, LADDER};
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::message::Press;
use crate::text::{Words, day, plain, said, spoken_time};
use crate::{outbox, people, say};

/// Days before the due day on which the first rung stands.
const LADDER_REACH: i64 = LADDER[0].abs();

/// What a person should hear of their promises today, and, for coordinators, of those that brought no answer. What is returned
/// counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    let until = reader.now + TimeDelta::days(LADDER_REACH + 1);
    let mut lines = Vec::new();
    for promise in store::open_until(connection, reader.charter.guild, reader.person, until).await? {
        let Some(rung) = rung_to_tell(&promise, &reader.charter, reader.now) else { continue };
        store::set_told(connection, promise.id, rung).await?;
        if LADDER.last() == Some(&rung) {
            owe_coordinators(connection, reader).await?;
        }
        lines.push(own_line(reader, &promise, rung));
    }
    if people::coordinators(connection, &reader.charter, reader.now).await?.contains(&reader.person) {
        lines.extend(handed_lines(connection, reader).await?);
    }
    Ok(lines)
}

/// After the last rung, the coordinators' brief three days on is owed: it says nothing if an answer came.
async fn owe_coordinators(connection: &mut SqliteConnection, reader: &Reader) -> Result<()> {
    let day = handed_on(reader);
    for coordinator in people::coordinators(connection, &reader.charter, reader.now).await? {
        if let Some(row) = outbox::brief(&reader.charter, coordinator, day, reader.now) {
            outbox::owe(connection, &row).await?;
        }
    }
    Ok(())
}

/// The next day after today on which a rung of one of the reader's promises comes.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let (guild, person) = (reader.charter.guild, reader.person);
    // Two days more than the ladder reaches: further on, a promise's first rung is more than a day away, so that it is sure to
    // come, and of those the first due has the first rung.
    let near = reader.now + TimeDelta::days(LADDER_REACH + 2);
    let mut promises = store::open_until(connection, guild, person, near).await?;
    promises.extend(store::first_after(connection, guild, person, near).await?);
    let today = reader.charter.local(reader.now).date();
    let days = promises.iter().flat_map(|promise| rungs(&reader.charter, promise.dated_at, promise.due_at));
    Ok(days.map(|(_, day)| day).filter(|day| *day > today).min())
}

/// The zone changed, and with it the days of the ladder: the next brief of each open promise is owed anew.
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

/// The day on which a coordinator will hear, if the last rung is told today.
fn handed_on(reader: &Reader) -> NaiveDate {
    reader.charter.local(reader.now).date() + TimeDelta::days(HANDED_AFTER_DAYS)
}

async fn handed_lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    let words = reader.words;
    let today = reader.charter.local(reader.now).date();
    // Told at the last rung or later, and three days ago or longer.
    let rungs_end = LADDER.last().copied().unwrap_or_default() + HANDED_AFTER_DAYS;
    let due_before = reader.charter.brief_on(today - TimeDelta::days(rungs_end - 1)).1;
    let mut lines = Vec::new();
    let unanswered = store::unanswered(connection, reader.charter.guild, reader.person, due_before).await?;
    if unanswered.len() == store::UNANSWERED_MAX {
        // There may be more: they are told tomorrow.
        if let Some(row) = outbox::brief(&reader.charter, reader.person, today + TimeDelta::days(1), reader.now) {
            outbox::owe(connection, &row).await?;
        }
    }
    for promise in unanswered {
        if reader.charter.local(promise.due_at).date() + TimeDelta::days(rungs_end) > today {
            continue;
        }
        store::set_handed(connection, promise.id, reader.now).await?;
        let name = people::known(connection, promise.guild, promise.owner).await?.map(|known| known.name);
        let name = said(&name.unwrap_or_else(|| say!(words, "somebody")));
        let due = day(words, reader.charter.local(promise.due_at));
        let what = said(&promise.what);
        let reference = promise.reference().to_string();
        lines.push(BriefLine {
            channel: promise.channel,
            due_at: promise.due_at,
            sentence: say!(words, "brief-handed", name = name, what = what, reference = reference, due = due),
            asks: say!(words, "brief-handed-asks"),
            warns: None,
            label: plain(&format!("{} · {}", promise.reference(), promise.what), 100),
            buttons: vec![view::open_button(words, &promise)],
            open: Press::new(NAME, "open", promise.id),
            all: list::everyones_button(words, promise.guild),
        });
    }
    Ok(lines)
}

fn own_line(reader: &Reader, promise: &Commitment, rung: i64) -> BriefLine {
    let words = reader.words;
    BriefLine {
        channel: promise.channel,
        due_at: promise.due_at,
        sentence: sentence(reader, promise, rung),
        asks: asks(reader, rung),
        warns: warns(reader, rung),
        label: plain(&format!("{} · {}", promise.reference(), promise.what), 100),
        buttons: view::answers(words, promise, reader.now),
        open: Press::new(NAME, "open", promise.id),
        all: view::list_button(words, promise.guild),
    }
}

/// The task first: a notification shows the first words.
fn sentence(reader: &Reader, promise: &Commitment, rung: i64) -> String {
    let words = reader.words;
    let what = said(&promise.what);
    let reference = promise.reference().to_string();
    let local = reader.charter.local(promise.due_at);
    let days = (local.date() - reader.charter.local(reader.now).date()).num_days();
    let time = spoken_time(words, local);
    if rung > 0 {
        let on = if days > -7 { weekday(words, local) } else { day(words, local) };
        return say!(words, "brief-missed", what = what, reference = reference, on = on);
    }
    match days {
        0 => say!(words, "brief-today", time = time, what = what, reference = reference),
        1 => say!(words, "brief-tomorrow", time = time, what = what, reference = reference),
        _ => say!(words, "brief-ahead", on = day(words, local), time = time, what = what, reference = reference),
    }
}

/// What is asked: how it is going, or what would help, with what happens if nothing is heard.
fn asks(reader: &Reader, rung: i64) -> String {
    let words = reader.words;
    if rung <= 0 {
        return say!(words, "brief-asks", name = said(&reader.name));
    }
    let asks = say!(words, "brief-missed-asks");
    warns(reader, rung).map_or_else(|| asks.clone(), |warns| format!("{asks} {warns}"))
}

/// What happens if nothing is heard after the last rung.
fn warns(reader: &Reader, rung: i64) -> Option<String> {
    let words = reader.words;
    let by = || weekday(words, handed_on(reader).and_time(NaiveTime::MIN));
    (LADDER.last() == Some(&rung)).then(|| say!(words, "brief-warns", by = by()))
}

fn weekday(words: Words, local: NaiveDateTime) -> String {
    say!(words, "weekday", day = local.weekday().number_from_monday())
}
