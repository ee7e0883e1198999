//! What a digest tells of indicators: those with a new figure, from the start to now, and how they stand. To one person, the figures that
//! wait for them.

use sqlx::SqliteConnection;

use super::acts::May;
use super::view::Whole;
use super::{Indicator, Report, reports, store, view};
use crate::error::Result;
use crate::ids::PersonId;
use crate::items::{Kind, Reference};
use crate::message::Picture;
use crate::news::{DigestLine, DigestReader, OVERLAP, Section};
use crate::text::{Language, said_within};
use crate::{pages, say};

/// What is off target comes before good news, so that it does not stand behind *Show all*.
const OFF_TARGET: i64 = 60;
const WEIGHT: i64 = 50;
/// Characters shown of a name.
const NAME_MAX: usize = 70;

/// See the module.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    if let Some(person) = reader.person {
        return waiting(connection, reader, person).await;
    }
    let mut lines = Vec::new();
    let today = reader.charter.local(reader.now).date();
    for mut indicator in store::all(connection, reader.charter.guild, false).await? {
        let every = store::reports::every(connection, indicator.id).await?;
        let reports = known(&every, reader);
        indicator.standing = reports::standing_of(&indicator, &reports);
        let Some(latest) = reports.iter().rev().find(|report| report.figure().is_some()) else { continue };
        let told = (reader.from - OVERLAP)..=reader.until;
        let versions: Vec<&Report> = every.iter().filter(|one| one.period == latest.period).collect();
        let is_new = versions.iter().any(|one| told.contains(&one.reported_at));
        // A correction may change nothing that a digest says.
        let before = versions.iter().rfind(|one| one.reported_at < *told.start());
        if is_new && before.is_none_or(|before| read(&indicator, before) != read(&indicator, latest)) {
            let weight = if super::is_off_target(&indicator, &reports, today) { OFF_TARGET } else { WEIGHT };
            lines.push(DigestLine { weight, ..line(reader, &indicator, latest) });
        }
    }
    Ok(lines)
}

/// Of every version, the oldest first, what a digest goes by: what was first reported after its time belongs to the next, but a figure that
/// was corrected by now is known to be wrong.
fn known(every: &[Report], reader: &DigestReader) -> Vec<Report> {
    let mut known: Vec<Report> = Vec::new();
    for report in every.iter().filter(|report| report.reported_at <= reader.now) {
        match known.last_mut().filter(|last| last.period == report.period) {
            Some(last) => last.clone_from(report),
            None if report.reported_at <= reader.until => known.push(report.clone()),
            None => {}
        }
    }
    known
}

/// What everyone reads of a report, whatever their language.
fn read(indicator: &Indicator, report: &Report) -> Option<String> {
    report.figure().map(|value| view::figure(Language::EnUs.words(), indicator, value))
}

/// "▲ improving: families in stable housing, 71% → 74% in October, on the way to 80%": from the start on, as the word says it.
fn line(reader: &DigestReader, indicator: &Indicator, latest: &Report) -> DigestLine {
    let words = reader.words;
    let figure = |value| view::figure(words, indicator, value);
    let reference = indicator.reference().to_string();
    let text = say!(
        words,
        "digest-indicator",
        standing = view::standing(words, indicator.standing),
        reference = reference.as_str(),
        name = said_within(&indicator.name, NAME_MAX),
        before = indicator.baseline.map(figure).unwrap_or_default(),
        figure = latest.figure().map(figure).unwrap_or_default(),
        period = indicator.period.named(words, latest.period),
        target = indicator.target.map(figure).unwrap_or_default()
    );
    DigestLine {
        section: Section::Indicators,
        key: reference,
        state: format!("{}:{}", latest.period, read(indicator, latest).unwrap_or_default()),
        text,
        button: Some(pages::opens(words, indicator.reference(), view::open_button(words, indicator))),
        weight: WEIGHT,
    }
}

/// The chart of the indicator that a line tells of: it ends with the figures that its words go by, and what was asked for since is no gap.
pub async fn picture(
    connection: &mut SqliteConnection,
    reader: &DigestReader,
    line: &DigestLine,
) -> Result<Option<Picture>> {
    let Ok(Reference { kind: Kind::Indicator, number }) = line.key.parse() else { return Ok(None) };
    let Some(mut indicator) = store::find(connection, reader.charter.guild, number).await? else { return Ok(None) };
    let reports = known(&store::reports::every(connection, indicator.id).await?, reader);
    indicator.standing = reports::standing_of(&indicator, &reports);
    let whole = Whole {
        wanted: None,
        late: Vec::new(),
        story: None,
        chain: None,
        may: May { add: false, report: false, take_over: false },
        indicator,
        reports,
        open: Vec::new(),
        today: reader.charter.local(reader.now).date(),
        zone: reader.charter.zone,
    };
    Ok(whole.picture(reader.words))
}

async fn waiting(
    connection: &mut SqliteConnection,
    reader: &DigestReader,
    person: PersonId,
) -> Result<Vec<DigestLine>> {
    let words = reader.words;
    let mut lines = Vec::new();
    for (id, period) in store::asks::waiting(connection, (reader.charter.guild, person)).await? {
        let Some(indicator) = store::get(connection, id).await? else { continue };
        let (name, reference) = (said_within(&indicator.name, NAME_MAX), indicator.reference().to_string());
        let named = indicator.period.named(words, period);
        let text = say!(words, "home-indicator", period = named, name = name, reference = reference.as_str());
        lines.push(DigestLine {
            section: Section::Waiting,
            key: format!("{reference}@{period}"),
            state: "asked".to_owned(),
            text: view::capital(&text),
            button: Some(view::report_button(words, &indicator, period)),
            weight: 50,
        });
    }
    Ok(lines)
}
