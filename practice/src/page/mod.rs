//! The page's own API, and the page.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, Response};
use serde_json::json;

use crate::rest::answer::response;
use crate::shared::Shared;

/// Answers everything that is not Discord's.
pub async fn answer(_shared: Arc<Shared>, _request: Request<Body>) -> Response<Body> {
    response(404, &json!({"error": "There is no such page."}), &[])
}
