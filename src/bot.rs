//! The table of contents, and the bot put together: features, commands, gateway, scheduler, and how they stop.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use poise::serenity_prelude as serenity;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::charter::Charters;
use crate::clock::Clock;
use crate::config::{Settings, Token};
use crate::db::{Backups, Db, lock::Lock};
use crate::discord::gateway::{self, Events, Guilds, Place};
use crate::discord::rest::{Rest, RestError};
use crate::discord::{Handle, permissions, register};
use crate::error::{Error, Result};
use crate::feature::{App, Feature, Lacks, Reach};
use crate::ids::{ApplicationId, ChannelId, GuildId, MessageId, PersonId, RoleId};
use crate::languages::Languages;
use crate::outbox::Bell;
use crate::text::Words;
use crate::{
    brief, coalition, commitments, decisions, digests, health, indicators, meetings, polls, reminders, scheduler, text,
    upkeep,
};

/// All features, in the order in which people see them.
pub const FEATURES: [Feature; 10] = [
    brief::FEATURE,
    commitments::FEATURE,
    decisions::FEATURE,
    meetings::FEATURE,
    indicators::FEATURE,
    reminders::FEATURE,
    polls::FEATURE,
    digests::FEATURE,
    coalition::FEATURE,
    health::FEATURE,
];

/// All commands, in the order in which Discord lists them, with their words in every language.
#[must_use]
pub fn commands() -> Vec<poise::Command<Handle, Error>> {
    let mut all = vec![
        coalition::commands::home(),
        coalition::commands::coalition(),
        commitments::commands::commit(),
        meetings::commands::meeting(),
        reminders::commands::remind(),
        polls::commands::poll(),
        decisions::commands::decision(),
        indicators::commands::indicator(),
        digests::commands::digest(),
        health::commands::health(),
    ];
    register::translate(&mut all);
    all
}

/// How long what is in flight may take to finish once the bot is told to stop.
const STOP_WITHIN: Duration = Duration::from_millis(4_000);
/// Between two tries to reach an API that is down: from, to.
const API_RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

/// Why the bot did not run, or ended.
#[derive(Debug, thiserror::Error)]
pub enum Ended {
    /// Something to mend in configuration or database: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// Something went wrong while running: exit code 1.
    #[error("{0}")]
    Runtime(String),
}

/// Runs the bot until `stop`: takes the lock, opens the database, waits for the API, connects, and at the end finishes what is
/// in flight.
///
/// # Errors
/// [`Ended`].
pub async fn run(settings: Settings, token: Token, clock: Clock, stop: CancellationToken) -> Result<(), Ended> {
    let _lock = Lock::take(&settings.database).map_err(|error| Ended::Usage(error.to_string()))?;
    let backups = Backups::of(&settings.database, settings.backups.clone());
    if let Some(made) = backups.before_migrations(clock.now()).await {
        tracing::info!(bytes = made.bytes, "Before the database is changed, {} was made", made.path.display());
    }
    let db = Db::open(&settings.database).await.map_err(|error| Ended::Usage(error.to_string()))?.with_backups(backups);
    let result = with_database(&settings, token, (db.clone(), clock), stop).await;
    db.close().await;
    result
}

async fn with_database(
    settings: &Settings,
    token: Token,
    (db, clock): (Db, Clock),
    stop: CancellationToken,
) -> Result<(), Ended> {
    let runtime = |error: &dyn std::fmt::Display| Ended::Runtime(error.to_string());
    let rest = Rest::new(settings.api.clone(), token.clone()).map_err(|error| runtime(&error))?;
    let Some((place, application, bot)) = reach_api(&rest, &stop).await? else { return Ok(()) };
    let reach = Arc::new(OnDiscord { rest: rest.clone(), bot });
    let app = App {
        db,
        charters: Charters::default(),
        languages: Languages::default(),
        started_at: clock.now(),
        clock,
        features: Arc::new(FEATURES),
        owed: Bell::default(),
        reach,
    };
    let options = poise::FrameworkOptions {
        commands: commands(),
        allowed_mentions: Some(serenity::CreateAllowedMentions::new()),
        ..Default::default()
    };
    let registering = tokio::spawn(register_until_done(rest.clone(), application, stop.clone()));
    let handle = Handle { app: app.clone(), rest: rest.clone() };
    let tasks = TaskTracker::new();
    let events = Arc::new(Events {
        options,
        handle,
        bot: serenity::UserId::new(bot.0.cast_unsigned()),
        guilds: Arc::new(Coalitions { app: app.clone(), bot }),
        tasks: tasks.clone(),
        began: AtomicU64::new(0),
        shards: OnceLock::new(),
    });
    let mut client = gateway::client((rest.origin(), &token), place.url, Arc::clone(&events))
        .await
        .map_err(|error| Ended::Runtime(token.redact(&error.to_string())))?;
    let keeping_up = tokio::spawn(upkeep::run(app.clone(), stop.clone()));
    let scheduling = tokio::spawn(scheduler::run(app.clone(), rest.clone(), stop.clone()));
    let (manager, address) = (Arc::clone(&client.shard_manager), Arc::clone(&client.ws_url));
    let result = tokio::select! {
        result = client.start_shards(place.shards) => result.map_err(|error| Ended::Runtime(token.redact(&error.to_string()))),
        () = stop.cancelled() => Ok(()),
        never = gateway::spare_starts((&rest, &app.clock), &events, (&address, place.shards)) => match never {},
    };
    stop.cancel();
    tasks.close();
    // No new work comes once the connection is closed; what is in flight is finished beside that.
    let finish = async { tokio::join!(manager.shutdown_all(), tasks.wait(), scheduling, keeping_up) };
    if tokio::time::timeout(STOP_WITHIN, finish).await.is_err() {
        tracing::warn!("Some work was still in flight; it is kept and taken up at the next start");
    }
    registering.abort();
    result
}

/// Waits until the API answers: where the gateway is, how many shards, who we are. `None` if told to stop meanwhile.
async fn reach_api(rest: &Rest, stop: &CancellationToken) -> Result<Option<(Place, ApplicationId, PersonId)>, Ended> {
    let mut pause = API_RETRY.0;
    loop {
        let asked = tokio::select! {
            asked = ask_api(rest) => asked,
            () = stop.cancelled() => return Ok(None),
        };
        match asked {
            Ok(found) => match found.0.wait {
                None => return Ok(Some(found)),
                Some(wait) => {
                    tracing::warn!(
                        "Discord allows hardly any more starts today. Waiting {} minutes",
                        wait.as_secs() / 60 + 1
                    );
                    pause = wait + API_RETRY.0;
                }
            },
            Err(RestError::Refused { status: 401, .. }) => {
                return Err(Ended::Usage(format!(
                    "{} does not accept the token. Copy it again from the Bot page of your application.",
                    rest.origin()
                )));
            }
            Err(RestError::Refused { status: 200, message, .. }) => return Err(Ended::Usage(message)),
            Err(error) => tracing::warn!("{error}. Trying again in {} s", pause.as_secs()),
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => pause = (pause * 2).min(API_RETRY.1),
            () = stop.cancelled() => return Ok(None),
        }
    }
}

async fn ask_api(rest: &Rest) -> Result<(Place, ApplicationId, PersonId), RestError> {
    let (place, identity) = tokio::join!(gateway::place(rest), gateway::identity(rest));
    let (application, bot) = identity?;
    Ok((place?, application, bot))
}

async fn register_until_done(rest: Rest, application: ApplicationId, stop: CancellationToken) {
    let commands = commands();
    let mut pause = API_RETRY.0;
    loop {
        match register::register(&rest, application, &commands).await {
            Ok(true) => return tracing::info!("The commands were registered"),
            Ok(false) => return tracing::debug!("The commands are registered already"),
            Err(error @ RestError::Refused { .. }) => return tracing::error!(%error, "The commands were refused"),
            Err(error) => tracing::warn!(%error, "The commands could not be registered yet"),
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => pause = (pause * 2).min(API_RETRY.1),
            () = stop.cancelled() => return,
        }
    }
}

/// What the ground asks of Discord.
struct OnDiscord {
    rest: Rest,
    bot: PersonId,
}

impl Reach for OnDiscord {
    fn lacks_to_post(&self, place: (GuildId, ChannelId), words: Words) -> BoxFuture<'_, Result<Vec<String>>> {
        Box::pin(async move {
            let missing = permissions::missing_in(&self.rest, self.bot, place, &permissions::TO_POST).await?;
            Ok(missing.into_iter().map(|permission| permissions::name(words, permission)).collect())
        })
    }

    fn lacks_to_ping(
        &self,
        place: (GuildId, ChannelId),
        role: RoleId,
        words: Words,
    ) -> BoxFuture<'_, Result<Option<String>>> {
        Box::pin(async move {
            let may = permissions::may_ping(&self.rest, self.bot, place, role).await?;
            Ok((!may).then(|| permissions::name(words, permissions::MENTION_EVERYONE)))
        })
    }

    fn lacks<'a>(&'a self, place: (GuildId, ChannelId), wanted: &'a [u64]) -> BoxFuture<'a, Result<Vec<u64>>> {
        Box::pin(async move { Ok(permissions::missing_in(&self.rest, self.bot, place, wanted).await?) })
    }

    fn stands(&self, place: (GuildId, ChannelId), message: MessageId) -> BoxFuture<'_, Result<bool>> {
        Box::pin(async move {
            if !permissions::missing_in(&self.rest, self.bot, place, &[permissions::READ_HISTORY]).await?.is_empty() {
                return Ok(true);
            }
            let page = self.rest.messages_after(place.1, Some(message.0 - 1)).await?;
            let id = message.to_string();
            Ok(page.iter().any(|found| found["id"] == id.as_str()))
        })
    }

    fn place(&self, place: (GuildId, ChannelId)) -> BoxFuture<'_, Result<crate::feature::Channel>> {
        Box::pin(async move { Ok(permissions::look(&self.rest, place).await?) })
    }

    fn lacks_to_work(
        &self,
        guild: GuildId,
        channels: Vec<ChannelId>,
        words: Words,
    ) -> BoxFuture<'_, Result<Vec<Lacks>>> {
        Box::pin(async move {
            let lacking = permissions::lacking(&self.rest, self.bot, guild, &channels).await?;
            Ok(lacking.into_iter().map(|one| permissions::sorted(words, one)).collect())
        })
    }
}

/// Keeps coalitions as the gateway tells of guilds.
struct Coalitions {
    app: App,
    bot: PersonId,
}

#[serenity::async_trait]
impl Guilds for Coalitions {
    async fn joined(&self, guild: serenity::Guild) {
        let met = coalition::guilds::Guild {
            guild: GuildId(guild.id.get().cast_signed()),
            name: text::clean_line(&guild.name, 100).unwrap_or_default(),
            owner: PersonId(guild.owner_id.get().cast_signed()),
            system_channel: guild.system_channel_id.map(|id| ChannelId(id.get().cast_signed())),
        };
        let writable = self.writable(&guild);
        // At the start a thousand may come at once, each with all its channels and roles.
        let id = guild.id;
        drop(guild);
        if let Err(error) = coalition::guilds::joined(&self.app, met, writable).await {
            tracing::error!(%error, guild.id = %id, "Guild {id} could not be entered");
        }
    }

    async fn left(&self, guild: serenity::GuildId) {
        if let Err(error) = coalition::guilds::left(&self.app, GuildId(guild.get().cast_signed())).await {
            tracing::error!(%error, guild.id = %guild, "Leaving guild {guild} could not be noted");
        }
    }

    async fn changed(&self, guild: serenity::GuildId) {
        if let Err(error) = coalition::guilds::changed(&self.app, GuildId(guild.get().cast_signed())).await {
            tracing::error!(%error, guild.id = %guild, "A change in guild {guild} could not be noted");
        }
    }

    fn ready(&self) {
        self.app.owed.ring();
    }
}

impl Coalitions {
    /// Where the bot may write: the channel of Discord's own news, else the first text channel.
    fn writable(&self, guild: &serenity::Guild) -> Option<ChannelId> {
        let me = guild.members.get(&serenity::UserId::new(self.bot.0.cast_unsigned()))?;
        let may_write = |channel: &serenity::GuildChannel| {
            let held = guild.user_permissions_in(channel, me);
            held.view_channel() && held.send_messages()
        };
        let ordered: BTreeMap<(bool, u16, serenity::ChannelId), &serenity::GuildChannel> = guild
            .channels
            .values()
            .filter(|channel| channel.kind == serenity::ChannelType::Text)
            .map(|channel| ((Some(channel.id) != guild.system_channel_id, channel.position, channel.id), channel))
            .collect();
        ordered.values().find(|channel| may_write(channel)).map(|channel| ChannelId(channel.id.get().cast_signed()))
    }
}
