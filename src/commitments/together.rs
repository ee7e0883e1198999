//! What many people do at the same moment, at the end of a meeting say: promising, and saying that it is done. Each is a change for
//! as many of them as wait (see [`Gather`]); one alone is many of one.

use std::collections::HashMap;

use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use super::acts::{Done, refuse_closed};
use super::store::{self, Promise};
use super::{Commitment, Outcome, State, next_brief};
use crate::act::Act;
use crate::charter::Charter;
use crate::db::{Frame, Gather};
use crate::error::{Error, Result};
use crate::ids::GuildId;
use crate::outbox::{self, Owed};
use crate::say;

/// A promise to be made. The same one made a moment ago is found instead.
#[derive(Clone, Debug)]
pub struct Make {
    /// Who, where, when.
    pub act: Act,
    /// What; already checked.
    pub promise: Promise,
    /// The first brief in which its owner will be asked.
    pub brief: Option<Owed>,
}

impl Make {
    /// A promise to be made.
    pub fn new(act: &Act, promise: Promise) -> Self {
        let brief = next_brief(promise.owner, (act.now, promise.due_at), &act.charter, act.now);
        Self { act: act.clone(), promise, brief }
    }
}

impl Gather for Make {
    type Answer = Done;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<Done>>>> {
        Box::pin(make(connection, all, frame))
    }
}

async fn make(connection: &mut SqliteConnection, all: &[Make], frame: &mut Frame) -> Result<Vec<Result<Done>>> {
    // Typed twice at once, the second finds the first.
    let mut new: Vec<&Make> = Vec::with_capacity(all.len());
    let mut places = Vec::with_capacity(all.len());
    for wanted in all {
        let twin = new.iter().position(|earlier| wanted.promise.is_same(&earlier.promise));
        places.push((twin.unwrap_or(new.len()), twin.is_some()));
        if twin.is_none() {
            new.push(wanted);
        }
    }
    let entered = store::make(connection, &new, frame).await?;
    let mut made = Vec::with_capacity(new.len());
    for (wanted, entered) in new.iter().zip(entered) {
        made.push(match entered {
            Some((made, zone)) => {
                if zone != wanted.act.charter.zone.name() {
                    frame.open(connection).await?;
                    owe_in_zone(connection, wanted, &made).await?;
                }
                Done::Now(made)
            }
            None => {
                let same = store::same(connection, wanted).await?;
                Done::Before(same.ok_or_else(|| Error::internal("a promise was neither entered nor found"))?)
            }
        });
    }
    let answer = |(at, is_twin): (usize, bool)| match made[at].clone() {
        Done::Now(made) if is_twin => Ok(Done::Before(made)),
        done => Ok(done),
    };
    Ok(places.into_iter().map(answer).collect())
}

/// The charter was read before this transaction: should the zone have changed since, it is the new one whose mornings count.
async fn owe_in_zone(connection: &mut SqliteConnection, wanted: &Make, made: &Commitment) -> Result<()> {
    let charter = Charter::of(connection, made.guild).await?;
    let brief = next_brief(made.owner, (made.dated_at, made.due_at), &charter, wanted.act.now);
    outbox::owe_all(connection, brief.as_slice()).await
}

/// When it was done, as far as the owner says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// They did not say: by its date if that is still ahead, else they are asked.
    Unsaid,
    /// By its date.
    OnTime,
    /// After its date.
    Late,
}

/// A promise that is done, as far as its owner is told of it.
#[derive(Clone, Debug)]
pub struct Closed {
    /// Its guild.
    pub guild: GuildId,
    /// Its number there.
    pub number: i64,
    /// What was promised.
    pub what: String,
    /// Whether it was done by its date.
    pub outcome: Option<Outcome>,
    /// Whether it was closed already.
    pub before: bool,
}

impl Closed {
    fn of(promise: &Commitment, before: bool) -> Self {
        let Commitment { guild, number, outcome, .. } = *promise;
        Self { guild, number, what: promise.what.clone(), outcome, before }
    }
}

/// What came of saying that it is done.
#[derive(Clone, Debug)]
pub enum Delivery {
    /// It is closed.
    Closed(Closed),
    /// Its date has passed: was it done by then?
    Asked(Commitment),
}

/// A promise of which its owner says that it is done. Anybody else's is not found, so that nobody learns of it.
#[derive(Clone, Debug)]
pub struct Deliver {
    /// Who, where, when.
    pub act: Act,
    /// The number of the promise in their guild.
    pub number: i64,
    /// What they say of the date.
    pub finished: Finished,
    /// What they add.
    pub note: Option<String>,
}

impl Gather for Deliver {
    type Answer = Delivery;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<Delivery>>>> {
        Box::pin(deliver(connection, all, frame))
    }
}

async fn deliver(
    connection: &mut SqliteConnection,
    all: &[Deliver],
    frame: &mut Frame,
) -> Result<Vec<Result<Delivery>>> {
    let mut kept = store::deliver(connection, all, frame).await?;
    let mut left = Vec::new();
    let mut answers: Vec<Option<Result<Delivery>>> = Vec::with_capacity(all.len());
    for wanted in all {
        // Said twice at once, the second finds it done.
        let kept = kept.remove(&wanted.key());
        if kept.is_none() {
            left.push(wanted);
        }
        answers.push(kept.map(|kept| Ok(Delivery::Closed(kept))));
    }
    if !left.is_empty() {
        frame.open(connection).await?;
    }
    let mut left = deliver_others(connection, &left).await?.into_iter();
    let lost = || Some(Err(Error::internal("a promise was not looked at")));
    Ok(answers.into_iter().filter_map(|answer| answer.or_else(|| left.next()).or_else(lost)).collect())
}

/// Those that were not just kept: done before, overdue, somebody else's, not there.
async fn deliver_others(connection: &mut SqliteConnection, all: &[&Deliver]) -> Result<Vec<Result<Delivery>>> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = all.iter().map(|wanted| wanted.key()).collect::<Vec<_>>();
    let found = store::find_all(connection, &wanted).await?;
    let mut known: HashMap<_, _> =
        found.into_iter().map(|promise| ((promise.guild, promise.number), promise)).collect();
    let (mut closed, mut answers) = (Vec::new(), Vec::with_capacity(all.len()));
    for (wanted, key) in all.iter().zip(&wanted) {
        let answer = wanted.answer(connection, known.get(key)).await;
        answers.push(match answer {
            Ok(Answer::Before(promise)) => Ok(Delivery::Closed(Closed::of(&promise, true))),
            Ok(Answer::Now(promise)) => {
                let now = Closed::of(&promise, false);
                closed.push(promise.clone());
                known.insert(*key, promise);
                Ok(Delivery::Closed(now))
            }
            Ok(Answer::Ask(promise)) => {
                if let Some(note) = &wanted.note {
                    store::set_note(connection, promise.id, note).await?;
                }
                Ok(Delivery::Asked(promise))
            }
            Err(error) => Err(error),
        });
    }
    store::close_all(connection, &closed).await?;
    Ok(answers)
}

/// What is to come of saying that it is done.
enum Answer {
    /// It was closed before.
    Before(Commitment),
    /// It is to be closed like this.
    Now(Commitment),
    /// Its date has passed.
    Ask(Commitment),
}

impl Deliver {
    /// What finds the promise.
    pub fn key(&self) -> (GuildId, i64) {
        (self.act.charter.guild, self.number)
    }

    /// What is to come of it, given the promise as it is now.
    async fn answer(&self, connection: &mut SqliteConnection, promise: Option<&Commitment>) -> Result<Answer> {
        let Self { act, finished, .. } = self;
        let promise = promise
            .filter(|promise| promise.owner == act.asker.person)
            .ok_or_else(|| Error::Refusal(say!(act.words(), "commit-not-yours")))?;
        if promise.state == State::Delivered {
            return Ok(Answer::Before(promise.clone()));
        }
        refuse_closed(connection, act, promise).await?;
        let outcome = match finished {
            _ if act.now <= promise.due_at => Outcome::Kept,
            Finished::Unsaid => return Ok(Answer::Ask(promise.clone())),
            Finished::OnTime => Outcome::Kept,
            Finished::Late => Outcome::KeptLate,
        };
        let (state, outcome, closed_at) = (State::Delivered, Some(outcome), Some(act.now));
        let note = self.note.clone().or_else(|| promise.note.clone());
        Ok(Answer::Now(Commitment { state, outcome, closed_at, note, ..promise.clone() }))
    }
}
