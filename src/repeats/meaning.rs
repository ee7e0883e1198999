//! The rules that a draft means.

use chrono::{Datelike, Days, NaiveDateTime, Weekday, WeekdaySet};

use super::draft::Draft;
use super::pieces::Unit;
use super::rule::{FIFTH, LAST, LAST_DAY, Rule};
use crate::when::Clock;

/// What a draft comes to, before its time of day.
pub(super) enum Meaning {
    /// Surest first, with the cost of each.
    Rules(Vec<(Rule, u32)>),
    /// The day is missing: what to offer.
    NoDay(Vec<Rule>),
    /// Every so many hours, from the time of day on.
    Hours(u32),
    TooOften,
}

impl Draft {
    /// What the pieces mean together; `None` when they contradict each other.
    pub fn meaning(&self, start: Option<NaiveDateTime>) -> Option<Meaning> {
        let days = [self.days.is_some(), self.nth.is_some(), self.dates.is_some(), self.year_day.is_some()];
        let days = days.into_iter().filter(|slot| *slot).count();
        let noted = self.note && self.dates.is_none() && self.nth.is_none() && self.year_day.is_none();
        if days > 1 || noted || !self.hour_is_placed() {
            return None;
        }
        match (self.cadence, days) {
            (Some((_, Unit::Minute)), _) => Some(Meaning::TooOften),
            (_, 1) => Some(Meaning::Rules(vec![(self.on_days()?, 0)])),
            // "every" and "of the month" alone say nothing.
            (Some((count, unit)), _) if !self.every && !self.of_month => cadence(count, unit, start),
            _ => None,
        }
    }

    /// A lone number is an hour only beside a weekday or "every day".
    fn hour_is_placed(&self) -> bool {
        let loose = matches!(self.clock, Some(Clock::Bare { loose: true, .. }));
        let daily = matches!(self.cadence, Some((1, Unit::Day)));
        !loose || self.days.is_some() || self.nth.is_some() || daily
    }

    fn on_days(&self) -> Option<Rule> {
        if let Some((month, day)) = self.year_day {
            // "1 december" alone is a date and no rule.
            let yearly = self.cadence == Some((1, Unit::Year)) || (self.cadence.is_none() && self.every);
            return Rule::yearly(month, day).filter(|_| yearly && !self.of_month);
        }
        if let Some(days) = self.days {
            let weeks = match self.cadence {
                None | Some((1, Unit::Day)) => 1,
                Some((weeks, Unit::Week)) => weeks,
                Some(_) => return None,
            };
            return Rule::weeks(weeks, days).filter(|_| !self.of_month);
        }
        let months = match self.cadence {
            None => 1,
            Some((months, Unit::Month)) => months,
            Some(_) => return None,
        };
        match (self.nth, self.dates) {
            (Some((nths, weekday)), _) => Rule::nth(months, nths.iter(), weekday),
            (None, Some(days)) => Rule::on_dates(months, days),
            (None, None) => None,
        }
    }
}

/// Only "every so many …": the start says which day; without it the days to choose from are offered.
fn cadence(count: u32, unit: Unit, start: Option<NaiveDateTime>) -> Option<Meaning> {
    match (unit, start) {
        (Unit::Minute, _) => Some(Meaning::TooOften),
        (Unit::Hour, _) => (count > 0).then_some(Meaning::Hours(count)),
        (Unit::Day, _) => Some(Meaning::Rules(vec![(Rule::days(count)?, 0)])),
        (Unit::Week, Some(start)) => {
            let rule = Rule::weeks(count, WeekdaySet::single(start.weekday()))?;
            Some(Meaning::Rules(vec![(rule, 0)]))
        }
        (Unit::Week, None) => {
            let offer = |day| Rule::weeks(count, WeekdaySet::single(day));
            Some(Meaning::NoDay(WeekdaySet::ALL.iter(Weekday::Mon).map(offer).collect::<Option<_>>()?))
        }
        (Unit::Month, Some(start)) => Some(Meaning::Rules(monthly(count, start)?)),
        (Unit::Month, None) => Some(Meaning::NoDay(usual_of_months(count)?)),
        (Unit::Year, Some(start)) if count == 1 => {
            Some(Meaning::Rules(vec![(Rule::yearly(start.month(), start.day())?, 0)]))
        }
        (Unit::Year, Some(start)) => {
            Some(Meaning::Rules(vec![(Rule::dates(count.checked_mul(12)?, [start.day()])?, 0)]))
        }
        (Unit::Year, None) => Some(Meaning::NoDay(Vec::new())),
    }
}

/// On the start's date; or, as other readings, at the month's end if it is that, or on its weekday.
pub(super) fn monthly(count: u32, start: NaiveDateTime) -> Option<Vec<(Rule, u32)>> {
    let weekday = start.weekday();
    let in_days = |days| start.checked_add_days(Days::new(days)).is_some_and(|later| later.month() == start.month());
    let nth = Some(start.day().div_ceil(7)).filter(|nth| *nth < FIFTH);
    let others = [
        (Rule::dates(count, [LAST_DAY]).filter(|_| !in_days(1)), 1),
        (nth.and_then(|nth| Rule::nth(count, [nth], weekday)), 2),
        (Rule::nth(count, [LAST], weekday).filter(|_| !in_days(7)), 2),
    ];
    let mut rules = vec![(Rule::dates(count, [start.day()])?, 0)];
    rules.extend(others.into_iter().filter_map(|(rule, cost)| Some((rule?, cost))));
    rules.dedup_by(|a, b| a.0 == b.0);
    Some(rules)
}

/// The 1st, the 15th, the last day, the first Monday, the last Friday.
pub(super) fn usual_of_months(count: u32) -> Option<Vec<Rule>> {
    Some(vec![
        Rule::dates(count, [1])?,
        Rule::dates(count, [15])?,
        Rule::dates(count, [LAST_DAY])?,
        Rule::nth(count, [1], Weekday::Mon)?,
        Rule::nth(count, [LAST], Weekday::Fri)?,
    ])
}
