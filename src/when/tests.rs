//! Tables of phrases, each read on Wednesday 2026-11-18 at 10:00 in New York.

mod clocks;
mod english;
mod random;
mod refusals;
mod spanish;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::{America::New_York, Tz};

use crate::when::{Context, Purpose, Reading, Tongue, Unclear, read};

fn wall(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

fn instant(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    zone.from_local_datetime(&local).earliest().unwrap().with_timezone(&Utc)
}

fn context(tongue: Tongue) -> Context {
    Context { now: instant(New_York, wall(2026, 11, 18, 10, 0)), zone: New_York, tongue }
}

fn shown(reading: &Reading) -> String {
    let text = reading.local.format("%Y-%m-%d %H:%M:%S").to_string();
    text.strip_suffix(":00").map_or(text.clone(), str::to_owned)
}

/// A result in the notation of the tables: "first | second …", or "past …", "no time …", "nonsense", "too far".
fn told(result: &Result<Vec<Reading>, Unclear>) -> String {
    let list = |readings: &[Reading]| readings.iter().map(shown).collect::<Vec<_>>().join(" | ");
    match result {
        Ok(readings) => list(readings),
        Err(Unclear::Nonsense) => "nonsense".into(),
        Err(Unclear::TooFar) => "too far".into(),
        Err(Unclear::Past(reading)) => format!("past {}", shown(reading)),
        Err(Unclear::NoTime(readings)) => format!("no time {}", list(readings)),
    }
}

/// Checks every row (text, what it means; only as many readings as the row names) and reports all failures at once.
fn check_all(tongue: Tongue, purpose: Purpose, rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let got = told(&read(text, purpose, &context(tongue)));
        if got != *expected && !got.starts_with(&format!("{expected} | ")) {
            wrong.push(format!("{text:?}: expected {expected}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{tongue:?} {purpose:?}\n{}", wrong.join("\n"));
}

/// The rows of `phrases.tsv`, read as a due: the best reading is one of those named, none named is refused.
#[rustfmt::skip]
const GIVEN: &[(&str, &[&str])] = &[
    ("next tuesday 5pm", &["2026-11-24 17:00"]), ("in 3 days", &["2026-11-21 10:00"]),
    ("Friday noon", &["2026-11-20 12:00"]), ("tomorrow at 3pm", &["2026-11-19 15:00"]),
    ("tomorrow 15:00", &["2026-11-19 15:00"]), ("in 90 minutes", &["2026-11-18 11:30"]),
    ("2h", &["2026-11-18 12:00"]), ("1h30m", &["2026-11-18 11:30"]),
    ("next week", &["2026-11-23 10:00", "2026-11-25 10:00"]), ("dec 24 7pm", &["2026-12-24 19:00"]),
    ("24 december 2026 19:00", &["2026-12-24 19:00"]), ("2026-12-24 19:00", &["2026-12-24 19:00"]),
    ("tonight at 8", &["2026-11-18 20:00"]), ("saturday at 9:30am", &["2026-11-21 09:30"]),
    ("midnight", &["2026-11-19 00:00"]), ("in two weeks", &["2026-12-02 10:00"]),
    ("12/24 7pm", &["2026-12-24 19:00"]), ("3pm", &["2026-11-18 15:00"]),
    ("friday, 6 pm", &["2026-11-20 18:00"]), ("the 25th at noon", &["2026-11-25 12:00"]),
    ("day after tomorrow 18:00", &["2026-11-20 18:00"]), ("5 days from now at 10am", &["2026-11-23 10:00"]),
    ("5pm next tuesday", &["2026-11-24 17:00"]), ("9am", &["2026-11-19 09:00"]),
    ("banana", &[]), ("25:00", &[]), ("next blursday", &[]), ("feb 30 noon", &[]),
];

#[test]
fn given_phrases() {
    for (text, expected) in GIVEN {
        let result = read(text, Purpose::Due, &context(Tongue::EnUs));
        let best = result.as_ref().ok().and_then(|readings| readings.first()).map(shown);
        match best {
            Some(best) => assert!(expected.contains(&best.as_str()), "{text:?} read as {best}"),
            None => assert!(expected.is_empty(), "{text:?} refused: {}", told(&result)),
        }
    }
}
