//! Who was asked for which period, and when next.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::super::asks::Asked;
use crate::error::Result;
use crate::ids::{GuildId, IndicatorId, PersonId};

/// Periods that are named as waiting for one person, at most.
const WAITING_MAX: i64 = 25;

/// How often the steward was asked for a period; `None`: nobody is to be asked yet.
pub async fn get(
    connection: &mut SqliteConnection,
    indicator: IndicatorId,
    period: NaiveDate,
) -> Result<Option<Asked>> {
    let row = sqlx::query_as!(
        Asked,
        "select period, told, told_at, more, next_on from indicator_asks where indicator = $1 and period = $2",
        indicator,
        period
    );
    Ok(row.fetch_optional(connection).await?)
}

/// Keeps it as it is now.
pub async fn set(connection: &mut SqliteConnection, indicator: IndicatorId, asked: &Asked) -> Result<()> {
    sqlx::query!(
        "insert into indicator_asks (indicator, period, told, told_at, more, next_on) values ($1, $2, $3, $4, $5, $6)
         on conflict do update set told = excluded.told, told_at = excluded.told_at, more = excluded.more,
                                   next_on = excluded.next_on",
        indicator,
        asked.period,
        asked.told,
        asked.told_at,
        asked.more,
        asked.next_on
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The periods that were asked for and have no report, the newest first.
pub async fn open(connection: &mut SqliteConnection, indicator: IndicatorId) -> Result<Vec<Asked>> {
    let rows = sqlx::query_as!(
        Asked,
        "select period, told, told_at, more, next_on from indicator_asks a where indicator = $1 and told > 0
           and not exists (select 1 from indicator_reports r where r.indicator = a.indicator and r.period = a.period)
         order by period desc",
        indicator
    );
    Ok(rows.fetch_all(connection).await?)
}

/// What waits for a steward: each period of an indicator that was asked for and has no report, the newest first.
pub async fn waiting(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
) -> Result<Vec<(IndicatorId, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"select a.indicator as "indicator!: IndicatorId", a.period as "period!: NaiveDate"
           from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.steward = $2 and i.state = 'active' and a.told > 0
             and not exists (select 1 from indicator_reports r where r.indicator = a.indicator and r.period = a.period)
           order by a.period desc, a.indicator limit $3"#,
        guild,
        steward,
        WAITING_MAX
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.indicator, row.period)).collect())
}

/// The first that is to be looked at for a steward on a local day.
pub async fn first_due(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
    today: NaiveDate,
) -> Result<Option<(IndicatorId, NaiveDate)>> {
    let row = sqlx::query!(
        r#"select a.indicator as "indicator!: IndicatorId", a.period as "period!: NaiveDate"
           from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.steward = $2 and i.state = 'active' and a.next_on <= $3
           order by a.next_on, a.indicator, a.period limit 1"#,
        guild,
        steward,
        today
    );
    Ok(row.fetch_optional(connection).await?.map(|row| (row.indicator, row.period)))
}

/// What a steward was asked for at that instant, and has no report.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<(IndicatorId, NaiveDate)>> {
    let rows = sqlx::query!(
        r#"select a.indicator as "indicator!: IndicatorId", a.period as "period!: NaiveDate"
           from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.steward = $2 and i.state = 'active' and a.told_at = $3
             and not exists (select 1 from indicator_reports r where r.indicator = a.indicator and r.period = a.period)
           order by a.indicator, a.period"#,
        guild,
        steward,
        at
    );
    Ok(rows.fetch_all(connection).await?.into_iter().map(|row| (row.indicator, row.period)).collect())
}

/// The first local day on which a steward is to be asked for something.
pub async fn next_day(
    connection: &mut SqliteConnection,
    (guild, steward): (GuildId, PersonId),
) -> Result<Option<NaiveDate>> {
    Ok(sqlx::query_scalar!(
        r#"select min(a.next_on) as "day: NaiveDate" from indicators i join indicator_asks a on a.indicator = i.id
           where i.guild = $1 and i.steward = $2 and i.state = 'active'"#,
        guild,
        steward
    )
    .fetch_one(connection)
    .await?)
}

/// The local days on which there is something to ask of one.
pub async fn days_to_come(connection: &mut SqliteConnection, indicator: IndicatorId) -> Result<Vec<NaiveDate>> {
    Ok(sqlx::query_scalar!(
        r#"select next_on as "day!: NaiveDate" from indicator_asks where indicator = $1 and next_on is not null"#,
        indicator
    )
    .fetch_all(connection)
    .await?)
}
