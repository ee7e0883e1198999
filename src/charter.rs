//! What every feature asks of the coalition: its zone, its language, its hours, its ladder.
//!
//! The changes are made in the feature `coalition`; here they are only read.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row, SqliteConnection};

use crate::db::Readers;
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, PersonId, RoleId};
use crate::text::{Language, Words};
use crate::when;

/// Days from the due day on which the owner is asked: 7 and 1 before, the same day, 2 and 5 after.
pub const LADDER: [i64; 5] = [-7, -1, 0, 2, 5];
/// The hour of the daily brief, local.
pub const BRIEF_HOUR: u32 = 9;
/// In these hours no direct message goes out: from 21:00 until 8:00, local.
pub const QUIET_HOURS: (u32, u32) = (21, 8);

/// One coalition's charter.
#[derive(Clone, Debug)]
pub struct Charter {
    /// The guild.
    pub guild: GuildId,
    /// Its name on Discord when we last heard it.
    pub name: String,
    /// Who owns the guild.
    pub owner: PersonId,
    /// The zone in which its wall clocks tick; UTC until setup.
    pub zone: Tz,
    /// What posted messages speak.
    pub language: Language,
    /// Where news goes.
    pub announcements: Option<ChannelId>,
    /// Where Discord itself writes, and where news goes if no place was chosen for it.
    pub system_channel: Option<ChannelId>,
    /// Who wears this role acts as coordinator.
    pub coordinator_role: Option<RoleId>,
    /// When setup was finished.
    pub set_up_at: Option<DateTime<Utc>>,
}

/// A charter as its row has it.
#[derive(FromRow)]
struct Kept {
    guild: GuildId,
    name: String,
    owner: PersonId,
    time_zone: String,
    language: Language,
    announcements: Option<ChannelId>,
    system_channel: Option<ChannelId>,
    coordinator_role: Option<RoleId>,
    set_up_at: Option<DateTime<Utc>>,
}

impl Kept {
    fn charter(self) -> Charter {
        Charter {
            guild: self.guild,
            name: self.name,
            owner: self.owner,
            zone: self.time_zone.parse().unwrap_or(Tz::UTC),
            language: self.language,
            announcements: self.announcements,
            system_channel: self.system_channel,
            coordinator_role: self.coordinator_role,
            set_up_at: self.set_up_at,
        }
    }
}

impl Charter {
    /// The charter of `guild`; one in UTC and English, not set up, for a guild we have no row of.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn of(connection: &mut SqliteConnection, guild: GuildId) -> Result<Self> {
        let row = sqlx::query_as!(
            Kept,
            r#"select guild, name, owner, time_zone, language as "language: Language", announcements, system_channel,
                      coordinator_role, set_up_at
               from coalitions where guild = $1"#,
            guild
        )
        .fetch_optional(connection)
        .await?;
        Ok(row.map_or_else(|| Self::unknown(guild), Kept::charter))
    }

    /// The charter in a row that was joined with all of `coalitions`; none if nothing was there to be joined.
    ///
    /// # Errors
    /// If the row cannot be read.
    pub fn joined(row: &SqliteRow) -> Result<Option<Self>> {
        match row.try_get::<Option<GuildId>, _>("guild")? {
            Some(_) => Ok(Some(Kept::from_row(row)?.charter())),
            None => Ok(None),
        }
    }

    /// The charter of a guild that never set one: UTC and English.
    #[must_use]
    pub fn unknown(guild: GuildId) -> Self {
        Self {
            guild,
            name: String::new(),
            owner: PersonId(0),
            zone: Tz::UTC,
            language: Language::EnUs,
            announcements: None,
            system_channel: None,
            coordinator_role: None,
            set_up_at: None,
        }
    }

    /// What people type for a time is read with this.
    #[must_use]
    pub fn when(&self, now: DateTime<Utc>) -> when::Context {
        when::Context { now, zone: self.zone, tongue: self.language.tongue() }
    }

    /// The wall time of an instant.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        when::to_local(self.zone, at)
    }

    /// The brief of a local day, as wall time and as instant.
    #[must_use]
    pub fn brief_on(&self, day: NaiveDate) -> (NaiveDateTime, DateTime<Utc>) {
        let local = day.and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(BRIEF_HOUR));
        (local, when::to_utc(self.zone, local).0)
    }

    /// The first brief that is still ahead of `now`.
    #[must_use]
    pub fn next_brief(&self, now: DateTime<Utc>) -> (NaiveDateTime, DateTime<Utc>) {
        let today = self.local(now).date();
        let first = self.brief_on(today);
        if first.1 > now { first } else { self.brief_on(today + TimeDelta::days(1)) }
    }

    /// When quiet hours end, if `now` is in them.
    #[must_use]
    pub fn quiet_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let local = self.local(now);
        let (from, until) = QUIET_HOURS;
        if (until..from).contains(&local.hour()) {
            return None;
        }
        let day = if local.hour() >= from { local.date() + TimeDelta::days(1) } else { local.date() };
        let morning = day.and_hms_opt(until, 0, 0)?;
        Some(when::to_utc(self.zone, morning).0)
    }

    /// The first brief at or after `at`.
    #[must_use]
    pub fn brief_from(&self, at: DateTime<Utc>) -> (NaiveDateTime, DateTime<Utc>) {
        self.next_brief(at - TimeDelta::milliseconds(1))
    }

    /// The words of what is posted for everyone.
    #[must_use]
    pub fn words(&self) -> Words {
        self.language.words()
    }
}

/// Charters as they were last read, so that what a person typed can be checked before the database is asked. Clones share it.
///
/// A change that hangs on the charter still reads it in its own transaction.
#[derive(Clone, Default)]
pub struct Charters(Arc<Mutex<Remembered>>);

#[derive(Default)]
struct Remembered {
    read: HashMap<GuildId, Arc<Charter>>,
    /// How often a charter changed: what was read before a change and comes after it is not remembered.
    changes: u64,
}

impl Charters {
    /// More than so many, and all are forgotten and read again as they are asked for.
    const MAX: usize = 10_000;

    /// The charter of `guild`, as it is on disk or was since the last change.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn of(&self, readers: &Readers, guild: GuildId) -> Result<Arc<Charter>> {
        let changes = {
            let remembered = self.lock();
            if let Some(charter) = remembered.read.get(&guild) {
                return Ok(Arc::clone(charter));
            }
            remembered.changes
        };
        let charter = Arc::new(Charter::of(&mut *readers.acquire().await?, guild).await?);
        let mut remembered = self.lock();
        if remembered.changes == changes {
            if remembered.read.len() >= Self::MAX {
                remembered.read.clear();
            }
            remembered.read.insert(guild, Arc::clone(&charter));
        }
        Ok(charter)
    }

    /// Some charter changed, and that is on disk. Whoever writes to `coalitions` calls this.
    pub fn changed(&self) {
        let mut remembered = self.lock();
        remembered.read.clear();
        remembered.changes += 1;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_end_in_the_morning() {
        let charter = Charter { zone: chrono_tz::America::New_York, ..Charter::unknown(GuildId(1)) };
        let check = |now: &str, expected: Option<&str>| {
            let now = now.parse().unwrap();
            assert_eq!(charter.quiet_until(now), expected.map(|at| at.parse().unwrap()), "{now}");
        };
        check("2026-11-18T14:00:00Z", None);
        check("2026-11-18T13:00:00Z", None);
        check("2026-11-18T12:59:59Z", Some("2026-11-18T13:00:00Z"));
        check("2026-11-19T02:00:00Z", Some("2026-11-19T13:00:00Z"));
        check("2026-11-19T01:59:00Z", None);
    }
}
