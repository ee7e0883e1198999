//! Lazy consensus, for what can be undone: silence is a yes, and only an open block stops it.

use super::{Tally, Test};

/// All there is: no quorum, and nothing after it.
pub(super) fn tests(tally: &Tally) -> Vec<Test> {
    vec![Test::Blocks { open: tally.block }]
}
