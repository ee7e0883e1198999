//! All SQL of reminders.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::{Json, Text};

use super::{DUE, Reminder};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, OutboxId, PersonId, ReminderId, RoleId};
use crate::timing::Timing;

/// What a new reminder is made of; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub guild: GuildId,
    pub maker: PersonId,
    pub made_in: ChannelId,
    pub channel: Option<ChannelId>,
    pub role: Option<RoleId>,
    pub what: String,
    pub timing: Timing,
}

/// Reminders by the rest of a query; what their rows have beside it is for counting and for the log.
macro_rules! reminders {
    ($rest:tt, $($bound:expr),+ $(,)?) => {
        sqlx::query_as!(
            Reminder,
            r#"select id, guild, number, maker, made_in, channel, role, what, starts, rule as "rule: _",
                      changes as "changes!: _", told, state, next_original, next_at from reminders "# + $rest,
            $($bound),+
        )
    };
}

/// Enters a reminder with its next number; gives its row.
pub async fn insert(connection: &mut SqliteConnection, wanted: &Wanted, now: DateTime<Utc>) -> Result<ReminderId> {
    let timing = &wanted.timing;
    let (rule, changes) = (timing.rule.as_ref().map(Text), Json(&timing.changes));
    let row = sqlx::query!(
        "insert into reminders (guild, number, maker, made_in, channel, role, what, starts, rule, changes, state,
                                next_original, next_at, made_at)
         values ($1, (select coalesce(max(number), 0) + 1 from reminders where guild = $1), $2, $3, $4, $5, $6, $7, $8, $9,
                 'active', $7, $10, $11)
         returning id",
        wanted.guild,
        wanted.maker,
        wanted.made_in,
        wanted.channel,
        wanted.role,
        wanted.what,
        timing.starts,
        rule,
        changes,
        timing.first,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(row.id)
}

pub async fn get(connection: &mut SqliteConnection, id: ReminderId) -> Result<Option<Reminder>> {
    Ok(reminders!("where id = $1", id).fetch_optional(connection).await?)
}

pub async fn find(connection: &mut SqliteConnection, guild: GuildId, number: i64) -> Result<Option<Reminder>> {
    Ok(reminders!("where guild = $1 and number = $2", guild, number).fetch_optional(connection).await?)
}

/// The same reminder, made since then and still to come.
pub async fn same(
    connection: &mut SqliteConnection,
    wanted: &Wanted,
    since: DateTime<Utc>,
) -> Result<Option<Reminder>> {
    let rule = wanted.timing.rule.as_ref().map(Text);
    Ok(reminders!(
        "where guild = $1 and maker = $2 and state = 'active' and made_at > $3 and channel is $4 and role is $5
           and what = $6 and starts = $7 and rule is $8 limit 1",
        wanted.guild,
        wanted.maker,
        since,
        wanted.channel,
        wanted.role,
        wanted.what,
        wanted.timing.starts,
        rule
    )
    .fetch_optional(connection)
    .await?)
}

/// How many are still to come: a person's own, and those to the channels of their guild.
pub async fn counts(connection: &mut SqliteConnection, guild: GuildId, maker: PersonId) -> Result<(i64, i64)> {
    let own = sqlx::query_scalar!(
        "select count(*) from reminders where guild = $1 and maker = $2 and state = 'active'",
        guild,
        maker
    )
    .fetch_one(&mut *connection)
    .await?;
    let channels = sqlx::query_scalar!(
        "select count(*) from reminders where guild = $1 and channel is not null and state = 'active'",
        guild
    )
    .fetch_one(connection)
    .await?;
    Ok((own, channels))
}

/// Writes down when it comes, as it is in `new`.
pub async fn save(connection: &mut SqliteConnection, new: &Reminder, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update reminders set starts = $2, rule = $3, changes = $4, told = $5, state = $6, next_original = $7, next_at = $8,
                              ended_at = case $6 when 'ended' then coalesce(ended_at, $9) end
         where id = $1",
        new.id,
        new.starts,
        new.rule,
        new.changes,
        new.told,
        new.state,
        new.next_original,
        new.next_at,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Those that a person may see in their list, the next first, from one on, and how many there are: their own and, for who
/// coordinates, all that go to channels.
pub async fn page(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    coordinates: bool,
    (offset, limit): (i64, i64),
) -> Result<(i64, Vec<Reminder>)> {
    let count = sqlx::query_scalar!(
        "select count(*) from reminders where guild = $1 and state = 'active'
         and (maker = $2 or ($3 and channel is not null))",
        guild,
        person,
        coordinates
    )
    .fetch_one(&mut *connection)
    .await?;
    let rows = reminders!(
        "where guild = $1 and state = 'active' and (maker = $2 or ($3 and channel is not null))
         order by next_at, number limit $4 offset $5",
        guild,
        person,
        coordinates,
        limit,
        offset
    )
    .fetch_all(connection)
    .await?;
    Ok((count, rows))
}

/// All of a guild that are still to come.
pub async fn active(connection: &mut SqliteConnection, guild: GuildId) -> Result<Vec<Reminder>> {
    Ok(reminders!("where guild = $1 and state = 'active'", guild).fetch_all(connection).await?)
}

/// When a message of this reminder came last where it belongs.
pub async fn came_last(connection: &mut SqliteConnection, reminder: &Reminder) -> Result<Option<DateTime<Utc>>> {
    let (item, recipient) = (reminder.reference().to_string(), reminder.recipient().to_string());
    let row = sqlx::query!(
        r#"select max(ended_at) as "at: DateTime<Utc>" from outbox
           where guild = $1 and recipient = $2 and item = $3 and kind = $4 and state = 'sent'"#,
        reminder.guild,
        recipient,
        item,
        DUE
    )
    .fetch_one(connection)
    .await?;
    Ok(row.at)
}

/// Nothing that came due already and has not surely gone out is sent any more, wherever it was on its way to.
pub async fn withdraw(connection: &mut SqliteConnection, reminder: &Reminder, now: DateTime<Utc>) -> Result<()> {
    let item = reminder.reference().to_string();
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'stopped', ended_at = $4
         where guild = $1 and item = $2 and kind = $3 and state = 'frozen'",
        reminder.guild,
        item,
        DUE,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Cancels what waits for this reminder, but for the occurrence that is to be owed and the row that is being claimed. Gives the
/// revision for the occurrence; `None` if it is owed already.
pub async fn make_room(
    connection: &mut SqliteConnection,
    reminder: &Reminder,
    (key, due_at): (&str, Option<DateTime<Utc>>),
    (claimed, now): (Option<OutboxId>, DateTime<Utc>),
) -> Result<Option<i64>> {
    let (item, recipient) = (reminder.reference().to_string(), reminder.recipient().to_string());
    sqlx::query!(
        "update outbox set state = 'skipped', trouble = 'its time changed', ended_at = $7
         where guild = $1 and recipient = $2 and item = $3 and kind = $4 and state = 'waiting'
           and (occurrence <> $5 or due_at is not $6) and id is not $8",
        reminder.guild,
        recipient,
        item,
        DUE,
        key,
        due_at,
        now,
        claimed
    )
    .execute(&mut *connection)
    .await?;
    let row = sqlx::query!(
        "select count(*) filter (where state = 'waiting' and id is not $6) as waiting, max(revision) as newest
         from outbox where guild = $1 and recipient = $2 and item = $3 and kind = $4 and occurrence = $5",
        reminder.guild,
        recipient,
        item,
        DUE,
        key,
        claimed
    )
    .fetch_one(connection)
    .await?;
    Ok((row.waiting == 0).then(|| row.newest.map_or(0, |newest| newest + 1)))
}
