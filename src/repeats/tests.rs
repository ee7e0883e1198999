//! Tables of phrases, words both ways, and series over every change of the clocks.

mod choosing;
mod crontab;
mod english;
mod opinion;
mod random;
mod refusals;
mod rules;
mod spanish;
mod vectors;
mod wording;
mod zones;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Repeat, Unclear, read};
use crate::when::Tongue;

fn wall(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

/// Tuesday 24 November 2026, the fourth and last of its month, at 18:00.
fn tuesday() -> NaiveDateTime {
    wall(2026, 11, 24, 18, 0)
}

fn shown(repeat: &Repeat) -> String {
    let rule = repeat.rule.to_string().trim_start_matches("FREQ=").to_owned();
    repeat.time.map_or(rule.clone(), |time| format!("{rule} {}", time.format("%H:%M")))
}

/// A result in the notation of the tables: "first | second", or "never", "nonsense", "too often", "which? first | second".
fn told(result: &Result<Vec<Repeat>, Unclear>) -> String {
    let list = |repeats: &[Repeat]| repeats.iter().map(shown).collect::<Vec<_>>().join(" | ");
    match result {
        Ok(repeats) if repeats.is_empty() => "never".into(),
        Ok(repeats) => list(repeats),
        Err(Unclear::Nonsense) => "nonsense".into(),
        Err(Unclear::TooOften) => "too often".into(),
        Err(Unclear::Incomplete(offers)) => format!("which? {}", list(offers)),
    }
}

/// Checks every row (text, what it means; only as many readings as the row names) and reports all failures at once.
fn check_all(tongue: Tongue, start: Option<NaiveDateTime>, rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let got = told(&read(text, tongue, start));
        if got != *expected && !got.starts_with(&format!("{expected} | ")) {
            wrong.push(format!("{text:?}: expected {expected}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{tongue:?}\n{}", wrong.join("\n"));
}
