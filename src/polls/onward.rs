//! What a poll hands on to the decision that is made of it: what people could choose and, once it is closed, what came out.

use super::tally::Tally;
use super::{Poll, acts};
use crate::message::Form;
use crate::say;
use crate::text::{Words, plain};

/// The form of a decision, with the poll in its text: to be changed by who proposes it. `open`: whether the poll takes answers.
pub(super) fn in_text(words: Words, mut form: Form, (poll, tally): (&Poll, &Tally), open: bool) -> Form {
    let Some(text) = form.fields.iter_mut().find(|field| field.name == "text") else { return form };
    // A question that is too long for a title stands there already.
    let mut lines: Vec<String> = Some(text.value.clone()).filter(|text| !text.is_empty()).into_iter().collect();
    let reference = poll.reference().to_string();
    let ended = !open && tally.voters > 0;
    if ended {
        lines.push(match acts::leads(poll, tally) {
            Some(first) => say!(words, "poll-carried-first", reference = reference.as_str(), option = first),
            None => {
                let between = tally.tie.iter().flat_map(|tie| &tie.between);
                let level: Vec<&str> =
                    between.filter_map(|option| poll.options.get(*option)).map(String::as_str).collect();
                let options = level.join(" / ");
                say!(words, "poll-carried-tie", reference = reference.as_str(), options = options)
            }
        });
    }
    lines.push(say!(words, "poll-carried", reference = reference.as_str()));
    let order: Vec<usize> = if ended { tally.order.clone() } else { (0..poll.options.len()).collect() };
    let options: Vec<&String> = order.iter().filter_map(|option| poll.options.get(*option)).collect();
    let room = usize::from(text.max);
    let each = |max: usize| options.iter().map(move |option| format!("• {}", plain(option, max)));
    let whole = lines.iter().cloned().chain(each(usize::MAX)).collect::<Vec<_>>().join("\n");
    text.value = if whole.chars().count() <= room {
        whole
    } else {
        // As much of each as of every other.
        let left = room.saturating_sub(lines.iter().map(|line| line.chars().count() + 1).sum::<usize>());
        let share = (left / options.len().max(1)).saturating_sub(3);
        plain(&lines.iter().cloned().chain(each(share)).collect::<Vec<_>>().join("\n"), room)
    };
    form
}
