//! What came of promises, in numbers: a person's own, and a coalition's.

use sqlx::SqliteConnection;

use crate::commitments::NotKeptReason;
use crate::error::Result;
use crate::ids::{GuildId, PersonId};

/// Counts a reason why a promise was not kept, for a month: without a name and without a link.
pub async fn count_reason(
    connection: &mut SqliteConnection,
    guild: GuildId,
    month: &str,
    reason: NotKeptReason,
) -> Result<()> {
    let code = reason.code();
    sqlx::query!(
        "insert into not_kept_reasons (guild, month, reason, count) values ($1, $2, $3, 1)
         on conflict do update set count = count + 1",
        guild,
        month,
        code
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Why promises of a coalition were not kept, and how often, the most frequent first.
pub async fn reasons(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<(NotKeptReason, i64)>> {
    let rows = sqlx::query!(
        r#"select reason, sum(count) as "count!: i64" from not_kept_reasons where guild = $1
           group by reason order by sum(count) desc, reason"#,
        guild
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((NotKeptReason::from_code(&row.reason)?, row.count))).collect())
}

/// What came of promises: those that were moved or withdrawn stand beside those that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Done by their date.
    pub kept: i64,
    /// Done after it.
    pub late: i64,
    /// Not done.
    pub not_kept: i64,
    /// Moved to another date, whatever came of them.
    pub moved: i64,
    /// Withdrawn before their date.
    pub withdrawn: i64,
}

/// Counts those of a coalition, or of one person in it.
pub async fn ended(connection: &mut SqliteConnection, guild: GuildId, owner: Option<PersonId>) -> Result<Ended> {
    // Between two bounds, and not "or": so the index of owners is used for one of them.
    Ok(sqlx::query_as!(
        Ended,
        "select count(*) filter (where outcome = 'kept') as kept, count(*) filter (where outcome = 'kept_late') as late,
                count(*) filter (where outcome = 'not_kept') as not_kept, count(*) filter (where moves > 0) as moved,
                count(*) filter (where state = 'withdrawn') as withdrawn
         from commitments
         where guild = $1 and owner between coalesce($2, 0) and coalesce($2, 9223372036854775807)",
        guild,
        owner
    )
    .fetch_one(connection)
    .await?)
}
