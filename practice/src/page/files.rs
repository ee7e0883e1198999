//! The page's files, built in, and the files that came with messages.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, header};
use rust_embed::RustEmbed;
use serde_json::json;

use crate::rest::answer::response;
use crate::shared::Shared;
use crate::world::files::type_of;

#[derive(RustEmbed)]
#[folder = "page/"]
#[allow_missing = true]
struct Files;

const PAGE_RULES: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FILE_RULES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/// A file of the page.
pub fn page(name: &str) -> Response<Body> {
    let found = if name.starts_with("tests/") { None } else { Files::get(name) };
    match found {
        Some(file) => file_response(file.data.into_owned().into(), type_of(name), PAGE_RULES),
        None => response(404, &json!({"error": "There is no such page."}), &[]),
    }
}

/// A file that came with a message.
pub fn attachment(shared: &Shared, channel: &str, id: &str) -> Response<Body> {
    let world = shared.world();
    let found =
        id.parse().ok().and_then(|id: u64| world.files.get(&id)).filter(|file| file.channel.to_string() == channel);
    match found {
        Some(file) => file_response(file.bytes.clone().into(), &file.content_type, FILE_RULES),
        None => response(404, &json!({"error": "There is no such file."}), &[]),
    }
}

fn file_response(body: Body, kind: &str, rules: &'static str) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-security-policy", rules),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
