//! The counting and the rules, by tables and by properties.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tally::{By, Method, Tally, drawn, tally};
use super::{Change, from_letters, options, to_letters};

/// Ballots as people write them: "5 acb, 2 b".
fn ballots(text: &str) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for group in text.split(", ").filter(|group| !group.is_empty()) {
        let (count, order) = group.split_once(' ').unwrap();
        all.extend(vec![from_letters(order, 20).unwrap(); count.parse().unwrap()]);
    }
    all
}

fn counted(method: Method, options: usize, text: &str) -> Tally {
    tally(method, options, 1, &ballots(text))
}

#[test]
fn votes_decide_and_ties_go_by_the_drawn_order() {
    let check = |method, options, text, order: &str, tie: Option<(&str, By)>| {
        let found = counted(method, options, text);
        assert_eq!(to_letters(&found.order), order, "{text}");
        assert_eq!(
            found.tie.map(|tie| (to_letters(&tie.between), tie.by)),
            tie.map(|(b, by)| (b.to_owned(), by)),
            "{text}"
        );
    };
    assert_eq!(to_letters(&drawn(1, 3)), "abc");
    let all: BTreeSet<_> = (0..100).map(|id| drawn(id, 3)).collect();
    assert_eq!(all.len(), 6, "every order is drawn by some id");
    check(Method::One, 3, "2 a, 3 b, 1 c", "bac", None);
    check(Method::One, 3, "2 a, 2 c", "acb", Some(("ac", By::Draw)));
    check(Method::One, 3, "", "abc", None);
    check(Method::Several, 3, "2 ab, 1 b, 1 c", "bac", None);
    check(Method::Several, 3, "1 abc", "abc", Some(("abc", By::Draw)));
    // One each way: a and c are alike in pairs, but more have c in their order at all.
    check(Method::Ranked, 3, "1 ac, 1 c, 1 ab, 1 cb", "cab", Some(("ac", By::Support)));
    check(Method::Ranked, 2, "1 ab, 1 ba", "ab", Some(("ab", By::Draw)));
}

/// The examples of Schulze's own paper and of its encyclopaedia article: 45 voters, five candidates; and 30 voters, four.
#[test]
fn schulze_vectors() {
    let article = "5 acbed, 5 adecb, 8 bedac, 3 cabed, 7 caebd, 2 cbade, 7 dceba, 8 ebadc";
    let found = counted(Method::Ranked, 5, article);
    assert_eq!(to_letters(&found.order), "eacbd");
    assert_eq!(found.pairs[0], [0, 20, 26, 30, 22]);
    assert_eq!(found.pairs[4], [23, 27, 21, 31, 0]);
    assert_eq!(found.tie, None);
    // d beats a and c, b beats c and d, a beats c; the chain from d to b over a is the strongest back.
    let paper = "5 acbd, 2 acdb, 3 adcb, 4 bacd, 3 cbda, 3 cdba, 1 dacb, 5 dbac, 4 dcba";
    assert_eq!(to_letters(&counted(Method::Ranked, 4, paper).order), "dacb");
}

fn rankings(options: usize) -> impl Strategy<Value = Vec<Vec<usize>>> {
    let ballot = (Just((0..options).collect::<Vec<_>>()).prop_shuffle(), 1..=options);
    prop::collection::vec(ballot.prop_map(|(order, length)| order[..length].to_vec()), 1..40)
}

proptest! {
    #[test]
    fn who_beats_everyone_wins(ballots in rankings(5)) {
        let found = tally(Method::Ranked, 5, 7, &ballots);
        let beats = |a: usize, b: usize| a == b || found.pairs[a][b] > found.pairs[b][a];
        if let Some(winner) = (0..5).find(|a| (0..5).all(|b| beats(*a, b))) {
            prop_assert_eq!(found.order[0], winner);
            prop_assert_eq!(found.tie, None);
        }
        if let Some(last) = (0..5).find(|a| (0..5).all(|b| *a == b || beats(b, *a))) {
            prop_assert_eq!(found.order[4], last);
        }
    }

    #[test]
    fn everyone_counts_alike(mut ballots in rankings(6), draw in any::<i64>()) {
        let before = tally(Method::Ranked, 6, draw, &ballots);
        ballots.reverse();
        prop_assert_eq!(&before, &tally(Method::Ranked, 6, draw, &ballots));
        let doubled: Vec<_> = ballots.iter().chain(&ballots).cloned().collect();
        prop_assert_eq!(before.order, tally(Method::Ranked, 6, draw, &doubled).order);
    }

    #[test]
    fn to_be_ranked_higher_never_harms_the_winner(ballots in rankings(5), which in any::<prop::sample::Index>()) {
        let winner = tally(Method::Ranked, 5, 3, &ballots).order[0];
        let mut raised = ballots.clone();
        let ballot = which.get(&ballots);
        let at = ballots.iter().position(|one| one == ballot).unwrap();
        raised[at].retain(|option| *option != winner);
        raised[at].insert(0, winner);
        prop_assert_eq!(tally(Method::Ranked, 5, 3, &raised).order[0], winner);
    }

    #[test]
    fn every_option_has_one_place(draw in any::<i64>(), ballots in rankings(8)) {
        for method in [Method::One, Method::Several, Method::Ranked] {
            for mut order in [tally(method, 8, draw, &ballots).order, drawn(draw, 8)] {
                order.sort_unstable();
                prop_assert_eq!(order, (0..8).collect::<Vec<_>>());
            }
        }
    }
}

#[test]
fn options_as_they_are_typed() {
    let words = crate::text::Language::EnUs.words();
    let check = |typed: &str, expected: Result<&[&str], &str>| match (options(words, typed), expected) {
        (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{typed:?}"),
        (Err(refused), Err(part)) => assert!(refused.to_string().contains(part), "{typed:?}: {refused}"),
        (found, _) => panic!("{typed:?}: {found:?}"),
    };
    check(" Clinic |Library\u{202E} | the  park |", Ok(&["Clinic", "Library", "the park"]));
    check("שלום | مرحبا | 👩‍👩‍👧", Ok(&["שלום", "مرحبا", "👩‍👩‍👧"]));
    check("Clinic", Err("at least two"));
    check("", Err("at least two"));
    check("Clinic | clínic | Park", Err("are the same option"));
    check("Cake | Pie | Cake", Err("\"Cake\" is there twice"));
    check("Clinic | *** | Park", Err("nothing to read"));
    check(&format!("A | {}", "x".repeat(201)), Err("200"));
    check(&(0..21).map(|n| n.to_string()).collect::<Vec<_>>().join("|"), Err("20"));
    assert!(options(words, &(0..20).map(|n| n.to_string()).collect::<Vec<_>>().join("|")).is_ok());
}

#[test]
fn an_answer_changes_until_it_is_as_wanted() {
    let check = |method, before: &str, change: Change, after: Option<&str>| {
        let before = from_letters(before, 4).unwrap();
        assert_eq!(change.on(method, &before).map(|after| to_letters(&after)).as_deref(), after, "{change:?}");
    };
    check(Method::One, "", Change::Choose(2), Some("c"));
    check(Method::One, "c", Change::Choose(0), Some("a"));
    check(Method::One, "c", Change::Choose(2), Some("c"));
    check(Method::Several, "c", Change::Choose(0), Some("ac"));
    check(Method::Several, "ac", Change::Choose(0), Some("ac"));
    check(Method::Several, "ac", Change::Drop(0), Some("c"));
    check(Method::Several, "c", Change::Drop(1), Some("c"));
    check(Method::Ranked, "c", Change::Rank(vec![1, 0]), Some("ba"));
    check(Method::Ranked, "c", Change::TakeBack, Some(""));
    check(Method::Ranked, "c", Change::Choose(1), None);
    check(Method::One, "c", Change::Rank(vec![1]), None);
    check(Method::One, "c", Change::Drop(2), None);
}

#[test]
fn letters_that_nobody_sent_are_no_answer() {
    for forged in ["e", "aa", "A", "1", "a b", "é", "ab|"] {
        assert_eq!(from_letters(forged, 4), None, "{forged}");
    }
}
