//! What a reminder says: as it is posted, and privately in the other language.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::topics;
use super::view::{Shown, both, other_label, pinging, wall_time};
use super::{Answer, Meeting, NAME, Which, parse_original};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::ids::PersonId;
use crate::message::{Button, Card, Notice, Press};
use crate::repeats::Coming;
use crate::say;
use crate::text::{Words, said, stamp};
use crate::when::{to_local, to_utc};

/// The times that our buttons say are this near: another one was made up, and what is added to it could leave the calendar.
const OURS_WITHIN: TimeDelta = TimeDelta::days(40_000);

/// A reminder. `late`: it should have come before.
pub(super) fn posted(
    charter: &Charter,
    meeting: &Meeting,
    (coming, topics, (now, late)): (Coming, usize, (DateTime<Utc>, bool)),
    people: &[PersonId],
) -> Vec<Notice> {
    let words = charter.words();
    let content = text(words, (charter, now), meeting, (coming, topics, late));
    let shown =
        Shown { words, charter, meeting, which: Some(coming), last: None, counts: [0; 4], host: "", topics: &[], now };
    let mut buttons: Vec<Button> = Answer::ALL.map(|answer| shown.answer_button(coming, ("say", answer), None)).into();
    buttons.push(shown.button("open", say!(words, "button-meeting-more")));
    // With its time: it stays, wherever its date is moved.
    let id = format!("{}.{}", Which { id: meeting.id, original: coming.original }.id(), coming.at.timestamp());
    buttons.push(Button::new(other_label(words), Press::new(NAME, "other", id)));
    pinging(words, content, buttons, people)
}

/// The task first, since a phone shows the first words. It stays, so it says the day and nothing that runs on.
fn text(
    words: Words,
    (charter, now): (&Charter, DateTime<Utc>),
    meeting: &Meeting,
    (coming, topics, late): (Coming, usize, bool),
) -> String {
    let mut lines = vec![task(words, (charter, now), (meeting, coming.at))];
    lines.extend(meeting.place.as_ref().map(|place| say!(words, "meeting-where", place = said(place))));
    let mut small = vec![say!(words, "meeting-reminder-at", at = stamp(coming.at))];
    if topics > 0 {
        small.push(say!(words, "meeting-topics", count = topics));
    }
    if late {
        small.push(say!(words, "meeting-late"));
    }
    lines.push(format!("-# {}", small.join(" · ")));
    lines.join("\n")
}

/// What begins when: today, tomorrow, or on a day.
pub(super) fn task(
    words: Words,
    (charter, now): (&Charter, DateTime<Utc>),
    (meeting, starts): (&Meeting, DateTime<Utc>),
) -> String {
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let (local, today) = (to_local(charter.zone, starts), to_local(charter.zone, now));
    let at = wall_time(words, (charter, now), starts);
    match (local.date() - today.date()).num_days() {
        0 => say!(words, "meeting-today", at = at, title = title, reference = reference),
        1 => say!(words, "meeting-tomorrow", at = at, title = title, reference = reference),
        _ => say!(words, "meeting-on-day", at = at, title = title, reference = reference),
    }
}

/// Which reminder a button stands on: its occurrence, and the time that it says. Those of before said no time.
pub(super) fn parse(rest: &str, now: DateTime<Utc>) -> Option<(NaiveDateTime, Option<DateTime<Utc>>)> {
    let (original, at) = rest.split_once('.').unwrap_or((rest, ""));
    let at = at.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    Some((parse_original(original)?, at.filter(|at| (*at - now).abs() < OURS_WITHIN)))
}

/// The same reminder in the other language than the coalition's, also when its date has passed; and what became of that date.
pub(super) async fn in_the_other_language(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    (original, at): (NaiveDateTime, Option<DateTime<Utc>>),
) -> Result<Card> {
    let (words, charter, now) = (act.charter.language.other().words(), &act.charter, act.now);
    let stands = meeting.schedule.pending(charter.zone, original).map(|stands| stands.at);
    let at = at.or(stands).unwrap_or_else(|| to_utc(charter.zone, original).0);
    // Of one that is over, the agenda is that of the next.
    let topics = if at + meeting.length() > now { topics::all(connection, meeting.id).await?.len() } else { 0 };
    let mut lines = vec![text(words, (charter, now), meeting, (Coming { original, at }, topics, false))];
    match stands {
        None => lines.push(say!(words, "meeting-reminder-off")),
        Some(stands) if stands != at => {
            lines.push(say!(words, "meeting-reminder-moved", now = both(words, (charter, now), stands)));
        }
        Some(_) => {}
    }
    let open = Press::new(NAME, "open", Which { id: meeting.id, original }.id());
    Ok(Card::new(lines.join("\n")).buttons(vec![Button::new(say!(words, "button-open"), open)]))
}
