//! Files that come with messages, and the places that show them.

use axum::body::Bytes;
use serde_json::{Value, json};

use super::messages::{COMPONENTS_V2, File};
use super::{filling, number_at, text_at};

/// Files are kept as base64 text in the saved world.
pub mod as_text {
    use axum::body::Bytes;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(bytes: &Bytes, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Bytes, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map(Bytes::from).map_err(D::Error::custom)
    }
}

/// The type of a file by its name.
pub fn type_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("").to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "log" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A file's name with Discord's small alphabet only.
pub fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' })
        .collect();
    if plain.is_empty() { "unknown".to_owned() } else { plain }
}

/// Discord's attachment object.
pub fn attachment(file: &File, origin: &str, description: &str) -> Value {
    let url = format!("{origin}/practice/attachments/{}/{}/{}", file.channel, file.id, file.name);
    let mut object = json!({
        "id": file.id.to_string(), "filename": file.name, "size": file.bytes.len(), "url": url, "proxy_url": url,
        "content_type": file.content_type, "content_scan_version": 0,
    });
    if !description.is_empty() {
        object["description"] = json!(description);
    }
    if let Some((width, height)) = png_size(&file.bytes) {
        object["width"] = json!(width);
        object["height"] = json!(height);
    }
    object
}

/// Puts the files into the places that name them; in a message made of components the unnamed ones are not shown.
pub fn settle(body: &mut Value, mut kept: Vec<Value>) {
    let mut named = Vec::new();
    for key in ["components", "embeds"] {
        if let Some(list) = body.get_mut(key) {
            resolve(list, &kept, &mut named);
        }
    }
    if number_at(body, "flags").unwrap_or(0) & COMPONENTS_V2 != 0 {
        kept.retain(|one| named.iter().any(|id| id == text_at(one, "id")));
    }
    filling::fill(body);
    body["attachments"] = json!(kept);
}

fn resolve(value: &mut Value, kept: &[Value], named: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| resolve(one, kept, named)),
        Value::Object(_) => {
            let url = text_at(value, "url").to_owned();
            let file = match url.strip_prefix("attachment://") {
                Some(name) => kept.iter().find(|one| text_at(one, "filename") == name),
                None => kept.iter().find(|one| !url.is_empty() && text_at(one, "url") == url),
            };
            if let Some(file) = file {
                named.push(text_at(file, "id").to_owned());
                for key in ["url", "proxy_url", "width", "height", "content_type"] {
                    if let Some(found) = file.get(key) {
                        value[key] = found.clone();
                    }
                }
                value["attachment_id"] = file["id"].clone();
            }
            if value["type"] == 13
                && let Some(name) = url_name(value, kept)
            {
                value["name"] = name.0;
                value["size"] = name.1;
            }
            for inner in value.as_object_mut().into_iter().flatten().map(|(_, inner)| inner) {
                if inner.is_object() || inner.is_array() {
                    resolve(inner, kept, named);
                }
            }
        }
        _ => {}
    }
}

fn url_name(value: &Value, kept: &[Value]) -> Option<(Value, Value)> {
    let url = text_at(value.get("file")?, "url");
    let name = url.strip_prefix("attachment://").unwrap_or(url);
    let file = kept.iter().find(|one| text_at(one, "filename") == name || text_at(one, "url") == url)?;
    Some((file["filename"].clone(), file["size"].clone()))
}

fn png_size(bytes: &Bytes) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let side = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((side(16)?, side(20)?))
}
