//! Half a year of a made-up coalition: played, not faked. What people type, press and send goes through practice's front to the
//! same bot that is shipped, and the clock is wound from event to event.

mod play;
mod script;

use std::path::PathBuf;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use futures_util::future::BoxFuture;
use practice::{Founding, Practice};

use self::play::Player;
use crate::clock::Clock;
use crate::db::Db;
use crate::when;

/// What happens, a line a step.
const SCRIPT: &str = include_str!("half-year.txt");
/// The zone of the coalition.
const ZONE: Tz = chrono_tz::America::New_York;
/// How long it lasts; on the Monday after it, the story goes on.
const WEEKS: u64 = 26;

/// The made-up coalition. A role says which organisation somebody is from.
pub const COALITION: Founding<'static> = Founding {
    name: "Eastside Housing Coalition",
    channels: &["general", "announcements", "meetings", "decisions", "housing-team"],
    people: &[
        ("Rosa", "en-US", "Coordinator"),
        ("Ana", "en-US", "Tenants' Union"),
        ("Tomás", "es-ES", "Tenants' Union"),
        ("Ben", "en-US", "St Luke's"),
        ("Marta", "en-US", "Health Department"),
        ("Lee", "en-US", "Legal Aid"),
        ("Samira", "en-US", "School District"),
        ("Walt", "en-US", "Resident"),
    ],
    managing: "Coordinator",
};

/// See the module.
pub struct HalfYear {
    /// The bot's clock, which is wound.
    pub clock: Clock,
    /// The bot's database, in which what is due is read.
    pub database: PathBuf,
}

/// The evening before which a half-year must begin so that it ends on the Monday of the week of `now`.
#[must_use]
pub fn begins_before(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.with_timezone(&ZONE).date_naive();
    morning(monday_of(today).checked_sub_days(Days::new(WEEKS * 7)).unwrap_or(today)) - TimeDelta::hours(12)
}

/// The Monday of the day's week.
fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

fn morning(day: NaiveDate) -> DateTime<Utc> {
    let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    when::to_utc(ZONE, NaiveDateTime::new(day, eight)).0
}

impl practice::History for HalfYear {
    fn guild(&self) -> &str {
        COALITION.name
    }

    fn play(&self, practice: Practice) -> BoxFuture<'static, Result<(), String>> {
        let (clock, database) = (self.clock.clone(), self.database.clone());
        Box::pin(async move {
            let ready = practice.wait_until(|seen| seen.gateway_connections() > 0 && !seen.commands().is_empty()).await;
            if !ready {
                return Err("The bot is not there yet. Try again in a moment.".to_owned());
            }
            let readers = Db::read_only(&database).await.map_err(|error| error.to_string())?;
            let played = played(practice, clock, readers.clone()).await;
            readers.close().await;
            played
        })
    }
}

/// Founds the coalition on the first morning of a Monday that is to come, and plays every step.
async fn played(practice: Practice, clock: Clock, readers: crate::db::Readers) -> Result<(), String> {
    let today = clock.now().with_timezone(&ZONE).date_naive();
    let this_week = monday_of(today);
    let next_week = this_week.checked_add_days(Days::new(7)).unwrap_or(today);
    let monday = if morning(this_week) >= clock.now() { this_week } else { next_week };
    clock.wind(morning(monday));
    let guild = practice.found(COALITION);
    let player = Player { practice, clock, readers, guild, zone: ZONE };
    let end = morning(monday.checked_add_days(Days::new(WEEKS * 7 + 1)).unwrap_or(monday));
    let mut day = monday;
    for step in script::read(SCRIPT, monday)? {
        if when::to_utc(ZONE, step.at).0 >= end {
            continue;
        }
        if step.at.date() >= day + Days::new(7) {
            day = step.at.date();
            player.practice.tell_wound().await;
        }
        player.step(&step).await?;
    }
    Ok(())
}
