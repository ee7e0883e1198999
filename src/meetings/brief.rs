//! A line of the host's daily brief, two days before a meeting (or as soon as one planned or moved later can say it): who comes, as it
//! looks so far. Of what begins before the host's next brief, a message of its own says it an hour before, or ten minutes if it
//! was planned or moved later.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::{self, people as answers};
use super::{Answer, Meeting, NAME, Which, carried, reminder, seen, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::message::{Button, Card, Notice, Press};
use crate::repeats::Coming;
use crate::text::{plain, said};
use crate::{outbox, say};

/// So long before it the host hears who comes. Who meets again within that time needs no word of each.
const BEFORE: TimeDelta = TimeDelta::days(2);
/// Names of those who say the same, in the host's message; all are behind its button.
const NAMES_MAX: usize = 8;

/// What a host hears today; and those whose topics somebody carried over hear on which agenda they are. It counts as told, in the same
/// transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    let today = reader.charter.local(reader.now).date();
    for meeting in store::untold(connection, (reader.charter.guild, reader.person), reader.now).await? {
        let Some(at) = meeting.next_at else { continue };
        if day(&reader.charter, &meeting, at).is_some_and(|day| day <= today) {
            store::note_forecast(connection, (meeting.id, at), reader.now).await?;
        }
    }
    carried::tell(connection, reader).await?;
    asked(connection, reader, reader.now).await
}

/// What was told at that instant and is still to come, as it looks now.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let mut lines = Vec::new();
    for meeting in store::told_at(connection, (reader.charter.guild, reader.person), (at, reader.now)).await? {
        lines.extend(line(connection, reader, &meeting).await?);
    }
    lines.extend(carried::asked(connection, reader, at).await?);
    Ok(lines)
}

/// The next local day on which there is something to tell.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let untold = store::untold(connection, (reader.charter.guild, reader.person), reader.now).await?;
    let forecast = untold.iter().filter_map(|meeting| next_day(&reader.charter, meeting, reader.now)).min();
    Ok(forecast.into_iter().chain(carried::next(connection, reader).await?).min())
}

/// Owes the host's brief in which it is told, if that is still to come. (Each brief that was looked at owes the one after it.)
pub(super) async fn owe(
    connection: &mut SqliteConnection,
    charter: &Charter,
    meeting: &Meeting,
    now: DateTime<Utc>,
) -> Result<()> {
    match next_day(charter, meeting, now).and_then(|day| outbox::brief(charter, meeting.host, day, now)) {
        Some(brief) => outbox::owe(connection, &brief).await,
        None => Ok(()),
    }
}

/// Whether what begins at an instant begins before the host's next brief, so that none can say who comes.
pub(super) fn comes_after(charter: &Charter, meeting: &Meeting, at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    day(charter, meeting, at).is_some() && charter.next_brief(now).1 >= at
}

/// Who comes, an hour before, to the host alone: by name. `late`: it should have come before.
pub(super) async fn notice(
    connection: &mut SqliteConnection,
    reader: &Reader,
    (meeting, coming): (&Meeting, Coming),
    late: bool,
) -> Result<Notice> {
    let words = reader.words;
    let answers = answers::answers(connection, meeting, coming.original).await?;
    let mut lines = vec![reminder::task(words, (&reader.charter, reader.now), (meeting, coming.at))];
    let mut buttons = vec![view::open_button(words, meeting)];
    if answers.is_empty() {
        lines.push(say!(words, "meeting-host-none"));
    } else {
        lines.extend(seen::names(connection, words, (meeting, &answers), NAMES_MAX).await?);
        lines.push(say!(words, "meeting-host-only"));
        buttons.push(who_button(reader, meeting, coming));
    }
    if late {
        lines.push(format!("-# {}", say!(words, "meeting-late")));
    }
    Ok(Notice { content: lines.join("\n"), buttons, ..Notice::default() })
}

/// What the host reads of it once that is over: it has begun, or, `None`, that date is off.
pub(super) fn past(reader: &Reader, meeting: &Meeting, begun: Option<Coming>) -> Card {
    let words = reader.words;
    let text = match begun {
        Some(begun) => {
            let task = reminder::task(words, (&reader.charter, reader.now), (meeting, begun.at));
            format!("{task}\n{}", say!(words, "meeting-host-begun"))
        }
        None => {
            let reference = meeting.reference().to_string();
            say!(words, "meeting-host-off", title = said(&meeting.title), reference = reference)
        }
    };
    Card::new(text).buttons(vec![view::open_button(words, meeting)])
}

fn who_button(reader: &Reader, meeting: &Meeting, coming: Coming) -> Button {
    let which = Which { id: meeting.id, original: coming.original };
    Button::new(say!(reader.words, "button-meeting-who"), Press::new(NAME, "who", which.id()))
}

/// The local day on which the host hears of what begins at an instant; `None` if that comes too often.
fn day(charter: &Charter, meeting: &Meeting, at: DateTime<Utc>) -> Option<NaiveDate> {
    let again = meeting.schedule.next_after(charter.zone, at);
    let often = again.is_some_and(|again| again.at - at < BEFORE);
    (!often).then(|| charter.local(at).date() - BEFORE)
}

/// The local day of the brief that tells it: that day's or, of what was planned or moved later than that, the next one; `None` if it
/// starts before.
fn next_day(charter: &Charter, meeting: &Meeting, now: DateTime<Utc>) -> Option<NaiveDate> {
    let at = meeting.next_at?;
    let day = day(charter, meeting, at)?.max(charter.next_brief(now).0.date());
    (charter.brief_on(day).1 < at).then_some(day)
}

async fn line(connection: &mut SqliteConnection, reader: &Reader, meeting: &Meeting) -> Result<Option<BriefLine>> {
    let words = reader.words;
    let Some((original, starts)) = meeting.next_original.zip(meeting.next_at) else { return Ok(None) };
    let answers = answers::answers(connection, meeting, original).await?;
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let at = view::wall_time(words, (&reader.charter, reader.now), starts);
    let mut buttons = vec![view::open_button(words, meeting)];
    let sentence = if answers.is_empty() {
        say!(words, "meeting-forecast-none", at = at, title = title, reference = reference)
    } else {
        buttons.push(who_button(reader, meeting, Coming { original, at: starts }));
        let counts = Answer::ALL.map(|answer| answers.iter().filter(|(_, other)| *other == answer).count());
        let counts = view::counts(words, counts);
        say!(words, "meeting-forecast", at = at, title = title, reference = reference, counts = counts)
    };
    Ok(Some(BriefLine {
        channel: meeting.channel,
        due_at: starts,
        reference: meeting.reference().to_string(),
        sentence,
        waits: false,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{} · {}", meeting.reference(), meeting.title), 100),
        buttons,
        open: Press::new(NAME, "open", meeting.id),
    }))
}
