//! What there is: people, guilds, channels, messages, commands and interactions, all under one lock.

pub mod channels;
pub mod commands;
pub mod events;
pub mod files;
pub mod filling;
pub mod guilds;
pub mod interactions;
pub mod messages;
pub mod people;
pub mod permissions;
pub mod pings;
pub mod save;

use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use channels::Channel;
use guilds::Guild;
use interactions::Live;
use messages::File;
use people::Person;

/// Discord's first second, in Unix milliseconds.
pub const EPOCH: i64 = 1_420_070_400_000;

/// Everything there is.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct World {
    pub bot: Person,
    /// Where practice is found; part of the addresses of files.
    pub origin: String,
    pub secret: String,
    pub last_id: u64,
    /// What the clock showed when the world was saved: it goes on from there, never back.
    #[serde(default)]
    pub saved_at: Option<DateTime<Utc>>,
    pub people: BTreeMap<u64, Person>,
    pub guilds: BTreeMap<u64, Guild>,
    pub channels: HashMap<u64, Channel>,
    /// A person's direct channel with the bot.
    pub direct: BTreeMap<u64, u64>,
    pub commands: Vec<Value>,
    pub guild_commands: HashMap<u64, Vec<Value>>,
    pub files: HashMap<u64, File>,
    /// Which channel a message is in.
    #[serde(skip)]
    pub message_channel: HashMap<u64, u64>,
    #[serde(skip)]
    pub live: Live,
}

impl World {
    /// An empty world with a bot account in it.
    pub fn empty(now: DateTime<Utc>) -> World {
        let mut world = World::default();
        let id = world.next_id(now);
        world.bot = Person { id, name: "Convenor".to_owned(), bot: true, ..Person::default() };
        world.secret = secret(id);
        world
    }

    /// A snowflake for `now`, later than every one before.
    pub fn next_id(&mut self, now: DateTime<Utc>) -> u64 {
        let ms = u64::try_from(now.timestamp_millis() - EPOCH).unwrap_or(0);
        self.last_id = (ms << 22).max(self.last_id + 1);
        self.last_id
    }

    /// The bot's account and application, which share one id as Discord's newer ones do.
    pub fn bot_id(&self) -> u64 {
        self.bot.id
    }

    /// The token that opens this world.
    pub fn token(&self) -> String {
        let id = base64::engine::general_purpose::STANDARD_NO_PAD.encode(self.bot.id.to_string());
        format!("{id}.{}", self.secret)
    }

    /// Anyone, the bot included.
    pub fn anyone(&self, id: u64) -> Option<&Person> {
        if id == self.bot.id { Some(&self.bot) } else { self.people.get(&id) }
    }
}

/// The later two parts of a token, made from the id so that it is the same at every start.
fn secret(id: u64) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut state = id ^ 0x9E37_79B9_7F4A_7C15;
    let mut letters = |count: usize| -> String {
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(LETTERS[usize::try_from(state >> 58).unwrap_or(0) & 63])
            })
            .collect()
    };
    format!("{}.{}", letters(6), letters(38))
}

/// A time as Discord writes it.
pub fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Micros, false)
}

/// A time that somebody wrote in ISO 8601, as Discord writes it.
pub fn restamp(text: &str) -> Option<String> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| stamp(time.to_utc()))
}

/// An id, as text or number.
pub fn id_of(value: &Value) -> Option<u64> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}

/// A field of an object as an id.
pub fn id_at(value: &Value, key: &str) -> Option<u64> {
    value.get(key).and_then(id_of)
}

/// A field of an object as text, else empty.
pub fn text_at<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// A field of an object as a list, else empty.
pub fn list_at<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field of an object as a whole number.
pub fn number_at(value: &Value, key: &str) -> Option<u64> {
    value.get(key).and_then(Value::as_u64)
}
