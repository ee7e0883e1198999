//! What a digest tells of polls: everyone's, and those that were asked where it is read, since nobody else may have seen them. To one
//! person, those that wait for their answer.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::tally::{By, Tally};
use super::{NAME, Poll, acts, store};
use crate::error::Result;
use crate::message::{Button, Press};
use crate::news::{DigestLine, DigestReader, OVERLAP, Section};
use crate::text::{Words, said_within, stamp};
use crate::{pages, say};

/// Characters shown of a question, and of an option.
const QUESTION_MAX: usize = 70;
const OPTION_MAX: usize = 40;
/// What closes within so long is named.
const SOON: TimeDelta = TimeDelta::days(8);
/// Polls that are named.
const NAMED_MAX: i64 = 20;

/// Polls that close soon, and what came of those that closed.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    if let Some(person) = reader.person {
        let (_, waiting) = store::waiting(connection, (reader.charter.guild, person), NAMED_MAX, reader.now).await?;
        return Ok(waiting.iter().map(|poll| waits(reader.words, poll)).collect());
    }
    let Some(channel) = reader.channel else { return Ok(Vec::new()) };
    let (words, place) = (reader.words, (reader.charter.guild, channel));
    let mut lines = Vec::new();
    for poll in store::closing(connection, place, (reader.now, reader.now + SOON), NAMED_MAX).await? {
        let tally = acts::count(connection, &poll).await?;
        lines.push(closing(words, &poll, &tally));
    }
    for poll in store::closed(connection, place, (reader.from - OVERLAP, reader.until)).await? {
        let tally = acts::count(connection, &poll).await?;
        lines.push(closed(words, &poll, &tally));
    }
    Ok(lines)
}

/// It waits for the answer of who reads it.
fn waits(words: Words, poll: &Poll) -> DigestLine {
    let (reference, question) = (poll.reference().to_string(), said_within(&poll.question, QUESTION_MAX));
    let at = stamp(poll.closes_at);
    DigestLine {
        section: Section::Waiting,
        text: say!(words, "digest-poll-waits", reference = reference.as_str(), question = question, at = at),
        key: reference,
        state: format!("open:{}", poll.closes_at.timestamp()),
        button: Some(pages::opens(words, poll.reference(), super::view::open_button(words, poll))),
        weight: 20,
    }
}

fn closing(words: Words, poll: &Poll, tally: &Tally) -> DigestLine {
    let (reference, question) = (poll.reference().to_string(), said_within(&poll.question, QUESTION_MAX));
    let at = stamp(poll.closes_at);
    let count = tally.voters;
    let text =
        say!(words, "digest-poll-open", reference = reference.as_str(), question = question, at = at, count = count);
    DigestLine {
        section: Section::Decisions,
        text: format!("◷ {text}"),
        key: reference,
        // Each answer alone is no news.
        state: format!("open:{}", poll.closes_at.timestamp()),
        button: Some(Button::new(say!(words, "button-digest-answer"), Press::new(NAME, "mine", poll.id))),
        weight: 20,
    }
}

fn closed(words: Words, poll: &Poll, tally: &Tally) -> DigestLine {
    let (reference, question) = (poll.reference().to_string(), said_within(&poll.question, QUESTION_MAX));
    let first = tally.order.first().filter(|_| tally.voters > 0).and_then(|first| poll.options.get(*first));
    let text = match first {
        Some(first) => {
            let (reference, option) = (reference.as_str(), said_within(first, OPTION_MAX));
            match tally.tie.as_ref().map(|tie| tie.by) {
                None => say!(words, "digest-poll-closed", reference = reference, question = question, option = option),
                Some(By::Draw) => {
                    say!(words, "digest-poll-drawn", reference = reference, question = question, option = option)
                }
                Some(By::Support) => {
                    say!(words, "digest-poll-supported", reference = reference, question = question, option = option)
                }
            }
        }
        None => say!(words, "digest-poll-empty", reference = reference.as_str(), question = question),
    };
    DigestLine {
        section: Section::Decisions,
        key: reference,
        state: "closed".to_owned(),
        text: format!("• {text}"),
        button: None,
        weight: 10,
    }
}
