//! What becomes of private messages to people whose direct messages are closed.

use insta::assert_snapshot;

use crate::house::{House, Seen};

const SEND_MESSAGES: u64 = 1 << 11;

/// The notes in a channel that something waits.
fn notes(house: &House, channel: u64) -> Vec<Seen> {
    let all = house.practice.messages(channel);
    let noted =
        all.into_iter().filter(|message| message["content"].as_str().is_some_and(|text| text.contains("waits")));
    noted.map(|message| Seen::of(practice::Answer::Message(message))).collect()
}

#[tokio::test]
async fn one_note_a_day_stands_for_all_that_waits() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    house.practice.set_direct_messages(house.coalition.ana, false);
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    for (what, when) in [("Keys", "nov 23 11am"), ("Coffee", "nov 23 12pm"), ("Bread", "nov 24 12pm")] {
        house.ana().types("remind me", &[("what", what), ("when", when)]).await;
    }
    for hour in ["09:00", "11:00", "12:00"] {
        house.wind(&format!("2026-11-23 {hour}"));
        house.settled().await;
    }
    house.until("the note stands", |_| !notes(&house, general).is_empty()).await;
    let [note] = notes(&house, general).try_into().unwrap();
    let health = async || house.rosa().types("health", &[]).await.to_string();
    assert!(health().await.contains("• 3 private messages wait to be read"));
    let read = house.ana().presses(&note, "Read it").await;
    assert!(!health().await.contains("wait to be read"));
    assert_snapshot!(read, @"
    (private answer)
    Tomorrow, 5 pm: Flyers (C-1). How is it going, Ana?
    [Done] [On track] [Need more time] [Can't do it]
    ---
    **Keys**
    You asked me to remind you (R-1).
    [Done] [10 minutes] [1 hour] [Tomorrow]
    ---
    **Coffee**
    You asked me to remind you (R-2).
    [Done] [10 minutes] [1 hour] [Tomorrow]
    ");
    assert!(!house.ana().types("home", &[]).await.to_string().contains("A private message waits"));
    house.wind("2026-11-24 12:00");
    house.until("the next day has a note of its own", |_| notes(&house, general).len() == 2).await;
    house.leave().await;
}

#[tokio::test]
async fn what_no_channel_takes_waits_at_home() {
    let house = House::set_up().await;
    // Rosa, who coordinates, is told that a channel is closed; hers are closed too, and so is everything else.
    house.practice.set_direct_messages(house.coalition.rosa, false);
    for channel in [house.coalition.general, house.coalition.announcements] {
        house.practice.deny_bot(channel, SEND_MESSAGES);
    }
    house.ana().types("remind channel", &[("what", "Chairs"), ("when", "in 1 hour")]).await;
    house.practice.deny_bot(house.coalition.general, 0);
    house.ana().types("remind channel", &[("what", "Chairs"), ("when", "in 1 hour")]).await;
    house.practice.deny_bot(house.coalition.general, SEND_MESSAGES);
    house.wind("2026-11-18 11:00");
    house.settled().await;
    let home = house.rosa().types("home", &[]).await;
    assert_snapshot!(home, @"
    (private answer)
    **Hello, Rosa.** Here is what's yours.
    ---
    **A private message waits for you:** your direct messages are closed to me.
    [Read it]
    ---
    **You have no open promises.** Would you like to make one?
    [Promise something]
    ---
    No reminders to come. To set one, type **/remind me**.
    ---
    [My settings]
    ");
    let read = house.rosa().presses(&home, "Read it").await;
    assert_snapshot!(read.to_string().replace(&house.coalition.general.to_string(), "general"), @"
    (private answer)
    I can't post in <#general> any more. It was deleted, or I'm missing *View Channel* or *Send Messages* there. Until that's fixed, its messages go where they were asked for, or to the announcements channel. Once it's fixed, press *Try again*.
    [Try again]
    ---
    I can't post in <#1572627441254400007> any more. It was deleted, or I'm missing *View Channel* or *Send Messages* there. Until that's fixed, its messages go where they were asked for, or to the announcements channel. Once it's fixed, press *Try again*.
    [Try again]
    ---
    Something I had to say today couldn't be delivered anywhere. Please check that I may post in the channels you use, and choose one for announcements with **/coalition setup**.
    [My things]
    ");
    assert!(!house.rosa().types("home", &[]).await.to_string().contains("A private message waits"));
    house.leave().await;
}

#[tokio::test]
async fn a_coordinator_who_is_away_hears_of_troubles_when_they_are_back() {
    let house = House::set_up().await;
    let home = house.rosa().types("home", &[]).await;
    let card = house.rosa().presses(&home, "My settings").await;
    let form = house.rosa().presses(&card, "I'll be away").await;
    house.rosa().sends(&form, &[("until", "nov 22")]).await;
    house.ana().types("remind channel", &[("what", "Chairs"), ("when", "in 1 hour")]).await;
    house.practice.deny_bot(house.coalition.general, SEND_MESSAGES);
    house.wind("2026-11-18 11:00");
    house.settled().await;
    house.wind("2026-11-22 12:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.rosa).len(), 0);
    house.wind("2026-11-23 09:00");
    let told = house.direct(house.coalition.rosa, 1).await;
    assert!(told.to_string().contains("I can't post in"), "{told}");
    house.leave().await;
}

#[tokio::test]
async fn home_at_its_fullest_fits_a_message() {
    let house = House::new().await;
    house.practice.set_direct_messages(house.coalition.ana, false);
    for channel in [house.coalition.general, house.coalition.team, house.coalition.announcements] {
        house.practice.deny_bot(channel, 0);
    }
    for n in 1..=6 {
        house.ana().types("commit make", &[("what", &format!("Promise {n}")), ("due", "nov 30 5pm")]).await;
        house.ana().types("remind me", &[("what", &format!("Thing {n}")), ("when", "tomorrow 6pm")]).await;
    }
    house.ana().types("remind me", &[("what", "Soon"), ("when", "in 1 hour")]).await;
    house.clock.wind("2026-11-18T16:00:00Z".parse().unwrap());
    house.settled().await;
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "dec 6")]).await;
    assert_snapshot!(house.ana().types("home", &[]).await, @"
    (private answer)
    **Hello, Ana.** Here is what's yours.
    **You are away until ‹Sun 6 Dec 18:59 F›.** I hold your daily brief until then; nothing is lost. [I'm back]
    ---
    **A private message waits for you:** your direct messages are closed to me.
    [Read it]
    ---
    **You have 6 open promises**
    **C-1** Promise 1 · due ‹Mon 30 Nov 12:00 F› [Open]
    **C-2** Promise 2 · due ‹Mon 30 Nov 12:00 F› [Open]
    **C-3** Promise 3 · due ‹Mon 30 Nov 12:00 F› [Open]
    **C-4** Promise 4 · due ‹Mon 30 Nov 12:00 F› [Open]
    [Promise something] [My promises]
    ---
    **You have 6 reminders to come**
    **R-1** Thing 1 · ‹Thu 19 Nov 13:00 F› [Open]
    **R-2** Thing 2 · ‹Thu 19 Nov 13:00 F› [Open]
    [My reminders]
    ---
    [My settings]
    -# This coalition isn't set up yet, so I read dates in UTC time. Someone who manages this server can run **/coalition setup**.
    ");
    house.leave().await;
}
