//! A rule's local times, in floating time: the wall clock as if it had no zone.
//!
//! Our own, not the crate `rrule`'s: the arithmetic below jumps to any date at once and keeps the phase, where the crate walks
//! there from the start (milliseconds for a few years); "the 30th, or a shorter month's last day" is no single rule of its; and
//! every other Monday must count from the first Monday, not from the week of a start that is a Tuesday. The tests hold the
//! two against each other. Cron lines are expanded by the crate `cron`, in UTC, where it has no clock changes to miss.

use std::iter::successors;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc, Weekday, WeekdaySet};

use super::cron_line::CronLine;
use super::rule::{LAST, MonthDays, Rule, Shape};

/// Ascending, without end but the calendar's.
type Dates<'a> = Box<dyn Iterator<Item = NaiveDate> + 'a>;

impl Rule {
    /// The times on or after both `start` (which sets the hour and from where intervals count) and `floor`, ascending, none
    /// twice, at least an hour apart.
    pub(super) fn floating<'a>(
        &'a self,
        start: NaiveDateTime,
        floor: NaiveDateTime,
    ) -> Box<dyn Iterator<Item = NaiveDateTime> + 'a> {
        let floor = floor.max(start);
        let dates = match &self.0 {
            Shape::Days(every) => days(u64::from(*every), start.date(), floor.date()),
            Shape::Weeks(every, on) => weeks(i64::from(*every), *on, start.date(), floor.date()),
            Shape::Months(every, on) => months(i64::from(*every), *on, start.date(), floor.date()),
            Shape::Year { month, day } => years(*month, *day, floor.date()),
            Shape::Cron(line) => return cron(line, floor),
        };
        Box::new(dates.map(move |date| date.and_time(start.time())).filter(move |local| *local >= floor))
    }
}

fn days(every: u64, first: NaiveDate, floor: NaiveDate) -> Dates<'static> {
    let past = (floor - first).num_days().unsigned_abs();
    let from = first.checked_add_days(Days::new(past - past % every));
    Box::new(successors(from, move |date| date.checked_add_days(Days::new(every))))
}

fn weeks(every: i64, on: WeekdaySet, start: NaiveDate, floor: NaiveDate) -> Dates<'static> {
    let first = start.iter_days().take(7).find(|date| on.contains(date.weekday())).unwrap_or(start);
    let floor = floor.max(first);
    let past = (floor - monday_of(first)).num_days() / 7;
    let week = monday_of(first).checked_add_signed(TimeDelta::days(7 * (past - past % every)));
    let weeks = successors(week, move |monday| monday.checked_add_signed(TimeDelta::days(7 * every)));
    let days = weeks.flat_map(move |monday| monday.iter_days().take(7).filter(move |day| on.contains(day.weekday())));
    Box::new(days.filter(move |date| *date >= floor))
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday()))).unwrap_or(date)
}

fn months(every: i64, on: MonthDays, start: NaiveDate, floor: NaiveDate) -> Dates<'static> {
    // Every weekday has a fifth in one month of any four, and every other day is in each month.
    let first = (index(start)..).take(6).flat_map(move |month| in_month(month, on)).find(|date| *date >= start);
    let first = first.unwrap_or(start);
    let floor = floor.max(first);
    let past = index(floor) - index(first);
    let months = successors(Some(index(first) + past - past % every), move |month| Some(month + every));
    let months = months.take_while(|month| month_start(*month).is_some());
    Box::new(months.flat_map(move |month| in_month(month, on)).filter(move |date| *date >= floor))
}

fn years(month: u32, day: u32, floor: NaiveDate) -> Dates<'static> {
    let in_year = move |year: i32| date_in(NaiveDate::from_ymd_opt(year, month, 1)?, day);
    let dates = (floor.year()..).map_while(in_year);
    Box::new(dates.filter(move |date| *date >= floor))
}

/// Months since the year 0.
fn index(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

fn month_start(index: i64) -> Option<NaiveDate> {
    let month = u32::try_from(index.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(i32::try_from(index.div_euclid(12)).ok()?, month + 1, 1)
}

/// The days of one month, ascending, none twice.
fn in_month(index: i64, on: MonthDays) -> Vec<NaiveDate> {
    let Some(start) = month_start(index) else { return Vec::new() };
    let mut dates: Vec<NaiveDate> = match on {
        MonthDays::Dates(days) => days.iter().filter_map(|day| date_in(start, day)).collect(),
        MonthDays::Nth(nths, weekday) => nths.iter().filter_map(|nth| nth_in(start, nth, weekday)).collect(),
    };
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The day of the month that begins at `start`, or its last day.
fn date_in(start: NaiveDate, day: u32) -> Option<NaiveDate> {
    start.with_day(day).or_else(|| last_day(start))
}

fn last_day(start: NaiveDate) -> Option<NaiveDate> {
    start.checked_add_months(Months::new(1))?.pred_opt()
}

fn nth_in(start: NaiveDate, nth: u32, weekday: Weekday) -> Option<NaiveDate> {
    if nth == LAST {
        let last = last_day(start)?;
        return last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(weekday))));
    }
    NaiveDate::from_weekday_of_month_opt(start.year(), start.month(), weekday, u8::try_from(nth).ok()?)
}

/// Day of the month or day of the week are two schedules, merged.
fn cron(line: &CronLine, floor: NaiveDateTime) -> Box<dyn Iterator<Item = NaiveDateTime> + '_> {
    // The crate gives what comes strictly after.
    let after = floor.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(floor).and_utc();
    let mut schedules: Vec<_> = line.schedules().iter().map(|schedule| schedule.after(&after).peekable()).collect();
    let next = move || {
        let earliest: DateTime<Utc> = schedules.iter_mut().filter_map(|s| s.peek().copied()).min()?;
        for schedule in &mut schedules {
            schedule.next_if_eq(&earliest);
        }
        Some(earliest.naive_utc())
    };
    Box::new(std::iter::from_fn(next))
}
