//! The commands as Discord should know them: built once, in every language, and written only when they differ.

use std::collections::HashMap;

use poise::serenity_prelude as serenity;
use serde_json::{Value, json};

use super::Handle;
use super::rest::{Rest, RestError};
use crate::error::Error;
use crate::ids::ApplicationId;
use crate::text::Language;

/// What makes a command: all else Discord adds by itself. (`type` is compared in options; a command of ours is always type 1.)
const COMPARED: [&str; 16] = [
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "contexts",
    "options",
    "type",
    "required",
    "autocomplete",
    "choices",
    "value",
    "channel_types",
    "min_length",
    "max_length",
    "min_value",
    "max_value",
];

/// Registers the commands if what is registered differs. Says whether it wrote.
///
/// # Errors
/// A fault of the wire.
pub async fn register(
    rest: &Rest,
    application: ApplicationId,
    commands: &[poise::Command<Handle, Error>],
) -> Result<bool, RestError> {
    let registered = rest.commands(application).await?;
    if same(registered, commands) {
        return Ok(false);
    }
    let all: Vec<String> = wanted(commands).map(|command| command.to_string()).collect();
    rest.set_commands(application, &format!("[{}]", all.join(","))).await?;
    Ok(true)
}

/// Gives every command, option and choice its words in every language: keys `command-<path>` with attributes, in `locales/`.
pub fn translate(commands: &mut [poise::Command<Handle, Error>]) {
    for command in commands {
        translate_one(command, "command");
    }
}

fn translate_one(command: &mut poise::Command<Handle, Error>, above: &str) {
    let key = format!("{above}-{}", command.name);
    command.description = Some(word(Language::EnUs, &key, "description").unwrap_or_default().into());
    for (locale, language) in LOCALES {
        if let Some(name) = word(language, &key, "name") {
            command.name_localizations.to_mut().push((locale.into(), name.into()));
        }
        if let Some(text) = word(language, &key, "description") {
            command.description_localizations.to_mut().push((locale.into(), text.into()));
        }
    }
    for parameter in &mut command.parameters {
        let (name, says) = (parameter.name.replace('_', "-"), format!("{}-says", parameter.name.replace('_', "-")));
        parameter.description = Some(word(Language::EnUs, &key, &says).unwrap_or_default().into());
        for (locale, language) in LOCALES {
            if let Some(name) = word(language, &key, &name) {
                parameter.name_localizations.to_mut().push((locale.into(), name.into()));
            }
            if let Some(text) = word(language, &key, &says) {
                parameter.description_localizations.to_mut().push((locale.into(), text.into()));
            }
        }
        for choice in parameter.choices.to_mut() {
            let attribute = format!("{name}-{}", choice.name.to_lowercase().replace(' ', "-"));
            for (locale, language) in LOCALES {
                if let Some(name) = word(language, &key, &attribute) {
                    choice.localizations.to_mut().push((locale.into(), name.into()));
                }
            }
        }
    }
    for sub in &mut command.subcommands {
        translate_one(sub, &key);
    }
}

/// Discord's locales for which we have words of our own; English is what stands when none fits.
const LOCALES: [(&str, Language); 2] = [("es-ES", Language::Es), ("es-419", Language::Es)];

/// A command's word, looked up by name since commands are data; `None` if this language has none of its own.
fn word(language: Language, key: &str, attribute: &str) -> Option<String> {
    language.words().catalogue().attribute(key, attribute)
}

/// The commands as JSON: global, with the guild as their only context. One at a time: all of them are the most that is ever in memory.
pub fn wanted(commands: &[poise::Command<Handle, Error>]) -> impl Iterator<Item = Value> {
    commands.iter().flat_map(|command| poise::builtins::create_application_commands(std::slice::from_ref(command))).map(
        |command| {
            let command = command.contexts(vec![serenity::InteractionContext::Guild]);
            let mut command = serde_json::to_value(command).unwrap_or_default();
            command["integration_types"] = json!([0]);
            command
        },
    )
}

/// Whether these are registered, and nothing else is.
#[must_use]
pub fn same(registered: Vec<Value>, commands: &[poise::Command<Handle, Error>]) -> bool {
    let name = |command: &Value| command["name"].as_str().unwrap_or_default().to_owned();
    let mut registered: HashMap<String, Value> =
        registered.into_iter().map(|command| (name(&command), compared(command))).collect();
    wanted(commands).all(|command| registered.remove(&name(&command)) == Some(compared(command)))
        && registered.is_empty()
}

/// A command as it is compared.
fn compared(mut command: Value) -> Value {
    if let Some(fields) = command.as_object_mut() {
        fields.remove("type");
    }
    bare(&mut command);
    command
}

/// Takes out what is not compared and what is empty or false: leaving out and saying "none" are the same.
fn bare(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            // Localizations are keyed by locale.
            let words = fields.keys().all(|name| !COMPARED.contains(&name.as_str()));
            fields.retain(|name, value| (words || COMPARED.contains(&name.as_str())) && !is_nothing(value));
            fields.values_mut().for_each(bare);
        }
        Value::Array(all) => all.iter_mut().for_each(bare),
        _ => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(all) => all.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
