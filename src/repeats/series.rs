//! A series: its occurrences as instants, with those left out and those moved.
//!
//! Each floating time of the rule is one occurrence, known for ever by that time (`original`). A time that the clocks skip is
//! read with the offset before the gap, one that comes twice is the first. Two occurrences on one instant are given once (an
//! hourly rule in the hour that spring skips; a day that a zone skips whole; one moved onto another): the one that stands where
//! its rule put it, else the earlier original. So instants only increase, and a next is always later than now.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Rule;
use crate::when::{to_local, to_utc};

/// Most occurrences that [`Series::between`] gives.
pub const MAX_BETWEEN: usize = 1_000;

/// Longer than any zone's gap (a skipped day): how far the order of instants may differ from that of floating times.
const ANY_GAP: TimeDelta = TimeDelta::hours(27);
/// More than any wall clock is behind UTC.
const ANY_OFFSET: TimeDelta = TimeDelta::hours(15);

/// When something happens, once or again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Local wall time from which the rule counts and, but for a cron line, the time of day. It need not match the rule: the
    /// first occurrence is the first match on or after it.
    pub start: NaiveDateTime,
    /// The zone of the wall clock.
    pub zone: Tz,
    /// `None`: only at `start`.
    pub rule: Option<Rule>,
    /// Original local starts that are left out; also when they are moved. One that is no occurrence changes nothing.
    pub except: BTreeSet<NaiveDateTime>,
    /// Original local starts and the local times they were moved to. One that is no occurrence changes nothing.
    pub moved: BTreeMap<NaiveDateTime, NaiveDateTime>,
}

/// One time that it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The local start by the rule: its name for ever, wherever it was moved.
    pub original: NaiveDateTime,
    /// Wall time in the series' zone, after the gap rule and moves.
    pub local: NaiveDateTime,
    /// The instant.
    pub at: DateTime<Utc>,
    /// The hour does not exist on that day (spring) and is read as the one after it.
    pub shifted: bool,
}

impl Series {
    /// A series without exceptions and moves.
    #[must_use]
    pub fn new(start: NaiveDateTime, zone: Tz, rule: Option<Rule>) -> Self {
        Self { start, zone, rule, except: BTreeSet::new(), moved: BTreeMap::new() }
    }

    /// The earliest occurrence after now; never at or before it.
    #[must_use]
    pub fn next_after(&self, now: DateTime<Utc>) -> Option<Occurrence> {
        let moved = self.moved_after(now);
        self.unmoved_after(now).into_iter().chain(moved).min_by_key(rank)
    }

    /// The occurrences after now, in the order of their instants, each later than the one before. A rule has no end but the
    /// calendar's, so take as many as are needed.
    pub fn after(&self, now: DateTime<Utc>) -> impl Iterator<Item = Occurrence> {
        successors(self.next_after(now), |last| self.next_after(last.at))
    }

    /// The occurrences after the first instant up to and including the last: at most [`MAX_BETWEEN`].
    #[must_use]
    pub fn between(&self, after: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Occurrence> {
        self.after(after).take_while(|occurrence| occurrence.at <= until).take(MAX_BETWEEN).collect()
    }

    /// Where the occurrence with this original local start is now; `None` when it is none, or left out.
    #[must_use]
    pub fn occurrence(&self, original: NaiveDateTime) -> Option<Occurrence> {
        let comes = !self.except.contains(&original) && self.floating(original).next() == Some(original);
        comes.then(|| self.at(original, *self.moved.get(&original).unwrap_or(&original)))
    }

    fn at(&self, original: NaiveDateTime, local: NaiveDateTime) -> Occurrence {
        let (at, shifted) = to_utc(self.zone, local);
        Occurrence { original, local: to_local(self.zone, at), at, shifted }
    }

    /// Floating times on or after the floor, moved and left out ones too.
    fn floating(&self, floor: NaiveDateTime) -> Box<dyn Iterator<Item = NaiveDateTime> + '_> {
        match &self.rule {
            Some(rule) => rule.floating(self.start, floor),
            None => Box::new(std::iter::once(self.start).filter(move |start| *start >= floor)),
        }
    }

    fn unmoved_after(&self, now: DateTime<Utc>) -> Option<Occurrence> {
        let floor = now.naive_utc().checked_sub_signed(ANY_GAP + ANY_OFFSET);
        let mut best: Option<Occurrence> = None;
        for original in self.floating(floor.unwrap_or(self.start)) {
            // Past this no instant can be earlier than the best.
            if best.is_some_and(|best| original - best.original > ANY_GAP) {
                break;
            }
            if self.except.contains(&original) || self.moved.contains_key(&original) {
                continue;
            }
            let occurrence = self.at(original, original);
            if occurrence.at > now && best.is_none_or(|best| rank(&occurrence) < rank(&best)) {
                best = Some(occurrence);
            }
        }
        best
    }

    fn moved_after(&self, now: DateTime<Utc>) -> Option<Occurrence> {
        let places = self.moved.iter().map(|(original, local)| self.at(*original, *local));
        let mut ahead: Vec<_> = places.filter(|occurrence| occurrence.at > now).collect();
        ahead.sort_by_key(rank);
        ahead.into_iter().find(|occurrence| self.occurrence(occurrence.original).is_some())
    }
}

/// The order of occurrences, and which of two on one instant is given.
fn rank(occurrence: &Occurrence) -> (DateTime<Utc>, bool, NaiveDateTime) {
    (occurrence.at, occurrence.local != occurrence.original, occurrence.original)
}
