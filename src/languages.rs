//! Who chose which language under *My settings*, as it was last read: it wins over what their app speaks, without a read of the
//! database for every interaction.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::SqlitePool;

use crate::error::Result;
use crate::ids::{GuildId, PersonId};
use crate::people::{self, Asker};
use crate::text::Language;

/// The few of one coalition who chose.
type Chosen = Arc<HashMap<PersonId, Language>>;

/// See the module. Clones share it.
#[derive(Clone, Default)]
pub struct Languages(Arc<Mutex<Remembered>>);

#[derive(Default)]
struct Remembered {
    read: HashMap<GuildId, Chosen>,
    /// How often somebody chose: what was read before and comes after it is not remembered.
    changes: u64,
}

impl Languages {
    /// More coalitions than so many, and all are forgotten and read again as they are asked for.
    const MAX: usize = 10_000;

    /// The asker, reading what they chose for this coalition. In a direct message the coalition is not known yet: there it is what
    /// they chose last, in whichever, until [`crate::act::Act::within`] knows better.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reading(&self, readers: &SqlitePool, mut asker: Asker) -> Result<Asker> {
        let chosen = if asker.direct {
            people::last_chosen_language(&mut *readers.acquire().await?, asker.person).await?
        } else {
            self.of(readers, asker.guild).await?.get(&asker.person).copied()
        };
        asker.language = chosen.unwrap_or(asker.app_language);
        Ok(asker)
    }

    async fn of(&self, readers: &SqlitePool, guild: GuildId) -> Result<Chosen> {
        let changes = {
            let remembered = self.lock();
            if let Some(chosen) = remembered.read.get(&guild) {
                return Ok(Arc::clone(chosen));
            }
            remembered.changes
        };
        let chosen = Arc::new(people::chosen_languages(&mut *readers.acquire().await?, guild).await?);
        let mut remembered = self.lock();
        if remembered.changes == changes {
            if remembered.read.len() >= Self::MAX {
                remembered.read.clear();
            }
            remembered.read.insert(guild, Arc::clone(&chosen));
        }
        Ok(chosen)
    }

    /// Somebody in `guild` chose, and that is on disk.
    pub fn changed(&self, guild: GuildId) {
        let mut remembered = self.lock();
        remembered.read.remove(&guild);
        remembered.changes += 1;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
