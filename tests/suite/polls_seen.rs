//! Who finds which polls: everyone's everywhere, those of a hidden channel only there.

use insta::assert_snapshot;

use crate::house::House;
use crate::polls::{ask, posted_in};

const ASK: [(&str, &str); 2] = [("question", "Where shall we meet?"), ("options", "Clinic | Library")];

#[tokio::test]
async fn what_everyone_can_see_is_found_everywhere_and_waits_at_home() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("poll list", &[]).await, @"
    (private answer)
    No polls here. To ask something, type **/poll ask**.
    ");
    ask(house.ana(), &ASK).await;
    let quiet = house.practice.add_channel(house.coalition.guild, "quiet");
    let list = house.tomas_in_english().at(quiet).types("poll list", &[]).await;
    assert_snapshot!(list, @"
    (private answer)
    **1 poll**
    **D-1** Where shall we meet? · closes ‹Wed 25 Nov 10:00 R› [Open D-1]
    ");
    let home = house.tomas_in_english().types("home", &[]).await;
    let row = "**1 poll waits for your answer**\n**D-1** Where shall we meet? · closes ‹Wed 25 Nov 10:00 R› [Open D-1]";
    assert!(home.to_string().contains(row), "{home}");
    let mine = house.tomas_in_english().types("digest mine", &[("state", "on")]).await;
    let waits = house.tomas_in_english().presses(&mine, "Show it now").await.to_string();
    assert!(waits.contains("**D-1** Where shall we meet? · closes ‹Wed 25 Nov 10:00 F›"), "{waits}");
    let own = house.tomas_in_english().at(quiet).presses(&list, "Open D-1").await;
    house.tomas_in_english().at(quiet).presses(&own, "1").await;
    let home = house.tomas_in_english().types("home", &[]).await.to_string();
    assert!(home.contains("**No poll waits for your answer**\n**D-1** Where shall we meet?"), "{home}");
    let waits = house.tomas_in_english().presses(&mine, "Show it now").await.to_string();
    assert!(!waits.contains("D-1"), "{waits}");
    house.leave().await;
}

#[tokio::test]
async fn a_poll_in_a_hidden_channel_is_for_those_who_see_it() {
    let house = House::set_up().await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    ask(house.ana().at(board), &ASK).await;
    let tomas = house.tomas_in_english();
    for line in ["poll list", "home"] {
        let seen = tomas.types(line, &[]).await.to_string();
        assert!(!seen.contains("D-1"), "{line}: {seen}");
    }
    // Who asked it finds it wherever they are, and so do coordinators.
    for person in [house.ana(), house.rosa()] {
        let list = person.types("poll list", &[]).await.to_string();
        assert!(list.contains("**D-1** Where shall we meet?"), "{list}");
    }
    assert_eq!(house.rows("select count(*) from items where kind = 'D' and not shared").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_hidden_channel_that_is_closed_to_us_is_told_privately_and_nothing_is_posted_elsewhere() {
    let house = House::set_up().await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    house.ana().at(board).types("meeting schedule", &crate::meetings::ASSEMBLY).await;
    house.until("the card stands", |practice| posted_in(practice, board).len() == 1).await;
    house.settled().await;
    let elsewhere = |house: &House| {
        let all = [house.coalition.general, house.coalition.announcements];
        all.map(|channel| posted_in(&house.practice, channel).len())
    };
    let before = elsewhere(&house);
    house.practice.delete_channel(board);
    house.settled().await;
    crate::meetings::wind(&house, "2026-11-23 18:00").await;
    let told = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(told.contains("Something about M-1 couldn't be posted: I can't write in its channel any more."), "{told}");
    // The coordinator hears of the channel, and of this.
    let told = house.practice.direct_messages(house.coalition.rosa);
    assert!(told.iter().any(|message| message.to_string().contains("Something about M-1")), "{told:#?}");
    assert_eq!(elsewhere(&house), before);
    house.leave().await;
}
