//! What the callers of `when` give and get.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;

/// Longest text read, in characters as typed; anything longer is [`Unclear::Nonsense`].
pub const MAX_CHARS: usize = 100;
/// How far ahead a reading may lie, in calendar years of the coalition's zone.
pub const MAX_YEARS: u32 = 10;
/// Most readings given for one text.
pub const MAX_READINGS: usize = 5;

/// Which order of numeric day and month, and which language wins a word both know ("mar": March or martes).
/// The words of both languages are understood whatever the tongue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tongue {
    /// Month first (12/24).
    EnUs,
    /// Day first (24/12).
    EnGb,
    /// Day first (24/12).
    Es,
}

/// What the time is for; decides what a date without a time means (PRODUCT §0).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// *due*, *closes*: a bare date is 17:00 of that day.
    Due,
    /// *until*, *ends*: a bare date is its last whole second, 23:59:59, so that it is still shown as that day.
    Until,
    /// A meeting or reminder: a time must be given, else [`Unclear::NoTime`].
    Moment,
}

/// One way to understand the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The instant, whole seconds.
    pub at: DateTime<Utc>,
    /// Wall time in the context's zone, after the gap rule.
    pub local: NaiveDateTime,
    /// The typed hour does not exist on that day (spring) and was moved forward.
    pub shifted: bool,
}

/// Why a text has no reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unclear {
    /// Not understood, or impossible ("feb 30").
    Nonsense,
    /// Understood, but not after now.
    Past(Reading),
    /// A day without a time where one is needed: 9:00, 12:00, 18:00 of that day (or the hour of the part of day that
    /// was named), those still ahead; may be empty.
    NoTime(Vec<Reading>),
    /// More than [`MAX_YEARS`] ahead.
    TooFar,
}

/// Where and when the text was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Context {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The coalition's zone.
    pub zone: Tz,
    /// The coalition's language.
    pub tongue: Tongue,
}
