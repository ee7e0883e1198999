//! A person at work in a coalition, at one instant: what every rule and every change begins with.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::ids::GuildId;
use crate::people::{self, Asker};
use crate::say;
use crate::text::Words;

/// See the module.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who.
    pub asker: Asker,
    /// The coalition's charter.
    pub charter: Arc<Charter>,
    /// When.
    pub now: DateTime<Utc>,
}

impl Act {
    /// The asker at work in their guild.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn load(connection: &mut SqliteConnection, asker: Asker, now: DateTime<Utc>) -> Result<Self> {
        let charter = Arc::new(Charter::of(connection, asker.guild).await?);
        Ok(Self { charter, asker, now })
    }

    /// The asker at work in the guild of a row: in a direct message that is the row's guild, elsewhere it must be theirs.
    ///
    /// # Errors
    /// A refusal that does not say whether the row exists, or a fault of the database.
    pub async fn within(
        connection: &mut SqliteConnection,
        asker: &Asker,
        guild: GuildId,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let words = asker.words();
        let asker = asker.clone().in_guild(guild).ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
        let mut act = Self::load(connection, asker, now).await?;
        if act.asker.direct {
            if !people::belongs(connection, &act.charter, act.asker.person).await? {
                return Err(Error::Refusal(say!(words, "not-found")));
            }
            // Elsewhere what they set is known before: see `Languages`.
            let chosen = people::chosen_language(connection, guild, act.asker.person).await?;
            act.asker.language = chosen.unwrap_or(act.asker.app_language);
            act.asker.away_until = people::delivery(connection, guild, act.asker.person).await?.away_until;
        }
        Ok(act)
    }

    /// The asker's words.
    #[must_use]
    pub fn words(&self) -> Words {
        self.asker.words()
    }

    /// Until when the asker is away, if they are: their briefs are held until then.
    #[must_use]
    pub fn away_until(&self) -> Option<DateTime<Utc>> {
        self.asker.away_until.filter(|until| *until > self.now)
    }

    /// Whether the asker acts as coordinator.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn is_coordinator(&self, connection: &mut SqliteConnection) -> Result<bool> {
        people::is_coordinator(connection, &self.charter, &self.asker, self.now).await
    }
}
