//! The commands as Discord should know them: built once, in every language, and written only when they differ.

use poise::serenity_prelude as serenity;
use serde_json::{Value, json};

use super::Handle;
use super::rest::{Rest, RestError};
use crate::error::Error;
use crate::ids::ApplicationId;
use crate::text::Language;

/// What Discord adds to a command, or fills in when we leave it out: not compared.
const FILLED_IN: [&str; 14] = [
    "id",
    "application_id",
    "version",
    "default_permission",
    "dm_permission",
    "nsfw",
    "guild_id",
    "default_member_permissions",
    "integration_types",
    "handler",
    "name_localized",
    "description_localized",
    "global_popularity_rank",
    "type",
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
    let wanted = wanted(commands);
    let registered = rest.commands(application).await?;
    if same(&registered, &wanted) {
        return Ok(false);
    }
    rest.set_commands(application, Value::Array(wanted)).await?;
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
            let attribute = format!("{name}-{}", choice.name.to_lowercase());
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
    let loader = language.words().loader();
    loader.has_attr(key, attribute).then(|| loader.get_attr(key, attribute))
}

/// The commands as JSON: global, with the guild as their only context.
#[must_use]
pub fn wanted(commands: &[poise::Command<Handle, Error>]) -> Vec<Value> {
    let built = poise::builtins::create_application_commands(commands);
    built
        .into_iter()
        .map(|command| {
            let command = command.contexts(vec![serenity::InteractionContext::Guild]);
            let mut command = serde_json::to_value(command).unwrap_or_default();
            command["integration_types"] = json!([0]);
            command
        })
        .collect()
}

fn same(registered: &[Value], wanted: &[Value]) -> bool {
    let sorted = |all: &[Value]| {
        let mut all: Vec<Value> = all.iter().map(bare).collect();
        all.sort_by_key(|command| command["name"].as_str().unwrap_or_default().to_owned());
        all
    };
    sorted(registered) == sorted(wanted)
}

/// A command without what Discord fills in, and without what is empty or false: leaving out and saying "none" are the same.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, value)| {
                // The type of an option counts; that of a command is always 1 here.
                let option = fields.contains_key("required") || name.as_str() != "type" || fields.contains_key("value");
                let filled_in = FILLED_IN.contains(&name.as_str()) && !(name.as_str() == "type" && option);
                !filled_in && !is_nothing(value)
            });
            Value::Object(kept.map(|(name, value)| (name.clone(), bare(value))).collect())
        }
        Value::Array(all) => Value::Array(all.iter().map(bare).collect()),
        other => other.clone(),
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
