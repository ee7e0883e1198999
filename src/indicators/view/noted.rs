//! What a report is answered with, and the question which period it is for.

use chrono::NaiveDate;

use super::super::reports::Outcome;
use super::draft::shown_day;
use super::{Whole, at, capital, open_button, said_of};
use crate::message::{Button, Card, Look};
use crate::say;
use crate::text::{Words, said};

/// The answer to a report: what is kept, how it stands now, and, off target, what next.
pub fn noted(words: Words, whole: &Whole, (period, outcome): (NaiveDate, &Outcome)) -> Card {
    let indicator = &whole.indicator;
    let report = whole.reports.iter().find(|one| one.period == period);
    let (reference, name) = (indicator.reference().to_string(), said(&indicator.name));
    let (named, figure) = (indicator.period.named(words, period), said_of(words, indicator, report));
    let mut lines = vec![match outcome {
        Outcome::Already => {
            say!(words, "indicator-noted-already", period = named, figure = figure, name = name, reference = reference)
        }
        _ => say!(words, "indicator-noted", period = named, figure = figure, name = name, reference = reference),
    }];
    let end = indicator.period.end(period);
    if end >= whole.today {
        lines.push(say!(words, "indicator-noted-running", until = shown_day(whole.zone, end)));
    }
    if indicator.standing.is_some() {
        lines.push(whole.stands(words));
        lines.extend(whole.goes(words));
    }
    let mut buttons = vec![open_button(words, indicator)];
    if report.is_some() {
        let fix = at(indicator, "fix", period);
        buttons.push(Button::new(say!(words, "button-indicator-correct"), fix));
    }
    if !whole.is_off_target() {
        return Card::new(lines.join("\n")).buttons(buttons);
    }
    lines.push(say!(words, "indicator-off-target"));
    let mut next = vec![whole.story_button(words).look(Look::Primary)];
    next.extend(whole.actions(words));
    Card::new(lines.join("\n")).buttons(next).buttons(buttons)
}

/// The answer to a report for a period that has another one.
pub fn taken(words: Words, whole: &Whole, period: NaiveDate) -> Card {
    let indicator = &whole.indicator;
    let report = whole.reports.iter().find(|one| one.period == period);
    let (named, figure) = (indicator.period.named(words, period), said_of(words, indicator, report));
    let fix = Button::new(say!(words, "button-indicator-correct"), at(indicator, "fix", period));
    Card::new(capital(&say!(words, "indicator-taken", period = named, figure = figure)))
        .buttons(vec![fix.look(Look::Primary)])
}

/// The last period that is over has its report: that one is to be corrected, or the one that goes on is reported already (a form that
/// opened for that one by itself would easily be taken for the last). If that one has a report too, from when the next can be given.
pub fn all_reported(words: Words, whole: &Whole) -> Card {
    let (indicator, period) = (&whole.indicator, whole.indicator.period);
    let runs = period.start(whole.today);
    let has = |start: NaiveDate| whole.reports.iter().any(|report| report.period == start);
    let button = |start: NaiveDate| {
        let named = period.named(words, start);
        let (label, action) = if has(start) {
            (say!(words, "button-indicator-correct-period", period = named), "fix")
        } else {
            (say!(words, "button-indicator-report-period", period = named), "report")
        };
        Button::new(label, at(indicator, action, start))
    };
    let (name, reference) = (said(&indicator.name), indicator.reference().to_string());
    let named = period.named(words, runs);
    // In the first period since the start there is none before it.
    let before = Some(period.before(runs)).filter(|before| has(*before));
    let text = if has(runs) {
        let next = period.next(runs);
        let (from, next) = (shown_day(whole.zone, next), period.named(words, next));
        say!(
            words,
            "indicator-all-and-this",
            name = name,
            reference = reference,
            period = named,
            next = next,
            from = from
        )
    } else {
        let until = shown_day(whole.zone, period.end(runs));
        let last = before.map(|last| period.named(words, last)).unwrap_or_default();
        say!(
            words,
            "indicator-all-reported",
            name = name,
            reference = reference,
            last = last,
            period = named,
            until = until
        )
    };
    Card::new(text).buttons(before.into_iter().chain([runs]).map(button).collect())
}
