//! Spans: "in 3 days", "1h30m", "dentro de dos semanas", "hora y media", "2 days ago".

use crate::when::pieces::{Doubt, Found, Piece, Span};
use crate::when::scan::Scan;
use crate::when::words;

const LEADS: &[&str] = &["in", "within", "in about", "dentro de", "en", "de aqui a"];
const TAILS: &[&str] = &[
    "from now",
    "from today",
    "time",
    "later",
    "desde ahora",
    "desde hoy",
    "a partir de ahora",
    "a partir de hoy",
    "despues",
    "mas tarde",
];
const AGO: &[&str] = &["ago", "atras"];
const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// A quantity in thousandths, so that "1.5" stays exact.
const WHOLE: i64 = 1000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Quincena,
    Month,
    Year,
}

#[rustfmt::skip]
const UNITS: &[(&str, Unit)] = &[
    ("sec", Unit::Second), ("secs", Unit::Second), ("second", Unit::Second), ("seconds", Unit::Second),
    ("seg", Unit::Second), ("segundo", Unit::Second), ("segundos", Unit::Second),
    ("m", Unit::Minute), ("min", Unit::Minute), ("mins", Unit::Minute), ("minute", Unit::Minute),
    ("minutes", Unit::Minute), ("minuto", Unit::Minute), ("minutos", Unit::Minute),
    ("h", Unit::Hour), ("hr", Unit::Hour), ("hrs", Unit::Hour), ("hs", Unit::Hour), ("hour", Unit::Hour),
    ("hours", Unit::Hour), ("hora", Unit::Hour), ("horas", Unit::Hour),
    ("d", Unit::Day), ("day", Unit::Day), ("days", Unit::Day), ("dia", Unit::Day), ("dias", Unit::Day),
    ("w", Unit::Week), ("wk", Unit::Week), ("wks", Unit::Week), ("week", Unit::Week), ("weeks", Unit::Week),
    ("semana", Unit::Week), ("semanas", Unit::Week), ("sem", Unit::Week),
    ("fortnight", Unit::Fortnight), ("fortnights", Unit::Fortnight),
    ("quincena", Unit::Quincena), ("quincenas", Unit::Quincena),
    ("mo", Unit::Month), ("mos", Unit::Month), ("month", Unit::Month), ("months", Unit::Month),
    ("mes", Unit::Month), ("meses", Unit::Month),
    ("yr", Unit::Year), ("yrs", Unit::Year), ("year", Unit::Year), ("years", Unit::Year), ("ano", Unit::Year),
    ("anos", Unit::Year),
];

/// Letters that are a unit only when they touch the number: elsewhere "y" is Spanish "and".
const GLUED_UNITS: &[(&str, Unit)] = &[("y", Unit::Year), ("s", Unit::Second)];

/// Whole spans that do not follow quantity + unit.
#[rustfmt::skip]
const FIXED: &[(&str, i64)] = &[
    ("half an hour", HOUR / 2), ("half hour", HOUR / 2), ("a half hour", HOUR / 2), ("media hora", HOUR / 2),
    ("a quarter of an hour", HOUR / 4), ("quarter of an hour", HOUR / 4), ("quarter hour", HOUR / 4),
    ("un cuarto de hora", HOUR / 4), ("cuarto de hora", HOUR / 4),
    ("three quarters of an hour", HOUR * 3 / 4), ("tres cuartos de hora", HOUR * 3 / 4),
    ("hora y media", HOUR * 3 / 2), ("hora y cuarto", HOUR * 5 / 4),
];

/// "and a half" after an hour.
const HALVES: &[(&str, i64)] =
    &[("and a half", HOUR / 2), ("y media", HOUR / 2), ("y cuarto", HOUR / 4), ("and a quarter", HOUR / 4)];

/// The span that stands here, and "from" or "after" that joins a span to its day.
pub(super) fn find<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    if let Some(next) = from(scan) {
        found.push((Piece::From, Doubt::default(), next));
    }
    // "at 2h" and "a las 2 horas" are times of day.
    if !scan.follows(words::HOUR_LEADS)
        && let Some((span, doubt, next)) = span(scan)
    {
        found.push((Piece::Span(span), doubt, next));
    }
}

/// "from" and its like, unless it belongs to "from now".
fn from(scan: Scan) -> Option<Scan> {
    let joints = ["from", "after", "a partir de", "a partir del", "desde", "desde el", "despues de", "despues del"];
    let next = joints.iter().filter_map(|joint| scan.phrase(joint)).max_by_key(|next| next.at())?;
    (scan.skip_any(TAILS).at() <= next.at()).then_some(next)
}

fn span(scan: Scan) -> Option<(Span, Doubt, Scan)> {
    let hace = scan.phrase("hace");
    let body = hace.unwrap_or_else(|| scan.skip_any(LEADS));
    let (mut span, after) = amounts(body)?;
    let ago = AGO.iter().find_map(|word| after.phrase(word));
    span.back = hace.is_some() || ago.is_some();
    // In "3 días después del viernes" the word joins the span to its day.
    let joined = from(after).is_some();
    let next = ago.unwrap_or_else(|| if joined { after } else { after.skip_any(TAILS) });
    let marked = body.at() > scan.at() || next.at() > after.at();
    Some((span, if marked { Doubt::default() } else { bare_doubt(body) }, next))
}

/// "15h" alone is rather 15:00 than fifteen hours; "2h" and "48h" are spans.
fn bare_doubt(body: Scan) -> Doubt {
    let hours = body.number().is_some_and(|(n, _, next)| (13..24).contains(&n) && hour_word(next));
    Doubt::of(if hours { 3 } else { 0 })
}

fn hour_word(scan: Scan) -> bool {
    ["h", "hs", "hrs"].iter().any(|word| scan.phrase(word).is_some())
}

/// One amount or several: "1h30m", "2 days and 3 hours".
fn amounts(scan: Scan) -> Option<(Span, Scan)> {
    let (mut sum, mut next) = amount(scan)?;
    loop {
        let joint = next.phrase("and").or_else(|| next.phrase("y")).or_else(|| next.mark(',')).unwrap_or(next);
        let Some((more, after)) = amount(joint) else { return Some((sum, next)) };
        sum = Span {
            months: sum.months + more.months,
            days: sum.days + more.days,
            seconds: sum.seconds + more.seconds,
            back: false,
        };
        next = after;
    }
}

fn amount(scan: Scan) -> Option<(Span, Scan)> {
    if let Some((seconds, next)) = scan.longest(FIXED) {
        return Some((Span { seconds, ..Span::default() }, next));
    }
    let (quantity, at_unit) = quantity(scan)?;
    let (unit, next) = unit(at_unit)?;
    let mut span = sized(quantity, unit)?;
    if unit != Unit::Hour {
        return Some((span, next));
    }
    let (extra, next) = after_hours(next).unwrap_or((0, next));
    span.seconds += extra;
    Some((span, next))
}

fn unit(scan: Scan) -> Option<(Unit, Scan)> {
    scan.longest(UNITS).or_else(|| scan.if_glued()?.longest(GLUED_UNITS))
}

/// What may follow an hour without a unit of its own: "and a half", or the minutes of "1h30" and "2 h 15".
fn after_hours(scan: Scan) -> Option<(i64, Scan)> {
    if let Some(half) = scan.longest(HALVES) {
        return Some(half);
    }
    let (minutes, digits, next) = scan.number()?;
    let fits = digits == 2 && minutes < 60 && unit(next).is_none() && (scan.glued() || next.is_end());
    fits.then_some((i64::from(minutes) * MINUTE, next))
}

/// Quantity in thousandths.
fn quantity(scan: Scan) -> Option<(i64, Scan)> {
    let couple = ["a couple of", "couple of", "a couple", "un par de", "par de"];
    if let Some(next) = couple.iter().find_map(|c| scan.phrase(c)) {
        return Some((2 * WHOLE, next));
    }
    let (whole, next) = match scan.number() {
        Some((n, _, next)) => (n, next),
        None => words::number_word(scan).or_else(|| scan.longest(&[("a", 1), ("an", 1)]))?,
    };
    let whole = i64::from(whole) * WHOLE;
    if let Some(next) = next.phrase("and a half") {
        return Some((whole + WHOLE / 2, next));
    }
    Some(decimals(next).map_or((whole, next), |(part, next)| (whole + part, next)))
}

/// ".5" or ",5" touching the number.
fn decimals(scan: Scan) -> Option<(i64, Scan)> {
    let (_, digits_at) = scan.if_glued()?.any_mark(&['.', ','])?;
    let (value, digits, next) = digits_at.if_glued()?.number()?;
    let scale = [WHOLE / 10, WHOLE / 100, WHOLE / 1000].get(digits.checked_sub(1)?).copied()?;
    Some((i64::from(value) * scale, next))
}

/// Fractions only of hours and minutes: half a day is not said on a wall clock.
fn sized(quantity: i64, unit: Unit) -> Option<Span> {
    let timed = |unit_seconds: i64| Span { seconds: quantity * unit_seconds / WHOLE, ..Span::default() };
    let whole = (quantity % WHOLE == 0).then_some(quantity / WHOLE);
    let days = |each: i64| Some(Span { days: whole? * each, ..Span::default() });
    match unit {
        Unit::Hour => Some(timed(HOUR)),
        Unit::Minute => Some(timed(MINUTE)),
        Unit::Second => whole.map(|seconds| Span { seconds, ..Span::default() }),
        Unit::Day => days(1),
        Unit::Week => days(7),
        Unit::Fortnight => days(14),
        Unit::Quincena => days(15),
        Unit::Month => Some(Span { months: whole?, ..Span::default() }),
        Unit::Year => Some(Span { months: whole? * 12, ..Span::default() }),
    }
}
