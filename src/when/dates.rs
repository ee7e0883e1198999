//! Which days a draft may mean, once today is known.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::when::calendar;
use crate::when::pieces::{Day, Draft, Period, PeriodUnit, Which};
use crate::when::reading::Purpose;

/// Days tried in turn for one reading (the first whose time is ahead is taken), and how doubtful that reading is.
pub(super) struct Dates {
    pub days: Vec<NaiveDate>,
    pub cost: u32,
    /// Added when the first day's time is past: a month or a year later is a big step from "the 18th at 9".
    pub step: u32,
}

impl Dates {
    fn sure(days: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self { days: days.into_iter().collect(), cost: 0, step: 0 }
    }

    fn stepping(days: Vec<NaiveDate>) -> Self {
        Self { days, cost: 0, step: 4 }
    }

    fn other(days: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self { days: days.into_iter().collect(), cost: 4, step: 0 }
    }
}

/// The day readings of a draft without a plain span; `None` when its pieces contradict each other.
pub(super) fn of_draft(draft: &Draft, today: NaiveDate, purpose: Purpose) -> Option<Vec<Dates>> {
    let dates = match (draft.day, draft.weekday, draft.period) {
        (Some(day), Some(weekday), period) => checked(day, weekday, period, today)?,
        (Some(day), None, None) => of_day(day, today, purpose)?,
        (Some(day), None, Some(period)) => vec![within(day, period, today)?],
        (None, Some((weekday, which)), None) => of_weekday(weekday, which, today),
        (None, Some((weekday, Which::Coming)), Some(period)) => vec![Dates::sure(of_week(weekday, period, today))],
        (None, Some(_), Some(_)) => return None,
        (None, None, Some(period)) => later(period, today)?,
        (None, None, None) => vec![Dates::sure([Some(today), today.succ_opt()].into_iter().flatten())],
    };
    dates.iter().any(|d| !d.days.is_empty()).then_some(dates)
}

fn of_day(day: Day, today: NaiveDate, purpose: Purpose) -> Option<Vec<Dates>> {
    let sure = |days: Vec<NaiveDate>| Some(vec![Dates::sure(days)]);
    match day {
        Day::Relative(days) => sure(vec![calendar::plus_days(today, days)?]),
        Day::Monthly { loose: true, .. } => None,
        Day::Monthly { day, .. } => Some(vec![Dates::stepping(calendar::monthly(today, day))]),
        Day::Dated { year: Some(year), month, day } => sure(vec![NaiveDate::from_ymd_opt(year, month, day)?]),
        Day::Dated { year: None, month, day } => Some(vec![Dates::stepping(calendar::yearly(today, month, day))]),
        Day::EndOfMonth(month) => sure(calendar::month_ends(today, month)),
        Day::End(period) if period.unit == PeriodUnit::Week => {
            Some(two_ends(calendar::end(today, period)?, Weekday::Fri, purpose))
        }
        Day::End(period) => sure(vec![calendar::end(today, period)?]),
        Day::Weekend { next } => {
            let sunday = calendar::end(today, Period { unit: PeriodUnit::Week, next })?;
            Some(two_ends(sunday, Weekday::Sat, purpose))
        }
    }
}

/// A week's end is its Friday and a weekend its Saturday, except for what runs until then; Sunday is the other reading.
fn two_ends(sunday: NaiveDate, early: Weekday, purpose: Purpose) -> Vec<Dates> {
    let early = calendar::plus_days(sunday, -i64::from(sunday.weekday().days_since(early)));
    match purpose {
        Purpose::Until => vec![Dates::sure([sunday]), Dates::other(early)],
        Purpose::Due | Purpose::Moment => vec![Dates::sure(early), Dates::other([sunday])],
    }
}

/// "friday", "next friday": the other sense of the word is the other reading.
fn of_weekday(weekday: Weekday, which: Which, today: NaiveDate) -> Vec<Dates> {
    let named = |which| calendar::weekday(today, weekday, which);
    match which {
        Which::Coming if today.weekday() == weekday => {
            vec![Dates::sure(named(which)), Dates::other(named(Which::WeekAfter))]
        }
        Which::Next => vec![Dates::sure(named(which)), Dates::other(named(Which::Coming))],
        Which::Coming | Which::WeekAfter | Which::Last => vec![Dates::sure(named(which))],
    }
}

/// "friday next week"; a weekday of a month or year names no day.
fn of_week(weekday: Weekday, period: Period, today: NaiveDate) -> Option<NaiveDate> {
    let monday = calendar::start(today, period).filter(|_| period.unit == PeriodUnit::Week)?;
    calendar::plus_days(monday, i64::from(weekday.num_days_from_monday()))
}

/// A day and its weekday must agree, else the text is refused rather than one of the two dropped.
fn checked(day: Day, weekday: (Weekday, Which), period: Option<Period>, today: NaiveDate) -> Option<Vec<Dates>> {
    let (weekday, Which::Coming | Which::Next) = weekday else { return None };
    let days = match (day, period) {
        // "friday the 13th": the next that is one, and no later one when today's time is past.
        (Day::Monthly { day, loose: false }, None) => {
            let matching = |date: &NaiveDate| date.weekday() == weekday;
            calendar::monthly(today, day).into_iter().find(matching).into_iter().collect()
        }
        // "viernes 20": only if the coming 20th is one.
        (Day::Monthly { day, loose: true }, None) => calendar::monthly(today, day).into_iter().take(1).collect(),
        (Day::Dated { year: None, month, day }, None) => {
            calendar::yearly(today, month, day).into_iter().take(1).collect()
        }
        (Day::Relative(_) | Day::Dated { .. }, None) => of_day(day, today, Purpose::Due)?.pop()?.days,
        (day, Some(period)) => within(day, period, today)?.days,
        _ => return None,
    };
    Some(vec![Dates::sure(days.into_iter().filter(|date| date.weekday() == weekday))])
}

/// "the 5th of next month", "dec 24 next year".
fn within(day: Day, period: Period, today: NaiveDate) -> Option<Dates> {
    let start = calendar::start(today, period)?;
    let date = match (day, period.unit) {
        (Day::Monthly { day, .. }, PeriodUnit::Month) => start.with_day(day)?,
        (Day::Dated { year: None, month, day }, PeriodUnit::Year) => NaiveDate::from_ymd_opt(start.year(), month, day)?,
        _ => return None,
    };
    Some(Dates::sure([date]))
}

/// "next week" is a week from today, "next month" a month; the other reading is its first day. "this week" names no
/// day.
pub(super) fn later(period: Period, today: NaiveDate) -> Option<Vec<Dates>> {
    if !period.next {
        return None;
    }
    let later = match period.unit {
        PeriodUnit::Week => calendar::plus_days(today, 7),
        PeriodUnit::Month => today.checked_add_months(Months::new(1)),
        PeriodUnit::Year => today.checked_add_months(Months::new(12)),
    };
    Some(vec![Dates::sure(later), Dates::other(calendar::start(today, period))])
}
