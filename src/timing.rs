//! When: what was typed for a time and for a repeat, as one series that begins after now.

use chrono::{DateTime, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;

use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::repeats::{self, Changes, Moved, Repeat, Rule, Series};
use crate::text::{Language, Words, plain, said};
use crate::when::{self, Purpose, to_utc};
use crate::{dates, say};

/// When something comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// From when the rule counts; without a rule, the only time.
    pub starts: NaiveDateTime,
    /// How it repeats, if it does.
    pub rule: Option<Rule>,
    /// What the wall clock alone cannot say.
    pub changes: Changes,
    /// The first time.
    pub first: DateTime<Utc>,
    /// What differs from what was typed, to be said plainly.
    pub notes: Vec<Note>,
}

/// What a person should know of how they were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// That hour does not exist on that day.
    Shifted,
    /// *Repeats* named another time than *when*: it holds.
    Time,
    /// The day in *when* is not one of the repeat's.
    Day,
}

/// Reads *when* and *repeats*.
///
/// # Errors
/// A refusal with two examples that work.
pub fn read(
    words: Words,
    charter: &Charter,
    (when, repeats): (&str, Option<&str>),
    now: DateTime<Utc>,
) -> Result<Timing> {
    let Some(typed) = repeats.map(str::trim).filter(|typed| !typed.is_empty()) else {
        return alone(words, charter, when, now);
    };
    let (from, timed) = match when::read(when, Purpose::Moment, &charter.when(now)) {
        Ok(readings) => (readings.first().map(|reading| reading.local), true),
        // A day will do where the repeat says the time.
        Err(when::Unclear::NoTime(offered)) => (offered.first().map(|reading| reading.local), false),
        Err(_) if repeats::read(when, charter.language.tongue(), None).is_ok_and(|found| !found.is_empty()) => {
            return Err(Error::Mistyped(say!(words, "repeat-typed-twice")));
        }
        Err(_) => (None, false),
    };
    let Some(from) = from else { return alone(words, charter, when, now) };
    let from = from.with_second(0).unwrap_or(from);
    let repeat = match repeats::read(typed, charter.language.tongue(), Some(from)) {
        Ok(found) => match found.into_iter().next() {
            Some(repeat) => repeat,
            // "never"
            None => return alone(words, charter, when, now),
        },
        Err(unclear) => return Err(refuse(words, typed, &unclear)),
    };
    if !timed && repeat.time.is_none() && !repeat.rule.has_times() {
        return alone(words, charter, when, now);
    }
    series(words, charter.zone, (repeat, from, timed), now)
}

/// Whether it is said of every such day: "los lunes" is not one Monday, although a date may be read out of it.
fn is_of_every(when: &str, charter: &Charter) -> bool {
    let first = when.split_whitespace().next().unwrap_or_default().to_lowercase();
    ["los", "las"].contains(&first.as_str())
        && repeats::read(when, charter.language.tongue(), None).is_ok_and(|found| !found.is_empty())
}

/// Only *when*: a time, or a repeat with its time.
fn alone(words: Words, charter: &Charter, when: &str, now: DateTime<Utc>) -> Result<Timing> {
    if !is_of_every(when, charter)
        && let Err(unclear @ when::Unclear::NoTime(_)) = when::read(when, Purpose::Moment, &charter.when(now))
    {
        return Err(dates::refusal(words, charter, (when, Purpose::Moment, unclear), now));
    }
    if is_of_every(when, charter) {
        return repeated(words, charter, when, now).unwrap_or_else(|| Err(incomplete(words, when)));
    }
    let refused = match dates::read(words, charter, when, Purpose::Moment, now) {
        Ok(reading) => {
            let mut changes = Changes::default();
            if to_utc(charter.zone, reading.local).0 != reading.at {
                // In the hour that comes twice in autumn, the wall clock cannot say which.
                changes.moved.insert(reading.local, Moved::At(reading.at));
            }
            let notes = if reading.shifted { vec![Note::Shifted] } else { Vec::new() };
            return Ok(Timing { starts: reading.local, rule: None, changes, first: reading.at, notes });
        }
        Err(refused) => refused,
    };
    repeated(words, charter, when, now).unwrap_or(Err(refused))
}

/// *When* as a repeat with its time; `None` if it is none.
fn repeated(words: Words, charter: &Charter, when: &str, now: DateTime<Utc>) -> Option<Result<Timing>> {
    let timed = |repeat: &Repeat| repeat.time.is_some() || repeat.rule.has_times();
    match repeats::read(when, charter.language.tongue(), None) {
        Ok(found) => match found.into_iter().next() {
            Some(repeat) if timed(&repeat) => {
                let today = charter.local(now);
                Some(series(words, charter.zone, (repeat, today.with_second(0).unwrap_or(today), false), now))
            }
            Some(_) => Some(Err(incomplete(words, when))),
            None => None,
        },
        Err(unclear @ (repeats::Unclear::TooOften | repeats::Unclear::Incomplete(_))) => {
            Some(Err(refuse(words, when, &unclear)))
        }
        Err(repeats::Unclear::Nonsense) => None,
    }
}

/// A repeat that begins on or after a local time, or, where that time was not said, on its day.
fn series(
    words: Words,
    zone: Tz,
    (repeat, from, timed): (Repeat, NaiveDateTime, bool),
    now: DateTime<Utc>,
) -> Result<Timing> {
    // The repeat's time of that day, even if it is earlier than the one in *when*: "tomorrow 9:00, weekdays 8:30" begins tomorrow.
    let from_there = repeat.time.map_or(from, |time| from.date().and_time(time));
    let none = || Error::Mistyped(say!(words, "repeat-typed-nonsense", typed = shown(&repeat.rule.to_string())));
    let starts = repeat.first(from_there).ok_or_else(none)?;
    let first = Series::new(starts, zone, Some(repeat.rule.clone())).next_after(now).ok_or_else(none)?;
    let mut notes = Vec::new();
    if first.shifted {
        notes.push(Note::Shifted);
    }
    if timed && first.original.time() != from.time() {
        notes.push(Note::Time);
    }
    if timed && first.original.date() != from.date() {
        notes.push(Note::Day);
    }
    Ok(Timing { starts, rule: Some(repeat.rule), changes: Changes::default(), first: first.at, notes })
}

fn refuse(words: Words, typed: &str, unclear: &repeats::Unclear) -> Error {
    let shown = shown(typed);
    match unclear {
        repeats::Unclear::Nonsense => Error::Mistyped(say!(words, "repeat-typed-nonsense", typed = shown)),
        repeats::Unclear::TooOften => Error::Mistyped(say!(words, "repeat-typed-too-often", typed = shown)),
        repeats::Unclear::Incomplete(_) => incomplete(words, typed),
    }
}

fn incomplete(words: Words, typed: &str) -> Error {
    let example = completed(words, typed);
    Error::Mistyped(say!(words, "repeat-typed-no-time", typed = shown(typed), example = example))
}

/// A repeat that was typed without its day or its time, as one that works: with what it lacks, or, if that is not it, another one.
#[must_use]
pub fn completed(words: Words, typed: &str) -> String {
    let (endings, another) = match words.language() {
        Language::Es => ([" 9:00", " los lunes 9:00", " el día 1 9:00"], "cada lunes 9:00"),
        Language::EnUs | Language::EnGb => ([" 9am", " on monday 9am", " on the 1st 9am"], "mondays 9am"),
    };
    let typed = plain(typed.trim(), 60);
    let works = |text: &String| {
        let read = repeats::read(text, words.language().tongue(), None).ok();
        read.and_then(|found| found.into_iter().next()).is_some_and(|repeat| repeat.time.is_some())
    };
    endings
        .iter()
        .map(|ending| format!("{typed}{ending}"))
        .find(works)
        .map_or_else(|| another.to_owned(), |text| said(&text))
}

fn shown(typed: &str) -> String {
    said(&plain(typed, 60))
}

/// What differs from what was typed, in words.
#[must_use]
pub fn note(words: Words, note: Note) -> String {
    match note {
        Note::Shifted => say!(words, "when-shifted"),
        Note::Time => say!(words, "repeat-note-time"),
        Note::Day => say!(words, "repeat-note-day"),
    }
}

/// Rows for autocomplete of *when*: times as understood, else repeats with their times.
#[must_use]
pub fn when_choices(words: Words, charter: &Charter, typed: &str, now: DateTime<Utc>) -> Vec<(String, String)> {
    let rows = dates::choices(words, charter, typed, Purpose::Moment, now);
    if !rows.is_empty() && !is_of_every(typed, charter) {
        return rows;
    }
    repeats::timed_choices(words, charter.language.tongue(), typed)
}

/// Rows for autocomplete of *repeats*, for a series that begins when *when* says.
#[must_use]
pub fn repeat_choices(
    words: Words,
    charter: &Charter,
    (when, typed): (&str, &str),
    now: DateTime<Utc>,
) -> Vec<(String, String)> {
    let start = match when::read(when, Purpose::Moment, &charter.when(now)) {
        Ok(readings) | Err(when::Unclear::NoTime(readings)) => readings.first().map(|reading| reading.local),
        Err(_) => None,
    };
    let rows = repeats::choices(words, typed, start.map(|start| start.with_second(0).unwrap_or(start)));
    rows.into_iter().filter(|(_, value)| value.chars().count() <= 100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_its_day_or_time_is_completed() {
        let check = |language: Language, typed: &str, expected: &str| {
            assert_eq!(completed(language.words(), typed), expected, "{typed}");
        };
        check(Language::EnUs, "mondays", "mondays 9am");
        check(Language::EnUs, "every two weeks", "every two weeks on monday 9am");
        check(Language::EnGb, "every month", "every month on the 1st 9am");
        check(Language::Es, "cada dos semanas", "cada dos semanas los lunes 9:00");
        check(Language::Es, "cada mes", "cada mes el día 1 9:00");
        check(Language::EnUs, "whenever", "mondays 9am");
    }
}
