//! The SQL of what people put on the agenda.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use crate::error::Result;
use crate::ids::{GuildId, MeetingId, PersonId};
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
    /// Through how many meetings it was carried before it came to this one.
    pub carried: i64,
    /// Whether who put it there may know of this meeting: somebody else may have carried it.
    pub known: bool,
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

/// What is on the agenda, what is longest on it first.
pub async fn all(connection: &mut SqliteConnection, meeting: MeetingId) -> Result<Vec<Topic>> {
    Ok(sqlx::query_as!(
        Topic,
        r#"select t.id as "id!: i64", t.person as "person!: PersonId", t.topic as "topic!: String",
                  t.occurrence as "occurrence!: String", t.carried as "carried!: i64",
                  t.known as "known!: bool", coalesce(p.name, '') as "name!: String"
           from meeting_topics t join meetings m on m.id = t.meeting left join people p on p.guild = m.guild and p.person = t.person
           where t.meeting = $1 and t.off_at is null order by coalesce(t.carried_at, t.added_at), t.carried_at is not null, t.id"#,
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

/// Carries something over to an occurrence of another meeting; who put it there stays. `told_at`: when they heard of it, if they know
/// already. `known`: whether they may know of the meeting.
pub async fn carry(
    connection: &mut SqliteConnection,
    (topic, carried, known): (i64, i64, bool),
    (to, original): (MeetingId, NaiveDateTime),
    (now, told_at): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<()> {
    let occurrence = outbox::occurrence(original);
    sqlx::query!(
        "update meeting_topics set meeting = $2, occurrence = $3, carried = $4, carried_at = $5, carried_told_at = $6, known = $7
         where id = $1",
        topic,
        to,
        occurrence,
        carried,
        now,
        told_at,
        known
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What of a person's was carried over and is to be told ([`has_untold`]) counts as told.
pub async fn tell(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update meeting_topics set carried_told_at = $3
         where person = $2 and carried_at is not null and carried_told_at is null and known and off_at is null
           and meeting in (select id from meetings where guild = $1 and state = 'active')",
        guild,
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether something of a person's was carried over that they did not hear of and may know of, and is still to be talked of.
pub async fn has_untold(connection: &mut SqliteConnection, (guild, person): (GuildId, PersonId)) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from meeting_topics t join meetings m on m.id = t.meeting
         where m.guild = $1 and m.state = 'active' and t.person = $2 and t.carried_at is not null
           and t.carried_told_at is null and t.known and t.off_at is null",
        guild,
        person
    );
    Ok(found.fetch_one(connection).await? > 0)
}

/// What of a person's was carried over and told at that instant, and is still to be talked of: each with its meeting, the next first.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<(MeetingId, String)>> {
    let rows = sqlx::query!(
        r#"select t.meeting as "meeting!: MeetingId", t.topic as "topic!: String"
           from meeting_topics t join meetings m on m.id = t.meeting
           where m.guild = $1 and m.state = 'active' and t.person = $2 and t.carried_at is not null
             and t.carried_told_at = $3 and t.known and t.off_at is null order by m.next_at, m.number, t.id"#,
        guild,
        person,
        at
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.meeting, row.topic)).collect())
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
