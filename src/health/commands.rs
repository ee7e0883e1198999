//! `/health`.

use crate::discord::{Context, act, reply};
use crate::error::Result;
use crate::message::Reply;

/// For coordinators: how messages, permissions and backups are doing.
#[poise::command(slash_command)]
pub async fn health(ctx: Context<'_>) -> Result<()> {
    let act = act(ctx).await?;
    let card = super::card(&ctx.framework.user_data.app, &act).await?;
    reply(ctx, Reply::Private(card)).await
}
