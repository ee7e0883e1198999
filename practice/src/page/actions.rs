//! What one does on the page besides commands: writing, people, and faults.

use std::sync::Arc;

use serde_json::json;

use super::state::faults_object;
use super::{Granted, Wish, no, sentence};
use crate::Practice;
use crate::acting::{Seat, say};
use crate::building::add_member;
use crate::gateway::session::Word;
use crate::rest::faults::{Fault, FaultMode};
use crate::world::people::Person;
use crate::world::{id_at, text_at};

/// POST /practice/messages
pub fn write(wish: &Wish) -> Granted {
    let seat = Seat { person: wish.person()?, channel: id_at(&wish.body, "channel_id").unwrap_or(0) };
    say(&wish.shared, seat, text_at(&wish.body, "content")).map_err(|reason| (400, sentence(&reason)))
}

/// POST /practice/messages/{id}/dismiss
pub fn dismiss(wish: &Wish, id: &str) -> Granted {
    let me = wish.person()?;
    let mut world = wish.shared.world();
    let id = id.parse().unwrap_or(0);
    if world.message(id).is_none_or(|message| message.only != Some(me)) {
        return no("Only a message for you alone can be dismissed.");
    }
    if let Some((channel, message)) = world.unwrite(id) {
        wish.shared.tell_gone(&world, channel, &message);
    }
    Ok(json!({}))
}

/// POST /practice/people: the new person joins every guild.
pub fn add_person(wish: &Wish) -> Granted {
    let name = text_at(&wish.body, "name").trim();
    if name.is_empty() || name.chars().count() > 32 {
        return no("A name has 1 to 32 characters.");
    }
    let now = wish.shared.now();
    let mut world = wish.shared.world();
    let id = world.next_id(now);
    let locale = Some(text_at(&wish.body, "locale")).filter(|locale| !locale.is_empty()).unwrap_or("en-US");
    let person = Person { id, name: name.to_owned(), locale: locale.to_owned(), ..Person::default() };
    let card = person.card();
    world.people.insert(id, person);
    let guilds: Vec<u64> = world.guilds.keys().copied().collect();
    for guild in guilds {
        add_member(&mut world, guild, id, now);
    }
    drop(world);
    wish.shared.tell_state();
    Ok(card)
}

/// PATCH /practice/people/{id}
pub fn change_person(wish: &Wish, id: &str) -> Granted {
    let mut world = wish.shared.world();
    let Some(person) = id.parse().ok().and_then(|id: u64| world.people.get_mut(&id)) else {
        return no("There is no such person.");
    };
    if let Some(locale) = wish.body["locale"].as_str().filter(|locale| !locale.is_empty()) {
        locale.clone_into(&mut person.locale);
    }
    if let Some(open) = wish.body["direct_messages_open"].as_bool() {
        person.closed = !open;
    }
    let card = person.card();
    drop(world);
    wish.shared.tell_state();
    Ok(card)
}

/// POST /practice/history: plays it to its end. It goes on if the page is closed.
pub async fn play_history(wish: &Wish) -> Granted {
    let practice = Practice { shared: Arc::clone(&wish.shared) };
    let played = tokio::spawn(async move { practice.play_history().await }).await;
    match played {
        Ok(Ok(())) => Ok(json!({})),
        Ok(Err(reason)) => Err((409, reason)),
        Err(_) => Err((500, "The history could not be played.".to_owned())),
    }
}

/// POST /practice/faults
pub fn faults(wish: &Wish) -> Granted {
    let mode = match text_at(&wish.body, "mode") {
        "none" => FaultMode::None,
        "429" => FaultMode::RateLimited,
        "500" => FaultMode::ServerError,
        "slow" => FaultMode::Slow { ms: 2000 },
        "dropped" => FaultMode::Dropped,
        "dropped_after" => FaultMode::DroppedAfter,
        _ => return no("There is no such fault."),
    };
    let share = wish.body["share"].as_f64().unwrap_or(1.0).clamp(0.0, 1.0);
    let fault = Fault { mode, share, only: None };
    let object = faults_object(&fault);
    wish.shared.faults.set(fault);
    wish.shared.tell_state();
    Ok(object)
}

/// POST /practice/gateway/cut
pub fn cut(wish: &Wish) -> Granted {
    wish.shared.gateway.to_all(&Word::Cut);
    Ok(json!({}))
}
