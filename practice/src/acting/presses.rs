//! Pressing buttons and choosing from selects.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Answer, Deed, Seat, begin, fit, outcome, seated};
use crate::shared::Shared;
use crate::world::World;
use crate::world::{id_of, list_at, number_at, text_at};

/// Presses what a person can see and press.
pub async fn press(shared: &Arc<Shared>, seat: Seat, message: u64, pressed: (&str, &[&str])) -> Answer {
    let told = {
        let mut world = shared.world();
        match pressed_data(&world, seat, message, pressed) {
            Ok(data) => begin(shared, &mut world, Deed { kind: 3, seat, data, message: Some(message), form: None }),
            Err(reason) => return Answer::Refused(reason),
        }
    };
    outcome(shared, told).await
}

/// The data of a press that a client would let through.
pub fn pressed_data(world: &World, seat: Seat, message: u64, pressed: (&str, &[&str])) -> Result<Value, String> {
    let (custom_id, values) = pressed;
    let guild = seated(world, seat)?;
    let found = world.message(message).ok_or("there is no such message")?;
    if world.message_channel.get(&message) != Some(&seat.channel)
        || !world.sees_message(found, seat.channel, seat.person)
    {
        return Err("they do not see that message".to_owned());
    }
    let component =
        component(&found.body, custom_id).ok_or_else(|| format!("the message has nothing called {custom_id}"))?;
    if component["disabled"] == true {
        return Err(format!("{custom_id} is disabled"));
    }
    let kind = number_at(component, "type").unwrap_or(2);
    if kind == 2 {
        return Ok(json!({"component_type": 2, "custom_id": custom_id, "id": component["id"]}));
    }
    let least = number_at(component, "min_values").unwrap_or(1);
    let most = number_at(component, "max_values").unwrap_or(1);
    let count = values.len() as u64;
    if count < least || count > most {
        return Err(format!("{least} to {most} must be chosen"));
    }
    let options = list_at(component, "options");
    if let Some(wrong) =
        values.iter().find(|value| kind == 3 && !options.iter().any(|option| text_at(option, "value") == **value))
    {
        return Err(format!("{wrong} is not one of the options"));
    }
    if let ([only], 1) = (values, most)
        && chosen_already(component, only)
    {
        return Err(format!("{only} is chosen already, and a client sends no choice that changes nothing"));
    }
    let wanted = referred(kind, values);
    fit::exist(world, guild, &wanted)?;
    Ok(data(world, seat, (kind, custom_id, values)))
}

/// Whether a select shows this value as chosen.
fn chosen_already(select: &Value, value: &str) -> bool {
    let options = list_at(select, "options").iter().any(|one| one["default"] == true && text_at(one, "value") == value);
    options || list_at(select, "default_values").iter().any(|one| text_at(one, "id") == value)
}

fn referred(kind: u64, values: &[&str]) -> Vec<(u64, u64)> {
    let of = match kind {
        5 => 6,
        6 => 8,
        7 => 9,
        8 => 7,
        _ => return Vec::new(),
    };
    values.iter().filter_map(|value| id_of(&json!(value))).map(|id| (of, id)).collect()
}

fn data(world: &World, seat: Seat, pressed: (u64, &str, &[&str])) -> Value {
    let (kind, custom_id, values) = pressed;
    let mut data = json!({"component_type": kind, "custom_id": custom_id, "id": 1});
    if kind != 2 {
        data["values"] = json!(values);
    }
    let wanted = referred(kind, values);
    if !wanted.is_empty() {
        let guild = world.channels.get(&seat.channel).and_then(|channel| channel.guild);
        data["resolved"] = world.resolved((seat.person, guild), &wanted);
    }
    data
}

/// Presses anything, checking nothing: as somebody with a forged client would.
pub async fn forge(shared: &Arc<Shared>, seat: Seat, message: u64, pressed: (&str, &[&str])) -> Answer {
    let (custom_id, values) = pressed;
    let told = {
        let mut world = shared.world();
        let real = world.message(message).and_then(|found| component(&found.body, custom_id));
        let kind = real.and_then(|one| number_at(one, "type")).unwrap_or(if values.is_empty() { 2 } else { 3 });
        let data = data(&world, seat, (kind, custom_id, values));
        begin(shared, &mut world, Deed { kind: 3, seat, data, message: Some(message), form: None })
    };
    outcome(shared, told).await
}

/// The component of a message that has this custom id.
pub fn component<'a>(value: &'a Value, custom_id: &str) -> Option<&'a Value> {
    if value["custom_id"] == custom_id {
        return Some(value);
    }
    let inner = list_at(value, "components").iter().chain(value.get("accessory"));
    inner.filter(|one| one.is_object()).find_map(|one| component(one, custom_id))
}
