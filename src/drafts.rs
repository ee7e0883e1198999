//! What was typed into a form that could not be read, kept for a day so that the form can be opened again filled in.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use crate::error::{Error, Result};
use crate::feature::Pressed;
use crate::ids::PersonId;
use crate::message::Press;

/// The feature name of presses that open a form again; the floor above answers them.
pub const FORM: &str = "form";

/// What opens the form of a draft again, filled in.
#[must_use]
pub fn reopen(id: i64) -> Press {
    Press::new(FORM, "reopen", id)
}

/// How long a draft is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Keeps what was typed; gives the draft's id. Older drafts go.
///
/// # Errors
/// If the database fails.
pub async fn keep(connection: &mut SqliteConnection, pressed: &Pressed, now: DateTime<Utc>) -> Result<i64> {
    let oldest = now - KEPT;
    sqlx::query!("delete from drafts where kept_at < $1", oldest).execute(&mut *connection).await?;
    let press = pressed.press.custom_id(None);
    let fields = serde_json::to_string(&pressed.fields).map_err(Error::internal)?;
    Ok(sqlx::query_scalar!(
        "insert into drafts (person, press, fields, kept_at) values ($1, $2, $3, $4) returning id",
        pressed.asker.person,
        press,
        fields,
        now
    )
    .fetch_one(connection)
    .await?)
}

/// What was typed: the form's press, and its fields. Only for who typed it.
///
/// # Errors
/// If the database fails.
pub async fn find(
    connection: &mut SqliteConnection,
    id: i64,
    person: PersonId,
) -> Result<Option<(Press, Vec<(String, String)>)>> {
    let row = sqlx::query!("select press, fields from drafts where id = $1 and person = $2", id, person)
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let fields = serde_json::from_str(&row.fields).map_err(Error::internal)?;
    Ok(Press::parse(&row.press).map(|press| (press, fields)))
}

/// When it was kept: what was typed is read as of then. Only for who typed it.
///
/// # Errors
/// If the database fails.
pub async fn kept_at(connection: &mut SqliteConnection, id: i64, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        r#"select kept_at as "kept_at!: DateTime<Utc>" from drafts where id = $1 and person = $2"#,
        id,
        person
    )
    .fetch_optional(connection)
    .await?)
}
