//! `/home`: the one command that members need.

use sqlx::SqliteConnection;

use super::{NAME, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, HomeRows, Reader};
use crate::message::{Button, Card, Look, Press};
use crate::text::{said, stamp};
use crate::{people, say};

/// What Discord allows in a message, without the container, the greeting, who is away (text and button: three), the line and the
/// last row with its three buttons (five), and the hint that nothing is set up.
const COMPONENTS_MAX: usize = 40 - 1 - 1 - 3 - 5 - 1;
/// Characters that Discord allows in a message.
const CHARS_MAX: usize = 4_000;
/// What a row with its button takes: the two, and what holds them.
const ROW: usize = 3;

/// What a section takes with so many of its rows bearing their button: the thin line, the heading (with the lines under it, if no row
/// bears a button), the rows, the text with the other lines, and the section's own buttons, with its list if a row needs that.
fn takes(section: &HomeRows, with_button: usize) -> usize {
    let bare = with_button < section.rows.len();
    let buttons = section.buttons.len() + usize::from(bare && section.list.is_some());
    2 + ROW * with_button + usize::from(bare && with_button > 0) + usize::from(buttons > 0) + buttons
}

/// How many rows of each section bear their button: the first of each, then the second, as long as there is room. The others are
/// lines, and open by the section's list.
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

/// Characters of a section, with what stands between its lines.
fn length(section: &HomeRows) -> usize {
    let rows = section.rows.iter().map(|(line, _)| line.chars().count() + 1);
    section.heading.chars().count() + 1 + rows.sum::<usize>()
}

/// Whether all of its rows stand behind a button of its own.
fn has_list(section: &HomeRows) -> bool {
    section.list.is_some() || section.buttons.iter().any(|button| button.press.action == "list")
}

/// As long as all is too much for a message, the last row of the longest section goes. What has a list of its own, where the row still
/// stands, gives first; the first row of each section stays.
fn shorten(sections: &mut [HomeRows], room: usize) {
    while sections.iter().map(length).sum::<usize>() > room {
        let gives = sections.iter_mut().filter(|section| section.rows.len() > 1);
        let Some(longest) = gives.max_by_key(|section| (has_list(section), length(section))) else { return };
        longest.rows.pop();
        longest.buttons.extend(longest.list.take());
    }
}

/// The card with one more section, whose first rows bear their buttons.
fn placed(card: Card, section: HomeRows, with_button: usize) -> Card {
    let (mut rows, mut buttons) = (section.rows, section.buttons);
    let lines: Vec<String> = rows.split_off(with_button.min(rows.len())).into_iter().map(|(line, _)| line).collect();
    if !lines.is_empty() {
        buttons.extend(section.list);
    }
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
    card.buttons(buttons)
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
    let hint = act.charter.set_up_at.is_none().then(|| say!(words, "not-set-up"));
    let heading = say!(words, "home-heading", name = said(&reader.name));
    let mut taken = heading.chars().count() + hint.as_deref().map_or(0, |hint| hint.chars().count());
    let mut card = Card::new(heading);
    let guild = act.charter.guild;
    let delivery = people::delivery(connection, guild, act.asker.person).await?;
    if let Some(until) = delivery.away_at(act.now) {
        let back = Button::new(say!(words, "button-back"), Press::new(NAME, "home-back", guild)).look(Look::Primary);
        let away = say!(words, "home-away", until = stamp(until));
        taken += away.chars().count();
        card = card.row(away, back);
    }
    let mut sections = Vec::new();
    for home_rows in app.features.iter().filter_map(|feature| feature.home_rows) {
        sections.extend(home_rows(connection, &reader).await?);
    }
    shorten(&mut sections, CHARS_MAX.saturating_sub(taken));
    let with_buttons = share(&sections);
    for (section, buttons) in sections.into_iter().zip(with_buttons) {
        card = placed(card, section, buttons);
    }
    let mut last = vec![
        Button::new(say!(words, "button-settings"), Press::new(NAME, "settings", guild)),
        Button::new(say!(words, "button-something-else"), Press::new(NAME, "more", guild)),
    ];
    if act.is_coordinator(connection).await? {
        // What is past its date is on top there.
        last.push(Button::new(say!(words, "button-everyones"), view::promises(guild, "open", "all")));
    }
    card = card.line().buttons(last);
    Ok(hint.into_iter().fold(card, Card::text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Block;

    #[test]
    fn long_rows_go_where_a_list_has_them_and_the_first_of_each_stays() {
        let section = |rows: &[usize], action: &str| {
            let button = Button::new("Open".to_owned(), Press::new("x", action, 1));
            let rows = rows.iter().map(|length| ("x".repeat(*length), button.clone())).collect();
            HomeRows { heading: String::new(), rows, buttons: vec![button], list: None }
        };
        let check = |room: usize, expected: &[usize]| {
            let mut sections = vec![section(&[99, 99], "make"), section(&[99, 49], "list"), section(&[49, 49], "list")];
            shorten(&mut sections, room);
            assert_eq!(sections.iter().map(|section| section.rows.len()).collect::<Vec<_>>(), expected, "{room}");
        };
        check(500, &[2, 2, 2]);
        check(452, &[2, 1, 2]);
        check(402, &[2, 1, 1]);
        check(352, &[1, 1, 1]);
        check(1, &[1, 1, 1]);
    }

    #[test]
    fn rows_get_their_buttons_in_turn_as_long_as_there_is_room() {
        let section = |rows: usize, buttons: usize| {
            let button = Button::new("Open".to_owned(), Press::new("x", "open", 1));
            let rows = (0..rows).map(|row| (format!("row {row}"), button.clone())).collect();
            HomeRows { heading: "Heading".to_owned(), rows, buttons: vec![button; buttons], list: None }
        };
        let check = |sections: &[(usize, usize)], expected: &[usize]| {
            let sections: Vec<_> = sections.iter().map(|(rows, buttons)| section(*rows, *buttons)).collect();
            assert_eq!(share(&sections), expected);
        };
        check(&[], &[]);
        check(&[(4, 2)], &[4]);
        check(&[(4, 2), (3, 1)], &[3, 3]);
        check(&[(5, 2), (5, 2), (5, 2)], &[1, 1, 1]);
        check(&[(5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1), (5, 1)], &[0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn a_row_without_its_button_is_behind_the_list() {
        let button = |action| Button::new("Open".to_owned(), Press::new("x", action, 1));
        let section = || HomeRows {
            heading: "Heading".to_owned(),
            rows: (0..4).map(|row| (format!("row {row}"), button("open"))).collect(),
            buttons: vec![button("make")],
            list: Some(button("list")),
        };
        let lists = |card: Card| {
            let buttons = card.blocks.into_iter().filter_map(|block| match block {
                Block::Buttons(buttons) => Some(buttons),
                _ => None,
            });
            buttons.flatten().filter(|button| button.press.action == "list").count()
        };
        for (with_button, listed) in [(4, 0), (3, 1), (0, 1)] {
            assert_eq!(lists(placed(Card::default(), section(), with_button)), listed, "{with_button}");
        }
        assert_eq!([takes(&section(), 4), takes(&section(), 3), takes(&section(), 0)], [16, 15, 5]);
        // A row that has gone altogether is behind it too.
        let mut shortened = [section()];
        shorten(&mut shortened, length(&section()) - 1);
        let [shortened] = shortened;
        assert_eq!((shortened.rows.len(), lists(placed(Card::default(), shortened, 3))), (3, 1));
    }
}
