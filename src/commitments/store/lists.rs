//! Lists of promises: pages and suggestions.
//!
//! `indexed by`: left to itself, SQLite goes through all open promises of the guild to find those of one owner.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::commitments::Commitment;
use crate::error::{Error, Result};
use crate::ids::{GuildId, PersonId};
use crate::text::folded;

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
                "select * from commitments indexed by commitments_owner where guild = $1 and owner = $2 and state = 'promised'
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

/// A row of autocomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its reference is `C-number`.
    pub number: i64,
    /// What.
    pub what: String,
    /// The date in force.
    pub due_at: DateTime<Utc>,
}

/// Promises that are looked at first: most often enough of them match.
const LOOKED_AT_FIRST: i64 = 500;

/// Open promises that match what was typed, the most urgent first; of one owner, or of the whole guild.
///
/// SQLite folds ASCII letters only, so it passes on whatever has other letters; what it passes on is folded and compared here.
/// It comes as one text with a line a promise, since each row would cost a hand-over between threads.
pub async fn suggest(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: Option<PersonId>,
    typed: &str,
    limit: usize,
) -> Result<Vec<Suggestion>> {
    let typed = folded(typed);
    let mut numbers: Vec<i64> = Vec::new();
    for part in [(0, LOOKED_AT_FIRST), (LOOKED_AT_FIRST, -1)] {
        let lines = match owner {
            Some(owner) => lines_of_owner(connection, (guild, owner), &typed, part).await?,
            None => lines_of_all(connection, guild, &typed, part).await?,
        };
        numbers.extend(lines.lines().filter_map(|line| matching(line, &typed)).take(limit - numbers.len()));
        if numbers.len() == limit || lines.is_empty() {
            break;
        }
    }
    let numbers = serde_json::to_string(&numbers).map_err(Error::internal)?;
    Ok(sqlx::query_as!(
        Suggestion,
        "select number, what, due_at from commitments
         where guild = $1 and number in (select value from json_each($2)) order by due_at, id",
        guild,
        numbers
    )
    .fetch_all(connection)
    .await?)
}

// Two statements, so that each has its index. `instr` rather than `like`: nothing that a person types is a wildcard.

async fn lines_of_owner(
    connection: &mut SqliteConnection,
    (guild, owner): (GuildId, PersonId),
    typed: &str,
    (offset, limit): (i64, i64),
) -> Result<String> {
    let lines = sqlx::query_scalar!(
        r#"select group_concat(number || ' ' || what, char(10)) as "lines: String" from (
             select number, what from commitments indexed by commitments_owner
             where guild = $1 and owner = $2 and state = 'promised'
             and (what glob '*[^ -~]*' or instr(lower(what), $3) > 0 or instr('c-' || number, $3) > 0)
             order by due_at, id limit $5 offset $4)"#,
        guild,
        owner,
        typed,
        offset,
        limit
    )
    .fetch_one(connection)
    .await?;
    Ok(lines.unwrap_or_default())
}

async fn lines_of_all(
    connection: &mut SqliteConnection,
    guild: GuildId,
    typed: &str,
    (offset, limit): (i64, i64),
) -> Result<String> {
    let lines = sqlx::query_scalar!(
        r#"select group_concat(number || ' ' || what, char(10)) as "lines: String" from (
             select number, what from commitments where guild = $1 and state = 'promised'
             and (what glob '*[^ -~]*' or instr(lower(what), $2) > 0 or instr('c-' || number, $2) > 0)
             order by due_at, id limit $4 offset $3)"#,
        guild,
        typed,
        offset,
        limit
    )
    .fetch_one(connection)
    .await?;
    Ok(lines.unwrap_or_default())
}

/// The number of the promise on this line, if it has what was typed in its words, or is the reference that was begun or the number
/// that was typed.
fn matching(line: &str, typed: &str) -> Option<i64> {
    let (number, what) = line.split_once(' ')?;
    let begun = || typed.strip_prefix("c-").is_some_and(|begun| number.starts_with(begun)) || "c-".starts_with(typed);
    (folded(what).contains(typed) || number == typed || begun()).then(|| number.parse().ok()).flatten()
}

/// How many open promises of a guild are past their date.
pub async fn count_overdue(connection: &mut SqliteConnection, guild: GuildId, now: DateTime<Utc>) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from commitments where guild = $1 and state = 'promised' and due_at < $2",
        guild,
        now
    )
    .fetch_one(connection)
    .await?)
}
