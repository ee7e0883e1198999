//! The scheduler: carries what has fallen due to Discord. `tick` does one bounded pass and is what tests and the benchmark call; the
//! loop around it sleeps until the next due row.
//!
//! Rows are carried side by side, in turns between guilds, a few of one guild and one of one recipient at a time: whoever is slow or
//! refused holds up nobody else. How fast requests leave is `discord::pace`'s affair.

mod carry;
mod trouble;

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::discord::rest::Rest;
use crate::error::Result;
use crate::feature::App;
use crate::ids::{GuildId, OutboxId};
use crate::outbox::{self, Recipient, Row};

pub use carry::Opens;

/// Rows that are read at once.
const READ_MAX: i64 = 500;
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
    carried: HashMap<OutboxId, (GuildId, Recipient)>,
    tasks: JoinSet<OutboxId>,
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
            tokio::select! { () = tokio::time::sleep(FAILED_PAUSE) => {}, () = stop.cancelled() => {} }
            continue;
        }
        line.start(clock.now());
        look = false;
        let next = if line.waiting.is_empty() { line.next_at().await } else { None };
        tokio::select! {
            Some(_) = line.ended(), if !line.tasks.is_empty() => look = line.waiting.is_empty(),
            () = clock.sleep_until(next), if line.waiting.is_empty() => look = true,
            () = async { rung.await; tokio::time::sleep(OWED_PAUSE).await } => look = true,
            () = stop.cancelled() => {}
        }
    }
    while line.ended().await.is_some() {}
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
        while !line.waiting.is_empty() || !line.tasks.is_empty() {
            line.start(now);
            handled += usize::from(line.ended().await.is_some());
        }
    }
    Ok(handled)
}

impl Line {
    fn new(app: App, rest: Rest) -> Self {
        let (opens, waiting) = (Opens::default(), VecDeque::new());
        Self { app, rest, opens, waiting, read_until: None, carried: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Reads what is due, but for what is on its way.
    async fn read(&mut self, now: DateTime<Utc>) -> Result<()> {
        let due = outbox::due(self.app.db.readers(), now, READ_MAX).await?;
        self.waiting = due.into_iter().filter(|row| !self.carried.contains_key(&row.id)).collect();
        self.read_until = Some(now);
        Ok(())
    }

    /// Starts as many as there is room for, in their order but for those whose guild or recipient is busy.
    fn start(&mut self, now: DateTime<Utc>) {
        let mut passed = VecDeque::new();
        while self.carried.len() < CARRIED_AT_ONCE
            && let Some(row) = self.waiting.pop_front()
        {
            let of_guild = self.carried.values().filter(|(guild, _)| *guild == row.guild).count();
            let busy = self.carried.values().any(|(_, recipient)| *recipient == row.recipient);
            if busy || of_guild >= CARRIED_OF_GUILD {
                passed.push_back(row);
                continue;
            }
            self.carried.insert(row.id, (row.guild, row.recipient));
            let (app, rest, opens) = (self.app.clone(), self.rest.clone(), self.opens.clone());
            self.tasks.spawn(async move {
                let id = row.id;
                if let Err(error) = carry::handle(&app, &rest, &opens, row, now).await {
                    tracing::error!(%error, row.id = %id, "Row {id} could not be handled");
                    set_aside(&app, id, now).await;
                }
                id
            });
        }
        passed.append(&mut self.waiting);
        self.waiting = passed;
    }

    /// The next that has come to its end; `None` if nothing is on its way.
    async fn ended(&mut self) -> Option<OutboxId> {
        match self.tasks.join_next().await? {
            Ok(id) => {
                self.carried.remove(&id);
                Some(id)
            }
            Err(error) => {
                // Which one it was is not said: whatever is no longer running is let go of.
                tracing::error!(%error, "Carrying a row panicked");
                if self.tasks.is_empty() {
                    self.carried.clear();
                }
                Some(OutboxId(0))
            }
        }
    }

    /// When the next row falls due, of those that were not due when they were read. (The clock may have been wound since.)
    async fn next_at(&self) -> Option<DateTime<Utc>> {
        match outbox::next_due_at(self.app.db.readers(), self.read_until).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(%error, "When the next row is due could not be read");
                None
            }
        }
    }
}

/// A row that cannot even be claimed steps aside for others.
async fn set_aside(app: &App, id: OutboxId, now: DateTime<Utc>) {
    let again = outbox::retry_at(1, now);
    let job = app.db.write_later(move |connection| {
        Box::pin(async move { outbox::mark_failed(connection, id, "could not be claimed", (false, now), again).await })
    });
    if let Err(error) = job.await {
        tracing::error!(%error, row.id = %id, "Row {id} could not be set aside");
    }
}
