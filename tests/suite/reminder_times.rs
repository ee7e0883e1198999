//! When reminders come: repeats, clock changes, and how what is typed is understood.

use insta::assert_snapshot;

use crate::house::House;
use crate::reminders::{came, list, me};

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
    **R-1** a · ‹Fri 20 Nov 08:30 F›
    -# every weekday, 8:30 am [Open R-1]
    **R-2** b · ‹Mon 23 Nov 09:00 F›
    -# every other Monday, 9:00 am [Open R-2]
    **R-5** e · ‹Mon 23 Nov 09:15 F›
    -# every Monday, 9:15 am [Open R-5]
    **R-6** h · ‹Mon 23 Nov 10:00 F›
    -# every Monday, 10:00 am [Open R-6]
    **R-4** d · ‹Tue 24 Nov 07:30 F›
    -# every Tuesday, 7:30 am [Open R-4]
    **R-3** c · ‹Fri 27 Nov 09:00 F›
    -# on the last Friday of each month, 9:00 am [Open R-3]
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
    "tomorrow" has no time of day. Try *tomorrow 6pm* or *December 16 9am*.
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
    "yesterday 9am" has passed: I read it as ‹Tue 17 Nov 09:00 F›. Try *next tue 6pm* or *December 16 9am*.
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
async fn a_day_without_an_hour_is_refused_as_such_and_los_lunes_are_all_of_them() {
    let house = House::set_up().await;
    let refused = house.ana().types("remind me", &[("what", "Chairs"), ("when", "friday")]).await.to_string();
    assert!(refused.contains("\"friday\" has no time of day"), "{refused}");
    let again = house.tomas().types("remind me", &[("what", "Junta"), ("when", "los lunes 9:15")]).await.to_string();
    assert!(again.contains("cada lunes"), "{again}");
    let offered = house.tomas().suggested("remind me", &[("what", "Junta"), ("when", "los lunes 9:15")]).await;
    assert!(offered.iter().all(|row| row.starts_with("Cada lunes")) && !offered.is_empty(), "{offered:?}");
    house.leave().await;
}

#[tokio::test]
async fn before_anything_is_typed_it_offers_what_people_want_and_nothing_past() {
    let house = House::set_up().await;
    let offered = async || house.ana().suggested("remind me", &[("when", "")]).await.join("\n");
    assert_snapshot!(offered().await, @"
    Wed 18 Nov, 11:00 am · in 60 minutes
    Wed 18 Nov, 6:00 pm · in 8 hours
    Thu 19 Nov, 9:00 am · in 23 hours
    Thu 19 Nov, 6:00 pm · in 1 day
    Mon 23 Nov, 9:00 am · in 5 days
    Wed 25 Nov, 10:00 am · in 7 days
    ");
    house.wind("2026-11-23 18:30");
    assert_snapshot!(offered().await, @"
    Mon 23 Nov, 7:30 pm · in 60 minutes
    Tue 24 Nov, 9:00 am · in 15 hours
    Tue 24 Nov, 6:00 pm · in 24 hours
    Mon 30 Nov, 9:00 am · in 7 days
    Mon 30 Nov, 6:30 pm · in 7 days
    ");
    house.leave().await;
}
