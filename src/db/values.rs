//! A statement over many rows, `… (values (?, ?), (?, ?), …) …`, in a few fixed sizes, so that each is prepared once.
//!
//! Where it counts (see `gather`), this is several times as fast as one JSON text taken apart by SQLite; the price is that these few
//! statements are not checked when the program is compiled, only by the tests.

use std::sync::OnceLock;

/// Rows of the sizes in which a statement comes. What is not bound is NULL: rows that fill up a size have NULL in `column1`.
const SIZES: [usize; 3] = [1, 8, 64];

/// A statement over rows.
pub struct Values {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    texts: OnceLock<[String; 3]>,
}

impl Values {
    /// At most so many rows in one statement.
    pub const ROWS_MAX: usize = 64;

    /// `head (values …) tail`, with so many columns: `column1`, `column2`, …; the tail leaves out rows without `column1`.
    #[must_use]
    pub const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, tail, texts: OnceLock::new() }
    }

    /// The statement for so many rows, [`Self::ROWS_MAX`] at most: the smallest that has room for them.
    pub fn sql(&'static self, rows: usize) -> &'static str {
        let texts = self.texts.get_or_init(|| SIZES.map(|size| self.text(size)));
        let fits = SIZES.iter().position(|size| rows <= *size).unwrap_or(SIZES.len() - 1);
        &texts[fits]
    }

    fn text(&self, rows: usize) -> String {
        let row = format!("({})", vec!["?"; self.columns].join(", "));
        format!("{} (values {}) {}", self.head, vec![row.as_str(); rows].join(", "), self.tail)
    }
}
