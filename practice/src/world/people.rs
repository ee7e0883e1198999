//! People, and the bot's own account.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::World;

/// A person, or the bot.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    pub id: u64,
    pub name: String,
    pub locale: String,
    pub bot: bool,
    /// Whether they take direct messages from the bot.
    pub closed: bool,
}

const COLOURS: [&str; 8] = ["#5865f2", "#3ba55d", "#d9633b", "#b5429c", "#2f8fa3", "#a87b1e", "#7a5cc9", "#c0455a"];

impl Person {
    /// The name as a Discord handle: small letters, digits, `.` and `_`.
    pub fn handle(&self) -> String {
        let plain: String = self
            .name
            .to_lowercase()
            .chars()
            .map(|letter| match letter {
                'á' | 'à' | 'â' | 'ä' | 'ã' => 'a',
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'í' | 'ì' | 'î' | 'ï' => 'i',
                'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
                'ú' | 'ù' | 'û' | 'ü' => 'u',
                'ñ' => 'n',
                'ç' => 'c',
                letter if letter.is_ascii_alphanumeric() => letter,
                _ => '_',
            })
            .collect();
        if plain.len() < 2 { format!("{plain}_{}", self.id % 1000) } else { plain.chars().take(32).collect() }
    }

    /// Discord's user object.
    pub fn user(&self) -> Value {
        json!({
            "id": self.id.to_string(), "username": self.handle(), "global_name": if self.bot { Value::Null } else { json!(self.name) },
            "discriminator": if self.bot { "4242" } else { "0" }, "avatar": null, "banner": null, "accent_color": null,
            "bot": self.bot, "system": false, "flags": 0, "public_flags": 0, "avatar_decoration_data": null,
            "collectibles": null, "primary_guild": null,
        })
    }

    /// The bot's own account as `GET /users/@me` and READY show it.
    pub fn current_user(&self) -> Value {
        let mut user = self.user();
        user["verified"] = json!(true);
        user["mfa_enabled"] = json!(false);
        user["email"] = Value::Null;
        user["locale"] = json!("en-US");
        user
    }

    /// What the page shows of a person.
    pub fn card(&self) -> Value {
        json!({
            "id": self.id.to_string(), "name": self.name, "color": self.colour(),
            "locale": self.locale, "direct_messages_open": !self.closed,
        })
    }

    /// A colour of their own.
    pub fn colour(&self) -> &'static str {
        let at = self.name.bytes().fold(self.id >> 22, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        COLOURS[usize::try_from(at % 8).unwrap_or(0)]
    }
}

impl World {
    /// The user object of anyone; of somebody who has gone, Discord's placeholder.
    pub fn user(&self, id: u64) -> Value {
        self.anyone(id)
            .map_or_else(|| Person { id, name: "Deleted User".to_owned(), ..Person::default() }.user(), Person::user)
    }
}
