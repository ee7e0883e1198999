//! What becomes of private messages to people whose direct messages are closed.

use insta::assert_snapshot;

use crate::house::{House, Seen};

const SEND_MESSAGES: u64 = 1 << 11;

/// The notes in a channel that something waits.
pub fn notes(house: &House, channel: u64) -> Vec<Seen> {
    let all = house.practice.messages(channel);
    let noted =
        all.into_iter().filter(|message| message["content"].as_str().is_some_and(|text| text.contains("waits")));
    noted.map(|message| Seen::of(practice::Answer::Message(message))).collect()
}

#[tokio::test]
async fn what_people_set_themselves_is_noted_each_time_and_the_newest_note_shows_all() {
    let house = House::set_up().await;
    let (general, ana) = (house.coalition.general, house.coalition.ana);
    house.practice.set_direct_messages(ana, false);
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    for (what, when) in [("Keys", "nov 23 11am"), ("Coffee", "nov 23 12pm"), ("Bread", "nov 24 12pm")] {
        house.ana().types("remind me", &[("what", what), ("when", when)]).await;
    }
    house.wind("2026-11-22 10:00");
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    assert!(card.to_string().contains("**/remind me** still come"), "{card}");
    for hour in ["09:00", "11:00", "12:00"] {
        house.wind(&format!("2026-11-23 {hour}"));
        house.settled().await;
    }
    house.until("the notes stand", |_| notes(&house, general).len() == 3).await;
    let note = notes(&house, general).pop().unwrap();
    assert_snapshot!(house.tomas().presses(&note, "Español").await.to_string().replace(&ana.to_string(), "ana"), @"
    (private answer)
    <@ana>, aquí te espera un mensaje privado: tus mensajes directos están cerrados para mí.
    [Leerlo]
    ");
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
    house.until("the next day has notes of its own", |_| notes(&house, general).len() == 5).await;
    house.leave().await;
}

#[tokio::test]
async fn what_people_set_themselves_is_noted_at_night_and_while_they_are_away() {
    let house = House::set_up().await;
    house.practice.set_direct_messages(house.coalition.ana, false);
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "nov 25")]).await;
    house.ana().types("remind me", &[("what", "Milk"), ("when", "nov 20 23:00")]).await;
    house.wind("2026-11-20 23:00");
    house.until("the note stands", |_| notes(&house, house.coalition.general).len() == 1).await;
    house.leave().await;
}

#[tokio::test]
async fn other_matters_have_one_note_in_a_place_until_it_is_read() {
    let house = House::set_up().await;
    let announcements = house.coalition.announcements;
    house.practice.set_direct_messages(house.coalition.rosa, false);
    let places =
        [house.coalition.general, house.coalition.team, house.practice.add_channel(house.coalition.guild, "third")];
    for (place, when) in places.into_iter().zip(["in 1 hour", "in 2 hours", "in 3 hours"]) {
        house.ana().at(place).types("remind channel", &[("what", "Chairs"), ("when", when)]).await;
        house.practice.deny_bot(place, SEND_MESSAGES);
    }
    let noted = async |hour: &str| {
        house.wind(&format!("2026-11-18 {hour}"));
        house.settled().await;
        notes(&house, announcements)
    };
    assert_eq!(noted("11:00").await.len(), 1);
    let [note] = noted("12:00").await.try_into().unwrap();
    let read = house.rosa().presses(&note, "Read it").await.to_string();
    assert_eq!(read.matches("I can't post in").count(), 2, "{read}");
    assert_eq!(noted("13:00").await.len(), 2, "what came after it was read has a note of its own");
    house.leave().await;
}

#[tokio::test]
async fn what_waited_is_told_once_a_direct_message_arrives_again() {
    let house = House::set_up().await;
    let ana = house.coalition.ana;
    house.practice.set_direct_messages(ana, false);
    for (what, when) in [("Keys", "nov 20 11am"), ("Coffee", "nov 20 12pm"), ("Bread", "nov 20 1pm")] {
        house.ana().types("remind me", &[("what", what), ("when", when)]).await;
    }
    house.wind("2026-11-20 11:00");
    house.settled().await;
    let health = async || house.rosa().types("health", &[]).await.to_string();
    assert!(health().await.contains("1 private message waits to be read"));
    house.practice.set_direct_messages(ana, true);
    house.wind("2026-11-20 12:00");
    let told = house.direct(ana, 2).await;
    assert_snapshot!(told, @"
    (message)
    I couldn't reach you here for a while. Meanwhile, 1 message came for you.
    [Read it]
    ");
    assert!(!house.ana().types("home", &[]).await.to_string().contains("closed to me"));
    assert!(!health().await.contains("closed to me"));
    house.settled().await;
    house.wind("2026-11-20 13:00");
    house.direct(ana, 3).await;
    house.settled().await;
    house.direct(ana, 3).await;
    let read = house.ana().presses(&told, "Read it").await.to_string();
    assert!(read.contains("**Keys**") && !read.contains("Coffee"), "{read}");
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
    [My settings] [Something else…] [Everyone's promises]
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
    -# The 4 most urgent; **My promises** has them all.
    **C-1** Promise 1 · due ‹Mon 30 Nov 12:00 F›
    **C-2** Promise 2 · due ‹Mon 30 Nov 12:00 F›
    **C-3** Promise 3 · due ‹Mon 30 Nov 12:00 F›
    **C-4** Promise 4 · due ‹Mon 30 Nov 12:00 F›
    [Open C-1] [Open C-2] [Open C-3] [Promise something] [My promises]
    ---
    **You have 6 reminders to come**
    -# The next 2; **My reminders** has them all.
    **R-1** Thing 1 · ‹Thu 19 Nov 13:00 F›
    **R-2** Thing 2 · ‹Thu 19 Nov 13:00 F›
    [Open R-1] [Open R-2] [My reminders]
    ---
    [My settings] [Something else…]
    -# This coalition isn't set up yet, so I read dates in UTC time. Someone who manages this server can run **/coalition setup**.
    ");
    house.leave().await;
}
