//! The file of figures: comma-separated, for any spreadsheet. Every version of every report is in it, and every period that is missing.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use super::{Direction, Indicator, Report, Said};

/// Spreadsheets take a text for UTF-8 if it begins with this.
const MARK: char = '\u{feff}';
/// The columns, named alike in every language, since programs read them.
const HEAD: [&str; 13] = [
    "indicator",
    "name",
    "unit",
    "better",
    "from",
    "to",
    "status",
    "value",
    "numerator",
    "denominator",
    "version",
    "note",
    "reported_at",
];

/// The file, with all versions of the reports of each, the oldest first.
pub fn file(all: &[(Indicator, Vec<Report>)]) -> String {
    let mut text = MARK.to_string();
    line(&mut text, HEAD.map(str::to_owned));
    for (indicator, reports) in all {
        for (period, report) in rows(indicator, reports) {
            line(&mut text, row(indicator, period, report));
        }
    }
    text
}

/// The reports, and the periods between them that have none.
fn rows<'a>(indicator: &Indicator, reports: &'a [Report]) -> Vec<(NaiveDate, Option<&'a Report>)> {
    let mut rows = Vec::new();
    let mut next: Option<NaiveDate> = None;
    for report in reports {
        while let Some(missing) = next.filter(|next| *next < report.period) {
            rows.push((missing, None));
            next = Some(indicator.period.next(missing));
        }
        rows.push((report.period, Some(report)));
        next = Some(indicator.period.next(report.period));
    }
    rows
}

fn row(indicator: &Indicator, period: NaiveDate, report: Option<&Report>) -> [String; 13] {
    let number = |figure: Option<f64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let at = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let status = match report.map(|report| report.kind) {
        Some(Said::Value) => "value",
        Some(Said::NotCollected) => "not collected",
        None => "missing",
    };
    let better = match indicator.direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
    };
    let unit = if indicator.is_share() { Some("%") } else { indicator.unit.as_deref() };
    [
        indicator.reference().to_string(),
        harmless(&indicator.name),
        harmless(unit.unwrap_or_default()),
        better.to_owned(),
        period.to_string(),
        indicator.period.end(period).to_string(),
        status.to_owned(),
        number(
            report.and_then(Report::figure).map(|value| if indicator.is_share() { worked_out(value) } else { value }),
        ),
        number(report.and_then(|report| report.numerator)),
        number(report.and_then(|report| report.denominator)),
        report.map(|report| report.version.to_string()).unwrap_or_default(),
        harmless(report.and_then(|report| report.note.as_deref()).unwrap_or_default()),
        report.map(|report| at(report.reported_at)).unwrap_or_default(),
    ]
}

/// A share, which we divided, to six digits; what people typed is kept whole.
fn worked_out(share: f64) -> f64 {
    format!("{share:.5e}").parse().unwrap_or(share)
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn line(text: &mut String, cells: [String; 13]) {
    let quoted = cells.map(|cell| {
        if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    });
    text.push_str(&quoted.join(","));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_to_six_digits() {
        for (share, written) in [(100.0 * 15.0 / 190.0, "7.89474"), (100.0 / 3.0, "33.3333"), (74.0, "74"), (0.0, "0")]
        {
            assert_eq!(worked_out(share).to_string(), written);
        }
    }
}
