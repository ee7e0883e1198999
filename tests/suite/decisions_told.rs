//! Who is told what of a decision, where, and what an old message still does.

use serde_json::Value;

use crate::decisions::{closed_at, fills, post, posts, propose};
use crate::house::{House, Person, Seen};
use crate::polls::{later, posted_in};

const TITLE: &str = "Open the clinic on Saturdays?";
const BLOCK: [(&str, &str); 3] = [("harm", "Noise"), ("change", "A door"), ("talk", "")];

/// Somebody blocks.
async fn block(person: Person<'_>, card: &Seen) -> Seen {
    let first = person.presses(card, "Block").await;
    fills(person, &first, "Write it", &BLOCK).await
}

fn says(message: &Value, words: &str) -> bool {
    message["content"].as_str().is_some_and(|content| content.contains(words))
}

/// The newest direct message with these words.
pub async fn told(house: &House, person: u64, words: &str) -> Seen {
    let any = |practice: &practice::Practice| practice.direct_messages(person).iter().any(|one| says(one, words));
    house.until("it is told", any).await;
    let all = house.practice.direct_messages(person);
    Seen::of(practice::Answer::Message(all.into_iter().rev().find(|one| says(one, words)).unwrap()))
}

/// How often somebody was told that.
pub fn times(house: &House, person: u64, words: &str) -> usize {
    house.practice.direct_messages(person).iter().filter(|one| says(one, words)).count()
}

#[tokio::test]
async fn what_is_chosen_on_a_brief_is_answered_there_however_long_the_text() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", &"Every Saturday. ".repeat(93))]).await;
    block(house.tomas_in_english(), &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    house.wind("2026-12-03 09:00");
    let brief = told(&house, house.coalition.rosa, "It's for you to choose what comes next").await;
    let chosen = house.rosa().presses(&brief, "More time to talk").await.to_string();
    assert!(chosen.starts_with("(update)\n**D-1 · Open the clinic on Saturdays?**"), "{chosen}");
    // A message that stays says the day, not how far ahead it is.
    assert!(chosen.contains("until ‹Thu 10 Dec 09:00 F› (Thu 10 Dec, 9:00 am, New York time)."), "{chosen}");
    house.leave().await;
}

#[tokio::test]
async fn what_has_no_room_on_a_brief_is_said_beside_it() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let what = format!("Book the hall {}", "and the kitchen ".repeat(11));
    house.rosa().types("commit make", &[("what", &what), ("due", "dec 4 5pm")]).await;
    block(house.tomas_in_english(), &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    house.wind("2026-12-03 09:00");
    let brief = told(&house, house.coalition.rosa, "It's for you to choose what comes next").await;
    // "How are these going?" fits promises alone.
    let asked = brief.to_string();
    assert!(asked.contains("Choose one below to answer.") && !asked.contains("How are these going"), "{asked}");
    let opened = house.rosa().chooses(&brief, "Choose one to answer", "decide:1").await;
    let form = house.rosa().presses(&opened, "New text · D-1").await;
    // The same person, in the server, a moment earlier.
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    fills(house.rosa(), &own, "New text", &[("text", &format!("{}a", "*".repeat(1_499)))]).await;
    let overtaken = house.rosa().sends(&form, &[("text", "Only mornings.")]).await.to_string();
    assert!(overtaken.starts_with("(private answer)"), "{overtaken}");
    assert!(overtaken.contains("Yours isn't lost") && !overtaken.contains("Book the hall"), "{overtaken}");
    house.leave().await;
}

#[tokio::test]
async fn nobody_has_a_change_posted_where_they_may_not_write() {
    let house = House::set_up().await;
    let place = house.coalition.team;
    house.practice.silence_channel(place);
    house.rosa().at(place).types("decision propose", &[("title", TITLE)]).await;
    house.until("the card stands", |practice| posted_in(practice, place).len() == 1).await;
    house.settled().await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = Seen::of(practice::Answer::Message(posted_in(&house.practice, place)[1].clone()));
    let refused = house.ana().presses(&result, "Ask again").await.to_string();
    assert!(refused.contains("You can't write in this channel yourself"), "{refused}");
    let typed = [("title", "One Saturday a month?"), ("text", ""), ("closes", ""), ("why", "")];
    let refused = house.ana().at(place).forges_form("1:decide:change-sent:1", &typed).await.to_string();
    assert!(refused.contains("You can't write in this channel yourself"), "{refused}");
    // Where they may write, it is posted.
    let sent = house.ana().forges_form("1:decide:change-sent:1", &typed).await.to_string();
    assert!(sent.contains("**D-2** is on its way"), "{sent}");
    house.until("the next one stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    assert_eq!(posted_in(&house.practice, place).len(), 2);
    house.leave().await;
}

#[tokio::test]
async fn what_was_adopted_is_changed_only_by_who_answers_its_review() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let typed = [("title", "One Saturday a month?"), ("text", ""), ("closes", ""), ("why", "")];
    let forged = house.tomas_in_english().forges_form("1:decide:change-sent:1", &typed).await.to_string();
    assert!(forged.contains("Only the person who proposed it"), "{forged}");
    assert_eq!(house.rows("select count(*) from decisions").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn what_happens_again_is_told_again() {
    let house = House::set_up().await;
    let (tomas, rosa) = (house.tomas_in_english(), house.coalition.rosa);
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let first = tomas.presses(&card, "Block").await;
    tomas.presses(&first, "Ask a facilitator to call me").await;
    house.wind("2026-11-19 09:00");
    let brief = house.direct(rosa, 1).await.to_string();
    assert!(brief.contains("Tomás wants to talk about Open the clinic on Saturdays? (D-1)."), "{brief}");
    block(tomas, &card).await;
    let first = tomas.presses(&card, "Block").await;
    let asked = tomas.presses(&first, "Ask a facilitator to call me").await.to_string();
    assert!(asked.contains("Your block stays as it is."), "{asked}");
    house.wind("2026-11-20 09:00");
    let brief = house.direct(rosa, 2).await.to_string();
    // On a line each, and nothing of harm in who wants to talk.
    let lines = "Tomás wants to talk about Open the clinic on Saturdays? (D-1). Could you call?\n\
                 Open the clinic on Saturdays? (D-1): somebody sees harm in it. Open it to read why.\n";
    assert!(brief.contains(lines), "{brief}");
    tomas.presses(&card, "Agree").await;
    block(tomas, &card).await;
    house.wind("2026-11-21 09:00");
    let brief = house.direct(rosa, 3).await.to_string();
    assert!(brief.contains("somebody sees harm in it") && !brief.contains("wants to talk"), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn taking_words_back_leaves_posts_without_them_alone() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    let tomas = house.tomas_in_english();
    fills(tomas, &card, "Stand aside", &[("reason", "Not my thing")]).await;
    for text in ["One Saturday a month.", "Two Saturdays a month."] {
        house.ana().types("decision amend", &[("decision", "D-1"), ("text", text)]).await;
        later(&house, 2).await;
    }
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    tomas.presses(&own, "Take back my words").await;
    later(&house, 60).await;
    assert_eq!(posts(&house), 3);
    assert!(post(&house, 1).to_string().contains("D-1 has a new text (number 2)"), "{}", post(&house, 1));
    house.leave().await;
}

#[tokio::test]
async fn a_block_with_the_same_harm_may_ask_for_another_change() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    block(tomas, &card).await;
    for _ in 0..2 {
        let first = tomas.presses(&card, "Block").await;
        fills(tomas, &first, "Write it", &[("harm", "Noise"), ("change", "Thick walls"), ("talk", "")]).await;
    }
    later(&house, 2).await;
    let shown = post(&house, 0).to_string();
    assert!(shown.contains("Thick walls") && !shown.contains("A door"), "{shown}");
    assert_eq!(house.rows("select count(*) from decision_concerns").await, 2);
    // Who heard of the block is not told of every new wording.
    house.wind("2026-11-19 09:00");
    told(&house, house.coalition.rosa, "somebody sees harm in it").await;
    house.settled().await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    assert!(own.to_string().contains("Next: you have until ‹Wed 25 Nov 10:00 F› to talk together."), "{own}");
    let form = tomas.presses(&own, "Change my words").await;
    tomas.sends(&form, &[("harm", "Noise"), ("change", "Very thick walls"), ("talk", "")]).await;
    assert_eq!(house.rows("select count(*) from decision_news where what = 'concern' and told_at is null").await, 0);
    // A block stands, and the list says so.
    let list = house.ana().types("decision list", &[]).await.to_string();
    assert!(list.contains("open, but a block stands; ends ‹Wed 25 Nov 10:00 R›"), "{list}");
    house.leave().await;
}

#[tokio::test]
async fn one_person_has_one_block_also_after_they_wrote_it_anew() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    let tomas = house.tomas_in_english();
    block(tomas, &card).await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    fills(tomas, &own, "Change my words", &[("harm", "Noise"), ("change", "Thick walls"), ("talk", "")]).await;
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "One Saturday a month.")]).await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    tomas.presses(&own, "Keep my answer").await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    tomas.presses(&own, "Take back my words").await;
    // Why is not there to be read any more.
    house.wind("2026-11-19 09:00");
    let brief = told(&house, house.coalition.rosa, "somebody sees harm in it").await.to_string();
    assert!(brief.contains("took back the words for why") && !brief.contains("Open it to read why"), "{brief}");
    closed_at(&house, "2026-11-25 10:00").await;
    // In the brief, a date that stays true.
    house.wind("2026-11-30 09:00");
    let week = told(&house, house.coalition.rosa, "paused by a block, until <t:").await.to_string();
    assert!(week.contains("paused by a block, until ‹Wed 2 Dec 10:00 F›"), "{week}");
    closed_at(&house, "2026-12-02 10:00").await;
    let choice = post(&house, posts(&house) - 1);
    let sure = house.rosa().presses(&choice, "Put it aside").await;
    house.rosa().presses(&sure, "Yes, put it aside").await;
    let how = house.ana().forges(&choice, "1:decide:how:1").await.to_string();
    assert_eq!(how.matches("• Block").count(), 1, "{how}");
    assert!(how.contains("• Block: (reason withdrawn) *It stood when the decision was put aside.*"), "{how}");
    house.leave().await;
}

#[tokio::test]
async fn without_a_coordinator_the_owner_is_told_to_choose_in_the_server() {
    let mut house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    block(house.tomas_in_english(), &card).await;
    house
        .restart_after(async |path| {
            let url = format!("sqlite:{}", path.display());
            let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
            sqlx::query("delete from roles").execute(&mut connection).await.unwrap();
        })
        .await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    house.wind("2026-12-03 09:00");
    let brief = told(&house, house.coalition.rosa, "please open it in the server").await.to_string();
    assert!(brief.contains("[Open]") && !brief.contains("[More time to talk]"), "{brief}");
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    house.rosa().presses(&own, "More time to talk").await;
    assert_eq!(house.rows("select count(*) from decisions where state = 'blocked'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn after_its_end_nobody_withdraws_it() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.rosa().presses(&card, "Agree").await;
    let own = house.ana().presses(&card, "My answer").await;
    let sure = house.ana().presses(&own, "Withdraw it").await;
    house.wind("2026-11-25 10:00");
    let late = house.ana().presses(&sure, "Yes, withdraw it").await.to_string();
    assert!(late.contains("D-1 is closed"), "{late}");
    later(&house, 10).await;
    assert_eq!(house.rows("select count(*) from decision_book").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_concern_stands_on_the_card_and_beside_the_open_question() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1);
    let fields = [("harm", "The street is loud"), ("change", "Use the back door")];
    fills(house.tomas_in_english(), &result, "I have a concern", &fields).await;
    later(&house, 60).await;
    assert!(post(&house, 0).to_string().contains("The street is loud"), "{}", post(&house, 0));
    let fields = [("harm", "Nobody can park"), ("change", "Share rides")];
    fills(house.ana(), &result, "I have a concern", &fields).await;
    later(&house, 60).await;
    for number in [0, 2] {
        let shown = post(&house, number).to_string();
        assert!(shown.contains("The street is loud") && shown.contains("Nobody can park"), "{shown}");
    }
    house.leave().await;
}

#[tokio::test]
async fn what_was_chosen_is_asked_no_more_and_who_chose_is_not_told_of_it() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    block(house.tomas_in_english(), &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    let choice = post(&house, 2);
    house.rosa().presses(&choice, "More time to talk").await;
    later(&house, 60).await;
    assert_eq!(times(&house, house.coalition.rosa, "Could you help people talk?"), 1);
    let refused = house.rosa().presses(&choice, "Put it aside").await.to_string();
    assert!(refused.contains("That was chosen already for D-1"), "{refused}");
    house.leave().await;
}

#[tokio::test]
async fn who_blocked_at_the_last_minute_is_not_told_of_the_block() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.wind("2026-11-25 09:59");
    let blocked = block(house.rosa(), &card).await.to_string();
    // Ana, who proposed it, does not know yet.
    assert!(blocked.contains("Next: whoever proposed it and the facilitators hear of it"), "{blocked}");
    closed_at(&house, "2026-11-25 10:00").await;
    assert!(post(&house, 1).to_string().contains("D-1 is paused by a block"), "{}", post(&house, 1));
    assert_eq!(times(&house, house.coalition.rosa, "Could you help people talk?"), 0);
    house.leave().await;
}

#[tokio::test]
async fn the_number_of_a_poll_is_said_to_be_one() {
    let house = House::set_up().await;
    crate::polls::ask(house.ana(), &[("question", "Where shall we meet?"), ("options", "Clinic | Library")]).await;
    for (command, options) in [
        ("decision show", vec![("decision", "D-1")]),
        ("decision amend", vec![("decision", "D-1"), ("text", "At the library.")]),
    ] {
        let seen = house.rosa().types(command, &options).await.to_string();
        assert!(seen.contains("D-1 is a poll, not a decision. Type **/poll list**"), "{seen}");
    }
    let none = house.rosa().types("decision show", &[("decision", "D-9")]).await.to_string();
    assert!(none.contains("I can't find that among"), "{none}");
    house.leave().await;
}
