//! *How it was counted*, and why something is not ready: the arithmetic in words.

use super::super::NAME;
use super::super::methods::{Electorate, Test};
use super::super::store::Version;
use super::{NAME_ROOM, Own, Shown, counts};
use crate::message::{Button, Card, Press};
use crate::say;
use crate::text::{Words, said_within, stamp};

/// Characters of one text: 1,500, each escaped, so that nothing is cut.
const TEXT_ROOM: usize = 3_000;

impl Shown<'_> {
    /// Each test of the rule with its numbers; and the concerns, how each ended.
    pub fn how(&self) -> Card {
        let Self { words, decision, standing } = *self;
        let reference = self.reference();
        let Some(entry) = &standing.entry else {
            return Card::new(say!(words, "decide-how-open", reference = reference));
        };
        let closing = &entry.closing;
        let mut lines = vec![say!(words, "decide-how", reference = reference, at = stamp(entry.ended_at))];
        let counts = counts(words, decision.method, &closing.tally);
        lines.push(if counts.is_empty() { self.nobody() } else { counts.join(" · ") });
        lines.extend(self.not_kept());
        if *decision.electorate == Electorate::Members {
            lines.push(say!(words, "decide-how-advice"));
        }
        if closing.fallback {
            lines.push(say!(words, "decide-how-fallback"));
        }
        for test in closing.tests.iter().filter(|test| !of_nobody(**test)) {
            let mark = if test.passed() { "✓" } else { "✗" };
            lines.push(format!("{mark} {}", test_line(words, *test)));
        }
        // "0 of 0" says nothing to anybody: there the reason is said in words.
        if closing.tests.iter().any(|test| of_nobody(*test) && !test.passed()) && !closing.tally.is_empty() {
            lines.push(format!("✗ {}", self.why()));
        }
        let concerns: Vec<String> = standing
            .concerns
            .iter()
            .map(|concern| format!("{} {}", super::concern_line(words, concern), super::ending(words, concern)))
            .collect();
        let card = Card::new(lines.join("\n"));
        let (mut shown, mut length) = (Vec::new(), 0);
        for concern in concerns {
            length += concern.chars().count() + 1;
            if length > super::super::BODY_MAX {
                break;
            }
            shown.push(concern);
        }
        if shown.is_empty() { card } else { card.text(shown.join("\n")) }
    }

    /// Why it is not ready, in one sentence.
    pub(super) fn why(&self) -> String {
        let words = self.words;
        let closing = self.standing.entry.as_ref().map(|entry| &entry.closing);
        // Answers to an earlier text that nobody kept stand beside it: of who gave them, this would be untrue.
        let nobody = || {
            if self.standing.not_kept > 0 {
                say!(words, "decide-why-nobody-new")
            } else {
                say!(words, "decide-why-nobody")
            }
        };
        match closing.and_then(|closing| closing.tests.last().copied()) {
            _ if closing.is_none_or(|closing| closing.tally.answered() == 0) => nobody(),
            Some(Test::Aside { aside, answered, limit }) => {
                say!(words, "decide-why-aside", aside = aside, answered = answered, limit = limit)
            }
            Some(Test::ResidentsAside { aside, answered }) => {
                say!(words, "decide-why-residents", aside = aside, answered = answered)
            }
            Some(Test::Abstain { abstain, answered }) => {
                say!(words, "decide-why-abstain", abstain = abstain, answered = answered)
            }
            Some(Test::TwoThirds { counted: 0, .. } | Test::Support { counted: 0, .. }) => {
                say!(words, "decide-why-all-abstain")
            }
            Some(Test::TwoThirds { support, counted }) => {
                say!(words, "decide-why-two-thirds", support = support, counted = counted)
            }
            Some(Test::Support { support, counted }) => {
                say!(words, "decide-why-support", support = support, counted = counted)
            }
            _ => nobody(),
        }
    }

    /// A text that it had, as a whole, and what turns to the others: the newest comes first.
    pub fn text_page(&self, (version, author): (&Version, &str), own: &Own) -> Card {
        let (words, newest) = (self.words, self.decision.version);
        let title = say!(words, "decide-texts", reference = self.reference(), title = self.title());
        let (at, number) = (stamp(version.at), version.version);
        let name = said_within(author, NAME_ROOM);
        let heading = say!(words, "decide-text", version = number, newest = newest, name = name, at = at);
        let body = version.body.as_deref().map(|body| said_within(body, TEXT_ROOM));
        let text = format!("{heading}\n{}", body.unwrap_or_else(|| say!(words, "decide-text-none")));
        let turn =
            |label, number| Button::new(label, Press::new(NAME, "texts", format!("{}.{number}", self.decision.id)));
        // On the newest they may say that their answer stays: a button that means another text than the one shown would mislead.
        let mut buttons: Vec<Button> = self.keep_button(own).filter(|_| number == newest).into_iter().collect();
        if number < newest {
            buttons.push(turn(say!(words, "button-decide-text-later"), number + 1));
        }
        if number > 1 {
            buttons.push(turn(say!(words, "button-decide-text-earlier"), number - 1));
        }
        buttons.push(Button::new(say!(words, "button-decide-see"), self.press("mine")));
        Card::new(title).text(text).buttons(buttons)
    }
}

/// Whether a test is about a share of nobody.
const fn of_nobody(test: Test) -> bool {
    matches!(
        test,
        Test::Aside { answered: 0, .. }
            | Test::Support { counted: 0, .. }
            | Test::Abstain { answered: 0, .. }
            | Test::ResidentsAside { answered: 0, .. }
            | Test::TwoThirds { counted: 0, .. }
    )
}

fn test_line(words: Words, test: Test) -> String {
    match test {
        Test::Half { counted, of } => say!(words, "decide-test-half", counted = counted, of = of),
        Test::Blocks { open } => say!(words, "decide-test-blocks", open = open),
        Test::Quorum { answered, needed } => say!(words, "decide-test-quorum", answered = answered, needed = needed),
        Test::Resident { answered } => say!(words, "decide-test-resident", answered = answered),
        Test::Aside { aside, answered, limit } => {
            say!(words, "decide-test-aside", aside = aside, answered = answered, limit = limit)
        }
        Test::Support { support, counted } => say!(words, "decide-test-support", support = support, counted = counted),
        Test::Abstain { abstain, answered } => {
            say!(words, "decide-test-abstain", abstain = abstain, answered = answered)
        }
        Test::ResidentsAside { aside, answered } => {
            say!(words, "decide-test-residents", aside = aside, answered = answered)
        }
        Test::TwoThirds { support, counted } => {
            say!(words, "decide-test-two-thirds", support = support, counted = counted)
        }
    }
}
