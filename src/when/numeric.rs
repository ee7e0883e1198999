//! Dates with numbers: "3 dec", "12/24", "24.12.", "2026-12-24T19:00Z", "the 25th", "el 25".

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::when::pieces::{Day, Doubt, Found, Piece};
use crate::when::reading::Tongue;
use crate::when::scan::Scan;
use crate::when::{times, words};

const ORDINAL_ENDS: &[&str] = &["st", "nd", "rd", "th", "o", "ro", "do", "er", "to", "vo", "no", "ero"];
const DAY_SECONDS: i64 = 86_400;

/// The numeric dates that may stand here.
pub(super) fn find<'a>(scan: Scan<'a>, tongue: Tongue, found: &mut Vec<Found<'a>>) {
    if let Some((piece, next)) = iso(scan) {
        found.push((piece, Doubt::default(), next));
        return;
    }
    slashed(scan, tongue, found);
    if let Some((date, next)) = day_month(scan) {
        found.push((Piece::Day(date), Doubt::default(), next));
    } else if let Some((date, next)) = month_day(scan) {
        // "mar 3" is martes or March; the tongue wins.
        let martes = tongue == Tongue::Es && scan.phrase("mar").is_some();
        found.push((Piece::Day(date), Doubt::of(if martes { 3 } else { 0 }), next));
    } else if let Some((date, doubt, next)) = monthly(scan) {
        found.push((Piece::Day(date), doubt, next));
    }
}

fn dated(year: Option<i32>, month: u32, day: u32) -> Option<Day> {
    // A leap year stands in for the missing one: which years have a 29 February is known only with now.
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
    Some(Day::Dated { year, month, day })
}

/// Year-month-day, with an optional time and offset. The order is the same in every tongue.
fn iso(scan: Scan) -> Option<(Piece, Scan)> {
    let (year, 4, next) = scan.number()? else { return None };
    let (mark, next) = next.if_glued()?.any_mark(&['-', '/', '.'])?;
    let (month, _, next) = next.if_glued()?.number()?;
    let (day, _, next) = next.if_glued()?.mark(mark)?.if_glued()?.number()?;
    let year = i32::try_from(year).ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some(stamp(date, next).unwrap_or((Piece::Day(Day::Dated { year: Some(year), month, day }), next)))
}

/// The rest of "2026-12-24T19:00+01:00" or "2026-12-24 19:00".
fn stamp(date: NaiveDate, scan: Scan) -> Option<(Piece, Scan)> {
    let t = scan.if_glued().and_then(|s| s.phrase("t"));
    let (seconds, next) = iso_time(t.unwrap_or(scan))?;
    if let Some((offset, next)) = offset(next) {
        let wall = date.and_time(NaiveTime::MIN).checked_add_signed(Duration::seconds(seconds - offset))?;
        return Some((Piece::Instant(wall.and_utc()), next));
    }
    // Written year first and with two digits the hour is of 24, unless "pm" or a part of day follows.
    (t.is_some() || next.is_end()).then_some((Piece::Stamp(date, seconds), next))
}

/// hh:mm[:ss[.fraction]] in seconds; the fraction is dropped.
fn iso_time(scan: Scan) -> Option<(i64, Scan)> {
    let (hour, 2, next) = scan.number()? else { return None };
    let (minute, next) = times::colon_part(next)?;
    let (second, next) = times::colon_part(next).unwrap_or((0, next));
    let fraction = next.if_glued().and_then(|s| s.mark('.')?.if_glued()?.number());
    let next = fraction.map_or(next, |(_, _, after)| after);
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    (seconds <= DAY_SECONDS).then_some((seconds, next))
}

/// "Z", "utc", "+01:00", "-0500", "+01", in seconds east of UTC.
fn offset(scan: Scan) -> Option<(i64, Scan)> {
    if let Some(next) = ["z", "utc", "gmt"].iter().find_map(|word| scan.phrase(word)) {
        return Some((0, next));
    }
    let (sign, next) = scan.any_mark(&['+', '-', '−'])?;
    let (value, digits, next) = next.if_glued()?.number()?;
    let (hours, minutes, next) = match digits {
        4 => (value / 100, value % 100, next),
        2 => times::colon_part(next).map_or((value, 0, next), |(minutes, after)| (value, minutes, after)),
        _ => return None,
    };
    let east = i64::from(hours) * 3600 + i64::from(minutes) * 60;
    (hours <= 14 && minutes < 60).then_some((if sign == '+' { east } else { -east }, next))
}

/// Two numbers with a mark between, and perhaps a year: in the tongue's order, the other order offered second, or
/// alone where only it is possible (12/24).
fn slashed<'a>(scan: Scan<'a>, tongue: Tongue, found: &mut Vec<Found<'a>>) {
    let Some((first, second, year, dotted, next)) = slashed_numbers(scan) else { return };
    if dotted && scan.follows(&["at", "las", "la"]) {
        return; // "a las 9.10"
    }
    let month_first = dated(year, first, second);
    let day_first = dated(year, second, first);
    let (ours, other) = if tongue == Tongue::EnUs { (month_first, day_first) } else { (day_first, month_first) };
    // Without a year "9.30" and "18.30" look like times too, and dots are no American way to write a date: there the
    // date comes second.
    let timelike = dotted && year.is_none() && times::looks_dotted(scan);
    let cost = if timelike && (tongue == Tongue::EnUs || ours.is_none()) { 2 } else { 0 };
    if let Some(day) = ours.or(other) {
        found.push((Piece::Day(day), Doubt::of(cost), next));
    }
    if let (Some(_), Some(day)) = (ours, other) {
        found.push((Piece::Day(day), Doubt { cost: 4, follower: true }, next));
    }
}

type Slashed<'a> = (u32, u32, Option<i32>, bool, Scan<'a>);

fn slashed_numbers(scan: Scan) -> Option<Slashed> {
    let (first, 1..=2, next) = scan.number()? else { return None };
    let (mark, next) = next.if_glued()?.any_mark(&['/', '-', '.'])?;
    let (second, 1..=2, next) = next.if_glued()?.number()? else { return None };
    let more = next.if_glued().and_then(|s| s.mark(mark)?.if_glued()?.number());
    match more {
        Some((year, 4, after)) => Some((first, second, i32::try_from(year).ok(), mark == '.', after)),
        Some((year, 2, after)) => Some((first, second, i32::try_from(2000 + year).ok(), mark == '.', after)),
        Some(_) => None,
        None => Some((first, second, None, mark == '.', next)),
    }
}

/// "3 dec", "24 de diciembre de 2026", "3-dec-2026", "primero de enero", "the 3rd of december".
pub(super) fn day_month(scan: Scan) -> Option<(Day, Scan)> {
    let (day, next) = day_number(scan)?;
    let joined = next.any_mark(&['-', '/', '.']).map_or(next, |(_, after)| after);
    let (month, next) = joined.skip_any(&["of", "de", "del", "of the", "del mes de"]).longest(words::MONTHS)?;
    with_year(month, day, next)
}

/// "dec 24", "december the 3rd, 2026", "dec. 24".
pub(super) fn month_day(scan: Scan) -> Option<(Day, Scan)> {
    let (month, next) = scan.longest(words::MONTHS)?;
    let joined = next.any_mark(&['-', '/', '.']).map_or(next, |(_, after)| after);
    let (day, next) = day_number(joined.skip_any(&["the", "el"]))?;
    with_year(month, day, next)
}

fn with_year(month: u32, day: u32, scan: Scan) -> Option<(Day, Scan)> {
    let joined = scan.any_mark(&['-', '/', '.', ',']).map_or(scan, |(_, after)| after);
    let (year, next) = match joined.skip_any(&["de", "del", "of"]).number() {
        Some((year, 4, next)) => (i32::try_from(year).ok(), next),
        _ => (None, scan),
    };
    Some((dated(year, month, day)?, next))
}

/// A day of the month: digits or words, ordinal or not.
fn day_number(scan: Scan) -> Option<(u32, Scan)> {
    if let Some((day, 1..=2, next)) = scan.number() {
        return Some((day, ordinal_end(next).unwrap_or(next)));
    }
    words::ordinal_word(scan).or_else(|| words::number_word(scan))
}

/// The suffix of "1st", "1º", "1.º", "1ro".
pub(crate) fn ordinal_end(scan: Scan) -> Option<Scan> {
    let end = scan.if_glued()?;
    let end = end.mark('.').and_then(Scan::if_glued).unwrap_or(end);
    ORDINAL_ENDS.iter().find_map(|suffix| end.phrase(suffix))
}

/// "the 25th", "25th", "el 25"; a bare number only beside its weekday ("viernes 20").
fn monthly(scan: Scan) -> Option<(Day, Doubt, Scan)> {
    if scan.follows(&["at", "las", "la", "by", "before", "until", "till"]) || scan.follows_mark('@') {
        return words::ordinal_word(scan).and_then(|(day, next)| strict(day, next));
    }
    let Some((day, digits, next)) = scan.number() else {
        if let Some((day, next)) = words::ordinal_word(scan) {
            return strict(day, next);
        }
        let (day, next) = words::number_word(scan).filter(|_| scan.follows(words::DAY_LEADS))?;
        return strict(day, next);
    };
    if let Some(after) = ordinal_end(next) {
        return strict(day, after);
    }
    if digits > 2 || !(1..=31).contains(&day) {
        return None;
    }
    let loose = !scan.follows(words::DAY_LEADS);
    // "viernes 20": an hour of 13 or more is rarely meant where the date fits; 1–12 is an hour first (PRODUCT §0).
    let doubt = if !loose { Doubt::default() } else { Doubt::of(if day > 12 { 1 } else { 5 }) };
    Some((Day::Monthly { day, loose }, doubt, next))
}

fn strict(day: u32, next: Scan) -> Option<(Day, Doubt, Scan)> {
    // "second friday" counts Fridays and names no day of the month.
    let counts = day <= 5 && next.longest(words::WEEKDAYS).is_some();
    let fits = (1..=31).contains(&day) && !counts;
    fits.then_some((Day::Monthly { day, loose: false }, Doubt::default(), next))
}
