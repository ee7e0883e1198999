//! Reminders: what a person asked to be told at a time, or to have said in a channel, once or again and again.
//!
//! Here are the rules. A reminder is a series of occurrences on the coalition's wall clock, each known for ever by its local start
//! under the rule, wherever it was moved. Exactly one is owed at any time: the next. When it is claimed, the one after it is owed
//! in the same transaction.

mod acts;
pub(crate) mod commands;
mod due;
mod forms;
mod home;
mod list;
mod presses;
mod store;
#[cfg(test)]
mod tests;
mod timing;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sqlx::types::{Json, Text};

use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, PersonId, ReminderId, RoleId};
use crate::items::{Kind, Reference};
use crate::outbox::{self, Recipient};
use crate::repeats::{Rule, Series};
use crate::when::to_utc;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        (DUE, |connection, _, row, now| Box::pin(due::due(connection, row, now))),
        (STOPPED, |connection, _, row, now| Box::pin(due::stopped(connection, row, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    rezoned: Some(|connection, charter, now| Box::pin(due::rezoned(connection, charter, now))),
    redraw: Some(|connection, _, reader, told| Box::pin(due::redraw(connection, reader, told))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "remind";
/// The kind of its rows in the outbox.
const DUE: &str = "remind";
/// The kind of the row that tells its maker that somebody else stopped it.
const STOPPED: &str = "remind_stopped";
/// Characters at most in what it says.
const WHAT_MAX: usize = 200;
/// The same reminder within this time is one reminder.
const SAME_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Open reminders that one person may have in a guild.
const EACH_MAX: i64 = 100;
/// Open reminders to the channels of a guild.
const CHANNELS_MAX: i64 = 200;
/// What comes so much after its time says so.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// How far back the newest of several late occurrences is looked for.
const LATE_REACH: TimeDelta = TimeDelta::days(30);
/// More occurrences than a clock set back, or a zone further west, can bring again.
const AGAIN_MAX: usize = 100;

/// Whether it is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// One occurrence is owed.
    Active,
    /// It came for the last time, or was stopped.
    Ended,
}

/// A reminder, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reminder {
    id: ReminderId,
    guild: GuildId,
    /// Its reference is `R-number`.
    number: i64,
    maker: PersonId,
    /// Where it was asked for.
    made_in: ChannelId,
    /// Where it is posted; `None`: a direct message to its maker.
    channel: Option<ChannelId>,
    /// Who is pinged there.
    role: Option<RoleId>,
    /// At most 200 characters.
    what: String,
    /// From when the rule counts; without a rule, the only time.
    starts: NaiveDateTime,
    rule: Option<Text<Rule>>,
    changes: Json<Changes>,
    /// The newest occurrence that came at the time its rule gives: it and those before it come again only if they are moved.
    told: Option<NaiveDateTime>,
    state: State,
    /// What is owed: see [`Self::next`].
    next_original: Option<NaiveDateTime>,
    next_at: Option<DateTime<Utc>>,
}

/// Occurrences that differ from the rule, by their original local starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Changes {
    /// Left out, or told after they were moved.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    except: BTreeSet<NaiveDateTime>,
    /// Still to come, at another time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    moved: BTreeMap<NaiveDateTime, Moved>,
}

/// Where an occurrence was moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Moved {
    /// An instant: "in 10 minutes" is that, whatever clocks do meanwhile.
    At(DateTime<Utc>),
    /// A time on the wall clock.
    Wall(NaiveDateTime),
}

impl Moved {
    fn at(self, zone: Tz) -> DateTime<Utc> {
        match self {
            Self::At(at) => at,
            Self::Wall(local) => to_utc(zone, local).0,
        }
    }
}

/// One time that it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Occurrence {
    /// Its name for ever: the local start by the rule.
    original: NaiveDateTime,
    /// The instant.
    at: DateTime<Utc>,
}

impl Reminder {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Reminder, number: self.number }
    }

    /// What is owed.
    fn next(&self) -> Option<Occurrence> {
        self.next_original.zip(self.next_at).map(|(original, at)| Occurrence { original, at })
    }

    fn recipient(&self) -> Recipient {
        self.channel.map_or(Recipient::Person(self.maker), Recipient::Channel)
    }

    fn series(&self, zone: Tz) -> Series {
        let mut series = Series::new(self.starts, zone, self.rule.as_deref().cloned());
        series.except = self.changes.except.iter().chain(self.changes.moved.keys()).copied().collect();
        series
    }

    /// What comes at the rule's own time, after `after`.
    fn unmoved_after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Occurrence> {
        let ahead = |original: NaiveDateTime| self.told.is_none_or(|told| original > told);
        let series = self.series(zone);
        let found = series.after(after).take(AGAIN_MAX).find(|occurrence| ahead(occurrence.original));
        found.map(|occurrence| Occurrence { original: occurrence.original, at: occurrence.at })
    }

    /// The next occurrence that is still to come; always after `after`.
    fn next_after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Occurrence> {
        let moved = self.changes.moved.iter().map(|(original, to)| Occurrence { original: *original, at: to.at(zone) });
        let moved = moved.filter(|occurrence| occurrence.at > after).min_by_key(|occurrence| occurrence.at);
        self.unmoved_after(zone, after).into_iter().chain(moved).min_by_key(|occurrence| occurrence.at)
    }

    /// The occurrence with this key (see [`outbox::occurrence`]), if it is still to come.
    fn pending(&self, zone: Tz, key: &str) -> Option<Occurrence> {
        let original = self.original(key)?;
        if let Some(to) = self.changes.moved.get(&original) {
            return Some(Occurrence { original, at: to.at(zone) });
        }
        if self.told.is_some_and(|told| original <= told) {
            return None;
        }
        self.series(zone).occurrence(original).map(|found| Occurrence { original, at: found.at })
    }

    /// The original local start behind a key. A reminder that comes once may start between two minutes.
    fn original(&self, key: &str) -> Option<NaiveDateTime> {
        if outbox::occurrence(self.starts) == key {
            return Some(self.starts);
        }
        NaiveDateTime::parse_from_str(key, "%Y-%m-%dT%H:%M").ok()
    }

    /// The newest occurrence up to and including `now`, from this late one on.
    fn newest(&self, zone: Tz, first: Occurrence, now: DateTime<Utc>) -> Occurrence {
        let late = self.series(zone).between(first.at.max(now - LATE_REACH), now);
        let ahead = |original: NaiveDateTime| self.told.is_none_or(|told| original > told);
        let newest = late.iter().rev().find(|occurrence| ahead(occurrence.original));
        newest.map_or(first, |occurrence| Occurrence { original: occurrence.original, at: occurrence.at })
    }

    /// Notes that this occurrence was told, and with it all that should have come until `now`.
    fn tell(&mut self, zone: Tz, first: Occurrence, now: DateTime<Utc>) {
        let unmoved = |occurrence: &Occurrence| !self.changes.moved.contains_key(&occurrence.original);
        let told = [first, self.newest(zone, first, now)].into_iter().filter(unmoved).map(|told| told.original).max();
        let over: Vec<_> = self.changes.moved.iter().filter(|(_, to)| to.at(zone) <= now).map(|(o, _)| *o).collect();
        for original in over {
            self.changes.moved.remove(&original);
            self.changes.except.insert(original);
        }
        self.told = self.told.max(told);
        // What is not after the newest told is not looked at again.
        self.changes.except.retain(|original| self.told.is_none_or(|told| *original > told));
    }
}
