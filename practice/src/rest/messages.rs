//! Sending, changing and deleting messages.

use std::time::Instant;

use serde_json::{Value, json};

use super::errors::{Refusal, form};
use super::{Answered, Asked, seen_channel};
use crate::checks;
use crate::world::channels::{Channel, DIRECT, THREAD};
use crate::world::messages::{Draft, Upload};
use crate::world::permissions::{
    ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS,
};
use crate::world::{World, id_at, list_at};

/// Whether the bot may send this there.
pub fn may_send(world: &World, channel: &Channel, payload: &Value, files: &[Upload]) -> Result<(), Refusal> {
    let may = world.permissions(channel, world.bot_id());
    if channel.kind == DIRECT {
        return may_write_to(world, channel.person.unwrap_or(0));
    }
    let send = if channel.kind == THREAD { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES };
    let embeds = !list_at(payload, "embeds").is_empty();
    let lacks = may & send == 0 || embeds && may & EMBED_LINKS == 0 || !files.is_empty() && may & ATTACH_FILES == 0;
    if lacks {
        return Err(Refusal::new(50_013));
    }
    if payload.get("message_reference").is_some_and(Value::is_object) && may & READ_MESSAGE_HISTORY == 0 {
        return Err(Refusal::new(160_002));
    }
    Ok(())
}

fn may_write_to(world: &World, person: u64) -> Result<(), Refusal> {
    let shared = world
        .guilds
        .values()
        .any(|guild| guild.members.contains_key(&person) && guild.members.contains_key(&world.bot_id()));
    if !shared {
        return Err(Refusal::new(50_278));
    }
    if world.people.get(&person).is_none_or(|person| person.closed) { Err(Refusal::new(50_007)) } else { Ok(()) }
}

/// POST /channels/{channel_id}/messages
pub fn create(asked: &Asked) -> Answered {
    let id = asked.id(0)?;
    let mut world = asked.shared.world();
    let (channel, _) = seen_channel(&world, id)?;
    may_send(&world, channel, &asked.body, &asked.files)?;
    checks::message(&asked.shared, &asked.body, None, &asked.files)?;
    referenced(&world, &asked.body, id)?;
    let nonce = asked.body.get("nonce").filter(|nonce| !nonce.is_null()).cloned();
    let unique =
        nonce.as_ref().filter(|_| asked.body["enforce_nonce"].as_bool().unwrap_or(false)).map(|n| (id, n.to_string()));
    if let Some(key) = &unique
        && let Some((at, earlier)) = world.live.nonces.get(key)
        && at.elapsed() < world.live.nonce_life
        && let Some(message) = world.message(*earlier)
    {
        let mut body = message.body.clone();
        body["nonce"] = nonce.unwrap_or(Value::Null);
        return Ok((200, body));
    }
    let author = world.bot_id();
    let draft =
        Draft { channel: id, author, payload: &asked.body, files: &asked.files, only: None, extra: Value::Null };
    let mut body = world.write(&draft, asked.shared.now());
    let made = id_at(&body, "id").unwrap_or(0);
    if let Some(key) = unique {
        if world.live.nonces.len() > 50_000 {
            let life = world.live.nonce_life;
            world.live.nonces.retain(|_, (at, _)| at.elapsed() < life);
        }
        world.live.nonces.insert(key, (Instant::now(), made));
    }
    if let Some(channel) = world.channels.get_mut(&id) {
        channel.archived = false;
    }
    asked.shared.tell_message(&world, made, true);
    if let Some(nonce) = nonce {
        body["nonce"] = nonce;
    }
    Ok((200, body))
}

fn referenced(world: &World, payload: &Value, channel: u64) -> Result<(), Refusal> {
    let Some(reference) = payload.get("message_reference").filter(|to| to.is_object()) else { return Ok(()) };
    let there = id_at(reference, "message_id").is_some_and(|to| {
        world.message_channel.get(&to) == Some(&channel)
            && world.message(to).is_some_and(|message| message.only.is_none())
    });
    if there || reference["fail_if_not_exists"] == false {
        return Ok(());
    }
    Err(form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"))
}

/// PATCH /channels/{channel_id}/messages/{message_id}
pub fn edit(asked: &Asked) -> Answered {
    let (channel, id) = (asked.id(0)?, asked.id(1)?);
    let mut world = asked.shared.world();
    let (place, may) = seen_channel(&world, channel)?;
    let message = place.messages.get(&id).filter(|m| m.only.is_none()).ok_or_else(|| Refusal::new(10_008))?;
    if message.author != world.bot_id() {
        return Err(Refusal::new(50_005));
    }
    if !asked.files.is_empty() && may & ATTACH_FILES == 0 {
        return Err(Refusal::new(50_013));
    }
    checks::message(&asked.shared, &asked.body, Some(&message.body), &asked.files)?;
    if place.archived {
        return Err(Refusal::new(50_083));
    }
    let body = world.rewrite(id, &asked.body, &asked.files, asked.shared.now()).unwrap_or(Value::Null);
    asked.shared.tell_message(&world, id, false);
    Ok((200, body))
}

/// DELETE /channels/{channel_id}/messages/{message_id}
pub fn delete(asked: &Asked) -> Answered {
    let (channel, id) = (asked.id(0)?, asked.id(1)?);
    let mut world = asked.shared.world();
    let (place, may) = seen_channel(&world, channel)?;
    let message = place.messages.get(&id).filter(|m| m.only.is_none()).ok_or_else(|| Refusal::new(10_008))?;
    if message.author != world.bot_id() && may & MANAGE_MESSAGES == 0 {
        return Err(Refusal::new(50_013));
    }
    if let Some((channel, message)) = world.unwrite(id) {
        asked.shared.tell_gone(&world, channel, &message);
    }
    Ok((204, Value::Null))
}

/// POST /channels/{channel_id}/typing
pub fn typing(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let (channel, _) = seen_channel(&world, asked.id(0)?)?;
    may_send(&world, channel, &json!({}), &[])?;
    Ok((204, Value::Null))
}
