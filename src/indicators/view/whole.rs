//! One indicator as it stands: its figures, its chart, where it goes, its story, and what came of it.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::super::acts::May;
use super::super::asks::Asked;
use super::super::chart::Chart;
use super::super::period::Period;
use super::super::trend::{Forecast, Standing};
use super::super::{Indicator, NAME, Report};
use super::draft::{parts, shown_day};
use super::{direction, figure, gap, report_button, said_of, standing};
use crate::message::{Button, Card, Choice, Offer, Picture, Press, Select};
use crate::say;
use crate::text::{Words, lines_within, plain, said, said_within};

/// Characters of what is counted, its source, one side of a share, a story, and the chain: a card holds 4,000 in all.
const WHAT_ROOM: usize = 300;
const SHORT_ROOM: usize = 150;
const PART_ROOM: usize = 110;
const STORY_ROOM: usize = 500;
const CHAIN_ROOM: usize = 600;
/// Late periods that are named.
const LATE: usize = 3;
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
    /// The periods whose report is late, the newest first.
    pub late: Vec<NaiveDate>,
    /// The story that was told last.
    pub story: Option<String>,
    /// What it came from and what came of it.
    pub chain: Option<String>,
    pub may: May,
    /// The period that a report is for; `None`: the last that is over has one.
    pub wanted: Option<NaiveDate>,
    /// The coalition's day, and its zone.
    pub today: NaiveDate,
    pub zone: Tz,
}

impl Whole {
    pub fn forecast(&self) -> Option<Forecast> {
        super::super::trend_of(&self.indicator, &self.reports)
    }

    /// Whether it asks for the story and an action.
    pub fn is_off_target(&self) -> bool {
        super::super::is_off_target(&self.indicator, &self.reports, self.today)
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
        if let Some(chain) = self.chain.as_deref().and_then(|chain| lines_within(chain, CHAIN_ROOM)) {
            card = card.text(chain);
        }
        let mut buttons = Vec::new();
        if self.may.report {
            // With all that is over reported there is nothing to report, only to correct.
            buttons.extend(self.wanted.map(|period| report_button(words, indicator, period)));
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
        lines.extend(self.is_late(words));
        lines.join("\n")
    }

    /// Which reports are late: the newest by their names.
    fn is_late(&self, words: Words) -> Option<String> {
        let named: Vec<String> =
            self.late.iter().take(LATE).map(|period| self.indicator.period.named(words, *period)).collect();
        let more = self.late.len().saturating_sub(LATE);
        let (count, periods) = (self.late.len(), named.join(", "));
        (count > 0).then(|| say!(words, "indicator-is-late", count = count, periods = periods, more = more))
    }

    pub(super) fn stands(&self, words: Words) -> String {
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
    pub(super) fn goes(&self, words: Words) -> Vec<String> {
        let Some(aim) = self.indicator.aim() else { return Vec::new() };
        let shown = |value: f64| figure(words, &self.indicator, value);
        let (from, to) = (shown(aim.baseline), shown(aim.target));
        let (began, by) = (shown_day(self.zone, aim.baseline_on), shown_day(self.zone, aim.target_on));
        let mut lines = vec![say!(words, "indicator-way", from = from, began = began, to = to, by = by)];
        if super::super::is_missed(&self.indicator, &self.reports, self.today) {
            lines.push(say!(words, "indicator-target-over"));
        }
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
        let mut lines =
            vec![say!(words, "indicator-what", what = what), say!(words, "indicator-source", source = source)];
        lines.extend(parts(words, indicator, PART_ROOM));
        let (better, every) = (direction(words, indicator.direction), indicator.period.every(words));
        lines.push(say!(words, "indicator-draft-how", better = better, every = every));
        lines.iter().map(|line| format!("-# {}", line.replace('\n', " "))).collect::<Vec<_>>().join("\n")
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

    pub(super) fn story_button(&self, words: Words) -> Button {
        Button::new(say!(words, "button-indicator-story"), Press::new(NAME, "story", self.indicator.id))
    }

    /// What can be done about it: for everyone, once it is off target.
    pub(super) fn actions(&self, words: Words) -> Vec<Button> {
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
