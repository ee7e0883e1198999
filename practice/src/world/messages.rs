//! Messages, as they are kept and changed.

use std::collections::HashSet;

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{World, id_at, list_at, number_at, stamp, text_at};
use crate::world::files;
use crate::world::pings::{self, Pings};

/// Shown to one person only.
pub const EPHEMERAL: u64 = 64;
/// An answer that is still being prepared.
pub const LOADING: u64 = 128;
/// Made of components alone.
pub const COMPONENTS_V2: u64 = 32_768;
/// Flags that a sender may set.
const SETTABLE: u64 = 4 | 4096 | COMPONENTS_V2;

/// A message; `body` is Discord's object.
#[derive(Clone, Serialize, Deserialize)]
pub struct Message {
    pub id: u64,
    pub author: u64,
    /// The one person who sees it, when it is ephemeral.
    pub only: Option<u64>,
    pub body: Value,
}

/// A file that came with a message.
#[derive(Clone, Serialize, Deserialize)]
pub struct File {
    pub id: u64,
    pub channel: u64,
    pub name: String,
    pub content_type: String,
    #[serde(with = "files::as_text")]
    pub bytes: Bytes,
}

/// A file as it came in, with its number in `files[n]`.
#[derive(Clone)]
pub struct Upload {
    pub number: u64,
    pub name: String,
    pub content_type: Option<String>,
    pub bytes: Bytes,
}

/// A message to be written.
pub struct Draft<'a> {
    pub channel: u64,
    pub author: u64,
    pub payload: &'a Value,
    pub files: &'a [Upload],
    pub only: Option<u64>,
    /// Fields that the occasion adds: type, interaction_metadata, webhook_id …
    pub extra: Value,
}

impl World {
    /// Writes a message that has been checked.
    pub fn write(&mut self, draft: &Draft<'_>, now: DateTime<Utc>) -> Value {
        let id = self.next_id(now);
        let payload = draft.payload;
        let flags =
            number_at(payload, "flags").unwrap_or(0) & SETTABLE | if draft.only.is_some() { EPHEMERAL } else { 0 };
        let pings = self.pings_of(draft, payload);
        let mut body = json!({
            "id": id.to_string(), "channel_id": draft.channel.to_string(), "author": self.user(draft.author), "type": 0,
            "content": text_at(payload, "content").trim(), "timestamp": stamp(now), "edited_timestamp": null,
            "tts": payload["tts"].as_bool().unwrap_or(false), "pinned": false, "flags": flags,
            "embeds": payload["embeds"].as_array().map_or(json!([]), |list| json!(list)),
            "components": payload["components"].as_array().map_or(json!([]), |list| json!(list)),
            "mention_everyone": pings.everyone, "mentions": [], "mention_roles": [], "attachments": [],
        });
        self.put_pings(&mut body, &pings);
        if let Some(poll) = payload.get("poll").filter(|poll| poll.is_object()) {
            body["poll"] = poll_of(poll, now);
        }
        if let (Some(to), Some(from)) = (body.as_object_mut(), draft.extra.as_object()) {
            to.extend(from.iter().map(|(key, value)| (key.clone(), value.clone())));
        }
        self.put_reference(&mut body, payload, draft.channel);
        let kept = self.keep_files(draft.channel, payload, draft.files, now);
        files::settle(&mut body, kept);
        let message = Message { id, author: draft.author, only: draft.only, body: body.clone() };
        if let Some(channel) = self.channels.get_mut(&draft.channel) {
            channel.messages.insert(id, message);
            if draft.only.is_none() {
                channel.last_message = Some(id);
            }
        }
        self.message_channel.insert(id, draft.channel);
        body
    }

    /// Changes a message by a payload that has been checked. An answer that was still loading begins to be one.
    pub fn rewrite(&mut self, id: u64, payload: &Value, uploads: &[Upload], now: DateTime<Utc>) -> Option<Value> {
        let channel = *self.message_channel.get(&id)?;
        let old = self.channels.get(&channel)?.messages.get(&id)?.clone();
        let mut body = old.body;
        let loading = number_at(&body, "flags").unwrap_or(0) & LOADING != 0;
        for key in ["content", "embeds", "components"] {
            match payload.get(key) {
                None => {}
                Some(Value::Null) => body[key] = if key == "content" { json!("") } else { json!([]) },
                Some(value) => body[key] = value.clone(),
            }
        }
        if let Some(flags) = number_at(payload, "flags") {
            let kept = number_at(&body, "flags").unwrap_or(0) & !4;
            body["flags"] = json!(kept | (flags & SETTABLE));
        }
        if loading {
            body["flags"] = json!(number_at(&body, "flags").unwrap_or(0) & !LOADING);
        } else {
            body["edited_timestamp"] = json!(stamp(now));
        }
        let draft = Draft { channel, author: old.author, payload, files: uploads, only: old.only, extra: Value::Null };
        let pings = self.pings_of(&draft, &body);
        body["mention_everyone"] = json!(pings.everyone);
        self.put_pings(&mut body, &pings);
        let mut kept: Vec<Value> = match payload.get("attachments").and_then(Value::as_array) {
            Some(wanted) => {
                let ids: HashSet<u64> = wanted.iter().filter_map(|one| id_at(one, "id")).collect();
                list_at(&body, "attachments")
                    .iter()
                    .filter(|one| id_at(one, "id").is_some_and(|id| ids.contains(&id)))
                    .cloned()
                    .collect()
            }
            None => list_at(&body, "attachments").to_vec(),
        };
        kept.extend(self.keep_files(channel, payload, uploads, now));
        files::settle(&mut body, kept);
        let message = self.channels.get_mut(&channel)?.messages.get_mut(&id)?;
        message.body = body.clone();
        Some(body)
    }

    /// Takes a message away; answers where it was and who saw it.
    pub fn unwrite(&mut self, id: u64) -> Option<(u64, Message)> {
        let channel = self.message_channel.remove(&id)?;
        let message = self.channels.get_mut(&channel)?.messages.remove(&id)?;
        for attachment in list_at(&message.body, "attachments") {
            if let Some(file) = id_at(attachment, "id") {
                self.files.remove(&file);
            }
        }
        Some((channel, message))
    }

    /// A message anywhere.
    pub fn message(&self, id: u64) -> Option<&Message> {
        self.channels.get(self.message_channel.get(&id)?)?.messages.get(&id)
    }

    /// Whether someone sees a message.
    pub fn sees_message(&self, message: &Message, channel: u64, person: u64) -> bool {
        message.only.is_none_or(|only| only == person)
            && self.channels.get(&channel).is_some_and(|channel| self.sees(channel, person))
    }

    fn pings_of(&self, draft: &Draft<'_>, shown: &Value) -> Pings {
        let channel = self.channels.get(&draft.channel);
        let may_all =
            channel.is_some_and(|c| self.permissions(c, draft.author) & super::permissions::MENTION_EVERYONE != 0);
        let mut pings = pings::of(shown, draft.payload.get("allowed_mentions"));
        pings.everyone &= may_all;
        pings.users.retain(|id| self.anyone(*id).is_some());
        let guild = channel.and_then(|c| c.guild).and_then(|id| self.guilds.get(&id));
        pings.roles.retain(|id| guild.and_then(|g| g.roles.get(id)).is_some_and(|role| role.mentionable || may_all));
        if pings.replied
            && let Some(replied) = draft.payload.get("message_reference").and_then(|to| id_at(to, "message_id"))
            && let Some(author) = self.message(replied).map(|message| message.author)
            && !pings.users.contains(&author)
        {
            pings.users.push(author);
        }
        pings
    }

    fn put_pings(&self, body: &mut Value, pings: &Pings) {
        body["mentions"] = pings.users.iter().map(|id| self.user(*id)).collect();
        body["mention_roles"] = pings.roles.iter().map(|id| json!(id.to_string())).collect();
    }

    fn put_reference(&self, body: &mut Value, payload: &Value, channel: u64) {
        let Some(to) = payload.get("message_reference").and_then(|to| id_at(to, "message_id")) else { return };
        let guild = self.channels.get(&channel).and_then(|c| c.guild).map(|id| id.to_string());
        body["type"] = json!(19);
        body["message_reference"] =
            json!({"type": 0, "message_id": to.to_string(), "channel_id": channel.to_string(), "guild_id": guild});
        let mut referenced = self.message(to).map_or(Value::Null, |message| message.body.clone());
        if let Some(object) = referenced.as_object_mut() {
            object.remove("referenced_message");
        }
        body["referenced_message"] = referenced;
    }

    fn keep_files(&mut self, channel: u64, payload: &Value, uploads: &[Upload], now: DateTime<Utc>) -> Vec<Value> {
        let mut kept = Vec::new();
        for upload in uploads {
            let told = list_at(payload, "attachments").iter().find(|one| id_at(one, "id") == Some(upload.number));
            let name = told.map(|one| text_at(one, "filename")).filter(|name| !name.is_empty()).unwrap_or(&upload.name);
            let id = self.next_id(now);
            let file = File {
                id,
                channel,
                name: files::plain_name(name),
                content_type: upload.content_type.clone().unwrap_or_else(|| files::type_of(name).to_owned()),
                bytes: upload.bytes.clone(),
            };
            kept.push(files::attachment(&file, &self.origin, told.map_or("", |one| text_at(one, "description"))));
            self.files.insert(id, file);
        }
        kept
    }
}

fn poll_of(poll: &Value, now: DateTime<Utc>) -> Value {
    let hours = i64::try_from(number_at(poll, "duration").unwrap_or(24)).unwrap_or(24);
    let answers = list_at(poll, "answers").iter().zip(1..);
    json!({
        "question": poll["question"], "expiry": stamp(now + chrono::TimeDelta::hours(hours)),
        "answers": answers.map(|(answer, id)| json!({"answer_id": id, "poll_media": answer["poll_media"]})).collect::<Vec<_>>(),
        "allow_multiselect": poll["allow_multiselect"].as_bool().unwrap_or(false), "layout_type": 1,
        "results": {"is_finalized": false, "answer_counts": []},
    })
}
