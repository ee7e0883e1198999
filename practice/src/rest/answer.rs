//! From a request to a response: faults, token, limits, handler, record.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use serde_json::{Value, json};

use super::errors::Refusal;
use super::faults::FaultMode;
use super::{Asked, Reply, Route, find, read};
use crate::record::Call;
use crate::server::Cut;
use crate::shared::Shared;

struct Told {
    method: String,
    path: String,
    route: &'static str,
    body: Option<Value>,
}

/// Answers one call of the API. `path` is without the API's name and version.
pub async fn answer(shared: Arc<Shared>, request: Request<Body>, path: String) -> Response<Body> {
    let method = request.method().as_str().to_owned();
    let cut = request.extensions().get::<Cut>().cloned();
    let mut told = Told { method, path, route: "", body: None };
    let (route, ids) = match find(&told.method, &told.path) {
        Ok(found) => found,
        Err(other) => {
            shared.record.problem(format!("no such route: {} {}", told.method, told.path));
            return refuse(&shared, told, &Refusal::new(if other { 405 } else { 0 }), &[]);
        }
    };
    told.route = route.template;
    let fault = shared.faults.next(route.template);
    match fault {
        FaultMode::Dropped => return drop_line(&shared, told, cut).await,
        FaultMode::ServerError => {
            let broken =
                Refusal { status: 500, code: 0, message: "500: Internal Server Error".to_owned(), errors: None };
            return refuse(&shared, told, &broken, &[]);
        }
        FaultMode::RateLimited => return limited(&shared, told, (0.25, false), vec![]),
        FaultMode::Slow { ms } => {
            let _held = shared.faults.hold(route.template);
            shared.changes.send_modify(|count| *count = count.wrapping_add(1));
            tokio::time::sleep(Duration::from_millis(ms)).await;
        }
        FaultMode::None | FaultMode::DroppedAfter => {}
    }
    if !route.open && !authorised(&shared, request.headers()) {
        return refuse(&shared, told, &unauthorised(), &[]);
    }
    let place = place(route, &ids);
    let verdict = shared.limits.count(route.method, route.template, &place);
    if let Some(wait) = verdict.refused {
        return limited(&shared, told, wait, verdict.headers);
    }
    if let Some((status, code)) = shared.faults.refusal(route.template) {
        return refuse(&shared, told, &Refusal { status, ..Refusal::new(code) }, &verdict.headers);
    }
    let query = read::query(request.uri().query().unwrap_or(""));
    let (body, files) = match read::body(request).await {
        Ok(read) => read,
        Err(refusal) => return refuse(&shared, told, &refusal, &verdict.headers),
    };
    if shared.record.is_on() && !body.is_null() {
        told.body = Some(body.clone());
    }
    let asked = Asked { template: route.template, shared: Arc::clone(&shared), ids, query, body, files };
    let answered = (route.handler)(&asked);
    if route.method != "GET" && answered.is_ok() {
        shared.stir();
    }
    if fault == FaultMode::DroppedAfter {
        return drop_line(&shared, told, cut).await;
    }
    match answered {
        Ok(reply) => reply_with(&shared, told, reply, &verdict.headers),
        Err(refusal) => refuse(&shared, told, &refusal, &verdict.headers),
    }
}

fn unauthorised() -> Refusal {
    Refusal { code: 0, ..Refusal::new(40_001) }
}

fn authorised(shared: &Shared, headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or("");
    given.strip_prefix("Bot ").is_some_and(|token| token == shared.token)
}

/// What a limit is counted by: the channel, guild or webhook that the path names first.
fn place(route: &Route, ids: &[String]) -> String {
    match ids {
        [app, token, ..] if route.template.starts_with("/webhooks/") => format!("{app}/{token}"),
        [first, ..] => first.clone(),
        [] => String::new(),
    }
}

fn note(shared: &Shared, told: Told, status: u16, error_code: Option<u64>) {
    if shared.record.is_on() {
        let Told { method, path, route, body } = told;
        let at_ms = shared.record.at_ms();
        shared.record.call(Call { method, path, route, status, body, error_code, at_ms });
        shared.changes.send_modify(|count| *count = count.wrapping_add(1));
    }
}

fn reply_with(shared: &Shared, told: Told, reply: Reply, headers: &[(&'static str, String)]) -> Response<Body> {
    let (status, body) = reply;
    note(shared, told, status, None);
    response(status, &body, headers)
}

fn refuse(shared: &Shared, told: Told, refusal: &Refusal, headers: &[(&'static str, String)]) -> Response<Body> {
    note(shared, told, refusal.status, Some(refusal.code));
    response(refusal.status, &refusal.body(), headers)
}

fn limited(shared: &Shared, told: Told, wait: (f64, bool), headers: Vec<(&'static str, String)>) -> Response<Body> {
    let (seconds, global) = wait;
    let mut headers = headers;
    headers.push(("retry-after", format!("{}", seconds.ceil())));
    headers.push(("x-ratelimit-scope", if global { "global" } else { "user" }.to_owned()));
    note(shared, told, 429, Some(0));
    let seconds = (seconds * 1000.0).ceil() / 1000.0;
    let body = json!({"message": "You are being rate limited.", "retry_after": seconds, "global": global});
    response(429, &body, &headers)
}

async fn drop_line(shared: &Shared, told: Told, cut: Option<Cut>) -> Response<Body> {
    note(shared, told, 0, None);
    if let Some(cut) = cut {
        cut.now().await;
    }
    response(500, &Value::Null, &[])
}

/// A response with JSON, or without a body for `Null`.
pub fn response(status: u16, body: &Value, headers: &[(&'static str, String)]) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    if !body.is_null() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = Body::from(serde_json::to_vec(body).unwrap_or_default());
    }
    response
}
