//! Rules in words, such that `read` gives the rule back.

use chrono::{NaiveDateTime, NaiveTime, Weekday, WeekdaySet};

use super::cron_line::{CronLine, Simple};
use super::numbers::Numbers;
use super::rule::{FIFTH, LAST_DAY, MonthDays, Rule, Shape, WORKDAYS};
use crate::say;
use crate::text::{Words, clock_time, date};

/// How the rule stands in its text: within a sentence ("on the 15th of each month") or as a choice in a list ("every month on
/// the 15th").
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Sentence,
    List,
}

/// The rule in words, as in "it repeats every other Monday, 6:00 pm": at most 100 characters, and [`read`](super::read()) gives
/// the same rule and time back. A cron line has the words of the rule it comes to, or is quoted.
#[must_use]
pub fn words(words: Words, rule: &Rule, time: Option<NaiveTime>) -> String {
    said(words, rule, time, Place::Sentence)
}

pub(super) fn said(words: Words, rule: &Rule, time: Option<NaiveTime>, place: Place) -> String {
    let times: Vec<String> = time.into_iter().map(|time| time_of_day(words, time)).collect();
    if let Shape::Cron(line) = &rule.0 {
        return cron(words, line, place);
    }
    timed(words, untimed(words, rule, place), &times)
}

fn timed(words: Words, rule: String, times: &[String]) -> String {
    if times.is_empty() { rule } else { say!(words, "repeat-timed", rule = rule, time = listed(words, times)) }
}

fn cron(words: Words, line: &CronLine, place: Place) -> String {
    match line.simple() {
        Some(Simple::At(rule, times)) => {
            let times: Vec<String> = times.iter().map(|time| time_of_day(words, *time)).collect();
            timed(words, untimed(words, &rule, place), &times)
        }
        Some(Simple::Hours(1, NaiveTime::MIN)) => say!(words, "repeat-hourly"),
        Some(Simple::Hours(every, from)) => {
            say!(words, "repeat-hours", count = every, from = time_of_day(words, from))
        }
        None => say!(words, "repeat-cron", line = line.text()),
    }
}

fn time_of_day(words: Words, time: NaiveTime) -> String {
    clock_time(words, NaiveDateTime::default().date().and_time(time))
}

fn untimed(words: Words, rule: &Rule, place: Place) -> String {
    match rule.0 {
        Shape::Days(every) => say!(words, "repeat-days", count = every),
        Shape::Weeks(1, WORKDAYS) => say!(words, "repeat-weekdays"),
        Shape::Weeks(every, days) => weeks(words, every, days),
        Shape::Months(every, on) => months(words, every, on, place),
        Shape::Year { month, day } => {
            let rule = say!(words, "repeat-year", date = date(words, month, day));
            if (month, day) == (2, 29) { say!(words, "repeat-leap-note", rule = rule) } else { rule }
        }
        Shape::Cron(ref line) => cron(words, line, place),
    }
}

fn weeks(words: Words, every: u32, days: WeekdaySet) -> String {
    let name = |day: Weekday| {
        let day = day.number_from_monday();
        if every == 1 { say!(words, "weekday", day = day) } else { say!(words, "weekday-many", day = day) }
    };
    let names: Vec<String> = days.iter(Weekday::Mon).map(name).collect();
    let listed = listed(words, &names);
    if names.len() == 1 {
        say!(words, "repeat-weeks", count = every, days = listed)
    } else {
        say!(words, "repeat-weeks-several", count = every, days = listed)
    }
}

fn months(words: Words, every: u32, on: MonthDays, place: Place) -> String {
    let days = match on {
        MonthDays::Dates(days) => dates(words, days),
        MonthDays::Nth(nths, weekday) => {
            let names: Vec<String> = nths.iter().map(|nth| say!(words, "repeat-nth", nth = nth)).collect();
            let weekday = say!(words, "weekday", day = weekday.number_from_monday());
            say!(words, "repeat-on-nth", nths = listed(words, &names), weekday = weekday)
        }
    };
    let rule = if every == 1 && place == Place::Sentence {
        say!(words, "repeat-month", days = days)
    } else {
        say!(words, "repeat-months", count = every, days = days)
    };
    match on {
        MonthDays::Dates(days) if days.has(29) || days.has(30) => say!(words, "repeat-february-note", rule = rule),
        MonthDays::Nth(nths, _) if nths.single() == Some(FIFTH) => say!(words, "repeat-fifth-note", rule = rule),
        _ => rule,
    }
}

fn dates(words: Words, days: Numbers) -> String {
    let numbered = days.without(LAST_DAY);
    let mut names: Vec<String> = numbered.iter().map(|day| say!(words, "repeat-date", day = day)).collect();
    if days.has(LAST_DAY) {
        names.push(say!(words, "repeat-last-day"));
    }
    let listed = listed(words, &names);
    match numbered.len() {
        0 => say!(words, "repeat-on", days = listed),
        1 => say!(words, "repeat-on-date", day = listed),
        _ => say!(words, "repeat-on-dates", days = listed),
    }
}

/// "Monday, Wednesday and Friday".
fn listed(words: Words, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => say!(words, "and", one = most.join(", "), other = last.as_str()),
    }
}
