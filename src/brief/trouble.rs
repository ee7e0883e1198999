//! What coordinators hear of delivery: a channel that is closed to the bot, an item that pauses, something that was lost. Once each.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::NAME;
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed, Reader};
use crate::ids::{ChannelId, GuildId, OutboxId};
use crate::items;
use crate::message::{Button, Card, Look, Message, Notice, Press, Reply};
use crate::outbox::{self, Due, Recipient, Row};
use crate::say;
use crate::text::{Words, said};

/// The message. Its item is `trouble:<what>[:<which>]`.
pub async fn due(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("trouble is told to a person")) };
    if let Some(until) = super::held_until(connection, charter, person, now).await? {
        return Ok(Due::Later(until));
    }
    let words = Reader::of(connection, charter.clone(), person, now).await?.words;
    let item = row.item.strip_prefix("trouble:").unwrap_or_default();
    let (what, which) = item.split_once(':').unwrap_or((item, ""));
    let channel = || format!("<#{which}>");
    let (content, button) = match what {
        "place" => {
            (say!(words, "trouble-place", channel = channel()), Some((say!(words, "button-try-again"), "reopen")))
        }
        "paused" => (
            say!(words, "trouble-paused", item = items::named(words, which)),
            Some((say!(words, "button-go-on"), "resume")),
        ),
        "unsure" => (say!(words, "trouble-unsure", channel = channel()), None),
        "unsure-thread" => (say!(words, "trouble-unsure-thread", channel = channel()), None),
        "threads" => {
            (say!(words, "trouble-threads", channel = channel()), Some((say!(words, "button-try-again"), "reopen")))
        }
        "threads-full" => (
            say!(words, "trouble-threads-full", channel = channel()),
            Some((say!(words, "button-try-again"), "reopen")),
        ),
        "events" => (say!(words, "trouble-events"), Some((say!(words, "button-try-again"), "reopen"))),
        "events-full" => (say!(words, "trouble-events-full"), Some((say!(words, "button-try-again"), "reopen"))),
        "unposted" => (say!(words, "trouble-unposted", item = said(which)), None),
        "lost" => (say!(words, "trouble-lost"), None),
        _ => return Ok(Due::NotWanted("an unknown trouble")),
    };
    let buttons =
        button.map(|(label, action)| Button::new(label, Press::new(NAME, action, row.id)).look(Look::Primary));
    // A button bears the row, so that it is found again after a crash.
    let buttons = vec![buttons.unwrap_or_else(|| super::my_things(words, row.guild))];
    Ok(Due::Private(Message::Notice(Notice { content, buttons, ..Notice::default() }), ChannelId(0)))
}

/// *Try again* on a channel, *Go on* for an item: by a coordinator.
pub async fn mend(app: &App, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let unknown = || Error::Refusal(say!(words, "press-unknown"));
    let id = OutboxId(pressed.press.id.parse().map_err(|_| unknown())?);
    let (asker, now) = (pressed.asker.clone(), app.clock.now());
    let reply = app
        .db
        .write(move |connection| {
            Box::pin(async move {
                let unknown = || Error::Refusal(say!(words, "press-unknown"));
                let (guild, item) = outbox::item_of(connection, id).await?.ok_or_else(unknown)?;
                let act = Act::within(connection, &asker, guild, now).await?;
                let words = act.words();
                if !act.is_coordinator(connection).await? {
                    return Err(Error::Refusal(say!(words, "not-found")));
                }
                outbox::forget_trouble(connection, guild, &item).await?;
                let item = item.strip_prefix("trouble:").and_then(|item| item.split_once(':')).ok_or_else(unknown)?;
                mended(connection, words, (guild, item), now).await
            })
        })
        .await;
    app.owed.ring();
    reply
}

async fn mended(
    connection: &mut SqliteConnection,
    words: Words,
    (guild, item): (GuildId, (&str, &str)),
    now: DateTime<Utc>,
) -> Result<Reply> {
    let unknown = || Error::Refusal(say!(words, "press-unknown"));
    match item {
        ("place", channel) => {
            let channel: ChannelId = channel.parse().map_err(|_| unknown())?;
            outbox::open_place(connection, guild, channel).await?;
            outbox::make_again(connection, guild, Recipient::Channel(channel), now).await?;
            Ok(Reply::Update(Card::new(say!(words, "trouble-place-open", channel = format!("<#{channel}>")))))
        }
        ("threads" | "threads-full", channel) => {
            let channel: ChannelId = channel.parse().map_err(|_| unknown())?;
            outbox::make_again(connection, guild, Recipient::Channel(channel), now).await?;
            Ok(Reply::Update(Card::new(say!(words, "trouble-making-again"))))
        }
        ("events" | "events-full", _) => {
            outbox::make_again(connection, guild, Recipient::Guild(guild), now).await?;
            Ok(Reply::Update(Card::new(say!(words, "trouble-making-again"))))
        }
        ("paused", item) => {
            outbox::resume(connection, guild, item).await?;
            let said = if item == items::DIGEST {
                say!(words, "trouble-resumed-digest")
            } else {
                say!(words, "trouble-resumed", item = items::named(words, item))
            };
            Ok(Reply::Update(Card::new(said)))
        }
        _ => Err(unknown()),
    }
}
