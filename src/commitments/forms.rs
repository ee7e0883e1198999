//! The forms of commitments: only text fields, five at most.

use super::{NAME, NOTE_MAX, REASON_MAX, WHAT_MAX};
use crate::feature::Origin;
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::Words;

/// Characters at most in a typed date.
const WHEN_MAX: u16 = 100;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, fields) = match action {
        "make" | "from" => (say!(words, "form-make-title"), vec![what(words), due(words), done_means(words)]),
        "move" => (say!(words, "form-move-title"), vec![due(words), reason(words, say!(words, "field-reason-hint"))]),
        "withdraw" => {
            (say!(words, "form-withdraw-title"), vec![reason(words, say!(words, "field-reason-cannot-hint"))])
        }
        "renew" => (say!(words, "form-renew-title"), vec![due(words)]),
        _ => return None,
    };
    let press = Press::new(NAME, &format!("{action}-sent"), &press.id);
    Some(Form { title, press, fields })
}

/// The form of a promise that is for another item.
pub fn from(words: Words, origin: &Origin) -> Form {
    let press = Press::new(NAME, "from-sent", format!("{}.{}", origin.guild, origin.reference));
    Form { title: say!(words, "form-make-title"), press, fields: vec![what(words), due(words), done_means(words)] }
}

fn what(words: Words) -> Field {
    Field::line("what", limit(WHAT_MAX), say!(words, "field-what"), say!(words, "field-what-hint"))
}

fn due(words: Words) -> Field {
    Field::line("due", WHEN_MAX, say!(words, "field-due"), say!(words, "field-due-hint"))
}

fn done_means(words: Words) -> Field {
    let (label, hint) = (say!(words, "field-done-means"), say!(words, "field-done-means-hint"));
    Field::line("done_means", limit(NOTE_MAX), label, hint).long().optional()
}

fn reason(words: Words, hint: String) -> Field {
    Field::line("reason", limit(REASON_MAX), say!(words, "field-reason"), hint).long()
}

/// A limit of ours as Discord counts it.
fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}
