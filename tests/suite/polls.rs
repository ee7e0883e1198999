//! Quick polls as people meet them: asked, answered, changed, closed.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::house::{House, Person, Seen};

const ASK: [(&str, &str); 2] = [("question", "Where shall we meet?"), ("options", "Clinic | Library | the park")];

/// What everyone sees in a channel.
pub fn posted_in(practice: &practice::Practice, channel: u64) -> Vec<serde_json::Value> {
    let private = |message: &serde_json::Value| message["flags"].as_u64().unwrap_or(0) & 64 != 0;
    practice.messages(channel).into_iter().filter(|message| !private(message)).collect()
}

/// The card for everyone that was posted first in the general channel, as it stands.
pub fn card(house: &House) -> Seen {
    Seen::of(practice::Answer::Message(posted_in(&house.practice, house.coalition.general)[0].clone()))
}

/// Asks, and waits until the card stands.
pub async fn ask(person: Person<'_>, options: &[(&str, &str)]) -> Seen {
    let (house, channel) = (person.house, person.seat.channel);
    let before = posted_in(&house.practice, channel).len();
    person.types("poll ask", options).await;
    house.until("the card stands", |practice| posted_in(practice, channel).len() == before + 1).await;
    house.settled().await;
    Seen::of(practice::Answer::Message(posted_in(&house.practice, channel)[before].clone()))
}

/// So many seconds later, when everything that fell due is done.
pub async fn later(house: &House, seconds: i64) {
    house.clock.wind(house.clock.now() + TimeDelta::seconds(seconds));
    house.settled().await;
}

/// How often a message was changed by us, beside answers to presses.
pub fn edits(house: &House) -> usize {
    let is_edit = |call: &&practice::Call| call.method == "PATCH" && call.route.starts_with("/channels/");
    house.practice.calls().iter().filter(is_edit).count()
}

#[tokio::test]
async fn people_choose_one_change_it_and_take_it_back() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    assert_snapshot!(house.ana().types("poll ask", &ASK).await, @"
    (private answer)
    **D-1** is on its way to <#1572627441254400006>. It's open until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›; the result then stands on the same message.
    [Open] [Polls] [Close now]
    ");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    let posted = card(&house);
    assert_snapshot!(posted, @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 0
    -# Nobody has answered yet.
    -# Press one number. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, this order decides, drawn by lot: 1, 2, 3.
    [1] [2] [3]
    [My answer] [Español]
    ");
    assert_snapshot!(house.ana().presses(&posted, "2").await, @"
    (private answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 1
    **3** the park · 0
    -# 1 person has answered.
    -# Press one number. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, this order decides, drawn by lot: 1, 2, 3.
    Your answer: **2**
    [1] [✓ 2] [3]
    [Take it back] [Close now] [Make it a decision]
    ");
    let rosa = house.rosa().presses(&posted, "1").await;
    assert_eq!(card(&house).to_string(), posted.to_string(), "edits wait for each other");
    later(&house, 2).await;
    assert_snapshot!(card(&house), @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 1
    **2** Library · 1
    **3** the park · 0
    -# 2 people have answered.
    -# Press one number. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, this order decides, drawn by lot: 1, 2, 3.
    [1] [2] [3]
    [My answer] [Español]
    ");
    assert_eq!(edits(&house), 1);
    // Chosen otherwise on one's own card, and taken back there.
    let other = house.rosa().presses(&rosa, "3").await;
    assert!(other.to_string().contains("Your answer: **3**"), "{other}");
    let none = house.rosa().presses(&other, "Take it back").await;
    assert!(none.to_string().contains("You haven't answered."), "{none}");
    house.tomas().presses(&posted, "1").await;
    later(&house, 2).await;
    // As it was: Tomás in Rosa's place. Nothing is sent for what stands there already.
    assert_eq!(edits(&house), 1);
    // The same press twice makes nothing twice.
    house.tomas().presses(&posted, "1").await;
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 2);
    later(&house, 2).await;
    assert_eq!(edits(&house), 1);
    house.leave().await;
}

#[tokio::test]
async fn a_poll_closes_on_time_and_its_result_stays() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &[&ASK[..], &[("closes", "friday"), ("method", "several")]].concat()).await;
    let own = house.ana().presses(&posted, "1").await;
    let own = house.ana().presses(&own, "3").await;
    assert_snapshot!(own, @"
    (private update)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 1
    **2** Library · 0
    **3** the park · 1
    -# 1 person has answered.
    -# Press as many numbers as you like. You can change or take back your answer until ‹Fri 20 Nov 17:00 F›, ‹Fri 20 Nov 17:00 R›.
    -# If there is a tie, this order decides, drawn by lot: 1, 2, 3.
    Your answer: **1, 3**
    [✓ 1] [2] [✓ 3]
    [Take it back] [Close now] [Make it a decision]
    ");
    house.ana().presses(&own, "✓ 1").await;
    house.tomas().presses(&posted, "2").await;
    house.rosa().presses(&posted, "3").await;
    house.wind("2026-11-20 17:00");
    house.settled().await;
    assert_snapshot!(card(&house), @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **Chosen most: the park**
    **3** the park · 2
    **2** Library · 1
    **1** Clinic · 0
    -# Closed on ‹Fri 20 Nov 17:00 F›. 3 people have answered.
    [My answer] [Español]
    ");
    assert_snapshot!(house.tomas_in_english().forges(&posted, &posted.custom_id("1")).await, @"
    (private answer)
    D-1 is closed, so answers can't change any more. The result stands on its message.
    ");
    assert_eq!(house.rows("select count(*) from items where kind = 'D' and status = 'closed'").await, 1);
    // Who asked hears of it in their brief, once.
    house.wind("2026-11-21 09:00");
    let told = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(told, @r#"
    (message)
    Where shall we meet? (D-1): your poll has closed. First came "the park".
    [Open]
    "#);
    let own = house.ana().presses(&told, "Open").await.to_string();
    assert!(own.contains("**Chosen most: the park**"), "{own}");
    house.wind("2026-11-24 09:00");
    house.settled().await;
    // (What was opened is the second message.)
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 2);
    house.leave().await;
}

#[tokio::test]
async fn a_ranking_is_made_step_by_step_and_counted_in_pairs() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &[&ASK[..], &[("method", "ranked")]].concat()).await;
    assert_snapshot!(posted, @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 0
    -# Nobody has answered yet.
    -# Put them in your order, the best first. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, the one that more people put in their order comes first; if that's equal too, this order decides, drawn by lot: 1, 2, 3.
    [Put them in order] [How it was counted] [Español]
    ");
    let own = house.ana().presses(&posted, "Put them in order").await;
    let own = house.ana().presses(&own, "3").await;
    assert_snapshot!(own, @"
    (private update)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 1
    -# 1 person has answered.
    -# Order so far: 3, 1, 2. The number at the end says how many people put it in their order.
    -# Put them in your order, the best first. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, the one that more people put in their order comes first; if that's equal too, this order decides, drawn by lot: 1, 2, 3.
    Your order so far, already counted: **3**. Which one is next? You can stop here; the rest come last together.
    [1] [2]
    [One step back] [Take it back] [Close now] [Make it a decision]
    ");
    let own = house.ana().presses(&own, "1").await;
    let own = house.ana().presses(&own, "2").await;
    assert!(own.to_string().contains("Your order: **3, 1, 2**"), "{own}");
    house.ana().presses(&own, "One step back").await;
    let rosa = house.rosa().presses(&posted, "Put them in order").await;
    house.rosa().presses(&rosa, "1").await;
    later(&house, 2).await;
    let shown = card(&house);
    assert!(shown.to_string().contains("Order so far: 1, 3, 2."), "{shown}");
    assert_snapshot!(house.tomas_in_english().presses(&shown, "How it was counted").await, @"
    (private answer)
    **How D-1 was counted.** We compare each pair: who puts one before the other? An option comes before another if it wins against it, straight or through a stronger chain of wins (Schulze's method). The order: 1, 3, 2.
    ```
       1 2 3
     1 · 2 1
     2 0 · 0
     3 1 1 ·
    ```
    -# Each row says how many people put that option before the one in the column. What someone didn't rank comes last for them.
    Clinic and the park are level for first place. More people put Clinic in their order, so it comes first.
    ");
    let mine = house.ana().presses(&shown, "Put them in order").await;
    let sure = house.ana().presses(&mine, "Close now").await;
    house.ana().presses(&sure, "Yes, close it").await;
    house.settled().await;
    assert_snapshot!(card(&house), @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **Comes first: Clinic**
    **1** Clinic · 2
    **3** the park · 1
    **2** Library · 0
    -# Closed on ‹Wed 18 Nov 10:00 F›. 2 people have answered.
    -# The best comes first. The number at the end says how many people put it in their order.
    -# Clinic and the park are level for first place. More people put Clinic in their order, so it comes first.
    [My answer] [How it was counted] [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_closed_it_is_not_told_of_it() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &ASK).await;
    let mine = house.ana().presses(&posted, "My answer").await;
    let sure = house.ana().presses(&mine, "Close now").await;
    house.ana().presses(&sure, "Yes, close it").await;
    house.wind("2026-11-19 09:00");
    house.settled().await;
    assert!(house.practice.direct_messages(house.coalition.ana).is_empty());
    house.leave().await;
}

#[tokio::test]
async fn who_asked_or_coordinates_closes_it_and_nobody_else() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &ASK).await;
    let tomas = house.tomas_in_english();
    let mine = tomas.presses(&posted, "My answer").await;
    assert!(!mine.to_string().contains("Close now"), "{mine}");
    assert_snapshot!(tomas.forges(&posted, "1:poll:close:1").await, @"
    (private answer)
    Only the person who asked, or a coordinator, can close this poll.
    ");
    assert_eq!(house.rows("select count(*) from polls where state = 'open'").await, 1);
    let rosa = house.rosa().presses(&posted, "My answer").await;
    let sure = house.rosa().presses(&rosa, "Close now").await;
    assert_snapshot!(sure, @"
    (private update)
    Close D-1 now, for good? Nobody can answer after that, and the result stands on its message.
    [Yes, close it] [Not now]
    ");
    let back = house.rosa().presses(&sure, "Not now").await;
    let sure = house.rosa().presses(&back, "Close now").await;
    assert_snapshot!(house.rosa().presses(&sure, "Yes, close it").await, @"
    (private update)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 0
    -# Closed on ‹Wed 18 Nov 10:00 F›. Nobody answered.
    You haven't answered.
    [Make it a decision]
    ");
    house.settled().await;
    assert!(card(&house).to_string().contains("Closed on"), "{}", card(&house));
    house.leave().await;
}

#[tokio::test]
async fn a_coalition_that_speaks_spanish_is_asked_in_spanish() {
    let house = House::set_up().await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York"), ("language", "Español")]).await;
    house.settled().await;
    let posted = ask(house.ana(), &[&ASK[..], &[("method", "ranked")]].concat()).await;
    assert_snapshot!(posted, @"
    (answer)
    **D-1 · Where shall we meet?**
    -# Pregunta Ana. Nos ayuda a pensar; no decide nada.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 0
    -# Aún no ha respondido nadie.
    -# Ponlas en tu orden, la mejor primero. Puedes cambiar o retirar tu respuesta hasta ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# Si hay empate, va primero la que más gente puso en su orden y, si aún empatan, decide este orden, hecho por sorteo: 1, 2, 3.
    [Ponerlas en orden] [Cómo se contó] [English]
    ");
    assert_snapshot!(house.ana().presses(&posted, "English").await, @"
    (private answer)
    **D-1 · Where shall we meet?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** Clinic · 0
    **2** Library · 0
    **3** the park · 0
    -# Nobody has answered yet.
    -# Put them in your order, the best first. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, the one that more people put in their order comes first; if that's equal too, this order decides, drawn by lot: 1, 2, 3.
    [Put them in order] [How it was counted]
    ");
    let own = house.tomas().presses(&posted, "Ponerlas en orden").await;
    assert_snapshot!(house.tomas().presses(&own, "2").await, @"
    (private update)
    **D-1 · Where shall we meet?**
    -# Pregunta Ana. Nos ayuda a pensar; no decide nada.
    **1** Clinic · 0
    **2** Library · 1
    **3** the park · 0
    -# Ha respondido 1 persona.
    -# Orden por ahora: 2, 1, 3. El número del final dice cuántas personas la pusieron en su orden.
    -# Ponlas en tu orden, la mejor primero. Puedes cambiar o retirar tu respuesta hasta ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# Si hay empate, va primero la que más gente puso en su orden y, si aún empatan, decide este orden, hecho por sorteo: 1, 2, 3.
    Tu orden hasta ahora, que ya cuenta: **2**. ¿Cuál sigue? Puedes parar aquí; las demás quedan juntas al final.
    [1] [3]
    [Un paso atrás] [Retirarla]
    ");
    house.leave().await;
}
