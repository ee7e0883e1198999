//! Proposing: what was typed, checked, and made into a decision.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::methods::{Method, Rules};
use super::store::{self, Wanted};
use super::{BODY_MAX, CLOSES_HOUR, Decision, EACH_MAX, OPEN_FOR, REASON_MAX, SAME_WITHIN, TITLE_MAX, UNHURRIED, told};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::ChannelId;
use crate::text::{Unfit, clean_line, stamp};
use crate::when::{Purpose, to_utc};
use crate::{dates, items, people, say};

/// What was typed. Empty is left out.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub title: &'a str,
    pub body: &'a str,
    pub method: Method,
    pub closes: &'a str,
    pub why: &'a str,
    pub towards: &'a str,
}

/// What came of reading it.
pub enum Read {
    /// It can be proposed; whether its hour had to be shifted.
    Ready(Wanted, bool),
    /// It is open for less than three days, and nobody said why.
    NeedsWhy,
}

/// Reads what was typed, to be posted in that channel.
///
/// # Errors
/// A refusal that says what to do, or a fault of the database.
pub async fn read(connection: &mut SqliteConnection, act: &Act, typed: Typed<'_>, channel: ChannelId) -> Result<Read> {
    let words = act.words();
    let title = clean_line(typed.title, TITLE_MAX).map_err(|unfit| {
        Error::Mistyped(match unfit {
            Unfit::Empty => say!(words, "decide-empty"),
            Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
        })
    })?;
    let body = super::optional_text(words, typed.body, BODY_MAX)?;
    let (closes_at, shifted) = closes(act, typed.closes)?;
    let urgent = super::optional_text(words, typed.why, REASON_MAX)?;
    let towards = items::towards(connection, (act.charter.guild, words), Some(typed.towards)).await?;
    // "in 3 days" is not hurried, although it is read to the whole second or minute.
    let hurried = closes_at - act.now < UNHURRIED - TimeDelta::minutes(1);
    if hurried && urgent.is_none() {
        return Ok(Read::NeedsWhy);
    }
    let wanted = Wanted {
        guild: act.charter.guild,
        proposer: act.asker.person,
        channel,
        title,
        body,
        method: typed.method,
        closes_at,
        urgent: urgent.filter(|_| hurried),
        towards: towards.map(|item| item.reference.to_string()),
    };
    Ok(Read::Ready(wanted, shifted))
}

/// When it ends if nobody says: at this hour of that day; if that is in quiet hours, in its afternoon.
fn closes_by_itself(act: &Act) -> DateTime<Utc> {
    let (charter, local) = (&act.charter, act.charter.local(act.now) + OPEN_FOR);
    let at = to_utc(charter.zone, local).0;
    let afternoon = local.date().and_hms_opt(CLOSES_HOUR, 0, 0).filter(|_| charter.quiet_until(at).is_some());
    afternoon.map_or(at, |afternoon| to_utc(charter.zone, afternoon).0)
}

/// When it ends, and whether the hour had to be shifted.
fn closes(act: &Act, typed: &str) -> Result<(DateTime<Utc>, bool)> {
    let (words, least) = (act.words(), TimeDelta::hours(Rules::default().open_hours));
    if typed.trim().is_empty() {
        return Ok((closes_by_itself(act), false));
    }
    let reading = dates::read(words, &act.charter, typed, Purpose::Due, act.now)?;
    if reading.at < act.now + least {
        let (at, hours) = (stamp(act.now + least), least.num_hours());
        return Err(Error::Mistyped(say!(words, "decide-too-soon", hours = hours, at = at)));
    }
    Ok((reading.at, reading.shifted))
}

/// Enters a decision, and owes its card and its end. Says whether it was there already: the same within ten minutes is one.
pub async fn propose(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<(Decision, bool)> {
    people::remember(connection, &act.asker, act.now).await?;
    if let Some(same) = store::same(connection, wanted, act.now - SAME_WITHIN).await? {
        return Ok((same, true));
    }
    if store::count_open(connection, wanted.guild, wanted.proposer).await? >= EACH_MAX {
        return Err(Error::Refusal(say!(act.words(), "decide-too-many-open", max = EACH_MAX)));
    }
    let id = store::insert(connection, wanted, act.now).await?;
    let decision = store::get(connection, id).await?.ok_or_else(|| super::acts::not_found(act))?;
    told::opened(connection, &decision, act.now).await?;
    Ok((decision, false))
}
