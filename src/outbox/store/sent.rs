//! Rows that arrived, many at once: at nine in the morning hundreds do within a second.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use super::super::Arrived;
use crate::db::{Frame, Gather, Part, Script};
use crate::error::Result;
use crate::ids::OutboxId;

/// A row that arrived.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    /// Which.
    pub id: OutboxId,
    /// What is there now.
    pub arrived: Arrived,
    /// Since when.
    pub at: DateTime<Utc>,
}

impl Gather for Sent {
    type Answer = ();

    // After a loss of power within the next seconds the row is one that was on its way, and its message is looked for.
    const SYNCED: bool = false;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<()>>>> {
        Box::pin(async move {
            for block in all.chunks(Script::ROWS_MAX) {
                let mut filled = SENT.fill(block.len());
                for Self { id, arrived, at } in block {
                    let (channel, made) = arrived.place();
                    filled.add(*id).add(channel).add(made).add(*at);
                }
                filled.next_part();
                let (sql, values) = filled.framed(frame)?;
                sqlx::query_with(sql, values).execute(&mut *connection).await?;
            }
            Ok(all.iter().map(|_| Ok(())).collect())
        })
    }
}

/// What arrives is no longer failing, and its channel is open: a trigger sees to that (see the migration `arrived`).
static SENT: Script = Script::new(&[Part {
    head: "update or fail outbox set state = 'sent', channel = new.column2, made = new.column3, ended_at = new.column4,
                                     unsure = false, trouble = null from",
    columns: 4,
    tail: "new where outbox.id = new.column1 and outbox.state = 'frozen'",
}]);
