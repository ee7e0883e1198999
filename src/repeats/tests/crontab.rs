//! Cron lines mean what crontab means by them, and the crate is told so in its own dialect.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use super::{told, wall};
use crate::repeats::cron_line::CronLine;
use crate::repeats::{Rule, read};
use crate::when::Tongue::EnUs;

#[test]
fn translation() {
    let rows: [(&str, &[&str]); 12] = [
        ("0 9 * * 1-5", &["0 0 9 * * 2,3,4,5,6"]),
        ("0 9 * * 0", &["0 0 9 * * 1"]),
        ("0 9 * * 7", &["0 0 9 * * 1"]),
        ("0 9 * * sun", &["0 0 9 * * 1"]),
        ("0 9 * * 5-7", &["0 0 9 * * 1,6,7"]),
        ("0 9 * * FRI-SUN", &["0 0 9 * * 1,6,7"]),
        ("0 9 * * mon,wed,6", &["0 0 9 * * 2,4,7"]),
        ("15 8-18/5 1 jan-mar *", &["0 15 8,13,18 1 1,2,3 *"]),
        ("0 9 13 * 5", &["0 0 9 13 * *", "0 0 9 * * 6"]),
        ("0 9 1-7 * */2", &["0 0 9 1,2,3,4,5,6,7 * 1,3,5,7"]),
        ("0 9 */10 * 1", &["0 0 9 1,11,21,31 * 2"]),
        ("@weekly", &["0 0 0 * * 1"]),
    ];
    for (line, expected) in rows {
        let parsed = CronLine::parse(line).unwrap();
        let sources: Vec<String> = parsed.schedules().iter().map(|schedule| unstarred(schedule.source())).collect();
        let expected: Vec<String> = expected.iter().map(|text| unstarred(text)).collect();
        assert_eq!(sources, expected, "{line}");
    }
}

/// The crate's dialect with its stars written out.
fn unstarred(text: &str) -> String {
    let parts = text.split(' ').zip([(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (1, 7)]);
    let all = |(first, last): (u32, u32)| (first..=last).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    parts.map(|(part, bounds)| if part == "*" { all(bounds) } else { part.to_owned() }).collect::<Vec<_>>().join(" ")
}

/// Crontab's own rule, hour by hour, against what comes out.
#[test]
fn times_as_crontab_has_them() {
    type Matches = fn(NaiveDateTime) -> bool;
    let rows: [(&str, Matches); 8] = [
        ("0 9 * * 1-5", |t| t.hour() == 9 && t.weekday().number_from_monday() <= 5),
        ("0 9 13 * 5", |t| t.hour() == 9 && (t.day() == 13 || t.weekday().number_from_monday() == 5)),
        ("0 9 */2 * 1", |t| t.hour() == 9 && t.day() % 2 == 1 && t.weekday().number_from_monday() == 1),
        ("0 */6 31 * *", |t| t.hour() % 6 == 0 && t.day() == 31),
        ("0 0 1,15 2 0", |t| {
            t.month() == 2 && t.hour() == 0 && ([1, 15].contains(&t.day()) || t.weekday().number_from_monday() == 7)
        }),
        ("0 * * * *", |_| true),
        ("0 22 29 2 *", |t| (t.month(), t.day(), t.hour()) == (2, 29, 22)),
        ("0 8 * 6-8 7", |t| t.hour() == 8 && (6..=8).contains(&t.month()) && t.weekday().number_from_monday() == 7),
    ];
    let start = wall(2027, 12, 20, 0, 0);
    for (line, matches) in rows {
        let rule = Rule::cron(line).unwrap();
        let hours = (0..24 * 500).map(|n| start + TimeDelta::hours(n));
        let expected: Vec<_> = hours.filter(|hour| matches(*hour)).collect();
        let got: Vec<_> = rule.floating(start, start).take(expected.len()).collect();
        assert_eq!(got, expected, "{line}");
    }
}

#[test]
#[rustfmt::skip]
fn lines_typed() {
    let rows = [
        ("0 9 * * 1-5", "CRON:0 9 * * 1-5"), ("  0   9 * *  MON-FRI ", "CRON:0 9 * * mon-fri"), ("@daily", "CRON:0 0 * * *"),
        ("cron 0 9 1 * *", "CRON:0 9 1 * *"), ("by the cron line 0 9 1 * *", "CRON:0 9 1 * *"), ("CRON:0 9 1 * *", "CRON:0 9 1 * *"),
        ("según la línea cron 0 9 1 * *", "CRON:0 9 1 * *"), ("0 9 30 2 *", "nonsense"), ("0 9 31 4,6,9,11 *", "nonsense"),
        ("0 9 29 2 *", "CRON:0 9 29 2 *"), ("0 9 30 2 1", "CRON:0 9 30 2 1"), ("60 9 * * *", "nonsense"), ("0 24 * * *", "nonsense"),
        ("0 9 0 * *", "nonsense"), ("0 9 32 * *", "nonsense"), ("0 9 * 13 *", "nonsense"), ("0 9 * * 8", "nonsense"),
        ("0 9 * * 5-1", "nonsense"), ("0 9 L * *", "nonsense"), ("0 9 ? * 1", "nonsense"), ("0 9 * * 1#2", "nonsense"),
        ("0/15 9 * * *", "nonsense"), ("0 9 */0 * *", "nonsense"), ("0 9 , * *", "nonsense"), ("0 9 1, * *", "nonsense"),
        ("-1 9 * * *", "nonsense"), ("+1 9 * * *", "nonsense"), ("000 9 * * *", "nonsense"), ("@never", "nonsense"), ("@hourly", "CRON:0 * * * *"),
        ("0 9 * * foo", "nonsense"), ("0 9 * foo 1", "nonsense"), ("cron", "nonsense"),
    ];
    for (text, expected) in rows {
        assert_eq!(told(&read(text, EnUs, None)), expected, "{text}");
    }
    let long = format!("0 9 {} * *", "1,".repeat(40));
    assert_eq!(told(&read(&long, EnUs, None)), "nonsense");
}
