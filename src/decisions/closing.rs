//! How a decision ends: at its time, when the last block is closed, or by a facilitator's choice. What is counted is in `methods`; here
//! is what follows.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::methods::{Closing, Outcome};
use super::standing::vote;
use super::store::news::What;
use super::store::{self, answers, book};
use super::{ASKED_FOR, Decision, State, acts, told};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::say;

/// A closing that is handled so much after its time is late.
const LATE: TimeDelta = TimeDelta::hours(1);

/// What a facilitator may choose when a block stood to the end of its time. (A new text is the fourth.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One more time to talk.
    Window,
    /// Put it aside.
    Aside,
    /// Two-thirds of those that answered.
    Fallback,
}

/// When something ended, when that is handled, and who chose it.
#[derive(Clone, Copy)]
struct Ended {
    at: DateTime<Utc>,
    now: DateTime<Utc>,
    by: Option<PersonId>,
}

impl Ended {
    /// Where the days that follow begin: at the deadline itself, unless that is handled so late that people would miss a part of them.
    fn goes_on_from(self) -> DateTime<Utc> {
        if self.now - self.at < LATE { self.at } else { self.now }
    }
}

/// The time of its answers is over. However late that is looked at, answers ended then.
pub async fn at_end(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    if decision.state == State::Blocked {
        store::go_on(connection, decision, State::Awaiting, decision.closes_at).await?;
        let waits = Decision { state: State::Awaiting, revision: decision.revision + 1, ..decision.clone() };
        told::card_at_once(connection, &waits, now).await?;
        told::said(connection, &waits, "awaiting", now).await?;
        return told::those_who_care(connection, &waits, None, (What::Awaiting, waits.revision), now).await;
    }
    let ballots = answers::ballots(connection, decision).await?;
    let ended = Ended { at: decision.closes_at, now, by: None };
    apply(connection, decision, &vote(decision, &ballots).close(), ended).await
}

/// The last block was closed: the rule runs again, from the quorum on. But whoever answered an earlier text may first say whether they
/// keep their answer: while people talk about a block, they are promised time for it.
pub async fn again(connection: &mut SqliteConnection, decision: &Decision, now: DateTime<Utc>) -> Result<()> {
    if decision.version > 1 {
        let waiting = answers::unconfirmed(connection, decision).await?;
        if !waiting.is_empty() {
            return wait_for(connection, decision, &waiting, now).await;
        }
    }
    let ballots = answers::ballots(connection, decision).await?;
    apply(connection, decision, &vote(decision, &ballots).close_again(), Ended { at: now, now, by: None }).await
}

/// It is open again, without a block: these people are asked in the next brief, and have a day.
async fn wait_for(
    connection: &mut SqliteConnection,
    decision: &Decision,
    waiting: &[PersonId],
    now: DateTime<Utc>,
) -> Result<()> {
    let closes_at = Charter::of(connection, decision.guild).await?.next_brief(now).1 + ASKED_FOR;
    store::go_on(connection, decision, State::Open, closes_at).await?;
    let open = Decision { state: State::Open, closes_at, revision: decision.revision + 1, ..decision.clone() };
    told::closing(connection, &open, now).await?;
    told::card_at_once(connection, &open, now).await?;
    told::said(connection, &open, "lifted", now).await?;
    told::in_brief(connection, &open, (waiting, None), (What::Changed, open.version), now).await
}

/// Refuses who may not choose, or where nothing is to be chosen any more.
pub async fn refuse_choice(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<()> {
    let words = act.words();
    if !acts::facilitates(connection, act).await? {
        return Err(Error::Refusal(say!(words, "decide-not-yours-to-choose")));
    }
    if decision.state != State::Awaiting {
        return Err(Error::Refusal(say!(words, "decide-chosen", reference = decision.reference().to_string())));
    }
    Ok(())
}

/// A facilitator chooses, in public.
pub async fn choose(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    choice: Choice,
) -> Result<Decision> {
    let by = act.asker.person;
    refuse_choice(connection, act, decision).await?;
    crate::people::remember(connection, &act.asker, act.now).await?;
    store::set_chosen(connection, decision.id, by).await?;
    let ballots = answers::ballots(connection, decision).await?;
    let vote = vote(decision, &ballots);
    let ended = Ended { at: act.now, now: act.now, by: Some(by) };
    match choice {
        Choice::Window => block(connection, decision, "window", ended).await?,
        Choice::Fallback => apply(connection, decision, &vote.fall_back(), ended).await?,
        Choice::Aside => finish(connection, decision, (State::PutAside, &vote.close()), ended).await?,
    }
    acts::reload(connection, act, decision).await
}

async fn apply(connection: &mut SqliteConnection, decision: &Decision, closing: &Closing, ended: Ended) -> Result<()> {
    let state = match closing.outcome {
        Outcome::Blocked => {
            block(connection, decision, "blocked", ended).await?;
            return told::proposer_of_block(connection, decision, ended.by, ended.now).await;
        }
        Outcome::Extended => return extend(connection, decision, ended).await,
        Outcome::Postponed => State::Postponed,
        Outcome::Lapsed => State::Lapsed,
        Outcome::NotReady => State::NotReady,
        Outcome::Adopted => State::Adopted,
    };
    finish(connection, decision, (state, closing), ended).await
}

/// From now on people talk about the block, and coordinators are told at once.
async fn block(connection: &mut SqliteConnection, decision: &Decision, what: &str, ended: Ended) -> Result<()> {
    let (now, closes_at) = (ended.now, ended.goes_on_from() + TimeDelta::days(decision.rules.window_days));
    store::go_on(connection, decision, State::Blocked, closes_at).await?;
    let blocked = Decision { state: State::Blocked, closes_at, revision: decision.revision + 1, ..decision.clone() };
    told::closing(connection, &blocked, now).await?;
    told::card_at_once(connection, &blocked, now).await?;
    told::said(connection, &blocked, what, now).await?;
    told::blocked(connection, &blocked, ended.by, now).await
}

/// Too few answered: once, it stays open for some days more.
async fn extend(connection: &mut SqliteConnection, decision: &Decision, ended: Ended) -> Result<()> {
    let (now, closes_at) = (ended.now, ended.goes_on_from() + TimeDelta::days(decision.rules.extension_days));
    store::set_extended(connection, decision.id).await?;
    store::go_on(connection, decision, State::Open, closes_at).await?;
    let extended = Decision { closes_at, revision: decision.revision + 1, ..decision.clone() };
    told::closing(connection, &extended, now).await?;
    told::card_at_once(connection, &extended, now).await?;
    told::said(connection, &extended, "extended", now).await
}

/// A result: it goes into the book, is posted, and the card says it.
async fn finish(
    connection: &mut SqliteConnection,
    decision: &Decision,
    (state, closing): (State, &Closing),
    ended: Ended,
) -> Result<()> {
    let review_at = (state == State::Adopted).then(|| decision.reviewed_after(ended.at));
    store::end(connection, decision.id, state, (ended.at, review_at)).await?;
    book::add(connection, decision, (state, closing), (ended.at, review_at), ended.by).await?;
    let ending = if state == State::PutAside { "put_aside" } else { "counted" };
    answers::end_concerns(connection, decision.id, None, (ending, ended.now)).await?;
    let finished = Decision { state, review_at, revision: decision.revision + 1, ..decision.clone() };
    told::card_at_once(connection, &finished, ended.now).await?;
    told::said(connection, &finished, "result", ended.now).await?;
    told::review(connection, &finished).await?;
    let proposer = [decision.proposer];
    told::in_brief(connection, &finished, (&proposer, ended.by), (What::Result, 0), ended.now).await
}
