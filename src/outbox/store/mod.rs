//! All SQL of the outbox.

pub mod ahead;
mod claim;
pub mod edits;
pub mod late;
pub mod made;
pub mod places;
mod sent;
pub mod told;
pub mod unread;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;

pub(super) use claim::{Held, freeze_all, held};
pub use claim::{pause_guild, resume_guild};
pub use sent::Sent;

use super::{GRACE, Owed, Recipient, Row, grace};
use crate::db::{Filled, Part, Readers, Script};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId, OutboxId, PersonId};
use crate::when;

/// Writes down what is owed; what is already owed under the same key is left as it is.
///
/// # Errors
/// If the database fails.
pub async fn owe(connection: &mut SqliteConnection, owed: &Owed) -> Result<()> {
    owe_all(connection, std::slice::from_ref(owed)).await
}

/// Writes down several things in as few statements as can be.
///
/// # Errors
/// If the database fails.
pub async fn owe_all(connection: &mut SqliteConnection, all: &[Owed]) -> Result<()> {
    for block in all.chunks(Script::ROWS_MAX) {
        let mut filled = OWE_ALL.fill(block.len());
        for owed in block {
            owed.add_to(&mut filled);
        }
        filled.next_part();
        let (sql, values) = filled.done()?;
        sqlx::query_with(sql, values).execute(&mut *connection).await?;
    }
    Ok(())
}

static OWE_ALL: Script = Script::new(&[OWE]);

/// Writes down what is owed, in a script: rows by [`Owed::add_to`].
pub const OWE: Part = Part {
    head: "insert or fail into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at)
           select *, column7 from",
    columns: 8,
    tail: "where column1 is not null on conflict do nothing",
};

impl Owed {
    /// The row of [`OWE`] for this.
    pub fn add_to(&self, filled: &mut Filled) {
        filled
            .add(self.guild)
            .add(self.item.clone())
            .add(self.occurrence.clone())
            .add(self.revision)
            .add(self.recipient.to_string())
            .add(self.kind)
            .add(self.due_at)
            .add(self.due_at + grace(self.kind));
    }
}

/// The rows that are due at `now`, in turns between guilds, so that one guild's thousands do not hold up another's one; within a guild
/// the longest due first; a later part only once the one before it was sent.
///
/// # Errors
/// If the database fails.
pub async fn due(connection: &mut SqliteConnection, now: DateTime<Utc>, limit: i64) -> Result<Vec<Row>> {
    let rows = sqlx::query!(
        "with due as (
             select id, next_try_at, row_number() over (partition by guild order by next_try_at, id) as turn
             -- The window's order would have SQLite read everything that is owed, by guild.
             from outbox this indexed by outbox_due
             where state in ('waiting', 'frozen') and next_try_at <= $1
               and (part = 0 or exists (select 1 from outbox before where before.guild = this.guild
                    and before.item = this.item and before.occurrence = this.occurrence and before.revision = this.revision
                    and before.recipient = this.recipient and before.kind = this.kind and before.part = this.part - 1
                    and before.state in ('sent', 'failed', 'skipped')))
             order by turn, next_try_at limit $2)
         select o.id, o.guild, o.item, o.occurrence, o.recipient, o.kind, o.due_at, o.grace_until, o.attempts, o.claimed_at,
                o.tried_at, o.unsure, o.payload, o.fallback, o.discreet, o.early
         from due join outbox o on o.id = due.id order by due.turn, due.next_try_at, due.id",
        now,
        limit
    )
    .fetch_all(connection)
    .await?;
    let read = rows.into_iter().map(|row| {
        let id = row.id;
        let read = || -> Result<Row> {
            Ok(Row {
                id,
                guild: row.guild,
                item: row.item,
                occurrence: row.occurrence,
                recipient: row.recipient.parse().map_err(|error: String| Error::internal(error))?,
                kind: row.kind,
                due_at: row.due_at,
                grace_until: row.grace_until,
                attempts: row.attempts,
                claimed_at: row.claimed_at,
                tried_at: row.tried_at,
                unsure: row.unsure,
                fallback: row.fallback,
                discreet: row.discreet,
                early: row.early,
                payload: row.payload.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?,
            })
        };
        // One that another version wrote, say, must not hold up all others; it is kept.
        read().inspect_err(|error| tracing::error!(%error, row.id = %id, "Row {id} cannot be read"))
    });
    Ok(read.filter_map(Result::ok).collect())
}

/// When the next row after `after` falls due, if any is owed.
///
/// # Errors
/// If the database fails.
pub async fn next_due_at(connection: &mut SqliteConnection, after: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let row = sqlx::query!(
        "select next_try_at from outbox where state in ('waiting', 'frozen') and next_try_at > $1
         order by next_try_at limit 1",
        after
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| row.next_try_at))
}

/// How many rows are overdue at `now`.
///
/// # Errors
/// If the database fails.
pub async fn backlog(readers: &Readers, now: DateTime<Utc>) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from outbox where state in ('waiting', 'frozen') and next_try_at <= $1",
        now
    )
    .fetch_one(&mut *readers.acquire().await?)
    .await?)
}

/// Another try of a frozen row begins: from now on a copy may have arrived unseen, whatever happens to us. `false`: it is not
/// wanted any more, since it was read.
///
/// # Errors
/// If the database fails.
pub async fn begin_try(connection: &mut SqliteConnection, id: OutboxId, now: DateTime<Utc>) -> Result<bool> {
    let begun =
        sqlx::query!("update outbox set unsure = true, tried_at = $2 where id = $1 and state = 'frozen'", id, now)
            .execute(connection)
            .await?;
    Ok(begun.rows_affected() > 0)
}

/// The row did not arrive, or we do not know (`unsure`, which stays once it is so); it is tried again.
///
/// # Errors
/// If the database fails.
pub async fn mark_failed(
    connection: &mut SqliteConnection,
    id: OutboxId,
    trouble: &str,
    unsure: bool,
    next_try_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update outbox set attempts = attempts + 1, trouble = $2, unsure = unsure or $3, next_try_at = $4
         where id = $1 and state in ('waiting', 'frozen')",
        id,
        trouble,
        unsure,
        next_try_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The row is no longer wanted.
///
/// # Errors
/// If the database fails.
pub async fn skip(connection: &mut SqliteConnection, id: OutboxId, why: &str, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update outbox set state = 'skipped', trouble = $2, ended_at = $3 where id = $1", id, why, now)
        .execute(connection)
        .await?;
    Ok(())
}

/// The row cannot be delivered. It is kept. `false`: it was not wanted any more.
///
/// # Errors
/// If the database fails.
pub async fn give_up(connection: &mut SqliteConnection, id: OutboxId, why: &str, now: DateTime<Utc>) -> Result<bool> {
    let given_up = sqlx::query!(
        "update outbox set state = 'failed', trouble = $2, ended_at = $3 where id = $1 and state in ('waiting', 'frozen')",
        id,
        why,
        now
    )
    .execute(connection)
    .await?;
    Ok(given_up.rows_affected() > 0)
}

/// The guild and the item of a row.
///
/// # Errors
/// If the database fails.
pub async fn item_of(connection: &mut SqliteConnection, id: OutboxId) -> Result<Option<(GuildId, String)>> {
    let row = sqlx::query!("select guild, item from outbox where id = $1", id).fetch_optional(connection).await?;
    Ok(row.map(|row| (row.guild, row.item)))
}

/// The channel of a recipient, as far as we know it.
///
/// # Errors
/// If the database fails.
pub async fn channel_of(readers: &Readers, recipient: Recipient) -> Result<Option<ChannelId>> {
    match recipient {
        Recipient::Channel(channel) => Ok(Some(channel)),
        Recipient::Guild(_) => Ok(None),
        Recipient::Person(person) => {
            let row = sqlx::query!("select channel from direct_channels where person = $1", person)
                .fetch_optional(&mut *readers.acquire().await?)
                .await?;
            Ok(row.map(|row| row.channel))
        }
    }
}

/// Remembers the channel of somebody's direct messages.
///
/// # Errors
/// If the database fails.
pub async fn remember_channel(connection: &mut SqliteConnection, person: PersonId, channel: ChannelId) -> Result<()> {
    sqlx::query!(
        "insert into direct_channels (person, channel) values ($1, $2)
         on conflict do update set channel = excluded.channel",
        person,
        channel
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The row is looked at again then; that is no failure.
///
/// # Errors
/// If the database fails.
pub async fn postpone(connection: &mut SqliteConnection, id: OutboxId, until: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update outbox set next_try_at = $2 where id = $1", id, until).execute(connection).await?;
    Ok(())
}

/// Owes a row whose time changed: if one like it was sent or skipped already, under the next revision; if one waits, not at all.
///
/// # Errors
/// If the database fails.
pub async fn owe_anew(connection: &mut SqliteConnection, owed: &Owed) -> Result<()> {
    let recipient = owed.recipient.to_string();
    let known = sqlx::query!(
        r#"select max(revision) as "newest: i64", coalesce(sum(state = 'waiting'), 0) as "waiting!: i64" from outbox
           where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5"#,
        owed.guild,
        recipient,
        owed.item,
        owed.kind,
        owed.occurrence
    )
    .fetch_one(&mut *connection)
    .await?;
    if known.waiting > 0 {
        return Ok(());
    }
    let revision = known.newest.map_or(owed.revision, |newest| newest + 1);
    owe(connection, &Owed { revision, ..owed.clone() }).await
}

/// Moves what waits for a wall clock of `guild` to the same wall time in this zone: a new revision of each is owed, and the old
/// one is cancelled but kept, so that nothing is owed twice.
///
/// # Errors
/// If the database fails.
pub async fn move_to_zone(connection: &mut SqliteConnection, guild: GuildId, kind: &str, zone: Tz) -> Result<()> {
    let rows = sqlx::query!(
        "select id, occurrence, due_at from outbox where guild = $1 and kind = $2 and state = 'waiting'",
        guild,
        kind
    )
    .fetch_all(&mut *connection)
    .await?;
    for row in rows {
        let Ok(local) = NaiveDateTime::parse_from_str(&row.occurrence, "%Y-%m-%dT%H:%M") else { continue };
        let due_at = when::to_utc(zone, local).0;
        if due_at == row.due_at {
            continue;
        }
        let grace_until = due_at + GRACE;
        sqlx::query!(
            "insert into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at)
             select guild, item, occurrence,
                    (select max(revision) + 1 from outbox newest where newest.guild = old.guild
                     and newest.recipient = old.recipient and newest.item = old.item and newest.kind = old.kind
                     and newest.occurrence = old.occurrence),
                    recipient, kind, $2, $3, $2
             from outbox old where id = $1",
            row.id,
            due_at,
            grace_until
        )
        .execute(&mut *connection)
        .await?;
        sqlx::query!("update outbox set state = 'skipped', trouble = 'its time changed' where id = $1", row.id)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
