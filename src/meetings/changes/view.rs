//! What people see of a change: before it is made, after, and what those hear who said that they come.

use chrono::{DateTime, Utc};

use super::super::offered::CARRY;
use super::super::store::Changed;
use super::super::view::{LINE_NAME_MAX, both, list_button, open_button, other_button, pinging, rule};
use super::super::{Meeting, NAME, Scope};
use super::{Change, Left, Outcome, morning, narrowed};
use crate::act::Act;
use crate::charter::Charter;
use crate::message::{Button, Card, Look, Notice, Press};
use crate::repeats::Coming;
use crate::say;
use crate::text::{Words, said, said_within, stamp};

/// Dates that are named of what follows.
const NAMED: usize = 3;

/// What will happen, and the button.
pub(in super::super) fn preview(act: &Act, meeting: &Meeting, outcome: &Outcome) -> Card {
    let words = act.words();
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let heading = match outcome.change.to {
        Some(_) => say!(words, "meeting-plan-move", title = title, reference = reference),
        None => say!(words, "meeting-plan-cancel", title = title, reference = reference),
    };
    shown(act, meeting, outcome, heading)
}

/// The same, after somebody else changed the meeting.
pub(super) fn preview_again(act: &Act, meeting: &Meeting, (outcome, first): (&Outcome, String)) -> Card {
    let heading = format!("{first}\n{}", say!(act.words(), "meeting-plan-again"));
    shown(act, meeting, outcome, heading)
}

fn shown(act: &Act, meeting: &Meeting, outcome: &Outcome, heading: String) -> Card {
    let (words, change) = (act.words(), outcome.change);
    let mut lines = vec![heading];
    lines.push(what(act, meeting, outcome));
    lines.extend(follows(act, meeting, outcome));
    let (channel, count) = (format!("<#{}>", meeting.channel), outcome.people.len());
    lines.push(match change.to {
        Some(_) => say!(words, "meeting-plan-people-move", count = count, channel = channel),
        None => say!(words, "meeting-plan-people-cancel", count = count, channel = channel),
    });
    let others = outcome.people.iter().chain([&meeting.host]).any(|person| *person != act.asker.person);
    if others && act.charter.quiet_until(act.now).is_some() {
        lines.push(match morning(&act.charter, (outcome.was.at, outcome.now_at), act.now) {
            Some(at) => say!(words, "meeting-plan-night", at = both(words, (&act.charter, act.now), at)),
            None => say!(words, "meeting-plan-night-now"),
        });
    }
    match outcome.left {
        Left { topics: 0, .. } => {}
        Left { topics, elsewhere: true } => lines.push(say!(words, "meeting-plan-topics", count = topics)),
        Left { topics, elsewhere: false } => lines.push(say!(words, "meeting-plan-topics-later", count = topics)),
    }
    let over = outcome.over;
    lines.extend(over.map(|(topics, next)| say!(words, "meeting-plan-topics-go", count = topics, at = stamp(next.at))));
    if meeting.open {
        lines.push(say!(words, "meeting-plan-event"));
    }
    lines.push(say!(words, "meeting-plan-nothing-yet"));
    let press = |action: &str, change: Change| Press::new(NAME, action, change.id(meeting.id));
    let (label, look) = match change.to {
        Some(_) => (say!(words, "button-meeting-move-it"), Look::Primary),
        None => (say!(words, "button-meeting-cancel-it"), Look::Danger),
    };
    let mut buttons = vec![Button::new(label, press("do", change)).look(look)];
    for scope in Scope::ALL {
        let possible = narrowed(meeting, act.charter.zone, (change.original, scope), act.now) == scope;
        if scope != change.scope && possible {
            buttons.push(Button::new(scope_label(words, scope), press("plan", Change { scope, ..change })));
        }
    }
    buttons.push(Button::new(say!(words, "button-meeting-keep"), Press::new(NAME, "keep", meeting.id)));
    Card::new(lines.join("\n")).buttons(buttons)
}

fn scope_label(words: Words, scope: Scope) -> String {
    match scope {
        Scope::One => say!(words, "button-meeting-one"),
        Scope::After => say!(words, "button-meeting-after"),
        Scope::All => say!(words, "button-meeting-all"),
    }
}

/// From when to when, and what it is about.
fn what(act: &Act, meeting: &Meeting, outcome: &Outcome) -> String {
    let (words, charter) = (act.words(), &act.charter);
    let was = both(words, (charter, act.now), outcome.was.at);
    let repeats = meeting.schedule.repeats_at(charter.zone, outcome.change.original);
    match (outcome.now_at, outcome.change.scope) {
        (None, Scope::One) if repeats => say!(words, "meeting-cancels-one", was = was),
        (None, Scope::One) => say!(words, "meeting-cancels", was = was),
        (None, Scope::After) => say!(words, "meeting-cancels-after", was = was),
        (None, Scope::All) => say!(words, "meeting-cancels-all", was = was),
        (Some(at), scope) => {
            let now = both(words, (charter, act.now), at);
            match scope {
                Scope::One if repeats => say!(words, "meeting-moves-one", was = was, now = now),
                Scope::One => say!(words, "meeting-moves", was = was, now = now),
                Scope::After => say!(words, "meeting-moves-after", was = was, now = now),
                Scope::All => say!(words, "meeting-moves-all", was = was, now = now),
            }
        }
    }
}

/// How it repeats from then on, and the next dates.
fn follows(act: &Act, meeting: &Meeting, outcome: &Outcome) -> Vec<String> {
    let (words, zone) = (act.words(), act.charter.zone);
    let mut lines = Vec::new();
    if outcome.change.to.is_some() && outcome.change.scope != Scope::One {
        lines.extend(rule(words, &outcome.schedule).map(|rule| say!(words, "meeting-will-repeat", rule = rule)));
    }
    let kept = outcome.schedule.upcoming(zone, act.now, NAMED + 1);
    if !meeting.schedule.repeats_at(zone, outcome.change.original) && kept.len() < 2 {
        return lines;
    }
    let named: Vec<String> = kept.iter().take(NAMED).map(|next| stamp(next.at)).collect();
    lines.push(match (named.len(), kept.len()) {
        (0, _) => say!(words, "meeting-plan-none-left"),
        (shown, all) if all > shown => say!(words, "meeting-plan-dates-more", dates = named.join(" · ")),
        _ => say!(words, "meeting-plan-dates", dates = named.join(" · ")),
    });
    lines
}

/// It is done: what was at that time has another, or none.
pub(super) fn made(act: &Act, meeting: &Meeting, (change, was_at, left): (Change, DateTime<Utc>, Left)) -> Card {
    let words = act.words();
    let reference = meeting.reference().to_string();
    let at = |at| both(words, (&act.charter, act.now), at);
    if let Some(to) = change.to {
        let (was, now) = (at(was_at), at(to.at(act.charter.zone)));
        let text = if change.scope == Scope::One {
            say!(words, "meeting-moved", reference = reference, was = was, now = now)
        } else {
            say!(words, "meeting-moved-after", reference = reference, was = was, now = now)
        };
        return only_open(act, meeting, text);
    }
    let next = meeting.after(act.charter.zone, act.now);
    let goes_on = meeting.current(act.charter.zone, act.now).is_some();
    let first = match change.scope {
        Scope::One if next.is_some() => say!(words, "meeting-cancelled-date", reference = reference),
        Scope::After if next.is_some() => say!(words, "meeting-cancelled-after", reference = reference),
        _ if goes_on => say!(words, "meeting-cancelled-rest", reference = reference),
        _ => say!(words, "meeting-cancelled", reference = reference),
    };
    let text = match next {
        Some(next) => format!("{first} {}", coming(words, (&act.charter, act.now), (next, was_at))),
        None => first,
    };
    if left.topics == 0 {
        return only_open(act, meeting, text);
    }
    let text = format!("{text} {}", say!(words, "meeting-cancelled-topics", count = left.topics));
    if !left.elsewhere {
        return only_open(act, meeting, format!("{text} {}", say!(words, "meeting-cancelled-topics-later")));
    }
    let carry = Button::new(say!(words, "button-meeting-carry"), Press::new(NAME, CARRY, meeting.id));
    let buttons = vec![carry.look(Look::Primary), open_button(words, meeting), list_button(words, meeting.guild)];
    Card::new(text).buttons(buttons)
}

/// What comes next, after the date of that time was cancelled: where that is a later one, it is still the same.
fn coming(words: Words, charter_now: (&Charter, DateTime<Utc>), (next, was_at): (Coming, DateTime<Utc>)) -> String {
    let at = both(words, charter_now, next.at);
    if next.at < was_at { say!(words, "meeting-next-still", next = at) } else { say!(words, "meeting-next", next = at) }
}

/// A text, and what opens the meeting.
pub(super) fn only_open(act: &Act, meeting: &Meeting, text: String) -> Card {
    let words = act.words();
    Card::new(text).buttons(vec![open_button(words, meeting), list_button(words, meeting.guild)])
}

/// Somebody else was quicker.
pub(super) fn changed_since(act: &Act, meeting: &Meeting, name: Option<&str>) -> String {
    let words = act.words();
    let name = name.map_or_else(|| say!(words, "somebody"), |name| said_within(name, LINE_NAME_MAX));
    let reference = meeting.reference().to_string();
    match meeting.current(act.charter.zone, act.now) {
        Some(next) => {
            let next = both(words, (&act.charter, act.now), next.at);
            say!(words, "meeting-changed-since", name = name, reference = reference, next = next)
        }
        None => say!(words, "meeting-cancelled-since", name = name, reference = reference),
    }
}

/// What is posted: who said that they come is pinged, and nobody else. `topics`: how many go over to what comes next from before.
pub(in super::super) fn news(
    (charter, now): (&Charter, DateTime<Utc>),
    meeting: &Meeting,
    (changed, next, topics): (&Changed, Option<Coming>, usize),
    name: &str,
) -> Vec<Notice> {
    let words = charter.words();
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let (was, name) = (both(words, (charter, now), changed.was_at), said_within(name, LINE_NAME_MAX));
    let mut lines = vec![match (changed.now_at, changed.scope) {
        (Some(at), Scope::One) => {
            let now = both(words, (charter, now), at);
            say!(words, "meeting-news-moved", title = title, reference = reference, now = now, was = was)
        }
        (Some(at), _) => {
            let now = both(words, (charter, now), at);
            say!(words, "meeting-news-moved-all", title = title, reference = reference, now = now, was = was)
        }
        (None, Scope::One) => say!(words, "meeting-news-cancelled", title = title, reference = reference, was = was),
        (None, _) => say!(words, "meeting-news-cancelled-all", title = title, reference = reference, was = was),
    }];
    let cancelled_one = changed.now_at.is_none() && changed.scope == Scope::One;
    if let Some(next) = next.filter(|_| cancelled_one) {
        lines.push(coming(words, (charter, now), (next, changed.was_at)));
        if topics > 0 && next.at > changed.was_at {
            lines.push(say!(words, "meeting-news-topics", count = topics));
        }
    }
    lines.push(format!("-# {}", say!(words, "meeting-news-by", name = name)));
    pinging(words, lines.join("\n"), vec![open_button(words, meeting), other_button(words, meeting)], &changed.people)
}
