//! Days in words: "tomorrow", "next friday", "fin de mes", "this evening", "la semana que viene".

use chrono::Weekday::{self, Tue};

use crate::when::pieces::{Day, Doubt, Found, Part, Period, PeriodUnit, Piece, Which};
use crate::when::reading::Tongue;
use crate::when::scan::Scan;
use crate::when::words;

const fn day(days: i64) -> Piece {
    Piece::Day(Day::Relative(days))
}

const fn today(part: Part) -> Piece {
    Piece::DayPart(Day::Relative(0), part)
}

const fn period(unit: PeriodUnit, next: bool) -> Piece {
    Piece::Period(Period { unit, next })
}

#[rustfmt::skip]
const PHRASES: &[(&str, Piece)] = &[
    ("today", day(0)), ("hoy", day(0)), ("tomorrow", day(1)), ("tmrw", day(1)), ("tmw", day(1)), ("manana", day(1)),
    ("tomorow", day(1)), ("tommorow", day(1)), ("tommorrow", day(1)),
    ("day after tomorrow", day(2)), ("the day after tomorrow", day(2)), ("overmorrow", day(2)),
    ("pasado manana", day(2)), ("yesterday", day(-1)), ("ayer", day(-1)), ("day before yesterday", day(-2)),
    ("anteayer", day(-2)), ("antier", day(-2)), ("anoche", Piece::DayPart(Day::Relative(-1), Part::Night)),
    ("last night", Piece::DayPart(Day::Relative(-1), Part::Night)),
    ("tonight", today(Part::Night)), ("tonite", today(Part::Night)), ("this evening", today(Part::Evening)),
    ("this afternoon", today(Part::Afternoon)), ("this morning", today(Part::Morning)),
    ("esta noche", today(Part::Night)), ("esta tarde", today(Part::Afternoon)),
    ("esta manana", today(Part::Morning)),
    ("weekend", Piece::Day(Day::Weekend { next: false })), ("this weekend", Piece::Day(Day::Weekend { next: false })),
    ("next weekend", Piece::Day(Day::Weekend { next: true })),
    ("fin de semana", Piece::Day(Day::Weekend { next: false })),
    ("este fin de semana", Piece::Day(Day::Weekend { next: false })),
    ("finde", Piece::Day(Day::Weekend { next: false })),
    ("este finde", Piece::Day(Day::Weekend { next: false })),
    ("proximo finde", Piece::Day(Day::Weekend { next: true })),
    ("proximo fin de semana", Piece::Day(Day::Weekend { next: true })),
    ("fin de semana que viene", Piece::Day(Day::Weekend { next: true })),
    ("finde que viene", Piece::Day(Day::Weekend { next: true })),
    ("eow", END_OF_WEEK), ("eom", END_OF_MONTH), ("eoy", END_OF_YEAR),
    ("in the morning", Piece::Part(Part::Morning)), ("in the afternoon", Piece::Part(Part::Afternoon)),
    ("in the evening", Piece::Part(Part::Evening)), ("at night", Piece::Part(Part::Night)),
    ("in the night", Piece::Part(Part::Night)),
    ("de la manana", Piece::Part(Part::Morning)), ("por la manana", Piece::Part(Part::Morning)),
    ("a la manana", Piece::Part(Part::Morning)), ("en la manana", Piece::Part(Part::Morning)),
    ("de la tarde", Piece::Part(Part::Afternoon)), ("por la tarde", Piece::Part(Part::Afternoon)),
    ("a la tarde", Piece::Part(Part::Afternoon)), ("en la tarde", Piece::Part(Part::Afternoon)),
    ("de la noche", Piece::Part(Part::Night)), ("por la noche", Piece::Part(Part::Night)),
    ("a la noche", Piece::Part(Part::Night)), ("en la noche", Piece::Part(Part::Night)),
    ("de la madrugada", Piece::Part(Part::Dawn)), ("de madrugada", Piece::Part(Part::Dawn)),
    ("por la madrugada", Piece::Part(Part::Dawn)), ("a la madrugada", Piece::Part(Part::Dawn)),
    ("esta madrugada", Piece::Part(Part::Dawn)),
];

/// Parts of day without "in the" or "por la"; alone they name no day, and "tarde" also means late.
#[rustfmt::skip]
const BARE_PARTS: &[(&str, Part)] = &[
    ("morning", Part::Morning), ("afternoon", Part::Afternoon), ("evening", Part::Evening), ("night", Part::Night),
    ("noche", Part::Night), ("tarde", Part::Afternoon), ("madrugada", Part::Dawn),
];

const END_OF_WEEK: Piece = Piece::Day(Day::End(Period { unit: PeriodUnit::Week, next: false }));
const END_OF_MONTH: Piece = Piece::Day(Day::End(Period { unit: PeriodUnit::Month, next: false }));
const END_OF_YEAR: Piece = Piece::Day(Day::End(Period { unit: PeriodUnit::Year, next: false }));

#[rustfmt::skip]
const PERIODS: &[(&str, PeriodUnit)] = &[
    ("week", PeriodUnit::Week), ("wk", PeriodUnit::Week), ("semana", PeriodUnit::Week),
    ("month", PeriodUnit::Month), ("mes", PeriodUnit::Month),
    ("year", PeriodUnit::Year), ("ano", PeriodUnit::Year),
];

const NEXT: &[&str] = &["next", "proximo", "proxima", "the next"];
const THIS: &[&str] = &["this", "este", "esta", "coming", "this coming"];
const LAST: &[&str] = &["last", "ultimo", "past"];
const NEXT_AFTER: &[&str] = &["que viene", "proximo", "proxima", "que entra"];
const LAST_AFTER: &[&str] = &["pasado", "pasada"];
#[rustfmt::skip]
const END_LEADS: &[&str] = &[
    "end of", "end of the", "the end of", "the end of the", "fin de", "fin del", "fin de la", "fines de", "fines del",
    "finales de", "finales del", "final de", "final del", "final de la", "last day of", "last day of the",
    "the last day of", "the last day of the", "ultimo dia de", "ultimo dia del",
];

/// Days, parts of day and periods that stand here.
pub(super) fn find<'a>(scan: Scan<'a>, tongue: Tongue, found: &mut Vec<Found<'a>>) {
    if let Some((piece, next)) = scan.longest(PHRASES) {
        found.push((piece, Doubt::default(), next));
    } else if let Some((piece, next)) = end_of(scan) {
        found.push((piece, Doubt::default(), next));
    }
    if let Some((part, next)) = scan.longest(BARE_PARTS).filter(|(_, next)| !(scan.at() == 0 && next.is_end())) {
        found.push((Piece::Part(part), Doubt::default(), next));
    }
    if let Some((unit, next, after)) = period_here(scan) {
        found.push((period(unit, next), Doubt::default(), after));
    }
    if let Some((piece, doubt, next)) = weekday(scan, tongue) {
        found.push((piece, doubt, next));
    }
}

/// "next month", "la semana que viene", "this week".
fn period_here(scan: Scan) -> Option<(PeriodUnit, bool, Scan)> {
    if let Some(noun) = lead(scan, NEXT) {
        return noun.longest(PERIODS).map(|(unit, after)| (unit, true, after));
    }
    if let Some(noun) = lead(scan, THIS) {
        return noun.longest(PERIODS).map(|(unit, after)| (unit, false, after));
    }
    let (unit, after) = scan.longest(PERIODS)?;
    Some((unit, true, lead(after, NEXT_AFTER)?))
}

/// "end of month", "fin de año", "end of next week", "fines de enero".
fn end_of(scan: Scan) -> Option<(Piece, Scan)> {
    let noun = lead(scan, END_LEADS)?;
    let ending = |unit, next| Piece::Day(Day::End(Period { unit, next }));
    if let Some((unit, next, after)) = period_here(noun) {
        return Some((ending(unit, next), after));
    }
    if let Some((unit, after)) = noun.longest(PERIODS) {
        return Some((ending(unit, false), after));
    }
    noun.longest(words::MONTHS).map(|(month, after)| (Piece::Day(Day::EndOfMonth(month)), after))
}

fn weekday(scan: Scan, tongue: Tongue) -> Option<(Piece, Doubt, Scan)> {
    let (which, name_at) = which_before(scan);
    let (day, doubt, after) = weekday_name(name_at, tongue)?;
    let (which, next) =
        which_after(after).filter(|_| which.is_none()).unwrap_or((which.unwrap_or(Which::Coming), after));
    Some((Piece::Weekday(day, which), doubt, next))
}

fn weekday_name(scan: Scan, tongue: Tongue) -> Option<(Weekday, Doubt, Scan)> {
    if let Some((day, next)) = scan.longest(words::WEEKDAYS) {
        return Some((day, Doubt::default(), next));
    }
    // "mar" is martes or March; the tongue wins.
    let next = scan.phrase("mar")?;
    Some((Tue, Doubt::of(if tongue == Tongue::Es { 0 } else { 3 }), next))
}

fn which_before(scan: Scan) -> (Option<Which>, Scan) {
    let table = [(NEXT, Which::Next), (THIS, Which::Coming), (LAST, Which::Last)];
    let found = table.iter().find_map(|(words, which)| Some((Some(*which), lead(scan, words)?)));
    found.unwrap_or((None, scan))
}

fn which_after(scan: Scan) -> Option<(Which, Scan)> {
    let table = [(NEXT_AFTER, Which::Next), (LAST_AFTER, Which::Last), (&["week"], Which::WeekAfter)];
    // In "viernes pasado mañana" the word belongs to mañana.
    let scan = scan.phrase("pasado manana").is_none().then_some(scan)?;
    table.iter().find_map(|(words, which)| Some((*which, lead(scan, words)?)))
}

/// The place after the longest of these phrases.
fn lead<'a>(scan: Scan<'a>, phrases: &[&str]) -> Option<Scan<'a>> {
    phrases.iter().filter_map(|p| scan.phrase(p)).max_by_key(|next| next.at())
}
