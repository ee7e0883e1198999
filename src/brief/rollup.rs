//! What was too late to be said at its time, in one message: to each person their own, to coordinators also how many messages for
//! channels were not posted.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::error::Result;
use crate::feature::Reader;
use crate::ids::ChannelId;
use crate::message::{Block, Message, Notice};
use crate::outbox::{self, Due, Recipient, Row};
use crate::text::{plain, stamp};
use crate::{people, say};

/// Lines at most.
const LINES_MAX: usize = 10;
/// Characters of a line; the whole must fit a message.
const LINE_MAX: usize = 120;

/// The message. Its occurrence is the second from which on it gathers.
pub async fn due(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("a roll-up is for a person")) };
    if let Some(until) = super::held_until(connection, charter, person, now).await? {
        return Ok(Due::Later(until));
    }
    let coordinates = people::coordinators(connection, charter, now).await?.contains(&person);
    let reader = Reader::of(connection, charter.clone(), person, now).await?;
    let words = reader.words;
    let own = outbox::too_late_to(connection, row.guild, row.recipient).await?;
    let mut lines = Vec::new();
    if !own.is_empty() {
        lines.push(say!(words, "rollup-own", count = own.len()));
        for (message, due_at) in own.iter().take(LINES_MAX) {
            let first = message.as_ref().map(first_line).unwrap_or_default();
            lines.push(say!(words, "rollup-line", said = plain(&first, LINE_MAX), at = stamp(*due_at)));
        }
        if own.len() > LINES_MAX {
            let more = own.len() - LINES_MAX;
            lines.push(say!(words, "rollup-more", count = more));
        }
    }
    if coordinates && let Some(since) = row.occurrence.parse().ok().and_then(|at| DateTime::from_timestamp(at, 0)) {
        let (count, first) = outbox::too_late_here(connection, row.guild, since).await?;
        if let Some(first) = first {
            lines.push(say!(words, "rollup-channels", count = count, at = stamp(first)));
        }
    }
    if lines.is_empty() {
        return Ok(Due::NotWanted("nothing to say"));
    }
    // Its button bears the row, so that it is found again after a crash.
    let buttons = vec![super::my_things(words, row.guild)];
    Ok(Due::Private(Message::Notice(Notice { content: lines.join("\n"), buttons, ..Notice::default() }), ChannelId(0)))
}

/// The first line of what would have been said.
fn first_line(message: &Message) -> String {
    let text = match message {
        Message::Notice(notice) => notice.content.as_str(),
        Message::Card(card) => card
            .blocks
            .iter()
            .find_map(|block| match block {
                Block::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or_default(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}
