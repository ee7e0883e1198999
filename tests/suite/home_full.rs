//! `/home` when there is as much of everything as there can be, in the longest words; and what else is reached from it.

use crate::decisions::propose;
use crate::house::House;
use crate::indicators::draft;
use crate::meetings::plan;
use crate::polls::ask;

/// So many characters, half of which are escaped.
fn long(number: usize, length: usize) -> String {
    format!("{number} {}", "x*".repeat((length - 2) / 2))
}

#[tokio::test]
async fn the_longest_texts_of_all_kinds_fit_a_message() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    for number in 1..=5 {
        let (title, text) = (long(number, 90), long(number, 200));
        rosa.types("commit make", &[("what", &text), ("due", "nov 30 5pm")]).await;
        rosa.types("remind me", &[("what", &text), ("when", "tomorrow 6pm")]).await;
        plan(rosa, &[("title", &title), ("when", "nov 24 6pm"), ("where", &title)]).await;
        propose(rosa, &[("title", &title), ("closes", "nov 28 5pm")]).await;
        ask(rosa, &[("question", &text), ("options", "a | b"), ("closes", "nov 28 5pm")]).await;
        let indicator = [("name", title), ("direction", "higher".to_owned()), ("period", "month".to_owned())];
        draft(rosa, &indicator).await;
    }
    let form = {
        let home = rosa.types("home", &[]).await;
        let card = rosa.presses(&home, "My settings").await;
        rosa.presses(&card, "I'll be away").await
    };
    rosa.sends(&form, &[("until", "dec 6")]).await;
    let home = rosa.types("home", &[]).await.to_string();
    // What gave way stands behind its section's own button.
    for said in
        ["**You are away", "**C-1**", "**R-1**", "**M-1**", "**D-1**", "**I-1**", "[My promises]", "[My settings]"]
    {
        assert!(home.contains(said), "{said}: {home}");
    }
    house.leave().await;
}

#[tokio::test]
async fn buttons_stand_under_their_section_when_it_gets_full_and_the_rest_is_behind_its_list() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    for number in 1..=4 {
        rosa.types("commit make", &[("what", &format!("Promise {number}")), ("due", "nov 30 5pm")]).await;
    }
    for number in 1..=2 {
        rosa.types("remind me", &[("what", &format!("Thing {number}")), ("when", "tomorrow 6pm")]).await;
    }
    let home = rosa.types("home", &[]).await.to_string();
    assert!(home.contains("[Open C-4]") && !home.contains("[My promises]"), "{home}");
    plan(rosa, &[("title", "Weekly meeting"), ("when", "nov 24 6pm")]).await;
    propose(rosa, &[("title", "Buy a van"), ("closes", "nov 28 5pm")]).await;
    ask(rosa, &[("question", "Which soup?"), ("options", "a | b"), ("closes", "nov 28 5pm")]).await;
    let options = [("name", "Beds"), ("direction", "higher"), ("period", "month")];
    draft(rosa, &options.map(|(name, text)| (name, text.to_owned()))).await;
    let home = rosa.types("home", &[]).await.to_string();
    let promises = "[Open C-1] [Open C-2] [Open C-3] [Open C-4] [Promise something]";
    for buttons in [promises, "[Open R-1] [Open R-2]", "[Open M-1] [Meetings]", "[Open D-1] [Decisions]", "[Open I-1]"]
    {
        assert!(home.contains(&format!("\n{buttons}")), "{buttons}: {home}");
    }
    for number in 2..=3 {
        plan(rosa, &[("title", &format!("Meeting {number}")), ("when", "nov 25 6pm")]).await;
        let question = format!("Which soup on day {number}?");
        ask(rosa, &[("question", &question), ("options", "a | b"), ("closes", "nov 28 5pm")]).await;
    }
    let home = rosa.types("home", &[]).await;
    let shown = home.to_string();
    assert!(shown.contains("**C-4** Promise 4") && !shown.contains("[Open C-4]"), "{shown}");
    for way_in in ["[Open M-1]", "[Meetings]", "[Open D-1]", "[Decisions]", "[Polls]", "[Indicators]"] {
        assert!(shown.contains(way_in), "{way_in}: {shown}");
    }
    let all = rosa.presses(&home, "My promises").await.to_string();
    assert!((1..=4).all(|number| all.contains(&format!("[Open C-{number}]"))), "{all}");
    house.leave().await;
}

#[tokio::test]
async fn what_else_a_member_can_do_is_one_press_away() {
    let house = House::set_up().await;
    let tomas = house.tomas_in_english();
    let home = tomas.types("home", &[]).await;
    assert!(!home.to_string().contains("[Everyone's promises]"), "{home}");
    let more = tomas.presses(&home, "Something else…").await;
    assert!(more.is_private() && more.to_string().contains("**/poll ask**"), "{more}");
    for (button, part) in [
        ("My promises", "No open promises"),
        ("Closed promises", "You have closed nothing yet."),
        ("My reminders", "No reminders to come"),
        ("Meetings", "**/meeting schedule**"),
        ("Polls", "**/poll ask**"),
        ("Decisions", "**/decision propose**"),
        ("Indicators", "**/indicator add**"),
    ] {
        let seen = tomas.presses(&more, button).await;
        assert!(seen.is_private() && seen.to_string().contains(part), "{button}: {seen}");
    }
    // Coordinators find there whose promises are past their date.
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "friday 5pm")]).await;
    house.wind("2026-11-21 10:00");
    house.settled().await;
    let home = house.rosa().types("home", &[]).await;
    let everyones = house.rosa().presses(&home, "Everyone's promises").await.to_string();
    assert!(everyones.contains("was due ‹Fri 20 Nov 17:00 F›\n-# Ana [Open C-1]"), "{everyones}");
    house.leave().await;
}
