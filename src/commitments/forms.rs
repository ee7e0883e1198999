//! The forms of commitments: only text fields, five at most.

use super::{NAME, NOTE_MAX, REASON_MAX, WHAT_MAX};
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::Words;

/// Characters at most in a typed date.
const WHEN_MAX: u16 = 100;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, fields) = match action {
        "make" => (say!(words, "form-make-title"), vec![what(words), due(words), done_means(words)]),
        "move" => (say!(words, "form-move-title"), vec![due(words), reason(words)]),
        "withdraw" => (say!(words, "form-withdraw-title"), vec![reason(words)]),
        "renew" => (say!(words, "form-renew-title"), vec![due(words)]),
        _ => return None,
    };
    let press = Press::new(NAME, &format!("{action}-sent"), &press.id);
    Some(Form { title, press, fields })
}

fn what(words: Words) -> Field {
    Field {
        name: "what",
        label: say!(words, "field-what"),
        value: String::new(),
        hint: say!(words, "field-what-hint"),
        max: u16::try_from(WHAT_MAX).unwrap_or(u16::MAX),
        optional: false,
        long: false,
    }
}

fn due(words: Words) -> Field {
    Field {
        name: "due",
        label: say!(words, "field-due"),
        value: String::new(),
        hint: say!(words, "field-due-hint"),
        max: WHEN_MAX,
        optional: false,
        long: false,
    }
}

fn done_means(words: Words) -> Field {
    Field {
        name: "done_means",
        label: say!(words, "field-done-means"),
        value: String::new(),
        hint: say!(words, "field-done-means-hint"),
        max: u16::try_from(NOTE_MAX).unwrap_or(u16::MAX),
        optional: true,
        long: true,
    }
}

fn reason(words: Words) -> Field {
    Field {
        name: "reason",
        label: say!(words, "field-reason"),
        value: String::new(),
        hint: say!(words, "field-reason-hint"),
        max: u16::try_from(REASON_MAX).unwrap_or(u16::MAX),
        optional: false,
        long: true,
    }
}
