//! Buttons, selects and forms of the front door.

use sqlx::SqliteConnection;

use super::setup::{self, Change, Choice};
use super::{home, settings, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::{ChannelId, GuildId, OutboxId, RoleId};
use crate::message::{Card, Reply};
use crate::text::{Language, Words};
use crate::{people, say};

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let guild: GuildId = pressed.press.id.parse().map_err(|_| unknown(words))?;
    let now = app.clock.now();
    // Of another guild nothing is asked: the press is refused below.
    if pressed.asker.guild == guild
        && let Some(channel) = to_post_in(app, &pressed).await?
    {
        app.refuse_unpostable((guild, channel), words).await?;
    }
    let is_end = pressed.asker.guild == guild && pressed.press.action == "finish";
    let deleted = if is_end { setup::deleted_card(app, guild).await? } else { None };
    let app_there = app.clone();
    let reply = app
        .db
        .write(move |connection| {
            Box::pin(async move {
                let act = Act::within(connection, &pressed.asker, guild, now).await?;
                route(connection, &app_there, &act, (&pressed, deleted)).await
            })
        })
        .await;
    app.charters.changed();
    app.languages.changed(guild);
    app.owed.ring();
    reply
}

/// `deleted`: the *Start here* card that people deleted, if they did.
async fn route(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    (pressed, deleted): (&Pressed, Option<OutboxId>),
) -> Result<Reply> {
    let words = act.words();
    if let Some(reply) = settings::answer(connection, app, act, pressed).await? {
        return Ok(reply);
    }
    Ok(match pressed.press.action.as_str() {
        "home" => Reply::Private(home::card(connection, app, act).await?),
        "show" => Reply::Private(show(connection, act).await?),
        "more" => Reply::Private(view::more(words, act.charter.guild)),
        "keep" => Reply::Private(view::what_i_keep(words)),
        "other-welcome" => Reply::Private(view::welcome(other(&act.charter), act.charter.guild)),
        "other-start" => Reply::Private(view::start_here(other(&act.charter), act.charter.guild, &act.charter.name)),
        "setup" => {
            setup::refuse_others(connection, act).await?;
            Reply::Private(view::setup(words, &act.charter, act.now))
        }
        "zone-other" => {
            setup::refuse_others(connection, act).await?;
            Reply::Form(setup::form(words, &pressed.press).ok_or_else(|| unknown(words))?)
        }
        "finish" => {
            setup::refuse_others(connection, act).await?;
            let card = setup::finish(connection, app, act, deleted).await?;
            Reply::Update(view::finished(words, &act.charter, (act.asker.channel, card), act.now))
        }
        _ => {
            setup::refuse_others(connection, act).await?;
            let act = setup::change(connection, app, act, change(pressed)?).await?;
            Reply::Update(view::setup(words, &act.charter, act.now))
        }
    })
}

fn change(pressed: &Pressed) -> Result<Change> {
    let words = pressed.asker.words();
    let chosen = || pressed.values.first().map(String::as_str).ok_or_else(|| unknown(words));
    let none = Change::default();
    Ok(match pressed.press.action.as_str() {
        "zone" => Change { zone: Some(setup::zone(words, chosen()?)?), ..none },
        "zone-other-sent" => Change { zone: Some(setup::zone(words, pressed.field("zone"))?), ..none },
        "language" => Change { language: Some(Language::from_locale(chosen()?)), ..none },
        "announcements" => Change { announcements: Choice::of(chosen_channel(pressed)?), ..none },
        "role" => {
            let role = pressed.values.first().map(|id| id.parse::<RoleId>()).transpose().map_err(|_| unknown(words))?;
            Change { coordinator_role: Choice::of(role), ..none }
        }
        _ => return Err(unknown(words)),
    })
}

/// Where this press would have the bot post: the channel that was chosen, or, at the end, the one that the card is to stand in.
async fn to_post_in(app: &App, pressed: &Pressed) -> Result<Option<ChannelId>> {
    Ok(match pressed.press.action.as_str() {
        "announcements" => chosen_channel(pressed)?,
        "finish" => {
            let mut connection = app.db.readers().acquire().await?;
            let charter = Charter::of(&mut connection, pressed.asker.guild).await?;
            Some(charter.announcements.unwrap_or(pressed.asker.channel))
        }
        _ => None,
    })
}

/// The channel that was chosen; `None` if it is to be left empty.
fn chosen_channel(pressed: &Pressed) -> Result<Option<ChannelId>> {
    let words = pressed.asker.words();
    pressed.values.first().map(|id| id.parse()).transpose().map_err(|_| unknown(words))
}

/// The coalition's rules, for whoever is in it.
pub async fn show(connection: &mut SqliteConnection, act: &Act) -> Result<Card> {
    let coordinators = people::coordinators(connection, &act.charter, act.now).await?;
    Ok(view::show(act.words(), &act.charter, &coordinators, act.now))
}

fn other(charter: &Charter) -> Words {
    charter.language.other().words()
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
