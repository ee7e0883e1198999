//! The gateway: serenity with the one intent GUILDS and no cache. Interactions come here, and guilds joined and left.

use std::sync::{Arc, OnceLock};

use poise::serenity_prelude as serenity;
use tokio_util::task::TaskTracker;

use super::rest::{Rest, RestError, id_of, timed_client};
use super::{Handle, dispatch};
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
    /// Set once the client is made; poise asks for it.
    pub shards: OnceLock<Arc<serenity::ShardManager>>,
}

#[serenity::async_trait]
impl serenity::EventHandler for Events {
    async fn ready(&self, _: serenity::Context, ready: serenity::Ready) {
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

/// Where the gateway is, and how many shards it wants. With another API than Discord's it must be on this machine.
///
/// # Errors
/// A fault of the wire, or an address that is not allowed.
pub async fn place(rest: &Rest) -> Result<(String, u32), RestError> {
    let answer = rest.gateway().await?;
    let url = answer["url"].as_str().unwrap_or_default().to_owned();
    let shards = answer["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok()).unwrap_or(1).max(1);
    if rest.origin().is_discord() || is_loopback(&url) {
        return Ok((url, shards));
    }
    let message = format!("{} hands out the gateway {url:?}, which is not on this machine", rest.origin());
    Err(RestError::Refused { status: 200, code: 0, message })
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
