//! `/remind`: who → parse → rule → store → view → reply.

use poise::serenity_prelude::{PartialChannel, Role};

use super::list;
use super::store::Wanted;
use super::{WHAT_MAX, acts, view};
use crate::act::Act;
use crate::discord::{Context, act, in_act, permissions, read_act, reply, suggest};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, RoleId};
use crate::message::Reply;
use crate::pages::Page;
use crate::say;
use crate::text::{Unfit, Words, clean_line};
use crate::timing::{self, Timing};

/// Be reminded, or have a channel reminded.
#[poise::command(slash_command, subcommands("me", "channel_", "list_"), subcommand_required)]
pub async fn remind(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// Be reminded of something in a direct message.
#[poise::command(slash_command)]
async fn me(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 200]
    what: String,
    #[autocomplete = "suggest::when"]
    #[max_length = 100]
    when: String,
    #[autocomplete = "suggest::repeats"]
    #[max_length = 100]
    repeats: Option<String>,
) -> Result<()> {
    let act = act(ctx).await?;
    let wanted = Wanted { channel: None, role: None, ..wanted(&act, (&what, &when, repeats.as_deref()))? };
    make(ctx, wanted, None).await
}

/// Have something said in a channel.
#[expect(clippy::too_many_arguments, reason = "each option of a command is a parameter")]
#[poise::command(slash_command, rename = "channel")]
async fn channel_(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 200]
    what: String,
    #[autocomplete = "suggest::when"]
    #[max_length = 100]
    when: String,
    #[channel_types("Text", "News", "PublicThread", "NewsThread", "PrivateThread")] channel: Option<PartialChannel>,
    #[autocomplete = "suggest::repeats"]
    #[max_length = 100]
    repeats: Option<String>,
    role: Option<Role>,
) -> Result<()> {
    let app = &ctx.framework.user_data.app;
    let act = act(ctx).await?;
    let words = act.words();
    let place = channel.as_ref().map_or(act.asker.channel, |channel| ChannelId(channel.id.get().cast_signed()));
    let role = role.map(|role| RoleId(role.id.get().cast_signed()));
    let wanted = Wanted { channel: Some(place), role, ..wanted(&act, (&what, &when, repeats.as_deref()))? };
    refuse_role(ctx, &act, role).await?;
    permissions::refuse_silenced(ctx, &act, channel.as_ref()).await?;
    let there = (act.charter.guild, place);
    app.refuse_unpostable(there, words).await?;
    let silent = match role {
        Some(role) => app.reach.lacks_to_ping(there, role, words).await?,
        None => None,
    };
    make(ctx, wanted, silent).await
}

/// See your reminders.
#[poise::command(slash_command, rename = "list")]
async fn list_(ctx: Context<'_>) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move { list::card(connection, act, Page { guild: act.charter.guild, number: 0 }).await })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// What was typed, checked; in a direct message so far.
fn wanted(act: &Act, (what, when, repeats): (&str, &str, Option<&str>)) -> Result<Wanted> {
    let words = act.words();
    let timing: Timing = timing::read(words, &act.charter, (when, repeats), act.now)?;
    Ok(Wanted {
        guild: act.charter.guild,
        maker: act.asker.person,
        made_in: act.asker.channel,
        channel: None,
        role: None,
        what: clean_line(what, WHAT_MAX).map_err(|unfit| refuse_text(words, unfit))?,
        timing,
    })
}

async fn make(ctx: Context<'_>, wanted: Wanted, silent: Option<String>) -> Result<()> {
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (reminder, again) = acts::make(connection, act, &wanted).await?;
            let made = view::Made { reminder: &reminder, again, notes: &wanted.timing.notes, silent };
            Ok(made.card(act.words(), &act.charter))
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Only coordinators ping a role, and nobody everyone: the role of that name has the guild's own id.
async fn refuse_role(ctx: Context<'_>, act: &Act, role: Option<RoleId>) -> Result<()> {
    let (Some(role), words) = (role, act.words()) else { return Ok(()) };
    if role.0 == act.charter.guild.0 {
        return Err(Error::Refusal(say!(words, "remind-role-everyone")));
    }
    let mut connection = ctx.framework.user_data.app.db.readers().acquire().await?;
    if act.is_coordinator(&mut connection).await? {
        return Ok(());
    }
    Err(Error::Refusal(say!(words, "remind-role-not-allowed")))
}

fn refuse_text(words: Words, unfit: Unfit) -> Error {
    Error::Mistyped(match unfit {
        Unfit::Empty => say!(words, "remind-empty"),
        Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
    })
}
