//! Scheduled events of a guild.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::errors::{Findings, Refusal};
use super::guilds::own_guild;
use super::{Answered, Asked};
use crate::gateway::SCHEDULED_EVENTS;
use crate::world::permissions::{CREATE_EVENTS, MANAGE_EVENTS};
use crate::world::{World, id_at, number_at, restamp, text_at};

/// GET /guilds/{guild_id}/scheduled-events
pub fn list(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    Ok((200, own_guild(&world, asked.id(0)?)?.events.values().cloned().collect()))
}

/// GET /guilds/{guild_id}/scheduled-events/{event_id}
pub fn get(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let found = own_guild(&world, asked.id(0)?)?.events.get(&asked.id(1)?).cloned();
    Ok((200, found.ok_or_else(|| Refusal::new(10_070))?))
}

fn check(event: &Value, now: DateTime<Utc>, whole: bool) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    let has = |key: &str| event.get(key).is_some_and(|value| !value.is_null());
    for key in ["name", "privacy_level", "scheduled_start_time", "entity_type"] {
        if whole && !has(key) {
            findings.add(key, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }
    if has("name") {
        findings.between("name", text_at(event, "name"), (1, 100));
    }
    findings.at_most("description", text_at(event, "description"), 1000);
    let external = number_at(event, "entity_type") == Some(3);
    let place = event.get("entity_metadata").map_or("", |metadata| text_at(metadata, "location"));
    if external {
        findings.between("entity_metadata.location", place, (1, 100));
        if !has("scheduled_end_time") {
            findings.add("scheduled_end_time", "BASE_TYPE_REQUIRED", "This field is required");
        }
    } else if whole && !has("channel_id") {
        findings.add("channel_id", "BASE_TYPE_REQUIRED", "This field is required");
    }
    let time = |key: &str| DateTime::parse_from_rfc3339(text_at(event, key)).ok().map(|time| time.to_utc());
    for key in ["scheduled_start_time", "scheduled_end_time"] {
        if has(key) && time(key).is_none() {
            findings.add(key, "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601.");
        }
    }
    let start = time("scheduled_start_time");
    if whole && start.is_some_and(|start| start <= now) {
        findings.add(
            "scheduled_start_time",
            "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
            "Cannot schedule event in the past.",
        );
    }
    if let (Some(start), Some(end)) = (start, time("scheduled_end_time"))
        && end <= start
    {
        findings.add("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Cannot end before it starts.");
    }
    findings.result()
}

/// Events that a guild may have at once.
const EVENTS_MAX: usize = 100;

fn allowed(world: &World, guild: u64, needed: u64) -> Result<(), Refusal> {
    own_guild(world, guild)?;
    if world.guild_permissions(guild, world.bot_id()) & needed == 0 { Err(Refusal::new(50_013)) } else { Ok(()) }
}

/// Who may make events changes and deletes their own; other people's need more.
fn may_change(world: &World, guild: u64, id: u64) -> Result<(), Refusal> {
    let event = own_guild(world, guild)?.events.get(&id).ok_or_else(|| Refusal::new(10_070))?;
    let own = id_at(event, "creator_id") == Some(world.bot_id());
    allowed(world, guild, if own { CREATE_EVENTS | MANAGE_EVENTS } else { MANAGE_EVENTS })
}

/// POST /guilds/{guild_id}/scheduled-events
pub fn create(asked: &Asked) -> Answered {
    let guild = asked.id(0)?;
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    allowed(&world, guild, CREATE_EVENTS | MANAGE_EVENTS)?;
    check(&asked.body, now, true)?;
    if own_guild(&world, guild)?.events.len() >= EVENTS_MAX {
        return Err(Refusal::new(30_038));
    }
    let id = world.next_id(now);
    let bot = world.bot_id().to_string();
    let field = |key: &str| asked.body.get(key).cloned().unwrap_or(Value::Null);
    let time = |key: &str| restamp(text_at(&asked.body, key));
    let event = json!({
        "id": id.to_string(), "guild_id": guild.to_string(), "channel_id": field("channel_id"), "creator_id": bot,
        "creator": world.bot.user(), "name": field("name"), "description": field("description"), "image": null,
        "scheduled_start_time": time("scheduled_start_time"), "scheduled_end_time": time("scheduled_end_time"),
        "privacy_level": 2, "status": 1, "entity_type": field("entity_type"), "entity_id": null,
        "entity_metadata": field("entity_metadata"), "user_count": 0, "recurrence_rule": field("recurrence_rule"),
        "guild_scheduled_event_exceptions": [],
    });
    if let Some(found) = world.guilds.get_mut(&guild) {
        found.events.insert(id, event.clone());
    }
    told(asked, "GUILD_SCHEDULED_EVENT_CREATE", &event);
    Ok((200, event))
}

/// PATCH /guilds/{guild_id}/scheduled-events/{event_id}
pub fn edit(asked: &Asked) -> Answered {
    let (guild, id) = (asked.id(0)?, asked.id(1)?);
    let mut world = asked.shared.world();
    may_change(&world, guild, id)?;
    let found = world.guilds.get_mut(&guild).and_then(|found| found.events.get_mut(&id));
    let event = found.ok_or_else(|| Refusal::new(10_070))?;
    let mut changed = event.clone();
    for (key, value) in asked.body.as_object().into_iter().flatten() {
        if changed.get(key).is_some() && key != "id" {
            changed[key] = value
                .as_str()
                .filter(|_| key.ends_with("_time"))
                .and_then(restamp)
                .map_or(value.clone(), |time| json!(time));
        }
    }
    check(&changed, asked.shared.now(), false)?;
    *event = changed.clone();
    told(asked, "GUILD_SCHEDULED_EVENT_UPDATE", &changed);
    Ok((200, changed))
}

/// DELETE /guilds/{guild_id}/scheduled-events/{event_id}
pub fn delete(asked: &Asked) -> Answered {
    let (guild, id) = (asked.id(0)?, asked.id(1)?);
    let mut world = asked.shared.world();
    may_change(&world, guild, id)?;
    let found = world.guilds.get_mut(&guild).and_then(|found| found.events.remove(&id));
    let event = found.ok_or_else(|| Refusal::new(10_070))?;
    told(asked, "GUILD_SCHEDULED_EVENT_DELETE", &event);
    Ok((204, Value::Null))
}

fn told(asked: &Asked, kind: &'static str, event: &Value) {
    asked.shared.gateway.tell(SCHEDULED_EVENTS, kind, id_at(event, "guild_id"), event);
    asked.shared.tell_state();
}
