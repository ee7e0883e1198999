//! For who takes no direct messages: in the channel where the matter began, the name and "a private message waits", with a
//! button that shows it to them alone. No text, no reference; once a day in each place, whatever else comes that day.
//!
//! What no channel took waits in `/home`.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{NAME, held_until};
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, HomeRows, Pressed, Reader};
use crate::ids::{OutboxId, PersonId};
use crate::message::{Block, Button, Card, Look, Message, Notice, Press, Reply};
use crate::outbox::{self, Due, Row, Told};
use crate::say;
use crate::text::Words;

/// Messages that are shown at once; a card holds 40 components.
const READ_MAX: i64 = 3;
/// Characters that they may have together; a card holds 4,000.
const READ_CHARS_MAX: usize = 3_900;
/// How long what could not be brought waits in `/home`.
const WAITS: TimeDelta = TimeDelta::days(30);

/// The note in the channel. Its item is `waiting:<person>`, its occurrence the day.
pub async fn due(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    let charter = Charter::of(connection, row.guild).await?;
    let person = row.item.strip_prefix("waiting:").and_then(|id| id.parse().ok()).map(PersonId);
    let Some(person) = person else { return Ok(Due::NotWanted("nobody to tell")) };
    if let Some(until) = held_until(connection, &charter, person, now).await? {
        return Ok(Due::Later(until));
    }
    let words = charter.words();
    Ok(Due::Send(vec![Message::Notice(Notice {
        content: say!(words, "brief-waiting", person = format!("<@{person}>")),
        buttons: vec![read_button(words, row.id)],
        mentions: vec![person],
        ..Notice::default()
    })]))
}

/// What could not be brought and was not read yet, in `/home`.
pub async fn home_rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (guild, since) = (reader.charter.guild, reader.now - WAITS);
    let Some(first) = outbox::first_unread(connection, guild, reader.person, since).await? else { return Ok(None) };
    let buttons = vec![read_button(reader.words, first)];
    Ok(Some(HomeRows { heading: say!(reader.words, "home-waiting"), rows: Vec::new(), buttons }))
}

fn read_button(words: Words, id: OutboxId) -> Button {
    Button::new(say!(words, "button-read"), Press::new(NAME, "read", id)).look(Look::Primary)
}

/// Shows what waits to the person whom it is for, and to nobody else.
pub async fn read(app: &App, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let id = OutboxId(pressed.press.id.parse().map_err(|_| not_yours(words))?);
    let (app_there, person, now) = (app.clone(), pressed.asker.person, app.clock.now());
    app.db
        .write(move |connection| {
            Box::pin(async move {
                let waiting = outbox::waiting_for(connection, id, person, READ_MAX).await?;
                let all = match waiting.filter(|all| !all.is_empty()) {
                    Some(all) => all,
                    // It was brought, but without its text.
                    None => outbox::told_to(connection, id, person).await?.into_iter().collect(),
                };
                let newest = all.last().ok_or_else(|| not_yours(words))?;
                outbox::mark_read(connection, newest, person, now).await?;
                let charter = Charter::of(connection, newest.guild).await?;
                let reader = Reader::of(connection, charter, person, now).await?;
                let mut cards = Vec::new();
                for told in &all {
                    cards.push(draw(connection, &app_there, &reader, told).await?);
                }
                Ok(Reply::Private(together(cards)))
            })
        })
        .await
}

/// A message as things are now.
async fn draw(connection: &mut SqliteConnection, app: &App, reader: &Reader, told: &Told) -> Result<Card> {
    for redraw in app.features.iter().filter_map(|feature| feature.redraw) {
        if let Some(card) = redraw(connection, app, reader, told).await? {
            return Ok(card);
        }
    }
    Ok(match told.message.clone() {
        Message::Notice(notice) => notice.into_card(),
        Message::Card(card) => card,
    })
}

/// As many as fit, the newest for sure.
fn together(mut cards: Vec<Card>) -> Card {
    let length = |card: &Card| -> usize {
        let texts = card.blocks.iter().map(|block| match block {
            Block::Text(text) | Block::Row(text, _) => text.chars().count(),
            _ => 0,
        });
        texts.sum()
    };
    let mut whole = cards.pop().unwrap_or_default();
    let mut room = READ_CHARS_MAX.saturating_sub(length(&whole));
    while let Some(mut older) = cards.pop() {
        let Some(left) = room.checked_sub(length(&older)) else { break };
        room = left;
        older.blocks.push(Block::Line);
        older.blocks.append(&mut whole.blocks);
        whole = Card { row: whole.row.or(older.row), ..older };
    }
    whole
}

fn not_yours(words: Words) -> Error {
    Error::Refusal(say!(words, "brief-not-yours"))
}
