//! Times as people read them.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};

use super::{Language, Words};
use crate::say;

/// Discord's own mark for an instant: each reader sees it in full, on their own clock.
#[must_use]
pub fn stamp(at: DateTime<Utc>) -> String {
    format!("<t:{}:F>", at.timestamp())
}

/// Discord's mark for a day: "24 November 2026" to each reader, as their app writes dates.
#[must_use]
pub fn stamp_day(at: DateTime<Utc>) -> String {
    format!("<t:{}:D>", at.timestamp())
}

/// Discord's mark for how far away an instant is, kept up to date by the reader's app.
#[must_use]
pub fn stamp_relative(at: DateTime<Utc>) -> String {
    format!("<t:{}:R>", at.timestamp())
}

/// A wall time in words where no mark can go (autocomplete): "Tue 24 Nov, 6:00 pm"; with the year when it is another one.
#[must_use]
pub fn wall(words: Words, local: NaiveDateTime, now: NaiveDateTime) -> String {
    let date = day(words, local);
    let time = clock_time(words, local);
    if local.year() == now.year() {
        say!(words, "wall", date = date, time = time)
    } else {
        say!(words, "wall-year", date = date, time = time, year = local.year().to_string())
    }
}

/// The day in words: "Tue 24 Nov".
#[must_use]
pub fn day(words: Words, local: NaiveDateTime) -> String {
    let weekday = say!(words, "weekday-short", day = local.weekday().number_from_monday());
    let month = say!(words, "month-short", month = local.month());
    say!(words, "day", weekday = weekday, day = local.day(), month = month)
}

/// The time of day: "6:00 pm", "6 pm" on the hour in a sentence is left to the sentence; 24 hours in Spanish.
#[must_use]
pub fn clock_time(words: Words, local: NaiveDateTime) -> String {
    if words.language() == Language::Es {
        return format!("{}:{:02}", local.hour(), local.minute());
    }
    let (afternoon, hour) = local.hour12();
    format!("{hour}:{:02} {}", local.minute(), if afternoon { "pm" } else { "am" })
}

/// How far ahead, in the largest whole unit: "in 20 minutes", "in 3 hours", "tomorrow"-free "in 2 days".
#[must_use]
pub fn ahead(words: Words, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let minutes = ((to - from).num_seconds() + 30) / 60;
    let (hours, days, weeks) = ((minutes + 30) / 60, (minutes + 720) / 1_440, (minutes + 5_040) / 10_080);
    match minutes {
        ..1 => say!(words, "ahead-now"),
        1..90 => say!(words, "ahead-minutes", count = minutes),
        90..1_440 => say!(words, "ahead-hours", count = hours),
        1_440..20_160 => say!(words, "ahead-days", count = days),
        _ => say!(words, "ahead-weeks", count = weeks),
    }
}
