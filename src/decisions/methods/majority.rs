//! Majority: more than half of those that answered, without those that abstain.

use super::{Count, Test};

/// After the quorum.
pub(super) fn tests(count: &Count<'_>) -> Vec<Test> {
    let tally = count.tally;
    vec![Test::Support { support: tally.support(), counted: tally.answered() - tally.abstain }]
}
