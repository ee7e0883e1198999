//! Who set what under *My settings*, as it was last read: the language that wins over what their app speaks, and until when they are
//! away, without a read of the database for every interaction.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::db::Readers;
use crate::error::Result;
use crate::ids::{GuildId, PersonId};
use crate::people::{self, Asker, Set};

/// The few of one coalition who set something.
type AllSet = Arc<HashMap<PersonId, Set>>;

/// See the module. Clones share it.
#[derive(Clone, Default)]
pub struct Languages(Arc<Mutex<Remembered>>);

#[derive(Default)]
struct Remembered {
    read: HashMap<GuildId, AllSet>,
    /// How often somebody set something: what was read before and comes after it is not remembered.
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
    pub async fn reading(&self, readers: &Readers, mut asker: Asker) -> Result<Asker> {
        let set = if asker.direct {
            let language = people::last_chosen_language(&mut *readers.acquire().await?, asker.person).await?;
            Set { language, ..Set::default() }
        } else {
            self.of(readers, asker.guild).await?.get(&asker.person).copied().unwrap_or_default()
        };
        asker.language = set.language.unwrap_or(asker.app_language);
        asker.away_until = set.away_until;
        Ok(asker)
    }

    async fn of(&self, readers: &Readers, guild: GuildId) -> Result<AllSet> {
        let changes = {
            let remembered = self.lock();
            if let Some(set) = remembered.read.get(&guild) {
                return Ok(Arc::clone(set));
            }
            remembered.changes
        };
        let set = Arc::new(people::all_set(&mut *readers.acquire().await?, guild).await?);
        let mut remembered = self.lock();
        if remembered.changes == changes {
            if remembered.read.len() >= Self::MAX {
                remembered.read.clear();
            }
            remembered.read.insert(guild, Arc::clone(&set));
        }
        Ok(set)
    }

    /// Somebody in `guild` set something, and that is on disk.
    pub fn changed(&self, guild: GuildId) {
        let mut remembered = self.lock();
        remembered.read.remove(&guild);
        remembered.changes += 1;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
