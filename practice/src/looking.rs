//! Looking at the world, at what was asked of it, and making it fail.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;

use crate::Practice;
use crate::gateway::session::Word;
use crate::record::Call;
use crate::rest::faults::Fault;
use crate::shared::locked;

impl Practice {
    /// All messages of a channel, oldest first, those for one person only too.
    pub fn messages(&self, channel: u64) -> Vec<Value> {
        let world = self.shared.world();
        let found = world.channels.get(&channel);
        found.into_iter().flat_map(|channel| channel.messages.values()).map(|message| message.body.clone()).collect()
    }

    /// The direct channel between a person and the bot, if it was opened.
    pub fn direct_channel(&self, person: u64) -> Option<u64> {
        self.shared.world().direct.get(&person).copied()
    }

    /// The direct messages between a person and the bot.
    pub fn direct_messages(&self, person: u64) -> Vec<Value> {
        self.direct_channel(person).map(|channel| self.messages(channel)).unwrap_or_default()
    }

    /// The global commands as they are registered.
    pub fn commands(&self) -> Vec<Value> {
        self.shared.world().commands.clone()
    }

    /// Waits until something is so; false after ten seconds. It is looked at again at every change of the world.
    pub async fn wait_until(&self, what: impl Fn(&Practice) -> bool + Send) -> bool {
        let mut changes = self.shared.changes.subscribe();
        let wait = async {
            loop {
                changes.borrow_and_update();
                if what(self) {
                    return true;
                }
                if changes.changed().await.is_err() {
                    return false;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(10), wait).await.unwrap_or(false)
    }

    /// The calls of Discord's API, at most the last 100,000.
    pub fn calls(&self) -> Vec<Call> {
        self.shared.record.calls()
    }

    /// Whether calls are recorded; they are unless this says no.
    pub fn record_calls(&self, record: bool) {
        self.shared.record.turn(record);
    }

    /// What was wrong with the bot's calls beyond what Discord would have refused; empty in a healthy test.
    pub fn problems(&self) -> Vec<String> {
        self.shared.record.problems()
    }

    /// How many gateway connections are open and identified.
    pub fn gateway_connections(&self) -> usize {
        self.shared.gateway.connections()
    }

    /// Cuts all gateway connections, as when a cable is pulled; the sessions can be resumed.
    pub fn cut_gateway(&self) {
        self.shared.gateway.to_all(&Word::Cut);
    }

    /// Whether new gateway connections are cut at once, as while Discord's gateway is away.
    pub fn close_gateway(&self, closed: bool) {
        self.shared.gateway.closed.store(closed, Ordering::Relaxed);
    }

    /// How many calls whose route contains `only` are being held back by [`FaultMode::Slow`](crate::FaultMode::Slow) just now.
    pub fn held(&self, only: &str) -> usize {
        self.shared.faults.held(only)
    }

    /// Tells all sessions that they are invalid.
    pub fn invalidate_sessions(&self, resumable: bool) {
        self.shared.gateway.invalidate(resumable);
    }

    /// Asks all connections to reconnect and resume, as Discord does when a server of theirs goes to sleep.
    pub fn ask_to_reconnect(&self) {
        self.shared.gateway.to_all(&Word::Text(r#"{"t":null,"s":null,"op":7,"d":null}"#.to_owned()));
    }

    /// Closes all connections with this code, as Discord does with many when it restarts something.
    pub fn close_connections(&self, code: u16) {
        self.shared.gateway.to_all(&Word::Close(code, "Closed."));
    }

    /// How often clients that connect from now on must be heard, instead of every 41.25 seconds.
    pub fn set_heartbeat(&self, every: Duration) {
        let ms = u64::try_from(every.as_millis()).unwrap_or(u64::MAX);
        self.shared.gateway.heartbeat.store(ms, Ordering::Relaxed);
    }

    /// How many sessions may still begin until a day has passed by practice's clock; a thousand, unless this says otherwise.
    pub fn set_starts_left(&self, left: u64) {
        locked(&self.shared.gateway.starts).left = left;
    }

    /// How many sessions began.
    pub fn starts(&self) -> u64 {
        locked(&self.shared.gateway.starts).made
    }

    /// Whether heartbeats go unanswered, as on a dead line.
    pub fn mute_heartbeat(&self, mute: bool) {
        self.shared.gateway.mute.store(mute, Ordering::Relaxed);
    }

    /// Refuses the next call whose route contains `only` with this status and one of Discord's codes: for what practice
    /// does not count itself, such as 30046 (too many edits of an old message) or 40003 (direct messages opened too fast).
    pub fn refuse_next(&self, only: &str, status: u16, code: u64) {
        self.shared.faults.refuse_next(only, status, code);
    }

    /// For how long a nonce is remembered from now on: five minutes, unless this says otherwise.
    pub fn set_nonce_life(&self, life: Duration) {
        self.shared.world().live.nonce_life = life;
    }

    /// The threads that hang on a channel, archived ones too, oldest first.
    pub fn threads(&self, channel: u64) -> Vec<Value> {
        let world = self.shared.world();
        let mut found: Vec<_> = world.channels.values().filter(|thread| thread.parent == Some(channel)).collect();
        found.sort_by_key(|thread| thread.id);
        found.into_iter().map(|thread| world.channel(thread)).collect()
    }

    /// The scheduled events of a guild, oldest first.
    pub fn events(&self, guild: u64) -> Vec<Value> {
        self.shared.world().guilds.get(&guild).map(|found| found.events.values().cloned().collect()).unwrap_or_default()
    }

    /// A person by their name.
    pub fn person_named(&self, name: &str) -> Option<u64> {
        self.shared.world().people.values().find(|person| person.name == name).map(|person| person.id)
    }

    /// A guild by its name.
    pub fn guild_named(&self, name: &str) -> Option<u64> {
        self.shared.world().guilds.values().find(|guild| guild.name == name).map(|guild| guild.id)
    }

    /// A channel of a guild by its name.
    pub fn channel_named(&self, guild: u64, name: &str) -> Option<u64> {
        let world = self.shared.world();
        let found = world.guilds.get(&guild)?;
        found.channels.iter().copied().find(|id| world.channels.get(id).is_some_and(|channel| channel.name == name))
    }

    /// What a person sees of a channel, oldest first: what is for everyone there, and what is for them alone.
    pub fn seen_by(&self, person: u64, channel: u64) -> Vec<Value> {
        let world = self.shared.world();
        let found = world.channels.get(&channel).filter(|channel| world.sees(channel, person));
        let seen = found.into_iter().flat_map(|channel| channel.messages.values());
        seen.filter(|message| message.only.is_none_or(|only| only == person))
            .map(|message| message.body.clone())
            .collect()
    }

    /// Whether rate limits are lifted from now on, as while months pass in seconds.
    pub fn lift_limits(&self, lifted: bool) {
        self.shared.limits.lifted.store(lifted, Ordering::Relaxed);
    }

    /// Makes calls go wrong from now on.
    pub fn set_fault(&self, fault: Fault) {
        self.shared.faults.set(fault);
        self.shared.tell_state();
    }
}
