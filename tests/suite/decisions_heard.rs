//! What people say about decisions, and who hears of it: concerns, calls, words taken back, a new text in the brief.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, posts, propose};
use crate::house::House;
use crate::polls::later;

const TITLE: &str = "Open the clinic on Saturdays?";

#[tokio::test]
async fn a_concern_after_it_was_adopted_asks_for_a_review_and_flips_nothing() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1);
    let tomas = house.tomas_in_english();
    let fields = [("harm", "The street is loud"), ("change", "Use the back door")];
    assert_snapshot!(fills(tomas, &result, "I have a concern", &fields).await, @"
    (private answer)
    Thank you for saying so. D-1 still holds; I've asked everyone to look at it again. Your words are shown without your name.
    ");
    let twice = fills(tomas, &result, "I have a concern", &fields).await;
    assert!(twice.to_string().contains("on the table already"), "{twice}");
    house.settled().await;
    let review = post(&house, 2);
    assert_snapshot!(review, @r#"
    (answer)
    **Time to look at D-1 again: Open the clinic on Saturdays?**
    It was adopted on ‹Wed 25 Nov 10:00 D›. Shall we keep it, change it, or end it? The person who proposed it or a coordinator can answer for us.
    • Concern: "The street is loud"
    What would have to change: "Use the back door"
    [Keep it] [Change it] [End it]
    [Español]
    "#);
    assert_eq!(house.rows("select count(*) from decisions where state = 'adopted'").await, 1);
    house.wind("2026-11-26 09:00");
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    Open the clinic on Saturdays? (D-1): shall we keep it, change it, or end it?
    [Open]
    ");
    // Who may not answer for us is told so before anything is asked of them.
    for label in ["Change it", "End it"] {
        let refused = tomas.presses(&review, label).await.to_string();
        assert!(refused.contains("Only the person who proposed it, or a coordinator, can answer this"), "{refused}");
    }
    let sure = house.rosa().presses(&review, "End it").await;
    house.rosa().presses(&sure, "Yes, end it").await;
    house.settled().await;
    assert_snapshot!(post(&house, 3), @"
    (answer)
    **D-1 has ended: Open the clinic on Saturdays?**
    Rosa answered for us. Thank you to everyone who carried it.
    [Español]
    ");
    assert_snapshot!(post(&house, 0), @"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    **1** agrees
    -# It was adopted on ‹Wed 25 Nov 10:00 D›, and has ended since.
    [See everything] [Español]
    ");
    // Who looks it up finds the concern, and how it ended.
    let whole = house.tomas_in_english().types("decision show", &[("decision", "D-1")]).await.to_string();
    assert!(whole.contains("• Concern: \"The street is loud\""), "{whole}");
    assert!(whole.contains("*Ended with the review.*"), "{whole}");
    house.leave().await;
}

#[tokio::test]
async fn a_call_before_blocking_reaches_a_coordinator_and_words_can_be_taken_back() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    assert_snapshot!(tomas.presses(&first, "Ask a facilitator to call me").await, @"
    (private update)
    Thank you. A facilitator will hear in the next daily message that you'd like a call. You haven't blocked anything; only they know.
    ");
    let answered = fills(tomas, &card, "Stand aside", &[("reason", "Not my thing")]).await;
    let back = tomas.presses(&answered, "Take back my words").await;
    assert_snapshot!(back, @"
    (private update)
    **D-1 · Open the clinic on Saturdays?**
    **1** stands aside
    Your answer: **Stand aside** (reason withdrawn)
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    [See everything]
    ");
    later(&house, 2).await;
    assert!(post(&house, 0).to_string().contains("• Stands aside: (reason withdrawn)"), "{}", post(&house, 0));
    assert_eq!(house.rows("select count(*) from decision_answers where reason is not null").await, 0);
    house.wind("2026-11-19 09:00");
    let brief = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(brief, @"
    (message)
    Tomás wants to talk about Open the clinic on Saturdays? (D-1). Could you call?
    [Open]
    ");
    assert_eq!(posts(&house), 1);
    house.leave().await;
}

#[tokio::test]
async fn everybody_who_asks_for_a_call_is_named_whatever_else_happened() {
    let house = House::set_up().await;
    // The coordinator proposed it, and opens it meanwhile.
    let card = propose(house.rosa(), &[("title", TITLE)]).await;
    for person in [house.ana(), house.tomas_in_english()] {
        let first = person.presses(&card, "Block").await;
        person.presses(&first, "Ask a facilitator to call me").await;
        person.presses(&first, "Ask a facilitator to call me").await;
    }
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    fills(tomas, &first, "Write it", &[("harm", "Noise"), ("change", "A door"), ("talk", "")]).await;
    house.rosa().presses(&card, "Agree").await;
    house.wind("2026-11-19 09:00");
    let brief = house.direct(house.coalition.rosa, 1).await.to_string();
    assert!(brief.contains("Ana and Tomás each want to talk about"), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn where_nobody_answered_it_says_so_everywhere() {
    let house = House::set_up().await;
    propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    closed_at(&house, "2026-11-25 10:00").await;
    let said = "Nobody answered, so it isn't decided.";
    for number in 0..2 {
        let post = post(&house, number).to_string();
        assert!(post.contains(said) && !post.contains("yes or no"), "{post}");
    }
    let result = post(&house, 1);
    assert_snapshot!(house.ana().presses(&result, "How it was counted").await, @"
    (private answer)
    **How D-1 was counted**, on ‹Wed 25 Nov 10:00 F›
    Nobody answered, so it isn't decided.
    -# This is advice from members, so no number of answers was needed.
    ✓ No block is open.
    ");
    // The same, asked once more.
    let form = house.ana().presses(&result, "Ask again").await.to_string();
    assert!(form.contains(TITLE) && form.contains("Every Saturday."), "{form}");
    house.wind("2026-11-26 09:00");
    let brief = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(brief.contains("(D-1): nobody answered, so it isn't decided."), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn who_answered_an_earlier_text_is_asked_in_their_brief() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    house.rosa().presses(&card, "Agree").await;
    let amended =
        house.ana().types("decision amend", &[("decision", "clinic"), ("text", "One Saturday a month.")]).await;
    assert!(amended.to_string().contains("D-1 has a new text now: number 2"), "{amended}");
    house.wind("2026-11-19 09:00");
    let brief = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(brief, @r#"
    (message)
    Open the clinic on Saturdays? (D-1) has a new text. Please say by ‹Wed 25 Nov 10:00 F› whether you keep your answer. It now says: "One Saturday a month." Do you keep your answer?
    [Keep my answer] [Open]
    "#);
    assert_snapshot!(house.rosa().presses(&brief, "Keep my answer").await, @"
    (update)
    **D-1 · Open the clinic on Saturdays?**
    **1** agrees
    Your answer: **Agree**
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time).
    [See everything]
    ");
    assert_eq!(house.rows("select count(*) from decision_answers where version = 2").await, 1);
    // Who never answered has nothing to keep, and can answer.
    assert_snapshot!(house.tomas_in_english().presses(&post(&house, 1), "Keep my answer").await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    You haven't answered yet, so there's nothing to keep. What do you say now?
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [See everything]
    ");
    // Others are asked nothing.
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    assert_snapshot!(house.tomas().types("decision amend", &[("decision", "D-1"), ("text", "Mine")]).await, @"
    (private answer)
    Only the person who proposed it, or a coordinator, can change the text. With *Agree, but…* you can say what you'd change.
    ");
    house.leave().await;
}

#[tokio::test]
async fn words_taken_back_are_gone_wherever_they_were_posted() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    fills(tomas, &first, "Write it", &[("harm", "Secret noise"), ("change", "Secret door"), ("talk", "")]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:00").await;
    let choice = post(&house, 2);
    let sure = house.rosa().presses(&choice, "Put it aside").await;
    house.rosa().presses(&sure, "Yes, put it aside").await;
    house.settled().await;
    assert_eq!((0..4).filter(|n| post(&house, *n).to_string().contains("Secret noise")).count(), 4);
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    tomas.presses(&own, "Take back my words").await;
    later(&house, 60).await;
    for number in 0..4 {
        assert!(!post(&house, number).to_string().contains("Secret"), "{}", post(&house, number));
    }
    assert_snapshot!(post(&house, 1), @"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    Somebody took back the words that stood here. *See everything* shows how it stands now.
    [See everything]
    ");
    assert_snapshot!(post(&house, 3), @"
    (answer)
    **D-1 is put aside: Open the clinic on Saturdays?**
    Rosa chose that, because a block stood. Nobody lost: it can be proposed again.
    • Block: (reason withdrawn)
    [How it was counted]
    [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn of_a_block_only_the_words_go_and_who_took_them_back_is_told_so() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    let harm = [("harm", "The street is loud"), ("change", "A quiet door"), ("talk", "")];
    let blocked = fills(tomas, &first, "Write it", &harm).await;
    let back = tomas.presses(&blocked, "Take back my words").await.to_string();
    assert!(back.contains("**Block** (reason withdrawn)\nNext: "), "{back}");
    assert!(back.contains("Your block stands until you choose another answer."), "{back}");
    house.leave().await;
}
