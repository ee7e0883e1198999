//! Autocomplete of what commands of several features ask alike: when, how it repeats, what it is for.

use poise::serenity_prelude::{CreateAutocompleteResponse, ResolvedValue};

use super::{Context, choices};
use crate::when::Purpose;
use crate::{dates, items, timing};

/// When something is due, or closes.
pub async fn due(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    date(ctx, typed, Purpose::Due).await
}

/// At which moment, once.
pub async fn moment(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    date(ctx, typed, Purpose::Moment).await
}

async fn date(ctx: Context<'_>, typed: &str, purpose: Purpose) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |_, act| {
        Box::pin(async move { Ok(dates::choices(act.words(), &act.charter, &typed, purpose, act.now)) })
    })
    .await
}

/// When something comes, once or again and again.
pub async fn when(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |_, act| Box::pin(async move { Ok(timing::when_choices(act.words(), &act.charter, &typed, act.now)) }))
        .await
}

/// How it repeats, from the *when* that was typed.
pub async fn repeats(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    let when = ctx.args.iter().find(|option| option.name == "when").and_then(|option| match option.value {
        ResolvedValue::String(text) => Some(text.to_owned()),
        _ => None,
    });
    let when = when.unwrap_or_default();
    choices(ctx, |_, act| {
        Box::pin(async move { Ok(timing::repeat_choices(act.words(), &act.charter, (&when, &typed), act.now)) })
    })
    .await
}

/// What it is for.
pub async fn towards(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { items::suggest(connection, act.charter.guild, &typed).await }))
        .await
}
