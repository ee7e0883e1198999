//! The machine's clock: hours asleep, set back by hand, fast until somebody mends it. Nobody is woken for any of it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use convenor::clock::Clock;
use practice::{Fault, FaultMode};

use crate::hand::Hand;
use crate::house::{House, START, Seen, ZONE};
use crate::reminders::me;

/// A clock on which sleepers look up by themselves, as they do every minute in life.
fn clock() -> Clock {
    Clock::stopped_napping(START.parse().unwrap(), Duration::from_millis(20))
}

fn at(local: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    convenor::when::to_utc(ZONE, local).0
}

/// The first words of Ana's direct messages, and whether they say that they are late.
fn told(house: &House) -> Vec<String> {
    let first = |message: serde_json::Value| {
        let text = Seen::of(practice::Answer::Message(message)).to_string();
        let late = text.contains("It comes late") || text.contains("This comes later than planned");
        format!("{}{}", text.lines().nth(1).unwrap_or_default(), if late { " (late)" } else { "" })
    };
    house.practice.direct_messages(house.coalition.ana).into_iter().map(first).collect()
}

/// So many messages, and none that is on its way.
async fn told_in_the_end(house: &House, count: usize) -> Vec<String> {
    house.until("they arrive", |practice| practice.direct_messages(house.coalition.ana).len() >= count).await;
    house.settled().await;
    told(house)
}

#[tokio::test]
async fn six_hours_asleep_and_what_is_late_comes_once_and_says_so() {
    let house = House::on(clock()).await.and_set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    me(&house, "Air the hall", "nov 23 6am", "0 * * * *").await;
    me(&house, "Call the agency", "nov 23 8am", "").await;
    me(&house, "Lunch", "nov 23 noon", "").await;
    house.clock.set(at("2026-11-23 05:00"));
    house.settled().await;
    assert_eq!(told(&house), Vec::<String>::new());
    // The machine is suspended.
    house.clock.set(at("2026-11-23 11:20"));
    let mut all = told_in_the_end(&house, 3).await;
    all.sort();
    let expected = [
        "**Air the hall** (late)",
        "**Call the agency** (late)",
        "Tomorrow, 5 pm: Flyers (C-1). How is it going, Ana? (late)",
    ];
    assert_eq!(all, expected);
    house.clock.set(at("2026-11-23 12:00"));
    let mut all = told_in_the_end(&house, 5).await.split_off(3);
    all.sort();
    assert_eq!(all, ["**Air the hall**", "**Lunch**"]);
    house.leave().await;
}

#[tokio::test]
async fn an_hour_set_back_brings_nothing_again_and_loses_nothing() {
    let house = House::on(clock()).await.and_set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    me(&house, "Air the hall", "nov 23 8am", "0 * * * *").await;
    me(&house, "Call the agency", "nov 23 8:30am", "").await;
    for time in ["08:00", "08:30", "09:00"] {
        house.clock.set(at(&format!("2026-11-23 {time}")));
        house.settled().await;
    }
    let before = told_in_the_end(&house, 4).await;
    assert_eq!(before.len(), 4, "{before:?}");
    // One snoozed over the time to which the clock is set.
    let call = house.practice.direct_messages(house.coalition.ana).remove(1);
    let call = Seen::of(practice::Answer::Message(call));
    assert!(call.to_string().contains("Call the agency"), "{call}");
    house.ana().presses(&call, "10 minutes").await;
    house.clock.set(at("2026-11-23 08:00"));
    house.settled().await;
    me(&house, "Open the doors", "in 10 minutes", "").await;
    let promised = house.ana().types("commit make", &[("what", "Chairs"), ("due", "nov 30 5pm")]).await.to_string();
    assert!(promised.contains("**C-2** is promised"), "{promised}");
    house.clock.set(at("2026-11-23 08:10"));
    let all = told_in_the_end(&house, 5).await;
    assert_eq!(all[4..], ["**Open the doors**"], "what is made meanwhile comes in time");
    // The hour that was there before passes once more.
    for minute in 11..=69 {
        house.clock.set(at("2026-11-23 08:00") + TimeDelta::minutes(minute));
        house.settled().await;
    }
    assert_eq!(told(&house).len(), 5, "nothing comes again: {:?}", told(&house));
    house.clock.set(at("2026-11-23 09:10"));
    assert_eq!(told_in_the_end(&house, 6).await[5..], ["**Call the agency**"]);
    house.clock.set(at("2026-11-23 10:00"));
    assert_eq!(told_in_the_end(&house, 7).await[6..], ["**Air the hall**"]);
    house.clock.set(at("2026-11-24 08:00"));
    house.clock.set(at("2026-11-24 09:00"));
    let today = told_in_the_end(&house, 9).await;
    assert!(today.iter().any(|text| text.contains("Chairs") || text.contains("Flyers")), "{today:?}");
    house.leave().await;
}

/// The answer to a message is lost, and before the bot has looked for it the clock is set back by an hour.
async fn a_lost_answer(house: House) {
    house.practice.set_nonce_life(Duration::ZERO);
    me(&house, "Call the agency", "11am", "").await;
    let only = Some("/channels/{channel_id}/messages".to_owned());
    house.practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 1.0, only });
    house.clock.set(at("2026-11-18 11:00"));
    // It arrives; what the bot asks for then, to find it, is lost as well.
    house.until("it arrives", |practice| practice.direct_messages(house.coalition.ana).len() == 1).await;
    house.clock.set(at("2026-11-18 10:00"));
    house.practice.set_fault(Fault::default());
    house.until_rows("select count(*) from outbox where kind = 'remind' and state = 'sent'", 1).await;
    assert_eq!(told(&house), ["**Call the agency**"], "once");
    house.leave().await;
}

#[tokio::test]
async fn a_lost_answer_and_a_clock_set_back_send_nothing_twice() {
    a_lost_answer(House::on(clock()).await.and_set_up().await).await;
}

#[tokio::test]
async fn a_lost_answer_and_a_clock_that_was_an_hour_fast_send_nothing_twice() {
    let clock = clock();
    let hand = Hand::behind(&clock, TimeDelta::hours(1));
    a_lost_answer(House::where_discord_goes_by(hand, clock).await.and_set_up().await).await;
}

#[tokio::test]
async fn a_lost_answer_and_a_clock_that_was_days_fast_send_nothing_twice() {
    let clock = clock();
    let hand = Hand::behind(&clock, TimeDelta::days(3));
    a_lost_answer(House::where_discord_goes_by(hand, clock).await.and_set_up().await).await;
}

#[tokio::test]
async fn what_a_clock_days_fast_posted_into_a_busy_channel_is_not_posted_again() {
    let clock = clock();
    let hand = Hand::behind(&clock, TimeDelta::days(3));
    let house = House::where_discord_goes_by(hand, clock).await.and_set_up().await;
    house.practice.set_nonce_life(Duration::ZERO);
    let general = house.coalition.general;
    house.rosa().types("remind channel", &[("what", "Bring chairs"), ("when", "11am")]).await;
    let chairs = |practice: &practice::Practice| {
        let all = practice.messages(general);
        all.iter().filter(|message| message.to_string().contains("Bring chairs")).count()
    };
    let before = chairs(&house.practice);
    let only = Some("/channels/{channel_id}/messages".to_owned());
    house.practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 1.0, only });
    house.clock.set(at("2026-11-18 11:00"));
    house.until("it arrives", |practice| chairs(practice) == before + 1).await;
    // The clock is mended, and many write.
    house.clock.set(at("2026-11-15 11:00"));
    let seat = practice::Seat { person: house.coalition.ana, channel: general };
    for number in 0..100 {
        house.practice.say(seat, &format!("Hello {number}")).unwrap();
    }
    house.practice.set_fault(Fault::default());
    let given_up = "select count(*) from outbox where state = 'failed' and trouble like 'it may have arrived%'";
    house.until_rows(given_up, 1).await;
    assert_eq!(chairs(&house.practice), before + 1, "once");
    house.leave().await;
}
