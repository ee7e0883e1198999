//! What can be done with a meeting but for changing its times (see `changes`), each as one change inside the caller's transaction.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::topics::{self, Topic};
use super::store::{self, Wanted, people as answers};
use super::{ALL_MAX, Answer, EACH_MAX, Meeting, POST, SAME_WITHIN, TOPICS_MAX, plan};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::ids::OutboxId;
use crate::outbox;
use crate::repeats::Coming;
use crate::when::to_local;
use crate::{people, say};

/// Enters a meeting, and owes its card, its reminders and its event. Says whether it was there already: the same within ten minutes is
/// one.
pub async fn schedule(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<(Meeting, bool)> {
    let words = act.words();
    people::remember(connection, &act.asker, act.now).await?;
    if let Some(same) = store::same(connection, wanted, act.now - SAME_WITHIN).await? {
        return Ok((same, true));
    }
    let (own, all) = store::counts(connection, wanted.guild, wanted.host).await?;
    if own >= EACH_MAX {
        return Err(Error::Refusal(say!(words, "meeting-too-many", max = EACH_MAX)));
    }
    if all >= ALL_MAX {
        return Err(Error::Refusal(say!(words, "meeting-too-many-here", max = ALL_MAX)));
    }
    let id = store::insert(connection, wanted, act.now).await?;
    let mut meeting = store::get(connection, id).await?.ok_or_else(|| not_found(act))?;
    plan::plan(connection, &mut meeting, &act.charter, (act.now, None)).await?;
    outbox::owe(connection, &plan::owed(&meeting, (POST, "card"), act.now)).await?;
    Ok((meeting, false))
}

/// What the asker says to an occurrence from now on.
pub async fn answer(
    connection: &mut SqliteConnection,
    act: &Act,
    (meeting, original): (&Meeting, NaiveDateTime),
    answer: Option<Answer>,
) -> Result<()> {
    if meeting.ahead(act.charter.zone, original, act.now).is_none() {
        return Err(over(act, meeting));
    }
    people::remember(connection, &act.asker, act.now).await?;
    let which = (meeting.id, original);
    if answers::answer(connection, which, act.asker.person).await? == answer {
        return Ok(());
    }
    answers::set_answer(connection, which, act.asker.person, answer).await?;
    redraw_soon(connection, act, meeting).await
}

/// The card follows within two seconds, or a minute once it is old.
pub async fn redraw_soon(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<()> {
    let pace = outbox::pace(meeting.made_at, act.now);
    plan::redraw(connection, meeting, (act.now + outbox::AFTER, pace)).await
}

/// Puts something on the agenda of what comes next. Says whether it was there already.
pub async fn add_topic(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting, topic: &str) -> Result<bool> {
    let next = meeting.current(act.charter.zone, act.now).ok_or_else(|| over(act, meeting))?;
    people::remember(connection, &act.asker, act.now).await?;
    let there = topics::all(connection, meeting.id).await?;
    // Whoever was first put it there for all.
    let compared = topics::compared(topic);
    if there.iter().any(|known| known.compared() == compared) {
        return Ok(true);
    }
    refuse_full(act, there.len() + 1)?;
    topics::add(connection, (meeting.id, next.original), (act.asker.person, topic), act.now).await?;
    redraw_soon(connection, act, meeting).await?;
    Ok(false)
}

/// Refuses more topics than an agenda holds.
pub fn refuse_full(act: &Act, topics: usize) -> Result<()> {
    if topics > usize::try_from(TOPICS_MAX).unwrap_or(usize::MAX) {
        return Err(Error::Refusal(say!(act.words(), "meeting-agenda-full", max = TOPICS_MAX)));
    }
    Ok(())
}

/// Takes something off the agenda: who put it there may, the host, and coordinators. One that is off already stays so.
pub async fn take_off(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting, id: i64) -> Result<()> {
    let Some(topic) = topics::all(connection, meeting.id).await?.into_iter().find(|topic| topic.id == id) else {
        return Ok(());
    };
    if !may_take_off(act, &topic, may_change(connection, act, meeting).await?) {
        return Err(Error::Refusal(say!(act.words(), "meeting-topic-not-yours")));
    }
    topics::take_off(connection, id, act.now).await?;
    redraw_soon(connection, act, meeting).await
}

/// Whether the asker may take this off; `changes`: whether they may change the meeting.
pub fn may_take_off(act: &Act, topic: &Topic, changes: bool) -> bool {
    changes || topic.person == act.asker.person
}

/// Whether the asker may move and cancel: the host, and coordinators.
pub async fn may_change(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<bool> {
    Ok(meeting.host == act.asker.person || act.is_coordinator(connection).await?)
}

/// Refuses who cannot know of the meeting. `row` posted the message that was pressed.
pub async fn refuse_unseen(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    row: Option<OutboxId>,
) -> Result<()> {
    let person = act.asker.person;
    if meeting.open || meeting.channel == act.asker.channel || meeting.host == person {
        return Ok(());
    }
    if let Some(row) = row
        && outbox::item_of(connection, row).await? == Some((meeting.guild, meeting.reference().to_string()))
    {
        return Ok(());
    }
    if answers::takes_part(connection, meeting.id, person).await? || act.is_coordinator(connection).await? {
        return Ok(());
    }
    Err(not_found(act))
}

/// When a meeting was that is over, or was to be that was cancelled.
pub async fn last(
    connection: &mut SqliteConnection,
    charter: &Charter,
    meeting: &Meeting,
    now: DateTime<Utc>,
) -> Result<Option<Coming>> {
    if meeting.cancelled_at.is_none() {
        return Ok(meeting.schedule.last_until(charter.zone, now));
    }
    let changed = store::last_change(connection, meeting.id).await?;
    Ok(changed.map(|changed| Coming { original: to_local(charter.zone, changed.was_at), at: changed.was_at }))
}

/// The card is drawn now.
pub async fn redraw_now(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<()> {
    plan::redraw(connection, meeting, (act.now, TimeDelta::zero())).await
}

/// That occurrence is over, or does not take place.
pub fn over(act: &Act, meeting: &Meeting) -> Error {
    Error::Refusal(say!(act.words(), "meeting-over", reference = meeting.reference().to_string()))
}

/// Another guild's is as good as none.
pub fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "not-found"))
}
