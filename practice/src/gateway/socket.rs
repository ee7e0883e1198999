//! One connection of the gateway.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::session::{Session, Word};
use super::{GUILDS, KNOWN, NOT_GRANTED};
use crate::shared::{Shared, locked};
use crate::world::{list_at, number_at, text_at};

/// How often a client must be heard, in milliseconds.
const HEARTBEAT: u64 = 41_250;

/// How many frames a client may send in a minute.
const FRAMES: u64 = 120;

struct Line {
    shared: Arc<Shared>,
    number: u64,
    out: mpsc::UnboundedSender<Word>,
    session: Option<String>,
    /// When the present minute of frames began, and how many came in it.
    frames: (Instant, u64),
}

type Closed = (u16, &'static str);

/// Speaks with one client until it or practice ends.
pub async fn serve(shared: Arc<Shared>, mut socket: WebSocket) {
    if shared.gateway.is_closed() {
        return;
    }
    let (out, mut words) = mpsc::unbounded_channel();
    let number = {
        let mut sessions = shared.gateway.sessions();
        sessions.made += 1;
        sessions.made
    };
    let ended = shared.ended();
    tokio::pin!(ended);
    let heartbeat = match shared.gateway.heartbeat.load(Ordering::Relaxed) {
        0 => HEARTBEAT,
        other => other,
    };
    let hello = json!({"t": null, "s": null, "op": 10, "d": {"heartbeat_interval": heartbeat, "_trace": ["practice"]}});
    let mut line = Line { shared, number, out, session: None, frames: (Instant::now(), 0) };
    if socket.send(Message::Text(hello.to_string().into())).await.is_err() {
        return;
    }
    let silence = Duration::from_millis(HEARTBEAT * 2);
    let deadline = tokio::time::sleep(silence);
    tokio::pin!(deadline);
    loop {
        let end = tokio::select! {
            () = &mut ended => Some((1001, "Practice has ended.")),
            () = &mut deadline => Some((4009, "Session timed out.")),
            word = words.recv() => match word {
                Some(Word::Text(text)) => if socket.send(Message::Text(text.into())).await.is_ok() { None } else { break },
                Some(Word::Close(code, reason)) => Some((code, reason)),
                Some(Word::Cut) | None => break,
            },
            frame = socket.recv() => {
                deadline.as_mut().reset(tokio::time::Instant::now() + silence);
                match frame {
                    Some(Ok(Message::Text(text))) => line.hear(&text).err(),
                    Some(Ok(Message::Binary(_))) => Some((4002, "Decode error.")),
                    Some(Ok(Message::Close(frame))) => {
                        line.closed_by_client(frame.map_or(1005, |frame| frame.code));
                        break;
                    }
                    Some(Ok(_)) => None,
                    Some(Err(_)) | None => break,
                }
            }
        };
        if let Some((code, reason)) = end {
            drop(socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await);
            break;
        }
    }
    line.left();
}

impl Line {
    fn hear(&mut self, text: &str) -> Result<(), Closed> {
        if text.len() > 4096 {
            return Err((4002, "Payload too large."));
        }
        if self.frames.0.elapsed() > Duration::from_secs(60) {
            self.frames = (Instant::now(), 0);
        }
        self.frames.1 += 1;
        if self.frames.1 > FRAMES {
            return Err((4008, "Rate limited."));
        }
        let frame: Value = serde_json::from_str(text).map_err(|_| (4002, "Decode error."))?;
        match number_at(&frame, "op") {
            Some(1) => {
                if !self.shared.gateway.is_mute() {
                    self.send(&json!({"t": null, "s": null, "op": 11, "d": null}));
                }
                Ok(())
            }
            Some(2) => self.identify(&frame["d"]),
            Some(6) => self.resume(&frame["d"]),
            Some(3 | 4 | 8 | 31) if self.authenticated() => Ok(()),
            Some(3 | 4 | 8 | 31) => Err((4003, "Not authenticated.")),
            _ => Err((4001, "Unknown opcode.")),
        }
    }

    fn identify(&mut self, asked: &Value) -> Result<(), Closed> {
        if self.authenticated() {
            return Err((4005, "Already authenticated."));
        }
        let shared = Arc::clone(&self.shared);
        let (intents, shard) = identity(&shared.token, asked)?;
        if !locked(&shared.gateway.starts).take(shared.now()) {
            shared
                .record
                .problem("more sessions began than a day allows: Discord would take the token away".to_owned());
            return Err((4004, "Authentication failed."));
        }
        let world = shared.world();
        let id = format!("{:016x}{:016x}", shared.born, self.number);
        let mut session = Session::new(intents, shard, (self.number, self.out.clone()));
        let mine: Vec<_> = world
            .guilds
            .values()
            .filter(|guild| guild.members.contains_key(&world.bot_id()) && session.hears(Some(guild.id)))
            .collect();
        let away: Vec<Value> =
            mine.iter().map(|guild| json!({"id": guild.id.to_string(), "unavailable": true})).collect();
        let mut ready = json!({
            "v": 10, "user": world.bot.current_user(), "session_id": id, "session_type": "normal", "shard": [shard.0, shard.1],
            "resume_gateway_url": shared.origin.replacen("http", "ws", 1) + "/gateway", "guilds": away, "private_channels": [],
            "relationships": [], "user_settings": {}, "presences": [], "guild_join_requests": [], "geo_ordered_rtc_regions": [],
            "application": {"id": world.bot_id().to_string(), "flags": 565_248}, "auth": {}, "_trace": ["practice"],
        });
        if asked.get("shard").is_none()
            && let Some(object) = ready.as_object_mut()
        {
            object.remove("shard");
        }
        session.say("READY", ready.to_string().into());
        if intents & GUILDS != 0 {
            for guild in mine {
                session.say("GUILD_CREATE", world.guild_create(guild).to_string().into());
            }
        }
        {
            let mut sessions = shared.gateway.sessions();
            sessions.by_id.retain(|_, session| !session.lost());
            let super::Sessions { by_id, order, .. } = &mut *sessions;
            order.retain(|id| by_id.contains_key(id));
            order.push(id.clone());
            by_id.insert(id.clone(), session);
        }
        self.session = Some(id);
        drop(world);
        shared.tell_state();
        Ok(())
    }

    fn resume(&mut self, asked: &Value) -> Result<(), Closed> {
        if self.authenticated() {
            return Err((4005, "Already authenticated."));
        }
        if !is_token(&self.shared.token, text_at(asked, "token")) {
            return Err((4004, "Authentication failed."));
        }
        let id = text_at(asked, "session_id");
        let seq = number_at(asked, "seq").unwrap_or(0);
        let back = {
            let mut sessions = self.shared.gateway.sessions();
            let found = sessions.by_id.get_mut(id).filter(|session| !session.lost());
            found.is_some_and(|session| session.resume(seq, (self.number, self.out.clone())))
        };
        if back {
            self.session = Some(id.to_owned());
            self.shared.tell_state();
        } else {
            self.send(&json!({"t": null, "s": null, "op": 9, "d": false}));
        }
        Ok(())
    }

    fn authenticated(&self) -> bool {
        let sessions = self.shared.gateway.sessions();
        self.session.as_ref().and_then(|id| sessions.by_id.get(id)).is_some_and(|session| session.is_on(self.number))
    }

    fn send(&self, frame: &Value) {
        drop(self.out.send(Word::Text(frame.to_string())));
    }

    /// A client that closes with 1000 or 1001 ends its session.
    fn closed_by_client(&self, code: u16) {
        if matches!(code, 1000 | 1001)
            && let Some(id) = &self.session
        {
            let mut sessions = self.shared.gateway.sessions();
            sessions.by_id.remove(id);
            sessions.order.retain(|other| other != id);
        }
    }

    fn left(self) {
        if let Some(id) = &self.session {
            if let Some(session) = self.shared.gateway.sessions().by_id.get_mut(id) {
                session.leave(self.number);
            }
            self.shared.tell_state();
        }
    }
}

/// The intents and the shard of a client that may come in.
fn identity(token: &str, asked: &Value) -> Result<(u64, (u64, u64)), Closed> {
    let intents = number_at(asked, "intents").ok_or((4013, "Invalid intent(s)."))?;
    let shard = match list_at(asked, "shard") {
        [] => (0, 1),
        [id, of] => (id.as_u64().unwrap_or(1), of.as_u64().unwrap_or(0)),
        _ => (1, 0),
    };
    if !is_token(token, text_at(asked, "token")) {
        return Err((4004, "Authentication failed."));
    }
    if intents & !KNOWN != 0 {
        return Err((4013, "Invalid intent(s)."));
    }
    if intents & NOT_GRANTED != 0 {
        return Err((4014, "Disallowed intent(s)."));
    }
    if shard.0 >= shard.1 { Err((4010, "Invalid shard.")) } else { Ok((intents, shard)) }
}

fn is_token(token: &str, given: &str) -> bool {
    given.strip_prefix("Bot ").unwrap_or(given) == token
}
