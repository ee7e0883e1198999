//! Who finds which polls: everyone's everywhere, those of a hidden channel only there; and what people are told of how a poll stands.

use insta::assert_snapshot;

use crate::house::House;
use crate::polls::{ask, card, posted_in};

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
    assert!(home.contains("**You have answered the open polls**\n**D-1** Where shall we meet?"), "{home}");
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
    // The host, beside who comes.
    let told = house.direct(house.coalition.ana, 2).await;
    let all = house.practice.direct_messages(house.coalition.ana);
    let part = "Something about M-1 couldn't be posted: I can't write in its channel any more.";
    assert!(all.iter().any(|message| message.to_string().contains(part)), "{told}");
    // The coordinator hears of the channel, and of this.
    let told = house.practice.direct_messages(house.coalition.rosa);
    assert!(told.iter().any(|message| message.to_string().contains("Something about M-1")), "{told:#?}");
    assert_eq!(elsewhere(&house), before);
    house.leave().await;
}

#[tokio::test]
async fn what_is_pressed_again_says_how_to_take_it_off() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &[&ASK[..], &[("method", "several")]].concat()).await;
    assert!(posted.value.to_string().contains("Clinic\u{a0}·\u{a0}0"), "a count is never alone on its line: {posted}");
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&posted, "2").await;
    assert!(!first.to_string().contains("already"), "{first}");
    let again = tomas.presses(&posted, "2").await;
    let said = "Your answer: **2**\n**2** was in your answer already. To take it off, press *✓ 2* below.";
    assert!(again.is_private() && again.to_string().contains(said), "{again}");
    tomas.presses(&again, "✓ 2").await;
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn a_closed_poll_says_what_came_out() {
    let house = House::set_up().await;
    let closes = [("closes", "friday")];
    let tied = ask(house.ana(), &[&ASK[..], &closes[..]].concat()).await;
    let empty = [("question", "Which first?"), ("options", "Flyers | Chairs"), ("method", "ranked")];
    let empty = ask(house.ana(), &[&empty[..], &closes[..]].concat()).await;
    let how = house.tomas_in_english().presses(&empty, "How it was counted").await;
    assert_snapshot!(how, @"
    (private answer)
    Nobody has put D-2 in order, so there is nothing to count.
    ");
    house.ana().presses(&tied, "1").await;
    house.rosa().presses(&tied, "2").await;
    house.wind("2026-11-20 17:00");
    house.settled().await;
    let shown = card(&house).to_string();
    assert!(shown.contains("**A tie: Clinic / Library**\n**"), "{shown}");
    let tie = "Clinic and Library are level for first place. Clinic comes first, drawn by lot at the start.";
    assert!(shown.contains(tie), "{shown}");
    assert!(shown.contains("[My answer]"), "{shown}");
    let empty = posted_in(&house.practice, house.coalition.general)[1].clone();
    assert_snapshot!(crate::house::Seen::of(practice::Answer::Message(empty)), @"
    (answer)
    **D-2 · Which first?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Flyers · 0
    **2** Chairs · 0
    -# Closed on ‹Fri 20 Nov 17:00 F›. Nobody answered.
    [How it was counted] [Español]
    ");
    house.wind("2026-11-21 09:00");
    let brief = crate::decisions_told::told(&house, house.coalition.ana, "your poll has closed").await.to_string();
    assert!(brief.contains(&format!("(D-1): your poll has closed. {tie}")), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn a_time_that_has_passed_is_said_and_makes_no_meeting() {
    let house = House::set_up().await;
    let times = [("question", "When shall we meet?"), ("options", "tomorrow 6pm | next thu 6pm")];
    let asked = house.ana().types("poll ask", &times).await.to_string();
    assert!(asked.contains("Some of these times come before the poll closes."), "{asked}");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    let own = house.ana().presses(&card(&house), "1").await.to_string();
    assert!(own.contains("[Make it a meeting]") && !own.contains("has passed"), "{own}");
    house.wind("2026-11-20 10:00");
    house.settled().await;
    let own = house.ana().presses(&card(&house), "My answer").await.to_string();
    assert!(own.contains("The time that leads has passed") && !own.contains("[Make it a meeting]"), "{own}");
    // To others that says nothing.
    let other = house.tomas_in_english().presses(&card(&house), "My answer").await.to_string();
    assert!(!other.contains("has passed"), "{other}");
    house.leave().await;
}
