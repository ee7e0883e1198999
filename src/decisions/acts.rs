//! What a person can do with an open decision, each as one change inside the caller's transaction: the answer, its concern, and what
//! is owed because of them move together or not at all.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::methods::{Position, Tally};
use super::store::news::What;
use super::store::{self, answers, book};
use super::{Answer, Concern, Decision, HOLD_HOURS, State, closing, told};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::{people, say};

/// What somebody answers: where they stand, why, and, for a block, the rest of the concern.
#[derive(Clone, Debug)]
pub struct Given {
    pub position: Position,
    pub reason: Option<String>,
    /// What would have to change, and who should be in that talk.
    pub concern: Option<(String, Option<String>)>,
}

impl Given {
    /// A position that needs no words.
    pub const fn plain(position: Position) -> Self {
        Self { position, reason: None, concern: None }
    }
}

/// Refuses what comes too late, or before its time.
pub fn refuse_closed(act: &Act, decision: &Decision, sent_at: DateTime<Utc>) -> Result<()> {
    if decision.takes_answers(sent_at) {
        return Ok(());
    }
    let (words, reference) = (act.words(), decision.reference().to_string());
    Err(match decision.state {
        State::Awaiting => Error::Refusal(say!(words, "decide-awaiting", reference = reference)),
        State::Blocked => Error::Refusal(say!(words, "decide-talk-over", reference = reference)),
        _ => over(act, decision),
    })
}

/// What is over is: it has a result, or was withdrawn without one.
pub fn over(act: &Act, decision: &Decision) -> Error {
    let (words, reference) = (act.words(), decision.reference().to_string());
    Error::Refusal(if decision.state == State::Withdrawn {
        say!(words, "decide-over-withdrawn", reference = reference)
    } else {
        say!(words, "decide-over", reference = reference)
    })
}

/// Answers a decision, or changes the answer; gives the decision as it is then. The same answer twice is one.
pub async fn answer(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    given: &Given,
    sent_at: DateTime<Utc>,
) -> Result<Decision> {
    refuse_closed(act, decision, sent_at)?;
    if !decision.method.takes(given.position) {
        return Err(Error::Refusal(say!(act.words(), "press-unknown")));
    }
    let person = act.asker.person;
    let before = answers::of(connection, decision.id, person).await?;
    let answer =
        Answer { position: given.position, reason: given.reason.clone(), taken_back: false, version: decision.version };
    let concern = concern(given);
    // With the same harm, another change may be asked for: that is another answer.
    let says_more = match &concern {
        Some(concern) => answers::open_block(connection, decision.id, person).await?.as_ref() != Some(concern),
        None => false,
    };
    if before.as_ref() == Some(&answer) && !says_more {
        return reload(connection, act, decision).await;
    }
    people::remember(connection, &act.asker, act.now).await?;
    answers::add(connection, (decision.id, person), &answer, act.now).await?;
    let words = answer.reason.is_some() || before.as_ref().is_some_and(|before| before.reason.is_some());
    let blocked = before.filter(|before| before.position == Position::Block);
    if let Some(blocked) = &blocked {
        let accepts = blocked.version < decision.version && given.position != Position::Block;
        let ending = if accepts { "accepted" } else { "changed" };
        answers::end_concerns(connection, decision.id, Some(person), (ending, act.now)).await?;
    }
    if let Some(concern) = concern {
        answers::open_concern(connection, (decision.id, person), &concern, act.now).await?;
        // Who writes it anew says nothing that nobody knew, unless they had taken it back.
        if blocked.as_ref().is_none_or(|before| before.taken_back) {
            told::those_who_care(connection, decision, Some(person), (What::Concern, person.0), act.now).await?;
        }
    }
    if words {
        book::index(connection, decision.id).await?;
    }
    after_a_change(connection, decision, act.now).await?;
    reload(connection, act, decision).await
}

/// The concern of a block.
fn concern(given: &Given) -> Option<Concern> {
    let (change, talk) = given.concern.clone().filter(|_| given.position == Position::Block)?;
    let harm = given.reason.clone().unwrap_or_default();
    Some(Concern { harm, change, talk, taken_back: false, after: false, ending: None })
}

/// Keeps the answer that was given to an earlier text. Nothing, if there is none or it was kept already.
pub async fn keep(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    sent_at: DateTime<Utc>,
) -> Result<Decision> {
    refuse_closed(act, decision, sent_at)?;
    let before = answers::of(connection, decision.id, act.asker.person).await?;
    if let Some(before) = before.filter(|before| before.version < decision.version) {
        let kept = Answer { version: decision.version, ..before };
        answers::add(connection, (decision.id, act.asker.person), &kept, act.now).await?;
        after_a_change(connection, decision, act.now).await?;
    }
    reload(connection, act, decision).await
}

/// The card changes; the last block may be closed now; and where it is known who is left, everybody may have answered.
async fn after_a_change(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    told::card(connection, decision, now).await?;
    let tally = Tally::of(&answers::ballots(connection, decision).await?);
    if decision.state == State::Blocked && tally.block == 0 {
        return closing::again(connection, decision, now).await;
    }
    let early = now.max(decision.opened_at + TimeDelta::hours(decision.rules.open_hours));
    let all = decision.state == State::Open && decision.held_at.is_none() && decision.electorate.all_answered(&tally);
    if all && early < decision.closes_at {
        return move_end(connection, decision, early, now).await;
    }
    Ok(())
}

/// Refuses more time where there is some already, or where somebody asked for it before.
pub fn refuse_hold(act: &Act, decision: &Decision, sent_at: DateTime<Utc>) -> Result<()> {
    refuse_closed(act, decision, sent_at)?;
    let (words, reference) = (act.words(), decision.reference().to_string());
    if decision.state != State::Open {
        return Err(Error::Refusal(say!(words, "decide-hold-blocked", reference = reference)));
    }
    if decision.held_at.is_some() {
        return Err(Error::Refusal(say!(words, "decide-held-already", reference = reference)));
    }
    Ok(())
}

/// Asks for more time: so many hours, once a decision.
pub async fn hold(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    hours: i64,
    sent_at: DateTime<Utc>,
) -> Result<Decision> {
    refuse_hold(act, decision, sent_at)?;
    if !HOLD_HOURS.contains(&hours) {
        return Err(Error::Refusal(say!(act.words(), "press-unknown")));
    }
    people::remember(connection, &act.asker, act.now).await?;
    store::set_held(connection, decision.id, act.now).await?;
    move_end(connection, decision, decision.closes_at + TimeDelta::hours(hours), act.now).await?;
    reload(connection, act, decision).await
}

async fn move_end(
    connection: &mut SqliteConnection,
    decision: &Decision,
    closes_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    store::go_on(connection, decision, decision.state, closes_at).await?;
    let moved = Decision { closes_at, revision: decision.revision + 1, ..decision.clone() };
    told::closing(connection, &moved, now).await?;
    told::card(connection, &moved, now).await
}

/// Refuses who may not take it back, or a withdrawal that comes too late: what people answered by the end is counted.
pub fn refuse_withdrawal(act: &Act, decision: &Decision, sent_at: DateTime<Utc>) -> Result<()> {
    if decision.proposer != act.asker.person {
        return Err(Error::Refusal(say!(act.words(), "decide-not-yours")));
    }
    let ended = decision.state == State::Open && sent_at >= decision.closes_at;
    if ended || !decision.state.is_open() { Err(over(act, decision)) } else { Ok(()) }
}

/// Takes a decision back, without a result: its proposer may.
pub async fn withdraw(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    sent_at: DateTime<Utc>,
) -> Result<Decision> {
    if decision.state == State::Withdrawn && decision.proposer == act.asker.person {
        // Pressed twice.
        return Ok(decision.clone());
    }
    refuse_withdrawal(act, decision, sent_at)?;
    store::end(connection, decision.id, State::Withdrawn, (act.now, None)).await?;
    answers::end_concerns(connection, decision.id, None, ("withdrawn", act.now)).await?;
    let withdrawn = reload(connection, act, decision).await?;
    told::card_at_once(connection, &withdrawn, act.now).await?;
    told::said(connection, &withdrawn, "withdrawn", act.now).await?;
    Ok(withdrawn)
}

/// Takes the words of one's reasons and concerns back; where one stands does not change.
pub async fn take_words_back(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<()> {
    if !answers::has_words(connection, decision.id, act.asker.person).await? {
        return Ok(());
    }
    answers::take_back(connection, decision.id, act.asker.person).await?;
    book::index(connection, decision.id).await?;
    told::reworded(connection, decision, act.now).await
}

/// Asks for a call before blocking: coordinators hear of it.
pub async fn ask_for_a_call(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<()> {
    people::remember(connection, &act.asker, act.now).await?;
    let coordinators = people::coordinators(connection, &act.charter, act.now).await?;
    let (person, to) = (act.asker.person, (coordinators.as_slice(), None));
    told::in_brief(connection, decision, to, (What::Call, person.0), act.now).await
}

/// Whether the asker facilitates: coordinators do, as long as nobody else is granted it.
pub async fn facilitates(connection: &mut SqliteConnection, act: &Act) -> Result<bool> {
    act.is_coordinator(connection).await
}

/// Whether the asker may write a new text or answer a review: who proposed it, and who facilitates.
pub async fn may_change(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<bool> {
    Ok(decision.proposer == act.asker.person || facilitates(connection, act).await?)
}

/// The decision as it is now.
pub async fn reload(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Decision> {
    store::get(connection, decision.id).await?.ok_or_else(|| not_found(act))
}

/// Another guild's is as good as none.
pub fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "not-found"))
}
