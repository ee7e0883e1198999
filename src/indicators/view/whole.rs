//! One indicator as it stands: its figures, its chart, where it goes, its story, and what came of it.

use chrono::NaiveDate;

use super::super::acts::May;
use super::super::asks::Asked;
use super::super::chart::Chart;
use super::super::period::Period;
use super::super::reports::Outcome;
use super::super::trend::{Forecast, Standing};
use super::super::{Indicator, NAME, Report};
use super::draft::{parts, shown_day};
use super::{at, direction, figure, gap, report_button, said_of, standing};
use crate::message::{Button, Card, Choice, Look, Offer, Picture, Press, Select};
use crate::say;
use crate::text::{Words, plain, said, said_within};

/// Periods in the table; all are in the file.
const ROWS: usize = 12;
/// Characters of what is counted, its source, one side of a share, a story, a note, and the chain: a card holds 4,000 in all.
const WHAT_ROOM: usize = 300;
const SHORT_ROOM: usize = 150;
const PART_ROOM: usize = 110;
const STORY_ROOM: usize = 500;
const NOTE_ROOM: usize = 160;
const CHAIN_ROOM: usize = 600;
/// Notes shown, the newest.
const NOTES: usize = 2;
/// Points on the chart.
const POINTS: usize = 60;
/// Characters of a description for who does not see the chart.
const ALT_MAX: usize = 1_024;
/// Periods offered for a correction.
const CHOICES: usize = 25;

/// Everything that is shown of one.
pub struct Whole {
    pub indicator: Indicator,
    /// In force, the oldest period first.
    pub reports: Vec<Report>,
    /// Asked for, without a report, the newest first.
    pub open: Vec<Asked>,
    /// Whether the report that is asked for is late.
    pub late: bool,
    /// The story that was told last.
    pub story: Option<String>,
    /// What it came from and what came of it.
    pub chain: Option<String>,
    pub may: May,
    /// The period that a report would be for.
    pub wanted: NaiveDate,
}

impl Whole {
    /// Every period from the first that was reported to the last that was reported or asked for, with its report.
    fn periods(&self) -> Vec<(NaiveDate, Option<&Report>)> {
        let Some(first) = self.reports.first() else { return Vec::new() };
        let asked = self.open.first().map(|asked| asked.period);
        let last = self.reports.last().map(|last| last.period).into_iter().chain(asked).max().unwrap_or(first.period);
        let period = self.indicator.period;
        let back = std::iter::successors(Some(last), |start| Some(period.before(*start)));
        let mut all: Vec<_> = back
            .take_while(|start| *start >= first.period)
            .take(POINTS)
            .map(|start| (start, self.reports.iter().find(|one| one.period == start)))
            .collect();
        all.reverse();
        all
    }

    pub fn forecast(&self) -> Option<Forecast> {
        super::super::trend_of(&self.indicator, &self.reports)
    }

    /// Whether it asks for the story and an action.
    pub fn is_off_target(&self) -> bool {
        self.indicator.standing.is_some_and(|standing| standing.is_off_target(self.forecast()))
    }

    /// The card.
    pub fn card(&self, words: Words) -> Card {
        let indicator = &self.indicator;
        let mut card = Card::new(self.head(words));
        if let Some(picture) = self.picture(words) {
            card = card.picture(picture);
        }
        if let Some(table) = self.table(words) {
            card = card.text(table);
        }
        let mut more = vec![self.definition(words)];
        if let Some(story) = &self.story {
            more.insert(0, say!(words, "indicator-story", story = said_within(story, STORY_ROOM)));
        }
        card = card.text(more.join("\n"));
        if let Some(chain) = &self.chain {
            card = card.text(within(chain, CHAIN_ROOM));
        }
        let mut buttons = Vec::new();
        if self.may.report {
            buttons.push(report_button(words, indicator, self.wanted));
            if !self.reports.is_empty() {
                let which = Press::new(NAME, "which", indicator.id);
                buttons.push(Button::new(say!(words, "button-indicator-correct"), which));
                buttons.push(self.story_button(words));
            }
        }
        if self.may.take_over {
            buttons.push(Button::new(say!(words, "button-indicator-ask-me"), Press::new(NAME, "ask-me", indicator.id)));
        }
        let export = Press::new(NAME, "export", indicator.id);
        if !self.reports.is_empty() {
            buttons.push(Button::new(say!(words, "button-indicator-export"), export));
        }
        card.buttons(buttons).buttons(self.actions(words))
    }

    /// Name, how it stands, and where it goes.
    fn head(&self, words: Words) -> String {
        let indicator = &self.indicator;
        let (name, reference) = (said(&indicator.name), indicator.reference().to_string());
        let mut lines = vec![say!(words, "indicator-title", reference = reference, name = name)];
        lines.push(self.stands(words));
        lines.extend(self.goes(words));
        if self.late {
            let period = self.open.first().map(|asked| indicator.period.named(words, asked.period));
            lines.push(say!(words, "indicator-is-late", period = period.unwrap_or_default()));
        }
        lines.join("\n")
    }

    fn stands(&self, words: Words) -> String {
        let word = standing(words, self.indicator.standing);
        match self.reports.iter().rev().find(|report| report.figure().is_some()) {
            Some(latest) => {
                let period = self.indicator.period.named(words, latest.period);
                let figure = said_of(words, &self.indicator, Some(latest));
                say!(words, "indicator-stands", standing = word, figure = figure, period = period)
            }
            None => word,
        }
    }

    /// Where it began and is to go, and where it goes if nothing changes.
    fn goes(&self, words: Words) -> Vec<String> {
        let Some(aim) = self.indicator.aim() else { return Vec::new() };
        let shown = |value: f64| figure(words, &self.indicator, value);
        let (from, to) = (shown(aim.baseline), shown(aim.target));
        let (began, by) = (shown_day(aim.baseline_on), shown_day(aim.target_on));
        let mut lines = vec![say!(words, "indicator-way", from = from, began = began, to = to, by = by)];
        if let Some(found) = self.forecast().filter(|_| self.indicator.standing != Some(Standing::Met)) {
            let value = shown(found.rough(&aim));
            lines.push(if found.meets {
                say!(words, "indicator-forecast-meets", figure = value)
            } else {
                say!(words, "indicator-forecast-misses", figure = value)
            });
        }
        lines
    }

    fn definition(&self, words: Words) -> String {
        let indicator = &self.indicator;
        let text = |text: &Option<String>, room| said_within(text.as_deref().unwrap_or_default(), room);
        let (what, source) = (text(&indicator.what, WHAT_ROOM), text(&indicator.source, SHORT_ROOM));
        let mut lines = vec![say!(words, "indicator-what", what = what, source = source)];
        lines.extend(parts(words, indicator, PART_ROOM));
        let (better, every) = (direction(words, indicator.direction), indicator.period.every(words));
        lines.push(say!(words, "indicator-draft-how", better = better, every = every));
        lines.iter().map(|line| format!("-# {}", line.replace('\n', " "))).collect::<Vec<_>>().join("\n")
    }

    /// The figures as text: the newest first.
    fn table(&self, words: Words) -> Option<String> {
        let periods = self.periods();
        if periods.is_empty() {
            return None;
        }
        let newest: Vec<_> = periods.iter().rev().take(ROWS).collect();
        let named = |start: &NaiveDate| self.indicator.period.short(words, *start);
        let width = newest.iter().map(|(start, _)| named(start).chars().count()).max().unwrap_or_default();
        let row = |(start, report): &&(NaiveDate, Option<&Report>)| {
            let mark = if report.is_some_and(|report| report.version > 1) { " *" } else { "" };
            format!("{:<width$}  {}{mark}", named(start), self.cell(words, *report))
        };
        let corrected = newest.iter().any(|(_, report)| report.is_some_and(|report| report.version > 1));
        let mut text = format!("```\n{}\n```", newest.iter().map(row).collect::<Vec<_>>().join("\n"));
        if corrected {
            text = format!("{text}\n-# {}", say!(words, "indicator-corrected"));
        }
        let noted = newest.iter().filter_map(|(start, report)| Some((named(start), report.as_ref()?.note.as_ref()?)));
        for (period, note) in noted.take(NOTES) {
            let note = say!(words, "indicator-note", period = period, note = said_within(note, NOTE_ROOM));
            text = format!("{text}\n-# {note}");
        }
        Some(text)
    }

    /// What a row of the table says: in a block of code nothing that people typed.
    fn cell(&self, words: Words, report: Option<&Report>) -> String {
        let plain_unit = Indicator { unit: None, ..self.indicator.clone() };
        let said = said_of(words, &plain_unit, report);
        match report {
            Some(report) if report.figure().is_some() => said,
            other => format!("{} {said}", gap(other.map(|report| report.kind))),
        }
    }

    /// The chart, once there is something to draw beside the aims.
    pub fn picture(&self, words: Words) -> Option<Picture> {
        let aim = self.indicator.aim()?;
        let period: Period = self.indicator.period;
        let periods = self.periods();
        let points: Vec<_> = periods
            .iter()
            .filter_map(|(start, report)| Some((period.end(*start), report.as_ref()?.figure()?)))
            .collect();
        if points.is_empty() {
            return None;
        }
        let has_none = |report: &Option<&Report>| report.is_none_or(|report| report.figure().is_none());
        let gaps: Vec<_> = periods
            .iter()
            .filter(|(_, report)| has_none(report))
            .map(|(start, report)| (period.end(*start), gap(report.map(|report| report.kind))))
            .collect();
        let forecast = self.forecast();
        let is_share = self.indicator.is_share();
        let svg = Chart { words, aim, is_share, points: &points, gaps: &gaps, forecast }.svg();
        Some(Picture { name: "chart.png".to_owned(), svg, alt: self.alt(words, points.len()) })
    }

    fn alt(&self, words: Words, count: usize) -> String {
        let shown = |value: f64| figure(words, &Indicator { unit: None, ..self.indicator.clone() }, value);
        let Some(aim) = self.indicator.aim() else { return String::new() };
        let name = plain(&self.indicator.name, 90);
        let month = |day| super::super::period::short_month(words, day);
        let mut lines = vec![say!(
            words,
            "chart-alt",
            name = name,
            from = shown(aim.baseline),
            began = month(aim.baseline_on),
            to = shown(aim.target),
            by = month(aim.target_on),
            count = count
        )];
        if let Some(latest) = self.reports.iter().rev().find(|report| report.figure().is_some()) {
            let period = self.indicator.period.named(words, latest.period);
            let value = shown(latest.figure().unwrap_or_default());
            let word = standing(words, self.indicator.standing).replace("**", "");
            lines.push(say!(words, "chart-alt-latest", figure = value, period = period, standing = word));
        }
        if let Some(found) = self.forecast() {
            lines.push(say!(words, "chart-alt-forecast", figure = shown(found.rough(&aim))));
        }
        plain(&lines.join(" "), ALT_MAX)
    }

    fn story_button(&self, words: Words) -> Button {
        Button::new(say!(words, "button-indicator-story"), Press::new(NAME, "story", self.indicator.id))
    }

    /// What can be done about it: for everyone, once it is off target.
    fn actions(&self, words: Words) -> Vec<Button> {
        if !self.is_off_target() {
            return Vec::new();
        }
        let press = |action: &str| Press::new(NAME, action, self.indicator.id);
        vec![
            Button::new(say!(words, "button-indicator-decide"), press("decide")),
            Button::new(say!(words, "button-indicator-promise"), press("promise")),
        ]
    }

    /// Which report is to be corrected: a select whose choice opens the form.
    pub fn which(&self, words: Words) -> Card {
        let choice = |report: &Report| {
            let label =
                format!("{} · {}", self.indicator.period.named(words, report.period), self.cell(words, Some(report)));
            Choice { label: plain(&label, 100), value: report.period.to_string() }
        };
        let choices = self.reports.iter().rev().take(CHOICES).map(choice).collect();
        Card::new(say!(words, "indicator-which", name = said(&self.indicator.name))).select(Select {
            prompt: say!(words, "indicator-which-prompt"),
            offer: Offer::Choices(choices),
            press: Press::new(NAME, "fix", self.indicator.id),
            chosen: None,
            optional: false,
        })
    }
}

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
    if indicator.standing.is_some() {
        lines.push(whole.stands(words));
        lines.extend(whole.goes(words));
    }
    let mut buttons = vec![super::open_button(words, indicator)];
    if report.is_some() {
        let fix = at(indicator, "report", period);
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
    let fix = Button::new(say!(words, "button-indicator-correct"), at(indicator, "report", period));
    Card::new(super::capital(&say!(words, "indicator-taken", period = named, figure = figure)))
        .buttons(vec![fix.look(Look::Primary)])
}

/// The first lines of a text that fit.
fn within(text: &str, room: usize) -> String {
    let mut left = room;
    let mut kept = Vec::new();
    for line in text.lines() {
        let Some(rest) = left.checked_sub(line.chars().count() + 1) else { break };
        left = rest;
        kept.push(line);
    }
    kept.join("\n")
}
