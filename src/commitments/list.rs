//! Pages of promises, and the rows of autocomplete.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::store::{Ended, Show};
use super::{NAME, RATE_FROM, store, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::{GuildId, PersonId};
use crate::items::{Kind, Reference};
use crate::message::{Button, Card, Press};
use crate::text::{Words, ahead, folded, plain, said};
use crate::{pages, people, say};

/// Rows that are named when several fit.
const NAMED_MAX: usize = 5;
/// Rows on a page.
const PAGE_ROWS: i64 = 10;

/// Whose promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The asker's own.
    Mine,
    /// One member's: for that member and for coordinators.
    Member(PersonId),
    /// Everyone's: for coordinators.
    Everyone,
}

/// What a page shows; it fits into the id of a custom id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Of which coalition.
    pub guild: GuildId,
    /// Open or closed.
    pub show: Show,
    /// From 0.
    pub number: i64,
    /// Whose.
    pub whose: Whose,
}

impl Page {
    /// As the id of a press: `open.0.me.<guild>`.
    #[must_use]
    pub fn id(self) -> String {
        let show = if self.show == Show::Open { "open" } else { "closed" };
        let whose = match self.whose {
            Whose::Mine => "me".to_owned(),
            Whose::Everyone => "all".to_owned(),
            Whose::Member(person) => person.to_string(),
        };
        format!("{show}.{}.{whose}.{}", self.number, self.guild)
    }

    /// Reads what [`Self::id`] wrote; `None` for what it did not.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let mut parts = id.split('.');
        let show = match parts.next()? {
            "open" => Show::Open,
            "closed" => Show::Closed,
            _ => return None,
        };
        let number = parts.next()?.parse().ok().filter(|number| (0..100_000).contains(number))?;
        let whose = match parts.next()? {
            "me" => Whose::Mine,
            "all" => Whose::Everyone,
            person => Whose::Member(person.parse().ok()?),
        };
        let guild = parts.next()?.parse().ok()?;
        parts.next().is_none().then_some(Self { guild, show, number, whose })
    }
}

/// A page of promises, if the asker may see it.
pub async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let owner = match page.whose {
        Whose::Mine => Some(act.asker.person),
        Whose::Member(person) => Some(person),
        Whose::Everyone => None,
    };
    let coordinates = act.is_coordinator(connection).await?;
    if owner != Some(act.asker.person) && !coordinates {
        return Err(Error::Refusal(say!(words, "commit-list-not-yours")));
    }
    let guild = act.charter.guild;
    let (count, rows) = store::page(connection, guild, owner, page.show, (page.number * PAGE_ROWS, PAGE_ROWS)).await?;
    let mut text = vec![heading(words, page, count)];
    if page.show == Show::Closed && page.number == 0 {
        text.extend(together(connection, act).await?);
    }
    let mut card = Card::new(text.join("\n"));
    for promise in &rows {
        let mut line = view::line(words, promise, act.now);
        if page.whose == Whose::Everyone {
            let name =
                people::known(connection, guild, promise.owner).await?.map(|known| known.name).unwrap_or_default();
            line = format!("{line}\n-# {}", said(&name));
        }
        card = card.row(line, pages::opens(words, promise.reference(), view::open_button(words, promise)));
    }
    let mut buttons = turns(words, page, count);
    if coordinates {
        buttons.push(other_view(words, page));
    }
    Ok(card.buttons(buttons))
}

/// What came of the coalition's promises, for all its members, and what got in the way: each from so many on, and nobody's name.
async fn together(connection: &mut SqliteConnection, act: &Act) -> Result<Vec<String>> {
    let words = act.words();
    let Ended { kept, late, not_kept, moved, withdrawn } = store::ended(connection, act.charter.guild, None).await?;
    let mut lines = Vec::new();
    let all = kept + late + not_kept;
    if all >= RATE_FROM {
        let percent = kept * 100 / all;
        lines.push(say!(
            words,
            "commit-together",
            kept = kept,
            all = all,
            percent = percent,
            late = late,
            not_kept = not_kept
        ));
        if moved + withdrawn > 0 {
            lines.push(say!(words, "commit-together-beside", moved = moved, withdrawn = withdrawn));
        }
    }
    let reasons = store::reasons(connection, act.charter.guild).await?;
    if reasons.iter().map(|(_, count)| count).sum::<i64>() >= RATE_FROM {
        let said: Vec<String> = reasons
            .iter()
            .map(|&(reason, count)| {
                let reason = view::reason_label(words, reason);
                say!(words, "commit-together-reason", reason = reason, count = count)
            })
            .collect();
        lines.push(say!(words, "commit-together-reasons", reasons = said.join(", ")));
    }
    Ok(lines)
}

fn heading(words: Words, page: Page, count: i64) -> String {
    let pages = page_count(count);
    let title = match (page.show, count) {
        (Show::Open, 0) => return say!(words, "commit-list-empty"),
        (Show::Closed, 0) if page.whose == Whose::Mine => return say!(words, "commit-list-empty-closed-mine"),
        (Show::Closed, 0) => return say!(words, "commit-list-empty-closed"),
        (Show::Open, _) => say!(words, "commit-list-open", count = count),
        (Show::Closed, _) => say!(words, "commit-list-closed", count = count),
    };
    if pages < 2 {
        return title;
    }
    let number = page.number + 1;
    format!("{title} · {}", say!(words, "page-of", page = number, pages = pages))
}

fn page_count(count: i64) -> i64 {
    (count + PAGE_ROWS - 1) / PAGE_ROWS
}

fn turns(words: Words, page: Page, count: i64) -> Vec<Button> {
    let turn = |label, page: Page| Button::new(label, Press::new(NAME, "list", page.id()));
    let mut buttons = Vec::new();
    if page.number > 0 {
        buttons.push(turn(say!(words, "button-earlier-page"), Page { number: page.number - 1, ..page }));
    }
    if page.number + 1 < page_count(count) {
        buttons.push(turn(say!(words, "button-next-page"), Page { number: page.number + 1, ..page }));
    }
    buttons.push(match page.show {
        Show::Open => turn(say!(words, "button-show-closed"), Page { show: Show::Closed, number: 0, ..page }),
        Show::Closed => turn(say!(words, "button-show-open"), Page { show: Show::Open, number: 0, ..page }),
    });
    buttons
}

/// From a coordinator's own promises to everyone's, and back.
fn other_view(words: Words, page: Page) -> Button {
    let (label, whose) = match page.whose {
        Whose::Mine => (say!(words, "button-everyones"), Whose::Everyone),
        Whose::Everyone | Whose::Member(_) => (say!(words, "button-my-list"), Whose::Mine),
    };
    Button::new(label, Press::new(NAME, "list", Page { number: 0, whose, ..page }.id()))
}

/// Rows for autocomplete: what is shown and what is sent. At most 25, only what this person may see, most urgent first.
pub async fn suggestions(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
    everyones: bool,
) -> Result<Vec<(String, String)>> {
    let everyones = everyones && act.is_coordinator(connection).await?;
    let owner = (!everyones).then_some(act.asker.person);
    let found = store::suggest(connection, act.charter.guild, owner, typed.trim(), 25).await?;
    Ok(found
        .into_iter()
        .map(|promise| {
            let reference = Reference { kind: Kind::Commitment, number: promise.number }.to_string();
            let when = when(act, promise.due_at);
            let room = 100usize.saturating_sub(reference.chars().count() + when.chars().count() + 6);
            (format!("{reference} · {} · {when}", plain(&promise.what, room)), reference)
        })
        .collect())
}

/// The number of the promise that was typed: its reference, or words that only one open promise has. `None`: there is none.
///
/// # Errors
/// A refusal that names those that fit, if there are several; or a fault of the database.
pub async fn named(connection: &mut SqliteConnection, act: &Act, typed: &str, everyones: bool) -> Result<Option<i64>> {
    if let Ok(Reference { kind: Kind::Commitment, number }) = typed.parse() {
        return Ok(Some(number));
    }
    let wanted = folded(typed.trim());
    if wanted.is_empty() {
        return Ok(None);
    }
    let everyones = everyones && act.is_coordinator(connection).await?;
    let owner = (!everyones).then_some(act.asker.person);
    let mut found = store::suggest(connection, act.charter.guild, owner, typed.trim(), NAMED_MAX).await?;
    if let Some(whole) = found.iter().position(|promise| folded(&promise.what) == wanted)
        && found.iter().filter(|promise| folded(&promise.what) == wanted).count() == 1
    {
        return Ok(Some(found.swap_remove(whole).number));
    }
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.number)),
        several => {
            let reference = |number| Reference { kind: Kind::Commitment, number }.to_string();
            let which: Vec<String> = several.iter().map(|promise| reference(promise.number)).collect();
            Err(Error::Refusal(say!(act.words(), "commit-several", which = which.join(", "))))
        }
    }
}

fn when(act: &Act, due_at: DateTime<Utc>) -> String {
    let words = act.words();
    if due_at < act.now { say!(words, "past-due") } else { ahead(words, act.charter.zone, act.now, due_at) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_survive_a_custom_id_and_forged_ones_do_not() {
        for whose in [Whose::Mine, Whose::Everyone, Whose::Member(PersonId(12))] {
            let page = Page { guild: GuildId(5), show: Show::Closed, number: 3, whose };
            assert_eq!(Page::parse(&page.id()), Some(page));
        }
        for forged in
            ["", "open", "open.0.me", "open.-1.me.5", "open.0.x.5", "open.0.me.5.5", "open.9999999.me.5", "shut.0.me.5"]
        {
            assert_eq!(Page::parse(forged), None, "{forged}");
        }
    }
}
