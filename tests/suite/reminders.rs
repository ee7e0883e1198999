//! `/remind me`: once and again, snoozed, moved, skipped, stopped, across clock changes and restarts.

use insta::assert_snapshot;

use crate::house::{House, Seen};

/// What `/remind list` says.
pub async fn list(house: &House) -> Seen {
    house.ana().types("remind list", &[]).await
}

pub async fn me(house: &House, what: &str, when: &str, repeats: &str) -> Seen {
    let mut options = vec![("what", what), ("when", when)];
    if !repeats.is_empty() {
        options.push(("repeats", repeats));
    }
    house.ana().types("remind me", &options).await
}

/// When Ana's direct messages came, by New York's clock.
pub async fn came(house: &House) -> Vec<String> {
    house.settled().await;
    let private = |message: &serde_json::Value| message["flags"].as_u64().unwrap_or(0) & 64 != 0;
    let mut all = house.practice.direct_messages(house.coalition.ana);
    all.retain(|message| !private(message));
    let at = |message: &serde_json::Value| {
        let at: chrono::DateTime<chrono::Utc> = message["timestamp"].as_str().unwrap().parse().unwrap();
        at.with_timezone(&crate::house::ZONE).format("%a %-d %b %H:%M").to_string()
    };
    all.iter().map(at).collect()
}

/// Rows that wait in the outbox for a reminder: exactly one for each that is still to come.
async fn waiting(house: &House) -> i64 {
    house.rows("select count(*) from outbox where kind = 'remind' and state = 'waiting'").await
}

#[tokio::test]
async fn a_reminder_comes_once_at_its_time_in_quiet_hours_too() {
    let house = House::set_up().await;
    assert_snapshot!(me(&house, "Take the *keys* @everyone <@1>", "tonight 11pm", "").await, @r#"
    (private answer)
    **R-1** is set: Take the \*keys\* @‍everyone \<@‍1\>
    I'll write to you privately on ‹Wed 18 Nov 23:00 F›, ‹Wed 18 Nov 23:00 R›.
    [Open] [My reminders]
    "#);
    assert_snapshot!(me(&house, "Take the *keys* @everyone <@1>", "tonight 11pm", "").await, @r#"
    (private answer)
    You asked for this a moment ago, so I kept it once. **R-1**: Take the \*keys\* @‍everyone \<@‍1\>
    I'll write to you privately on ‹Wed 18 Nov 23:00 F›, ‹Wed 18 Nov 23:00 R›.
    [Open] [My reminders]
    "#);
    assert_eq!(house.rows("select count(*) from reminders").await, 1);
    house.wind("2026-11-18 22:59");
    house.settled().await;
    assert_eq!(came(&house).await, Vec::<String>::new());
    house.wind("2026-11-18 23:00");
    let told = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(told, @r#"
    (message)
    **Take the \*keys\* @‍everyone \<@‍1\>**
    You asked me to remind you (R-1).
    [Done] [10 minutes] [1 hour] [Tomorrow]
    "#);
    assert_eq!(told.value["mention_everyone"], false);
    assert_eq!(told.value["mentions"], serde_json::json!([]));
    assert_snapshot!(list(&house).await, @"
    (private answer)
    No reminders to come. To set one, type **/remind me**.
    ");
    assert_snapshot!(house.ana().presses(&told, "Done").await, @r#"
    (update)
    **Take the \*keys\* @‍everyone \<@‍1\>**
    ✓ Done.
    "#);
    assert_eq!(waiting(&house).await, 0);
    house.leave().await;
}

#[tokio::test]
async fn a_snooze_moves_one_occurrence_and_never_the_series() {
    let house = House::set_up().await;
    assert_snapshot!(me(&house, "Water the plants", "tomorrow 9am", "every day").await, @"
    (private answer)
    **R-1** is set: Water the plants
    I'll write to you privately on ‹Thu 19 Nov 09:00 F›, ‹Thu 19 Nov 09:00 R›.
    It repeats every day, 9:00 am.
    [Open] [My reminders]
    ");
    house.wind("2026-11-19 09:00");
    let told = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(told, @"
    (message)
    **Water the plants**
    You asked me to remind you (R-1).
    -# It repeats every day, 9:00 am. Next: ‹Fri 20 Nov 09:00 F›.
    [Done] [10 minutes] [1 hour] [Tomorrow] [Stop]
    ");
    assert_snapshot!(house.ana().presses(&told, "10 minutes").await, @"
    (update)
    **Water the plants**
    I'll remind you again on ‹Thu 19 Nov 09:10 F›.
    [Done]
    ");
    // The same press again moves nothing further.
    house.ana().forges(&told, &told.custom_id("10 minutes")).await;
    assert_eq!(waiting(&house).await, 1);
    house.wind("2026-11-19 09:10");
    let again = house.direct(house.coalition.ana, 2).await;
    house.ana().presses(&again, "1 hour").await;
    house.wind("2026-11-19 10:10");
    let third = house.direct(house.coalition.ana, 3).await;
    house.ana().presses(&third, "Tomorrow").await;
    house.wind("2026-11-20 09:00");
    house.direct(house.coalition.ana, 4).await;
    house.wind("2026-11-20 10:10");
    let snoozed = house.direct(house.coalition.ana, 5).await;
    // Called off after all.
    let until = house.ana().presses(&snoozed, "1 hour").await;
    assert_snapshot!(house.ana().presses(&until, "Done").await, @"
    (update)
    **Water the plants**
    ✓ Done, so I won't remind you again on ‹Fri 20 Nov 11:10 F›.
    ");
    house.wind("2026-11-21 09:00");
    house.direct(house.coalition.ana, 6).await;
    let expected =
        "Thu 19 Nov 09:00, Thu 19 Nov 09:10, Thu 19 Nov 10:10, Fri 20 Nov 09:00, Fri 20 Nov 10:10, Sat 21 Nov 09:00";
    assert_eq!(came(&house).await.join(", "), expected);
    assert_eq!(waiting(&house).await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_reminder_that_came_once_can_be_snoozed_and_comes_back() {
    let mut house = House::set_up().await;
    me(&house, "Call the agency", "in 20 minutes", "").await;
    house.wind("2026-11-18 10:20");
    let told = house.direct(house.coalition.ana, 1).await;
    house.ana().presses(&told, "1 hour").await;
    house.restart().await;
    house.wind("2026-11-18 11:20");
    house.direct(house.coalition.ana, 2).await;
    house.wind("2026-12-18 11:20");
    assert_eq!(came(&house).await.len(), 2);
    house.leave().await;
}

#[tokio::test]
async fn skip_move_and_stop() {
    let house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "every day").await;
    let open = house.ana().presses(&list(&house).await, "Open R-1").await;
    assert_snapshot!(open, @"
    (private answer)
    **R-1** Water the plants
    I'll write to you privately on ‹Thu 19 Nov 09:00 F›, ‹Thu 19 Nov 09:00 R›.
    It repeats every day, 9:00 am.
    [Move the next] [Move all] [Skip the next] [Stop] [My reminders]
    ");
    let skipped = house.ana().presses(&open, "Skip the next").await;
    assert_snapshot!(skipped, @"
    (private update)
    I'll leave that one out (R-1).
    I'll write to you privately on ‹Fri 20 Nov 09:00 F›, ‹Fri 20 Nov 09:00 R›.
    It repeats every day, 9:00 am.
    [Open] [My reminders]
    ");
    house.ana().presses(&open, "Skip the next").await; // Left out already, and no other.
    let open = house.ana().presses(&list(&house).await, "Open R-1").await;
    let form = house.ana().presses(&open, "Move the next").await;
    assert_snapshot!(form, @"
    (form) A new time
    When?:
    ");
    assert_snapshot!(house.ana().sends(&form, &[("when", "blursday")]).await, @r#"
    (private update)
    I can't read "blursday" as a date. Try *next tue 6pm* or *December 16 9am*.
    [Open the form]
    "#);
    assert_snapshot!(house.ana().sends(&form, &[("when", "nov 20 2pm")]).await, @"
    (private update)
    R-1 has a new time.
    I'll write to you privately on ‹Fri 20 Nov 14:00 F›, ‹Fri 20 Nov 14:00 R›.
    It repeats every day, 9:00 am.
    [Open] [My reminders]
    ");
    house.wind("2026-11-20 14:00");
    house.direct(house.coalition.ana, 1).await;
    let open = house.ana().presses(&list(&house).await, "Open R-1").await;
    let form = house.ana().presses(&open, "Move all").await;
    assert_snapshot!(form, @"
    (form) A new time for all to come
    When?: 
    How does it repeat?: every day
    ");
    assert_snapshot!(house.ana().sends(&form, &[("when", "sunday 10am"), ("repeats", "every week")]).await, @"
    (private update)
    R-1 is moved, and so are all that follow.
    I'll write to you privately on ‹Sun 22 Nov 10:00 F›, ‹Sun 22 Nov 10:00 R›.
    It repeats every Sunday, 10:00 am.
    [Open] [My reminders]
    ");
    house.wind("2026-11-22 10:00");
    house.settled().await;
    assert_eq!(came(&house).await.join(", "), "Fri 20 Nov 14:00, Sun 22 Nov 10:00");
    house.leave().await;
}

#[tokio::test]
async fn what_is_stopped_never_comes_again() {
    let house = House::set_up().await;
    me(&house, "Water the plants", "sunday 10am", "every week").await;
    house.wind("2026-11-22 10:00");
    let told = house.direct(house.coalition.ana, 1).await;
    let stopped = house.ana().presses(&told, "Stop").await;
    assert_snapshot!(stopped, @"
    (update)
    **Water the plants**
    R-1 is stopped. It won't come again.
    [My reminders]
    ");
    assert_eq!(house.ana().forges(&told, &told.custom_id("Stop")).await.to_string(), stopped.to_string());
    assert_snapshot!(house.ana().forges(&told, &told.custom_id("10 minutes")).await, @"
    (private answer)
    R-1 is over and won't come again. To set it anew, type **/remind me** or **/remind channel**.
    ");
    assert_eq!(waiting(&house).await, 0);
    house.wind("2026-12-22 10:00");
    assert_eq!(came(&house).await.join(", "), "Sun 22 Nov 10:00");
    house.leave().await;
}

#[tokio::test]
async fn after_a_time_of_silence_the_newest_comes_once_and_says_so() {
    let mut house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "every day").await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-21T16:00:00Z".parse().unwrap())).await;
    let told = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(told, @"
    (message)
    **Water the plants**
    You asked me to remind you (R-1).
    -# It repeats every day, 9:00 am. Next: ‹Sun 22 Nov 09:00 F›.
    -# This was for ‹Sat 21 Nov 09:00 F›. It comes late because I was away.
    [Done] [10 minutes] [1 hour] [Tomorrow] [Stop]
    ");
    house.wind("2026-11-22 09:00");
    house.direct(house.coalition.ana, 2).await;
    assert_eq!(came(&house).await.join(", "), "Sat 21 Nov 11:00, Sun 22 Nov 09:00");
    house.leave().await;
}
