//! For who takes no direct messages: in the channel where the matter began, the name and "a private message waits", with a
//! button that shows it to them alone. No text, no reference.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::NAME;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::{OutboxId, PersonId};
use crate::message::{Button, Look, Message, Notice, Press, Reply};
use crate::outbox::{self, Due, Row};
use crate::say;

/// The note in the channel. Its item is `waiting:<person>`, its occurrence the row that could not be brought.
pub async fn due(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    let charter = Charter::of(connection, row.guild).await?;
    if let Some(morning) = charter.quiet_until(now) {
        return Ok(Due::Later(morning));
    }
    let words = charter.words();
    let person = row.item.strip_prefix("waiting:").and_then(|id| id.parse().ok()).map(PersonId);
    let Some(person) = person else { return Ok(Due::NotWanted("nobody to tell")) };
    let read = Button::new(say!(words, "button-read"), Press::new(NAME, "read", &row.occurrence)).look(Look::Primary);
    Ok(Due::Send(vec![Message::Notice(Notice {
        content: say!(words, "brief-waiting", person = format!("<@{person}>")),
        buttons: vec![read],
        mentions: vec![person],
        ..Notice::default()
    })]))
}

/// Shows the message to the person it is for, and to nobody else.
pub async fn read(app: &App, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let not_yours = || Error::Refusal(say!(words, "brief-not-yours"));
    let id = OutboxId(pressed.press.id.parse().map_err(|_| not_yours())?);
    let mut connection = app.db.readers().acquire().await?;
    match outbox::undelivered(&mut connection, id, pressed.asker.person).await?.ok_or_else(not_yours)? {
        Message::Notice(notice) => Ok(Reply::Private(notice.into_card())),
        Message::Card(card) => Ok(Reply::Private(card)),
    }
}
