//! What a phrase of repeats is made of, and the pieces that stand at a place.

use chrono::{Weekday, WeekdaySet};

use super::numbers::Numbers;
use super::rule::{LAST, LAST_DAY};
use super::vocabulary::{
    AND, AND_MARKS, ARTICLES, CADENCES, DASHES, EVERY, GROUPS, LAST_DAYS, NOTES, NTHS, OF_MONTH, OTHER, PARTS, PLURALS, TO,
    UNITS, YES_AND_NO,
};
use crate::when::scan::Scan;
use crate::when::{Clock, Part, TimePiece, month_day_here, numeric, times_here, words};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// Minutes and less: always too often.
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// "every" before days or dates.
    Every,
    /// "every 2 weeks".
    Cadence(u32, Unit),
    /// "every other monday": weeks between, and the days.
    WeeksOn(u32, WeekdaySet),
    /// "mondays and thursdays".
    Days(WeekdaySet),
    /// "2nd tuesday"; [`LAST`] is the last.
    Nth(Numbers, Weekday),
    /// "the 1st and 15th"; [`LAST_DAY`] is the last day.
    Dates(Numbers),
    OfMonth,
    /// Month and day.
    YearDay(u32, u32),
    /// "every morning".
    DailyPart(Part),
    Clock(Clock),
    Part(Part),
    Note,
}

/// A piece, how doubtful it is, and the place after it.
pub(super) type Found<'a> = (Piece, u32, Scan<'a>);

/// All that may stand here. `martes` says that "mar" is Tuesday rather than March.
pub(super) fn pieces_at(scan: Scan<'_>, martes: bool) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    cadences(scan, &mut found);
    month_words(scan, &mut found);
    if let Some((days, next)) = weekdays(scan) {
        let march = !martes && scan.phrase("mar").is_some();
        found.push((Piece::Days(days), if march { 3 } else { 0 }, next));
    }
    if let Some((month, day, next)) = month_day_here(scan) {
        let tuesday = martes && scan.phrase("mar").is_some();
        found.push((Piece::YearDay(month, day), if tuesday { 3 } else { 0 }, next));
    }
    dates(scan, &mut found);
    times(scan, &mut found);
    found
}

/// "daily", "every 2 weeks", "every other monday", "every", "un lunes sí y otro no".
fn cadences<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    if let Some(((count, unit), next)) = scan.longest(CADENCES) {
        found.push((Piece::Cadence(count, unit), 0, next));
    }
    for one in ["un", "una"] {
        let Some(next) = scan.phrase(one) else { continue };
        counted(next, 2, YES_AND_NO, 0, found);
    }
    for after in [scan.phrase("alternate"), scan.phrase("alternating")].into_iter().flatten() {
        counted(after, 2, &[], 0, found);
    }
    let Some(after) = lead(scan, EVERY) else { return };
    found.push((Piece::Every, 0, after));
    counted(after, 1, &[], 0, found);
    if let Some((part, next)) = after.longest(PARTS) {
        found.push((Piece::DailyPart(part), 0, next));
    }
    if let Some((count, cost, next)) = count(after) {
        counted(next, count, &[], cost, found);
    }
}

/// "2", "two", "other"; an ordinal ("every third friday", "every 2nd tuesday") rather counts in the month.
fn count(scan: Scan) -> Option<(u32, u32, Scan)> {
    if let Some((number, digits @ 1..=3, next)) = scan.number() {
        let ordinal = numeric::ordinal_end(next);
        return Some((number, if ordinal.is_some() { 2 } else { u32::from(digits > 2) }, ordinal.unwrap_or(next)));
    }
    if let Some(next) = lead(scan, OTHER) {
        return Some((2, 0, next));
    }
    let ordinal = || words::ordinal_word(scan).map(|(number, next)| (number, 2, next));
    words::number_word(scan).map(|(number, next)| (number, 1, next)).or_else(ordinal)
}

/// A unit or weekdays after a count, and then one of the tails if there are any.
fn counted<'a>(scan: Scan<'a>, count: u32, tails: &[&str], cost: u32, found: &mut Vec<Found<'a>>) {
    let tail = |next: Scan<'a>| if tails.is_empty() { Some(next) } else { lead(next, tails) };
    if let Some(((many, unit), next)) = scan.longest(UNITS)
        && let Some(next) = tail(next)
    {
        found.push((Piece::Cadence(count.saturating_mul(many), unit), 0, next));
    }
    if let Some((days, next)) = weekdays(scan).filter(|_| count > 1)
        && let Some(next) = tail(next)
    {
        found.push((Piece::WeeksOn(count, days), cost, next));
    }
}

/// "2nd tuesday", "first and third monday", "of the month", "(when there is one)".
fn month_words<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    if let Some((nths, next)) = nths(scan)
        && let Some((weekday, next)) = weekday(next)
    {
        // "every second tuesday" is rather every other one.
        let other = scan.follows(&["every"]) && scan.phrase("second").is_some();
        found.push((Piece::Nth(nths, weekday), u32::from(other), next));
    }
    if let Some(next) = lead(scan, OF_MONTH) {
        found.push((Piece::OfMonth, 0, next));
    }
    let note = scan.mark('(').and_then(|inside| lead(inside, NOTES).or_else(|| leap_note(inside)));
    if let Some(next) = note.and_then(|inside| inside.mark(')')) {
        found.push((Piece::Note, 0, next));
    }
}

/// "in other years on the 28th", whose number is no word.
fn leap_note(scan: Scan) -> Option<Scan> {
    let (_, _, next) = lead(scan, &["in other years on the", "en otros anos el"])?.number()?;
    Some(numeric::ordinal_end(next).unwrap_or(next))
}

fn nths(scan: Scan) -> Option<(Numbers, Scan)> {
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
fn weekdays(scan: Scan) -> Option<(WeekdaySet, Scan)> {
    let from = scan.skip_any(&["from", "desde", "desde el"]);
    let (mut all, mut next) = day_or_range(from)?;
    while let Some((more, after)) = joint(next).and_then(day_or_range).or_else(|| day_or_range(next)) {
        (all, next) = (all.union(more), after);
    }
    Some((all, next))
}

fn day_or_range(scan: Scan) -> Option<(WeekdaySet, Scan)> {
    if let Some(group) = scan.longest(GROUPS) {
        return Some(group);
    }
    let (first, next) = weekday(scan)?;
    let to = lead(next, TO).or_else(|| next.any_mark(DASHES).map(|(_, after)| after));
    match to.and_then(weekday) {
        Some((last, after)) => Some((range(first, last), after)),
        None => Some((WeekdaySet::single(first), next)),
    }
}

/// "saturday to tuesday" runs over the week's end.
fn range(first: Weekday, last: Weekday) -> WeekdaySet {
    let days = WeekdaySet::ALL.iter(first);
    days.take(1 + last.days_since(first) as usize).collect()
}

fn weekday(scan: Scan) -> Option<(Weekday, Scan)> {
    let (day, next) = scan.longest(words::WEEKDAYS).or_else(|| scan.longest(PLURALS))?;
    // "Mon." with its full stop.
    Some((day, next.if_glued().and_then(|dot| dot.mark('.')).unwrap_or(next)))
}

/// "the 15th", "los días 1 y 15", "the last day": each beginning of the list, since a number after a comma may be an hour.
fn dates<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
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
        return Some((LAST_DAY, next.at() > scan.at() + 1, next));
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

fn times<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    // "el 1 y 15" are days, not a quarter past one; "todos los días 9" may be either.
    let dated = scan.follows(&["the", "el", "dia", "del"]);
    let doubt = if scan.follows(&["dias", "los"]) { 3 } else { 0 };
    for (piece, cost, next) in times_here(scan) {
        match piece {
            TimePiece::Clock(_) if dated => {}
            TimePiece::Clock(clock) => found.push((Piece::Clock(clock), cost + doubt, next)),
            TimePiece::Part(part) => found.push((Piece::Part(part), cost, next)),
        }
    }
    let plural = scan.longest(PARTS).filter(|(_, next)| !found.iter().any(|(_, _, other)| other.at() == next.at()));
    if let Some((part, next)) = plural.filter(|_| scan.at() > 0) {
        found.push((Piece::Part(part), 1, next));
    }
}

/// The place after the longest of these phrases.
fn lead<'a>(scan: Scan<'a>, phrases: &[&str]) -> Option<Scan<'a>> {
    phrases.iter().filter_map(|phrase| scan.phrase(phrase)).max_by_key(|next| next.at())
}
