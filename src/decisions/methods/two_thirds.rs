//! Two-thirds of those that answered, without those that abstain; somebody must be for it.

use super::{Count, Tally, Test};

/// After the quorum.
pub(super) fn tests(count: &Count<'_>) -> Vec<Test> {
    let tally = count.tally;
    vec![Test::TwoThirds { support: tally.support(), counted: tally.answered() - tally.abstain }]
}

/// What a facilitator may choose when a block stands to the end: two-thirds of all that answered, those that block, stand aside or
/// abstain among them.
pub(super) fn fallback(tally: &Tally) -> Vec<Test> {
    vec![Test::TwoThirds { support: tally.support(), counted: tally.answered() }]
}
