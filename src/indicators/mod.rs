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
mod checkin;
pub(crate) mod commands;
mod csv;
pub(crate) mod day;
mod digest;
mod draft;
mod forms;
mod home;
mod labels;
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

use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Feature;
use crate::ids::{ChannelId, GuildId, IndicatorId, PersonId};
use crate::items::{Kind, Reference};
use crate::say;
use crate::text::{Unfit, Words, clean, clean_line, folded};
use crate::when;
use period::Period;
use trend::{Aim, Forecast, Standing};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(forms::form),
    form_again: Some(|connection, words, press| Box::pin(checkin::again(connection, words, press))),
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
/// Words behind a number that make it another one, whatever is counted.
const MULTIPLY: [&str; 9] =
    ["dozen", "hundred", "thousand", "million", "billion", "docenas", "mil", "millon", "millones"];
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

    /// Whether its unit says that it is in percent.
    fn is_in_percent(&self) -> bool {
        let unit = self.unit.as_deref().map(folded).unwrap_or_default();
        ["%", "percent", "per cent", "por ciento", "porcentaje"].iter().any(|word| unit.contains(word))
    }

    /// Whether a figure may be typed with a percent sign. A draft of which nothing is known may become a share.
    fn takes_percent(&self) -> bool {
        self.is_in_percent() || self.is_share() || self.what.is_none()
    }

    /// A number as it may be typed here: the one example where somebody does not know how.
    fn example(&self, words: Words) -> String {
        let in_percent = self.is_share() || self.is_in_percent();
        if in_percent { chart::percent(words, "74".to_owned(), true) } else { "50".to_owned() }
    }

    /// A number that was typed without the words behind it, if those only say what is counted here: "150 families". Other words may
    /// change the number.
    fn bare<'a>(&self, typed: &'a str) -> &'a str {
        let Some((number, rest)) = typed.find(char::is_alphabetic).map(|at| typed.split_at(at)) else { return typed };
        let own = [Some(&self.name), self.unit.as_ref(), self.numerator.as_ref(), self.denominator.as_ref()];
        let own = folded(&own.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "));
        let is_own = |word: &str| own.split(|c: char| !c.is_alphanumeric()).any(|known| known == word);
        let all_own = folded(rest).split_whitespace().all(|word| is_own(word) && !MULTIPLY.contains(&word));
        if number.ends_with(char::is_whitespace) && all_own { number.trim_end() } else { typed }
    }

    /// The period in which its start stands: the first that can be reported.
    fn first(&self) -> Option<NaiveDate> {
        self.baseline_on.map(|on| self.period.start(on))
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

/// Where it goes if nothing changes. What was reported of the time before the start says nothing of the way from there.
fn trend_of(indicator: &Indicator, reports: &[Report]) -> Option<Forecast> {
    let mut figures = figures(indicator, reports);
    figures.retain(|(day, _)| indicator.baseline_on.is_none_or(|start| *day >= start));
    indicator.aim()?.forecast(&figures, indicator.is_share())
}

/// Whether the target's date has passed without it: the latest figure is of that day or later, and not there. (A figure may be of a period
/// that goes on.)
fn is_missed(indicator: &Indicator, reports: &[Report], today: NaiveDate) -> bool {
    let last = figures(indicator, reports).pop().map(|(day, _)| day);
    let over = indicator.target_on.zip(last).is_some_and(|(target_on, last)| last >= target_on && target_on < today);
    over && indicator.standing.is_some_and(|standing| standing != Standing::Met)
}

/// Whether it asks for the story behind the curve and an action.
fn is_off_target(indicator: &Indicator, reports: &[Report], today: NaiveDate) -> bool {
    let (forecast, over) = (trend_of(indicator, reports), is_missed(indicator, reports, today));
    indicator.standing.is_some_and(|standing| standing.is_off_target(forecast, over))
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

/// A figure that was typed. A percent sign belongs to a share, or to a unit that says so.
///
/// # Errors
/// A refusal that shows how numbers are written.
fn figure_of(words: Words, indicator: &Indicator, typed: &str) -> Result<f64> {
    if typed.contains('%') && !indicator.takes_percent() {
        return Err(Error::Mistyped(say!(words, "indicator-no-percent")));
    }
    let (shown, example) = (shown_typed(typed), indicator.example(words));
    number::read(words.language(), indicator.bare(typed)).map_err(|error| {
        unread(words, indicator, (typed, error), say!(words, "indicator-no-number", typed = shown, example = example))
    })
}

/// One side of a share that was typed: a number from 0 on, without spaces, since "142 200" are two.
///
/// # Errors
/// A refusal that shows how numbers are written.
fn part_of(words: Words, indicator: &Indicator, typed: &str) -> Result<f64> {
    if typed.contains('%') {
        return Err(Error::Mistyped(say!(words, "indicator-part-percent")));
    }
    let unclear = || say!(words, "indicator-no-part", typed = shown_typed(typed));
    let bare = indicator.bare(typed);
    if bare.split_whitespace().nth(1).is_some() {
        return Err(Error::Mistyped(unclear()));
    }
    let read =
        number::read(words.language(), bare).map_err(|error| unread(words, indicator, (typed, error), unclear()))?;
    if read < 0.0 {
        return Err(Error::Mistyped(say!(words, "indicator-part-below", typed = shown_typed(typed))));
    }
    Ok(read)
}

/// What is wrong with a number that was typed, and what works.
fn unread(words: Words, indicator: &Indicator, (typed, error): (&str, number::NoNumber), unclear: String) -> Error {
    Error::Mistyped(match error {
        number::NoNumber::Unclear => unclear,
        // What a share counts has no unit to be counted in.
        number::NoNumber::TooLarge if indicator.is_share() => say!(words, "indicator-part-too-large"),
        number::NoNumber::TooLarge => say!(words, "indicator-too-large"),
        number::NoNumber::Either { whole, decimal } => {
            let (whole, decimal) = (number::typed(words, whole), number::typed(words, decimal));
            say!(words, "indicator-two-numbers", typed = shown_typed(typed), whole = whole, decimal = decimal)
        }
    })
}

/// A day that was typed: one that may have passed, or, in words, one to come. Which number is the month, the coalition's language says.
///
/// # Errors
/// A refusal that shows how days are written.
fn day_of(act: &Act, typed: &str) -> Result<NaiveDate> {
    if let Some(day) = day::read(act.charter.language, typed, act.charter.local(act.now).date()) {
        return Ok(day);
    }
    let to_come = when::read(typed, when::Purpose::Due, &act.charter.when(act.now)).ok();
    let day = to_come.and_then(|readings| readings.first().map(|reading| reading.local.date()));
    day.ok_or_else(|| Error::Mistyped(say!(act.words(), "indicator-no-day", typed = shown_typed(typed))))
}

fn shown_typed(typed: &str) -> String {
    crate::text::said_within(typed.trim(), 60)
}
