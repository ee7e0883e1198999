//! `/home`: the one command that members need.

use sqlx::SqliteConnection;

use crate::act::Act;
use crate::error::Result;
use crate::feature::{App, Reader};
use crate::message::Card;
use crate::say;
use crate::text::said;

/// What every feature has for this person, section by section.
pub async fn card(connection: &mut SqliteConnection, app: &App, act: &Act) -> Result<Card> {
    let words = act.words();
    let reader = Reader {
        charter: act.charter.clone(),
        person: act.asker.person,
        name: act.asker.name.clone(),
        words,
        now: act.now,
    };
    let mut card = Card::new(say!(words, "home-heading", name = said(&reader.name)));
    for home_rows in app.features.iter().filter_map(|feature| feature.home_rows) {
        let section = home_rows(connection, &reader).await?;
        card = card.line().text(section.heading);
        for (line, button) in section.rows {
            card = card.row(line, button);
        }
        card = card.buttons(section.buttons);
    }
    Ok(if act.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card })
}
