//! When: what was typed for a digest's time, as a rule with its time of day.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday, WeekdaySet};

use super::Times;
use crate::charter::{BRIEF_HOUR, Charter};
use crate::error::{Error, Result};
use crate::repeats::{self, Repeat, Rule, Unclear};
use crate::say;
use crate::text::{Words, plain, said};
use crate::when::Tongue;

/// What is offered before anything is typed; the first is the charter's own.
const USUAL: [&str; 4] = ["mondays 9:00", "fridays 16:00", "first monday of the month 9:00", "weekdays 9:00"];

/// Reads what was typed.
///
/// # Errors
/// A refusal with two examples that work.
pub fn read(words: Words, charter: &Charter, typed: &str, now: DateTime<Utc>) -> Result<Times> {
    let shown = || said(&plain(typed, 60));
    let nonsense = || Error::Mistyped(say!(words, "digest-when-nonsense", typed = shown()));
    let example = || crate::timing::completed(words, typed);
    let no_time = || Error::Mistyped(say!(words, "digest-when-no-time", typed = shown(), example = example()));
    match repeats::read(typed, charter.language.tongue(), None) {
        Ok(found) => match found.into_iter().next() {
            Some(repeat) if repeat.time.is_some() || repeat.rule.has_times() => {
                times(repeat, charter.local(now)).ok_or_else(nonsense)
            }
            Some(_) => Err(no_time()),
            None => Err(nonsense()),
        },
        Err(Unclear::Incomplete(_)) => Err(no_time()),
        Err(Unclear::TooOften) => Err(Error::Mistyped(say!(words, "digest-when-too-often", typed = shown()))),
        Err(Unclear::Nonsense) => Err(nonsense()),
    }
}

/// Mondays at the hour of the brief.
pub fn usual(charter: &Charter, now: DateTime<Utc>) -> Option<Times> {
    let rule = Rule::weeks(1, WeekdaySet::single(Weekday::Mon))?;
    times(Repeat { rule, time: NaiveTime::from_hms_opt(BRIEF_HOUR, 0, 0) }, charter.local(now))
}

/// The rule counts from this local time on.
fn times(repeat: Repeat, local: NaiveDateTime) -> Option<Times> {
    let starts = repeat.first(local.with_second(0)?.with_nanosecond(0)?)?;
    Some(Times { starts, rule: repeat.rule })
}

/// Rows for autocomplete, as understood.
pub fn choices(words: Words, charter: &Charter, typed: &str) -> Vec<(String, String)> {
    if typed.trim().is_empty() {
        let usual =
            USUAL.iter().flat_map(|usual| repeats::timed_choices(words, Tongue::EnUs, usual).into_iter().take(1));
        return usual.collect();
    }
    repeats::timed_choices(words, charter.language.tongue(), typed)
}
