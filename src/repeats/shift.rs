//! A rule whose occurrence is moved to another day, and all that follow with it.

use chrono::{Datelike, NaiveDate, NaiveDateTime, WeekdaySet};

use super::rule::{FIFTH, LAST, LAST_DAY, MonthDays, Rule, Shape};

impl Rule {
    /// The rule by which the occurrence of that local time and all that follow come, if it comes at `to` instead: Tuesdays become
    /// Wednesdays, the 2nd Tuesday the 3rd Thursday, the 15th the 20th. `None` where that has no one meaning: a rule of several days
    /// whose day would change, and a cron line.
    #[must_use]
    pub fn moved(&self, from: NaiveDateTime, to: NaiveDateTime) -> Option<Self> {
        let day = to.date();
        match &self.0 {
            Shape::Cron(_) => None,
            Shape::Days(_) => Some(self.clone()),
            _ if from.date() == day => Some(self.clone()),
            Shape::Weeks(every, on) => {
                let single = on.len() == 1;
                Self::weeks(*every, WeekdaySet::single(day.weekday())).filter(|_| single)
            }
            Shape::Months(every, MonthDays::Dates(days)) => {
                let single = days.iter().count() == 1;
                // Who moves from one month's end to another means the end.
                let ends = days.has(LAST_DAY) && is_last(day, 1);
                Self::dates(*every, [if ends { LAST_DAY } else { day.day() }]).filter(|_| single)
            }
            Shape::Months(every, MonthDays::Nth(nths, _)) => {
                let single = nths.iter().count() == 1;
                let nth = day.day().div_ceil(7);
                let last = is_last(day, 7) && (nths.has(LAST) || nth == FIFTH);
                Self::nth(*every, [if last { LAST } else { nth }], day.weekday()).filter(|_| single)
            }
            Shape::Year { .. } => Self::yearly(day.month(), day.day()),
        }
    }
}

/// Whether so many days later it is another month.
fn is_last(day: NaiveDate, days: u64) -> bool {
    day.checked_add_days(chrono::Days::new(days)).is_none_or(|later| later.month() != day.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_moves_along() {
        let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let check = |rule: &str, from: &str, to: &str, expected: Option<&str>| {
            let moved = rule.parse::<Rule>().unwrap().moved(local(from), local(to));
            assert_eq!(moved.map(|rule| rule.to_string()).as_deref(), expected, "{rule}: {from} to {to}");
        };
        let tuesdays = "FREQ=WEEKLY;BYDAY=TU";
        check(tuesdays, "2026-12-08 18:00", "2026-12-08 19:00", Some(tuesdays));
        check(tuesdays, "2026-12-08 18:00", "2026-12-09 18:00", Some("FREQ=WEEKLY;BYDAY=WE"));
        check("FREQ=WEEKLY;BYDAY=MO,WE", "2026-12-09 18:00", "2026-12-09 19:00", Some("FREQ=WEEKLY;BYDAY=MO,WE"));
        check("FREQ=WEEKLY;BYDAY=MO,WE", "2026-12-09 18:00", "2026-12-10 18:00", None);
        check("FREQ=DAILY;INTERVAL=2", "2026-12-09 18:00", "2026-12-10 18:00", Some("FREQ=DAILY;INTERVAL=2"));
        check("FREQ=MONTHLY;BYDAY=2TU", "2026-12-08 18:00", "2026-12-17 18:00", Some("FREQ=MONTHLY;BYDAY=3TH"));
        check("FREQ=MONTHLY;BYDAY=-1TU", "2026-12-29 18:00", "2026-12-30 18:00", Some("FREQ=MONTHLY;BYDAY=-1WE"));
        check("FREQ=MONTHLY;BYDAY=4TU", "2026-12-22 18:00", "2026-12-29 18:00", Some("FREQ=MONTHLY;BYDAY=-1TU"));
        check("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-12-31 18:00", "2027-01-15 18:00", Some("FREQ=MONTHLY;BYMONTHDAY=15"));
        check("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-12-31 18:00", "2027-01-31 18:00", Some("FREQ=MONTHLY;BYMONTHDAY=-1"));
        check("FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-15 18:00", "2026-12-16 18:00", None);
        check(
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=22",
            "2027-04-22 18:00",
            "2027-05-01 18:00",
            Some("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        );
        check("CRON:0 18 * * 2", "2026-12-08 18:00", "2026-12-09 18:00", None);
    }
}
