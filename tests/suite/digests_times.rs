//! When digests come: once a period whatever happens, late, missed, over clock changes and zones.

use insta::assert_snapshot;

use crate::digests::{keep, posted, posts};
use crate::house::House;
use crate::polls::posted_in;

async fn planned(when: &str) -> House {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", when)]).await;
    house
}

#[tokio::test]
async fn what_was_frozen_ahead_is_rendered_again_when_it_changed() {
    let house = planned("mondays 9:00").await;
    house.ana().types("commit make", &[("what", "Chairs"), ("due", "friday")]).await;
    keep(&house, 1).await;
    house.wind("2026-11-23 08:55");
    house.until_rows("select count(*) from outbox where kind = 'digest' and early", 1).await;
    let frozen = "select count(*) from outbox where kind = 'digest' and payload like '%1 promise is past%'";
    assert_eq!(house.rows(frozen).await, 1);
    let asked = house.ana().types("commit done", &[("commitment", "C-1")]).await;
    house.ana().presses(&asked, "Later").await;
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 1).await.to_string();
    assert!(!digest.contains("past its date") && digest.contains("and 1 more done after"), "{digest}");
    house.leave().await;
}

#[tokio::test]
async fn frozen_ahead_it_survives_a_restart_and_is_sent_once_and_on_time() {
    let mut house = planned("mondays 9:00").await;
    keep(&house, 1).await;
    house.wind("2026-11-23 08:58");
    house.until_rows("select count(*) from outbox where kind = 'digest' and early", 1).await;
    house.restart().await;
    house.settled().await;
    assert_eq!(posts(&house).len(), 0);
    house.wind("2026-11-23 09:00");
    posted(&house, 1).await;
    house.restart().await;
    house.wind("2026-11-23 09:30");
    house.settled().await;
    posted(&house, 1).await;
    assert_eq!(house.rows("select count(*) from digest_periods").await, 1);
    assert_eq!(
        house.rows("select count(*) from outbox where kind = 'digest' and state = 'sent' and not unsure").await,
        1
    );
    house.leave().await;
}

#[tokio::test]
async fn paused_between_freezing_and_sending_it_does_not_come() {
    let house = planned("mondays 9:00").await;
    keep(&house, 1).await;
    house.wind("2026-11-23 08:58");
    house.until_rows("select count(*) from outbox where kind = 'digest' and early", 1).await;
    let look = house.rosa().types("digest now", &[]).await;
    let card = house.rosa().presses(&look, "When it comes").await;
    house.rosa().presses(&card, "Pause").await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 0);
    house.leave().await;
}

#[tokio::test]
async fn less_than_a_day_late_it_comes_and_says_so() {
    let mut house = planned("mondays 9:00").await;
    keep(&house, 1).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-24T13:00:00Z".parse().unwrap())).await;
    assert_snapshot!(posted(&house, 1).await, @"
    (answer)
    **Good morning. Here is our week.**
    -# This comes later than planned: it was due on ‹Mon 23 Nov 09:00 F›.
    ★ **1 promise kept**
    [Show all] [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn older_than_a_day_it_is_one_line_in_the_next() {
    let mut house = planned("mondays 9:00").await;
    keep(&house, 1).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-24T15:00:00Z".parse().unwrap())).await;
    house.until_rows("select count(*) from digest_periods where state = 'missed'", 1).await;
    house.settled().await;
    assert_eq!(posts(&house).len(), 0);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'rollup'").await, 0, "it is no missed post");
    house.wind("2026-11-30 09:00");
    assert_snapshot!(posted(&house, 1).await, @"
    (answer)
    **Good morning. Here is what we did lately.**
    -# I was away and missed the digest of ‹Mon 23 Nov 09:00 D›. What happened since the one before is in here.
    ★ **1 promise kept**
    [Show all] [Español]
    ");
    house.wind("2026-11-30 10:00");
    keep(&house, 1).await;
    house.wind("2026-12-07 09:00");
    let next = posted(&house, 2).await.to_string();
    assert!(!next.contains("missed"), "{next}");
    house.leave().await;
}

#[tokio::test]
async fn of_several_late_ones_only_the_newest_comes() {
    let mut house = planned("every day 9:00").await;
    keep(&house, 1).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-24T15:00:00Z".parse().unwrap())).await;
    let digest = posted(&house, 1).await.to_string();
    assert!(digest.contains("1 promise kept") && digest.contains("later than planned"), "{digest}");
    house.leave().await;
}

#[tokio::test]
async fn nothing_is_said_twice_unless_it_changed() {
    let house = planned("mondays 9:00").await;
    house.rosa().types("commit make", &[("what", "Chairs"), ("due", "friday")]).await;
    house.wind("2026-11-23 09:00");
    assert!(posted(&house, 1).await.to_string().contains("1 promise is past its date"));
    house.ana().types("commit make", &[("what", "Food"), ("due", "dec 1 5pm")]).await;
    house.wind("2026-11-30 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 1, "the same is not said again");
    house.wind("2026-12-07 09:00");
    assert!(posted(&house, 2).await.to_string().contains("2 promises are past their date"));
    house.leave().await;
}

#[tokio::test]
async fn the_clock_change_and_a_changed_zone_keep_its_wall_time() {
    let house = House::started_at("2026-10-28T14:00:00Z").await.and_set_up().await;
    house.rosa().types("digest schedule", &[("when", "every day 1:30am")]).await;
    keep(&house, 1).await;
    house.clock.wind("2026-11-01T05:29:00Z".parse().unwrap());
    house.settled().await;
    keep(&house, 1).await;
    house.clock.wind("2026-11-01T05:30:00Z".parse().unwrap());
    house.settled().await;
    let before = posts(&house).len();
    house.clock.wind("2026-11-01T05:31:00Z".parse().unwrap());
    keep(&house, 1).await;
    house.clock.wind("2026-11-01T06:30:00Z".parse().unwrap());
    house.settled().await;
    assert_eq!(posts(&house).len(), before, "the hour that comes twice is told once");
    let announcements = house.coalition.announcements.to_string();
    // The night is over there: half past one comes tomorrow.
    house
        .rosa()
        .types("coalition setup", &[("timezone", "Europe/London"), ("announcements", announcements.as_str())])
        .await;
    house.clock.wind("2026-11-02T01:30:00Z".parse().unwrap());
    posted(&house, before + 1).await;
    house
        .rosa()
        .types("coalition setup", &[("timezone", "America/New_York"), ("announcements", announcements.as_str())])
        .await;
    house.clock.wind("2026-11-02T02:30:00Z".parse().unwrap());
    keep(&house, 1).await;
    house.clock.wind("2026-11-02T06:30:00Z".parse().unwrap());
    house.settled().await;
    assert_eq!(posts(&house).len(), before + 1, "the same night further west brings it no second time");
    house.clock.wind("2026-11-03T06:30:00Z".parse().unwrap());
    posted(&house, before + 2).await;
    house.leave().await;
}

#[tokio::test]
async fn what_one_sees_is_what_is_posted() {
    let house = planned("mondays 9:00").await;
    house.rosa().types("commit make", &[("what", "Chairs"), ("due", "friday")]).await;
    house.wind("2026-11-23 09:00");
    assert!(posted(&house, 1).await.to_string().contains("past its date"));
    house.wind("2026-11-23 10:00");
    keep(&house, 1).await;
    let here = || posted_in(&house.practice, house.coalition.general);
    let before = here().len();
    let mut look = house.rosa().types("digest now", &[]).await;
    for _ in 0..2 {
        assert!(look.to_string().contains("1 promise kept") && !look.to_string().contains("past its date"), "{look}");
        house.rosa().presses(&look, "Post it here").await;
        house.settled().await;
        look = house.rosa().types("digest now", &[]).await;
    }
    assert_eq!(here().len(), before + 1, "looked at and posted twice within seconds, it comes once");
    let post = here().pop().unwrap().to_string();
    assert!(post.contains("1 promise kept") && !post.contains("past its date"), "what was told is left out: {post}");
    // A look that is older than ten minutes is shown anew first.
    house.wind("2026-11-23 10:11");
    keep(&house, 1).await;
    let anew = house.rosa().presses(&look, "Post it here").await;
    let shown = anew.to_string();
    assert!(shown.contains("This is how it reads now.") && shown.contains("2 promises kept"), "{shown}");
    assert_eq!(here().len(), before + 1);
    house.rosa().presses(&anew, "Post it here").await;
    house.settled().await;
    assert!(here().pop().unwrap().to_string().contains("2 promises kept"));
    house.leave().await;
}

#[tokio::test]
async fn a_block_that_came_since_the_last_one_is_news() {
    let house = planned("weekdays 9:00").await;
    let wanted = [("title", "Open on Saturdays?"), ("closes", "nov 21 5pm")];
    let card = crate::decisions::propose(house.ana(), &wanted).await;
    house.wind("2026-11-19 09:00");
    let first = posted(&house, 1).await.to_string();
    assert!(first.contains("**D-1** Open on Saturdays? · open, ends"), "{first}");
    let form = house.rosa().presses(&card, "Block").await;
    let block = [("harm", "Noise"), ("change", "A door"), ("talk", "")];
    crate::decisions::fills(house.rosa(), &form, "Write it", &block).await;
    house.wind("2026-11-20 09:00");
    let second = posted(&house, 2).await.to_string();
    assert!(second.contains("**D-1** Open on Saturdays? · open, but a block stands"), "{second}");
    house.leave().await;
}
