//! What a phrase is made of: the pieces the grammar finds and the draft they fill.

use chrono::{DateTime, NaiveDate, Utc, Weekday};

use crate::when::scan::Scan;

/// A day or days, before today is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Day {
    /// Days from today.
    Relative(i64),
    /// "the 25th"; `loose` when only a bare number was typed, which counts as a day only beside its weekday.
    Monthly { day: u32, loose: bool },
    /// A calendar date, the next to come when the year is missing.
    Dated { year: Option<i32>, month: u32, day: u32 },
    /// Last day of the period.
    End(Period),
    /// Last day of a named month (1–12).
    EndOfMonth(u32),
    /// Saturday and Sunday of this week, or of the next.
    Weekend { next: bool },
}

/// Week (Monday to Sunday), month or year of now, or the one after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Period {
    pub unit: PeriodUnit,
    pub next: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PeriodUnit {
    Week,
    Month,
    Year,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    /// The next to come, today included while its time is ahead.
    Coming,
    /// The one in the next Monday-to-Sunday week.
    Next,
    /// A week after the next to come ("friday week").
    WeekAfter,
    /// The one before today.
    Last,
}

/// A time of day; seconds count from the day's midnight on the wall clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Clock {
    /// 0–86,400 (24:00 is the end of the day).
    Exact(i64),
    /// Hour without am or pm, 1–12 or, when `loose`, 0–24; `padded` when typed as 03:30, which is how a 24-hour clock
    /// is written; `loose` when nothing but position says it is an hour ("fri 6").
    Bare {
        hour: i64,
        minute: i64,
        padded: bool,
        loose: bool,
    },
    Midnight,
    /// "end of day": what a bare date means.
    DayEnd,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Dawn,
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A stretch of time: calendar months and days on the wall clock, then exact seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Span {
    pub months: i64,
    pub days: i64,
    pub seconds: i64,
    /// "ago".
    pub back: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    Day(Day),
    Weekday(Weekday, Which),
    Clock(Clock),
    Part(Part),
    DayPart(Day, Part),
    Span(Span),
    /// "from" or "after", between a span and the day it is counted from.
    From,
    Period(Period),
    /// An ISO date and time without offset: seconds from midnight.
    Stamp(NaiveDate, i64),
    /// An ISO date and time with offset.
    Instant(DateTime<Utc>),
}

/// A piece that stands at some place, how doubtful it is, and the place after it.
pub(super) type Found<'a> = (Piece, Doubt, Scan<'a>);

/// How sure a piece or draft is: lower is better.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Doubt {
    pub cost: u32,
    /// May only be offered after a surer reading, never lead (the other order of 3/4).
    pub follower: bool,
}

impl Doubt {
    pub fn of(cost: u32) -> Self {
        Self { cost, follower: false }
    }

    pub fn plus(self, other: Self) -> Self {
        Self { cost: self.cost + other.cost, follower: self.follower || other.follower }
    }
}

/// One way the whole text splits into pieces; each slot is filled at most once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Draft {
    pub day: Option<Day>,
    pub weekday: Option<(Weekday, Which)>,
    pub clock: Option<Clock>,
    pub part: Option<Part>,
    pub span: Option<Span>,
    pub from: bool,
    pub period: Option<Period>,
    pub stamp: Option<(NaiveDate, i64)>,
    pub instant: Option<DateTime<Utc>>,
    pub doubt: Doubt,
}

impl Draft {
    /// The draft with the piece in its slot; `None` when the slot is taken.
    pub fn with(mut self, piece: Piece, doubt: Doubt) -> Option<Self> {
        self.doubt = self.doubt.plus(doubt);
        match piece {
            Piece::Day(day) => fill(&mut self.day, day)?,
            Piece::Weekday(day, which) => fill(&mut self.weekday, (day, which))?,
            Piece::Clock(clock) => fill(&mut self.clock, clock)?,
            Piece::Part(part) => fill(&mut self.part, part)?,
            Piece::DayPart(day, part) => {
                fill(&mut self.day, day)?;
                fill(&mut self.part, part)?;
            }
            Piece::Span(span) => fill(&mut self.span, span)?,
            Piece::From => self.open_from()?,
            Piece::Period(period) => fill(&mut self.period, period)?,
            Piece::Stamp(date, seconds) => fill(&mut self.stamp, (date, seconds))?,
            Piece::Instant(at) => fill(&mut self.instant, at)?,
        }
        Some(self)
    }

    /// "from" makes sense only after the span and before the day.
    fn open_from(&mut self) -> Option<()> {
        let fits = self.span.is_some() && self.day.is_none() && self.weekday.is_none() && !self.from;
        self.from = true;
        fits.then_some(())
    }
}

fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}
