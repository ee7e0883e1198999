//! `/coalition` and `/home`.

use poise::serenity_prelude::{CreateAutocompleteResponse, GuildChannel, Role};

use super::setup::{self, Change, Choice};
use super::{home, presses, view, zones};
use crate::discord::{Context, asker_in_guild, choices, in_act, read_act, reply};
use crate::error::Result;
use crate::ids::{ChannelId, GuildId, RoleId};
use crate::message::Reply;
use crate::text::Language;

/// The coalition: set it up, see how it works.
#[poise::command(slash_command, subcommands("setup_", "show"), subcommand_required)]
pub async fn coalition(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// What posted messages speak.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum LanguageChoice {
    /// American English.
    #[name = "English (US)"]
    EnUs,
    /// British English.
    #[name = "English (UK)"]
    EnGb,
    /// Spanish.
    #[name = "Español"]
    Es,
}

/// Set the coalition up: where you are, what you speak, where news goes.
#[poise::command(slash_command, rename = "setup")]
async fn setup_(
    ctx: Context<'_>,
    #[autocomplete = "zone_choices"]
    #[max_length = 60]
    timezone: String,
    language: Option<LanguageChoice>,
    #[channel_types("Text", "News")] announcements: Option<GuildChannel>,
    coordinator_role: Option<Role>,
) -> Result<()> {
    let asker = asker_in_guild(ctx).await?;
    let (words, guild) = (asker.words(), asker.guild);
    let change = Change {
        zone: Some(setup::zone(words, &timezone)?),
        language: language.map(|language| match language {
            LanguageChoice::EnUs => Language::EnUs,
            LanguageChoice::EnGb => Language::EnGb,
            LanguageChoice::Es => Language::Es,
        }),
        announcements: announcements
            .map_or(Choice::Keep, |channel| Choice::To(ChannelId(channel.id.get().cast_signed()))),
        coordinator_role: coordinator_role.map_or(Choice::Keep, |role| Choice::To(RoleId(role.id.get().cast_signed()))),
    };
    let app = ctx.framework.user_data.app.clone();
    let charters = app.charters.clone();
    let place: (GuildId, ChannelId) = (guild, change.announcements.after(None).unwrap_or(asker.channel));
    app.refuse_unpostable(place, words).await?;
    let deleted = setup::deleted_card(&app, guild).await?;
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            setup::refuse_others(connection, act).await?;
            let act = setup::change(connection, &app, act, change).await?;
            let card = setup::finish(connection, &app, &act, deleted).await?;
            Ok(view::finished(words, &act.charter, (act.asker.channel, card), act.now))
        })
    });
    let card = card.await;
    charters.changed();
    reply(ctx, Reply::Private(card?)).await
}

/// See how this coalition works: its hours, its reminders, its coordinators.
#[poise::command(slash_command)]
async fn show(ctx: Context<'_>) -> Result<()> {
    let card = read_act(ctx, |connection, act| Box::pin(presses::show(connection, act)));
    reply(ctx, Reply::Private(card.await?)).await
}

/// Your page: what you promised, and what waits for you.
#[poise::command(slash_command)]
pub async fn home(ctx: Context<'_>) -> Result<()> {
    let app = ctx.framework.user_data.app.clone();
    let card = read_act(ctx, move |connection, act| Box::pin(async move { home::card(connection, &app, act).await }));
    reply(ctx, Reply::Private(card.await?)).await
}

async fn zone_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |_, _| {
        Box::pin(async move {
            Ok(zones::search(&typed).into_iter().map(|(name, zone)| (name, zone.name().to_owned())).collect())
        })
    })
    .await
}
