//! Pages of polls: the open ones, then those that closed lately, so that what came of one is found.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::store::{self, Seen};
use super::{NAME, view};
use crate::act::Act;
use crate::error::Result;
use crate::message::Card;
use crate::pages::{self, Page};
use crate::say;

/// So long after it closed a poll is in the list.
const CLOSED_FOR: TimeDelta = TimeDelta::days(60);

/// The polls that the asker may see, the open one that closes first on top.
pub(super) async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let seen = Seen {
        guild: act.charter.guild,
        person: act.asker.person,
        channel: Some(act.asker.channel),
        coordinates: act.is_coordinator(connection).await?,
        since: act.now - CLOSED_FOR,
    };
    let (count, polls) = store::page(connection, seen, page.rows(), act.now).await?;
    if count == 0 {
        return Ok(Card::new(say!(words, "poll-list-empty")));
    }
    let title = say!(words, "poll-list", count = count);
    let mut card = Card::new(page.title(words, title, count));
    for poll in &polls {
        let open = pages::opens(words, poll.reference(), view::open_button(words, poll));
        card = card.row(view::line(words, poll), open);
    }
    Ok(card.buttons(page.turns(words, NAME, count)))
}
