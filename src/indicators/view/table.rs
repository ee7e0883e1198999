//! The periods of one with their figures: for the chart, and as text.

use chrono::{Datelike, NaiveDate};

use super::super::{Indicator, Report, number};
use super::{Whole, figure, gap, said_of};
use crate::say;
use crate::text::{Words, said_within};

/// Rows of the table; all is in the file.
const ROWS: usize = 12;
/// Points on the chart.
const POINTS: usize = 60;
/// Periods looked back through: ten years of weeks.
const LOOKED_BACK: usize = 520;
/// Notes shown, the newest, and characters of one.
const NOTES: usize = 2;
const NOTE_ROOM: usize = 160;

/// What the table says of a period, in columns; all of it our own words, of signs that are equally wide.
enum Cell {
    /// The figure, and of a share its parts.
    Figure(String, String),
    /// Why there is none.
    None(String),
}

/// A row of the table: a period, or a run of missing ones by its newest.
struct Row<'a> {
    period: NaiveDate,
    report: Option<&'a Report>,
    count: usize,
}

impl Whole {
    /// Every period from the last that was reported or asked for back to the first that was reported, with its report.
    fn back(&self) -> Vec<(NaiveDate, Option<&Report>)> {
        let (Some(first), Some(last)) = (self.reports.first(), self.reports.last()) else { return Vec::new() };
        let last = self.open.first().map_or(last.period, |asked| asked.period.max(last.period));
        let period = self.indicator.period;
        let back = std::iter::successors(Some(last), |start| Some(period.before(*start)));
        let with_report = |start: NaiveDate| (start, self.reports.iter().rev().find(|one| one.period == start));
        back.take_while(|start| *start >= first.period).take(LOOKED_BACK).map(with_report).collect()
    }

    /// The newest of them for the chart, the oldest first.
    pub(super) fn periods(&self) -> Vec<(NaiveDate, Option<&Report>)> {
        let mut all = self.back();
        all.truncate(POINTS);
        all.reverse();
        all
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (period, report) in self.back() {
            match rows.last_mut().filter(|last| last.report.is_none() && report.is_none()) {
                Some(run) => run.count += 1,
                None => rows.push(Row { period, report, count: 1 }),
            }
        }
        rows
    }

    /// The figures as text: the newest first.
    pub(super) fn table(&self, words: Words) -> Option<String> {
        let all = self.rows();
        if all.is_empty() {
            return None;
        }
        let newest = all.get(..ROWS).unwrap_or(&all);
        let named = |row: &Row<'_>| self.indicator.period.in_table(words, row.period, self.today.year());
        let is_corrected = |row: &Row<'_>| row.report.is_some_and(|report| report.version > 1);
        let cells: Vec<Cell> = newest.iter().map(|row| self.table_cell(words, row.report)).collect();
        let wide = |text: &str| text.chars().count();
        let names = newest.iter().map(|row| wide(&named(row))).max().unwrap_or_default();
        let widths = cells.iter().filter_map(|cell| match cell {
            Cell::Figure(figure, parts) => Some((wide(figure), wide(parts))),
            Cell::None(_) => None,
        });
        let (figures, parts) = widths.fold((0_usize, 0_usize), |most, one| (most.0.max(one.0), most.1.max(one.1)));
        let line = |(row, cell): (&Row<'_>, &Cell)| {
            let times = if row.count > 1 { format!(" × {}", row.count) } else { String::new() };
            let mark = if is_corrected(row) { "*" } else { "" };
            // A phone shows some thirty signs in a row.
            let said = match cell {
                Cell::Figure(figure, _) if parts == 0 => format!("{figure:>figures$}"),
                Cell::Figure(figure, of) => format!("{figure:>figures$} {of:>parts$}"),
                Cell::None(why) => why.clone(),
            };
            format!("{:<names$} {said}{times}{mark}", named(row))
        };
        let lines: Vec<String> = newest.iter().zip(&cells).map(line).collect();
        let mut text = format!("```\n{}\n```", lines.join("\n"));
        if all.len() > newest.len() {
            text = format!("{text}\n-# {}", say!(words, "indicator-table-more"));
        }
        if newest.iter().any(is_corrected) {
            text = format!("{text}\n-# {}", say!(words, "indicator-corrected"));
        }
        let noted = newest.iter().filter_map(|row| Some((named(row), row.report?.note.as_ref()?)));
        for (period, note) in noted.take(NOTES) {
            let note = say!(words, "indicator-note", period = period, note = said_within(note, NOTE_ROOM));
            text = format!("{text}\n-# {note}");
        }
        Some(text)
    }

    /// What a row of the table says, where there is little room: a share with its parts as "74% 148/200".
    fn table_cell(&self, words: Words, report: Option<&Report>) -> Cell {
        let Some((report, value)) = report.and_then(|report| Some((report, report.figure()?))) else {
            return Cell::None(self.cell(words, report));
        };
        let Some((above, below)) = report.numerator.zip(report.denominator) else {
            return Cell::Figure(self.cell(words, Some(report)), String::new());
        };
        let shown = |count: f64| number::shown(words, count);
        Cell::Figure(figure(words, &self.indicator, value), format!("{}/{}", shown(above), shown(below)))
    }

    /// What was reported of a period, with nothing in it that people typed, so that it may stand in a block of code.
    pub(super) fn cell(&self, words: Words, report: Option<&Report>) -> String {
        let plain_unit = Indicator { unit: None, ..self.indicator.clone() };
        let said = said_of(words, &plain_unit, report);
        match report {
            Some(report) if report.figure().is_some() => said,
            other => format!("{} {said}", gap(other.map(|report| report.kind))),
        }
    }
}
