//! Reading what was written.

use serde_json::{Value, json};

use super::errors::{Refusal, form};
use super::{Answered, Asked, seen_channel};
use crate::world::messages::Message;
use crate::world::permissions::READ_MESSAGE_HISTORY;

/// GET /channels/{channel_id}/messages
pub fn list(asked: &Asked) -> Answered {
    let limit = match asked.asks("limit").map(str::parse::<usize>) {
        None => 50,
        Some(Ok(limit)) if (1..=100).contains(&limit) => limit,
        Some(_) => return Err(form("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")),
    };
    let world = asked.shared.world();
    let (channel, may) = seen_channel(&world, asked.id(0)?)?;
    if may & READ_MESSAGE_HISTORY == 0 {
        return Ok((200, json!([])));
    }
    let at = |key: &str| asked.asks(key).and_then(|id| id.parse::<u64>().ok());
    let shown = |message: &&Message| message.only.is_none();
    let older =
        |than: u64, count: usize| channel.messages.range(..than).rev().map(|(_, m)| m).filter(shown).take(count);
    let newer = |than: u64, count: usize| channel.messages.range(than..).map(|(_, m)| m).filter(shown).take(count);
    let found: Vec<&Message> = if let Some(middle) = at("around") {
        let mut found: Vec<_> = newer(middle, limit.div_ceil(2)).collect();
        found.reverse();
        found.extend(older(middle, limit / 2));
        found
    } else if let Some(after) = at("after") {
        let mut found: Vec<_> = newer(after.saturating_add(1), limit).collect();
        found.reverse();
        found
    } else {
        older(at("before").unwrap_or(u64::MAX), limit).collect()
    };
    let bodies: Vec<&Value> = found.into_iter().map(|message| &message.body).collect();
    Ok((200, json!(bodies)))
}

/// GET /channels/{channel_id}/messages/{message_id}
pub fn get(asked: &Asked) -> Answered {
    let world = asked.shared.world();
    let (channel, may) = seen_channel(&world, asked.id(0)?)?;
    if may & READ_MESSAGE_HISTORY == 0 {
        return Err(Refusal::new(50_001));
    }
    let found = channel.messages.get(&asked.id(1)?).filter(|message| message.only.is_none());
    found.map(|message| (200, message.body.clone())).ok_or_else(|| Refusal::new(10_008))
}
