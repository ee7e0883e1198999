//! Registered commands, and the choices offered while one is typed.

use std::collections::HashSet;

use serde_json::Value;

use super::second_opinion;
use crate::rest::errors::{Findings, Refusal};
use crate::shared::Shared;
use crate::world::commands::kind_of;
use crate::world::{list_at, number_at, text_at};

const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
];

/// Checks a whole list of commands.
pub fn all(shared: &Shared, list: &Value) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    let Some(commands) = list.as_array() else {
        findings.add("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return findings.result();
    };
    let mut seen = HashSet::new();
    for (at, command) in commands.iter().enumerate() {
        check(&mut findings, &at.to_string(), command);
        if !seen.insert((kind_of(command), text_at(command, "name"))) {
            let message = "Application command names must be unique";
            findings.add(at.to_string(), "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    }
    findings.result()?;
    count(commands)?;
    commands.iter().try_for_each(|command| second_opinion::command(shared, command))
}

/// Checks one command.
pub fn one(shared: &Shared, command: &Value) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    check(&mut findings, "", command);
    findings.result()?;
    second_opinion::command(shared, command)
}

/// Checks that there are not too many.
pub fn count(commands: &[Value]) -> Result<(), Refusal> {
    let of = |kind| commands.iter().filter(|command| kind_of(command) == kind).count();
    if of(1) > 100 || of(2) > 15 || of(3) > 15 { Err(Refusal::new(30_032)) } else { Ok(()) }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn check(findings: &mut Findings, path: &str, command: &Value) {
    let typed = kind_of(command) == 1;
    let plain = text_at(command, "name");
    if typed {
        names(findings, path, command);
        texts(findings, path, command, "description", 100);
    } else {
        findings.between(join(path, "name"), plain, (1, 32));
        if !text_at(command, "description").is_empty() {
            let message = "Context menu commands cannot have description";
            findings.add(join(path, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", message);
        }
    }
    options(findings, path, command, 0);
    let size = characters(command);
    if size > 8000 {
        let message = format!("Command exceeds maximum size (8000): {size}");
        findings.add(path, "APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

fn characters(value: &Value) -> usize {
    let longest = |key: &str| {
        let named = value.get(format!("{key}_localizations").as_str()).and_then(Value::as_object);
        let others = named.into_iter().flat_map(|map| map.values()).filter_map(Value::as_str);
        others.chain([text_at(value, key)]).map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let choices =
        list_at(value, "choices").iter().map(|choice| characters(choice) + text_at(choice, "value").chars().count());
    longest("name")
        + longest("description")
        + choices.sum::<usize>()
        + list_at(value, "options").iter().map(characters).sum::<usize>()
}

/// Whether a name is one that commands and options may have.
fn is_name(name: &str) -> bool {
    let fits = |letter: char| "-_'".contains(letter) || letter.is_alphanumeric() || is_mark(letter);
    (1..=32).contains(&name.chars().count()) && name.chars().all(fits) && name.to_lowercase() == name
}

/// Signs that Devanagari and Thai write with.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
}

fn localized<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(format!("{key}_localizations").as_str()).and_then(Value::as_object).into_iter().flatten()
}

fn names(findings: &mut Findings, path: &str, value: &Value) {
    let wrong = "Command name is invalid";
    let name = text_at(value, "name");
    if name.is_empty() {
        findings.add(join(path, "name"), "BASE_TYPE_REQUIRED", "This field is required");
    } else if !is_name(name) {
        findings.add(join(path, "name"), "APPLICATION_COMMAND_INVALID_NAME", wrong);
    }
    for (locale, text) in localized(value, "name") {
        let path = join(path, &format!("name_localizations.{locale}"));
        if !LOCALES.contains(&locale.as_str()) {
            findings.add(path, "BASE_TYPE_CHOICES", "Not a locale of Discord's.");
        } else if !text.as_str().is_some_and(is_name) {
            findings.add(path, "APPLICATION_COMMAND_INVALID_NAME", wrong);
        }
    }
}

fn texts(findings: &mut Findings, path: &str, value: &Value, key: &str, most: usize) {
    findings.between(join(path, key), text_at(value, key), (1, most));
    for (locale, text) in localized(value, key) {
        let path = join(path, &format!("{key}_localizations.{locale}"));
        if !LOCALES.contains(&locale.as_str()) {
            findings.add(path.clone(), "BASE_TYPE_CHOICES", "Not a locale of Discord's.");
        }
        findings.between(path, text.as_str().unwrap_or(""), (1, most));
    }
}

fn options(findings: &mut Findings, path: &str, value: &Value, depth: usize) {
    let list = list_at(value, "options");
    findings.count(join(path, "options"), list.len(), (0, 25));
    let nested = |option: &Value| matches!(kind_of_option(option), 1 | 2);
    if list.iter().any(nested) && !list.iter().all(nested) {
        let message = "Sub-commands and sub-command groups cannot stand beside other options";
        findings.add(join(path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    let mut seen = HashSet::new();
    let mut optional = false;
    for (at, option) in list.iter().enumerate() {
        let path = join(path, &format!("options.{at}"));
        names(findings, &path, option);
        texts(findings, &path, option, "description", 100);
        if !seen.insert(text_at(option, "name")) {
            let message = "Option name must be unique";
            findings.add(join(&path, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", message);
        }
        let required = option["required"] == true;
        if required && optional {
            let message = "Required options must be placed before non-required options";
            findings.add(path.clone(), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        optional |= !required;
        match kind_of_option(option) {
            1 if depth < 2 => options(findings, &path, option, 2),
            2 if depth == 0 => options(findings, &path, option, 1),
            3..=11 => value_option(findings, &path, option),
            _ => findings.add(
                join(&path, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Option type is invalid here",
            ),
        }
    }
}

fn kind_of_option(option: &Value) -> u64 {
    number_at(option, "type").unwrap_or(0)
}

fn value_option(findings: &mut Findings, path: &str, option: &Value) {
    let choices = list_at(option, "choices");
    let typed = matches!(kind_of_option(option), 3 | 4 | 10);
    let completes = option["autocomplete"] == true;
    if completes && (!typed || !choices.is_empty()) {
        let message = "Autocomplete is not for this option, or stands beside choices";
        findings.add(join(path, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message);
    }
    if !typed && !choices.is_empty() {
        findings.add(
            join(path, "choices"),
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            "Choices are not for this type",
        );
    }
    choice_list(findings, &join(path, "choices"), choices);
    for key in ["min_length", "max_length"] {
        if number_at(option, key).is_some_and(|length| length > 6000) {
            findings.add(join(path, key), "NUMBER_TYPE_MAX", "int value should be less than or equal to 6000.");
        }
    }
}

fn choice_list(findings: &mut Findings, path: &str, choices: &[Value]) {
    findings.count(path, choices.len(), (0, 25));
    let mut seen = HashSet::new();
    for (at, choice) in choices.iter().enumerate() {
        let path = format!("{path}.{at}");
        texts(findings, &path, choice, "name", 100);
        if let Some(text) = choice["value"].as_str() {
            findings.between(join(&path, "value"), text, (1, 100));
        } else if !choice["value"].is_number() {
            findings.add(join(&path, "value"), "BASE_TYPE_REQUIRED", "This field is required");
        }
        if !seen.insert(text_at(choice, "name")) {
            let message = "Option choice names must be unique";
            findings.add(path, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", message);
        }
    }
}

/// Checks the choices offered while an option is typed.
pub fn choices(data: &Value) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    choice_list(&mut findings, "data.choices", list_at(data, "choices"));
    findings.result()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_commands_are_small_letters() {
        let check = |name: &str, expected: bool| assert_eq!(is_name(name), expected, "{name}");
        check("commit", true);
        check("mis-tareas_1", true);
        check("compromiso", true);
        check("días", true);
        check("हिन्दी", true);
        check("Commit", false);
        check("two words", false);
        check("", false);
        check(&"a".repeat(33), false);
        check("dot.ted", false);
    }
}
