//! Guilds joined and left, as the gateway tells it.

use sqlx::SqliteConnection;

use super::store::{self, Before, Met};
use crate::error::Result;
use crate::feature::App;
use crate::ids::{ChannelId, GuildId};
use crate::outbox::{self, Owed, Recipient};

pub use super::store::Met as Guild;

/// The bot is in a guild. The first time ever, a welcome is owed where the bot may write.
///
/// # Errors
/// If the database fails.
pub async fn joined(app: &App, met: Met, writable: Option<ChannelId>) -> Result<()> {
    if store::is_known(app.db.readers(), &met).await? {
        return Ok(());
    }
    let now = app.clock.now();
    app.db
        .write_later(move |connection| {
            Box::pin(async move {
                match store::meet(connection, &met, now).await? {
                    Before::New => welcome(connection, met.guild, writable, now).await,
                    Before::Left => {
                        outbox::open_places(connection, met.guild).await?;
                        outbox::resume_guild(connection, met.guild).await
                    }
                    Before::Known => Ok(()),
                }
            })
        })
        .await?;
    app.charters.changed();
    app.owed.ring();
    Ok(())
}

async fn welcome(
    connection: &mut SqliteConnection,
    guild: GuildId,
    writable: Option<ChannelId>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let Some(channel) = writable else {
        tracing::warn!(%guild, "There is no channel in guild {guild} where I may write; /coalition setup works all the same");
        return Ok(());
    };
    let owed = Owed {
        guild,
        item: "welcome".to_owned(),
        occurrence: "once".to_owned(),
        revision: 0,
        recipient: Recipient::Channel(channel),
        kind: "welcome",
        due_at: now,
    };
    outbox::owe(connection, &owed).await
}

/// Channels or roles changed: where the bot could not post is worth a try again.
///
/// # Errors
/// If the database fails.
pub async fn changed(app: &App, guild: GuildId) -> Result<()> {
    if !outbox::has_closed_places(app.db.readers(), guild).await? {
        return Ok(());
    }
    app.db.write_later(move |connection| Box::pin(async move { outbox::open_places(connection, guild).await })).await
}

/// The bot was removed from a guild. Everything is kept.
///
/// # Errors
/// If the database fails.
pub async fn left(app: &App, guild: GuildId) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write_later(move |connection| {
            Box::pin(async move {
                store::leave(connection, guild, now).await?;
                outbox::pause_guild(connection, guild, now).await
            })
        })
        .await?;
    app.charters.changed();
    Ok(())
}
