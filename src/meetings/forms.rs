//! The forms of meetings: only text fields, five at most.

use super::{NAME, TITLE_MAX, TOPIC_MAX};
use crate::feature::Origin;
use crate::message::{Field, Form, Press};
use crate::say;
use crate::text::{Words, plain};

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
        "from" | "another" => {
            return Some(Form { title: say!(words, "form-meeting-from"), press: sent(press), fields: whole(words) });
        }
        _ => return None,
    };
    Some(Form { title, press: sent(press), fields: vec![field] })
}

/// The form of a meeting that comes from another item, with its words, to be typed over. Whoever opens it may fill in `when`.
pub fn from(words: Words, origin: &Origin) -> Form {
    let press = Press::new(NAME, "from-sent", format!("{}.{}", origin.guild, origin.reference));
    let form = Form { title: say!(words, "form-meeting-from"), press, fields: whole(words) };
    form.filled(&[("title".to_owned(), plain(&origin.title, TITLE_MAX))])
}

/// What sending it means.
fn sent(press: &Press) -> Press {
    Press::new(NAME, &format!("{}-sent", press.action.trim_end_matches("-sent")), &press.id)
}

/// All that a meeting is made of but for its length.
fn whole(words: Words) -> Vec<Field> {
    let line = |name, max, label, hint| Field::line(name, max, label, hint);
    let max = u16::try_from(TITLE_MAX).unwrap_or(u16::MAX);
    vec![
        line("title", max, say!(words, "field-meeting-title"), say!(words, "field-meeting-title-hint")),
        line("when", WHEN_MAX, say!(words, "field-remind-when"), say!(words, "field-meeting-when-hint")),
        line("repeats", WHEN_MAX, say!(words, "field-meeting-repeats"), say!(words, "field-meeting-repeats-hint"))
            .optional(),
        line("where", max, say!(words, "field-meeting-where"), say!(words, "field-meeting-where-hint")).optional(),
    ]
}
