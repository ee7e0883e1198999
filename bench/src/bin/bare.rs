//! The yardstick: a bare poise bot that has `/commit` with the options that Convenor's has, and answers "ok".
//!
//! It is what one writes first with poise: the framework as it comes, no database, no log. Its HTTP client is bound to the
//! benchmark's stand-in for Discord the same way as Convenor's is.

use poise::serenity_prelude as serenity;

type Error = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, (), Error>;

/// Promise something, and see what you promised.
#[poise::command(slash_command, subcommands("make", "done"), subcommand_required)]
async fn commit(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Promise something by a date.
#[poise::command(slash_command, ephemeral)]
async fn make(
    ctx: Context<'_>,
    #[description = "What you promise"]
    #[min_length = 1]
    #[max_length = 200]
    what: String,
    #[description = "By when"]
    #[max_length = 100]
    due: String,
    #[description = "What done means"]
    #[max_length = 1500]
    done_means: Option<String>,
) -> Result<(), Error> {
    drop((what, due, done_means));
    ctx.say("ok").await?;
    Ok(())
}

/// Say that a promise is done.
#[poise::command(slash_command, ephemeral)]
async fn done(
    ctx: Context<'_>,
    #[description = "Which"]
    #[max_length = 200]
    commitment: String,
    #[description = "A note"]
    #[max_length = 1500]
    note: Option<String>,
) -> Result<(), Error> {
    drop((commitment, note));
    ctx.say("ok").await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let (token, origin) = (std::env::var("DISCORD_TOKEN")?, std::env::var("BARE_DISCORD_API")?);
    let client = reqwest::Client::builder().tcp_nodelay(true).no_proxy().build()?;
    let http = serenity::HttpBuilder::new(token).client(client).proxy(origin).ratelimiter_disabled(true).build();
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions { commands: vec![commit()], ..Default::default() })
        .initialize_owners(false)
        .setup(|ctx, _, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(ctx, &framework.options().commands).await?;
                Ok(())
            })
        })
        .build();
    let intents = serenity::GatewayIntents::GUILDS;
    serenity::ClientBuilder::new_with_http(http, intents).framework(framework).await?.start().await?;
    Ok(())
}
