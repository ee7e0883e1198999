//! The chat page and the API that it speaks.

mod actions;
pub mod clock;
mod events;
mod files;
mod interactions;
mod state;

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, header};
use serde_json::{Value, json};

use crate::rest::answer::response;
use crate::rest::read;
use crate::shared::Shared;
use crate::world::id_at;

/// A request of the page: who asks, what with.
pub struct Wish {
    pub shared: Arc<Shared>,
    pub query: HashMap<String, String>,
    pub body: Value,
}

/// The JSON for the page, or a sentence with its status.
pub type Granted = Result<Value, (u16, String)>;

impl Wish {
    /// The person one plays: `as`, else the first there is.
    pub fn person(&self) -> Result<u64, (u16, String)> {
        let asked = id_at(&self.body, "as").or_else(|| self.query.get("as").and_then(|id| id.parse().ok()));
        let world = self.shared.world();
        let first = || world.people.keys().next().copied();
        let found =
            asked.filter(|id| world.people.contains_key(id)).or_else(|| if asked.is_none() { first() } else { None });
        found.ok_or_else(|| (404, "There is no such person.".to_owned()))
    }
}

/// A sentence that says why not.
pub fn no<T>(sentence: &str) -> Result<T, (u16, String)> {
    Err((400, sentence.to_owned()))
}

/// A reason as a sentence.
pub fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Answers everything that is not Discord's.
pub async fn answer(shared: Arc<Shared>, request: Request<Body>) -> Response<Body> {
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let query = read::query(request.uri().query().unwrap_or(""));
    let steps: Vec<&str> = path.split('/').skip(1).collect();
    if method == "GET" {
        match steps.as_slice() {
            [""] => return files::page("index.html"),
            ["page", name @ ..] => return files::page(&name.join("/")),
            ["practice", "attachments", channel, id, _] => return files::attachment(&shared, channel, id),
            ["practice", "events"] => return events::stream(Wish { shared, query, body: Value::Null }),
            _ => {}
        }
    }
    let body = match body(request).await {
        Ok(body) => body,
        Err(sentence) => return response(400, &json!({"error": sentence}), &[]),
    };
    let wish = Wish { shared, query, body };
    let granted = match (method.as_str(), steps.as_slice()) {
        ("GET", ["practice", "state"]) => state::state(&wish).await,
        ("GET", ["practice", "channels", id, "messages"]) => state::messages(&wish, id),
        ("GET", ["practice", "commands"]) => state::commands(&wish),
        ("POST", ["practice", "interactions"]) => interactions::interact(&wish).await,
        ("POST", ["practice", "messages"]) => actions::write(&wish),
        ("POST", ["practice", "messages", id, "dismiss"]) => actions::dismiss(&wish, id),
        ("POST", ["practice", "people"]) => actions::add_person(&wish),
        ("PATCH", ["practice", "people", id]) => actions::change_person(&wish, id),
        ("POST", ["practice", "clock"]) => clock::wind(&wish).await,
        ("POST", ["practice", "history"]) => actions::play_history(&wish).await,
        ("POST", ["practice", "faults"]) => actions::faults(&wish),
        ("POST", ["practice", "gateway", "cut"]) => actions::cut(&wish),
        _ => Err((404, "There is no such page.".to_owned())),
    };
    let no_store = [("cache-control", "no-store".to_owned())];
    match granted {
        Ok(body) => response(200, &body, &no_store),
        Err((status, sentence)) => response(status, &json!({"error": sentence}), &no_store),
    }
}

async fn body(request: Request<Body>) -> Result<Value, &'static str> {
    let is_json = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let bytes = to_bytes(request.into_body(), 1 << 20).await.map_err(|_| "That is too much at once.")?;
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    if !is_json {
        return Err("Please send JSON.");
    }
    serde_json::from_slice(&bytes).map_err(|_| "That is not JSON.")
}
