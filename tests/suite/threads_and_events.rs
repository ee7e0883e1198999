//! Threads and scheduled events as rows of the outbox: made once, changed, called off, refused, and looked for before they are made
//! again. No feature owes them yet, so the rows are written here as a feature leaves them when they were rendered.

use chrono::{DateTime, TimeDelta, Utc};
use convenor::outbox::{ArchivesAfter, Event, Payload, Planned, Recipient, Thread};
use insta::assert_snapshot;
use practice::{Fault, FaultMode};
use serde_json::Value;

use crate::house::House;

/// A frozen row of an item.
pub struct Frozen<'a> {
    pub guild: u64,
    pub item: &'a str,
    pub revision: i64,
    pub recipient: Recipient,
    pub payload: Payload,
    /// How long ago sending was last begun, if it may have come through unseen.
    pub tried_before: Option<TimeDelta>,
}

/// Writes it, due at `at`.
pub async fn freeze(connection: &mut sqlx::SqliteConnection, frozen: &Frozen<'_>, at: DateTime<Utc>) {
    let payload = serde_json::to_value(&frozen.payload).unwrap();
    let form = if payload.get("Thread").is_some() { "thread" } else { "event" };
    sqlx::query(
        "insert into outbox (guild, item, occurrence, revision, recipient, kind, due_at, grace_until, next_try_at, state, payload, form,
                             claimed_at, tried_at, unsure)
         values ($1, $2, '2026-12-02T18:00', $3, $4, 'made', $5, $6, $5, 'frozen', $7, $8, coalesce($9, $5), $9, $9 is not null)",
    )
    .bind(frozen.guild.cast_signed())
    .bind(frozen.item)
    .bind(frozen.revision)
    .bind(frozen.recipient.to_string())
    .bind(at)
    .bind(at + TimeDelta::hours(24))
    .bind(payload.to_string())
    .bind(form)
    .bind(frozen.tried_before.map(|ago| at - ago))
    .execute(connection)
    .await
    .unwrap();
}

pub fn channel(channel: u64) -> Recipient {
    Recipient::Channel(convenor::ids::ChannelId(channel.cast_signed()))
}

pub fn guild(guild: u64) -> Recipient {
    Recipient::Guild(convenor::ids::GuildId(guild.cast_signed()))
}

pub fn thread(name: &str) -> Payload {
    Payload::Thread(Thread { name: name.to_owned(), message: None, archives_after: ArchivesAfter::Week })
}

pub fn on_message(name: &str, message: u64) -> Payload {
    let message = Some(convenor::ids::MessageId(message.cast_signed()));
    Payload::Thread(Thread { name: name.to_owned(), message, archives_after: ArchivesAfter::Day })
}

pub fn planned(name: &str, starts_at: DateTime<Utc>) -> Payload {
    Payload::Event(Event::Planned(Planned {
        name: name.to_owned(),
        description: "Bring your questions.".to_owned(),
        place: "See #general".to_owned(),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(1),
    }))
}

pub fn called_off() -> Payload {
    Payload::Event(Event::CalledOff)
}

/// In two weeks.
pub fn soon(house: &House) -> DateTime<Utc> {
    house.clock.now() + TimeDelta::days(14)
}

impl<'a> Frozen<'a> {
    pub fn of(house: &House, item: &'a str, payload: Payload) -> Self {
        let recipient = match payload {
            Payload::Thread(_) => channel(house.coalition.general),
            _ => guild(house.coalition.guild),
        };
        Self { guild: house.coalition.guild, item, revision: 0, recipient, payload, tried_before: None }
    }
}

async fn open(house: &House) -> sqlx::SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&house.database);
    let options = options.busy_timeout(std::time::Duration::from_secs(5));
    sqlx::ConnectOptions::connect(&options).await.unwrap()
}

/// Owes it, and winds the clock until the bot has looked at it.
pub async fn owe(house: &House, frozen: Frozen<'_>) {
    owe_all(house, &[frozen]).await;
}

async fn owe_all(house: &House, all: &[Frozen<'_>]) {
    let mut connection = open(house).await;
    let at = house.clock.now() + TimeDelta::seconds(1);
    for frozen in all {
        freeze(&mut connection, frozen, at).await;
    }
    for ahead in 0..900 {
        house.clock.wind(at + TimeDelta::milliseconds(ahead));
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        if house.rows("select count(*) from outbox where kind = 'made' and state = 'frozen' and attempts = 0").await
            == 0
        {
            return;
        }
    }
    panic!("the bot did not look");
}

pub fn names(all: &[Value]) -> Vec<&str> {
    all.iter().map(|one| one["name"].as_str().unwrap()).collect()
}

async fn state(house: &House, sql: &'static str) -> String {
    let readers = convenor::db::Db::read_only(&house.database).await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *readers.acquire().await.unwrap()).await.unwrap()
}

const LAST: &str =
    "select state || ', ' || coalesce(trouble, '') from outbox where kind = 'made' order by id desc limit 1";

#[tokio::test]
async fn threads_are_started_in_a_channel_and_on_a_message() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    let seat = house.ana().seat;
    let said = house.practice.say(seat, "Shall we meet on Tuesday?").unwrap();
    owe(&house, Frozen::of(&house, "M-1", thread("Assembly"))).await;
    owe(&house, Frozen::of(&house, "D-1", on_message("Tuesday?", said))).await;
    let threads = house.practice.threads(general);
    let on_it = threads.iter().find(|thread| thread["name"] == "Tuesday?").unwrap();
    assert_eq!(on_it["id"], said.to_string(), "a thread on a message has its id");
    assert_eq!(on_it["thread_metadata"]["auto_archive_duration"], 1_440);
    let alone = threads.iter().find(|thread| thread["name"] == "Assembly").unwrap();
    assert_eq!((&alone["type"], &alone["thread_metadata"]["auto_archive_duration"]), (&11.into(), &10_080.into()));
    assert_eq!(
        house.rows("select count(*) from outbox where form = 'thread' and state = 'sent' and made is not null").await,
        2
    );
    // Whoever was quicker: the message has its thread, and there cannot be a second.
    owe(&house, Frozen::of(&house, "D-2", on_message("Once more", said))).await;
    assert_eq!(state(&house, LAST).await, "sent, ");
    // Its message is gone, or it hangs in another guild's channel: nothing is started, and nothing else stops.
    owe(&house, Frozen::of(&house, "D-3", on_message("Gone", 77))).await;
    assert_eq!(state(&house, LAST).await, "skipped, its message was deleted");
    // A later revision of the same row starts no second one.
    owe(&house, Frozen { revision: 1, ..Frozen::of(&house, "M-1", thread("Assembly, later")) }).await;
    assert_eq!(house.practice.threads(general).len(), 2);
    house.leave().await;
}

#[tokio::test]
async fn names_of_any_kind_fit() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    let wide = "x".repeat(300);
    let typed = ["@everyone", &wide, "\u{202E}gnp\u{2069}.exe", "  שלום \n עולם ", "***", ""];
    let items: Vec<String> = (0..typed.len()).map(|number| format!("M-{number}")).collect();
    let both = items.iter().zip(typed).flat_map(|(item, name)| {
        let event = Planned { description: "y".repeat(3_000), place: "z".repeat(300), ..plan(name, soon(&house)) };
        let event = Payload::Event(Event::Planned(event));
        [Frozen::of(&house, item, thread(name)), Frozen::of(&house, item, event)]
    });
    owe_all(&house, &both.collect::<Vec<_>>()).await;
    let expected = ["@everyone", &format!("{}…", "x".repeat(99)), "gnp.exe", "שלום עולם", "M-4", "M-5"];
    assert_eq!(names(&house.practice.threads(general)), expected);
    let events = house.practice.events(house.coalition.guild);
    assert_eq!(names(&events), expected);
    for (number, event) in events.iter().enumerate() {
        let description = event["description"].as_str().unwrap();
        assert_eq!(description.chars().count(), 1_000);
        assert!(description.ends_with(&format!("…\n\nConvenor · M-{number} · ref 20261202T1800")), "{description}");
    }
    house.leave().await;
}

fn plan(name: &str, starts_at: DateTime<Utc>) -> Planned {
    match planned(name, starts_at) {
        Payload::Event(Event::Planned(plan)) => plan,
        _ => unreachable!("it is planned"),
    }
}

#[tokio::test]
async fn one_event_is_made_changed_and_called_off() {
    let house = House::set_up().await;
    let guild = house.coalition.guild;
    let revision = |revision, payload| Frozen { revision, ..Frozen::of(&house, "M-1", payload) };
    owe(&house, revision(0, planned("Assembly", soon(&house)))).await;
    let made = house.practice.events(guild);
    assert_eq!((names(&made), &made[0]["entity_type"]), (vec!["Assembly"], &3.into()));
    assert_snapshot!(made[0]["description"].as_str().unwrap(), @"
    Bring your questions.

    Convenor · M-1 · ref 20261202T1800
    ");
    let moved = soon(&house) + TimeDelta::days(1);
    owe(&house, revision(1, planned("Assembly, moved", moved))).await;
    let changed = house.practice.events(guild);
    assert_eq!((names(&changed), &changed[0]["id"]), (vec!["Assembly, moved"], &made[0]["id"]));
    assert_ne!(changed[0]["scheduled_start_time"], made[0]["scheduled_start_time"]);
    owe(&house, revision(2, called_off())).await;
    assert_eq!(house.practice.events(guild).len(), 0);
    owe(&house, revision(3, called_off())).await;
    assert_eq!(state(&house, LAST).await, "sent, ", "what is gone needs no second calling off");
    // It takes place after all: that is a new event. People delete it: that is let be, also when its time changes again.
    owe(&house, revision(4, planned("Assembly after all", moved))).await;
    let again = house.practice.events(guild);
    assert_eq!(names(&again), ["Assembly after all"]);
    house.practice.delete_event(guild, again[0]["id"].as_str().unwrap().parse().unwrap());
    owe(&house, revision(5, planned("Assembly, once more", moved))).await;
    assert_eq!(house.practice.events(guild).len(), 0);
    assert_eq!(state(&house, LAST).await, "skipped, people deleted it");
    // What has begun is neither made nor changed.
    owe(&house, Frozen::of(&house, "M-2", planned("Too late", house.clock.now() - TimeDelta::minutes(5)))).await;
    assert_eq!(state(&house, LAST).await, "skipped, it has begun");
    house.leave().await;
}

#[tokio::test]
async fn an_older_revision_changes_nothing_and_a_forged_mark_means_nothing() {
    let house = House::set_up().await;
    let guild = house.coalition.guild;
    owe(&house, Frozen { revision: 3, ..Frozen::of(&house, "M-1", planned("Newest", soon(&house))) }).await;
    owe(&house, Frozen { revision: 2, ..Frozen::of(&house, "M-1", planned("Older", soon(&house))) }).await;
    assert_eq!(names(&house.practice.events(guild)), ["Newest"]);
    assert_eq!(state(&house, LAST).await, "skipped, a newer one is due");
    // Somebody writes the mark of M-1 into the description of M-2; calling M-1 off leaves M-2 alone.
    let forged = Planned {
        description: "Hi\n\nConvenor · M-1 · ref 20261202T1800".to_owned(),
        ..plan("Forged", soon(&house))
    };
    owe(&house, Frozen::of(&house, "M-2", Payload::Event(Event::Planned(forged)))).await;
    owe(&house, Frozen { revision: 4, ..Frozen::of(&house, "M-1", called_off()) }).await;
    owe(&house, Frozen { revision: 5, ..Frozen::of(&house, "M-1", called_off()) }).await;
    assert_eq!(names(&house.practice.events(guild)), ["Forged"]);
    // Another guild's event of the same item is not seen from here.
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    house.until_rows("select count(*) from coalitions", 2).await;
    let there = Frozen { guild: other, recipient: self::guild(other), ..Frozen::of(&house, "M-2", called_off()) };
    owe(&house, there).await;
    assert_eq!(names(&house.practice.events(guild)), ["Forged"]);
    house.leave().await;
}

#[tokio::test]
async fn what_was_made_unseen_is_found_and_not_made_again() {
    let house = House::set_up().await;
    let (general, guild) = (house.coalition.general, house.coalition.guild);
    house.practice.record_calls(true);
    // Every second call of a route goes wrong: of two threads the second one's start, and the making of each event.
    for mode in [FaultMode::DroppedAfter, FaultMode::Dropped, FaultMode::ServerError, FaultMode::RateLimited] {
        let [one, two] = ["one", "two"].map(|which| format!("{which} {mode:?}"));
        let fails = |route: &str| house.practice.set_fault(Fault { mode, share: 0.5, only: Some(route.to_owned()) });
        fails("/channels/{channel_id}/threads");
        owe_all(&house, &[&one, &two].map(|name| Frozen::of(&house, name, thread(name)))).await;
        fails("/scheduled-events");
        owe(&house, Frozen::of(&house, &one, planned(&one, soon(&house)))).await;
    }
    house.practice.set_fault(Fault { mode: FaultMode::None, share: 0.0, only: None });
    // What went wrong in all of one go is tried again a minute later.
    house.clock.wind(house.clock.now() + TimeDelta::minutes(2));
    house.until_rows("select count(*) from outbox where kind = 'made' and state = 'sent'", 12).await;
    let (threads, events) = (house.practice.threads(general), house.practice.events(guild));
    let once = |names: Vec<&str>| names.into_iter().collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!((threads.len(), once(names(&threads))), (8, 8), "{:?}", names(&threads));
    assert_eq!((events.len(), once(names(&events))), (4, 4), "{:?}", names(&events));
    let wrong =
        house.practice.calls().into_iter().filter(|call| call.method == "POST" && [0, 429, 500].contains(&call.status));
    assert!(wrong.count() >= 8, "at least one call of each kind went wrong in each way");
    house.leave().await;
}

/// A row whose first try was begun so long ago, and may have come through.
pub fn tried(house: &House, item: &'static str, payload: Payload, ago: TimeDelta) -> Frozen<'static> {
    Frozen { tried_before: Some(ago), ..Frozen::of(house, item, payload) }
}

#[tokio::test]
async fn an_archived_thread_is_found_and_another_of_its_name_is_not_taken_for_it() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    owe(&house, Frozen::of(&house, "M-1", thread("Assembly"))).await;
    // Another row of the same name, which was never tried: it gets its own, and so does one that was tried before there was any.
    owe(&house, Frozen::of(&house, "M-2", thread("Assembly"))).await;
    owe(&house, tried(&house, "M-3", thread("Assembly"), TimeDelta::minutes(1))).await;
    assert_eq!(house.practice.threads(general).len(), 3);
    // The bot made one and did not live to write it down; meanwhile it was archived.
    let last = house.practice.threads(general).pop().unwrap();
    house.practice.archive_thread(last["id"].as_str().unwrap().parse().unwrap());
    let mut connection = open(&house).await;
    sqlx::query("delete from outbox where item = 'M-3'").execute(&mut connection).await.unwrap();
    owe(&house, tried(&house, "M-4", thread("Assembly"), TimeDelta::minutes(1))).await;
    assert_eq!(house.practice.threads(general).len(), 3, "the archived one is found");
    assert_eq!(
        state(&house, "select cast(made as text) from outbox where item = 'M-4'").await,
        last["id"].as_str().unwrap()
    );
    house.leave().await;
}
