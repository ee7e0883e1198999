//! What is said of ties: while a poll is open, what would decide one; of one that there is, between which options, and what decides it.

use super::Poll;
use super::tally::{By, Method, Tally, drawn};
use super::view::number;
use crate::say;
use crate::text::{Words, said_within};

/// Options that are named; more go by their numbers.
const NAMED_MAX: usize = 3;
/// Characters of one of them.
const NAME_ROOM: usize = 60;

/// What decides a tie: between two, which of them it would be; else the order that was drawn.
pub(super) fn rule(words: Words, poll: &Poll) -> String {
    let count = poll.options.len();
    let drawn = drawn(poll.id.0, count);
    let (order, first) = (numbers(&drawn), numbers(drawn.get(..1).unwrap_or_default()));
    match poll.method {
        Method::Ranked => say!(words, "poll-tie-rule", count = count, first = first, order = order),
        Method::One | Method::Several => say!(words, "poll-tie-drawn", count = count, first = first, order = order),
    }
}

/// Which options are level for the first place, and which one comes first; `None`: none are.
pub(super) fn said(words: Words, poll: &Poll, tally: &Tally) -> Option<String> {
    let tie = tally.tie.as_ref()?;
    let first = said_within(poll.options.get(*tally.order.first()?)?, NAME_ROOM);
    let name = |option: &usize| poll.options.get(*option).map(|option| said_within(option, NAME_ROOM));
    let level: Vec<String> = if tie.between.len() > NAMED_MAX {
        tie.between.iter().map(|option| number(*option)).collect()
    } else {
        tie.between.iter().filter_map(name).collect()
    };
    let between = match level.as_slice() {
        [most @ .., last] if !most.is_empty() => say!(words, "and", one = most.join(", "), other = last.as_str()),
        few => few.concat(),
    };
    Some(match tie.by {
        By::Support => say!(words, "poll-tie-support", between = between, first = first),
        By::Draw => say!(words, "poll-tie-draw", between = between, first = first),
    })
}

/// Options by their numbers.
pub(super) fn numbers(options: &[usize]) -> String {
    let all: Vec<String> = options.iter().map(|option| number(*option)).collect();
    all.join(", ")
}
