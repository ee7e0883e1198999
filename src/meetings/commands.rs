//! `/meeting`: who → parse → rule → store → view → reply.

use poise::serenity_prelude::{CreateAutocompleteResponse, PartialChannel};

use super::changes::{self, Change};
use super::typed::{self, Typed};
use super::{Scope, acts, agenda, list, presses, seen, view};
use crate::discord::{Context, act, choices, in_act, permissions, read_act, reply, suggest};
use crate::error::Result;
use crate::feature::Channel;
use crate::ids::ChannelId;
use crate::message::Reply;
use crate::pages::Page;

/// Meet: plan it, say who comes, collect what to talk about.
#[poise::command(
    slash_command,
    subcommands("schedule", "list_", "show", "move_", "cancel", "agenda_"),
    subcommand_required
)]
pub async fn meeting(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// How much of it.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum ScopeChoice {
    /// This one.
    #[name = "this one"]
    One,
    /// And what follows.
    #[name = "this and all after"]
    After,
    /// All.
    #[name = "the whole series"]
    All,
}

impl From<ScopeChoice> for Scope {
    fn from(choice: ScopeChoice) -> Self {
        match choice {
            ScopeChoice::One => Self::One,
            ScopeChoice::After => Self::After,
            ScopeChoice::All => Self::All,
        }
    }
}

/// Plan a meeting.
#[expect(clippy::too_many_arguments, reason = "each option of a command is a parameter")]
#[poise::command(slash_command)]
async fn schedule(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 90]
    title: String,
    #[autocomplete = "suggest::when"]
    #[max_length = 100]
    when: String,
    #[autocomplete = "suggest::repeats"]
    #[max_length = 100]
    repeats: Option<String>,
    #[min = 5]
    #[max = 1440]
    minutes: Option<u32>,
    #[rename = "where"]
    #[max_length = 90]
    place: Option<String>,
    #[channel_types("Text", "News", "PublicThread", "NewsThread", "PrivateThread")] channel: Option<PartialChannel>,
) -> Result<()> {
    let app = &ctx.framework.user_data.app;
    let act = act(ctx).await?;
    let words = act.words();
    let there = channel.as_ref().map_or(act.asker.channel, |channel| ChannelId(channel.id.get().cast_signed()));
    let typed = Typed {
        title: &title,
        when: &when,
        repeats: repeats.as_deref().unwrap_or_default(),
        minutes,
        place: place.as_deref().unwrap_or_default(),
    };
    // What was mistyped is said before Discord is asked.
    typed::read(&act, typed, (there, Channel::default()))?;
    permissions::refuse_silenced(ctx, &act, channel.as_ref()).await?;
    app.refuse_unpostable((act.charter.guild, there), words).await?;
    let (wanted, notes) = typed::read(&act, typed, (there, app.reach.place((act.charter.guild, there)).await?))?;
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (meeting, again) = acts::schedule(connection, act, &wanted).await?;
            let next = meeting.current(act.charter.zone, act.now);
            Ok(view::scheduled(act.words(), (&act.charter, act.now), (&meeting, again), (next, &notes)))
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// See the meetings to come.
#[poise::command(slash_command, rename = "list")]
async fn list_(ctx: Context<'_>) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move { list::card(connection, act, Page { guild: act.charter.guild, number: 0 }).await })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// See one meeting: when, who comes, what to talk about.
#[poise::command(slash_command)]
async fn show(
    ctx: Context<'_>,
    #[autocomplete = "meetings_to_see"]
    #[max_length = 120]
    meeting: String,
) -> Result<()> {
    let card = read_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (meeting, original) = list::named_to_see(connection, act, &meeting).await?;
            seen::whole(connection, act, &meeting, original).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Move a meeting to another time.
#[poise::command(slash_command, rename = "move")]
async fn move_(
    ctx: Context<'_>,
    #[autocomplete = "meeting_choices"]
    #[max_length = 120]
    meeting: String,
    #[autocomplete = "suggest::moment"]
    #[max_length = 100]
    when: String,
    scope: Option<ScopeChoice>,
) -> Result<()> {
    change(ctx, (meeting, scope), Some(when)).await
}

/// Cancel a meeting.
#[poise::command(slash_command)]
async fn cancel(
    ctx: Context<'_>,
    #[autocomplete = "meeting_choices"]
    #[max_length = 120]
    meeting: String,
    scope: Option<ScopeChoice>,
) -> Result<()> {
    change(ctx, (meeting, scope), None).await
}

/// Put something on a meeting's agenda.
#[poise::command(slash_command, rename = "agenda")]
async fn agenda_(
    ctx: Context<'_>,
    #[autocomplete = "meeting_choices"]
    #[max_length = 120]
    meeting: String,
    #[min_length = 1]
    #[max_length = 200]
    item: String,
) -> Result<()> {
    let app = ctx.framework.user_data.app.clone();
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let topic = presses::topic(act.words(), &item)?;
            let (meeting, _) = list::named(connection, act, &meeting).await?;
            agenda::added(connection, (&app, act), &meeting, &topic).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Shows what a change would do: to the time that was typed, or that there is none. Who may not change it is told that first.
async fn change(ctx: Context<'_>, (meeting, scope): (String, Option<ScopeChoice>), when: Option<String>) -> Result<()> {
    let card = read_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (meeting, original) = list::named(connection, act, &meeting).await?;
            changes::refuse_others(connection, act, &meeting).await?;
            let to = when.map(|when| presses::to(act.words(), act, &when)).transpose()?;
            let original = presses::next(act, &meeting, original)?;
            let scope = scope.map_or(Scope::One, Scope::from);
            let change = Change { version: meeting.version, scope, original, to };
            changes::preview(connection, act, &meeting, change).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

async fn meeting_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { list::suggestions(connection, act, &typed).await })).await
}

async fn meetings_to_see(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { list::suggestions_to_see(connection, act, &typed).await }))
        .await
}
