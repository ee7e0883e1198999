//! The SQL of changes of a meeting's times.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::super::Scope;
use crate::error::Result;
use crate::ids::{MeetingId, PersonId};

/// What was changed of a meeting's times.
#[derive(Clone, Debug)]
pub struct Changed {
    pub meeting: MeetingId,
    /// Who did it.
    pub person: PersonId,
    pub scope: Scope,
    pub was_at: DateTime<Utc>,
    /// `None`: it was cancelled.
    pub now_at: Option<DateTime<Utc>>,
    /// Who had said that they come, and the host: they are to hear of it, unless they did it.
    pub people: Json<Vec<PersonId>>,
    pub made_at: DateTime<Utc>,
}

/// Writes a change down; gives its number.
pub async fn note_change(connection: &mut SqliteConnection, changed: &Changed, occurrence: &str) -> Result<i64> {
    let row = sqlx::query!(
        r#"insert into meeting_changes (meeting, person, scope, occurrence, was_at, now_at, people, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id as "id!: i64""#,
        changed.meeting,
        changed.person,
        changed.scope,
        occurrence,
        changed.was_at,
        changed.now_at,
        changed.people,
        changed.made_at
    )
    .fetch_one(connection)
    .await?;
    Ok(row.id)
}

/// A change of a meeting.
pub async fn change(connection: &mut SqliteConnection, meeting: MeetingId, id: i64) -> Result<Option<Changed>> {
    Ok(sqlx::query_as!(
        Changed,
        r#"select meeting as "meeting: _", person, scope, was_at, now_at, people as "people!: _", made_at
           from meeting_changes where meeting = $1 and id = $2"#,
        meeting,
        id
    )
    .fetch_optional(connection)
    .await?)
}

/// The last change of a meeting.
pub async fn last_change(connection: &mut SqliteConnection, meeting: MeetingId) -> Result<Option<Changed>> {
    Ok(sqlx::query_as!(
        Changed,
        r#"select meeting as "meeting: _", person, scope, was_at, now_at, people as "people!: _", made_at
           from meeting_changes where meeting = $1 order by id desc limit 1"#,
        meeting
    )
    .fetch_optional(connection)
    .await?)
}
