//! The first answer to an interaction.

use serde_json::{Value, json};

use super::errors::{Refusal, form};
use super::{Answered, Asked};
use crate::checks;
use crate::world::interactions::{FIRST_ANSWER, Form, Interaction, Stage};
use crate::world::messages::{Draft, EPHEMERAL, LOADING};
use crate::world::{World, id_at, list_at, number_at};

/// POST /interactions/{interaction_id}/{interaction_token}/callback
pub fn callback(asked: &Asked) -> Answered {
    let mut guard = asked.shared.world();
    let world = &mut *guard;
    let token = asked.ids.get(1).map_or("", String::as_str);
    let id = asked.id(0)?;
    let found = world.by_token(token).filter(|found| found.id == id).ok_or_else(|| Refusal::new(10_062))?;
    if found.answered.is_some() {
        return Err(Refusal::new(40_060));
    }
    if found.made.elapsed() > FIRST_ANSWER {
        return Err(Refusal::new(10_062));
    }
    let kind = number_at(&asked.body, "type").unwrap_or(0);
    let (of, message) = (found.kind, found.message);
    fits(of, message, kind)?;
    let data = asked.body.get("data").unwrap_or(&Value::Null);
    checks::second_opinion::callback(&asked.shared, &asked.body)?;
    let (stage, original) = match kind {
        4 => new_message(asked, world, token, data)?,
        5 => promise(asked, world, token, data)?,
        6 => (Stage::Deferred(true), message),
        7 => update(asked, world, message, data)?,
        8 => (choices(data)?, None),
        _ => (open_form(asked, world, token, data)?, None),
    };
    let shown = original.and_then(|id| world.message(id)).map(|message| message.body.clone());
    if let Some(found) = world.by_token(token) {
        found.answered = Some(kind);
        found.original = original;
        found.stage.send_replace(stage);
    }
    asked.shared.changed();
    if !asked.says_yes("with_response") {
        return Ok((204, Value::Null));
    }
    let flags = shown.as_ref().and_then(|body| number_at(body, "flags")).unwrap_or(0);
    let mut reply = json!({
        "interaction": {
            "id": id.to_string(), "type": of, "response_message_loading": kind == 5,
            "response_message_ephemeral": flags & EPHEMERAL != 0,
        },
        "resource": {"type": kind},
    });
    if let Some(body) = shown {
        reply["interaction"]["response_message_id"] = body["id"].clone();
        if kind != 6 {
            reply["resource"]["message"] = body;
        }
    }
    Ok((200, reply))
}

/// Whether this kind of answer fits the interaction.
fn fits(of: u64, message: Option<u64>, kind: u64) -> Result<(), Refusal> {
    let fits = match kind {
        4 | 5 => of != 4,
        6 | 7 => of == 3 || of == 5 && message.is_some(),
        8 => of == 4,
        9 => of == 2 || of == 3,
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(form("type", "INTERACTION_CALLBACK_TYPE_INVALID", "Invalid interaction callback type."))
    }
}

/// What a message that answers an interaction says of it.
pub fn marks(world: &World, found: &Interaction) -> Value {
    let bot = world.bot_id().to_string();
    let mut marks = json!({"application_id": bot, "webhook_id": bot, "interaction_metadata": found.metadata});
    match found.kind {
        2 => {
            let told = &found.metadata;
            marks["type"] = json!(20);
            // Deprecated and still sent: what libraries before `interaction_metadata` read.
            marks["interaction"] = json!({"id": told["id"], "type": 2, "name": told["name"], "user": told["user"]});
        }
        3 => {
            if let Some(message) = found.message {
                let channel = found.channel.to_string();
                marks["type"] = json!(19);
                marks["message_reference"] =
                    json!({"type": 0, "message_id": message.to_string(), "channel_id": channel});
            }
        }
        _ => {}
    }
    marks
}

fn new_message(asked: &Asked, world: &mut World, token: &str, data: &Value) -> Result<(Stage, Option<u64>), Refusal> {
    checks::message(&asked.shared, data, None, &asked.files)?;
    let Some(found) = world.by_token(token) else { return Err(Refusal::new(10_062)) };
    let (channel, person) = (found.channel, found.person);
    let only = (number_at(data, "flags").unwrap_or(0) & EPHEMERAL != 0).then_some(person);
    let extra = extra(world, token);
    let author = world.bot_id();
    let draft = Draft { channel, author, payload: data, files: &asked.files, only, extra };
    let body = world.write(&draft, asked.shared.now());
    let id = id_at(&body, "id").unwrap_or(0);
    asked.shared.tell_message(world, id, true);
    Ok((Stage::Message(id), Some(id)))
}

/// The marks of the interaction with this token.
pub fn extra(world: &World, token: &str) -> Value {
    let found = world.live.tokens.get(token).and_then(|id| world.live.interactions.get(id));
    found.map_or(Value::Null, |found| marks(world, found))
}

fn promise(asked: &Asked, world: &mut World, token: &str, data: &Value) -> Result<(Stage, Option<u64>), Refusal> {
    let flags = number_at(data, "flags").unwrap_or(0);
    if flags & !EPHEMERAL != 0 {
        return Err(form("data.flags", "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL may be set when deferring."));
    }
    let Some(found) = world.by_token(token) else { return Err(Refusal::new(10_062)) };
    let (channel, person) = (found.channel, found.person);
    let mut extra = extra(world, token);
    extra["flags"] = json!(LOADING | flags);
    let only = (flags != 0).then_some(person);
    let author = world.bot_id();
    let draft = Draft { channel, author, payload: &json!({}), files: &[], only, extra };
    let body = world.write(&draft, asked.shared.now());
    let id = id_at(&body, "id").unwrap_or(0);
    asked.shared.tell_message(world, id, true);
    Ok((Stage::Deferred(false), Some(id)))
}

fn update(
    asked: &Asked,
    world: &mut World,
    message: Option<u64>,
    data: &Value,
) -> Result<(Stage, Option<u64>), Refusal> {
    let id = message.ok_or_else(|| Refusal::new(10_008))?;
    let old = world.message(id).ok_or_else(|| Refusal::new(10_008))?;
    checks::message(&asked.shared, data, Some(&old.body), &asked.files)?;
    world.rewrite(id, data, &asked.files, asked.shared.now());
    asked.shared.tell_message(world, id, false);
    Ok((Stage::Update(id), Some(id)))
}

fn choices(data: &Value) -> Result<Stage, Refusal> {
    checks::commands::choices(data)?;
    Ok(Stage::Choices(json!(list_at(data, "choices"))))
}

fn open_form(asked: &Asked, world: &mut World, token: &str, data: &Value) -> Result<Stage, Refusal> {
    checks::forms::form(data)?;
    let id = world.next_id(asked.shared.now());
    let Some(found) = world.by_token(token) else { return Err(Refusal::new(10_062)) };
    let made = Form {
        id,
        person: found.person,
        channel: found.channel,
        message: found.message,
        body: json!({"custom_id": data["custom_id"], "title": data["title"], "components": data["components"]}),
        metadata: found.metadata.clone(),
    };
    world.live.keep_form(made);
    Ok(Stage::Form(id))
}
