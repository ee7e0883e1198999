//! A person's own digest: what they promised, what waits for their answer, what they kept. It comes at the same time as everyone's, and
//! at the charter's while none is planned; the same as last time is not sent again.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::compose::{self, Digest};
use super::span::Span;
use super::{LATE_AFTER, NAME, OWN, Occurrence, Own, Progress, SPAN_MAX, Times, acts, store, timing, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, Reader};
use crate::ids::{GuildId, OutboxId, PersonId};
use crate::message::Message;
use crate::news::{DigestLine, DigestReader};
use crate::outbox::{self, Due, GRACE, Recipient, Row};
use crate::people;

/// The digest comes from now on. Says when, and whether it did before.
pub async fn turn_on(connection: &mut SqliteConnection, act: &Act) -> Result<(Own, bool)> {
    let (guild, person) = (act.charter.guild, act.asker.person);
    people::remember(connection, &act.asker, act.now).await?;
    if let Some(own) = store::own(connection, guild, person).await? {
        return Ok((own, true));
    }
    let mut own = Own {
        guild,
        person,
        made_in: act.asker.channel,
        since: act.now,
        said: None,
        told: None,
        next_original: None,
        next_at: None,
    };
    let times = times(connection, &act.charter, act.now).await?;
    let next = times.as_ref().and_then(|times| times.next_after(act.charter.zone, None, act.now));
    if let Some((times, next)) = times.zip(next) {
        // The first one tells of as long as those after it.
        own.since = (next.at - times.length(act.charter.zone, next)).min(act.now);
    }
    owe(connection, &mut own, next, (act.now, None)).await?;
    Ok((own, false))
}

/// It does not come any more.
pub async fn turn_off(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    let (guild, person) = (act.charter.guild, act.asker.person);
    call_off(connection, (guild, person), (None, act.now)).await?;
    store::forget_own(connection, guild, person).await
}

/// The schedule of everyone's digest changed: everybody's own follows it.
pub async fn follow(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    for mut own in store::all_own(connection, charter.guild).await? {
        plan(connection, &mut own, charter, (now, None)).await?;
    }
    Ok(())
}

/// The zone or its data changed.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    for mut own in store::all_own(connection, charter.guild).await? {
        let Some(next) = own.next().filter(|next| next.at > now) else { continue };
        let moved = Times::moved(charter.zone, next, now);
        if moved != next {
            owe(connection, &mut own, Some(moved), (now, None)).await?;
        }
    }
    Ok(())
}

async fn times(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<Option<Times>> {
    let schedule = store::schedule(connection, charter.guild).await?;
    Ok(schedule.map(|schedule| schedule.times()).or_else(|| timing::usual(charter, now)))
}

async fn plan(
    connection: &mut SqliteConnection,
    own: &mut Own,
    charter: &Charter,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    let times = times(connection, charter, now).await?;
    let next = times.and_then(|times| times.next_after(charter.zone, own.told, now));
    owe(connection, own, next, (now, claimed)).await
}

async fn owe(
    connection: &mut SqliteConnection,
    own: &mut Own,
    next: Option<Occurrence>,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    own.set(Progress { told: own.told, next });
    store::save_own(connection, own).await?;
    call_off(connection, (own.guild, own.person), (claimed, now)).await?;
    let Some(next) = next else { return Ok(()) };
    let recipient = Recipient::Person(own.person);
    let owed = acts::owed(own.guild, recipient, (OWN, outbox::occurrence(next.original)), next.at);
    outbox::owe_ahead(connection, &owed, TimeDelta::zero()).await
}

async fn call_off(
    connection: &mut SqliteConnection,
    (guild, person): (GuildId, PersonId),
    (claimed, now): (Option<OutboxId>, DateTime<Utc>),
) -> Result<()> {
    outbox::call_off(connection, (guild, Recipient::Person(person)), (NAME, OWN), (claimed, now)).await
}

/// What a person's own digest has to tell of this time.
pub async fn lines(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &Reader,
    span: Span,
) -> Result<Vec<DigestLine>> {
    let reader = DigestReader {
        charter: reader.charter.clone(),
        words: reader.words,
        channel: None,
        person: Some(reader.person),
        from: span.from,
        until: span.until,
        now: reader.now,
    };
    compose::lines(connection, app, &reader).await
}

/// The digest, if there is something new to say. In the same transaction the next one is owed.
pub async fn due(
    connection: &mut SqliteConnection,
    app: &App,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("it is for a person")) };
    let Some(mut own) = store::own(connection, row.guild, person).await? else {
        return Ok(Due::NotWanted("turned off"));
    };
    let is_next = |next: &Occurrence| outbox::occurrence(next.original) == row.occurrence && next.at == row.due_at;
    let Some(occurrence) = own.next().filter(is_next) else { return Ok(Due::NotWanted("its time changed")) };
    let away = people::delivery(connection, row.guild, person).await?.away_at(now).is_some();
    if !away && let Some(morning) = charter.quiet_until(now) {
        return Ok(Due::Later(morning));
    }
    own.told = Some(occurrence.original);
    let ready_at = charter.quiet_until(row.due_at).unwrap_or(row.due_at);
    if away || now - ready_at > GRACE {
        // After a long silence the next may be due already too, and not too late.
        let after = if away { now } else { now - GRACE };
        let next = times(connection, charter, now).await?;
        let next = next.and_then(|times| times.next_after(charter.zone, own.told, after));
        owe(connection, &mut own, next, (now, Some(row.id))).await?;
        return Ok(Due::NotWanted("away, or too late; the next one tells it"));
    }
    let reader = Reader::of(connection, charter.clone(), person, now).await?;
    let span = Span { from: own.since.max(now - SPAN_MAX).min(now), until: now };
    let all = lines(connection, app, &reader, span).await?;
    let hash = compose::hash(&all);
    let news = !all.is_empty() && own.said != Some(hash);
    // What is empty is said again once there is something.
    own.said = (!all.is_empty()).then_some(hash);
    own.since = now;
    plan(connection, &mut own, charter, (now, Some(row.id))).await?;
    if !news {
        return Ok(Due::NotWanted("nothing new to say"));
    }
    let late = (now - ready_at > LATE_AFTER).then_some(row.due_at);
    let digest: Digest = compose::fit(all);
    Ok(Due::Private(Message::Notice(view::own(&reader, &digest, (span, late))), own.made_in))
}
