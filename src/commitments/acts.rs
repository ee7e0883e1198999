//! What can be done with a promise, each as one change inside the caller's transaction: the promise, its item, its history and
//! what is owed because of it move together or not at all. Commands and presses both come here.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::store::{self, Event, Promise};
use super::together::Make;
use super::{Commitment, NotKeptReason, Outcome, SAME_WITHIN, State, next_brief, rung_to_skip, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::CommitmentId;
use crate::text::stamp;
use crate::{db, outbox, say};

/// What came of an act that may find its work already done.
#[derive(Clone, Debug)]
pub enum Done {
    /// It is done now.
    Now(Commitment),
    /// It had been done before; nothing was changed.
    Before(Commitment),
}

/// The asker's own promise in their guild; anybody else's is not found, so that nobody learns of it.
pub async fn own(connection: &mut SqliteConnection, act: &Act, id: CommitmentId) -> Result<Commitment> {
    let found = store::get(connection, id).await?;
    found
        .filter(|c| c.guild == act.charter.guild && c.owner == act.asker.person)
        .ok_or_else(|| Error::Refusal(say!(act.words(), "commit-not-yours")))
}

/// Moves a promise to another date, before its date has passed, with a reason.
pub async fn reschedule(
    connection: &mut SqliteConnection,
    act: &Act,
    id: CommitmentId,
    due_at: DateTime<Utc>,
    reason: String,
) -> Result<Done> {
    let promise = own(connection, act, id).await?;
    refuse_closed(connection, act, &promise).await?;
    let reference = promise.reference().to_string();
    if promise.due_at == due_at {
        // The same form sent twice is answered twice; who types the date that it has is told so.
        if promise.moves > 0 && promise.dated_at > act.now - SAME_WITHIN {
            return Ok(Done::Before(promise));
        }
        let due = stamp(due_at);
        return Err(Error::Mistyped(say!(act.words(), "commit-move-same", reference = reference, due = due)));
    }
    if promise.is_overdue(act.now) {
        return Err(Error::Refusal(say!(act.words(), "commit-move-late", reference = reference)));
    }
    store::set_due(connection, id, due_at, act.now).await?;
    let event =
        Event { old_due_at: Some(promise.due_at), new_due_at: Some(due_at), ..Event::new("moved", Some(reason)) };
    store::log(connection, id, act.asker.person, &event, act.now).await?;
    let moved = own(connection, act, id).await?;
    let brief = next_brief(moved.owner, (moved.dated_at, moved.due_at), &act.charter, act.now);
    outbox::owe_all(connection, brief.as_slice()).await?;
    Ok(Done::Now(moved))
}

/// Takes a promise back before its date, with a reason.
pub async fn withdraw(connection: &mut SqliteConnection, act: &Act, id: CommitmentId, reason: String) -> Result<Done> {
    let promise = own(connection, act, id).await?;
    if promise.state == State::Withdrawn {
        return Ok(Done::Before(promise));
    }
    refuse_closed(connection, act, &promise).await?;
    if promise.is_overdue(act.now) {
        return Err(Error::Refusal(say!(
            act.words(),
            "commit-withdraw-late",
            reference = promise.reference().to_string()
        )));
    }
    let event = Event::new("withdrawn", Some(reason));
    Ok(Done::Now(close(connection, act, &promise, (State::Withdrawn, None), event).await?))
}

/// *On track*: the next rung before the date is let pass.
pub async fn on_track(connection: &mut SqliteConnection, act: &Act, id: CommitmentId) -> Result<Commitment> {
    let promise = own(connection, act, id).await?;
    refuse_closed(connection, act, &promise).await?;
    let skip = rung_to_skip(&promise, &act.charter, act.now);
    if promise.skip_rung != skip || promise.asked_at.is_some() {
        store::set_skip(connection, id, skip).await?;
        store::log(connection, id, act.asker.person, &Event::new("on_track", None), act.now).await?;
    }
    own(connection, act, id).await
}

/// Lets a promise go after its date; why, its owner may say afterwards. One that was let go before is given as it is.
pub async fn let_go(connection: &mut SqliteConnection, act: &Act, id: CommitmentId) -> Result<Commitment> {
    let promise = own(connection, act, id).await?;
    if promise.state == State::NotKept && store::follower(connection, &promise).await?.is_none() {
        return Ok(promise);
    }
    refuse_closed(connection, act, &promise).await?;
    if !promise.is_overdue(act.now) {
        return Err(Error::Refusal(say!(
            act.words(),
            "commit-let-go-early",
            reference = promise.reference().to_string()
        )));
    }
    let end = (State::NotKept, Some(Outcome::NotKept));
    close(connection, act, &promise, end, Event::new("let_go", None)).await?;
    store::open_reason(connection, id).await?;
    own(connection, act, id).await
}

/// Says why a promise was not kept: once. It is counted for the month of the date, without a name and without a link.
pub async fn give_reason(
    connection: &mut SqliteConnection,
    act: &Act,
    promise: &Commitment,
    reason: NotKeptReason,
) -> Result<()> {
    if store::close_reason(connection, promise.id, reason.outcome()).await? {
        let month = act.charter.local(promise.due_at).format("%Y-%m").to_string();
        store::count_reason(connection, promise.guild, &month, reason).await?;
    }
    Ok(())
}

/// A fresh promise in the place of one whose date has passed: that one ends as not kept, the new one follows it.
pub async fn renew(
    connection: &mut SqliteConnection,
    act: &Act,
    id: CommitmentId,
    due_at: DateTime<Utc>,
) -> Result<Done> {
    let old = own(connection, act, id).await?;
    let fresh = Promise {
        guild: old.guild,
        owner: old.owner,
        channel: old.channel,
        what: old.what.clone(),
        done_means: old.done_means.clone(),
        due_at,
        follows: Some(old.id),
        towards: old.towards.clone(),
    };
    let fresh = Make::new(act, fresh);
    // Found before the old one is refused as closed: the same form sent twice is answered with the promise it made.
    if let Some(same) = store::same(connection, &fresh).await?.filter(|same| same.follows == Some(old.id)) {
        return Ok(Done::Before(same));
    }
    refuse_closed(connection, act, &old).await?;
    let_go(connection, act, id).await?;
    db::alone(connection, &fresh).await
}

async fn close(
    connection: &mut SqliteConnection,
    act: &Act,
    promise: &Commitment,
    (state, outcome): (State, Option<Outcome>),
    event: Event,
) -> Result<Commitment> {
    let closed = Commitment { state, outcome, closed_at: Some(act.now), ..promise.clone() };
    store::close_all(connection, std::slice::from_ref(&closed)).await?;
    store::log(connection, closed.id, act.asker.person, &event, act.now).await?;
    Ok(closed)
}

/// Refuses what can only be done with an open promise. The refusal names what goes on in its place.
pub(super) async fn refuse_closed(connection: &mut SqliteConnection, act: &Act, promise: &Commitment) -> Result<()> {
    if promise.state == State::Promised {
        return Ok(());
    }
    let follower = store::follower(connection, promise).await?;
    Err(Error::Refusal(view::already_closed(act.words(), promise, follower)))
}
