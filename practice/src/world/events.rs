//! What the gateway tells about the world.

use serde_json::{Value, json};

use super::channels::{Channel, THREAD, thread_metadata};
use super::guilds::partial_member;
use super::interactions::Interaction;
use super::messages::Message;
use super::{World, list_at};

impl World {
    /// INTERACTION_CREATE.
    pub fn interaction_create(&self, made: &Interaction, data: Value) -> Value {
        let channel = self.channels.get(&made.channel);
        let guild = channel.and_then(|channel| channel.guild);
        let person = self.people.get(&made.person);
        let owner = guild.map_or_else(|| "0".to_owned(), |id| id.to_string());
        let mut event = json!({
            "id": made.id.to_string(), "application_id": self.bot.id.to_string(), "type": made.kind, "token": made.token, "version": 1,
            "channel_id": made.channel.to_string(), "data": data, "entitlements": [], "entitlement_sku_ids": [],
            "locale": person.map_or("en-US", |person| person.locale.as_str()), "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": {"0": owner}, "context": if guild.is_some() { 0 } else { 1 },
            "app_permissions": channel.map_or(0, |channel| self.permissions(channel, self.bot.id)).to_string(),
        });
        if let Some(channel) = channel {
            let mut object = self.channel(channel);
            if channel.guild.is_some() {
                object["permissions"] = json!(self.permissions(channel, made.person).to_string());
            }
            event["channel"] = object;
        }
        match guild.and_then(|id| self.guilds.get(&id)) {
            Some(found) => {
                event["guild_id"] = json!(found.id.to_string());
                event["guild_locale"] = json!(found.locale);
                event["guild"] = json!({"id": found.id.to_string(), "locale": found.locale, "features": []});
                let mut member = self.member(found, made.person).unwrap_or(Value::Null);
                let may = channel.map_or(0, |channel| self.permissions(channel, made.person));
                member["permissions"] = json!(may.to_string());
                event["member"] = member;
            }
            None => event["user"] = self.user(made.person),
        }
        if let Some(message) = made.message.and_then(|id| self.message(id)) {
            event["message"] = message.body.clone();
        }
        event
    }

    /// What `resolved` holds for the people, roles, channels and messages with these ids.
    pub fn resolved(&self, seat: (u64, Option<u64>), kinds: &[(u64, u64)]) -> Value {
        let (viewer, guild) = seat;
        let mut resolved = json!({});
        let guild = guild.and_then(|id| self.guilds.get(&id));
        for (kind, id) in kinds {
            let key = id.to_string();
            if (*kind == 6 || *kind == 9) && self.anyone(*id).is_some() {
                resolved["users"][&key] = self.user(*id);
                if let Some((guild, member)) = guild.and_then(|g| Some((g, g.members.get(id)?))) {
                    let mut member = partial_member(member);
                    member["permissions"] = json!(self.guild_permissions(guild.id, *id).to_string());
                    resolved["members"][&key] = member;
                }
            } else if let (7, Some(channel)) = (kind, self.channels.get(id)) {
                resolved["channels"][&key] = self.partial_channel(channel, viewer);
            } else if let (8 | 9, Some(role)) = (kind, guild.and_then(|guild| guild.roles.get(id))) {
                resolved["roles"][&key] = role.object();
            } else if let (3, Some(message)) = (kind, self.message(*id)) {
                resolved["messages"][&key] = message.body.clone();
            } else if let (11, Some(file)) = (kind, self.files.get(id)) {
                resolved["attachments"][&key] = super::files::attachment(file, &self.origin, "");
                resolved["attachments"][&key]["ephemeral"] = json!(true);
            }
        }
        resolved
    }

    fn partial_channel(&self, channel: &Channel, viewer: u64) -> Value {
        let mut object = json!({
            "id": channel.id.to_string(), "name": channel.name, "type": channel.kind, "flags": 0, "nsfw": false,
            "permissions": self.permissions(channel, viewer).to_string(),
            "app_permissions": self.permissions(channel, self.bot.id).to_string(),
            "parent_id": channel.parent.map(|id| id.to_string()), "guild_id": channel.guild.map(|id| id.to_string()),
            "last_message_id": channel.last_message.map(|id| id.to_string()), "position": channel.position,
            "rate_limit_per_user": 0, "topic": null, "last_pin_timestamp": null,
        });
        if channel.kind == THREAD {
            object["thread_metadata"] = thread_metadata(channel);
        }
        object
    }

    /// MESSAGE_CREATE and MESSAGE_UPDATE: the message with its guild and its author's membership. Without the content
    /// intent it is bare, unless it is the bot's own, is direct, or mentions the bot.
    pub fn message_event(&self, message: &Message, channel: &Channel, content: bool) -> Value {
        let mut event = message.body.clone();
        event["channel_type"] = json!(channel.kind);
        if let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) {
            event["guild_id"] = json!(guild.id.to_string());
            if let Some(member) = guild.members.get(&message.author) {
                let mut member = partial_member(member);
                member["deaf"] = json!(false);
                member["mute"] = json!(false);
                event["member"] = member;
            }
            let bot = self.bot.id.to_string();
            let named = list_at(&event, "mentions").iter().any(|user| user["id"] == bot.as_str());
            if !content && message.author != self.bot.id && !named {
                event["content"] = json!("");
                for key in ["embeds", "attachments", "components"] {
                    event[key] = json!([]);
                }
            }
        }
        event
    }
}
