//! A second reading of every payload by twilight, which was written by others: where it disagrees with practice, one of
//! the two is wrong, and that is a problem to look at.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use twilight_model::application::command::{Command, CommandOptionChoice};
use twilight_model::channel::message::{AllowedMentions, Component, Embed, MessageFlags};
use twilight_model::http::interaction::InteractionResponseType;

use crate::rest::errors::{Refusal, form};
use crate::shared::Shared;
use crate::world::{list_at, number_at, restamp, text_at};

fn read<T: DeserializeOwned>(shared: &Shared, what: &str, value: &Value) -> Option<T> {
    match T::deserialize(value) {
        Ok(read) => Some(read),
        Err(error) => {
            shared.record.problem(format!("twilight cannot read {what}: {error}: {value}"));
            None
        }
    }
}

fn over(shared: &Shared, path: &str, error: &dyn std::fmt::Display) -> Refusal {
    shared.record.problem(format!("twilight refuses {path}: {error}"));
    form(path, "SECOND_OPINION", &error.to_string())
}

/// Reads a message again.
pub fn message(shared: &Shared, payload: &Value, v2: bool) -> Result<(), Refusal> {
    twilight_validate::message::content(text_at(payload, "content"))
        .map_err(|error| over(shared, "content", &error))?;
    if let Some(flags) = payload.get("flags").filter(|flags| !flags.is_null()) {
        read::<MessageFlags>(shared, "flags", flags);
    }
    if let Some(allowed) = payload.get("allowed_mentions").filter(|allowed| !allowed.is_null()) {
        read::<AllowedMentions>(shared, "allowed_mentions", allowed);
    }
    let mut embeds = Vec::new();
    for embed in list_at(payload, "embeds") {
        let mut whole = embed.clone();
        if whole.get("type").is_none() {
            whole["type"] = json!("rich");
        }
        if let Some(time) = restamp(text_at(embed, "timestamp")) {
            whole["timestamp"] = json!(time);
        }
        for field in whole.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
            if field.get("inline").is_none() {
                field["inline"] = json!(false);
            }
        }
        embeds.extend(read::<Embed>(shared, "an embed", &whole));
    }
    twilight_validate::message::embeds(&embeds).map_err(|error| over(shared, "embeds", &error))?;
    let mut listed = list_at(payload, "components").to_vec();
    listed.iter_mut().for_each(shorten);
    let components: Vec<Component> = listed.iter().filter_map(|one| read(shared, "a component", one)).collect();
    twilight_validate::message::components(&components, v2).map_err(|error| over(shared, "components", &error))
}

/// Reads an interaction's first answer again: its type, and what only it can hold.
pub fn callback(shared: &Shared, body: &Value) -> Result<(), Refusal> {
    if let Some(kind) = body.get("type") {
        read::<InteractionResponseType>(shared, "an answer's type", kind);
    }
    let data = body.get("data").unwrap_or(&Value::Null);
    match number_at(body, "type") {
        Some(8) => {
            for choice in list_at(data, "choices") {
                if let Some(choice) = read::<CommandOptionChoice>(shared, "a choice", choice) {
                    twilight_validate::command::choice(&choice)
                        .map_err(|error| over(shared, "data.choices", &error))?;
                }
            }
        }
        Some(9) => {
            for row in list_at(data, "components") {
                if let Some(row) = read::<Component>(shared, "a form's row", row)
                    && let Component::ActionRow(row) = &row
                {
                    for one in &row.components {
                        if let Component::TextInput(input) = one {
                            let checked = twilight_validate::component::text_input(input, true);
                            checked.map_err(|error| over(shared, "data.components", &error))?;
                        }
                    }
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// Reads a command again.
pub fn command(shared: &Shared, command: &Value) -> Result<(), Refusal> {
    let mut whole = command.clone();
    whole["version"] = json!("1");
    for (key, value) in [("type", json!(1)), ("description", json!("")), ("default_member_permissions", Value::Null)] {
        if whole.get(key).is_none() {
            whole[key] = value;
        }
    }
    match read::<Command>(shared, "a command", &whole) {
        Some(read) => {
            twilight_validate::command::command(&read).map_err(|error| over(shared, text_at(command, "name"), &error))
        }
        None => Ok(()),
    }
}

/// Twilight takes half of what Discord's own description allows in one text (4,000 characters, which practice checks itself).
fn shorten(component: &mut Value) {
    match component {
        Value::Array(all) => all.iter_mut().for_each(shorten),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "content" => *text = text.chars().take(2_000).collect(),
                    nested => shorten(nested),
                }
            }
        }
        _ => {}
    }
}
