//! From a typed line and plain strings to a command's data.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::{Seat, fit};
use crate::shared::Shared;
use crate::world::World;
use crate::world::files;
use crate::world::messages::File;
use crate::world::{list_at, number_at, text_at};

/// The data of `line` with these options; with `focused`, the last one is still being typed.
pub fn typed(
    shared: &Shared,
    world: &mut World,
    seat: Seat,
    asked: (&str, &[(&str, &str)], bool),
) -> Result<Value, String> {
    let (line, given, focused) = asked;
    let guild = world.channels.get(&seat.channel).and_then(|channel| channel.guild);
    let mut words = line.trim_start_matches('/').split_whitespace();
    let name = words.next().unwrap_or("");
    let command = world.command(guild, name, 1).ok_or_else(|| format!("no command /{name} is registered"))?.clone();
    let mut at = &command;
    let mut path = Vec::new();
    for word in words {
        let found = list_at(at, "options")
            .iter()
            .find(|option| text_at(option, "name") == word && matches!(number_at(option, "type"), Some(1 | 2)));
        at = found.ok_or_else(|| format!("/{line} is not registered: no {word}"))?;
        path.push(at);
    }
    let mut options = Vec::new();
    for (number, (key, text)) in given.iter().enumerate() {
        let option = list_at(at, "options").iter().find(|option| text_at(option, "name") == *key);
        let option = option.ok_or_else(|| format!("/{line} has no option {key}"))?;
        let kind = number_at(option, "type").unwrap_or(3);
        if focused && number + 1 == given.len() {
            options.push(json!({"name": key, "type": kind, "value": text, "focused": true}));
        } else {
            let value = value(shared, world, seat, (option, text)).map_err(|reason| format!("{key}: {reason}"))?;
            options.push(json!({"name": key, "type": kind, "value": value}));
        }
    }
    let mut options = json!(options);
    for step in path.iter().rev() {
        options = json!([{"name": step["name"], "type": step["type"], "options": options}]);
    }
    Ok(json!({"name": name, "type": 1, "options": options}))
}

fn value(shared: &Shared, world: &mut World, seat: Seat, asked: (&Value, &str)) -> Result<Value, String> {
    let (option, text) = asked;
    let locale = world.people.get(&seat.person).map_or("", |person| person.locale.as_str());
    let chosen = list_at(option, "choices").iter().find(|choice| {
        text_at(choice, "name") == text
            || fit::localized(choice, locale) == text
            || choice["value"].as_str() == Some(text)
    });
    if let Some(choice) = chosen {
        return Ok(choice["value"].clone());
    }
    match number_at(option, "type") {
        Some(4) => {
            text.trim().parse::<i64>().map(|number| json!(number)).map_err(|_| "must be a whole number".to_owned())
        }
        Some(10) => text.trim().parse::<f64>().map(|number| json!(number)).map_err(|_| "must be a number".to_owned()),
        Some(5) => match text {
            "true" | "yes" => Ok(json!(true)),
            "false" | "no" => Ok(json!(false)),
            _ => Err("must be true or false".to_owned()),
        },
        Some(6..=9) => Ok(json!(referred(world, seat, text)?.to_string())),
        Some(11) => Ok(json!(attach(shared, world, seat, text).to_string())),
        _ => Ok(json!(text)),
    }
}

/// `<@1>`, `<#1>`, `<@&1>`, `1`, or a name.
fn referred(world: &World, seat: Seat, text: &str) -> Result<u64, String> {
    let digits = text.trim_matches(|letter: char| "<@!&#>".contains(letter));
    if let Ok(id) = digits.parse() {
        return Ok(id);
    }
    let person = world.people.values().find(|person| person.name == text).map(|person| person.id);
    let guild =
        world.channels.get(&seat.channel).and_then(|channel| channel.guild).and_then(|id| world.guilds.get(&id));
    let role = || guild.and_then(|guild| guild.roles.values().find(|role| role.name == text)).map(|role| role.id);
    let named = |id: &&u64| world.channels.get(*id).is_some_and(|channel| channel.name == text.trim_start_matches('#'));
    let channel = || guild.and_then(|guild| guild.channels.iter().find(named)).copied();
    person.or_else(role).or_else(channel).ok_or_else(|| format!("nothing there is called {text}"))
}

/// A file is given as its name on the first line and what it holds on the others.
fn attach(shared: &Shared, world: &mut World, seat: Seat, text: &str) -> u64 {
    let (name, inside) = text.split_once('\n').unwrap_or((text, ""));
    let id = world.next_id(shared.now());
    let file = File {
        id,
        channel: seat.channel,
        name: files::plain_name(name),
        content_type: files::type_of(name).to_owned(),
        bytes: Bytes::copy_from_slice(inside.as_bytes()),
    };
    world.files.insert(id, file);
    id
}
