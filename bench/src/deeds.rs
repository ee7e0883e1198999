//! What people do in the rounds: plans for the stand-in.

use std::time::Duration;

use crate::shapes;
use crate::stand::{Plan, Step};

/// How many people there are. Everyone has a few commitments, as in a coalition, not one person all of them.
pub const PEOPLE: u64 = 500;

/// How a round is run.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How many at once.
    pub in_flight: usize,
    /// For how long.
    pub time: Duration,
}

/// `/commit make`, each another text; `first` is the first number that was not used yet, `expect` a word of the answer.
pub fn make(first: u64, expect: &'static str, pace: Pace) -> Plan {
    make_up_to(first, u64::MAX, expect, pace)
}

/// The same, at most so many.
pub fn make_up_to(first: u64, count: u64, expect: &'static str, pace: Pace) -> Plan {
    let next = move |number: u64| {
        (number < count).then(|| Step {
            kind: 2,
            person: (first + number) % PEOPLE,
            command: "commit",
            subcommand: "make",
            options: shapes::make_options(first + number),
        })
    };
    Plan { next: Box::new(next), expect, in_flight: pace.in_flight, time: pace.time }
}

/// The same, all by one person.
pub fn by_one(person: u64, first: u64, count: u64, pace: Pace) -> Plan {
    let next = move |number: u64| {
        let options = || shapes::make_options(first + number);
        (number < count).then(|| Step { kind: 2, person, command: "commit", subcommand: "make", options: options() })
    };
    Plan { next: Box::new(next), expect: "is promised", in_flight: pace.in_flight, time: pace.time }
}

/// `/commit done`, each of another commitment of that person's.
pub fn done(made: Vec<(u64, u64)>, expect: &'static str, pace: Pace) -> Plan {
    let mut made = made.into_iter();
    let next = move |_| {
        let (person, reference) = made.next()?;
        Some(Step { kind: 2, person, command: "commit", subcommand: "done", options: shapes::done_options(reference) })
    };
    Plan { next: Box::new(next), expect, in_flight: pace.in_flight, time: pace.time }
}

/// Somebody types into `/commit done commitment:`, so many times.
pub fn type_commitment(person: u64, count: u64, typed: &'static str) -> Plan {
    let next = move |number: u64| {
        (number < count).then(|| Step {
            kind: 4,
            person,
            command: "commit",
            subcommand: "done",
            options: shapes::typed_options(typed),
        })
    };
    Plan { next: Box::new(next), expect: r#""choices""#, in_flight: 1, time: Duration::from_secs(60) }
}

/// `/commit list`, so many times.
pub fn list(person: u64, count: u64) -> Plan {
    let next = move |number: u64| {
        (number < count).then(|| Step {
            kind: 2,
            person,
            command: "commit",
            subcommand: "list",
            options: String::new(),
        })
    };
    Plan { next: Box::new(next), expect: "open promise", in_flight: 1, time: Duration::from_secs(60) }
}
