//! The Monday brief: a coordinator's week at a glance.

use insta::assert_snapshot;

use crate::house::House;

/// Ana's two promises are past their date on Monday.
async fn late() -> House {
    let house = House::set_up().await;
    for what in ["Flyers", "Chairs"] {
        house.ana().types("commit make", &[("what", what), ("due", "friday 5pm")]).await;
    }
    house
}

#[tokio::test]
async fn on_mondays_coordinators_read_what_the_coalition_has_to_talk_about() {
    let house = late().await;
    house.wind("2026-11-22 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.rosa).len(), 0);
    house.wind("2026-11-23 09:00");
    let week = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(week, @"
    (message)
    Our week at a glance:
    > 2 promises are past their date and still open
    [My things]
    ");
    house.wind("2026-11-24 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.rosa).len(), 1);
    house.wind("2026-11-30 09:00");
    let again = house.direct(house.coalition.rosa, 2).await.to_string();
    assert!(again.contains("Our week at a glance"), "{again}");
    let anas = house.practice.direct_messages(house.coalition.ana);
    assert!(!anas.iter().any(|message| message.to_string().contains("Our week")), "she does not coordinate");
    house.leave().await;
}

#[tokio::test]
async fn one_matter_beside_the_week_keeps_its_buttons() {
    let house = late().await;
    house.rosa().types("commit make", &[("what", "Coffee"), ("due", "nov 30 5pm")]).await;
    house.wind("2026-11-23 09:00");
    let brief = house.direct(house.coalition.rosa, 1).await;
    let shown = brief.to_string();
    assert!(shown.contains("2 promises are past their date") && shown.contains("Coffee (C-3)"), "{shown}");
    let done = house.rosa().presses(&brief, "Done · C-3").await.to_string();
    assert!(!done.contains("Our week"), "it is nothing that is still to answer: {done}");
    house.leave().await;
}

#[tokio::test]
async fn the_week_comes_first_and_is_opened_like_any_matter() {
    let house = late().await;
    for what in ["Coffee", "Tea"] {
        house.rosa().types("commit make", &[("what", what), ("due", "nov 30 5pm")]).await;
    }
    house.wind("2026-11-23 09:00");
    let brief = house.direct(house.coalition.rosa, 1).await;
    let shown = brief.to_string();
    let (week, coffee) = (shown.find("• Our week at a glance"), shown.find("Coffee"));
    assert!(week.is_some() && week < coffee, "{shown}");
    let guild = house.coalition.guild;
    let opened = house.rosa().chooses(&brief, "Choose one to answer", &format!("brief:{guild}")).await.to_string();
    assert!(opened.contains("2 promises are past their date") && opened.contains("Coffee"), "{opened}");
    let all = house.rosa().forges(&brief, &format!("1:brief:week:{guild}")).await.to_string();
    assert!(all.contains("• 2 promises are past their date"), "{all}");
    let look = house.ana().types("home", &[]).await;
    let forged = house.ana().forges(&look, &format!("1:brief:week:{guild}")).await.to_string();
    assert!(forged.contains("I can't find that"), "{forged}");
    house.leave().await;
}
