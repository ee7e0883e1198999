//! What a person sees of indicators in `/home`: figures that wait for them, and drafts of theirs.

use sqlx::SqliteConnection;

use super::{store, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::text::said_within;
use crate::{pages, say};

/// Rows at most.
const ROWS: usize = 5;
/// Characters of a name.
const LINE_MAX: usize = 90;

/// Figures that were asked for and wait, the newest first; then drafts. Nothing if there are none.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let mut rows = Vec::new();
    for (id, period) in store::asks::waiting(connection, (guild, reader.person)).await? {
        let Some(indicator) = store::get(connection, id).await? else { continue };
        let (name, reference) = (said_within(&indicator.name, LINE_MAX), indicator.reference().to_string());
        let named = indicator.period.named(words, period);
        let line = say!(words, "home-indicator", period = named, name = name, reference = reference.as_str());
        let mut report = view::report_button(words, &indicator, period);
        // It may stand under the lines.
        let label = say!(words, "button-indicator-report-period", period = indicator.period.short(words, period));
        report.label = format!("{reference} · {label}");
        rows.push((view::capital(&line), report));
    }
    for draft in store::drafts(connection, (guild, reader.person)).await? {
        let open = pages::opens(words, draft.reference(), view::open_button(words, &draft));
        rows.push((view::line(words, &draft, (None, false)), open));
    }
    if rows.is_empty() {
        return Ok(None);
    }
    rows.truncate(ROWS);
    let buttons = vec![view::list_button(words, guild)];
    Ok(Some(HomeRows { heading: say!(words, "home-indicators"), rows, buttons, list: None }))
}
