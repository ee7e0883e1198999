//! Lines of the daily brief: who asked a poll hears once what came out, since its card only changes.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::tally::Tally;
use super::{NAME, Poll, acts, store, ties, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::message::Press;
use crate::text::{Words, plain, said_within};
use crate::{outbox, say};

/// Characters shown of a question, and of an option.
const QUESTION_MAX: usize = 120;
const OPTION_MAX: usize = 80;

/// What came out of their polls. It counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    store::tell(connection, (reader.charter.guild, reader.person), reader.now).await?;
    asked(connection, reader, reader.now).await
}

/// What was told at that instant, and they did not look at since.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let mut lines = Vec::new();
    for poll in store::told_at(connection, (reader.charter.guild, reader.person), at).await? {
        let tally = acts::count(connection, &poll).await?;
        let reference = poll.reference().to_string();
        lines.push(BriefLine {
            channel: poll.channel,
            due_at: poll.closes_at,
            sentence: sentence(reader.words, &poll, &tally),
            waits: false,
            asks: None,
            asks_many: None,
            warns: None,
            label: plain(&format!("{reference} · {}", poll.question), 100),
            reference,
            buttons: vec![view::open_button(reader.words, &poll)],
            open: Press::new(NAME, "open", poll.id),
        });
    }
    Ok(lines)
}

/// Tomorrow, if something was not told yet.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let untold = store::has_untold(connection, (reader.charter.guild, reader.person)).await?;
    Ok(untold.then(|| reader.charter.local(reader.now).date() + TimeDelta::days(1)))
}

/// The next brief of who asked is owed.
pub async fn owe(connection: &mut SqliteConnection, charter: &Charter, poll: &Poll, now: DateTime<Utc>) -> Result<()> {
    outbox::owe_next_brief(connection, charter, poll.asker, now).await
}

fn sentence(words: Words, poll: &Poll, tally: &Tally) -> String {
    let (reference, question) = (poll.reference().to_string(), said_within(&poll.question, QUESTION_MAX));
    if tally.voters == 0 {
        return say!(words, "brief-poll-empty", reference = reference, question = question);
    }
    match acts::leads(poll, tally) {
        Some(first) => {
            let option = said_within(first, OPTION_MAX);
            say!(words, "brief-poll", reference = reference, question = question, option = option)
        }
        None => {
            let tie = ties::said(words, poll, tally).unwrap_or_default();
            say!(words, "brief-poll-tie", reference = reference, question = question, tie = tie)
        }
    }
}
