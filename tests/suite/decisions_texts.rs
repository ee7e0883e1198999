//! Texts of a decision that change while people read, write and answer.

use insta::assert_snapshot;

use crate::decisions::{closed_at, post, propose};
use crate::house::{House, Seen};
use crate::polls::later;

const TITLE: &str = "Open the clinic on Saturdays?";

/// The text changes while Tomás fills in a form; he reads the new one and sends what he wrote again.
async fn overtaken(house: &House, form: Seen, fields: &[(&str, &str)], answer: &str) {
    let (tomas, text) = (house.tomas_in_english(), format!("Not before noon: {answer}."));
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", &text)]).await;
    let changed = tomas.sends(&form, fields).await;
    assert!(changed.to_string().contains("What you wrote isn't lost"), "{changed}");
    assert!(changed.to_string().contains(&text), "{changed}");
    let form = tomas.presses(&changed, "Open my text").await;
    assert!(form.to_string().contains("Too early for me"), "{form}");
    let answered = tomas.sends(&form, fields).await.to_string();
    assert!(answered.contains(&format!("Your answer: **{answer}**")), "{answered}");
}

#[tokio::test]
async fn what_was_typed_while_the_text_changed_is_kept() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    let tomas = house.tomas_in_english();
    let aside = [("reason", "Too early for me")];
    overtaken(&house, tomas.presses(&card, "Stand aside").await, &aside, "Stand aside").await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    let first = tomas.presses(&own, "Block").await;
    let block = [("harm", "Too early for me"), ("change", "Evenings"), ("talk", "")];
    overtaken(&house, tomas.presses(&first, "Write it").await, &block, "Block").await;
    house.leave().await;
}

#[tokio::test]
async fn a_command_shows_the_text_of_somebody_else_before_it_replaces_it() {
    let house = House::set_up().await;
    propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    let amends = |text| [("decision", "D-1"), ("text", text)];
    let asked = house.rosa().types("decision amend", &amends("One Saturday a month.")).await;
    assert_snapshot!(asked, @"
    (private answer)
    Yours isn't sent yet. D-1 has this text now, number 1, by Ana:
    Every Saturday.
    Shall yours take its place?
    [Replace it] [Open my text]
    ");
    let replaced = house.rosa().presses(&asked, "Replace it").await.to_string();
    assert!(replaced.contains("D-1 has a new text now: number 2"), "{replaced}");
    let asked = house.ana().types("decision amend", &amends("Two Saturdays a month.")).await;
    // One's own text needs no second look.
    let again = house.rosa().types("decision amend", &amends("Only in May.")).await.to_string();
    assert!(again.contains("D-1 has a new text now: number 3"), "{again}");
    let overtaken = house.ana().presses(&asked, "Replace it").await.to_string();
    assert!(overtaken.contains("Rosa gave D-1 a new text while you were writing"), "{overtaken}");
    assert!(overtaken.contains("Only in May."), "{overtaken}");
    // What somebody else keeps is nobody's to send.
    let forged = house.rosa().forges(&asked, &asked.custom_id("Replace it")).await.to_string();
    assert!(forged.contains("only kept for a day"), "{forged}");
    assert_eq!(house.rows("select version from decisions").await, 3);
    house.leave().await;
}

#[tokio::test]
async fn an_earlier_text_is_shown_as_a_whole() {
    let house = House::set_up().await;
    let long = format!("{}the end", "a".repeat(1_490));
    propose(house.ana(), &[("title", TITLE), ("text", &long)]).await;
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "One Saturday a month.")]).await;
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    let newest = house.rosa().presses(&own, "Earlier texts").await;
    let first = house.rosa().presses(&newest, "Earlier text →").await.to_string();
    assert!(first.contains(&long) && first.contains("**Number 1** of 2, by Ana"), "{first}");
    let forged = house.rosa().forges(&newest, "1:decide:texts:1.9").await.to_string();
    assert!(forged.contains("I don't know this button"), "{forged}");
    house.leave().await;
}

#[tokio::test]
async fn answers_to_an_earlier_text_that_nobody_kept_are_named_in_the_result() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    house.rosa().presses(&card, "Agree").await;
    house.tomas().presses(&card, "Agree").await;
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "One Saturday a month.")]).await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 2);
    assert_snapshot!(result, @"
    (answer)
    **D-1 is not ready yet: Open the clinic on Saturdays?**
    Nobody answered its newest text, so it isn't decided.
    -# 2 people answered an earlier text and didn't say whether they keep it, so those aren't counted.
    [Ask again] [Put on the agenda] [How it was counted]
    [Español]
    ");
    let how = house.rosa().presses(&result, "How it was counted").await.to_string();
    assert!(how.contains("2 people answered an earlier text"), "{how}");
    assert!(post(&house, 0).to_string().contains("Nobody answered this newest text"), "{}", post(&house, 0));
    house.leave().await;
}

#[tokio::test]
async fn beside_answers_that_nobody_kept_only_those_to_the_newest_text_are_said_to_be_left_out() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    house.rosa().presses(&card, "Agree").await;
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "One Saturday a month.")]).await;
    let own = house.ana().types("decision show", &[("decision", "D-1")]).await;
    let more = house.ana().presses(&own, "More").await;
    house.ana().presses(&more, "Leave me out").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 2).to_string();
    assert!(result.contains("Nobody lost: everyone who answered the newest text left themselves out."), "{result}");
    assert!(result.contains("1 person answered an earlier text"), "{result}");
    house.leave().await;
}

#[tokio::test]
async fn who_is_asked_whether_an_answer_stays_has_a_day_after_the_brief() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    house.rosa().presses(&card, "Agree").await;
    house.wind("2026-11-24 11:00");
    let options = [("decision", "D-1"), ("text", "One Saturday a month.")];
    let amended = house.ana().types("decision amend", &options).await.to_string();
    assert!(amended.contains("Open until ‹Thu 26 Nov 09:00 F›"), "{amended}");
    house.leave().await;
}

#[tokio::test]
async fn the_reason_for_hurry_may_take_its_minutes() {
    let house = House::set_up().await;
    let form = house.ana().types("decision propose", &[("title", TITLE), ("closes", "2026-11-19 10:03")]).await;
    later(&house, 300).await;
    let sent = house.ana().sends(&form, &[("why", "The landlord asks")]).await.to_string();
    assert!(sent.contains("is on its way"), "{sent}");
    let options = [("title", "Buy chairs?"), ("closes", "2026-11-19 10:30")];
    let form = house.ana().types("decision propose", &options).await;
    later(&house, 7_200).await;
    // The form of the reason has no field for the end: all of it is offered again.
    let late = house.ana().sends(&form, &[("why", "The shop closes")]).await;
    assert!(late.to_string().contains("open for at least 24 hours"), "{late}");
    assert_eq!(house.rows("select count(*) from decisions").await, 1);
    let whole = house.ana().presses(&late, "Open the form").await;
    assert_snapshot!(whole, @"
    (form) Propose a decision
    What should we decide?: Buy chairs?
    The text: 
    Until when? (a week, if left empty): 2026-11-19 10:30
    Why so soon? (if within three days): The shop closes
    ");
    let fields = [("title", "Buy chairs?"), ("text", ""), ("closes", "2026-11-20 10:00"), ("why", "The shop closes")];
    let sent = house.ana().sends(&whole, &fields).await.to_string();
    assert!(sent.contains("**D-2** is on its way"), "{sent}");
    house.leave().await;
}
