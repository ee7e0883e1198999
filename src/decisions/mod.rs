//! Decisions: a question that is decided fairly, and what came of it.
//!
//! `methods` counts, and knows nothing else; here are the other rules. A decision belongs to the whole coalition: everybody in the
//! guild may read and answer it, wherever it was posted. As long as there are no seats it is advice among members.
//!
//! **In or out.** A press counts if Discord dated it before the end and it is committed before the closing, which runs ten seconds
//! later in the scheduler's transaction; all writes go through one writer, so there is no between.
//!
//! **Answers are only added.** The newest of each person is in force. An answer belongs to the version of the text that it was given
//! to: after a change of the text it counts once its person keeps it. Only a block stands until its person says otherwise, since a
//! block is not undone by changing what it was raised against. Who did not say it is asked in their brief: the next, at half time, and
//! the last before the end. Buttons bear the version, so that nobody agrees to words they did not see.
//!
//! **What is said** goes by the outbox: the living card (`card`), its changes, the closing, results and questions that are posted
//! (`said`), the message that tells a coordinator at once of a block. The rest is told in the daily brief (`news`).

mod acts;
mod after;
mod agenda;
mod amend;
mod begin;
mod brief;
mod closing;
pub(crate) mod commands;
mod digest;
mod due;
mod forms;
mod home;
mod list;
pub mod methods;
mod presses;
mod propose;
mod review;
mod standing;
mod store;
mod talk;
mod texts;
mod told;
mod view;

use chrono::{DateTime, Months, TimeDelta, Utc};
use sqlx::types::Json;

use crate::error::{Error, Result};
use crate::feature::{CreateFrom, Feature};
use crate::ids::{ChannelId, DecisionId, GuildId, PersonId};
use crate::items::{Kind, Reference};
use crate::say;
use crate::text::{Unfit, Words, clean};
use methods::{Electorate, Method, Position, Rules};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        (POST, |connection, _, (row, charter), _| Box::pin(due::post(connection, row, charter))),
        (CARD, |connection, _, (row, charter), now| Box::pin(due::card(connection, row, charter, now))),
        (CLOSE, |connection, _, (row, _), now| Box::pin(due::close(connection, row, now))),
        (SAID, |connection, _, (row, charter), _| Box::pin(due::said(connection, row, charter))),
        (SAID_CARD, |connection, _, (row, charter), now| Box::pin(due::said_card(connection, row, charter, now))),
        (REVIEW, |connection, _, (row, _), now| Box::pin(due::review(connection, row, now))),
        (BLOCKED, |connection, _, (row, charter), now| Box::pin(due::tell_blocked(connection, row, charter, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    brief_lines: Some(|connection, reader| Box::pin(brief::lines(connection, reader))),
    asked: Some(|connection, reader, at| Box::pin(brief::asked(connection, reader, at))),
    next_brief: Some(|connection, reader| Box::pin(brief::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    digest_lines: Some(|connection, reader| Box::pin(digest::lines(connection, reader))),
    create_from: Some(CreateFrom { makes: Kind::Decision, form: forms::from }),
    agenda_lines: Some(|connection, agenda| Box::pin(agenda::lines(connection, agenda))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "decide";
/// The kinds of its rows in the outbox: the card, a change of it, the end of its answers, what is posted about it, a change of that, the
/// day to look at it again, the message about a block.
const POST: &str = "decision";
const CARD: &str = "decision-card";
const CLOSE: &str = "decision-close";
const SAID: &str = "decision-said";
const SAID_CARD: &str = "decision-said-card";
const REVIEW: &str = "decision-review";
const BLOCKED: &str = "decision-blocked";

/// Characters at most in a title.
const TITLE_MAX: usize = 90;
/// Characters at most in a text.
const BODY_MAX: usize = 1_500;
/// Characters at most in a reason.
const REASON_MAX: usize = 200;
/// How long a decision is open if its proposer does not say.
const OPEN_FOR: TimeDelta = TimeDelta::days(7);
/// The hour at which it then ends where it would end at night.
const CLOSES_HOUR: u32 = 17;
/// One that is open for less says why it is urgent.
const UNHURRIED: TimeDelta = TimeDelta::hours(72);
/// How far the end moves at most when somebody asks for more time.
const HOLD_HOURS: [i64; 3] = [24, 48, 72];
/// Who is asked in a brief whether an answer stays has at least so long for it.
const ASKED_FOR: TimeDelta = TimeDelta::hours(24);
/// The closing runs so long after the end, so that what was pressed before it has arrived.
const SETTLES: TimeDelta = TimeDelta::seconds(10);
/// The same decision within this time is one decision.
const SAME_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Open decisions that one person may have in a guild.
const EACH_MAX: i64 = 20;

/// How a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Until its deadline.
    Open,
    /// A block was open at the deadline; people talk, and answers may change.
    Blocked,
    /// A block stood to the end of that time; a facilitator chooses.
    Awaiting,
    /// Adopted.
    Adopted,
    /// Not carried.
    NotReady,
    /// Too few answered, twice.
    Lapsed,
    /// Too many left themselves out.
    Postponed,
    /// A facilitator put it aside.
    PutAside,
    /// Its proposer took it back; it has no result.
    Withdrawn,
    /// It was adopted, and ended at a review.
    Ended,
}

impl State {
    /// Whether there is no result yet.
    const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Blocked | Self::Awaiting)
    }

    /// Whether it is in the book.
    const fn has_result(self) -> bool {
        !self.is_open() && !matches!(self, Self::Withdrawn)
    }
}

/// A decision, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Decision {
    id: DecisionId,
    guild: GuildId,
    /// Its reference is `D-number`.
    number: i64,
    proposer: PersonId,
    /// Where it is posted.
    channel: ChannelId,
    title: String,
    body: Option<String>,
    method: Method,
    electorate: Json<Electorate>,
    rules: Json<Rules>,
    /// Of its text, from 1.
    version: i64,
    /// Why it is open for less than three days.
    urgent: Option<String>,
    /// The reference of what it is for.
    towards: Option<String>,
    opened_at: DateTime<Utc>,
    /// When its answers end.
    closes_at: DateTime<Utc>,
    /// How often that changed.
    revision: i64,
    state: State,
    extended: bool,
    held_at: Option<DateTime<Utc>>,
    chosen_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
    review_at: Option<DateTime<Utc>>,
    /// When the question whether to keep it was opened, if it waits for an answer.
    review_asked_at: Option<DateTime<Utc>>,
}

impl Decision {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Decision, number: self.number }
    }

    /// Whether a press that Discord dated then counts: the date of the press, not when it is looked at.
    fn takes_answers(&self, sent_at: DateTime<Utc>) -> bool {
        matches!(self.state, State::Open | State::Blocked) && sent_at < self.closes_at
    }

    /// When it may end at the earliest.
    fn open_until_at_least(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now + TimeDelta::hours(self.rules.open_hours)
    }

    /// When it is to be looked at again, if it is adopted then.
    fn reviewed_after(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        at.checked_add_months(Months::new(self.rules.review_months)).unwrap_or(at)
    }

    /// `id.version`, for buttons that mean the text as it stands.
    fn id_now(&self) -> String {
        format!("{}.{}", self.id, self.version)
    }
}

/// Somebody's answer in force.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer {
    position: Position,
    reason: Option<String>,
    /// They took the words of the reason back.
    taken_back: bool,
    /// The version of the text that they answered.
    version: i64,
}

/// What somebody sees harm in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Concern {
    harm: String,
    change: String,
    talk: Option<String>,
    taken_back: bool,
    after: bool,
    /// How it ended, in the database's word.
    ending: Option<String>,
}

impl Concern {
    /// What was written into its form, so that it can be written anew.
    fn fields(self) -> [(String, String); 3] {
        let talk = self.talk.unwrap_or_default();
        [("harm", self.harm), ("change", self.change), ("talk", talk)].map(|(name, text)| (name.to_owned(), text))
    }
}

/// A text of several lines, checked; nothing typed is none.
fn optional_text(words: Words, typed: &str, max: usize) -> Result<Option<String>> {
    match clean(typed, max) {
        Ok(text) => Ok(Some(text)),
        Err(Unfit::Empty) => Ok(None),
        Err(Unfit::TooLong(max)) => {
            Err(Error::Mistyped(say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX))))
        }
    }
}

/// Words that must be there, checked.
fn needed_text(words: Words, typed: &str, max: usize) -> Result<String> {
    optional_text(words, typed, max)?.ok_or_else(|| Error::Mistyped(say!(words, "decide-words-missing")))
}
