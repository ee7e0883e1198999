//! Told to stop in the middle of its work, the real program finishes what is in flight, and the next start takes up the rest.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use practice::{Fault, FaultMode, Practice, Seat};

use crate::house::Seen;
use crate::kill::{arrived, count, crowd, owe, start};
use crate::program::signal;

/// Commands that are being answered when the stop comes.
const COMMANDS: usize = 5;
/// How Discord is then: every call takes half of the time that a person waits.
const SLOW: FaultMode = FaultMode::Slow { ms: 1_500 };

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_in_the_middle_it_answers_and_loses_and_doubles_nothing() {
    for name in ["TERM", "INT"] {
        stop_in_the_middle(name).await;
    }
}

async fn stop_in_the_middle(name: &str) {
    let (practice, people, guild) = crowd().await;
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    owe(&practice, &database, guild, &people).await;
    // A few messages at a time, each held back: there is work for many seconds.
    let slow = |only: Option<&str>| {
        practice.set_fault(Fault { mode: SLOW, share: 1.0, only: only.map(str::to_owned) });
    };
    slow(Some("/messages"));
    let mut child = start(folder.path(), &practice);
    // Nobody can type what is not registered yet.
    let works = |practice: &Practice| !practice.commands().is_empty() && practice.gateway_connections() == 1;
    assert!(practice.wait_until(works).await, "the bot works");
    assert!(practice.wait_until(|practice| practice.held("/messages") > 0).await, "messages are in flight");
    slow(None);
    let hall = practice.add_channel(guild, "hall");
    let typing: Vec<_> = (0..COMMANDS)
        .map(|n| {
            let (practice, person) = (practice.clone(), people[n]);
            tokio::spawn(async move {
                let (seat, what) = (Seat { person, channel: hall }, format!("New thing {n}"));
                Seen::of(practice.command(seat, "commit make", &[("what", &what), ("due", "in 3 weeks")]).await)
            })
        })
        .collect();
    let busy = |practice: &Practice| practice.held("callback") == COMMANDS && practice.held("/messages") > 0;
    assert!(practice.wait_until(busy).await, "answers and messages are in flight");
    let told = Instant::now();
    signal(child.id(), name);
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap()).await.unwrap();
    assert!(told.elapsed() < Duration::from_secs(5), "{name}: it took {:?}", told.elapsed());
    assert_eq!(ended.code(), Some(0), "{name}");
    for answer in typing {
        let seen = answer.await.unwrap().to_string();
        assert!(seen.contains("is promised"), "{name}: what was being answered was not: {seen}");
    }
    let there = "select count(*) from commitments where what like 'New thing %'";
    assert_eq!(count(&database, there).await, i64::try_from(COMMANDS).unwrap());
    assert!(arrived(&practice, &people) < people.len(), "{name}: there was nothing left to take up");
    practice.set_fault(Fault { mode: FaultMode::None, share: 0.0, only: None });
    let mut child = start(folder.path(), &practice);
    let everyone = people.clone();
    let all = |practice: &Practice| arrived(practice, &everyone) >= everyone.len();
    assert!(practice.wait_until(all).await, "{name}: some briefs never came");
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let by_count: BTreeMap<usize, usize> = people.iter().fold(BTreeMap::new(), |mut counts, person| {
        *counts.entry(practice.direct_messages(*person).len()).or_default() += 1;
        counts
    });
    assert_eq!(by_count, BTreeMap::from([(1, people.len())]), "{name}: people by how many messages they got");
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}
