//! A lean stand-in for Discord: as little work a call as can be, so that what is measured is the bot.
//!
//! It keeps so many interactions in flight, each prepared as a string, and takes the time from handing one to the gateway until
//! the bot's callback has come in. It checks nothing but that the answer holds the words that it should.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc};

use crate::shapes::{self, Deed};
use crate::{gateway, http};

/// The first interaction's id.
const FIRST: u64 = 1_500_000_000_000_000_000;

/// A stand-in for one bot. Clones share it.
#[derive(Clone)]
pub struct Stand(Arc<Shared>);

struct Shared {
    http: String,
    gateway: String,
    guilds: u64,
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    line: Option<mpsc::UnboundedSender<String>>,
    seq: u64,
    sent: Vec<Instant>,
    round: Option<Round>,
    commands: Option<String>,
    told: Told,
    posts: Vec<(u64, SystemTime)>,
}

/// What else the bot did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// Messages posted.
    pub posted: u64,
    /// Answers that were only promised, and edited in later.
    pub edited: u64,
    /// Messages of its own that were changed.
    pub changed: u64,
    /// Requests that we know nothing of.
    pub unknown: u64,
}

/// What a round sends, and what its answers must hold.
pub struct Plan {
    /// The next deed, from its number within the round; `None` ends the round.
    pub next: Box<dyn FnMut(u64) -> Option<Step> + Send>,
    /// Words that every answer has.
    pub expect: &'static str,
    /// How many at once.
    pub in_flight: usize,
    /// How long new ones are sent.
    pub time: Duration,
}

/// One interaction to send.
pub struct Step {
    /// 2 a command, 4 autocomplete.
    pub kind: u8,
    /// Who, from 0.
    pub person: u64,
    /// The command: those that are not `/commit` are counted apart.
    pub command: &'static str,
    /// Its subcommand.
    pub subcommand: &'static str,
    /// Its options, as JSON.
    pub options: String,
}

struct Round {
    plan: Plan,
    number: u64,
    open: usize,
    started: Instant,
    people: Vec<(u64, u64)>,
    /// Those that are counted apart.
    apart: HashSet<u64>,
    done: Done,
}

/// What came of a round.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// From sending to the callback, of each.
    pub times: Vec<Duration>,
    /// The same of those that are counted apart.
    pub others: Vec<Duration>,
    /// Answered within the time of the round.
    pub within: usize,
    /// How long the round took: its time, or less if there was nothing left to send.
    pub took: Duration,
    /// Answers that were not what they should have been.
    pub wrong: usize,
    /// The first of those.
    pub first_wrong: Option<String>,
    /// The commitments that answers named, each with who made it.
    pub made: Vec<(u64, u64)>,
}

impl Stand {
    /// Listens on two ports of this machine.
    pub async fn start(guilds: u64) -> Result<Self, String> {
        Self::listen(guilds).await.map_err(|error| format!("no port to listen on: {error}"))
    }

    async fn listen(guilds: u64) -> std::io::Result<Self> {
        let (web, socket) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
        let stand = Self(Arc::new(Shared {
            http: format!("http://{}", web.local_addr()?),
            gateway: format!("ws://{}", socket.local_addr()?),
            guilds,
            state: Mutex::default(),
            changed: Notify::new(),
        }));
        tokio::spawn(http::listen(stand.clone(), web));
        tokio::spawn(gateway::listen(stand.clone(), socket));
        Ok(stand)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the bot finds it.
    pub fn origin(&self) -> &str {
        &self.0.http
    }

    /// Where the bot finds its gateway.
    pub fn gateway(&self) -> &str {
        &self.0.gateway
    }

    /// What else the bot did so far.
    pub fn told(&self) -> Told {
        self.state().told
    }

    /// The bot has identified itself: READY and its guilds, then a round that was waiting for it.
    pub fn identified(&self, line: mpsc::UnboundedSender<String>) {
        let mut state = self.state();
        state.seq = 0;
        state.line = Some(line);
        state.say("READY", &shapes::ready(self.0.guilds, self.gateway()));
        for guild in 0..self.0.guilds {
            state.say("GUILD_CREATE", &shapes::guild_create(guild));
        }
        state.fill();
        drop(state);
        self.0.changed.notify_waiters();
    }

    /// The bot has gone.
    pub fn gone(&self) {
        self.state().line = None;
    }

    /// Waits until the bot has identified itself.
    pub async fn connected(&self, patience: Duration) -> Result<(), String> {
        let connected = async {
            loop {
                let changed = self.0.changed.notified();
                if self.state().line.is_some() {
                    return;
                }
                changed.await;
            }
        };
        tokio::time::timeout(patience, connected).await.map_err(|_| "the bot did not connect".to_owned())
    }

    /// Runs a round to its end. One that begins before the bot is there waits for it.
    pub async fn round(&self, plan: Plan) -> Result<Done, String> {
        let patience = plan.time + Duration::from_secs(20);
        self.state().begin(plan);
        let ended = async {
            loop {
                let changed = self.0.changed.notified();
                if self.state().round.as_ref().is_some_and(Round::over) {
                    return;
                }
                changed.await;
            }
        };
        let late = tokio::time::timeout(patience, ended).await.is_err();
        let round = self.state().round.take().ok_or("there was no round")?;
        if late {
            return Err(format!("{} of {} interactions were never answered", round.open, round.number));
        }
        Ok(round.done)
    }

    /// A callback has come in.
    pub fn answered(&self, id: u64, body: &[u8]) {
        let now = Instant::now();
        let mut state = self.state();
        let Some(sent) = id.checked_sub(FIRST).and_then(|at| state.sent.get(usize::try_from(at).ok()?).copied()) else {
            state.told.unknown += 1;
            return;
        };
        let Some(round) = state.round.as_mut() else { return };
        round.answered(id, (now, now - sent), body);
        state.fill();
        if state.round.as_ref().is_some_and(Round::over) {
            drop(state);
            self.0.changed.notify_waiters();
        }
    }

    /// The commands as they were registered.
    pub fn commands(&self) -> String {
        self.state().commands.clone().unwrap_or_else(|| "[]".to_owned())
    }

    /// The bot registers its commands.
    pub fn register(&self, commands: String) {
        self.state().commands = Some(commands);
    }

    /// A message was posted to a channel; how many there were.
    pub fn posted(&self, channel: u64) -> u64 {
        let mut state = self.state();
        state.posts.push((channel, SystemTime::now()));
        state.told.posted += 1;
        state.told.posted
    }

    /// The messages posted so far: to which channel, when.
    pub fn posts(&self) -> Vec<(u64, SystemTime)> {
        self.state().posts.clone()
    }

    /// The bot did something else.
    pub fn tell(&self, change: impl FnOnce(&mut Told)) {
        change(&mut self.state().told);
    }
}

impl State {
    fn say(&mut self, kind: &str, body: &str) {
        self.seq += 1;
        let frame = format!(r#"{{"t":"{kind}","s":{},"op":0,"d":{body}}}"#, self.seq);
        // Nobody there is as good as not sent; the round will say so.
        self.line.as_ref().map(|line| line.send(frame));
    }

    fn begin(&mut self, plan: Plan) {
        let (started, done) = (Instant::now(), Done::default());
        self.round = Some(Round { plan, number: 0, open: 0, started, people: Vec::new(), apart: HashSet::new(), done });
        if self.line.is_some() {
            self.fill();
        }
    }

    /// Sends until so many are in flight, or the round is over.
    fn fill(&mut self) {
        let Some(mut round) = self.round.take() else { return };
        while round.open < round.plan.in_flight && !round.past() {
            let Some(step) = (round.plan.next)(round.number) else {
                round.plan.time = round.started.elapsed();
                break;
            };
            round.number += 1;
            round.open += 1;
            let id = FIRST + self.sent.len() as u64;
            round.people.push((id, step.person));
            if step.command != "commit" {
                round.apart.insert(id);
            }
            let token = format!("aW50ZXJhY3Rpb246{id}{:0160x}", id.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let deed = Deed {
                kind: step.kind,
                person: step.person,
                command: step.command,
                subcommand: step.subcommand,
                options: &step.options,
            };
            let body = shapes::interaction(id, &token, &deed);
            self.sent.push(Instant::now());
            self.say("INTERACTION_CREATE", &body);
        }
        self.round = Some(round);
    }
}

impl Round {
    fn past(&self) -> bool {
        self.started.elapsed() >= self.plan.time
    }

    fn over(&self) -> bool {
        self.open == 0 && self.past()
    }

    fn answered(&mut self, id: u64, (now, took): (Instant, Duration), body: &[u8]) {
        self.open -= 1;
        if self.apart.contains(&id) {
            self.done.others.push(took)
        } else {
            self.done.times.push(took)
        }
        if now - self.started <= self.plan.time {
            self.done.within += 1;
            self.done.took = now - self.started;
        }
        let body = String::from_utf8_lossy(body);
        if !body.contains(self.plan.expect) {
            self.done.wrong += 1;
            self.done.first_wrong.get_or_insert_with(|| body.chars().take(400).collect());
            return;
        }
        let first = self.people.first().map_or(id, |(first, _)| *first);
        let person = usize::try_from(id - first).ok().and_then(|at| self.people.get(at)).map(|(_, person)| *person);
        if let (Some(person), Some(reference)) = (person, reference(&body)) {
            self.done.made.push((person, reference));
        }
    }
}

/// The first reference of a commitment in an answer, like `C-12`.
fn reference(body: &str) -> Option<u64> {
    let mut rest = body;
    while let Some(at) = rest.find("C-") {
        rest = &rest[at + 2..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if digits > 0 {
            return rest[..digits].parse().ok();
        }
    }
    None
}
