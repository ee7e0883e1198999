//! One session: its sequence, and what it missed.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

/// How many events are kept for a session that comes back.
const KEPT: usize = 1_000;
/// How long a session may be away.
const AWAY: Duration = Duration::from_secs(5 * 60);

/// A word to a connection.
#[derive(Clone, Debug)]
pub enum Word {
    /// A frame of text.
    Text(String),
    /// The end, with a close code.
    Close(u16, &'static str),
    /// The end without a word, as when a cable is pulled.
    Cut,
}

/// A session.
pub struct Session {
    pub intents: u64,
    pub shard: (u64, u64),
    pub seq: u64,
    missed: VecDeque<(u64, &'static str, Arc<str>)>,
    line: Option<(u64, mpsc::UnboundedSender<Word>)>,
    left: Option<Instant>,
}

impl Session {
    /// A session that begins on a connection.
    pub fn new(intents: u64, shard: (u64, u64), line: (u64, mpsc::UnboundedSender<Word>)) -> Session {
        Session { intents, shard, seq: 0, missed: VecDeque::new(), line: Some(line), left: None }
    }

    /// Whether this session's shard hears of a guild; direct messages come to the first.
    pub fn hears(&self, guild: Option<u64>) -> bool {
        let (shard, of) = self.shard;
        guild.map_or(0, |guild| (guild >> 22) % of.max(1)) == shard
    }

    /// Whether it is connected.
    pub fn connected(&self) -> bool {
        self.line.is_some()
    }

    /// Whether it may no longer come back.
    pub fn lost(&self) -> bool {
        self.left.is_some_and(|left| left.elapsed() > AWAY)
    }

    /// An event: sent if connected, kept for coming back.
    pub fn say(&mut self, kind: &'static str, event: Arc<str>) {
        self.seq += 1;
        if self.missed.len() >= KEPT {
            self.missed.pop_front();
        }
        self.send(Word::Text(frame(self.seq, kind, &event)));
        self.missed.push_back((self.seq, kind, event));
    }

    /// A word to the connection, if there is one.
    pub fn send(&mut self, word: Word) {
        if let Some((_, line)) = &self.line
            && line.send(word).is_err()
        {
            self.line = None;
            self.left = Some(Instant::now());
        }
    }

    /// Whether it runs on the connection with this number.
    pub fn is_on(&self, connection: u64) -> bool {
        self.line.as_ref().is_some_and(|(number, _)| *number == connection)
    }

    /// Lets go of its connection without ending it.
    pub fn let_go(&mut self) {
        self.line = None;
        self.left = Some(Instant::now());
    }

    /// The connection with this number has ended.
    pub fn leave(&mut self, connection: u64) {
        if self.line.as_ref().is_some_and(|(number, _)| *number == connection) {
            self.line = None;
            self.left = Some(Instant::now());
        }
    }

    /// Comes back on a new connection after `seq`; false when what was missed is no longer known.
    pub fn resume(&mut self, seq: u64, line: (u64, mpsc::UnboundedSender<Word>)) -> bool {
        let oldest = self.missed.front().map_or(self.seq + 1, |(seq, _, _)| *seq);
        if seq > self.seq || seq + 1 < oldest {
            return false;
        }
        if let Some((_, old)) = self.line.replace(line) {
            drop(old.send(Word::Close(4000, "Replaced.")));
        }
        self.left = None;
        let again: Vec<String> = self
            .missed
            .iter()
            .filter(|(at, _, _)| *at > seq)
            .map(|(at, kind, event)| frame(*at, kind, event))
            .collect();
        for text in again {
            self.send(Word::Text(text));
        }
        self.say("RESUMED", r#"{"_trace":["practice"]}"#.into());
        true
    }
}

fn frame(seq: u64, kind: &str, event: &str) -> String {
    format!(r#"{{"t":"{kind}","s":{seq},"op":0,"d":{event}}}"#)
}
