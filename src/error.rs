//! What can go wrong, in two kinds.
//!
//! A [`Error::Refusal`] is a person's mistake: they read it, and it says what to do next; an [`Error::Mistyped`] is one that typing
//! something else mends, so a form that meets it is offered again. An [`Error::Internal`] is a fault of ours: they get a short
//! reference, and the log gets the cause under the same reference.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};

/// See the module.
#[derive(Debug)]
pub enum Error {
    /// Shown to the person as it stands, in their language.
    Refusal(String),
    /// The same, about what they typed: a date that cannot be read, a text that is too long. Typing something else can succeed.
    Mistyped(String),
    /// Logged; the person is shown the reference only.
    Internal(Internal),
}

/// A fault with its cause and the reference that ties a person's report to the log.
#[derive(Debug)]
pub struct Internal {
    /// Six letters and digits that are easy to read aloud.
    pub reference: String,
    /// What went wrong, for the log.
    pub cause: Box<dyn std::error::Error + Send + Sync>,
    /// What we can say about it without knowing more.
    pub kind: Trouble,
}

/// What kind of fault it was, as far as a person can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Anything.
    Unknown,
    /// The database could not be written just now: locked by another program.
    Busy,
    /// The disk is full, or the file cannot be written.
    NoRoom,
    /// The work was done, but the answer that says so did not reach Discord.
    Unanswered,
}

/// The result of most of our functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A fault of ours, from its cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(Internal { reference: reference(), cause: cause.into(), kind: Trouble::Unknown })
    }

    /// The same fault, met when the work was done and only the answer was left.
    #[must_use]
    pub fn unanswered(self) -> Self {
        match self {
            Self::Internal(fault) => Self::Internal(Internal { kind: Trouble::Unanswered, ..fault }),
            other => other,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(text) | Self::Mistyped(text) => f.write_str(text),
            Self::Internal(internal) => write!(f, "{} ({})", internal.cause, internal.reference),
        }
    }
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let kind = trouble(&error);
        Self::Internal(Internal { reference: reference(), cause: error.into(), kind })
    }
}

/// SQLite's primary result codes: 5 busy, 6 locked, 8 read-only, 10 input/output, 13 full.
pub(crate) fn trouble(error: &sqlx::Error) -> Trouble {
    let code = error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse::<i32>().ok());
    match code.map(|code| code & 0xff) {
        Some(5 | 6) => Trouble::Busy,
        Some(8 | 10 | 13) => Trouble::NoRoom,
        _ => Trouble::Unknown,
    }
}

/// A new reference: unique for hours within a process and unlikely to repeat across restarts, without letters that are
/// mistaken for one another.
fn reference() -> String {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = u64::from(COUNT.fetch_add(1, Ordering::Relaxed));
    let mut rest = (u64::from(std::process::id()) << 20 ^ count).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let mut text = String::with_capacity(6);
    for _ in 0..6 {
        let index = usize::try_from(rest % LETTERS.len() as u64).unwrap_or_default();
        text.push(char::from(LETTERS.get(index).copied().unwrap_or(b'2')));
        rest /= LETTERS.len() as u64;
    }
    text
}
