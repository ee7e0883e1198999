//! Quick polls: a question with options, posted for everyone, answered by buttons. It helps people think; it decides nothing.
//!
//! Here are the rules; `tally` counts. An answer in force is a row, and the tally is worked out of the rows whenever it is shown, so
//! there is no count that could part from them. A poll is open until its closing time by the clock, whether or not the row that closes
//! it was handled: what is committed before is in, what comes later is refused in words.
//!
//! **The card changes by the outbox, not by the press.** A press changes the answer and, in the same transaction, owes an edit of the
//! card (`outbox::owe_edit`): one row, however many press meanwhile, drawn when it falls due. That is the simplest that is safe: after
//! a crash the row is there and the card is drawn from what is on disk; an edit that fails is tried again like any row; and nothing is
//! sent for a state that the card shows already. The press itself answers privately, with how things stand now.
//!
//! **Who may see it.** Where every member of the guild could see the channel, the poll is everyone's. Else it is for those who stand in its
//! channel, asked or answered it, or coordinate, and it is posted nowhere else.
//!
//! A ranking in the making is in no draft: each button bears the whole order that it stands for, so that a press, repeated or late,
//! means what it says.

mod acts;
mod agenda;
mod brief;
pub(crate) mod commands;
mod digest;
mod due;
mod home;
mod layout;
mod list;
mod onward;
mod presses;
mod store;
pub mod tally;
#[cfg(test)]
mod tests;
mod ties;
mod view;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::types::Json;

use crate::error::{Error, Result};
use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, PersonId, PollId};
use crate::items::{Kind, Reference};
use crate::say;
use crate::text::{Unfit, Words, clean_line, folded, plain, said};
use tally::Method;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        (POST, |connection, _, row, _| Box::pin(due::post(connection, row))),
        (CARD, |connection, _, row, now| Box::pin(due::card(connection, row, now))),
        (CLOSE, |connection, _, row, now| Box::pin(due::close(connection, row, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    brief_lines: Some(|connection, reader| Box::pin(brief::lines(connection, reader))),
    asked: Some(|connection, reader, at| Box::pin(brief::asked(connection, reader, at))),
    next_brief: Some(|connection, reader| Box::pin(brief::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    digest_lines: Some(|connection, reader| Box::pin(digest::lines(connection, reader))),
    agenda_lines: Some(|connection, agenda| Box::pin(agenda::lines(connection, agenda))),
    came_of: Some(|connection, item, now| Box::pin(acts::came_of(connection, item, now))),
    hidden: Some(|connection, guild, reference| Box::pin(store::hidden(connection, guild, reference))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "poll";
/// The kinds of its rows in the outbox: the card, a change of it, the end.
const POST: &str = "poll";
const CARD: &str = "poll-card";
const CLOSE: &str = "poll-close";
/// Characters at most in a question.
const QUESTION_MAX: usize = 200;
/// Characters at most in one option.
const OPTION_MAX: usize = 200;
/// How many options there may be.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=20;
/// How long a poll is open if its asker does not say.
const OPEN_FOR: TimeDelta = TimeDelta::days(7);
/// The same poll within this time is one poll.
const SAME_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Open polls that one person may have in a guild.
const EACH_MAX: i64 = 20;

/// Whether it still takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Until its closing time.
    Open,
    /// For ever.
    Closed,
}

/// A poll, as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Poll {
    id: PollId,
    guild: GuildId,
    /// Its reference is `D-number`.
    number: i64,
    asker: PersonId,
    /// Where it is posted.
    channel: ChannelId,
    /// Everyone may see it.
    open: bool,
    question: String,
    options: Json<Vec<String>>,
    method: Method,
    asked_at: DateTime<Utc>,
    closes_at: DateTime<Utc>,
    state: State,
    closed_at: Option<DateTime<Utc>>,
}

impl Poll {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Decision, number: self.number }
    }

    /// Whether it takes answers: its time counts, not whether somebody came round to closing it.
    fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Open && now < self.closes_at
    }
}

/// What a person does to their answer.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// This option, beside those chosen before if there may be several.
    Choose(usize),
    /// This option no longer.
    Drop(usize),
    /// This order.
    Rank(Vec<usize>),
    /// Nothing any more.
    TakeBack,
}

impl Change {
    /// The answer after it; `None` if nobody can answer this way.
    fn on(&self, method: Method, before: &[usize]) -> Option<Vec<usize>> {
        match (self, method) {
            (Self::TakeBack, _) => Some(Vec::new()),
            (Self::Choose(option), Method::One) => Some(vec![*option]),
            (Self::Choose(option), Method::Several) => {
                let chosen: BTreeSet<usize> = before.iter().chain([option]).copied().collect();
                Some(chosen.into_iter().collect())
            }
            (Self::Drop(option), Method::Several) => Some(before.iter().copied().filter(|one| one != option).collect()),
            (Self::Rank(order), Method::Ranked) => Some(order.clone()),
            _ => None,
        }
    }
}

/// Options as letters, in their order.
fn to_letters(options: &[usize]) -> String {
    options.iter().filter_map(|option| u8::try_from(*option).ok()).map(|option| char::from(b'a' + option)).collect()
}

/// What [`to_letters`] wrote, over so many options; `None` for what it did not.
fn from_letters(text: &str, options: usize) -> Option<Vec<usize>> {
    let all: Vec<usize> = text
        .bytes()
        .map(|letter| letter.checked_sub(b'a').map(usize::from).filter(|option| *option < options))
        .collect::<Option<_>>()?;
    let distinct: BTreeSet<_> = all.iter().collect();
    (distinct.len() == all.len()).then_some(all)
}

/// What was typed as `A | B | C`, cleaned.
///
/// # Errors
/// A refusal that says what to do.
fn options(words: Words, typed: &str) -> Result<Vec<String>> {
    let mut options: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (number, piece) in (1_usize..).zip(typed.split('|').filter(|piece| !piece.trim().is_empty())) {
        let option = clean_line(piece, OPTION_MAX).map_err(|unfit| {
            Error::Refusal(match unfit {
                Unfit::Empty => say!(words, "poll-option-empty", number = number),
                Unfit::TooLong(max) => say!(words, "poll-option-long", number = number, max = max),
            })
        })?;
        let key = folded(&option);
        if let Some(twin) = known.iter().position(|other| *other == key).and_then(|at| options.get(at)) {
            let (first, second) = (said(&plain(twin, 60)), said(&plain(&option, 60)));
            if *twin == option {
                return Err(Error::Refusal(say!(words, "poll-option-there-twice", option = first)));
            }
            return Err(Error::Refusal(say!(words, "poll-option-twice", first = first, second = second)));
        }
        options.push(option);
        known.push(key);
    }
    if options.len() < *OPTIONS.start() {
        return Err(Error::Refusal(say!(words, "poll-too-few")));
    }
    if options.len() > *OPTIONS.end() {
        let (count, max) = (options.len(), *OPTIONS.end());
        return Err(Error::Refusal(say!(words, "poll-too-many", count = count, max = max)));
    }
    Ok(options)
}
