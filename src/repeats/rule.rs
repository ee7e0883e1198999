//! What repeats, and within which bounds.

use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
use chrono::{NaiveDate, NaiveDateTime, Weekday, WeekdaySet};

use super::Unclear;
use super::cron_line::CronLine;
use super::numbers::Numbers;

/// The day number that stands for a month's last day: who says the 31st of every month means its end.
pub(super) const LAST_DAY: u32 = 31;
/// The number among a month's Tuesdays that stands for its last one.
pub(super) const LAST: u32 = 6;
/// The fifth: some months have none.
pub(super) const FIFTH: u32 = 5;
/// Days of the month that one rule may name: more are a list nobody can check.
const MAX_DATES: usize = 4;
const MAX_DAYS: u32 = 366;
const MAX_WEEKS: u32 = 104;
const MAX_MONTHS: u32 = 120;

pub(super) const WORKDAYS: WeekdaySet = WeekdaySet::from_array([Mon, Tue, Wed, Thu, Fri]);

/// When something repeats, on the wall clock of its series; always at least one hour apart. Has a stable text form for the
/// database (`Display` and `FromStr`): an iCalendar rule, or "CRON:" and the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule(pub(super) Shape);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Every so many days, counted from the first.
    Days(u32),
    /// These weekdays of every so many Monday-to-Sunday weeks, counted from the week of the first.
    Weeks(u32, WeekdaySet),
    /// Of every so many months, counted from the month of the first.
    Months(u32, MonthDays),
    /// Once a year; 29 February is the 28th in other years.
    Year {
        month: u32,
        day: u32,
    },
    Cron(CronLine),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthDays {
    /// Days 1–31. A month that is too short has the day at its end instead, so 31 is every month's last day.
    Dates(Numbers),
    /// The 1st to 5th ([`FIFTH`]) or [`LAST`] such weekday of the month.
    Nth(Numbers, Weekday),
}

impl Rule {
    /// Every so many days, 1–366.
    #[must_use]
    pub fn days(every: u32) -> Option<Self> {
        (1..=MAX_DAYS).contains(&every).then_some(Self(Shape::Days(every)))
    }

    /// These days of every so many weeks, 1–104.
    #[must_use]
    pub fn weeks(every: u32, on: WeekdaySet) -> Option<Self> {
        if every == 1 && on == WeekdaySet::ALL {
            return Self::days(1);
        }
        ((1..=MAX_WEEKS).contains(&every) && !on.is_empty()).then_some(Self(Shape::Weeks(every, on)))
    }

    /// Monday to Friday.
    #[must_use]
    pub fn weekdays() -> Self {
        Self(Shape::Weeks(1, WORKDAYS))
    }

    /// These days, 1–31, of every so many months, 1–120: at most four, and only one after the 28th. In a month that is too
    /// short it is the last day instead, so 31 is the last day of every month.
    #[must_use]
    pub fn dates(every: u32, days: impl IntoIterator<Item = u32>) -> Option<Self> {
        let days: Vec<u32> = days.into_iter().collect();
        let fits = days.iter().all(|day| (1..=LAST_DAY).contains(day));
        Self::on_dates(every, days.into_iter().collect()).filter(|_| fits)
    }

    pub(super) fn on_dates(every: u32, days: Numbers) -> Option<Self> {
        let few = (1..=MAX_DATES).contains(&days.len()) && !days.has(0) && days.last() <= Some(LAST_DAY);
        let one_end = days.iter().filter(|day| *day > 28).count() <= 1;
        let fits = few && one_end && (1..=MAX_MONTHS).contains(&every);
        fits.then_some(Self(Shape::Months(every, MonthDays::Dates(days))))
    }

    /// The nth such weekday, 1–5 (6: the last), of every so many months, 1–120; the fifth, which some months lack, only of
    /// every month.
    #[must_use]
    pub fn nth(every: u32, nths: impl IntoIterator<Item = u32>, weekday: Weekday) -> Option<Self> {
        let nths: Numbers = nths.into_iter().collect();
        let fits = !nths.is_empty() && nths.iter().all(|nth| (1..=LAST).contains(&nth));
        let often = (1..=MAX_MONTHS).contains(&every) && (every == 1 || !nths.has(FIFTH));
        (fits && often).then_some(Self(Shape::Months(every, MonthDays::Nth(nths, weekday))))
    }

    /// Once a year; 29 February is the 28th in other years. `None` for a date that never is.
    #[must_use]
    pub fn yearly(month: u32, day: u32) -> Option<Self> {
        const LEAP: i32 = 2000;
        NaiveDate::from_ymd_opt(LEAP, month, day).map(|_| Self(Shape::Year { month, day }))
    }

    /// A cron line of five fields as people know it from crontab (Monday is 1; a day of the month *or* a day of the week),
    /// or one of its short names ("@daily").
    ///
    /// # Errors
    /// [`Unclear::TooOften`] when it comes more than once an hour; [`Unclear::Nonsense`] when it is no such line or never
    /// comes.
    pub fn cron(line: &str) -> Result<Self, Unclear> {
        CronLine::parse(line).map(|line| Self(Shape::Cron(line)))
    }

    /// Whether the rule itself says at what time (a cron line does); all others come at the time of their series' start.
    #[must_use]
    pub fn has_times(&self) -> bool {
        matches!(self.0, Shape::Cron(_))
    }

    /// The first match on or after a local start: where an iCalendar file must begin, and from where every other week is
    /// counted. `None` when there is none before the calendar ends.
    #[must_use]
    pub fn first(&self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        self.floating(start, start).next()
    }
}
