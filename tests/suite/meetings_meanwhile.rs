//! Meetings when something else happens meanwhile: another change, a message on its way, a second press.

use crate::house::House;
use crate::meetings::{WEEKLY, came, plan, wind};
use crate::polls::posted_in;

#[tokio::test]
async fn one_date_cancelled_meanwhile_is_not_all_of_them() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    let second = [("meeting", "M-1 2026-12-01 18:00"), ("scope", "this and all after")];
    let anas = house.ana().types("meeting cancel", &second).await;
    let rosas = house.rosa().types("meeting cancel", &second[..1]).await;
    house.rosa().presses(&rosas, "Cancel it").await;
    house.settled().await;
    let told = came(&house).pop().unwrap();
    assert!(told.contains("doesn't take place on ‹Tue 1 Dec 18:00 F›"), "{told}");
    assert!(told.contains("\nFor @ana\n"), "the host hears of it, though she has not said that she comes: {told}");
    let again = house.ana().presses(&anas, "Cancel it").await;
    let text = again.to_string();
    assert!(text.contains("Rosa changed M-1 while you were looking, so I changed nothing."), "{text}");
    assert!(
        text.contains("• This one, ‹Tue 8 Dec 18:00 F› (Tue 8 Dec, 6:00 pm, New York time), and all after"),
        "{text}"
    );
    assert_eq!(house.rows("select version from meetings").await, 1);
    let done = house.ana().presses(&again, "Cancel it").await.to_string();
    let expected = "Done: that date of M-1 and all after it are cancelled. The next one is still ‹Tue 24 Nov 18:00 F›";
    assert!(done.contains(expected), "{done}");
    // The same press twice makes nothing twice.
    let twice = house.ana().forges(&again, &again.custom_id("Cancel it")).await.to_string();
    assert!(twice.contains(expected), "{twice}");
    assert_eq!(house.rows("select version from meetings").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn a_later_date_is_changed_and_the_reminder_on_its_way_still_comes() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    house.practice.refuse_next("/channels/{channel_id}/messages", 403, 0);
    wind(&house, "2026-11-23 18:00").await;
    assert_eq!(came(&house).len(), 0, "it waits to be tried again");
    let move_it = [("meeting", "M-1 2026-12-08 18:00"), ("when", "dec 9 7pm")];
    let preview = house.ana().types("meeting move", &move_it).await;
    house.ana().presses(&preview, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-23 18:02").await;
    assert!(came(&house).iter().any(|text| text.contains("Tomorrow")), "{:?}", came(&house));
    house.leave().await;
}

#[tokio::test]
async fn a_meeting_whose_posts_are_paused_turns_to_its_next_date_all_the_same() {
    let house = House::set_up().await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    house.ana().at(board).types("meeting schedule", &WEEKLY).await;
    house.until("the card stands", |practice| posted_in(practice, board).len() == 1).await;
    house.settled().await;
    house.practice.delete_channel(board);
    house.settled().await;
    for when in ["2026-11-23 18:00", "2026-11-24 17:00", "2026-11-24 19:00", "2026-11-30 18:00", "2026-12-01 17:00"] {
        wind(&house, when).await;
    }
    assert_eq!(house.rows("select count(*) from failing_items where item = 'M-1' and paused_at is not null").await, 1);
    wind(&house, "2026-12-01 19:00").await;
    let next = house.rows("select count(*) from meetings where next_original like '2026-12-08%'").await;
    assert_eq!(next, 1, "it is in the lists with its next date");
    house.leave().await;
}
