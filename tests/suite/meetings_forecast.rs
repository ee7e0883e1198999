//! What a host hears before a meeting: who comes, in the brief of two days before.

use insta::assert_snapshot;

use crate::house::House;
use crate::meetings::{ASSEMBLY, WEEKLY, plan, wind};
use crate::waiting::notes;

#[tokio::test]
async fn two_days_before_the_host_reads_who_comes() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    let posted = plan(house.ana(), &WEEKLY).await;
    house.rosa().presses(&posted, "Going").await;
    house.tomas().presses(&posted, "Remote").await;
    wind(&house, "2026-11-21 09:00").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 0);
    wind(&house, "2026-11-22 09:00").await;
    let brief = house.direct(ana, 1).await;
    assert_snapshot!(brief, @"
    (message)
    Tue 24 Nov, 6:00 pm, New York time: **Assembly** (M-1). So far: Going **1** · Remote **1** · Maybe **0** · Can't **0**.
    [Open] [Who comes]
    ");
    let who = house.ana().presses(&brief, "Who comes").await.to_string();
    assert!(who.contains("**Going** (1): Rosa\n**Remote** (1): Tomás"), "{who}");
    // It is told once. Of the next one nobody has said anything yet.
    wind(&house, "2026-11-23 09:00").await;
    wind(&house, "2026-11-24 19:00").await;
    // (The list that was opened is the second message.)
    assert_eq!(house.practice.direct_messages(ana).len(), 2);
    wind(&house, "2026-11-29 09:00").await;
    assert_snapshot!(house.direct(ana, 3).await, @"
    (message)
    Tue 1 Dec, 6:00 pm, New York time: **Assembly** (M-1). Nobody has said yet whether they come.
    [Open]
    ");
    house.leave().await;
}

#[tokio::test]
async fn of_a_new_time_the_host_hears_again_and_of_a_cancelled_one_nothing() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    plan(house.ana(), &ASSEMBLY).await;
    plan(house.ana(), &[("title", "Board"), ("when", "nov 24 9am")]).await;
    let cancel = house.ana().types("meeting cancel", &[("meeting", "M-2")]).await;
    house.ana().presses(&cancel, "Cancel it").await;
    house.settled().await;
    wind(&house, "2026-11-22 09:00").await;
    let brief = house.direct(ana, 1).await.to_string();
    assert!(brief.contains("**Assembly** (M-1)") && !brief.contains("Board"), "{brief}");
    let move_it = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "nov 27 6pm")]).await;
    house.ana().presses(&move_it, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-25 09:00").await;
    let brief = house.direct(ana, 2).await.to_string();
    assert!(brief.contains("Fri 27 Nov, 6:00 pm, New York time: **Assembly** (M-1)."), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn of_what_is_planned_or_moved_late_the_host_hears_in_the_next_brief_before_it() {
    const BRIEFS: &str = "select count(*) from outbox where kind = 'brief'";
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    let before = house.rows(BRIEFS).await;
    plan(house.ana(), &[("title", "Early birds"), ("when", "nov 19 8:30am")]).await;
    assert_eq!(house.rows(BRIEFS).await, before, "it starts before the next brief");
    plan(house.ana(), &[("title", "Board"), ("when", "nov 19 6pm")]).await;
    wind(&house, "2026-11-19 09:00").await;
    let brief = house.direct(ana, 1).await.to_string();
    assert!(brief.contains("**Board** (M-2). Nobody has said yet") && !brief.contains("Early birds"), "{brief}");
    let move_it = house.ana().types("meeting move", &[("meeting", "M-2"), ("when", "nov 20 6pm")]).await;
    house.ana().presses(&move_it, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-20 09:00").await;
    let brief = house.direct(ana, 2).await.to_string();
    assert!(brief.contains("Fri 20 Nov, 6:00 pm, New York time: **Board** (M-2)."), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn of_what_begins_before_the_next_brief_the_host_hears_an_hour_before() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    let posted = plan(house.ana(), &[("title", "Food shelf"), ("when", "today 6pm")]).await;
    house.rosa().presses(&posted, "Going").await;
    house.tomas().presses(&posted, "Remote").await;
    wind(&house, "2026-11-18 16:59").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 0);
    wind(&house, "2026-11-18 17:00").await;
    let told = house.direct(ana, 1).await;
    assert_snapshot!(told, @"
    (message)
    Today, Wed 18 Nov, 6:00 pm, New York time: **Food shelf** (M-1).
    **Going** (1): Rosa
    **Remote** (1): Tomás
    -# Only you see these names, as the host.
    [Open] [Who comes]
    ");
    let who = house.ana().presses(&told, "Who comes").await.to_string();
    assert!(who.contains("**Who comes to M-1**"), "{who}");
    house.leave().await;
}

#[tokio::test]
async fn of_what_is_planned_within_the_hour_the_host_hears_ten_minutes_before() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    let weekly = [("title", "Food shelf"), ("when", "in 30 minutes"), ("repeats", "every week")];
    let posted = plan(house.ana(), &weekly).await;
    house.rosa().presses(&posted, "Going").await;
    wind(&house, "2026-11-18 10:19").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 0);
    wind(&house, "2026-11-18 10:20").await;
    let told = house.direct(ana, 1).await.to_string();
    assert!(told.contains("10:30 am, New York time: **Food shelf** (M-1).\n**Going** (1): Rosa"), "{told}");
    // It is told once.
    wind(&house, "2026-11-18 11:30").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn of_what_is_moved_to_within_the_hour_the_host_hears_ten_minutes_before() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    plan(house.ana(), &[("title", "Food shelf"), ("when", "tomorrow 6pm")]).await;
    let move_it = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "in 40 minutes")]).await;
    house.ana().presses(&move_it, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-18 10:29").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 0);
    wind(&house, "2026-11-18 10:30").await;
    let told = house.direct(ana, 1).await.to_string();
    assert!(told.contains("10:40 am") && !told.contains("comes late"), "{told}");
    wind(&house, "2026-11-18 11:30").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn what_is_told_to_the_host_and_of_a_topic_of_theirs_are_told_apart() {
    let house = House::set_up().await;
    plan(house.ana(), &ASSEMBLY).await;
    plan(house.rosa(), &[("title", "Board"), ("when", "nov 20 6pm")]).await;
    house.rosa().types("meeting agenda", &[("meeting", "M-1"), ("item", "Chairs")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    let done = house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let asked = house.ana().presses(&done, "Put on another meeting").await;
    house.ana().chooses(&asked, "Choose a meeting", "2").await;
    wind(&house, "2026-11-19 09:00").await;
    let brief = house.direct(house.coalition.rosa, 1).await.to_string();
    assert!(brief.contains("<Choose one to look at: M-2 · Board | M-2 · Board · your topic>"), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_moved_to_before_the_next_brief_is_told_at_its_new_hour_and_in_quiet_hours_too() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    plan(house.ana(), &[("title", "Food shelf"), ("when", "today 6pm")]).await;
    let move_it = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "tomorrow 7:30am")]).await;
    house.ana().presses(&move_it, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-18 17:00").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 0);
    wind(&house, "2026-11-19 06:30").await;
    assert_snapshot!(house.direct(ana, 1).await, @"
    (message)
    Today, Thu 19 Nov, 7:30 am, New York time: **Food shelf** (M-1).
    Nobody has said yet whether they come.
    [Open]
    ");
    wind(&house, "2026-11-19 09:00").await;
    assert_eq!(house.practice.direct_messages(ana).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn who_meets_every_day_hears_nothing_of_each() {
    let house = House::set_up().await;
    plan(house.ana(), &[("title", "Stand-up"), ("when", "every day 9:30am")]).await;
    for morning in ["2026-11-19 09:00", "2026-11-20 09:00", "2026-11-21 09:00"] {
        wind(&house, morning).await;
    }
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    house.leave().await;
}

#[tokio::test]
async fn what_the_host_hears_late_says_so() {
    let mut house = House::set_up().await;
    plan(house.ana(), &[("title", "Food shelf"), ("when", "today 6pm")]).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-18T22:30:00Z".parse().unwrap())).await;
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    Today, Wed 18 Nov, 6:00 pm, New York time: **Food shelf** (M-1).
    Nobody has said yet whether they come.
    -# This comes late because I was away.
    [Open]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_host_whose_direct_messages_are_closed_reads_in_time_how_it_stands() {
    for cancels in [true, false] {
        let house = House::set_up().await;
        let general = house.coalition.general;
        house.practice.set_direct_messages(house.coalition.ana, false);
        let posted = plan(house.ana(), &[("title", "Food shelf"), ("when", "tomorrow 7:30am")]).await;
        house.wind("2026-11-19 06:30");
        house.until("the note stands, in quiet hours too", |_| notes(&house, general).len() == 1).await;
        house.settled().await;
        house.rosa().presses(&posted, "Going").await;
        let note = notes(&house, general).pop().unwrap();
        let read = house.ana().presses(&note, "Read it").await.to_string();
        assert!(read.contains("Today, Thu 19 Nov, 7:30 am") && read.contains("**Going** (1): Rosa"), "{read}");
        let expected = if cancels {
            let cancel = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
            house.ana().presses(&cancel, "Cancel it").await;
            "(M-1) is off. Press *Open* to see what comes next."
        } else {
            house.wind("2026-11-19 07:45");
            "By now it has begun."
        };
        house.settled().await;
        let read = house.ana().presses(&note, "Read it").await.to_string();
        assert!(read.contains(expected) && !read.contains("**Going**"), "{read}");
        house.leave().await;
    }
}

async fn with_posts_paused(database: &std::path::Path) {
    let db = convenor::db::Db::open(database).await.unwrap();
    let paused =
        "insert into failing_items (guild, item, failures, paused_at) select guild, 'M-1', 3, made_at from meetings";
    db.write(move |c| Box::pin(async move { Ok(sqlx::query(paused).execute(c).await.map(|_| ())?) })).await.unwrap();
    db.close().await;
}

#[tokio::test]
async fn where_posts_are_paused_the_host_hears_all_the_same() {
    let mut house = House::set_up().await;
    plan(house.ana(), &[("title", "Food shelf"), ("when", "today 6pm")]).await;
    house.restart_after(with_posts_paused).await;
    wind(&house, "2026-11-18 17:00").await;
    let told = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(told.contains("**Food shelf**"), "{told}");
    house.leave().await;
}

#[tokio::test]
async fn of_one_moved_to_right_after_another_the_host_hears_while_that_goes_on() {
    let house = House::set_up().await;
    let weekly = [("title", "Assembly"), ("when", "today 12pm"), ("repeats", "every week"), ("minutes", "240")];
    plan(house.ana(), &weekly).await;
    let there = [("meeting", "M-1 2026-11-25 12:00"), ("when", "today 4:30pm")];
    let move_it = house.ana().types("meeting move", &there).await;
    house.ana().presses(&move_it, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-18 11:00").await;
    wind(&house, "2026-11-18 15:30").await;
    let told = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(told.contains("Today, Wed 18 Nov, 4:30 pm"), "{told}");
    let noted = "select count(*) from meetings where forecast_for like '2026-11-18T21:30%'";
    assert_eq!(house.rows(noted).await, 1);
    house.leave().await;
}
