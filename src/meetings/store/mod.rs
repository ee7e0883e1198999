//! All SQL of meetings: here the meetings themselves.

mod changes;
pub mod people;
pub mod rows;
pub mod topics;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Json;

pub use changes::{Changed, change, last_change, note_change};

use super::Meeting;
use super::schedule::Schedule;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, MeetingId, PersonId};
use crate::items::{Kind, Reference};

/// What a new meeting is made of; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub guild: GuildId,
    pub host: PersonId,
    pub made_in: ChannelId,
    pub channel: ChannelId,
    pub channel_name: String,
    pub open: bool,
    pub title: String,
    pub place: Option<String>,
    pub minutes: i64,
    pub schedule: Schedule,
    /// The reference of what it comes from.
    pub towards: Option<String>,
}

/// Meetings by the rest of a query.
macro_rules! meetings {
    ($first:tt $(+ $more:tt)*, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Meeting,
            r#"select id, guild, number, host, made_in, channel, channel_name, open as "open: bool", title, place, minutes,
                      schedule as "schedule!: _", version, state, cancelled_at, next_original, next_at, mirrored_original,
                      mirrored_at, made_at from meetings "# + $first $(+ $more)*,
            $($bound),+
        )
    };
}

/// How many there are.
macro_rules! count {
    ($first:tt + $more:tt, $($bound:expr),+) => {
        sqlx::query_scalar!("select count(*) from meetings " + $first + $more, $($bound),+)
    };
}

/// Whether there is any.
macro_rules! any {
    ($first:tt + $more:tt, $($bound:expr),+) => {
        sqlx::query_scalar!(
            "select exists (select 1 from meetings " + $first + $more + r#") as "any!: bool""#,
            $($bound),+
        )
    };
}

/// One of these ($of), of the meetings that somebody may see ([`Seen`]); what else is bound begins with $5.
macro_rules! seen {
    ($of:ident, $seen:ident, $rest:tt $(, $bound:expr)* $(,)?) => {
        $of!(
            "where guild = $1 and (open or channel is $2 or host = $3 or $4
               or exists (select 1 from meeting_answers a where a.meeting = meetings.id and a.person = $3)
               or exists (select 1 from meeting_topics t where t.meeting = meetings.id and t.person = $3 and t.known
                          and (t.off_at is null or t.off_at = t.carried_at))) " + $rest,
            $seen.guild, $seen.channel, $seen.person, $seen.coordinates $(, $bound)*
        )
    };
}

/// Enters a meeting with its next number; gives its row.
pub async fn insert(connection: &mut SqliteConnection, wanted: &Wanted, now: DateTime<Utc>) -> Result<MeetingId> {
    let schedule = Json(&wanted.schedule);
    let row = sqlx::query!(
        "insert into meetings (guild, number, host, made_in, channel, channel_name, open, title, place, minutes, schedule, made_at, towards)
         values ($1, (select coalesce(max(number), 0) + 1 from items where guild = $1 and kind = 'M'),
                 $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         returning id",
        wanted.guild,
        wanted.host,
        wanted.made_in,
        wanted.channel,
        wanted.channel_name,
        wanted.open,
        wanted.title,
        wanted.place,
        wanted.minutes,
        schedule,
        now,
        wanted.towards
    )
    .fetch_one(connection)
    .await?;
    Ok(row.id)
}

pub async fn get(connection: &mut SqliteConnection, id: MeetingId) -> Result<Option<Meeting>> {
    Ok(meetings!("where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Meeting>> {
    Ok(meetings!("where guild = $1 and number = $2", guild, number).fetch_optional(connection).await?)
}

/// The same meeting, asked for since then and still to come. One that was moved since is another.
pub async fn same(connection: &mut SqliteConnection, wanted: &Wanted, since: DateTime<Utc>) -> Result<Option<Meeting>> {
    let schedule = Json(&wanted.schedule);
    Ok(meetings!(
        "where guild = $1 and state = 'active' and host = $2 and channel = $3 and made_at > $4 and title = $5 and place is $6
           and minutes = $7 and schedule = $8 limit 1",
        wanted.guild,
        wanted.host,
        wanted.channel,
        since,
        wanted.title,
        wanted.place,
        wanted.minutes,
        schedule
    )
    .fetch_optional(connection)
    .await?)
}

/// The meetings to come that were made from another item, the next first.
pub async fn made_from(connection: &mut SqliteConnection, guild: GuildId, towards: &str) -> Result<Vec<Meeting>> {
    Ok(meetings!("where guild = $1 and towards = $2 and state = 'active' order by next_at, number", guild, towards)
        .fetch_all(connection)
        .await?)
}

/// Who hosts a meeting that not everyone may see; `None` if that is none.
pub async fn hidden(
    connection: &mut SqliteConnection,
    guild: GuildId,
    reference: Reference,
) -> Result<Option<PersonId>> {
    if reference.kind != Kind::Meeting {
        return Ok(None);
    }
    let found = find(connection, guild, reference.number).await?;
    Ok(found.filter(|meeting| !meeting.open).map(|meeting| meeting.host))
}

/// How many are to come: those that a person hosts, and all of their guild.
pub async fn counts(connection: &mut SqliteConnection, guild: GuildId, host: PersonId) -> Result<(i64, i64)> {
    let row = sqlx::query!(
        "select count(*) filter (where host = $2) as own, count(*) as everyones from meetings
         where guild = $1 and state = 'active'",
        guild,
        host
    )
    .fetch_one(connection)
    .await?;
    Ok((row.own, row.everyones))
}

/// Writes down its times, as they are in `new`.
pub async fn save(connection: &mut SqliteConnection, new: &Meeting, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update meetings set schedule = $2, version = $3, state = $4, cancelled_at = $5, next_original = $6, next_at = $7,
                             mirrored_original = $8, mirrored_at = $9,
                             ended_at = case $4 when 'ended' then coalesce(ended_at, $10) end
         where id = $1",
        new.id,
        new.schedule,
        new.version,
        new.state,
        new.cancelled_at,
        new.next_original,
        new.next_at,
        new.mirrored_original,
        new.mirrored_at,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What a host has to come and was not told of yet, as it is planned now: who comes to its next time.
pub async fn untold(
    connection: &mut SqliteConnection,
    (guild, host): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<Vec<Meeting>> {
    Ok(meetings!(
        "where guild = $1 and host = $2 and state = 'active' and next_at > $3 and forecast_for is not next_at
         order by next_at, number",
        guild,
        host,
        now
    )
    .fetch_all(connection)
    .await?)
}

/// Its host was told who comes at a time of it.
pub async fn note_forecast(
    connection: &mut SqliteConnection,
    (id, at): (MeetingId, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!("update meetings set forecast_for = $2, forecast_told_at = $3 where id = $1", id, at, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether that is what its host was told last.
pub async fn was_forecast(connection: &mut SqliteConnection, id: MeetingId, at: DateTime<Utc>) -> Result<bool> {
    let told = sqlx::query_scalar!("select count(*) from meetings where id = $1 and forecast_for = $2", id, at);
    Ok(told.fetch_one(connection).await? > 0)
}

/// Of which meetings a host was told at an instant; those that are still to come then.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, host): (GuildId, PersonId),
    (at, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Meeting>> {
    Ok(meetings!(
        "where guild = $1 and host = $2 and state = 'active' and next_at > $4 and forecast_told_at = $3 and forecast_for = next_at
         order by next_at, number",
        guild,
        host,
        at,
        now
    )
    .fetch_all(connection)
    .await?)
}

/// All of a guild that are to come.
pub async fn active(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<Meeting>> {
    Ok(meetings!("where guild = $1 and state = 'active'", guild).fetch_all(connection).await?)
}

/// Whose list it is.
#[derive(Clone, Copy)]
pub struct Seen {
    pub guild: GuildId,
    pub person: PersonId,
    /// Where they look: what is there they can read.
    pub channel: Option<ChannelId>,
    /// Whether they see all.
    pub coordinates: bool,
}

/// The meetings to come that a person may see, the next on top, from one on, and how many there are.
pub async fn page(
    connection: &mut SqliteConnection,
    seen: Seen,
    (offset, limit): (i64, i64),
) -> Result<(i64, Vec<Meeting>)> {
    let count = seen!(count, seen, "and state = 'active'").fetch_one(&mut *connection).await?;
    let rows = seen!(meetings, seen, "and state = 'active' order by next_at, number limit $5 offset $6", limit, offset);
    Ok((count, rows.fetch_all(connection).await?))
}

/// The meetings that a person may see of which nothing comes any more, the one that ended last on top, from one on, and how many there are.
pub async fn past(
    connection: &mut SqliteConnection,
    seen: Seen,
    (offset, limit): (i64, i64),
) -> Result<(i64, Vec<Meeting>)> {
    let count = seen!(count, seen, "and state = 'ended'").fetch_one(&mut *connection).await?;
    let rows = seen!(
        meetings,
        seen,
        "and state = 'ended' order by ended_at desc, number desc limit $5 offset $6",
        limit,
        offset
    );
    Ok((count, rows.fetch_all(connection).await?))
}

/// Whether there is one of these.
pub async fn has_past(connection: &mut SqliteConnection, seen: Seen) -> Result<bool> {
    Ok(seen!(any, seen, "and state = 'ended'").fetch_one(connection).await?)
}

/// Whether a person may see another meeting to come than this one.
pub async fn has_another(connection: &mut SqliteConnection, seen: Seen, than: MeetingId) -> Result<bool> {
    Ok(seen!(any, seen, "and state = 'active' and id <> $5", than).fetch_one(connection).await?)
}
