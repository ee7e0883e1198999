//! Dates that people type: read in the coalition's zone and language, shown back as understood, refused with two examples that
//! work.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::say;
use crate::text::{Words, ahead, date, plain, stamp, wall};
use crate::when::{self, Purpose, Reading, Unclear};

/// What is offered before anything is typed; what has passed today is left out.
const USUAL_DAYS: [&str; 5] = ["tomorrow", "friday", "in 1 week", "in 2 weeks", "end of month"];
/// The same for what comes at a time.
const USUAL_MOMENTS: [&str; 6] = ["in 1 hour", "today 6pm", "tomorrow 9am", "tomorrow 6pm", "monday 9am", "in 1 week"];

/// What was typed, as an instant.
///
/// # Errors
/// A refusal in the asker's words, with two examples.
pub fn read(words: Words, charter: &Charter, typed: &str, purpose: Purpose, now: DateTime<Utc>) -> Result<Reading> {
    let unclear = match when::read(typed, purpose, &charter.when(now)) {
        Ok(readings) => match readings.first() {
            Some(reading) => return Ok(*reading),
            None => Unclear::Nonsense,
        },
        Err(unclear) => unclear,
    };
    Err(refusal(words, charter, (typed, purpose, unclear), now))
}

/// What is said of what could not be read.
#[must_use]
pub fn refusal(
    words: Words,
    charter: &Charter,
    (typed, purpose, unclear): (&str, Purpose, Unclear),
    now: DateTime<Utc>,
) -> Error {
    // Only the time is missing: what was typed works with one.
    let needs_time = matches!(unclear, Unclear::NoTime(_))
        && when::read(&format!("{typed} 18:00"), purpose, &charter.when(now)).is_ok();
    let typed = crate::text::said(&plain(typed, 60));
    let examples = examples(words, charter, (purpose, needs_time.then_some(&typed)), now);
    Error::Mistyped(match unclear {
        Unclear::Nonsense => say!(words, "when-nonsense", typed = typed, examples = examples),
        Unclear::Past(reading) => {
            say!(words, "when-past", typed = typed, at = stamp(reading.at), examples = examples)
        }
        Unclear::NoTime(_) => say!(words, "when-no-time", typed = typed, examples = examples),
        Unclear::TooFar => say!(words, "when-too-far", typed = typed, examples = examples),
    })
}

/// Two examples that work, in the reader's language: a weekday, or the day that was typed, and a date a month ahead, with its time where
/// one is needed.
fn examples(words: Words, charter: &Charter, (purpose, day): (Purpose, Option<&String>), now: DateTime<Utc>) -> String {
    let ahead = charter.local(now) + TimeDelta::days(28);
    let date = date(words, ahead.month(), ahead.day());
    if let Some(typed) = day {
        return say!(words, "when-examples-timed", typed = typed.as_str(), date = date);
    }
    if purpose == Purpose::Moment {
        return say!(words, "when-examples-moment", date = date);
    }
    say!(words, "when-examples", date = date)
}

/// Rows for autocomplete, as understood: "Tue 24 Nov, 6:00 pm · in 2 days". What is sent parses back to the same time.
#[must_use]
pub fn choices(
    words: Words,
    charter: &Charter,
    typed: &str,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Vec<(String, String)> {
    let context = charter.when(now);
    let readings = if typed.trim().is_empty() {
        let usual: &[&str] = if purpose == Purpose::Moment { &USUAL_MOMENTS } else { &USUAL_DAYS };
        usual.iter().filter_map(|text| when::read(text, purpose, &context).ok()?.first().copied()).collect()
    } else {
        match when::read(typed, purpose, &context) {
            Ok(readings) | Err(Unclear::NoTime(readings)) => readings,
            Err(_) => Vec::new(),
        }
    };
    let mut rows: Vec<(String, String)> = Vec::new();
    for reading in readings {
        let value = reading.local.format("%Y-%m-%d %H:%M").to_string();
        if rows.iter().all(|(_, known)| *known != value) {
            rows.push((label(words, charter, &reading, now), value));
        }
    }
    rows
}

fn label(words: Words, charter: &Charter, reading: &Reading, now: DateTime<Utc>) -> String {
    let wall = wall(words, reading.local, charter.local(now));
    let label = say!(words, "when-choice", wall = wall, ahead = ahead(words, charter.zone, now, reading.at));
    let label = if charter.set_up_at.is_none() { say!(words, "when-choice-utc", choice = label) } else { label };
    if reading.shifted { say!(words, "when-choice-shifted", choice = label) } else { label }
}
