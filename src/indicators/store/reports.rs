//! What was reported: rows are only added.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::super::{Report, Said};
use crate::error::Result;
use crate::ids::{IndicatorId, PersonId};

/// Reports by the rest of a query.
macro_rules! reports {
    ($rest:tt, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Report,
            r#"select period, version, kind, value, numerator, denominator, note, reported_at from indicator_reports r "# + $rest,
            $($bound),+
        )
    };
}

/// The reports in force, the oldest period first.
pub async fn in_force(connection: &mut SqliteConnection, indicator: IndicatorId) -> Result<Vec<Report>> {
    Ok(reports!(
        "where indicator = $1 and version = (select max(version) from indicator_reports o where o.indicator = r.indicator and o.period = r.period)
         order by period",
        indicator
    )
    .fetch_all(connection)
    .await?)
}

/// Every version of every report, the oldest first.
pub async fn every(connection: &mut SqliteConnection, indicator: IndicatorId) -> Result<Vec<Report>> {
    Ok(reports!("where indicator = $1 order by period, version", indicator).fetch_all(connection).await?)
}

/// The report of a period in force.
pub async fn of(
    connection: &mut SqliteConnection,
    indicator: IndicatorId,
    period: NaiveDate,
) -> Result<Option<Report>> {
    Ok(reports!("where indicator = $1 and period = $2 order by version desc limit 1", indicator, period)
        .fetch_optional(connection)
        .await?)
}

/// Adds a report.
pub async fn add(
    connection: &mut SqliteConnection,
    (indicator, person): (IndicatorId, PersonId),
    report: &Report,
) -> Result<()> {
    let at: DateTime<Utc> = report.reported_at;
    let kind: Said = report.kind;
    sqlx::query!(
        "insert into indicator_reports (indicator, period, version, kind, value, numerator, denominator, note, person, reported_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        indicator,
        report.period,
        report.version,
        kind,
        report.value,
        report.numerator,
        report.denominator,
        report.note,
        person,
        at
    )
    .execute(connection)
    .await?;
    Ok(())
}
