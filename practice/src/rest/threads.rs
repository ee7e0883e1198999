//! Threads.

use serde_json::{Value, json};

use super::errors::{Findings, Refusal};
use super::{Answered, Asked, seen_channel};
use crate::gateway::GUILDS;
use crate::world::channels::{Channel, TEXT, THREAD};
use crate::world::permissions::CREATE_PUBLIC_THREADS;
use crate::world::{World, number_at, text_at};

/// POST /channels/{channel_id}/threads
pub fn create(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    let id = world.next_id(asked.shared.now());
    start(asked, &mut world, id)
}

/// POST /channels/{channel_id}/messages/{message_id}/threads: the thread has the message's id.
pub fn create_from_message(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    let (channel, message) = (asked.id(0)?, asked.id(1)?);
    let (place, _) = seen_channel(&world, channel)?;
    if place.messages.get(&message).is_none_or(|found| found.only.is_some()) {
        return Err(Refusal::new(10_008));
    }
    if world.channels.contains_key(&message) {
        return Err(Refusal::new(160_004));
    }
    start(asked, &mut world, message)
}

fn start(asked: &Asked, world: &mut World, id: u64) -> Answered {
    let parent = asked.id(0)?;
    let (place, may) = seen_channel(world, parent)?;
    if place.kind != TEXT {
        return Err(Refusal::new(50_024));
    }
    if may & CREATE_PUBLIC_THREADS == 0 {
        return Err(Refusal::new(50_013));
    }
    let mut findings = Findings::default();
    findings.between("name", text_at(&asked.body, "name"), (1, 100));
    let archive = number_at(&asked.body, "auto_archive_duration").unwrap_or(4320);
    if ![60, 1440, 4320, 10080].contains(&archive) {
        let message = "Value must be one of (60, 1440, 4320, 10080).";
        findings.add("auto_archive_duration", "BASE_TYPE_CHOICES", message);
    }
    findings.result()?;
    let thread = Channel {
        id,
        kind: THREAD,
        name: text_at(&asked.body, "name").to_owned(),
        guild: place.guild,
        parent: Some(parent),
        person: Some(world.bot_id()),
        archive_after: archive,
        made_at: asked.shared.now(),
        ..Channel::default()
    };
    let guild = thread.guild;
    world.put_channel(thread);
    let object = world.channels.get(&id).map_or(Value::Null, |channel| world.channel(channel));
    let mut event = object.clone();
    event["newly_created"] = json!(true);
    asked.shared.gateway.tell(GUILDS, "THREAD_CREATE", guild, &event);
    asked.shared.tell_state();
    Ok((201, object))
}
