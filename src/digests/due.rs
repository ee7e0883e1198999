//! What falls due: the digest for everyone, and one posted by hand; and what happens when the coalition's zone changes.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::compose::{self, Digest};
use super::kept::{self, New};
use super::span::Span;
use super::store::Ended;
use super::{LATE_AFTER, Occurrence, SPAN_MAX, Schedule, State, Times, acts, own, store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::App;
use crate::message::Message;
use crate::news::{DigestLine, DigestReader};
use crate::outbox::{self, Due, GRACE, Payload, Recipient, Row};

/// What the next digest says.
pub struct Next {
    pub span: Span,
    /// All that stands, said before or not.
    pub standing: Vec<DigestLine>,
    pub digest: Digest,
    /// How many were missed since the last one, and when the first of them was due.
    pub missed: (i64, Option<DateTime<Utc>>),
}

impl Next {
    /// As things are, for the reader's own time.
    pub async fn of(connection: &mut SqliteConnection, app: &App, reader: &DigestReader) -> Result<Self> {
        let guild = reader.charter.guild;
        let (standing, digest) = compose::digest(connection, app, reader, true).await?;
        let missed = store::missed(connection, guild).await?;
        Ok(Self { span: Span { from: reader.from, until: reader.until }, standing, digest, missed })
    }
}

/// Everyone's digest that comes with this occurrence: what happened since the last one, until it is due, or now if it is late. So what
/// is frozen ahead and still holds is the same when it is due.
pub async fn reader(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (schedule, occurrence): (&Schedule, Occurrence),
    now: DateTime<Utc>,
) -> Result<DigestReader> {
    let length = schedule.times().length(charter.zone, occurrence);
    let since = store::told_until(connection, charter.guild).await?;
    let from = since.unwrap_or(occurrence.at - length).max(now - SPAN_MAX).min(now);
    Ok(DigestReader {
        words: charter.words(),
        charter: charter.clone(),
        channel: Some(schedule.channel),
        person: None,
        from,
        until: occurrence.at.max(now),
        now,
    })
}

/// The digest, if there is something to say. In the same transaction the next one is owed. Before its time it is only rendered.
pub async fn due(
    connection: &mut SqliteConnection,
    app: &App,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some(mut schedule) = store::schedule(connection, row.guild).await? else {
        return Ok(Due::NotWanted("no schedule"));
    };
    if schedule.state == State::Paused {
        return Ok(Due::NotWanted("paused"));
    }
    let next = schedule.next().filter(|next| {
        outbox::occurrence(next.original) == row.occurrence
            && next.at == row.due_at
            && row.recipient == schedule.recipient()
    });
    let Some(occurrence) = next else { return Ok(Due::NotWanted("its time changed")) };
    if store::has_ended(connection, row.guild, &row.occurrence).await? {
        schedule.told = schedule.told.max(Some(occurrence.original));
        acts::plan(connection, &mut schedule, charter.zone, (now, Some(row.id))).await?;
        return Ok(Due::NotWanted("it was told before"));
    }
    let reader = reader(connection, charter, (&schedule, occurrence), now).await?;
    if now < row.due_at {
        let next = Next::of(connection, app, &reader).await?;
        let Some(card) = view::everyones(&reader, &next, (&row.occurrence, row.due_at, false)) else {
            return Ok(Due::Later(row.due_at));
        };
        keep(connection, app, (row, &reader), &next).await?;
        return Ok(Due::Post(Message::Card(card), schedule.made_in));
    }
    if outbox::waits_for_others(connection, row, now).await? {
        return Ok(Due::Later(now));
    }
    schedule.told = Some(occurrence.original);
    let newest = schedule.times().newest(charter.zone, occurrence, now);
    let too_late = now - occurrence.at > GRACE;
    if too_late || newest.is_some() {
        let state = if too_late { "missed" } else { "passed" };
        end(connection, (row, &reader), state).await?;
        // The newest has a row of its own, with its own grace; those in between are told with it.
        return match newest {
            Some(newest) => acts::owe(connection, &mut schedule, Some(newest), (now, Some(row.id))).await,
            None => acts::plan(connection, &mut schedule, charter.zone, (now, Some(row.id))).await,
        }
        .map(|()| Due::NotWanted("too late; the next one tells it"));
    }
    acts::plan(connection, &mut schedule, charter.zone, (now, Some(row.id))).await?;
    say(connection, app, (row, &schedule, &reader), now).await
}

/// Says what there is to say, and keeps that it was said.
async fn say(
    connection: &mut SqliteConnection,
    app: &App,
    (row, schedule, reader): (&Row, &Schedule, &DigestReader),
    now: DateTime<Utc>,
) -> Result<Due> {
    let next = Next::of(connection, app, reader).await?;
    let card = view::everyones(reader, &next, (&row.occurrence, row.due_at, now - row.due_at > LATE_AFTER));
    let keys: Vec<String> = next.standing.iter().map(|line| line.key.clone()).collect();
    store::set_told(connection, row.guild, (&next.digest.shown, &keys)).await?;
    let Some(card) = card else {
        end(connection, (row, reader), "empty").await?;
        return Ok(Due::NotWanted("nothing to say"));
    };
    end(connection, (row, reader), "said").await?;
    keep(connection, app, (row, reader), &next).await?;
    let message = Message::Card(card);
    let frozen = row.payload.as_ref().and_then(Payload::message);
    Ok(if frozen == Some(&message) { Due::AsFrozen } else { Due::Post(message, schedule.made_in) })
}

/// Keeps what it says, for the buttons of its message.
async fn keep(
    connection: &mut SqliteConnection,
    app: &App,
    (row, reader): (&Row, &DigestReader),
    next: &Next,
) -> Result<()> {
    let (lines, shown) = (&next.standing, &next.digest.shown);
    kept::keep(connection, app, &New { reader, occurrence: &row.occurrence, at: reader.until, lines, shown }).await
}

async fn end(connection: &mut SqliteConnection, (row, reader): (&Row, &DigestReader), state: &str) -> Result<()> {
    let ended = Ended {
        guild: row.guild,
        period: &row.occurrence,
        due_at: row.due_at,
        from: reader.from,
        until: reader.until,
        state,
    };
    store::end(connection, &ended).await.map(|_| ())
}

/// A digest that somebody had posted: as it was composed when they pressed.
pub async fn by_hand(
    connection: &mut SqliteConnection,
    app: &App,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let posted = store::posted(connection, row.guild, &row.occurrence).await?;
    let (Some(posted), Recipient::Channel(channel)) = (posted, row.recipient) else {
        return Ok(Due::NotWanted("no digest"));
    };
    let reader = DigestReader {
        words: posted.language.words(),
        charter: charter.clone(),
        channel: Some(channel),
        person: None,
        from: posted.from_at,
        until: posted.until_at,
        now,
    };
    let shown = posted.screen(false)?;
    let picture = compose::picture(connection, app, &reader, &shown).await?;
    let card = view::by_hand(&reader, &Digest { shown, more: 0, picture }, &row.occurrence);
    Ok(Due::Send(vec![Message::Card(card)]))
}

/// The zone or its data changed: what is still to come keeps its wall time.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    if let Some(mut schedule) = store::schedule(connection, charter.guild).await?
        // What is due already is looked at when it is claimed.
        && let Some(next) = schedule.next().filter(|next| next.at > now)
    {
        let moved = Times::moved(charter.zone, next, now);
        if moved != next {
            acts::owe(connection, &mut schedule, Some(moved), (now, None)).await?;
        }
    }
    own::rezoned(connection, charter, now).await
}
