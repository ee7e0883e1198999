//! Pages of open polls.

use sqlx::SqliteConnection;

use super::store::{self, Seen};
use super::{NAME, view};
use crate::act::Act;
use crate::error::Result;
use crate::ids::GuildId;
use crate::message::{Button, Card, Press};
use crate::say;

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

/// The open polls that the asker may see, the one that closes first on top.
pub(super) async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let seen = Seen {
        guild: act.charter.guild,
        person: act.asker.person,
        channel: Some(act.asker.channel),
        coordinates: act.is_coordinator(connection).await?,
    };
    let (count, polls) = store::page(connection, seen, (page.number * PAGE_ROWS, PAGE_ROWS), act.now).await?;
    if count == 0 {
        return Ok(Card::new(say!(words, "poll-list-empty")));
    }
    let (shown, pages) = (page.number + 1, (count + PAGE_ROWS - 1) / PAGE_ROWS);
    let title = say!(words, "poll-list", count = count);
    let page_of = say!(words, "page-of", page = shown, pages = pages);
    let mut card = Card::new(if pages < 2 { title } else { format!("{title} · {page_of}") });
    for poll in &polls {
        card = card.row(view::line(words, poll), view::open_button(words, poll));
    }
    let turn = |label, number| Button::new(label, Press::new(NAME, "list", Page { number, ..page }.id()));
    let mut buttons = Vec::new();
    if page.number > 0 {
        buttons.push(turn(say!(words, "button-earlier-page"), page.number - 1));
    }
    if shown < pages {
        buttons.push(turn(say!(words, "button-next-page"), shown));
    }
    Ok(card.buttons(buttons))
}
