//! `/digest`: who → parse → rule → store → view → reply.

use poise::serenity_prelude::{CreateAutocompleteResponse, PartialChannel};

use super::acts::{self, Wanted};
use super::span::{Period, Which};
use super::{own, presses, store, timing, view};
use crate::discord::{Context, act, choices, in_act, read_act, reply};
use crate::error::Result;
use crate::ids::ChannelId;
use crate::message::Reply;

/// What everyone hears of our work, and when.
#[poise::command(slash_command, subcommands("now", "schedule", "mine"), subcommand_required)]
pub async fn digest(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// See what the digest would say.
#[poise::command(slash_command)]
async fn now(ctx: Context<'_>, period: Option<Period>) -> Result<()> {
    let app = ctx.framework.user_data.app.clone();
    let card = read_act(ctx, move |connection, act| {
        Box::pin(async move {
            let which = period.map_or(Which::Next, Which::Of);
            presses::look(connection, &app, act, (which, false)).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Say when and where the digest comes.
#[poise::command(slash_command)]
async fn schedule(
    ctx: Context<'_>,
    #[autocomplete = "when_choices"]
    #[max_length = 100]
    when: String,
    #[channel_types("Text", "News")] channel: Option<PartialChannel>,
) -> Result<()> {
    let app = &ctx.framework.user_data.app;
    let act = act(ctx).await?;
    let words = act.words();
    let chosen = channel.map(|channel| ChannelId(channel.id.get().cast_signed()));
    let mut connection = app.db.readers().acquire().await?;
    acts::refuse_others(&mut connection, &act).await?;
    let times = timing::read(words, &act.charter, &when, act.now)?;
    let old = store::schedule(&mut connection, act.charter.guild).await?;
    drop(connection);
    let channel = acts::place(&act, chosen, old.as_ref());
    app.refuse_unpostable((act.charter.guild, channel), words).await?;
    let wanted = Wanted { times, channel: Some(channel) };
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (schedule, again) = acts::plan_for(connection, act, &wanted).await?;
            Ok(view::planned(act, &schedule, again))
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Whether it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
pub enum OnOff {
    /// It comes.
    #[name = "on"]
    On,
    /// It does not.
    #[name = "off"]
    Off,
}

/// Get your own digest in a direct message, or stop it.
#[poise::command(slash_command)]
async fn mine(ctx: Context<'_>, state: OnOff) -> Result<()> {
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            Ok(match state {
                OnOff::On => {
                    let (own, again) = own::turn_on(connection, act).await?;
                    view::own_on(act, &own, again)
                }
                OnOff::Off => {
                    own::turn_off(connection, act).await?;
                    view::own_off(act)
                }
            })
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

async fn when_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |_, act| Box::pin(async move { Ok(timing::choices(act.words(), &act.charter, &typed)) })).await
}
