//! All SQL of polls.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::tally::Method;
use super::{Poll, from_letters, to_letters};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, PersonId, PollId};
use crate::items::{Kind, Reference};

/// What a new poll is made of; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub guild: GuildId,
    pub asker: PersonId,
    pub channel: ChannelId,
    pub open: bool,
    pub question: String,
    pub options: Vec<String>,
    pub method: Method,
    pub closes_at: DateTime<Utc>,
}

/// Polls by the rest of a query.
macro_rules! polls {
    ($rest:tt, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Poll,
            r#"select id, guild, number, asker, channel, open as "open: bool", question, options as "options!: _", method,
                      asked_at, closes_at, state, closed_at from polls "# + $rest,
            $($bound),+
        )
    };
}

/// Enters a poll with its next number, which it shares with decisions; gives its row.
pub async fn insert(connection: &mut SqliteConnection, wanted: &Wanted, now: DateTime<Utc>) -> Result<PollId> {
    let options = Json(&wanted.options);
    let row = sqlx::query!(
        "insert into polls (guild, number, asker, channel, open, question, options, method, asked_at, closes_at)
           values ($1, (select coalesce(max(number), 0) + 1 from items where guild = $1 and kind = 'D'), $2, $3, $4, $5, $6, $7, $8, $9)
           returning id",
        wanted.guild,
        wanted.asker,
        wanted.channel,
        wanted.open,
        wanted.question,
        options,
        wanted.method,
        now,
        wanted.closes_at
    )
    .fetch_one(connection)
    .await?;
    Ok(row.id)
}

pub async fn get(connection: &mut SqliteConnection, id: PollId) -> Result<Option<Poll>> {
    Ok(polls!("where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Poll>> {
    Ok(polls!("where guild = $1 and number = $2", guild, number).fetch_optional(connection).await?)
}

/// The same poll, asked since then and still open.
pub async fn same(connection: &mut SqliteConnection, wanted: &Wanted, since: DateTime<Utc>) -> Result<Option<Poll>> {
    let options = Json(&wanted.options);
    Ok(polls!(
        "where guild = $1 and state = 'open' and asker = $2 and channel = $3 and asked_at > $4 and question = $5
           and options = $6 and method = $7 limit 1",
        wanted.guild,
        wanted.asker,
        wanted.channel,
        since,
        wanted.question,
        options,
        wanted.method
    )
    .fetch_optional(connection)
    .await?)
}

/// How many polls of a person are open.
pub async fn count_open(
    connection: &mut SqliteConnection,
    (guild, asker): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from polls where guild = $1 and asker = $2 and state = 'open' and closes_at > $3",
        guild,
        asker,
        now
    )
    .fetch_one(connection)
    .await?)
}

/// Closes a poll, if it is open.
pub async fn close(connection: &mut SqliteConnection, id: PollId, at: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update polls set state = 'closed', closed_at = $2 where id = $1 and state = 'open'", id, at)
        .execute(connection)
        .await?;
    Ok(())
}

/// The answer of one person, in options from 0; empty if there is none.
pub async fn ballot(connection: &mut SqliteConnection, poll: &Poll, person: PersonId) -> Result<Vec<usize>> {
    let found =
        sqlx::query_scalar!("select choices from poll_ballots where poll = $1 and person = $2", poll.id, person)
            .fetch_optional(connection)
            .await?;
    Ok(found.and_then(|choices| from_letters(&choices, poll.options.len())).unwrap_or_default())
}

/// The answers of all.
pub async fn ballots(connection: &mut SqliteConnection, poll: &Poll) -> Result<Vec<Vec<usize>>> {
    // In one row: each row is handed over on its own, and every press on a poll counts them all.
    let all = sqlx::query_scalar!("select group_concat(choices, ' ') from poll_ballots where poll = $1", poll.id);
    let all = all.fetch_one(connection).await?.unwrap_or_default();
    Ok(all.split_whitespace().filter_map(|choices| from_letters(choices, poll.options.len())).collect())
}

/// The answer of one person is this from now on; none, if it is empty.
pub async fn set_ballot(
    connection: &mut SqliteConnection,
    poll: PollId,
    person: PersonId,
    chosen: &[usize],
) -> Result<()> {
    if chosen.is_empty() {
        sqlx::query!("delete from poll_ballots where poll = $1 and person = $2", poll, person)
            .execute(connection)
            .await?;
        return Ok(());
    }
    let choices = to_letters(chosen);
    sqlx::query!(
        "insert into poll_ballots (poll, person, choices) values ($1, $2, $3)
         on conflict do update set choices = excluded.choices",
        poll,
        person,
        choices
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Polls of a channel, and those that everyone may see, that closed after an instant and up to another, the newest first.
pub async fn closed(
    connection: &mut SqliteConnection,
    (guild, channel): (GuildId, ChannelId),
    (after, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<Poll>> {
    Ok(polls!(
        "where guild = $1 and state = 'closed' and (open or channel = $2) and closed_at > $3 and closed_at <= $4
         order by closed_at desc, number desc limit 20",
        guild,
        channel,
        after,
        until
    )
    .fetch_all(connection)
    .await?)
}

/// Who asked polls is told now of those that closed and that they were not told of.
pub async fn tell(
    connection: &mut SqliteConnection,
    (guild, asker): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update polls set told_at = $3 where guild = $1 and asker = $2 and state = 'closed' and told_at is null",
        guild,
        asker,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Who asked this poll, which is closed, has seen what came out.
pub async fn set_told(connection: &mut SqliteConnection, id: PollId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update polls set told_at = $2 where id = $1 and state = 'closed'", id, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// The polls of a person of whose end they were told at that instant.
pub async fn told_at(
    connection: &mut SqliteConnection,
    (guild, asker): (GuildId, PersonId),
    at: DateTime<Utc>,
) -> Result<Vec<Poll>> {
    let told = polls!(
        "where guild = $1 and asker = $2 and state = 'closed' and told_at = $3 order by number",
        guild,
        asker,
        at
    );
    Ok(told.fetch_all(connection).await?)
}

/// Whether a poll of theirs closed and they were not told.
pub async fn has_untold(connection: &mut SqliteConnection, (guild, asker): (GuildId, PersonId)) -> Result<bool> {
    let untold = sqlx::query_scalar!(
        "select count(*) from polls where guild = $1 and asker = $2 and state = 'closed' and told_at is null",
        guild,
        asker
    )
    .fetch_one(connection)
    .await?;
    Ok(untold > 0)
}

/// Whose list it is.
#[derive(Clone, Copy)]
pub struct Seen {
    pub guild: GuildId,
    pub person: PersonId,
    /// Where they look: what is posted there they can read.
    pub channel: Option<ChannelId>,
    /// Whether they see all.
    pub coordinates: bool,
    /// With the open ones those that closed after this.
    pub since: DateTime<Utc>,
}

/// The polls that a person may see, from one on, and how many there are: everyone's, those of the channel, their own, those that they
/// answered. The open one that closes first is on top; after the open ones come those that closed last.
pub async fn page(
    connection: &mut SqliteConnection,
    seen: Seen,
    (offset, limit): (i64, i64),
    now: DateTime<Utc>,
) -> Result<(i64, Vec<Poll>)> {
    let Seen { guild, person, channel, coordinates, since } = seen;
    let count = sqlx::query_scalar!(
        "select count(*) from polls where guild = $1 and (state = 'open' and closes_at > $5 or closed_at > $6)
           and (open or channel is $2 or asker = $3 or $4
                or exists (select 1 from poll_ballots b where b.poll = polls.id and b.person = $3))",
        guild,
        channel,
        person,
        coordinates,
        now,
        since
    )
    .fetch_one(&mut *connection)
    .await?;
    let rows = polls!(
        "where guild = $1 and (state = 'open' and closes_at > $5 or closed_at > $6)
           and (open or channel is $2 or asker = $3 or $4
                or exists (select 1 from poll_ballots b where b.poll = polls.id and b.person = $3))
         order by closed_at is not null, case when closed_at is null then closes_at end, closed_at desc, number limit $7 offset $8",
        guild,
        channel,
        person,
        coordinates,
        now,
        since,
        limit,
        offset
    )
    .fetch_all(connection)
    .await?;
    Ok((count, rows))
}

/// The polls of a channel, and those that everyone may see, that close between two instants, the one that closes first on top.
pub async fn closing(
    connection: &mut SqliteConnection,
    (guild, channel): (GuildId, ChannelId),
    (after, until): (DateTime<Utc>, DateTime<Utc>),
    limit: i64,
) -> Result<Vec<Poll>> {
    Ok(polls!(
        "where guild = $1 and (open or channel = $2) and state = 'open' and closes_at > $3 and closes_at <= $4
         order by closes_at, number limit $5",
        guild,
        channel,
        after,
        until,
        limit
    )
    .fetch_all(connection)
    .await?)
}

/// The polls that take answers and that a person may answer wherever they are, and has not, the one that closes first on top; and how many
/// there are.
pub async fn waiting(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    limit: i64,
    now: DateTime<Utc>,
) -> Result<(i64, Vec<Poll>)> {
    let count = sqlx::query_scalar!(
        "select count(*) from polls where guild = $1 and state = 'open' and closes_at > $3 and (open or asker = $2)
           and not exists (select 1 from poll_ballots b where b.poll = polls.id and b.person = $2)",
        guild,
        person,
        now
    )
    .fetch_one(&mut *connection)
    .await?;
    let rows = polls!(
        "where guild = $1 and state = 'open' and closes_at > $3 and (open or asker = $2)
           and not exists (select 1 from poll_ballots b where b.poll = polls.id and b.person = $2)
         order by closes_at, number limit $4",
        guild,
        person,
        now,
        limit
    )
    .fetch_all(connection)
    .await?;
    Ok((count, rows))
}

/// Who asked a poll that not everyone may see; `None` if that is none.
pub async fn hidden(
    connection: &mut SqliteConnection,
    guild: GuildId,
    reference: Reference,
) -> Result<Option<PersonId>> {
    if reference.kind != Kind::Decision {
        return Ok(None);
    }
    let found = find(connection, guild, reference.number).await?;
    Ok(found.filter(|poll| !poll.open).map(|poll| poll.asker))
}
