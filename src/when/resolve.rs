//! Drafts → readings: what the pieces mean now, and which of them may be given.

use chrono::{DateTime, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use crate::when::calendar;
use crate::when::clock::{to_local, to_utc};
use crate::when::dates::{self, Dates};
use crate::when::hours::{self, Hours};
use crate::when::pieces::{Clock, Day, Doubt, Draft, Span};
use crate::when::reading::{Context, MAX_READINGS, MAX_YEARS, Purpose, Reading, Unclear};

/// The readings of all drafts, surest first; else why there is none.
pub(super) fn readings(drafts: &[Draft], purpose: Purpose, context: &Context) -> Result<Vec<Reading>, Unclear> {
    let local = to_local(context.zone, context.now);
    let now = local.with_nanosecond(0).unwrap_or(local);
    let latest = now.checked_add_months(Months::new(12 * MAX_YEARS)).unwrap_or(now);
    let latest = to_utc(context.zone, latest).0;
    let mut judge = Judge { context, purpose, now, latest, out: Vec::new() };
    for draft in drafts {
        // A draft whose pieces do not fit together adds nothing.
        let _ = judge.draft(draft);
    }
    judge.out.sort_by_key(|(doubt, _)| (doubt.follower, doubt.cost));
    judge.verdict()
}

enum Outcome {
    Ready(Reading),
    /// A day whose time is missing: the times to offer.
    Timeless(Vec<Reading>),
}

/// Everything a draft is judged against, and what came of the drafts so far.
struct Judge<'a> {
    context: &'a Context,
    purpose: Purpose,
    /// Wall time now, whole seconds.
    now: NaiveDateTime,
    /// The last instant that is not too far.
    latest: DateTime<Utc>,
    out: Vec<(Doubt, Outcome)>,
}

impl Judge<'_> {
    fn draft(&mut self, draft: &Draft) -> Option<()> {
        if let Some(at) = draft.instant {
            alone(draft)?;
            self.ready(draft.doubt, self.reading_at(at));
            return Some(());
        }
        if let Some((date, seconds)) = draft.stamp {
            alone(draft)?;
            self.ready(draft.doubt, self.reading(date, seconds)?);
            return Some(());
        }
        match draft.span {
            Some(span) if draft.from => self.counted_from(draft, span),
            Some(span) => self.spanned(draft, span),
            None => self.dated(draft),
        }
    }

    /// "in 3 days", "in 3 days at 10am".
    fn spanned(&mut self, draft: &Draft, span: Span) -> Option<()> {
        (draft.day.is_none() && draft.weekday.is_none() && draft.period.is_none()).then_some(())?;
        if draft.clock.is_none() && draft.part.is_none() {
            self.ready(draft.doubt, self.after(span)?);
            return Some(());
        }
        (span.seconds == 0 && !span.back).then_some(())?;
        let day = calendar::plus_span(self.now.date(), span)?;
        self.timed(draft, &Dates { days: vec![day], cost: 0, step: 0 })
    }

    /// "2 weeks from friday": days only, and as a day it takes the usual time.
    fn counted_from(&mut self, draft: &Draft, span: Span) -> Option<()> {
        let counted = span.seconds == 0 && !span.back && (draft.day.is_some() || draft.weekday.is_some());
        counted.then_some(())?;
        for mut dates in dates::of_draft(draft, self.now.date(), self.purpose)? {
            dates.days = dates.days.iter().filter_map(|day| calendar::plus_span(*day, span)).collect();
            self.timed(draft, &dates)?;
        }
        Some(())
    }

    fn dated(&mut self, draft: &Draft) -> Option<()> {
        let placed = draft.day.is_some() || draft.weekday.is_some() || draft.period.is_some();
        let loose = matches!(draft.clock, Some(Clock::Bare { loose: true, .. }));
        // A lone "6" may be an hour, a day or a count: it is refused.
        (placed || draft.part.is_some() || (draft.clock.is_some() && !loose)).then_some(())?;
        let timeless = draft.clock.is_none() && draft.part.is_none();
        if let Some(period) = draft.period.filter(|_| timeless && draft.day.is_none() && draft.weekday.is_none()) {
            // "next week" is a span and keeps the clock time, but people meet at an hour that somebody named.
            let clock = i64::from(self.now.num_seconds_from_midnight());
            for dates in dates::later(period, self.now.date())? {
                match self.purpose {
                    Purpose::Moment => self.timed(draft, &dates)?,
                    Purpose::Due | Purpose::Until => self.at_time(draft.doubt, &dates, (clock, 0)),
                }
            }
            return Some(());
        }
        // A lone "end of day" is today's, even when it is past.
        let day_end = !placed && draft.clock == Some(Clock::DayEnd);
        let draft = if day_end { &Draft { day: Some(Day::Relative(0)), ..*draft } } else { draft };
        for dates in dates::of_draft(draft, self.now.date(), self.purpose)? {
            self.timed(draft, &dates)?;
        }
        Some(())
    }

    fn timed(&mut self, draft: &Draft, dates: &Dates) -> Option<()> {
        match hours::of_draft(draft, self.purpose)? {
            Hours::Given(hours) => hours.iter().for_each(|hour| self.at_time(draft.doubt, dates, *hour)),
            Hours::Missing(hours) => self.offer(draft.doubt, dates, &hours)?,
        }
        Some(())
    }

    /// The first of the dates on which the time is ahead; when it never is, the first, to be refused as past.
    fn at_time(&mut self, doubt: Doubt, dates: &Dates, (seconds, cost): (i64, u32)) {
        let readings: Vec<_> = dates.days.iter().filter_map(|day| self.reading(*day, seconds)).collect();
        let ahead = readings.iter().position(|reading| reading.at > self.context.now).unwrap_or(0);
        if let Some(reading) = readings.get(ahead) {
            let step = if ahead > 0 { dates.step } else { 0 };
            self.ready(doubt.plus(Doubt::of(dates.cost + cost + step)), *reading);
        }
    }

    /// The times of the first date that still has some ahead.
    fn offer(&mut self, doubt: Doubt, dates: &Dates, hours: &[i64]) -> Option<()> {
        let first = *dates.days.first()?;
        let doubt = doubt.plus(Doubt::of(dates.cost));
        let on = |day: &NaiveDate| hours.iter().filter_map(|s| self.reading(*day, *s)).collect::<Vec<_>>();
        let days: Vec<Vec<Reading>> = dates.days.iter().map(on).collect();
        let ahead = days.iter().map(|day| self.ahead(day)).find(|day| !day.is_empty());
        let late = days.iter().flatten().find(|reading| reading.at > self.latest || first < self.now.date());
        match (ahead, late) {
            (Some(offers), _) => self.out.push((doubt, Outcome::Timeless(offers))),
            (None, Some(reading)) => self.ready(doubt, *reading),
            (None, None) => self.out.push((doubt, Outcome::Timeless(Vec::new()))),
        }
        Some(())
    }

    fn ready(&mut self, doubt: Doubt, reading: Reading) {
        self.out.push((doubt, Outcome::Ready(reading)));
    }

    fn ahead(&self, readings: &[Reading]) -> Vec<Reading> {
        readings.iter().filter(|r| r.at > self.context.now && r.at <= self.latest).copied().collect()
    }

    /// A span from now: months and days on the wall clock, hours and less as elapsed time.
    fn after(&self, span: Span) -> Option<Reading> {
        let seconds = Duration::seconds(if span.back { -span.seconds } else { span.seconds });
        if span.months == 0 && span.days == 0 {
            let now = self.context.now.with_nanosecond(0).unwrap_or(self.context.now);
            return Some(self.reading_at(now.checked_add_signed(seconds)?));
        }
        let day = calendar::plus_span(self.now.date(), span)?;
        let wall = self.reading(day, i64::from(self.now.num_seconds_from_midnight()))?;
        let elapsed = self.reading_at(wall.at.checked_add_signed(seconds)?);
        Some(if span.seconds == 0 { wall } else { elapsed })
    }

    /// Seconds from the wall clock's midnight of the day.
    fn reading(&self, day: NaiveDate, seconds: i64) -> Option<Reading> {
        let typed = day.and_time(NaiveTime::MIN).checked_add_signed(Duration::seconds(seconds))?;
        let (at, shifted) = to_utc(self.context.zone, typed);
        Some(Reading { at, local: to_local(self.context.zone, at), shifted })
    }

    fn reading_at(&self, at: DateTime<Utc>) -> Reading {
        Reading { at, local: to_local(self.context.zone, at), shifted: false }
    }

    /// What is ahead, led by a reading that may lead; else what the surest draft lacks.
    fn verdict(&self) -> Result<Vec<Reading>, Unclear> {
        let mut readings: Vec<Reading> = Vec::new();
        for (doubt, outcome) in &self.out {
            let Outcome::Ready(reading) = outcome else { continue };
            let leads = !readings.is_empty() || !doubt.follower;
            let new = readings.iter().all(|given| given.at != reading.at);
            if leads && new && !self.ahead(&[*reading]).is_empty() {
                readings.push(*reading);
            }
        }
        readings.truncate(MAX_READINGS);
        if readings.is_empty() { Err(self.refusal()) } else { Ok(readings) }
    }

    fn refusal(&self) -> Unclear {
        match self.out.first() {
            None => Unclear::Nonsense,
            Some((_, Outcome::Timeless(offers))) => Unclear::NoTime(offers.clone()),
            Some((_, Outcome::Ready(reading))) if reading.at > self.latest => Unclear::TooFar,
            Some((_, Outcome::Ready(reading))) => Unclear::Past(*reading),
        }
    }
}

/// An ISO instant or stamp says everything: nothing else may stand beside it.
fn alone(draft: &Draft) -> Option<()> {
    let empty = Draft { instant: draft.instant, stamp: draft.stamp, doubt: draft.doubt, ..Draft::default() };
    (*draft == empty && (draft.instant.is_none() || draft.stamp.is_none())).then_some(())
}
