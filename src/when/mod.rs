//! *When*: a pure parser of what people type for a date or time, in English and Spanish (PRODUCT §0 "When.").
//!
//! Normalise (`text`) → pieces (`grammar` with `days`, `numeric`, `times`, `spans`) → drafts → readings (`resolve` with
//! `dates`, `hours`). Every way to split the text into known pieces is tried; a word that fits nowhere kills its draft,
//! so nothing is guessed and nothing is dropped.

mod calendar;
mod clock;
mod dates;
mod days;
mod grammar;
mod hours;
pub(crate) mod numeric;
mod pieces;
mod reading;
mod resolve;
pub(crate) mod scan;
mod spans;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod time_of_day;
mod times;
pub(crate) mod words;

pub use clock::{to_local, to_utc};
pub(crate) use pieces::{Clock, Part};
pub use reading::{Context, MAX_CHARS, MAX_READINGS, MAX_YEARS, Purpose, Reading, Tongue, Unclear};
pub(crate) use time_of_day::{TimePiece, month_day_here, seconds_of, times_here};

/// Reads a text. Best reading first, other plausible readings after it: at most [`MAX_READINGS`], all after now and
/// within [`MAX_YEARS`], none twice.
pub fn read(text: &str, purpose: Purpose, context: &Context) -> Result<Vec<Reading>, Unclear> {
    if text.chars().count() > MAX_CHARS {
        return Err(Unclear::Nonsense);
    }
    let tokens = text::tokens(text).ok_or(Unclear::Nonsense)?;
    let drafts = grammar::drafts(&tokens, context.tongue);
    resolve::readings(&drafts, purpose, context)
}
