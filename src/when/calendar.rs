//! Dates of the pieces, once today is known. Every list is in the order in which its dates are tried.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::when::pieces::{Period, PeriodUnit, Span, Which};

/// Years searched for a date without a year: 29 February may be eight years away (2096–2104).
const YEARS_AHEAD: i32 = 9;
/// Months searched for "friday the 6th": fourteen hold every weekday and day up to 28.
const MONTHS_AHEAD: u32 = 14;

pub(super) fn plus_days(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    if days >= 0 {
        date.checked_add_days(Days::new(days.unsigned_abs()))
    } else {
        date.checked_sub_days(Days::new(days.unsigned_abs()))
    }
}

/// Calendar part of a span: month ends clamp (31 January + 1 month = 28 February).
pub(super) fn plus_span(date: NaiveDate, span: Span) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(span.months).ok()?);
    if span.back {
        return plus_days(date.checked_sub_months(months)?, -span.days);
    }
    plus_days(date.checked_add_months(months)?, span.days)
}

pub(super) fn monday_of(date: NaiveDate) -> Option<NaiveDate> {
    plus_days(date, -i64::from(date.weekday().num_days_from_monday()))
}

/// The named weekday, and the week after it for when today's time is past.
pub(super) fn weekday(today: NaiveDate, day: Weekday, which: Which) -> Vec<NaiveDate> {
    let ahead = i64::from(day.days_since(today.weekday()));
    let of_next_week = || plus_days(monday_of(today)?, 7 + i64::from(day.num_days_from_monday()));
    match which {
        Which::Coming => [ahead, ahead + 7].iter().filter_map(|n| plus_days(today, *n)).collect(),
        Which::Next => of_next_week().into_iter().collect(),
        Which::WeekAfter => plus_days(today, ahead + 7).into_iter().collect(),
        Which::Last => plus_days(today, if ahead == 0 { -7 } else { ahead - 7 }).into_iter().collect(),
    }
}

/// The next days of the month with this number, today's included.
pub(super) fn monthly(today: NaiveDate, day: u32) -> Vec<NaiveDate> {
    let first = today.with_day(1);
    let months = (0..=MONTHS_AHEAD).filter_map(|n| first?.checked_add_months(Months::new(n)));
    months.filter_map(|month| month.with_day(day)).filter(|date| *date >= today).collect()
}

/// This year's date and the following years', as far as they exist; none before today.
pub(super) fn yearly(today: NaiveDate, month: u32, day: u32) -> Vec<NaiveDate> {
    let years = today.year()..=today.year() + YEARS_AHEAD;
    let dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    dates.filter(|date| *date >= today).take(2).collect()
}

/// Last day of this month of this year, or of the next.
pub(super) fn month_ends(today: NaiveDate, month: u32) -> Vec<NaiveDate> {
    let years = [today.year(), today.year() + 1];
    let ends = years.iter().filter_map(|year| month_end(NaiveDate::from_ymd_opt(*year, month, 1)?));
    ends.filter(|date| *date >= today).collect()
}

fn month_end(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// First day of the period.
pub(super) fn start(today: NaiveDate, period: Period) -> Option<NaiveDate> {
    let next = u32::from(period.next);
    match period.unit {
        PeriodUnit::Week => plus_days(monday_of(today)?, 7 * i64::from(next)),
        PeriodUnit::Month => today.with_day(1)?.checked_add_months(Months::new(next)),
        PeriodUnit::Year => NaiveDate::from_ymd_opt(today.year() + i32::from(period.next), 1, 1),
    }
}

/// Last day of the period (Sunday of a week).
pub(super) fn end(today: NaiveDate, period: Period) -> Option<NaiveDate> {
    let start = start(today, period)?;
    match period.unit {
        PeriodUnit::Week => plus_days(start, 6),
        PeriodUnit::Month => month_end(start),
        PeriodUnit::Year => NaiveDate::from_ymd_opt(start.year(), 12, 31),
    }
}
