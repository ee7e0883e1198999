//! Several private messages that wait are read as one, which Discord takes: no component twice, nothing counted as read that was not seen.

use crate::house::{House, Seen};

/// What Ana reads, and what is left of it in `/home`.
async fn reads(house: &House) -> (Seen, bool) {
    let home = house.ana().types("home", &[]).await;
    let read = house.ana().presses(&home, "Read it").await;
    let left = house.ana().types("home", &[]).await.to_string().contains("A private message waits");
    (read, left)
}

async fn closed() -> House {
    let house = House::set_up().await;
    house.practice.set_direct_messages(house.coalition.ana, false);
    house
}

#[tokio::test]
async fn three_unread_rungs_of_one_promise() {
    let house = closed().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 27 5pm")]).await;
    for day in ["20", "26", "27"] {
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
    }
    let failed = "select count(*) from outbox where kind = 'brief' and state = 'failed' and read_at is null";
    assert_eq!(house.rows(failed).await, 3);
    let (read, left) = reads(&house).await;
    let shown = read.to_string();
    assert!(shown.contains("Flyers (C-1)") && shown.contains("[Done]"), "{shown}");
    assert_eq!(shown.matches("Nothing in this message waits").count(), 1, "{shown}");
    assert_eq!(shown.matches("[My things]").count(), 1, "{shown}");
    assert!(!left);
    assert_eq!(house.rows(failed).await, 0);
    house.leave().await;
}

#[tokio::test]
async fn two_digests_of_ones_own() {
    let house = closed().await;
    house.ana().types("digest mine", &[("state", "on")]).await;
    house.ana().types("commit make", &[("what", "Chairs"), ("due", "jan 20 5pm")]).await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    house.ana().types("commit make", &[("what", "Food"), ("due", "jan 25 5pm")]).await;
    house.wind("2026-11-30 09:00");
    house.settled().await;
    let (read, left) = reads(&house).await;
    let shown = read.to_string();
    for (said, times) in [("Chairs", 2), ("Food", 1), ("[Show all]", 2), ("[My things]", 1), ("[My digest]", 1)] {
        assert_eq!(shown.matches(said).count(), times, "{said}: {shown}");
    }
    assert!(!left);
    house.leave().await;
}

#[tokio::test]
async fn two_briefs_with_several_matters_each() {
    let house = closed().await;
    for (what, due) in [("One", "27"), ("Two", "27"), ("Three", "28"), ("Four", "28")] {
        house.ana().types("commit make", &[("what", what), ("due", &format!("nov {due} 5pm"))]).await;
    }
    for day in ["20", "21"] {
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
    }
    let (read, left) = reads(&house).await;
    let shown = read.to_string();
    assert!(shown.contains("Three") && !shown.contains("Two") && left, "{shown}");
    let older = house.ana().presses(&read, "Read it").await.to_string();
    assert!(older.contains("One") && older.contains("Two") && !older.contains("Three"), "{older}");
    assert!(!house.ana().types("home", &[]).await.to_string().contains("A private message waits"));
    house.leave().await;
}
