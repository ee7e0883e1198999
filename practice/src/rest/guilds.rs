//! Guilds as the bot may ask for them.

use serde_json::{Value, json};

use super::errors::Refusal;
use super::{Answered, Asked, seen_channel};
use crate::world::World;
use crate::world::guilds::{Guild, Role};

/// A guild that the bot is in.
pub fn own_guild(world: &World, id: u64) -> Result<&Guild, Refusal> {
    world.bot_guild(id).ok_or_else(|| Refusal::new(if world.guilds.contains_key(&id) { 50_001 } else { 10_004 }))
}

/// GET /guilds/{guild_id}
pub fn guild(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let found = own_guild(&world, asked.id(0)?)?;
    let mut object = world.guild(found);
    if asked.says_yes("with_counts") {
        object["approximate_member_count"] = json!(found.members.len());
        object["approximate_presence_count"] = json!(found.members.len());
    }
    Ok((200, object))
}

/// GET /channels/{channel_id}
pub fn channel(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let (channel, _) = seen_channel(&world, asked.id(0)?)?;
    Ok((200, world.channel(channel)))
}

/// GET /guilds/{guild_id}/channels: threads are not among them.
pub fn channels(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let found = own_guild(&world, asked.id(0)?)?;
    let places =
        found.channels.iter().filter_map(|id| world.channels.get(id)).filter(|channel| channel.parent.is_none());
    Ok((200, places.map(|channel| world.channel(channel)).collect()))
}

/// GET /guilds/{guild_id}/roles
pub fn roles(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let found = own_guild(&world, asked.id(0)?)?;
    Ok((200, found.roles.values().map(Role::object).collect()))
}

/// GET /guilds/{guild_id}/members needs the member intent, which is not granted.
pub fn members(asked: &Asked) -> Answered {
    own_guild(&asked.shared.world(), asked.id(0)?)?;
    Err(Refusal::new(50_001))
}

/// GET /guilds/{guild_id}/members/{user_id}
pub fn member(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let found = own_guild(&world, asked.id(0)?)?;
    let person = asked.id(1)?;
    let unknown = if world.anyone(person).is_some() { 10_007 } else { 10_013 };
    let member: Value = world.member(found, person).ok_or_else(|| Refusal::new(unknown))?;
    Ok((200, member))
}
