//! What a person sees of their reminders in `/home`.

use sqlx::SqliteConnection;

use super::{Reminder, store, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::{pages, say};

/// Rows shown; the rest is behind *My reminders*. (A card holds 40 components.)
const ROWS_MAX: i64 = 2;

/// The person's own reminders, the next first.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let (count, next) = store::page(connection, (guild, reader.person), false, (0, ROWS_MAX)).await?;
    if count == 0 {
        let heading = say!(words, "remind-list-empty");
        return Ok(Some(HomeRows { heading, rows: Vec::new(), buttons: Vec::new(), list: None }));
    }
    let open = |reminder: &Reminder| pages::opens(words, reminder.reference(), view::open_button(words, reminder));
    let rows = next.iter().map(|reminder| (view::line(words, reminder, None), open(reminder)));
    let (mut buttons, mut list) = (Vec::new(), Some(view::list_button(words, guild)));
    let mut heading = say!(words, "home-reminders", count = count);
    if count > ROWS_MAX {
        heading = format!("{heading}\n{}", say!(words, "home-reminders-first", count = ROWS_MAX));
        buttons.extend(list.take());
    }
    Ok(Some(HomeRows { heading, rows: rows.collect(), buttons, list }))
}
