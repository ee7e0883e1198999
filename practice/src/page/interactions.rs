//! Commands, presses and forms made on the page.

use serde_json::{Value, json};

use super::{Granted, Wish, sentence};
use crate::acting::{Deed, Seat, begin, command_data, first, forms, presses};
use crate::world::interactions::Stage;
use crate::world::{World, id_at, list_at, number_at, text_at};

/// POST /practice/interactions
pub async fn interact(wish: &Wish) -> Granted {
    let seat = Seat { person: wish.person()?, channel: id_at(&wish.body, "channel_id").unwrap_or(0) };
    let told = {
        let mut world = wish.shared.world();
        let deed = deed(&world, seat, &wish.body).map_err(|reason| (400, sentence(&reason)))?;
        begin(&wish.shared, &mut world, deed)
    };
    let (stage, _) = first(told).await;
    if number_at(&wish.body, "type") == Some(4) {
        let locale =
            wish.shared.world().people.get(&seat.person).map(|person| person.locale.clone()).unwrap_or_default();
        let Stage::Choices(choices) = stage else { return Err((504, "No suggestions came.".to_owned())) };
        let named =
            |choice: &Value| json!({"name": crate::acting::fit::localized(choice, &locale), "value": choice["value"]});
        return Ok(json!({"choices": choices.as_array().into_iter().flatten().map(named).collect::<Vec<_>>()}));
    }
    let world = wish.shared.world();
    Ok(match stage {
        Stage::Message(id) | Stage::Update(id) => json!({"state": "answered", "message_id": id.to_string()}),
        Stage::Silent | Stage::Choices(_) | Stage::Deferred(true) => json!({"state": "answered"}),
        Stage::Deferred(false) => json!({"state": "deferred"}),
        Stage::Form(id) => json!({"state": "form", "form": world.live.forms.get(&id).map(|form| form.shown())}),
        Stage::Waiting => json!({"state": "failed"}),
    })
}

fn deed(world: &World, seat: Seat, body: &Value) -> Result<Deed, String> {
    let data = &body["data"];
    let kind = number_at(body, "type").unwrap_or(0);
    let deed = |data: Value, message: Option<u64>, form: Option<Value>| Deed { kind, seat, data, message, form };
    match kind {
        2 | 4 => Ok(deed(command_data(world, seat, data, kind == 2)?, None, None)),
        3 => {
            let message = id_at(body, "message_id").unwrap_or(0);
            let values: Vec<&str> = list_at(data, "values").iter().filter_map(Value::as_str).collect();
            let data = presses::pressed_data(world, seat, message, (text_at(data, "custom_id"), &values))?;
            Ok(deed(data, Some(message), None))
        }
        5 => {
            let mut fields = Vec::new();
            for row in list_at(data, "components") {
                for input in list_at(row, "components").iter().chain(row.get("component")) {
                    let chosen: Vec<&str> = list_at(input, "values").iter().filter_map(Value::as_str).collect();
                    let value = if chosen.is_empty() { text_at(input, "value").to_owned() } else { chosen.join("\n") };
                    fields.push((text_at(input, "custom_id"), value));
                }
            }
            let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let (form, data) = forms::filled(world, seat, id_at(body, "form_id").unwrap_or(0), &fields)?;
            Ok(deed(data, form.message, Some(form.metadata)))
        }
        _ => Err("there is no such interaction".to_owned()),
    }
}
