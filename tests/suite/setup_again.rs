//! Setup, done again: the *Start here* card, and what can be left empty.

use insta::assert_snapshot;

use crate::house::House;

#[tokio::test]
async fn a_card_is_posted_again_when_its_channel_or_language_changed_or_it_was_deleted() {
    let house = House::set_up().await;
    let (announcements, team) = (house.coalition.announcements, house.coalition.team);
    let cards = |channel| house.practice.messages(channel).len();
    let again = async |options: &[(&str, &str)]| {
        let mut all = vec![("timezone", "America/New_York")];
        all.extend(options);
        let said = house.rosa().types("coalition setup", &all).await.to_string();
        house.settled().await;
        said.replace(&announcements.to_string(), "announcements").replace(&team.to_string(), "team")
    };
    house.settled().await;
    let stands = "The *Start here* card stands in <#announcements>.";
    let said = again(&[]).await;
    assert!(said.contains(stands) && cards(announcements) == 1, "{said}");
    // Another English is no other card.
    let said = again(&[("language", "English (UK)")]).await;
    assert!(said.contains(stands) && cards(announcements) == 1, "{said}");
    let said = again(&[("language", "Español")]).await;
    assert!(said.contains("I'm posting a *Start here* card in <#announcements>."), "{said}");
    let spanish = house.practice.messages(announcements).pop().unwrap();
    assert!(cards(announcements) == 2 && spanish.to_string().contains("Empieza aquí"), "{spanish}");
    house.practice.delete_message(spanish["id"].as_str().unwrap().parse().unwrap());
    let said = again(&[]).await;
    assert!(said.contains("I'm posting") && cards(announcements) == 2, "{said}");
    let said = again(&[("announcements", &team.to_string())]).await;
    assert!(said.contains("I'm posting a *Start here* card in <#team>.") && cards(team) == 1, "{said}");
    house.leave().await;
}

#[tokio::test]
async fn a_channel_and_a_role_can_be_left_empty_again() {
    let house = House::set_up().await;
    let role = house.practice.add_role(house.coalition.guild, "Coordination", 0).to_string();
    let options = [("timezone", "America/New_York"), ("coordinator_role", role.as_str())];
    house.rosa().types("coalition setup", &options).await;
    let everyone = house.coalition.guild.to_string();
    let refused = house.rosa().types("coalition setup", &[options[0], ("coordinator_role", &everyone)]).await;
    assert_snapshot!(refused, @"
    (private answer)
    Everyone here has the role *@everyone*, so everyone would be a coordinator. Please choose a role that only your coordinators wear, or leave it empty.
    ");
    house.settled().await;
    let press = format!("1:coalition:setup:{}", house.coalition.guild);
    let card = house.rosa().types("home", &[]).await;
    let setup = house.rosa().forges(&card, &press).await;
    assert!(setup.to_string().contains(&format!("<Choose a role: ✓ {role}>")), "{setup}");
    let refused = house.rosa().chooses(&setup, "Choose a role", &everyone).await;
    assert!(refused.to_string().contains("everyone would be a coordinator"), "{refused}");
    let setup = house.rosa().presses_id(&setup, &setup.custom_id("Choose a role"), &[]).await;
    let setup = house.rosa().presses_id(&setup, &setup.custom_id("Choose a channel"), &[]).await;
    assert!(setup.to_string().contains("**3. News goes to:** not chosen yet"), "{setup}");
    assert!(setup.to_string().contains("wear the role:** not chosen yet"), "{setup}");
    let finished = house.rosa().presses(&setup, "Finish").await.to_string();
    let general = house.coalition.general.to_string();
    assert!(finished.contains(&format!("I'm posting a *Start here* card in <#{general}>.")), "{finished}");
    house.leave().await;
}
