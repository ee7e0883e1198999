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
mod view;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sqlx::types::{Json, Text};

use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, PersonId, ReminderId, RoleId};
use crate::items::{Kind, Reference};
use crate::outbox::{self, Recipient};
use crate::repeats::{Changes, Coming, Plan, Rule};

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

impl Reminder {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Reminder, number: self.number }
    }

    /// What is owed.
    fn next(&self) -> Option<Coming> {
        self.next_original.zip(self.next_at).map(|(original, at)| Coming { original, at })
    }

    fn recipient(&self) -> Recipient {
        self.channel.map_or(Recipient::Person(self.maker), Recipient::Channel)
    }

    fn plan(&self) -> Plan<'_> {
        Plan { starts: self.starts, rule: self.rule.as_deref(), changes: &self.changes }
    }

    /// The next occurrence that is still to come; always after `after`.
    fn next_after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Coming> {
        let ahead = |original: NaiveDateTime| self.told.is_none_or(|told| original > told);
        self.plan().next_after(zone, after, ahead)
    }

    /// The occurrence with this key (see [`outbox::occurrence`]), if it is still to come.
    fn pending(&self, zone: Tz, key: &str) -> Option<Coming> {
        let original = self.original(key)?;
        let ahead = |original: NaiveDateTime| self.told.is_none_or(|told| original > told);
        self.plan().pending(zone, original, ahead)
    }

    /// The original local start behind a key. A reminder that comes once may start between two minutes.
    fn original(&self, key: &str) -> Option<NaiveDateTime> {
        if outbox::occurrence(self.starts) == key {
            return Some(self.starts);
        }
        NaiveDateTime::parse_from_str(key, "%Y-%m-%dT%H:%M").ok()
    }

    /// The newest occurrence up to and including `now`, from this late one on.
    fn newest(&self, zone: Tz, first: Coming, now: DateTime<Utc>) -> Coming {
        let late = self.plan().series(zone).between(first.at.max(now - LATE_REACH), now);
        let ahead = |original: NaiveDateTime| self.told.is_none_or(|told| original > told);
        let newest = late.iter().rev().find(|occurrence| ahead(occurrence.original));
        newest.map_or(first, |occurrence| Coming { original: occurrence.original, at: occurrence.at })
    }

    /// Notes that this occurrence was told, and with it all that should have come until `now`.
    fn tell(&mut self, zone: Tz, first: Coming, now: DateTime<Utc>) {
        let unmoved = |occurrence: &Coming| !self.changes.moved.contains_key(&occurrence.original);
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
