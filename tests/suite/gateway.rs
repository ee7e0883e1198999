//! The gateway failing on purpose: a dead line, a close in the middle of an answer, sessions lost again and again.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use practice::{Fault, FaultMode, Practice};

use crate::house::House;

/// How many answers were accepted.
fn answers(practice: &Practice) -> usize {
    let accepted = |call: &&practice::Call| call.path.ends_with("/callback") && call.status == 204;
    practice.calls().iter().filter(accepted).count()
}

#[tokio::test]
async fn a_dead_line_is_noticed_and_whoever_acts_meanwhile_is_answered_or_may_do_it_again() {
    let mut house = House::set_up().await;
    // Every second instead of every 41; a client gives a line up that did not answer by the next time.
    house.practice.set_heartbeat(Duration::from_secs(1));
    house.restart().await;
    let before = house.practice.starts();
    house.practice.mute_heartbeat(true);
    let (mut answered, mut tries, muted) = (0, 0, Instant::now());
    while house.practice.starts() == before {
        assert!(muted.elapsed() < Duration::from_secs(60), "the bot never noticed");
        tokio::time::sleep(Duration::from_millis(100)).await;
        let what = format!("Thing {tries}");
        let seen = house.ana().types("commit make", &[("what", &what), ("due", "dec 4")]).await.to_string();
        tries += 1;
        if seen.contains("is promised") {
            answered += 1;
        } else {
            // Nobody heard it: Discord says so to the person, and nothing was done.
            assert_eq!(seen, "(no answer)");
        }
        assert_eq!(house.rows("select count(*) from commitments").await, answered, "none by half");
    }
    assert!(answered > 0, "while the line seems well, people are answered");
    house.practice.mute_heartbeat(false);
    house.until("the bot is back", |practice| practice.gateway_connections() == 1).await;
    let seen = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await.to_string();
    assert!(seen.contains("is promised"), "{seen}");
    assert_eq!(house.rows("select count(*) from commitments").await, answered + 1);
    house.leave().await;
}

#[tokio::test]
async fn a_close_between_a_press_and_its_answer_changes_nothing_for_the_person() {
    let house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    let opened = house.ana().presses(&made, "Open").await;
    let close: [fn(&Practice); 3] = [
        Practice::cut_gateway,
        |practice| practice.close_connections(1001),
        |practice| practice.close_connections(4000),
    ];
    let before = answers(&house.practice);
    for (n, close) in close.into_iter().enumerate() {
        let slow = Fault { mode: FaultMode::Slow { ms: 1_000 }, share: 1.0, only: Some("callback".to_owned()) };
        house.practice.set_fault(slow);
        let (what, practice) = (format!("Chairs {n}"), &house.practice);
        let (ana, rosa) = (house.ana(), house.rosa());
        let promise = [("what", what.as_str()), ("due", "dec 4")];
        let interrupted = async {
            // The press was handed over, and its answer is on the way by REST.
            house.until("the answer is on its way", |practice| practice.held("callback") == 1).await;
            close(practice);
            house.until("the line is gone", |practice| practice.gateway_connections() == 0).await;
            practice.set_fault(Fault::default());
            rosa.types("commit make", &promise).await
        };
        let (hers, meanwhile) = tokio::join!(ana.types("commit make", &promise), interrupted);
        for seen in [hers, meanwhile] {
            assert!(seen.to_string().contains("is promised"), "close {n}: {seen}");
        }
        house.until("the bot is back", |practice| practice.gateway_connections() == 1).await;
    }
    assert_eq!(answers(&house.practice) - before, 6, "each is answered once");
    assert_eq!(house.rows("select count(*) from commitments").await, 7);
    let done = house.ana().presses(&opened, "Done").await.to_string();
    assert!(done.contains("Thank you"), "{done}");
    house.leave().await;
}

#[tokio::test]
async fn sessions_lost_again_and_again_do_not_use_up_the_days_starts() {
    let house = House::set_up().await;
    let asked = |practice: &Practice| practice.calls().iter().filter(|call| call.path == "/gateway/bot").count();
    let (before, starts) = (asked(&house.practice), house.practice.starts());
    house.practice.set_starts_left(21);
    house.practice.invalidate_sessions(false);
    house.until("it begins anew", |practice| practice.starts() == starts + 1).await;
    house.until("it is connected", |practice| practice.gateway_connections() == 1).await;
    // Within the minute the bot asks how many are left: twenty, which are kept for when the trouble is over.
    for _ in 0..500 {
        if asked(&house.practice) > before {
            break;
        }
        // Whoever was about to fall asleep when the clock was wound is woken by the next winding.
        house.clock.wind(house.clock.now() + TimeDelta::seconds(1));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(asked(&house.practice) > before, "the bot asks");
    // What is connected goes on.
    let seen = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await.to_string();
    assert!(seen.contains("is promised"), "{seen}");
    house.practice.invalidate_sessions(false);
    // It would begin anew after five seconds.
    assert!(!house.practice.wait_until(|practice| practice.starts() > starts + 1).await, "it waits");
    house.clock.wind(house.clock.now() + TimeDelta::hours(24));
    house.until("a new day has new starts", |practice| practice.starts() == starts + 2).await;
    house.until("it is connected", |practice| practice.gateway_connections() == 1).await;
    let seen = house.ana().types("commit list", &[]).await.to_string();
    assert!(seen.contains("Flyers"), "{seen}");
    house.leave().await;
}
