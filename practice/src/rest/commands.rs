//! Registering commands.

use serde_json::{Value, json};

use super::errors::Refusal;
use super::guilds::own_guild;
use super::{Answered, Asked};
use crate::checks::commands as check;
use crate::world::commands::same_command;
use crate::world::{World, id_at};

/// The guild whose commands are meant; `None` for the global ones. The application must be the bot's own.
fn place(asked: &Asked, world: &World) -> Result<Option<u64>, Refusal> {
    if asked.id(0)? != world.bot_id() {
        return Err(Refusal::new(20_012));
    }
    if !asked.template.contains("/guilds/") {
        return Ok(None);
    }
    let guild = asked.id(1)?;
    own_guild(world, guild)?;
    Ok(Some(guild))
}

fn shown(command: &Value, localized: bool) -> Value {
    let mut command = command.clone();
    if !localized {
        without_localizations(&mut command);
    }
    command
}

fn without_localizations(value: &mut Value) {
    let Some(object) = value.as_object_mut() else { return };
    object.remove("name_localizations");
    object.remove("description_localizations");
    for key in ["options", "choices"] {
        object.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().for_each(without_localizations);
    }
}

/// GET …/commands
pub fn list(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    let localized = asked.says_yes("with_localizations");
    Ok((200, world.registered(guild).iter().map(|command| shown(command, localized)).collect()))
}

/// GET …/commands/{command_id}
pub fn get(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    let id = asked.last_id()?;
    let found = world.registered(guild).iter().find(|command| id_at(command, "id") == Some(id)).cloned();
    Ok((200, found.ok_or_else(|| Refusal::new(10_063))?))
}

/// PUT …/commands: all of them at once.
pub fn overwrite(asked: &Asked) -> Answered {
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    check::all(&asked.shared, &asked.body)?;
    let made: Vec<Value> =
        asked.body.as_array().into_iter().flatten().map(|command| world.command_object(guild, command, now)).collect();
    world.registered(guild).clone_from(&made);
    asked.shared.tell(json!({"type": "commands"}));
    Ok((200, json!(made)))
}

/// POST …/commands: one more, or the same one again.
pub fn create(asked: &Asked) -> Answered {
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    check::one(&asked.shared, &asked.body)?;
    let made = world.command_object(guild, &asked.body, now);
    let list = world.registered(guild);
    let old = list.iter().position(|other| same_command(other, &made));
    let status = if old.is_some() { 200 } else { 201 };
    let mut wanted = list.clone();
    match old {
        Some(at) => wanted[at] = made.clone(),
        None => wanted.push(made.clone()),
    }
    check::count(&wanted)?;
    *list = wanted;
    asked.shared.tell(json!({"type": "commands"}));
    Ok((status, made))
}

/// PATCH …/commands/{command_id}
pub fn edit(asked: &Asked) -> Answered {
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    let id = asked.last_id()?;
    let list = world.registered(guild);
    let at = list.iter().position(|command| id_at(command, "id") == Some(id)).ok_or_else(|| Refusal::new(10_063))?;
    let mut wanted = list[at].clone();
    for (key, value) in asked.body.as_object().into_iter().flatten() {
        wanted[key] = value.clone();
    }
    check::one(&asked.shared, &wanted)?;
    let version = world.next_id(now);
    wanted["version"] = json!(version.to_string());
    world.registered(guild)[at] = wanted.clone();
    asked.shared.tell(json!({"type": "commands"}));
    Ok((200, wanted))
}

/// DELETE …/commands/{command_id}
pub fn delete(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    let guild = place(asked, &world)?;
    let id = asked.last_id()?;
    let list = world.registered(guild);
    let before = list.len();
    list.retain(|command| id_at(command, "id") != Some(id));
    if list.len() == before {
        return Err(Refusal::new(10_063));
    }
    asked.shared.tell(json!({"type": "commands"}));
    Ok((204, Value::Null))
}
