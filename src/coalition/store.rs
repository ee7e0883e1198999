//! All SQL of the coalition.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::act::Act;
use crate::charter::Charter;
use crate::db::Readers;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, MessageId, OutboxId, PersonId};
use crate::people;
use crate::text::Language;

/// What Discord tells of a guild, as far as we keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The guild.
    pub guild: GuildId,
    /// Its name.
    pub name: String,
    /// Its owner.
    pub owner: PersonId,
    /// Where Discord posts its own news there.
    pub system_channel: Option<ChannelId>,
}

/// Whether a guild is known just as it is now.
pub async fn is_known(readers: &Readers, met: &Met) -> Result<bool> {
    let row = sqlx::query!("select name, owner, system_channel, left_at from coalitions where guild = $1", met.guild)
        .fetch_optional(&mut *readers.acquire().await?)
        .await?;
    Ok(row.is_some_and(|row| {
        row.name == met.name
            && row.owner == met.owner
            && row.system_channel == met.system_channel
            && row.left_at.is_none()
    }))
}

/// How a guild stood before it was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Never met.
    New,
    /// The bot had been removed from it.
    Left,
    /// Known.
    Known,
}

/// Enters a guild, or what changed of it.
pub async fn meet(connection: &mut SqliteConnection, met: &Met, now: DateTime<Utc>) -> Result<Before> {
    let known = sqlx::query!("select left_at from coalitions where guild = $1", met.guild)
        .fetch_optional(&mut *connection)
        .await?;
    sqlx::query!(
        "insert into coalitions (guild, name, owner, system_channel, joined_at) values ($1, $2, $3, $4, $5)
         on conflict do update set name = excluded.name, owner = excluded.owner, system_channel = excluded.system_channel,
                                   left_at = null",
        met.guild,
        met.name,
        met.owner,
        met.system_channel,
        now
    )
    .execute(connection)
    .await?;
    Ok(match known {
        None => Before::New,
        Some(row) if row.left_at.is_some() => Before::Left,
        Some(_) => Before::Known,
    })
}

/// The bot was removed; all is kept.
pub async fn leave(connection: &mut SqliteConnection, guild: GuildId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update coalitions set left_at = $2 where guild = $1", guild, now).execute(connection).await?;
    Ok(())
}

/// Writes the coalition's own values as they are in `new`.
pub async fn save(connection: &mut SqliteConnection, new: &Charter, now: DateTime<Utc>) -> Result<()> {
    let zone = new.zone.name();
    sqlx::query!(
        "insert into coalitions (guild, name, owner, time_zone, language, announcements, coordinator_role, joined_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do update set time_zone = excluded.time_zone, language = excluded.language,
             announcements = excluded.announcements, coordinator_role = excluded.coordinator_role",
        new.guild,
        new.name,
        new.owner,
        zone,
        new.language,
        new.announcements,
        new.coordinator_role,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Setup is finished.
pub async fn set_up(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    sqlx::query!(
        "update coalitions set set_up_at = coalesce(set_up_at, $2), set_up_by = coalesce(set_up_by, $3) where guild = $1",
        act.charter.guild,
        act.now,
        act.asker.person
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A *Start here* card, as it is owed or was sent.
pub struct StartHereRow {
    pub id: OutboxId,
    pub recipient: String,
    /// Its language.
    pub occurrence: String,
    pub state: String,
    pub channel: Option<ChannelId>,
    pub made: Option<MessageId>,
}

/// The newest *Start here* card.
pub async fn start_here(connection: &mut SqliteConnection, guild: GuildId) -> Result<Option<StartHereRow>> {
    Ok(sqlx::query_as!(
        StartHereRow,
        r#"select id, recipient, occurrence, state, channel as "channel: ChannelId", made as "made: MessageId" from outbox
           where guild = $1 and kind = 'start_here' order by id desc limit 1"#,
        guild
    )
    .fetch_optional(connection)
    .await?)
}

/// Logs a change of a rule: who, when, from, to.
pub async fn log(
    connection: &mut SqliteConnection,
    act: &Act,
    rule: &str,
    old: Option<String>,
    new: String,
) -> Result<()> {
    sqlx::query!(
        "insert into charter_log (guild, rule, old_value, new_value, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)",
        act.charter.guild,
        rule,
        old,
        new,
        act.asker.person,
        act.now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether somebody ever chose the zone.
pub async fn zone_is_chosen(connection: &mut SqliteConnection, guild: GuildId) -> Result<bool> {
    let chosen = sqlx::query_scalar!("select count(*) from charter_log where guild = $1 and rule = 'time_zone'", guild)
        .fetch_one(connection)
        .await?;
    Ok(chosen > 0)
}

/// The language that the asker chose for themselves; `None` leaves it to their app.
pub async fn set_chosen_language(connection: &mut SqliteConnection, act: &Act, chosen: Option<Language>) -> Result<()> {
    people::remember(connection, &act.asker, act.now).await?;
    sqlx::query!(
        "update people set chosen_language = $3 where guild = $1 and person = $2",
        act.asker.guild,
        act.asker.person,
        chosen
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Until when the asker is away; `None`: they are here.
pub async fn set_away(connection: &mut SqliteConnection, act: &Act, until: Option<DateTime<Utc>>) -> Result<()> {
    people::remember(connection, &act.asker, act.now).await?;
    sqlx::query!(
        "update people set away_until = $3 where guild = $1 and person = $2",
        act.asker.guild,
        act.asker.person,
        until
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether notices to the asker say only that there is something.
pub async fn set_discreet(connection: &mut SqliteConnection, act: &Act, discreet: bool) -> Result<()> {
    people::remember(connection, &act.asker, act.now).await?;
    sqlx::query!(
        "update people set discreet = $3 where guild = $1 and person = $2",
        act.asker.guild,
        act.asker.person,
        discreet
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The version of the zone data that instants were worked out with last.
pub async fn zone_data(readers: &Readers) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select value from kept where name = 'zone_data'")
        .fetch_optional(&mut *readers.acquire().await?)
        .await?)
}

/// Instants were worked out with this zone data.
pub async fn keep_zone_data(connection: &mut SqliteConnection, version: &str) -> Result<()> {
    sqlx::query!(
        "insert into kept (name, value) values ('zone_data', $1) on conflict do update set value = excluded.value",
        version
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The next guilds after one, in the order of their ids.
pub async fn guilds_after(readers: &Readers, after: GuildId, limit: i64) -> Result<Vec<GuildId>> {
    let rows = sqlx::query!(
        r#"select guild as "guild: GuildId" from coalitions where guild > $1 order by guild limit $2"#,
        after,
        limit
    )
    .fetch_all(&mut *readers.acquire().await?)
    .await?;
    Ok(rows.into_iter().map(|row| row.guild).collect())
}
