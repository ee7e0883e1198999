//! What the page shows.

use serde_json::{Value, json};

use super::{Granted, Wish, clock, no};
use crate::acting::{Seat, fit};
use crate::history;
use crate::rest::faults::{Fault, FaultMode};
use crate::world::World;
use crate::world::channels::{Channel, THREAD};
use crate::world::guilds::Guild;
use crate::world::people::Person;

/// GET /practice/state
pub async fn state(wish: &Wish) -> Granted {
    let clock = clock::face(&wish.shared).await;
    let me = wish.person()?;
    let connected = wish.shared.gateway.connections() > 0;
    let faults = faults_object(&wish.shared.faults.get());
    let history = json!({"standing": history::standing(&wish.shared), "ended": history::ended(&wish.shared)});
    let world = wish.shared.world();
    let mine = world.guilds.values().filter(|guild| guild.members.contains_key(&me));
    let direct = world.direct.get(&me).map(|channel| json!({"channel_id": channel.to_string()}));
    Ok(json!({
        "now": clock["now"], "next_due": clock["next_due"],
        "me": world.people.get(&me).map(Person::card), "people": world.people.values().map(Person::card).collect::<Vec<_>>(),
        "bot": {"id": world.bot.id.to_string(), "name": world.bot.name, "color": world.bot.colour()},
        "guilds": mine.map(|guild| guild_object(&world, guild, me)).collect::<Vec<_>>(),
        "direct_messages": direct.into_iter().collect::<Vec<_>>(),
        "gateway": {"connected": connected}, "faults": faults, "history": history,
    }))
}

/// The faults in force.
pub fn faults_object(fault: &Fault) -> Value {
    let mode = match fault.mode {
        FaultMode::None => "none",
        FaultMode::RateLimited => "429",
        FaultMode::ServerError => "500",
        FaultMode::Slow { .. } => "slow",
        FaultMode::Dropped => "dropped",
        FaultMode::DroppedAfter => "dropped_after",
    };
    json!({"mode": mode, "share": fault.share})
}

fn guild_object(world: &World, guild: &Guild, me: u64) -> Value {
    let ids = |roles: &[u64]| roles.iter().map(u64::to_string).collect::<Vec<_>>();
    let roles = guild.roles.values().map(|role| {
        let color = if role.color == 0 { Value::Null } else { json!(format!("#{:06x}", role.color)) };
        json!({"id": role.id.to_string(), "name": role.name, "color": color, "permissions": role.permissions.to_string()})
    });
    let members =
        guild.members.iter().map(|(id, member)| json!({"user_id": id.to_string(), "roles": ids(&member.roles)}));
    let channels =
        guild.channels.iter().filter_map(|id| world.channels.get(id)).filter(|channel| world.sees(channel, me));
    json!({
        "id": guild.id.to_string(), "name": guild.name, "owner_id": guild.owner.to_string(), "roles": roles.collect::<Vec<_>>(),
        "members": members.collect::<Vec<_>>(), "events": guild.events.values().map(event_object).collect::<Vec<_>>(),
        "channels": channels.map(|channel| channel_object(world, channel, me)).collect::<Vec<_>>(),
    })
}

fn event_object(event: &Value) -> Value {
    json!({
        "id": event["id"], "name": event["name"], "description": event["description"], "status": event["status"],
        "start": event["scheduled_start_time"], "end": event["scheduled_end_time"], "location": event["entity_metadata"]["location"],
    })
}

fn channel_object(world: &World, channel: &Channel, me: u64) -> Value {
    let parent = channel.parent.filter(|_| channel.kind == THREAD).and_then(|id| world.channels.get(&id));
    json!({
        "id": channel.id.to_string(), "name": channel.name, "type": channel.kind, "can_send": world.writes(channel, me),
        "position": parent.map_or(channel.position, |parent| parent.position), "parent_id": channel.parent.map(|id| id.to_string()),
    })
}

/// GET /practice/channels/{id}/messages
pub fn messages(wish: &Wish, id: &str) -> Granted {
    let me = wish.person()?;
    let at = |key: &str| wish.query.get(key).and_then(|value| value.parse::<u64>().ok());
    let limit = usize::try_from(at("limit").unwrap_or(50).clamp(1, 200)).unwrap_or(50);
    let world = wish.shared.world();
    let channel = id.parse().ok().and_then(|id: u64| world.channels.get(&id)).filter(|channel| world.sees(channel, me));
    let Some(channel) = channel else { return no("You do not see that channel.") };
    let seen = channel.messages.range(..at("before").unwrap_or(u64::MAX)).rev().map(|(_, message)| message);
    let mut found: Vec<&Value> = seen
        .filter(|message| message.only.is_none_or(|only| only == me))
        .take(limit)
        .map(|message| &message.body)
        .collect();
    found.reverse();
    Ok(json!(found))
}

/// GET /practice/commands: those that are offered to this person.
pub fn commands(wish: &Wish) -> Granted {
    let me = wish.person()?;
    let world = wish.shared.world();
    let guild = wish.query.get("guild").and_then(|id| id.parse::<u64>().ok());
    let place = guild.and_then(|id| world.guilds.get(&id));
    let seat = |channel: &u64| Seat { person: me, channel: *channel };
    let channel = place
        .and_then(|guild| guild.channels.iter().find(|id| world.channels.get(id).is_some_and(|c| world.sees(c, me))));
    let channel = channel.or_else(|| world.direct.get(&me).filter(|_| guild.is_none()));
    let offered =
        world.offered(guild).filter(|command| channel.is_none_or(|id| fit::offered(&world, seat(id), command).is_ok()));
    Ok(offered.cloned().collect())
}
