//! What polls put on the agenda of a meeting: those of its channel that close soon after it begins.

use sqlx::SqliteConnection;

use super::{store, view};
use crate::error::Result;
use crate::feature::Agenda;

/// Polls that are named.
const NAMED_MAX: i64 = 5;

/// A line for each, the one that closes first on top.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let Agenda { charter, channel, ends, words, now: _, since: _ } = agenda;
    let closing = store::closing(connection, (charter.guild, *channel), *ends, NAMED_MAX).await?;
    Ok(closing.iter().map(|poll| view::line_that_stays(*words, poll)).collect())
}
