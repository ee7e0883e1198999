//! What the bot owes to somebody, and when: the only timer there is.
//!
//! A row is written in the transaction of the change that causes it, unique on (guild, item, occurrence, revision, recipient,
//! kind, part). When it falls due, the claiming transaction asks its feature what to send, or learns that it is no longer wanted;
//! the answer is frozen, and only what is frozen is sent. So a row is rendered once, and sent as it was rendered, whatever
//! happens in between. This room knows no Discord; `scheduler` carries the frozen rows there.
//!
//! A row carries a message, a change of one that is there ([`owe_edit`]), a thread or a scheduled event ([`Payload`]). The last two that live on are one for each item and occurrence:
//! a later revision changes the event that is there and starts no second thread, and what people deleted in Discord is let be.
//!
//! A digest may be claimed before it is due. It is frozen then, and claimed a second time when it is due: its feature sends what was
//! frozen or, if something in it changed meanwhile, renders it anew.
//!
//! What is late by more than its grace is not sent: it is rendered all the same (so that a series goes on), kept, and told in one
//! roll-up. What cannot be delivered is never deleted: it goes to the next place that takes it, and a coordinator is told.

mod bell;
mod claim;
mod edits;
mod payload;
pub mod stats;
mod store;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

pub use bell::Bell;
pub use claim::{Claim, Claiming};
pub use edits::{AFTER, DELETED, owe_edit, pace, redrawn};
pub use payload::{ArchivesAfter, Arrived, Edit, Event, Payload, Planned, Thread};
pub use store::ahead::{call_off, owe_ahead, stands_in, waits_for_others};
pub use store::edits::is_overtaken;
pub use store::late::{miss, owe_roll_up, too_late_here, too_late_to};
pub use store::made::{Earlier, earlier, forget_trouble, is_known_thread, last_made, make_again};
pub use store::places::{
    Closed, close_place, closed_place, count_failure, forget_direct, has_closed_places, open_place, open_places,
    redirect, resume,
};
pub use store::told::{is_for, mark_read, told_to, waiting_for};
pub use store::unread::{Unread, owe_note, owe_waited, unread};
pub use store::{
    OWE, Sent, backlog, begin_try, channel_of, due, give_up, item_of, mark_failed, move_to_zone, next_due_at, owe,
    owe_all, owe_anew, pause_guild, postpone, remember_channel, resume_guild, skip,
};

use crate::charter::Charter;
use crate::error::Result;
use crate::feature::App;
use crate::ids::{ChannelId, GuildId, OutboxId, PersonId};
use crate::message::Message;

/// What is late by less than this is still sent, and marked late; older rows are told another way.
pub const GRACE: TimeDelta = TimeDelta::hours(24);

/// What is worth sending for a shorter or longer time: the reminders of a meeting, until ten minutes after its start; who comes, until
/// its start.
const GRACES: [(&str, TimeDelta); 3] = [
    ("meeting-day", TimeDelta::minutes(24 * 60 + 10)),
    ("meeting-hour", TimeDelta::minutes(60 + 10)),
    ("meeting-host", TimeDelta::minutes(60)),
];

/// Waits before the second, third, … try of a failing row; the last one repeats until the grace ends.
const RETRY_AFTER_MINUTES: [i64; 4] = [1, 5, 30, 120];

/// What is said as things are when it goes out, or would be wrong to leave out: it is never too late.
const NEVER_TOO_LATE: [&str; 14] = [
    "brief",
    "waiting",
    OWN_NOTE,
    "waited",
    "rollup",
    "trouble",
    "welcome",
    "start_here",
    "poll",
    "meeting",
    "decision",
    "decision-said",
    // A digest that is too late is told in one line of the next.
    "digest",
    "digest-own",
];

/// What may be claimed before it is due ([`owe_ahead`]): it is frozen then, looked at again when it is due, and sent on time.
const CLAIMED_AHEAD: [&str; 1] = ["digest"];

/// What a person set themselves comes at its hour, in quiet hours too.
const DAY_AND_NIGHT: [&str; 1] = ["remind"];

/// A meeting's reminders come at their hour, in quiet hours too: a meeting at seven in the morning has its reminder at six.
const AT_ITS_HOUR: [&str; 3] = ["meeting-day", "meeting-hour", "meeting-host"];

/// The kind of a note that something waits that comes at its hour: so does the note.
pub const OWN_NOTE: &str = "waiting_own";

/// How long what is owed to a guild is kept after the bot was removed from it.
pub const KEPT_AFTER_REMOVAL: TimeDelta = TimeDelta::days(90);

/// How long what could not be brought to a person waits for them.
pub const WAITS: TimeDelta = TimeDelta::days(30);

/// To whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// One person, in a direct message.
    Person(PersonId),
    /// Everyone in a channel.
    Channel(ChannelId),
    /// The guild as a whole, whose scheduled events are in no channel.
    Guild(GuildId),
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Channel(id) => write!(f, "channel:{id}"),
            Self::Guild(id) => write!(f, "guild:{id}"),
        }
    }
}

impl FromStr for Recipient {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let unknown = || format!("{text:?} is no recipient");
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        match (kind, id.parse()) {
            ("person", Ok(id)) => Ok(Self::Person(PersonId(id))),
            ("channel", Ok(id)) => Ok(Self::Channel(ChannelId(id))),
            ("guild", Ok(id)) => Ok(Self::Guild(GuildId(id))),
            _ => Err(unknown()),
        }
    }
}

/// Something to be owed.
#[derive(Clone, Debug)]
pub struct Owed {
    /// In which guild.
    pub guild: GuildId,
    /// What it is about: `brief`, `welcome`, a reference.
    pub item: String,
    /// Which of several: the original local start, or a word for what comes once.
    pub occurrence: String,
    /// Grows each time the time of the occurrence changes.
    pub revision: i64,
    /// To whom.
    pub recipient: Recipient,
    /// Who renders it: a kind in some feature's `due`.
    pub kind: &'static str,
    /// When.
    pub due_at: DateTime<Utc>,
}

/// A row that has fallen due.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id, which every component of the message bears.
    pub id: OutboxId,
    /// In which guild.
    pub guild: GuildId,
    /// What it is about.
    pub item: String,
    /// Which of several.
    pub occurrence: String,
    /// To whom.
    pub recipient: Recipient,
    /// Who renders it.
    pub kind: String,
    /// When it was due.
    pub due_at: DateTime<Utc>,
    /// Until when it is still worth sending.
    pub grace_until: DateTime<Utc>,
    /// How often sending failed.
    pub attempts: i64,
    /// When it was frozen, if it was.
    pub claimed_at: Option<DateTime<Utc>>,
    /// When sending was last begun, if it was.
    pub tried_at: Option<DateTime<Utc>>,
    /// Whether a copy may have arrived unseen.
    pub unsure: bool,
    /// What is frozen.
    pub payload: Option<Payload>,
    /// Where it goes, or where it is said that it waits, if its recipient cannot be reached.
    pub fallback: Option<ChannelId>,
    /// Whether the notification must not show its text.
    pub discreet: bool,
    /// Whether what is frozen was rendered before it was due, and is to be looked at again.
    pub early: bool,
}

impl Row {
    /// Whether it may disturb somebody, so that it waits for the end of quiet hours.
    #[must_use]
    pub fn waits_for_morning(&self) -> bool {
        if self.kind == OWN_NOTE || AT_ITS_HOUR.contains(&self.kind.as_str()) {
            return false;
        }
        let pings = match self.payload.as_ref().and_then(Payload::message) {
            Some(Message::Notice(notice)) => !notice.roles.is_empty() || !notice.mentions.is_empty(),
            _ => false,
        };
        let notifies = matches!(self.recipient, Recipient::Person(_)) || self.kind == "waiting";
        if pings && matches!(self.recipient, Recipient::Channel(_)) {
            return true;
        }
        notifies && !DAY_AND_NIGHT.contains(&self.kind.as_str())
    }

    fn is_too_late(&self, now: DateTime<Utc>) -> bool {
        now > self.grace_until && !NEVER_TOO_LATE.contains(&self.kind.as_str())
    }

    /// Until when a frozen row is tried: what was late already when it was claimed gets its time to fail as well, unless it is bound to
    /// an hour, as a meeting's reminder is.
    #[must_use]
    pub fn last_try(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        if grace(&self.kind) != GRACE {
            return self.grace_until;
        }
        self.grace_until.max(self.claimed_at.unwrap_or(now) + GRACE)
    }

    /// Whether a message that was frozen would come too late by now: after a long failure, or after the bot or the host was gone.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now > self.last_try(now) && !NEVER_TOO_LATE.contains(&self.kind.as_str())
    }
}

/// A private message as it was frozen.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its row.
    pub id: OutboxId,
    /// In which guild.
    pub guild: GuildId,
    /// Who renders it.
    pub kind: String,
    /// What it is about.
    pub item: String,
    /// Which of several.
    pub occurrence: String,
    /// When it was frozen.
    pub claimed_at: DateTime<Utc>,
    /// What it said.
    pub message: Message,
}

/// What becomes of a row that has fallen due.
#[derive(Clone, Debug)]
pub enum Due {
    /// Send this, in so many parts.
    Send(Vec<Message>),
    /// Send this to a channel; if it is closed to us, to the other one, where the item was made.
    Post(Message, ChannelId),
    /// Send this, in so many parts, to a channel that not everyone may see: if it is closed to us, nowhere else.
    Here(Vec<Message>),
    /// Send this to one person; if they take no direct messages, say in that channel that it waits.
    Private(Message, ChannelId),
    /// Start this thread in the channel that the row is for.
    Thread(Thread),
    /// Have a card that was posted be so: see [`redrawn`].
    Edit(Edit),
    /// Have the guild's scheduled event of this item and occurrence be so; the row is for the guild.
    Event(Event),
    /// What was frozen ahead still holds: send that.
    AsFrozen,
    /// It is no longer wanted, and why, for the log.
    NotWanted(&'static str),
    /// Not at this hour: ask again then.
    Later(DateTime<Utc>),
}

/// Renders a due row, inside the claiming transaction, by its guild's charter as it is there.
pub type DueFn =
    for<'a> fn(&'a mut SqliteConnection, &'a App, (&'a Row, &'a Charter), DateTime<Utc>) -> BoxFuture<'a, Result<Due>>;

/// Whether what is told of this kind to a person comes at its hour, in quiet hours too.
fn comes_at_its_hour(kind: &str) -> bool {
    DAY_AND_NIGHT.contains(&kind) || AT_ITS_HOUR.contains(&kind)
}

/// For how long after its time a row of this kind is worth sending.
fn grace(kind: &str) -> TimeDelta {
    GRACES.iter().find(|(known, _)| *known == kind).map_or(GRACE, |(_, grace)| *grace)
}

/// When a row that failed so often (from 1) is tried again.
#[must_use]
pub fn retry_at(attempts: i64, now: DateTime<Utc>) -> DateTime<Utc> {
    let last = RETRY_AFTER_MINUTES.len() - 1;
    let index = usize::try_from(attempts.max(1) - 1).unwrap_or(last).min(last);
    now + TimeDelta::minutes(RETRY_AFTER_MINUTES[index])
}

/// The key of an occurrence: its local start.
#[must_use]
pub fn occurrence(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%dT%H:%M").to_string()
}

/// A person's next brief is owed.
///
/// # Errors
/// If the database fails.
pub async fn owe_next_brief(
    connection: &mut SqliteConnection,
    charter: &Charter,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    match brief(charter, person, charter.next_brief(now).0.date(), now) {
        Some(brief) => owe(connection, &brief).await,
        None => Ok(()),
    }
}

/// A person's brief on a local day, as a row to be owed; none if its hour has passed.
#[must_use]
pub fn brief(charter: &Charter, person: PersonId, day: NaiveDate, now: DateTime<Utc>) -> Option<Owed> {
    let (local, due_at) = charter.brief_on(day);
    (due_at > now).then(|| Owed {
        guild: charter.guild,
        item: "brief".to_owned(),
        occurrence: occurrence(local),
        revision: 0,
        recipient: Recipient::Person(person),
        kind: "brief",
        due_at,
    })
}
