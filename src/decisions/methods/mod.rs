//! How a decision is counted: pure functions of the ballots, the electorate and the charter's rules, with the arithmetic that is
//! printed. Written once, for electorates of seats and of members alike: a ballot is one seat's, or one member's.
//!
//! The rule is a list of [`Test`]s in order; the first that fails says what comes of it, and if none fails the decision is adopted.
//! A new method is a variant of [`Method`] and a file here with its tests.

mod consent;
mod counts;
mod lazy;
mod majority;
#[cfg(test)]
mod tests;
mod two_thirds;

use serde::{Deserialize, Serialize};

pub use counts::{Closing, Outcome, Tally, Test};

/// How it is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Method {
    /// Nobody sees harm.
    Consent,
    /// More than half.
    Majority,
    /// Two-thirds.
    TwoThirds,
    /// Silence is a yes.
    Lazy,
}

impl Method {
    const ALL: [Self; 4] = [Self::Consent, Self::Majority, Self::TwoThirds, Self::Lazy];

    /// Its word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Majority => "majority",
            Self::TwoThirds => "two_thirds",
            Self::Lazy => "lazy",
        }
    }

    /// Reads [`Self::code`].
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Whether it knows blocks and standing aside; the others ask only for or against.
    #[must_use]
    pub const fn has_blocks(self) -> bool {
        matches!(self, Self::Consent | Self::Lazy)
    }

    /// Whether somebody can take this position.
    #[must_use]
    pub const fn takes(self, position: Position) -> bool {
        match position {
            Position::Agree | Position::Abstain | Position::Recuse => true,
            Position::Reserve | Position::Aside | Position::Block => self.has_blocks(),
            Position::Against => !self.has_blocks(),
        }
    }
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Position {
    /// Agree; in a vote: for.
    Agree,
    /// Agree, with a "but".
    Reserve,
    /// Stand aside: not with me, but go on.
    Aside,
    /// Abstain.
    Abstain,
    /// Leave us out of the count.
    Recuse,
    /// Block: it does harm.
    Block,
    /// Against.
    Against,
}

/// Whose decision it is, copied when it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Electorate {
    /// Advice among joined members: who they are changes every day, so there is no quorum.
    Members,
    /// So many seats, and how many of them are residents'.
    Seats {
        /// All.
        count: i64,
        /// Residents'.
        residents: i64,
    },
}

impl Electorate {
    const fn residents(self) -> i64 {
        match self {
            Self::Members => 0,
            Self::Seats { residents, .. } => residents,
        }
    }

    /// Whether nobody is left who could still answer; never known of members.
    #[must_use]
    pub const fn all_answered(self, tally: &Tally) -> bool {
        match self {
            Self::Members => false,
            Self::Seats { count, .. } => tally.answered() + tally.recuse >= count,
        }
    }
}

/// How many must answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quorum {
    /// "At least a/b".
    AtLeast(i64, i64),
    /// "More than a/b".
    MoreThan(i64, i64),
}

impl Quorum {
    /// So many of `n`, in whole seats.
    #[must_use]
    pub const fn of(self, n: i64) -> i64 {
        match self {
            Self::AtLeast(a, b) => (n * a + b - 1) / b,
            Self::MoreThan(a, b) => n * a / b + 1,
        }
    }
}

/// The charter's rules for decisions, copied when one opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// How many must answer.
    pub quorum: Quorum,
    /// More than so many of a hundred stand aside, and it is not ready.
    pub aside_limit: i64,
    /// Hours that it is open at least.
    pub open_hours: i64,
    /// Days to talk about a block.
    pub window_days: i64,
    /// Days that it is extended by, once, if too few answered.
    pub extension_days: i64,
    /// Months after which it is looked at again.
    pub review_months: u32,
}

impl Default for Rules {
    /// Those of a charter that nobody changed.
    fn default() -> Self {
        Self {
            quorum: Quorum::AtLeast(1, 2),
            aside_limit: 25,
            open_hours: 24,
            window_days: 7,
            extension_days: 3,
            review_months: 6,
        }
    }
}

/// One answer in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Where they stand.
    pub position: Position,
    /// Whether it is a resident seat's.
    pub resident: bool,
}

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub struct Vote<'a> {
    /// How.
    pub method: Method,
    /// The answers in force.
    pub ballots: &'a [Ballot],
    /// Of whom.
    pub electorate: Electorate,
    /// By which rules.
    pub rules: &'a Rules,
    /// Whether it was extended before.
    pub extended: bool,
}

/// What a method looks at.
struct Count<'a> {
    tally: &'a Tally,
    electorate: Electorate,
    rules: &'a Rules,
}

impl Vote<'_> {
    /// Counts at the deadline: by the whole rule.
    #[must_use]
    pub fn close(&self) -> Closing {
        let tally = Tally::of(self.ballots);
        let mut tests = Vec::new();
        if self.method != Method::Lazy {
            if let Electorate::Seats { count, .. } = self.electorate {
                tests.push(Test::Half { counted: count - tally.recuse, of: count });
            }
            if self.method.has_blocks() {
                tests.push(Test::Blocks { open: tally.block });
            }
        }
        tests.extend(self.after_blocks(&tally));
        self.first_failure(tally, tests)
    }

    /// Counts again when the last block was closed: from the quorum on.
    #[must_use]
    pub fn close_again(&self) -> Closing {
        let tally = Tally::of(self.ballots);
        let tests = self.after_blocks(&tally);
        self.first_failure(tally, tests)
    }

    /// Counts two-thirds of those that answered, over a block that stood to the end.
    #[must_use]
    pub fn fall_back(&self) -> Closing {
        let tally = Tally::of(self.ballots);
        Closing { fallback: true, ..self.first_failure(tally, two_thirds::fallback(&tally)) }
    }

    fn after_blocks(&self, tally: &Tally) -> Vec<Test> {
        if self.method == Method::Lazy {
            return lazy::tests(tally);
        }
        let mut tests = Vec::new();
        if let Electorate::Seats { count, residents } = self.electorate {
            let needed = self.rules.quorum.of(count - tally.recuse);
            tests.push(Test::Quorum { answered: tally.answered(), needed });
            if residents >= 2 {
                tests.push(Test::Resident { answered: tally.residents_answered });
            }
        }
        let count = Count { tally, electorate: self.electorate, rules: self.rules };
        tests.extend(match self.method {
            Method::Majority => majority::tests(&count),
            Method::TwoThirds => two_thirds::tests(&count),
            Method::Consent | Method::Lazy => consent::tests(&count),
        });
        tests
    }

    fn first_failure(&self, tally: Tally, mut tests: Vec<Test>) -> Closing {
        let failed = tests.iter().position(|test| !test.passed());
        let outcome = failed.and_then(|at| tests.get(at)).map_or(Outcome::Adopted, |test| test.fails(self.extended));
        tests.truncate(failed.map_or(tests.len(), |at| at + 1));
        Closing { outcome, tally, tests, fallback: false }
    }
}
