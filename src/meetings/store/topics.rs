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

/// How something is carried over.
#[derive(Clone, Copy, Debug)]
pub struct Carry {
    /// Through how many meetings it was carried then.
    pub carried: i64,
    /// Whether who put it there may know of the meeting.
    pub known: bool,
    /// From which meeting, if they may know of that one.
    pub from: Option<MeetingId>,
    /// The other agenda has it already: this one goes off it at once, and is told all the same.
    pub joined: bool,
    /// When they heard of it, if they know already.
    pub told_at: Option<DateTime<Utc>>,
}

/// Carries something over to an occurrence of another meeting; who put it there stays.
pub async fn carry(
    connection: &mut SqliteConnection,
    (topic, how): (i64, Carry),
    (to, original): (MeetingId, NaiveDateTime),
    now: DateTime<Utc>,
) -> Result<()> {
    let occurrence = outbox::occurrence(original);
    let off_at = how.joined.then_some(now);
    sqlx::query!(
        "update meeting_topics set meeting = $2, occurrence = $3, carried = $4, carried_at = $5, carried_told_at = $6, known = $7,
                                   carried_from = $8, off_at = $9
         where id = $1",
        topic,
        to,
        occurrence,
        how.carried,
        now,
        how.told_at,
        how.known,
        how.from,
        off_at
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
         where person = $2 and carried_at is not null and carried_told_at is null and known
           and (off_at is null or off_at = carried_at)
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
           and t.carried_told_at is null and t.known and (t.off_at is null or t.off_at = t.carried_at)",
        guild,
        person
    );
    Ok(found.fetch_one(connection).await? > 0)
}

/// Something of a person's that was carried over, as they are told.
#[derive(Clone, Debug)]
pub struct Told {
    /// To which meeting.
    pub meeting: MeetingId,
    /// From which, if they may know of that one.
    pub from: Option<MeetingId>,
    pub topic: String,
    /// The other agenda had it already.
    pub joined: bool,
}

/// What of a person's was carried over and told at that instant, and is still to be talked of: that of the next meeting first, and together
/// what came from the same one.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<Told>> {
    Ok(sqlx::query_as!(
        Told,
        r#"select t.meeting as "meeting!: MeetingId", t.carried_from as "from?: MeetingId", t.topic as "topic!: String",
                  t.off_at is not null as "joined!: bool"
           from meeting_topics t join meetings m on m.id = t.meeting
           where m.guild = $1 and m.state = 'active' and t.person = $2 and t.carried_at is not null and t.carried_told_at = $3
             and t.known and (t.off_at is null or t.off_at = t.carried_at)
           order by m.next_at, m.number, t.carried_from, t.off_at is not null, t.id"#,
        guild,
        person,
        at
    )
    .fetch_all(connection)
    .await?)
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
