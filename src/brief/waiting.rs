//! For who takes no direct messages: in the channel where the matter began, the name and "a private message waits", with a
//! button that shows it to them alone. No text, no reference; one note a day in each place as long as what waits there is unread,
//! and one more for each time that they set themselves.
//!
//! What no channel took waits in `/home`. Once a direct message arrives again, another one tells what waited meanwhile.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{NAME, held_until};
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, HomeRows, Pressed, Reader};
use crate::ids::{OutboxId, PersonId};
use crate::message::{Block, Button, Card, Look, Message, Notice, Press, Reply};
use crate::outbox::{self, Due, Recipient, Row, Told, WAITS};
use crate::say;
use crate::text::{Language, Words};

/// Messages that are shown at once.
const READ_MAX: i64 = 3;
/// Characters that they may have together; a card holds 4,000.
const READ_CHARS_MAX: usize = 3_900;
/// Components that they may have together: a card holds 40, with what holds them, and the button for what found no room (two).
const READ_COMPONENTS_MAX: usize = 40 - 1 - 2;

/// The note in the channel. Its item is `waiting:<person>`, its occurrence the day.
pub async fn due(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(person) = waits_for(&row.item) else { return Ok(Due::NotWanted("nobody to tell")) };
    // What a person set themselves comes at its hour, in quiet hours and while they are away too.
    let held = if row.kind == outbox::OWN_NOTE { None } else { held_until(connection, charter, person, now).await? };
    if let Some(until) = held {
        return Ok(Due::Later(until));
    }
    if outbox::unread(connection, row.guild, person, now - WAITS).await?.is_none() {
        return Ok(Due::NotWanted("it was read"));
    }
    let words = charter.words();
    let (content, read) = note(words, person, row.id);
    Ok(Due::Send(vec![Message::Notice(Notice {
        content,
        buttons: vec![read, other_language(words, row.id)],
        mentions: vec![person],
        ..Notice::default()
    })]))
}

fn waits_for(item: &str) -> Option<PersonId> {
    item.strip_prefix("waiting:").and_then(|id| id.parse().ok()).map(PersonId)
}

fn note(words: Words, person: PersonId, id: OutboxId) -> (String, Button) {
    (say!(words, "brief-waiting", person = format!("<@{person}>")), read_button(words, id))
}

/// The small button on the note; it speaks the language in which it answers.
fn other_language(words: Words, id: OutboxId) -> Button {
    let label = match words.language().other() {
        Language::Es => "Español",
        Language::EnUs | Language::EnGb => "English",
    };
    Button::new(label.to_owned(), Press::new(NAME, "other-note", id))
}

/// The note in the other language than the coalition's.
pub async fn in_the_other_language(app: &App, pressed: &Pressed) -> Result<Reply> {
    let unknown = || Error::Refusal(say!(pressed.asker.words(), "press-unknown"));
    let id = OutboxId(pressed.press.id.parse().map_err(|_| unknown())?);
    let mut connection = app.db.readers().acquire().await?;
    let found = outbox::item_of(&mut connection, id).await?.filter(|(guild, _)| *guild == pressed.asker.guild);
    let person = found.as_ref().and_then(|(_, item)| waits_for(item)).ok_or_else(unknown)?;
    let charter = Charter::of(&mut connection, pressed.asker.guild).await?;
    let (content, read) = note(charter.language.other().words(), person, id);
    Ok(Reply::Private(Card::new(content).buttons(vec![read])))
}

/// The message that what waited can be read, to who can be reached again.
pub async fn brought(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("it is told to a person")) };
    if let Some(until) = held_until(connection, charter, person, now).await? {
        return Ok(Due::Later(until));
    }
    let Some(unread) = outbox::unread(connection, row.guild, person, now - WAITS).await? else {
        return Ok(Due::NotWanted("it was read"));
    };
    let words = Reader::of(connection, charter.clone(), person, now).await?.words;
    Ok(Due::Send(vec![Message::Notice(Notice {
        content: say!(words, "brief-waited", count = unread.count),
        buttons: vec![read_button(words, unread.first)],
        ..Notice::default()
    })]))
}

/// What could not be brought and was not read yet, in `/home`.
pub async fn home_rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let (guild, since) = (reader.charter.guild, reader.now - WAITS);
    let Some(unread) = outbox::unread(connection, guild, reader.person, since).await? else { return Ok(None) };
    let heading =
        if unread.open_again { say!(reader.words, "home-waited") } else { say!(reader.words, "home-waiting") };
    Ok(Some(HomeRows { heading, rows: Vec::new(), buttons: vec![read_button(reader.words, unread.first)], list: None }))
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
                let waiting = outbox::waiting_for(connection, id, person, (now - WAITS, READ_MAX)).await?;
                let all = match waiting.filter(|all| !all.is_empty()) {
                    Some(all) => all,
                    // It was brought, but without its text.
                    None => outbox::told_to(connection, id, person).await?.into_iter().collect(),
                };
                let guild = all.last().ok_or_else(|| not_yours(words))?.guild;
                let charter = Charter::of(connection, guild).await?;
                let reader = Reader::of(connection, charter.clone(), person, now).await?;
                let mut cards = Vec::new();
                for told in &all {
                    cards.push(draw(connection, &app_there, &reader, told).await?);
                }
                let (card, shown) = together(cards);
                for told in all.iter().rev().take(shown) {
                    outbox::mark_read(connection, told, person, now).await?;
                }
                // What found no room is read next.
                let more = outbox::unread(connection, guild, person, now - WAITS).await?;
                let more = more.map(|more| Block::Buttons(vec![read_button(reader.words, more.first)]));
                let ids = ids(&card);
                let mut card = card;
                card.blocks.extend(more.and_then(|more| without(more, &ids)));
                Ok(Reply::Private(card))
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

/// As many as fit, the newest for sure; and how many. A message has each of its components once: what is in an older one too stands
/// in the newer.
fn together(mut cards: Vec<Card>) -> (Card, usize) {
    let mut whole = cards.pop().unwrap_or_default();
    let mut shown = 1;
    while let Some(older) = cards.pop() {
        if older.blocks.iter().all(|block| whole.blocks.contains(block)) {
            shown += 1;
            continue;
        }
        let ids = ids(&whole);
        // Its rows could not be told from those of the newer: it is read next.
        let asks = older.blocks.iter().any(|block| matches!(block, Block::Select(_)));
        let is_asked =
            older.blocks.iter().any(|block| matches!(block, Block::Select(select) if ids.contains(&id(&select.press))));
        if is_asked || (asks && whole.row.is_some() && older.row != whole.row) {
            break;
        }
        let mut blocks: Vec<Block> = older.blocks.into_iter().filter_map(|block| without(block, &ids)).collect();
        blocks.push(Block::Line);
        blocks.extend(whole.blocks.iter().cloned());
        let both = Card { blocks, row: whole.row.or(older.row) };
        if length(&both) > READ_CHARS_MAX || components(&both) > READ_COMPONENTS_MAX {
            break;
        }
        whole = both;
        shown += 1;
    }
    (whole, shown)
}

fn id(press: &Press) -> String {
    press.custom_id(None)
}

/// The ids of all components of a card.
fn ids(card: &Card) -> HashSet<String> {
    let presses = card.blocks.iter().flat_map(|block| match block {
        Block::Row(_, button) => vec![&button.press],
        Block::Buttons(buttons) => buttons.iter().map(|button| &button.press).collect(),
        Block::Select(select) => vec![&select.press],
        _ => Vec::new(),
    });
    presses.map(id).collect()
}

/// A block without the buttons that stand elsewhere; `None` if nothing of it is left.
fn without(block: Block, ids: &HashSet<String>) -> Option<Block> {
    match block {
        Block::Row(text, button) if ids.contains(&id(&button.press)) => Some(Block::Text(text)),
        Block::Buttons(mut buttons) => {
            buttons.retain(|button| !ids.contains(&id(&button.press)));
            (!buttons.is_empty()).then_some(Block::Buttons(buttons))
        }
        block => Some(block),
    }
}

/// Characters of a card.
fn length(card: &Card) -> usize {
    let texts = card.blocks.iter().map(|block| match block {
        Block::Text(text) | Block::Row(text, _) => text.chars().count(),
        _ => 0,
    });
    texts.sum()
}

/// Components of a card, without what holds them all.
fn components(card: &Card) -> usize {
    let each = card.blocks.iter().map(|block| match block {
        Block::Text(_) | Block::Line | Block::File(_) | Block::Picture(_) => 1,
        Block::Select(_) => 2,
        Block::Row(..) => 3,
        Block::Buttons(buttons) => 1 + buttons.len(),
    });
    each.sum()
}

fn not_yours(words: Words) -> Error {
    Error::Refusal(say!(words, "brief-not-yours"))
}
