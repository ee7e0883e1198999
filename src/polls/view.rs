//! What people see of polls. Options are named by numbers; answers are counted, never named.

use chrono::{DateTime, Utc};

use super::layout::{room_for_each, table};
use super::tally::{Method, Tally};
use super::{NAME, Poll, State, acts, ties, to_letters};
use crate::ids::GuildId;
use crate::message::{Block, Button, Card, Look, Press};
use crate::pages::Page;
use crate::say;
use crate::text::{Language, Words, lines_within, said_within, stamp, stamp_relative};

/// Characters of the question on a card: 200, each escaped.
const QUESTION_ROOM: usize = 400;
/// Characters of what came out.
const RESULT_MAX: usize = 80;
/// Characters of a question in a line of a list.
const LINE_MAX: usize = 120;
/// Characters of a name: 32 on Discord, each escaped, so that it is not cut at the end of a sentence.
const NAME_MAX: usize = 64;
/// Characters of a card in all; it holds 4,000.
const CARD_ROOM: usize = 3_950;
/// Characters of the chain on a card that may be full already: less would say nothing.
const CHAIN_MAX: usize = 600;
const CHAIN_MIN: usize = 80;
/// Options in one piece of text, which so stays within 2,000 characters.
const TEXT_OPTIONS: usize = 4;
/// Buttons side by side.
const ROW_BUTTONS: usize = 5;

/// A poll as it stands, for somebody who reads these words.
pub(super) struct Shown<'a> {
    pub words: Words,
    pub poll: &'a Poll,
    /// Who asks.
    pub name: &'a str,
    pub tally: &'a Tally,
}

/// A person's own answer.
pub(super) struct Own {
    /// Options from 0; in a ranking, the best first.
    pub ballot: Vec<usize>,
    /// It takes answers now.
    pub open: bool,
    /// They may close it.
    pub may_close: bool,
    /// If what leads is a time to meet at: whether it is still to come.
    pub time_ahead: Option<bool>,
    /// What they chose although it was in their answer.
    pub again: Option<usize>,
    /// What came of it, in words.
    pub chain: Option<String>,
}

impl Shown<'_> {
    /// The card for everyone. It says nothing that changes by itself, so that the same state is the same card.
    pub fn posted(&self, chain: Option<&str>) -> Card {
        let Self { words, poll, .. } = *self;
        let mut card = with_chain(self.said(), chain);
        let mut last = Vec::new();
        if poll.state == State::Open {
            if poll.method == Method::Ranked {
                last.push(
                    Button::new(say!(words, "button-poll-rank"), self.press("mine", poll.id)).look(Look::Primary),
                );
            } else {
                let number = |option| Button::new(number(option), self.press("vote", self.id(&[option])));
                card = rows(card, (0..poll.options.len()).map(number).collect());
                last.push(Button::new(say!(words, "button-poll-mine"), self.press("mine", poll.id)));
            }
        } else if self.tally.voters > 0 {
            // There who asked finds what can come of it.
            last.push(Button::new(say!(words, "button-poll-mine"), self.press("mine", poll.id)));
        }
        if poll.method == Method::Ranked {
            last.push(Button::new(say!(words, "button-poll-how"), self.press("how", poll.id)));
        }
        let other = match words.language().other() {
            Language::Es => "Español",
            Language::EnUs | Language::EnGb => "English",
        };
        last.push(Button::new(other.to_owned(), self.press("other", poll.id)));
        card.buttons(last)
    }

    /// The words of the card.
    pub fn said(&self) -> Card {
        let Self { words, poll, tally, .. } = *self;
        let question = said_within(&poll.question, QUESTION_ROOM);
        let mut card = Card::new(
            [
                say!(words, "poll-title", reference = poll.reference().to_string(), question = question),
                format!("-# {}", say!(words, "poll-by", name = said_within(self.name, NAME_MAX))),
            ]
            .join("\n"),
        );
        if let Some(result) = self.result() {
            card = card.text(result);
        }
        for some in self.option_lines().chunks(TEXT_OPTIONS) {
            card = card.text(some.join("\n"));
        }
        let mut small = Vec::new();
        let (answered, order) = (say!(words, "poll-answered", count = tally.voters), ties::numbers(&tally.order));
        if let Some(at) = poll.closed_at {
            small.push(if tally.voters == 0 {
                say!(words, "poll-closed-empty", at = stamp(at))
            } else {
                say!(words, "poll-closed", at = stamp(at), answered = answered)
            });
            if poll.method == Method::Ranked && tally.voters > 0 {
                small.push(say!(words, "poll-order-final"));
            }
            small.extend(ties::said(words, poll, tally));
        } else {
            small.push(answered);
            if poll.method == Method::Ranked && tally.voters > 0 {
                small.push(say!(words, "poll-so-far", order = order));
            }
            let (at, ahead) = (stamp(poll.closes_at), stamp_relative(poll.closes_at));
            small.push(match poll.method {
                Method::One => say!(words, "poll-open-one", at = at, ahead = ahead),
                Method::Several => say!(words, "poll-open-several", at = at, ahead = ahead),
                Method::Ranked => say!(words, "poll-open-ranked", at = at, ahead = ahead),
            });
            small.push(ties::rule(words, poll));
        }
        let small: Vec<String> = small.iter().map(|line| format!("-# {line}")).collect();
        card.text(small.join("\n"))
    }

    /// What came out, once it is closed and if somebody answered.
    fn result(&self) -> Option<String> {
        let Self { words, poll, tally, .. } = *self;
        if poll.state == State::Open || tally.voters == 0 {
            return None;
        }
        if let Some(first) = acts::leads(poll, tally) {
            let option = said_within(first, RESULT_MAX);
            return Some(match poll.method {
                Method::Ranked => say!(words, "poll-result-ranked", option = option),
                Method::One | Method::Several => say!(words, "poll-result", option = option),
            });
        }
        let between = tally.tie.iter().flat_map(|tie| &tie.between);
        let names: Vec<&str> = between.filter_map(|option| poll.options.get(*option)).map(String::as_str).collect();
        Some(say!(words, "poll-result-tie", options = said_within(&names.join(" / "), RESULT_MAX)))
    }

    /// Each option with its number and how many support it: in the poll's order while it is open, in that of the result after.
    fn option_lines(&self) -> Vec<String> {
        let Self { words, poll, tally, .. } = *self;
        let ended = poll.state == State::Closed && tally.voters > 0;
        let order: Vec<usize> = if ended { tally.order.clone() } else { (0..poll.options.len()).collect() };
        let each = room_for_each(&poll.options);
        let line = |option: &usize| {
            let (text, count) = (poll.options.get(*option)?, tally.support.get(*option).copied()?);
            let (number, text) = (number(*option), said_within(text, each));
            Some(say!(words, "poll-option", number = number, option = text, count = count))
        };
        order.iter().filter_map(line).collect()
    }

    /// The poll for one person: how it stands, what they answered, and their buttons.
    pub fn own(&self, own: &Own) -> Card {
        let Self { words, poll, .. } = *self;
        let numbers = ties::numbers(&own.ballot);
        let mine = match (own.ballot.is_empty(), poll.method, own.open) {
            (true, Method::Ranked, true) => say!(words, "poll-rank-first"),
            (true, _, _) => say!(words, "poll-mine-none"),
            (false, Method::Ranked, true) if own.ballot.len() < poll.options.len() => {
                say!(words, "poll-rank-next", order = numbers)
            }
            (false, Method::Ranked, _) => say!(words, "poll-rank-all", order = numbers),
            (false, _, _) => say!(words, "poll-mine", numbers = numbers),
        };
        let mut lines = vec![mine];
        lines.extend(own.again.map(|option| say!(words, "poll-mine-again", number = number(option))));
        if own.may_close && own.time_ahead == Some(false) && self.tally.voters > 0 {
            lines.push(say!(words, "poll-time-over"));
        }
        let mut card = with_chain(self.said().text(lines.join("\n")), own.chain.as_deref());
        let mut last = Vec::new();
        if own.open {
            card = rows(card, (0..poll.options.len()).filter_map(|option| self.choice(own, option)).collect());
            if !own.ballot.is_empty() {
                if poll.method == Method::Ranked {
                    let before = own.ballot.get(..own.ballot.len() - 1).unwrap_or_default();
                    let press = self.press("rank", self.id(before));
                    last.push(Button::new(say!(words, "button-poll-undo"), press));
                }
                last.push(Button::new(say!(words, "button-poll-take-back"), self.press("back", poll.id)));
            }
            if own.may_close {
                let close = Button::new(say!(words, "button-poll-close"), self.press("close", poll.id));
                last.push(close.look(Look::Danger));
            }
        }
        if own.may_close {
            last.push(Button::new(say!(words, "button-poll-decide"), self.press("decide", poll.id)));
            if own.time_ahead == Some(true) {
                last.push(Button::new(say!(words, "button-poll-meet"), self.press("meet", poll.id)));
            }
        }
        card.buttons(last)
    }

    /// The button of an option on somebody's own card; in a ranking, of those that are not ranked yet.
    fn choice(&self, own: &Own, option: usize) -> Option<Button> {
        let chosen = own.ballot.contains(&option);
        Some(match self.poll.method {
            Method::Ranked if chosen => return None,
            Method::Ranked => {
                let order: Vec<usize> = own.ballot.iter().copied().chain([option]).collect();
                Button::new(number(option), self.press("rank", self.id(&order)))
            }
            Method::Several if chosen => {
                let label = format!("✓ {}", number(option));
                Button::new(label, self.press("drop", self.id(&[option]))).look(Look::Success)
            }
            Method::One if chosen => {
                let label = format!("✓ {}", number(option));
                Button::new(label, self.press("pick", self.id(&[option]))).look(Look::Success)
            }
            Method::One | Method::Several => Button::new(number(option), self.press("pick", self.id(&[option]))),
        })
    }

    /// *How it was counted*: how many put one option before another.
    pub fn how(&self) -> Card {
        let Self { words, poll, tally, .. } = *self;
        let reference = poll.reference().to_string();
        if tally.voters == 0 {
            return Card::new(say!(words, "poll-how-empty", reference = reference));
        }
        let mut lines = vec![say!(words, "poll-how", reference = reference, order = ties::numbers(&tally.order))];
        lines.push(table(tally));
        lines.push(say!(words, "poll-how-table"));
        lines.extend(ties::said(words, poll, tally));
        Card::new(lines.join("\n"))
    }

    fn press(&self, action: &str, id: impl ToString) -> Press {
        Press::new(NAME, action, id)
    }

    /// The poll and options of it, as the id of a press.
    fn id(&self, options: &[usize]) -> String {
        format!("{}.{}", self.poll.id, to_letters(options))
    }
}

/// With what came of it, as far as it fits.
fn with_chain(card: Card, chain: Option<&str>) -> Card {
    let room = CARD_ROOM.saturating_sub(card.blocks.iter().map(characters).sum());
    let chain = chain.filter(|_| room >= CHAIN_MIN).and_then(|chain| lines_within(chain, room.min(CHAIN_MAX)));
    chain.into_iter().fold(card, Card::text)
}

/// Characters that a block takes.
fn characters(block: &Block) -> usize {
    if let Block::Text(text) = block { text.chars().count() } else { 0 }
}

/// What people call an option.
pub(super) fn number(option: usize) -> String {
    (option + 1).to_string()
}

fn rows(card: Card, buttons: Vec<Button>) -> Card {
    buttons.chunks(ROW_BUTTONS).fold(card, |card, row| card.buttons(row.to_vec()))
}

/// The answer to `/poll ask`.
pub(super) fn asked(words: Words, poll: &Poll, (again, shifted): (bool, bool)) -> Card {
    let (reference, at, ahead) = (poll.reference().to_string(), stamp(poll.closes_at), stamp_relative(poll.closes_at));
    let channel = format!("<#{}>", poll.channel);
    let mut text = if again {
        say!(words, "poll-asked-again", reference = reference, at = at, ahead = ahead, channel = channel)
    } else {
        say!(words, "poll-asked", reference = reference, at = at, ahead = ahead, channel = channel)
    };
    if shifted {
        text = format!("{text}\n{}", say!(words, "when-shifted"));
    }
    let close = Button::new(say!(words, "button-poll-close"), Press::new(NAME, "close", poll.id)).look(Look::Danger);
    Card::new(text).buttons(vec![open_button(words, poll), list_button(words, poll.guild), close])
}

/// A line in a list.
pub(super) fn line(words: Words, poll: &Poll) -> String {
    line_with(words, poll, stamp_relative)
}

/// The same for what stays where it is said: there "in 3 days" would become "4 days ago".
pub(super) fn line_that_stays(words: Words, poll: &Poll) -> String {
    line_with(words, poll, stamp)
}

fn line_with(words: Words, poll: &Poll, stamp: fn(DateTime<Utc>) -> String) -> String {
    let question = said_within(&poll.question, LINE_MAX);
    let reference = poll.reference().to_string();
    match poll.closed_at {
        Some(at) => say!(words, "poll-line-closed", reference = reference, question = question, ahead = stamp(at)),
        None => {
            let ahead = stamp(poll.closes_at);
            say!(words, "poll-line", reference = reference, question = question, ahead = ahead)
        }
    }
}

/// What opens a poll.
pub(super) fn open_button(words: Words, poll: &Poll) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "mine", poll.id))
}

/// What opens the list.
pub(super) fn list_button(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-polls"), Press::new(NAME, "list", Page { guild, number: 0 }.id()))
}
