//! The page's stream of what happens.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Response;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use serde_json::json;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::Wish;
use crate::rest::answer::response;
use crate::shared::{News, Shared};

/// GET /practice/events
pub fn stream(wish: Wish) -> Response<Body> {
    let person = match wish.person() {
        Ok(person) => person,
        Err((status, sentence)) => return response(status, &json!({"error": sentence}), &[]),
    };
    let news = wish.shared.news.subscribe();
    wish.shared.stir();
    let events = stream::unfold((wish.shared, news, person), |(shared, mut news, person)| async move {
        let event = next(&shared, &mut news, person).await?;
        Some((Ok::<_, Infallible>(event), (shared, news, person)))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response();
    let value = axum::http::HeaderValue::from_static("no-store");
    response.headers_mut().insert(axum::http::header::CACHE_CONTROL, value);
    response
}

/// The next thing this person may know; nothing once they have missed some, so that the page asks for all again.
async fn next(shared: &Arc<Shared>, news: &mut Receiver<News>, person: u64) -> Option<Event> {
    loop {
        match news.recv().await {
            Ok(one) if may_know(shared, &one, person) => return Some(Event::default().data(one.body.to_string())),
            Ok(_) => {}
            Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
        }
    }
}

fn may_know(shared: &Shared, news: &News, person: u64) -> bool {
    if news.only.is_some_and(|only| only != person) {
        return false;
    }
    let Some(channel) = news.channel else { return true };
    let world = shared.world();
    world.channels.get(&channel).is_some_and(|channel| world.sees(channel, person))
}
