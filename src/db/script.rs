//! Statements over many rows, `… (values (?, ?), (?, ?), …) …`, several of them in one command, in a few fixed sizes, so that each is
//! prepared once.
//!
//! For what must be fast (see `gather`): a command is a hand-over to SQLite's thread and back, and values that are bound cost a
//! fraction of a JSON text taken apart by SQLite. The price is that these few statements are checked by the tests only, not when the
//! program is compiled.

use std::sync::OnceLock;

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, Encode, Sqlite, Type};

use crate::error::{Error, Result};

/// Rows of the sizes in which a statement comes; those beyond what is added are NULL all over.
const SIZES: [usize; 3] = [1, 8, 64];

/// One statement: `head (values …) tail`, with columns called `column1`, `column2`, … Its tail leaves out rows without `column1`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What stands before the values.
    pub head: &'static str,
    /// How many columns they have.
    pub columns: usize,
    /// What stands behind them.
    pub tail: &'static str,
}

/// Statements that run one after the other, in one command.
pub struct Script {
    parts: &'static [Part],
    /// Of each size, without and with the beginning of a transaction.
    texts: OnceLock<[[String; 2]; 3]>,
}

/// Whether a script is the first command of its transaction: then it begins it, which saves a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It begins the transaction.
    Begins,
    /// The transaction is begun.
    Begun,
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
    pub const ROWS_MAX: usize = 64;

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

    fn text(&'static self, size: usize, opening: Opening) -> &'static str {
        let build = |size| {
            let text = self.build(size);
            let begins = format!("begin immediate;\n{text}");
            [text, begins]
        };
        let texts = self.texts.get_or_init(|| SIZES.map(build));
        let begins = usize::from(opening == Opening::Begins);
        SIZES.iter().position(|known| *known == size).map_or("", |at| texts[at][begins].as_str())
    }

    fn build(&self, size: usize) -> String {
        let statement = |part: &Part| {
            let row = format!("({})", vec!["?"; part.columns].join(", "));
            format!("{} (values {}) {}", part.head, vec![row.as_str(); size].join(", "), part.tail)
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
        self.opening(Opening::Begun)
    }

    /// The same, which may begin the transaction.
    ///
    /// # Errors
    /// As [`Self::done`].
    pub fn opening(self, opening: Opening) -> Result<(&'static str, SqliteArguments)> {
        match self.error {
            Some(error) => Err(Error::internal(error)),
            None => Ok((self.script.text(self.size, opening), self.arguments)),
        }
    }
}
