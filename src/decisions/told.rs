//! Who is told of what, and how: rows of the outbox, and lines of briefs. Always in the transaction of the change.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::{
    self, answers,
    news::{self, What},
};
use super::{BLOCKED, CARD, CLOSE, Decision, POST, REVIEW, SAID, SAID_CARD, SETTLES, brief};
use crate::charter::Charter;
use crate::error::Result;
use crate::ids::PersonId;
use crate::outbox::{self, Owed, Recipient};
use crate::people;

/// Who blocked so short a time ago knows that it is blocked.
const JUST_NOW: TimeDelta = TimeDelta::hours(1);

/// Owes the card of a new decision, and its end.
pub async fn opened(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    outbox::owe(connection, &owed(decision, (POST, "card"), 0, now)).await?;
    closing(connection, decision, now).await
}

/// Owes a change of the card, together with others that come right after it.
pub async fn card(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    let pace = outbox::pace(decision.opened_at, now);
    outbox::owe_edit(connection, &owed(decision, (CARD, "card"), 0, now + outbox::AFTER), pace).await
}

/// Owes a change of the card that does not wait for its minute.
pub async fn card_at_once(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    outbox::owe_edit(connection, &owed(decision, (CARD, "card"), 0, now), outbox::AFTER).await
}

/// Owes the end of its answers, at the time that it has now; an earlier row finds that its time moved. Who is to say before then whether
/// an answer stays is asked again.
pub async fn closing(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    let due_at = decision.closes_at + SETTLES;
    outbox::owe(connection, &unposted(decision, (CLOSE, "close"), due_at)).await?;
    if decision.version < 2 {
        return Ok(());
    }
    let charter = Charter::of(connection, decision.guild).await?;
    for person in answers::unconfirmed(connection, decision).await? {
        let again = brief::asks_again(connection, (&charter, person), decision, now).await?;
        if let Some(owed) = again.and_then(|day| outbox::brief(&charter, person, day, now)) {
            outbox::owe(connection, &owed).await?;
        }
    }
    Ok(())
}

/// Owes a look at it on its review date.
pub async fn review(connection: &mut SqliteConnection, decision: &Decision) -> Result<()> {
    let Some(at) = decision.review_at else { return Ok(()) };
    outbox::owe(connection, &unposted(decision, (REVIEW, "review"), at)).await
}

/// Posts that quote what people said: words that are taken back are taken out of these.
const QUOTING: [&str; 5] = ["result", "blocked", "window", "awaiting", "review"];

/// Owes a post where the decision is: what it says, with the revision that it says it of.
pub async fn said(
    connection: &mut SqliteConnection,
    decision: &Decision,
    what: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let post = format!("{what}-{}", decision.revision);
    if QUOTING.contains(&what) {
        store::add_post(connection, decision.id, &post).await?;
    }
    outbox::owe(connection, &posted(decision, &post, (SAID, &post), now)).await
}

/// Owes a change of all that was posted about it: words that stand there were taken back.
pub async fn reworded(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    for post in store::posts(connection, decision.id).await? {
        // Once others were written down here too.
        if QUOTING.into_iter().any(|what| post.split_once('-').is_some_and(|(known, _)| known == what)) {
            said_again(connection, decision, &post, now).await?;
        }
    }
    card(connection, decision, now).await
}

/// Owes a change of the question whether to keep it: one more concern stands there.
pub async fn review_changed(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    said_again(connection, decision, &format!("review-{}", decision.revision), now).await
}

async fn said_again(
    connection: &mut SqliteConnection,
    decision: &Decision,
    post: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let owed = posted(decision, post, (SAID_CARD, "card"), now + outbox::AFTER);
    outbox::owe_edit(connection, &owed, outbox::pace(decision.opened_at, now)).await
}

/// A row about one post: an item of its own, since each post changes by itself.
fn posted(decision: &Decision, post: &str, what: (&'static str, &str), due_at: DateTime<Utc>) -> Owed {
    Owed { item: format!("{} ({post})", decision.reference()), ..owed(decision, what, 0, due_at) }
}

/// Tells coordinators at once of a decision that is blocked, but not who caused that just now.
pub async fn blocked(
    connection: &mut SqliteConnection,
    decision: &Decision,
    by: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<()> {
    let charter = Charter::of(connection, decision.guild).await?;
    let mut know = answers::blockers_since(connection, decision.id, now - JUST_NOW).await?;
    know.extend(by);
    for person in people::coordinators(connection, &charter, now).await? {
        if know.contains(&person) {
            continue;
        }
        let row = owed(decision, (BLOCKED, &decision.revision.to_string()), 0, now);
        outbox::owe(connection, &Owed { recipient: Recipient::Person(person), ..row }).await?;
    }
    Ok(())
}

/// Tells who proposed a decision, in their brief, that it is paused by a block; a coordinator was told at once.
pub async fn proposer_of_block(
    connection: &mut SqliteConnection,
    decision: &Decision,
    but: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<()> {
    let charter = Charter::of(connection, decision.guild).await?;
    if people::coordinators(connection, &charter, now).await?.contains(&decision.proposer) {
        return Ok(());
    }
    let (to, round) = ([decision.proposer], decision.revision + 1);
    in_brief(connection, decision, (&to, but), (What::Blocked, round), now).await
}

/// Puts a line into the next brief of each of these people, but not of who did it.
pub async fn in_brief(
    connection: &mut SqliteConnection,
    decision: &Decision,
    (people, but): (&[PersonId], Option<PersonId>),
    (what, round): (What, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    let charter = Charter::of(connection, decision.guild).await?;
    for person in people.iter().copied().filter(|person| Some(*person) != but) {
        news::add(connection, (decision.id, person), (what, round), now).await?;
        outbox::owe_next_brief(connection, &charter, person, now).await?;
    }
    Ok(())
}

/// The same for who proposed it, and for coordinators, who facilitate as long as nobody else does.
pub async fn those_who_care(
    connection: &mut SqliteConnection,
    decision: &Decision,
    but: Option<PersonId>,
    news: (What, i64),
    now: DateTime<Utc>,
) -> Result<()> {
    let charter = Charter::of(connection, decision.guild).await?;
    let mut people = people::coordinators(connection, &charter, now).await?;
    if !people.contains(&decision.proposer) {
        people.push(decision.proposer);
    }
    in_brief(connection, decision, (&people, but), news, now).await
}

/// A time at which something follows, without a word. Its item is one of its own, so that a decision whose posts fail, which pauses
/// them, ends all the same.
fn unposted(decision: &Decision, what: (&'static str, &str), due_at: DateTime<Utc>) -> Owed {
    let item = format!("{} ({})", decision.reference(), what.1);
    Owed { item, ..owed(decision, what, decision.revision, due_at) }
}

fn owed(decision: &Decision, (kind, occurrence): (&'static str, &str), revision: i64, due_at: DateTime<Utc>) -> Owed {
    Owed {
        guild: decision.guild,
        item: decision.reference().to_string(),
        occurrence: occurrence.to_owned(),
        revision,
        recipient: Recipient::Channel(decision.channel),
        kind,
        due_at,
    }
}
