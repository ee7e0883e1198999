//! Digests: what everyone hears of the coalition's work, at a time on its wall clock; and, for who wants it, a person's own.
//!
//! Here are the rules. A digest knows nothing by itself: each feature tells its lines (`news`), and `compose` chooses what fits a
//! phone's screen. A period is known for ever by the local start of its occurrence and told once, whatever becomes of rows, channels
//! or zones: see the table `digest_periods`. What was said last of a matter is kept, and said again only when it changed.
//!
//! A digest is composed and rendered ahead, in the half hour before it is due, and composed once more when it is due: what still holds is
//! sent as it was frozen. What goes with it (what was told, which comes next) is written down at its time, not ahead. What it said stays
//! (`kept`): the buttons of its message read it there.

mod acts;
pub(crate) mod commands;
mod compose;
mod due;
mod forms;
mod kept;
mod own;
mod presses;
mod span;
mod store;
#[cfg(test)]
mod tests;
mod timing;
mod view;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sqlx::types::Text;

use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, PersonId};
use crate::items;
use crate::outbox::Recipient;
use crate::repeats::{self, Rule, Series};
use crate::text::Words;
use crate::when::to_utc;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        (DUE, |connection, app, row, now| Box::pin(due::due(connection, app, row, now))),
        (NOW, |connection, app, row, now| Box::pin(due::by_hand(connection, app, row, now))),
        (OWN, |connection, app, row, now| Box::pin(own::due(connection, app, row, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    rezoned: Some(|connection, charter, now| Box::pin(due::rezoned(connection, charter, now))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "digest";
/// The kinds of its rows, and what they are about: the digest, one posted by hand, a person's own.
const DUE: &str = items::DIGEST;
const NOW: &str = "digest-now";
const OWN: &str = "digest-own";
/// What comes so much after its time says so.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// How long before it is due a digest may be claimed; guilds take turns in these minutes.
const AHEAD: TimeDelta = TimeDelta::minutes(30);
/// Over so many seconds the guilds are spread, so that a thousand digests of one minute do not come up in one second.
const SPREAD_SECONDS: i64 = 1_200;
/// More occurrences than a clock set back, or a zone further west, can bring again.
const AGAIN_MAX: usize = 100;
/// How long a week is, where no calendar is asked.
const WEEK: TimeDelta = TimeDelta::days(7);
/// A digest tells of no longer time than this.
const SPAN_MAX: TimeDelta = TimeDelta::days(92);

/// Whether it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// The next one is owed.
    Active,
    /// None comes until somebody presses *Go on*.
    Paused,
}

/// When it comes, on the coalition's wall clock.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Times {
    /// From when the rule counts.
    starts: NaiveDateTime,
    rule: Rule,
}

/// One time that it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Occurrence {
    /// Its name for ever: the local start by the rule.
    original: NaiveDateTime,
    at: DateTime<Utc>,
}

/// How far a series of digests has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Progress {
    /// The newest occurrence that was handled: neither it nor one before it comes again.
    told: Option<NaiveDateTime>,
    /// What is owed.
    next: Option<Occurrence>,
}

/// When and where the digest for everyone comes, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Schedule {
    guild: GuildId,
    channel: ChannelId,
    made_in: ChannelId,
    starts: NaiveDateTime,
    rule: Text<Rule>,
    state: State,
    told: Option<NaiveDateTime>,
    next_original: Option<NaiveDateTime>,
    next_at: Option<DateTime<Utc>>,
}

/// A person's own digest, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Own {
    guild: GuildId,
    person: PersonId,
    made_in: ChannelId,
    /// Until when the last one told.
    since: DateTime<Utc>,
    /// A hash of what it said.
    said: Option<i64>,
    told: Option<NaiveDateTime>,
    next_original: Option<NaiveDateTime>,
    next_at: Option<DateTime<Utc>>,
}

impl Times {
    fn series(&self, zone: Tz) -> Series {
        Series::new(self.starts, zone, Some(self.rule.clone()))
    }

    /// The next occurrence after an instant that was not handled before.
    fn next_after(&self, zone: Tz, told: Option<NaiveDateTime>, after: DateTime<Utc>) -> Option<Occurrence> {
        let ahead = |original: NaiveDateTime| told.is_none_or(|told| original > told);
        let found = self.series(zone).after(after).take(AGAIN_MAX).find(|occurrence| ahead(occurrence.original));
        found.map(|found| Occurrence { original: found.original, at: found.at })
    }

    /// The newest occurrence after this one, up to and including now.
    fn newest(&self, zone: Tz, first: Occurrence, now: DateTime<Utc>) -> Option<Occurrence> {
        let late = self.series(zone).between(first.at.max(now - SPAN_MAX), now);
        let newest = late.iter().rev().find(|occurrence| occurrence.original > first.original);
        newest.map(|newest| Occurrence { original: newest.original, at: newest.at })
    }

    /// How long a period is that ends with this occurrence.
    fn length(&self, zone: Tz, occurrence: Occurrence) -> TimeDelta {
        let next = self.next_after(zone, None, occurrence.at);
        next.map_or(WEEK, |next| next.at - occurrence.at).clamp(TimeDelta::hours(1), SPAN_MAX)
    }

    /// What is owed, in this zone: at the same wall time. One whose wall time has passed there keeps its instant, so that it is not lost.
    fn moved(zone: Tz, next: Occurrence, now: DateTime<Utc>) -> Occurrence {
        let (at, _) = to_utc(zone, next.original);
        if at > now { Occurrence { at, ..next } } else { next }
    }
}

impl Schedule {
    fn times(&self) -> Times {
        Times { starts: self.starts, rule: self.rule.0.clone() }
    }

    fn next(&self) -> Option<Occurrence> {
        self.next_original.zip(self.next_at).map(|(original, at)| Occurrence { original, at })
    }

    /// When it comes, in words that can be typed again.
    fn in_words(&self, words: Words) -> String {
        let time = (!self.rule.has_times()).then_some(self.starts.time());
        repeats::words(words, &self.rule, time)
    }

    fn recipient(&self) -> Recipient {
        Recipient::Channel(self.channel)
    }

    /// The same with what is owed from now on.
    fn set(&mut self, progress: Progress) {
        self.told = progress.told;
        (self.next_original, self.next_at) =
            (progress.next.map(|next| next.original), progress.next.map(|next| next.at));
    }
}

impl Own {
    fn next(&self) -> Option<Occurrence> {
        self.next_original.zip(self.next_at).map(|(original, at)| Occurrence { original, at })
    }

    fn set(&mut self, progress: Progress) {
        self.told = progress.told;
        (self.next_original, self.next_at) =
            (progress.next.map(|next| next.original), progress.next.map(|next| next.at));
    }
}
