//! What a person sees of decisions in `/home`: those that wait for their answer, and, if they facilitate, those that wait for a choice.

use sqlx::SqliteConnection;

use super::store::{self, book};
use super::{store::book::Show, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::{people, say};

/// Rows shown; the rest is behind *Decisions*.
const ROWS_MAX: i64 = 3;

/// Decisions that wait, the one that closes first on top; nothing if none is open.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let facilitates = people::coordinators(connection, &reader.charter, reader.now).await?.contains(&reader.person);
    let (count, waiting) =
        store::waiting(connection, (guild, reader.person, facilitates), ROWS_MAX, reader.now).await?;
    let open = if count > 0 { count } else { book::page(connection, guild, (None, Show::Open), (0, 1)).await?.0 };
    if open == 0 {
        return Ok(None);
    }
    let heading =
        if count == 0 { say!(words, "home-decisions-none") } else { say!(words, "home-decisions", count = count) };
    let rows = waiting.iter().map(|decision| (view::line(words, decision), view::open_button(words, decision)));
    Ok(Some(HomeRows { heading, rows: rows.collect(), buttons: vec![view::list_button(words, guild)] }))
}
