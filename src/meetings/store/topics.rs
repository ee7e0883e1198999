//! The SQL of what people put on the agenda.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use crate::error::Result;
use crate::ids::{MeetingId, PersonId};
use crate::outbox;

/// What somebody put on the agenda.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: i64,
    pub person: PersonId,
    /// At most 200 characters.
    pub topic: String,
    /// The occurrence for which it was added.
    pub occurrence: String,
    /// What to call who put it there; empty, if we do not know.
    pub name: String,
}

impl Topic {
    /// As it is compared with others.
    pub fn compared(&self) -> String {
        compared(&self.topic)
    }
}

/// As topics are compared: neither case nor space counts.
pub fn compared(topic: &str) -> String {
    topic.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is on the agenda, the oldest first.
pub async fn all(connection: &mut SqliteConnection, meeting: MeetingId) -> Result<Vec<Topic>> {
    Ok(sqlx::query_as!(
        Topic,
        r#"select t.id as "id!: i64", t.person as "person!: PersonId", t.topic as "topic!: String",
                  t.occurrence as "occurrence!: String", coalesce(p.name, '') as "name!: String"
           from meeting_topics t join meetings m on m.id = t.meeting left join people p on p.guild = m.guild and p.person = t.person
           where t.meeting = $1 and t.off_at is null order by t.id"#,
        meeting
    )
    .fetch_all(connection)
    .await?)
}

/// Puts something there, for an occurrence.
pub async fn add(
    connection: &mut SqliteConnection,
    (meeting, original): (MeetingId, NaiveDateTime),
    (person, topic): (PersonId, &str),
    now: DateTime<Utc>,
) -> Result<()> {
    let occurrence = outbox::occurrence(original);
    sqlx::query!(
        "insert into meeting_topics (meeting, person, topic, occurrence, added_at) values ($1, $2, $3, $4, $5)",
        meeting,
        person,
        topic,
        occurrence,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Carries what is on an agenda over to an occurrence of another meeting; who put it there stays.
pub async fn carry(
    connection: &mut SqliteConnection,
    from: MeetingId,
    (to, original): (MeetingId, NaiveDateTime),
) -> Result<()> {
    let occurrence = outbox::occurrence(original);
    sqlx::query!(
        "update meeting_topics set meeting = $2, occurrence = $3 where meeting = $1 and off_at is null",
        from,
        to,
        occurrence
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes something off.
pub async fn take_off(connection: &mut SqliteConnection, id: i64, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update meeting_topics set off_at = $2 where id = $1 and off_at is null", id, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// Topics follow the occurrences that took the place of others.
pub async fn rename(
    connection: &mut SqliteConnection,
    meeting: MeetingId,
    names: &[(NaiveDateTime, NaiveDateTime)],
) -> Result<()> {
    for topic in all(connection, meeting).await? {
        let new = names.iter().find(|(old, _)| outbox::occurrence(*old) == topic.occurrence);
        let Some(new) = new.map(|(_, new)| outbox::occurrence(*new)) else { continue };
        sqlx::query!("update meeting_topics set occurrence = $2 where id = $1", topic.id, new)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
