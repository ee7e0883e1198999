//! What a person sees of polls in `/home`: their own, and those that they answered. (Which others they can read, we cannot tell there.)

use sqlx::SqliteConnection;

use super::store::{self, Seen};
use super::view;
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::say;

/// Polls named; all are behind *Polls*.
const NAMED_MAX: i64 = 3;

/// Open polls, the one that closes first on top; nothing if there are none.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let seen = Seen { guild, person: reader.person, channel: None, coordinates: false, since: reader.now };
    let (count, polls) = store::page(connection, seen, (0, NAMED_MAX), reader.now).await?;
    if count == 0 {
        return Ok(None);
    }
    let rows = polls.iter().map(|poll| (view::line(words, poll), view::open_button(words, poll))).collect();
    let buttons = vec![view::list_button(words, guild)];
    Ok(Some(HomeRows { heading: say!(words, "home-polls", count = count), rows, buttons }))
}
