//! A bot of a few lines: a raw websocket and plain HTTP.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use practice::{Answer, Coalition, Options, Practice, Seat, WoundClock};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub const GUILDS: u64 = 1;

pub async fn start() -> (Practice, Coalition) {
    let clock = Arc::new(WoundClock::default());
    let practice = Practice::start(Options { port: 0, clock, folder: None }).await.expect("practice starts");
    let coalition = practice.found_coalition();
    (practice, coalition)
}

pub fn rosa(at: &Coalition) -> Seat {
    Seat { person: at.rosa, channel: at.general }
}

/// HTTP with the bot's token; answers the status and the JSON.
pub struct Rest {
    http: reqwest::Client,
    origin: String,
    token: String,
}

impl Rest {
    pub fn new(practice: &Practice) -> Rest {
        Rest { http: reqwest::Client::new(), origin: practice.origin(), token: practice.token() }
    }

    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v10{path}", self.origin);
        let method = method.parse().expect("a method");
        self.http.request(method, url).header("authorization", format!("Bot {}", self.token))
    }

    pub async fn ask(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let mut request = self.request(method, path);
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        (status, serde_json::from_slice(&response.bytes().await.expect("a body")).unwrap_or(Value::Null))
    }

    pub async fn callback(&self, event: &Value, body: Value) -> (u16, Value) {
        let (id, token) = (event["id"].as_str().expect("id"), event["token"].as_str().expect("token"));
        self.ask("POST", &format!("/interactions/{id}/{token}/callback"), body).await
    }
}

/// A gateway connection.
pub struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub seq: u64,
}

impl Line {
    pub async fn open(practice: &Practice) -> Line {
        let url = practice.origin().replace("http", "ws") + "/gateway/?v=10&encoding=json";
        let (socket, _) = connect_async(url).await.expect("a websocket");
        let mut line = Line { socket, seq: 0 };
        assert_eq!(line.next().await["op"], 10);
        line
    }

    pub async fn identified(practice: &Practice, intents: u64) -> (Line, Value) {
        let mut line = Line::open(practice).await;
        let properties = json!({"os": "linux", "browser": "test", "device": "test"});
        line.send(json!({"op": 2, "d": {"token": practice.token(), "intents": intents, "properties": properties}}))
            .await;
        let ready = line.event("READY").await;
        (line, ready)
    }

    pub async fn send(&mut self, frame: Value) {
        self.socket.send(Message::Text(frame.to_string())).await.expect("sent");
    }

    /// The next frame; `{"closed": code}` at the end.
    pub async fn next(&mut self) -> Value {
        let wait = std::time::Duration::from_secs(5);
        match tokio::time::timeout(wait, self.socket.next()).await.expect("a frame in time") {
            Some(Ok(Message::Text(text))) => {
                let frame: Value = serde_json::from_str(&text).expect("JSON");
                self.seq = frame["s"].as_u64().unwrap_or(self.seq);
                frame
            }
            Some(Ok(Message::Close(Some(frame)))) => json!({"closed": u16::from(frame.code)}),
            _ => json!({"closed": 1006}),
        }
    }

    pub async fn event(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await;
            assert!(frame.get("closed").is_none(), "closed while waiting for {kind}: {frame}");
            if frame["t"] == kind {
                return frame["d"].clone();
            }
        }
    }

    pub async fn close(mut self, code: u16) {
        let frame = tokio_tungstenite::tungstenite::protocol::CloseFrame { code: code.into(), reason: "".into() };
        drop(self.socket.close(Some(frame)).await);
    }
}

pub fn message(answer: Answer) -> Value {
    match answer {
        Answer::Message(body) | Answer::Update(body) => body,
        other => panic!("no message but {other:?}"),
    }
}
