//! How decisions begin, and where they are found: urgent ones, those made of a poll, `/home`.

use insta::assert_snapshot;

use crate::decisions::{post, propose};
use crate::house::House;
use crate::polls::posted_in;

const TITLE: &str = "Open the clinic on Saturdays?";

#[tokio::test]
async fn proposed_at_night_it_ends_in_the_afternoon_and_another_year_is_said() {
    // 11:30 pm in New York.
    let house = House::started_at("2026-12-30T04:30:00Z").await.and_set_up().await;
    let proposed = house.ana().types("decision propose", &[("title", TITLE)]).await.to_string();
    assert!(proposed.contains("(Tue 5 Jan 2027, 5:00 pm, New York time)"), "{proposed}");
    house.leave().await;
}

#[tokio::test]
async fn one_that_is_urgent_says_why() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("decision propose", &[("title", TITLE), ("closes", "in 5 hours")]).await, @"
    (private answer)
    A decision is open for at least 24 hours, so that people can see it. Please choose a time after ‹Thu 19 Nov 10:00 F›.
    [Open the form]
    ");
    let form = house.ana().types("decision propose", &[("title", TITLE), ("closes", "friday noon")]).await;
    assert_snapshot!(form, @"
    (form) It ends within three days
    Why is it so urgent?:
    ");
    let sent = house.ana().sends(&form, &[("why", "The landlord wants an answer on Friday")]).await;
    assert!(sent.to_string().contains("is on its way"), "{sent}");
    // The form sent twice is one decision.
    let again = house.ana().sends(&form, &[("why", "The landlord wants an answer on Friday")]).await;
    assert!(again.to_string().contains("I kept it once"), "{again}");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    assert_snapshot!(post(&house, 0), @"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    **Why so soon:** The landlord wants an answer on Friday
    Nobody has answered yet.
    -# Open until ‹Fri 20 Nov 12:00 F› (Fri 20 Nov, 12:00 pm, New York time), ‹Fri 20 Nov 12:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [My answer] [Español]
    ");
    assert_eq!(house.rows("select count(*) from decisions").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_poll_is_made_a_decision_with_the_same_text() {
    let house = House::set_up().await;
    let poll =
        crate::polls::ask(house.ana(), &[("question", "Where shall we meet?"), ("options", "Clinic | Library")]).await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a decision").await;
    assert_snapshot!(form, @"
    (form) Propose a decision
    What should we decide?: Where shall we meet?
    The text: What people could choose in the poll D-1:
    • Clinic
    • Library
    Until when? (a week, if left empty): 
    Why so soon? (if within three days):
    ");
    let sent = house
        .ana()
        .sends(&form, &[("title", "Where shall we meet?"), ("text", "At the library."), ("closes", ""), ("why", "")])
        .await;
    assert!(sent.to_string().contains("**D-2** is on its way"), "{sent}");
    // The poll's card says for everyone what came of it.
    house.wind("2026-11-18 10:05");
    house.settled().await;
    let card = post(&house, 0).to_string();
    assert!(card.contains("What came of it") && card.contains("**D-2** Where shall we meet?"), "{card}");
    // Only who asked, or coordinates.
    let refused = house.tomas_in_english().forges(&poll, "1:poll:decide:1").await;
    assert!(refused.to_string().contains("Only the person who asked"), "{refused}");
    house.leave().await;
}

#[tokio::test]
async fn a_poll_of_times_is_made_a_meeting_at_the_one_that_leads() {
    let house = House::set_up().await;
    let options = ("options", "next tue 6pm | next thu 6pm | next sat 10am");
    let poll = crate::polls::ask(house.ana(), &[("question", "When shall we meet?"), options]).await;
    house.rosa().presses(&poll, "2").await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await;
    assert_snapshot!(form, @"
    (form) Plan a meeting
    What is it about?: When shall we meet?
    When?: 2026-11-26 18:00
    How does it repeat? (optional): 
    Where? (optional):
    ");
    let refused = house.ana().sends(&form, &[("title", " "), ("when", "next thu 6pm")]).await;
    assert!(refused.to_string().contains("Please"), "{refused}");
    let typed = [("title", "Assembly"), ("when", "next thu 6pm"), ("repeats", "every week"), ("where", "Library")];
    let sent = house.ana().sends(&form, &typed).await;
    assert!(sent.to_string().contains("**Assembly** is planned as **M-1**."), "{sent}");
    assert!(
        sent.to_string().contains("‹Thu 26 Nov 18:00 F› (Thu 26 Nov, 6:00 pm, New York time), 60 minutes"),
        "{sent}"
    );
    assert!(sent.to_string().contains("It repeats every Thursday, 6:00 pm."), "{sent}");
    assert!(sent.to_string().contains("It's in this server's events"), "an open channel by its name: {sent}");
    let again = house.ana().sends(&form, &typed).await;
    assert!(again.to_string().contains("a moment ago"), "{again}");
    assert_eq!(house.rows("select count(*) from meetings").await, 1);
    let refused = house.tomas_in_english().forges(&poll, "1:poll:meet:1").await;
    assert!(refused.to_string().contains("Only the person who asked"), "{refused}");
    // Rooms are no times.
    house.settled().await;
    let rooms = crate::polls::ask(house.ana(), &[("question", "Where?"), ("options", "Clinic | Library")]).await;
    let own = house.ana().presses(&rooms, "My answer").await;
    assert!(!own.to_string().contains("Make it a meeting"), "{own}");
    // The form has the poll's words, as far as its field takes them.
    house.settled().await;
    let long = format!("Our next assembly {}", "x".repeat(90));
    let named = [("question", long.as_str()), ("options", "next tue 6pm | next thu 6pm")];
    let named = crate::polls::ask(house.ana(), &named).await;
    let own = house.ana().presses(&named, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await.to_string();
    assert!(form.contains(&format!("What is it about?: Our next assembly {}…\n", "x".repeat(71))), "{form}");
    house.leave().await;
}

#[tokio::test]
async fn home_shows_what_waits_for_an_answer() {
    let house = House::set_up().await;
    assert!(!house.rosa().types("home", &[]).await.to_string().contains("decision"));
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let home = house.rosa().types("home", &[]).await;
    assert!(home.to_string().contains("**1 decision waits for you**"), "{home}");
    assert!(home.to_string().contains("**D-1** Open the clinic on Saturdays? · open, ends"), "{home}");
    house.rosa().presses(&card, "Agree").await;
    let home = house.rosa().types("home", &[]).await;
    assert!(home.to_string().contains("**No decision waits for your answer**"), "{home}");
    house.leave().await;
}

#[tokio::test]
async fn three_days_are_not_hurried_however_seconds_are_counted() {
    let house = House::set_up().await;
    house.clock.wind(house.clock.now() + chrono::TimeDelta::milliseconds(700));
    let seen = house.ana().types("decision propose", &[("title", TITLE), ("closes", "in 3 days")]).await.to_string();
    assert!(seen.contains("is on its way"), "{seen}");
    house.leave().await;
}
