//! What is counted, and the tests that it must pass, each with its numbers.

use serde::{Deserialize, Serialize};

use super::{Ballot, Position};

/// How many stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Agree, or for.
    pub agree: i64,
    /// Agree with a "but".
    pub reserve: i64,
    /// Stand aside.
    pub aside: i64,
    /// Abstain.
    pub abstain: i64,
    /// Left out.
    pub recuse: i64,
    /// Block.
    pub block: i64,
    /// Against.
    pub against: i64,
    /// Resident seats with a position.
    pub residents_answered: i64,
    /// Resident seats that stand aside.
    pub residents_aside: i64,
}

impl Tally {
    /// Counts.
    #[must_use]
    pub fn of(ballots: &[Ballot]) -> Self {
        let mut tally = Self::default();
        for ballot in ballots {
            let count = match ballot.position {
                Position::Agree => &mut tally.agree,
                Position::Reserve => &mut tally.reserve,
                Position::Aside => &mut tally.aside,
                Position::Abstain => &mut tally.abstain,
                Position::Recuse => &mut tally.recuse,
                Position::Block => &mut tally.block,
                Position::Against => &mut tally.against,
            };
            *count += 1;
            if ballot.resident && ballot.position != Position::Recuse {
                tally.residents_answered += 1;
                tally.residents_aside += i64::from(ballot.position == Position::Aside);
            }
        }
        tally
    }

    /// Those with any position but "leave us out".
    #[must_use]
    pub const fn answered(&self) -> i64 {
        self.agree + self.reserve + self.aside + self.abstain + self.block + self.against
    }

    /// Whether nobody answered at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.answered() + self.recuse == 0
    }

    /// Those who agree, with a "but" or without.
    #[must_use]
    pub const fn support(&self) -> i64 {
        self.agree + self.reserve
    }
}

/// One test of the rule, with its numbers: enough to print it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// At least half of the electorate is in the count.
    Half {
        /// Seats not left out.
        counted: i64,
        /// All seats.
        of: i64,
    },
    /// No block is open.
    Blocks {
        /// Open blocks.
        open: i64,
    },
    /// Enough answered.
    Quorum {
        /// So many did.
        answered: i64,
        /// So many must.
        needed: i64,
    },
    /// A resident seat answered.
    Resident {
        /// Resident seats that did.
        answered: i64,
    },
    /// Not too many stood aside: at most so many of a hundred, or one alone.
    Aside {
        /// So many stood aside.
        aside: i64,
        /// Of so many.
        answered: i64,
        /// Of a hundred.
        limit: i64,
    },
    /// More than half support it.
    Support {
        /// So many do.
        support: i64,
        /// Of so many.
        counted: i64,
    },
    /// Not more than half abstain.
    Abstain {
        /// So many do.
        abstain: i64,
        /// Of so many.
        answered: i64,
    },
    /// Not more than half of the resident seats that answered stood aside.
    ResidentsAside {
        /// So many stood aside.
        aside: i64,
        /// Of so many.
        answered: i64,
    },
    /// Two-thirds support it.
    TwoThirds {
        /// So many do.
        support: i64,
        /// Of so many.
        counted: i64,
    },
}

impl Test {
    /// Whether it is passed. Integers only.
    #[must_use]
    pub const fn passed(self) -> bool {
        match self {
            Self::Half { counted, of } => 2 * counted >= of,
            Self::Blocks { open } => open == 0,
            Self::Quorum { answered, needed } => answered >= needed,
            Self::Resident { answered } => answered > 0,
            Self::Aside { aside, answered, limit } => 100 * aside <= limit * answered || aside < 2,
            Self::Support { support, counted } => 2 * support > counted,
            Self::Abstain { abstain, answered } => 2 * abstain <= answered,
            Self::ResidentsAside { aside, answered } => 2 * aside <= answered,
            Self::TwoThirds { support, counted } => support >= 1 && 3 * support >= 2 * counted,
        }
    }

    /// What comes of it if it is not passed.
    pub(super) const fn fails(self, extended: bool) -> Outcome {
        match self {
            Self::Half { .. } => Outcome::Postponed,
            Self::Blocks { .. } => Outcome::Blocked,
            Self::Quorum { .. } | Self::Resident { .. } if extended => Outcome::Lapsed,
            Self::Quorum { .. } | Self::Resident { .. } => Outcome::Extended,
            _ => Outcome::NotReady,
        }
    }
}

/// What came of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Too many left themselves out.
    Postponed,
    /// A block is open.
    Blocked,
    /// Too few answered, the first time.
    Extended,
    /// Too few answered, the second time.
    Lapsed,
    /// Not carried. Nobody lost.
    NotReady,
    /// Adopted.
    Adopted,
}

/// A count: its outcome, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// What came of it.
    pub outcome: Outcome,
    /// How many stand where.
    pub tally: Tally,
    /// The tests, in their order, up to the first that failed.
    pub tests: Vec<Test>,
    /// Whether a facilitator chose to count two-thirds over a block.
    pub fallback: bool,
}
