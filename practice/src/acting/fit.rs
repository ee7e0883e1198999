//! Whether what was typed fits what is registered, as a client would see to it.

use serde_json::{Value, json};

use super::{Seat, may_command};
use crate::world::World;
use crate::world::permissions::ADMINISTRATOR;
use crate::world::{id_of, list_at, number_at, text_at};

/// Whether a command is offered to this person there.
pub fn offered(world: &World, seat: Seat, command: &Value) -> Result<(), String> {
    if !may_command(world, seat) {
        return Err("they may not use commands there".to_owned());
    }
    let guild = world.channels.get(&seat.channel).and_then(|channel| channel.guild);
    let context = if guild.is_some() { 0 } else { 1 };
    let there = match command["contexts"].as_array() {
        Some(contexts) => contexts.iter().any(|one| *one == json!(context)),
        None => guild.is_some() || command["dm_permission"] != json!(false),
    };
    if !there {
        return Err(format!("/{} is not offered there", text_at(command, "name")));
    }
    let needed: Option<u64> = command["default_member_permissions"].as_str().and_then(|bits| bits.parse().ok());
    if let (Some(needed), Some(guild)) = (needed, guild) {
        let may = world.guild_permissions(guild, seat.person);
        if may & ADMINISTRATOR == 0 && (needed == 0 || may & needed != needed) {
            return Err(format!("/{} is not offered to them", text_at(command, "name")));
        }
    }
    Ok(())
}

/// Checks typed options against those of a command or subcommand; `wanted` gathers what they refer to, by type and id.
pub fn options(registered: &Value, given: &Value, whole: bool, wanted: &mut Vec<(u64, u64)>) -> Result<(), String> {
    let known = list_at(registered, "options");
    let given = given.as_array().map_or(&[][..], Vec::as_slice);
    let nested = known.iter().any(|option| matches!(number_at(option, "type"), Some(1 | 2)));
    if nested {
        let [chosen] = given else { return Err("a subcommand must be chosen".to_owned()) };
        let name = text_at(chosen, "name");
        let found = known.iter().find(|option| text_at(option, "name") == name && option["type"] == chosen["type"]);
        let found = found.ok_or_else(|| format!("there is no subcommand {name}"))?;
        return options(found, chosen.get("options").unwrap_or(&Value::Null), whole, wanted);
    }
    for option in given {
        let name = text_at(option, "name");
        let found = known
            .iter()
            .find(|one| text_at(one, "name") == name)
            .ok_or_else(|| format!("there is no option {name}"))?;
        if given.iter().filter(|one| text_at(one, "name") == name).count() > 1 {
            return Err(format!("{name} is given twice"));
        }
        if option["type"] != found["type"] {
            return Err(format!("{name} is of another type"));
        }
        if option["focused"] == true {
            if found["autocomplete"] != true {
                return Err(format!("{name} has no suggestions"));
            }
        } else {
            value(found, &option["value"]).map_err(|reason| format!("{name}: {reason}"))?;
        }
        if let (Some(kind @ (6..=9 | 11)), Some(id)) = (number_at(found, "type"), id_of(&option["value"])) {
            wanted.push((kind, id));
        }
    }
    let missing =
        known.iter().find(|one| one["required"] == true && !given.iter().any(|option| option["name"] == one["name"]));
    match missing {
        Some(option) if whole => Err(format!("{} is required", text_at(option, "name"))),
        _ => Ok(()),
    }
}

fn value(option: &Value, value: &Value) -> Result<(), String> {
    let choices = list_at(option, "choices");
    if !choices.is_empty() && !choices.iter().any(|choice| same(&choice["value"], value)) {
        return Err("not one of the choices".to_owned());
    }
    match number_at(option, "type") {
        Some(3) => {
            let text = value.as_str().ok_or("must be text")?;
            let count = text.chars().count() as u64;
            let (least, most) =
                (number_at(option, "min_length").unwrap_or(0), number_at(option, "max_length").unwrap_or(6000));
            if count < least || count > most { Err(format!("must have {least} to {most} characters")) } else { Ok(()) }
        }
        Some(4) if !value.is_i64() => Err("must be a whole number".to_owned()),
        Some(4 | 10) => {
            let number = value.as_f64().ok_or("must be a number")?;
            let least = option["min_value"].as_f64().unwrap_or(-9_007_199_254_740_992.0);
            let most = option["max_value"].as_f64().unwrap_or(9_007_199_254_740_992.0);
            if number < least || number > most { Err(format!("must be between {least} and {most}")) } else { Ok(()) }
        }
        Some(5) if !value.is_boolean() => Err("must be yes or no".to_owned()),
        Some(6..=9 | 11) if id_of(value).is_none() => Err("must be an id".to_owned()),
        _ => Ok(()),
    }
}

fn same(one: &Value, other: &Value) -> bool {
    one == other || one.as_f64().is_some() && one.as_f64() == other.as_f64()
}

/// Whether everything referred to exists.
pub fn exist(world: &World, guild: Option<u64>, wanted: &[(u64, u64)]) -> Result<(), String> {
    let role =
        |id: &u64| guild.and_then(|guild| world.guilds.get(&guild)).is_some_and(|guild| guild.roles.contains_key(id));
    for (kind, id) in wanted {
        let there = match kind {
            6 => world.anyone(*id).is_some(),
            7 => world.channels.get(id).is_some_and(|channel| channel.guild == guild),
            8 => role(id),
            9 => world.anyone(*id).is_some() || role(id),
            3 => world.message(*id).is_some(),
            _ => world.files.contains_key(id),
        };
        if !there {
            return Err(format!("nothing there has the id {id}"));
        }
    }
    Ok(())
}

/// The name of a command, option or choice in someone's language.
pub fn localized<'a>(named: &'a Value, locale: &str) -> &'a str {
    let other = named.get("name_localizations").map_or("", |names| text_at(names, locale));
    if other.is_empty() { text_at(named, "name") } else { other }
}
