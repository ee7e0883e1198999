//! `/decision`: who → parse → rule → store → view → reply.

use poise::serenity_prelude::CreateAutocompleteResponse;

use super::list::{self, Listed};
use super::methods::Method;
use super::presses;
use super::propose::{self, Read, Typed};
use super::store::book::Show;
use super::{NAME, begin, forms, texts};
use crate::discord::{Context, act, choices, in_act, permissions, reply, suggest};
use crate::error::{Error, Result};
use crate::message::{Press, Reply};
use crate::say;

/// Decide together, and find what was decided.
#[poise::command(slash_command, subcommands("propose_", "show", "amend_", "list_"), subcommand_required)]
pub async fn decision(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// How it is decided.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum MethodChoice {
    /// Nobody sees harm.
    #[name = "consent"]
    Consent,
    /// More than half.
    #[name = "majority"]
    Majority,
    /// Two-thirds.
    #[name = "two-thirds"]
    TwoThirds,
    /// Silence is a yes.
    #[name = "lazy"]
    Lazy,
}

impl MethodChoice {
    const fn method(self) -> Method {
        match self {
            Self::Consent => Method::Consent,
            Self::Majority => Method::Majority,
            Self::TwoThirds => Method::TwoThirds,
            Self::Lazy => Method::Lazy,
        }
    }
}

/// Propose something to decide.
#[poise::command(slash_command, rename = "propose")]
#[expect(clippy::too_many_arguments, reason = "each option of a command is a parameter")]
async fn propose_(
    ctx: Context<'_>,
    #[min_length = 1]
    #[max_length = 90]
    title: String,
    #[max_length = 1500] text: Option<String>,
    method: Option<MethodChoice>,
    #[autocomplete = "suggest::due"]
    #[max_length = 100]
    closes: Option<String>,
    #[autocomplete = "suggest::towards"]
    #[max_length = 200]
    towards: Option<String>,
) -> Result<()> {
    let app = &ctx.framework.user_data.app;
    let act = act(ctx).await?;
    let words = act.words();
    if !permissions::may_write_here(ctx) {
        return Err(Error::Refusal(say!(words, "decide-not-your-channel")));
    }
    app.refuse_unpostable((act.charter.guild, act.asker.channel), words).await?;
    let method = method.map_or(Method::Consent, MethodChoice::method);
    let done = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let (body, closes) = (text.unwrap_or_default(), closes.unwrap_or_default());
            let towards = towards.unwrap_or_default();
            let typed = Typed { title: &title, body: &body, method, closes: &closes, why: "", towards: &towards };
            match propose::read(connection, act, typed, act.asker.channel).await {
                Err(Error::Mistyped(refused)) => begin::offered(connection, act, typed, refused).await,
                Err(other) => Err(other),
                Ok(Read::Ready(wanted, shifted)) => {
                    let (decision, again) = propose::propose(connection, act, &wanted).await?;
                    Ok(Reply::Private(begin::proposed(connection, act, &decision, (again, shifted)).await?))
                }
                // It is asked in a form, and what was typed is kept until the form comes back.
                Ok(Read::NeedsWhy) => {
                    let fields = begin::to_fields(act, typed);
                    let id = presses::keep(connection, act, Press::new(NAME, "why", 0), fields).await?;
                    let form = forms::form(act.words(), &Press::new(NAME, "why", id));
                    form.map(Reply::Form).ok_or_else(|| Error::Refusal(say!(act.words(), "press-unknown")))
                }
            }
        })
    });
    reply(ctx, done.await?).await
}

/// See a decision, and answer it.
#[poise::command(slash_command)]
async fn show(
    ctx: Context<'_>,
    #[autocomplete = "decision_choices"]
    #[max_length = 200]
    decision: String,
) -> Result<()> {
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let decision = list::named(connection, act, &decision).await?;
            presses::open(connection, act, &decision).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Give a decision a new text.
#[poise::command(slash_command, rename = "amend")]
async fn amend_(
    ctx: Context<'_>,
    #[autocomplete = "decision_choices"]
    #[max_length = 200]
    decision: String,
    #[min_length = 1]
    #[max_length = 1500]
    text: String,
) -> Result<()> {
    let sent = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let decision = list::named(connection, act, &decision).await?;
            texts::typed(connection, act, &decision, &text).await
        })
    });
    reply(ctx, Reply::Private(sent.await?)).await
}

/// Which decisions are listed.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum StatusChoice {
    /// Without a result.
    #[name = "open"]
    Open,
    /// Those that hold.
    #[name = "adopted"]
    Adopted,
    /// The others.
    #[name = "closed"]
    Closed,
    /// All.
    #[name = "all"]
    All,
}

/// See decisions, and look for one.
#[poise::command(slash_command, rename = "list")]
async fn list_(
    ctx: Context<'_>,
    #[max_length = 100] search: Option<String>,
    status: Option<StatusChoice>,
) -> Result<()> {
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let search = search.filter(|typed| !typed.trim().is_empty());
            let show = match status {
                Some(StatusChoice::Open) => Show::Open,
                Some(StatusChoice::Adopted) => Show::Adopted,
                Some(StatusChoice::Closed) => Show::Closed,
                Some(StatusChoice::All) => Show::All,
                None if search.is_some() => Show::All,
                None => Show::Open,
            };
            let kept = match &search {
                Some(typed) => {
                    let fields = vec![("search".to_owned(), typed.clone())];
                    presses::keep(connection, act, Press::new(NAME, "list", 0), fields).await?
                }
                None => 0,
            };
            let listed = Listed { guild: act.charter.guild, number: 0, show, search: kept };
            list::card(connection, act, listed, search.as_deref()).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

async fn decision_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { list::suggestions(connection, act, &typed).await })).await
}
