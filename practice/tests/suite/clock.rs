use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use practice::{Clock, Coalition, Options, Practice, WoundClock};
use serde_json::{Value, json};

use crate::client::Rest;
use crate::page::{News, post};

/// When something is due, and whether there is anything to say then.
type Row = (DateTime<Utc>, bool);

/// What a bot owes.
#[derive(Clone, Default)]
struct Owing {
    clock: Arc<WoundClock>,
    rows: Arc<Mutex<Vec<Row>>>,
}

impl Clock for Owing {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn wind(&self, to: DateTime<Utc>) {
        self.clock.wind(to);
    }

    fn next_due(&self) -> BoxFuture<'static, Option<DateTime<Utc>>> {
        let next = self.rows.lock().unwrap().iter().map(|(due, _)| *due).min();
        Box::pin(async move { next })
    }
}

impl Owing {
    fn owe(&self, hours: i64, says: bool) -> DateTime<Utc> {
        let due = self.now() + TimeDelta::hours(hours);
        self.rows.lock().unwrap().push((due, says));
        due
    }

    /// Delivers a little after the hour, as a bot does.
    async fn deliver(self, rest: Rest, channel: u64) {
        loop {
            tokio::time::sleep(Duration::from_millis(40)).await;
            let now = self.now();
            let due: Vec<_> = self.rows.lock().unwrap().iter().copied().filter(|(due, _)| *due <= now).collect();
            for (at, says) in due {
                tokio::time::sleep(Duration::from_millis(200)).await;
                if says {
                    rest.ask("POST", &format!("/channels/{channel}/messages"), json!({"content": "It is time"})).await;
                }
                self.rows.lock().unwrap().retain(|(other, _)| *other != at);
            }
        }
    }
}

async fn start() -> (Practice, Coalition, Owing) {
    let owing = Owing::default();
    let options = Options { port: 0, clock: Arc::new(owing.clone()), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let at = practice.found_coalition();
    tokio::spawn(owing.clone().deliver(Rest::new(&practice), at.general));
    (practice, at, owing)
}

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

fn about(one: DateTime<Utc>, other: DateTime<Utc>) -> bool {
    (one - other).abs() < TimeDelta::seconds(3)
}

#[tokio::test]
async fn one_press_winds_on_to_the_next_thing_that_people_see() {
    let (practice, at, owing) = start().await;
    owing.owe(1, false);
    owing.owe(20, false);
    let spoken = owing.owe(30, true);
    let last = owing.owe(40, true);
    let (status, clock) = post(&practice, "/practice/clock", json!({"to": "next_due"})).await;
    assert_eq!(status, 200);
    assert!(about(time(&clock["now"]), spoken), "{clock}");
    assert_eq!(practice.messages(at.general).len(), 1);
    let mut news = News::of(&practice, at.ana).await;
    loop {
        let told = news.next().await;
        if told["type"] == "clock" && about(time(&told["next_due"]), last) {
            break;
        }
    }
    let (_, clock) = post(&practice, "/practice/clock", json!({"to": "next_due"})).await;
    assert!(about(time(&clock["now"]), last), "{clock}");
    assert_eq!(practice.messages(at.general).len(), 2);
}

#[tokio::test]
async fn silence_to_the_end_winds_to_the_last_thing_and_then_there_is_none() {
    let (practice, _, owing) = start().await;
    owing.owe(1, false);
    let last = owing.owe(2, false);
    let (_, clock) = post(&practice, "/practice/clock", json!({"to": "next_due"})).await;
    assert!(about(time(&clock["now"]), last), "{clock}");
    assert_eq!(clock["next_due"], Value::Null);
    assert_eq!(post(&practice, "/practice/clock", json!({"to": "next_due"})).await.0, 400);
}

#[tokio::test]
async fn the_page_is_told_what_is_due_next_when_that_changes() {
    let (practice, at, owing) = start().await;
    let due = owing.owe(1, true);
    let mut news = News::of(&practice, at.ana).await;
    assert!(about(time(&news.of_kind("clock").await["next_due"]), due));
    let (_, clock) = post(&practice, "/practice/clock", json!({"advance_seconds": 90_000})).await;
    assert!(clock["next_due"].is_null(), "what was due on the way has come: {clock}");
    let come = practice.messages(at.general);
    assert!(about(time(&come[0]["timestamp"]), due), "it came at its own hour: {come:?}");
    while !news.of_kind("clock").await["next_due"].is_null() {}
    let sooner = owing.owe(5, true);
    let path = format!("/channels/{}/messages", at.general);
    Rest::new(&practice).ask("POST", &path, json!({"content": "Noted"})).await;
    loop {
        let told = news.of_kind("clock").await;
        if !told["next_due"].is_null() {
            assert!(about(time(&told["next_due"]), sooner));
            break;
        }
    }
}
