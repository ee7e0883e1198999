//! Guilds, their roles and members.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::permissions::{DEFAULT_BOT, DEFAULT_EVERYONE};
use super::{World, stamp};

/// A guild: what people call a server.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Guild {
    pub id: u64,
    pub name: String,
    pub owner: u64,
    pub locale: String,
    pub roles: BTreeMap<u64, Role>,
    /// Everyone in it, the bot too while it is a member.
    pub members: BTreeMap<u64, Member>,
    pub channels: Vec<u64>,
    pub system_channel: Option<u64>,
    pub bot_role: u64,
    pub events: BTreeMap<u64, Value>,
}

/// A role.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Role {
    pub id: u64,
    pub name: String,
    pub permissions: u64,
    pub position: u64,
    pub color: u64,
    pub mentionable: bool,
    /// The bot whose own role this is.
    pub bot: Option<u64>,
}

/// A member of a guild.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    pub roles: Vec<u64>,
    pub joined_at: DateTime<Utc>,
    pub nick: Option<String>,
}

impl Role {
    /// Discord's role object.
    pub fn object(&self) -> Value {
        let tags = self.bot.map_or_else(|| json!({}), |bot| json!({"bot_id": bot.to_string()}));
        let mut role = json!({
            "id": self.id.to_string(), "name": self.name, "permissions": self.permissions.to_string(),
            "position": self.position, "color": self.color, "hoist": false, "managed": self.bot.is_some(),
            "colors": {"primary_color": self.color, "secondary_color": null, "tertiary_color": null},
            "mentionable": self.mentionable, "icon": null, "unicode_emoji": null, "flags": 0,
        });
        if self.bot.is_some() {
            role["tags"] = tags;
        }
        role
    }
}

impl World {
    /// A new guild with its `@everyone` role and, as members, its owner and the bot.
    pub fn add_guild(&mut self, name: &str, owner: u64, now: DateTime<Utc>) -> u64 {
        let id = self.next_id(now);
        let bot_role = self.next_id(now);
        let everyone = Role { id, name: "@everyone".to_owned(), permissions: DEFAULT_EVERYONE, ..Role::default() };
        let own = Role {
            id: bot_role,
            name: self.bot.name.clone(),
            permissions: DEFAULT_BOT,
            position: 1,
            bot: Some(self.bot.id),
            ..Role::default()
        };
        let member = |roles| Member { roles, joined_at: now, nick: None };
        let guild = Guild {
            id,
            name: name.to_owned(),
            owner,
            locale: "en-US".to_owned(),
            roles: [(id, everyone), (bot_role, own)].into(),
            members: [(owner, member(vec![])), (self.bot.id, member(vec![bot_role]))].into(),
            bot_role,
            ..Guild::default()
        };
        self.guilds.insert(id, guild);
        id
    }

    /// A guild that the bot is in.
    pub fn bot_guild(&self, guild: u64) -> Option<&Guild> {
        self.guilds.get(&guild).filter(|found| found.members.contains_key(&self.bot.id))
    }

    /// Discord's member object.
    pub fn member(&self, guild: &Guild, person: u64) -> Option<Value> {
        let member = guild.members.get(&person)?;
        let mut object = partial_member(member);
        object["user"] = self.user(person);
        object["deaf"] = json!(false);
        object["mute"] = json!(false);
        Some(object)
    }

    /// Discord's guild object, as `GET /guilds/{id}` answers it.
    pub fn guild(&self, guild: &Guild) -> Value {
        json!({
            "id": guild.id.to_string(), "name": guild.name, "owner_id": guild.owner.to_string(), "icon": null, "icon_hash": null,
            "splash": null, "discovery_splash": null, "banner": null, "description": null, "vanity_url_code": null,
            "home_header": null, "region": "deprecated", "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "widget_channel_id": null,
            "verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 2, "mfa_level": 0, "nsfw": false,
            "nsfw_level": 0, "premium_tier": 0, "premium_subscription_count": 0, "premium_progress_bar_enabled": false,
            "preferred_locale": guild.locale, "features": [], "emojis": [], "stickers": [], "application_id": null,
            "system_channel_id": guild.system_channel.map(|id| id.to_string()), "system_channel_flags": 0,
            "rules_channel_id": null, "public_updates_channel_id": null, "safety_alerts_channel_id": null,
            "max_presences": null, "max_members": 25_000_000, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
            "hub_type": null, "incidents_data": null, "latest_onboarding_question_id": null, "inventory_settings": null,
            "roles": guild.roles.values().map(Role::object).collect::<Vec<_>>(),
        })
    }

    /// What GUILD_CREATE carries to a bot without the member intent: of the members only the bot itself.
    pub fn guild_create(&self, guild: &Guild) -> Value {
        let mut object = self.guild(guild);
        let bot = guild.members.get(&self.bot.id);
        let seen = || guild.channels.iter().filter_map(|id| self.channels.get(id));
        let of = |thread: bool| -> Vec<Value> {
            seen().filter(|channel| (channel.kind == 11) == thread).map(|channel| self.channel(channel)).collect()
        };
        object["joined_at"] = json!(stamp(bot.map_or(DateTime::UNIX_EPOCH, |member| member.joined_at)));
        object["large"] = json!(false);
        object["unavailable"] = json!(false);
        object["member_count"] = json!(guild.members.len());
        object["members"] = json!(self.member(guild, self.bot.id).into_iter().collect::<Vec<_>>());
        object["channels"] = json!(of(false));
        object["threads"] = json!(of(true));
        object["voice_states"] = json!([]);
        object["presences"] = json!([]);
        object["stage_instances"] = json!([]);
        object["soundboard_sounds"] = json!([]);
        object["guild_scheduled_events"] = json!(guild.events.values().collect::<Vec<_>>());
        object["version"] = json!(guild.id >> 22);
        object
    }
}

/// A member without their user.
pub fn partial_member(member: &Member) -> Value {
    json!({
        "nick": member.nick, "avatar": null, "banner": null, "roles": member.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
        "joined_at": stamp(member.joined_at), "premium_since": null, "pending": false, "flags": 0,
        "communication_disabled_until": null, "unusual_dm_activity_until": null,
    })
}
