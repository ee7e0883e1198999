//! The chart: our own SVG, made to be read on a phone. Lines are told apart by how they are drawn, not by colour alone, and bear their
//! names. Nothing that people typed is in it, so that every sign of it is in the font.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use super::labels::{BOTTOM, PAPER, SIGN, TOP, apart, fitted, in_lines, text};
use super::number;
use super::period::short_month;
use super::trend::{Aim, Forecast};
use crate::picture::FONT;
use crate::say;
use crate::text::{Language, Words};

/// Its size; half as many pixels again are drawn. On a phone of 360 it is some 270 wide, so that its type is shown at less than half.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 400.0;
/// Where the lines are, from [`TOP`] to [`BOTTOM`]: labels stand around it.
const LEFT: f64 = 92.0;
const RIGHT: f64 = 448.0;
/// Type: of what explains, of what a line is at, and of the latest figure.
const SMALL: f64 = 28.0;
const LARGE: f64 = 35.0;
const LATEST: f64 = 38.0;
/// A date under the lines is so wide, with some room.
const DATE: f64 = 140.0;

/// Dark on [`PAPER`].
const GRID: &str = "#e3dfd5";
const QUIET: &str = "#57616b";
const LINE: &str = "#0b4f8a";
const GOAL: &str = "#176b3a";

/// What is drawn.
pub struct Chart<'a> {
    pub words: Words,
    pub aim: Aim,
    pub is_share: bool,
    /// What was counted, the oldest first.
    pub points: &'a [(NaiveDate, f64)],
    /// Where nothing was, and the sign for why.
    pub gaps: &'a [(NaiveDate, char)],
    pub forecast: Option<Forecast>,
}

/// Where things stand on the picture.
struct Scale {
    first: NaiveDate,
    days: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn of(chart: &Chart<'_>) -> Self {
        let days = || chart.points.iter().map(|(day, _)| *day).chain(chart.gaps.iter().map(|(day, _)| *day));
        let first = days().fold(chart.aim.baseline_on, NaiveDate::min);
        let last = days().fold(chart.aim.target_on, NaiveDate::max);
        let values = || {
            let ends = [chart.aim.baseline, chart.aim.target].into_iter();
            ends.chain(chart.points.iter().map(|(_, value)| *value)).chain(chart.forecast.map(|found| found.value))
        };
        let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let room = if high > low { (high - low) * 0.12 } else { high.abs().max(1.0) * 0.1 };
        // What cannot be below zero is not drawn there, nor a share above all.
        let low = if low >= 0.0 { (low - room).max(0.0) } else { low - room };
        let high = if chart.is_share && high <= 100.0 { (high + room).min(100.0) } else { high + room };
        Self { first, days: ((last - first).num_days().max(1)) as f64, low, high }
    }

    fn x(&self, day: NaiveDate) -> f64 {
        LEFT + 8.0 + (RIGHT - LEFT - 16.0) * ((day - self.first).num_days() as f64 / self.days)
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        BOTTOM - (BOTTOM - TOP) * if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Round figures, as few as can be, but three at least.
    fn ticks(&self) -> Vec<f64> {
        let half = (self.high - self.low) / 2.0;
        let unit = 10_f64.powf(half.log10().floor());
        let of = |step: f64| {
            let from = (self.low / step).ceil();
            let all = (0..8).map(|count| (from + f64::from(count)) * step);
            all.take_while(|tick| *tick <= self.high).collect::<Vec<f64>>()
        };
        let steps = [5.0, 2.0, 1.0, 0.5, 0.2].map(|times| times * unit).into_iter().filter(|step| step.is_normal());
        steps.map(of).find(|ticks| ticks.len() >= 3).unwrap_or_default()
    }
}

impl Chart<'_> {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let scale = Scale::of(self);
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}"><rect width="{WIDTH}" height="{HEIGHT}" rx="14" fill="{PAPER}"/>"#
        );
        // Writing to a string cannot fail.
        for tick in scale.ticks() {
            let y = scale.y(tick);
            let _ = write!(svg, r#"<path d="M{LEFT} {y:.1}H{RIGHT}" stroke="{GRID}" stroke-width="1.5"/>"#);
            let said = percent(self.words, number::short(self.words, tick, number::DECIMALS), self.is_share);
            let size = fitted(&said, LEFT - 14.0, SMALL);
            svg += &text((LEFT - 10.0, y + size / 3.0), "end", (size, QUIET, false), &said);
        }
        self.aims(&scale, &mut svg);
        self.curve(&scale, &mut svg);
        self.dates(&scale, &mut svg);
        self.names(&scale, &mut svg);
        svg + "</svg>"
    }

    fn figure(&self, value: f64) -> String {
        let most = if self.is_share { self.aim.decimals(value) } else { number::DECIMALS };
        percent(self.words, number::short(self.words, value, most), self.is_share)
    }

    /// The baseline, dotted, and the target, drawn through, with a flag on its date.
    fn aims(&self, scale: &Scale, svg: &mut String) {
        let (start, goal) = (scale.y(self.aim.baseline), scale.y(self.aim.target));
        let _ = write!(
            svg,
            r#"<path d="M{LEFT} {start:.1}H{RIGHT}" stroke="{QUIET}" stroke-width="3" stroke-linecap="round" stroke-dasharray="0.1 8"/><path d="M{LEFT} {goal:.1}H{RIGHT}" stroke="{GOAL}" stroke-width="3"/>"#
        );
        let x = scale.x(self.aim.target_on);
        let _ = write!(
            svg,
            r#"<path d="M{x:.1} {:.1}l8 8l-8 8l-8 -8z" fill="{GOAL}"/><circle cx="{:.1}" cy="{start:.1}" r="7" fill="{PAPER}" stroke="{QUIET}" stroke-width="3"/>"#,
            goal - 8.0,
            scale.x(self.aim.baseline_on)
        );
    }

    /// What was counted, with gaps where nothing was, and where it goes if nothing changes.
    fn curve(&self, scale: &Scale, svg: &mut String) {
        let mut path = String::new();
        let mut before: Option<NaiveDate> = None;
        for (day, value) in self.points {
            let broken = before.is_none_or(|last| self.gaps.iter().any(|(gap, _)| (last..*day).contains(gap)));
            let _ = write!(path, "{}{:.1} {:.1}", if broken { 'M' } else { 'L' }, scale.x(*day), scale.y(*value));
            before = Some(*day);
        }
        let _ = write!(
            svg,
            r#"<path d="{path}" fill="none" stroke="{LINE}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>"#
        );
        let radius = if self.points.len() > 14 { 4 } else { 6 };
        for (day, value) in self.points {
            let _ = write!(
                svg,
                r#"<circle cx="{:.1}" cy="{:.1}" r="{radius}" fill="{LINE}"/>"#,
                scale.x(*day),
                scale.y(*value)
            );
        }
        for (day, sign) in self.gaps {
            *svg += &text((scale.x(*day), BOTTOM - 8.0), "middle", (SMALL, QUIET, true), &sign.to_string());
        }
        let Some((day, value)) = self.points.last() else { return };
        let (x, y) = (scale.x(*day), scale.y(*value));
        if let Some(found) = self.forecast {
            let _ = write!(
                svg,
                r#"<path d="M{x:.1} {y:.1}L{:.1} {:.1}" stroke="{LINE}" stroke-width="4" stroke-dasharray="10 8"/>"#,
                scale.x(self.aim.target_on),
                scale.y(found.value)
            );
        }
        let said = self.figure(self.aim.honest(*value));
        let size = fitted(&said, RIGHT - LEFT - 16.0, LATEST);
        let half = SIGN / 2.0 * size * said.chars().count() as f64;
        let at = self.beside(scale, (x, y), half);
        // On paper of its own, so that no line strikes it through.
        let _ = write!(
            svg,
            r#"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" rx="6" fill="{PAPER}"/>"#,
            at.0 - half - 3.0,
            at.1 - 0.8 * size,
            2.0 * half + 6.0,
            size
        );
        *svg += &text(at, "middle", (size, LINE, true), &said);
    }

    /// Where the last figure, so wide to either side, covers as little of the lines as can be: above its point rather than below.
    fn beside(&self, scale: &Scale, (x, y): (f64, f64), half: f64) -> (f64, f64) {
        let mut marks: Vec<(f64, f64)> = Vec::new();
        let mut line = |from: (f64, f64), to: (f64, f64)| {
            let step = |part: i32| f64::from(part) / 12.0;
            marks.extend(
                (0..=12).map(|part| (from.0 + (to.0 - from.0) * step(part), from.1 + (to.1 - from.1) * step(part))),
            );
        };
        let place = |(day, value): &(NaiveDate, f64)| (scale.x(*day), scale.y(*value));
        for pair in self.points.windows(2) {
            if let [one, other] = pair {
                line(place(one), place(other));
            }
        }
        if let Some(found) = self.forecast {
            line((x, y), (scale.x(self.aim.target_on), scale.y(found.value)));
        }
        for level in [self.aim.baseline, self.aim.target] {
            line((x - half, scale.y(level)), (x + half, scale.y(level)));
        }
        let (above, below) = (-20.0, 48.0);
        let places = [(0.0, above), (-54.0, above), (54.0, above), (0.0, below), (54.0, below), (-54.0, below)];
        let places = places.map(|(right, down)| {
            ((x + right).clamp(LEFT + half, RIGHT - half), (y + down).clamp(TOP + 16.0, BOTTOM - 8.0))
        });
        let covers = |at: &(f64, f64)| {
            let over =
                |mark: &&(f64, f64)| (mark.0 - at.0).abs() < half + 4.0 && (at.1 - 32.0..at.1 + 10.0).contains(&mark.1);
            marks.iter().filter(over).count()
        };
        places.into_iter().min_by_key(covers).unwrap_or((x, y))
    }

    fn dates(&self, scale: &Scale, svg: &mut String) {
        let mut shown = vec![(scale.x(self.aim.target_on), self.aim.target_on)];
        let others = [Some(self.aim.baseline_on), self.points.last().map(|(day, _)| *day)];
        for day in others.into_iter().flatten() {
            let x = scale.x(day);
            if shown.iter().all(|(other, _)| (other - x).abs() >= DATE) {
                shown.push((x, day));
            }
        }
        for (x, day) in shown {
            let _ = write!(svg, r#"<path d="M{x:.1} {BOTTOM}v8" stroke="{QUIET}" stroke-width="2"/>"#);
            let at = (x.clamp(DATE / 2.0, WIDTH - DATE / 2.0), BOTTOM + 38.0);
            *svg += &text(at, "middle", (SMALL, QUIET, false), &short_month(self.words, day));
        }
    }

    /// What each line is, beside its end.
    fn names(&self, scale: &Scale, svg: &mut String) {
        let words = self.words;
        let mut names = vec![
            (scale.y(self.aim.target), GOAL, say!(words, "chart-target"), self.aim.target),
            (scale.y(self.aim.baseline), QUIET, say!(words, "chart-start"), self.aim.baseline),
        ];
        if let Some(found) = self.forecast {
            names.push((scale.y(found.value), LINE, say!(words, "chart-forecast"), found.rough(&self.aim)));
        }
        names.sort_by(|one, other| one.0.total_cmp(&other.0));
        let names: Vec<_> = names
            .into_iter()
            .map(|(y, colour, name, value)| (y, colour, in_lines(&name), self.figure(value)))
            .collect();
        let wanted: Vec<(f64, f64)> =
            names.iter().map(|(y, _, lines, _)| (*y, SMALL * lines.len() as f64 + LARGE + 5.0)).collect();
        let x = RIGHT + 12.0;
        for (top, (_, colour, lines, value)) in apart(&wanted).into_iter().zip(names) {
            let mut y = top - 4.0;
            for line in lines {
                y += SMALL;
                *svg += &text((x, y), "start", (SMALL, colour, false), &line);
            }
            let size = fitted(&value, WIDTH - x - 4.0, LARGE);
            *svg += &text((x, y + LARGE - 2.0), "start", (size, colour, true), &value);
        }
    }
}

/// A share with its sign, as its readers write it.
pub fn percent(words: Words, figure: String, is_share: bool) -> String {
    match (is_share, words.language()) {
        (false, _) => figure,
        (true, Language::Es) => format!("{figure}\u{a0}%"),
        (true, _) => format!("{figure}%"),
    }
}

/// A chart as large as they come, for measuring how long one takes: each number another one.
#[must_use]
pub fn sample(number: u32) -> String {
    let start = NaiveDate::default();
    let day = |month: u32| start + Days::new(u64::from(month) * 30);
    let value = |month: u32| 60.0 + f64::from((month * 7 + number) % 13) + f64::from(number % 10_000) / 10_000.0;
    let points: Vec<(NaiveDate, f64)> = (0..36).map(|month| (day(month), value(month))).collect();
    let aim = Aim { baseline: 60.0, baseline_on: start, target: 80.0, target_on: day(60) };
    let forecast = aim.forecast(&points, true);
    let gaps = [(day(40), '×'), (day(41), '?')];
    Chart { words: Language::EnUs.words(), aim, is_share: true, points: &points, gaps: &gaps, forecast }.svg()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Draws it, and looks that something of every line is there.
    fn drawn(points: &[(NaiveDate, f64)], (baseline, target): (f64, f64)) -> Vec<u8> {
        let aim = Aim { baseline, baseline_on: day("2026-01-31"), target, target_on: day("2027-12-31") };
        let forecast = aim.forecast(points, false);
        let words = Language::EnUs.words();
        let svg = Chart { words, aim, is_share: false, points, gaps: &[], forecast }.svg();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        let png = crate::picture::draw(&svg).unwrap();
        let picture = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        assert_eq!((picture.width(), picture.height()), (900, 600));
        png
    }

    #[test]
    fn it_is_drawn_whatever_the_figures() {
        let one = drawn(&[(day("2026-02-28"), 71.0)], (70.0, 80.0));
        let none = drawn(&[], (70.0, 80.0));
        assert_ne!(one, none);
        drawn(&[(day("2026-02-28"), 70.0), (day("2026-03-31"), 70.0), (day("2026-04-30"), 70.0)], (70.0, 80.0));
        drawn(&[(day("2026-02-28"), -1e15), (day("2026-03-31"), 1e15), (day("2026-04-30"), 0.0)], (-1e15, 1e15));
        drawn(&[(day("2026-02-28"), 1e-9), (day("2026-03-31"), 2e-9), (day("2026-04-30"), 3e-9)], (0.0, 1e-8));
        drawn(&[(day("1999-02-28"), -3.0), (day("2099-03-31"), -4.0)], (-3.0, -30.0));
        drawn(&[], (5.0, 5.0));
    }

    #[test]
    fn the_axis_has_three_numbers_at_least_and_not_too_many() {
        for (low, high) in
            [(68.8, 81.2), (0.0, 1.0), (4.9, 9.9), (-1e15, 1e15), (1e-9, 2e-9), (99.9, 102.0), (0.0, 100.0)]
        {
            let scale = Scale { first: NaiveDate::default(), days: 1.0, low, high };
            let ticks = scale.ticks();
            assert!((3..=6).contains(&ticks.len()), "{low} {high}: {ticks:?}");
        }
    }
}
