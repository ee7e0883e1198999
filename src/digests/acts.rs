//! What can be done with digests, each as one change inside the caller's transaction: the schedule and what is owed because of it move
//! together or not at all. Commands and presses both come here.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;
use sqlx::types::Text;

use super::kept::{self, New};
use super::{AHEAD, DUE, NOW, Occurrence, Progress, SPREAD_SECONDS, Schedule, State, Times, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::App;
use crate::ids::{ChannelId, GuildId, OutboxId};
use crate::items;
use crate::news::{DigestLine, DigestReader};
use crate::outbox::{self, Owed, Recipient};
use crate::{people, say};

/// The same digest posted again in a place within so long is a second press.
const AGAIN_WITHIN: TimeDelta = TimeDelta::minutes(1);

/// What is wanted of the digest for everyone; already checked.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub times: Times,
    /// Where; `None`: where it goes already, else to the announcements, else here.
    pub channel: Option<ChannelId>,
}

/// Refuses who may not plan digests: they speak for everyone.
pub async fn refuse_others(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    if act.is_coordinator(connection).await? {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "digest-not-allowed")))
}

/// Keeps when and where the digest comes, and owes the next; a paused one stays paused. Says whether it was so already.
pub async fn plan_for(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<(Schedule, bool)> {
    refuse_others(connection, act).await?;
    people::remember(connection, &act.asker, act.now).await?;
    let (guild, here) = (act.charter.guild, act.asker.channel);
    let old = store::schedule(connection, guild).await?;
    let channel = place(act, wanted.channel, old.as_ref());
    let as_before = old.as_ref().filter(|old| same_times(&old.times(), &wanted.times, act));
    if let Some(same) = as_before.filter(|old| old.channel == channel) {
        return Ok((same.clone(), true));
    }
    if let Some(old) = &old {
        call_off(connection, old, (None, act.now)).await?;
    }
    let mut schedule = Schedule {
        guild,
        channel,
        made_in: here,
        // In another channel it is the same series still.
        starts: as_before.map_or(wanted.times.starts, |old| old.starts),
        rule: Text(wanted.times.rule.clone()),
        state: old.as_ref().map_or(State::Active, |old| old.state),
        told: old.as_ref().and_then(|old| old.told),
        next_original: None,
        next_at: None,
    };
    go_on(connection, act).await?;
    plan_anew(connection, &mut schedule, act, old.as_ref()).await?;
    Ok((schedule, false))
}

/// Where it is to go.
pub fn place(act: &Act, chosen: Option<ChannelId>, old: Option<&Schedule>) -> ChannelId {
    let known = old.map(|old| old.channel).or(act.charter.announcements);
    chosen.or(known).unwrap_or(act.asker.channel)
}

/// What was typed now begins to count today, and gives the same times as before.
fn same_times(old: &Times, new: &Times, act: &Act) -> bool {
    let next = |times: &Times| times.next_after(act.charter.zone, None, act.now);
    old.rule == new.rule && next(old) == next(new)
}

/// Sends the digest to another channel from now on.
pub async fn send_to(connection: &mut SqliteConnection, act: &Act, channel: ChannelId) -> Result<Schedule> {
    let old = planned(connection, act).await?;
    call_off(connection, &old, (None, act.now)).await?;
    let mut schedule = Schedule { channel, made_in: act.asker.channel, ..old.clone() };
    go_on(connection, act).await?;
    plan_anew(connection, &mut schedule, act, Some(&old)).await?;
    Ok(schedule)
}

/// Pauses it, or has it go on.
pub async fn turn(connection: &mut SqliteConnection, act: &Act, state: State) -> Result<Schedule> {
    let mut schedule = planned(connection, act).await?;
    if schedule.state != state {
        schedule.state = state;
        go_on(connection, act).await?;
        plan(connection, &mut schedule, act.charter.zone, (act.now, None)).await?;
    }
    Ok(schedule)
}

/// Whoever changes it saw to it: that it failed before counts no more.
async fn go_on(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    outbox::resume(connection, act.charter.guild, items::DIGEST).await
}

/// The schedule, for who may change it.
pub async fn planned(connection: &mut SqliteConnection, act: &Act) -> Result<Schedule> {
    refuse_others(connection, act).await?;
    let found = store::schedule(connection, act.charter.guild).await?;
    found.ok_or_else(|| Error::Refusal(say!(act.words(), "digest-no-schedule")))
}

/// Owes the next digest of a schedule that changed: the one that is due and was not looked at yet, so that it is not lost, else the next
/// after now.
async fn plan_anew(
    connection: &mut SqliteConnection,
    schedule: &mut Schedule,
    act: &Act,
    old: Option<&Schedule>,
) -> Result<()> {
    match old.and_then(Schedule::next).filter(|next| next.at <= act.now) {
        Some(next) => owe(connection, schedule, Some(next), (act.now, None)).await,
        None => plan(connection, schedule, act.charter.zone, (act.now, None)).await,
    }
}

/// Owes the next digest after now, and nothing else. `claimed` is the row that is being sent.
pub async fn plan(
    connection: &mut SqliteConnection,
    schedule: &mut Schedule,
    zone: Tz,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    let active = schedule.state == State::Active;
    let next = active.then(|| schedule.times().next_after(zone, schedule.told, now)).flatten();
    owe(connection, schedule, next, (now, claimed)).await
}

/// Owes this one, and nothing else.
pub async fn owe(
    connection: &mut SqliteConnection,
    schedule: &mut Schedule,
    next: Option<Occurrence>,
    (now, claimed): (DateTime<Utc>, Option<OutboxId>),
) -> Result<()> {
    schedule.set(Progress { told: schedule.told, next });
    store::save(connection, schedule).await?;
    call_off(connection, schedule, (claimed, now)).await?;
    let Some(next) = next else { return Ok(()) };
    let owed = owed(schedule.guild, schedule.recipient(), (DUE, outbox::occurrence(next.original)), next.at);
    outbox::owe_ahead(connection, &owed, ahead(schedule.guild)).await
}

/// How long before it is due a guild's digest may be claimed.
fn ahead(guild: GuildId) -> TimeDelta {
    AHEAD - TimeDelta::seconds(guild.0.rem_euclid(SPREAD_SECONDS))
}

async fn call_off(
    connection: &mut SqliteConnection,
    schedule: &Schedule,
    (claimed, now): (Option<OutboxId>, DateTime<Utc>),
) -> Result<()> {
    outbox::call_off(connection, (schedule.guild, schedule.recipient()), (DUE, DUE), (claimed, now)).await
}

/// Posts a digest where the asker is, as it was composed. The same asked for twice in a row is posted once: `false` is the second time.
pub async fn post(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    (reader, lines, shown): (&DigestReader, &[DigestLine], &[DigestLine]),
) -> Result<bool> {
    people::remember(connection, &act.asker, act.now).await?;
    let (guild, channel) = (act.charter.guild, act.asker.channel);
    let occurrence = kept::by_hand(channel, act.now);
    let new = New { reader, occurrence: &occurrence, at: act.now, lines, shown };
    if kept::is_again(connection, &new, AGAIN_WITHIN).await? {
        return Ok(false);
    }
    kept::keep(connection, app, &new).await?;
    outbox::owe(connection, &owed(guild, Recipient::Channel(channel), (NOW, occurrence), act.now)).await?;
    Ok(true)
}

/// A row about digests. What it is about is its kind, so that what fails in one channel pauses nothing else.
pub fn owed(
    guild: GuildId,
    recipient: Recipient,
    (kind, occurrence): (&'static str, String),
    due_at: DateTime<Utc>,
) -> Owed {
    Owed { guild, item: kind.to_owned(), occurrence, revision: 0, recipient, kind, due_at }
}
