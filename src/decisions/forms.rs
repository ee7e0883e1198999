//! The forms of decisions: only text fields, five at most. A form for a reason says who will read it.

use super::{BODY_MAX, NAME, REASON_MAX, TITLE_MAX};
use crate::feature::Origin;
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::{Words, plain};

/// Characters at most in a typed date.
const WHEN_MAX: u16 = 100;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, fields) = match action {
        "but" => (say!(words, "button-decide-but"), vec![reason(words, say!(words, "field-decide-but"))]),
        "aside" => (say!(words, "button-decide-aside"), vec![reason(words, say!(words, "field-decide-aside"))]),
        "write" => (say!(words, "button-decide-block"), vec![harm(words), change(words), talk(words)]),
        "concern" => (say!(words, "button-decide-concern"), vec![harm(words), change(words)]),
        "amend" => (say!(words, "button-decide-amend"), vec![text(words)]),
        "why" => {
            let label = say!(words, "field-decide-urgent");
            (say!(words, "form-decide-why"), vec![Field { label, ..why(words) }])
        }
        "again" | "from" | "change" => {
            let fields = vec![title(words), text(words).optional(), closes(words), why(words).optional()];
            (say!(words, "form-decide-propose"), fields)
        }
        _ => return None,
    };
    Some(Form { title, press: Press::new(NAME, &format!("{action}-sent"), &press.id), fields })
}

/// The form of a decision that comes from another item, with its words.
pub fn from(words: Words, origin: &Origin) -> Form {
    let press = Press::new(NAME, "from-sent", format!("{}.{}", origin.guild, origin.reference));
    let fields = vec![title(words), text(words).optional(), closes(words), why(words).optional()];
    let mut form = Form { title: say!(words, "form-decide-propose"), press, fields };
    // What is too long for a title goes into the text as a whole.
    let short = plain(&origin.title, TITLE_MAX);
    let mut typed = vec![("title".to_owned(), short.clone())];
    if short != origin.title {
        typed.push(("text".to_owned(), origin.title.clone()));
    }
    form = form.filled(&typed);
    form
}

fn title(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-title"), say!(words, "field-decide-title-hint"));
    Field::line("title", limit(TITLE_MAX), label, hint)
}

fn text(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-text"), say!(words, "field-decide-text-hint"));
    Field::line("text", limit(BODY_MAX), label, hint).long()
}

fn closes(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-closes"), say!(words, "field-decide-closes-hint"));
    Field::line("closes", WHEN_MAX, label, hint).optional()
}

fn why(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-why"), say!(words, "field-decide-why-hint"));
    Field::line("why", limit(REASON_MAX), label, hint)
}

fn reason(words: Words, label: String) -> Field {
    Field::line("reason", limit(REASON_MAX), label, say!(words, "field-decide-readers-hint")).long()
}

fn harm(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-harm"), say!(words, "field-decide-readers-hint"));
    Field::line("harm", limit(REASON_MAX), label, hint).long()
}

fn change(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-change"), say!(words, "field-decide-readers-hint"));
    Field::line("change", limit(REASON_MAX), label, hint).long()
}

fn talk(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-decide-talk"), say!(words, "field-decide-talk-hint"));
    Field::line("talk", limit(REASON_MAX), label, hint).optional()
}

/// A limit of ours as Discord counts it.
fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
