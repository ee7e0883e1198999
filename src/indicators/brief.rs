//! Lines of the daily brief: the figures that are due, and that somebody is asked for them from now on.

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Indicator, NAME, asks, store, view};
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::message::{Button, Press};
use crate::text::{plain, said, stamp_day};
use crate::{people, say};

/// What a steward is asked for today, and what they are asked for from now on. It counts as told, in the same transaction.
pub async fn lines(connection: &mut SqliteConnection, reader: &Reader) -> Result<Vec<BriefLine>> {
    let who = (reader.charter.guild, reader.person);
    let today = reader.charter.local(reader.now).date();
    // Each look moves the day on, or ends it.
    while let Some((id, period)) = store::asks::first_due(connection, who, today).await? {
        let Some(indicator) = store::get(connection, id).await? else { break };
        asks::ask(connection, (&indicator, period), (today, reader.now)).await?;
    }
    for named in store::named_at(connection, who, None).await? {
        store::set_steward(connection, named.id, named.steward, Some(reader.now)).await?;
    }
    asked(connection, reader, reader.now).await
}

/// What was told at that instant and still waits.
pub async fn asked(connection: &mut SqliteConnection, reader: &Reader, at: DateTime<Utc>) -> Result<Vec<BriefLine>> {
    let (words, who) = (reader.words, (reader.charter.guild, reader.person));
    let today = reader.charter.local(reader.now).date();
    let mut lines = Vec::new();
    for (id, period) in store::asks::told_at(connection, who, at).await? {
        let asked = store::asks::get(connection, id, period).await?;
        let (Some(indicator), Some(asked)) = (store::get(connection, id).await?, asked) else { continue };
        let reports = store::reports::in_force(connection, id).await?;
        let last = reports.iter().rev().find(|report| report.period < period && report.figure().is_some());
        let sentence = view::question(words, &indicator, (&asked, last));
        lines.push(line(reader, &indicator, (period, sentence), view::answers(words, &indicator, (&asked, today))));
    }
    // Each matter is one line, and a question says enough.
    for named in store::named_at(connection, who, Some(at)).await? {
        // Who reported already knows it.
        let has_reported = !store::reports::in_force(connection, named.id).await?.is_empty();
        if named.maker != reader.person && !has_reported && lines.iter().all(|line| line.open != open(&named)) {
            let first = store::asks::days_to_come(connection, named.id).await?.into_iter().min();
            let first = first.unwrap_or_else(|| reader.charter.local(reader.now).date());
            let sentence = is_asked(connection, reader, (&named, first)).await?;
            let buttons = vec![view::open_button(words, &named)];
            lines.push(BriefLine { waits: false, ..line(reader, &named, (first, sentence), buttons) });
        }
    }
    Ok(lines)
}

/// The next local day after today on which there is something to ask, or to tell.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let who = (reader.charter.guild, reader.person);
    let tomorrow = reader.charter.local(reader.now).date() + Days::new(1);
    let untold = !store::named_at(connection, who, None).await?.is_empty();
    let next = store::asks::next_day(connection, who).await?.map(|day| day.max(tomorrow));
    Ok(next.into_iter().chain(untold.then_some(tomorrow)).min())
}

/// Who named them, for what, and when the first question comes.
async fn is_asked(
    connection: &mut SqliteConnection,
    reader: &Reader,
    (indicator, first): (&Indicator, NaiveDate),
) -> Result<String> {
    let words = reader.words;
    let maker = people::known(connection, indicator.guild, indicator.maker).await?.map(|known| known.name);
    let maker = said(&maker.unwrap_or_else(|| say!(words, "somebody")));
    let (name, reference) = (said(&indicator.name), indicator.reference().to_string());
    let at = stamp_day(reader.charter.brief_on(first).1);
    Ok(say!(words, "indicator-named", maker = maker, name = name, reference = reference, at = at))
}

fn open(indicator: &Indicator) -> Press {
    Press::new(NAME, "open", indicator.id)
}

fn line(
    reader: &Reader,
    indicator: &Indicator,
    (on, sentence): (NaiveDate, String),
    buttons: Vec<Button>,
) -> BriefLine {
    let reference = indicator.reference().to_string();
    BriefLine {
        channel: indicator.channel,
        due_at: reader.charter.brief_on(on).1,
        sentence,
        waits: true,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{reference} · {}", indicator.name), 100),
        reference,
        buttons,
        open: open(indicator),
    }
}
