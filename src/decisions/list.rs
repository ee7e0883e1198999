//! Looking for decisions: pages of a list, and the one that was typed.

use sqlx::SqliteConnection;

use super::store::answers;
use super::store::book::{self, Search, Show};
use super::{Decision, store, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::GuildId;
use crate::items::{Kind, Reference};
use crate::message::Card;
use crate::pages::{self, Page};
use crate::say;
use crate::text::{folded, plain, said};

/// Rows looked through for what was typed, and in an autocomplete.
const SUGGESTED: i64 = 25;
/// Named when several fit.
const NAMED: usize = 5;
/// Rows on a page, as on every list's.
const ROWS: i64 = 10;

/// Which page of which list; it fits into the id of a custom id. What was searched is in a draft, since it may be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub guild: GuildId,
    /// From 0.
    pub number: i64,
    pub show: Show,
    /// The draft; 0 for none.
    pub search: i64,
}

impl Listed {
    /// As the id of a press: `0.<guild>.open.0`.
    pub fn id(&self) -> String {
        format!("{}.{}.{}.{}", self.number, self.guild, self.show.code(), self.search)
    }

    /// Reads what [`Self::id`] wrote; `None` for what it did not.
    pub fn parse(id: &str) -> Option<Self> {
        let parts: Vec<&str> = id.split('.').collect();
        let [number, guild, show, search] = parts[..] else { return None };
        let number = number.parse().ok().filter(|number| (0..100_000).contains(number))?;
        Some(Self { guild: guild.parse().ok()?, number, show: Show::parse(show)?, search: search.parse().ok()? })
    }
}

/// A page of decisions.
pub async fn card(connection: &mut SqliteConnection, act: &Act, listed: Listed, search: Option<&str>) -> Result<Card> {
    let words = act.words();
    let page = Page { guild: act.charter.guild, number: listed.number };
    let (count, decisions) =
        book::page(connection, page.guild, (search.map(Search::Anywhere), listed.show), page.rows()).await?;
    let turns = view::turn_buttons(words, &listed, (count + ROWS - 1) / ROWS);
    let searched = search.map(|typed| said(&plain(typed, 60)));
    if count == 0 {
        let text = match searched {
            Some(typed) => say!(words, "decide-list-none-found", typed = typed, show = listed.show.code()),
            None => match listed.show {
                Show::Open => say!(words, "decide-list-empty-open"),
                Show::Adopted => say!(words, "decide-list-empty-adopted"),
                Show::Closed => say!(words, "decide-list-empty-closed"),
                Show::All => say!(words, "decide-list-empty"),
            },
        };
        return Ok(Card::new(text).buttons(turns));
    }
    let title = match (searched, listed.show) {
        (Some(typed), show) => {
            say!(words, "decide-list-found", count = count, typed = typed, show = show.code())
        }
        (None, Show::Open) => say!(words, "decide-list-open", count = count),
        (None, Show::Adopted) => say!(words, "decide-list-adopted", count = count),
        (None, Show::Closed) => say!(words, "decide-list-closed", count = count),
        (None, Show::All) => say!(words, "decide-list-all", count = count),
    };
    let blocked = answers::with_block(connection, page.guild).await?;
    let mut card = Card::new(page.title(words, title, count));
    for decision in &decisions {
        let open = pages::opens(words, decision.reference(), view::open_button(words, decision));
        card = card.row(view::line(words, decision, &blocked), open);
    }
    Ok(card.buttons(turns))
}

/// Decisions that fit what was typed, the open ones first.
async fn fitting(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Vec<Decision>> {
    let guild = act.charter.guild;
    if let Ok(Reference { kind: Kind::Decision, number }) = typed.parse() {
        return Ok(store::find(connection, guild, number).await?.into_iter().collect());
    }
    Ok(book::page(connection, guild, (Some(Search::Called(typed)), Show::All), (0, SUGGESTED)).await?.1)
}

/// Rows for autocomplete: what is shown and what is sent.
pub async fn suggestions(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Vec<(String, String)>> {
    let found = fitting(connection, act, typed).await?;
    Ok(found.iter().map(|decision| (view::choice_label(decision), decision.reference().to_string())).collect())
}

/// The decision that was typed: its reference, or words that only one has.
///
/// # Errors
/// A refusal that names those that fit, or a fault of the database.
pub async fn named(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Decision> {
    let mut found = fitting(connection, act, typed.trim()).await?;
    if typed.trim().is_empty() {
        found.clear();
    }
    if let Some(whole) = found.iter().position(|one| folded(&one.title) == folded(typed.trim()))
        && found.iter().filter(|one| folded(&one.title) == folded(typed.trim())).count() == 1
    {
        return Ok(found.swap_remove(whole));
    }
    match found.len() {
        0 => Err(none(connection, act, typed).await?),
        1 => Ok(found.swap_remove(0)),
        _ => {
            let which: Vec<String> = found.iter().take(NAMED).map(|one| one.reference().to_string()).collect();
            Err(Error::Refusal(say!(act.words(), "decide-several", which = which.join(", "))))
        }
    }
}

/// Why no decision fits: polls are counted together with decisions.
async fn none(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Error> {
    let reference = typed.parse::<Reference>().ok().filter(|one| one.kind == Kind::Decision);
    if let Some(reference) = reference
        && store::is_poll(connection, act.charter.guild, reference.number).await?
    {
        return Ok(Error::Refusal(say!(act.words(), "decide-is-poll", reference = reference.to_string())));
    }
    Ok(super::acts::not_found(act))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_survive_a_custom_id_and_forged_ones_do_not() {
        let listed = Listed { guild: GuildId(5), number: 3, show: Show::Adopted, search: 7 };
        assert_eq!(Listed::parse(&listed.id()), Some(listed));
        for forged in ["", "0", "0.5", "0.5.open", "-1.5.open.0", "0.5.shut.0", "0.5.open.0.0", "9999999.5.open.0"] {
            assert_eq!(Listed::parse(forged), None, "{forged}");
        }
    }
}
