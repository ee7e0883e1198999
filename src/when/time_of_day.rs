//! Times of day for rooms that read other phrases around them (repeats): the same pieces and the same hours.

use crate::when::hours::{self, Hours};
use crate::when::pieces::{Clock, Day, Draft, Part, Piece};
use crate::when::reading::{Purpose, Tongue};
use crate::when::scan::Scan;
use crate::when::{days, numeric, times};

/// A clock or a part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TimePiece {
    Clock(Clock),
    Part(Part),
}

/// The clocks and parts of the day that may stand here, how doubtful each is, and the place after it.
pub(crate) fn times_here(scan: Scan<'_>) -> Vec<(TimePiece, u32, Scan<'_>)> {
    let mut found = Vec::new();
    times::find(scan, &mut found);
    days::find(scan, Tongue::EnUs, &mut found);
    let times = found.into_iter().filter_map(|(piece, doubt, next)| match piece {
        Piece::Clock(clock) => Some((TimePiece::Clock(clock), doubt.cost, next)),
        Piece::Part(part) => Some((TimePiece::Part(part), doubt.cost, next)),
        _ => None,
    });
    times.collect()
}

/// A day of a month without a year: "1 december", "dec 1", "1 de diciembre".
pub(crate) fn month_day_here(scan: Scan<'_>) -> Option<(u32, u32, Scan<'_>)> {
    match numeric::day_month(scan).or_else(|| numeric::month_day(scan))? {
        (Day::Dated { year: None, month, day }, next) => Some((month, day, next)),
        _ => None,
    }
}

/// What a clock in a part of the day means, in seconds from the day's midnight (86,400 and more on the day after) with the
/// cost of each, surest first; the bool says that no hour was given and these are only usual ones. `None` when the two
/// contradict each other.
pub(crate) fn seconds_of(clock: Option<Clock>, part: Option<Part>) -> Option<(Vec<(i64, u32)>, bool)> {
    let draft = Draft { clock, part, ..Draft::default() };
    Some(match hours::of_draft(&draft, Purpose::Moment)? {
        Hours::Given(times) => (times, false),
        Hours::Missing(times) => (times.into_iter().map(|seconds| (seconds, 0)).collect(), true),
    })
}
