//! How a decision stands: all that its card and its results show, read at once.

use sqlx::SqliteConnection;

use super::methods::{Tally, Vote};
use super::store::answers::Said;
use super::store::book::Entry;
use super::store::{self, answers, book};
use super::{Concern, Decision};
use crate::charter::Charter;
use crate::error::Result;
use crate::items::Chain;
use crate::people;

/// See the module.
pub struct Standing {
    pub charter: Charter,
    /// Who proposed it.
    pub proposer: String,
    /// Who made the text that it has now, if not the proposer.
    pub amended_by: Option<String>,
    pub tally: Tally,
    /// How many answered an earlier text and did not say whether they keep it.
    pub unconfirmed: usize,
    /// How many never said that, once there is a result: their answers were not counted.
    pub not_kept: i64,
    /// Reasons, the newest first.
    pub reasons: Vec<Said>,
    /// Concerns, the open ones first.
    pub concerns: Vec<Concern>,
    /// What the book says, once there is a result.
    pub entry: Option<Entry>,
    /// Who chose what came next, the last time that somebody did.
    pub chosen_by: Option<String>,
    /// Who chose that it was counted like this, if a facilitator did.
    pub counted_by: Option<String>,
    /// What it came from, and what came of it.
    pub chain: Chain,
}

impl Standing {
    /// How a decision stands now.
    pub async fn of(connection: &mut SqliteConnection, decision: &Decision) -> Result<Self> {
        let charter = Charter::of(connection, decision.guild).await?;
        let author = store::author(connection, decision).await?.filter(|author| *author != decision.proposer);
        let ballots = answers::ballots(connection, decision).await?;
        let unconfirmed = if decision.version > 1 && decision.state.is_open() {
            answers::unconfirmed(connection, decision).await?.len()
        } else {
            0
        };
        let not_kept = if decision.version > 1 && decision.state.has_result() {
            answers::not_kept(connection, decision).await?
        } else {
            0
        };
        let entry = book::entry(connection, decision.id).await?;
        let counted_by = entry.as_ref().and_then(|entry| entry.chosen_by);
        Ok(Self {
            proposer: name(connection, decision, Some(decision.proposer)).await?.unwrap_or_default(),
            amended_by: name(connection, decision, author).await?,
            tally: Tally::of(&ballots),
            unconfirmed,
            not_kept,
            reasons: answers::reasons(connection, decision).await?,
            concerns: answers::concerns(connection, decision.id).await?,
            entry,
            counted_by: name(connection, decision, counted_by).await?,
            chosen_by: name(connection, decision, decision.chosen_by).await?,
            chain: Chain::of(connection, decision.guild, decision.reference()).await?,
            charter,
        })
    }
}

/// What to call somebody.
pub async fn name(
    connection: &mut SqliteConnection,
    decision: &Decision,
    person: Option<crate::ids::PersonId>,
) -> Result<Option<String>> {
    let Some(person) = person else { return Ok(None) };
    Ok(people::known(connection, decision.guild, person).await?.map(|known| known.name))
}

/// What is counted of a decision, with its answers in force.
pub fn vote<'a>(decision: &'a Decision, ballots: &'a [super::methods::Ballot]) -> Vote<'a> {
    Vote {
        method: decision.method,
        ballots,
        electorate: *decision.electorate,
        rules: &decision.rules,
        extended: decision.extended,
    }
}
