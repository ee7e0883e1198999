//! Snoozes: what an older message says once a newer one stands.

use insta::assert_snapshot;

use crate::house::House;
use crate::reminders::{came, me};

#[tokio::test]
async fn done_on_an_older_message_calls_the_newer_snooze_off_and_says_so() {
    let house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "every week").await;
    house.wind("2026-11-19 09:00");
    let first = house.direct(house.coalition.ana, 1).await;
    let first = house.ana().presses(&first, "10 minutes").await;
    house.wind("2026-11-19 09:10");
    let second = house.direct(house.coalition.ana, 2).await;
    let second = house.ana().presses(&second, "Tomorrow").await;
    assert_snapshot!(second, @"
    (update)
    **Water the plants**
    I'll remind you again on ‹Fri 20 Nov 09:10 F›.
    [Done]
    ");
    // The older message speaks of 9:10, which has passed.
    assert_snapshot!(house.ana().presses(&first, "Done").await, @"
    (update)
    **Water the plants**
    ✓ Done, so I won't remind you again on ‹Fri 20 Nov 09:10 F›.
    ");
    assert_snapshot!(house.ana().presses(&second, "Done").await, @"
    (update)
    **Water the plants**
    ✓ Done.
    ");
    for day in ["11-20 09:10", "11-26 09:00"] {
        house.wind(&format!("2026-{day}"));
        house.settled().await;
    }
    // The series goes on.
    assert_eq!(came(&house).await.join(", "), "Thu 19 Nov 09:00, Thu 19 Nov 09:10, Thu 26 Nov 09:00");
    house.leave().await;
}

#[tokio::test]
async fn one_that_is_over_says_when_it_came() {
    let house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "").await;
    let options = [("what", "Bring the chairs"), ("when", "tomorrow 9am")];
    house.ana().types("remind channel", &options).await;
    house.wind("2026-11-19 09:00");
    let told = house.direct(house.coalition.ana, 1).await;
    house.settled().await;
    for id in ["1:remind:open:1", "1:remind:open:2"] {
        let opened = house.ana().forges(&told, id).await.to_string();
        let expected = if id.ends_with('1') { "I reminded you on" } else { "I posted it in" };
        assert!(opened.contains(expected) && opened.contains("It won't come again."), "{opened}");
    }
    house.leave().await;
}
