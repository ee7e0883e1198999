//! The gateway: sessions, what they hear, and how they come back after a cut.

pub mod session;
pub mod socket;

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::locked;
use crate::world::World;
use crate::world::channels::Channel;
use crate::world::messages::Message;
use session::{Session, Word};

/// Guilds, channels, roles, threads.
pub const GUILDS: u64 = 1;
/// Messages in guilds.
pub const GUILD_MESSAGES: u64 = 1 << 9;
/// Direct messages.
pub const DIRECT_MESSAGES: u64 = 1 << 12;
/// What others write.
pub const MESSAGE_CONTENT: u64 = 1 << 15;
/// Scheduled events.
pub const SCHEDULED_EVENTS: u64 = 1 << 16;
/// Intents that must be granted: members, presences, content. Content is granted here, as a developer could.
pub const NOT_GRANTED: u64 = (1 << 1) | (1 << 8);
/// Every intent there is.
pub const KNOWN: u64 = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/// All sessions.
#[derive(Default)]
pub struct Gateway {
    sessions: Mutex<Sessions>,
    /// Whether heartbeats go unanswered.
    pub mute: AtomicBool,
    /// Whether new connections are cut at once.
    pub closed: AtomicBool,
    /// How often a client must be heard, in milliseconds, if not as at Discord (0).
    pub heartbeat: AtomicU64,
    /// How often sessions may begin, and did.
    pub starts: Mutex<Starts>,
}

/// How often sessions may begin a day: beyond it, Discord takes the token away.
pub struct Starts {
    pub left: u64,
    pub made: u64,
    /// When there are a thousand again; none until the first.
    pub resets_at: Option<DateTime<Utc>>,
}

impl Default for Starts {
    fn default() -> Starts {
        Starts { left: Starts::A_DAY, made: 0, resets_at: None }
    }
}

impl Starts {
    pub const A_DAY: u64 = 1_000;

    /// How many are left at `now`, and until when that holds.
    pub fn look(&mut self, now: DateTime<Utc>) -> (u64, DateTime<Utc>) {
        if self.resets_at.is_some_and(|at| at <= now) {
            (self.left, self.resets_at) = (Starts::A_DAY, None);
        }
        (self.left, self.resets_at.unwrap_or(now + TimeDelta::days(1)))
    }

    /// A session begins; false if it may not.
    pub fn take(&mut self, now: DateTime<Utc>) -> bool {
        let (left, resets_at) = self.look(now);
        self.resets_at = Some(resets_at);
        self.made += 1;
        self.left = left.saturating_sub(1);
        left > 0
    }
}

#[derive(Default)]
pub struct Sessions {
    pub by_id: HashMap<String, Session>,
    /// The order in which sessions came; the last connected one hears interactions.
    pub order: Vec<String>,
    pub made: u64,
}

/// The intent that hears of messages there.
pub fn wanted_for_messages(guild: Option<u64>) -> u64 {
    if guild.is_some() { GUILD_MESSAGES } else { DIRECT_MESSAGES }
}

impl Gateway {
    /// The sessions, locked.
    pub fn sessions(&self) -> std::sync::MutexGuard<'_, Sessions> {
        locked(&self.sessions)
    }

    /// Tells every session that has one of these intents.
    pub fn tell(&self, intents: u64, kind: &'static str, guild: Option<u64>, event: &Value) {
        let mut sessions = self.sessions();
        let mut text: Option<std::sync::Arc<str>> = None;
        for session in sessions.by_id.values_mut() {
            if session.intents & intents != 0 && session.hears(guild) {
                let text = text.get_or_insert_with(|| event.to_string().into());
                session.say(kind, std::sync::Arc::clone(text));
            }
        }
    }

    /// Tells exactly one session: the newest connected one, else the newest that may come back.
    pub fn tell_one(&self, kind: &'static str, guild: Option<u64>, event: &Value) -> bool {
        let mut sessions = self.sessions();
        let Sessions { by_id, order, .. } = &mut *sessions;
        let mut best: Option<&String> = None;
        for id in order.iter().rev() {
            let Some(session) = by_id.get(id).filter(|session| session.hears(guild)) else { continue };
            if session.connected() {
                best = Some(id);
                break;
            }
            best = best.or(Some(id));
        }
        let Some(session) = best.and_then(|id| by_id.get_mut(id)) else { return false };
        session.say(kind, event.to_string().into());
        true
    }

    /// Tells of a message, each session as far as its intents go.
    pub fn message(&self, world: &World, channel: &Channel, message: &Message, new: bool) {
        let wanted = wanted_for_messages(channel.guild);
        let kind = if new { "MESSAGE_CREATE" } else { "MESSAGE_UPDATE" };
        let mut sessions = self.sessions();
        for session in sessions.by_id.values_mut() {
            if session.intents & wanted != 0 && session.hears(channel.guild) {
                let event = world.message_event(message, channel, session.intents & MESSAGE_CONTENT != 0);
                session.say(kind, event.to_string().into());
            }
        }
    }

    /// How many connections are open and identified.
    pub fn connections(&self) -> usize {
        self.sessions().by_id.values().filter(|session| session.connected()).count()
    }

    /// Sends something to every connection.
    pub fn to_all(&self, word: &Word) {
        for session in self.sessions().by_id.values_mut() {
            session.send(word.clone());
        }
    }

    /// Ends sessions: they cannot come back unless `resumable`.
    pub fn invalidate(&self, resumable: bool) {
        self.to_all(&Word::Text(json!({"op": 9, "d": resumable, "s": null, "t": null}).to_string()));
        let mut sessions = self.sessions();
        if resumable {
            sessions.by_id.values_mut().for_each(Session::let_go);
        } else {
            sessions.by_id.clear();
            sessions.order.clear();
        }
    }

    /// Whether new connections are cut at once.
    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Whether heartbeats go unanswered.
    pub fn is_mute(&self) -> bool {
        self.mute.load(Ordering::Relaxed)
    }
}
