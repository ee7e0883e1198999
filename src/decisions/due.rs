//! What falls due: the card and its changes, the end of answers, what is posted, the review date, and the message about a block.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::standing::Standing;
use super::view::{Shown, said_post};
use super::{Decision, POST, SAID, SETTLES, State, closing, review as reviews, store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::Reader;
use crate::items::{Kind, Reference};
use crate::message::{Card, Message, Notice};
use crate::outbox::{self, Due, Recipient, Row};
use crate::text::{Words, stamp};
use crate::{people, say};

/// The card, as things are when it goes out.
pub async fn post(connection: &mut SqliteConnection, row: &Row, charter: &Charter) -> Result<Due> {
    let Some(decision) = of(connection, row).await? else { return Ok(Due::NotWanted("no decision")) };
    if decision.state == State::Withdrawn {
        return Ok(Due::NotWanted("it was withdrawn before it was posted"));
    }
    Ok(Due::Send(vec![posted(connection, charter.words(), &decision).await?.into()]))
}

/// The card as it is to be now.
pub async fn card(connection: &mut SqliteConnection, row: &Row, charter: &Charter, now: DateTime<Utc>) -> Result<Due> {
    let Some(decision) = of(connection, row).await? else { return Ok(Due::NotWanted("no decision")) };
    let card = posted(connection, charter.words(), &decision).await?;
    outbox::redrawn(connection, row, POST, card, now).await
}

/// The end of answers: nothing is said for it but what follows from it.
pub async fn close(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    match of(connection, row).await? {
        Some(decision) if matches!(decision.state, State::Open | State::Blocked) => {
            if now < decision.closes_at + SETTLES {
                return Ok(Due::NotWanted("its time moved"));
            }
            closing::at_end(connection, &decision, now).await?;
            Ok(Due::NotWanted("ended; what follows is owed"))
        }
        _ => Ok(Due::NotWanted("ended already")),
    }
}

/// What is posted about it, if it still stands like that.
pub async fn said(connection: &mut SqliteConnection, row: &Row, charter: &Charter) -> Result<Due> {
    let Some(decision) = of(connection, row).await? else { return Ok(Due::NotWanted("no decision")) };
    Ok(match told(connection, charter.words(), &decision, &row.occurrence).await? {
        Some(card) => Due::Send(vec![card.into()]),
        None => Due::NotWanted("it went on since"),
    })
}

/// A post as it is to be now: words that stood in it were taken back. One about a moment that has passed says only that.
pub async fn said_card(
    connection: &mut SqliteConnection,
    row: &Row,
    charter: &Charter,
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(decision) = of(connection, row).await? else { return Ok(Due::NotWanted("no decision")) };
    let post = row.item.split_once('(').map_or("", |(_, post)| post.trim_end_matches(')'));
    let card = match told(connection, charter.words(), &decision, post).await? {
        Some(card) => card,
        None => view::passed(charter.words(), &decision),
    };
    outbox::redrawn(connection, row, SAID, card, now).await
}

/// Its review date has come.
pub async fn review(connection: &mut SqliteConnection, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    match of(connection, row).await? {
        Some(decision) if decision.review_at.is_some_and(|at| at <= now) => {
            reviews::open(connection, &decision, now).await?;
            Ok(Due::NotWanted("the question is owed"))
        }
        _ => Ok(Due::NotWanted("its review is at another time")),
    }
}

/// Tells a coordinator of a block, at once: but not at night, and not while they are away.
pub async fn tell_blocked(
    connection: &mut SqliteConnection,
    row: &Row,
    charter: &Charter,
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("it is for a person")) };
    let found = of(connection, row).await?.filter(|found| found.state == State::Blocked);
    let Some(decision) = found.filter(|found| found.revision.to_string() == row.occurrence) else {
        return Ok(Due::NotWanted("it is not blocked any more"));
    };
    let away = people::delivery(connection, row.guild, person).await?.away_at(now);
    if let Some(until) = away.map(|until| charter.brief_from(until).1).or_else(|| charter.quiet_until(now)) {
        return Ok(Due::Later(until));
    }
    let words = Reader::of(connection, charter.clone(), person, now).await?.words;
    let (reference, title) = (decision.reference().to_string(), crate::text::said(&decision.title));
    let at = stamp(decision.closes_at);
    let content = say!(words, "decide-tell-blocked", reference = reference, title = title, at = at);
    let notice = Notice { content, buttons: vec![view::open_button(words, &decision)], ..Notice::default() };
    Ok(Due::Private(Message::Notice(notice), decision.channel))
}

/// The card for everyone, in these words.
pub async fn posted(connection: &mut SqliteConnection, words: Words, decision: &Decision) -> Result<Card> {
    let standing = Standing::of(connection, decision).await?;
    Ok(Shown { words, decision, standing: &standing }.posted())
}

/// A post in these words: `what-revision`, as it was owed. `None` if the decision went on since, so that it would be untrue.
pub async fn told(
    connection: &mut SqliteConnection,
    words: Words,
    decision: &Decision,
    occurrence: &str,
) -> Result<Option<Card>> {
    let Some((what, revision)) = occurrence.split_once('-') else { return Ok(None) };
    let stands = revision.parse() == Ok(decision.revision);
    // A result stays true, whatever came after it.
    let stays = what == "result" && decision.state == State::Adopted;
    if !stands && !stays {
        return Ok(None);
    }
    let standing = Standing::of(connection, decision).await?;
    let shown = Shown { words, decision, standing: &standing };
    Ok(said_post(&shown, what).map(|card| shown.with_other(card, occurrence)))
}

async fn of(connection: &mut SqliteConnection, row: &Row) -> Result<Option<Decision>> {
    match row.item.parse::<Reference>() {
        Ok(Reference { kind: Kind::Decision, number }) => store::find(connection, row.guild, number).await,
        _ => Ok(None),
    }
}
