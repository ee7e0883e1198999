//! Statements over many rows, `… (values (?, ?), (?, ?), …) …`, several of them in one command, in a few fixed sizes, so that each is
//! prepared once.
//!
//! For what must be fast (see `gather`): a command is a hand-over to SQLite's thread and back, and values that are bound cost a
//! fraction of a JSON text taken apart by SQLite. The price is that these few statements are checked by the tests only, not when the
//! program is compiled.

use std::sync::OnceLock;

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, Encode, Sqlite, SqliteConnection, Type};

use crate::error::{Error, Result};

/// Rows of the sizes in which a statement comes; those beyond what is added are NULL all over.
const SIZES: [usize; 4] = [1, 12, 24, Script::ROWS_MAX];

/// One statement: `head (values …) tail`, with columns called `column1`, `column2`, … Its tail leaves out rows without `column1`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What stands before the values. `{rank}` in it is a row's place among those with its `column1`, from 1.
    pub head: &'static str,
    /// How many columns they have.
    pub columns: usize,
    /// What stands behind them.
    pub tail: &'static str,
}

/// Statements that run one after the other, in one command.
pub struct Script {
    parts: &'static [Part],
    /// Of each size: within a transaction, as its first command, as the whole of it, and as its last.
    texts: OnceLock<[[String; 4]; SIZES.len()]>,
}

/// How far a transaction is. Its first script begins it, and may be the whole of it; its last may end it: each command less is a
/// hand-over less.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    open: bool,
    /// The first script is the last as well.
    whole: bool,
    /// Nobody else shares it.
    unshared: bool,
}

impl Frame {
    /// Inside a transaction, which somebody else ends.
    #[must_use]
    pub const fn within() -> Self {
        Self { open: true, whole: false, unshared: false }
    }

    /// Before a transaction; `unshared`: nobody else shares it, so its own scripts may end it.
    pub(super) const fn before(unshared: bool) -> Self {
        Self { open: false, whole: unshared, unshared }
    }

    /// There is more to do than the first script: it must not end the transaction. The last may, by [`Filled::last`].
    pub const fn goes_on(&mut self) {
        self.whole = false;
    }

    /// Somebody else shares it from now on.
    pub(super) const fn shared(&mut self) {
        self.unshared = false;
    }

    /// Whether a transaction is open.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }

    /// Begins a transaction if none is open: for what there is to do besides scripts.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn open(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        if !self.open {
            sqlx::query("begin immediate").execute(connection).await?;
        }
        *self = Self { open: true, whole: false, ..*self };
        Ok(())
    }

    /// Which text of a script comes next: within, first, whole, last.
    const fn step(&mut self, last: bool) -> usize {
        let text = match (self.open, self.whole) {
            (true, _) if last && self.unshared => 3,
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => 2,
        };
        *self = Self { open: text < 2, whole: false, unshared: self.unshared && text < 2 };
        text
    }
}

/// A script with its rows, part by part.
pub struct Filled {
    script: &'static Script,
    size: usize,
    part: usize,
    added: usize,
    arguments: SqliteArguments,
    error: Option<sqlx::error::BoxDynError>,
}

impl Script {
    /// At most so many rows in one command.
    pub const ROWS_MAX: usize = 48;

    /// These statements.
    #[must_use]
    pub const fn new(parts: &'static [Part]) -> Self {
        Self { parts, texts: OnceLock::new() }
    }

    /// To be filled with up to so many rows in each part, [`Self::ROWS_MAX`] at most.
    pub fn fill(&'static self, rows: usize) -> Filled {
        let size = SIZES.into_iter().find(|size| rows <= *size).unwrap_or(Self::ROWS_MAX);
        Filled { script: self, size, part: 0, added: 0, arguments: SqliteArguments::default(), error: None }
    }

    fn text(&'static self, size: usize, step: usize) -> &'static str {
        let build = |size| {
            let text = self.build(size);
            let first = format!("begin immediate;\n{text}");
            // One statement is a transaction of its own; what fails in it is undone as a whole.
            let whole = match self.parts {
                [_] => text.replacen(" or fail", "", 1),
                _ => format!("{first};\ncommit"),
            };
            let last = format!("{text};\ncommit");
            [text, first, whole, last]
        };
        let texts = self.texts.get_or_init(|| SIZES.map(build));
        SIZES.iter().position(|known| *known == size).map_or("", |at| texts[at][step].as_str())
    }

    fn build(&self, size: usize) -> String {
        let statement = |part: &Part| {
            // A window function, even over one row, sorts in a table of its own.
            let rank = if size == 1 { "1" } else { "row_number() over (partition by column1)" };
            let row = format!("({})", vec!["?"; part.columns].join(", "));
            format!(
                "{} (values {}) {}",
                part.head.replace("{rank}", rank),
                vec![row.as_str(); size].join(", "),
                part.tail
            )
        };
        self.parts.iter().map(statement).collect::<Vec<_>>().join(";\n")
    }
}

impl Filled {
    /// The next value of the row.
    pub fn add<'q>(&mut self, value: impl Encode<'q, Sqlite> + Type<Sqlite> + 'q) -> &mut Self {
        if let Err(error) = self.arguments.add(value) {
            self.error.get_or_insert(error);
        }
        self.added += 1;
        self
    }

    /// No more rows in this part; the next value is the first of the part behind it.
    pub fn next_part(&mut self) {
        let columns = self.script.parts.get(self.part).map_or(0, |part| part.columns);
        for _ in self.added..columns * self.size {
            self.add(None::<i64>);
        }
        self.part += 1;
        self.added = 0;
    }

    /// The command with its values.
    ///
    /// # Errors
    /// If a value could not be written.
    pub fn done(self) -> Result<(&'static str, SqliteArguments)> {
        self.framed(&mut Frame::within())
    }

    /// The same, which may begin the transaction, and end it.
    ///
    /// # Errors
    /// As [`Self::done`].
    pub fn framed(self, frame: &mut Frame) -> Result<(&'static str, SqliteArguments)> {
        match self.error {
            Some(error) => Err(Error::internal(error)),
            None => Ok((self.script.text(self.size, frame.step(false)), self.arguments)),
        }
    }

    /// The same, as the last of a transaction that is open: it ends it too, if nobody else shares it.
    ///
    /// # Errors
    /// As [`Self::done`].
    pub fn last(self, frame: &mut Frame) -> Result<(&'static str, SqliteArguments)> {
        match self.error {
            Some(error) => Err(Error::internal(error)),
            None => Ok((self.script.text(self.size, frame.step(true)), self.arguments)),
        }
    }
}
