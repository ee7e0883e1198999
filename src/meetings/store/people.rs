//! The SQL of who comes.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use sqlx::SqliteConnection;

use super::super::{Answer, Meeting};
use crate::error::Result;
use crate::ids::{MeetingId, PersonId};
use crate::outbox;

/// What one person says to an occurrence.
pub async fn answer(
    connection: &mut SqliteConnection,
    (meeting, original): (MeetingId, NaiveDateTime),
    person: PersonId,
) -> Result<Option<Answer>> {
    let occurrence = outbox::occurrence(original);
    Ok(sqlx::query_scalar!(
        "select answer from meeting_answers where meeting = $1 and occurrence = $2 and person = $3",
        meeting,
        occurrence,
        person
    )
    .fetch_optional(connection)
    .await?)
}

/// From now on they say this; `None`: nothing.
pub async fn set_answer(
    connection: &mut SqliteConnection,
    (meeting, original): (MeetingId, NaiveDateTime),
    person: PersonId,
    answer: Option<Answer>,
) -> Result<()> {
    let occurrence = outbox::occurrence(original);
    let Some(answer) = answer else {
        sqlx::query!(
            "delete from meeting_answers where meeting = $1 and occurrence = $2 and person = $3",
            meeting,
            occurrence,
            person
        )
        .execute(connection)
        .await?;
        return Ok(());
    };
    sqlx::query!(
        "insert into meeting_answers (meeting, occurrence, person, answer) values ($1, $2, $3, $4)
         on conflict do update set answer = excluded.answer",
        meeting,
        occurrence,
        person,
        answer
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What all say to an occurrence.
pub async fn answers(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    original: NaiveDateTime,
) -> Result<Vec<(PersonId, Answer)>> {
    let occurrence = outbox::occurrence(original);
    let rows = sqlx::query!(
        "select person, answer from meeting_answers where meeting = $1 and occurrence = $2 order by person",
        meeting.id,
        occurrence
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person, row.answer)).collect())
}

/// Whether a person ever answered to a meeting, or something on its agenda is theirs and they may know of it.
pub async fn takes_part(connection: &mut SqliteConnection, meeting: MeetingId, person: PersonId) -> Result<bool> {
    let count = sqlx::query_scalar!(
        r#"select (select count(*) from meeting_answers where meeting = $1 and person = $2)
                  + (select count(*) from meeting_topics where meeting = $1 and person = $2 and known
                     and (off_at is null or off_at = carried_at))
                  as "count!: i64""#,
        meeting,
        person
    );
    Ok(count.fetch_one(connection).await? > 0)
}

/// What is said to occurrences from one on, by the name of the occurrence.
pub async fn answers_from(
    connection: &mut SqliteConnection,
    meeting: MeetingId,
    original: NaiveDateTime,
) -> Result<Vec<(String, PersonId, Answer)>> {
    let occurrence = outbox::occurrence(original);
    let rows = sqlx::query!(
        "select occurrence, person, answer from meeting_answers where meeting = $1 and occurrence >= $2 order by person",
        meeting,
        occurrence
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.occurrence, row.person, row.answer)).collect())
}

/// Carries what was said to the occurrences that took the place of others: from one on, under their new names. What was said to one
/// that has no new name goes.
pub async fn rename(
    connection: &mut SqliteConnection,
    meeting: MeetingId,
    from: NaiveDateTime,
    names: &[(NaiveDateTime, NaiveDateTime)],
) -> Result<()> {
    let names: BTreeMap<String, NaiveDateTime> =
        names.iter().map(|(old, new)| (outbox::occurrence(*old), *new)).collect();
    let said = answers_from(connection, meeting, from).await?;
    let first = outbox::occurrence(from);
    sqlx::query!("delete from meeting_answers where meeting = $1 and occurrence >= $2", meeting, first)
        .execute(&mut *connection)
        .await?;
    for (old, person, answer) in said {
        if let Some(new) = names.get(&old) {
            set_answer(connection, (meeting, *new), person, Some(answer)).await?;
        }
    }
    Ok(())
}
