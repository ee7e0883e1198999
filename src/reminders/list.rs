//! Pages of reminders.

use sqlx::SqliteConnection;

use super::{NAME, store, view};
use crate::act::Act;
use crate::error::Result;
use crate::ids::GuildId;
use crate::message::{Button, Card, Press};
use crate::{people, say};

/// Rows on a page.
const PAGE_ROWS: i64 = 10;

/// Which page; it fits into the id of a custom id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub guild: GuildId,
    /// From 0.
    pub number: i64,
}

impl Page {
    /// As the id of a press: `0.<guild>`.
    pub fn id(self) -> String {
        format!("{}.{}", self.number, self.guild)
    }

    /// Reads what [`Self::id`] wrote; `None` for what it did not.
    pub fn parse(id: &str) -> Option<Self> {
        let (number, guild) = id.split_once('.')?;
        let number = number.parse().ok().filter(|number| (0..100_000).contains(number))?;
        Some(Self { guild: guild.parse().ok()?, number })
    }
}

/// The asker's own reminders and, for coordinators, all that go to channels: the next first.
pub(super) async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let who = (act.charter.guild, act.asker.person);
    let coordinates = act.is_coordinator(connection).await?;
    let (count, rows) = store::page(connection, who, coordinates, (page.number * PAGE_ROWS, PAGE_ROWS)).await?;
    if count == 0 {
        return Ok(Card::new(say!(words, "remind-list-empty")));
    }
    let pages = (count + PAGE_ROWS - 1) / PAGE_ROWS;
    let title = say!(words, "remind-list", count = count);
    let shown = page.number + 1;
    let page_of = say!(words, "page-of", page = shown, pages = pages);
    let mut card = Card::new(if pages < 2 { title } else { format!("{title} · {page_of}") });
    for reminder in &rows {
        let others = reminder.maker != act.asker.person;
        let name = if others { people::known(connection, who.0, reminder.maker).await? } else { None };
        let name = name.map(|known| known.name);
        card = card.row(view::line(words, reminder, name.as_deref()), view::open_button(words, reminder));
    }
    let turn = |label, number| Button::new(label, Press::new(NAME, "list", Page { number, ..page }.id()));
    let mut buttons = Vec::new();
    if page.number > 0 {
        buttons.push(turn(say!(words, "button-earlier-page"), page.number - 1));
    }
    if page.number + 1 < pages {
        buttons.push(turn(say!(words, "button-next-page"), page.number + 1));
    }
    Ok(card.buttons(buttons))
}
