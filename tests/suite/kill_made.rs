//! The real program, killed while it starts threads and makes events, and where it may not look back: nothing is there twice.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use convenor::db::Db;
use practice::{Fault, FaultMode, Practice};

use crate::kill::{arrived, count, crowd_of, moment, owe, owe_reminders, posted, size, start};
use crate::program::signal;
use crate::threads_and_events::{self as made, Frozen, freeze};

const READ_HISTORY: u64 = 1 << 16;

/// Freezes threads in these channels, threads on these messages, and so many events; all due some minutes ago.
async fn owe_made(database: &Path, guild: u64, (channels, messages, events): (&[u64], &[(u64, u64)], usize)) {
    let db = Db::open(database).await.unwrap();
    let row = |item: String, recipient, payload| (item, recipient, payload);
    let alone = channels
        .iter()
        .zip(1..)
        .map(|(channel, n)| row(format!("D-{n}"), made::channel(*channel), made::thread(&format!("Alone {n}"))));
    let on = messages.iter().zip(1..).map(|((channel, message), n)| {
        row(format!("C-{n}"), made::channel(*channel), made::on_message(&format!("On {n}"), *message))
    });
    let starts_at = Utc::now() + TimeDelta::days(7);
    let held = (1..=events)
        .map(|n| row(format!("M-{n}"), made::guild(guild), made::planned(&format!("Meeting {n}"), starts_at)));
    let rows: Vec<_> = alone.chain(on).chain(held).collect();
    db.write(move |connection| {
        Box::pin(async move {
            for (item, recipient, payload) in rows {
                let frozen = Frozen { guild, item: &item, revision: 0, recipient, payload, tried_before: None };
                freeze(connection, &frozen, Utc::now() - TimeDelta::minutes(5)).await;
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    db.close().await;
}

/// The names of everything there is, by how often it is there.
fn by_count(names: impl Iterator<Item = String>) -> BTreeMap<usize, Vec<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut by_count: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    counts.into_iter().for_each(|(name, count)| by_count.entry(count).or_default().push(name));
    by_count
}

fn names(practice: &Practice, guild: u64, channels: &[u64]) -> Vec<String> {
    let threads = channels.iter().flat_map(|channel| practice.threads(*channel));
    threads.chain(practice.events(guild)).map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_many_instants_every_thread_and_every_event_is_there_once() {
    let (kills, each) = size();
    let (kills, each) = (kills / 2, each / 3);
    let (practice, people, guild) = crowd_of(each / 4).await;
    let channels: Vec<u64> = (0..each / 2).map(|n| practice.add_channel(guild, &format!("channel-{n}"))).collect();
    let say = |channel: &u64| practice.say(practice::Seat { person: people[0], channel: *channel }, "So?").unwrap();
    let messages: Vec<(u64, u64)> = channels.iter().map(|channel| (*channel, say(channel))).collect();
    // A guild has a hundred events at most: of more, the rest would rightly never be made.
    let events = each.min(100);
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    owe(&practice, &database, guild, &people).await;
    owe_made(&database, guild, (&channels, &messages, events)).await;
    let owed = channels.len() + messages.len() + events + people.len();
    let all = |practice: &Practice| names(practice, guild, &channels).len() + arrived(practice, &people);
    practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 0.2, only: None });
    let mut met_work = 0;
    for kill in 0..kills {
        let mut child = start(folder.path(), &practice);
        let before = all(&practice);
        practice.wait_until(|practice| all(practice) > before || before >= owed).await;
        tokio::time::sleep(moment(kill)).await;
        signal(child.id(), "KILL");
        child.wait().unwrap();
        met_work += u64::from(before < owed);
    }
    assert!(met_work >= kills / 2, "only {met_work} kills met work that was still owed");
    let mut child = start(folder.path(), &practice);
    let unsent = "select count(*) from outbox where (occurrence = 'today' or kind = 'made') and state <> 'sent'";
    let mut pending = 1;
    for _ in 0..600 {
        pending = count(&database, unsent).await;
        if pending == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let there = by_count(names(&practice, guild, &channels).into_iter());
    assert_eq!(there.keys().collect::<Vec<_>>(), [&1], "threads and events by how often they are there: {there:#?}");
    assert_eq!(there[&1].len(), owed - people.len());
    assert_eq!(arrived(&practice, &people), people.len());
    assert_eq!(pending, 0, "rows that are not sent");
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}

/// Changes the database of a program that does not run.
async fn change(database: &Path, sql: &'static str, id: u64, at: chrono::DateTime<Utc>) {
    let db = Db::open(database).await.unwrap();
    let job = db.write(move |connection| {
        Box::pin(
            async move { Ok(sqlx::query(sql).bind(id.cast_signed()).bind(at).execute(connection).await.map(|_| ())?) },
        )
    });
    job.await.unwrap();
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_it_may_not_look_back_nothing_is_doubled_and_the_coordinator_is_told() {
    let (practice, people, guild) = crowd_of(1).await;
    let channels: Vec<u64> = (0..8).map(|n| practice.add_channel(guild, &format!("channel-{n}"))).collect();
    let (for_threads, for_messages) = channels.split_at(3);
    channels.iter().for_each(|channel| practice.deny_bot(*channel, READ_HISTORY));
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    owe(&practice, &database, guild, &people).await;
    owe_reminders(&database, guild, for_messages).await;
    owe_made(&database, guild, (for_threads, &[], 0)).await;
    change(&database, "update coalitions set owner = $1, joined_at = $2", people[0], Utc::now()).await;
    // Everything is done and no answer comes: three threads, the brief and two reminders are under way at once.
    let only = Some("/channels/{channel_id}/".to_owned());
    practice.set_fault(Fault { mode: FaultMode::DroppedAfter, share: 1.0, only });
    let mut child = start(folder.path(), &practice);
    let threads = |practice: &Practice| names(practice, guild, for_threads).len();
    let under_way = |practice: &Practice| {
        threads(practice) == 3 && posted(practice, for_messages) == 2 && arrived(practice, &people) == 1
    };
    assert!(practice.wait_until(under_way).await, "they are under way");
    signal(child.id(), "KILL");
    child.wait().unwrap();
    let unsure = "select count(*) from outbox where state = 'frozen' and unsure and part = 0";
    assert_eq!(count(&database, unsure).await, 6);
    // The machine stays off for two hours: no nonce is remembered, and the threads are archived.
    practice.set_fault(Fault { mode: FaultMode::None, share: 0.0, only: None });
    practice.set_nonce_life(Duration::ZERO);
    for channel in for_threads {
        practice.archive_thread(practice.threads(*channel)[0]["id"].as_str().unwrap().parse().unwrap());
    }
    let before = "update outbox set claimed_at = $2, tried_at = $2 where state = 'frozen' and $1 > 0";
    change(&database, before, guild, Utc::now() - TimeDelta::hours(2)).await;
    let mut child = start(folder.path(), &practice);
    let told = "select count(*) from outbox where kind = 'trouble' and state = 'sent'";
    for _ in 0..60 {
        if count(&database, told).await == 5 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(count(&database, told).await, 5, "a coordinator is told of each place");
    let given_up = "select count(*) from outbox where state = 'failed' and trouble like 'it may have arrived%'";
    assert_eq!(count(&database, given_up).await, 5);
    let there = channels.iter().map(|channel| names(&practice, 0, &[*channel]).len() + posted(&practice, &[*channel]));
    assert_eq!(there.collect::<Vec<_>>(), [1; 8], "each once, and those that were not tried before arrive as well");
    let brief = |text: &str| text.contains("Thing 1");
    let direct = practice.direct_messages(people[0]);
    let briefs = direct.iter().filter(|message| message["content"].as_str().is_some_and(brief));
    assert_eq!(briefs.count(), 1, "a direct message can always be looked for");
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}
