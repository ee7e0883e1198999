//! A plan: a rule on the wall clock, and the occurrences that differ from it. What is owed by it is always the next to come.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Rule, Series};
use crate::when::to_utc;

/// More occurrences than a clock set back, or a zone further west, can bring again.
const AGAIN_MAX: usize = 100;

/// Occurrences that differ from the rule, by their original local starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Left out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub except: BTreeSet<NaiveDateTime>,
    /// Still to come, at another time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub moved: BTreeMap<NaiveDateTime, Moved>,
}

/// Where an occurrence was moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moved {
    /// An instant: "in 10 minutes" is that, whatever clocks do meanwhile.
    At(DateTime<Utc>),
    /// A time on the wall clock.
    Wall(NaiveDateTime),
}

impl Moved {
    /// The instant.
    #[must_use]
    pub fn at(self, zone: Tz) -> DateTime<Utc> {
        match self {
            Self::At(at) => at,
            Self::Wall(local) => to_utc(zone, local).0,
        }
    }

    /// A time that was read: on the wall clock, unless that cannot say which instant is meant (the second of an hour that comes twice).
    #[must_use]
    pub fn read(zone: Tz, local: NaiveDateTime, at: DateTime<Utc>) -> Self {
        if to_utc(zone, local).0 == at { Self::Wall(local) } else { Self::At(at) }
    }
}

/// One time that it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its name for ever: the local start by the rule.
    pub original: NaiveDateTime,
    /// The instant.
    pub at: DateTime<Utc>,
}

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// From when the rule counts; without a rule, the only time.
    pub starts: NaiveDateTime,
    /// How it repeats, if it does.
    pub rule: Option<&'a Rule>,
    /// What differs from the rule.
    pub changes: &'a Changes,
}

impl Plan<'_> {
    /// The occurrences that stand where the rule puts them.
    #[must_use]
    pub fn series(&self, zone: Tz) -> Series {
        let mut series = Series::new(self.starts, zone, self.rule.cloned());
        series.except = self.changes.except.iter().chain(self.changes.moved.keys()).copied().collect();
        series
    }

    /// The next occurrence, always after `after`: one that was moved, or the first that stands where the rule puts it and is `wanted`.
    #[must_use]
    pub fn next_after(&self, zone: Tz, after: DateTime<Utc>, wanted: impl Fn(NaiveDateTime) -> bool) -> Option<Coming> {
        let series = self.series(zone);
        let unmoved = series.after(after).take(AGAIN_MAX).find(|occurrence| wanted(occurrence.original));
        let unmoved = unmoved.map(|occurrence| Coming { original: occurrence.original, at: occurrence.at });
        let moved = self.changes.moved.iter().map(|(original, to)| Coming { original: *original, at: to.at(zone) });
        let moved = moved.filter(|occurrence| occurrence.at > after).min_by_key(|occurrence| occurrence.at);
        unmoved.into_iter().chain(moved).min_by_key(|occurrence| occurrence.at)
    }

    /// The occurrence with this original local start, if it was moved, or stands where the rule puts it and is `wanted`.
    #[must_use]
    pub fn pending(&self, zone: Tz, original: NaiveDateTime, wanted: impl Fn(NaiveDateTime) -> bool) -> Option<Coming> {
        if let Some(to) = self.changes.moved.get(&original) {
            return Some(Coming { original, at: to.at(zone) });
        }
        if !wanted(original) {
            return None;
        }
        self.series(zone).occurrence(original).map(|found| Coming { original, at: found.at })
    }
}
