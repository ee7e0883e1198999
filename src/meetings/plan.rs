//! What is owed for a meeting: the two reminders, the host's own, the turn at the end of an occurrence, the guild's event, the card.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::{self, rows};
use super::{CARD, DAY, EVENT, HOST, HOUR, Meeting, State, TURN, brief};
use crate::charter::Charter;
use crate::error::Result;
use crate::ids::OutboxId;
use crate::outbox::{self, Owed};
use crate::repeats::Coming;

/// What was planned or moved when the host's own was due already is told so long before it.
pub(super) const HOST_LATE: TimeDelta = TimeDelta::minutes(10);

/// When what is owed for an occurrence falls due, counted from its start.
pub(super) fn offset(kind: &str, meeting: &Meeting) -> TimeDelta {
    match kind {
        DAY => TimeDelta::hours(-24),
        HOUR | HOST => TimeDelta::hours(-1),
        _ => meeting.length(),
    }
}

/// Owes what comes next after now, of each kind, and nothing else; a meeting without a next time has ended. `claimed` is the row that
/// is being handled.
pub(super) async fn plan(
    connection: &mut SqliteConnection,
    meeting: &mut Meeting,
    charter: &Charter,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    let zone = charter.zone;
    let next = meeting.current(zone, now);
    if next.is_none() {
        meeting.state = State::Ended;
    }
    (meeting.next_original, meeting.next_at) = (next.map(|next| next.original), next.map(|next| next.at));
    for kind in [DAY, HOUR, HOST, TURN] {
        let after = if kind == HOST { now + HOST_LATE } else { now - offset(kind, meeting) };
        let next = meeting.after(zone, after);
        let next = next.filter(|next| kind != HOST || brief::comes_after(charter, meeting, next.at, now));
        let key = next.map(|next| outbox::occurrence(next.original)).unwrap_or_default();
        let due_at = next.map(|next| next.at + offset(kind, meeting));
        let revision = rows::make_room(connection, (meeting, kind), (&key, due_at), (claimed, now)).await?;
        if let (Some(revision), Some(due_at)) = (revision, due_at) {
            outbox::owe(connection, &Owed { revision, ..owed(meeting, (kind, &key), due_at) }).await?;
        }
    }
    mirror(connection, meeting, next, now).await?;
    store::save(connection, meeting, now).await?;
    brief::owe(connection, charter, meeting, now).await
}

/// Has the guild's event follow, if the meeting is everyone's: called off where it does not take place any more, made or changed where
/// it comes next.
async fn mirror(
    connection: &mut SqliteConnection,
    meeting: &mut Meeting,
    next: Option<Coming>,
    now: DateTime<Utc>,
) -> Result<()> {
    let told = meeting.mirrored_original.zip(meeting.mirrored_at);
    let next = next.filter(|_| meeting.open).map(|next| (next.original, next.at));
    if told == next || !meeting.open {
        return Ok(());
    }
    if let Some((original, at)) = told
        && next.is_none_or(|(coming, _)| coming != original)
        && at > now
    {
        outbox::owe_anew(connection, &event(meeting, original, now)).await?;
    }
    if let Some((original, _)) = next {
        outbox::owe_anew(connection, &event(meeting, original, now)).await?;
    }
    (meeting.mirrored_original, meeting.mirrored_at) = (next.map(|next| next.0), next.map(|next| next.1));
    Ok(())
}

fn event(meeting: &Meeting, original: NaiveDateTime, now: DateTime<Utc>) -> Owed {
    owed(meeting, (EVENT, &outbox::occurrence(original)), now)
}

/// Has the card be drawn anew, soon; `apart`: so long after the last time at the least.
pub(super) async fn redraw(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    (at, apart): (DateTime<Utc>, TimeDelta),
) -> Result<()> {
    outbox::owe_edit(connection, &owed(meeting, (CARD, "card"), at), apart).await
}

/// A row for the meeting's channel, its host, or the guild's events.
pub(super) fn owed(meeting: &Meeting, (kind, occurrence): (&'static str, &str), due_at: DateTime<Utc>) -> Owed {
    Owed {
        guild: meeting.guild,
        item: meeting.item(kind),
        occurrence: occurrence.to_owned(),
        revision: 0,
        recipient: meeting.recipient(kind),
        kind,
        due_at,
    }
}

/// The zone or its data changed: what is still to come keeps its wall time. One whose wall time has passed there keeps its instant, so that it
/// is not lost.
pub(super) async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    for mut meeting in store::active(connection, charter.guild).await? {
        let known = meeting.next_original.zip(meeting.next_at).map(|(original, at)| Coming { original, at });
        let pending = known.and_then(|known| meeting.schedule.pending(charter.zone, known.original));
        if let Some(known) = known.filter(|known| known.at > now)
            && pending.is_some_and(|there| there.at <= now)
        {
            meeting.schedule.pin(charter.zone, known);
        }
        plan(connection, &mut meeting, charter, (now, None)).await?;
        // The card names wall times.
        redraw(connection, &meeting, (now, TimeDelta::zero())).await?;
    }
    Ok(())
}
