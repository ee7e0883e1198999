//! What features tell everyone in a digest: lines, in sections. Each feature gives its own; the digest chooses what fits a phone's screen.

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::error::Result;
use crate::ids::{ChannelId, PersonId};
use crate::message::{Button, Picture};
use crate::text::Words;

/// Where a line stands, from top to bottom: the first five for everyone, the others in a person's own digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Section {
    /// What was kept, and thanks.
    Wins,
    /// Indicators that changed; each line begins with its own arrow.
    Indicators,
    /// What closes soon, and what was decided; each line begins with its own mark.
    Decisions,
    /// Where a hand helps most.
    Help,
    /// The next meetings.
    Meetings,
    /// What the person promised.
    Promised,
    /// What waits for the person's answer.
    Waiting,
    /// What the person kept.
    Kept,
}

impl Section {
    /// What a line of it begins with.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Wins | Self::Kept => "★ ",
            Self::Indicators | Self::Decisions => "",
            Self::Waiting => "◷ ",
            Self::Help => "✋ ",
            Self::Meetings => "☞ ",
            Self::Promised => "• ",
        }
    }
}

/// What ended at its time may be looked at a little later. So what ended by itself is named although it ended so long before the time
/// that is told of; what was said before is not said again, since its state is the same.
pub const OVERLAP: TimeDelta = TimeDelta::minutes(15);

/// For whom lines are wanted, and of which time.
#[derive(Clone, Debug)]
pub struct DigestReader {
    /// Whose coalition.
    pub charter: Charter,
    /// What its reader reads.
    pub words: Words,
    /// Where it is read: what stands in this channel, those who read it know. Other channels' matters are not named.
    pub channel: Option<ChannelId>,
    /// Whose own digest it is; `None`: everyone's, in which only what everybody may read is named.
    pub person: Option<PersonId>,
    /// What happened after this instant,
    pub from: DateTime<Utc>,
    /// and up to this one.
    pub until: DateTime<Utc>,
    /// How things stand now.
    pub now: DateTime<Utc>,
}

/// One line of a digest. Kept, it is what was read: how the matter stood and how heavy it was is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// Where it stands.
    pub section: Section,
    /// The matter, for ever: a reference, or a word of the feature's.
    pub key: String,
    /// How the matter stands: said once, it is not said again before this changes. What is new in every period has the period in it.
    #[serde(skip)]
    pub state: String,
    /// Markdown, short: a line or two on a phone. It says no time that passes by itself, so that the same state is the same text.
    pub text: String,
    /// What helps with it.
    pub button: Option<Button>,
    /// Within its section the heaviest comes first.
    #[serde(skip)]
    pub weight: i64,
}

/// What a feature has to tell.
pub type DigestFn = for<'a> fn(&'a mut SqliteConnection, &'a DigestReader) -> BoxFuture<'a, Result<Vec<DigestLine>>>;

/// The picture that belongs to one of the lines that a feature told, if it has one. It is asked for when the line is on the screen.
pub type PictureFn =
    for<'a> fn(&'a mut SqliteConnection, &'a DigestReader, &'a DigestLine) -> BoxFuture<'a, Result<Option<Picture>>>;
