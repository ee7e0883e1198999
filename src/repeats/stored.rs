//! The text form of a rule: an iCalendar RRULE (RFC 5545), or "CRON:" and the line. What is written is read back as the same
//! rule; what is read is only what is written.

use std::fmt;
use std::str::FromStr;

use chrono::{Weekday, WeekdaySet};

use super::Unclear;
use super::numbers::Numbers;
use super::rule::{LAST, LAST_DAY, MonthDays, Rule, Shape};

const CRON: &str = "CRON:";

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Shape::Days(every) => write!(f, "FREQ=DAILY{}", interval(*every)),
            Shape::Weeks(every, on) => {
                let days: Vec<&str> = on.iter(Weekday::Mon).map(code).collect();
                write!(f, "FREQ=WEEKLY{};BYDAY={}", interval(*every), days.join(","))
            }
            Shape::Months(every, on) => write!(f, "FREQ=MONTHLY{};{}", interval(*every), in_month(*on)),
            Shape::Year { month: 2, day: 29 } => f.write_str("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
            Shape::Year { month, day } => write!(f, "FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"),
            Shape::Cron(line) => write!(f, "{CRON}{}", line.text()),
        }
    }
}

fn interval(every: u32) -> String {
    if every == 1 { String::new() } else { format!(";INTERVAL={every}") }
}

fn in_month(on: MonthDays) -> String {
    let days = match on {
        MonthDays::Nth(nths, weekday) => {
            let nth =
                |nth: u32| if nth == LAST { format!("-1{}", code(weekday)) } else { format!("{nth}{}", code(weekday)) };
            return format!("BYDAY={}", nths.iter().map(nth).collect::<Vec<_>>().join(","));
        }
        MonthDays::Dates(days) => days,
    };
    let sure = days.iter().filter(|day| *day <= 28).collect::<Numbers>();
    let comma = if sure.is_empty() { "" } else { "," };
    match days.last() {
        Some(LAST_DAY) => format!("BYMONTHDAY={}{comma}-1", sure.listed()),
        // The 30th or a shorter month's end: the last that there is of 28 to 30.
        Some(end) if end > 28 => {
            let listed = Numbers::range(28, end).iter().fold(sure, Numbers::with).listed();
            let places: String = (1..=sure.len()).map(|place| format!("{place},")).collect();
            format!("BYMONTHDAY={listed};BYSETPOS={places}-1")
        }
        _ => format!("BYMONTHDAY={}", sure.listed()),
    }
}

fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

impl FromStr for Rule {
    type Err = Unclear;

    /// # Errors
    /// [`Unclear::Nonsense`] for anything but what `Display` writes.
    fn from_str(text: &str) -> Result<Self, Unclear> {
        if let Some(line) = text.strip_prefix(CRON) {
            return Self::cron(line);
        }
        let parts = Parts::of(text).ok_or(Unclear::Nonsense)?;
        // What is only half understood does not come out as it went in.
        parts.rule().filter(|rule| rule.to_string() == text).ok_or(Unclear::Nonsense)
    }
}

/// The values of an RRULE, each empty when it is not there.
#[derive(Default)]
struct Parts<'a> {
    frequency: &'a str,
    every: u32,
    days: Vec<&'a str>,
    dates: Vec<i32>,
    months: Vec<i32>,
    places: usize,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mut parts = Self { every: 1, ..Self::default() };
        for part in text.split(';') {
            let (name, value) = part.split_once('=')?;
            let listed = || value.split(',').map(str::parse).collect::<Result<Vec<i32>, _>>().ok();
            match name {
                "FREQ" => parts.frequency = value,
                "INTERVAL" => parts.every = value.parse().ok()?,
                "BYDAY" => parts.days = value.split(',').collect(),
                "BYMONTHDAY" => parts.dates = listed()?,
                "BYMONTH" => parts.months = listed()?,
                "BYSETPOS" => parts.places = listed()?.len(),
                _ => return None,
            }
        }
        Some(parts)
    }

    fn rule(&self) -> Option<Rule> {
        match (self.frequency, self.days.first(), self.dates.as_slice()) {
            ("DAILY", None, []) => Rule::days(self.every),
            ("WEEKLY", Some(_), []) => {
                let days: Option<Vec<Weekday>> = self.days.iter().map(|day| weekday(day)).collect();
                Rule::weeks(self.every, days?.into_iter().collect::<WeekdaySet>())
            }
            ("MONTHLY", Some(first), []) => {
                let weekday = weekday(first.get(first.len().checked_sub(2)?..)?)?;
                let nth = |day: &&str| match day.strip_suffix(code(weekday))? {
                    "-1" => Some(LAST),
                    number => number.parse().ok(),
                };
                Rule::nth(self.every, self.days.iter().map(nth).collect::<Option<Vec<u32>>>()?, weekday)
            }
            ("MONTHLY", None, dates) => self.monthly(dates),
            ("YEARLY", None, [day]) => match *self.months.as_slice() {
                [2] if *day == -1 => Rule::yearly(2, 29),
                [month] => Rule::yearly(u32::try_from(month).ok()?, u32::try_from(*day).ok()?),
                _ => None,
            },
            _ => None,
        }
    }

    fn monthly(&self, dates: &[i32]) -> Option<Rule> {
        let day = |day: &i32| if *day == -1 { Some(LAST_DAY) } else { u32::try_from(*day).ok() };
        let days: Vec<u32> = dates.iter().map(day).collect::<Option<_>>()?;
        let Some(sure) = self.places.checked_sub(1) else { return Rule::dates(self.every, days) };
        let end = *days.last()?;
        Rule::dates(self.every, days.into_iter().take(sure).chain([end]))
    }
}

fn weekday(code_: &str) -> Option<Weekday> {
    WeekdaySet::ALL.iter(Weekday::Mon).find(|day| code(*day) == code_)
}
