//! What decisions put on the agenda of a meeting: those that end soon after it begins, and those that a block holds up.

use sqlx::SqliteConnection;

use super::store::answers;
use super::store::book::{self, Show};
use super::{Decision, State, view};
use crate::error::Result;
use crate::feature::Agenda;

/// Decisions that are looked through, the one that ends first on top.
const LOOKED_THROUGH: i64 = 50;
/// Decisions that are named.
const NAMED_MAX: usize = 5;

/// A line for each.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let (_, open) = book::page(connection, agenda.charter.guild, (None, Show::Open), (0, LOOKED_THROUGH)).await?;
    // A block is talked about best before it pauses anything.
    let blocked = answers::with_block(connection, agenda.charter.guild).await?;
    let is_blocked = |decision: &Decision| blocked.contains(&decision.id);
    let wanted = open.iter().filter(|decision| {
        matches!(decision.state, State::Blocked | State::Awaiting)
            || (agenda.ends.0 < decision.closes_at && decision.closes_at <= agenda.ends.1)
            || is_blocked(decision)
    });
    let line = |decision: &Decision| view::line_that_stays(agenda.words, decision, &blocked);
    Ok(wanted.take(NAMED_MAX).map(line).collect())
}
