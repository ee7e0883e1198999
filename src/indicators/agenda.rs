//! What indicators put on the agenda of a meeting: those that are off target, or whose report is late.

use sqlx::SqliteConnection;

use super::{Report, asks, store, view};
use crate::error::Result;
use crate::feature::Agenda;

/// Indicators that are named.
const NAMED_MAX: usize = 5;

/// A line for each.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let Agenda { charter, words, now, .. } = agenda;
    let mut lines = Vec::new();
    for indicator in store::all(connection, charter.guild, false).await? {
        let reports = store::reports::in_force(connection, indicator.id).await?;
        let open = store::asks::open(connection, indicator.id).await?;
        let late = asks::is_late(&open, reports.last().map(|last| last.period), *now);
        let forecast = super::trend_of(&indicator, &reports);
        let off = indicator.standing.is_some_and(|standing| standing.is_off_target(forecast));
        if late || off {
            let latest = reports.iter().rev().find(|report: &&Report| report.figure().is_some());
            lines.push(view::line(*words, &indicator, (latest, late)).replace('\n', " · "));
        }
        if lines.len() == NAMED_MAX {
            break;
        }
    }
    Ok(lines)
}
