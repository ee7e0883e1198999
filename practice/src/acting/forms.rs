//! Filling in forms.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Answer, Deed, Seat, begin, outcome, seated};
use crate::shared::Shared;
use crate::world::World;
use crate::world::interactions::Form;
use crate::world::{id_at, list_at, number_at, text_at};

/// Submits a form with these fields; a field not named keeps what it was filled in with. Several choices of a select are
/// given on lines of their own.
pub async fn submit(shared: &Arc<Shared>, seat: Seat, form: &Value, fields: &[(&str, &str)]) -> Answer {
    let told = {
        let mut world = shared.world();
        let id = id_at(form, "form_id").unwrap_or(0);
        match filled(&world, seat, id, fields) {
            Ok((form, data)) => {
                let metadata = Some(form.metadata);
                begin(shared, &mut world, Deed { kind: 5, seat, data, message: form.message, form: metadata })
            }
            Err(reason) => return Answer::Refused(reason),
        }
    };
    outcome(shared, told).await
}

/// Submits a form that was never shown, checking nothing: as somebody with a forged client would.
pub async fn forge(shared: &Arc<Shared>, seat: Seat, custom_id: &str, fields: &[(&str, &str)]) -> Answer {
    let field = |(at, (name, value)): (usize, &(&str, &str))| {
        let input = json!({"type": 4, "id": at * 2 + 2, "custom_id": name, "value": value});
        json!({"type": 1, "id": at * 2 + 1, "components": [input]})
    };
    let rows: Vec<Value> = fields.iter().enumerate().map(field).collect();
    let data = json!({"custom_id": custom_id, "components": rows});
    let told = {
        let mut world = shared.world();
        begin(shared, &mut world, Deed { kind: 5, seat, data, message: None, form: None })
    };
    outcome(shared, told).await
}

/// The form and the data it is submitted with.
pub fn filled(world: &World, seat: Seat, id: u64, fields: &[(&str, &str)]) -> Result<(Form, Value), String> {
    seated(world, seat)?;
    let form = world
        .live
        .forms
        .get(&id)
        .filter(|form| (form.person, form.channel) == (seat.person, seat.channel))
        .ok_or("there is no such form")?;
    let mut known = Vec::new();
    let mut rows = Vec::new();
    for (row, at) in list_at(&form.body, "components").iter().zip(1..) {
        let labelled = number_at(row, "type") == Some(18);
        let input = if labelled { row.get("component") } else { list_at(row, "components").first() };
        let Some(input) = input else { continue };
        let key = text_at(input, "custom_id");
        known.push(key.to_owned());
        let given = fields.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let mut field = answered(input, given).map_err(|reason| format!("{key}: {reason}"))?;
        field["id"] = json!(at * 2);
        rows.push(if labelled {
            json!({"type": 18, "id": at * 2 - 1, "component": field})
        } else {
            json!({"type": 1, "id": at * 2 - 1, "components": [field]})
        });
    }
    if let Some((wrong, _)) = fields.iter().find(|(name, _)| !known.iter().any(|key| key == name)) {
        return Err(format!("the form has no field {wrong}"));
    }
    Ok((form.clone(), json!({"custom_id": form.body["custom_id"], "components": rows})))
}

/// One field as it is submitted: a text input or, under a label, a select.
fn answered(input: &Value, given: Option<&str>) -> Result<Value, String> {
    let key = text_at(input, "custom_id");
    if number_at(input, "type") != Some(3) {
        let value = given.unwrap_or_else(|| text_at(input, "value"));
        fits(input, value)?;
        return Ok(json!({"type": 4, "custom_id": key, "value": value}));
    }
    let options = list_at(input, "options");
    let preset = options.iter().filter(|option| option["default"] == true).map(|option| text_at(option, "value"));
    let values: Vec<&str> = match given {
        Some(lines) => lines.split('\n').filter(|line| !line.is_empty()).collect(),
        None => preset.collect(),
    };
    if let Some(wrong) = values.iter().find(|value| !options.iter().any(|option| text_at(option, "value") == **value)) {
        return Err(format!("{wrong} is not one of the options"));
    }
    let required = input["required"].as_bool().unwrap_or(true);
    let least = number_at(input, "min_values").unwrap_or(1);
    let most = number_at(input, "max_values").unwrap_or(1);
    let count = values.len() as u64;
    if (required || count > 0) && !(least..=most).contains(&count) {
        return Err(format!("{least} to {most} must be chosen"));
    }
    Ok(json!({"type": 3, "custom_id": key, "values": values}))
}

fn fits(input: &Value, value: &str) -> Result<(), String> {
    let count = value.chars().count() as u64;
    let required = input.get("required").and_then(Value::as_bool).unwrap_or(true);
    if count == 0 {
        return if required { Err("must be filled in".to_owned()) } else { Ok(()) };
    }
    let least = number_at(input, "min_length").unwrap_or(0);
    let most = number_at(input, "max_length").unwrap_or(4000);
    if count < least || count > most { Err(format!("must have {least} to {most} characters")) } else { Ok(()) }
}
