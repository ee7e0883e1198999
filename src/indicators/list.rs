//! Pages of indicators.

use sqlx::SqliteConnection;

use super::{NAME, State, acts, asks, store, view};
use crate::act::Act;
use crate::error::Result;
use crate::message::Card;
use crate::pages::{self, Page};
use crate::say;

/// Those in use, what gets worse first, else by name; behind them the drafts, for who may finish them.
pub async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let may_add = acts::may_add(connection, act).await?;
    let mut all = store::all(connection, page.guild, may_add).await?;
    all.sort_by_key(|one| (one.state == State::Draft, view::urgency(one.standing)));
    if all.is_empty() {
        return Ok(Card::new(say!(words, "indicator-list-empty")));
    }
    let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let mut card = Card::new(page.title(words, say!(words, "indicator-list", count = count), count));
    let (from, rows) = page.rows();
    let (from, rows) = (usize::try_from(from).unwrap_or(usize::MAX), usize::try_from(rows).unwrap_or_default());
    for indicator in all.iter().skip(from).take(rows) {
        let reports = store::reports::in_force(connection, indicator.id).await?;
        let open = store::asks::open(connection, indicator.id).await?;
        let late = !asks::late(&open, reports.last().map(|last| last.period), act.now).is_empty();
        let latest = reports.iter().rev().find(|report| report.figure().is_some());
        let button = pages::opens(words, indicator.reference(), view::open_button(words, indicator));
        card = card.row(view::line(words, indicator, (latest, late)), button);
    }
    Ok(card.buttons(page.turns(words, NAME, count)))
}
