//! What a person sees of polls in `/home`: those that wait for their answer; if none does, those that are open. (Which others they can
//! read beside everyone's, their own and those that they answered, we cannot tell there.)

use sqlx::SqliteConnection;

use super::store::{self, Seen};
use super::{Poll, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::{pages, say};

/// Polls named; all are behind *Polls*.
const NAMED_MAX: i64 = 3;

/// Open polls, the one that closes first on top; nothing if there are none.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let (waits, waiting) = store::waiting(connection, (guild, reader.person), NAMED_MAX, reader.now).await?;
    let (heading, polls) = if waits > 0 {
        (say!(words, "home-polls", count = waits), waiting)
    } else {
        let seen = Seen { guild, person: reader.person, channel: None, coordinates: false, since: reader.now };
        (say!(words, "home-polls-none"), store::page(connection, seen, (0, NAMED_MAX), reader.now).await?.1)
    };
    if polls.is_empty() {
        return Ok(None);
    }
    let open = |poll: &Poll| pages::opens(words, poll.reference(), view::open_button(words, poll));
    let rows = polls.iter().map(|poll| (view::line(words, poll), open(poll))).collect();
    Ok(Some(HomeRows { heading, rows, buttons: vec![view::list_button(words, guild)], list: None }))
}
