//! What can be done with a poll, each as one change inside the caller's transaction: the poll, the answers and what is owed because of
//! them move together or not at all.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::{self, Wanted};
use super::tally::{By, Tally, tally};
use super::{CARD, CLOSE, Change, EACH_MAX, POST, Poll, SAME_WITHIN, brief};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::{GuildId, OutboxId};
use crate::items::{Kind, Reference};
use crate::outbox::{self, Owed, Recipient};
use crate::when::{self, Purpose, Reading};
use crate::{people, say};

/// Enters a poll, and owes its card and its end. Says whether it was there already: the same within ten minutes is one.
pub async fn ask(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<(Poll, bool)> {
    let words = act.words();
    people::remember(connection, &act.asker, act.now).await?;
    if let Some(same) = store::same(connection, wanted, act.now - SAME_WITHIN).await? {
        return Ok((same, true));
    }
    if store::count_open(connection, (wanted.guild, wanted.asker), act.now).await? >= EACH_MAX {
        return Err(Error::Refusal(say!(words, "poll-too-many-open", max = EACH_MAX)));
    }
    let id = store::insert(connection, wanted, act.now).await?;
    let poll = store::get(connection, id).await?.ok_or_else(|| not_found(act))?;
    let post = owed(&poll, (POST, "card"), act.now);
    outbox::owe_all(connection, &[post, owed(&poll, (CLOSE, "close"), poll.closes_at)]).await?;
    Ok((poll, false))
}

/// Changes the asker's answer. Says whether it is another one now.
pub async fn answer(connection: &mut SqliteConnection, act: &Act, poll: &Poll, change: &Change) -> Result<bool> {
    let words = act.words();
    if !poll.is_open(act.now) {
        return Err(Error::Refusal(say!(words, "poll-over", reference = poll.reference().to_string())));
    }
    let person = act.asker.person;
    let before = store::ballot(connection, poll, person).await?;
    let after = change.on(poll.method, &before).ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?;
    if after != before {
        store::set_ballot(connection, poll.id, person, &after).await?;
        let pace = outbox::pace(poll.asked_at, act.now);
        outbox::owe_edit(connection, &owed(poll, (CARD, "card"), act.now + outbox::AFTER), pace).await?;
    }
    Ok(after != before)
}

/// Closes a poll before its time: its asker may, and coordinators.
pub async fn close_now(connection: &mut SqliteConnection, act: &Act, poll: &Poll) -> Result<Poll> {
    refuse_closing(connection, act, poll).await?;
    if poll.is_open(act.now) {
        close(connection, poll, act.now, act.now).await?;
        if poll.asker != act.asker.person {
            brief::owe(connection, &act.charter, poll, act.now).await?;
        }
    }
    store::get(connection, poll.id).await?.ok_or_else(|| not_found(act))
}

/// Refuses who may not close it: what else is done with the whole poll is theirs alone too.
pub async fn refuse_closing(connection: &mut SqliteConnection, act: &Act, poll: &Poll) -> Result<()> {
    if may_close(connection, act, poll).await? {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "poll-not-yours-to-close")))
}

/// Closes a poll as of `at`; its card says so at once.
pub async fn close(
    connection: &mut SqliteConnection,
    poll: &Poll,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    store::close(connection, poll.id, at).await?;
    outbox::owe_edit(connection, &owed(poll, (CARD, "card"), now), TimeDelta::zero()).await
}

/// Something came of a poll, if it is one: its card follows.
pub async fn came_of(
    connection: &mut SqliteConnection,
    (guild, reference): (GuildId, Reference),
    now: DateTime<Utc>,
) -> Result<()> {
    if reference.kind != Kind::Decision {
        return Ok(());
    }
    let Some(poll) = store::find(connection, guild, reference.number).await? else { return Ok(()) };
    let card = owed(&poll, (CARD, "card"), now + outbox::AFTER);
    outbox::owe_edit(connection, &card, outbox::pace(poll.asked_at, now)).await
}

/// The time of the option that leads, if it is one, and whether people could still meet then.
pub fn leading_time(act: &Act, poll: &Poll, tally: &Tally) -> Option<(NaiveDateTime, bool)> {
    let time = time_of(act, poll, poll.options.get(*tally.order.first()?)?)?;
    Some((time.local, time.at > act.now))
}

/// Whether it asks for a time, and one of its times comes before it closes.
pub fn asks_too_late(act: &Act, poll: &Poll) -> bool {
    let times: Option<Vec<_>> = poll.options.iter().map(|option| time_of(act, poll, option)).collect();
    times.is_some_and(|times| times.iter().any(|time| time.at <= poll.closes_at))
}

/// The time that an option is, if it is one: read as of the day on which it was asked.
fn time_of(act: &Act, poll: &Poll, option: &str) -> Option<Reading> {
    when::read(option, Purpose::Moment, &act.charter.when(poll.asked_at)).ok()?.first().copied()
}

/// The option that leads, if anybody answered and it is not first by the drawn order only.
pub fn leads<'a>(poll: &'a Poll, tally: &Tally) -> Option<&'a str> {
    let is_first = tally.voters > 0 && tally.tie.as_ref().is_none_or(|tie| tie.by == By::Support);
    tally.order.first().filter(|_| is_first).and_then(|first| poll.options.get(*first)).map(String::as_str)
}

/// The question with what came out of it, if something did; while it is open, the question alone.
pub fn said(act: &Act, poll: &Poll, tally: &Tally) -> String {
    match leads(poll, tally).filter(|_| !poll.is_open(act.now)) {
        Some(first) if poll.question.ends_with('?') => format!("{} {first}", poll.question),
        Some(first) => format!("{}: {first}", poll.question),
        None => poll.question.clone(),
    }
}

/// Whether the asker may close it.
pub async fn may_close(connection: &mut SqliteConnection, act: &Act, poll: &Poll) -> Result<bool> {
    Ok(poll.asker == act.asker.person || act.is_coordinator(connection).await?)
}

/// Counts what was answered so far.
pub async fn count(connection: &mut SqliteConnection, poll: &Poll) -> Result<Tally> {
    let ballots = store::ballots(connection, poll).await?;
    Ok(tally(poll.method, poll.options.len(), poll.id.0, &ballots))
}

/// Refuses who cannot have read the poll: if it is not everyone's, it is for those in its channel, or where its card stands; who asked or
/// answered it is among them, and so are coordinators. `row` posted the message that was pressed.
pub async fn refuse_unseen(
    connection: &mut SqliteConnection,
    act: &Act,
    poll: &Poll,
    row: Option<OutboxId>,
) -> Result<()> {
    let person = act.asker.person;
    if poll.open || poll.channel == act.asker.channel || poll.asker == person {
        return Ok(());
    }
    if let Some(row) = row
        && outbox::item_of(connection, row).await? == Some((poll.guild, poll.reference().to_string()))
    {
        return Ok(());
    }
    if !store::ballot(connection, poll, person).await?.is_empty() || act.is_coordinator(connection).await? {
        return Ok(());
    }
    Err(not_found(act))
}

fn owed(poll: &Poll, (kind, occurrence): (&'static str, &str), due_at: DateTime<Utc>) -> Owed {
    Owed {
        guild: poll.guild,
        item: poll.reference().to_string(),
        occurrence: occurrence.to_owned(),
        revision: 0,
        recipient: Recipient::Channel(poll.channel),
        kind,
        due_at,
    }
}

/// Another guild's is as good as none.
pub fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "not-found"))
}
