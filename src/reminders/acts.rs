//! What can be done with a reminder, each as one change inside the caller's transaction: the reminder and what is owed because of
//! it move together or not at all. Commands and presses both come here.

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;
use sqlx::types::Text;

use super::store::{self, Wanted};
use super::{CHANNELS_MAX, DUE, EACH_MAX, Reminder, SAME_WITHIN, STOPPED, State};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::{OutboxId, ReminderId};
use crate::outbox::{self, Owed, Recipient};
use crate::repeats::{Coming, Moved};
use crate::timing::Timing;
use crate::{people, say};

/// Enters a reminder and owes its first time. Says whether it was there already: the same within ten minutes is one.
pub async fn make(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<(Reminder, bool)> {
    let words = act.words();
    people::remember(connection, &act.asker, act.now).await?;
    if let Some(same) = store::same(connection, wanted, act.now - SAME_WITHIN).await? {
        return Ok((same, true));
    }
    let (own, channels) = store::counts(connection, wanted.guild, wanted.maker).await?;
    if own >= EACH_MAX {
        return Err(Error::Refusal(say!(words, "remind-too-many", max = EACH_MAX)));
    }
    if wanted.channel.is_some() && channels >= CHANNELS_MAX {
        return Err(Error::Refusal(say!(words, "remind-too-many-channels", max = CHANNELS_MAX)));
    }
    let id = store::insert(connection, wanted, act.now).await?;
    let mut reminder = store::get(connection, id).await?.ok_or_else(|| not_found(act))?;
    plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    Ok((reminder, false))
}

/// Owes the next occurrence after now, and nothing else; a reminder without one has ended. `claimed` is the row that is being sent.
pub async fn plan(
    connection: &mut SqliteConnection,
    reminder: &mut Reminder,
    zone: Tz,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    let next = if reminder.state == State::Active { reminder.next_after(zone, now) } else { None };
    owe(connection, reminder, next, (now, claimed)).await
}

/// Owes this occurrence, and nothing else; a reminder without one has ended.
pub async fn owe(
    connection: &mut SqliteConnection,
    reminder: &mut Reminder,
    next: Option<Coming>,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    (reminder.next_original, reminder.next_at) = (next.map(|next| next.original), next.map(|next| next.at));
    reminder.state = if next.is_some() { State::Active } else { State::Ended };
    store::save(connection, reminder, now).await?;
    let key = next.map(|next| outbox::occurrence(next.original)).unwrap_or_default();
    let place = (key.as_str(), next.map(|next| next.at));
    let revision = store::make_room(connection, reminder, place, (claimed, now)).await?;
    let (Some(next), Some(revision)) = (next, revision) else { return Ok(()) };
    let owed = Owed {
        guild: reminder.guild,
        item: reminder.reference().to_string(),
        occurrence: key,
        revision,
        recipient: reminder.recipient(),
        kind: DUE,
        due_at: next.at,
    };
    outbox::owe(connection, &owed).await
}

/// The reminder with this row, if the asker may change it: their own, or, for a coordinator, one to a channel.
pub async fn own(connection: &mut SqliteConnection, act: &Act, id: ReminderId) -> Result<Reminder> {
    let found = store::get(connection, id).await?.filter(|found| found.guild == act.charter.guild);
    let reminder = found.ok_or_else(|| not_found(act))?;
    if reminder.maker == act.asker.person || (reminder.channel.is_some() && act.is_coordinator(connection).await?) {
        return Ok(reminder);
    }
    Err(not_found(act))
}

/// It never comes again.
pub async fn stop(connection: &mut SqliteConnection, act: &Act, id: ReminderId) -> Result<Reminder> {
    let mut reminder = own(connection, act, id).await?;
    reminder.state = State::Ended;
    store::withdraw(connection, &reminder, act.now).await?;
    let was_active = reminder.next_at.is_some();
    plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    if was_active && reminder.maker != act.asker.person {
        people::remember(connection, &act.asker, act.now).await?;
        outbox::owe(connection, &told_stopped(&reminder, act)).await?;
    }
    Ok(reminder)
}

/// Its maker hears who stopped it.
fn told_stopped(reminder: &Reminder, act: &Act) -> Owed {
    Owed {
        guild: reminder.guild,
        item: reminder.reference().to_string(),
        // A reminder is stopped once; who did it is looked up when it is told.
        occurrence: act.asker.person.to_string(),
        revision: 0,
        recipient: Recipient::Person(reminder.maker),
        kind: STOPPED,
        due_at: act.now,
    }
}

/// Leaves the occurrence with this key out, if it is still to come; pressed twice, it leaves out no other.
pub async fn skip(connection: &mut SqliteConnection, act: &Act, id: ReminderId, key: &str) -> Result<Reminder> {
    let mut reminder = own(connection, act, id).await?;
    refuse_ended(act, &reminder)?;
    if let Some(skipped) = reminder.pending(act.charter.zone, key) {
        reminder.changes.moved.remove(&skipped.original);
        reminder.changes.except.insert(skipped.original);
        plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    }
    Ok(reminder)
}

/// Moves the occurrence with this key, if it is still to come, and no other.
pub async fn reschedule(
    connection: &mut SqliteConnection,
    act: &Act,
    (id, key): (ReminderId, &str),
    to: Moved,
) -> Result<Reminder> {
    let mut reminder = own(connection, act, id).await?;
    refuse_ended(act, &reminder)?;
    let moved = reminder.pending(act.charter.zone, key);
    let moved =
        moved.ok_or_else(|| Error::Refusal(say!(act.words(), "remind-gone", reference = reference(&reminder))))?;
    reminder.changes.moved.insert(moved.original, to);
    plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    Ok(reminder)
}

/// All that are still to come follow a new time or repeat; a snoozed one of before still comes.
pub async fn replace(connection: &mut SqliteConnection, act: &Act, id: ReminderId, timing: Timing) -> Result<Reminder> {
    let mut reminder = own(connection, act, id).await?;
    refuse_ended(act, &reminder)?;
    store::withdraw(connection, &reminder, act.now).await?;
    let told = reminder.told.take();
    reminder.starts = timing.starts;
    reminder.rule = timing.rule.map(Text);
    reminder.changes.except.clear();
    reminder.changes.moved.retain(|original, _| told.is_some_and(|told| *original <= told));
    reminder.changes.moved.extend(timing.changes.moved);
    plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    Ok(reminder)
}

/// How long it sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snooze {
    /// Ten minutes.
    TenMinutes,
    /// An hour.
    Hour,
    /// Until the same wall time tomorrow.
    Tomorrow,
}

/// The occurrence that was told comes once more, later; the series stays as it is. Only for who got it.
pub async fn snooze(
    connection: &mut SqliteConnection,
    act: &Act,
    (id, key): (ReminderId, &str),
    snooze: Snooze,
) -> Result<(Reminder, DateTime<Utc>)> {
    let mut reminder = told_one(connection, act, id).await?;
    let original = original(act, &reminder, key)?;
    if reminder.state == State::Ended && reminder.rule.is_some() {
        return Err(Error::Refusal(say!(act.words(), "remind-already-stopped", reference = reference(&reminder))));
    }
    let to = later(act, snooze);
    reminder.state = State::Active;
    reminder.changes.except.remove(&original);
    reminder.changes.moved.insert(original, to);
    plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    Ok((reminder, to.at(act.charter.zone)))
}

/// *Done*: if that occurrence was to come again, it does not, whichever of its messages was answered. Gives when it was to come.
pub async fn done(
    connection: &mut SqliteConnection,
    act: &Act,
    id: ReminderId,
    key: &str,
) -> Result<(Reminder, Option<DateTime<Utc>>)> {
    let mut reminder = told_one(connection, act, id).await?;
    let original = original(act, &reminder, key)?;
    let off = reminder.changes.moved.remove(&original).map(|to| to.at(act.charter.zone));
    if off.is_some() {
        reminder.changes.except.insert(original);
        plan(connection, &mut reminder, act.charter.zone, (act.now, None)).await?;
    }
    Ok((reminder, off))
}

fn later(act: &Act, snooze: Snooze) -> Moved {
    let after = |minutes| {
        let at = act.now + TimeDelta::minutes(minutes);
        Moved::At(at.with_nanosecond(0).unwrap_or(at))
    };
    match snooze {
        Snooze::TenMinutes => after(10),
        Snooze::Hour => after(60),
        Snooze::Tomorrow => {
            let local = act.charter.local(act.now);
            let tomorrow = local.with_second(0).and_then(|local| local.with_nanosecond(0)).unwrap_or(local);
            Moved::Wall(tomorrow.checked_add_days(Days::new(1)).unwrap_or(tomorrow))
        }
    }
}

/// A reminder of the asker's own, as it came to them in a direct message.
async fn told_one(connection: &mut SqliteConnection, act: &Act, id: ReminderId) -> Result<Reminder> {
    let reminder = own(connection, act, id).await?;
    if reminder.channel.is_none() { Ok(reminder) } else { Err(not_found(act)) }
}

fn original(act: &Act, reminder: &Reminder, key: &str) -> Result<NaiveDateTime> {
    reminder.original(key).ok_or_else(|| not_found(act))
}

/// Refuses what can only be done while it is still to come.
pub fn refuse_ended(act: &Act, reminder: &Reminder) -> Result<()> {
    if reminder.state == State::Active {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "remind-already-stopped", reference = reference(reminder))))
}

fn reference(reminder: &Reminder) -> String {
    reminder.reference().to_string()
}

/// Somebody else's is as good as none.
pub fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "not-found"))
}
