//! The one writer: waiting jobs run in one `begin immediate`, each in a savepoint but the first, and are answered after the commit.
//!
//! Many jobs then share one sync of the disk, which is what a durable write costs. Marks that the program would find out again by
//! itself have a connection of their own, which does not sync; the two are never in a transaction at once. A batch is bounded in jobs
//! and in time, people come before the scheduler, and a job that fails undoes itself alone. If the commit fails, all of the batch fail.
//!
//! What a job costs is its commands: sqlx runs SQLite on a thread of its own, so each command is a hand-over there and back, some
//! 40 µs of the machine, more than SQLite's own work. What belongs together goes in one command (the savepoints here, triggers in
//! the migrations), and what needs no transaction is better done before the job. A writer on a thread of its own was tried and was
//! slower than this task.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::{Connection, Executor, SqliteConnection};
use tokio::sync::{Notify, oneshot};

use super::gather::{GATHERED_MAX, Gather, Group};
use super::script::Frame;
use crate::error::{Error, Result};

/// At most so many jobs share a transaction (a gathered one more).
const BATCH_JOBS_MAX: usize = GATHERED_MAX;
/// After so long no further job joins a batch.
const BATCH_TIME_MAX: Duration = Duration::from_millis(20);
/// When nothing else is written, what was not synced is so long after it.
const UNSYNCED_MAX: Duration = Duration::from_secs(2);
/// More waiting jobs than this, and new ones are refused at once rather than answered too late.
const WAITING_MAX: usize = 10_000;

/// Who waits for a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    /// A person, with Discord's three seconds running.
    Person,
    /// The scheduler.
    Background,
}

/// A handle on the writer; clones share it.
#[derive(Clone)]
pub struct Writer(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    filled: Notify,
    ended: Notify,
}

#[derive(Default)]
struct Queue {
    people: VecDeque<Box<dyn Job>>,
    background: VecDeque<Box<dyn Job>>,
    closing: bool,
    ended: bool,
}

/// A job with its types forgotten, so that unlike ones can share a batch.
pub(super) trait Job: Send {
    /// Runs it, as the first of its transaction or in a savepoint; `false` means it failed and must be undone.
    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection, at: (&'a mut Frame, bool)) -> BoxFuture<'a, bool>;
    /// Tells the askers: the job's own answer if the commit held, else why not.
    fn answer(self: Box<Self>, committed: Result<(), &sqlx::Error>);
    /// How many askers wait for it.
    fn count(&self) -> usize;
    /// Whether it begins the transaction itself if it is the first.
    fn begins(&self) -> bool {
        false
    }
    /// Whether it must be on disk before it is answered.
    fn is_synced(&self) -> bool {
        true
    }
    /// For [`Group::join`].
    fn as_any(&mut self) -> &mut dyn Any;
}

struct Waiting<F, T> {
    job: Option<F>,
    result: Option<Result<T>>,
    asker: oneshot::Sender<Result<T>>,
}

impl<F, T> Job for Waiting<F, T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection, _at: (&'a mut Frame, bool)) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(job) = self.job.take() else { return false };
            // A panic is the job's own failure; the writer lives on.
            let result = AssertUnwindSafe(async { job(connection).await }).catch_unwind().await;
            let result = result.unwrap_or_else(|_| Err(Error::internal("a job of the writer panicked")));
            let went_well = result.is_ok();
            self.result = Some(result);
            went_well
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), &sqlx::Error>) {
        let result = match (self.result, committed) {
            (Some(Ok(value)), Ok(())) => Ok(value),
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(retell(error)),
            (None, Ok(())) => Err(Error::internal("the writer dropped a job")),
        };
        // The asker may have stopped waiting; the work is done all the same.
        let _ = self.asker.send(result);
    }

    fn count(&self) -> usize {
        1
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

impl Writer {
    /// Starts the writer on `synced`, a connection whose commits are on disk, and `unsynced`, one whose commits come there with the
    /// next of those.
    #[must_use]
    pub fn start(synced: SqliteConnection, unsynced: SqliteConnection) -> Self {
        let shared = Arc::new(Shared { queue: Mutex::default(), filled: Notify::new(), ended: Notify::new() });
        tokio::spawn(work(Arc::clone(&shared), (synced, unsynced)));
        Self(shared)
    }

    /// Hands in `job` and waits until it is on disk.
    ///
    /// # Errors
    /// The job's own, that of the commit, or that the writer is closed or overrun.
    pub async fn run<T, F>(&self, haste: Haste, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (asker, answer) = oneshot::channel();
        self.hand_in(haste, |line| line.push_back(Box::new(Waiting { job: Some(job), result: None, asker })))?;
        answer.await.map_err(|_| Error::internal("the writer stopped"))?
    }

    /// Hands in a change that is done together with others of its kind: at once, so that what is handed in in a row is done in one go.
    /// The future waits until it is on disk, or, where that may wait ([`Gather::SYNCED`]), done.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn gather<G: Gather>(&self, haste: Haste, wanted: G) -> impl Future<Output = Result<G::Answer>> + use<G> {
        let (asker, answer) = oneshot::channel();
        let handed_in = self.hand_in(haste, |line| {
            let mut left = Some((wanted, asker));
            for waiting in line.iter_mut().rev() {
                left = left.and_then(|(wanted, asker)| Group::join(&mut **waiting, wanted, asker));
            }
            if let Some((wanted, asker)) = left {
                line.push_back(Box::new(Group::of(wanted, asker)));
            }
        });
        async move {
            handed_in?;
            answer.await.map_err(|_| Error::internal("the writer stopped"))?
        }
    }

    fn hand_in(&self, haste: Haste, enter: impl FnOnce(&mut VecDeque<Box<dyn Job>>)) -> Result<()> {
        let mut queue = self.0.lock();
        if queue.closing {
            return Err(Error::internal("the database is closing"));
        }
        let line = if haste == Haste::Person { &mut queue.people } else { &mut queue.background };
        if line.len() >= WAITING_MAX {
            return Err(Error::internal("too many writes are waiting"));
        }
        enter(line);
        drop(queue);
        self.0.filled.notify_one();
        Ok(())
    }

    /// Takes no more jobs, finishes those handed in, and closes the connections.
    pub async fn close(&self) {
        let ended = self.0.ended.notified();
        self.0.lock().closing = true;
        self.0.filled.notify_one();
        if !self.0.lock().ended {
            ended.await;
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        // A poisoned queue is still a queue: nothing in it is half-changed.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_empty(&self) -> bool {
        let queue = self.lock();
        queue.people.is_empty() && queue.background.is_empty()
    }

    fn next(&self) -> Option<Box<dyn Job>> {
        self.next_if(|_| true)
    }

    /// The next, if it is one of those.
    fn next_if(&self, fits: impl Fn(&dyn Job) -> bool) -> Option<Box<dyn Job>> {
        let mut queue = self.lock();
        let Queue { people, background, .. } = &mut *queue;
        let line = if people.is_empty() { background } else { people };
        if line.front().is_some_and(|job| fits(&**job)) { line.pop_front() } else { None }
    }
}

async fn work(shared: Arc<Shared>, (mut synced, mut unsynced): (SqliteConnection, SqliteConnection)) {
    let (mut is_crowded, mut is_unsynced) = (false, false);
    loop {
        let filled = shared.filled.notified();
        // In a rush, whoever can hand in something at this moment does so first, and shares the sync. (To step back wakes another
        // thread, which is a loss for one who is alone.)
        if is_crowded {
            tokio::task::yield_now().await;
        }
        if let Some(first) = shared.next() {
            let first_is_synced = first.is_synced();
            let connection = if first_is_synced { &mut synced } else { &mut unsynced };
            is_unsynced |= !first_is_synced;
            is_crowded = batch(&shared, connection, first).await > 1;
            continue;
        }
        if shared.lock().closing {
            break;
        }
        if !is_unsynced {
            filled.await;
        } else if tokio::time::timeout(UNSYNCED_MAX, filled).await.is_err() {
            is_unsynced = false;
            // It syncs SQLite's log before it copies what is in it into the file.
            if let Err(error) = run(&mut synced, "pragma wal_checkpoint(passive)").await {
                tracing::warn!(%error, "What arrived is not on disk yet");
            }
        }
    }
    // The last to close copies all into the file, so that is the one that syncs.
    for connection in [unsynced, synced] {
        if let Err(error) = connection.close().await {
            tracing::warn!(%error, "The database did not close cleanly");
        }
    }
    shared.lock().ended = true;
    shared.ended.notify_waiters();
}

/// Does what waits, in one transaction: how many askers that were.
async fn batch(shared: &Shared, connection: &mut SqliteConnection, first: Box<dyn Job>) -> usize {
    let mut jobs = Vec::with_capacity(BATCH_JOBS_MAX);
    // Each command to the connection is a hand-over to sqlx's thread and back: what belongs together goes in one.
    // What is alone is begun, done and committed in one command, if it can be.
    let mut frame = Frame::before(shared.is_empty());
    if !first.begins()
        && let Err(error) = frame.open(connection).await
    {
        let _ = connection.execute("rollback").await;
        first.answer(Err(&error));
        return 0;
    }
    let started = Instant::now();
    // What need not be synced may share a transaction that is, not the other way round.
    let synced = first.is_synced();
    let mut next = Some(first);
    let mut count = 0;
    let committed = loop {
        let Some(mut job) = next.take() else {
            break if frame.is_open() { run(connection, "commit").await } else { Ok(()) };
        };
        let first = jobs.is_empty();
        let went_well = job.run(connection, (&mut frame, first)).await;
        count += job.count();
        jobs.push(job);
        let room = frame.is_open() && count < BATCH_JOBS_MAX && started.elapsed() < BATCH_TIME_MAX;
        next = if room { shared.next_if(|job| synced || !job.is_synced()) } else { None };
        if let Err(error) = between(connection, &mut frame, (first, went_well, next.is_some())).await {
            if let Some(job) = next.take() {
                jobs.push(job);
            }
            break Err(error);
        }
    };
    if committed.is_err() {
        // A commit that failed may have left the transaction open.
        let _ = connection.execute("rollback").await;
    }
    for job in jobs {
        job.answer(committed.as_ref().map(|_| ()));
    }
    count
}

/// Makes room between a job and the next, if there is one.
async fn between(
    connection: &mut SqliteConnection,
    frame: &mut Frame,
    (first, went_well, goes_on): (bool, bool, bool),
) -> Result<(), sqlx::Error> {
    if !went_well {
        undo(connection, (frame, first)).await?;
    }
    if goes_on {
        frame.shared();
    }
    match (goes_on, first) {
        (false, _) => Ok(()),
        (true, true) => run(connection, "savepoint job").await,
        (true, false) if went_well => run(connection, "release job; savepoint job").await,
        // What was undone to its savepoint is in it again.
        (true, false) => Ok(()),
    }
}

/// Undoes a job. The first needs no savepoint (each page that it changes would be copied for it): with it, all is undone.
pub(super) async fn undo(
    connection: &mut SqliteConnection,
    (frame, first): (&mut Frame, bool),
) -> Result<(), sqlx::Error> {
    if !first {
        return run(connection, "rollback to job").await;
    }
    // Not even the beginning may have come about.
    let _ = run(connection, "rollback").await;
    *frame = Frame::before(false);
    frame.open(connection).await
}

/// Runs a statement that is prepared once. (A bare text would be prepared each time.)
async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(connection).await.map(|_| ())
}

/// The error cannot be cloned; each asker gets one of the same kind.
pub(super) fn retell(error: &sqlx::Error) -> Error {
    match Error::from(sqlx::Error::Protocol(error.to_string())) {
        Error::Internal(mut internal) => {
            internal.kind = crate::error::trouble(error);
            Error::Internal(internal)
        }
        refusal @ (Error::Refusal(_) | Error::Mistyped(_)) => refusal,
    }
}
