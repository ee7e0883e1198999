//! The SQL of what many people do at once: each statement takes as many rows as there are.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Promise;
use crate::commitments::together::{Closed, Deliver, Make};
use crate::commitments::{Commitment, Outcome, SAME_WITHIN, State};
use crate::db::{Filled, Frame, Part, Script};
use crate::error::{Error, Result};
use crate::ids::{CommitmentId, GuildId, PersonId};
use crate::{outbox, people};

impl Promise {
    /// Whether two that are made now are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.guild, self.owner) == (other.guild, other.owner)
            && self.what == other.what
            && (self.due_at - other.due_at).abs() <= SAME_WITHIN
    }
}

/// The open promise that is the same (person, text, due), made within ten minutes. A span like "in 3 days" that is typed again means
/// a little later each time, hence the tolerance in the due time.
pub async fn same(connection: &mut SqliteConnection, Make { act, promise, .. }: &Make) -> Result<Option<Commitment>> {
    let (from, to) = (promise.due_at - SAME_WITHIN, promise.due_at + SAME_WITHIN);
    let since = act.now - SAME_WITHIN;
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments where guild = $1 and owner = $2 and state = 'promised' and due_at between $3 and $4
         and what = $5 and made_at >= $6 limit 1",
        promise.guild,
        promise.owner,
        from,
        to,
        promise.what,
        since
    )
    .fetch_optional(connection)
    .await?)
}

/// A promise that was entered, and the zone of its guild as it is now.
type Entered = (CommitmentId, GuildId, i64, PersonId, String, DateTime<Utc>, Option<String>);

/// Enters promises, each under its guild's next number, unless the same one is there; remembers who made them; and owes the briefs
/// in which they will be asked. Their items come with them (see the migration). In the order of `all`, each with the zone in force;
/// `None` for one that is there already.
///
/// Most come from people whom we know as they are: then there is nobody to be remembered.
///
/// No two of `all` may be the same.
pub async fn make(
    connection: &mut SqliteConnection,
    all: &[&Make],
    frame: &mut Frame,
) -> Result<Vec<Option<(Commitment, String)>>> {
    if all.len() > 1 {
        // Some may need the second script: then it is all of them or none.
        frame.goes_on();
    }
    let mut entered = HashMap::with_capacity(all.len());
    let key = |promise: &Promise| (promise.guild, promise.owner, promise.what.clone(), promise.due_at);
    for (script, known) in [(&MAKE_KNOWN, true), (&MAKE, false)] {
        let left: Vec<&&Make> = all.iter().filter(|make| !entered.contains_key(&key(&make.promise))).collect();
        for block in left.chunks(Script::ROWS_MAX) {
            let mut filled = script.fill(block.len());
            block.iter().for_each(|make| make.add_to(&mut filled));
            filled.next_part();
            if !known {
                block.iter().for_each(|make| make.act.asker.add_to(&mut filled, make.act.now));
                filled.next_part();
            }
            block.iter().filter_map(|make| make.brief.as_ref()).for_each(|owed| owed.add_to(&mut filled));
            filled.next_part();
            let (sql, values) = filled.framed(frame)?;
            let rows: Vec<Entered> = sqlx::query_as_with(sql, values).fetch_all(&mut *connection).await?;
            // In which order they come back, SQLite does not say.
            entered.extend(rows.into_iter().map(|(id, guild, number, owner, what, due_at, zone)| {
                ((guild, owner, what, due_at), (id, number, zone.unwrap_or_else(|| "UTC".to_owned())))
            }));
        }
    }
    let found = |Make { act, promise, .. }: &&Make| {
        let (id, number, zone) = entered.get(&key(promise))?;
        Some((promise.entered((*id, *number), act.now), zone.clone()))
    };
    Ok(all.iter().map(found).collect())
}

impl Make {
    /// The row of `enter!` for this.
    fn add_to(&self, filled: &mut Filled) {
        let Self { act, promise, .. } = self;
        filled.add(promise.guild).add(promise.owner).add(promise.channel).add(promise.what.clone());
        filled.add(promise.done_means.clone()).add(promise.due_at).add(promise.follows).add(act.now);
        filled.add(promise.towards.clone());
        filled.add(promise.due_at - SAME_WITHIN).add(promise.due_at + SAME_WITHIN).add(act.now - SAME_WITHIN);
        filled.add(act.asker.name.clone()).add(act.asker.app_language);
    }
}

/// Enters promises, but for those that are there, and those for which something else does not hold.
macro_rules! enter {
    ($and:literal) => {
        Part {
            head: "insert or fail into commitments (guild, number, owner, channel, what, done_means, due_at, follows, made_at, dated_at, towards, state)
                   select column1,
                          coalesce((select max(number) from items where guild = column1 and kind = 'C'), 0) + {rank},
                          column2, column3, column4, column5, column6, column7, column8, column8, column9, 'promised' from",
            columns: 14,
            tail: concat!(
                "where column1 is not null and not exists (
                     select 1 from commitments where guild = column1 and owner = column2 and state = 'promised'
                     and due_at between column10 and column11 and what = column4 and made_at >= column12)",
                $and,
                "returning id, guild, number, owner, what, due_at,
                           (select time_zone from coalitions where coalitions.guild = commitments.guild)"
            ),
        }
    };
}

/// Enters those of people whom we know as they are.
static MAKE_KNOWN: Script = Script::new(&[
    enter!(
        " and exists (select 1 from people where guild = column1 and person = column2 and name = column13 and language = column14) "
    ),
    outbox::OWE,
]);

static MAKE: Script = Script::new(&[enter!(" "), people::REMEMBER, outbox::OWE]);

impl Promise {
    fn entered(&self, (id, number): (CommitmentId, i64), now: DateTime<Utc>) -> Commitment {
        Commitment {
            id,
            guild: self.guild,
            number,
            owner: self.owner,
            channel: self.channel,
            what: self.what.clone(),
            done_means: self.done_means.clone(),
            due_at: self.due_at,
            state: State::Promised,
            outcome: None,
            made_at: now,
            dated_at: now,
            closed_at: None,
            moves: 0,
            revision: 0,
            told_rung: None,
            asked_at: None,
            skip_rung: None,
            handed_at: None,
            reason_open: false,
            note: None,
            follows: self.follows,
            towards: self.towards.clone(),
        }
    }
}

/// The promises with these numbers, as far as there are any.
pub async fn find_all(connection: &mut SqliteConnection, wanted: &[(GuildId, i64)]) -> Result<Vec<Commitment>> {
    let wanted = serde_json::to_string(wanted).map_err(Error::internal)?;
    Ok(sqlx::query_as!(
        Commitment,
        "select * from commitments
         where (guild, number) in (select value ->> '$[0]', value ->> '$[1]' from json_each($1))",
        wanted
    )
    .fetch_all(connection)
    .await?)
}

/// Closes those of these promises that are the asker's own, open, and not past their date: kept. Gives them by guild and number.
pub async fn deliver(
    connection: &mut SqliteConnection,
    all: &[Deliver],
    frame: &mut Frame,
) -> Result<HashMap<(GuildId, i64), Closed>> {
    let mut seen = HashSet::new();
    let first: Vec<&Deliver> = all.iter().filter(|wanted| seen.insert(wanted.key())).collect();
    let mut kept = HashMap::with_capacity(first.len());
    for block in first.chunks(Script::ROWS_MAX) {
        let mut filled = DELIVER.fill(block.len());
        for Deliver { act, number, note, .. } in block {
            filled.add(act.charter.guild).add(number).add(act.asker.person).add(act.now).add(note.clone());
        }
        filled.next_part();
        let (sql, values) = filled.framed(frame)?;
        let rows: Vec<(GuildId, i64, String)> = sqlx::query_as_with(sql, values).fetch_all(&mut *connection).await?;
        kept.extend(rows.into_iter().map(|(guild, number, what)| {
            ((guild, number), Closed { guild, number, what, outcome: Some(Outcome::Kept), before: false })
        }));
    }
    Ok(kept)
}

static DELIVER: Script = Script::new(&[Part {
    head: "update or fail commitments set state = 'delivered', outcome = 'kept', closed_at = new.column4,
                                          note = coalesce(new.column5, note) from",
    columns: 5,
    tail: "new where commitments.guild = new.column1 and commitments.number = new.column2
           and commitments.owner = new.column3 and commitments.state = 'promised' and commitments.due_at >= new.column4
           returning guild, number, what",
}]);

/// Closes promises as they are given here.
pub async fn close_all(connection: &mut SqliteConnection, closed: &[Commitment]) -> Result<()> {
    for block in closed.chunks(Script::ROWS_MAX) {
        let mut filled = CLOSE.fill(block.len());
        for promise in block {
            let Commitment { id, state, outcome, closed_at, .. } = *promise;
            filled.add(id).add(state).add(outcome).add(closed_at).add(promise.note.clone());
        }
        filled.next_part();
        let (sql, values) = filled.done()?;
        sqlx::query_with(sql, values).execute(&mut *connection).await?;
    }
    Ok(())
}

static CLOSE: Script = Script::new(&[Part {
    head: "update or fail commitments set state = new.column2, outcome = new.column3, closed_at = new.column4,
                                          note = new.column5 from",
    columns: 5,
    tail: "new where commitments.id = new.column1 and commitments.state = 'promised'",
}]);
