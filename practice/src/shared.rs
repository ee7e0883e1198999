//! What every part of practice holds on to: the world, the gateway, the record of calls, and the word that something changed.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tokio::sync::{Notify, broadcast, watch};

use crate::clock::Clock;
use crate::gateway::Gateway;
use crate::history::Offer;
use crate::record::Record;
use crate::rest::faults::Faults;
use crate::rest::limits::Limits;
use crate::world::World;
use crate::world::messages::Message;

/// Locks, whatever happened to the one who held it before.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One thing that the page hears of.
#[derive(Clone, Debug)]
pub struct News {
    pub body: Arc<Value>,
    /// Where it happened, for what only those in the channel may see.
    pub channel: Option<u64>,
    /// The one person it is for.
    pub only: Option<u64>,
}

/// What every part holds on to. Locks are taken in this order: world, gateway, anything else.
pub struct Shared {
    world: Mutex<World>,
    pub gateway: Gateway,
    pub record: Record,
    pub faults: Faults,
    pub limits: Limits,
    pub clock: Arc<dyn Clock>,
    pub origin: String,
    /// When practice started, for names that never come again.
    pub born: u64,
    /// The bot's token.
    pub token: String,
    pub folder: Option<PathBuf>,
    pub changes: watch::Sender<u64>,
    pub news: broadcast::Sender<News>,
    /// Something happened after which something else may be due next.
    pub stirred: Notify,
    /// How many messages the bot wrote or changed.
    heard: AtomicU64,
    pub stopped: watch::Sender<bool>,
    /// The history that can be played.
    pub history: Offer,
    pub dirty: AtomicBool,
}

impl Shared {
    /// A world that is now served.
    pub fn new(world: World, clock: Arc<dyn Clock>, origin: String, folder: Option<PathBuf>) -> Shared {
        let token = world.token();
        Shared {
            born: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as u64),
            token,
            world: Mutex::new(world),
            gateway: Gateway::default(),
            record: Record::default(),
            faults: Faults::default(),
            limits: Limits::default(),
            clock,
            origin,
            folder,
            changes: watch::Sender::new(0),
            news: broadcast::Sender::new(1024),
            stirred: Notify::new(),
            heard: AtomicU64::new(0),
            stopped: watch::Sender::new(false),
            history: Offer::default(),
            dirty: AtomicBool::new(false),
        }
    }

    /// The world, locked: never hold it across an await.
    pub fn world(&self) -> MutexGuard<'_, World> {
        locked(&self.world)
    }

    /// Practice's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Says that the world changed.
    pub fn changed(&self) {
        self.dirty.store(true, Ordering::Relaxed);
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Tells the page something that everyone may know.
    pub fn tell(&self, body: Value) {
        self.changed();
        self.tell_page(body);
    }

    /// Tells the page something for everyone that is no change of the world.
    pub fn tell_page(&self, body: Value) {
        if self.is_watched() {
            drop(self.news.send(News { body: Arc::new(body), channel: None, only: None }));
        }
    }

    /// Whether a page is open.
    pub fn is_watched(&self) -> bool {
        self.news.receiver_count() > 0
    }

    /// Has the page told of what is due next: it may have changed.
    pub fn stir(&self) {
        if self.is_watched() {
            self.stirred.notify_one();
        }
    }

    /// How many messages the bot wrote or changed so far.
    pub fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    /// Tells the page that people, guilds, faults or the gateway changed.
    pub fn tell_state(&self) {
        self.tell(json!({"type": "state"}));
    }

    /// Tells the page and the gateway of a message that came or changed.
    pub fn tell_message(&self, world: &World, id: u64, new: bool) {
        self.changed();
        let Some(channel) = world.message_channel.get(&id).and_then(|channel| world.channels.get(channel)) else {
            return;
        };
        let Some(message) = channel.messages.get(&id) else { return };
        if message.author == world.bot_id() {
            self.heard.fetch_add(1, Ordering::Relaxed);
        }
        if self.is_watched() {
            let kind = if new { "message_create" } else { "message_update" };
            let body = json!({"type": kind, "channel_id": channel.id.to_string(), "message": message.body});
            drop(self.news.send(News { body: Arc::new(body), channel: Some(channel.id), only: message.only }));
        }
        if message.only.is_none() {
            self.gateway.message(world, channel, message, new);
        }
    }

    /// Tells the page and the gateway of a message that went.
    pub fn tell_gone(&self, world: &World, channel: u64, message: &Message) {
        self.changed();
        let body =
            json!({"type": "message_delete", "channel_id": channel.to_string(), "message_id": message.id.to_string()});
        if self.is_watched() {
            drop(self.news.send(News { body: Arc::new(body), channel: Some(channel), only: message.only }));
        }
        if message.only.is_none() {
            let guild = world.channels.get(&channel).and_then(|found| found.guild);
            let mut gone = json!({"id": message.id.to_string(), "channel_id": channel.to_string()});
            if let Some(guild) = guild {
                gone["guild_id"] = json!(guild.to_string());
            }
            self.gateway.tell(crate::gateway::wanted_for_messages(guild), "MESSAGE_DELETE", guild, &gone);
        }
    }

    /// Comes to pass when practice ends.
    pub fn ended(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stopped = self.stopped.subscribe();
        async move { drop(stopped.wait_for(|stopped| *stopped).await) }
    }

    /// Saves the world if something in it changed.
    pub fn save_changes(&self) {
        if self.dirty.load(Ordering::Relaxed) {
            self.save();
        }
    }

    /// Writes the world into its folder, with the time that it is there.
    pub fn save(&self) {
        let Some(folder) = &self.folder else { return };
        self.dirty.store(false, Ordering::Relaxed);
        let text = {
            let mut world = self.world();
            world.saved_at = Some(self.clock.now());
            serde_json::to_vec(&*world)
        };
        let stored = text.map_err(std::io::Error::from).and_then(|text| crate::world::save::store(folder, &text));
        if let Err(error) = stored {
            self.dirty.store(true, Ordering::Relaxed);
            tracing::warn!(%error, "practice could not save its world");
        }
    }
}
