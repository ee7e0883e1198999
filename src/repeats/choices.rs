//! Rows for autocomplete: the label says the rule in words, the value is its text form, which `read` takes back.

use chrono::{Datelike, NaiveDateTime, NaiveTime, Weekday, WeekdaySet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::meaning::{monthly, usual_of_months};
use super::said::{Place, said};
use super::{Repeat, Rule, Unclear, read};
use crate::say;
use crate::text::{Words, plain};
use crate::when::Tongue;

/// Discord's limits.
const MAX_ROWS: usize = 25;
const MAX_LABEL: usize = 100;
/// The value that says it does not repeat.
const NEVER: &str = "never";
/// What is offered where no time of day was said.
const USUAL_HOURS: [u32; 3] = [9, 12, 18];

/// At most 25 rows (label ≤ 100 characters, value that [`read`](super::read()) understands): how what was typed is understood,
/// surest first, then the named rules that begin like it; all named ones when nothing is typed. With a local start they are
/// those of its day, and "Never" leads; without one there is no "Never", as nothing would happen at all.
#[must_use]
pub fn choices(words: Words, typed: &str, start: Option<NaiveDateTime>) -> Vec<(String, String)> {
    let mut rows = if typed.trim().is_empty() { Vec::new() } else { understood(words, typed, start) };
    let begins = folded(typed);
    // "Every week" is whole, and no beginning of "every weekday".
    let another = |rest: &str| begins.ends_with("week") && rest.starts_with("day");
    for (label, value) in named(words, start) {
        let new = rows.iter().all(|(_, known)| *known != value);
        if new && folded(&label).strip_prefix(&begins).is_some_and(|rest| !another(rest)) {
            rows.push((label, value));
        }
    }
    rows.retain(|(label, _)| label.chars().count() <= MAX_LABEL);
    rows.truncate(MAX_ROWS);
    rows
}

/// At most 25 rows for a rule with its time of day: how what was typed is understood, with the usual times where none was said.
#[must_use]
pub fn timed_choices(words: Words, tongue: Tongue, typed: &str) -> Vec<(String, String)> {
    let found = match read(typed, tongue, None) {
        Ok(found) | Err(Unclear::Incomplete(found)) => found,
        Err(_) => return Vec::new(),
    };
    let timed = found.into_iter().flat_map(|repeat| {
        let said = repeat.time.is_some() || repeat.rule.has_times();
        let times =
            if said { vec![repeat.time] } else { USUAL_HOURS.map(|hour| NaiveTime::from_hms_opt(hour, 0, 0)).to_vec() };
        times.into_iter().map(move |time| Repeat { rule: repeat.rule.clone(), time })
    });
    timed
        .map(|repeat| {
            let (_, value) = row(words, &repeat);
            (plain(&capital(&super::words(words, &repeat.rule, repeat.time)), MAX_LABEL), value)
        })
        .filter(|(_, value)| value.chars().count() <= MAX_LABEL)
        .take(MAX_ROWS)
        .collect()
}

fn understood(words: Words, typed: &str, start: Option<NaiveDateTime>) -> Vec<(String, String)> {
    match read(typed, words.language().tongue(), start) {
        Ok(repeats) if repeats.is_empty() => vec![never(words)],
        Ok(repeats) | Err(Unclear::Incomplete(repeats)) => repeats.iter().map(|repeat| row(words, repeat)).collect(),
        Err(Unclear::Nonsense | Unclear::TooOften) => Vec::new(),
    }
}

fn named(words: Words, start: Option<NaiveDateTime>) -> Vec<(String, String)> {
    let rules = named_rules(start).into_iter().map(|rule| row(words, &Repeat { rule, time: None }));
    start.map(|_| never(words)).into_iter().chain(rules).collect()
}

fn named_rules(start: Option<NaiveDateTime>) -> Vec<Rule> {
    let weekday = WeekdaySet::single(start.map_or(Weekday::Mon, |start| start.weekday()));
    let weekly = [Rule::days(1), Some(Rule::weekdays()), Rule::weeks(1, weekday), Rule::weeks(2, weekday)];
    let monthly = match start {
        Some(start) => monthly(1, start).map(|rules| rules.into_iter().map(|(rule, _)| rule).collect()),
        None => usual_of_months(1),
    };
    weekly.into_iter().flatten().chain(monthly.into_iter().flatten()).collect()
}

fn row(words: Words, repeat: &Repeat) -> (String, String) {
    let label = capital(&said(words, &repeat.rule, repeat.time, Place::List));
    let time = repeat.time.map(|time| time.format(" %H:%M").to_string());
    (label, format!("{}{}", repeat.rule, time.unwrap_or_default()))
}

fn never(words: Words) -> (String, String) {
    (capital(&say!(words, "repeat-never")), NEVER.to_owned())
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// As people compare while typing: case, accents and outer spaces do not count.
fn folded(text: &str) -> String {
    text.trim().nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
