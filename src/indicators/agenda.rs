//! What indicators put on the agenda of a meeting: those that are off target, or whose report is late.

use sqlx::SqliteConnection;

use super::asks::Asked;
use super::trend::Standing;
use super::{Report, asks, store, view};
use crate::error::Result;
use crate::feature::Agenda;
use crate::say;

/// Indicators that are named.
const NAMED_MAX: usize = 5;

/// A line for each, those that get worse or are late first, and how many more there are. Since an instant: only with a new figure, a
/// question for one that is late, or a target's day that passed.
pub async fn lines(connection: &mut SqliteConnection, agenda: &Agenda) -> Result<Vec<String>> {
    let Agenda { charter, words, now, since, .. } = agenda;
    let mut found = Vec::new();
    let today = charter.local(*now).date();
    for indicator in store::all(connection, charter.guild, false).await? {
        let reports = store::reports::in_force(connection, indicator.id).await?;
        let open = store::asks::open(connection, indicator.id).await?;
        let late = !asks::late(&open, reports.last().map(|last| last.period), *now).is_empty();
        let over = super::is_missed(&indicator, &reports, today);
        let changed = since.is_none_or(|since| {
            let told = |asked: &Asked| asked.told_at.is_some_and(|at| at > since);
            reports.iter().any(|report| report.reported_at > since)
                || (late && open.iter().any(told))
                || (over && !super::is_missed(&indicator, &reports, charter.local(since).date()))
        });
        if changed && (late || super::is_off_target(&indicator, &reports, today)) {
            let latest = reports.iter().rev().find(|report: &&Report| report.figure().is_some());
            let mut line = view::line(*words, &indicator, (latest, late)).replace('\n', " · ");
            let misses = super::trend_of(&indicator, &reports).is_some_and(|forecast| !forecast.meets);
            if let Some(why) = view::too_slow(*words, charter.zone, (&indicator, misses, over)) {
                line = format!("{line} · {why}");
            }
            let is_first = late || indicator.standing == Some(Standing::Worse);
            found.push(((!is_first, view::urgency(indicator.standing)), line));
        }
    }
    // By name, where all else is alike.
    found.sort_by_key(|(order, _)| *order);
    let more = found.len().saturating_sub(NAMED_MAX);
    let mut lines: Vec<String> = found.into_iter().take(NAMED_MAX).map(|(_, line)| line).collect();
    if more > 0 {
        lines.push(say!(words, "indicator-agenda-more", count = more));
    }
    Ok(lines)
}
