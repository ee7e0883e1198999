//! The SQL of what many people do at once: each statement takes as many rows as there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Event, Promise};
use crate::act::Act;
use crate::commitments::together::Make;
use crate::commitments::{Commitment, SAME_WITHIN, State};
use crate::db::Values;
use crate::error::{Error, Result};
use crate::ids::{CommitmentId, GuildId};

/// What is there already when a promise is made.
pub struct Before {
    /// The open promise that is the same (person, text, due), made within ten minutes.
    pub same: Option<CommitmentId>,
    /// Whether the asker is remembered just as they are now.
    pub knows_asker: bool,
    /// The number of the newest promise in the guild; 0 if there is none.
    pub last_number: i64,
    /// The guild's zone by its name.
    pub zone: String,
}

impl Promise {
    /// Whether two that are made now are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.guild, self.owner) == (other.guild, other.owner)
            && self.what == other.what
            && (self.due_at - other.due_at).abs() <= SAME_WITHIN
    }
}

/// Looks for the same promises and whether the askers are known, in the order of `all`. A span like "in 3 days" that is typed again
/// means a little later each time, hence the tolerance in the due time.
pub async fn before(connection: &mut SqliteConnection, all: &[Make]) -> Result<Vec<Before>> {
    let mut found: Vec<(i64, Before)> = Vec::with_capacity(all.len());
    for (block, first) in all.chunks(Values::ROWS_MAX).zip((0..).step_by(Values::ROWS_MAX)) {
        let mut query = sqlx::query_as(BEFORE.sql(block.len()));
        for (Make { act, promise }, place) in block.iter().zip(first..) {
            query = query
                .bind(place)
                .bind(promise.guild)
                .bind(promise.owner)
                .bind(promise.due_at - SAME_WITHIN)
                .bind(promise.due_at + SAME_WITHIN)
                .bind(&promise.what)
                .bind(act.now - SAME_WITHIN)
                .bind(&act.asker.name)
                .bind(act.asker.language);
        }
        let rows: Vec<(i64, Option<CommitmentId>, bool, i64, String)> = query.fetch_all(&mut *connection).await?;
        found.extend(rows.into_iter().map(|(place, same, knows_asker, last_number, zone)| {
            (place, Before { same, knows_asker, last_number, zone })
        }));
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, before)| before).collect())
}

static BEFORE: Values = Values::new(
    "select column1,
            (select id from commitments where guild = column2 and owner = column3 and state = 'promised'
             and due_at between column4 and column5 and what = column6 and made_at >= column7 limit 1),
            exists (select 1 from people where guild = column2 and person = column3 and name = column8 and language = column9),
            coalesce((select max(number) from items where guild = column2 and kind = 'C'), 0),
            coalesce((select time_zone from coalitions where guild = column2), 'UTC')
     from",
    9,
    "where column1 is not null",
);

/// Enters promises under these numbers; their items and first events come with them. They come back in the same order.
pub async fn insert(connection: &mut SqliteConnection, new: &[(&Make, i64)]) -> Result<Vec<Commitment>> {
    let mut entered = Vec::with_capacity(new.len());
    for block in new.chunks(Values::ROWS_MAX) {
        let mut query = sqlx::query_as::<_, (CommitmentId, GuildId, i64)>(INSERT.sql(block.len()));
        for (Make { act, promise }, number) in block {
            query = query
                .bind(promise.guild)
                .bind(number)
                .bind(promise.owner)
                .bind(promise.channel)
                .bind(&promise.what)
                .bind(&promise.done_means)
                .bind(promise.due_at)
                .bind(promise.follows)
                .bind(act.now);
        }
        entered.extend(query.fetch_all(&mut *connection).await?);
    }
    // In which order they come back, SQLite does not say.
    let ids: HashMap<_, _> = entered.into_iter().map(|(id, guild, number)| ((guild, number), id)).collect();
    new.iter()
        .map(|(Make { act, promise }, number)| {
            let id = ids.get(&(promise.guild, *number)).copied();
            let id = id.ok_or_else(|| Error::internal("a promise was not entered"))?;
            Ok(promise.entered((id, *number), act.now))
        })
        .collect()
}

static INSERT: Values = Values::new(
    "insert into commitments (guild, number, owner, channel, what, done_means, due_at, follows, made_at, dated_at, state)
     select *, column9, 'promised' from",
    9,
    "where column1 is not null returning id, guild, number",
);

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
            skip_rung: None,
            handed_at: None,
            note: None,
            follows: self.follows,
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

/// Closes promises as they are given here, each with its event.
pub async fn close_all(connection: &mut SqliteConnection, closed: &[(Commitment, Event, &Act)]) -> Result<()> {
    for block in closed.chunks(Values::ROWS_MAX) {
        let (mut close, mut log) = (sqlx::query(CLOSE.sql(block.len())), sqlx::query(LOG.sql(block.len())));
        for (promise, event, act) in block {
            close = close.bind(promise.id).bind(promise.state).bind(promise.outcome).bind(promise.closed_at);
            log = log.bind(promise.id).bind(act.asker.person).bind(&event.event).bind(&event.note).bind(act.now);
        }
        close.execute(&mut *connection).await?;
        log.execute(&mut *connection).await?;
    }
    Ok(())
}

static CLOSE: Values = Values::new(
    "update commitments set state = new.column2, outcome = new.column3, closed_at = new.column4 from",
    4,
    "new where commitments.id = new.column1 and commitments.state = 'promised'",
);
static LOG: Values = Values::new(
    "insert into commitment_events (commitment, person, event, note, at) select * from",
    5,
    "where column1 is not null",
);
