//! Channels: a guild's, its threads, and direct ones.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::messages::Message;
use super::{World, stamp};

/// A text channel of a guild.
pub const TEXT: u64 = 0;
/// A direct channel between a person and the bot.
pub const DIRECT: u64 = 1;
/// A public thread.
pub const THREAD: u64 = 11;

/// A channel.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Channel {
    pub id: u64,
    pub kind: u64,
    pub name: String,
    pub guild: Option<u64>,
    pub parent: Option<u64>,
    pub position: u64,
    /// The person of a direct channel; the maker of a thread.
    pub person: Option<u64>,
    pub overwrites: Vec<Overwrite>,
    pub archived: bool,
    pub archive_after: u64,
    /// When it was archived last.
    pub archived_at: DateTime<Utc>,
    pub made_at: DateTime<Utc>,
    pub messages: BTreeMap<u64, Message>,
    pub last_message: Option<u64>,
}

/// Permissions changed in one channel for one role or member.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Overwrite {
    pub id: u64,
    /// 0 a role, 1 a member.
    pub kind: u64,
    pub allow: u64,
    pub deny: u64,
}

impl World {
    /// A new text channel.
    pub fn add_channel(&mut self, guild: u64, name: &str, now: DateTime<Utc>) -> u64 {
        let id = self.next_id(now);
        let position = self.guilds.get(&guild).map_or(0, |found| found.channels.len() as u64);
        self.put_channel(Channel {
            id,
            kind: TEXT,
            name: name.to_owned(),
            guild: Some(guild),
            position,
            made_at: now,
            ..Channel::default()
        });
        id
    }

    /// Puts a channel into its guild.
    pub fn put_channel(&mut self, channel: Channel) {
        if let Some(guild) = channel.guild.and_then(|guild| self.guilds.get_mut(&guild)) {
            guild.channels.push(channel.id);
            if guild.system_channel.is_none() && channel.kind == TEXT {
                guild.system_channel = Some(channel.id);
            }
        }
        self.channels.insert(channel.id, channel);
    }

    /// The direct channel with a person, opened if there is none yet.
    pub fn open_direct(&mut self, person: u64, now: DateTime<Utc>) -> u64 {
        if let Some(found) = self.direct.get(&person) {
            return *found;
        }
        let id = self.next_id(now);
        self.channels
            .insert(id, Channel { id, kind: DIRECT, person: Some(person), made_at: now, ..Channel::default() });
        self.direct.insert(person, id);
        id
    }

    /// Takes a channel away, with its threads and messages; answers what went.
    pub fn remove_channel(&mut self, id: u64) -> Vec<Channel> {
        let threads: Vec<u64> = self.channels.values().filter(|c| c.parent == Some(id)).map(|c| c.id).collect();
        let mut gone = Vec::new();
        for id in threads.into_iter().chain([id]) {
            let Some(channel) = self.channels.remove(&id) else { continue };
            for message in channel.messages.keys() {
                self.message_channel.remove(message);
            }
            if let Some(guild) = channel.guild.and_then(|guild| self.guilds.get_mut(&guild)) {
                guild.channels.retain(|other| *other != id);
                guild.system_channel = guild.system_channel.filter(|other| *other != id);
            }
            gone.push(channel);
        }
        gone
    }

    /// Discord's channel object.
    pub fn channel(&self, channel: &Channel) -> Value {
        let last = channel.last_message.map(|id| id.to_string());
        if channel.kind == DIRECT {
            let person = channel.person.map(|id| self.user(id));
            return json!({
                "id": channel.id.to_string(), "type": DIRECT, "last_message_id": last, "flags": 0,
                "recipients": person.into_iter().collect::<Vec<_>>(),
            });
        }
        let mut object = json!({
            "id": channel.id.to_string(), "type": channel.kind, "name": channel.name, "flags": 0, "last_message_id": last,
            "guild_id": channel.guild.map(|id| id.to_string()), "parent_id": channel.parent.map(|id| id.to_string()),
            "rate_limit_per_user": 0, "topic": null, "last_pin_timestamp": null, "nsfw": false,
        });
        if channel.kind == THREAD {
            object["owner_id"] = json!(channel.person.unwrap_or(self.bot.id).to_string());
            object["thread_metadata"] = thread_metadata(channel);
            object["message_count"] = json!(channel.messages.len());
            object["total_message_sent"] = json!(channel.messages.len());
            object["member_count"] = json!(1);
        } else {
            object["position"] = json!(channel.position);
            object["permission_overwrites"] =
                json!(channel.overwrites.iter().map(Overwrite::object).collect::<Vec<_>>());
        }
        object
    }
}

/// Discord's thread metadata object.
pub fn thread_metadata(channel: &Channel) -> Value {
    json!({
        "archived": channel.archived, "auto_archive_duration": channel.archive_after.max(60), "locked": false,
        "archive_timestamp": stamp(channel.archived_at.max(channel.made_at)), "create_timestamp": stamp(channel.made_at),
    })
}

impl Overwrite {
    /// Discord's overwrite object.
    pub fn object(&self) -> Value {
        json!({"id": self.id.to_string(), "type": self.kind, "allow": self.allow.to_string(), "deny": self.deny.to_string()})
    }
}
