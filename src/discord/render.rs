//! Messages as Discord's JSON. The one place that sets `allowed_mentions`, flags and custom ids.

use serde_json::{Value, json};

use crate::ids::OutboxId;
use crate::message::{Block, Button, Card, Choice, Field, Form, Look, Message, Notice, Offer, Select};

/// Only the person who acted sees it.
pub const EPHEMERAL: u64 = 1 << 6;
/// The message is made of Components V2.
const COMPONENTS_V2: u64 = 1 << 15;

/// Text and announcement channels.
const TEXT_CHANNELS: [u8; 2] = [0, 5];

/// Discord's numbers for components.
mod kind {
    pub const ROW: u8 = 1;
    pub const BUTTON: u8 = 2;
    pub const SELECT: u8 = 3;
    pub const TEXT_INPUT: u8 = 4;
    pub const ROLE_SELECT: u8 = 6;
    pub const CHANNEL_SELECT: u8 = 8;
    pub const SECTION: u8 = 9;
    pub const TEXT: u8 = 10;
    pub const SEPARATOR: u8 = 14;
    pub const CONTAINER: u8 = 17;
}

/// The body of a message; `row` is the outbox row that posts it, which every custom id then bears.
#[must_use]
pub fn message(message: &Message, row: Option<OutboxId>) -> Value {
    match message {
        Message::Card(shown) => card(shown, row),
        Message::Notice(shown) => notice(shown, row),
    }
}

/// A card: one container of Components V2.
#[must_use]
pub fn card(card: &Card, row: Option<OutboxId>) -> Value {
    let row = row.or(card.row);
    let blocks: Vec<Value> = card.blocks.iter().map(|shown| block(shown, row)).collect();
    json!({
        "flags": COMPONENTS_V2,
        "components": [{ "type": kind::CONTAINER, "components": blocks }],
        "allowed_mentions": { "parse": [] },
    })
}

/// A notice: content, and rows of components under it.
#[must_use]
pub fn notice(notice: &Notice, row: Option<OutboxId>) -> Value {
    let mut rows = Vec::new();
    if let Some(shown) = &notice.select {
        rows.push(select(shown, row));
    }
    if !notice.buttons.is_empty() {
        rows.push(buttons(&notice.buttons, row));
    }
    let people: Vec<String> = notice.mentions.iter().map(ToString::to_string).collect();
    let roles: Vec<String> = notice.roles.iter().map(ToString::to_string).collect();
    json!({
        "content": notice.content,
        "components": rows,
        "allowed_mentions": { "parse": [], "users": people, "roles": roles },
    })
}

fn block(block: &Block, row: Option<OutboxId>) -> Value {
    match block {
        Block::Text(text) => json!({ "type": kind::TEXT, "content": text }),
        Block::Row(text, beside) => json!({
            "type": kind::SECTION,
            "components": [{ "type": kind::TEXT, "content": text }],
            "accessory": button(beside, row),
        }),
        Block::Line => json!({ "type": kind::SEPARATOR }),
        Block::Buttons(shown) => buttons(shown, row),
        Block::Select(shown) => select(shown, row),
    }
}

fn buttons(shown: &[Button], row: Option<OutboxId>) -> Value {
    let shown: Vec<Value> = shown.iter().map(|shown| button(shown, row)).collect();
    json!({ "type": kind::ROW, "components": shown })
}

fn button(button: &Button, row: Option<OutboxId>) -> Value {
    let style = match button.look {
        Look::Primary => 1,
        Look::Secondary => 2,
        Look::Success => 3,
        Look::Danger => 4,
    };
    json!({ "type": kind::BUTTON, "style": style, "label": button.label, "custom_id": button.press.custom_id(row) })
}

fn select(select: &Select, row: Option<OutboxId>) -> Value {
    let mut shown = json!({ "custom_id": select.press.custom_id(row), "placeholder": select.prompt });
    match &select.offer {
        Offer::Choices(choices) => {
            let option = |choice: &Choice| {
                let mut option = json!({ "label": choice.label, "value": choice.value });
                if select.chosen.as_ref() == Some(&choice.value) {
                    option["default"] = json!(true);
                }
                option
            };
            shown["type"] = json!(kind::SELECT);
            shown["options"] = choices.iter().map(option).collect();
        }
        Offer::Channel => {
            shown["type"] = json!(kind::CHANNEL_SELECT);
            shown["channel_types"] = json!(TEXT_CHANNELS);
            shown["default_values"] = default_values(select, "channel");
        }
        Offer::Role => {
            shown["type"] = json!(kind::ROLE_SELECT);
            shown["default_values"] = default_values(select, "role");
        }
    }
    json!({ "type": kind::ROW, "components": [shown] })
}

/// What is chosen in a select that Discord fills.
fn default_values(select: &Select, kind: &str) -> Value {
    select.chosen.iter().map(|id| json!({ "id": id, "type": kind })).collect()
}

/// The body of a form; `row` is the outbox row of the message on which it was opened.
#[must_use]
pub fn form(form: &Form, row: Option<OutboxId>) -> Value {
    let fields: Vec<Value> = form.fields.iter().map(field).collect();
    json!({ "title": form.title, "custom_id": form.press.custom_id(row), "components": fields })
}

fn field(field: &Field) -> Value {
    let mut input = json!({
        "type": kind::TEXT_INPUT,
        "custom_id": field.name,
        "label": field.label,
        "style": if field.long { 2 } else { 1 },
        "required": !field.optional,
        "max_length": field.max,
        "placeholder": field.hint,
    });
    if !field.value.is_empty() {
        input["value"] = json!(field.value);
    }
    json!({ "type": kind::ROW, "components": [input] })
}
