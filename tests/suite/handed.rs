//! What coordinators hear of promises that brought no answer, and when.

use insta::assert_snapshot;

use crate::house::House;

const MANAGE_GUILD: u64 = 1 << 5;

async fn ana_promises(house: &House) {
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 25 5pm")]).await;
}

/// On which of these mornings Rosa gets a brief, and what it says.
async fn rosas(house: &House, mornings: &[&str]) -> Vec<String> {
    let mut heard = Vec::new();
    for day in mornings {
        let before = house.practice.direct_messages(house.coalition.rosa).len();
        house.wind(&format!("2026-{day} 09:00"));
        house.settled().await;
        for message in house.practice.direct_messages(house.coalition.rosa).iter().skip(before) {
            heard.push(format!("{day}: {}", message["content"].as_str().unwrap()));
        }
    }
    heard
}

#[tokio::test]
async fn a_last_question_that_came_late_leaves_three_days_to_answer() {
    let mut house = House::set_up().await;
    ana_promises(&house).await;
    // The bot is away from before the last rung, the 30th, until the 4th: Ana is asked then.
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-12-04T15:00:00Z".parse().unwrap())).await;
    let brief = house.direct(house.coalition.ana, 1).await;
    assert!(brief.to_string().contains("If I hear nothing by Monday"), "{brief}");
    let heard = rosas(&house, &["12-05", "12-06", "12-07", "12-08"]).await;
    assert_snapshot!(heard.join("\n"), @"
    12-07: Our week at a glance:
    > 1 promise is past its date and still open
    Could you check in with Ana? Flyers (C-1) was due Wed 25 Nov and is still open. I asked and heard nothing.
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_becomes_coordinator_hears_of_what_slipped_before() {
    let house = House::set_up().await;
    let home = house.rosa().types("home", &[]).await;
    let card = house.rosa().presses(&home, "My settings").await;
    let form = house.rosa().presses(&card, "I'll be away").await;
    house.rosa().sends(&form, &[("until", "dec 20")]).await;
    ana_promises(&house).await;
    house.wind("2026-11-30 09:00");
    house.direct(house.coalition.ana, 1).await;
    house.wind("2026-12-01 12:00");
    let manager = house.practice.add_role(house.coalition.guild, "Manager", MANAGE_GUILD);
    house.practice.give_role(house.coalition.guild, house.coalition.tomas, manager);
    let announcements = house.coalition.announcements.to_string();
    let options = [("timezone", "America/New_York"), ("announcements", announcements.as_str())];
    house.tomas_in_english().types("coalition setup", &options).await;
    house.wind("2026-12-02 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.tomas).len(), 0);
    house.wind("2026-12-03 09:00");
    let brief = house.direct(house.coalition.tomas, 1).await;
    assert!(brief.to_string().contains("Could you check in with Ana? Flyers (C-1)"), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn who_coordinates_alone_is_not_promised_that_a_coordinator_will_ask() {
    let house = House::set_up().await;
    house.rosa().types("commit make", &[("what", "Flyers"), ("due", "nov 25 5pm")]).await;
    house.wind("2026-11-30 09:00");
    let asked = house.direct(house.coalition.rosa, 1).await.to_string();
    let said = "I won't ask about this one again. It stays in **/home** until you say how it went.";
    assert!(asked.contains("Flyers (C-1) was due Wednesday and is still open.") && asked.contains(said), "{asked}");
    assert_eq!(rosas(&house, &["12-03", "12-04"]).await, Vec::<String>::new());
    house.leave().await;
}
