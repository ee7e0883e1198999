//! The forms of reminders: only text fields, five at most.

use super::NAME;
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::Words;

/// Characters at most in a typed time, and in a typed repeat.
const WHEN_MAX: u16 = 100;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, fields) = match action {
        "move" => (say!(words, "form-remind-move"), vec![when(words)]),
        "all" => (say!(words, "form-remind-all"), vec![when(words), repeats(words)]),
        _ => return None,
    };
    Some(Form { title, press: Press::new(NAME, &format!("{action}-sent"), &press.id), fields })
}

fn when(words: Words) -> Field {
    Field::line("when", WHEN_MAX, say!(words, "field-remind-when"), say!(words, "field-remind-when-hint"))
}

fn repeats(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-remind-repeats"), say!(words, "field-remind-repeats-hint"));
    Field::line("repeats", WHEN_MAX, label, hint)
}
