//! Indicators: what a coalition counts to see whether life gets better. A definition with a baseline and a target, a figure for each
//! period, how it stands, and where it goes if nothing changes.
//!
//! **Reports are only added.** A correction is a new row with the next version and a reason; the row of a period with the highest version is in
//! force. What was not reported (*missing*), what could not be counted (*not collected*) and *0* are three things everywhere.
//!
//! **The steward is asked in their daily brief**, from the day on which a period's reports are due: the question, then two reminders. Each
//! first question plans the one for the next period, so that the chain goes on by itself, whatever was down meanwhile, and of several
//! periods only the newest is asked for.

mod acts;
mod agenda;
mod asks;
mod brief;
mod chart;
pub(crate) mod commands;
mod csv;
pub(crate) mod day;
mod digest;
mod draft;
mod forms;
mod home;
mod list;
mod number;
pub(crate) mod period;
mod presses;
mod ready;
mod reports;
mod store;
pub(crate) mod trend;
mod view;

pub use chart::sample;

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::{Error, Result};
use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, IndicatorId, PersonId};
use crate::items::{Kind, Reference};
use crate::say;
use crate::text::{Unfit, Words, clean, clean_line};
use period::Period;
use trend::{Aim, Forecast, Standing};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    rezoned: Some(|connection, charter, now| Box::pin(asks::rezoned(connection, charter, now))),
    brief_lines: Some(|connection, reader| Box::pin(brief::lines(connection, reader))),
    asked: Some(|connection, reader, at| Box::pin(brief::asked(connection, reader, at))),
    next_brief: Some(|connection, reader| Box::pin(brief::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(home::rows(connection, reader))),
    agenda_lines: Some(|connection, agenda| Box::pin(agenda::lines(connection, agenda))),
    digest_lines: Some(|connection, reader| Box::pin(digest::lines(connection, reader))),
    digest_picture: Some(|connection, reader, line| Box::pin(digest::picture(connection, reader, line))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "indicator";
/// Characters at most in a name, a unit, what stands above or below a share, a source, what is counted, and a story.
const NAME_MAX: usize = 90;
const UNIT_MAX: usize = 20;
const PART_MAX: usize = 90;
const SOURCE_MAX: usize = 200;
const WHAT_MAX: usize = 500;
const NOTE_MAX: usize = 200;
const STORY_MAX: usize = 1_500;
/// Indicators that a guild may have at once, drafts too.
const EACH_MAX: i64 = 200;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// How far it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Some forms are open.
    Draft,
    /// In use: nothing of its definition changes any more.
    Active,
    /// A draft that was thrown away.
    Dropped,
}

/// What a report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Said {
    /// A figure; it may be 0.
    Value,
    /// It could not be counted, or nobody did.
    NotCollected,
}

/// An indicator, as its row has it. In a draft what the forms have not filled yet is missing.
#[derive(Clone, Debug, PartialEq)]
struct Indicator {
    id: IndicatorId,
    guild: GuildId,
    /// Its reference is `I-number`.
    number: i64,
    name: String,
    direction: Direction,
    period: Period,
    unit: Option<String>,
    maker: PersonId,
    /// Who is asked for the figures.
    steward: PersonId,
    /// Where it was made.
    channel: ChannelId,
    state: State,
    what: Option<String>,
    source: Option<String>,
    /// With both, the figure is a share in percent.
    numerator: Option<String>,
    denominator: Option<String>,
    baseline: Option<f64>,
    baseline_on: Option<NaiveDate>,
    target: Option<f64>,
    target_on: Option<NaiveDate>,
    /// Reports are due so many days after a period.
    due_days: Option<i64>,
    /// How it stands by its last report.
    standing: Option<Standing>,
    made_at: DateTime<Utc>,
}

/// What was reported for a period, in the version in force.
#[derive(Clone, Debug, PartialEq)]
struct Report {
    /// The first day of the period.
    period: NaiveDate,
    version: i64,
    kind: Said,
    value: Option<f64>,
    numerator: Option<f64>,
    denominator: Option<f64>,
    /// What was said with it.
    note: Option<String>,
    reported_at: DateTime<Utc>,
}

impl Indicator {
    fn reference(&self) -> Reference {
        Reference { kind: Kind::Indicator, number: self.number }
    }

    /// Whether the figure is a share in percent.
    fn is_share(&self) -> bool {
        self.denominator.is_some()
    }

    /// Where it began and where it is to go, once both forms are filled in.
    fn aim(&self) -> Option<Aim> {
        Some(Aim {
            baseline: self.baseline?,
            baseline_on: self.baseline_on?,
            target: self.target?,
            target_on: self.target_on?,
        })
    }
}

impl Report {
    /// The figure, if one was counted.
    fn figure(&self) -> Option<f64> {
        self.value.filter(|_| self.kind == Said::Value)
    }
}

/// Figures by the last day of their period, the oldest first.
fn figures(indicator: &Indicator, reports: &[Report]) -> Vec<(NaiveDate, f64)> {
    reports.iter().filter_map(|one| Some((indicator.period.end(one.period), one.figure()?))).collect()
}

/// Where it goes if nothing changes.
fn trend_of(indicator: &Indicator, reports: &[Report]) -> Option<Forecast> {
    indicator.aim()?.forecast(&figures(indicator, reports), indicator.is_share())
}

/// A line that was typed, clean.
///
/// # Errors
/// A refusal that says what to do.
fn line(words: Words, typed: &str, max: usize) -> Result<String> {
    clean_line(typed, max).map_err(|unfit| refusal(words, unfit))
}

/// The same, of what may be left out.
fn optional_line(words: Words, typed: &str, max: usize) -> Result<Option<String>> {
    if typed.trim().is_empty() { Ok(None) } else { line(words, typed, max).map(Some) }
}

/// A text of several lines that was typed, clean.
fn lines(words: Words, typed: &str, max: usize) -> Result<String> {
    clean(typed, max).map_err(|unfit| refusal(words, unfit))
}

fn refusal(words: Words, unfit: Unfit) -> Error {
    Error::Mistyped(match unfit {
        Unfit::Empty => say!(words, "indicator-empty"),
        Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
    })
}

/// A number that was typed.
///
/// # Errors
/// A refusal that shows how numbers are written.
fn number_of(words: Words, typed: &str) -> Result<f64> {
    number::read(words.language(), typed).map_err(|error| {
        let shown = crate::text::said_within(typed.trim(), 60);
        Error::Mistyped(match error {
            number::NoNumber::Unclear => say!(words, "indicator-no-number", typed = shown),
            number::NoNumber::TooLarge => say!(words, "indicator-too-large"),
        })
    })
}

/// A day that was typed, which may have passed.
///
/// # Errors
/// A refusal that shows how days are written.
fn day_of(words: Words, typed: &str) -> Result<NaiveDate> {
    let shown = || crate::text::said_within(typed.trim(), 60);
    day::read(words.language(), typed).ok_or_else(|| Error::Mistyped(say!(words, "indicator-no-day", typed = shown())))
}
