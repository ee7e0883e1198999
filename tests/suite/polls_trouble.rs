//! Polls when things go wrong: what is typed badly, sent twice, forged, too many at once, or refused on the wire.

use chrono::TimeDelta;
use futures_util::future::join_all;
use insta::assert_snapshot;
use practice::{Fault, FaultMode};

use crate::house::House;
use crate::polls::{ask, card, edits, later, posted_in};

const ASK: [(&str, &str); 2] = [("question", "Where shall we meet?"), ("options", "Clinic | Library")];

#[tokio::test]
async fn what_cannot_be_asked_is_refused_in_words() {
    let house = House::set_up().await;
    let check = async |options: &str, closes: &str, part: &str| {
        let typed = [("question", "Where?"), ("options", options), ("closes", closes)];
        let seen = house.ana().types("poll ask", &typed).await.to_string();
        assert!(seen.contains(part), "{options} {closes}: {seen}");
    };
    check("Clinic", "friday", "at least two options").await;
    check("Clinic | CLINIC", "friday", "are the same option").await;
    check("Clinic | Library", "yesterday", "has passed").await;
    check("Clinic | Library", "blursday", "I can't read").await;
    check(&["x"; 21].join("|"), "friday", "is there twice").await;
    house.practice.deny_bot(house.coalition.general, 1 << 11);
    check("Clinic | Library", "friday", "*Send Messages*").await;
    assert_eq!(house.rows("select count(*) from polls").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn asked_twice_at_once_it_is_one_poll() {
    let house = House::set_up().await;
    let (one, two) = (house.ana(), house.ana());
    let (one, two) = tokio::join!(one.types("poll ask", &ASK), two.types("poll ask", &ASK));
    let both = format!("{one}{two}");
    assert!(both.contains("is on its way") && both.contains("I kept it once"), "{both}");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    assert_eq!(house.rows("select count(*) from polls").await, 1);
    assert_eq!(posted_in(&house.practice, house.coalition.general).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn twenty_options_of_a_hundred_characters_fit_in_any_script() {
    let house = House::set_up().await;
    for (n, letter) in ["ع", "字", "*", "ñ", "𐐷", "_"].into_iter().enumerate() {
        let option = |n: usize| format!("{n} {}", letter.repeat(100 - 1 - n.to_string().len()));
        let options = (1..=20).map(option).collect::<Vec<_>>().join(" | ");
        let question = letter.repeat(198) + " ?";
        let question = if letter.is_ascii() { "*_".repeat(99) + "a?" } else { question };
        let method = ["one", "several", "ranked"][n % 3];
        let posted = ask(house.ana(), &[("question", &question), ("options", &options), ("method", method)]).await;
        let press = if method == "ranked" { "Put them in order" } else { "20" };
        let own = house.rosa().presses(&posted, press).await;
        assert!(own.to_string().contains("**20** "), "{letter}: {own}");
        assert!(own.is_private());
        later(&house, 2).await;
    }
    // Practice holds every message to Discord's limits; see `leave`.
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_and_nothing_is_formatted_by_what_people_type() {
    let house = House::set_up().await;
    let options = [("question", "@everyone **now** <@1>?"), ("options", "`a` | שלום @here | [x](https://x.example)")];
    let posted = ask(house.ana(), &options).await;
    assert_snapshot!(posted, @r#"
    (answer)
    **D-1 · @‍everyone \*\*now\*\* \<@‍1\>?**
    -# Ana asks. This helps us think; it decides nothing.
    **1** \`a\` · 0
    **2** ⟦שלום @‍here⟧ · 0
    **3** \[x\](https://x.example) · 0
    -# Nobody has answered yet.
    -# Press one number. You can change or take back your answer until ‹Wed 25 Nov 10:00 F›, ‹Wed 25 Nov 10:00 R›.
    -# If there is a tie, this order decides, drawn by lot: 1, 2, 3.
    [1] [2] [3]
    [My answer] [Español]
    "#);
    assert_eq!(posted.value["mention_everyone"], false);
    assert_eq!(posted.value["mentions"], serde_json::json!([]));
    house.leave().await;
}

#[tokio::test]
async fn forged_presses_and_other_guilds_reach_nothing() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &ASK).await;
    for id in ["vote:1.z", "vote:1.ab", "vote:1.", "rank:1.a", "drop:1.a", "vote:x.a", "how:1", "nonsense:1", "list:x"]
    {
        let seen = house.rosa().forges(&posted, &format!("1:poll:{id}")).await.to_string();
        assert!(seen.contains("I don't know this button"), "{id}: {seen}");
    }
    for id in ["close:1", "close-yes:1", "decide:1", "meet:1"] {
        let seen = house.tomas_in_english().forges(&posted, &format!("1:poll:{id}")).await.to_string();
        assert!(seen.contains("Only the person who asked, or a coordinator"), "{id}: {seen}");
    }
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    let there = house.practice.add_channel(other, "lobby");
    house.practice.join(other, house.coalition.ana);
    let theirs = ask(house.ana().at(there), &ASK).await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    ask(house.ana().at(board), &ASK).await;
    for id in ["vote:1.a", "mine:1", "close:1", "other:1", "back:1", "vote:99.a"] {
        let seen = house.ana().at(there).forges(&theirs, &format!("1:poll:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among"), "{id}: {seen}");
    }
    // In the same guild, who cannot see the channel.
    let list = house.tomas_in_english().types("poll list", &[]).await;
    for id in ["vote:3.a", "mine:3", "other:3"] {
        let seen = house.tomas().forges(&list, &format!("1:poll:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among") && !seen.contains("meet"), "{id}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 0);
    assert_eq!(house.rows("select count(*) from polls where number = 1").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn two_hundred_answers_at_once_are_counted_exactly_with_few_edits() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    let posted = ask(house.ana(), &ASK).await;
    let people: Vec<u64> = (0..200)
        .map(|n| {
            let person = house.practice.add_person(&format!("Member {n}"));
            house.practice.join(house.coalition.guild, person);
            person
        })
        .collect();
    for (n, block) in people.chunks(50).enumerate() {
        let presses = block
            .iter()
            .enumerate()
            .map(|(at, person)| house.person(*person).presses(&posted, if at % 5 < 3 { "1" } else { "2" }));
        for seen in join_all(presses).await {
            assert!(seen.to_string().contains("Your answer: "), "{n}: {seen}");
        }
        later(&house, 2).await;
    }
    let shown = card(&house).to_string();
    assert!(shown.contains("**1** Clinic · 120") && shown.contains("**2** Library · 80"), "{shown}");
    assert!(shown.contains("200 people have answered."), "{shown}");
    assert_eq!(edits(&house), 4);
    house.leave().await;
}

#[tokio::test]
async fn an_old_card_is_changed_at_most_once_a_minute() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    let posted = ask(house.ana(), &ASK).await;
    later(&house, 4_000).await;
    house.ana().presses(&posted, "1").await;
    later(&house, 2).await;
    assert_eq!(edits(&house), 1);
    house.rosa().presses(&posted, "1").await;
    later(&house, 30).await;
    assert_eq!(edits(&house), 1);
    later(&house, 30).await;
    assert_eq!(edits(&house), 2);
    // The end does not wait.
    house.rosa().presses(&posted, "2").await;
    let mine = house.ana().presses(&posted, "My answer").await;
    let sure = house.ana().presses(&mine, "Close now").await;
    house.ana().presses(&sure, "Yes, close it").await;
    house.settled().await;
    assert_eq!(edits(&house), 3);
    house.leave().await;
}

#[tokio::test]
async fn an_edit_that_fails_is_made_again_and_a_deleted_card_is_let_be() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    let posted = ask(house.ana(), &ASK).await;
    let fault =
        |mode, share| Fault { mode, share, only: Some("/channels/{channel_id}/messages/{message_id}".to_owned()) };
    for (mode, number) in [(FaultMode::ServerError, "1"), (FaultMode::DroppedAfter, "2"), (FaultMode::RateLimited, "1")]
    {
        house.practice.set_fault(fault(mode, 0.5));
        house.ana().presses(&posted, number).await;
        later(&house, 2).await;
        let shown = card(&house).to_string();
        let name = if number == "1" { "Clinic" } else { "Library" };
        assert!(shown.contains(&format!("**{number}** {name} · 1")), "{mode:?}: {shown}");
    }
    house.practice.set_fault(fault(FaultMode::None, 0.0));
    let before = edits(&house);
    house.practice.refuse_next("/channels/{channel_id}/messages/{message_id}", 404, 10_008);
    house.ana().presses(&posted, "2").await;
    later(&house, 2).await;
    // Deleted, as far as we know: nothing more is sent there, and answers still count.
    house.rosa().presses(&posted, "1").await;
    later(&house, 2).await;
    assert_eq!(edits(&house), before + 1);
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 2);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'trouble'").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn after_a_restart_late_answers_are_refused_and_the_poll_closes_once() {
    let mut house = House::set_up().await;
    house.practice.record_calls(true);
    let posted = ask(house.ana(), &[&ASK[..], &[("closes", "friday")]].concat()).await;
    house.ana().presses(&posted, "1").await;
    let clock = house.clock.clone();
    // Stopped with an edit owed, back two days after the poll's time.
    house.restart_after(async |_| clock.wind(clock.now() + TimeDelta::days(4))).await;
    house.settled().await;
    let shown = card(&house).to_string();
    assert!(shown.contains("Closed on ‹Fri 20 Nov 17:00 F›. 1 person has answered."), "{shown}");
    let late = house.rosa().forges(&posted, &posted.custom_id("2")).await.to_string();
    assert!(late.contains("D-1 is closed"), "{late}");
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 1);
    house.restart().await;
    house.settled().await;
    assert!(edits(&house) <= 2, "{}", edits(&house));
    house.leave().await;
}

#[tokio::test]
async fn a_press_at_closing_time_is_in_or_out() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &[&ASK[..], &[("closes", "friday")]].concat()).await;
    house.wind("2026-11-20 16:59");
    let people = [house.ana(), house.rosa(), house.tomas_in_english()];
    let presses = join_all(people.map(|person| person.presses(&posted, "2")));
    let (seen, ()) = tokio::join!(presses, async { house.wind("2026-11-20 17:00") });
    house.settled().await;
    let told_in = seen.iter().filter(|seen| seen.to_string().contains("Your answer: **2**")).count();
    let told_out = seen.iter().filter(|seen| seen.to_string().contains("D-1 is closed")).count();
    assert_eq!(told_in + told_out, 3, "{seen:?}");
    let shown = card(&house).to_string();
    assert!(shown.contains(&format!("**2** Library · {told_in}")), "{shown}");
    assert_eq!(house.rows("select count(*) from poll_ballots").await, i64::try_from(told_in).unwrap());
    house.leave().await;
}

#[tokio::test]
async fn two_people_close_at_once_and_it_closes_once() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &ASK).await;
    // Between two it says which one that would be.
    let first = convenor::polls::tally::drawn(1, 2)[0] + 1;
    let tie = format!("-# If there is a tie, number {first} comes first, drawn by lot.");
    assert!(posted.to_string().contains(&tie), "{posted}");
    house.rosa().presses(&posted, "1").await;
    let (anas, rosas) =
        (house.ana().presses(&posted, "My answer").await, house.rosa().presses(&posted, "My answer").await);
    let (anas, rosas) =
        (house.ana().presses(&anas, "Close now").await, house.rosa().presses(&rosas, "Close now").await);
    let (ana, rosa) = (house.ana(), house.rosa());
    let (one, two) = tokio::join!(ana.presses(&anas, "Yes, close it"), rosa.presses(&rosas, "Yes, close it"));
    for seen in [one, two] {
        assert!(seen.to_string().contains("Closed on ‹Wed 18 Nov 10:00 F›. 1 person has answered."), "{seen}");
    }
    house.settled().await;
    let late = house.tomas_in_english().forges(&posted, &posted.custom_id("2")).await.to_string();
    assert!(late.contains("D-1 is closed"), "{late}");
    assert_eq!(house.rows("select count(*) from polls where state = 'closed'").await, 1);
    assert_eq!(house.rows("select count(*) from poll_ballots").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn what_is_read_in_the_other_language_is_answered_there() {
    let house = House::set_up().await;
    let posted = ask(house.ana(), &ASK).await;
    let spanish = house.tomas().presses(&posted, "Español").await;
    assert!(spanish.to_string().ends_with("[1] [2]\n[Mi respuesta]"), "{spanish}");
    let answered = house.tomas().presses(&spanish, "2").await.to_string();
    assert!(answered.starts_with("(private update)") && answered.contains("Tu respuesta: **2**"), "{answered}");
    let spanish = house.tomas().presses(&posted, "Español").await;
    let own = house.tomas().presses(&spanish, "Mi respuesta").await.to_string();
    assert!(own.starts_with("(private update)") && own.contains("Tu respuesta: **2**"), "{own}");
    house.leave().await;
}
