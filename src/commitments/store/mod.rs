//! All SQL of commitments.

mod counts;
mod digest;
mod lists;
mod many;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

pub use counts::{Ended, count_reason, ended, reasons};
pub use digest::{Counts, counts_between, done_by, done_for_something, open_of};
pub use lists::{Show, count_overdue, page, suggest};
pub use many::{close_all, deliver, find_all, make, same};

use super::{Commitment, Outcome, State};
use crate::error::Result;
use crate::ids::{ChannelId, CommitmentId, GuildId, PersonId};
use crate::items::{Kind, Reference};

/// What a new promise is made of; already checked.
#[derive(Clone, Debug)]
pub struct Promise {
    /// Its guild.
    pub guild: GuildId,
    /// Who promises.
    pub owner: PersonId,
    /// Where.
    pub channel: ChannelId,
    /// What.
    pub what: String,
    /// What "done" means.
    pub done_means: Option<String>,
    /// For when.
    pub due_at: DateTime<Utc>,
    /// The promise that this one follows.
    pub follows: Option<CommitmentId>,
    /// The reference of what it is for.
    pub towards: Option<String>,
}

pub async fn get(connection: &mut SqliteConnection, id: CommitmentId) -> Result<Option<Commitment>> {
    Ok(sqlx::query_as!(Commitment, "select * from commitments where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Commitment>> {
    Ok(sqlx::query_as!(Commitment, "select * from commitments where guild = $1 and number = $2", guild, number)
        .fetch_optional(connection)
        .await?)
}

/// The promise that goes on in the place of one that was not kept.
pub async fn follower(connection: &mut SqliteConnection, promise: &Commitment) -> Result<Option<Reference>> {
    if promise.state != State::NotKept {
        return Ok(None);
    }
    let number = sqlx::query_scalar!(
        "select number from commitments indexed by commitments_owner where guild = $1 and owner = $2 and follows = $3",
        promise.guild,
        promise.owner,
        promise.id
    );
    let number = number.fetch_optional(connection).await?;
    Ok(number.map(|number| Reference { kind: Kind::Commitment, number }))
}

/// A change of date: before the old one passed.
pub async fn set_due(
    connection: &mut SqliteConnection,
    id: CommitmentId,
    due_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update commitments set due_at = $2, dated_at = $3, moves = moves + 1, revision = revision + 1, told_rung = null,
         asked_at = null, skip_rung = null, handed_at = null where id = $1",
        id,
        due_at,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// How often a promise was moved to a later date; 0 if its last move was to an earlier one.
pub async fn moved_later(connection: &mut SqliteConnection, id: CommitmentId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from commitment_events where commitment = $1 and event = 'moved' and new_due_at > old_due_at
         and (select new_due_at > old_due_at from commitment_events where commitment = $1 and event = 'moved'
              order by id desc limit 1)",
        id
    )
    .fetch_one(connection)
    .await?)
}

/// The owner is asked why it was not kept.
pub async fn open_reason(connection: &mut SqliteConnection, id: CommitmentId) -> Result<()> {
    sqlx::query!("update commitments set reason_open = true where id = $1", id).execute(connection).await?;
    Ok(())
}

/// The owner said why; what counts follows from it. `false` if they were not asked, or said so before.
pub async fn close_reason(
    connection: &mut SqliteConnection,
    id: CommitmentId,
    outcome: Option<Outcome>,
) -> Result<bool> {
    let closed = sqlx::query!(
        "update commitments set reason_open = false, outcome = $2 where id = $1 and reason_open",
        id,
        outcome
    )
    .execute(connection)
    .await?;
    Ok(closed.rows_affected() > 0)
}

/// A note given before it was said whether it was done in time.
pub async fn set_note(connection: &mut SqliteConnection, id: CommitmentId, note: &str) -> Result<()> {
    sqlx::query!("update commitments set note = $2 where id = $1", id, note).execute(connection).await?;
    Ok(())
}

/// A rung was told: its owner is asked.
pub async fn set_told(
    connection: &mut SqliteConnection,
    id: CommitmentId,
    rung: i64,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!("update commitments set told_rung = $2, asked_at = $3 where id = $1", id, rung, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// *On track*: an answer, and the rung that it lets pass.
pub async fn set_skip(connection: &mut SqliteConnection, id: CommitmentId, rung: Option<i64>) -> Result<()> {
    sqlx::query!("update commitments set skip_rung = $2, asked_at = null where id = $1", id, rung)
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn set_handed(connection: &mut SqliteConnection, id: CommitmentId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update commitments set handed_at = $2 where id = $1", id, now).execute(connection).await?;
    Ok(())
}

/// One line of a promise's history.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// What happened, as the table's check lists it.
    pub event: String,
    /// A note or a reason.
    pub note: Option<String>,
    /// The date before.
    pub old_due_at: Option<DateTime<Utc>>,
    /// The date from then on.
    pub new_due_at: Option<DateTime<Utc>>,
}

impl Event {
    /// An event without dates.
    pub fn new(event: &str, note: Option<String>) -> Self {
        Self { event: event.to_owned(), note, ..Self::default() }
    }
}

pub async fn log(
    connection: &mut SqliteConnection,
    id: CommitmentId,
    person: PersonId,
    event: &Event,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into commitment_events (commitment, person, event, note, old_due_at, new_due_at, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        id,
        person,
        event.event,
        event.note,
        event.old_due_at,
        event.new_due_at,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What happened to a promise: that it was made, the newest of what came after, and that it is done.
pub async fn history(connection: &mut SqliteConnection, promise: &Commitment) -> Result<Vec<(Event, DateTime<Utc>)>> {
    let first_due_at = sqlx::query_scalar!(
        r#"select old_due_at as "old_due_at!: DateTime<Utc>" from commitment_events
           where commitment = $1 and event = 'moved' order by id limit 1"#,
        promise.id
    )
    .fetch_optional(&mut *connection)
    .await?;
    let made = Event { new_due_at: Some(first_due_at.unwrap_or(promise.due_at)), ..Event::new("made", None) };
    let rows = sqlx::query!(
        "select event, note, old_due_at, new_due_at, at from commitment_events where commitment = $1
         order by id desc limit 8",
        promise.id
    )
    .fetch_all(connection)
    .await?;
    let later = rows.into_iter().rev().map(|row| {
        let event = Event { event: row.event, note: row.note, old_due_at: row.old_due_at, new_due_at: row.new_due_at };
        (event, row.at)
    });
    let done = promise.closed_at.filter(|_| promise.state == State::Delivered);
    let done = done.map(|at| (Event::new("delivered", promise.note.clone()), at));
    Ok(std::iter::once((made, promise.made_at)).chain(later).chain(done).collect())
}

/// The open promises of a person that are due until then and whose ladder was not told to its end.
pub async fn open_until(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: PersonId,
    until: DateTime<Utc>,
) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments indexed by commitments_owner
         where guild = $1 and owner = $2 and state = 'promised' and due_at <= $3
         and (told_rung is null or told_rung < 5) order by due_at, id limit 500",
        guild,
        owner,
        until
    )
    .fetch_all(connection)
    .await?)
}

/// The first promise of a person that is due after then.
pub async fn first_after(
    connection: &mut SqliteConnection,
    guild: GuildId,
    owner: PersonId,
    after: DateTime<Utc>,
) -> Result<Option<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments indexed by commitments_owner
         where guild = $1 and owner = $2 and state = 'promised' and due_at > $3
         order by due_at, id limit 1",
        guild,
        owner,
        after
    )
    .fetch_optional(connection)
    .await?)
}

/// All open promises of a guild.
pub async fn all_open(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(Commitment, "select * from commitments where guild = $1 and state = 'promised'", guild)
        .fetch_all(connection)
        .await?)
}

/// The promises of others that brought no answer to the last rung, told before then, and of which no coordinator has heard: nobody
/// is asked to check in with themselves. As many as one brief takes.
pub async fn unanswered(
    connection: &mut SqliteConnection,
    guild: GuildId,
    reader: PersonId,
    asked_before: DateTime<Utc>,
) -> Result<Vec<Commitment>> {
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments where guild = $1 and state = 'promised' and due_at < $2 and told_rung >= 5
         and asked_at < $2 and handed_at is null and owner <> $3 order by due_at, id limit 25",
        guild,
        asked_before,
        reader
    )
    .fetch_all(connection)
    .await?)
}

/// When the oldest of those was asked, however short ago.
pub async fn first_unanswered(
    connection: &mut SqliteConnection,
    guild: GuildId,
    reader: PersonId,
) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query!(
        r#"select min(asked_at) as "asked_at: DateTime<Utc>" from commitments
           where guild = $1 and state = 'promised' and told_rung >= 5 and handed_at is null and owner <> $2"#,
        guild,
        reader
    )
    .fetch_one(connection)
    .await?;
    Ok(row.asked_at)
}

/// What a person was asked about at that instant and has not answered: their own promises, then, for who `coordinates`, those of
/// others that they were told of.
pub async fn asked_at(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    coordinates: bool,
    at: DateTime<Utc>,
) -> Result<Vec<Commitment>> {
    let mut own = sqlx::query_as!(
        Commitment,
        "select * from commitments indexed by commitments_owner
         where guild = $1 and owner = $2 and state = 'promised' and asked_at = $3 order by due_at, id",
        guild,
        person,
        at
    )
    .fetch_all(&mut *connection)
    .await?;
    if coordinates {
        let handed = sqlx::query_as!(
            Commitment,
            "select * from commitments where guild = $1 and owner <> $2 and state = 'promised' and handed_at = $3
             order by due_at, id",
            guild,
            person,
            at
        );
        own.extend(handed.fetch_all(connection).await?);
    }
    Ok(own)
}
