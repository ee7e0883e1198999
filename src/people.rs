//! Who is this, and may they?

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::db::{Filled, Part, Script};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, PersonId, RoleId};
use crate::message::{Button, Look, Notice, Press};
use crate::say;
use crate::text::{Language, Words};

/// The person who acts, as Discord says it with every interaction, and where.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The guild. In a direct message it is that of the row in question, filled in when the row is found.
    pub guild: GuildId,
    /// The person.
    pub person: PersonId,
    /// What they are called there.
    pub name: String,
    /// What they read: their choice in *My settings*, else what their app speaks.
    pub language: Language,
    /// What their app speaks.
    pub app_language: Language,
    /// Where they act.
    pub channel: ChannelId,
    /// Whether this is a direct message: then only roles granted in the bot count.
    pub direct: bool,
    /// Whether they hold Manage Guild there.
    pub manages: bool,
    /// Their roles on Discord.
    pub roles: Vec<RoleId>,
    /// Until when they said they are away; it may have passed.
    pub away_until: Option<DateTime<Utc>>,
}

impl Asker {
    /// What they read.
    #[must_use]
    pub fn words(&self) -> Words {
        self.language.words()
    }

    /// The same person with regard to a row of `guild`: in a direct message the guild is the row's, elsewhere it must be this
    /// one. `None` means that for them the row does not exist.
    #[must_use]
    pub fn in_guild(mut self, guild: GuildId) -> Option<Self> {
        if self.direct {
            self.guild = guild;
        }
        (self.guild == guild).then_some(self)
    }
}

/// Whether the person acts as coordinator: by Manage Guild, by the coalition's role, or granted in the bot and not ended.
///
/// # Errors
/// If the database fails.
pub async fn is_coordinator(
    connection: &mut SqliteConnection,
    charter: &Charter,
    asker: &Asker,
    now: DateTime<Utc>,
) -> Result<bool> {
    let wears = charter.coordinator_role.is_some_and(|role| asker.roles.contains(&role));
    if !asker.direct && (asker.manages || wears) {
        return Ok(true);
    }
    is_granted_coordinator(connection, (charter.guild, asker.person), now).await
}

/// Whether the person is granted the role of coordinator, and it has not ended: this alone counts in a direct message.
///
/// # Errors
/// If the database fails.
pub async fn is_granted_coordinator(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<bool> {
    let granted = sqlx::query_scalar!(
        "select count(*) from roles where guild = $1 and person = $2 and role = 'coordinator'
         and (ends_at is null or ends_at > $3)",
        guild,
        person,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(granted > 0)
}

/// Who is told of coordinators' matters: those granted, else the guild's owner.
///
/// # Errors
/// If the database fails.
pub async fn coordinators(
    connection: &mut SqliteConnection,
    charter: &Charter,
    now: DateTime<Utc>,
) -> Result<Vec<PersonId>> {
    let granted = sqlx::query_scalar!(
        "select person from roles where guild = $1 and role = 'coordinator' and (ends_at is null or ends_at > $2)
         order by granted_at, person",
        charter.guild,
        now
    )
    .fetch_all(connection)
    .await?;
    Ok(if granted.is_empty() && charter.owner != PersonId(0) { vec![charter.owner] } else { granted })
}

/// Whether the person is granted the role of data steward, and it has not ended. Who coordinates may do what a data steward may.
///
/// # Errors
/// If the database fails.
pub async fn is_data_steward(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    now: DateTime<Utc>,
) -> Result<bool> {
    let granted = sqlx::query_scalar!(
        "select count(*) from roles where guild = $1 and person = $2 and role = 'data_steward'
         and (ends_at is null or ends_at > $3)",
        guild,
        person,
        now
    )
    .fetch_one(connection)
    .await?;
    Ok(granted > 0)
}

/// Grants the role of coordinator, without end.
///
/// # Errors
/// If the database fails.
pub async fn grant_coordinator(connection: &mut SqliteConnection, asker: &Asker, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into roles (guild, person, role, granted_by, granted_at) values ($1, $2, 'coordinator', $2, $3)
         on conflict do nothing",
        asker.guild,
        asker.person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Remembers what to call a person and what they read, from their own act.
///
/// # Errors
/// If the database fails.
pub async fn remember(connection: &mut SqliteConnection, asker: &Asker, now: DateTime<Utc>) -> Result<()> {
    static ONE: Script = Script::new(&[REMEMBER]);
    let mut filled = ONE.fill(1);
    asker.add_to(&mut filled, now);
    let (sql, values) = filled.done()?;
    sqlx::query_with(sql, values).execute(connection).await?;
    Ok(())
}

/// Remembers people, in a script: rows by [`Asker::add_to`].
pub const REMEMBER: Part = Part {
    head: "insert or fail into people (guild, person, name, language, seen_at) select * from",
    columns: 5,
    tail: "where column1 is not null
           on conflict do update set name = excluded.name, language = excluded.language, seen_at = excluded.seen_at
           where name <> excluded.name or language <> excluded.language",
};

impl Asker {
    /// The row of [`REMEMBER`] for this person.
    pub fn add_to(&self, filled: &mut Filled, now: DateTime<Utc>) {
        filled.add(self.guild).add(self.person).add(self.name.clone()).add(self.app_language).add(now);
    }
}

/// Whether the coalition knows the person by an act of theirs, a role or owning the guild: what a press in a direct message
/// needs, since Discord says of it neither guild nor member.
///
/// # Errors
/// If the database fails.
pub async fn belongs(connection: &mut SqliteConnection, charter: &Charter, person: PersonId) -> Result<bool> {
    if charter.owner == person {
        return Ok(true);
    }
    let found = sqlx::query_scalar!(
        "select exists (select 1 from people where guild = $1 and person = $2)
             or exists (select 1 from roles where guild = $1 and person = $2)",
        charter.guild,
        person
    )
    .fetch_one(connection)
    .await?;
    Ok(found != 0)
}

/// What we know of a person.
#[derive(Clone, Debug)]
pub struct Known {
    /// What to call them.
    pub name: String,
    /// What they read.
    pub language: Language,
}

/// What we know of a person in a guild, if they ever acted there.
///
/// # Errors
/// If the database fails.
pub async fn known(connection: &mut SqliteConnection, guild: GuildId, person: PersonId) -> Result<Option<Known>> {
    let row = sqlx::query!(
        "select name, language, chosen_language from people where guild = $1 and person = $2",
        guild,
        person
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map(|row| Known { name: row.name, language: row.chosen_language.unwrap_or(row.language) }))
}

/// How a person wants to be reached in a coalition, as they set it under *My settings*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Until when their briefs are held; `None`, or passed: they are here.
    pub away_until: Option<DateTime<Utc>>,
    /// Whether a notice to them says only that there is something: see [`discreet_notice`].
    pub discreet: bool,
    /// What they read, if we know them: their choice, else what their app spoke last.
    pub language: Option<Language>,
}

impl Delivery {
    /// Until when they are away, if they are at `now`.
    #[must_use]
    pub fn away_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.away_until.filter(|until| *until > now)
    }
}

/// How to reach a person; the defaults for one who never acted here.
///
/// # Errors
/// If the database fails.
pub async fn delivery(connection: &mut SqliteConnection, guild: GuildId, person: PersonId) -> Result<Delivery> {
    let row = sqlx::query!(
        "select language, chosen_language, away_until, discreet from people where guild = $1 and person = $2",
        guild,
        person
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.map_or_else(Delivery::default, |row| Delivery {
        away_until: row.away_until,
        discreet: row.discreet,
        language: Some(row.chosen_language.unwrap_or(row.language)),
    }))
}

/// What is sent to a discreet person instead of the text: no name, no matter, no reference. `read` opens the text privately.
#[must_use]
pub fn discreet_notice(words: Words, read: Press) -> Notice {
    let read = Button::new(say!(words, "button-read"), read).look(Look::Primary);
    Notice { content: say!(words, "discreet-notice"), buttons: vec![read], ..Notice::default() }
}

/// The language that a person chose in a coalition, if they did.
///
/// # Errors
/// If the database fails.
pub async fn chosen_language(
    connection: &mut SqliteConnection,
    guild: GuildId,
    person: PersonId,
) -> Result<Option<Language>> {
    let row = sqlx::query!("select chosen_language from people where guild = $1 and person = $2", guild, person)
        .fetch_optional(connection)
        .await?;
    Ok(row.and_then(|row| row.chosen_language))
}

/// The language that a person chose, in the coalition in which they were seen last; `None` if they chose none anywhere.
///
/// # Errors
/// If the database fails.
pub async fn last_chosen_language(connection: &mut SqliteConnection, person: PersonId) -> Result<Option<Language>> {
    let row = sqlx::query!(
        "select chosen_language from people where person = $1 and chosen_language is not null
         order by seen_at desc limit 1",
        person
    )
    .fetch_optional(connection)
    .await?;
    Ok(row.and_then(|row| row.chosen_language))
}

/// What a person set under *My settings* that counts in every answer to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set {
    /// What they want to read.
    pub language: Option<Language>,
    /// Until when they are away; it may have passed.
    pub away_until: Option<DateTime<Utc>>,
}

/// Everyone in a coalition who set something.
///
/// # Errors
/// If the database fails.
pub async fn all_set(connection: &mut SqliteConnection, guild: GuildId) -> Result<HashMap<PersonId, Set>> {
    let rows = sqlx::query!(
        "select person, chosen_language, away_until from people
         where guild = $1 and (chosen_language is not null or away_until is not null)",
        guild
    )
    .fetch_all(connection)
    .await?;
    let set =
        rows.into_iter().map(|row| (row.person, Set { language: row.chosen_language, away_until: row.away_until }));
    Ok(set.collect())
}
