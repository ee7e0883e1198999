//! Times of day: "3pm", "15h30", "18.30", "noon", "6 y media", "quarter to 7".

use crate::when::pieces::{Clock, Doubt, Found, Piece};
use crate::when::scan::Scan;
use crate::when::words;

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

const NOON: Clock = Clock::Exact(12 * HOUR);
#[rustfmt::skip]
const NAMED: &[(&str, Clock)] = &[
    ("noon", NOON), ("midday", NOON), ("mediodia", NOON), ("medio dia", NOON), ("high noon", NOON),
    ("midnight", Clock::Midnight), ("medianoche", Clock::Midnight), ("media noche", Clock::Midnight),
    ("end of day", Clock::DayEnd), ("end of the day", Clock::DayEnd), ("eod", Clock::DayEnd), ("cob", Clock::DayEnd),
    ("close of business", Clock::DayEnd), ("fin del dia", Clock::DayEnd), ("final del dia", Clock::DayEnd),
];
const TWELVE: &[(&str, Clock)] = &[("noon", NOON), ("midday", NOON), ("midnight", Clock::Midnight)];
const TO: &[&str] = &["to", "till", "para la", "para las"];
const TAILS: &[&str] = &["oclock", "en punto", "sharp", "h", "hs", "hrs", "horas", "hora"];

/// The times of day that may stand here.
pub(super) fn find<'a>(scan: Scan<'a>, found: &mut Vec<Found<'a>>) {
    if let Some((clock, next)) = scan.longest(NAMED) {
        found.push((Piece::Clock(clock), Doubt::default(), next));
    }
    if let Some((clock, next)) = minutes_first(scan) {
        found.push((Piece::Clock(clock), Doubt::default(), next));
    }
    if let Some((clock, doubt, next)) = hour_first(scan) {
        found.push((Piece::Clock(clock), doubt, next));
    }
}

/// Whether "18.30" stands here: an hour and two digits of minutes, without the closing dot of a date.
pub(super) fn looks_dotted(scan: Scan) -> bool {
    let minutes = scan.number().filter(|(hour, ..)| *hour < 24).and_then(|(_, _, next)| dotted_minutes(next));
    minutes.is_some_and(|(_, next)| next.if_glued().and_then(|s| s.mark('.')).is_none())
}

/// ":mm" touching what is before: 00–59.
pub(super) fn colon_part(scan: Scan) -> Option<(u32, Scan)> {
    minutes_of(scan.if_glued()?.mark(':')?)
}

fn minutes_of(scan: Scan) -> Option<(u32, Scan)> {
    let (minute, 2, next) = scan.if_glued()?.number()? else { return None };
    (minute < 60).then_some((minute, next))
}

fn dotted_minutes(scan: Scan) -> Option<(u32, Scan)> {
    let (minute, next) = minutes_of(scan.if_glued()?.mark('.')?)?;
    let longer = next.if_glued().and_then(|s| s.mark('.')?.if_glued()?.number());
    longer.is_none().then_some((minute, next))
}

/// A typed time before am or pm is known.
#[derive(Clone, Copy)]
struct Typed {
    hour: u32,
    minute: u32,
    second: u32,
    /// Hour typed with two digits.
    two_digits: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

/// "half past 6", "quarter to seven", "20 past 6", "cuarto para las 7".
fn minutes_first(scan: Scan) -> Option<(Clock, Scan)> {
    let count_at = scan.skip_any(&["a", "un"]);
    let (minutes, next) = minute_words(count_at)?;
    let (sign, hour_at) = match lead(next, TO) {
        Some(_) if is_range(count_at, next, minutes) => return None,
        Some(after) => (-1, after),
        None => (1, lead(next, &["past", "after"])?),
    };
    let (hour, next) = hour_number(hour_at)?;
    let (half, next) = half(next).map_or((None, next), |(half, after)| (Some(half), after));
    Some((relative(hour, sign * i64::from(minutes), half)?, next.skip_any(TAILS)))
}

/// "3 to 4" is rather from three to four than three minutes to four; "ten to seven" and "10 minutes to 7" are minutes.
fn is_range(count_at: Scan, to_at: Scan, minutes: u32) -> bool {
    let spanish = to_at.phrase("para").is_some();
    let named = to_at.at() > count_at.at() + 1;
    let digits = count_at.number().is_some();
    !spanish && !named && if digits { minutes <= 12 } else { !minutes.is_multiple_of(5) }
}

fn minute_words(scan: Scan) -> Option<(u32, Scan)> {
    let named = [("half", 30), ("quarter", 15), ("cuarto", 15)];
    let (minutes, next) = scan
        .longest(&named)
        .or_else(|| scan.number().map(|(n, _, next)| (n, next)))
        .or_else(|| words::number_word(scan))?;
    ((1..60).contains(&minutes)).then_some((minutes, next.skip_any(&["minutes", "mins", "min", "minutos"])))
}

/// The hour plus or minus some minutes, on the same half of the day as the hour ("quarter to 1" is 12:45).
fn relative(hour: u32, minutes: i64, half: Option<Half>) -> Option<Clock> {
    let typed = Typed { hour, minute: 0, second: 0, two_digits: false };
    let total = i64::from(hour) * 60 + minutes;
    match clock(typed, half)? {
        Clock::Exact(seconds) => Some(Clock::Exact((seconds + minutes * MINUTE).rem_euclid(24 * HOUR))),
        Clock::Bare { .. } => {
            let total = if total < 60 { total + 12 * 60 } else { total };
            Some(Clock::Bare { hour: total / 60, minute: total % 60, padded: false, loose: false })
        }
        other => Some(other),
    }
}

fn hour_number(scan: Scan) -> Option<(u32, Scan)> {
    let (hour, next) = match scan.number() {
        Some((hour, 1..=2, next)) => (hour, next),
        Some(_) => return None,
        None => words::number_word(scan)?,
    };
    (hour <= 24).then_some((hour, next))
}

/// Anything that begins with its hour.
fn hour_first(scan: Scan) -> Option<(Clock, Doubt, Scan)> {
    let two_digits = scan.number().is_some_and(|(_, digits, _)| digits == 2);
    let (hour, next) = hour_number(scan)?;
    if let Some((named, after)) = next.longest(TWELVE) {
        return (hour == 12).then_some((named, Doubt::default(), after));
    }
    if let Some((clock, after)) = spoken_minutes(hour, next) {
        return Some((clock, Doubt::default(), after));
    }
    let (minute, second, doubt, after) = written_minutes(scan, next);
    let typed = Typed { hour, minute: minute.unwrap_or(0), second, two_digits };
    if let Some((half, after)) = half(after) {
        return Some((clock(typed, Some(half))?, Doubt::default(), after.skip_any(TAILS)));
    }
    let tailed = after.skip_any(TAILS);
    let tail = tailed.at() > after.at();
    bare(scan, clock(typed, None)?, minute.is_some(), tail).map(|(c, extra)| (c, doubt.plus(extra), tailed))
}

/// A time without am or pm: how sure it is depends on what introduces it.
fn bare(scan: Scan, clock: Clock, has_minutes: bool, tail: bool) -> Option<(Clock, Doubt)> {
    let led = scan.follows(words::HOUR_LEADS) || scan.follows_mark('@');
    if led || has_minutes {
        return Some((clock, Doubt::default()));
    }
    // "21 nov 26" is no hour 21 on 26 November.
    let before_month = scan.number().is_some_and(|(_, _, next)| next.longest(words::MONTHS).is_some());
    if scan.follows(words::DAY_LEADS) || before_month {
        return None;
    }
    if tail {
        // "15h" is a time, "2h" rather a span (which costs 0).
        return Some((clock, Doubt::of(2)));
    }
    // In words a number needs "at": "once" is eleven in Spanish but not in English, "one friday" is no hour.
    scan.number()?;
    Some(match clock {
        Clock::Bare { hour, minute, padded, .. } => (Clock::Bare { hour, minute, padded, loose: true }, Doubt::of(1)),
        Clock::Exact(seconds) => {
            (Clock::Bare { hour: seconds / HOUR, minute: 0, padded: false, loose: true }, Doubt::of(2))
        }
        other => (other, Doubt::of(2)),
    })
}

/// ":30", ":30:15", ".30", "h30", "h 30": minutes, seconds, doubt, place after; `None` minutes when there are none.
fn written_minutes<'a>(start: Scan<'a>, scan: Scan<'a>) -> (Option<u32>, u32, Doubt, Scan<'a>) {
    if let Some((minute, next)) = colon_part(scan) {
        let (second, next) = colon_part(next).unwrap_or((0, next));
        return (Some(minute), second, Doubt::default(), next);
    }
    if let Some((minute, next)) = dotted_minutes(scan) {
        let led = start.follows(words::HOUR_LEADS);
        return (Some(minute), 0, Doubt::of(if led { 0 } else { 1 }), next);
    }
    let after_h = scan.phrase("h").and_then(|s| s.number());
    match after_h {
        Some((minute, 2, next)) if minute < 60 => (Some(minute), 0, Doubt::of(1), next),
        _ => (None, 0, Doubt::default(), scan),
    }
}

/// "6 y media", "7 menos cuarto", "6 y veinte".
fn spoken_minutes(hour: u32, scan: Scan) -> Option<(Clock, Scan)> {
    let (sign, minutes_at) = match scan.phrase("y") {
        Some(next) => (1, next),
        None => (-1, scan.phrase("menos")?),
    };
    let named = [("media", 30), ("cuarto", 15)];
    let counted = || words::number_word(minutes_at).or_else(|| minutes_at.number().map(|(n, _, next)| (n, next)));
    let (minutes, next) = minutes_at.longest(&named).or_else(counted).filter(|(n, _)| (1..60).contains(n))?;
    let (half, next) = half(next).map_or((None, next), |(half, after)| (Some(half), after));
    Some((relative(hour, sign * i64::from(minutes), half)?, next))
}

/// am or pm; "a" and "p" only where they touch the digits.
fn half(scan: Scan) -> Option<(Half, Scan)> {
    let table = [("am", Half::Am), ("pm", Half::Pm), ("del mediodia", Half::Pm), ("del medio dia", Half::Pm)];
    scan.longest(&table).or_else(|| scan.if_glued()?.longest(&[("a", Half::Am), ("p", Half::Pm)]))
}

/// The clock a typed time means; `None` when there is no such time.
fn clock(typed: Typed, half: Option<Half>) -> Option<Clock> {
    let Typed { hour, minute, second, two_digits } = typed;
    let exact = |hour: u32| Some(Clock::Exact(i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second)));
    match (half, hour) {
        (None, 24) => (minute == 0 && second == 0).then_some(Clock::Exact(24 * HOUR)),
        (None | Some(Half::Pm), 13..=23) | (None | Some(Half::Am), 0) => exact(hour),
        (None, 1..=12) => Some(Clock::Bare {
            hour: hour.into(),
            minute: minute.into(),
            padded: two_digits && hour < 10,
            loose: false,
        }),
        (Some(Half::Am), 1..=12) => exact(hour % 12),
        (Some(Half::Pm), 1..=12) => exact(hour % 12 + 12),
        _ => None,
    }
}

fn lead<'a>(scan: Scan<'a>, phrases: &[&str]) -> Option<Scan<'a>> {
    phrases.iter().filter_map(|p| scan.phrase(p)).max_by_key(|next| next.at())
}
