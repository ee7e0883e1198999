//! Lists within a phrase: weekdays, which of a month's weekdays, days of the month.

use chrono::{Weekday, WeekdaySet};

use super::numbers::Numbers;
use super::pieces::{Found, Piece, lead};
use super::rule::{LAST, LAST_DAY, WORKDAYS};
use super::vocabulary::{AND, AND_MARKS, ARTICLES, DASHES, ENDS, GROUPS, LAST_DAYS, NTHS, OF_MONTH, PLURALS, TO};
use crate::when::scan::Scan;
use crate::when::{numeric, words};

/// "1st and 3rd", before a weekday.
pub(super) fn nths(scan: Scan) -> Option<(Numbers, Scan)> {
    let (first, mut next) = nth(scan)?;
    let mut all = Numbers::one(first);
    while let Some((more, after)) = joint(next).and_then(nth) {
        (all, next) = (all.with(more), after);
    }
    Some((all, next))
}

fn nth(scan: Scan) -> Option<(u32, Scan)> {
    if let Some(found) = scan.longest(NTHS) {
        return Some(found);
    }
    let (number, _, next) = scan.number().filter(|(number, ..)| (1..LAST).contains(number))?;
    Some((number, numeric::ordinal_end(next)?))
}

/// The place after "and", "," or both, and after an article there.
fn joint(scan: Scan) -> Option<Scan> {
    let marked = scan.any_mark(AND_MARKS).map(|(_, next)| next);
    let worded = lead(marked.unwrap_or(scan), AND);
    worded.or(marked).map(|next| next.skip_any(ARTICLES))
}

/// "monday", "mon-fri", "tuesdays and thursdays", "lunes, miércoles y viernes", "weekends", "mon wed fri".
pub(super) fn weekdays(scan: Scan) -> Option<(WeekdaySet, Scan)> {
    let from = scan.skip_any(&["from", "desde", "desde el"]);
    let (mut all, mut next) = day_or_range(from)?;
    while let Some((more, after)) = joint(next).and_then(day_or_range).or_else(|| day_or_range(next)) {
        (all, next) = (all.union(more), after);
    }
    // "from monday" alone says when it begins.
    (from.at() == scan.at() || all.len() > 1).then_some((all, next))
}

fn day_or_range<'a>(scan: Scan<'a>) -> Option<(WeekdaySet, Scan<'a>)> {
    if let Some(group) = scan.longest(GROUPS) {
        return Some(group);
    }
    let to = |next: Scan<'a>| lead(next, TO).or_else(|| next.any_mark(DASHES).map(|(_, after)| after));
    let letters = |(first, last): &(&str, &str)| to(scan.phrase(first)?)?.phrase(last);
    if let Some(next) = ENDS.iter().find_map(letters) {
        return Some((WORKDAYS, next));
    }
    let (first, next) = weekday(scan)?;
    match to(next).and_then(weekday) {
        Some((last, after)) => Some((range(first, last), after)),
        None => Some((WeekdaySet::single(first), next)),
    }
}

/// "saturday to tuesday" runs over the week's end.
fn range(first: Weekday, last: Weekday) -> WeekdaySet {
    let days = WeekdaySet::ALL.iter(first);
    days.take(1 + last.days_since(first) as usize).collect()
}

/// One weekday by name.
pub(super) fn weekday(scan: Scan) -> Option<(Weekday, Scan)> {
    let (day, next) = scan.longest(words::WEEKDAYS).or_else(|| scan.longest(PLURALS))?;
    // "Mon." with its full stop.
    Some((day, next.if_glued().and_then(|dot| dot.mark('.')).unwrap_or(next)))
}

/// "the 15th", "los días 1 y 15", "the last day": each beginning of the list, since a number after a comma may be an hour.
pub(super) fn dates<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    const ONE: &[&str] = &["the", "el", "dia", "el dia", "the day"];
    const MANY: &[&str] = &["los", "dias", "los dias", "days", "the days"];
    let (one, many) = (lead(scan, ONE), lead(scan, MANY));
    let day = scan.phrase("day");
    let first_at = one.or(many).or(day).unwrap_or(scan);
    let Some((first, sure, mut next)) = date(first_at) else { return };
    let mut all = Numbers::one(first);
    let mut push = |all: Numbers, next: Scan<'a>| {
        let monthly = lead(next, OF_MONTH).is_some() || next.phrase("cada mes").is_some();
        // "todos los días 9" and "every day 9" are rather an hour of every day.
        let plain = !sure && all.len() == 1 && (many.is_some() || day.is_some());
        if sure || monthly || one.is_some() || many.is_some() || day.is_some() {
            found.push((Piece::Dates(all), if plain && !monthly { 6 } else { 0 }, next));
        }
    };
    push(all, next);
    while let Some((more, _, after)) = joint(next).and_then(|at| date(at.skip_any(&["dia", "day"]))) {
        (all, next) = (all.with(more), after);
        push(all, next);
    }
}

/// A day of the month, and whether it can be nothing else.
fn date(scan: Scan) -> Option<(u32, bool, Scan)> {
    if let Some(next) = lead(scan, LAST_DAYS) {
        return Some((LAST_DAY, next.at() > scan.at() + 1 || scan.phrase("eom").is_some(), next));
    }
    let (day, sure, next) = match scan.number() {
        Some((day, 1..=2, next)) => {
            let end = numeric::ordinal_end(next);
            (day, end.is_some(), end.unwrap_or(next))
        }
        Some(_) => return None,
        None => match words::ordinal_word(scan) {
            // "every second" is no date, "the second" and "second of each month" are.
            Some((day, next)) => (day, false, next),
            None => words::number_word(scan).map(|(day, next)| (day, false, next))?,
        },
    };
    // "15th day of the month"
    let next = next.phrase("day").filter(|after| lead(*after, OF_MONTH).is_some()).unwrap_or(next);
    (1..=LAST_DAY).contains(&day).then_some((day, sure, next))
}
