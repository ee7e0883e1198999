//! When the steward is asked for a figure, in their daily brief: the question, two reminders, a few more days, and when a report counts
//! as late.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{Indicator, store};
use crate::charter::Charter;
use crate::error::Result;
use crate::outbox;

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
    /// When the last of them was written; `None` too once a few more days were asked for on it.
    pub told_at: Option<DateTime<Utc>>,
    /// How often they asked for a few more days.
    pub more: i64,
    /// The local day of the next message, if one is to come.
    pub next_on: Option<NaiveDate>,
}

impl Asked {
    fn first(period: NaiveDate, on: NaiveDate) -> Self {
        Self { period, told: 0, told_at: None, more: 0, next_on: Some(on) }
    }

    /// Whether the report counts as late: both reminders brought nothing.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        let told = self.told_at.filter(|_| self.told >= MESSAGES && self.next_on.is_none());
        told.is_some_and(|at| now - at >= LATE_AFTER)
    }

    /// The local day to which a few more days would put the next message, if they can be had: once the next period's reports are due,
    /// only that one is asked for.
    pub fn more_until(&self, indicator: &Indicator, today: NaiveDate) -> Option<NaiveDate> {
        let planned = self.next_on.map_or(today, |on| on.max(today));
        let on = planned + Days::new(MORE_DAYS);
        (self.more < MORE_MAX && on < asked_until(indicator, self.period)).then_some(on)
    }
}

/// The periods whose report is late, the newest first: its reminders brought nothing, or the next period is asked for already. What was
/// left out before the last report is a gap, and not late. `open`: asked for, without a report, the newest first.
pub fn late(open: &[Asked], last_reported: Option<NaiveDate>, now: DateTime<Utc>) -> Vec<NaiveDate> {
    let waited = open.iter().filter(|asked| last_reported.is_none_or(|last| asked.period > last));
    let late = waited.enumerate().filter(|(newer, asked)| *newer > 0 || asked.is_late(now));
    late.map(|(_, asked)| asked.period).collect()
}

/// The local day from which a period is not asked for any more, since the next one's reports are due.
pub fn asked_until(indicator: &Indicator, period: NaiveDate) -> NaiveDate {
    due_on(indicator, indicator.period.next(period))
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
    let next = back.iter().rev().find(to_come).copied().unwrap_or(indicator.period.start(today));
    // Nothing is asked of the time before the start.
    indicator.first().map_or(next, |first| next.max(first))
}

/// Plans the question for a period, unless it was planned already.
pub async fn plan(connection: &mut SqliteConnection, indicator: &Indicator, period: NaiveDate) -> Result<()> {
    if store::asks::get(connection, indicator.id, period).await?.is_some() {
        return Ok(());
    }
    store::asks::set(connection, indicator.id, &Asked::first(period, due_on(indicator, period))).await
}

/// Looks at what is planned for today: `true` if the steward is asked now, which counts as told. With the first message of a period the
/// question for the next one is planned, so that the chain goes on whatever becomes of this one.
pub async fn ask(
    connection: &mut SqliteConnection,
    (indicator, period): (&Indicator, NaiveDate),
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<bool> {
    let Some(asked) = store::asks::get(connection, indicator.id, period).await? else { return Ok(false) };
    let next = indicator.period.next(period);
    if asked.told == 0 {
        plan(connection, indicator, next).await?;
    }
    // Of several periods only the newest is asked for.
    let reported = store::reports::of(connection, indicator.id, period).await?.is_some();
    if reported || asked_until(indicator, period) <= today {
        store::asks::set(connection, indicator.id, &Asked { next_on: None, ..asked }).await?;
        return Ok(false);
    }
    let wait = usize::try_from(asked.told).ok().and_then(|told| REMINDED_AFTER.get(told));
    let next_on = wait.map(|days| today + Days::new(*days));
    store::asks::set(connection, indicator.id, &Asked { told: asked.told + 1, told_at: Some(now), next_on, ..asked })
        .await?;
    Ok(true)
}

/// A few more days, until that day: the next message comes so much later. After the second reminder, one more comes before the report is
/// late.
pub async fn more(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    (asked, on): (&Asked, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Asked> {
    // It waits no more on the brief that asked it.
    let (told, more) = (asked.told.min(MESSAGES - 1), asked.more + 1);
    let next = Asked { told, more, told_at: None, next_on: Some(on), ..asked.clone() };
    store::asks::set(connection, indicator.id, &next).await?;
    owe_brief(connection, (indicator, charter), now).await?;
    Ok(next)
}

/// The steward's next brief with something of this indicator is owed. (Each brief that was looked at owes the one after it.)
pub async fn owe_brief(
    connection: &mut SqliteConnection,
    (indicator, charter): (&Indicator, &Charter),
    now: DateTime<Utc>,
) -> Result<()> {
    let days = store::asks::days_to_come(connection, indicator.id).await?.into_iter();
    let tomorrow = charter.next_brief(now).0.date();
    let named = (!store::knows(connection, indicator.id).await?).then_some(tomorrow);
    let day = days.map(|day| day.max(tomorrow)).chain(named).min();
    match day.and_then(|day| outbox::brief(charter, indicator.steward, day, now)) {
        Some(brief) => outbox::owe(connection, &brief).await,
        None => Ok(()),
    }
}

/// The zone or its data changed: what is to come keeps its day, at the brief's hour there.
pub async fn rezoned(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    for indicator in store::all(connection, charter.guild, false).await? {
        for day in store::asks::days_to_come(connection, indicator.id).await? {
            // A brief of that day may have gone out already, by the clock of the old zone.
            if let Some(brief) = outbox::brief(charter, indicator.steward, day, now) {
                outbox::owe_anew(connection, &brief).await?;
            }
        }
    }
    Ok(())
}
