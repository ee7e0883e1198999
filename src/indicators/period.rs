//! The periods that an indicator is reported for: weeks, months, quarters, half-years, years. A period is named by its first day.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::say;
use crate::text::{Words, folded};

/// Periods looked through for what was typed, back from now. What is older is mistyped, as is what is before 1900: reports are only added,
/// so that one in the wrong century could never be taken back.
const LOOKED_THROUGH: usize = 130;
const OLDEST_YEAR: i32 = 1900;

/// How often something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Period {
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months, from January on.
    Quarter,
    /// Six months, from January or July on.
    Half,
    /// A year.
    Year,
}

/// What was typed for a period, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// This one, by its first day.
    One(NaiveDate),
    /// Several fit.
    Several(Vec<NaiveDate>),
    /// None fits.
    Nothing,
}

impl Period {
    const fn months(self) -> u32 {
        match self {
            Self::Week => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// The first day of the period that has this day in it.
    #[must_use]
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let months = self.months();
        if months == 0 {
            return day - Days::new(day.weekday().num_days_from_monday().into());
        }
        let month = day.month0() / months * months + 1;
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    }

    /// The first day of the period after the one that begins on this day.
    #[must_use]
    pub fn next(self, start: NaiveDate) -> NaiveDate {
        match self.months() {
            0 => start + Days::new(7),
            months => start + Months::new(months),
        }
    }

    /// The first day of the period before the one that begins on this day.
    #[must_use]
    pub fn before(self, start: NaiveDate) -> NaiveDate {
        self.start(start - Days::new(1))
    }

    /// The last day of the period that begins on this day.
    #[must_use]
    pub fn end(self, start: NaiveDate) -> NaiveDate {
        self.next(start) - Days::new(1)
    }

    /// "every month".
    #[must_use]
    pub fn every(self, words: Words) -> String {
        match self {
            Self::Week => say!(words, "indicator-every-week"),
            Self::Month => say!(words, "indicator-every-month"),
            Self::Quarter => say!(words, "indicator-every-quarter"),
            Self::Half => say!(words, "indicator-every-half"),
            Self::Year => say!(words, "indicator-every-year"),
        }
    }

    /// The period that begins on this day, in words: "October 2026".
    #[must_use]
    pub fn named(self, words: Words, start: NaiveDate) -> String {
        let year = start.year().to_string();
        let month = || say!(words, "month", month = start.month());
        match self {
            Self::Week => {
                let date = crate::text::date(words, start.month(), start.day());
                say!(words, "indicator-week", date = date, year = year)
            }
            Self::Month => say!(words, "indicator-month", month = month(), year = year),
            Self::Quarter => {
                say!(words, "indicator-quarter", quarter = (start.month0() / 3 + 1).to_string(), year = year)
            }
            Self::Half => {
                let half: u32 = if start.month() < 7 { 1 } else { 2 };
                say!(words, "indicator-half", half = half, year = year)
            }
            Self::Year => year,
        }
    }

    /// The same where there is little room: "Oct 2026", "5 Oct 2026", "Q4 2026", "Jul–Dec 2026".
    #[must_use]
    pub fn short(self, words: Words, start: NaiveDate) -> String {
        match self {
            Self::Week => short_day(words, start),
            Self::Month => short_month(words, start),
            Self::Quarter => {
                let (quarter, year) = ((start.month0() / 3 + 1).to_string(), start.year().to_string());
                say!(words, "indicator-quarter-short", quarter = quarter, year = year)
            }
            Self::Half => {
                let last = self.end(start);
                let from = say!(words, "month-short", month = start.month());
                say!(words, "indicator-half-short", from = from, to = short_month(words, last))
            }
            Self::Year => self.named(words, start),
        }
    }

    /// The same in a table, where a week says that it is one, "week of 16 Nov", or in which year, if that is not the current
    /// one, "10 Nov 2025": a phone has no room for both.
    #[must_use]
    pub fn in_table(self, words: Words, start: NaiveDate, current: i32) -> String {
        if self != Self::Week || start.year() != current {
            return self.short(words, start);
        }
        let month = say!(words, "month-short", month = start.month());
        let day = say!(words, "indicator-day-short", day = start.day(), month = month);
        say!(words, "indicator-week-short", day = day)
    }

    /// Reads what was typed for a period: its name, a part of it, or a day in it ("2026-10", "2026-10-05"). None begins after `today`.
    #[must_use]
    pub fn read(self, words: Words, typed: &str, today: NaiveDate) -> Named {
        let wanted = folded(typed.trim());
        if wanted.is_empty() {
            return Named::Nothing;
        }
        // "26-10" would be October of the year 26.
        let year = wanted.split('-').next().filter(|year| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()));
        let day = year.and_then(|_| {
            let whole = NaiveDate::parse_from_str(&wanted, "%Y-%m-%d");
            whole.or_else(|_| NaiveDate::parse_from_str(&format!("{wanted}-01"), "%Y-%m-%d")).ok()
        });
        if let Some(day) = day {
            return if day > today { Named::Nothing } else { Named::One(self.start(day)) };
        }
        let all = self.back_from(today, LOOKED_THROUGH);
        let named = |start: &NaiveDate| folded(&self.named(words, *start));
        // As it stands in tables too.
        let short = |start: NaiveDate| [self.short(words, start), self.in_table(words, start, today.year())];
        let is_whole =
            |start: &&NaiveDate| named(start) == wanted || short(**start).iter().any(|name| folded(name) == wanted);
        if let Some(whole) = all.iter().find(is_whole) {
            return Named::One(*whole);
        }
        let fits: Vec<NaiveDate> = all.into_iter().filter(|start| named(start).contains(&wanted)).collect();
        match fits[..] {
            [] => Named::Nothing,
            [one] => Named::One(one),
            _ => Named::Several(fits),
        }
    }

    /// Whether a period begins on this day that can be reported: it has begun, and is not older than anybody means.
    #[must_use]
    pub fn is_reported(self, start: NaiveDate, today: NaiveDate) -> bool {
        let oldest = self.back_from(today, LOOKED_THROUGH).pop().unwrap_or(today);
        start >= oldest && start <= today && start.year() >= OLDEST_YEAR && self.start(start) == start
    }

    /// The periods up to the one of this day, the newest first.
    #[must_use]
    pub fn back_from(self, today: NaiveDate, count: usize) -> Vec<NaiveDate> {
        std::iter::successors(Some(self.start(today)), |start| Some(self.before(*start))).take(count).collect()
    }
}

/// "Oct 2026".
pub fn short_month(words: Words, day: NaiveDate) -> String {
    let (month, year) = (say!(words, "month-short", month = day.month()), day.year().to_string());
    say!(words, "indicator-month-short", month = month, year = year)
}

/// "5 Oct 2026".
pub fn short_day(words: Words, day: NaiveDate) -> String {
    say!(words, "indicator-day-short", day = day.day(), month = short_month(words, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        let check = |period: Period, within: &str, start: &str, end: &str, before: &str| {
            let first = period.start(day(within));
            assert_eq!(first, day(start), "{period:?} {within}");
            assert_eq!(period.end(first), day(end), "{period:?} {within}");
            assert_eq!(period.before(first), day(before), "{period:?} {within}");
            assert_eq!(period.next(period.before(first)), first, "{period:?} {within}");
        };
        check(Period::Week, "2026-11-18", "2026-11-16", "2026-11-22", "2026-11-09");
        check(Period::Week, "2027-01-01", "2026-12-28", "2027-01-03", "2026-12-21");
        check(Period::Month, "2028-02-29", "2028-02-01", "2028-02-29", "2028-01-01");
        check(Period::Quarter, "2026-12-31", "2026-10-01", "2026-12-31", "2026-07-01");
        check(Period::Half, "2026-06-30", "2026-01-01", "2026-06-30", "2025-07-01");
        check(Period::Year, "2026-11-18", "2026-01-01", "2026-12-31", "2025-01-01");
    }

    #[test]
    fn only_what_somebody_may_mean_is_reported() {
        let check = |period: Period, start: NaiveDate, expected: bool| {
            assert_eq!(period.is_reported(start, day("2026-11-18")), expected, "{period:?} {start}");
        };
        check(Period::Month, day("2026-11-01"), true);
        check(Period::Month, day("2026-11-02"), false);
        check(Period::Month, day("2026-12-01"), false);
        check(Period::Month, day("2016-02-01"), true);
        check(Period::Month, day("2016-01-01"), false);
        check(Period::Week, day("2024-06-03"), true);
        check(Period::Week, day("2024-05-20"), false);
        check(Period::Year, day("1900-01-01"), true);
        check(Period::Year, day("1899-01-01"), false);
        check(Period::Month, day("0026-10-01"), false);
        for end in [NaiveDate::MIN, NaiveDate::MAX] {
            check(Period::Week, end, false);
        }
    }

    #[test]
    fn periods_as_people_type_them() {
        let today = day("2026-11-18");
        let check = |period: Period, language: Language, typed: &str, expected: Option<&str>| {
            let read = period.read(language.words(), typed, today);
            assert_eq!(read, expected.map_or(Named::Nothing, |start| Named::One(day(start))), "{typed}");
        };
        check(Period::Month, Language::EnUs, "October 2026", Some("2026-10-01"));
        check(Period::Month, Language::EnUs, "oct 2026", Some("2026-10-01"));
        check(Period::Week, Language::EnUs, "9 Nov 2026", Some("2026-11-09"));
        check(Period::Month, Language::EnUs, "2026-10", Some("2026-10-01"));
        check(Period::Month, Language::EnUs, "2026-10-17", Some("2026-10-01"));
        check(Period::Month, Language::Es, "octubre de 2026", Some("2026-10-01"));
        check(Period::Quarter, Language::EnUs, "q3 2026", Some("2026-07-01"));
        check(Period::Year, Language::EnUs, "2025", Some("2025-01-01"));
        check(Period::Month, Language::EnUs, "December 2026", None);
        check(Period::Month, Language::EnUs, "2027-01", None);
        check(Period::Month, Language::EnUs, "", None);
        // As it stands in tables.
        check(Period::Quarter, Language::Es, "T3 2026", Some("2026-07-01"));
        check(Period::Half, Language::EnUs, "Jan–Jun 2026", Some("2026-01-01"));
        check(Period::Half, Language::Es, "ene–jun 2026", Some("2026-01-01"));
        check(Period::Week, Language::EnUs, "week of 9 Nov", Some("2026-11-09"));
        check(Period::Week, Language::EnUs, "10 Nov 2025", Some("2025-11-10"));
        check(Period::Week, Language::Es, "semana del 9 nov", Some("2026-11-09"));
        // A year has four digits.
        for typed in ["26-10", "10-05", "26-10-05", "026-10", "+2026-10", "-2026-10"] {
            check(Period::Month, Language::EnUs, typed, None);
        }
        let several = Period::Month.read(Language::EnUs.words(), "october", today);
        assert!(matches!(several, Named::Several(all) if all[..2] == [day("2026-10-01"), day("2025-10-01")]));
    }
}
