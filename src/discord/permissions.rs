//! Which permissions the bot has in a channel, computed as Discord documents it, and which it lacks; and whether who acts may write.

use poise::serenity_prelude::{PartialChannel, Permissions};
use serde_json::Value;

use super::Context;
use super::rest::{Rest, RestError};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Lacks;
use crate::ids::{ChannelId, GuildId, PersonId, RoleId};
use crate::say;
use crate::text::Words;

/// What posting needs: the bit, and its name in words.
pub const TO_POST: [u64; 2] = [VIEW_CHANNEL, SEND_MESSAGES];
/// All that the bot asks for when it is invited.
pub const TO_WORK: [u64; 8] = [
    VIEW_CHANNEL,
    SEND_MESSAGES,
    SEND_IN_THREADS,
    CREATE_THREADS,
    READ_HISTORY,
    EMBED_LINKS,
    ATTACH_FILES,
    CREATE_EVENTS,
];

const ADMINISTRATOR: u64 = 1 << 3;
const VIEW_CHANNEL: u64 = 1 << 10;
const SEND_MESSAGES: u64 = 1 << 11;
const EMBED_LINKS: u64 = 1 << 14;
/// Without it a message goes without its pictures and files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// What looking for our own message needs.
pub const READ_HISTORY: u64 = 1 << 16;
/// Pinging everyone, and every role.
pub const MENTION_EVERYONE: u64 = 1 << 17;
const CREATE_THREADS: u64 = 1 << 35;
const SEND_IN_THREADS: u64 = 1 << 38;
const CREATE_EVENTS: u64 = 1 << 44;

/// Whether who holds these permissions in a channel may write there, as Discord says it with a command.
#[must_use]
pub fn may_write(held: Option<Permissions>, channel: Option<&PartialChannel>) -> bool {
    let is_thread = channel.is_some_and(|channel| channel.thread_metadata.is_some());
    let send = if is_thread { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
    let held = held.unwrap_or_default();
    held.administrator() || held.contains(send | Permissions::VIEW_CHANNEL)
}

/// Whether who typed a command may write where they typed it.
#[must_use]
pub fn may_write_here(ctx: Context<'_>) -> bool {
    let held = ctx.interaction.member.as_ref().and_then(|member| member.permissions);
    may_write(held, ctx.interaction.channel.as_ref())
}

/// The bot is nobody's way around a channel in which they may not write; coordinators may have it write anywhere.
///
/// # Errors
/// The refusal, or a fault of the database.
pub async fn refuse_silenced(ctx: Context<'_>, act: &Act, channel: Option<&PartialChannel>) -> Result<()> {
    let may = match channel {
        Some(channel) => may_write(channel.permissions, Some(channel)),
        None => may_write_here(ctx),
    };
    if may {
        return Ok(());
    }
    let mut connection = ctx.framework.user_data.app.db.readers().acquire().await?;
    if act.is_coordinator(&mut connection).await? {
        return Ok(());
    }
    let place = channel.map_or(act.asker.channel.to_string(), |channel| channel.id.to_string());
    Err(Error::Refusal(say!(act.words(), "remind-not-your-channel", channel = format!("<#{place}>"))))
}

/// The permission's name as Discord shows it.
#[must_use]
pub fn name(words: Words, permission: u64) -> String {
    match permission {
        VIEW_CHANNEL => say!(words, "permission-view-channel"),
        SEND_MESSAGES => say!(words, "permission-send-messages"),
        SEND_IN_THREADS => say!(words, "permission-send-in-threads"),
        CREATE_THREADS => say!(words, "permission-create-threads"),
        READ_HISTORY => say!(words, "permission-read-history"),
        EMBED_LINKS => say!(words, "permission-embed-links"),
        ATTACH_FILES => say!(words, "permission-attach-files"),
        CREATE_EVENTS => say!(words, "permission-create-events"),
        MENTION_EVERYONE => say!(words, "permission-mention-everyone"),
        _ => permission.to_string(),
    }
}

/// Threads: in news channels, public, private.
const THREADS: std::ops::RangeInclusive<u64> = 10..=12;

const PRIVATE_THREAD: u64 = 12;

/// Those of `wanted` that the bot lacks in `channel`. In a thread, sending messages is a permission of its own.
///
/// # Errors
/// A fault of the wire; a channel that the bot cannot see lacks all.
pub async fn missing_in(
    rest: &Rest,
    bot: PersonId,
    (guild, channel): (GuildId, ChannelId),
    wanted: &[u64],
) -> Result<Vec<u64>, RestError> {
    let place = match place(rest, channel).await {
        Ok(place) => place,
        Err(RestError::Refused { code: 50_001, .. }) => return Ok(wanted.to_vec()),
        Err(error) => return Err(error),
    };
    let (roles, member) = (rest.roles(guild).await?, rest.member(guild, bot).await?);
    let held = held(guild, &member, &roles, &place.overwrites);
    let needed = |permission: u64| {
        if place.is_thread && permission == SEND_MESSAGES { SEND_IN_THREADS } else { permission }
    };
    Ok(wanted.iter().map(|permission| needed(*permission)).filter(|permission| held & permission == 0).collect())
}

/// Whether the bot's ping of a role rings in `channel`: the role may be pinged by anyone, or the bot may ping every role there.
///
/// # Errors
/// A fault of the wire.
pub async fn may_ping(
    rest: &Rest,
    bot: PersonId,
    (guild, channel): (GuildId, ChannelId),
    role: RoleId,
) -> Result<bool, RestError> {
    let roles = rest.roles(guild).await?;
    let id = role.to_string();
    if roles.iter().any(|known| known["id"] == id.as_str() && known["mentionable"] == true) {
        return Ok(true);
    }
    let (place, member) = (place(rest, channel).await?, rest.member(guild, bot).await?);
    Ok(held(guild, &member, &roles, &place.overwrites) & MENTION_EVERYONE != 0)
}

/// What `channel` is called, and whether every member of the guild may see it: by the permissions of everyone alone.
///
/// # Errors
/// A fault of the wire; a channel that the bot cannot see has no name and is not open.
pub async fn look(rest: &Rest, (guild, channel): (GuildId, ChannelId)) -> Result<crate::feature::Channel, RestError> {
    let place = match place(rest, channel).await {
        Ok(place) => place,
        Err(RestError::Refused { .. }) => return Ok(crate::feature::Channel::default()),
        Err(error) => return Err(error),
    };
    let roles = rest.roles(guild).await?;
    let held = held(guild, &serde_json::json!({ "roles": [], "user": { "id": "" } }), &roles, &place.overwrites);
    Ok(crate::feature::Channel { name: place.name, is_open: !place.is_private && held & VIEW_CHANNEL != 0 })
}

/// Where permissions are looked up.
struct Place {
    name: String,
    is_thread: bool,
    is_private: bool,
    overwrites: Value,
}

/// A channel's own overwrites; for a thread, those of the channel it hangs on.
async fn place(rest: &Rest, channel: ChannelId) -> Result<Place, RestError> {
    let mut shown = rest.channel(channel).await?;
    let is_thread = shown["type"].as_u64().is_some_and(|kind| THREADS.contains(&kind));
    let is_private = shown["type"] == PRIVATE_THREAD;
    let name = shown["name"].as_str().unwrap_or_default().to_owned();
    let parent = shown["parent_id"].as_str().and_then(|id| id.parse().ok());
    if let Some(parent) = parent.filter(|_| is_thread) {
        shown = rest.channel(parent).await?;
    }
    Ok(Place { name, is_thread, is_private, overwrites: shown["permission_overwrites"].take() })
}

/// Those of [`TO_WORK`] that the bot lacks in each of these channels; `None` for one that is gone.
///
/// # Errors
/// A fault of the wire.
pub async fn lacking(
    rest: &Rest,
    bot: PersonId,
    guild: GuildId,
    channels: &[ChannelId],
) -> Result<Vec<Option<Vec<u64>>>, RestError> {
    let (roles, member) = (rest.roles(guild).await?, rest.member(guild, bot).await?);
    let each = channels.iter().map(|channel| async {
        Ok(match place(rest, *channel).await {
            Ok(place) => {
                let held = held(guild, &member, &roles, &place.overwrites);
                Some(TO_WORK.into_iter().filter(|permission| held & permission == 0).collect())
            }
            Err(RestError::Refused { code: 50_001, .. }) => Some(TO_WORK.to_vec()),
            Err(RestError::Refused { status: 404, .. }) => None,
            Err(error) => return Err(error),
        })
    });
    futures_util::future::try_join_all(each).await
}

/// Sorts what is lacked by what it stops.
#[must_use]
pub fn sorted(words: Words, lacking: Option<Vec<u64>>) -> Lacks {
    let Some(lacking) = lacking else { return Lacks { gone: true, ..Lacks::default() } };
    let named = |wanted: &dyn Fn(u64) -> bool| {
        lacking.iter().copied().filter(|one| wanted(*one)).map(|one| name(words, one)).collect::<Vec<_>>()
    };
    Lacks {
        gone: false,
        to_post: named(&|one| TO_POST.contains(&one)),
        to_look_back: named(&|one| one == READ_HISTORY),
        for_more: named(&|one| one != READ_HISTORY && !TO_POST.contains(&one)),
    }
}

/// Discord's rule: the roles' permissions added up, then the channel's overwrites for everyone, for the roles, for the member.
#[must_use]
pub fn held(guild: GuildId, member: &Value, roles: &[Value], overwrites: &Value) -> u64 {
    let mine: Vec<&str> = member["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let (everyone, me) = (guild.to_string(), member["user"]["id"].as_str().unwrap_or_default());
    let is_mine = |id: &str| id == everyone || mine.contains(&id);
    let base = roles.iter().filter(|role| role["id"].as_str().is_some_and(is_mine));
    let base = base.fold(0, |sum, role| sum | bits(&role["permissions"]));
    if base & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let all: Vec<&Value> = overwrites.as_array().into_iter().flatten().collect();
    let apply = |held: u64, which: &dyn Fn(&str) -> bool| {
        let chosen = all.iter().filter(|overwrite| overwrite["id"].as_str().is_some_and(which));
        let (allow, deny) =
            chosen.fold((0, 0), |(allow, deny), one| (allow | bits(&one["allow"]), deny | bits(&one["deny"])));
        (held & !deny) | allow
    };
    let held = apply(base, &|id| id == everyone);
    let held = apply(held, &|id| mine.contains(&id));
    apply(held, &|id| id == me)
}

fn bits(value: &Value) -> u64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn overwrites_apply_in_discords_order() {
        let roles = [json!({"id": "1", "permissions": "3072"}), json!({"id": "2", "permissions": "0"})];
        let member = json!({"user": {"id": "9"}, "roles": ["2"]});
        let check = |overwrites: Value, expected: u64| {
            assert_eq!(held(GuildId(1), &member, &roles, &overwrites), expected, "{overwrites}");
        };
        check(json!([]), VIEW_CHANNEL | SEND_MESSAGES);
        check(json!([{"id": "1", "deny": "2048", "allow": "0"}]), VIEW_CHANNEL);
        check(
            json!([{"id": "2", "deny": "0", "allow": "2048"}, {"id": "1", "deny": "2048", "allow": "0"}]),
            VIEW_CHANNEL | SEND_MESSAGES,
        );
        check(json!([{"id": "9", "deny": "1024", "allow": "0"}]), SEND_MESSAGES);
    }
}
