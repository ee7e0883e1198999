//! What many people do at the same moment, at the end of a meeting say: promising, and saying that it is done. Each is a change for
//! as many of them as wait (see [`Gather`]); one alone is many of one.

use std::collections::HashMap;

use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use super::acts::{Done, refuse_closed};
use super::store::{self, Before, Event, Promise};
use super::{Commitment, Outcome, State, next_brief};
use crate::act::Act;
use crate::charter::Charter;
use crate::db::Gather;
use crate::error::{Error, Result};
use crate::ids::{CommitmentId, GuildId};
use crate::{outbox, people, say};

/// A promise to be made. The same one made a moment ago is found instead.
#[derive(Clone, Debug)]
pub struct Make {
    /// Who, where, when.
    pub act: Act,
    /// What; already checked.
    pub promise: Promise,
}

impl Gather for Make {
    type Answer = Done;

    fn all<'a>(connection: &'a mut SqliteConnection, all: &'a [Self]) -> BoxFuture<'a, Result<Vec<Result<Done>>>> {
        Box::pin(make(connection, all))
    }
}

/// Where the answer to one of many promises is found.
enum Found {
    /// It was on disk already.
    OnDisk(CommitmentId),
    /// It is this one of the new ones; typed twice at once, the second finds the first.
    New { at: usize, again: bool },
}

async fn make(connection: &mut SqliteConnection, all: &[Make]) -> Result<Vec<Result<Done>>> {
    let before = store::before(connection, all).await?;
    let mut last: HashMap<GuildId, i64> = HashMap::new();
    let mut new: Vec<(&Make, i64)> = Vec::with_capacity(all.len());
    let mut found = Vec::with_capacity(all.len());
    for (wanted, before) in all.iter().zip(&before) {
        let twin = new.iter().position(|(earlier, _)| wanted.promise.is_same(&earlier.promise));
        found.push(match (before.same, twin) {
            (Some(id), _) => Found::OnDisk(id),
            (None, Some(at)) => Found::New { at, again: true },
            (None, None) => {
                let number = last.entry(wanted.promise.guild).or_insert(before.last_number);
                *number += 1;
                new.push((wanted, *number));
                Found::New { at: new.len() - 1, again: false }
            }
        });
    }
    remember(connection, all, &before).await?;
    let made = store::insert(connection, &new).await?;
    owe_briefs(connection, &new, &made, zone_of(all, &before)).await?;
    let mut answers = Vec::with_capacity(all.len());
    for found in found {
        answers.push(match found {
            Found::OnDisk(id) => {
                let same = store::get(connection, id).await?;
                Ok(Done::Before(same.ok_or_else(|| Error::internal("a promise that was found is gone"))?))
            }
            Found::New { at, again: true } => Ok(Done::Before(made[at].clone())),
            Found::New { at, again: false } => Ok(Done::Now(made[at].clone())),
        });
    }
    Ok(answers)
}

async fn remember(connection: &mut SqliteConnection, all: &[Make], before: &[Before]) -> Result<()> {
    for (wanted, _) in all.iter().zip(before).filter(|(_, before)| !before.knows_asker) {
        people::remember(connection, &wanted.act.asker, wanted.act.now).await?;
    }
    Ok(())
}

/// The zones that are in force, of the guilds of these promises.
fn zone_of<'a>(all: &'a [Make], before: &'a [Before]) -> HashMap<GuildId, &'a str> {
    all.iter().zip(before).map(|(wanted, before)| (wanted.promise.guild, before.zone.as_str())).collect()
}

/// The briefs in which the owners will be asked. Their charters were read before this transaction: should the zone have changed
/// since, it is the new one whose mornings count.
async fn owe_briefs(
    connection: &mut SqliteConnection,
    new: &[(&Make, i64)],
    made: &[Commitment],
    zones: HashMap<GuildId, &str>,
) -> Result<()> {
    let mut owed = Vec::new();
    for ((Make { act, .. }, _), made) in new.iter().zip(made) {
        if zones.get(&made.guild).is_some_and(|zone| *zone != act.charter.zone.name()) {
            owed.extend(next_brief(made, &Charter::of(connection, made.guild).await?, act.now));
        } else {
            owed.extend(next_brief(made, &act.charter, act.now));
        }
    }
    outbox::owe_all(connection, &owed).await
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

/// What came of saying that it is done.
#[derive(Clone, Debug)]
pub enum Delivery {
    /// It is closed, now or before.
    Closed(Done),
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

    fn all<'a>(connection: &'a mut SqliteConnection, all: &'a [Self]) -> BoxFuture<'a, Result<Vec<Result<Delivery>>>> {
        Box::pin(deliver(connection, all))
    }
}

async fn deliver(connection: &mut SqliteConnection, all: &[Deliver]) -> Result<Vec<Result<Delivery>>> {
    let wanted = all.iter().map(|wanted| (wanted.act.charter.guild, wanted.number)).collect::<Vec<_>>();
    let found = store::find_all(connection, &wanted).await?;
    let mut known: HashMap<_, _> =
        found.into_iter().map(|promise| ((promise.guild, promise.number), promise)).collect();
    let (mut closed, mut answers) = (Vec::new(), Vec::with_capacity(all.len()));
    for (wanted, key) in all.iter().zip(&wanted) {
        let answer = wanted.answer(known.get(key));
        if let Ok(Delivery::Closed(Done::Now(promise))) = &answer {
            let note = wanted.note.clone().or_else(|| promise.note.clone());
            closed.push((promise.clone(), Event::new("delivered", note), &wanted.act));
            known.insert(*key, promise.clone());
        }
        if let (Ok(Delivery::Asked(promise)), Some(note)) = (&answer, &wanted.note) {
            store::set_note(connection, promise.id, note).await?;
        }
        answers.push(answer);
    }
    store::close_all(connection, &closed).await?;
    Ok(answers)
}

impl Deliver {
    /// What is to come of it, given the promise as it is now.
    fn answer(&self, promise: Option<&Commitment>) -> Result<Delivery> {
        let Self { act, finished, .. } = self;
        let promise = promise
            .filter(|promise| promise.owner == act.asker.person)
            .ok_or_else(|| Error::Refusal(say!(act.words(), "commit-not-yours")))?;
        if promise.state == State::Delivered {
            return Ok(Delivery::Closed(Done::Before(promise.clone())));
        }
        refuse_closed(act, promise)?;
        let outcome = match finished {
            _ if act.now <= promise.due_at => Outcome::Kept,
            Finished::Unsaid => return Ok(Delivery::Asked(promise.clone())),
            Finished::OnTime => Outcome::Kept,
            Finished::Late => Outcome::KeptLate,
        };
        let (state, closed_at) = (State::Delivered, Some(act.now));
        Ok(Delivery::Closed(Done::Now(Commitment { state, outcome: Some(outcome), closed_at, ..promise.clone() })))
    }
}
