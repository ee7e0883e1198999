//! What the front door owes: the welcome, and the *Start here* card.

use sqlx::SqliteConnection;

use super::{store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::outbox::{Due, Row};

/// The welcome speaks the guild's language; before setup that is English, with *Español* beside it.
pub fn welcome(row: &Row, charter: &Charter) -> Due {
    if charter.set_up_at.is_some() {
        return Due::NotWanted("already set up");
    }
    Due::Send(vec![view::welcome(charter.words(), row.guild).into()])
}

/// The card that setup leaves behind.
pub async fn start_here(connection: &mut SqliteConnection, row: &Row, charter: &Charter) -> Result<Due> {
    if store::start_here(connection, row.guild).await?.is_some_and(|newest| newest.id != row.id) {
        return Ok(Due::NotWanted("a newer card"));
    }
    Ok(Due::Send(vec![view::start_here(charter.words(), row.guild, &charter.name).into()]))
}
