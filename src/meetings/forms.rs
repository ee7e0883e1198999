//! The forms of meetings: only text fields, five at most.

use super::{NAME, TOPIC_MAX};
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::Words;

/// Characters at most in a typed time.
const WHEN_MAX: u16 = 100;
/// What opens the form for the agenda.
pub(super) const TOPIC: &str = "topic";

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    let action = press.action.trim_end_matches("-sent");
    let (title, field) = match action {
        "move" => (
            say!(words, "form-meeting-move"),
            Field::line("when", WHEN_MAX, say!(words, "field-remind-when"), say!(words, "field-meeting-when-hint")),
        ),
        TOPIC => {
            let (label, hint) = (say!(words, "field-meeting-topic"), say!(words, "field-meeting-topic-hint"));
            let max = u16::try_from(TOPIC_MAX).unwrap_or(u16::MAX);
            (say!(words, "form-meeting-topic"), Field::line("topic", max, label, hint).long())
        }
        _ => return None,
    };
    Some(Form { title, press: Press::new(NAME, &format!("{action}-sent"), &press.id), fields: vec![field] })
}
