//! What people see of commitments.

use chrono::{DateTime, Utc};

use super::list::{Page, Whose};
use super::store::{Event, Show};
use super::together::Closed;
use super::{Commitment, FirstReminder, NAME, NotKeptReason, Outcome, State};
use crate::ids::GuildId;
use crate::items::{Chain, Kind, Reference};
use crate::message::{Button, Card, Choice, Look, Offer, Press, Select};
use crate::say;
use crate::text::{Words, said, said_within, stamp, stamp_day, stamp_relative};

/// A message holds 4,000 characters, and twilight's judge allows 2,000 to one text: what a line of a list, the meaning of "done" and a note in the history take of them at most.
const LINE_WHAT_MAX: usize = 200;
const DONE_MEANS_SHOWN_MAX: usize = 1_500;
const NOTE_SHOWN_MAX: usize = 120;

/// The answer to a promise.
pub fn made(words: Words, promise: &Commitment, reminder: Option<FirstReminder>, again: bool) -> Card {
    let reference = promise.reference().to_string();
    let what = said(&promise.what);
    let due = stamp(promise.due_at);
    let first = if again {
        say!(words, "commit-made-again", what = what, reference = reference)
    } else {
        say!(words, "commit-made", what = what, reference = reference)
    };
    let due = say!(words, "commit-made-due", due = due);
    let mut text = format!("{first}\n{due} {}", next_reminder(words, reminder));
    if let Some(towards) = &promise.towards {
        text = format!("{text}\n{}", say!(words, "commit-made-towards", towards = towards.as_str()));
    }
    Card::new(text).buttons(vec![open_button(words, promise), list_button(words, promise.guild)])
}

/// When the owner will hear of it, said plainly: a promise for tomorrow gets no reminder before its date.
fn next_reminder(words: Words, reminder: Option<FirstReminder>) -> String {
    match reminder {
        Some((at, Some(until))) => say!(words, "commit-reminder-away", until = stamp_day(until), on = stamp_day(at)),
        Some((at, None)) => say!(words, "commit-reminder", on = stamp_day(at)),
        None => say!(words, "commit-no-reminder"),
    }
}

/// A line in a list: reference, task, date.
pub fn line(words: Words, promise: &Commitment, now: DateTime<Utc>) -> String {
    let reference = promise.reference().to_string();
    let what = said_within(&promise.what, LINE_WHAT_MAX);
    let when = stamp(promise.closed_at.filter(|_| promise.state != State::Promised).unwrap_or(promise.due_at));
    match (promise.state, promise.outcome) {
        (State::Promised, _) if promise.is_overdue(now) => {
            say!(words, "commit-line-overdue", reference = reference, what = what, when = when)
        }
        (State::Promised, _) => say!(words, "commit-line", reference = reference, what = what, when = when),
        (State::Delivered, Some(Outcome::KeptLate)) => {
            say!(words, "commit-line-late", reference = reference, what = what, when = when)
        }
        (State::Delivered, _) => say!(words, "commit-line-kept", reference = reference, what = what, when = when),
        (State::Withdrawn, _) => say!(words, "commit-line-withdrawn", reference = reference, what = what, when = when),
        (State::NotKept, _) => say!(words, "commit-line-not-kept", reference = reference, what = what, when = when),
    }
}

/// One promise, whole: with its buttons if the reader owns it.
pub struct Whole<'a> {
    /// The promise.
    pub promise: &'a Commitment,
    /// What happened to it.
    pub history: &'a [(Event, DateTime<Utc>)],
    /// Whose it is, if not the reader's.
    pub owner_name: Option<String>,
    /// What goes on in its place.
    pub follower: Option<Reference>,
    /// What it is for, and what came of it.
    pub chain: Chain,
}

impl Whole<'_> {
    /// As a card.
    pub fn card(&self, words: Words, now: DateTime<Utc>) -> Card {
        let promise = self.promise;
        let title =
            say!(words, "commit-title", reference = promise.reference().to_string(), what = said(&promise.what));
        let standing = match self.follower {
            Some(follower) => {
                let (due, follower) = (stamp(promise.due_at), follower.to_string());
                say!(words, "commit-standing-renewed", due = due, follower = follower)
            }
            None => standing(words, promise, now),
        };
        let mut text = vec![title, self.whose(words), standing];
        if self.owner_name.is_none() && promise.is_overdue(now) {
            text.push(say!(words, "commit-standing-asks"));
        }
        let mut card = Card::new(text.join("\n"));
        if let Some(done_means) = &promise.done_means {
            let done_means = said_within(done_means, DONE_MEANS_SHOWN_MAX);
            card = card.text(say!(words, "commit-done-means", text = done_means));
        }
        if let Some(chain) = self.chain.text(words) {
            card = card.line().text(chain);
        }
        if self.history.len() > 1 {
            let renewed = |event: &Event| self.follower.is_some() && event.event == "let_go";
            let history = self.history.iter().filter(|(event, _)| !renewed(event));
            let lines: Vec<_> = history.map(|(event, at)| history_line(words, event, *at)).collect();
            card = card.line().text(lines.join("\n"));
        }
        if self.owner_name.is_none() { card.buttons(answers(words, promise, now)) } else { card }
    }

    fn whose(&self, words: Words) -> String {
        match &self.owner_name {
            None => say!(words, "commit-owner-you"),
            Some(name) => say!(words, "commit-owner", name = said(name)),
        }
    }
}

/// How a promise stands, in a sentence.
fn standing(words: Words, promise: &Commitment, now: DateTime<Utc>) -> String {
    let due = stamp(promise.due_at);
    match (promise.state, promise.outcome) {
        (State::Promised, _) if promise.is_overdue(now) => say!(words, "commit-standing-overdue", due = due),
        (State::Promised, _) => say!(words, "commit-standing-open", due = due, ahead = stamp_relative(promise.due_at)),
        (State::Delivered, Some(Outcome::KeptLate)) => say!(words, "commit-standing-late", due = due),
        (State::Delivered, _) => say!(words, "commit-standing-kept", due = due),
        (State::Withdrawn, _) => say!(words, "commit-standing-withdrawn", due = due),
        (State::NotKept, _) => say!(words, "commit-standing-not-kept", due = due),
    }
}

fn history_line(words: Words, event: &Event, at: DateTime<Utc>) -> String {
    let at = stamp(at);
    let note = event.note.as_deref().map(|note| said_within(note, NOTE_SHOWN_MAX)).unwrap_or_default();
    let to = event.new_due_at.map(stamp).unwrap_or_default();
    let line = match event.event.as_str() {
        "made" => say!(words, "commit-history-made", at = at, to = to),
        "moved" => say!(words, "commit-history-moved", at = at, to = to),
        "delivered" => say!(words, "commit-history-delivered", at = at),
        "withdrawn" => say!(words, "commit-history-withdrawn", at = at),
        "on_track" => say!(words, "commit-history-on-track", at = at),
        _ => say!(words, "commit-history-let-go", at = at),
    };
    if note.is_empty() {
        format!("-# {line}")
    } else {
        format!("-# {line}\n-# {}", say!(words, "commit-history-note", note = note))
    }
}

/// How its owner can answer for a promise, by how it stands.
pub fn answers(words: Words, promise: &Commitment, now: DateTime<Utc>) -> Vec<Button> {
    let press = |action| Press::new(NAME, action, promise.id);
    if promise.state != State::Promised {
        return Vec::new();
    }
    if promise.is_overdue(now) {
        return vec![
            Button::new(say!(words, "button-its-done"), press("done")).look(Look::Success),
            Button::new(say!(words, "button-new-date"), press("renew")),
            Button::new(say!(words, "button-let-go"), press("letgo")),
        ];
    }
    vec![
        Button::new(say!(words, "button-done"), press("done")).look(Look::Success),
        Button::new(say!(words, "button-on-track"), press("track")),
        Button::new(say!(words, "button-more-time"), press("move")),
        Button::new(say!(words, "button-cannot"), press("withdraw")),
    ]
}

/// The answer to *Done*.
pub fn delivered(words: Words, closed: &Closed) -> Card {
    let reference = Reference { kind: Kind::Commitment, number: closed.number }.to_string();
    let what = said(&closed.what);
    Card::new(if closed.before {
        say!(words, "commit-delivered-again", what = what, reference = reference)
    } else if closed.outcome == Some(Outcome::KeptLate) {
        say!(words, "commit-delivered-late", what = what, reference = reference)
    } else {
        say!(words, "commit-delivered", what = what, reference = reference)
    })
    .buttons(vec![list_button(words, closed.guild)])
}

/// Asks whether it was done by its date.
pub fn ask_on_time(words: Words, promise: &Commitment) -> Card {
    let press = |action| Press::new(NAME, action, promise.id);
    Card::new(say!(words, "commit-ask-on-time", what = said(&promise.what), due = stamp(promise.due_at))).buttons(vec![
        Button::new(say!(words, "button-on-time"), press("ontime")).look(Look::Success),
        Button::new(say!(words, "button-later"), press("late")),
    ])
}

/// The answer to a move.
///
/// `later`: how often it was moved to a later date, if it was so now.
pub fn moved(words: Words, promise: &Commitment, reminder: Option<FirstReminder>, later: i64) -> Card {
    let (due, reference) = (stamp(promise.due_at), promise.reference().to_string());
    let moved = say!(words, "commit-moved", what = said(&promise.what), reference = reference, due = due);
    let mut text = format!("{moved} {}", next_reminder(words, reminder));
    let mut buttons = vec![open_button(words, promise)];
    if later >= 2 {
        text = format!("{text}\n{}", say!(words, "commit-moved-later", count = later));
        buttons.push(Button::new(say!(words, "button-cannot"), Press::new(NAME, "withdraw", promise.id)));
    }
    Card::new(text).buttons(buttons)
}

/// The answer to a fresh promise after the date.
pub fn renewed(words: Words, (old, fresh): (&Commitment, &Commitment), reminder: Option<FirstReminder>) -> Card {
    let (due, reference) = (stamp(fresh.due_at), fresh.reference().to_string());
    let renewed = say!(words, "commit-renewed", what = said(&fresh.what), reference = reference, due = due);
    let card = Card::new(format!("{renewed} {}", next_reminder(words, reminder)));
    if !old.reason_open {
        return card.buttons(vec![open_button(words, fresh)]);
    }
    ask_why(words, card, old).buttons(vec![open_button(words, fresh)])
}

/// Asks for the one reason, one tap, kept without the name.
fn ask_why(words: Words, card: Card, promise: &Commitment) -> Card {
    card.text(say!(words, "commit-ask-why", reference = promise.reference().to_string()))
        .select(reasons(words, Press::new(NAME, "why", promise.id)))
}

/// The answer to the reason why a promise was not kept.
pub fn reason_noted(words: Words, promise: &Commitment, follower: Option<Reference>) -> Card {
    let reference = promise.reference().to_string();
    Card::new(match follower.map(|follower| follower.to_string()) {
        Some(follower) => say!(words, "commit-reason-noted", reference = reference, follower = follower),
        None => say!(words, "commit-reason-noted-let-go", reference = reference),
    })
}

/// The answer to a withdrawal.
pub fn withdrawn(words: Words, promise: &Commitment) -> Card {
    let reference = promise.reference().to_string();
    Card::new(say!(words, "commit-withdrawn", what = said(&promise.what), reference = reference))
}

/// The answer to *On track*.
pub fn on_track(words: Words, promise: &Commitment) -> Card {
    let mut text = say!(words, "commit-on-track", what = said(&promise.what), due = stamp(promise.due_at));
    if promise.skip_rung.is_some() {
        text = format!("{text} {}", say!(words, "commit-on-track-skips"));
    }
    let press = |action| Press::new(NAME, action, promise.id);
    Card::new(text).buttons(vec![
        Button::new(say!(words, "button-done"), press("done")).look(Look::Success),
        Button::new(say!(words, "button-more-time"), press("move")),
    ])
}

fn reasons(words: Words, press: Press) -> Select {
    let choices = NotKeptReason::ALL
        .into_iter()
        .map(|reason| Choice { label: reason_label(words, reason), value: reason.code().to_owned() })
        .collect();
    let prompt = say!(words, "commit-ask-reason-prompt");
    Select { prompt, offer: Offer::Choices(choices), press, chosen: None, optional: false }
}

/// What a reason is called.
pub fn reason_label(words: Words, reason: NotKeptReason) -> String {
    match reason {
        NotKeptReason::Waiting => say!(words, "reason-waiting"),
        NotKeptReason::TooBig => say!(words, "reason-too-big"),
        NotKeptReason::NoMeans => say!(words, "reason-no-means"),
        NotKeptReason::NeedChanged => say!(words, "reason-need-changed"),
        NotKeptReason::Unclear => say!(words, "reason-unclear"),
        NotKeptReason::Forgot => say!(words, "reason-forgot"),
        NotKeptReason::Emergency => say!(words, "reason-emergency"),
    }
}

/// The answer to letting go.
pub fn let_go(words: Words, promise: &Commitment) -> Card {
    let reference = promise.reference().to_string();
    let card = Card::new(say!(words, "commit-let-go", what = said(&promise.what), reference = reference));
    if promise.reason_open { ask_why(words, card, promise) } else { card }
}

/// Said to who wants to change a promise that is closed.
pub fn already_closed(words: Words, promise: &Commitment, follower: Option<Reference>) -> String {
    let reference = promise.reference().to_string();
    if let Some(follower) = follower {
        return say!(words, "commit-already-renewed", reference = reference, follower = follower.to_string());
    }
    match promise.state {
        State::Delivered => say!(words, "commit-already-delivered", reference = reference),
        State::Withdrawn => say!(words, "commit-already-withdrawn", reference = reference),
        _ => say!(words, "commit-already-let-go", reference = reference),
    }
}

/// What opens a promise.
pub fn open_button(words: Words, promise: &Commitment) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "open", promise.id))
}

/// What opens the reader's list.
pub fn list_button(words: Words, guild: GuildId) -> Button {
    let page = Page { guild, show: Show::Open, number: 0, whose: Whose::Mine };
    Button::new(say!(words, "button-my-list"), Press::new(NAME, "list", page.id()))
}
