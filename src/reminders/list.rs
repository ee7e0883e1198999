//! Pages of reminders.

use sqlx::SqliteConnection;

use super::{NAME, store, view};
use crate::act::Act;
use crate::error::Result;
use crate::message::Card;
use crate::pages::{self, Page};
use crate::{people, say};

/// The asker's own reminders and, for coordinators, all that go to channels: the next first.
pub(super) async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let who = (act.charter.guild, act.asker.person);
    let coordinates = act.is_coordinator(connection).await?;
    let (count, rows) = store::page(connection, who, coordinates, page.rows()).await?;
    if count == 0 {
        return Ok(Card::new(say!(words, "remind-list-empty")));
    }
    let title = say!(words, "remind-list", count = count);
    let mut card = Card::new(page.title(words, title, count));
    for reminder in &rows {
        let others = reminder.maker != act.asker.person;
        let name = if others { people::known(connection, who.0, reminder.maker).await? } else { None };
        let name = name.map(|known| known.name);
        let open = pages::opens(words, reminder.reference(), view::open_button(words, reminder));
        card = card.row(view::line(words, reminder, name.as_deref()), open);
    }
    Ok(card.buttons(page.turns(words, NAME, count)))
}
