//! What a feature says of a due row: a thread to start, an event to have, a note for somebody. A feature of this test's own owes them.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use convenor::charter::Charters;
use convenor::clock::Clock;
use convenor::config::{Origin, Token};
use convenor::db::Db;
use convenor::discord::rest::Rest;
use convenor::error::Result;
use convenor::feature::{App, Feature, Lacks, Reach};
use convenor::ids::{ChannelId, GuildId, PersonId, RoleId};
use convenor::languages::Languages;
use convenor::message::Notice;
use convenor::outbox::{self, Bell, Due, Event, Owed, Payload, Recipient};
use convenor::scheduler;
use convenor::text::Words;
use futures_util::future::BoxFuture;
use practice::Practice;

use crate::hand::Hand;
use crate::house::START;
use crate::threads_and_events::{channel, guild, names, planned, thread};

/// Meetings: an event a week later, and a thread.
const MEETINGS: Feature = Feature {
    due: &[
        ("event", |_, _, (row, _), _| {
            Box::pin(async move {
                Ok(match planned("Assembly", row.due_at + TimeDelta::days(7)) {
                    Payload::Event(event) if row.item == "M-1" => Due::Event(event),
                    _ => Due::Event(Event::CalledOff),
                })
            })
        }),
        ("thread", |_, _, (row, _), _| {
            Box::pin(async move {
                Ok(match thread(&row.item) {
                    Payload::Thread(thread) => Due::Thread(thread),
                    _ => Due::NotWanted("no thread"),
                })
            })
        }),
        ("note", |_, _, _, _| {
            Box::pin(async move {
                let note = Notice { content: "Only for you".to_owned(), ..Notice::default() };
                Ok(Due::Send(vec![note.into()]))
            })
        }),
    ],
    ..Feature::named("meetings")
};

/// Nothing is asked of Discord's permissions here.
struct Nothing;

impl Reach for Nothing {
    fn lacks_to_post(&self, _: (GuildId, ChannelId), _: Words) -> BoxFuture<'_, Result<Vec<String>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn lacks_to_ping(&self, _: (GuildId, ChannelId), _: RoleId, _: Words) -> BoxFuture<'_, Result<Option<String>>> {
        Box::pin(async { Ok(None) })
    }

    fn lacks_to_work(&self, _: GuildId, _: Vec<ChannelId>, _: Words) -> BoxFuture<'_, Result<Vec<Lacks>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn lacks<'a>(&'a self, _: (GuildId, ChannelId), _: &'a [u64]) -> BoxFuture<'a, Result<Vec<u64>>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

async fn owe(app: &App, at: u64, rows: Vec<(&'static str, &'static str, Recipient, DateTime<Utc>)>) {
    let job = app.db.write(move |connection| {
        Box::pin(async move {
            for (item, kind, recipient, due_at) in rows {
                let (item, occurrence) = (item.to_owned(), "2026-12-02T18:00".to_owned());
                let guild = GuildId(at.cast_signed());
                outbox::owe(connection, &Owed { guild, item, occurrence, revision: 0, recipient, kind, due_at })
                    .await?;
            }
            Ok(())
        })
    });
    job.await.unwrap();
}

async fn app(database: &Path, clock: Clock) -> App {
    App {
        db: Db::open(database).await.unwrap(),
        charters: Charters::default(),
        languages: Languages::default(),
        started_at: clock.now(),
        clock,
        features: Arc::new([MEETINGS]),
        owed: Bell::default(),
        reach: Arc::new(Nothing),
    }
}

/// The first message after a start, when no charter is known yet: who held one connection and asked for another would wait for ever.
#[tokio::test]
async fn a_discreet_message_needs_one_connection_for_reading_at_a_time() {
    let clock = Clock::stopped_at(START.parse().unwrap());
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&clock)), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let at = practice.found_coalition();
    let folder = tempfile::tempdir().unwrap();
    let token = Token::parse(&practice.token()).unwrap();
    let rest = Rest::new(Origin::parse(&practice.origin()).unwrap(), token).unwrap();
    let now = clock.now();
    let app = app(&folder.path().join("convenor.db"), clock).await;
    let ana = PersonId(at.ana.cast_signed());
    let discreet = "insert into people (guild, person, name, language, seen_at, discreet) values ($1, $2, 'Ana', 'en-US', $3, true)";
    let job = app.db.write(move |connection| {
        Box::pin(async move {
            let insert = sqlx::query(discreet).bind(GuildId(at.guild.cast_signed())).bind(ana).bind(now);
            Ok(insert.execute(connection).await.map(|_| ())?)
        })
    });
    job.await.unwrap();
    owe(&app, at.guild, vec![("M-1", "note", Recipient::Person(ana), now)]).await;
    let held = app.db.readers().acquire().await.unwrap();
    let pass = tokio::time::timeout(std::time::Duration::from_secs(20), scheduler::tick(&app, &rest, now));
    assert_eq!(pass.await.expect("it waits for a connection that nobody gives back").unwrap(), 1);
    drop(held);
    let told = practice.direct_messages(at.ana);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["content"], "You have something in Convenor.");
    app.db.close().await;
    practice.stop().await;
}

#[tokio::test]
async fn a_feature_owes_a_thread_and_an_event_and_both_are_made_however_late() {
    let clock = Clock::stopped_at(START.parse().unwrap());
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&clock)), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let at = practice.found_coalition();
    let folder = tempfile::tempdir().unwrap();
    let token = Token::parse(&practice.token()).unwrap();
    let rest = Rest::new(Origin::parse(&practice.origin()).unwrap(), token).unwrap();
    let now = clock.now();
    let app = app(&folder.path().join("convenor.db"), clock).await;
    let (there, everywhere) = (channel(at.general), guild(at.guild));
    let long_ago = now - TimeDelta::days(3);
    let rows = vec![
        ("M-1", "event", everywhere, long_ago),
        ("M-2", "event", everywhere, now),
        ("M-1", "thread", there, now),
        ("M-2", "thread", there, long_ago),
    ];
    owe(&app, at.guild, rows).await;
    assert_eq!(scheduler::tick(&app, &rest, now).await.unwrap(), 4);
    assert_eq!(names(&practice.events(at.guild)), ["Assembly"]);
    assert_eq!(names(&practice.threads(at.general)), ["M-2", "M-1"], "the longest due first");
    let states = "select count(*) from outbox where state = 'sent'";
    assert_eq!(
        sqlx::query_scalar::<_, i64>(states).fetch_one(&mut *app.db.readers().acquire().await.unwrap()).await.unwrap(),
        4
    );
    app.db.close().await;
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}

#[tokio::test]
async fn what_arrives_ends_what_failed_and_opens_its_channel() {
    let clock = Clock::stopped_at(START.parse().unwrap());
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&clock)), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let at = practice.found_coalition();
    let folder = tempfile::tempdir().unwrap();
    let token = Token::parse(&practice.token()).unwrap();
    let rest = Rest::new(Origin::parse(&practice.origin()).unwrap(), token).unwrap();
    let now = clock.now();
    let app = app(&folder.path().join("convenor.db"), clock).await;
    let (guild, there) = (GuildId(at.guild.cast_signed()), at.general.cast_signed());
    let job = app.db.write(move |connection| {
        Box::pin(async move {
            let failing = "insert into failing_items (guild, item, failures) values ($1, 'M-1', 2), ($1, 'M-2', 2)";
            sqlx::query(failing).bind(guild).execute(&mut *connection).await?;
            let closed = "insert into closed_places (channel, guild, code, closed_at) values ($1, $2, 50013, $3), (1, $2, 50013, $3)";
            let closed = sqlx::query(closed).bind(there).bind(guild).bind(now - TimeDelta::days(9));
            Ok(closed.execute(connection).await.map(|_| ())?)
        })
    });
    job.await.unwrap();
    owe(&app, at.guild, vec![("M-1", "note", channel(at.general), now)]).await;
    assert_eq!(scheduler::tick(&app, &rest, now).await.unwrap(), 1);
    let mut reading = app.db.readers().acquire().await.unwrap();
    let failing: Vec<String> =
        sqlx::query_scalar("select item from failing_items").fetch_all(&mut *reading).await.unwrap();
    assert_eq!(failing, ["M-2"]);
    let closed: Vec<i64> =
        sqlx::query_scalar("select channel from closed_places").fetch_all(&mut *reading).await.unwrap();
    assert_eq!(closed, [1]);
    drop(reading);
    app.db.close().await;
    practice.stop().await;
}
