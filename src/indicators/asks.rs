//! When the steward is asked for a figure: the question, two reminders, a few more days, and when a report counts as late.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{ASK, Indicator, store};
use crate::charter::Charter;
use crate::error::Result;
use crate::outbox::{self, Owed, Recipient};

/// Days from the question to the first reminder, and from that to the second.
const REMINDED_AFTER: [u64; 2] = [3, 4];
/// Days that *A few more days* gives.
const MORE_DAYS: u64 = 3;
/// How often it gives them, for one period.
const MORE_MAX: i64 = 2;
/// The question and its two reminders.
const MESSAGES: i64 = 3;
/// How long after the second reminder a report counts as late.
const LATE_AFTER: TimeDelta = TimeDelta::days(1);

/// How often the steward was asked for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The first day of the period.
    pub period: NaiveDate,
    /// Messages so far.
    pub told: i64,
    /// When the last of them was written.
    pub told_at: Option<DateTime<Utc>>,
    /// How often they asked for a few more days.
    pub more: i64,
    /// The local day of the next message, if one is to come.
    pub next_on: Option<NaiveDate>,
    /// Grows with each change of that day.
    pub revision: i64,
}

impl Asked {
    fn first(period: NaiveDate, on: NaiveDate) -> Self {
        Self { period, told: 0, told_at: None, more: 0, next_on: Some(on), revision: 0 }
    }

    /// Which message is next, for the outbox and for the buttons on it.
    pub fn key(&self) -> String {
        format!("{}.{}", self.period, self.told)
    }

    /// Whether the report counts as late: both reminders brought nothing.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        let told = self.told_at.filter(|_| self.told >= MESSAGES && self.next_on.is_none());
        told.is_some_and(|at| now - at >= LATE_AFTER)
    }

    /// Whether a few more days can be had.
    pub fn has_more(&self) -> bool {
        self.more < MORE_MAX
    }
}

/// Whether the report that is waited for is late: its reminders brought nothing, or the next period is asked for already. What was left out
/// before the last report is a gap, and not late. `open`: asked for, without a report, the newest first.
pub fn is_late(open: &[Asked], last_reported: Option<NaiveDate>, now: DateTime<Utc>) -> bool {
    let mut waited = open.iter().filter(|asked| last_reported.is_none_or(|last| asked.period > last));
    let newest = waited.next();
    waited.next().is_some() || newest.is_some_and(|asked| asked.is_late(now))
}

/// The local day on which reports of a period are due.
pub fn due_on(indicator: &Indicator, period: NaiveDate) -> NaiveDate {
    let days = indicator.due_days.and_then(|days| u64::try_from(days).ok()).unwrap_or(1);
    indicator.period.end(period) + Days::new(days)
}

/// The period that is asked for first, from now on: the one whose reports are due next.
pub fn next_due(indicator: &Indicator, charter: &Charter, now: DateTime<Utc>) -> NaiveDate {
    let today = charter.local(now).date();
    // Reports are due after the period, by at most ninety days: as many weeks back are enough.
    let back = indicator.period.back_from(today, 15);
    let to_come = |period: &&NaiveDate| charter.brief_on(due_on(indicator, **period)).1 > now;
    back.iter().rev().find(to_come).copied().unwrap_or(indicator.period.start(today))
}

/// Owes the question for a period, unless it was planned already.
pub async fn plan(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    period: NaiveDate,
) -> Result<()> {
    if store::asks::get(connection, indicator.id, period).await?.is_some() {
        return Ok(());
    }
    owe(connection, (indicator, charter), Asked::first(period, due_on(indicator, period))).await
}

/// Notes that a message was written, and owes the next.
pub async fn told(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<Asked> {
    let today = charter.local(now).date();
    let wait = usize::try_from(asked.told).ok().and_then(|told| REMINDED_AFTER.get(told));
    let next = Asked {
        told: asked.told + 1,
        told_at: Some(now),
        next_on: wait.map(|days| today + Days::new(*days)),
        revision: asked.revision + 1,
        ..asked.clone()
    };
    owe(connection, (indicator, charter), next.clone()).await?;
    Ok(next)
}

/// A few more days: the next message comes so much later. After the second reminder, one more comes before the report is late.
pub async fn more(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<Asked> {
    let today = charter.local(now).date();
    let planned = asked.next_on.map_or(today, |on| on.max(today));
    let next = Asked {
        told: asked.told.min(MESSAGES - 1),
        more: asked.more + 1,
        next_on: Some(planned + Days::new(MORE_DAYS)),
        revision: asked.revision + 1,
        ..asked.clone()
    };
    owe(connection, (indicator, charter), next.clone()).await?;
    Ok(next)
}

/// No message of this period is to come any more.
pub async fn close(connection: &mut SqliteConnection, indicator: &Indicator, asked: &Asked) -> Result<()> {
    store::asks::set(connection, indicator.id, &Asked { next_on: None, ..asked.clone() }).await
}

/// The zone or its data changed: what is to come keeps its day, at the brief's hour there.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, _now: DateTime<Utc>) -> Result<()> {
    for (id, period) in store::asks::to_come(connection, charter.guild).await? {
        let indicator = store::get(connection, id).await?;
        if let (Some(indicator), Some(asked)) = (indicator, store::asks::get(connection, id, period).await?) {
            let next = Asked { revision: asked.revision + 1, ..asked };
            owe(connection, (&indicator, charter), next).await?;
        }
    }
    Ok(())
}

async fn owe(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    asked: Asked,
) -> Result<()> {
    store::asks::set(connection, indicator.id, &asked).await?;
    let Some(on) = asked.next_on else { return Ok(()) };
    let owed = Owed {
        guild: indicator.guild,
        item: indicator.reference().to_string(),
        occurrence: asked.key(),
        revision: asked.revision,
        recipient: Recipient::Person(indicator.steward),
        kind: ASK,
        due_at: charter.brief_on(on).1,
    };
    outbox::owe(connection, &owed).await
}
