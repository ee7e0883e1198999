//! What leads on from a decision: a meeting's agenda, the coordinators' week, the result in the brief, a form that is opened again.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, propose};
use crate::decisions_told::told;
use crate::house::House;

const TITLE: &str = "Open the clinic on Saturdays?";
const BLOCK: [(&str, &str); 3] = [("harm", "Noise"), ("change", "A door"), ("talk", "")];

#[tokio::test]
async fn what_is_not_ready_is_put_on_an_agenda() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    fills(house.rosa(), &card, "Stand aside", &[("reason", "Too soon")]).await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1);
    let none = house.tomas_in_english().presses(&result, "Put on the agenda").await.to_string();
    assert!(none.contains("No meetings to come"), "{none}");
    let weekly = [("title", "Assembly"), ("when", "nov 26 6pm"), ("repeats", "every week")];
    crate::meetings::plan(house.rosa(), &weekly).await;
    assert_snapshot!(house.ana().presses(&result, "Put on the agenda").await, @"
    (private answer)
    D-1 is on the agenda of Assembly, ‹Thu 26 Nov 18:00 F›.
    [Agenda] [Open]
    ");
    // There are two to choose from, and what is there is not put there again.
    crate::meetings::plan(house.rosa(), &[("title", "Health group"), ("when", "nov 27 6pm")]).await;
    let asked = house.tomas_in_english().presses(&result, "Put on the agenda").await;
    assert_snapshot!(asked, @"
    (private answer)
    **D-1: Open the clinic on Saturdays?** Where shall we talk about it?
    <Choose a meeting: M-1 · Assembly · Thu 26 Nov, 6:00 pm | M-2 · Health group · Fri 27 Nov, 6:00 pm>
    ");
    let again = house.tomas_in_english().chooses(&asked, "Choose a meeting", "1").await.to_string();
    assert!(again.contains("D-1 is on the agenda of Assembly already"), "{again}");
    let asked = house.tomas_in_english().presses(&result, "Put on the agenda").await;
    let other = house.tomas_in_english().chooses(&asked, "Choose a meeting", "2").await;
    let agenda = house.tomas_in_english().presses(&other, "Agenda").await.to_string();
    assert!(agenda.contains("D-1: Open the clinic on Saturdays? · Tomás"), "{agenda}");
    // Another guild's, and what nobody may read, reach nothing.
    for press in ["1:meeting:bring:1.D-1".to_owned(), format!("1:meeting:bring:{}.C-1", house.coalition.guild)] {
        let forged = house.tomas_in_english().forges(&result, &press).await.to_string();
        assert!(!forged.contains("on the agenda"), "{forged}");
    }
    house.leave().await;
}

#[tokio::test]
async fn what_a_block_pauses_is_put_on_an_agenda_and_named_in_the_week_before() {
    let house = House::set_up().await;
    // It ends later than the week reaches.
    let card = propose(house.ana(), &[("title", TITLE), ("closes", "dec 4 5pm")]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    fills(tomas, &first, "Write it", &BLOCK).await;
    house.wind("2026-11-23 09:00");
    let week = told(&house, house.coalition.rosa, "Our week at a glance").await.to_string();
    assert!(week.contains("**D-1** Open the clinic on Saturdays? · open, but a block stands; ends ‹"), "{week}");
    crate::meetings::plan(house.rosa(), &[("title", "Assembly"), ("when", "dec 7 6pm")]).await;
    let posted = crate::decisions::posts(&house);
    closed_at(&house, "2026-12-04 17:00").await;
    let put = house.ana().presses(&post(&house, posted), "Put on the agenda").await.to_string();
    assert!(put.contains("D-1 is on the agenda of Assembly"), "{put}");
    house.leave().await;
}

#[tokio::test]
async fn whoever_proposed_it_hears_of_every_end_also_of_one_that_they_saw() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.rosa().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    house.ana().types("decision show", &[("decision", "D-1")]).await;
    house.wind("2026-11-26 09:00");
    let brief = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(brief.contains("(D-1) is adopted."), "{brief}");
    let concern = [("harm", "The street is loud"), ("change", "Use the back door")];
    fills(house.tomas_in_english(), &post(&house, 1), "I have a concern", &concern).await;
    house.settled().await;
    let sure = house.rosa().presses(&post(&house, 2), "End it").await;
    house.rosa().presses(&sure, "Yes, end it").await;
    house.wind("2026-11-27 09:00");
    let brief = house.direct(house.coalition.ana, 2).await.to_string();
    assert!(brief.contains("(D-1) has ended."), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_typed_for_too_soon_is_kept_and_mended_in_a_form() {
    let house = House::set_up().await;
    let typed = [("title", "Buy chairs?"), ("text", "Twenty."), ("method", "majority"), ("closes", "in 2 hours")];
    let refused = house.ana().types("decision propose", &typed).await;
    assert!(refused.to_string().contains("open for at least 24 hours"), "{refused}");
    let form = house.ana().presses(&refused, "Open the form").await;
    assert_snapshot!(form, @"
    (form) Propose a decision
    What should we decide?: Buy chairs?
    The text: Twenty.
    Until when? (a week, if left empty): in 2 hours
    Why so soon? (if within three days):
    ");
    let mended = |closes| [("title", "Buy chairs?"), ("text", "Twenty."), ("closes", closes), ("why", "")];
    // Still too soon, in another way.
    let again = house.ana().sends(&form, &mended("tomorrow 6pm")).await;
    assert!(again.to_string().contains("why it's so urgent"), "{again}");
    let form = house.ana().presses(&again, "Open the form").await;
    let sent = house.ana().sends(&form, &mended("nov 27 5pm")).await.to_string();
    assert!(sent.contains("**D-1** is on its way"), "{sent}");
    assert_eq!(house.rows("select count(*) from decisions where method = 'majority'").await, 1);
    house.leave().await;
}
