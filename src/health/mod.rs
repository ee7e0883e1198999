//! `/health`: for coordinators, in words: what waits, what failed, how late messages were, where permissions are missing, and
//! whether the data is backed up. Numbers are this coalition's alone; backups and version are the host's.

pub(crate) mod commands;
mod view;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use crate::act::Act;
use crate::db::backups::{Failed, Made};
use crate::error::{Error, Result};
use crate::feature::{App, Feature, Lacks, Pressed};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Card, Reply};
use crate::outbox::stats::{self, Failure, Lateness, Queue};
use crate::{people, say};

/// The feature, for the table of contents.
pub const FEATURE: Feature =
    Feature { press: Some(|app, pressed| Box::pin(answer(app, pressed))), ..Feature::named(NAME) };

/// Its name in custom ids.
const NAME: &str = "health";
/// Days over which failures are counted, and channels are looked for.
const LOOK_BACK: TimeDelta = TimeDelta::days(7);
/// Over so long lateness is measured.
const SENT_WITHIN: TimeDelta = TimeDelta::hours(24);
/// So many channels are asked about.
const CHANNELS_MAX: i64 = 10;
/// So many paused items are named.
const PAUSED_MAX: i64 = 10;
/// What is late by less than this is just going out.
const LATE_FROM: TimeDelta = TimeDelta::minutes(5);
/// A backup older than this needs a look.
const BACKUP_OLD: TimeDelta = TimeDelta::hours(48);

/// All that the card says.
struct Health {
    guild: GuildId,
    now: DateTime<Utc>,
    queue: Queue,
    failures: Vec<(Failure, i64)>,
    /// Items that failed too often.
    paused: Vec<String>,
    lateness: Option<Lateness>,
    /// Each channel in use and what the bot lacks there; `None` if Discord did not answer.
    channels: Option<Vec<(ChannelId, Lacks)>>,
    backup: Option<Made>,
    backup_failed: Option<Failed>,
    database_bytes: u64,
    started_at: DateTime<Utc>,
}

impl Health {
    /// How many things need a look.
    fn to_mend(&self) -> usize {
        let late = self.queue.late_since.is_some_and(|since| self.now - since > LATE_FROM);
        // Who takes no direct messages was told in a channel that one waits: nothing is wrong.
        let failed = self.failures.iter().any(|(failure, _)| *failure != Failure::Closed);
        let lacking = self.channels.iter().flatten().filter(|(_, lacks)| !lacks.nothing()).count();
        let unknown = self.channels.is_none();
        let paused = !self.paused.is_empty();
        lacking + [late, failed, paused, unknown, self.lacks_backup()].into_iter().filter(|wrong| *wrong).count()
    }

    /// Whether what went out lately was late: nothing is to be mended any more, but not all was on time.
    fn was_late(&self) -> bool {
        self.lateness.is_some_and(|lateness| lateness.most > LATE_FROM)
    }

    fn lacks_backup(&self) -> bool {
        let newest = self.backup.as_ref().map_or(self.started_at, |made| made.at);
        self.backup_failed.is_some() || self.now - newest > BACKUP_OLD
    }
}

/// The card for a coordinator; others are told whom to ask.
pub async fn card(app: &App, act: &Act) -> Result<Card> {
    let mut connection = app.db.readers().acquire().await?;
    refuse_others(&mut connection, act).await?;
    let (guild, now) = (act.charter.guild, act.now);
    let queue = stats::queue(&mut connection, guild, now).await?;
    let failures = stats::failures(&mut connection, guild, now - LOOK_BACK).await?;
    let paused = stats::paused(&mut connection, guild, PAUSED_MAX).await?;
    let lateness = stats::lateness(&mut connection, guild, now - SENT_WITHIN).await?;
    let mut channels: Vec<ChannelId> = act.charter.announcements.into_iter().collect();
    let used = stats::channels(&mut connection, guild, now - LOOK_BACK, CHANNELS_MAX).await?;
    channels.extend(used.into_iter().filter(|used| Some(*used) != act.charter.announcements));
    channels.truncate(usize::try_from(CHANNELS_MAX).unwrap_or(usize::MAX));
    // Discord may take its time: the database does not wait for it.
    drop(connection);
    let health = Health {
        guild,
        now,
        queue,
        failures,
        paused,
        lateness,
        channels: lacks(app, act, channels).await,
        backup: app.db.backups().all().into_iter().find(|made| made.at <= now),
        backup_failed: app.db.backups().failed(),
        database_bytes: app.db.bytes(),
        started_at: app.started_at,
    };
    Ok(view::card(act.words(), &health))
}

async fn lacks(app: &App, act: &Act, channels: Vec<ChannelId>) -> Option<Vec<(ChannelId, Lacks)>> {
    if channels.is_empty() {
        return Some(Vec::new());
    }
    match app.reach.lacks_to_work(act.charter.guild, channels.clone(), act.words()).await {
        Ok(lacks) => Some(channels.into_iter().zip(lacks).collect()),
        Err(error) => {
            tracing::warn!(%error, "Permissions could not be looked at");
            None
        }
    }
}

async fn refuse_others(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    if act.is_coordinator(connection).await? {
        return Ok(());
    }
    let words = act.words();
    let coordinators = people::coordinators(connection, &act.charter, act.now).await?;
    let names: Vec<String> = coordinators.iter().map(|person| format!("<@{person}>")).collect();
    Err(Error::Refusal(if names.is_empty() {
        say!(words, "health-not-yours")
    } else {
        say!(words, "health-not-yours-ask", people = names.join(", "))
    }))
}

/// *Look again*.
async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let unknown = || Error::Refusal(say!(pressed.asker.words(), "press-unknown"));
    let guild: GuildId = pressed.press.id.parse().map_err(|_| unknown())?;
    if pressed.press.action != "look" {
        return Err(unknown());
    }
    let act = Act::within(&mut *app.db.readers().acquire().await?, &pressed.asker, guild, app.clock.now()).await?;
    Ok(Reply::Update(card(app, &act).await?))
}
