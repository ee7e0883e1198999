//! `/home`: the one command that members need.

use sqlx::SqliteConnection;

use super::NAME;
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, HomeRows, Reader};
use crate::message::{Button, Card, Look, Press};
use crate::text::{said, stamp};
use crate::{people, say};

/// What Discord allows in a message, without the container, the greeting, who is away (text and button: three), the line and the
/// button of the settings (three), and the hint that nothing is set up.
const COMPONENTS_MAX: usize = 40 - 1 - 1 - 3 - 3 - 1;
/// What a row with its button takes: the two, and what holds them.
const ROW: usize = 3;

/// What a section takes with so many of its rows bearing their button: the thin line, the heading (with the lines under it, if no row
/// bears a button), the rows, the text with the other lines, and the section's own buttons.
fn takes(section: &HomeRows, with_button: usize) -> usize {
    let rest = usize::from(with_button > 0 && with_button < section.rows.len());
    let buttons = if section.buttons.is_empty() { 0 } else { 1 + section.buttons.len() };
    2 + ROW * with_button + rest + buttons
}

/// How many rows of each section bear their button: the first of each, then the second, as long as there is room. The others are
/// lines, and open by the section's own buttons.
fn share(sections: &[HomeRows]) -> Vec<usize> {
    let mut shared = vec![0; sections.len()];
    let longest = sections.iter().map(|section| section.rows.len()).max().unwrap_or_default();
    for rank in 1..=longest {
        for at in (0..sections.len()).filter(|at| rank <= sections[*at].rows.len()) {
            let before = std::mem::replace(&mut shared[at], rank);
            let all: usize = sections.iter().zip(&shared).map(|(section, shared)| takes(section, *shared)).sum();
            if all > COMPONENTS_MAX {
                shared[at] = before;
            }
        }
    }
    shared
}

/// The card with one more section, whose first rows bear their buttons.
fn placed(card: Card, section: HomeRows, with_button: usize) -> Card {
    let mut rows = section.rows;
    let lines: Vec<String> = rows.split_off(with_button.min(rows.len())).into_iter().map(|(line, _)| line).collect();
    let mut card = card.line();
    let lines = lines.join("\n");
    card = match (rows.is_empty(), lines.is_empty()) {
        (true, false) => card.text(format!("{}\n{lines}", section.heading)),
        _ => card.text(section.heading),
    };
    let bare = rows.is_empty() || lines.is_empty();
    for (line, button) in rows {
        card = card.row(line, button);
    }
    card = if bare { card } else { card.text(lines) };
    card.buttons(section.buttons)
}

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
    let mut sections = Vec::new();
    for home_rows in app.features.iter().filter_map(|feature| feature.home_rows) {
        sections.extend(home_rows(connection, &reader).await?);
    }
    let with_buttons = share(&sections);
    for (section, buttons) in sections.into_iter().zip(with_buttons) {
        card = placed(card, section, buttons);
    }
    let settings = Button::new(say!(words, "button-settings"), Press::new(NAME, "settings", guild));
    card = card.line().buttons(vec![settings]);
    Ok(if act.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_get_their_buttons_in_turn_as_long_as_there_is_room() {
        let section = |rows: usize, buttons: usize| {
            let button = Button::new("Open".to_owned(), Press::new("x", "open", 1));
            let rows = (0..rows).map(|row| (format!("row {row}"), button.clone())).collect();
            HomeRows { heading: "Heading".to_owned(), rows, buttons: vec![button; buttons] }
        };
        let check = |sections: &[(usize, usize)], expected: &[usize]| {
            let sections: Vec<_> = sections.iter().map(|(rows, buttons)| section(*rows, *buttons)).collect();
            assert_eq!(share(&sections), expected);
        };
        check(&[], &[]);
        check(&[(4, 2)], &[4]);
        check(&[(4, 2), (3, 1)], &[4, 3]);
        check(&[(5, 2), (5, 2), (5, 2)], &[2, 1, 1]);
        check(&[(5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1)], &[0, 0, 0, 0, 0, 0, 0]);
    }
}
