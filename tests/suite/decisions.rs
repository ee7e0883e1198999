//! Decisions as people meet them: proposed, answered, adopted, looked at again; and what comes of them.

use insta::assert_snapshot;

use crate::house::{House, Person, Seen};
use crate::polls::{later, posted_in};

const TITLE: &str = "Open the clinic on Saturdays?";

/// Proposes, and waits until the card stands.
pub async fn propose(person: Person<'_>, options: &[(&str, &str)]) -> Seen {
    let (house, channel) = (person.house, person.seat.channel);
    let before = posted_in(&house.practice, channel).len();
    person.types("decision propose", options).await;
    house.until("the card stands", |practice| posted_in(practice, channel).len() == before + 1).await;
    house.settled().await;
    post(house, before)
}

/// What was posted in the general channel, counted from 0, as it stands.
pub fn post(house: &House, number: usize) -> Seen {
    Seen::of(practice::Answer::Message(posted_in(&house.practice, house.coalition.general)[number].clone()))
}

/// How much was posted there.
pub fn posts(house: &House) -> usize {
    posted_in(&house.practice, house.coalition.general).len()
}

/// Opens the form behind a button and sends it.
pub async fn fills(person: Person<'_>, on: &Seen, label: &str, fields: &[(&str, &str)]) -> Seen {
    let form = person.presses(on, label).await;
    person.sends(&form, fields).await
}

/// Winds to this time, ten seconds later, when it is closed.
pub async fn closed_at(house: &House, local: &str) {
    house.wind(local);
    later(house, 10).await;
}

#[tokio::test]
async fn with_only_a_title_it_is_advice_by_consent_for_a_week() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("decision propose", &[("title", TITLE)]).await, @"
    (private answer)
    **D-1** is on its way to <#1572627441254400006>. Everyone here can answer until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›. The result comes there too.
    [Open] [Decisions] [Withdraw it]
    ");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    let card = post(&house, 0);
    assert_snapshot!(card, @"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    Nobody has answered yet.
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [My answer] [Español]
    ");
    assert_snapshot!(house.ana().presses(&card, "Agree").await, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    **1** agrees
    Your answer: **Agree**
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    [See everything]
    ");
    let tomas = house.tomas_in_english();
    let form = tomas.presses(&card, "Agree, but…").await;
    assert_snapshot!(form, @r#"
    (form) Agree, but…
    What's your "but"?:
    "#);
    assert!(form.value.to_string().contains("Everyone here will read this, without your name"));
    assert_snapshot!(fills(tomas, &card, "Agree, but…", &[("reason", "Only with an interpreter")]).await, @r#"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    **1** agrees · **1** agrees with a "but"
    Your answer: **Agree, but…** "Only with an interpreter"
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    [See everything] [Take back my words]
    "#);
    fills(house.rosa(), &card, "Stand aside", &[("reason", "I can't staff it")]).await;
    later(&house, 2).await;
    assert_snapshot!(post(&house, 0), @r#"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    **1** agrees · **1** agrees with a "but" · **1** stands aside
    • Stands aside: "I can't staff it"
    • Agrees, but: "Only with an interpreter"
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [My answer] [Español]
    "#);
    // Changed until then; the same twice is one.
    house.rosa().presses(&card, "Agree").await;
    house.rosa().presses(&card, "Agree").await;
    assert_eq!(house.rows("select count(*) from decision_answers").await, 4);
    house.leave().await;
}

#[tokio::test]
async fn what_was_adopted_says_how_it_was_counted() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    fills(tomas, &card, "Agree, but…", &[("reason", "Only with an interpreter")]).await;
    for person in [house.ana(), house.rosa()] {
        person.presses(&card, "Agree").await;
    }
    closed_at(&house, "2026-11-25 10:00").await;
    assert_snapshot!(post(&house, 0), @r#"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    **2** agree · **1** agrees with a "but"
    • Agrees, but: "Only with an interpreter"
    -# ✓ Adopted on ‹Wed 25 Nov 10:00 D›. We'll look again on ‹Tue 25 May 11:00 D›.
    [See everything] [Español]
    "#);
    let result = post(&house, 1);
    assert_snapshot!(result, @r#"
    (answer)
    **D-1 is adopted: Open the clinic on Saturdays?**
    3 people answered: **2** agree, **1** agrees with a "but". We'll look again on ‹Tue 25 May 11:00 D›. Who takes the first step?
    • Agrees, but: "Only with an interpreter"
    [I will] [How it was counted] [I have a concern]
    [Español]
    "#);
    assert_snapshot!(tomas.presses(&result, "How it was counted").await, @r#"
    (private answer)
    **How D-1 was counted**, on ‹Wed 25 Nov 10:00 F›
    **2** agree · **1** agrees with a "but"
    -# This is advice from members, so no number of answers was needed.
    ✓ No block is open.
    ✓ Not too many stood aside: 0 of 3. The limit is 25 in 100, and one alone never counts as too many.
    ✓ More than half support it: 3 of 3.
    ✓ Not more than half abstain: 0 of 3.
    "#);
    assert_snapshot!(house.tomas().presses(&result, "Español").await, @"
    (private answer)
    **D-1 queda aprobada: Open the clinic on Saturdays?**
    Respondieron 3 personas: **2** de acuerdo, **1** de acuerdo, con un «pero». La volveremos a mirar: ‹Tue 25 May 11:00 D›. ¿Quién da el primer paso?
    • De acuerdo, pero: «Only with an interpreter»
    [Yo me encargo] [Cómo se contó] [Algo me preocupa]
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_proposed_it_hears_of_it_and_the_first_step_is_promised() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let reason = [("reason", "Only with an interpreter")];
    fills(house.tomas_in_english(), &card, "Agree, but…", &reason).await;
    for person in [house.ana(), house.rosa()] {
        person.presses(&card, "Agree").await;
    }
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1);
    house.wind("2026-11-26 09:00");
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    Open the clinic on Saturdays? (D-1) is adopted. We'll look again on ‹Tue 25 May 11:00 D›.
    [Open]
    ");
    let form = house.rosa().presses(&result, "I will").await;
    assert_snapshot!(form, @"
    (form) Promise something
    What will you do?: 
    By when?: 
    How will we know it's done? (optional):
    ");
    let promised =
        house.rosa().sends(&form, &[("what", "Ask the nurses"), ("due", "dec 3 5pm"), ("done_means", "")]).await;
    assert_snapshot!(promised, @"
    (private answer)
    **C-1** is promised: Ask the nurses
    Due ‹Thu 3 Dec 17:00 F›. I'll ask you how it's going on ‹Wed 2 Dec 09:00 D›.
    It's for D-1, so everyone here can see it there.
    [Open] [My promises]
    ");
    assert_snapshot!(house.ana().types("decision show", &[("decision", "D-1")]).await, @r#"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    **2** agree · **1** agrees with a "but"
    • Agrees, but: "Only with an interpreter"
    -# ✓ Adopted on ‹Wed 25 Nov 10:00 D›. We'll look again on ‹Tue 25 May 11:00 D›.
    Your answer: **Agree**
    **What came of it**
    ↳ **C-1** Ask the nurses
    [I will] [I have a concern] [How it was counted]
    "#);
    assert_eq!(house.rows("select count(*) from items where kind = 'D' and status = 'adopted'").await, 1);
    house.leave().await;
}

async fn asks_for_time(person: Person<'_>, card: &Seen) -> Seen {
    let more = person.presses(card, "More").await;
    person.presses(&more, "Ask for more time").await
}

#[tokio::test]
async fn more_holds_the_rarer_answers_and_more_time_once() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let more = house.rosa().presses(&card, "More").await;
    assert_snapshot!(more, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    You haven't answered.
    [Abstain] [Leave me out] [Ask for more time] [What do these mean?]
    [Back]
    ");
    assert_snapshot!(house.rosa().presses(&more, "What do these mean?").await, @"
    (private update)
    **D-1 · Open the clinic on Saturdays?**
    • **Agree**: I can live with it and support it.
    • **Agree, but…**: I support it, and want this to be heard.
    • **Stand aside**: not with me, but go on. Please say why. If more than one in four stand aside, it's not ready.
    • **Block**: it would do harm. It pauses the decision so that we can talk.
    • **Abstain**: I take no side; I'm counted as having answered.
    • **Leave me out**: this isn't mine to decide; don't count me.
    • Nobody sees your name beside your answer.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Back]
    ");
    let more = house.rosa().presses(&card, "More").await;
    assert_snapshot!(house.rosa().presses(&more, "Leave me out").await, @"
    (private update)
    **D-1 · Open the clinic on Saturdays?**
    **1** left out
    Your answer: **Leave me out**
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    [See everything]
    ");
    let anas = asks_for_time(house.ana(), &card).await;
    let time = asks_for_time(house.rosa(), &card).await;
    assert_snapshot!(time, @"
    (private update)
    It ends ‹Wed 25 Nov 10:00 F›. How much more time should everyone have? This can be asked once for each decision.
    [24 hours] [48 hours] [72 hours] [Back]
    ");
    // Whoever only looked gets their answer back.
    let back = house.rosa().presses(&time, "Back").await.to_string();
    assert!(back.starts_with("(private update)") && back.contains("Your answer: **Leave me out**"), "{back}");
    let time = asks_for_time(house.rosa(), &card).await;
    assert_snapshot!(house.rosa().presses(&time, "48 hours").await, @"
    (private update)
    **D-1 · Open the clinic on Saturdays?**
    **1** left out
    Your answer: **Leave me out**
    -# Somebody asked for more time; it now ends ‹Fri 27 Nov 10:00 F› (Fri 27 Nov, 10:00 am, New York time), ‹Fri 27 Nov 10:00 R›.
    [See everything]
    ");
    let again = house.ana().presses(&card, "More").await;
    let again = house.ana().presses(&again, "Ask for more time").await.to_string();
    assert!(again.contains("Somebody asked for more time for D-1 before"), "{again}");
    assert_snapshot!(house.ana().presses(&anas, "24 hours").await, @"
    (private answer)
    Somebody asked for more time for D-1 before, and that's possible once. You can still answer.
    ");
    closed_at(&house, "2026-11-25 10:00").await;
    assert_eq!(posts(&house), 1);
    closed_at(&house, "2026-11-27 10:00").await;
    assert_snapshot!(post(&house, 1), @"
    (answer)
    **D-1 is not ready yet: Open the clinic on Saturdays?**
    Nobody lost: everyone who answered left themselves out.
    [Suggest a change] [Put on the agenda] [How it was counted]
    [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_majority_counts_for_and_against() {
    let house = House::set_up().await;
    let options = [("title", TITLE), ("text", "From nine to one, with two nurses."), ("method", "majority")];
    let card = propose(house.ana(), &options).await;
    assert_snapshot!(card, @"
    (answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Proposed by Ana.
    From nine to one, with two nurses.
    Nobody has answered yet.
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    -# It takes more than half of those who say for or against. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [For] [Against] [Abstain] [Leave me out] [More]
    [My answer] [Español]
    ");
    house.ana().presses(&card, "For").await;
    house.rosa().presses(&card, "Against").await;
    house.tomas().presses(&card, "Abstain").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1);
    assert_snapshot!(result, @"
    (answer)
    **D-1 is not ready yet: Open the clinic on Saturdays?**
    Nobody lost: 1 of 2 said yes, and it takes more than half.
    [Suggest a change] [Put on the agenda] [How it was counted]
    [Español]
    ");
    assert_snapshot!(house.ana().presses(&result, "How it was counted").await, @"
    (private answer)
    **How D-1 was counted**, on ‹Wed 25 Nov 10:00 F›
    **1** for · **1** against · **1** abstains
    -# This is advice from members, so no number of answers was needed.
    ✗ More than half support it: 1 of 2.
    ");
    let form = house.rosa().presses(&result, "Suggest a change").await;
    assert_snapshot!(form, @"
    (form) Propose a decision
    What should we decide?: Open the clinic on Saturdays?
    The text: From nine to one, with two nurses.
    Until when? (a week, if left empty): 
    Why so soon? (if within three days):
    ");
    house
        .rosa()
        .sends(&form, &[("title", "Open the clinic one Saturday a month?"), ("text", ""), ("closes", ""), ("why", "")])
        .await;
    house.until("the next one stands", |practice| posted_in(practice, house.coalition.general).len() == 3).await;
    house.settled().await;
    assert_snapshot!(house.ana().types("decision show", &[("decision", "D-2")]).await, @"
    (private answer)
    **D-2 · Open the clinic one Saturday a month?**
    -# Proposed by Rosa.
    Nobody has answered yet.
    -# Open until ‹Wed 2 Dec 10:00 F› (Wed 2 Dec, 10:00 am, New York time), ‹Wed 2 Dec 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    You haven't answered.
    **What it is for**
    **D-1** Open the clinic on Saturdays? · closed
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    ");
    house.leave().await;
}

#[tokio::test]
async fn two_thirds_and_lazy_say_what_they_take() {
    let house = House::set_up().await;
    let thirds = propose(house.ana(), &[("title", "Buy a van?"), ("method", "two-thirds")]).await;
    house.ana().presses(&thirds, "For").await;
    house.rosa().presses(&thirds, "For").await;
    house.tomas().presses(&thirds, "Against").await;
    let lazy = propose(house.ana(), &[("title", "Paint the door green?"), ("method", "lazy")]).await;
    assert!(lazy.to_string().contains("Here silence is a yes"), "{lazy}");
    closed_at(&house, "2026-11-25 10:00").await;
    assert_snapshot!(post(&house, 2), @"
    (answer)
    **D-1 is adopted: Buy a van?**
    3 people answered: **2** for, **1** against. We'll look again on ‹Tue 25 May 11:00 D›. Who takes the first step?
    [I will] [How it was counted] [I have a concern]
    [Español]
    ");
    assert_snapshot!(post(&house, 3), @"
    (answer)
    **D-2 is adopted: Paint the door green?**
    Nobody objected. We'll look again on ‹Tue 25 May 11:00 D›. Who takes the first step?
    [I will] [How it was counted] [I have a concern]
    [Español]
    ");
    house.leave().await;
}
