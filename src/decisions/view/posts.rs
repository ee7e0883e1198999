//! What is posted about a decision: results, a block, questions. Each says what happens next.

use super::super::methods::{Electorate, Method, Test};
use super::super::{Decision, NAME, State};
use super::{NAME_ROOM, Shown, TITLE_ROOM, counts, wall};
use crate::message::{Button, Card, Look, Press};
use crate::say;
use crate::text::{Words, said_within, stamp, stamp_day};

/// Characters of quotes in a post, which holds nothing else that is long.
const QUOTES_ROOM: usize = 2_400;
/// Characters of a new text in the post that tells of it: the card has all of it.
const TEXT_ROOM: usize = 1_000;

/// The post of this name about a decision as it stands; `None` for a name that is none.
pub fn said_post(shown: &Shown<'_>, what: &str) -> Option<Card> {
    let (words, standing, at) = (shown.words, shown.standing, shown.decision.closes_at);
    let (reference, title) = (shown.reference(), shown.title());
    let (until, wall) = (stamp(at), wall(words, shown.decision, shown.standing));
    let by = said_within(standing.chosen_by.as_deref().unwrap_or_default(), NAME_ROOM);
    Some(match what {
        "result" => shown.result()?,
        "blocked" => {
            let mut text = say!(words, "decide-blocked", reference = reference, title = title, at = until, wall = wall);
            if shown.decision.version > 1 {
                text.push_str(&format!(" {}", say!(words, "decide-blocked-earlier")));
            }
            quoted(shown, text).buttons(shown.answers()).buttons(shown.what_next())
        }
        "window" => {
            let text = say!(words, "decide-window", reference = reference, title = title, name = by, at = until);
            quoted(shown, text).buttons(shown.answers()).buttons(shown.what_next())
        }
        "awaiting" => {
            let text = say!(words, "decide-awaiting-post", reference = reference, title = title);
            quoted(shown, text).buttons(shown.choices())
        }
        "extended" => {
            let text = say!(
                words,
                "decide-extended",
                reference = reference,
                title = title,
                answered = shown.answered_phrase(),
                at = until
            );
            Card::new(text).buttons(shown.answers())
        }
        "changed" => {
            let version = shown.decision.version;
            let text =
                say!(words, "decide-changed", reference = reference, title = title, version = version, at = until);
            asks_to_keep(shown, text)
        }
        "lifted" => {
            let text = say!(words, "decide-lifted", reference = reference, title = title, at = until, wall = wall);
            asks_to_keep(shown, text)
        }
        _ => return after(shown, what),
    })
}

/// Who answered an earlier text is asked whether that stays: with the one that it has now, as much as fits.
fn asks_to_keep(shown: &Shown<'_>, text: String) -> Card {
    let keep = shown.button_now(say!(shown.words, "button-decide-keep"), "keep").look(Look::Primary);
    let see = Button::new(say!(shown.words, "button-decide-see"), shown.press("mine"));
    let card = Card::new(text);
    let card = match &shown.decision.body {
        Some(body) => card.text(said_within(body, TEXT_ROOM)),
        None => card,
    };
    card.buttons(vec![keep, see])
}

/// A post about a decision that was adopted, or withdrawn.
fn after(shown: &Shown<'_>, what: &str) -> Option<Card> {
    let (words, reference, title) = (shown.words, shown.reference(), shown.title());
    let by = said_within(shown.standing.chosen_by.as_deref().unwrap_or_default(), NAME_ROOM);
    Some(match what {
        "review" => {
            let text = say!(words, "decide-review", reference = reference, title = title, at = shown.ended_on());
            quoted(shown, text).buttons(shown.review_buttons())
        }
        "kept" => {
            let next = shown.decision.review_at.map(stamp_day).unwrap_or_default();
            let text = say!(words, "decide-kept", reference = reference, title = title, name = by, review = next);
            Card::new(text)
        }
        "withdrawn" => Card::new(say!(words, "decide-withdrawn", reference = reference, title = title)),
        "ended" => Card::new(say!(words, "decide-ended", reference = reference, title = title, name = by)),
        _ => return None,
    })
}

/// What stands in the place of a post about a moment that has passed, once words in it were taken back.
pub fn passed(words: Words, decision: &Decision) -> Card {
    let (reference, title) = (decision.reference().to_string(), said_within(&decision.title, TITLE_ROOM));
    let see = Button::new(say!(words, "button-decide-see"), Press::new(NAME, "mine", decision.id));
    Card::new(say!(words, "decide-passed", reference = reference, title = title)).buttons(vec![see])
}

/// The text, and under it what people said.
fn quoted(shown: &Shown<'_>, text: String) -> Card {
    let quotes = shown.quotes(QUOTES_ROOM);
    if quotes.is_empty() { Card::new(text) } else { Card::new(text).text(quotes.join("\n")) }
}

impl Shown<'_> {
    /// A result: what was decided, by which numbers, and who takes the first step.
    fn result(&self) -> Option<Card> {
        let Self { words, decision, standing } = *self;
        let entry = standing.entry.as_ref()?;
        let (reference, title) = (self.reference(), self.title());
        let (answered, review) = (self.answered_phrase(), decision.review_at.map(stamp_day).unwrap_or_default());
        let mut buttons = vec![Button::new(say!(words, "button-decide-how"), self.press("how"))];
        buttons.splice(0..0, self.what_next());
        let text = match decision.state {
            State::Adopted => {
                buttons
                    .insert(0, Button::new(say!(words, "button-decide-will"), self.press("will")).look(Look::Primary));
                buttons.push(Button::new(say!(words, "button-decide-concern"), self.press("concern")));
                say!(
                    words,
                    "decide-adopted",
                    reference = reference,
                    title = title,
                    answered = answered,
                    review = review
                )
            }
            State::NotReady => {
                if entry.closing.tally.is_empty() && standing.not_kept > 0 {
                    say!(words, "decide-not-ready-nobody-new", reference = reference, title = title)
                } else if entry.closing.tally.is_empty() {
                    say!(words, "decide-not-ready-nobody", reference = reference, title = title)
                } else {
                    say!(words, "decide-not-ready", reference = reference, title = title, why = self.why())
                }
            }
            State::Lapsed => say!(words, "decide-lapsed", reference = reference, title = title, answered = answered),
            State::Postponed => {
                let recused = entry.closing.tally.recuse;
                say!(words, "decide-postponed", reference = reference, title = title, count = recused)
            }
            State::PutAside => {
                let name = said_within(standing.counted_by.as_deref().unwrap_or_default(), NAME_ROOM);
                say!(words, "decide-put-aside", reference = reference, title = title, name = name)
            }
            _ => return None,
        };
        let mut card = Card::new(text);
        if let Some(not_kept) = self.not_kept() {
            card = card.text(not_kept);
        }
        if entry.closing.fallback {
            let name = said_within(standing.counted_by.as_deref().unwrap_or_default(), NAME_ROOM);
            card = card.text(say!(words, "decide-fallback-chosen", name = name));
        }
        let quotes = self.quotes(QUOTES_ROOM);
        if !quotes.is_empty() {
            card = card.text(quotes.join("\n"));
        }
        Some(card.buttons(buttons))
    }

    /// What helps on from a block, or from a result that is none: another text, or time to talk.
    pub(super) fn what_next(&self) -> Vec<Button> {
        let (words, state) = (self.words, self.decision.state);
        let mut buttons = Vec::new();
        if state == State::NotReady {
            // Where nobody answered, nobody asked for another text: the same may be asked again.
            let nobody = self.standing.entry.as_ref().is_some_and(|entry| entry.closing.tally.is_empty());
            let label = if nobody { say!(words, "button-decide-again") } else { say!(words, "button-decide-suggest") };
            buttons.push(Button::new(label, self.press("change")).look(Look::Primary));
        }
        if matches!(state, State::Blocked | State::NotReady | State::Lapsed | State::Postponed) {
            buttons.push(Button::new(say!(words, "button-decide-talk"), self.press("talk")));
        }
        buttons
    }

    /// "7 people answered: 5 agree, 1 agrees with a 'but', 1 stood aside."
    fn answered_phrase(&self) -> String {
        let Self { words, decision, standing } = *self;
        let closing = standing.entry.as_ref().map(|entry| &entry.closing);
        let tally = closing.map_or(standing.tally, |closing| closing.tally);
        let counts = counts(words, decision.method, &tally).join(", ");
        let quorum = closing.and_then(|closing| {
            closing
                .tests
                .iter()
                .find_map(|test| if let Test::Quorum { needed, .. } = test { Some(*needed) } else { None })
        });
        match (*decision.electorate, tally.answered() + tally.recuse) {
            (_, 0) if decision.method == Method::Lazy => say!(words, "decide-answered-silent"),
            (_, 0) => say!(words, "decide-answered-none"),
            (Electorate::Members, count) => say!(words, "decide-answered", count = count, counts = counts),
            (Electorate::Seats { count, .. }, _) => {
                let needed = quorum.unwrap_or_else(|| decision.rules.quorum.of(count - tally.recuse));
                let answered = tally.answered();
                say!(words, "decide-answered-seats", answered = answered, of = count, needed = needed, counts = counts)
            }
        }
    }

    fn ended_on(&self) -> String {
        self.decision.ended_at.map(stamp_day).unwrap_or_default()
    }

    /// A post with the button that answers in the other language.
    pub fn with_other(&self, card: Card, occurrence: &str) -> Card {
        let id = format!("{}.{occurrence}", self.decision.id);
        card.buttons(vec![self.other_language("said", id)])
    }
}
