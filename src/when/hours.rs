//! Which times of day a draft may mean (PRODUCT §0): seconds from the day's midnight, 86,400 and more on the day after.

use crate::when::pieces::{Clock, Draft, Part};
use crate::when::reading::Purpose;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// Last whole second of the day.
const LAST_SECOND: i64 = DAY - 1;
const DUE: i64 = 17 * HOUR;
/// Offered when a meeting or reminder has no time.
const OFFERED: [i64; 3] = [9 * HOUR, 12 * HOUR, 18 * HOUR];
/// The cost of the other reading of an hour.
const OTHER: u32 = 3;

/// The times with their cost, or those to offer when none was given.
pub(super) enum Hours {
    Given(Vec<(i64, u32)>),
    Missing(Vec<i64>),
}

/// `None` when the time contradicts the part of the day ("3pm in the morning").
pub(super) fn of_draft(draft: &Draft, purpose: Purpose) -> Option<Hours> {
    let hours = match (draft.clock, draft.part) {
        (None, None) => return Some(bare_day(purpose)),
        (None, Some(part)) => return Some(bare_part(part, purpose)),
        (Some(Clock::DayEnd), None) => return Some(day_end(purpose)),
        (Some(Clock::DayEnd), Some(_)) => return None,
        (Some(Clock::Midnight), None) => vec![(DAY, 0), (0, OTHER)],
        (Some(Clock::Midnight), Some(part)) => vec![(matches!(part, Part::Night | Part::Evening).then_some(DAY)?, 0)],
        (Some(Clock::Exact(seconds)), None) => vec![(seconds, 0)],
        (Some(Clock::Exact(seconds)), Some(part)) => vec![(exact_in(seconds, part)?, 0)],
        (Some(Clock::Bare { hour, minute, padded, .. }), part) => {
            return bare_hour(hour, minute * 60, padded, part).map(Hours::Given);
        }
    };
    Some(Hours::Given(hours))
}

fn bare_day(purpose: Purpose) -> Hours {
    match purpose {
        Purpose::Due => Hours::Given(vec![(DUE, 0)]),
        Purpose::Until => Hours::Given(vec![(LAST_SECOND, 0)]),
        Purpose::Moment => Hours::Missing(OFFERED.to_vec()),
    }
}

/// "end of day" is what a bare date is, or its very end.
fn day_end(purpose: Purpose) -> Hours {
    match purpose {
        Purpose::Due => Hours::Given(vec![(DUE, 0), (LAST_SECOND, OTHER)]),
        Purpose::Until | Purpose::Moment => bare_day(purpose),
    }
}

/// A part of day without an hour: what is due has its usual hour, what lasts until then its end; a meeting is offered
/// the usual hours.
fn bare_part(part: Part, purpose: Purpose) -> Hours {
    let (usual, second, end) = match part {
        Part::Dawn => (6 * HOUR, 6 * HOUR, 6 * HOUR),
        Part::Morning => (9 * HOUR, 12 * HOUR, 12 * HOUR),
        Part::Afternoon => (DUE, 15 * HOUR, 18 * HOUR),
        Part::Evening => (18 * HOUR, 20 * HOUR, LAST_SECOND),
        Part::Night => (20 * HOUR, 22 * HOUR, LAST_SECOND),
    };
    match purpose {
        Purpose::Due => Hours::Given(vec![(usual, 0), (second, OTHER)]),
        Purpose::Until => Hours::Given(vec![(end, 0)]),
        Purpose::Moment if part == Part::Afternoon => Hours::Missing(vec![second, usual]),
        Purpose::Moment => Hours::Missing(vec![usual, second]),
    }
}

/// An exact time in a part of day; the small hours of a night are the next day's ("friday night at 1am").
fn exact_in(seconds: i64, part: Part) -> Option<i64> {
    let hour = seconds / HOUR;
    match part {
        Part::Dawn => (hour < 7).then_some(seconds),
        Part::Morning => (hour <= 12).then_some(seconds),
        Part::Afternoon => (12..=21).contains(&hour).then_some(seconds),
        Part::Evening | Part::Night if hour < 6 => Some(seconds + DAY),
        Part::Evening | Part::Night => (hour >= 17).then_some(seconds),
    }
}

/// An hour without am or pm: 1–6 afternoon, 7–11 morning, 12 noon, the other reading second; in a part of day the hour
/// of that part only.
fn bare_hour(hour: i64, minutes: i64, padded: bool, part: Option<Part>) -> Option<Vec<(i64, u32)>> {
    if hour == 0 || hour > 12 {
        let seconds = hour * HOUR + minutes;
        return Some(vec![(part.map_or(Some(seconds), |part| exact_in(seconds, part))?, 0)]);
    }
    if let Some(part) = part {
        return Some(vec![(hour_in(hour, part)? * HOUR + minutes, 0)]);
    }
    let (first, second) = match hour {
        12 => (12, 24),
        1..=6 if !padded => (hour + 12, hour),
        _ => (hour, hour + 12),
    };
    Some(vec![(first * HOUR + minutes, 0), (second * HOUR + minutes, OTHER)])
}

fn hour_in(hour: i64, part: Part) -> Option<i64> {
    match (part, hour) {
        (Part::Dawn, 12) => Some(0),
        (Part::Dawn, _) => (hour <= 6).then_some(hour),
        (Part::Morning, _) => Some(hour),
        (Part::Afternoon, 12) => Some(12),
        (Part::Evening | Part::Night, 12) => Some(24),
        // Nobody calls one to four o'clock p.m. evening: these are the small hours after it.
        (Part::Evening | Part::Night, 1..=4) => Some(hour + 24),
        (Part::Afternoon | Part::Evening | Part::Night, _) => Some(hour + 12),
    }
}
