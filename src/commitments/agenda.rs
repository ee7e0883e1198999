//! What promises put on the agenda of a meeting: only how many are past their date. Nobody is named, and nothing that they promised.

use sqlx::SqliteConnection;

use super::store;
use crate::error::Result;
use crate::feature::Agenda;
use crate::say;

/// One line, if there is something to say.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let count = store::count_overdue(connection, agenda.charter.guild, agenda.now).await?;
    Ok(if count == 0 { Vec::new() } else { vec![say!(agenda.words, "commit-agenda", count = count)] })
}
