//! Decisions as lines.

use super::super::list::Listed;
use super::super::store::book::Show;
use super::super::{Decision, NAME, State};
use crate::ids::{DecisionId, GuildId};
use crate::message::{Button, Press};
use crate::say;
use crate::text::{Words, plain, said_within, stamp, stamp_day, stamp_relative};

/// Characters of a title in a line of a list.
const LINE_MAX: usize = 120;

/// A decision as a line of a list. `blocked`: the open ones on which a block stands.
pub fn line(words: Words, decision: &Decision, blocked: &[DecisionId]) -> String {
    line_until(words, decision, blocked, stamp_relative(decision.closes_at))
}

/// The same for what stays where it is said: there "in 3 days" would become "4 days ago".
pub fn line_that_stays(words: Words, decision: &Decision, blocked: &[DecisionId]) -> String {
    line_until(words, decision, blocked, stamp(decision.closes_at))
}

fn line_until(words: Words, decision: &Decision, blocked: &[DecisionId], ahead: String) -> String {
    let on = decision.ended_at.map(stamp_day).unwrap_or_default();
    let how = match decision.state {
        State::Open if blocked.contains(&decision.id) => say!(words, "decide-line-open-block", ahead = ahead),
        State::Open => say!(words, "decide-line-open", ahead = ahead),
        // "Until in 3 days" is no date.
        State::Blocked => say!(words, "decide-line-blocked", at = stamp(decision.closes_at)),
        State::Awaiting => say!(words, "decide-line-awaiting"),
        State::Adopted if decision.review_asked_at.is_some() => say!(words, "decide-line-review"),
        State::Adopted => say!(words, "decide-line-adopted", on = on),
        State::NotReady => say!(words, "decide-line-not-ready", on = on),
        State::Lapsed => say!(words, "decide-line-lapsed", on = on),
        State::Postponed => say!(words, "decide-line-postponed", on = on),
        State::PutAside => say!(words, "decide-line-put-aside", on = on),
        State::Withdrawn => say!(words, "decide-line-withdrawn", on = on),
        State::Ended => say!(words, "decide-line-ended", on = on),
    };
    said_like(words, decision, how)
}

/// One whose text changed after its reader answered.
pub fn line_to_keep(words: Words, decision: &Decision) -> String {
    said_like(words, decision, say!(words, "decide-line-keep", ahead = stamp_relative(decision.closes_at)))
}

fn said_like(words: Words, decision: &Decision, how: String) -> String {
    let (reference, title) = (decision.reference().to_string(), said_within(&decision.title, LINE_MAX));
    say!(words, "decide-line", reference = reference, title = title, how = how)
}

/// What opens a decision.
pub fn open_button(words: Words, decision: &Decision) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "open", decision.id))
}

/// What opens the list.
pub fn list_button(words: Words, guild: GuildId) -> Button {
    let listed = Listed { guild, number: 0, show: Show::Open, search: 0 };
    Button::new(say!(words, "button-decisions"), Press::new(NAME, "list", listed.id()))
}

/// What opens the next text again after somebody else wrote one meanwhile.
pub fn again_button(words: Words, press: Press) -> Button {
    Button::new(say!(words, "button-decide-write-again"), press)
}

/// What turns the pages of a list, and shows the others.
pub fn turn_buttons(words: Words, listed: &Listed, pages: i64) -> Vec<Button> {
    let turn = |label, to: Listed| Button::new(label, Press::new(NAME, "list", to.id()));
    let mut buttons = Vec::new();
    if listed.number > 0 {
        let to = Listed { number: listed.number - 1, ..*listed };
        buttons.push(turn(say!(words, "button-earlier-page"), to));
    }
    if listed.number + 1 < pages {
        buttons.push(turn(say!(words, "button-next-page"), Listed { number: listed.number + 1, ..*listed }));
    }
    let others = [
        (Show::Open, say!(words, "button-decide-show-open")),
        (Show::Adopted, say!(words, "button-decide-show-adopted")),
        (Show::All, say!(words, "button-decide-show-all")),
    ];
    let others = others.into_iter().filter(|(show, _)| *show != listed.show);
    buttons.extend(others.map(|(show, label)| turn(label, Listed { number: 0, show, ..*listed })));
    buttons
}

/// A decision as a row of an autocomplete.
pub fn choice_label(decision: &Decision) -> String {
    plain(&format!("{} · {}", decision.reference(), decision.title), 100)
}
