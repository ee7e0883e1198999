//! What people see of indicators. How one stands is said in a word and a shape, never by colour alone; who was asked is not shown.

mod draft;
mod noted;
mod table;
mod whole;

pub use draft::{dropped, of as draft};
pub use noted::{all_reported, noted, taken};
pub use whole::Whole;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::asks::Asked;
use super::chart::percent;
use super::trend::Standing;
use super::{Direction, Indicator, NAME, Report, Said, number};
use crate::ids::GuildId;
use crate::message::{Button, Look, Press};
use crate::pages::Page;
use crate::say;
use crate::text::{Words, said, said_within};

/// Signs of money, which stand before the figure.
const BEFORE: [&str; 3] = ["$", "£", "€"];
/// Characters of a name in a line of a list.
const LINE_MAX: usize = 90;

/// A figure with its unit: "74.7%", "$1,200", "12 people".
pub fn figure(words: Words, indicator: &Indicator, value: f64) -> String {
    let aim = indicator.aim();
    let most = if indicator.is_share() { aim.map_or(1, |aim| aim.decimals(value)) } else { number::DECIMALS };
    let shown = number::shown_to(words, aim.map_or(value, |aim| aim.honest(value)), most);
    match indicator.unit.as_deref() {
        _ if indicator.is_share() => percent(words, shown, true),
        None => shown,
        Some("%") => percent(words, shown, true),
        Some(sign) if BEFORE.contains(&sign) => match shown.strip_prefix('-') {
            Some(size) => format!("-{sign}{size}"),
            None => format!("{sign}{shown}"),
        },
        Some(unit) => format!("{shown} {}", said(unit)),
    }
}

/// What a report says: the figure, with its parts if it is a share; not collected; or, without one, missing.
pub fn said_of(words: Words, indicator: &Indicator, report: Option<&Report>) -> String {
    let Some(report) = report else { return say!(words, "indicator-missing") };
    let Some(value) = report.figure() else { return say!(words, "indicator-not-collected") };
    let shown = figure(words, indicator, value);
    match (report.numerator, report.denominator) {
        (Some(above), Some(below)) => {
            let (above, below) = (number::shown(words, above), number::shown(words, below));
            say!(words, "indicator-share", figure = shown, above = above, below = below)
        }
        _ => shown,
    }
}

/// How it stands, by shape and word.
pub fn standing(words: Words, standing: Option<Standing>) -> String {
    match standing {
        None => say!(words, "indicator-standing-none"),
        Some(Standing::Met) => say!(words, "indicator-standing-met"),
        Some(Standing::Improving) => say!(words, "indicator-standing-improving"),
        Some(Standing::Same) => say!(words, "indicator-standing-same"),
        Some(Standing::Worse) => say!(words, "indicator-standing-worse"),
    }
}

/// What needs people's eyes comes first: what gets worse, then what does not change.
pub const fn urgency(standing: Option<Standing>) -> i64 {
    match standing {
        Some(Standing::Worse) => 0,
        Some(Standing::Same) => 1,
        Some(Standing::Improving) => 2,
        None => 3,
        Some(Standing::Met) => 4,
    }
}

/// Which way is better.
fn direction(words: Words, direction: Direction) -> String {
    match direction {
        Direction::Higher => say!(words, "indicator-higher"),
        Direction::Lower => say!(words, "indicator-lower"),
    }
}

/// The question for a figure, to the steward: the task first.
pub fn question(words: Words, indicator: &Indicator, (asked, last): (&Asked, Option<&Report>)) -> String {
    let period = indicator.period.named(words, asked.period);
    let (name, reference) = (said(&indicator.name), indicator.reference().to_string());
    let question = match asked.told {
        1 => say!(words, "indicator-ask", period = period, name = name, reference = reference),
        2 => say!(words, "indicator-ask-again", period = period, name = name, reference = reference),
        _ => say!(words, "indicator-ask-last", period = period, name = name, reference = reference),
    };
    let before = match last {
        Some(last) => say!(words, "indicator-ask-before", figure = said_of(words, indicator, Some(last))),
        None => say!(words, "indicator-ask-minutes"),
    };
    format!("{} {before}", capital(&question))
}

/// How to answer the question, today.
pub fn answers(words: Words, indicator: &Indicator, (asked, today): (&Asked, NaiveDate)) -> Vec<Button> {
    let mut buttons = vec![
        report_button(words, indicator, asked.period),
        Button::new(say!(words, "button-indicator-none"), at(indicator, "none", asked.period)),
    ];
    if asked.more_until(indicator, today).is_some() {
        // It bears which message it answers, so that pressed twice it gives the days once.
        let id = format!("{}.{}.{}.{}", indicator.id, asked.period, asked.told, asked.more);
        buttons.push(Button::new(say!(words, "button-indicator-more"), Press::new(NAME, "more", id)));
    }
    buttons
}

/// What opens the form for a period.
pub fn report_button(words: Words, indicator: &Indicator, period: NaiveDate) -> Button {
    Button::new(say!(words, "button-indicator-report"), at(indicator, "report", period)).look(Look::Primary)
}

/// A press about one period.
fn at(indicator: &Indicator, action: &str, period: NaiveDate) -> Press {
    Press::new(NAME, action, format!("{}.{period}", indicator.id))
}

/// A line in a list: how it stands, and whether its report is late. In a draft, that it is one.
pub fn line(words: Words, indicator: &Indicator, (latest, late): (Option<&Report>, bool)) -> String {
    let (name, reference) = (said_within(&indicator.name, LINE_MAX), indicator.reference().to_string());
    if indicator.state == super::State::Draft {
        return say!(words, "indicator-line-draft", reference = reference, name = name);
    }
    let mut line = say!(words, "indicator-line", reference = reference, name = name);
    let mut parts = vec![standing(words, indicator.standing)];
    if let Some(latest) = latest {
        let period = indicator.period.named(words, latest.period);
        parts.push(say!(
            words,
            "indicator-line-figure",
            figure = said_of(words, indicator, Some(latest)),
            period = period
        ));
    }
    if late {
        parts.push(say!(words, "indicator-late"));
    }
    line.push('\n');
    line += &parts.join(" · ");
    line
}

/// Why one that gets better is off target all the same.
pub fn too_slow(words: Words, zone: Tz, (indicator, misses, over): (&Indicator, bool, bool)) -> Option<String> {
    let (target, by) =
        indicator.target.zip(indicator.target_on).filter(|_| indicator.standing == Some(Standing::Improving))?;
    if over {
        return Some(say!(words, "indicator-agenda-over"));
    }
    let to = figure(words, indicator, target);
    misses.then(|| say!(words, "indicator-agenda-slow", to = to, by = draft::shown_day(zone, by)))
}

/// A sentence that may begin with a period's name: "the week of …".
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sign for a period without a figure, where there is little room.
pub const fn gap(report: Option<Said>) -> char {
    match report {
        Some(_) => '×',
        None => '?',
    }
}

/// What opens one.
pub fn open_button(words: Words, indicator: &Indicator) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "open", indicator.id))
}

/// What opens the list.
pub fn list_button(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-indicators"), Press::new(NAME, "list", Page { guild, number: 0 }.id()))
}
