//! The listener: loopback only, and closed to other web pages.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderName, Request, Response, header};
use axum::response::IntoResponse;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::rest;
use crate::shared::Shared;

/// Ends the connection that a request came on.
#[derive(Clone)]
pub struct Cut(Arc<Notify>);

impl Cut {
    /// Ends the connection now; nothing is answered.
    pub async fn now(&self) {
        self.0.notify_one();
        std::future::pending::<()>().await;
    }
}

/// Takes connections until practice ends.
pub async fn listen(shared: Arc<Shared>, listener: TcpListener) {
    let ended = shared.ended();
    tokio::pin!(ended);
    loop {
        tokio::select! {
            () = &mut ended => return,
            taken = listener.accept() => match taken {
                Ok((stream, _)) => {
                    tokio::spawn(serve(Arc::clone(&shared), stream));
                }
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            }
        }
    }
}

async fn serve(shared: Arc<Shared>, stream: TcpStream) {
    drop(stream.set_nodelay(true));
    let stopping = shared.ended();
    let cut = Cut(Arc::new(Notify::new()));
    let ended = Arc::clone(&cut.0);
    let service = service_fn(move |request: Request<hyper::body::Incoming>| {
        let shared = Arc::clone(&shared);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(cut.clone());
        async move { Ok::<_, Infallible>(answer(shared, request).await) }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service).with_upgrades();
    tokio::select! {
        _ = connection => {}
        () = ended.notified() => {}
        () = stopping => {}
    }
}

async fn answer(shared: Arc<Shared>, request: Request<Body>) -> Response<Body> {
    if !is_ours(request.headers()) {
        return rest::answer::response(
            403,
            &json!({"error": "Only this computer's own pages may speak to practice."}),
            &[],
        );
    }
    let path = request.uri().path();
    if path == "/gateway" || path == "/gateway/" {
        return gateway(shared, request).await;
    }
    if let Some(path) = rest::read::api_path(path) {
        let path = path.to_owned();
        return rest::answer::answer(shared, request, path).await;
    }
    crate::page::answer(shared, request).await
}

async fn gateway(shared: Arc<Shared>, request: Request<Body>) -> Response<Body> {
    let (mut parts, _) = request.into_parts();
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| crate::gateway::socket::serve(shared, socket)),
        Err(refused) => refused.into_response(),
    }
}

/// Whether a request was made to this computer by name, and not by another site's page.
fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(header::HOST).unwrap_or("");
    let Some(origin) = text(header::ORIGIN) else { return is_loopback(host) };
    is_loopback(host) && origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_and_its_own_page_are_let_in() {
        let check = |host: &'static str, origin: Option<&'static str>, expected: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, axum::http::HeaderValue::from_static(host));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, axum::http::HeaderValue::from_static(origin));
            }
            assert_eq!(is_ours(&headers), expected, "{host} {origin:?}");
        };
        check("127.0.0.1:4000", None, true);
        check("localhost:4000", Some("http://localhost:4000"), true);
        check("localhost", None, true);
        check("evil.example:4000", None, false);
        check("127.0.0.1.evil.example", None, false);
        check("127.0.0.1:4000", Some("http://evil.example"), false);
        check("127.0.0.1:4000", Some("http://127.0.0.1:5000"), false);
        check("127.0.0.1:4000", Some("null"), false);
    }
}
