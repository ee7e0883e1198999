//! Lists of promises: pages, what autocomplete finds, what was kept together; and moves that are counted.

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
    assert_eq!(first.to_string().matches("[Open C-").count(), 10);
    let second = house.ana().presses(&first, "Next →").await;
    assert!(second.to_string().contains("page 2 of 3"), "{second}");
    let third = house.ana().presses(&second, "Next →").await;
    assert_snapshot!(third, @"
    (private answer)
    **23 open promises** · page 3 of 3
    **C-21** Thing 21 · due ‹Mon 21 Dec 17:00 F› [Open C-21]
    **C-22** Thing 22 · due ‹Tue 22 Dec 17:00 F› [Open C-22]
    **C-23** Thing 23 · due ‹Wed 23 Dec 17:00 F› [Open C-23]
    [← Back] [Show closed]
    ");
    house.leave().await;
}

#[tokio::test]
async fn from_five_on_everyone_sees_what_was_kept_together() {
    let house = House::set_up().await;
    for n in 1..=6 {
        house.ana().types("commit make", &[("what", &format!("Thing {n}")), ("due", "friday 5pm")]).await;
    }
    for number in ["C-1", "C-2", "C-3"] {
        house.ana().types("commit done", &[("commitment", number)]).await;
    }
    house.ana().types("commit withdraw", &[("commitment", "C-4"), ("reason", "Another group took it")]).await;
    house.wind("2026-11-21 10:00");
    let let_go = async |number: &str| {
        let shown = house.ana().types("commit show", &[("commitment", number)]).await;
        house.ana().presses(&shown, "Let it go").await
    };
    let closed = [("show", "closed")];
    let_go("C-5").await;
    let seen = house.tomas_in_english().types("commit list", &closed).await;
    assert_snapshot!(seen, @"
    (private answer)
    You have closed nothing yet.
    [Show open]
    ");
    let_go("C-6").await;
    let seen = house.tomas_in_english().types("commit list", &closed).await;
    assert_snapshot!(seen, @"
    (private answer)
    You have closed nothing yet.
    Together so far: **3 of 5** promises kept on time (60%), 0 kept later, 2 not kept.
    -# Moved before their date: 0. Withdrawn in time: 1. Neither counts against us.
    [Show open]
    ");
    // A coordinator goes on to everyone's.
    let seen = house.rosa().types("commit list", &closed).await;
    let everyones = house.rosa().presses(&seen, "Everyone's promises").await.to_string();
    assert!(everyones.contains("**6 closed promises**\nTogether so far: **3 of 5**"), "{everyones}");
    assert!(!everyones.contains("What got in the way"), "{everyones}");
    house.leave().await;
}

#[tokio::test]
async fn the_same_date_is_no_move_and_only_later_dates_are_counted() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Book the hall"), ("due", "friday 5pm")]).await;
    house.wind("2026-11-20 10:00");
    house.settled().await;
    let moves = async |due: &str| {
        let options = [("commitment", "C-1"), ("due", due), ("reason", "Rain")];
        house.ana().types("commit move", &options).await.to_string()
    };
    let shown = house.ana().types("commit show", &[("commitment", "C-1")]).await;
    let form = house.ana().presses(&shown, "Need more time").await;
    assert_snapshot!(house.ana().sends(&form, &[("due", "nov 20 5pm"), ("reason", "Rain")]).await, @"
    (private update)
    C-1 is already due ‹Fri 20 Nov 17:00 F›, so nothing has changed. For more time, type a later day, like *in 3 days*.
    [Open the form]
    ");
    // Each form has its own example.
    let shown = house.ana().types("commit show", &[("commitment", "C-1")]).await;
    for (button, hint) in [("Need more time", "two more days"), ("Can't do it", "Another group")] {
        let form = house.ana().presses(&shown, button).await;
        assert!(form.value.to_string().contains(hint), "{button}: {form}");
    }
    let same = moves("nov 20 5pm").await;
    assert!(same.contains("C-1 is already due"), "{same}");
    assert_eq!(house.rows("select count(*) from commitment_events where event = 'moved'").await, 0);
    let once = moves("dec 4").await;
    assert!(once.contains("is now due") && !once.contains("later date"), "{once}");
    // Sent twice, it is answered twice.
    assert_eq!(moves("dec 4").await, once);
    let earlier = moves("dec 2").await;
    assert!(earlier.contains("is now due") && !earlier.contains("later date"), "{earlier}");
    let twice = moves("dec 11").await;
    assert!(twice.contains("It has moved to a later date twice now.") && twice.contains("[Can't do it]"), "{twice}");
    let thrice = moves("dec 18").await;
    assert!(thrice.contains("It has moved to a later date 3 times now."), "{thrice}");
    let earlier = moves("dec 17").await;
    assert!(!earlier.contains("later date") && !earlier.contains("[Can't do it]"), "{earlier}");
    house.leave().await;
}
