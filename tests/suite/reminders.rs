//! `/remind me`: once and again, snoozed, moved, skipped, stopped, across clock changes and restarts.

use insta::assert_snapshot;

use crate::house::{House, Seen};

/// What `/remind list` says.
async fn list(house: &House) -> Seen {
    house.ana().types("remind list", &[]).await
}

async fn me(house: &House, what: &str, when: &str, repeats: &str) -> Seen {
    let mut options = vec![("what", what), ("when", when)];
    if !repeats.is_empty() {
        options.push(("repeats", repeats));
    }
    house.ana().types("remind me", &options).await
}

/// When Ana's direct messages came, by New York's clock.
async fn came(house: &House) -> Vec<String> {
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
    ✓ Done.
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
async fn ten_minutes_are_ten_minutes_in_the_hour_that_comes_twice() {
    let house = House::started_at("2026-11-01T05:50:00Z").await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York")]).await;
    me(&house, "Turn the oven off", "in 15 minutes", "").await;
    house.clock.wind("2026-11-01T06:05:00Z".parse().unwrap());
    let told = house.direct(house.coalition.ana, 1).await;
    house.ana().presses(&told, "10 minutes").await;
    house.clock.wind("2026-11-01T06:14:59Z".parse().unwrap());
    house.settled().await;
    house.direct(house.coalition.ana, 1).await;
    house.clock.wind("2026-11-01T06:15:00Z".parse().unwrap());
    house.direct(house.coalition.ana, 2).await;
    house.leave().await;
}

/// Winds day by day and hour by hour; gives when it came.
async fn over(start: &str, (when, repeats): (&str, &str), until: &str) -> String {
    let house = House::started_at(start).await;
    let options = [("timezone", "America/New_York"), ("announcements", &house.coalition.announcements.to_string())];
    house.rosa().types("coalition setup", &options).await;
    let seen = me(&house, "Now", when, repeats).await.to_string();
    assert!(seen.contains("is set"), "{seen}");
    let until: chrono::DateTime<chrono::Utc> = until.parse().unwrap();
    while house.clock.now() < until {
        house.clock.wind(house.clock.now() + chrono::TimeDelta::minutes(30));
        house.settled().await;
    }
    let times = came(&house).await.join(", ");
    house.leave().await;
    times
}

#[tokio::test]
async fn it_comes_once_on_every_day_that_clocks_change() {
    let spring = over("2026-03-07T17:00:00Z", ("mar 8 3:30am", "every day 02:30"), "2026-03-10T07:00:00Z").await;
    assert_eq!(spring, "Sun 8 Mar 03:30, Mon 9 Mar 02:30, Tue 10 Mar 02:30");
    let autumn = over("2026-10-31T17:00:00Z", ("nov 1 1:30am", "every day"), "2026-11-02T08:00:00Z").await;
    assert_eq!(autumn, "Sun 1 Nov 01:30, Mon 2 Nov 01:30");
}

#[tokio::test]
async fn repeats_come_on_their_days() {
    let house = House::set_up().await;
    for (what, when, repeats, next) in [
        ("a", "friday 8:30am", "weekdays", "Fri 20 Nov 08:30"),
        ("b", "monday 9am", "every other monday", "Mon 23 Nov 09:00"),
        ("c", "friday 9am", "last friday of the month", "Fri 27 Nov 09:00"),
        ("d", "tomorrow 9am", "30 7 * * 2", "Tue 24 Nov 07:30"),
        ("e", "mondays 9:15", "", "Mon 23 Nov 09:15"),
        ("f", "weekdays 8:40", "never", "(refused)"),
        ("g", "every monday", "", "(refused)"),
        ("h", "monday", "every monday 10am", "Mon 23 Nov 10:00"),
    ] {
        let seen = me(&house, what, when, repeats).await.to_string();
        assert!(seen.contains(next) || (next == "(refused)" && !seen.contains("is set")), "{what}: {seen}");
    }
    assert_snapshot!(list(&house).await, @"
    (private answer)
    **6 reminders to come**
    **R-1** a · ‹Fri 20 Nov 08:30 R›
    -# every weekday, 8:30 am [Open]
    **R-2** b · ‹Mon 23 Nov 09:00 R›
    -# every other Monday, 9:00 am [Open]
    **R-5** e · ‹Mon 23 Nov 09:15 R›
    -# every Monday, 9:15 am [Open]
    **R-6** h · ‹Mon 23 Nov 10:00 R›
    -# every Monday, 10:00 am [Open]
    **R-4** d · ‹Tue 24 Nov 07:30 R›
    -# every Tuesday, 7:30 am [Open]
    **R-3** c · ‹Fri 27 Nov 09:00 R›
    -# on the last Friday of each month, 9:00 am [Open]
    ");
    let until: chrono::DateTime<chrono::Utc> = "2026-12-12T15:00:00Z".parse().unwrap();
    let mut told = Vec::new();
    while house.clock.now() < until {
        house.clock.wind(house.clock.now() + chrono::TimeDelta::minutes(30));
        house.settled().await;
    }
    let all = house.practice.direct_messages(house.coalition.ana);
    for (message, at) in all.iter().zip(came(&house).await) {
        let what = message["content"].as_str().unwrap().chars().nth(2).unwrap();
        if what != 'a' {
            told.push(format!("{what} {at}"));
        }
    }
    assert_snapshot!(told.join("\n"), @"
    b Mon 23 Nov 09:00
    e Mon 23 Nov 09:30
    h Mon 23 Nov 10:00
    d Tue 24 Nov 07:30
    c Fri 27 Nov 09:00
    e Mon 30 Nov 09:30
    h Mon 30 Nov 10:00
    d Tue 1 Dec 07:30
    b Mon 7 Dec 09:00
    e Mon 7 Dec 09:30
    h Mon 7 Dec 10:00
    d Tue 8 Dec 07:30
    ");
    let weekdays = all.iter().filter(|message| message["content"].as_str().unwrap().starts_with("**a**")).count();
    assert_eq!(weekdays, 16, "Friday, and three weeks of five days");
    house.leave().await;
}

#[tokio::test]
async fn where_time_and_repeat_differ_it_says_which_holds() {
    let house = House::set_up().await;
    assert_snapshot!(me(&house, "Stand-up", "tomorrow 9am", "weekdays 8:30").await, @"
    (private answer)
    **R-1** is set: Stand-up
    I'll write to you privately on ‹Thu 19 Nov 08:30 F›, ‹Thu 19 Nov 08:30 R›.
    It repeats every weekday, 8:30 am.
    The repeat has its own time of day, so I go by that one.
    [Open] [My reminders]
    ");
    assert_snapshot!(me(&house, "Bins", "tomorrow 9am", "every monday").await, @"
    (private answer)
    **R-2** is set: Bins
    I'll write to you privately on ‹Mon 23 Nov 09:00 F›, ‹Mon 23 Nov 09:00 R›.
    It repeats every Monday, 9:00 am.
    The day you named isn't one of the repeat's days, so it starts on the next one that is.
    [Open] [My reminders]
    ");
    assert_snapshot!(me(&house, "Bins", "every monday 9am", "every day").await, @"
    (private answer)
    You gave a repeat twice. Please put the first time in *when*, like *monday 9am*, and the repeat in *repeats*, like *every monday*.
    ");
    assert_snapshot!(me(&house, "Bins", "tomorrow", "").await, @r#"
    (private answer)
    "tomorrow" has no time of day. Try *next tue 6pm* or *16 December 9am*.
    "#);
    assert_snapshot!(me(&house, "Bins", "tomorrow 9am", "every blue moon").await, @r#"
    (private answer)
    I can't read "every blue moon" as a repeat. Try *weekdays 8:30* or *last friday of the month*.
    "#);
    assert_snapshot!(me(&house, "Bins", "tomorrow 9am", "*/5 * * * *").await, @r#"
    (private answer)
    "\*/5 \* \* \* \*" would come more than once an hour. Try *every 2 hours* or *weekdays 8:30*.
    "#);
    assert_snapshot!(me(&house, "Bins", "yesterday 9am", "").await, @r#"
    (private answer)
    "yesterday 9am" has passed: I read it as ‹Tue 17 Nov 09:00 F›. Try *next tue 6pm* or *16 December 9am*.
    "#);
    assert_snapshot!(me(&house, "***", "tomorrow 9am", "").await, @"
    (private answer)
    Please write a few words: what should I say?
    ");
    house.leave().await;
}

#[tokio::test]
async fn what_is_typed_is_completed() {
    let house = House::set_up().await;
    let ana = house.ana();
    let when = ana.suggested("remind me", &[("what", "x"), ("when", "tomorrow")]).await;
    assert_snapshot!(when.join("\n"), @"
    Thu 19 Nov, 9:00 am · in 23 hours
    Thu 19 Nov, 12:00 pm · in 1 day
    Thu 19 Nov, 6:00 pm · in 1 day
    ");
    let when = ana.suggested("remind me", &[("what", "x"), ("when", "every monday")]).await;
    assert_snapshot!(when.join("\n"), @"
    Every Monday, 9:00 am
    Every Monday, 12:00 pm
    Every Monday, 6:00 pm
    ");
    let repeats = ana.suggested("remind me", &[("what", "x"), ("when", "friday 9am"), ("repeats", "")]).await;
    assert_snapshot!(repeats.join("\n"), @"
    Never
    Every day
    Every weekday
    Every Friday
    Every other Friday
    Every month on the 20th
    Every month on the 3rd Friday
    ");
    let repeats = ana.suggested("remind me", &[("what", "x"), ("when", "friday 9am"), ("repeats", "week")]).await;
    assert_snapshot!(repeats.join("\n"), @"");
    house.leave().await;
}

#[tokio::test]
async fn skip_move_and_stop() {
    let house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "every day").await;
    let open = house.ana().presses(&list(&house).await, "Open").await;
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
    // The same button again: that one is left out already, and no other.
    house.ana().presses(&open, "Skip the next").await;
    let open = house.ana().presses(&list(&house).await, "Open").await;
    let form = house.ana().presses(&open, "Move the next").await;
    assert_snapshot!(form, @"
    (form) A new time
    When?:
    ");
    assert_snapshot!(house.ana().sends(&form, &[("when", "blursday")]).await, @r#"
    (private answer)
    I can't read "blursday" as a date. Try *next tue 6pm* or *16 December 9am*.
    [Try again]
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
    let open = house.ana().presses(&list(&house).await, "Open").await;
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
    let told = house.direct(house.coalition.ana, 2).await;
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
    assert_eq!(came(&house).await.join(", "), "Fri 20 Nov 14:00, Sun 22 Nov 10:00");
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
