//! What keeps failing pauses until a coordinator says *Go on*; what was too late is told once; series go on.

use chrono::TimeDelta;
use insta::assert_snapshot;
use practice::Answer;

use crate::house::{House, Seen};
use crate::reminders::me;

const SEND_MESSAGES: u64 = 1 << 11;

fn texts(house: &House, channel: u64) -> Vec<String> {
    let messages = house.practice.messages(channel);
    messages.iter().filter_map(|message| message["content"].as_str().map(str::to_owned)).collect()
}

/// The direct messages of a person that have this in them.
fn with(house: &House, person: u64, part: &str) -> Vec<Seen> {
    let all = house.practice.direct_messages(person).into_iter().map(|message| Seen::of(Answer::Message(message)));
    all.filter(|seen| seen.to_string().contains(part)).collect()
}

#[tokio::test]
async fn after_three_failures_running_it_pauses_until_a_coordinator_presses_go_on() {
    let house = House::set_up().await;
    let (team, rosa) = (house.coalition.team, house.coalition.rosa);
    let there = team.to_string();
    let options = [("what", "Chairs"), ("when", "tomorrow 9am"), ("repeats", "every day"), ("channel", &there)];
    let made = house.rosa().types("remind channel", &options).await.to_string();
    assert!(made.contains("**R-1** is set"), "{made}");
    let places = [team, house.coalition.general, house.coalition.announcements];
    places.iter().for_each(|place| house.practice.deny_bot(*place, SEND_MESSAGES));
    for day in 19..=21 {
        assert_eq!(with(&house, rosa, "I paused").len(), 0, "before day {day}");
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
        // Each day the refusal is forgotten, as it is when somebody changes a role.
        house.wind(&format!("2026-11-{day} 09:01"));
        house.settled().await;
    }
    house.until("the coordinator is told", |_| with(&house, rosa, "I paused").len() == 1).await;
    let told = with(&house, rosa, "I paused").remove(0);
    assert_snapshot!(told, @"
    (answer)
    I paused R-1: its messages failed three times in a row, and there was no other place for them. What is to come waits. Once its channel is fixed, press *Go on*.
    [Go on]
    ");
    let tried = house.rows("select count(*) from outbox where item = 'R-1' and state = 'failed'").await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    let seen = house.rosa().types("health", &[]).await.to_string();
    assert!(seen.contains("**Paused:** R-1.") && seen.contains("nothing is waiting."), "{seen}");
    assert_eq!(house.rows("select count(*) from outbox where item = 'R-1' and state = 'failed'").await, tried);
    assert_eq!(with(&house, rosa, "I paused").len(), 1, "told once");
    let forged = house.ana().forges(&told, &told.custom_id("Go on")).await.to_string();
    assert!(forged.contains("I can't find that among the things you can see here"), "{forged}");
    places.iter().for_each(|place| house.practice.deny_bot(*place, 0));
    house.wind("2026-11-23 12:00");
    assert_snapshot!(house.rosa().presses(&told, "Go on").await, @"
    (update)
    R-1 goes on from now.
    ");
    // Of what it missed only the newest comes, and says that it is late; then the series goes on.
    house.until("it goes on", |_| texts(&house, team).len() == 1).await;
    house.settled().await;
    house.wind("2026-11-24 09:00");
    house.until("it goes on", |_| texts(&house, team).len() == 2).await;
    house.settled().await;
    assert_snapshot!(texts(&house, team).join("\n---\n"), @"
    **Chairs**
    -# Rosa asked me to say this here (R-1).
    -# It repeats every day, 9:00 am. Next: <t:1795528800:F>.
    -# This was for <t:1795442400:F>. It comes late because I was away.
    ---
    **Chairs**
    -# Rosa asked me to say this here (R-1).
    -# It repeats every day, 9:00 am. Next: <t:1795615200:F>.
    ");
    house.leave().await;
}

#[tokio::test]
async fn after_days_away_each_person_hears_once_what_was_too_late_and_series_go_on() {
    let mut house = House::set_up().await;
    me(&house, "Water the plants", "tomorrow 9am", "every day").await;
    me(&house, "Call the agency", "nov 19 10am", "").await;
    me(&house, "Book the hall", "nov 20 10am", "").await;
    house.tomas().types("remind me", &[("what", "Llaves"), ("when", "mañana 10:00")]).await;
    let there = house.coalition.team.to_string();
    for (what, when) in [("Chairs", "nov 19 4pm"), ("Tables", "nov 20 4pm")] {
        house.rosa().types("remind channel", &[("what", what), ("when", when), ("channel", &there)]).await;
    }
    assert_eq!(house.rows("select count(*) from outbox where kind = 'remind' and state = 'waiting'").await, 6);
    let clock = house.clock.clone();
    let away = async |_: &std::path::Path| clock.wind("2026-11-22T17:00:00Z".parse().unwrap());
    house.restart_after(away).await;
    let (ana, rosa, tomas) = (house.coalition.ana, house.coalition.rosa, house.coalition.tomas);
    let late = house.direct(ana, 1).await;
    assert_snapshot!(late, @"
    (message)
    **Water the plants**
    You asked me to remind you (R-1).
    -# It repeats every day, 9:00 am. Next: ‹Mon 23 Nov 09:00 F›.
    -# This was for ‹Sun 22 Nov 09:00 F›. It comes late because I was away.
    [Done] [10 minutes] [1 hour] [Tomorrow] [Stop]
    ");
    house.settled().await;
    house.clock.wind(house.clock.now() + TimeDelta::minutes(10));
    let (own, his, hers) = (house.direct(ana, 2).await, house.direct(tomas, 1).await, house.direct(rosa, 1).await);
    assert_snapshot!(own, @"
    (message)
    I was away for a while, and 2 things should have reached you before now:
    • **Call the agency** · was for ‹Thu 19 Nov 10:00 F›
    • **Book the hall** · was for ‹Fri 20 Nov 10:00 F›
    [My things]
    ");
    assert_snapshot!(his, @"
    (message)
    Estuve fuera un rato, y una cosa debió llegarte antes:
    • **Llaves** · era para ‹Thu 19 Nov 10:00 F›
    [Lo mío]
    ");
    assert_snapshot!(hers, @"
    (message)
    While I was away, 2 messages for channels missed their time, so I didn't post them. The first was for ‹Thu 19 Nov 16:00 F›.
    [My things]
    ");
    assert_eq!(texts(&house, house.coalition.team).len(), 0, "nothing is posted that is too late");
    // Nothing of it comes a second time, and the series goes on.
    house.restart().await;
    house.wind("2026-11-23 09:00");
    house.direct(ana, 3).await;
    house.settled().await;
    let counts = [ana, tomas, rosa].map(|person| house.practice.direct_messages(person).len());
    assert_eq!(counts, [3, 1, 1]);
    house.leave().await;
}
