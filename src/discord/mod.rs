//! The floor that speaks to Discord: the gateway, the sender, messages as JSON, presses from custom ids. It knows no feature.
//!
//! serenity is the gateway and the models, poise the slash commands. Neither sends: every message leaves through [`rest`].

pub mod answer;
pub mod check;
pub mod dispatch;
pub mod errors;
pub mod files;
pub mod gateway;
mod pace;
pub mod permissions;
pub mod register;
pub mod render;
pub mod rest;
pub mod suggest;
mod who;

use futures_util::future::BoxFuture;
use poise::serenity_prelude::{AutocompleteChoice, CreateAutocompleteResponse};
use sqlx::SqliteConnection;

pub use who::{asker_of_command, asker_of_component, asker_of_modal};

use crate::act::Act;
use crate::db::Gather;
use crate::error::{Error, Result};
use crate::feature::App;
use crate::message::Reply;
use crate::people::Asker;
use crate::say;

/// What commands are handed.
pub type Context<'a> = poise::ApplicationContext<'a, Handle, Error>;

/// What poise carries for us.
#[derive(Clone)]
pub struct Handle {
    /// Database, time, features.
    pub app: App,
    /// The sender.
    pub rest: rest::Rest,
}

/// Answers a command, and tells poise so, that no later error answers twice.
///
/// # Errors
/// A fault of the wire.
pub async fn reply(ctx: Context<'_>, reply: Reply) -> Result<()> {
    ctx.has_sent_initial_response.store(true, std::sync::atomic::Ordering::SeqCst);
    // Put there by `dispatch`, for every command.
    let answer = ctx.invocation_data.lock().await.downcast_ref::<answer::Answer>().cloned();
    let answer = answer.ok_or_else(|| Error::internal("a command without its answer"))?;
    answer.give(reply).await.map_err(Error::unanswered)
}

/// Who typed the command, with the charter as it was last read: for checking what they typed before the database is asked.
///
/// # Errors
/// A refusal outside a guild, or a fault of the database.
pub async fn act(ctx: Context<'_>) -> Result<Act> {
    let app = &ctx.framework.user_data.app;
    let (asker, now) = (asker_in_guild(ctx).await?, app.clock.now());
    let charter = app.charters.of(app.db.readers(), asker.guild).await?;
    Ok(Act { charter, asker, now })
}

/// Makes a change that others of its kind may share.
///
/// # Errors
/// The change's own, or the database's.
pub async fn gather<G: Gather>(ctx: Context<'_>, wanted: G) -> Result<G::Answer> {
    let app = &ctx.framework.user_data.app;
    let answer = app.db.gather(wanted).await;
    app.owed.ring();
    answer
}

/// Runs a change for who typed the command, in one transaction.
///
/// # Errors
/// The job's own, or the database's.
pub async fn in_act<T, F>(ctx: Context<'_>, job: F) -> Result<T>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut SqliteConnection, &'c Act) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    let app = &ctx.framework.user_data.app;
    let (asker, now) = (asker_in_guild(ctx).await?, app.clock.now());
    let result = app
        .db
        .write(move |connection| {
            Box::pin(async move {
                let act = Act::load(connection, asker, now).await?;
                job(connection, &act).await
            })
        })
        .await;
    app.owed.ring();
    result
}

/// Who typed the command, reading what they chose. Commands are registered for guilds only; one that comes from elsewhere is an
/// old registration, or forged.
///
/// # Errors
/// A refusal outside a guild, or a fault of the database.
pub async fn asker_in_guild(ctx: Context<'_>) -> Result<Asker> {
    let asker = asker_of_command(ctx.interaction);
    if asker.direct {
        return Err(Error::Refusal(say!(asker.words(), "command-guild-only")));
    }
    let app = &ctx.framework.user_data.app;
    app.languages.reading(app.db.readers(), asker).await
}

/// Reads for who typed the command, beside the writer.
///
/// # Errors
/// The job's own, or the database's.
pub async fn read_act<T, F>(ctx: Context<'_>, job: F) -> Result<T>
where
    F: for<'c> FnOnce(&'c mut SqliteConnection, &'c Act) -> BoxFuture<'c, Result<T>> + Send,
{
    let app = &ctx.framework.user_data.app;
    let asker = asker_in_guild(ctx).await?;
    let mut connection = app.db.readers().acquire().await?;
    let act = Act::load(&mut connection, asker, app.clock.now()).await?;
    job(&mut connection, &act).await
}

/// Rows for autocomplete; none, and a line in the log, if something fails: a person types on without them.
pub async fn choices<F>(ctx: Context<'_>, job: F) -> CreateAutocompleteResponse
where
    F: for<'c> FnOnce(&'c mut SqliteConnection, &'c Act) -> BoxFuture<'c, Result<Vec<(String, String)>>> + Send,
{
    let rows = read_act(ctx, job).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "Autocomplete failed");
        Vec::new()
    });
    let rows = rows.into_iter().take(25).map(|(name, value)| AutocompleteChoice::new(name, value));
    CreateAutocompleteResponse::new().set_choices(rows.collect())
}
