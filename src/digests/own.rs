//! A person's own digest: what they promised, what waits for their answer, what they kept. It comes once a week, on Mondays at the hour
//! of the brief, whenever everyone's comes. What stands as it did last time is not sent again; what was kept since then always is.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::compose::{self, Digest};
use super::span::Span;
use super::{LATE_AFTER, OWN, Occurrence, Own, Progress, SPAN_MAX, Times, WEEK, acts, store, timing, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, Reader};
use crate::ids::{GuildId, OutboxId, PersonId};
use crate::message::Message;
use crate::news::{DigestLine, DigestReader, Section};
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
    let next = next_after(&act.charter, None, act.now);
    if let Some(next) = next {
        // The first one tells of as long as those after it.
        own.since = (next.at - WEEK).min(act.now);
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

/// The first Monday after an instant that was not handled before.
fn next_after(charter: &Charter, told: Option<NaiveDateTime>, after: DateTime<Utc>) -> Option<Occurrence> {
    timing::usual(charter, after)?.next_after(charter.zone, told, after)
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
    outbox::call_off(connection, (guild, Recipient::Person(person)), (OWN, OWN), (claimed, now)).await
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
        let next = next_after(charter, own.told, if away { now } else { now - GRACE });
        owe(connection, &mut own, next, (now, Some(row.id))).await?;
        return Ok(Due::NotWanted("away, or too late; the next one tells it"));
    }
    let reader = Reader::of(connection, charter.clone(), person, now).await?;
    let span = Span { from: own.since.max(now - SPAN_MAX).min(now), until: now };
    let all = lines(connection, app, &reader, span).await?;
    // What was kept is told of this week only; the rest stands until it changes.
    let (kept, standing): (Vec<_>, Vec<_>) = all.iter().partition(|line| line.section == Section::Kept);
    // Where nothing stands, what comes up later is news, even if it was said before.
    let hash = (!standing.is_empty()).then(|| compose::hash(&standing));
    let news = !kept.is_empty() || (hash.is_some() && own.said != hash);
    own.said = hash;
    own.since = now;
    let next = next_after(charter, own.told, now);
    owe(connection, &mut own, next, (now, Some(row.id))).await?;
    if !news {
        return Ok(Due::NotWanted("nothing new to say"));
    }
    let late = (now - ready_at > LATE_AFTER).then_some(row.due_at);
    let digest: Digest = compose::fit(all);
    Ok(Due::Private(Message::Notice(view::own(&reader, &digest, (span, late))), own.made_in))
}
