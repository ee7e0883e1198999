//! `/commit`: who → parse → rule → store → view → reply.

use poise::serenity_prelude::{CreateAutocompleteResponse, User};
use sqlx::SqliteConnection;

use super::acts;
use super::list::{self, Page, Whose};
use super::store::{self, Show};
use super::together::{Deliver, Finished};
use super::{Commitment, NOTE_MAX, WHAT_MAX, presses, view};
use crate::act::Act;
use crate::discord::{Context, act, choices, gather, in_act, read_act, reply, suggest};
use crate::error::{Error, Result};
use crate::ids::{CommitmentId, PersonId};
use crate::items::{Kind, Reference};
use crate::message::Reply;
use crate::when::Purpose;
use crate::{dates, items, say};

/// Promise something, and see what you promised.
#[poise::command(slash_command, subcommands("make", "list", "show", "done", "move_", "withdraw"), subcommand_required)]
pub async fn commit(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// Promise something by a date.
#[poise::command(slash_command)]
async fn make(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 200]
    what: String,
    #[autocomplete = "suggest::due"]
    #[max_length = 100]
    due: String,
    #[max_length = 1500] done_means: Option<String>,
    #[autocomplete = "suggest::towards"]
    #[max_length = 200]
    towards: Option<String>,
) -> Result<()> {
    const { assert!(WHAT_MAX == 200 && NOTE_MAX == 1_500) };
    let act = act(ctx).await?;
    let towards = match towards {
        Some(typed) => {
            let mut connection = ctx.framework.user_data.app.db.readers().acquire().await?;
            items::towards(&mut connection, (act.charter.guild, act.words()), Some(&typed)).await?
        }
        None => None,
    };
    let (wanted, shifted) =
        presses::promise(&act, (&what, &due, done_means.as_deref()), towards.map(|item| item.reference))?;
    let done = gather(ctx, wanted).await?;
    reply(ctx, Reply::Private(presses::made(&act, done, shifted))).await
}

/// Which promises `/commit list` shows.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum ShowChoice {
    /// Not done yet.
    #[name = "open"]
    Open,
    /// Done, withdrawn or let go.
    #[name = "closed"]
    Closed,
}

/// See your promises.
#[poise::command(slash_command)]
async fn list(ctx: Context<'_>, show: Option<ShowChoice>, member: Option<User>) -> Result<()> {
    let show = if matches!(show, Some(ShowChoice::Closed)) { Show::Closed } else { Show::Open };
    let member = member.map(|user| PersonId(user.id.get().cast_signed()));
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move {
            let whose = match member {
                Some(person) if person != act.asker.person => Whose::Member(person),
                _ => Whose::Mine,
            };
            list::card(connection, act, Page { guild: act.charter.guild, show, number: 0, whose }).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// See one promise.
#[poise::command(slash_command)]
async fn show(
    ctx: Context<'_>,
    #[autocomplete = "any_choices"]
    #[max_length = 200]
    commitment: String,
) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move {
            let promise = referred(connection, act, &commitment).await?;
            presses::show(connection, act, promise).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Say that a promise is done.
#[poise::command(slash_command)]
async fn done(
    ctx: Context<'_>,
    #[autocomplete = "own_choices"]
    #[max_length = 200]
    commitment: String,
    #[max_length = 1500] note: Option<String>,
) -> Result<()> {
    let act = act(ctx).await?;
    let words = act.words();
    let note = presses::optional_note(words, note.as_deref())?;
    let number = match number(&commitment) {
        Some(number) => Some(number),
        None => {
            let mut connection = ctx.framework.user_data.app.db.readers().acquire().await?;
            list::named(&mut connection, &act, &commitment, false).await?
        }
    };
    let number = number.ok_or_else(|| Error::Refusal(say!(words, "commit-not-yours")))?;
    let delivery = gather(ctx, Deliver { act, number, finished: Finished::Unsaid, note }).await?;
    reply(ctx, presses::delivery(words, delivery)).await
}

/// Give a promise another date, before its date has passed.
#[poise::command(slash_command, rename = "move")]
async fn move_(
    ctx: Context<'_>,
    #[autocomplete = "own_choices"]
    #[max_length = 200]
    commitment: String,
    #[autocomplete = "suggest::due"]
    #[max_length = 100]
    due: String,
    #[max_length = 200] reason: String,
) -> Result<()> {
    let card = in_act(ctx, |connection, act| {
        Box::pin(async move {
            let words = act.words();
            let reading = dates::read(words, &act.charter, &due, Purpose::Due, act.now)?;
            let reason = presses::reason(words, &reason)?;
            let id = own_referred(connection, act, &commitment).await?;
            let (acts::Done::Now(promise) | acts::Done::Before(promise)) =
                acts::reschedule(connection, act, id, reading.at, reason).await?;
            presses::moved(connection, act, &promise).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Take a promise back, before its date has passed.
#[poise::command(slash_command)]
async fn withdraw(
    ctx: Context<'_>,
    #[autocomplete = "own_choices"]
    #[max_length = 200]
    commitment: String,
    #[max_length = 200] reason: String,
) -> Result<()> {
    let card = in_act(ctx, |connection, act| {
        Box::pin(async move {
            let words = act.words();
            let reason = presses::reason(words, &reason)?;
            let id = own_referred(connection, act, &commitment).await?;
            let (acts::Done::Now(gone) | acts::Done::Before(gone)) =
                acts::withdraw(connection, act, id, reason).await?;
            Ok(view::withdrawn(words, &gone))
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// The promise that was typed or chosen.
async fn referred(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Commitment> {
    let not_found = || Error::Refusal(say!(act.words(), "not-found"));
    let number = list::named(connection, act, typed, true).await?.ok_or_else(not_found)?;
    store::find(connection, act.charter.guild, number).await?.ok_or_else(not_found)
}

/// The number in a reference of a promise.
fn number(typed: &str) -> Option<i64> {
    typed.parse::<Reference>().ok().filter(|reference| reference.kind == Kind::Commitment).map(|found| found.number)
}

/// The same, of the asker's own; somebody else's is as good as none.
async fn own_referred(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<CommitmentId> {
    let not_yours = || Error::Refusal(say!(act.words(), "commit-not-yours"));
    let number = list::named(connection, act, typed, false).await?.ok_or_else(not_yours)?;
    let promise = store::find(connection, act.charter.guild, number).await?;
    promise.filter(|promise| promise.owner == act.asker.person).map(|promise| promise.id).ok_or_else(not_yours)
}

async fn own_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { list::suggestions(connection, act, &typed, false).await }))
        .await
}

async fn any_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { list::suggestions(connection, act, &typed, true).await }))
        .await
}
