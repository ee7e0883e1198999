//! The scheduler: carries what has fallen due to Discord. `tick` does one bounded pass and is what tests and the benchmark call; the
//! loop around it sleeps until the next due row.
//!
//! Rows are carried side by side, in turns between guilds, a few of one guild and one of one recipient at a time: whoever is slow or
//! refused holds up nobody else. How fast requests leave is `discord::pace`'s affair.

mod carry;
mod make;
mod together;
mod trouble;
mod waited;

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::discord::rest::Rest;
use crate::error::{Error, Result};
use crate::feature::App;
use crate::ids::{GuildId, OutboxId};
use crate::outbox::{self, Recipient, Row};

pub use carry::Opens;
use together::Together;

/// Rows that are read at once.
const READ_MAX: i64 = 200;
/// Rows that one call of `tick` handles at most.
const TICK_ROWS_MAX: usize = 1_000;
/// Rows that are carried side by side: enough that Discord's pace is reached although each answer takes a quarter of a second.
const CARRIED_AT_ONCE: usize = 24;
/// Of them, of one guild.
const CARRIED_OF_GUILD: usize = 6;
/// So long after a change the outbox is looked at: many changes at once are one reason to look, not many.
const OWED_PAUSE: Duration = Duration::from_millis(100);
/// So long after one came to its end, while others are read and wait for their turn.
const BUSY_PAUSE: Duration = Duration::from_secs(1);
/// After a look that failed.
const FAILED_PAUSE: Duration = Duration::from_secs(5);

/// What is due and what is being carried.
struct Line {
    app: App,
    rest: Rest,
    opens: Opens,
    waiting: VecDeque<Row>,
    /// Whether more may have been due than was read.
    more: bool,
    /// When the next falls due, of those that were not due when that was read.
    next: Option<DateTime<Utc>>,
    carried: Vec<Carried>,
    together: Together,
    /// Each comes to its end with its row. They share this task: what wakes one wakes no other thread.
    ways: FuturesUnordered<BoxFuture<'static, OutboxId>>,
    /// Those that came to their end while something else was waited for.
    over: Vec<OutboxId>,
}

/// A row on its way.
#[derive(Clone, Copy)]
struct Carried {
    id: OutboxId,
    guild: GuildId,
    recipient: Recipient,
    attempts: i64,
}

/// Carries what falls due until `stop`; what is on its way then is finished.
pub async fn run(app: App, rest: Rest, stop: CancellationToken) {
    let clock = app.clock.clone();
    let owed = app.owed.clone();
    let mut line = Line::new(app, rest);
    // When the outbox is looked at again at the latest.
    let mut look_at = Some(Instant::now());
    while !stop.is_cancelled() {
        if look_at.is_some_and(|at| at <= Instant::now()) {
            look_at = None;
            owed.heard();
            if let Err(error) = line.read(clock.now(), true).await {
                tracing::error!(%error, "The outbox could not be read");
                (look_at, line.next) = (Some(Instant::now() + FAILED_PAUSE), None);
            }
        }
        line.start(clock.now());
        let next = line.next;
        tokio::select! {
            // It may have been one part of several, or be tried again: also while some wait for a busy channel.
            true = line.ended(), if line.is_carrying() => {
                soon(&mut look_at, if line.waiting.is_empty() { OWED_PAUSE } else { BUSY_PAUSE });
            }
            () = clock.sleep_until(next) => soon(&mut look_at, Duration::ZERO),
            () = owed.rung() => soon(&mut look_at, OWED_PAUSE),
            () = sleep_until(look_at.unwrap_or_else(Instant::now)), if look_at.is_some() => {}
            () = stop.cancelled() => {}
        }
    }
    while line.ended().await {}
}

/// The outbox is looked at after `pause`, or before, if that was so already.
fn soon(look_at: &mut Option<Instant>, pause: Duration) {
    let at = Instant::now() + pause;
    *look_at = Some(look_at.map_or(at, |earlier| earlier.min(at)));
}

/// One bounded pass: claims what is due at `now` and carries it to its end; what that makes due is the next pass's. Gives how many rows
/// it handled.
///
/// # Errors
/// If the database cannot be read; a row that fails alone is tried again later.
pub async fn tick(app: &App, rest: &Rest, now: DateTime<Utc>) -> Result<usize> {
    let mut line = Line::new(app.clone(), rest.clone());
    let mut handled = 0;
    while handled < TICK_ROWS_MAX {
        line.read(now, false).await?;
        if line.waiting.is_empty() {
            break;
        }
        while !line.waiting.is_empty() || line.is_carrying() {
            line.start(now);
            handled += usize::from(line.ended().await);
        }
        if !line.more {
            break;
        }
    }
    Ok(handled)
}

impl Line {
    fn new(app: App, rest: Rest) -> Self {
        let (opens, waiting) = (Opens::default(), VecDeque::new());
        Self {
            app,
            rest,
            opens,
            waiting,
            more: false,
            next: None,
            carried: Vec::new(),
            together: Together::default(),
            ways: FuturesUnordered::new(),
            over: Vec::new(),
        }
    }

    /// Reads what is due, but for what is on its way; and when the next is, for who waits for it.
    async fn read(&mut self, now: DateTime<Utc>, waits: bool) -> Result<()> {
        let readers = self.app.db.readers().clone();
        let read = async {
            let mut connection = readers.acquire().await?;
            let due = outbox::due(&mut connection, now, READ_MAX).await?;
            let next = if waits { outbox::next_due_at(&mut connection, now).await? } else { None };
            Ok::<_, Error>((due, next))
        };
        let (due, next) = self.meanwhile(read).await?;
        self.more = i64::try_from(due.len()) == Ok(READ_MAX);
        self.next = next;
        // Also what came to its end while that was read: it may have been read as it was before.
        self.waiting = due.into_iter().filter(|row| self.carried.iter().all(|carried| carried.id != row.id)).collect();
        Ok(())
    }

    /// Starts as many as there is room for, in their order but for those whose guild or recipient is busy.
    fn start(&mut self, now: DateTime<Utc>) {
        let mut passed = VecDeque::new();
        while self.carried.len() < CARRIED_AT_ONCE
            && let Some(row) = self.waiting.pop_front()
        {
            let of_guild = self.carried.iter().filter(|carried| carried.guild == row.guild).count();
            let busy = self.carried.iter().any(|carried| carried.recipient == row.recipient);
            if busy || of_guild >= CARRIED_OF_GUILD {
                passed.push_back(row);
                continue;
            }
            let carried = Carried { id: row.id, guild: row.guild, recipient: row.recipient, attempts: row.attempts };
            let (id, app) = (row.id, self.app.clone());
            let travelling = self.together.sets_out();
            let begun = carry::begin(app.clone(), self.rest.clone(), self.opens.clone(), (row, travelling), now);
            self.carried.push(carried);
            self.ways.push(Box::pin(async move {
                match AssertUnwindSafe(begun).catch_unwind().await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => {
                        tracing::error!(%error, row.id = %id, "Row {id} could not be handled");
                        set_aside(&app, carried, now).await;
                    }
                    Err(_) => {
                        tracing::error!(row.id = %id, "Carrying row {id} panicked");
                        set_aside(&app, carried, app.clock.now()).await;
                    }
                }
                id
            }));
        }
        passed.append(&mut self.waiting);
        self.waiting = passed;
    }

    /// Whether some are on their way, or their end is not noted yet.
    fn is_carrying(&self) -> bool {
        !self.ways.is_empty() || !self.over.is_empty()
    }

    /// Waits for something else while they go on: one of them may hold what it waits for, a connection say.
    async fn meanwhile<T>(&mut self, other: impl Future<Output = T>) -> T {
        let mut other = pin!(other);
        loop {
            tokio::select! {
                answer = &mut other => return answer,
                Some(id) = self.ways.next() => self.over.push(id),
            }
        }
    }

    /// Waits for the next that comes to its end; `false` if nothing is on its way.
    async fn ended(&mut self) -> bool {
        let over = self.over.pop();
        let Some(id) = (if over.is_some() { over } else { self.ways.next().await }) else { return false };
        self.carried.retain(|carried| carried.id != id);
        true
    }
}

/// A row that cannot even be claimed or written down steps aside for others, longer each time.
async fn set_aside(app: &App, carried: Carried, now: DateTime<Utc>) {
    let (id, again) = (carried.id, outbox::retry_at(carried.attempts + 1, now));
    let job = app.db.write_later(move |connection| {
        Box::pin(async move { outbox::mark_failed(connection, id, "could not be handled", false, again).await })
    });
    if let Err(error) = job.await {
        tracing::error!(%error, row.id = %id, "Row {id} could not be set aside");
    }
}
