//! What falls due: the question for a figure, and its reminders.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Indicator, State, asks, store, view};
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::Reader;
use crate::items::{Kind, Reference};
use crate::message::Message;
use crate::outbox::{Due, Row};
use crate::people;

/// Asks the steward, if the figure is still missing. In the same transaction the next message is owed, and with the first of a period
/// the question for the next one, so that the chain goes on whatever becomes of this.
pub async fn ask(
    connection: &mut SqliteConnection,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Some((indicator, period)) = of(connection, row).await? else { return Ok(Due::NotWanted("no indicator")) };
    let found = store::asks::get(connection, indicator.id, period).await?;
    let Some(asked) = found.filter(|asked| asked.key() == row.occurrence) else {
        return Ok(Due::NotWanted("it was asked already"));
    };
    if asked.next_on.is_none_or(|on| charter.brief_on(on).1 > now) {
        return Ok(Due::NotWanted("its day changed"));
    }
    let away = people::delivery(connection, row.guild, indicator.steward).await?.away_at(now);
    if let Some(until) = away.map(|until| charter.brief_from(until).1).or_else(|| charter.quiet_until(now)) {
        return Ok(Due::Later(until));
    }
    let next = indicator.period.next(period);
    if asked.told == 0 {
        asks::plan(connection, (&indicator, charter), next).await?;
    }
    if store::reports::of(connection, indicator.id, period).await?.is_some() {
        asks::close(connection, &indicator, &asked).await?;
        return Ok(Due::NotWanted("it was reported"));
    }
    if charter.brief_on(asks::due_on(&indicator, next)).1 <= now {
        asks::close(connection, &indicator, &asked).await?;
        return Ok(Due::NotWanted("a newer period is asked for"));
    }
    let asked = asks::told(connection, (&indicator, charter), &asked, now).await?;
    let words = Reader::of(connection, charter.clone(), indicator.steward, now).await?.words;
    let reports = store::reports::in_force(connection, indicator.id).await?;
    let last = reports.iter().rev().find(|report| report.period < period && report.figure().is_some());
    let notice = view::question(words, &indicator, (&asked, last));
    Ok(Due::Private(Message::Notice(notice), indicator.channel))
}

/// The indicator and the period that a row is about.
async fn of(connection: &mut SqliteConnection, row: &Row) -> Result<Option<(Indicator, NaiveDate)>> {
    let period = row.occurrence.split_once('.').and_then(|(period, _)| period.parse().ok());
    let (Ok(Reference { kind: Kind::Indicator, number }), Some(period)) = (row.item.parse::<Reference>(), period)
    else {
        return Ok(None);
    };
    let found = store::find(connection, row.guild, number).await?;
    Ok(found.filter(|found| found.state == State::Active).map(|found| (found, period)))
}
