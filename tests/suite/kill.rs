//! The real program, killed in the middle of its work: nothing owed is lost, nothing arrives twice.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use convenor::clock::Clock;
use convenor::db::Db;
use practice::{Fault, FaultMode, Practice};
use sqlx::Row;

use crate::house::Hand;
use crate::program::{program, signal};

/// People who are owed a brief.
const PEOPLE: usize = 60;
/// How often the program is killed.
const KILLS: u64 = 20;

/// Practice with a coalition of many, in real time: the program is a process of its own, with a clock of its own.
pub async fn crowd() -> (Practice, Vec<u64>, u64) {
    let clock = Clock::real();
    let options = practice::Options { port: 0, clock: Arc::new(Hand(clock)), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let coalition = practice.found_coalition();
    let people: Vec<u64> = (0..PEOPLE)
        .map(|n| {
            let person = practice.add_person(&format!("Person {n}"));
            practice.join(coalition.guild, person);
            person
        })
        .collect();
    (practice, people, coalition.guild)
}

/// Promises made two weeks ago, due later today, and the briefs that ask about them: due a minute ago.
pub async fn owe(practice: &Practice, database: &Path, guild: u64, people: &[u64]) {
    let db = Db::open(database).await.unwrap();
    // A zone in which it is a quarter past nine or so: out of quiet hours, and due only this evening.
    let hour: i64 = Utc::now().format("%H").to_string().parse().unwrap();
    let zone = match 9 - hour {
        0 => "Etc/GMT".to_owned(),
        ahead @ 1.. => format!("Etc/GMT-{ahead}"),
        behind if behind >= -12 => format!("Etc/GMT+{}", -behind),
        behind => format!("Etc/GMT-{}", 24 + behind),
    };
    let now = Utc::now();
    let people: Vec<_> = people.iter().map(|person| (*person, practice.open_direct(*person))).collect();
    db.write(move |connection| {
        Box::pin(async move {
            let guild = guild.cast_signed();
            sqlx::query(
                "insert into coalitions (guild, name, owner, time_zone, joined_at, set_up_at) values ($1, 'Crowd', 1, $2, $3, $3)",
            )
            .bind(guild)
            .bind(zone)
            .bind(now)
            .execute(&mut *connection)
            .await?;
            for (number, (person, channel)) in (1_i64..).zip(people) {
                let (person, channel) = (person.cast_signed(), channel.cast_signed());
                // The bot has written to them before: it opens only five direct messages in a guild a minute.
                sqlx::query("insert into direct_channels (person, channel) values ($1, $2)")
                    .bind(person)
                    .bind(channel)
                    .execute(&mut *connection)
                    .await?;
                let (made, due, asked) = (now - TimeDelta::days(14), now + TimeDelta::hours(8), now - TimeDelta::minutes(1));
                sqlx::query(
                    "insert into commitments (guild, number, owner, channel, what, due_at, state, made_at, dated_at)
                     values ($1, $2, $3, 1, $4, $5, 'promised', $6, $6)",
                )
                .bind(guild)
                .bind(number)
                .bind(person)
                .bind(format!("Thing {number}"))
                .bind(due)
                .bind(made)
                .execute(&mut *connection)
                .await?;
                sqlx::query(
                    "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                     values ($1, 'brief', 'today', $2, 'brief', $3, $4, $3)",
                )
                .bind(guild)
                .bind(format!("person:{person}"))
                .bind(asked)
                .bind(asked + TimeDelta::hours(24))
                .execute(&mut *connection)
                .await?;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    db.close().await;
}

pub fn start(folder: &Path, practice: &Practice) -> Child {
    program(folder, &["run"])
        .env("DISCORD_TOKEN", practice.token())
        .env("CONVENOR_DISCORD_API", practice.origin())
        .env("CONVENOR_LOG", "off")
        .spawn()
        .unwrap()
}

/// How many messages there are in all direct channels.
pub fn arrived(practice: &Practice, people: &[u64]) -> usize {
    people.iter().map(|person| practice.direct_messages(*person).len()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_twenty_instants_every_brief_arrives_once() {
    let (practice, people, guild) = crowd().await;
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    owe(&practice, &database, guild, &people).await;
    practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 0.2, only: Some("/channels".to_owned()) });
    let mut met_work = 0;
    for kill in 0..KILLS {
        let mut child = start(folder.path(), &practice);
        // The first instants after the first of this life arrived, then a little later each time.
        let before = arrived(&practice, &people);
        let (owed, everyone) = (PEOPLE, people.clone());
        practice.wait_until(|practice| arrived(practice, &everyone) > before || before >= owed).await;
        tokio::time::sleep(Duration::from_millis(kill * 7 % 60)).await;
        signal(child.id(), "KILL");
        child.wait().unwrap();
        met_work += usize::from(before < PEOPLE);
    }
    assert!(met_work >= 10, "only {met_work} kills met work that was still owed");
    let mut child = start(folder.path(), &practice);
    let everyone = people.clone();
    let mut waited = 0;
    while arrived(&practice, &people) < PEOPLE && waited < 12 {
        practice.wait_until(|practice| arrived(practice, &everyone) >= PEOPLE).await;
        waited += 1;
    }
    let mut pending = 1;
    while pending > 0 && waited < 24 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        pending = count(&database, "select count(*) from outbox where occurrence = 'today' and state <> 'sent'").await;
        waited += 1;
    }
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let by_count: BTreeMap<usize, usize> = people.iter().fold(BTreeMap::new(), |mut counts, person| {
        *counts.entry(practice.direct_messages(*person).len()).or_default() += 1;
        counts
    });
    assert_eq!(by_count, BTreeMap::from([(1, PEOPLE)]), "people by how many messages they got");
    assert_eq!(pending, 0, "rows that are not sent");
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}

pub async fn count(database: &Path, sql: &'static str) -> i64 {
    let readers = Db::read_only(database).await.unwrap();
    sqlx::query(sql).fetch_one(&readers).await.unwrap().get(0)
}
