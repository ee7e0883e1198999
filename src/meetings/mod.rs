//! Meetings: when and where people meet, who comes, what they talk of. The bot owns the schedule; Discord's event mirrors it.
//!
//! Here are the types; `schedule` has the rules of dates. A meeting is a series of occurrences on the coalition's wall clock, each known
//! for ever by its local start under the rule, wherever it was moved. Of each kind of thing that is owed for an occurrence (the
//! reminder a day before, the one an hour before, the turn to the next one at its end) exactly one is owed at any time: the next.
//! When it is claimed, the one after it is owed in the same transaction.
//!
//! **A change of times is shown before it is made.** The button that confirms it bears the whole change and the version of the
//! meeting that was shown; if somebody changed it meanwhile, nothing is done and how it stands now is shown.
//!
//! **Who may see it.** Where every member of the guild could see the channel, the meeting is everyone's and is mirrored in the guild's
//! events. Else it is for those who stand in its channel, answered it, have something on its agenda, host it or coordinate, the guild's
//! events do not show it, and what is said of it is posted in no other channel.

mod acts;
mod agenda;
mod brief;
mod calendar;
mod carried;
mod changes;
pub(crate) mod commands;
mod digest;
mod due;
mod forms;
mod home;
mod list;
mod offered;
mod origin;
mod plan;
mod presses;
mod reminder;
mod schedule;
mod seen;
mod store;
#[cfg(test)]
mod tests;
mod typed;
mod view;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sqlx::types::Json;

use crate::feature::{CreateFrom, Feature};
use crate::ids::{ChannelId, GuildId, MeetingId, PersonId};
use crate::items::{Kind, Reference};
use crate::outbox::Recipient;
use crate::repeats::Coming;
use schedule::Schedule;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        (POST, |connection, _, of, _| Box::pin(due::post(connection, of))),
        (CARD, |connection, _, of, now| Box::pin(due::card(connection, of, now))),
        (DAY, |connection, _, of, now| Box::pin(due::reminder(connection, of, now))),
        (HOUR, |connection, _, of, now| Box::pin(due::reminder(connection, of, now))),
        (HOST, |connection, _, of, now| Box::pin(due::host(connection, of, now))),
        (TURN, |connection, _, of, now| Box::pin(due::turn(connection, of, now))),
        (EVENT, |connection, _, of, now| Box::pin(due::event(connection, of, now))),
        (NEWS, |connection, _, of, now| Box::pin(due::news(connection, of, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    create_from: Some(CreateFrom { makes: Kind::Meeting, form: forms::from }),
    talk_about: Some(|connection, act, origin| Box::pin(offered::offer(connection, act, origin))),
    redraw: Some(|connection, _, reader, told| Box::pin(due::redraw(connection, reader, told))),
    rezoned: Some(|connection, charter, now| Box::pin(plan::rezoned(connection, charter, now))),
    brief_lines: Some(|connection, reader| Box::pin(brief::lines(connection, reader))),
    asked: Some(|connection, reader, at| Box::pin(brief::asked(connection, reader, at))),
    next_brief: Some(|connection, reader| Box::pin(brief::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    digest_lines: Some(|connection, reader| Box::pin(digest::lines(connection, reader))),
    hidden: Some(|connection, guild, reference| Box::pin(store::hidden(connection, guild, reference))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "meeting";
/// The kinds of its rows in the outbox: the card, a change of it; the two reminders, the host's own, the end of an occurrence; the
/// guild's event; word of a change. The outbox knows how long a reminder is worth sending.
const POST: &str = "meeting";
const CARD: &str = "meeting-card";
const DAY: &str = "meeting-day";
const HOUR: &str = "meeting-hour";
const HOST: &str = "meeting-host";
const TURN: &str = "meeting-turn";
const EVENT: &str = "meeting-event";
const NEWS: &str = "meeting-news";
/// Characters at most in a title, and in where it is.
const TITLE_MAX: usize = 90;
/// Characters at most in what somebody puts on the agenda.
const TOPIC_MAX: usize = 200;
/// How long it takes if nobody says.
const MINUTES: i64 = 60;
/// The same meeting within this time is one.
const SAME_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Meetings to come that one person may host in a guild, and that a guild may have.
const EACH_MAX: i64 = 30;
const ALL_MAX: i64 = 300;
/// Topics on one agenda.
const TOPICS_MAX: i64 = 40;
/// A reminder that comes later than this is marked late.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// A reminder is sent until so long after the start.
const LATE_UNTIL: TimeDelta = TimeDelta::minutes(10);

/// Whether it is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// There is a next time.
    Active,
    /// The last time is over, or it was cancelled.
    Ended,
}

/// What somebody says to an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Answer {
    /// They come.
    Going,
    /// They join from afar.
    Remote,
    /// They do not know yet.
    Maybe,
    /// They cannot.
    Cannot,
}

impl Answer {
    /// In the order in which people see them.
    const ALL: [Self; 4] = [Self::Going, Self::Remote, Self::Maybe, Self::Cannot];

    /// Its letter in custom ids.
    fn letter(self) -> char {
        match self {
            Self::Going => 'g',
            Self::Remote => 'r',
            Self::Maybe => 'm',
            Self::Cannot => 'c',
        }
    }

    fn of_letter(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| text.chars().eq([answer.letter()]))
    }

    /// Whether the reminders are for who says so.
    fn is_reminded(self) -> bool {
        self != Self::Cannot
    }
}

/// How much of a meeting a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Scope {
    /// One occurrence.
    One,
    /// It and all that follow by the rule.
    After,
    /// All that is to come, also what was moved by itself.
    All,
}

impl Scope {
    const ALL: [Self; 3] = [Self::One, Self::After, Self::All];

    /// Its letter in custom ids.
    fn letter(self) -> char {
        match self {
            Self::One => 'o',
            Self::After => 'a',
            Self::All => 'w',
        }
    }

    fn of_letter(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| text.chars().eq([scope.letter()]))
    }
}

/// A meeting, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Meeting {
    id: MeetingId,
    guild: GuildId,
    /// Its reference is `M-number`.
    number: i64,
    host: PersonId,
    /// Where it was asked for.
    made_in: ChannelId,
    /// Where its card stands.
    channel: ChannelId,
    channel_name: String,
    /// Everyone may see it.
    open: bool,
    title: String,
    /// Where it is, in words.
    place: Option<String>,
    minutes: i64,
    schedule: Json<Schedule>,
    /// Counts the changes of its times.
    version: i64,
    state: State,
    cancelled_at: Option<DateTime<Utc>>,
    /// What comes next, or goes on now, as it was worked out last.
    next_original: Option<NaiveDateTime>,
    next_at: Option<DateTime<Utc>>,
    /// What the guild's events were last told of.
    mirrored_original: Option<NaiveDateTime>,
    mirrored_at: Option<DateTime<Utc>>,
    made_at: DateTime<Utc>,
}

impl Meeting {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Meeting, number: self.number }
    }

    /// What a row of the outbox of this kind is about. What is not posted has an item of its own, so that a meeting whose posts fail, which
    /// pauses them, turns to its next date, is mirrored and told its host all the same; and what the host refuses pauses no posts.
    fn item(&self, kind: &str) -> String {
        let reference = self.reference();
        match kind {
            TURN => format!("{reference} (turn)"),
            EVENT => format!("{reference} (event)"),
            HOST => format!("{reference} (host)"),
            _ => reference.to_string(),
        }
    }

    /// To whom a row of the outbox of this kind goes.
    fn recipient(&self, kind: &str) -> Recipient {
        match kind {
            HOST => Recipient::Person(self.host),
            EVENT => Recipient::Guild(self.guild),
            _ => Recipient::Channel(self.channel),
        }
    }

    fn length(&self) -> TimeDelta {
        TimeDelta::minutes(self.minutes)
    }

    /// What comes next, or goes on now.
    fn current(&self, zone: Tz, now: DateTime<Utc>) -> Option<Coming> {
        self.after(zone, now - self.length())
    }

    /// What comes next; always after `after`.
    fn after(&self, zone: Tz, after: DateTime<Utc>) -> Option<Coming> {
        if self.state == State::Active { self.schedule.next_after(zone, after) } else { None }
    }

    /// The occurrence of that name, if it takes answers: it is not over.
    fn ahead(&self, zone: Tz, original: NaiveDateTime, now: DateTime<Utc>) -> Option<Coming> {
        let found = if self.state == State::Active { self.schedule.pending(zone, original) } else { None };
        found.filter(|occurrence| occurrence.at + self.length() > now)
    }
}

/// Which occurrence of which meeting a press is about: `12.20261123T1800`. (A custom id is cut at colons.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Which {
    id: MeetingId,
    original: NaiveDateTime,
}

impl Which {
    const FORMAT: &str = "%Y%m%dT%H%M";

    fn id(self) -> String {
        format!("{}.{}", self.id, self.original.format(Self::FORMAT))
    }
}

/// An original local start in a custom id.
fn parse_original(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, Which::FORMAT).ok()
}
