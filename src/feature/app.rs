//! What everything is handed, and what concerns all features at once.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Feature, Origin, Reach, Reader};
use crate::act::Act;
use crate::charter::Charters;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::ids::{ChannelId, GuildId};
use crate::items::{Kind, Reference};
use crate::languages::Languages;
use crate::message::{Card, Form};
use crate::outbox::Bell;
use crate::text::Words;
use crate::{outbox, say};

/// What every command, press and tick is handed. Clones share it.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// Charters as they were last read.
    pub charters: Charters,
    /// Who chose which language, as it was last read.
    pub languages: Languages,
    /// The time.
    pub clock: Clock,
    /// When this program was started.
    pub started_at: DateTime<Utc>,
    /// All features, in the order in which people see them.
    pub features: Arc<[Feature]>,
    /// Rung when something new is owed, so that the scheduler looks again.
    pub owed: Bell,
    /// What the ground needs to ask of Discord.
    pub reach: Arc<dyn Reach>,
}

impl App {
    /// Owes a person's next brief in which there may be something to say: each brief that was looked at owes the one after it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn owe_next_brief(&self, connection: &mut SqliteConnection, reader: &Reader) -> Result<()> {
        let mut next: Option<NaiveDate> = None;
        for next_brief in self.features.iter().filter_map(|feature| feature.next_brief) {
            let day = next_brief(connection, reader).await?;
            next = next.into_iter().chain(day).min();
        }
        match next.and_then(|day| outbox::brief(&reader.charter, reader.person, day, reader.now)) {
            Some(owed) => outbox::owe(connection, &owed).await,
            None => Ok(()),
        }
    }

    /// The form of a new item of this kind that comes from another one; `None` if no feature makes such items from others.
    #[must_use]
    pub fn form_from(&self, makes: Kind, words: Words, origin: &Origin) -> Option<Form> {
        let create =
            self.features.iter().filter_map(|feature| feature.create_from).find(|create| create.makes == makes);
        create.map(|create| (create.form)(words, origin))
    }

    /// Something came of an item: whoever shows its chain to everyone draws that anew.
    ///
    /// # Errors
    /// As the features' own.
    pub async fn came_of(
        &self,
        connection: &mut SqliteConnection,
        item: (GuildId, Reference),
        now: DateTime<Utc>,
    ) -> Result<()> {
        for came_of in self.features.iter().filter_map(|feature| feature.came_of) {
            came_of(connection, item, now).await?;
        }
        Ok(())
    }

    /// Brings an item to where people will talk about it; `None` if no feature has such a place.
    ///
    /// # Errors
    /// As the feature's own.
    pub async fn talk_about(
        &self,
        connection: &mut SqliteConnection,
        act: &Act,
        origin: &Origin,
    ) -> Result<Option<Card>> {
        match self.features.iter().find_map(|feature| feature.talk_about) {
            Some(talk_about) => talk_about(connection, act, origin).await.map(Some),
            None => Ok(None),
        }
    }

    /// Refuses a channel in which the bot may not post: which permission, where.
    ///
    /// # Errors
    /// The refusal, or what kept the bot from asking.
    pub async fn refuse_unpostable(&self, place: (GuildId, ChannelId), words: Words) -> Result<()> {
        let lacks = self.reach.lacks_to_post(place, words).await?;
        if lacks.is_empty() {
            return Ok(());
        }
        let channel = format!("<#{}>", place.1);
        Err(Error::Refusal(say!(words, "cannot-post", channel = channel, lacks = lacks.join(", "))))
    }
}
