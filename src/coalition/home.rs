//! `/home`: the one command that members need.

use std::collections::HashSet;

use sqlx::SqliteConnection;

use super::{NAME, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, HomeRows, Reader};
use crate::message::{Button, Card, Look, Press, ROW_BUTTONS};
use crate::text::{said, stamp};
use crate::{people, say};

/// Components that Discord allows in a message, the container among them.
const COMPONENTS_MAX: usize = 40;
/// Characters that Discord allows in a message.
const CHARS_MAX: usize = 4_000;
/// What a row with its button takes: the two, and what holds them.
const ROW: usize = 3;
/// The features whose rows ask nothing.
const ONLY_COME: [&str; 2] = ["remind", "meeting"];

/// What a section takes with each row's button beside it: the thin line, the heading, the rows, the section's own buttons.
fn beside(section: &HomeRows) -> usize {
    2 + ROW * section.rows.len() + row_of(section.buttons.len())
}

/// What it takes with all of its lines in one text, and so many of its rows opened by the buttons under it.
fn below(section: &HomeRows, opened: usize) -> usize {
    2 + row_of(buttons_below(section, opened))
}

/// The section's buttons then; its list joins them as soon as a row is not opened by one.
fn buttons_below(section: &HomeRows, opened: usize) -> usize {
    section.buttons.len() + opened + usize::from(opened < section.rows.len() && section.list.is_some())
}

/// What so many buttons side by side take, with what holds them.
fn row_of(buttons: usize) -> usize {
    buttons + usize::from(buttons > 0)
}

/// How many rows of each section are opened by the buttons under it: the first of each, then the second, as long as there is room, and of
/// what only comes after what waits for somebody. `None`: there is room for each button beside its row.
fn share(sections: &[HomeRows], room: usize) -> Option<Vec<usize>> {
    if sections.iter().map(beside).sum::<usize>() <= room {
        return None;
    }
    let mut shared = vec![0; sections.len()];
    let longest = sections.iter().map(|section| section.rows.len()).max().unwrap_or_default();
    let mut in_need: Vec<(usize, &HomeRows)> = sections.iter().enumerate().collect();
    in_need.sort_by_key(|(_, section)| only_comes(section));
    for rank in 1..=longest {
        for (at, section) in in_need.iter().copied() {
            if shared[at] + 1 != rank || rank > section.rows.len() || !tells_apart(section) {
                continue;
            }
            shared[at] = rank;
            let all: usize = sections.iter().zip(&shared).map(|(section, opened)| below(section, *opened)).sum();
            if all > room || buttons_below(section, rank) > ROW_BUTTONS {
                shared[at] = rank - 1;
            }
        }
    }
    Some(shared)
}

/// Whether its rows only say what comes: nothing is asked there.
fn only_comes(section: &HomeRows) -> bool {
    section.rows.first().is_some_and(|(_, button)| ONLY_COME.contains(&button.press.feature.as_str()))
}

/// Whether the buttons of its rows say which row is meant, wherever they stand.
fn tells_apart(section: &HomeRows) -> bool {
    let labels: HashSet<&str> = section.rows.iter().map(|(_, button)| button.label.as_str()).collect();
    labels.len() == section.rows.len()
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

/// The card with one more section. `opened`: how many of its rows the buttons under it open; `None`: each has its button beside it.
fn placed(card: Card, section: HomeRows, opened: Option<usize>) -> Card {
    let HomeRows { heading, rows, buttons, list } = section;
    let card = card.line();
    let Some(opened) = opened else {
        let card = rows.into_iter().fold(card.text(heading), |card, (line, button)| card.row(line, button));
        return card.buttons(buttons);
    };
    let list = list.filter(|_| opened < rows.len());
    let (lines, opens): (Vec<String>, Vec<Button>) = rows.into_iter().unzip();
    let text: Vec<String> = std::iter::once(heading).chain(lines).collect();
    card.text(text.join("\n")).buttons(opens.into_iter().take(opened).chain(buttons).chain(list).collect())
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
    // The container, the greeting, and the hint.
    let mut components = 2 + usize::from(hint.is_some());
    let mut card = Card::new(heading);
    let guild = act.charter.guild;
    let delivery = people::delivery(connection, guild, act.asker.person).await?;
    if let Some(until) = delivery.away_at(act.now) {
        let back = Button::new(say!(words, "button-back"), Press::new(NAME, "home-back", guild)).look(Look::Primary);
        let away = say!(words, "home-away", until = stamp(until));
        taken += away.chars().count();
        components += ROW;
        card = card.row(away, back);
    }
    let mut sections = Vec::new();
    for home_rows in app.features.iter().filter_map(|feature| feature.home_rows) {
        sections.extend(home_rows(connection, &reader).await?);
    }
    let mut last = vec![
        Button::new(say!(words, "button-settings"), Press::new(NAME, "settings", guild)),
        Button::new(say!(words, "button-something-else"), Press::new(NAME, "more", guild)),
    ];
    if act.is_coordinator(connection).await? {
        // What is past its date is on top there.
        last.push(Button::new(say!(words, "button-everyones"), view::promises(guild, "open", "all")));
    }
    components += 1 + row_of(last.len());
    shorten(&mut sections, CHARS_MAX.saturating_sub(taken));
    let shared = share(&sections, COMPONENTS_MAX.saturating_sub(components));
    for (at, section) in sections.into_iter().enumerate() {
        let opened = shared.as_ref().and_then(|shared| shared.get(at)).copied();
        card = placed(card, section, opened);
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

    fn button(label: &str, action: &str) -> Button {
        Button::new(label.to_owned(), Press::new("x", action, 1))
    }

    fn section(rows: usize, buttons: usize, list: bool) -> HomeRows {
        HomeRows {
            heading: "Heading".to_owned(),
            rows: (0..rows).map(|row| (format!("row {row}"), button(&format!("Open {row}"), "open"))).collect(),
            buttons: vec![button("Make", "make"); buttons],
            list: list.then(|| button("All", "list")),
        }
    }

    #[test]
    fn buttons_stand_under_their_section_where_there_is_no_room_beside_the_rows() {
        let check = |sections: &[(usize, usize, bool)], room: usize, expected: Option<&[usize]>| {
            let sections: Vec<_> = sections.iter().map(|(rows, own, list)| section(*rows, *own, *list)).collect();
            assert_eq!(share(&sections, room).as_deref(), expected, "{room}");
        };
        check(&[], 0, None);
        check(&[(4, 2, false)], 17, None);
        check(&[(4, 2, false)], 16, Some(&[3]));
        // The list goes with the last row that it is for.
        check(&[(4, 1, true)], 15, Some(&[4]));
        check(&[(3, 1, false), (2, 1, true)], 9, Some(&[0, 0]));
        check(&[(3, 1, false), (2, 1, true)], 10, Some(&[1, 0]));
        check(&[(3, 1, false), (2, 1, true)], 11, Some(&[1, 2]));
        check(&[(3, 1, false), (2, 1, true)], 12, Some(&[2, 2]));
    }

    #[test]
    fn what_waits_has_its_button_before_what_only_comes() {
        let mut comes = section(2, 1, false);
        for (_, button) in &mut comes.rows {
            "meeting".clone_into(&mut button.press.feature);
        }
        let sections = [comes, section(2, 1, false)];
        for (room, expected) in [(9, [0, 1]), (10, [1, 1]), (11, [1, 2]), (12, [2, 2])] {
            assert_eq!(share(&sections, room), Some(expected.to_vec()), "{room}");
        }
    }

    #[test]
    fn a_button_that_does_not_say_its_row_stands_under_none() {
        let mut alike = section(2, 1, false);
        alike.rows[1].1 = alike.rows[0].1.clone();
        assert_eq!(share(&[alike], 6), Some(vec![0]));
    }

    #[test]
    fn a_row_without_its_button_is_behind_the_list() {
        let section = || section(4, 1, true);
        let shown = |card: Card| {
            let buttons = card.blocks.into_iter().filter_map(|block| match block {
                Block::Buttons(buttons) => Some(buttons),
                _ => None,
            });
            buttons.flatten().map(|button| button.label).collect::<Vec<_>>().join(", ")
        };
        for (opened, expected) in [
            (None, "Make"),
            (Some(4), "Open 0, Open 1, Open 2, Open 3, Make"),
            (Some(1), "Open 0, Make, All"),
            (Some(0), "Make, All"),
        ] {
            assert_eq!(shown(placed(Card::default(), section(), opened)), expected);
        }
        // A row that has gone altogether is behind it too.
        let mut shortened = [section()];
        shorten(&mut shortened, length(&section()) - 1);
        let [shortened] = shortened;
        assert_eq!(shortened.rows.len(), 3);
        assert_eq!(shown(placed(Card::default(), shortened, None)), "Make, All");
    }
}
