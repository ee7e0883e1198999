//! Later answers to an interaction, by its token.

use serde_json::Value;

use super::errors::Refusal;
use super::interactions::extra;
use super::{Answered, Asked};
use crate::checks;
use crate::world::interactions::{Stage, TOKEN_LIFE};
use crate::world::messages::{Draft, EPHEMERAL, LOADING, Message};
use crate::world::{World, id_at, number_at};

/// What the token stands for, if it is still good.
fn held(asked: &Asked, world: &mut World) -> Result<(u64, u64, Option<u64>), Refusal> {
    if asked.id(0)? != world.bot_id() {
        return Err(Refusal::new(10_015));
    }
    let token = asked.ids.get(1).map_or("", String::as_str);
    let found = world.by_token(token).ok_or_else(|| Refusal::new(10_015))?;
    if found.made.elapsed() > TOKEN_LIFE {
        return Err(Refusal::new(50_027));
    }
    if found.answered.is_none() {
        return Err(Refusal::new(10_015));
    }
    Ok((found.channel, found.person, found.original))
}

fn token(asked: &Asked) -> &str {
    asked.ids.get(1).map_or("", String::as_str)
}

/// A message that the token may reach: the original, or one that answered the same interaction.
fn reached(asked: &Asked, world: &mut World, wanted: Option<u64>) -> Result<Message, Refusal> {
    let (_, _, original) = held(asked, world)?;
    let id = wanted.or(original).ok_or_else(|| Refusal::new(10_008))?;
    let interaction = world.live.tokens.get(token(asked)).copied().unwrap_or(0).to_string();
    let message = world.message(id).ok_or_else(|| Refusal::new(10_008))?;
    let own = original == Some(id) || message.body["interaction_metadata"]["id"] == interaction.as_str();
    if own { Ok(message.clone()) } else { Err(Refusal::new(10_008)) }
}

/// POST /webhooks/{application_id}/{interaction_token}
pub fn follow_up(asked: &Asked) -> Answered {
    let mut guard = asked.shared.world();
    let world = &mut *guard;
    let (channel, person, original) = held(asked, world)?;
    checks::message(&asked.shared, &asked.body, None, &asked.files)?;
    let waiting = original.filter(|id| world.message(*id).is_some_and(is_loading));
    if let Some(id) = waiting {
        return Ok((200, fill(asked, world, id)));
    }
    let only = (number_at(&asked.body, "flags").unwrap_or(0) & EPHEMERAL != 0).then_some(person);
    let extra = extra(world, token(asked));
    let author = world.bot_id();
    let draft = Draft { channel, author, payload: &asked.body, files: &asked.files, only, extra };
    let body = world.write(&draft, asked.shared.now());
    let id = id_at(&body, "id").unwrap_or(0);
    settle(world, token(asked), Stage::Message(id));
    asked.shared.tell_message(world, id, true);
    Ok((200, body))
}

fn is_loading(message: &Message) -> bool {
    number_at(&message.body, "flags").unwrap_or(0) & LOADING != 0
}

/// Changes a message by the token, and tells whoever waits for a promised answer.
fn fill(asked: &Asked, world: &mut World, id: u64) -> Value {
    let loading = world.message(id).is_some_and(is_loading);
    let body = world.rewrite(id, &asked.body, &asked.files, asked.shared.now()).unwrap_or(Value::Null);
    settle(world, token(asked), if loading { Stage::Message(id) } else { Stage::Update(id) });
    asked.shared.tell_message(world, id, false);
    body
}

/// An interaction that only promised an answer has it now.
fn settle(world: &mut World, token: &str, stage: Stage) {
    if let Some(found) = world.by_token(token) {
        found.stage.send_if_modified(|now| {
            let waits = matches!(now, Stage::Deferred(_));
            if waits {
                *now = stage;
            }
            waits
        });
    }
}

fn show(asked: &Asked, wanted: Option<u64>) -> Answered {
    let mut world = asked.shared.world();
    Ok((200, reached(asked, &mut world, wanted)?.body))
}

fn change(asked: &Asked, wanted: Option<u64>) -> Answered {
    let mut guard = asked.shared.world();
    let world = &mut *guard;
    let message = reached(asked, world, wanted)?;
    checks::message(&asked.shared, &asked.body, Some(&message.body), &asked.files)?;
    Ok((200, fill(asked, world, message.id)))
}

fn remove(asked: &Asked, wanted: Option<u64>) -> Answered {
    let mut world = asked.shared.world();
    let message = reached(asked, &mut world, wanted)?;
    if let Some((channel, message)) = world.unwrite(message.id) {
        settle(&mut world, token(asked), Stage::Silent);
        asked.shared.tell_gone(&world, channel, &message);
    }
    Ok((204, Value::Null))
}

/// GET …/messages/@original
pub fn get_original(asked: &Asked) -> Answered {
    show(asked, None)
}

/// GET …/messages/{message_id}
pub fn get(asked: &Asked) -> Answered {
    show(asked, Some(asked.id(2)?))
}

/// PATCH …/messages/@original
pub fn edit_original(asked: &Asked) -> Answered {
    change(asked, None)
}

/// PATCH …/messages/{message_id}
pub fn edit(asked: &Asked) -> Answered {
    change(asked, Some(asked.id(2)?))
}

/// DELETE …/messages/@original
pub fn delete_original(asked: &Asked) -> Answered {
    remove(asked, None)
}

/// DELETE …/messages/{message_id}
pub fn delete(asked: &Asked) -> Answered {
    remove(asked, Some(asked.id(2)?))
}
