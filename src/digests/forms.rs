//! The form of digests: when they come.

use super::NAME;
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::Words;

/// Characters at most in what is typed.
const WHEN_MAX: u16 = 100;

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    if !["change", "change-sent"].contains(&press.action.as_str()) {
        return None;
    }
    Some(Form {
        title: say!(words, "form-digest"),
        press: Press::new(NAME, "change-sent", &press.id),
        fields: vec![Field::line("when", WHEN_MAX, say!(words, "field-digest"), say!(words, "field-digest-hint"))],
    })
}
