//! The dates of a meeting: stretches, each with its rule, one after the other. Moving "this and all after" ends one stretch and begins
//! another, so that what was before stays as it was. Pure functions of values.
//!
//! Original local starts increase from stretch to stretch, so that a name means one occurrence for ever.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::Scope;
use crate::repeats::{Changes, Coming, Moved, Plan, Rule, Series};
use crate::timing::Timing;
use crate::when::{to_local, to_utc};

/// More occurrences than this are not looked through for what differs from the rule.
const LOOK_MAX: usize = 1_000;
/// How far back the occurrence before another is looked for, in days: rules come once in ten years at the least.
const LOOK_BACK_DAYS: [i64; 4] = [40, 400, 4_000, 40_000];

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Schedule {
    /// One after the other.
    pub stretches: Vec<Stretch>,
}

/// Dates by one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stretch {
    /// Its number for ever, in the names of calendar files.
    pub uid: u32,
    /// The first local start; without a rule, the only one.
    pub starts: NaiveDateTime,
    #[serde(default, with = "as_text", skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// From this original local start on, it does not count any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDateTime>,
    #[serde(default)]
    pub changes: Changes,
}

/// Why an occurrence cannot be moved like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unmovable {
    /// It is none, or not any more.
    Gone,
    /// The rule has several days, or is a cron line: what another day or hour would mean for the others is not clear.
    Rule,
    /// It would come before one that stays where it is.
    Order,
    /// There is one at that time already.
    Taken,
}

/// What becomes of the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replanned {
    pub schedule: Schedule,
    /// Names that changed: what was said to the one is said to the other.
    pub renamed: Vec<(NaiveDateTime, NaiveDateTime)>,
}

impl Stretch {
    /// Its rule, and what differs from it.
    pub fn plan(&self) -> Plan<'_> {
        Plan { starts: self.starts, rule: self.rule.as_ref(), changes: &self.changes }
    }

    fn counts(&self, original: NaiveDateTime) -> bool {
        self.until.is_none_or(|until| original < until)
    }

    fn next_after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Coming> {
        let is_over = self.until.is_some_and(|until| to_utc(zone, until).0 + TimeDelta::days(2) < after);
        if is_over && self.changes.moved.is_empty() {
            return None;
        }
        self.plan().next_after(zone, after, |original| self.counts(original))
    }

    fn pending(&self, zone: Tz, original: NaiveDateTime) -> Option<Coming> {
        self.plan().pending(zone, original, |original| self.counts(original))
    }

    /// All original local starts from one on, also those that are left out or moved.
    fn originals(&self, from: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        self.by_rule(from).take_while(|original| self.counts(*original))
    }

    /// All original local starts of the rule from one on, also those that do not count any more; each is worked out when it is asked for.
    pub fn by_rule(&self, from: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        // In UTC the wall clock has no gaps: floating time.
        let series = Series::new(self.starts, Tz::UTC, self.rule.clone());
        let mut before = (from - TimeDelta::seconds(1)).and_utc();
        let next = move || {
            let found = series.next_after(before)?;
            before = found.at;
            Some(found.original)
        };
        std::iter::from_fn(next).take(LOOK_MAX)
    }

    /// The last original local start before one.
    fn last_before(&self, bound: NaiveDateTime) -> Option<NaiveDateTime> {
        let bound = self.until.map_or(bound, |until| bound.min(until));
        let series = Series::new(self.starts, Tz::UTC, self.rule.clone());
        let until = (bound - TimeDelta::seconds(1)).and_utc();
        LOOK_BACK_DAYS
            .iter()
            .find_map(|days| series.between(until - TimeDelta::days(*days), until).last().map(|found| found.original))
    }
}

impl Schedule {
    /// The dates that were typed, from the first after now on: what a repeat would have had before never took place.
    pub fn of(timing: &Timing, zone: Tz, now: DateTime<Utc>) -> Self {
        let Timing { starts, rule, changes, .. } = timing;
        let first = rule.as_ref().and_then(|rule| Series::new(*starts, zone, Some(rule.clone())).next_after(now));
        let starts = first.map_or(*starts, |first| first.original);
        let only = Stretch { uid: 0, starts, rule: rule.clone(), until: None, changes: changes.clone() };
        Self { stretches: vec![only] }
    }

    /// The next occurrence, always after `after`.
    pub fn next_after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Coming> {
        self.stretches.iter().filter_map(|stretch| stretch.next_after(zone, after)).min_by_key(|coming| coming.at)
    }

    /// The next occurrences after an instant, in their order, so many at most.
    pub fn upcoming(&self, zone: Tz, after: DateTime<Utc>, count: usize) -> Vec<Coming> {
        let next = |last: &Coming| self.next_after(zone, last.at);
        std::iter::successors(self.next_after(zone, after), next).take(count).collect()
    }

    /// The last occurrence that began until an instant.
    pub fn last_until(&self, zone: Tz, until: DateTime<Utc>) -> Option<Coming> {
        LOOK_BACK_DAYS.iter().find_map(|days| {
            let next = |last: &Coming| self.next_after(zone, last.at);
            let all = std::iter::successors(self.next_after(zone, until - TimeDelta::days(*days)), next);
            all.take(LOOK_MAX).take_while(|coming| coming.at <= until).last()
        })
    }

    /// The occurrence of that name, unless it is left out.
    pub fn pending(&self, zone: Tz, original: NaiveDateTime) -> Option<Coming> {
        self.stretches.iter().find_map(|stretch| stretch.pending(zone, original))
    }

    /// The rule by which what is to come repeats, and from which local start; `None` if it comes once.
    pub fn rule(&self) -> Option<(&Rule, NaiveDateTime)> {
        let last = self.stretches.last().filter(|last| last.until.is_none())?;
        last.rule.as_ref().map(|rule| (rule, last.starts))
    }

    /// Whether an occurrence has others that follow by a rule.
    pub fn repeats_at(&self, zone: Tz, original: NaiveDateTime) -> bool {
        self.holder(zone, original).and_then(|at| self.stretches.get(at)).is_some_and(|stretch| stretch.rule.is_some())
    }

    /// The stretch that has this occurrence.
    fn holder(&self, zone: Tz, original: NaiveDateTime) -> Option<usize> {
        self.stretches.iter().position(|stretch| stretch.pending(zone, original).is_some())
    }

    /// How many occurrences of the rules lie between two of them: the later is the so-manieth after the earlier. After the end of the last
    /// rule, which was to go on, they count as they would have come.
    pub fn steps(&self, from: NaiveDateTime, to: NaiveDateTime) -> usize {
        if to <= from {
            return 0;
        }
        let last = self.stretches.len().saturating_sub(1);
        let until_it = |(at, stretch): (usize, &Stretch)| {
            stretch
                .by_rule(from)
                .skip_while(|original| *original <= from)
                .take_while(|original| *original <= to && (at == last || stretch.counts(*original)))
                .count()
        };
        self.stretches.iter().enumerate().map(until_it).sum()
    }

    /// Whether a rule has a date from this original local start on, also one that is left out or moved.
    pub fn goes_on(&self, from: NaiveDateTime) -> bool {
        self.stretches.iter().any(|stretch| stretch.originals(from).next().is_some())
    }

    /// The first occurrence of this name or a later one that is after an instant.
    pub fn first_named(&self, zone: Tz, from: NaiveDateTime, after: DateTime<Utc>) -> Option<Coming> {
        let names = self.stretches.iter().flat_map(|stretch| stretch.originals(from));
        names.filter_map(|name| self.pending(zone, name)).find(|coming| coming.at > after)
    }

    /// Keeps the instant of an occurrence, whatever its wall time is.
    pub fn pin(&mut self, zone: Tz, occurrence: Coming) {
        if let Some(stretch) = self.holder(zone, occurrence.original).and_then(|at| self.stretches.get_mut(at)) {
            stretch.changes.moved.insert(occurrence.original, Moved::At(occurrence.at));
        }
    }

    /// The dates without an occurrence, or without it and what follows. What has begun before `now` stays.
    pub fn without(&self, zone: Tz, original: NaiveDateTime, scope: Scope, now: DateTime<Utc>) -> Option<Self> {
        let at = self.holder(zone, original)?;
        let mut left = self.clone();
        if scope == Scope::One || !self.repeats_at(zone, original) {
            let changes = &mut left.stretches.get_mut(at)?.changes;
            changes.moved.remove(&original);
            changes.except.insert(original);
            return Some(left);
        }
        left.stretches.truncate(at + 1);
        left.stretches.get_mut(at)?.end(original);
        if scope == Scope::All {
            // What was moved from before to after it.
            for changes in left.stretches.iter_mut().map(|stretch| &mut stretch.changes) {
                let ahead: Vec<_> = changes.moved.iter().filter(|(_, to)| to.at(zone) > now).map(|(o, _)| *o).collect();
                for original in ahead {
                    changes.moved.remove(&original);
                    changes.except.insert(original);
                }
            }
        }
        left.stretches.retain(|stretch| stretch.until.is_none_or(|until| until > stretch.starts));
        Some(left)
    }

    /// The dates with an occurrence at another time, or with it and what follows.
    ///
    /// What was left out stays so, and what was said to an occurrence is carried to the one in its place; what was moved by itself
    /// stays where it was moved to, unless all is moved.
    pub fn with_moved(
        &self,
        zone: Tz,
        original: NaiveDateTime,
        to: Moved,
        scope: Scope,
    ) -> Result<Replanned, Unmovable> {
        let at = self.holder(zone, original).ok_or(Unmovable::Gone)?;
        let there = to.at(zone);
        let before = self.next_after(zone, there - TimeDelta::seconds(1)).filter(|other| other.at == there);
        if before.is_some_and(|other| scope == Scope::One && other.original != original) {
            return Err(Unmovable::Taken);
        }
        let mut moved = self.clone();
        let stretch = moved.stretches.get_mut(at).ok_or(Unmovable::Gone)?;
        let Some(rule) = stretch.rule.clone().filter(|_| scope != Scope::One) else {
            stretch.changes.moved.insert(original, to);
            if to == Moved::Wall(original) {
                stretch.changes.moved.remove(&original);
            }
            return Ok(Replanned { schedule: moved, renamed: Vec::new() });
        };
        let starts = to_local(zone, there);
        let rule = rule.moved(original, starts).filter(|rule| rule.first(starts) == Some(starts));
        let rule = rule.ok_or(Unmovable::Rule)?;
        let in_stretch = stretch.last_before(original);
        let last = self.stretches.iter().take(at + 1).rev().find_map(|stretch| stretch.last_before(original));
        if last.is_some_and(|last| last >= starts) {
            return Err(Unmovable::Order);
        }
        let mut next = Stretch { uid: stretch.uid, starts, rule: Some(rule), until: None, changes: Changes::default() };
        let renamed = self.carry(at, original, &mut next, scope);
        if let Moved::At(_) = to {
            next.changes.moved.insert(starts, to);
        }
        moved.stretches.truncate(at + 1);
        if in_stretch.is_none() {
            moved.stretches.pop();
        } else {
            next.uid = self.stretches.iter().map(|stretch| stretch.uid).max().unwrap_or(0) + 1;
            moved.stretches.get_mut(at).ok_or(Unmovable::Gone)?.end(original);
        }
        moved.stretches.push(next);
        Ok(Replanned { schedule: moved, renamed })
    }

    /// Carries what differs from the rules over to a stretch that takes the place of what comes from an occurrence on: the first to the
    /// first, the second to the second. Gives the names.
    fn carry(
        &self,
        at: usize,
        original: NaiveDateTime,
        next: &mut Stretch,
        scope: Scope,
    ) -> Vec<(NaiveDateTime, NaiveDateTime)> {
        let old = self.stretches.iter().skip(at).flat_map(|stretch| stretch.originals(original));
        let renamed: Vec<_> = old.zip(next.originals(next.starts)).take(LOOK_MAX).collect();
        let names: BTreeMap<NaiveDateTime, NaiveDateTime> = renamed.iter().copied().collect();
        for changes in self.stretches.iter().skip(at).map(|stretch| &stretch.changes) {
            next.changes.except.extend(changes.except.iter().filter_map(|old| names.get(old)));
            if scope == Scope::After {
                let others = changes.moved.iter().filter(|(old, _)| **old != original);
                next.changes.moved.extend(others.filter_map(|(old, to)| Some((*names.get(old)?, *to))));
            }
        }
        renamed
    }
}

impl Stretch {
    /// Nothing from this original local start on counts any more.
    fn end(&mut self, from: NaiveDateTime) {
        self.until = Some(from);
        self.changes.except =
            self.changes.except.iter().copied().filter(|original| *original < from).collect::<BTreeSet<_>>();
        self.changes.moved.retain(|original, _| *original < from);
    }
}

/// A rule as its text.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::repeats::Rule;

    pub fn serialize<S: Serializer>(rule: &Option<Rule>, serializer: S) -> Result<S::Ok, S::Error> {
        match rule {
            Some(rule) => serializer.collect_str(rule),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rule>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}
