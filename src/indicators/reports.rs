//! Figures as they are reported: read, compared with the last, added. Nothing that was reported is changed.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::trend::Standing;
use super::{Indicator, NOTE_MAX, Report, Said, acts, figure_of, optional_line, part_of, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Pressed;
use crate::text::{Words, folded};
use crate::{people, say};

/// A figure that differs from the last by this factor asks for a line why.
const FAR: f64 = 10.0;
/// So does 0 after a count of more than this. (A count of three becomes 0 by chance one time in twenty.)
const FEW: f64 = 3.0;
/// What people type when nothing was counted.
const NOT_COLLECTED: [&str; 8] =
    ["not collected", "n/a", "na", "no recogido", "no se recogio", "no recogida", "sin dato", "sin datos"];

/// What came of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is kept.
    Kept,
    /// It said so already.
    Already,
    /// The period has another report, and nobody said that this corrects it.
    Taken,
}

/// What was typed into a form, read: the figure without period and version.
pub fn typed(words: Words, indicator: &Indicator, pressed: &Pressed) -> Result<Report> {
    let note = optional_line(words, pressed.field("note"), NOTE_MAX)?;
    let fields: &[&str] = if indicator.is_share() { &["numerator", "denominator"] } else { &["value"] };
    let said: Vec<String> = fields.iter().map(|field| folded(pressed.field(field).trim())).collect();
    let says_none = |said: &String| NOT_COLLECTED.contains(&said.as_str());
    if said.iter().any(says_none) {
        // A number beside it says the contrary.
        if !said.iter().all(|said| says_none(said) || said.is_empty()) {
            return Err(Error::Mistyped(say!(words, "indicator-half-collected")));
        }
        return Ok(Report { note, ..not_collected() });
    }
    let mut report = Report { kind: Said::Value, note, ..not_collected() };
    if indicator.is_share() {
        let above = part_of(words, indicator, pressed.field("numerator"))?;
        let below = part_of(words, indicator, pressed.field("denominator"))?;
        if below <= 0.0 {
            return Err(Error::Mistyped(say!(words, "indicator-out-of-none")));
        }
        if above > below {
            return Err(Error::Mistyped(say!(words, "indicator-more-than-all")));
        }
        (report.numerator, report.denominator, report.value) = (Some(above), Some(below), Some(100.0 * above / below));
    } else {
        report.value = Some(figure_of(words, indicator, pressed.field("value"))?);
    }
    Ok(report)
}

/// A report that nothing was collected.
pub fn not_collected() -> Report {
    Report {
        period: NaiveDate::default(),
        version: 1,
        kind: Said::NotCollected,
        value: None,
        numerator: None,
        denominator: None,
        note: None,
        reported_at: chrono::DateTime::UNIX_EPOCH,
    }
}

/// Keeps a report for a period; with `corrects`, in the place of the one that is there.
pub async fn keep(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    (period, report): (NaiveDate, Report),
    corrects: bool,
) -> Result<Outcome> {
    let words = act.words();
    acts::refuse_unasked(connection, act, indicator).await?;
    refuse_no_period(connection, act, indicator, period).await?;
    let before = store::reports::of(connection, indicator.id, period).await?;
    let said = |one: &Report| (one.kind, one.value, one.numerator, one.denominator);
    // The same figure with another note is a correction of the note, and says why by itself.
    let adds_note = |before: &Report| report.note.is_some() && report.note != before.note;
    match &before {
        Some(before) if said(before) == said(&report) && adds_note(before) => {}
        Some(before) if said(before) == said(&report) => return Ok(Outcome::Already),
        Some(_) if !corrects => return Ok(Outcome::Taken),
        Some(_) if report.note.is_none() => return Err(Error::Mistyped(say!(words, "indicator-why-corrected"))),
        _ => {}
    }
    let others = store::reports::in_force(connection, indicator.id).await?;
    let last = others.iter().rev().find(|one| one.period < period && one.figure().is_some());
    let is_none = is_suddenly_none(indicator, last, &report);
    if report.note.is_none() && (is_none || is_far(indicator, last, &report)) {
        let said = |report: &Report| super::view::said_of(words, indicator, Some(report));
        let start = || super::view::figure(words, indicator, indicator.baseline.unwrap_or_default());
        let (now, since) = (said(&report), if last.is_some() { "report" } else { "start" });
        let last = last.map_or_else(start, said);
        return Err(Error::Mistyped(if is_none {
            say!(words, "indicator-suddenly-none", last = last, now = now, since = since)
        } else {
            say!(words, "indicator-far", last = last, now = now, since = since)
        }));
    }
    let version = before.map_or(1, |before| before.version + 1);
    let report = Report { period, version, reported_at: act.now, ..report };
    people::remember(connection, &act.asker, act.now).await?;
    store::reports::add(connection, (indicator.id, act.asker.person), &report).await?;
    let all = store::reports::in_force(connection, indicator.id).await?;
    store::set_standing(connection, indicator.id, standing_of(indicator, &all)).await?;
    Ok(Outcome::Kept)
}

/// How it stands by its last figure.
pub fn standing_of(indicator: &Indicator, reports: &[Report]) -> Option<Standing> {
    let latest = reports.iter().rev().find_map(Report::figure);
    latest.zip(indicator.aim()).map(|(latest, aim)| aim.standing(latest))
}

/// Refuses a period that is none, that has not begun, or that is older than anybody means; and one before the start, unless something was
/// asked or reported of it already, which can be answered and corrected.
pub async fn refuse_no_period(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    period: NaiveDate,
) -> Result<()> {
    if !indicator.period.is_reported(period, act.charter.local(act.now).date()) {
        return Err(Error::Refusal(say!(act.words(), "indicator-no-period")));
    }
    if indicator.first().is_some_and(|first| period < first)
        && store::asks::get(connection, indicator.id, period).await?.is_none()
        && store::reports::of(connection, indicator.id, period).await?.is_none()
    {
        return Err(before_start(act, indicator));
    }
    Ok(())
}

/// Nothing is reported of the time before the start.
pub fn before_start(act: &Act, indicator: &Indicator) -> Error {
    let words = act.words();
    let first = indicator.first().map(|first| indicator.period.named(words, first)).unwrap_or_default();
    let reference = indicator.reference().to_string();
    Error::Refusal(say!(words, "indicator-before-start", reference = reference, first = first))
}

/// The period that a report is for, if nobody says: the newest one that was asked for and has none, unless a later one has (then it is a
/// gap); else the last that has ended without one, or, before one has ended since the start, the one that runs. `None`: that one has its
/// report.
pub async fn wanted(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<Option<NaiveDate>> {
    let last = store::reports::in_force(connection, indicator.id).await?.last().map(|last| last.period);
    let open = store::asks::open(connection, indicator.id).await?;
    if let Some(asked) = open.first().filter(|asked| last.is_none_or(|last| asked.period > last)) {
        return Ok(Some(asked.period));
    }
    let runs = indicator.period.start(act.charter.local(act.now).date());
    let ended = indicator.period.before(runs);
    let is_over = indicator.first().is_none_or(|first| ended >= first);
    let last = if is_over { ended } else { runs };
    let has = store::reports::of(connection, indicator.id, last).await?.is_some();
    Ok((!has).then_some(last))
}

/// Whether nothing is left of what was more than a few: the most common slip. Of a share, the count above speaks.
fn is_suddenly_none(indicator: &Indicator, last: Option<&Report>, report: &Report) -> bool {
    let before = match last {
        Some(last) if indicator.is_share() => last.numerator,
        Some(last) => last.value,
        None => indicator.baseline,
    };
    report.value == Some(0.0) && before.is_some_and(|before| before.abs() > FEW)
}

/// Whether a figure is ten times as large as the last, or a tenth of it; of a share, above or below as well.
fn is_far(indicator: &Indicator, last: Option<&Report>, report: &Report) -> bool {
    let far = |before: Option<f64>, now: Option<f64>| {
        let sizes = before.zip(now).map(|(before, now)| (before.abs(), now.abs()));
        sizes.is_some_and(|(before, now)| before > 0.0 && now > 0.0 && (now >= FAR * before || before >= FAR * now))
    };
    match last {
        Some(last) => {
            far(last.value, report.value)
                || far(last.numerator, report.numerator)
                || far(last.denominator, report.denominator)
        }
        None => far(indicator.baseline, report.value),
    }
}
