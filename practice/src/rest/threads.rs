//! Threads.

use serde_json::{Value, json};

use super::errors::{Findings, Refusal, form};
use super::guilds::own_guild;
use super::{Answered, Asked, seen_channel};
use crate::gateway::GUILDS;
use crate::world::channels::{Channel, TEXT, THREAD};
use crate::world::permissions::{CREATE_PUBLIC_THREADS, READ_MESSAGE_HISTORY};
use crate::world::{World, number_at, text_at};

/// POST /channels/{channel_id}/threads
pub fn create(asked: &Asked) -> Answered {
    let mut world = asked.shared.world();
    seen_channel(&world, asked.id(0)?)?;
    // Without a type Discord makes a private one, for which the bot has no permission.
    if number_at(&asked.body, "type") != Some(THREAD) {
        return Err(Refusal::new(50_013));
    }
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

/// GET /guilds/{guild_id}/threads/active: all that the bot sees.
pub fn active(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let guild = own_guild(&world, asked.id(0)?)?.id;
    let bot = world.bot_id();
    let of_it = |channel: &&Channel| channel.kind == THREAD && channel.guild == Some(guild) && !channel.archived;
    let mut found: Vec<&Channel> =
        world.channels.values().filter(of_it).filter(|thread| world.sees(thread, bot)).collect();
    found.sort_by_key(|thread| thread.id);
    let threads: Vec<Value> = found.into_iter().map(|thread| world.channel(thread)).collect();
    Ok((200, json!({"threads": threads, "members": [], "has_more": false})))
}

/// GET /channels/{channel_id}/threads/archived/public: those archived last come first.
pub fn archived(asked: &Asked) -> Answered {
    let limit = match asked.asks("limit").map(str::parse::<usize>) {
        None => 50,
        Some(Ok(limit)) if (2..=100).contains(&limit) => limit,
        Some(_) => return Err(form("limit", "NUMBER_TYPE_MAX", "int value should be between 2 and 100.")),
    };
    let before = match asked.asks("before").map(chrono::DateTime::parse_from_rfc3339) {
        None => None,
        Some(Ok(time)) => Some(time.to_utc()),
        Some(Err(_)) => {
            return Err(form("before", "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601."));
        }
    };
    let world = asked.shared.world();
    let (place, may) = seen_channel(&world, asked.id(0)?)?;
    if may & READ_MESSAGE_HISTORY == 0 {
        return Err(Refusal::new(50_001));
    }
    let of_it = |thread: &&Channel| thread.kind == THREAD && thread.parent == Some(place.id) && thread.archived;
    let mut found: Vec<&Channel> = world.channels.values().filter(of_it).collect();
    found.retain(|thread| before.is_none_or(|before| thread.archived_at < before));
    found.sort_by_key(|thread| std::cmp::Reverse(thread.archived_at));
    let threads: Vec<Value> = found.iter().take(limit).map(|thread| world.channel(thread)).collect();
    Ok((200, json!({"threads": threads, "members": [], "has_more": found.len() > limit})))
}
