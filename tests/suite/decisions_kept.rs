//! Answers to an earlier text: whoever gave one is asked until they say whether it stays, and nothing is counted over their heads.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, propose};
use crate::decisions_told::{times, told};
use crate::house::{House, Seen};

const TITLE: &str = "Open the clinic on Saturdays?";
const BLOCK: [(&str, &str); 3] = [("harm", "Noise"), ("change", "A door"), ("talk", "")];

async fn proposed(house: &House) -> Seen {
    propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await
}

async fn amends(house: &House) -> Seen {
    let options = [("decision", "D-1"), ("text", "One Saturday a month.")];
    let amended = house.ana().types("decision amend", &options).await;
    house.settled().await;
    amended
}

#[tokio::test]
async fn an_answer_that_hangs_is_asked_for_at_once_at_half_time_and_on_the_last_day() {
    let house = House::set_up().await;
    let card = proposed(&house).await;
    house.tomas_in_english().presses(&card, "Agree").await;
    house.rosa().presses(&card, "Agree").await;
    amends(&house).await;
    let (tomas, mut asked) = (house.coalition.tomas, Vec::new());
    for day in 19..=25 {
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
        if times(&house, tomas, "(D-1)") > asked.len() {
            asked.push(day);
        }
        if day == 20 {
            house.rosa().presses(&post(&house, 1), "Keep my answer").await;
        }
    }
    assert_eq!(asked, [19, 22, 25]);
    assert_eq!(times(&house, tomas, "(D-1)"), 3);
    assert_eq!(times(&house, house.coalition.rosa, "(D-1)"), 1, "who answered is asked no more");
    house.leave().await;
}

#[tokio::test]
async fn a_block_gives_more_time_and_with_it_more_questions() {
    let house = House::set_up().await;
    let card = proposed(&house).await;
    house.rosa().presses(&card, "Agree").await;
    let first = house.tomas_in_english().presses(&card, "Block").await;
    fills(house.tomas_in_english(), &first, "Write it", &BLOCK).await;
    amends(&house).await;
    let asked = || times(&house, house.coalition.rosa, "(D-1) has a new text");
    for day in 19..=25 {
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
    }
    assert_eq!(asked(), 3);
    closed_at(&house, "2026-11-25 10:00").await;
    assert!(post(&house, 2).to_string().contains("D-1 is paused by a block"), "{}", post(&house, 2));
    // Half time comes anew, and so does the last day.
    for day in ["11-26", "11-27", "11-28", "11-29", "11-30", "12-01", "12-02"] {
        house.wind(&format!("2026-{day} 09:00"));
        house.settled().await;
    }
    assert_eq!(asked(), 5);
    house.leave().await;
}

#[tokio::test]
async fn whoever_writes_the_new_text_is_asked_like_anybody() {
    let house = House::set_up().await;
    let card = proposed(&house).await;
    fills(house.ana(), &card, "Agree, but…", &[("reason", "Only with an interpreter")]).await;
    amends(&house).await;
    let home = house.ana().types("home", &[]).await.to_string();
    assert!(
        home.contains("**D-1** Open the clinic on Saturdays? · new text: do you keep your answer? Ends ‹"),
        "{home}"
    );
    house.wind("2026-11-19 09:00");
    let brief = told(&house, house.coalition.ana, "Do you keep your answer?").await;
    let kept = house.ana().presses(&brief, "Keep my answer").await.to_string();
    assert!(kept.contains("Your answer: **Agree, but…**"), "{kept}");
    let home = house.ana().types("home", &[]).await.to_string();
    assert!(!home.contains("do you keep your answer?"), "{home}");
    house.leave().await;
}

#[tokio::test]
async fn when_the_last_block_is_gone_answers_that_hang_have_a_day_first() {
    let house = House::set_up().await;
    let card = proposed(&house).await;
    let tomas = house.tomas_in_english();
    fills(house.ana(), &card, "Agree, but…", &[("reason", "Only with an interpreter")]).await;
    let first = tomas.presses(&card, "Block").await;
    fills(tomas, &first, "Write it", &BLOCK).await;
    amends(&house).await;
    let own = house.rosa().presses(&post(&house, 1), "See everything").await;
    house.rosa().presses(&own, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let paused = post(&house, 2);
    assert!(paused.to_string().contains("gets a day first to say whether they keep their answer"), "{paused}");
    let aside = fills(tomas, &paused, "Stand aside", &[("reason", "Not my thing")]).await.to_string();
    assert!(aside.contains("Open until ‹Fri 27 Nov 09:00 F›"), "{aside}");
    house.settled().await;
    assert_snapshot!(post(&house, 3), @"
    (answer)
    **D-1 has no block any more: Open the clinic on Saturdays?**
    Thank you for talking. Not everyone who answered an earlier text has said yet whether they keep their answer. They have until ‹Fri 27 Nov 09:00 F› (Fri 27 Nov, 9:00 am, New York time); then it's counted.
    One Saturday a month.
    [Keep my answer] [See everything]
    [Español]
    ");
    let before = times(&house, house.coalition.ana, "Do you keep your answer?");
    house.wind("2026-11-26 09:00");
    house.settled().await;
    assert_eq!(times(&house, house.coalition.ana, "Do you keep your answer?"), before + 1);
    let brief = told(&house, house.coalition.ana, "Do you keep your answer?").await;
    house.ana().presses(&brief, "Keep my answer").await;
    closed_at(&house, "2026-11-27 09:00").await;
    let result = post(&house, 4).to_string();
    assert!(result.contains("**D-1 is adopted: Open the clinic on Saturdays?**\n3 people answered"), "{result}");
    house.leave().await;
}

#[tokio::test]
async fn whoever_looks_at_the_newest_text_can_keep_their_answer_there() {
    let house = House::set_up().await;
    let card = proposed(&house).await;
    house.rosa().presses(&card, "Agree").await;
    amends(&house).await;
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    let newest = house.rosa().presses(&own, "Earlier texts").await;
    assert!(newest.to_string().contains("[Keep my answer] [Earlier text →]"), "{newest}");
    let earlier = house.rosa().presses(&newest, "Earlier text →").await.to_string();
    assert!(!earlier.contains("[Keep my answer]"), "{earlier}");
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    let newest = house.rosa().presses(&own, "Earlier texts").await;
    let kept = house.rosa().presses(&newest, "Keep my answer").await.to_string();
    assert!(kept.contains("Your answer: **Agree**"), "{kept}");
    house.leave().await;
}
