//! The gateway's address, the bot's account, its application, and direct channels.

use serde_json::json;

use super::errors::{Refusal, form};
use super::{Answered, Asked};
use crate::gateway::Starts;
use crate::shared::locked;
use crate::world::guilds::Guild;
use crate::world::id_at;

fn address(asked: &Asked) -> String {
    asked.shared.origin.replacen("http", "ws", 1) + "/gateway"
}

/// GET /gateway
pub fn gateway(asked: &Asked) -> Answered {
    Ok((200, json!({"url": address(asked)})))
}

/// GET /gateway/bot
pub fn gateway_bot(asked: &Asked) -> Answered {
    let now = asked.shared.now();
    let (left, resets_at) = locked(&asked.shared.gateway.starts).look(now);
    let reset_after = (resets_at - now).num_milliseconds();
    let limit = json!({"total": Starts::A_DAY, "remaining": left, "reset_after": reset_after, "max_concurrency": 1});
    Ok((200, json!({"url": address(asked), "shards": 1, "session_start_limit": limit})))
}

/// GET /users/@me
pub fn me(asked: &Asked) -> Answered {
    Ok((200, asked.shared.world().bot.current_user()))
}

/// GET /users/{user_id}
pub fn user(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let user = world.anyone(asked.id(0)?).ok_or_else(|| Refusal::new(10_013))?;
    Ok((200, user.user()))
}

/// GET /users/@me/guilds
pub fn my_guilds(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let at = |key: &str| asked.asks(key).and_then(|id| id.parse::<u64>().ok());
    let limit = at("limit").unwrap_or(200).clamp(1, 200);
    let (before, after) = (at("before").unwrap_or(u64::MAX), at("after").unwrap_or(0));
    let mine = world.guilds.values().filter(|guild| guild.members.contains_key(&world.bot_id()));
    let wanted = mine.filter(|guild| guild.id > after && guild.id < before);
    let object = |guild: &Guild| {
        json!({
            "id": guild.id.to_string(), "name": guild.name, "icon": null, "banner": null, "owner": false, "features": [],
            "permissions": world.guild_permissions(guild.id, world.bot_id()).to_string(),
        })
    };
    Ok((200, wanted.take(usize::try_from(limit).unwrap_or(200)).map(object).collect()))
}

/// POST /users/@me/channels
pub fn open_direct(asked: &Asked) -> Answered {
    let Some(person) = id_at(&asked.body, "recipient_id") else {
        return Err(form("recipient_id", "BASE_TYPE_REQUIRED", "This field is required"));
    };
    let now = asked.shared.now();
    let mut world = asked.shared.world();
    if person == world.bot_id() {
        return Err(Refusal::new(50_007));
    }
    if !world.people.contains_key(&person) {
        return Err(form("recipient_id", "INVALID_RECIPIENT", "Invalid Recipient(s)"));
    }
    let id = world.open_direct(person, now);
    asked.shared.changed();
    let channel = world.channels.get(&id).ok_or_else(|| Refusal::new(10_003))?;
    Ok((200, world.channel(channel)))
}

/// GET /applications/@me
pub fn application(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let id = world.bot_id().to_string();
    let owner = world.people.values().next().map_or_else(|| world.bot.user(), |person| person.user());
    let guilds = world.guilds.values().filter(|guild| guild.members.contains_key(&world.bot_id())).count();
    let object = json!({
        "id": id, "name": world.bot.name, "icon": null, "description": "", "bot_public": true,
        "bot_require_code_grant": false, "owner": owner, "team": null, "flags": 565_248, "verify_key": "0".repeat(64),
        "rpc_origins": [], "redirect_uris": [], "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "event_webhooks_url": null, "tags": [], "integration_types_config": {"0": {}}, "approximate_guild_count": guilds,
        "approximate_user_install_count": 0, "bot": world.bot.user(), "type": null, "flags_new": "565248",
        "approximate_user_authorization_count": 0, "explicit_content_filter": 0, "eligible_oauth2_scopes": [],
    });
    Ok((200, object))
}
