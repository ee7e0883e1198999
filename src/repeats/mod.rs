//! *Repeats*: what comes again, and when (PRODUCT §4 "Repeats", "Wall clock").
//!
//! A [`Rule`] is expanded in floating time (`expand`), then converted to instants by `when`'s gap and fold rule (`series`).
//! People type rules in English or Spanish or as a cron line ([`read()`]: `pieces` → `draft` → `meaning`), see them in words
//! ([`words`]) and choose among them ([`choices()`]); the database keeps their text form (`stored`).

mod choices;
mod cron_line;
mod draft;
mod expand;
mod lists;
mod meaning;
mod numbers;
mod pieces;
mod plan;
mod read;
mod rule;
mod said;
mod series;
mod several;
mod shift;
mod stored;
#[cfg(test)]
mod tests;
mod vocabulary;

use chrono::{Days, NaiveDateTime, NaiveTime};

pub use choices::{choices, timed_choices};
pub use plan::{Changes, Coming, Moved, Plan};
pub use read::{MAX_CHARS, MAX_READINGS, read};
pub use rule::Rule;
pub use said::words;
pub use series::{MAX_BETWEEN, Occurrence, Series};

/// One way to understand a text: what repeats and, where it was said, at what time of the day on the wall clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The rule.
    pub rule: Rule,
    /// Whole minutes. `None` where no time was typed (the start's is meant), and for a rule that [`Rule::has_times`].
    pub time: Option<NaiveTime>,
}

impl Repeat {
    /// The local start of a series that begins on or after `from`: the first match at the typed time, else at that of `from`.
    /// `None` when there is none before the calendar ends.
    #[must_use]
    pub fn first(&self, from: NaiveDateTime) -> Option<NaiveDateTime> {
        let today = from.date().and_time(self.time.unwrap_or(from.time()));
        self.rule.first(if today < from { today.checked_add_days(Days::new(1))? } else { today })
    }
}

/// Why a text is no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// Not understood, or impossible ("every feb 30").
    #[error("not understood as a rule")]
    Nonsense,
    /// More often than once an hour.
    #[error("more often than once an hour")]
    TooOften,
    /// Understood, but without the day ("weekly", where no start tells which) or the hour ("in the morning"): what to offer.
    #[error("a rule without its day or hour")]
    Incomplete(Vec<Repeat>),
}
