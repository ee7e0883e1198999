//! What a person sees of meetings in `/home`: the next ones, and what they say to them.

use sqlx::SqliteConnection;

use super::store::{self, Seen, people as answers};
use super::view;
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::{pages, say};

/// Rows shown; all are behind *Meetings*.
const ROWS_MAX: i64 = 3;

/// The next meetings that the person may see: everyone's, their own, and those that they answered. (Which others they can read, we
/// cannot tell there.)
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let seen = Seen { guild, person: reader.person, channel: None, coordinates: false };
    let (count, meetings) = store::page(connection, seen, (0, ROWS_MAX)).await?;
    if count == 0 {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for meeting in &meetings {
        let next = meeting.current(reader.charter.zone, reader.now);
        let own = match next {
            Some(next) => answers::answer(connection, (meeting.id, next.original), reader.person).await?,
            None => None,
        };
        let open = pages::opens(words, meeting.reference(), view::open_button(words, meeting));
        rows.push((view::line(words, meeting, next, own), open));
    }
    let buttons = vec![view::list_button(words, guild)];
    let mut heading = say!(words, "home-meetings", count = count);
    if count > ROWS_MAX {
        heading = format!("{heading}\n{}", say!(words, "home-meetings-first", count = ROWS_MAX));
    }
    Ok(Some(HomeRows { heading, rows, buttons, list: None }))
}
