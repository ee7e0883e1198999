//! The real program, killed in the middle of its work: nothing owed is lost, nothing arrives twice.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use convenor::clock::Clock;
use convenor::db::Db;
use practice::{Fault, FaultMode, Practice};
use sqlx::Row;

use crate::hand::Hand;
use crate::program::{program, signal};

/// People who are owed a brief.
const PEOPLE: usize = 60;
/// How often the program is killed.
const KILLS: u64 = 20;

/// How often the program is killed while how much is owed, half of it briefs and half reminders in channels: a short run as part of
/// the suite, or as long a one as `CONVENOR_TEST_KILLS` says (200 for a thousand rows, some ten minutes).
pub fn size() -> (u64, usize) {
    let kills = std::env::var("CONVENOR_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    (kills, (usize::try_from(kills).unwrap() * 5 / 2).max(PEOPLE))
}

/// A random moment of the sixty milliseconds after something arrived. It is printed, so that a failure says which they were.
pub fn moment(kill: u64) -> Duration {
    let moment = Duration::from_micros(RandomState::new().build_hasher().finish() % 60_000);
    println!("kill {kill}: {moment:?} after the first that arrived");
    moment
}

/// Practice with a coalition of many, in real time: the program is a process of its own, with a clock of its own.
pub async fn crowd() -> (Practice, Vec<u64>, u64) {
    crowd_of(PEOPLE).await
}

pub async fn crowd_of(count: usize) -> (Practice, Vec<u64>, u64) {
    let clock = Clock::real();
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&clock)), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let coalition = practice.found_coalition();
    let people: Vec<u64> = (0..count)
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

/// A reminder for each of these channels, due in the minute that has just begun.
pub async fn owe_reminders(database: &Path, guild: u64, channels: &[u64]) {
    let db = Db::open(database).await.unwrap();
    let zone: String = sqlx::query_scalar("select time_zone from coalitions")
        .fetch_one(&mut *db.readers().acquire().await.unwrap())
        .await
        .unwrap();
    let due_at = chrono::DurationRound::duration_trunc(Utc::now(), TimeDelta::minutes(1)).unwrap();
    let local = convenor::when::to_local(zone.parse().unwrap(), due_at);
    let channels = channels.to_vec();
    db.write(move |connection| {
        Box::pin(async move {
            for (number, channel) in (1_i64..).zip(channels) {
                sqlx::query(
                    "insert into reminders (guild, number, maker, made_in, channel, what, starts, state, next_original, next_at, made_at)
                     values ($1, $2, 1, $3, $3, 'Chairs, please', $4, 'active', $4, $5, $5)",
                )
                .bind(guild.cast_signed())
                .bind(number)
                .bind(channel.cast_signed())
                .bind(local)
                .bind(due_at)
                .execute(&mut *connection)
                .await?;
                sqlx::query(
                    "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                     values ($1, $2, $3, $4, 'remind', $5, $6, $5)",
                )
                .bind(guild.cast_signed())
                .bind(format!("R-{number}"))
                .bind(convenor::outbox::occurrence(local))
                .bind(format!("channel:{channel}"))
                .bind(due_at)
                .bind(due_at + TimeDelta::hours(24))
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
async fn killed_at_many_instants_every_brief_and_every_reminder_arrives_once() {
    let (kills, each) = size();
    killed(kills, crowd_of(each).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_discord_remembers_no_nonce_the_program_finds_its_own_messages_and_each_arrives_once() {
    let (kills, each) = size();
    let crowd = crowd_of(each / 4).await;
    crowd.0.set_nonce_life(Duration::ZERO);
    killed(kills / 4, crowd).await;
}

/// Kills the program so often while each of these people is owed a brief, and as many channels a reminder.
async fn killed(kills: u64, (practice, people, guild): (Practice, Vec<u64>, u64)) {
    let each = people.len();
    let channels: Vec<u64> = (0..each).map(|n| practice.add_channel(guild, &format!("channel-{n}"))).collect();
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    owe(&practice, &database, guild, &people).await;
    owe_reminders(&database, guild, &channels).await;
    let owed = people.len() + channels.len();
    let all = |practice: &Practice| arrived(practice, &people) + posted(practice, &channels);
    practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 0.2, only: Some("/channels".to_owned()) });
    let mut met_work = 0;
    for kill in 0..kills {
        let mut child = start(folder.path(), &practice);
        // Somewhere after the first of this life arrived, while others are claimed, sent and written down.
        let before = all(&practice);
        practice.wait_until(|practice| all(practice) > before || before >= owed).await;
        tokio::time::sleep(moment(kill)).await;
        signal(child.id(), "KILL");
        child.wait().unwrap();
        met_work += u64::from(before < owed);
    }
    assert!(met_work >= kills / 2, "only {met_work} kills met work that was still owed");
    let mut child = start(folder.path(), &practice);
    let mut waited = 0;
    while all(&practice) < owed && waited < 12 {
        practice.wait_until(|practice| all(practice) >= owed).await;
        waited += 1;
    }
    let unsent = "select count(*) from outbox where (occurrence = 'today' or kind = 'remind') and state <> 'sent'";
    let mut pending = 1;
    while pending > 0 && waited < 24 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        pending = count(&database, unsent).await;
        waited += 1;
    }
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let direct = people.iter().map(|person| practice.direct_messages(*person).len());
    let in_channels = channels.iter().map(|channel| posted(&practice, &[*channel]));
    let by_count: BTreeMap<usize, usize> = direct.chain(in_channels).fold(BTreeMap::new(), |mut counts, messages| {
        *counts.entry(messages).or_default() += 1;
        counts
    });
    assert_eq!(by_count, BTreeMap::from([(1, owed)]), "recipients by how many messages they got");
    assert_eq!(pending, 0, "rows that are not sent");
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}

/// How many reminders there are in these channels. (One of them may have the welcome as well.)
pub fn posted(practice: &Practice, channels: &[u64]) -> usize {
    let is_reminder =
        |message: &&serde_json::Value| message["content"].as_str().is_some_and(|text| text.contains("Chairs"));
    channels.iter().map(|channel| practice.messages(*channel).iter().filter(is_reminder).count()).sum()
}

pub async fn count(database: &Path, sql: &'static str) -> i64 {
    let readers = Db::read_only(database).await.unwrap();
    sqlx::query(sql).fetch_one(&mut *readers.acquire().await.unwrap()).await.unwrap().get(0)
}
