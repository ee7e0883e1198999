//! Forms that are refused: offered again, filled in, where typing something else can succeed, and nowhere else.

use insta::assert_snapshot;

use crate::house::House;

#[tokio::test]
async fn what_cannot_be_read_may_be_typed_again() {
    let house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let opened = house.ana().presses(&made, "Open").await;
    let form = house.ana().presses(&opened, "Need more time").await;
    for (due, reason) in [("blursday", "Rain"), ("yesterday", "Rain"), ("dec 11", "\u{200B}\u{200B}")] {
        let refused = house.ana().sends(&form, &[("due", due), ("reason", reason)]).await;
        let again = house.ana().presses(&refused, "Open the form").await.to_string();
        assert!(again.contains(&format!("By when?: {due}")), "{again}");
    }
    let home = house.ana().types("home", &[]).await;
    let form = house.ana().presses(&home, "Promise something").await;
    let refused = house.ana().sends(&form, &[("what", "***"), ("due", "friday"), ("done_means", "x")]).await;
    assert_snapshot!(refused, @"
    (private update)
    Please write a few words: what will you do?
    [Open the form]
    ");
    house.leave().await;
}

#[tokio::test]
async fn what_cannot_succeed_is_not_offered_again() {
    let house = House::set_up().await;
    for what in ["Book the hall", "Call the agency"] {
        house.ana().types("commit make", &[("what", what), ("due", "friday 5pm")]).await;
    }
    let opened = house.ana().types("commit show", &[("commitment", "C-1")]).await;
    let move_it = house.ana().presses(&opened, "Need more time").await;
    let take_back = house.ana().presses(&opened, "Can't do it").await;
    let other = house.ana().types("commit show", &[("commitment", "C-2")]).await;
    let move_other = house.ana().presses(&other, "Need more time").await;
    house.ana().types("commit done", &[("commitment", "C-1")]).await;
    let fields = [("due", "dec 11"), ("reason", "Rain")];
    // Closed meanwhile.
    assert_snapshot!(house.ana().sends(&move_it, &fields).await, @"
    (private answer)
    C-1 is already done. There's nothing left to change.
    ");
    assert_snapshot!(house.ana().sends(&take_back, &fields[1..]).await, @"
    (private answer)
    C-1 is already done. There's nothing left to change.
    ");
    // Somebody else's.
    let forms = house.tomas_in_english().sends(&move_other, &fields).await.to_string();
    assert!(!forms.contains("[Open the form]"), "{forms}");
    // Past its date meanwhile.
    house.wind("2026-11-21 10:00");
    assert_snapshot!(house.ana().sends(&move_other, &fields).await, @"
    (private answer)
    C-2 is past its date. Open it with **/commit show** and press *New date* to make a fresh promise.
    ");
    house.leave().await;
}
