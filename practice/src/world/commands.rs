//! Commands as they are registered.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::{World, id_at, number_at, text_at};

impl World {
    /// The commands that a guild offers: its own and the global ones.
    pub fn offered(&self, guild: Option<u64>) -> impl Iterator<Item = &Value> {
        let own = guild.and_then(|guild| self.guild_commands.get(&guild));
        own.into_iter().flatten().chain(&self.commands)
    }

    /// A command by name and type (1 typed, 2 on a person, 3 on a message).
    pub fn command(&self, guild: Option<u64>, name: &str, kind: u64) -> Option<&Value> {
        self.offered(guild).find(|command| text_at(command, "name") == name && kind_of(command) == kind)
    }

    /// The list that a guild's (or the global) registrations are in.
    pub fn registered(&mut self, guild: Option<u64>) -> &mut Vec<Value> {
        match guild {
            Some(guild) => self.guild_commands.entry(guild).or_default(),
            None => &mut self.commands,
        }
    }

    /// The command object that Discord keeps for a registration; one of the same name and type keeps its id.
    pub fn command_object(&mut self, guild: Option<u64>, asked: &Value, now: DateTime<Utc>) -> Value {
        let version = self.next_id(now);
        let bot = self.bot.id;
        let old = self.registered(guild).iter().find(|other| same_command(other, asked)).cloned();
        let id = old.as_ref().and_then(|old| id_at(old, "id")).unwrap_or(version);
        let mut object = Map::new();
        for (key, value) in asked.as_object().into_iter().flatten() {
            object.insert(key.clone(), value.clone());
        }
        for (key, value) in [
            ("type", json!(1)),
            ("name_localizations", Value::Null),
            ("description", json!("")),
            ("description_localizations", Value::Null),
            ("default_member_permissions", Value::Null),
            ("dm_permission", json!(true)),
            ("contexts", Value::Null),
            ("integration_types", json!([0])),
            ("nsfw", json!(false)),
        ] {
            object.entry(key).or_insert(value);
        }
        object.insert("id".to_owned(), json!(id.to_string()));
        object.insert("application_id".to_owned(), json!(bot.to_string()));
        let mut object = Value::Object(object);
        if let Some(guild) = guild {
            object["guild_id"] = json!(guild.to_string());
        }
        tidy_options(&mut object);
        let unchanged = old.as_ref().is_some_and(|old| {
            let mut now = object.clone();
            now["version"] = old["version"].clone();
            &now == old
        });
        object["version"] = match old {
            Some(old) if unchanged => old["version"].clone(),
            _ => json!(version.to_string()),
        };
        object
    }
}

/// A command's type; 1 when it says none.
pub fn kind_of(command: &Value) -> u64 {
    number_at(command, "type").unwrap_or(1)
}

/// Whether two registrations are one command.
pub fn same_command(one: &Value, other: &Value) -> bool {
    text_at(one, "name") == text_at(other, "name") && kind_of(one) == kind_of(other)
}

/// Discord leaves out what is only the default: `required: false`, empty lists.
fn tidy_options(value: &mut Value) {
    let Some(object) = value.as_object_mut() else { return };
    if object.get("options").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        object.remove("options");
    }
    for option in object.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(option) = option.as_object_mut() {
            for key in ["required", "autocomplete"] {
                if option.get(key) == Some(&Value::Bool(false)) {
                    option.remove(key);
                }
            }
            for key in ["choices", "channel_types"] {
                if option.get(key).and_then(Value::as_array).is_some_and(Vec::is_empty) {
                    option.remove(key);
                }
            }
        }
        tidy_options(option);
    }
}
