//! What a person sees of decisions in `/home`: those that wait for their answer, and, if they facilitate, those that wait for a choice.

use sqlx::SqliteConnection;

use super::store::{self, answers, book};
use super::{Decision, store::book::Show, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::{pages, people, say};

/// Rows shown; the rest is behind *Decisions*.
const ROWS_MAX: usize = 3;

/// Decisions that wait, those on top whose new text hangs on their word, then the one that closes first; nothing if none is open.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let facilitates = people::coordinators(connection, &reader.charter, reader.now).await?.contains(&reader.person);
    let most = i64::try_from(ROWS_MAX).unwrap_or(i64::MAX);
    let (count, waiting) = store::waiting(connection, (guild, reader.person, facilitates), most, reader.now).await?;
    let unconfirmed = answers::unconfirmed_by(connection, (guild, reader.person), reader.now).await?;
    let open = if count > 0 { count } else { book::page(connection, guild, (None, Show::Open), (0, 1)).await?.0 };
    if open == 0 {
        return Ok(None);
    }
    let blocked = answers::with_block(connection, guild).await?;
    let heading =
        if count == 0 { say!(words, "home-decisions-none") } else { say!(words, "home-decisions", count = count) };
    // An answer that may fall out of the count comes first.
    let others = waiting.iter().filter(|decision| unconfirmed.iter().all(|known| known.id != decision.id));
    let rows = unconfirmed.iter().map(|decision| (view::line_to_keep(words, decision), decision));
    let rows = rows.chain(others.map(|decision| (view::line(words, decision, &blocked), decision)));
    let open = |decision: &Decision| pages::opens(words, decision.reference(), view::open_button(words, decision));
    let rows = rows.take(ROWS_MAX).map(|(line, decision)| (line, open(decision)));
    Ok(Some(HomeRows { heading, rows: rows.collect(), buttons: vec![view::list_button(words, guild)], list: None }))
}
