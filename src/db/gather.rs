//! Jobs of one kind that wait together are done together: one command for all of them instead of one each.
//!
//! A command costs a hand-over to SQLite's thread and back, more than SQLite's own work, and in a rush (a meeting of five hundred
//! people, each promising something) nearly all that waits is of one kind. What is gathered keeps to the writer's promise: one that
//! cannot be done does not spoil it for the others, since then each is done again alone.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::{Executor, SqliteConnection};
use tokio::sync::oneshot;

use super::script::{Frame, Script};
use super::writer::{Job, retell, undo};
use crate::error::{Error, Result};

/// At most so many are done in one go: few enough that others can be answered meanwhile, enough that a sync of the disk is shared.
pub const GATHERED_MAX: usize = Script::ROWS_MAX;

/// A change that many may want at once.
pub trait Gather: Send + Sync + Sized + 'static {
    /// What comes of it.
    type Answer: Send + 'static;

    /// Whether it is on disk once it is answered. Where it is not, a loss of power may undo it: only for what the program finds out
    /// again by itself.
    const SYNCED: bool = true;

    /// Makes the change for all of them: their answers, in their order. One that is refused, in its answer, has changed nothing. The
    /// first command must be a script that is given the frame; what else changes something must open the frame before.
    ///
    /// Nobody may tell from the result whether they were done in one go or one after the other.
    ///
    /// # Errors
    /// Whatever one of them ran into; then all that was done is undone, and each is done alone.
    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<Self::Answer>>>>;
}

/// Those of one kind that wait together.
pub(super) struct Group<G: Gather> {
    wanted: Vec<G>,
    askers: Vec<oneshot::Sender<Result<G::Answer>>>,
    answers: Vec<Result<G::Answer>>,
}

impl<G: Gather> Group<G> {
    pub(super) fn of(wanted: G, asker: oneshot::Sender<Result<G::Answer>>) -> Self {
        Self { wanted: vec![wanted], askers: vec![asker], answers: Vec::new() }
    }

    /// Joins a group that still waits and has room; gives back what finds none.
    pub(super) fn join(
        waiting: &mut dyn Job,
        wanted: G,
        asker: oneshot::Sender<Result<G::Answer>>,
    ) -> Option<(G, oneshot::Sender<Result<G::Answer>>)> {
        match waiting.as_any().downcast_mut::<Self>() {
            Some(group) if group.wanted.len() < GATHERED_MAX => {
                group.wanted.push(wanted);
                group.askers.push(asker);
                None
            }
            _ => Some((wanted, asker)),
        }
    }

    /// Each for itself, after something failed for all of them.
    async fn each(&mut self, connection: &mut SqliteConnection, (frame, first): (&mut Frame, bool)) -> Result<()> {
        undo(connection, (frame, first)).await?;
        for wanted in &self.wanted {
            connection.execute("savepoint one").await?;
            let answer = alone(connection, wanted).await;
            let end = if answer.is_ok() { "release one" } else { "rollback to one; release one" };
            connection.execute(end).await?;
            self.answers.push(answer);
        }
        Ok(())
    }
}

impl<G: Gather> Job for Group<G> {
    fn run<'a>(
        &'a mut self,
        connection: &'a mut SqliteConnection,
        (frame, first): (&'a mut Frame, bool),
    ) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let undone = match attempt(connection, &self.wanted, frame).await {
                Ok(answers) => {
                    self.answers = answers;
                    return true;
                }
                Err(error) if self.wanted.len() == 1 => error,
                Err(_) => match self.each(connection, (frame, first)).await {
                    Ok(()) => return true,
                    Err(error) => error,
                },
            };
            // The connection itself failed, or there was only one: none of it is kept.
            self.answers = vec![Err(undone)];
            false
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), &sqlx::Error>) {
        let mut answers = self.answers.into_iter();
        for asker in self.askers {
            let answer = match (answers.next(), committed) {
                (Some(Err(error)), _) => Err(error),
                (_, Err(error)) => Err(retell(error)),
                (Some(Ok(value)), Ok(())) => Ok(value),
                (None, Ok(())) => Err(Error::internal("the writer dropped a job")),
            };
            // The asker may have stopped waiting; the work is done all the same.
            let _ = asker.send(answer);
        }
    }

    fn count(&self) -> usize {
        self.wanted.len()
    }

    fn begins(&self) -> bool {
        true
    }

    fn is_synced(&self) -> bool {
        G::SYNCED
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }
}

/// A panic is the job's own failure; the writer lives on.
async fn attempt<G: Gather>(
    connection: &mut SqliteConnection,
    wanted: &[G],
    frame: &mut Frame,
) -> Result<Vec<Result<G::Answer>>> {
    let answers = AssertUnwindSafe(async { G::all(connection, wanted, frame).await }).catch_unwind().await;
    let answers = answers.unwrap_or_else(|_| Err(Error::internal("a job of the writer panicked")))?;
    if answers.len() == wanted.len() { Ok(answers) } else { Err(Error::internal("a job of the writer lost an answer")) }
}

/// Makes the change for one, inside the caller's transaction.
///
/// # Errors
/// Its own.
pub async fn alone<G: Gather>(connection: &mut SqliteConnection, wanted: &G) -> Result<G::Answer> {
    attempt(connection, std::slice::from_ref(wanted), &mut Frame::within()).await?.swap_remove(0)
}
