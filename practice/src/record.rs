//! The record of calls and of what was wrong with them.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use serde_json::Value;

use crate::locked;

const CALLS: usize = 100_000;
const PROBLEMS: usize = 1_000;

/// A call of Discord's API as it was answered.
#[derive(Clone, Debug)]
pub struct Call {
    /// `GET`, `POST` …
    pub method: String,
    /// The path as asked, without `/api/v10`.
    pub path: String,
    /// The route, e.g. `/channels/{channel_id}/messages`; empty when there is none.
    pub route: &'static str,
    /// The status answered; 0 when the connection was dropped.
    pub status: u16,
    /// The JSON sent along.
    pub body: Option<Value>,
    /// Discord's code of the error.
    pub error_code: Option<u64>,
    /// Milliseconds since practice started, by the real clock.
    pub at_ms: u64,
}

/// What was asked and what was wrong.
pub struct Record {
    calls: Mutex<VecDeque<Call>>,
    problems: Mutex<Vec<String>>,
    off: AtomicBool,
    since: Instant,
}

impl Default for Record {
    fn default() -> Record {
        Record {
            calls: Mutex::default(),
            problems: Mutex::default(),
            off: AtomicBool::new(false),
            since: Instant::now(),
        }
    }
}

impl Record {
    /// Milliseconds since practice started.
    pub fn at_ms(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Turns the record of calls on or off.
    pub fn turn(&self, on: bool) {
        self.off.store(!on, Ordering::Relaxed);
    }

    /// Whether calls are recorded.
    pub fn is_on(&self) -> bool {
        !self.off.load(Ordering::Relaxed)
    }

    /// Records a call.
    pub fn call(&self, call: Call) {
        let mut calls = locked(&self.calls);
        if calls.len() >= CALLS {
            calls.pop_front();
        }
        calls.push_back(call);
    }

    /// Records something wrong.
    pub fn problem(&self, text: String) {
        tracing::warn!("practice: {text}");
        let mut problems = locked(&self.problems);
        if problems.len() < PROBLEMS {
            problems.push(text);
        }
    }

    /// All calls that are remembered.
    pub fn calls(&self) -> Vec<Call> {
        locked(&self.calls).iter().cloned().collect()
    }

    /// All problems.
    pub fn problems(&self) -> Vec<String> {
        locked(&self.problems).clone()
    }
}
