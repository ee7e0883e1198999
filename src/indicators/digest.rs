//! What a digest tells of indicators: those with a new figure, and how they stand by it. To one person, the figures that wait for them.

use sqlx::SqliteConnection;

use super::{Indicator, Report, store, view};
use crate::error::Result;
use crate::ids::PersonId;
use crate::news::{DigestLine, DigestReader, Section};
use crate::say;
use crate::text::said_within;

/// Characters shown of a name.
const NAME_MAX: usize = 60;

/// See the module.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    if let Some(person) = reader.person {
        return waiting(connection, reader, person).await;
    }
    let mut lines = Vec::new();
    for indicator in store::all(connection, reader.charter.guild, false).await? {
        let reports = store::reports::in_force(connection, indicator.id).await?;
        lines.extend(changed(reader, &indicator, &reports));
    }
    Ok(lines)
}

/// The newest figure, if it was reported in that time, beside the one before it.
fn changed(reader: &DigestReader, indicator: &Indicator, reports: &[Report]) -> Option<DigestLine> {
    let words = reader.words;
    let mut counted = reports.iter().rev().filter(|report| report.figure().is_some());
    let latest =
        counted.next().filter(|report| reader.from < report.reported_at && report.reported_at <= reader.until)?;
    let before = counted.next().and_then(Report::figure).or(indicator.baseline)?;
    let shown = |value| view::figure(words, indicator, value);
    let (reference, name) = (indicator.reference().to_string(), said_within(&indicator.name, NAME_MAX));
    let (before, now, target) = (shown(before), shown(latest.figure()?), shown(indicator.target?));
    let text = say!(
        words,
        "digest-indicator",
        standing = view::standing(words, indicator.standing),
        reference = reference.as_str(),
        name = name,
        before = before,
        now = now,
        target = target
    );
    Some(DigestLine {
        section: Section::Indicators,
        key: reference,
        state: format!("{}:{}", latest.period, latest.version),
        text,
        button: Some(view::open_button(words, indicator)),
        weight: latest.reported_at.timestamp(),
    })
}

async fn waiting(
    connection: &mut SqliteConnection,
    reader: &DigestReader,
    person: PersonId,
) -> Result<Vec<DigestLine>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let mut lines = Vec::new();
    for (id, period) in store::asks::waiting(connection, (guild, person)).await? {
        let Some(indicator) = store::get(connection, id).await? else { continue };
        let (reference, name) = (indicator.reference().to_string(), said_within(&indicator.name, NAME_MAX));
        let when = indicator.period.named(words, period);
        let text = say!(words, "home-indicator", period = when, name = name, reference = reference.as_str());
        lines.push(DigestLine {
            section: Section::Waiting,
            key: format!("{reference}@{period}"),
            state: "asked".to_owned(),
            text: view::capital(&text),
            button: Some(view::report_button(words, &indicator, period)),
            weight: 40,
        });
    }
    Ok(lines)
}
