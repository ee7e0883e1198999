//! Lists of promises: pages and suggestions.

use sqlx::SqliteConnection;

use crate::commitments::Commitment;
use crate::error::Result;
use crate::ids::{GuildId, PersonId};

/// Which promises to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Open ones, the most urgent first.
    Open,
    /// Closed ones, the newest first.
    Closed,
}

/// How many there are, and a page of them.
pub async fn page(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: Option<PersonId>,
    show: Show,
    (offset, limit): (i64, i64),
) -> Result<(i64, Vec<Commitment>)> {
    let open = show == Show::Open;
    let (count, rows) = match owner {
        Some(owner) => (
            sqlx::query_scalar!(
                "select count(*) from commitments where guild = $1 and owner = $2 and (state = 'promised') = $3",
                guild,
                owner,
                open
            )
            .fetch_one(&mut *connection)
            .await?,
            page_of_owner(connection, guild, owner, show, (offset, limit)).await?,
        ),
        None => (
            sqlx::query_scalar!(
                "select count(*) from commitments where guild = $1 and (state = 'promised') = $2",
                guild,
                open
            )
            .fetch_one(&mut *connection)
            .await?,
            page_of_all(connection, guild, show, (offset, limit)).await?,
        ),
    };
    Ok((count, rows))
}

async fn page_of_owner(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: PersonId,
    show: Show,
    (offset, limit): (i64, i64),
) -> Result<Vec<Commitment>> {
    Ok(match show {
        Show::Open => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and owner = $2 and state = 'promised'
                 order by due_at, id limit $4 offset $3",
                guild,
                owner,
                offset,
                limit
            )
            .fetch_all(connection)
            .await?
        }
        Show::Closed => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and owner = $2 and state <> 'promised'
                 order by closed_at desc, id desc limit $4 offset $3",
                guild,
                owner,
                offset,
                limit
            )
            .fetch_all(connection)
            .await?
        }
    })
}

async fn page_of_all(
    connection: &mut SqliteConnection,
    guild: GuildId,
    show: Show,
    (offset, limit): (i64, i64),
) -> Result<Vec<Commitment>> {
    Ok(match show {
        Show::Open => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and state = 'promised'
                 order by due_at, id limit $3 offset $2",
                guild,
                offset,
                limit
            )
            .fetch_all(connection)
            .await?
        }
        Show::Closed => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and state <> 'promised'
                 order by closed_at desc, id desc limit $3 offset $2",
                guild,
                offset,
                limit
            )
            .fetch_all(connection)
            .await?
        }
    })
}

/// Open promises that match what was typed, the most urgent first; of one owner, or of the whole guild. (Two statements, so that
/// each has its index.)
pub async fn suggest(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: Option<PersonId>,
    typed: &str,
    limit: i64,
) -> Result<Vec<Commitment>> {
    // `instr` rather than `like`: nothing that a person types is a wildcard.
    let typed = typed.to_lowercase();
    Ok(match owner {
        Some(owner) => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and owner = $2 and state = 'promised'
                 and ($3 = '' or instr(lower(what), $3) > 0 or instr('c-' || number || ' ', $3) = 1 or cast(number as text) = $3)
                 order by due_at, id limit $4",
                guild,
                owner,
                typed,
                limit
            )
            .fetch_all(connection)
            .await?
        }
        None => {
            sqlx::query_as!(
                Commitment,
                "select * from commitments where guild = $1 and state = 'promised'
                 and ($2 = '' or instr(lower(what), $2) > 0 or instr('c-' || number || ' ', $2) = 1 or cast(number as text) = $2)
                 order by due_at, id limit $3",
                guild,
                typed,
                limit
            )
            .fetch_all(connection)
            .await?
        }
    })
}
