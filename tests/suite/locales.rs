//! Every language has every word, with the same arguments; and what commands say of themselves fits Discord.

use std::collections::{BTreeMap, BTreeSet};

/// Key (with its attributes) → the arguments it takes.
fn words(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let trimmed = line.trim_start();
        if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
            message = name.to_owned();
            key = message.clone();
            found.insert(key.clone(), BTreeSet::new());
        } else if let Some((attribute, _)) = trimmed.strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            key = format!("{message}.{attribute}");
            found.insert(key.clone(), BTreeSet::new());
        }
        let arguments = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap().to_owned());
        found.entry(key.clone()).or_default().extend(arguments);
    }
    found
}

#[test]
fn both_languages_say_the_same_things() {
    let english = words(include_str!("../../locales/en-US/convenor.ftl"));
    let mut spanish = words(include_str!("../../locales/es/convenor.ftl"));
    assert!(english.len() > 150, "the reading of the file is broken: {}", english.len());
    // The names of commands are English in English, so only Spanish has attributes for them.
    spanish.retain(|key, _| {
        let name = key.starts_with("command-")
            && key.contains('.')
            && !key.ends_with("description")
            && !key.ends_with("-says");
        !name
    });
    assert_eq!(english, spanish);
}

#[test]
fn every_word_is_said_somewhere() {
    assert!(words("a = b").contains_key("a"));
    let sources = crate::tidy::sources("src");
    for key in words(include_str!("../../locales/en-US/convenor.ftl")).keys() {
        let said = key.starts_with("command-") || sources.iter().any(|(_, text)| text.contains(&format!("\"{key}\"")));
        assert!(said, "{key} is never said");
    }
}

#[test]
fn every_command_speaks_both_languages_within_discords_limits() {
    let commands = convenor::bot::commands();
    let all: Vec<_> = convenor::discord::register::wanted(&commands).collect();
    let mut checked = 0;
    for command in &all {
        check(command, &mut checked);
    }
    assert!(checked > 25, "{checked}");
}

fn check(value: &serde_json::Value, checked: &mut usize) {
    let name = value["name"].as_str().unwrap();
    let text = value["description"].as_str().unwrap();
    assert!((1..=100).contains(&text.chars().count()), "{name}: {text:?}");
    let localized = value["description_localizations"]["es-ES"].as_str().unwrap_or_default();
    assert!((1..=100).contains(&localized.chars().count()), "{name} has no words in Spanish: {localized:?}");
    assert!(value["name_localizations"]["es-419"].is_string(), "{name} has no name in Spanish");
    *checked += 1;
    for option in value["options"].as_array().into_iter().flatten() {
        check(option, checked);
    }
}

/// What people are told to type is what their client offers: commands go by their names in the reader's language.
#[test]
fn sentences_name_commands_as_the_readers_client_does() {
    let commands = convenor::bot::commands();
    let all: Vec<_> = convenor::discord::register::wanted(&commands).collect();
    let english = include_str!("../../locales/en-US/convenor.ftl");
    let spanish = include_str!("../../locales/es/convenor.ftl");
    for (locale, text) in [("en-US", english), ("es-ES", spanish), ("es-419", spanish)] {
        let offered: BTreeSet<String> = all.iter().flat_map(|command| paths(command, locale)).collect();
        let named = named(text);
        assert!(named.len() >= 10, "{locale}: only {named:?}");
        for command in named {
            assert!(offered.contains(&command), "{locale}: /{command} is not among {offered:?}");
        }
    }
}

/// The command lines of one command in a locale: its own, or those of its subcommands.
fn paths(command: &serde_json::Value, locale: &str) -> Vec<String> {
    let name = command["name_localizations"][locale].as_str().or(command["name"].as_str()).unwrap();
    let options = command["options"].as_array().into_iter().flatten();
    let subs: Vec<_> = options.filter(|option| matches!(option["type"].as_u64(), Some(1 | 2))).collect();
    if subs.is_empty() {
        return vec![name.to_owned()];
    }
    subs.into_iter().flat_map(|sub| paths(sub, locale)).map(|sub| format!("{name} {sub}")).collect()
}

/// Every command line that the sentences name, each in bold. A slash inside a word is no command.
fn named(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('/') {
        let (before, after) = (text[..at].chars().next_back().unwrap(), &text[at + 1..]);
        if before.is_alphanumeric() || !after.starts_with(char::is_alphabetic) {
            continue;
        }
        let line = after.split_once("**").map(|(line, _)| line).filter(|line| !line.contains('\n'));
        assert!(
            before == '*' && line.is_some(),
            "a command that is not in bold: /{}",
            after.chars().take(20).collect::<String>()
        );
        found.extend(line.map(str::to_owned));
    }
    found
}

/// A sentence's private key and its length: what Discord cuts off is never sent.
#[test]
fn buttons_and_forms_fit_discord() {
    for text in [include_str!("../../locales/en-US/convenor.ftl"), include_str!("../../locales/es/convenor.ftl")] {
        for line in text.lines() {
            let Some((key, words)) = line.split_once(" = ") else { continue };
            let max = match key.split('-').next().unwrap() {
                "button" => 80,
                "form" => 45,
                "field" if key.ends_with("-hint") => 100,
                "field" => 45,
                _ => continue,
            };
            assert!(words.chars().count() <= max, "{key} is longer than {max}: {words}");
        }
    }
}

#[test]
fn what_is_registered_is_written_anew_if_it_lacks_or_has_more_or_says_something_else() {
    use convenor::discord::register::{same, wanted};
    use serde_json::{Value, json};
    let commands = convenor::bot::commands();
    let all: Vec<Value> = wanted(&commands).collect();
    let with = |change: fn(&mut Vec<Value>)| {
        let mut registered = all.clone();
        change(&mut registered);
        same(registered, &commands)
    };
    assert!(with(|all| all.reverse()), "their order is Discord's");
    assert!(with(|all| all[0]["version"] = json!("1")), "what Discord adds says nothing");
    assert!(!with(|all| drop(all.pop())));
    assert!(!with(|all| all.push(json!({ "name": "gone", "description": "From before", "type": 1 }))));
    assert!(!with(|all| all[0]["description"] = json!("Something else")));
}
