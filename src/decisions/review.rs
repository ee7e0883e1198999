//! After a decision was adopted: a concern, and the question whether to keep it. Neither flips the result.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::store::news::What;
use super::store::{self, answers, book};
use super::{Concern, Decision, State, acts, told};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::{people, say};

/// Opens the question whether to keep it: it is posted, and who proposed it and coordinators hear of it. Nothing, if it is open.
pub async fn open(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    if decision.state != State::Adopted || decision.review_asked_at.is_some() {
        return Ok(());
    }
    store::set_review_asked(connection, decision.id, now).await?;
    let asked = Decision { review_asked_at: Some(now), revision: decision.revision + 1, ..decision.clone() };
    told::said(connection, &asked, "review", now).await?;
    told::those_who_care(connection, &asked, None, (What::Review, asked.revision), now).await
}

/// Somebody brings a concern up: it opens the question.
pub async fn concern(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    (harm, change): (String, String),
) -> Result<()> {
    let (words, person) = (act.words(), act.asker.person);
    refuse_other_than_adopted(act, decision)?;
    if answers::has_open_concern(connection, decision.id, person).await? {
        return Err(Error::Refusal(say!(words, "decide-concern-open", reference = decision.reference().to_string())));
    }
    people::remember(connection, &act.asker, act.now).await?;
    let concern = Concern { harm, change, talk: None, taken_back: false, after: true, ending: None };
    answers::open_concern(connection, (decision.id, person), &concern, act.now).await?;
    book::index(connection, decision.id).await?;
    told::card_at_once(connection, decision, act.now).await?;
    if decision.review_asked_at.is_some() {
        told::review_changed(connection, decision, act.now).await?;
        return told::those_who_care(connection, decision, Some(person), (What::Concern, person.0), act.now).await;
    }
    open(connection, decision, act.now).await
}

/// It is kept: until the next review.
pub async fn keep(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Decision> {
    refuse(connection, act, decision).await?;
    store::set_kept(connection, decision.id, decision.reviewed_after(act.now)).await?;
    answered(connection, act, decision, "kept").await
}

/// It ends: it holds no more.
pub async fn end(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Decision> {
    refuse(connection, act, decision).await?;
    store::end(connection, decision.id, State::Ended, (act.now, None)).await?;
    let ended = answered(connection, act, decision, "ended").await?;
    let (proposer, by) = ([ended.proposer], Some(act.asker.person));
    told::in_brief(connection, &ended, (&proposer, by), (What::Result, 0), act.now).await?;
    Ok(ended)
}

async fn answered(connection: &mut SqliteConnection, act: &Act, decision: &Decision, what: &str) -> Result<Decision> {
    people::remember(connection, &act.asker, act.now).await?;
    store::set_chosen(connection, decision.id, act.asker.person).await?;
    answers::end_concerns(connection, decision.id, None, ("reviewed", act.now)).await?;
    let answered = acts::reload(connection, act, decision).await?;
    told::said(connection, &answered, what, act.now).await?;
    told::card_at_once(connection, &answered, act.now).await?;
    told::review(connection, &answered).await?;
    Ok(answered)
}

/// Refuses who may not answer a review, or where none is open.
pub async fn refuse(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<()> {
    if !acts::may_change(connection, act, decision).await? {
        return Err(Error::Refusal(say!(act.words(), "decide-not-yours-to-review")));
    }
    refuse_other_than_adopted(act, decision)?;
    if decision.review_asked_at.is_none() {
        return Err(Error::Refusal(say!(act.words(), "decide-reviewed", reference = decision.reference().to_string())));
    }
    Ok(())
}

fn refuse_other_than_adopted(act: &Act, decision: &Decision) -> Result<()> {
    if decision.state == State::Adopted {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "decide-not-adopted", reference = decision.reference().to_string())))
}
