//! What goes out for meetings, and what does not: the reminders, the guild's event, and what happens when Discord refuses.

use chrono::TimeDelta;
use insta::assert_snapshot;
use serde_json::Value;

use crate::house::House;
use crate::meetings::{ASSEMBLY, WEEKLY, came, plan, shown, wind};
use crate::polls::posted_in;
use crate::threads_and_events::{self, Frozen};

fn pinged(message: &Value) -> Vec<&str> {
    message["mentions"].as_array().unwrap().iter().map(|one| one["username"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn reminders_mention_exactly_who_may_come() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &[&WEEKLY[..], &[("where", "City Hall")]].concat()).await;
    for (name, answer) in [("Gail", "Going"), ("Remy", "Remote"), ("Max", "Maybe"), ("Cato", "Can't")] {
        let person = house.practice.add_person(name);
        house.practice.join(house.coalition.guild, person);
        house.person(person).presses(&posted, answer).await;
    }
    // Who changed their mind is not mentioned; nor is who said it for another date.
    house.tomas().presses(&posted, "Going").await;
    house.tomas().presses(&posted, "Can't").await;
    house.ana().types("meeting agenda", &[("meeting", "M-1"), ("item", "Chairs")]).await;
    wind(&house, "2026-11-23 17:59").await;
    assert_eq!(came(&house).len(), 0);
    wind(&house, "2026-11-23 18:00").await;
    assert_snapshot!(shown(&house, 1), @"
    (answer)
    Tomorrow, Tue 24 Nov, 6:00 pm, New York time: **Assembly** (M-1).
    **Where:** City Hall
    -# On your clock: ‹Tue 24 Nov 18:00 F› · 1 item on the agenda
    For @gail @remy @max
    [Going] [Remote] [Maybe] [Can't] [More]
    [Español]
    ");
    wind(&house, "2026-11-24 17:00").await;
    assert!(
        came(&house)[1].starts_with("(answer)\nToday, Tue 24 Nov, 6:00 pm, New York time: **Assembly** (M-1)"),
        "{:?}",
        came(&house)
    );
    let all = posted_in(&house.practice, house.coalition.general);
    for message in &all[1..] {
        let mut names = pinged(message);
        names.sort_unstable();
        assert_eq!(names, ["gail", "max", "remy"]);
        assert_eq!(
            (message["mention_everyone"].as_bool(), message["mention_roles"].as_array().unwrap().len()),
            (Some(false), 0)
        );
    }
    // The one that came the day before, in the other language.
    assert_snapshot!(house.rosa().presses(&shown(&house, 1), "Español").await, @"
    (private answer)
    Hoy, mar 24 nov, 18:00, hora de Nueva York: **Assembly** (M-1).
    **Dónde:** City Hall
    -# En tu reloj: ‹Tue 24 Nov 18:00 F› · 1 punto en la agenda
    [Abrir]
    ");
    // Its buttons answer.
    let seen = house.tomas_in_english().presses(&shown(&house, 1), "Maybe").await.to_string();
    assert!(seen.contains("Your answer: **Maybe**"), "{seen}");
    // Next week nobody has answered yet: it comes, and pings nobody.
    wind(&house, "2026-11-24 19:00").await;
    wind(&house, "2026-11-30 18:00").await;
    assert_eq!(pinged(posted_in(&house.practice, house.coalition.general).last().unwrap()), Vec::<&str>::new());
    assert_eq!(came(&house).len(), 3);
    house.leave().await;
}

#[tokio::test]
async fn more_people_than_one_message_can_ping_are_pinged_in_several() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    for n in 0..130 {
        let person = house.practice.add_person(&format!("Member {n}"));
        house.practice.join(house.coalition.guild, person);
        house.person(person).presses(&posted, "Going").await;
    }
    wind(&house, "2026-11-23 18:00").await;
    house.until("all parts are there", |practice| posted_in(practice, house.coalition.general).len() == 4).await;
    let all = posted_in(&house.practice, house.coalition.general);
    assert_eq!(all[1..].iter().map(|message| pinged(message).len()).collect::<Vec<_>>(), [60, 60, 10]);
    house.leave().await;
}

#[tokio::test]
async fn after_downtime_a_reminder_comes_until_ten_minutes_after_the_start() {
    for (back, expected) in [("2026-11-23T23:30:00Z", 1), ("2026-11-24T23:08:00Z", 1), ("2026-11-24T23:11:00Z", 0)] {
        let mut house = House::set_up().await;
        plan(house.ana(), &WEEKLY).await;
        let clock = house.clock.clone();
        house.restart_after(async |_| clock.wind(back.parse().unwrap())).await;
        house.settled().await;
        assert_eq!(came(&house).len(), expected, "{back}: {:?}", came(&house));
        let marked = came(&house).iter().any(|text| text.contains(" · This comes late because I was away."));
        assert_eq!(marked, expected == 1, "{back}: {:?}", came(&house));
        let too_late = house.rows("select count(*) from outbox where trouble like 'too late%'").await;
        assert_eq!(too_late, i64::from(expected == 0), "{back}");
        // The series goes on.
        wind(&house, "2026-11-30 18:00").await;
        assert!(came(&house).last().unwrap().contains("Tomorrow, Tue 1 Dec, 6:00 pm"), "{back}");
        house.leave().await;
    }
}

#[tokio::test]
async fn the_guilds_event_follows_the_next_date() {
    let house = House::set_up().await;
    plan(house.ana(), &[&WEEKLY[..], &[("where", "City Hall"), ("minutes", "90")]].concat()).await;
    let guild = house.coalition.guild;
    let events = house.practice.events(guild);
    assert_eq!(threads_and_events::names(&events), ["Assembly"]);
    assert_eq!(events[0]["entity_metadata"]["location"], "See #general");
    assert_eq!(events[0]["scheduled_start_time"], "2026-11-24T23:00:00.000000+00:00");
    assert_eq!(events[0]["scheduled_end_time"], "2026-11-25T00:30:00.000000+00:00");
    let description = events[0]["description"].as_str().unwrap();
    assert!(description.starts_with("Where: City Hall\nSay whether you come in <#"), "{description}");
    // At the end of one, that of the next is made.
    wind(&house, "2026-11-24 19:30").await;
    let last = house.practice.events(guild).pop().unwrap();
    assert_eq!(last["scheduled_start_time"], "2026-12-01T23:00:00.000000+00:00");
    assert!(shown(&house, 0).to_string().contains("‹Tue 1 Dec 18:00 F›"), "{}", shown(&house, 0));
    house.leave().await;
}

#[tokio::test]
async fn without_the_permission_for_events_the_reminders_come_and_a_coordinator_is_told_once() {
    let house = House::set_up().await;
    house.wind("2026-11-19 10:00");
    house.practice.set_bot_permissions(house.coalition.guild, 17_901_423_807_488 & !(1 << 44));
    plan(house.ana(), &WEEKLY).await;
    let told = house.direct(house.coalition.rosa, 1).await;
    assert!(told.to_string().contains("I lack *Create Events*"), "{told}");
    assert_eq!(house.practice.events(house.coalition.guild).len(), 0);
    wind(&house, "2026-11-23 18:00").await;
    wind(&house, "2026-11-24 17:00").await;
    wind(&house, "2026-11-24 19:00").await;
    wind(&house, "2026-11-30 18:00").await;
    assert_eq!(came(&house).len(), 3);
    assert_eq!(house.practice.direct_messages(house.coalition.rosa).len(), 1, "told once");
    house.leave().await;
}

#[tokio::test]
async fn the_101st_event_stops_no_reminder() {
    let house = House::set_up().await;
    let items: Vec<String> = (0..100).map(|number| format!("E-{number}")).collect();
    for item in &items {
        let event = threads_and_events::planned(item, house.clock.now() + TimeDelta::days(40));
        threads_and_events::owe(&house, Frozen::of(&house, item, event)).await;
    }
    assert_eq!(house.practice.events(house.coalition.guild).len(), 100);
    house.wind("2026-11-19 10:00");
    plan(house.ana(), &ASSEMBLY).await;
    let told = house.direct(house.coalition.rosa, 1).await;
    assert!(told.to_string().contains("it has 100 of them, and Discord allows no more"), "{told}");
    wind(&house, "2026-11-23 18:00").await;
    assert!(
        came(&house)[0].contains("Tomorrow, Tue 24 Nov, 6:00 pm, New York time: **Assembly**"),
        "{:?}",
        came(&house)
    );
    house.leave().await;
}

#[tokio::test]
async fn a_deleted_channel_stops_no_reminder() {
    let house = House::set_up().await;
    let there = house.practice.add_channel(house.coalition.guild, "assembly");
    let channel = there.to_string();
    let options = [&ASSEMBLY[..], &[("channel", channel.as_str())]].concat();
    house.ana().types("meeting schedule", &options).await;
    house.until("the card stands", |practice| posted_in(practice, there).len() == 1).await;
    house.settled().await;
    let posted = crate::house::Seen::of(practice::Answer::Message(posted_in(&house.practice, there)[0].clone()));
    house.rosa().at(there).presses(&posted, "Going").await;
    house.wind("2026-11-19 10:00");
    house.practice.delete_channel(there);
    house.settled().await;
    wind(&house, "2026-11-23 18:00").await;
    let all = posted_in(&house.practice, house.coalition.general);
    let last = crate::house::Seen::of(practice::Answer::Message(all.last().unwrap().clone())).to_string();
    assert!(
        last.contains("Tomorrow, Tue 24 Nov, 6:00 pm, New York time: **Assembly** (M-1)")
            && last.contains("This was meant for"),
        "{last}"
    );
    assert_eq!(pinged(all.last().unwrap()), ["rosa"]);
    let told = house.direct(house.coalition.rosa, 1).await;
    assert!(told.to_string().contains("I can't post in"), "{told}");
    house.leave().await;
}

#[tokio::test]
async fn a_meeting_keeps_its_wall_time_when_the_zone_changes() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    house.rosa().types("coalition setup", &[("timezone", "America/Chicago")]).await;
    house.settled().await;
    assert!(shown(&house, 0).to_string().contains("(Tue 24 Nov, 6:00 pm, Chicago time)"), "{}", shown(&house, 0));
    let starts = house.practice.events(house.coalition.guild)[0]["scheduled_start_time"].clone();
    assert_eq!(starts, "2026-11-25T00:00:00.000000+00:00");
    wind(&house, "2026-11-23 18:00").await;
    assert_eq!(came(&house).len(), 0);
    wind(&house, "2026-11-23 19:00").await;
    assert_eq!(came(&house).len(), 1);
    house.leave().await;
}

/// As if all had been worked out with zone data by which New York was an hour further west.
async fn with_older_data(database: &std::path::Path) {
    let db = convenor::db::Db::open(database).await.unwrap();
    db.write(|connection| {
        Box::pin(async move {
            for sql in [
                "update kept set value = '2020a' where name = 'zone_data'",
                "update outbox set due_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', due_at, '+1 hour') where state = 'waiting'",
                "update outbox set next_try_at = due_at where state = 'waiting'",
                "update meetings set next_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', next_at, '+1 hour'), mirrored_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', next_at, '+1 hour')",
            ] {
                assert!(sqlx::query(sql).execute(&mut *connection).await?.rows_affected() > 0, "{sql}");
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    db.close().await;
}

#[tokio::test]
async fn with_new_zone_data_a_meeting_comes_by_it() {
    const KEPT: &str = "select count(*) from kept where name = 'zone_data' and value <> '2020a'";
    const MIRRORED: &str = "select count(*) from outbox where kind = 'meeting-event' and state = 'sent'";
    let mut house = House::set_up().await;
    house.until_rows(KEPT, 1).await;
    plan(house.ana(), &WEEKLY).await;
    house.restart_after(with_older_data).await;
    house.until_rows(KEPT, 1).await;
    house.until_rows(MIRRORED, 2).await;
    wind(&house, "2026-11-23 18:00").await;
    wind(&house, "2026-11-23 19:00").await;
    assert_eq!(came(&house).len(), 1);
    let first = posted_in(&house.practice, house.coalition.general)[1]["timestamp"].as_str().unwrap().to_owned();
    assert!(first.starts_with("2026-11-23T23:00"), "{first}");
    house.leave().await;
}

/// It fails shortly before the meeting, and the bot is not there again until long after it: nobody is pinged for what is over.
#[tokio::test]
async fn a_reminder_that_could_not_be_brought_in_time_does_not_come_later() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    house.tomas().presses(&posted, "Going").await;
    wind(&house, "2026-11-23 18:00").await;
    assert_eq!(came(&house).len(), 1);
    // Something between us and Discord refuses it.
    house.practice.refuse_next("/channels/{channel_id}/messages", 403, 0);
    house.wind("2026-11-24 17:00");
    house.until_rows("select coalesce(max(attempts), 0) from outbox where kind = 'meeting-hour'", 1).await;
    house.settled().await;
    for local in ["2026-11-24 21:36", "2026-11-25 03:36", "2026-11-25 18:00"] {
        wind(&house, local).await;
        assert_eq!(came(&house).len(), 1, "{local}");
    }
    // Those who coordinate hear of it.
    assert_eq!(
        house.rows("select count(*) from outbox where kind = 'meeting-hour' and trouble like 'too late%'").await,
        1
    );
    let told = house.practice.direct_messages(house.coalition.rosa).last().unwrap().to_string();
    assert!(told.contains("missed its time"), "{told}");
    house.leave().await;
}
