//! The gateway: serenity with the one intent GUILDS and no cache. Interactions come here, and guilds joined and left.

use std::convert::Infallible;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio_util::task::TaskTracker;

use super::rest::{Rest, RestError, id_of, timed_client};
use super::{Handle, dispatch};
use crate::clock::Clock;
use crate::config::{Origin, Token};
use crate::error::Error;
use crate::ids::{ApplicationId, PersonId};

/// What happens to guilds, for who keeps coalitions.
#[serenity::async_trait]
pub trait Guilds: Send + Sync + 'static {
    /// The bot is in this guild: at the start, or because it was invited.
    async fn joined(&self, guild: serenity::Guild);
    /// The bot was removed from this guild.
    async fn left(&self, guild: serenity::GuildId);
    /// Channels or roles of this guild changed, and with them perhaps where the bot may post.
    async fn changed(&self, guild: serenity::GuildId);
    /// The gateway is ready.
    fn ready(&self);
}

/// What serenity calls.
pub struct Events {
    /// poise's commands.
    pub options: poise::FrameworkOptions<Handle, Error>,
    /// What commands are handed.
    pub handle: Handle,
    /// The bot's own user.
    pub bot: serenity::UserId,
    /// Who keeps coalitions.
    pub guilds: Arc<dyn Guilds>,
    /// What is in flight: waited for at the end.
    pub tasks: TaskTracker,
    /// How many sessions began.
    pub began: AtomicU64,
    /// Set once the client is made; poise asks for it.
    pub shards: OnceLock<Arc<serenity::ShardManager>>,
}

#[serenity::async_trait]
impl serenity::EventHandler for Events {
    async fn ready(&self, _: serenity::Context, ready: serenity::Ready) {
        self.began.fetch_add(1, Ordering::Relaxed);
        tracing::info!(guilds = ready.guilds.len(), "Connected as {}", ready.user.name);
        self.guilds.ready();
    }

    async fn resume(&self, _: serenity::Context, _: serenity::ResumedEvent) {
        tracing::info!("The connection was resumed");
    }

    async fn guild_create(&self, _: serenity::Context, guild: serenity::Guild, _: Option<bool>) {
        self.guilds.joined(guild).await;
    }

    async fn guild_delete(&self, _: serenity::Context, guild: serenity::UnavailableGuild, _: Option<serenity::Guild>) {
        // Unavailable means an outage at Discord, not that we were removed.
        if !guild.unavailable {
            self.guilds.left(guild.id).await;
        }
    }

    async fn channel_update(
        &self,
        _: serenity::Context,
        _: Option<serenity::GuildChannel>,
        channel: serenity::GuildChannel,
    ) {
        self.guilds.changed(channel.guild_id).await;
    }

    async fn guild_role_update(&self, _: serenity::Context, _: Option<serenity::Role>, role: serenity::Role) {
        self.guilds.changed(role.guild_id).await;
    }

    async fn interaction_create(&self, context: serenity::Context, interaction: serenity::Interaction) {
        let Some(shards) = self.shards.get() else { return };
        let framework = dispatch::Framework {
            serenity_context: &context,
            bot_id: self.bot,
            options: &self.options,
            user_data: &self.handle,
            shard_manager: shards,
        };
        self.tasks.track_future(dispatch::interaction(framework, &interaction)).await;
    }
}

/// Makes the client, bound to `origin` and to the gateway at `url`, which was checked.
///
/// serenity asks for the gateway's address itself and falls back to the real one when that fails, so ours is put in its place
/// before it starts. Its own limiter is off, since with it on it would ignore `origin`.
///
/// # Errors
/// If serenity cannot make it.
pub async fn client(
    (origin, token): (&Origin, &Token),
    url: String,
    events: Arc<Events>,
) -> Result<serenity::Client, Box<dyn std::error::Error + Send + Sync>> {
    let http = serenity::HttpBuilder::new(token.expose())
        .client(timed_client()?)
        .proxy(origin.to_string())
        .ratelimiter_disabled(true)
        .build();
    let shards = Arc::clone(&events);
    let client = serenity::ClientBuilder::new_with_http(http, serenity::GatewayIntents::GUILDS)
        .event_handler_arc(events)
        .await?;
    *client.ws_url.lock().await = url;
    // Only this function sets it, once a client.
    let _ = shards.shards.set(Arc::clone(&client.shard_manager));
    Ok(client)
}

/// Where the gateway is, and what it asks of us.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its address.
    pub url: String,
    /// How many shards it wants.
    pub shards: u32,
    /// How long to wait before the next start, since hardly any are left today: Discord allows 1,000 a day and takes the token away
    /// beyond it, so a program that starts again and again must stop in time.
    pub wait: Option<Duration>,
}

/// Starts that are kept back for when the trouble is over.
const STARTS_KEPT: u64 = 20;

/// Where the gateway is. With another API than Discord's it must be on this machine.
///
/// # Errors
/// A fault of the wire, or an address that is not allowed.
pub async fn place(rest: &Rest) -> Result<Place, RestError> {
    let answer = rest.gateway().await?;
    let url = answer["url"].as_str().unwrap_or_default().to_owned();
    let shards = answer["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok()).unwrap_or(1).max(1);
    if rest.origin().is_discord() || is_loopback(&url) {
        return Ok(Place { url, shards, wait: wait(&answer["session_start_limit"], shards) });
    }
    let message = format!("{} hands out the gateway {url:?}, which is not on this machine", rest.origin());
    Err(RestError::Refused { status: 200, code: 0, message })
}

fn wait(limit: &Value, shards: u32) -> Option<Duration> {
    let (left, total) = (limit["remaining"].as_u64()?, limit["total"].as_u64()?);
    // With a small allowance, a tenth of it is kept back.
    let kept = STARTS_KEPT.min(total / 10) + u64::from(shards);
    (left < kept).then(|| Duration::from_millis(limit["reset_after"].as_u64().unwrap_or(60_000)))
}

/// Keeps this process from using up the day's starts: serenity begins a lost session anew by itself, every five seconds if it has
/// to. Once a minute, unless every shard stands and none began anew, Discord is asked how many are left; when hardly any are, the
/// gateway's `address` is held back, so that no shard connects until there are more. What is connected then goes on.
pub async fn spare_starts(
    (rest, clock): (&Rest, &Clock),
    events: &Events,
    (address, shards): (&Mutex<String>, u32),
) -> Infallible {
    // Those were counted before the start.
    let mut known = u64::from(shards);
    loop {
        clock.sleep_until(None).await;
        let began = events.began.load(Ordering::Relaxed);
        if began <= known && events.all_stand(shards).await {
            continue;
        }
        let wait = match place(rest).await {
            Ok(place) => place.wait,
            Err(error) => {
                tracing::debug!(%error, "How many starts are left could not be asked");
                continue;
            }
        };
        known = began;
        let Some(wait) = wait else { continue };
        let held = address.lock().await;
        let minutes = wait.as_secs() / 60 + 1;
        tracing::warn!(
            "Sessions are lost again and again, and Discord allows hardly any more starts today. The next is in {minutes} minutes"
        );
        let until = clock.now() + wait;
        while clock.now() < until {
            clock.sleep_until(Some(until)).await;
        }
        drop(held);
    }
}

impl Events {
    async fn all_stand(&self, shards: u32) -> bool {
        let Some(manager) = self.shards.get() else { return false };
        let runners = manager.runners.lock().await;
        let standing = runners.values().filter(|runner| runner.stage == serenity::ConnectionStage::Connected);
        u32::try_from(standing.count()).is_ok_and(|standing| standing >= shards)
    }
}

fn is_loopback(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The bot's ids, as Discord says them: application and user.
///
/// # Errors
/// A fault of the wire.
pub async fn identity(rest: &Rest) -> Result<(ApplicationId, PersonId), RestError> {
    let (application, me) = tokio::try_join!(rest.application(), rest.me())?;
    Ok((ApplicationId(id_of(&application)?), PersonId(id_of(&me)?)))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn a_program_that_starts_again_and_again_stops_in_time() {
        let check = |left: u64, shards: u32, expected: Option<u64>| {
            let limit = serde_json::json!({ "total": 1000, "remaining": left, "reset_after": 3_600_000 });
            assert_eq!(
                super::wait(&limit, shards).map(|wait| wait.as_secs()),
                expected,
                "{left} left, {shards} shards"
            );
        };
        check(1000, 1, None);
        check(21, 1, None);
        check(20, 1, Some(3600));
        check(0, 1, Some(3600));
        check(30, 16, Some(3600));
        assert_eq!(super::wait(&serde_json::Value::Null, 1), None, "an API that does not say");
    }

    #[test]
    fn only_this_machine_is_loopback() {
        for (address, expected) in [
            ("ws://127.0.0.1:4000", true),
            ("ws://[::1]:4000", true),
            ("ws://localhost:1", true),
            ("wss://gateway.discord.gg", false),
            ("ws://127.0.0.1.example", false),
            ("ws://10.0.0.1", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(address), expected, "{address}");
        }
    }
}
