//! What a row carries to Discord: a message, a change of a message that is there, a thread, or a scheduled event of the guild.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{ChannelId, EventId, MessageId, OutboxId};
use crate::message::{Card, Message};

/// What is frozen in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    /// A public thread in the channel that the row is for.
    Thread(Thread),
    /// The guild's scheduled event of the row's item and occurrence, as it is to be.
    Event(Event),
    /// How a card that was posted is to be from now on.
    Edit(Edit),
    /// A message. (Rows written before there was anything else hold it just like this.)
    #[serde(untagged)]
    Message(Message),
}

/// A public thread to be started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// What it is called; what is over 100 characters is cut.
    pub name: String,
    /// The message of the channel that it hangs on; `None`: it stands in the channel by itself.
    pub message: Option<MessageId>,
    /// After how long without a word it is archived.
    pub archives_after: ArchivesAfter,
}

/// A card that was posted, and how it is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The row that posted it: its buttons go on bearing that.
    pub row: OutboxId,
    /// Where it stands.
    pub channel: ChannelId,
    /// Which message it is.
    pub message: MessageId,
    /// How it is to be.
    pub card: Card,
}

/// The times after which Discord archives a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchivesAfter {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Three days.
    ThreeDays,
    /// A week.
    Week,
}

/// How the scheduled event of an item's occurrence is to be. Each revision of the row changes the one event there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// It takes place like this.
    Planned(Planned),
    /// It is called off: there is to be none.
    CalledOff,
}

/// Something that takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// What it is called; what is over 100 characters is cut.
    pub name: String,
    /// What people should know; what is over some 950 characters is cut.
    pub description: String,
    /// Where, in words; what is over 100 characters is cut.
    pub place: String,
    /// When it begins. An event that has begun is neither made nor changed any more.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
}

/// What came of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// A message in a channel.
    Message(ChannelId, MessageId),
    /// A message that was there is as it was to be.
    Edited(MessageId),
    /// A thread, which is a channel of its own.
    Thread(ChannelId),
    /// An event; `None` if there is to be none.
    Event(Option<EventId>),
}

impl Arrived {
    /// The channel of a message, and the id of what was made.
    pub(super) fn place(self) -> (Option<ChannelId>, Option<i64>) {
        match self {
            Self::Message(channel, message) => (Some(channel), Some(message.0)),
            // That a message could be changed says nothing of whether new ones can be posted.
            Self::Edited(message) => (None, Some(message.0)),
            Self::Thread(thread) => (None, Some(thread.0)),
            Self::Event(event) => (None, event.map(|event| event.0)),
        }
    }
}

impl Payload {
    /// What it is, for its column: it never becomes anything else.
    pub(super) fn form(&self) -> &'static str {
        match self {
            Self::Message(Message::Card(_)) | Self::Edit(_) => "card",
            Self::Message(Message::Notice(_)) => "notice",
            Self::Thread(_) => THREAD,
            Self::Event(_) => EVENT,
        }
    }

    /// The message, if it is one.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Message(message) => Some(message),
            Self::Thread(_) | Self::Event(_) | Self::Edit(_) => None,
        }
    }
}

/// The form of a thread.
pub(super) const THREAD: &str = "thread";
/// The form of an event.
pub(super) const EVENT: &str = "event";

impl ArchivesAfter {
    /// In minutes, as Discord counts it.
    #[must_use]
    pub fn minutes(self) -> u16 {
        match self {
            Self::Hour => 60,
            Self::Day => 1_440,
            Self::ThreeDays => 4_320,
            Self::Week => 10_080,
        }
    }
}

impl From<Message> for Payload {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Notice;

    #[test]
    fn what_was_frozen_before_reads_as_it_was_meant() {
        let old = r#"{"Notice":{"content":"Chairs","buttons":[],"select":null,"mentions":[]}}"#;
        let message = Message::Notice(Notice { content: "Chairs".to_owned(), ..Notice::default() });
        assert_eq!(serde_json::from_str::<Payload>(old).unwrap(), Payload::Message(message.clone()));
        let thread = Thread { name: "Talk".to_owned(), message: None, archives_after: ArchivesAfter::Week };
        let edit = Edit {
            row: OutboxId(1),
            channel: ChannelId(2),
            message: MessageId(3),
            card: Card::new("So far: 2".to_owned()),
        };
        let all = [message.into(), Payload::Thread(thread), Payload::Event(Event::CalledOff), Payload::Edit(edit)];
        for payload in all {
            let text = serde_json::to_string(&payload).unwrap();
            assert_eq!(serde_json::from_str::<Payload>(&text).unwrap(), payload, "{text}");
        }
    }
}
