//! Discord answering 429, 500, slowly or not at all; the gateway cut; the database locked, read-only or full.

use std::time::Duration;

use practice::{Answer, Fault, FaultMode};

use crate::house::{House, Seen};

fn fault(mode: FaultMode, share: f64, only: &str) -> Fault {
    Fault { mode, share, only: Some(only.to_owned()) }
}

fn none() -> Fault {
    Fault { mode: FaultMode::None, share: 0.0, only: None }
}

#[tokio::test]
async fn a_reminder_arrives_once_whatever_the_wire_does() {
    for mode in [FaultMode::RateLimited, FaultMode::ServerError, FaultMode::Dropped, FaultMode::DroppedAfter] {
        let house = House::set_up().await;
        house.ana().types("commit make", &[("what", "Flyers"), ("due", "next tuesday 5pm")]).await;
        house.practice.set_fault(fault(mode, 0.5, "/channels/{channel_id}/messages"));
        house.wind("2026-11-23 09:00");
        house.direct(house.coalition.ana, 1).await;
        house.practice.set_fault(none());
        house.settled().await;
        assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1, "{mode:?}");
        assert_eq!(house.rows("select count(*) from outbox where state = 'sent' and kind = 'brief'").await, 1);
        house.leave().await;
    }
}

#[tokio::test]
async fn an_answer_lost_on_the_way_is_given_again() {
    let house = House::set_up().await;
    for mode in [FaultMode::ServerError, FaultMode::Dropped, FaultMode::DroppedAfter] {
        house.practice.set_fault(fault(mode, 0.5, "callback"));
        for n in 0..4 {
            let what = format!("Thing {n} under {mode:?}");
            let seen = house.ana().types("commit make", &[("what", &what), ("due", "dec 4")]).await;
            assert!(seen.to_string().contains("is promised"), "{mode:?}: {seen}");
        }
    }
    house.practice.set_fault(none());
    assert_eq!(house.rows("select count(*) from commitments").await, 12);
    house.leave().await;
}

#[tokio::test]
async fn an_answer_that_comes_late_does_not_deny_what_was_done() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    house.practice.set_fault(fault(FaultMode::ServerError, 1.0, "callback"));
    let ana = house.ana();
    let typed = ana.types("commit make", &[("what", "Flyers"), ("due", "dec 4")]);
    let mended = async {
        // The answer itself is tried five times.
        let tries = |practice: &practice::Practice| {
            practice.calls().iter().filter(|call| call.path.ends_with("/callback")).count()
        };
        house.until("the answer is given up", |practice| tries(practice) >= 6).await;
        house.practice.set_fault(none());
    };
    let (seen, ()) = tokio::join!(typed, mended);
    let seen = seen.to_string();
    assert!(seen.contains("What you asked for is done") && !seen.contains("nothing was changed"), "{seen}");
    assert_eq!(house.rows("select count(*) from commitments").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn what_people_do_while_the_gateway_is_cut_is_answered_after_the_resume() {
    let house = House::set_up().await;
    let ways: [fn(&practice::Practice); 3] =
        [practice::Practice::cut_gateway, practice::Practice::ask_to_reconnect, |practice| {
            practice.invalidate_sessions(true)
        }];
    for (n, interrupt) in ways.into_iter().enumerate() {
        interrupt(&house.practice);
        let what = format!("Flyers {n}");
        let promise = [("what", what.as_str()), ("due", "dec 4")];
        let (ana, rosa) = (house.ana(), house.rosa());
        let (one, two) = tokio::join!(ana.types("commit make", &promise), rosa.types("commit make", &promise));
        // Every one of them within Discord's three seconds: a client shows nothing of the cut.
        for seen in [one, two] {
            assert!(seen.to_string().contains("is promised"), "interruption {n}: {seen}");
        }
        house.until("the bot is back", |practice| practice.gateway_connections() == 1).await;
    }
    assert_eq!(house.rows("select count(*) from commitments").await, 6);
    house.leave().await;
}

#[tokio::test]
async fn what_the_gateway_never_brings_fails_in_the_persons_client_and_may_be_done_again() {
    let house = House::set_up().await;
    let promise = [("what", "Flyers"), ("due", "dec 4")];
    house.practice.close_gateway(true);
    house.practice.cut_gateway();
    assert_eq!(house.ana().types("commit make", &promise).await.to_string(), "(no answer)");
    house.practice.close_gateway(false);
    house.until("the bot is back", |practice| practice.gateway_connections() == 1).await;
    // Whether the first one still came or not, one promise stands in the end, and the person knows it.
    let again = house.ana().types("commit make", &promise).await.to_string();
    assert!(again.contains("**C-1** is promised") || again.contains("so I kept it once. **C-1**"), "{again}");
    assert_eq!(house.rows("select count(*) from commitments").await, 1);
    let welcomes = "select count(*) from outbox where kind = 'welcome'";
    let welcomed = house.rows(welcomes).await;
    // A session that is gone for good, as after a long outage: the bot comes in anew, and nobody is welcomed twice.
    house.practice.invalidate_sessions(false);
    house.until("the session is gone", |practice| practice.gateway_connections() == 0).await;
    house.until("the bot is back", |practice| practice.gateway_connections() == 1).await;
    let seen = house.ana().types("commit list", &[]).await.to_string();
    assert!(seen.contains("**1 open promise**"), "{seen}");
    house.settled().await;
    assert_eq!(house.rows(welcomes).await, welcomed, "a guild is welcomed once");
    house.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_database_is_waited_for_and_then_explained() {
    let house = House::set_up().await;
    let mut locker =
        sqlx::sqlite::SqliteConnectOptions::new().filename(&house.database).busy_timeout(Duration::from_secs(5));
    locker = locker.foreign_keys(false);
    let mut connection = sqlx::ConnectOptions::connect(&locker).await.unwrap();
    sqlx::query("begin immediate").execute(&mut connection).await.unwrap();
    let seen = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    assert!(seen.to_string().contains("I'm busy with something else right now, and nothing was changed"), "{seen}");
    assert!(seen.is_private());
    sqlx::query("rollback").execute(&mut connection).await.unwrap();
    let seen = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    assert!(seen.to_string().contains("**C-1** is promised"), "{seen}");
    house.leave().await;
}

#[tokio::test]
async fn a_full_database_keeps_nothing_by_half() {
    let house = House::set_up().await;
    let db = convenor::db::Db::open(&house.database).await.unwrap();
    let full = db
        .write(|connection| {
            Box::pin(async move {
                sqlx::query("pragma max_page_count = 1").execute(&mut *connection).await?;
                sqlx::query("create table filler (text text)").execute(&mut *connection).await?;
                let filler = "insert into filler select hex(randomblob(4000)) from json_each('[1,2,3,4,5,6,7,8,9]')";
                Ok(sqlx::query(filler).execute(connection).await.map(|_| ())?)
            })
        })
        .await
        .unwrap_err();
    let words = convenor::text::Language::EnUs.words();
    let convenor::message::Reply::Private(card) = convenor::discord::errors::explain(full, words) else { panic!() };
    assert!(format!("{card:?}").contains("the disk is full or locked"), "{card:?}");
    let left: i64 = sqlx::query_scalar("select count(*) from sqlite_master where name = 'filler'")
        .fetch_one(&mut *db.readers().acquire().await.unwrap())
        .await
        .unwrap();
    assert_eq!(left, 0);
    db.close().await;
    house.leave().await;
}

#[tokio::test]
async fn closed_direct_messages_lose_nothing() {
    let house = House::set_up().await;
    house.practice.set_direct_messages(house.coalition.ana, false);
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "next tuesday 5pm")]).await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    assert_eq!(house.rows("select count(*) from outbox where kind = 'brief' and state = 'failed'").await, 1);
    let home = house.ana().types("home", &[]).await;
    assert!(home.to_string().contains("Flyers"), "{home}");
    // Where the matter began: the name and that something waits; no text, no reference.
    let general = house.coalition.general;
    house.until("the note stands", |practice| practice.messages(general).iter().any(|m| m["content"] != "")).await;
    let messages = house.practice.messages(general);
    let note = messages.iter().find(|message| message["content"] != "").unwrap();
    let note = Seen::of(Answer::Message(note.clone()));
    assert!(!note.to_string().contains("Flyers") && !note.to_string().contains("C-1"), "{note}");
    assert_eq!(note.value["mentions"][0]["id"], house.coalition.ana.to_string());
    let read = house.ana().presses(&note, "Read it").await;
    assert!(read.is_private() && read.to_string().contains("Tomorrow, 5 pm: Flyers (C-1)."), "{read}");
    assert!(house.ana().presses(&read, "Done").await.to_string().contains("Thank you"));
    let other = house.tomas_in_english().presses(&note, "Read it").await;
    assert!(other.to_string().contains("This message is for somebody else"), "{other}");
    house.leave().await;
}

#[tokio::test]
async fn commands_are_written_only_when_they_differ() {
    let mut house = House::new().await;
    let writes = |house: &House| house.practice.calls().iter().filter(|call| call.method == "PUT").count();
    assert_eq!(writes(&house), 1);
    house.restart().await;
    let seen = house.ana().types("home", &[]).await;
    assert!(seen.to_string().contains("Hello, Ana"), "{seen}");
    assert_eq!(writes(&house), 1);
    house.leave().await;
}

#[tokio::test]
async fn buttons_outlive_a_restart() {
    let mut house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    house.restart().await;
    let opened: Seen = house.ana().presses(&made, "Open").await;
    assert!(opened.to_string().contains("**C-1** Flyers"), "{opened}");
    house.leave().await;
}

#[test]
fn an_unanswered_press_is_a_failure_and_nothing_else() {
    assert_eq!(Seen::of(Answer::Failed).to_string(), "(no answer)");
}
