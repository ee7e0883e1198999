//! `/home`: the one command that members need.

use sqlx::SqliteConnection;

use super::NAME;
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, Reader};
use crate::message::{Button, Card, Look, Press};
use crate::text::{said, stamp};
use crate::{people, say};

/// What every feature has for this person, section by section.
pub async fn card(connection: &mut SqliteConnection, app: &App, act: &Act) -> Result<Card> {
    let words = act.words();
    let reader = Reader {
        charter: Charter::clone(&act.charter),
        person: act.asker.person,
        name: act.asker.name.clone(),
        words,
        now: act.now,
    };
    let mut card = Card::new(say!(words, "home-heading", name = said(&reader.name)));
    let guild = act.charter.guild;
    let delivery = people::delivery(connection, guild, act.asker.person).await?;
    if let Some(until) = delivery.away_at(act.now) {
        let back = Button::new(say!(words, "button-back"), Press::new(NAME, "home-back", guild)).look(Look::Primary);
        card = card.row(say!(words, "home-away", until = stamp(until)), back);
    }
    for home_rows in app.features.iter().filter_map(|feature| feature.home_rows) {
        let Some(section) = home_rows(connection, &reader).await? else { continue };
        card = card.line().text(section.heading);
        for (line, button) in section.rows {
            card = card.row(line, button);
        }
        card = card.buttons(section.buttons);
    }
    let settings = Button::new(say!(words, "button-settings"), Press::new(NAME, "settings", guild));
    card = card.line().buttons(vec![settings]);
    Ok(if act.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card })
}
