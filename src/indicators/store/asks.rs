//! Who was asked for which period, and when next.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::super::asks::Asked;
use crate::error::Result;
use crate::ids::{GuildId, IndicatorId, PersonId};

/// How often the steward was asked for a period; `None`: nobody is to be asked yet.
pub async fn get(
    connection: &mut SqliteConnection,
    indicator: IndicatorId,
    period: NaiveDate,
) -> Result<Option<Asked>> {
    let row = sqlx::query_as!(
        Asked,
        "select period, told, told_at, more, next_on, revision from indicator_asks where indicator = $1 and period = $2",
        indicator,
        period
    );
    Ok(row.fetch_optional(connection).await?)
}

/// Keeps it as it is now.
pub async fn set(connection: &mut SqliteConnection, indicator: IndicatorId, asked: &Asked) -> Result<()> {
    sqlx::query!(
        "insert into indicator_asks (indicator, period, told, told_at, more, next_on, revision) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do update set told = excluded.told, told_at = excluded.told_at, more = excluded.more,
                                   next_on = excluded.next_on, revision = excluded.revision",
        indicator,
        asked.period,
        asked.told,
        asked.told_at,
        asked.more,
        asked.next_on,
        asked.revision
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The periods that were asked for and have no report, the newest first.
pub async fn open(connection: &mut SqliteConnection, indicator: IndicatorId) -> Result<Vec<Asked>> {
    let rows = sqlx::query_as!(
        Asked,
        "select period, told, told_at, more, next_on, revision from indicator_asks a where indicator = $1 and told > 0
           and not exists (select 1 from indicator_reports r where r.indicator = a.indicator and r.period = a.period)
         order by period desc",
        indicator
    );
    Ok(rows.fetch_all(connection).await?)
}

/// What waits for a steward: the indicator and the newest period of it that was asked for and has no report.
pub async fn waiting(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
) -> Result<Vec<(IndicatorId, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"select a.indicator as "indicator!: IndicatorId", max(a.period) as "period!: NaiveDate"
           from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.steward = $2 and i.state = 'active' and a.told > 0
             and not exists (select 1 from indicator_reports r where r.indicator = a.indicator and r.period >= a.period)
           group by a.indicator order by 2, 1"#,
        guild,
        steward
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.indicator, row.period)).collect())
}

/// What is still to be asked in a guild.
pub async fn to_come(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<(IndicatorId, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"select a.indicator as "indicator!: IndicatorId", a.period as "period!: NaiveDate"
           from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.state = 'active' and a.next_on is not null"#,
        guild
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.indicator, row.period)).collect())
}
