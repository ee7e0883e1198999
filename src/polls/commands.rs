//! `/poll`: who → parse → rule → store → view → reply.

use super::list;
use super::store::Wanted;
use super::tally::Method;
use super::{OPEN_FOR, QUESTION_MAX, acts, options, view};
use crate::discord::{Context, act, in_act, permissions, read_act, reply, suggest};
use crate::error::{Error, Result};
use crate::message::Reply;
use crate::pages::Page;
use crate::text::{Unfit, clean_line};
use crate::when::Purpose;
use crate::{dates, say};

/// Ask people something, and see what is asked.
#[poise::command(slash_command, subcommands("ask", "list_"), subcommand_required)]
pub async fn poll(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// How people answer.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum MethodChoice {
    /// One option each.
    #[name = "one"]
    One,
    /// As many as they like.
    #[name = "several"]
    Several,
    /// In their order.
    #[name = "ranked"]
    Ranked,
}

/// Ask people here to choose.
#[poise::command(slash_command)]
async fn ask(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 200]
    question: String,
    #[min_length = 3]
    #[max_length = 2500]
    options: String,
    #[autocomplete = "suggest::due"]
    #[max_length = 100]
    closes: Option<String>,
    method: Option<MethodChoice>,
) -> Result<()> {
    let app = &ctx.framework.user_data.app;
    let act = act(ctx).await?;
    let words = act.words();
    let question = clean_line(&question, QUESTION_MAX).map_err(|unfit| {
        Error::Refusal(match unfit {
            Unfit::Empty => say!(words, "poll-empty"),
            Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
        })
    })?;
    let options = self::options(words, &options)?;
    let (closes_at, shifted) = match closes.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
        Some(typed) => {
            let reading = dates::read(words, &act.charter, typed, Purpose::Due, act.now)?;
            (reading.at, reading.shifted)
        }
        None => (act.now + OPEN_FOR, false),
    };
    let (guild, channel) = (act.charter.guild, act.asker.channel);
    if !permissions::may_write_here(ctx) {
        return Err(Error::Refusal(say!(words, "poll-not-your-channel")));
    }
    app.refuse_unpostable((guild, channel), words).await?;
    let method = match method {
        Some(MethodChoice::Several) => Method::Several,
        Some(MethodChoice::Ranked) => Method::Ranked,
        Some(MethodChoice::One) | None => Method::One,
    };
    let open = app.reach.place((guild, channel)).await?.is_open;
    let wanted = Wanted { guild, asker: act.asker.person, channel, open, question, options, method, closes_at };
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (poll, again) = acts::ask(connection, act, &wanted).await?;
            let card = view::asked(act.words(), &poll, (again, shifted));
            let late = acts::asks_too_late(act, &poll);
            let card = if late { card.text(say!(act.words(), "poll-asked-late")) } else { card };
            Ok(if act.charter.set_up_at.is_none() { card.text(say!(act.words(), "not-set-up")) } else { card })
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// See the open polls.
#[poise::command(slash_command, rename = "list")]
async fn list_(ctx: Context<'_>) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move { list::card(connection, act, Page { guild: act.charter.guild, number: 0 }).await })
    });
    reply(ctx, Reply::Private(card.await?)).await
}
