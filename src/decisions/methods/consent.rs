//! Consent: nobody sees harm, few stand aside, and more support it than not.

use super::{Count, Test};

/// After the quorum: is it carried, or only not opposed?
pub(super) fn tests(count: &Count<'_>) -> Vec<Test> {
    let tally = count.tally;
    let mut tests = vec![
        Test::Aside { aside: tally.aside, answered: tally.answered(), limit: count.rules.aside_limit },
        Test::Support { support: tally.support(), counted: tally.answered() - tally.abstain },
        Test::Abstain { abstain: tally.abstain, answered: tally.answered() },
    ];
    if count.electorate.residents() >= 2 {
        tests.push(Test::ResidentsAside { aside: tally.residents_aside, answered: tally.residents_answered });
    }
    tests
}
