//! What people see of decisions. Answers are counted and reasons quoted, never with a name.

mod counted;
mod lists;
mod own;
mod posts;

pub(super) use lists::{
    again_button, choice_label, line, line_that_stays, line_to_keep, list_button, open_button, turn_buttons,
};
pub(super) use own::{Own, ask_for_time, block_first, choices, proposed};
pub(super) use posts::{passed, said_post};

use super::methods::{Electorate, Method, Position, Tally};
use super::standing::Standing;
use super::store::answers::Said;
use super::{Concern, Decision, NAME, State};
use crate::message::{Button, Card, Look, Press};
use crate::say;
use crate::text::{Language, Words, city, said_within, stamp, stamp_day, stamp_relative};

/// Characters of a title: 90, each escaped.
const TITLE_ROOM: usize = 180;
/// Characters of a text on a card, which holds 4,000 in all: 1,500 as typed always fit; signs that must be escaped may not.
const BODY_ROOM: usize = 1_800;
/// Characters of a card, with some to spare for what is said above it.
const CARD_ROOM: usize = 3_700;
/// Characters of all reasons and concerns on a card.
const SAID_ROOM: usize = 800;
/// Characters of one reason.
const REASON_ROOM: usize = 300;
/// Characters of a name: 32 on Discord, each escaped, so that it is not cut at the end of a sentence.
const NAME_ROOM: usize = 64;

/// A decision as it stands, for somebody who reads these words.
pub(super) struct Shown<'a> {
    pub words: Words,
    pub decision: &'a Decision,
    pub standing: &'a Standing,
}

impl Shown<'_> {
    /// The card for everyone. It says nothing that changes by itself, so that the same state is the same card.
    pub fn posted(&self) -> Card {
        let Self { words, decision, .. } = *self;
        let mut card = self.said();
        let mut last = Vec::new();
        if matches!(decision.state, State::Open | State::Blocked) {
            card = card.buttons(self.answers());
            if decision.version > 1 {
                last.push(self.button_now(say!(words, "button-decide-keep"), "keep"));
            }
            last.push(Button::new(say!(words, "button-decide-mine"), self.press("mine")));
        } else {
            last.push(Button::new(say!(words, "button-decide-see"), self.press("mine")));
        }
        last.push(self.other_language("other", decision.id.to_string()));
        card.buttons(last)
    }

    /// The words of the card.
    pub fn said(&self) -> Card {
        self.said_beside(0)
    }

    /// The words of the card, beside so many characters more: what people said gets the room that is left.
    fn said_beside(&self, others: usize) -> Card {
        let Self { words, decision, standing } = *self;
        let mut texts = vec![self.heading()];
        texts.extend(decision.body.as_ref().map(|body| said_within(body, BODY_ROOM)));
        let why = decision.urgent.as_ref().map(|why| said_within(why, REASON_ROOM));
        texts.extend(why.map(|why| say!(words, "decide-urgent", why = why)));
        let mut lines = vec![self.counts().unwrap_or_else(|| self.nobody())];
        if standing.unconfirmed > 0 {
            lines.push(format!("-# {}", say!(words, "decide-unconfirmed", count = standing.unconfirmed)));
        }
        lines.extend(self.not_kept());
        let small: Vec<String> = self.how_it_stands(false).into_iter().map(|line| format!("-# {line}")).collect();
        let small = small.join("\n");
        let length = |text: &String| text.chars().count() + 1;
        let taken = others + length(&small) + texts.iter().chain(&lines).map(length).sum::<usize>();
        lines.extend(self.quotes(SAID_ROOM.min(CARD_ROOM.saturating_sub(taken))));
        texts.extend([lines.join("\n"), small]);
        texts.into_iter().fold(Card::default(), Card::text)
    }

    /// Reference, title, who proposed it, and which version of the text this is.
    fn heading(&self) -> String {
        let Self { words, decision, standing } = *self;
        let by = said_within(&standing.proposer, NAME_ROOM);
        let by = match &standing.amended_by {
            Some(author) => {
                let author = said_within(author, NAME_ROOM);
                say!(words, "decide-by-other", name = by, version = decision.version, author = author)
            }
            None if decision.version > 1 => say!(words, "decide-by-version", name = by, version = decision.version),
            None => say!(words, "decide-by", name = by),
        };
        let title = say!(words, "decide-title", reference = self.reference(), title = self.title());
        format!("{title}\n-# {by}")
    }

    fn reference(&self) -> String {
        self.decision.reference().to_string()
    }

    fn title(&self) -> String {
        said_within(&self.decision.title, TITLE_ROOM)
    }

    /// How many stand where; none, if nobody does.
    fn counts(&self) -> Option<String> {
        let tally = self.standing.entry.as_ref().map_or(self.standing.tally, |entry| entry.closing.tally);
        let counts = counts(self.words, self.decision.method, &tally);
        (!counts.is_empty()).then(|| counts.join(" · "))
    }

    /// What is said where nobody answered.
    fn nobody(&self) -> String {
        let Self { words, decision, standing } = *self;
        match decision.state {
            State::Open | State::Blocked | State::Awaiting => say!(words, "decide-none-yet"),
            State::NotReady if standing.not_kept > 0 => say!(words, "decide-nobody-new"),
            State::NotReady => say!(words, "decide-nobody"),
            State::Adopted | State::Ended if decision.method == Method::Lazy => say!(words, "decide-answered-silent"),
            _ => say!(words, "decide-answered-none"),
        }
    }

    /// How many answers to an earlier text were not counted, since nobody said that they stay; none, if there is none.
    fn not_kept(&self) -> Option<String> {
        let count = self.standing.not_kept;
        (count > 0).then(|| format!("-# {}", say!(self.words, "decide-not-kept", count = count)))
    }

    /// What people said, the concerns first, as much as fits; and how much there is more.
    pub fn quotes(&self, room: usize) -> Vec<String> {
        let Self { words, standing, .. } = *self;
        let concerns = standing.concerns.iter().filter(|concern| self.is_current(concern));
        let all: Vec<String> = concerns
            .map(|concern| concern_line(words, concern))
            .chain(standing.reasons.iter().map(|said| reason_line(words, said)))
            .collect();
        let (mut shown, mut length) = (Vec::new(), 0);
        for line in &all {
            length += line.chars().count() + 1;
            if length > room {
                break;
            }
            shown.push(line.clone());
        }
        let hidden = all.len() - shown.len();
        if hidden > 0 {
            shown.push(format!("-# {}", say!(words, "decide-more-said", count = hidden)));
        }
        shown
    }

    /// Whether a concern still says something about the decision as it stands: those that were answered are told under *See everything*.
    fn is_current(&self, concern: &Concern) -> bool {
        concern.ending.as_deref().is_none_or(|ending| ending == "counted" || ending == "put_aside")
    }

    /// Until when it is open, by whose word it goes, and what comes next. Where that stays without following the decision, "in 3 days"
    /// would become "4 days ago".
    fn how_it_stands(&self, stays: bool) -> Vec<String> {
        let Self { words, decision, .. } = *self;
        let mut lines = match decision.state {
            State::Open | State::Blocked => vec![self.until(stays)],
            State::Awaiting => vec![say!(words, "decide-awaits")],
            _ => vec![self.result_line()],
        };
        if decision.state == State::Open {
            lines.push(match decision.method {
                Method::Consent => say!(words, "decide-rule-consent"),
                Method::Majority => say!(words, "decide-rule-majority"),
                Method::TwoThirds => say!(words, "decide-rule-two-thirds"),
                Method::Lazy => say!(words, "decide-rule-lazy"),
            });
        }
        if decision.state.is_open() && *decision.electorate == Electorate::Members {
            lines.push(say!(words, "decide-advice"));
        }
        lines
    }

    /// When its answers end: on the reader's clock, and on the coalition's.
    fn until(&self, stays: bool) -> String {
        let (words, at) = (self.words, self.decision.closes_at);
        let wall = wall(words, self.decision, self.standing);
        let when = if stays {
            say!(words, "decide-when-stays", at = stamp(at), wall = wall)
        } else {
            say!(words, "decide-when", at = stamp(at), ahead = stamp_relative(at), wall = wall)
        };
        if self.decision.state != State::Open {
            say!(words, "decide-blocked-until", when = when)
        } else if self.decision.held_at.is_some() {
            say!(words, "decide-open-held", when = when)
        } else {
            say!(words, "decide-open", when = when)
        }
    }

    /// What came of it, in one line.
    fn result_line(&self) -> String {
        let Self { words, decision, .. } = *self;
        let at = decision.ended_at.map(stamp_day).unwrap_or_default();
        let review = decision.review_at.map(stamp_day).unwrap_or_default();
        match decision.state {
            State::Adopted => say!(words, "decide-was-adopted", at = at, review = review),
            State::NotReady => say!(words, "decide-was-not-ready", at = at),
            State::Lapsed => say!(words, "decide-was-lapsed", at = at),
            State::Postponed => say!(words, "decide-was-postponed", at = at),
            State::PutAside => say!(words, "decide-was-put-aside", at = at),
            State::Ended => say!(words, "decide-was-ended", at = at),
            _ => say!(words, "decide-was-withdrawn", at = at),
        }
    }

    /// How to answer: five side by side.
    pub fn answers(&self) -> Vec<Button> {
        let words = self.words;
        let more = self.button_now(say!(words, "button-decide-more"), "more");
        if self.decision.method.has_blocks() {
            return vec![
                self.button_now(say!(words, "button-decide-agree"), "agree").look(Look::Success),
                self.button_now(say!(words, "button-decide-but"), "but"),
                self.button_now(say!(words, "button-decide-aside"), "aside"),
                self.button_now(say!(words, "button-decide-block"), "block").look(Look::Danger),
                more,
            ];
        }
        vec![
            self.button_now(say!(words, "button-decide-for"), "agree").look(Look::Success),
            self.button_now(say!(words, "button-decide-against"), "against").look(Look::Danger),
            self.button_now(say!(words, "button-decide-abstain"), "abstain"),
            self.button_now(own::recuse(words, self.decision), "recuse"),
            more,
        ]
    }

    fn press(&self, action: &str) -> Press {
        Press::new(NAME, action, self.decision.id)
    }

    /// A button that means the text as it stands.
    fn button_now(&self, label: String, action: &str) -> Button {
        Button::new(label, Press::new(NAME, action, self.decision.id_now()))
    }

    fn other_language(&self, action: &str, id: String) -> Button {
        let other = match self.words.language().other() {
            Language::Es => "Español",
            Language::EnUs | Language::EnGb => "English",
        };
        Button::new(other.to_owned(), Press::new(NAME, action, id))
    }
}

/// When its answers end on the coalition's own clock: "Tue 8 Dec, 7:00 pm, New York time"; with the year, if that is another one than
/// when it was opened, since a card says nothing that changes by itself.
fn wall(words: Words, decision: &Decision, standing: &Standing) -> String {
    let charter = &standing.charter;
    let (local, opened) = (charter.local(decision.closes_at), charter.local(decision.opened_at));
    let wall = crate::text::wall(words, local, opened);
    say!(words, "decide-wall", wall = wall, zone = city(words, charter.zone))
}

/// How many stand where, each as some words; those where nobody stands are left out.
fn counts(words: Words, method: Method, tally: &Tally) -> Vec<String> {
    let votes = !method.has_blocks();
    let all = [
        (tally.agree, if votes { "for" } else { "agree" }),
        (tally.reserve, "reserve"),
        (tally.aside, "aside"),
        (tally.block, "block"),
        (tally.against, "against"),
        (tally.abstain, "abstain"),
        (tally.recuse, "recuse"),
    ];
    let some = all.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, stand)| say!(words, "decide-count", stand = stand, count = count)).collect()
}

/// What somebody said, in quotation marks; that they took it back is said without.
fn in_quotes(words: Words, reason: &str) -> String {
    say!(words, "decide-quoted", reason = said_within(reason, REASON_ROOM))
}

fn reason_line(words: Words, said: &Said) -> String {
    let reason = said.reason.as_deref().map(|reason| in_quotes(words, reason));
    let reason = reason.unwrap_or_else(|| say!(words, "decide-taken-back"));
    match said.position {
        Position::Reserve => say!(words, "decide-said-reserve", reason = reason),
        _ => say!(words, "decide-said-aside", reason = reason),
    }
}

fn concern_line(words: Words, concern: &Concern) -> String {
    if concern.taken_back {
        let reason = say!(words, "decide-taken-back");
        return if concern.after {
            say!(words, "decide-said-concern-short", harm = reason)
        } else {
            say!(words, "decide-said-block-short", harm = reason)
        };
    }
    let (harm, change) = (said_within(&concern.harm, REASON_ROOM), said_within(&concern.change, REASON_ROOM));
    let talk = concern.talk.as_deref().map(|talk| said_within(talk, REASON_ROOM));
    let line = if concern.after {
        say!(words, "decide-said-concern", harm = harm, change = change)
    } else {
        say!(words, "decide-said-block", harm = harm, change = change)
    };
    talk.map_or(line.clone(), |talk| format!("{line}\n{}", say!(words, "decide-said-talk", talk = talk)))
}

/// How a concern ended.
fn ending(words: Words, concern: &Concern) -> String {
    say!(words, "decide-ending", ending = concern.ending.as_deref().unwrap_or("open"))
}
