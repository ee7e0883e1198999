//! The front door: welcome, setup, home.

use insta::assert_snapshot;

use crate::house::{House, Seen};

#[tokio::test]
async fn a_new_guild_is_welcomed_once_and_set_up_in_a_conversation() {
    let mut house = House::new().await;
    let general = house.coalition.general;
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    house.restart().await;
    house.settled().await;
    assert_eq!(house.practice.messages(general).len(), 1);
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    assert_snapshot!(welcome, @"");
    assert_snapshot!(house.ana().presses(&welcome, "Set up (3 minutes)").await, @"");
    assert_snapshot!(house.ana().presses(&welcome, "Español").await, @"");
    assert_snapshot!(house.ana().presses(&welcome, "What I keep").await, @"");
    let setup = house.rosa().presses(&welcome, "Set up (3 minutes)").await;
    assert_snapshot!(setup, @"");
    let setup = house.rosa().chooses(&setup, "Choose your time zone", "America/New_York").await;
    let announcements = house.coalition.announcements.to_string();
    let setup = house.rosa().chooses(&setup, "Choose a channel", &announcements).await;
    let form = house.rosa().presses(&setup, "Another time zone").await;
    assert_snapshot!(house.rosa().sends(&form, &[("zone", "middle earth")]).await, @"");
    let finished = house.rosa().presses(&setup, "Finish").await;
    assert_snapshot!(finished, @"");
    house.until("the card stands", |practice| practice.messages(house.coalition.announcements).len() == 1).await;
    let card = Seen::of(practice::Answer::Message(house.practice.messages(house.coalition.announcements)[0].clone()));
    assert_snapshot!(card, @"");
    assert_snapshot!(house.ana().presses(&card, "My things").await, @"");
    assert_snapshot!(house.tomas().presses(&card, "How we work").await, @"");
    house.leave().await;
}

#[tokio::test]
async fn setup_in_one_line_and_what_it_refuses() {
    let house = House::new().await;
    assert_snapshot!(house.ana().types("coalition setup", &[("timezone", "Chicago")]).await, @"");
    assert_snapshot!(house.rosa().types("coalition setup", &[("timezone", "mars <@1> **x**")]).await, @"");
    let team = house.coalition.team;
    house.practice.deny_bot(team, 1 << 11);
    let team = team.to_string();
    let options = [("timezone", "Chicago"), ("announcements", team.as_str())];
    assert_snapshot!(house.rosa().types("coalition setup", &options).await, @"");
    assert_snapshot!(house.rosa().types("coalition setup", &[("timezone", "eastern"), ("language", "Español")]).await, @"");
    assert_snapshot!(house.ana().types("coalition show", &[]).await, @"");
    assert_snapshot!(house.tomas().types("home", &[]).await, @"");
    house.leave().await;
}
