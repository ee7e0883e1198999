//! What one person sees of a decision, privately.

use super::super::methods::{Electorate, Position};
use super::super::standing::Standing;
use super::super::{Answer, Concern, Decision, HOLD_HOURS, NAME, State};
use super::{CARD_ROOM, SAID_ROOM, Shown, concern_line, ending, in_quotes, wall};
use crate::message::{Block, Button, Card, Look, Press};
use crate::say;
use crate::text::{Words, lines_within, said_within, stamp, stamp_relative};

/// Characters of the chain, on a card that may be full already.
const CHAIN_ROOM: usize = 300;
/// Characters of what a block asks for, in the short answer: all of it is on the card.
const ASKED_ROOM: usize = 100;

/// A person's own part in it.
pub struct Own {
    /// Their answer in force, to whichever version.
    pub answer: Option<Answer>,
    /// What their block says, while it stands.
    pub block: Option<Concern>,
    /// Somebody is still to be told of it.
    pub untold: bool,
    /// There are words of theirs that they can take back.
    pub words: bool,
    /// Whether a press of theirs counts now.
    pub open: bool,
    /// They may change the text, or answer the review.
    pub may_change: bool,
    /// They facilitate.
    pub facilitates: bool,
    /// They proposed it.
    pub proposed: bool,
}

impl Shown<'_> {
    /// The short answer to a press: how it stands now, and what they answered; and whether that stays where it is given.
    pub fn answered(&self, own: &Own, stays: bool) -> Card {
        let words = self.words;
        let title = say!(words, "decide-title", reference = self.reference(), title = self.title());
        let counts = self.counts().unwrap_or_else(|| self.nobody());
        let mut lines = vec![title, counts, self.mine(own)];
        lines.extend(self.block_asks(own));
        lines.extend(self.after_block(own));
        lines.extend(self.how_it_stands(stays).into_iter().take(1).map(|line| format!("-# {line}")));
        let card = Card::new(lines.join("\n"));
        let card = if own.open && !self.stands_on_this_text(own) { card.buttons(self.answers()) } else { card };
        let mut buttons: Vec<Button> = self.keep_button(own).into_iter().collect();
        buttons.push(Button::new(say!(words, "button-decide-see"), self.press("mine")));
        buttons.extend(self.reword(own));
        buttons.extend(self.take_back(own));
        card.buttons(buttons)
    }

    /// The answer to *Keep my answer* for who gave none: how to give one.
    pub fn none_to_keep(&self) -> Card {
        let words = self.words;
        let title = say!(words, "decide-title", reference = self.reference(), title = self.title());
        let see = Button::new(say!(words, "button-decide-see"), self.press("mine"));
        let card = Card::new(format!("{title}\n{}", say!(words, "decide-none-to-keep")));
        card.buttons(self.answers()).buttons(vec![see])
    }

    /// Everything, for one person, with their buttons.
    pub fn whole(&self, own: &Own) -> Card {
        let Self { words, decision, standing } = *self;
        let chain = standing.chain.text(words).and_then(|chain| lines_within(&chain, CHAIN_ROOM));
        let mine = self.mine(own);
        let others = mine.chars().count() + chain.as_ref().map_or(0, |chain| chain.chars().count());
        let mut card = self.said_beside(others);
        let taken: usize = card.blocks.iter().map(characters).sum();
        if let Some(looked_at) = self.looked_at(CARD_ROOM.saturating_sub(taken + others)) {
            card = card.text(looked_at);
        }
        card = card.text(mine);
        let fits = |next: &String| taken + others + next.chars().count() <= CARD_ROOM;
        if let Some(next) = self.after_block(own).filter(fits) {
            card = card.text(next);
        }
        if let Some(chain) = chain {
            card = card.text(chain);
        }
        if own.open {
            card = card.buttons(self.answers());
        }
        let mut buttons: Vec<Button> = self.keep_button(own).into_iter().collect();
        if decision.state == State::Awaiting && own.facilitates {
            return card.buttons(self.choices()).buttons(buttons);
        }
        if decision.state == State::Adopted {
            let will = Button::new(say!(words, "button-decide-will"), self.press("will")).look(Look::Primary);
            buttons.push(will);
            if decision.review_asked_at.is_some() && own.may_change {
                buttons.extend(self.review_buttons());
            } else {
                buttons.push(Button::new(say!(words, "button-decide-concern"), self.press("concern")));
            }
        }
        buttons.extend(self.what_next());
        if decision.state.has_result() && buttons.len() < 5 {
            buttons.push(Button::new(say!(words, "button-decide-how"), self.press("how")));
        }
        card = card.buttons(buttons);
        let mut last: Vec<Button> = self.reword(own).into_iter().chain(self.take_back(own)).collect();
        if decision.state.is_open() && own.may_change {
            last.push(self.button_now(say!(words, "button-decide-amend"), "amend"));
        }
        if decision.state.is_open() && own.proposed {
            last.push(Button::new(say!(words, "button-decide-withdraw"), self.press("withdraw")));
        }
        if decision.version > 1 {
            last.push(Button::new(say!(words, "button-decide-texts"), self.press("texts")));
        }
        card.buttons(last)
    }

    /// What people saw harm in after it was adopted, and that a review answered: with how it ended, as much as fits.
    fn looked_at(&self, room: usize) -> Option<String> {
        let (words, mut length) = (self.words, 0);
        let ended = self.standing.concerns.iter().filter(|concern| concern.ending.as_deref() == Some("reviewed"));
        let lines = ended.map(|concern| concern_line(words, concern) + " " + &ending(words, concern));
        let fits = |line: &String| {
            length += line.chars().count() + 1;
            length <= room.min(SAID_ROOM)
        };
        let lines: Vec<String> = lines.take_while(fits).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// *More*: the rarer answers.
    pub fn more(&self, own: &Own) -> Card {
        let words = self.words;
        let title = say!(words, "decide-title", reference = self.reference(), title = self.title());
        let mut buttons = Vec::new();
        if self.decision.method.has_blocks() {
            buttons.push(self.button_now(say!(words, "button-decide-abstain"), "abstain"));
            buttons.push(self.button_now(recuse(words, self.decision), "recuse"));
        }
        if self.decision.state == State::Open {
            buttons.push(Button::new(say!(words, "button-decide-time"), self.press("time")));
        }
        buttons.push(Button::new(say!(words, "button-decide-means"), self.press("means")));
        buttons.extend(self.take_back(own));
        let card = Card::new(format!("{title}\n{}", self.mine(own)));
        let card = match self.keep_button(own) {
            Some(keep) => card.buttons(self.answers()).buttons(vec![keep]),
            None => card,
        };
        card.buttons(buttons).buttons(vec![back(words, self.decision)])
    }

    /// What the answers mean, with the answers under it while they count.
    pub fn means(&self, open: bool) -> Card {
        let (words, blocks) = (self.words, self.decision.method.has_blocks());
        let leave = match *self.decision.electorate {
            Electorate::Members => say!(words, "decide-means-leave-me"),
            Electorate::Seats { .. } => say!(words, "decide-means-leave"),
        };
        let title = say!(words, "decide-title", reference = self.reference(), title = self.title());
        let text = if blocks {
            say!(words, "decide-means", leave = leave)
        } else {
            say!(words, "decide-means-vote", leave = leave)
        };
        let card = Card::new(format!("{title}\n{text}"));
        let card = if open { card.buttons(self.answers()) } else { card };
        card.buttons(vec![back(words, self.decision)])
    }

    /// Whether they answered the text as it is now.
    fn stands_on_this_text(&self, own: &Own) -> bool {
        own.answer.as_ref().is_some_and(|answer| answer.version == self.decision.version)
    }

    /// Keeps an answer that was given to an earlier text, as long as that can be done.
    pub(super) fn keep_button(&self, own: &Own) -> Option<Button> {
        let earlier = own.answer.is_some() && !self.stands_on_this_text(own);
        let keep = || self.button_now(say!(self.words, "button-decide-keep"), "keep").look(Look::Primary);
        (own.open && earlier).then(keep)
    }

    /// What they answered.
    fn mine(&self, own: &Own) -> String {
        let words = self.words;
        let Some(answer) = &own.answer else { return say!(words, "decide-mine-none") };
        let position = position(words, self.decision, answer.position);
        let earlier = answer.version < self.decision.version;
        let mut text = if earlier {
            say!(words, "decide-mine-earlier", position = position)
        } else {
            say!(words, "decide-mine", position = position)
        };
        if answer.taken_back {
            text.push_str(&format!(" {}", say!(words, "decide-taken-back")));
        } else if let Some(reason) = &answer.reason {
            text.push_str(&format!(" {}", in_quotes(words, reason)));
        }
        if earlier && own.open {
            text.push_str(&format!("\n{}", say!(words, "decide-mine-keep")));
        }
        text
    }

    /// What a block of theirs asks for, beside the harm: so that they see that all of it arrived.
    fn block_asks(&self, own: &Own) -> Vec<String> {
        let words = self.words;
        let Some(block) = own.block.as_ref().filter(|block| own.open && !block.taken_back) else { return Vec::new() };
        let mut lines = vec![say!(words, "decide-said-change", change = said_within(&block.change, ASKED_ROOM))];
        let talk = block.talk.as_deref().map(|talk| said_within(talk, ASKED_ROOM));
        lines.extend(talk.map(|talk| say!(words, "decide-said-talk", talk = talk)));
        lines
    }

    /// What follows from a block of theirs, and how it is lifted.
    fn after_block(&self, own: &Own) -> Option<String> {
        let Self { words, decision, .. } = *self;
        let block = own.block.as_ref().filter(|_| own.open)?;
        let named = if block.talk.is_some() { "yes" } else { "no" };
        let at = stamp(decision.closes_at);
        let next = if decision.state == State::Blocked {
            say!(words, "decide-block-talk", named = named, at = at)
        } else {
            let (untold, days) = (if own.untold { "yes" } else { "no" }, decision.rules.window_days);
            say!(words, "decide-block-open", untold = untold, named = named, at = at, days = days)
        };
        let mut stands = say!(words, "decide-block-stands");
        if block.talk.is_some() {
            stands.push_str(&format!(" {}", say!(words, "decide-block-tell")));
        }
        Some(format!("{next}\n{stands}"))
    }

    /// Writes anew what their block says.
    fn reword(&self, own: &Own) -> Option<Button> {
        let blocks = own.open && own.block.is_some();
        blocks.then(|| self.button_now(say!(self.words, "button-decide-reword"), "write"))
    }

    /// Takes the words of a reason back, if there are any.
    fn take_back(&self, own: &Own) -> Option<Button> {
        own.words.then(|| Button::new(say!(self.words, "button-decide-take-back"), self.press("words")))
    }

    /// What a facilitator can choose.
    pub fn choices(&self) -> Vec<Button> {
        choices(self.words, self.decision)
    }

    /// How to answer a review.
    pub fn review_buttons(&self) -> Vec<Button> {
        let words = self.words;
        vec![
            Button::new(say!(words, "button-decide-review-keep"), self.press("stays")).look(Look::Success),
            Button::new(say!(words, "button-decide-change"), self.press("change")),
            Button::new(say!(words, "button-decide-review-end"), self.press("ends")).look(Look::Danger),
        ]
    }
}

fn characters(block: &Block) -> usize {
    if let Block::Text(text) = block { text.chars().count() } else { 0 }
}

/// Who leaves themselves out: a seat speaks for several, a member alone.
pub fn recuse(words: Words, decision: &Decision) -> String {
    match *decision.electorate {
        Electorate::Members => say!(words, "button-decide-recuse-me"),
        Electorate::Seats { .. } => say!(words, "button-decide-recuse"),
    }
}

fn position(words: Words, decision: &Decision, position: Position) -> String {
    match position {
        Position::Agree if decision.method.has_blocks() => say!(words, "button-decide-agree"),
        Position::Agree => say!(words, "button-decide-for"),
        Position::Reserve => say!(words, "button-decide-but"),
        Position::Aside => say!(words, "button-decide-aside"),
        Position::Abstain => say!(words, "button-decide-abstain"),
        Position::Recuse => recuse(words, decision),
        Position::Block => say!(words, "button-decide-block"),
        Position::Against => say!(words, "button-decide-against"),
    }
}

/// What a facilitator can choose when a block stood to the end of its time.
pub fn choices(words: Words, decision: &Decision) -> Vec<Button> {
    let press = |action| Press::new(NAME, action, decision.id);
    vec![
        Button::new(say!(words, "button-decide-new-text"), Press::new(NAME, "amend", decision.id_now()))
            .look(Look::Primary),
        Button::new(say!(words, "button-decide-window"), press("window")),
        Button::new(say!(words, "button-decide-shelve"), press("shelve")),
        Button::new(say!(words, "button-decide-fallback"), press("fallback")),
    ]
}

/// The answer to a proposal.
pub fn proposed(words: Words, (decision, standing): (&Decision, &Standing), (again, shifted): (bool, bool)) -> Card {
    let reference = decision.reference().to_string();
    let (channel, at) = (format!("<#{}>", decision.channel), stamp(decision.closes_at));
    let (ahead, wall) = (stamp_relative(decision.closes_at), wall(words, decision, standing));
    let text = if again {
        say!(words, "decide-proposed-again", reference = reference, channel = channel, at = at, ahead = ahead)
    } else {
        say!(words, "decide-proposed", reference = reference, channel = channel, at = at, ahead = ahead, wall = wall)
    };
    let text = if shifted { format!("{text}\n{}", say!(words, "when-shifted")) } else { text };
    let card = Card::new(text).buttons(vec![
        super::open_button(words, decision),
        super::list_button(words, decision.guild),
        Button::new(say!(words, "button-decide-withdraw"), Press::new(NAME, "withdraw", decision.id)),
    ]);
    if standing.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card }
}

/// What is said before a block is written.
pub fn block_first(words: Words, decision: &Decision) -> Card {
    let now = |label, action| Button::new(label, Press::new(NAME, action, decision.id_now()));
    Card::new(say!(words, "decide-block-first")).buttons(vec![
        now(say!(words, "button-decide-write"), "write").look(Look::Danger),
        Button::new(say!(words, "button-decide-call"), Press::new(NAME, "call", decision.id)),
        now(say!(words, "button-decide-but-instead"), "but").look(Look::Primary),
    ])
}

/// How much more time to ask for.
pub fn ask_for_time(words: Words, decision: &Decision) -> Card {
    let hours = |hours: i64| {
        let label = say!(words, "button-decide-hours", hours = hours);
        Button::new(label, Press::new(NAME, "hold", format!("{}.{hours}", decision.id)))
    };
    let text = say!(words, "decide-hold-ask", at = stamp(decision.closes_at));
    let buttons = HOLD_HOURS.into_iter().map(hours).chain([back(words, decision)]);
    Card::new(text).buttons(buttons.collect())
}

/// What leads back to their own answer, in the place of which they asked for more.
fn back(words: Words, decision: &Decision) -> Button {
    Button::new(say!(words, "button-decide-return"), Press::new(NAME, "back", decision.id))
}
