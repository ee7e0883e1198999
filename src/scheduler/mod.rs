//! The scheduler: carries what has fallen due to Discord. `tick` does one bounded pass and is what tests and the benchmark call; the
//! loop around it sleeps until the next due row.
//!
//! Rows are carried side by side, in turns between guilds, a few of one guild and one of one recipient at a time: whoever is slow or
//! refused holds up nobody else. How fast requests leave is `discord::pace`'s affair.

mod carry;
mod make;
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
use tokio_util::sync::CancellationToken;

use crate::db::Db;
use crate::discord::rest::Rest;
use crate::error::Result;
use crate::feature::App;
use crate::ids::{GuildId, OutboxId};
use crate::outbox::{self, Recipient, Row};

pub use carry::Opens;

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
/// After a look that failed.
const FAILED_PAUSE: Duration = Duration::from_secs(5);

/// What is due and what is being carried.
struct Line {
    app: App,
    rest: Rest,
    opens: Opens,
    waiting: VecDeque<Row>,
    /// Up to which instant what is due was read.
    read_until: Option<DateTime<Utc>>,
    carried: Vec<Carried>,
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
    let mut look = true;
    while !stop.is_cancelled() {
        let rung = owed.notified();
        if look && let Err(error) = line.read(clock.now()).await {
            tracing::error!(%error, "The outbox could not be read");
            let pause = async {
                tokio::select! { () = tokio::time::sleep(FAILED_PAUSE) => {}, () = stop.cancelled() => {} }
            };
            line.meanwhile(pause).await;
            continue;
        }
        line.start(clock.now());
        look = false;
        let (db, read_until) = (line.app.db.clone(), line.read_until);
        let next = line.meanwhile(next_at(&db, read_until)).await;
        tokio::select! {
            true = line.ended(), if line.is_carrying() => look = line.waiting.is_empty(),
            // Also while some wait for a busy channel: another guild's one must not wait with them.
            () = clock.sleep_until(next) => look = true,
            () = async { rung.await; tokio::time::sleep(OWED_PAUSE).await } => look = true,
            () = stop.cancelled() => {}
        }
    }
    while line.ended().await {}
}

/// One bounded pass: claims what is due at `now` and carries it to its end. Gives how many rows it handled.
///
/// # Errors
/// If the database cannot be read; a row that fails alone is tried again later.
pub async fn tick(app: &App, rest: &Rest, now: DateTime<Utc>) -> Result<usize> {
    let mut line = Line::new(app.clone(), rest.clone());
    let mut handled = 0;
    while handled < TICK_ROWS_MAX {
        line.read(now).await?;
        if line.waiting.is_empty() {
            break;
        }
        while !line.waiting.is_empty() || line.is_carrying() {
            line.start(now);
            handled += usize::from(line.ended().await);
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
            read_until: None,
            carried: Vec::new(),
            ways: FuturesUnordered::new(),
            over: Vec::new(),
        }
    }

    /// Reads what is due, but for what is on its way.
    async fn read(&mut self, now: DateTime<Utc>) -> Result<()> {
        let readers = self.app.db.readers().clone();
        let due = self.meanwhile(outbox::due(&readers, now, READ_MAX)).await?;
        // Also what came to its end while that was read: it may have been read as it was before.
        self.waiting = due.into_iter().filter(|row| self.carried.iter().all(|carried| carried.id != row.id)).collect();
        self.read_until = Some(now);
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
            let begun = carry::begin(app.clone(), self.rest.clone(), self.opens.clone(), row, now);
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

/// When the next row falls due, of those that were not due when they were read. (The clock may have been wound since.)
async fn next_at(db: &Db, read_until: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match outbox::next_due_at(db.readers(), read_until).await {
        Ok(next) => next,
        Err(error) => {
            tracing::error!(%error, "When the next row is due could not be read");
            None
        }
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
