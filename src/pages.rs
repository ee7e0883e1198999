//! Pages of a coalition's list: which one, and what stands around its rows.

use crate::ids::GuildId;
use crate::items::Reference;
use crate::message::{Button, Press};
use crate::say;
use crate::text::Words;

/// Rows on a page.
const ROWS: i64 = 10;

/// Which page; it fits into the id of a custom id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Of which coalition.
    pub guild: GuildId,
    /// From 0.
    pub number: i64,
}

impl Page {
    /// As the id of a press: `0.<guild>`.
    #[must_use]
    pub fn id(self) -> String {
        format!("{}.{}", self.number, self.guild)
    }

    /// Reads what [`Self::id`] wrote; `None` for what it did not.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (number, guild) = id.split_once('.')?;
        let number = number.parse().ok().filter(|number| (0..100_000).contains(number))?;
        Some(Self { guild: guild.parse().ok()?, number })
    }

    /// Rows to pass over, and rows to show.
    #[must_use]
    pub const fn rows(self) -> (i64, i64) {
        (self.number * ROWS, ROWS)
    }

    /// The title, with which page of how many it is if there is more than one.
    #[must_use]
    pub fn title(self, words: Words, title: String, count: i64) -> String {
        let (shown, pages) = (self.number + 1, pages(count));
        if pages < 2 { title } else { format!("{title} · {}", say!(words, "page-of", page = shown, pages = pages)) }
    }

    /// What turns the page: presses of `feature` with the action `list`.
    #[must_use]
    pub fn turns(self, words: Words, feature: &str, count: i64) -> Vec<Button> {
        let turn = |label, number| Button::new(label, Press::new(feature, "list", Self { number, ..self }.id()));
        let mut buttons = Vec::new();
        if self.number > 0 {
            buttons.push(turn(say!(words, "button-earlier-page"), self.number - 1));
        }
        if self.number + 1 < pages(count) {
            buttons.push(turn(say!(words, "button-next-page"), self.number + 1));
        }
        buttons
    }
}

/// What opens a row: it names the row, since a list has many of them.
#[must_use]
pub fn opens(words: Words, reference: Reference, button: Button) -> Button {
    Button { label: say!(words, "button-open-one", reference = reference.to_string()), ..button }
}

const fn pages(count: i64) -> i64 {
    (count + ROWS - 1) / ROWS
}
