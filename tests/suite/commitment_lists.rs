//! Lists of promises: pages, and what autocomplete finds.

use insta::assert_snapshot;

use crate::house::House;

#[tokio::test]
async fn suggestions_find_words_in_every_alphabet_with_and_without_accents() {
    let house = House::set_up().await;
    for what in
        ["Reunión con el barrio", "Вызвать слесаря", "Συνέλευση γειτονιάς", "Straße sperren", "REUNIÓN de vecinos"]
    {
        house.ana().types("commit make", &[("what", what), ("due", "dec 4")]).await;
    }
    let ana = house.ana();
    for (typed, numbers) in [
        ("reunión", "1 5"),
        ("REUNIÓN", "1 5"),
        ("reunion", "1 5"),
        ("reunio\u{301}n", "1 5"),
        ("СЛЕСАРЯ", "2"),
        ("слес", "2"),
        ("ΣΥΝΈΛΕΥΣΗ", "3"),
        ("συνελευση", "3"),
        ("γειτονιας", "3"),
        ("ΓΕΙΤΟΝΙΆΣ", "3"),
        ("STRASSE", "4"),
        ("C-2", "2"),
        ("3", "3"),
        ("", "1 2 3 4 5"),
        ("%", ""),
        ("*", ""),
        ("reunionx", ""),
    ] {
        let rows = ana.suggested("commit done", &[("commitment", typed)]).await;
        let found: Vec<&str> = rows.iter().map(|row| &row[2..row.find(' ').unwrap()]).collect();
        assert_eq!(found.join(" "), numbers, "{typed:?}: {rows:?}");
        assert_eq!(house.rosa().suggested("commit show", &[("commitment", typed)]).await, rows, "{typed:?}");
    }
    house.leave().await;
}

#[tokio::test]
async fn long_lists_have_pages() {
    let house = House::set_up().await;
    for n in 1..=23 {
        house.ana().types("commit make", &[("what", &format!("Thing {n}")), ("due", &format!("dec {n}"))]).await;
    }
    let first = house.ana().types("commit list", &[]).await;
    assert_eq!(first.to_string().matches("[Open]").count(), 10);
    let second = house.ana().presses(&first, "Next →").await;
    assert!(second.to_string().contains("page 2 of 3"), "{second}");
    let third = house.ana().presses(&second, "Next →").await;
    assert_snapshot!(third, @"
    (private answer)
    **23 open promises** · page 3 of 3
    **C-21** Thing 21 · due ‹Mon 21 Dec 17:00 F› [Open]
    **C-22** Thing 22 · due ‹Tue 22 Dec 17:00 F› [Open]
    **C-23** Thing 23 · due ‹Wed 23 Dec 17:00 F› [Open]
    [← Back] [Show closed]
    ");
    house.leave().await;
}
