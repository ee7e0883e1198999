//! Cards that stand and change: many touch them, few edits go out.
//!
//! Whoever changes what a card shows owes an edit of it, not the edit: a row without words, of which one waits at a time. It falls due
//! a little later, is drawn as things are then, and is frozen like any other row; so however many touch the card meanwhile, one edit
//! tells it all. After a crash the row is still there, and an edit may be sent again: the same words twice are the same card.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::edits::{self, Posting};
use super::{Due, Edit, Owed, Row};
use crate::error::Result;
use crate::message::Card;

/// An edit waits so long for others that come right after it.
pub const AFTER: TimeDelta = TimeDelta::seconds(2);
/// Between two edits of a card that is older than [`YOUNG`].
const SELDOM: TimeDelta = TimeDelta::seconds(60);
/// As long as a card is younger, people watch it.
const YOUNG: TimeDelta = TimeDelta::hours(1);
/// Why a card is not changed any more: it is let be.
pub const DELETED: &str = "people deleted it";

/// How far apart two edits of a card that was posted then are: two seconds in its first hour, a minute after that.
#[must_use]
pub fn pace(posted_at: DateTime<Utc>, now: DateTime<Utc>) -> TimeDelta {
    if now - posted_at < YOUNG { AFTER } else { SELDOM }
}

/// Owes an edit of a card, at the time of `owed` and at least `apart` after the last one; if one waits already it serves, at the
/// earlier of the two times. The revision is counted here.
///
/// # Errors
/// If the database fails.
pub async fn owe_edit(connection: &mut SqliteConnection, owed: &Owed, apart: TimeDelta) -> Result<()> {
    let known = edits::known(connection, owed).await?;
    let due_at = known.last_due.map_or(owed.due_at, |last| owed.due_at.max(last + apart));
    if known.waits {
        return edits::bring_forward(connection, owed, due_at).await;
    }
    super::owe(connection, &Owed { revision: known.next_revision, due_at, ..owed.clone() }).await
}

/// What becomes of an edit that has fallen due: the card that rows of the kind `post` posted for the same item and recipient is to be
/// `card` from now on. Nothing, if it is so already, or if people deleted it.
///
/// # Errors
/// If the database fails.
pub async fn redrawn(
    connection: &mut SqliteConnection,
    row: &Row,
    post: &str,
    card: Card,
    now: DateTime<Utc>,
) -> Result<Due> {
    Ok(match edits::posting(connection, row, post).await? {
        Posting::Coming => Due::Later(now + AFTER),
        Posting::Nowhere => Due::NotWanted("it stands nowhere"),
        Posting::Deleted => Due::NotWanted(DELETED),
        Posting::Stands { shown, .. } if shown.as_ref() == Some(&card) => Due::NotWanted("it says so already"),
        Posting::Stands { row, channel, message, .. } => Due::Edit(Edit { row, channel, message, card }),
    })
}
