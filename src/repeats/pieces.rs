//! What a phrase of repeats is made of, and the pieces that stand at a place.

use chrono::{Weekday, WeekdaySet};

use super::lists::{dates, nths, weekday, weekdays};
use super::numbers::Numbers;
use super::vocabulary::{CADENCES, EVERY, NOTES, OF_MONTH, OTHER, PARTS, UNITS, YES_AND_NO};
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
    /// "2nd tuesday"; the rule's `LAST` is the last.
    Nth(Numbers, Weekday),
    /// "the 1st and 15th"; the rule's `LAST_DAY` is the last day.
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
    let march = scan.phrase("mar").filter(|_| !martes);
    // "mar 3" is a date where "mar" is March.
    if let Some((days, next)) = weekdays(scan).filter(|_| march.is_none_or(|day| day.number().is_none())) {
        found.push((Piece::Days(days), if march.is_some() { 3 } else { 0 }, next));
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
    // "bi-weekly"
    if let Some(next) = scan.phrase("bi").and_then(|bi| bi.mark('-')?.phrase("weekly")) {
        found.push((Piece::Cadence(2, Unit::Week), 0, next));
    }
    if let Some((days, next)) = weekdays(scan).and_then(|(days, next)| Some((days, lead(next, &["alternos"])?))) {
        found.push((Piece::WeeksOn(2, days), 0, next));
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
    if let Some((number, 1..=3, next)) = scan.number() {
        let ordinal = numeric::ordinal_end(next);
        return Some((number, if ordinal.is_some() { 2 } else { 0 }, ordinal.unwrap_or(next)));
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

fn times<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    // "el 1 y 15" are days, not a quarter past one; "todos los días 9" may be either.
    let dated = scan.follows(&["the", "el", "dia", "del"]);
    let doubt = if scan.follows(&["dias", "los"]) { 3 } else { 0 };
    for (piece, cost, next) in times_here(scan) {
        match piece {
            TimePiece::Clock(_) if dated || has_seconds(scan) => {}
            TimePiece::Clock(clock) => found.push((Piece::Clock(clock), cost + doubt, next)),
            TimePiece::Part(part) => found.push((Piece::Part(part), cost, next)),
        }
    }
    let plural = scan.longest(PARTS).filter(|(_, next)| !found.iter().any(|(_, _, other)| other.at() == next.at()));
    if let Some((part, next)) = plural.filter(|_| scan.at() > 0) {
        found.push((Piece::Part(part), 1, next));
    }
}

/// "9:00:30": nothing repeats to the second.
fn has_seconds(scan: Scan) -> bool {
    let minutes = scan.number().and_then(|(_, _, next)| next.mark(':')?.number());
    minutes.is_some_and(|(_, _, next)| next.mark(':').is_some())
}

/// The place after the longest of these phrases.
pub(super) fn lead<'a>(scan: Scan<'a>, phrases: &[&str]) -> Option<Scan<'a>> {
    phrases.iter().filter_map(|phrase| scan.phrase(phrase)).max_by_key(|next| next.at())
}
