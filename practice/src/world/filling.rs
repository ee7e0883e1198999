//! What Discord fills in when it shows a message again: numbers of components, and every default.

use serde_json::{Value, json};

use super::{list_at, number_at, restamp, text_at};

/// Fills in a message.
pub fn fill(body: &mut Value) {
    let message = body["id"].clone();
    let mut next = 1;
    if let Some(list) = body.get_mut("components") {
        components(list, &message, &mut next);
    }
    for embed in body["embeds"].as_array_mut().into_iter().flatten() {
        default(embed, "type", json!("rich"));
        if let Some(time) = restamp(text_at(embed, "timestamp")) {
            embed["timestamp"] = json!(time);
        }
        for field in embed.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
            default(field, "inline", json!(false));
        }
    }
}

fn default(value: &mut Value, key: &str, filling: Value) {
    if value.get(key).is_none() {
        value[key] = filling;
    }
}

fn components(list: &mut Value, message: &Value, next: &mut u64) {
    for component in list.as_array_mut().into_iter().flatten() {
        if number_at(component, "id").unwrap_or(0) == 0 {
            component["id"] = json!(*next);
            *next += 1;
        }
        defaults(component, message);
        if !list_at(component, "components").is_empty() {
            components(&mut component["components"], message, next);
        }
        if component.get("accessory").is_some_and(Value::is_object) {
            let mut accessory = json!([component["accessory"].take()]);
            components(&mut accessory, message, next);
            component["accessory"] = accessory[0].take();
        }
    }
}

fn defaults(component: &mut Value, message: &Value) {
    let fillings: &[(&str, Value)] = match number_at(component, "type") {
        Some(3 | 5..=8) => &[("min_values", json!(1)), ("max_values", json!(1))],
        Some(11) => &[("description", Value::Null), ("spoiler", json!(false))],
        Some(13) => &[("spoiler", json!(false)), ("name", json!("")), ("size", json!(0))],
        Some(14) => &[("spacing", json!(1)), ("divider", json!(true))],
        Some(17) => &[("accent_color", Value::Null), ("spoiler", json!(false))],
        _ => &[],
    };
    for (key, filling) in fillings {
        default(component, key, filling.clone());
    }
    for key in ["media", "file"] {
        media(component.get_mut(key), message);
    }
    for item in component.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
        default(item, "description", Value::Null);
        default(item, "spoiler", json!(false));
        media(item.get_mut("media"), message);
    }
}

fn media(media: Option<&mut Value>, message: &Value) {
    let Some(media) = media.filter(|media| media.is_object()) else { return };
    let url = media["url"].clone();
    default(media, "proxy_url", url);
    let id = media.get("attachment_id").unwrap_or(message).clone();
    default(media, "id", id);
}
