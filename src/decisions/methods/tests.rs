//! The closing rule, vector by vector.

use super::*;

const TWO_THIRDS: Quorum = Quorum::AtLeast(2, 3);

/// "5 agree 1 aside" as ballots; an `r` before the position makes it a resident seat's.
fn ballots(typed: &str) -> Vec<Ballot> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut all = Vec::new();
    for pair in words.chunks(2) {
        let count: usize = pair[0].parse().unwrap();
        let resident = pair[1].starts_with("r:");
        let position = match pair[1].trim_start_matches("r:") {
            "agree" | "for" => Position::Agree,
            "but" => Position::Reserve,
            "aside" => Position::Aside,
            "abstain" => Position::Abstain,
            "recuse" => Position::Recuse,
            "block" => Position::Block,
            "against" => Position::Against,
            other => panic!("{other}"),
        };
        all.extend(std::iter::repeat_n(Ballot { position, resident }, count));
    }
    all
}

fn closing(method: Method, typed: &str, electorate: Electorate, rules: &Rules, extended: bool) -> Closing {
    Vote { method, ballots: &ballots(typed), electorate, rules, extended }.close()
}

fn rules(quorum: Quorum) -> Rules {
    Rules { quorum, ..Rules::default() }
}

const fn seats(count: i64) -> Electorate {
    Electorate::Seats { count, residents: 0 }
}

#[test]
fn consent_among_seats_vector_by_vector() {
    let check = |seats_of: i64, quorum: Quorum, typed: &str, expected: Outcome| {
        let found = closing(Method::Consent, typed, seats(seats_of), &rules(quorum), false);
        assert_eq!(found.outcome, expected, "{seats_of} seats, {quorum:?}: {typed}: {found:?}");
    };
    check(9, TWO_THIRDS, "5 agree 1 but", Outcome::Adopted);
    check(9, TWO_THIRDS, "4 agree 2 aside", Outcome::NotReady);
    check(9, TWO_THIRDS, "6 agree 2 aside", Outcome::Adopted);
    check(9, TWO_THIRDS, "5 agree 1 abstain", Outcome::Adopted);
    check(9, TWO_THIRDS, "5 agree", Outcome::Extended);
    check(9, TWO_THIRDS, "8 agree 1 block", Outcome::Blocked);
    check(9, TWO_THIRDS, "4 agree 3 recuse", Outcome::Adopted);
    check(9, TWO_THIRDS, "4 agree 5 recuse", Outcome::Postponed);
    check(9, TWO_THIRDS, "6 abstain", Outcome::NotReady);
    check(9, TWO_THIRDS, "1 agree 5 abstain", Outcome::NotReady);
    check(3, TWO_THIRDS, "2 agree 1 aside", Outcome::Adopted);
    check(16, Quorum::AtLeast(1, 2), "8 agree", Outcome::Adopted);
    check(16, Quorum::MoreThan(1, 2), "8 agree", Outcome::Extended);
}

#[test]
fn too_few_answers_extend_it_once_and_then_it_lapses() {
    let check = |extended: bool, expected: Outcome| {
        let found = closing(Method::Consent, "5 agree", seats(9), &rules(TWO_THIRDS), extended);
        assert_eq!(found.outcome, expected);
        assert_eq!(found.tests.last(), Some(&Test::Quorum { answered: 5, needed: 6 }));
    };
    check(false, Outcome::Extended);
    check(true, Outcome::Lapsed);
}

#[test]
fn consent_among_members_is_advice_without_a_quorum() {
    let check = |typed: &str, expected: Outcome| {
        let found = closing(Method::Consent, typed, Electorate::Members, &Rules::default(), false);
        assert_eq!(found.outcome, expected, "{typed}: {found:?}");
    };
    check("5 agree 1 but", Outcome::Adopted);
    check("4 agree 2 aside", Outcome::NotReady);
    check("6 agree 2 aside", Outcome::Adopted);
    check("5 agree 1 abstain", Outcome::Adopted);
    check("5 agree", Outcome::Adopted);
    check("8 agree 1 block", Outcome::Blocked);
    check("4 agree 3 recuse", Outcome::Adopted);
    check("4 agree 5 recuse", Outcome::Adopted);
    check("6 abstain", Outcome::NotReady);
    check("1 agree 5 abstain", Outcome::NotReady);
    check("2 agree 1 aside", Outcome::Adopted);
    check("1 agree", Outcome::Adopted);
    check("1 agree 1 aside", Outcome::NotReady);
    // Silence is never consent.
    check("", Outcome::NotReady);
    check("3 recuse", Outcome::NotReady);
}

#[test]
fn residents_are_heard_where_there_are_two_or_more() {
    let check = |residents: i64, typed: &str, expected: Outcome| {
        let electorate = Electorate::Seats { count: 9, residents };
        let found = closing(Method::Consent, typed, electorate, &rules(TWO_THIRDS), false);
        assert_eq!(found.outcome, expected, "{residents} residents: {typed}: {found:?}");
    };
    check(2, "6 agree", Outcome::Extended);
    check(1, "6 agree", Outcome::Adopted);
    check(2, "5 agree 1 r:agree", Outcome::Adopted);
    check(2, "7 agree 2 r:aside", Outcome::NotReady);
    check(2, "7 agree 1 r:agree 1 r:aside", Outcome::Adopted);
    check(1, "8 agree 1 r:aside", Outcome::Adopted);
}

#[test]
fn majority_two_thirds_and_lazy() {
    let check = |method: Method, electorate: Electorate, typed: &str, expected: Outcome| {
        let found = closing(method, typed, electorate, &rules(TWO_THIRDS), false);
        assert_eq!(found.outcome, expected, "{method:?}, {electorate:?}: {typed}: {found:?}");
    };
    let members = Electorate::Members;
    check(Method::Majority, members, "2 for 1 against", Outcome::Adopted);
    check(Method::Majority, members, "2 for 2 against", Outcome::NotReady);
    check(Method::Majority, members, "2 for 1 against 5 abstain", Outcome::Adopted);
    check(Method::Majority, members, "", Outcome::NotReady);
    check(Method::Majority, seats(9), "5 for", Outcome::Extended);
    check(Method::Majority, seats(9), "4 for 2 against", Outcome::Adopted);
    check(Method::Majority, seats(9), "4 for 5 recuse", Outcome::Postponed);
    check(Method::TwoThirds, members, "2 for 1 against", Outcome::Adopted);
    check(Method::TwoThirds, members, "3 for 2 against", Outcome::NotReady);
    check(Method::TwoThirds, members, "1 for 9 abstain", Outcome::Adopted);
    check(Method::TwoThirds, members, "4 abstain", Outcome::NotReady);
    check(Method::TwoThirds, seats(9), "5 for", Outcome::Extended);
    check(Method::Lazy, members, "", Outcome::Adopted);
    check(Method::Lazy, seats(9), "", Outcome::Adopted);
    check(Method::Lazy, members, "1 block", Outcome::Blocked);
    check(Method::Lazy, members, "9 aside", Outcome::Adopted);
}

#[test]
fn after_the_last_block_the_rule_runs_from_the_quorum_on() {
    let again = |typed: &str, electorate: Electorate| {
        let (ballots, rules) = (ballots(typed), rules(TWO_THIRDS));
        let vote = Vote { method: Method::Consent, ballots: &ballots, electorate, rules: &rules, extended: false };
        vote.close_again().outcome
    };
    assert_eq!(again("5 agree 1 aside", Electorate::Members), Outcome::Adopted);
    assert_eq!(again("1 agree 2 aside", Electorate::Members), Outcome::NotReady);
    assert_eq!(again("5 agree", seats(9)), Outcome::Extended);
    // Half of the seats are left out by now: that was tested before, and is not tested again.
    assert_eq!(again("4 agree 5 recuse", seats(9)), Outcome::Adopted);
}

#[test]
fn the_fallback_counts_two_thirds_of_all_that_answered() {
    let fallback = |typed: &str| {
        let (ballots, rules) = (ballots(typed), Rules::default());
        let (method, electorate) = (Method::Consent, Electorate::Members);
        Vote { method, ballots: &ballots, electorate, rules: &rules, extended: false }.fall_back()
    };
    assert_eq!(fallback("8 agree 1 block").outcome, Outcome::Adopted);
    assert_eq!(fallback("2 agree 1 block").outcome, Outcome::Adopted);
    assert_eq!(fallback("3 agree 1 aside 1 block").outcome, Outcome::NotReady);
    assert_eq!(fallback("2 agree 1 abstain 1 block").outcome, Outcome::NotReady);
    assert_eq!(fallback("1 block").outcome, Outcome::NotReady);
    assert!(fallback("2 agree 1 block").fallback);
}

#[test]
fn the_quorum_is_in_whole_seats() {
    let check = |quorum: Quorum, n: i64, expected: i64| assert_eq!(quorum.of(n), expected, "{quorum:?} of {n}");
    check(TWO_THIRDS, 9, 6);
    check(TWO_THIRDS, 10, 7);
    check(TWO_THIRDS, 3, 2);
    check(Quorum::AtLeast(1, 2), 16, 8);
    check(Quorum::AtLeast(1, 2), 9, 5);
    check(Quorum::MoreThan(1, 2), 16, 9);
    check(Quorum::MoreThan(1, 2), 9, 5);
}

#[test]
fn it_closes_early_only_where_it_is_known_who_is_left() {
    let tally = Tally::of(&ballots("2 agree 1 recuse"));
    assert!(seats(3).all_answered(&tally));
    assert!(!seats(4).all_answered(&tally));
    assert!(!Electorate::Members.all_answered(&tally));
}
