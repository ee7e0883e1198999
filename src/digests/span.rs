//! Of which time a digest tells: for a look by hand a week or a month, otherwise what was not told yet.

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};

use crate::charter::Charter;
use crate::when::to_utc;

/// The days of a month, as a look by hand has it.
const MONTH: TimeDelta = TimeDelta::days(30);

/// What was chosen for a look by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, poise::ChoiceParameter)]
pub enum Period {
    /// From Monday until now.
    #[name = "this week"]
    ThisWeek,
    /// The Monday-to-Sunday week before.
    #[name = "last week"]
    LastWeek,
    /// The last thirty days.
    #[name = "month"]
    Month,
}

/// Of what somebody looks at a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What the next digest would say now: without what was said before.
    Next,
    /// What happened in that time.
    Of(Period),
}

impl Which {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Next, "n"),
        (Self::Of(Period::ThisWeek), "t"),
        (Self::Of(Period::LastWeek), "l"),
        (Self::Of(Period::Month), "m"),
    ];

    /// As a part of the id of a press.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(which, _)| *which == self).map_or("n", |(_, id)| id)
    }

    /// Reads what [`Self::id`] wrote.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == id).map(|(which, _)| *which)
    }
}

/// After an instant, up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

impl Span {
    /// The time that was chosen, in the coalition's weeks.
    pub fn of(period: Period, charter: &Charter, now: DateTime<Utc>) -> Self {
        let today = charter.local(now).date();
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())));
        let begins = |weeks: u64| {
            let day = monday.and_then(|monday| monday.checked_sub_days(Days::new(7 * weeks))).unwrap_or(today);
            to_utc(charter.zone, day.and_time(NaiveTime::MIN)).0
        };
        match period {
            Period::ThisWeek => Self { from: begins(0), until: now },
            Period::LastWeek => Self { from: begins(1), until: begins(0) },
            Period::Month => Self { from: now - MONTH, until: now },
        }
    }

    /// How long it is, as a word for the greeting.
    pub fn word(self) -> &'static str {
        match (self.until - self.from).num_hours() {
            ..=30 => "day",
            31..=240 => "week",
            648..=792 => "month",
            _ => "lately",
        }
    }

    /// As a part of the id of a press: in whole seconds, of which it loses none.
    pub fn id(self) -> String {
        let until = self.until.timestamp() + i64::from(self.until.timestamp_subsec_nanos() > 0);
        format!("{}.{until}", self.from.timestamp())
    }

    /// Reads what [`Self::id`] wrote, in two pieces; `None` for what it did not.
    pub fn parse(from: &str, until: &str) -> Option<Self> {
        let at = |text: &str| DateTime::from_timestamp(text.parse().ok()?, 0);
        let (from, until) = (at(from)?, at(until)?);
        let fits = from < until && until - from <= TimeDelta::days(400) && (2015..=2200).contains(&from.year());
        fits.then_some(Self { from, until })
    }
}

/// The part of the day of a local hour, as a word for the greeting.
pub fn part_of_day(hour: u32) -> &'static str {
    match hour {
        4..12 => "morning",
        12..18 => "afternoon",
        18.. => "evening",
        _ => "night",
    }
}
