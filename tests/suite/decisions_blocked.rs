//! Decisions that meet a block, a new text, a concern: talk, choice, review.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, propose};
use crate::house::{House, Seen};
use crate::polls::later;

const TITLE: &str = "Open the clinic on Saturdays?";
const BLOCK: [(&str, &str); 3] =
    [("harm", "Nurses lose their day off"), ("change", "Start with one Saturday"), ("talk", "")];

/// Tomás blocks.
async fn block(house: &House, card: &Seen) -> Seen {
    let tomas = house.tomas_in_english();
    let first = tomas.presses(card, "Block").await;
    fills(tomas, &first, "Write it", &BLOCK).await
}

#[tokio::test]
async fn proposed_blocked_amended_confirmed_adopted_and_reviewed() {
    let house = House::set_up().await;
    blocks(&house).await;
    pauses(&house).await;
    amends(&house).await;
    confirms(&house).await;
    adopts(&house).await;
    reviews(&house).await;
    house.leave().await;
}

/// Proposed, answered, and blocked.
async fn blocks(house: &House) {
    let tomas = house.tomas_in_english();
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday from nine to one.")]).await;
    house.ana().presses(&card, "Agree").await;
    house.rosa().presses(&card, "Agree").await;
    let first = tomas.presses(&card, "Block").await;
    assert_snapshot!(first, @"
    (private answer)
    A block pauses this so we can talk. Everyone will see that there is one and why, but not your name. Thank you for speaking up. You can change your answer any time before the end.
    If you ask for a call, the facilitators read your name, and may guess that a block is yours.
    [Write it] [Ask a facilitator to call me] [Agree, but… instead]
    ");
    assert_snapshot!(tomas.presses(&first, "Write it").await, @"
    (form) Block
    What harm do you see, and for whom?: 
    What would have to change?: 
    Who should be in that talk? (optional):
    ");
    assert_snapshot!(fills(tomas, &first, "Write it", &BLOCK).await, @r#"
    (private update)
    **D-1 · Open the clinic on Saturdays?**
    **2** agree · **1** blocks
    Your answer: **Block** "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    Next: whoever proposed it and the facilitators hear of it with the next daily message. You have until ‹Wed 25 Nov 10:00 F› to talk together. If your block still stands then, everyone gets 7 more days for that.
    Your block stands until you choose another answer.
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    [See everything] [Change my words] [Take back my words]
    "#);
}

/// Paused at its time.
async fn pauses(house: &House) {
    // At its time a block is open: people talk, and coordinators hear of it at once.
    closed_at(house, "2026-11-25 10:00").await;
    assert_snapshot!(post(house, 0), @r#"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    Every Saturday from nine to one.
    **2** agree · **1** blocks
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    -# Paused by a block, so that we can talk. You can change your answer until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [My answer] [Español]
    "#);
    assert_snapshot!(post(house, 1), @r#"
    (answer)
    **D-1 is paused by a block: Open the clinic on Saturdays?**
    Let's talk. Everyone can change their answer until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time). If the block is gone before then, it's counted right away.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Put on the agenda]
    [Español]
    "#);
    assert_snapshot!(house.direct(house.coalition.rosa, 2).await, @"
    (message)
    Open the clinic on Saturdays? (D-1) is paused by a block. Could you help people talk? They have until ‹Wed 2 Dec 10:00 F›.
    [Open]
    ");
}

/// A new text.
async fn amends(house: &House) {
    // A new text: what was answered before counts once it is kept.
    let own = house.ana().types("decision show", &[("decision", "D-1")]).await;
    let form = house.ana().presses(&own, "Change the text").await;
    assert_snapshot!(form, @"
    (form) Change the text
    The text: Every Saturday from nine to one.
    ");
    assert_snapshot!(house.ana().sends(&form, &[("text", "One Saturday a month, from nine to one.")]).await, @"
    (private update)
    D-1 has a new text now: number 2. I'm asking those who answered before whether they keep their answer.
    **D-1 · Open the clinic on Saturdays?**
    **1** blocks
    To an earlier text you answered: **Agree**
    Keep it, or answer again?
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Keep my answer] [See everything]
    ");
    later(house, 60).await;
    assert_snapshot!(post(house, 0), @r#"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana. This is text number 2.
    One Saturday a month, from nine to one.
    **1** blocks
    -# 3 people answered an earlier text and haven't said yet whether their answers stay. Until then those aren't counted, unless they're blocks.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Keep my answer] [My answer] [Español]
    "#);
}

/// What was answered before is kept or changed.
async fn confirms(house: &House) {
    let tomas = house.tomas_in_english();
    let changed = post(house, 2);
    assert_snapshot!(changed, @"
    (answer)
    **D-1 has a new text (number 2): Open the clinic on Saturdays?**
    If you answered before, please say whether you keep your answer. It's open until ‹Wed 2 Dec 10:00 F›.
    One Saturday a month, from nine to one.
    [Keep my answer] [See everything]
    [Español]
    ");
    assert_snapshot!(house.rosa().presses(&changed, "Keep my answer").await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    **1** agrees · **1** blocks
    Your answer: **Agree**
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    [See everything]
    ");
    let now = post(house, 0);
    assert_snapshot!(tomas.presses(&now, "Agree").await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    **2** agree
    Your answer: **Agree**
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    [See everything] [Take back my words]
    ");
    assert_snapshot!(house.ana().types("decision show", &[("decision", "D-1")]).await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana. This is text number 2.
    One Saturday a month, from nine to one.
    **2** agree
    -# 1 person answered an earlier text and hasn't said yet whether that answer stays. Until then it isn't counted, unless it's a block.
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    To an earlier text you answered: **Agree**
    Keep it, or answer again?
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Keep my answer]
    [Change the text] [Withdraw it] [Earlier texts]
    ");
    house.ana().presses(&now, "Keep my answer").await;
}

/// Adopted at its time.
async fn adopts(house: &House) {
    closed_at(house, "2026-12-02 10:00").await;
    assert_snapshot!(post(house, 3), @"
    (answer)
    **D-1 is adopted: Open the clinic on Saturdays?**
    3 people answered: **3** agree. We'll look again on ‹Wed 2 Jun 11:00 D›. Who takes the first step?
    [I will] [How it was counted] [I have a concern]
    [Español]
    ");
    let result = post(house, 3);
    assert_snapshot!(house.tomas_in_english().presses(&result, "How it was counted").await, @r#"
    (private answer)
    **How D-1 was counted**, on ‹Wed 2 Dec 10:00 F›
    **3** agree
    -# This is advice from members, so no number of answers was needed.
    ✓ No block is open.
    ✓ Not too many stood aside: 0 of 3. The limit is 25 in 100, and one alone never counts as too many.
    ✓ More than half support it: 3 of 3.
    ✓ Not more than half abstain: 0 of 3.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday" *Ended: that person accepts the new text.*
    "#);
}

/// Half a year later.
async fn reviews(house: &House) {
    let tomas = house.tomas_in_english();
    house.wind("2027-06-02 11:00");
    house.settled().await;
    let review = post(house, 4);
    assert_snapshot!(review, @"
    (answer)
    **Time to look at D-1 again: Open the clinic on Saturdays?**
    It was adopted on ‹Wed 2 Dec 10:00 D›. Shall we keep it, change it, or end it? The person who proposed it or a coordinator can answer for us.
    [Keep it] [Change it] [End it]
    [Español]
    ");
    let refused = tomas.presses(&review, "Keep it").await;
    assert!(refused.to_string().contains("Only the person who proposed it"), "{refused}");
    assert_snapshot!(house.ana().presses(&review, "Keep it").await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana. This is text number 2.
    One Saturday a month, from nine to one.
    **3** agree
    -# ✓ Adopted on ‹Wed 2 Dec 10:00 D›. We'll look again on ‹Thu 2 Dec 10:00 D›.
    Your answer: **Agree**
    [I will] [I have a concern] [How it was counted]
    [Earlier texts]
    ");
    house.settled().await;
    assert_snapshot!(post(house, 5), @"
    (answer)
    **D-1 stays: Open the clinic on Saturdays?**
    Ana answered for us. We'll look again on ‹Thu 2 Dec 10:00 D›.
    [Español]
    ");
}

#[tokio::test]
async fn when_the_last_block_is_gone_it_is_counted_at_once() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    block(&house, &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    let seen = house.tomas_in_english().presses(&card, "Agree").await;
    assert_snapshot!(seen, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    **2** agree
    Your answer: **Agree**
    -# ✓ Adopted on ‹Wed 25 Nov 10:00 D›. We'll look again on ‹Tue 25 May 11:00 D›.
    [See everything] [Take back my words]
    ");
    house.settled().await;
    assert!(post(&house, 2).to_string().contains("**D-1 is adopted"), "{}", post(&house, 2));
    assert_eq!(house.rows("select count(*) from decision_concerns where ending = 'changed'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_block_that_stands_to_the_end_is_for_a_facilitator_to_choose() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    for person in [house.ana(), house.rosa()] {
        person.presses(&card, "Agree").await;
    }
    block(&house, &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    let choice = post(&house, 2);
    assert_snapshot!(choice, @r#"
    (answer)
    **D-1: the time to talk is over, and the block stands: Open the clinic on Saturdays?**
    A facilitator now chooses for everyone to see: a new text, more time to talk, putting it aside, or counting two-thirds of those who answered.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    [New text] [More time to talk] [Put it aside] [Count two-thirds]
    [Español]
    "#);
    let late = house.ana().forges(&card, "1:decide:agree:1.1").await;
    assert_snapshot!(late, @"
    (private answer)
    The time to talk about D-1 is over. A facilitator now chooses what comes next; you'll see it in the channel.
    ");
    let refused = house.ana().presses(&choice, "More time to talk").await;
    assert!(refused.to_string().contains("Only a facilitator can choose here"), "{refused}");
    house.rosa().presses(&choice, "More time to talk").await;
    house.settled().await;
    assert_snapshot!(post(&house, 3), @r#"
    (answer)
    **D-1 gets more time to talk: Open the clinic on Saturdays?**
    Rosa chose that. Everyone can change their answer until ‹Wed 9 Dec 10:01 F›.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Put on the agenda]
    [Español]
    "#);
    closed_at(&house, "2026-12-09 10:05").await;
    let choice = post(&house, 4);
    let sure = house.rosa().presses(&choice, "Count two-thirds").await;
    assert_snapshot!(sure, @"
    (private answer)
    Count two-thirds of those who answered? That ends it for good. Everyone sees that you chose this, and what the block said stands beside the result.
    [Yes, count two-thirds] [Not now]
    ");
    house.rosa().presses(&sure, "Yes, count two-thirds").await;
    house.settled().await;
    assert_snapshot!(post(&house, 5), @r#"
    (answer)
    **D-1 is adopted: Open the clinic on Saturdays?**
    3 people answered: **2** agree, **1** blocks. We'll look again on ‹Wed 9 Jun 11:05 D›. Who takes the first step?
    A block stood to the end, so Rosa chose to count two-thirds of those who answered. What the block said stands beside this result:
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    [I will] [How it was counted] [I have a concern]
    [Español]
    "#);
    // Chosen once.
    let again = house.rosa().forges(&sure, "1:decide:fallback-yes:1").await;
    assert!(again.to_string().contains("That was chosen already"), "{again}");
    assert_eq!(house.rows("select count(*) from decision_book where chosen_by is not null").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn it_can_be_put_aside_or_withdrawn() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    block(&house, &card).await;
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    let sure = house.rosa().presses(&post(&house, 2), "Put it aside").await;
    house.rosa().presses(&sure, "Yes, put it aside").await;
    house.settled().await;
    assert_snapshot!(post(&house, 3), @r#"
    (answer)
    **D-1 is put aside: Open the clinic on Saturdays?**
    Rosa chose that, because a block stood. Nobody lost: it can be proposed again.
    • Block: "Nurses lose their day off"
    What would have to change: "Start with one Saturday"
    [How it was counted]
    [Español]
    "#);
    let other = propose(house.ana(), &[("title", "Buy a van?")]).await;
    let own = house.ana().presses(&other, "My answer").await;
    let sure = house.ana().presses(&own, "Withdraw it").await;
    assert_snapshot!(sure, @"
    (private update)
    Withdraw it for good? It ends without a result.
    [Yes, withdraw it] [Not now]
    ");
    assert_snapshot!(house.ana().presses(&sure, "Yes, withdraw it").await, @"
    (private update)
    **D-2 · Buy a van?**
    Nobody answered.
    You haven't answered.
    -# Withdrawn on ‹Wed 2 Dec 10:01 D›, without a result.
    [See everything]
    ");
    house.settled().await;
    assert_snapshot!(post(&house, 4), @"
    (answer)
    **D-2 · Buy a van?**
    -# Proposed by Ana.
    Nobody answered.
    -# Withdrawn on ‹Wed 2 Dec 10:01 D›, without a result.
    [See everything] [Español]
    ");
    assert_snapshot!(post(&house, 5), @"
    (answer)
    **D-2 is withdrawn: Buy a van?**
    The person who proposed it took it back. It ends without a result.
    [Español]
    ");
    let old = house.rosa().forges(&other, "1:decide:agree:2.1").await;
    assert_snapshot!(old, @"
    (private answer)
    D-2 was withdrawn by the person who proposed it, so there's nothing left to answer.
    ");
    assert_eq!(house.rows("select count(*) from decision_book").await, 1);
    house.leave().await;
}
