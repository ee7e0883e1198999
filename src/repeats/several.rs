//! Several times of a day: "weekdays, 9:00 am and 5:00 pm". A rule comes once on its days, so such a thing is the cron line that says it.

use chrono::{NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::Repeat;
use super::numbers::Numbers;
use super::rule::{MonthDays, Rule, Shape};

/// Times that a rule in words can have.
const TIMES_MAX: usize = 3;
/// What stands between two times.
const BETWEEN: &[&str] = &[",", " and ", " y ", " e ", " & "];

/// Reads a text that ends in several times of the day, by what reads one with one time. `None` if it does not, or if they are not
/// at the same minute of their hours.
pub(super) fn read(
    text: &str,
    start: Option<NaiveDateTime>,
    one: impl Fn(&str, Option<NaiveDateTime>) -> Option<Repeat>,
) -> Option<Repeat> {
    let mut rest = text.trim();
    let mut times = Vec::new();
    while times.len() < TIMES_MAX - 1 {
        let (before, after) = split_last(rest)?;
        // A time, and nothing else that would change the days.
        let alone = one(&format!("every day {after}"), None).filter(|alone| alone.rule.0 == Shape::Days(1));
        times.push(alone?.time?);
        rest = before;
        if let Some(Repeat { rule, time: Some(first) }) = one(rest, start) {
            times.push(first);
            return line(&rule, &times).map(|rule| Repeat { rule, time: None });
        }
    }
    None
}

/// What stands before and after the last of what separates times.
fn split_last(text: &str) -> Option<(&str, &str)> {
    let last = BETWEEN.iter().filter_map(|between| Some((text.rfind(between)?, between.len()))).max()?;
    let (before, after) = (text.get(..last.0)?, text.get(last.0 + last.1..)?);
    Some((before.trim_end_matches([',', ' ']), after.trim()))
}

fn line(rule: &Rule, times: &[NaiveTime]) -> Option<Rule> {
    let minute = times.first()?.minute();
    let hours: Numbers = times.iter().map(|time| time.hour()).collect();
    let same_minute = times.iter().all(|time| time.minute() == minute);
    if !same_minute || hours.len() != times.len() {
        return None;
    }
    let (days, months, weekdays) = match rule.0 {
        Shape::Days(1) => ("*".to_owned(), "*".to_owned(), "*".to_owned()),
        Shape::Weeks(1, days) => {
            let numbers: Numbers = days.iter(Weekday::Mon).map(|day| day.num_days_from_sunday()).collect();
            ("*".to_owned(), "*".to_owned(), numbers.listed())
        }
        // After the 28th a cron line skips the short months and a rule does not.
        Shape::Months(1, MonthDays::Dates(days)) if days.last() <= Some(28) => {
            (days.listed(), "*".to_owned(), "*".to_owned())
        }
        Shape::Year { month, day } if (month, day) != (2, 29) => (day.to_string(), month.to_string(), "*".to_owned()),
        _ => return None,
    };
    Rule::cron(&format!("{minute} {} {days} {months} {weekdays}", hours.listed())).ok()
}
