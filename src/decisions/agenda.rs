//! What decisions put on the agenda of a meeting: those that end before it begins, and those that a block holds up.

use sqlx::SqliteConnection;

use super::store::book::{self, Show};
use super::{State, view};
use crate::error::Result;
use crate::feature::Agenda;

/// Decisions that are looked through, the one that ends first on top.
const LOOKED_THROUGH: i64 = 50;
/// Decisions that are named.
const NAMED_MAX: usize = 5;

/// A line for each.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let (_, open) = book::page(connection, agenda.charter.guild, (None, Show::Open), (0, LOOKED_THROUGH)).await?;
    let wanted = open.iter().filter(|decision| {
        matches!(decision.state, State::Blocked | State::Awaiting) || decision.closes_at <= agenda.at
    });
    Ok(wanted.take(NAMED_MAX).map(|decision| view::line(agenda.words, decision)).collect())
}
