//! What falls due: the card, a change of it, and the end.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{POST, Poll, State, acts, brief, store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::items::{Chain, Kind, Reference};
use crate::message::Card;
use crate::outbox::{self, Due, Row};
use crate::people;
use crate::text::Words;

/// The card, as things are when it goes out.
pub async fn post(connection: &mut SqliteConnection, (row, charter): (&Row, &Charter)) -> Result<Due> {
    let Some(poll) = of(connection, row).await? else { return Ok(Due::NotWanted("no poll")) };
    if poll.state == State::Closed {
        return Ok(Due::NotWanted("it was closed before it was posted"));
    }
    let card = vec![posted(connection, charter.words(), &poll).await?.into()];
    Ok(if poll.open { Due::Send(card) } else { Due::Here(card) })
}

/// The card as it is to be now.
pub async fn card(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(poll) = of(connection, row).await? else { return Ok(Due::NotWanted("no poll")) };
    let card = posted(connection, charter.words(), &poll).await?;
    outbox::redrawn(connection, row, POST, card, now).await
}

/// The end: nothing is posted for it, but the card changes, and who asked hears of it. However late it is looked at, the poll was open
/// until its time and no longer.
pub async fn close(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    match of(connection, row).await? {
        Some(poll) if poll.state == State::Open => {
            acts::close(connection, &poll, poll.closes_at, now).await?;
            brief::owe(connection, charter, &poll, now).await?;
            Ok(Due::NotWanted("closed; its card follows"))
        }
        _ => Ok(Due::NotWanted("closed already")),
    }
}

/// The card for everyone, in these words.
pub async fn posted(connection: &mut SqliteConnection, words: Words, poll: &Poll) -> Result<Card> {
    let name = people::known(connection, poll.guild, poll.asker).await?.map(|known| known.name).unwrap_or_default();
    let tally = acts::count(connection, poll).await?;
    let chain = Chain::of(connection, poll.guild, poll.reference()).await?.text(words);
    Ok(view::Shown { words, poll, name: &name, tally: &tally }.posted(chain.as_deref()))
}

async fn of(connection: &mut SqliteConnection, row: &Row) -> Result<Option<Poll>> {
    match row.item.parse::<Reference>() {
        Ok(Reference { kind: Kind::Decision, number }) => store::find(connection, row.guild, number).await,
        _ => Ok(None),
    }
}
