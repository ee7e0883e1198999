//! Threads and scheduled events that cannot be made: said to a coordinator once, in plain words; nothing else stops.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::house::House;
use crate::threads_and_events::{Frozen, names, owe, planned, soon, thread, tried};

const VIEW_CHANNEL: u64 = 1 << 10;
const SEND_MESSAGES: u64 = 1 << 11;
const READ_HISTORY: u64 = 1 << 16;
const CREATE_THREADS: u64 = 1 << 35;
/// What the bot is invited with, but for Create Events.
const WITHOUT_EVENTS: u64 = 17_901_423_807_488 & !(1 << 44);

fn calls(house: &House, method: &str, path: &str) -> usize {
    house.practice.calls().iter().filter(|call| call.method == method && call.path.contains(path)).count()
}

#[tokio::test]
async fn without_the_history_no_thread_is_started_a_second_time_and_the_coordinator_is_told() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    house.practice.deny_bot(general, READ_HISTORY);
    owe(&house, tried(&house, "M-1", thread("Long ago"), TimeDelta::hours(2))).await;
    assert_eq!(house.practice.threads(general).len(), 0);
    let trouble = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(trouble.to_string().replace(&general.to_string(), "general"), @"
    (message)
    In <#general> I may not read the message history. After an interruption I can't see whether the thread that I was starting is there, so I didn't start a second one. Please give me *Read Message History* there, and look whether a thread is missing.
    [My things]
    ");
    // None is archived by itself so soon.
    owe(&house, tried(&house, "M-2", thread("Just now"), TimeDelta::minutes(10))).await;
    assert_eq!(names(&house.practice.threads(general)), ["Just now"]);
    house.leave().await;
}

#[tokio::test]
async fn a_missing_permission_is_told_once_and_what_waits_is_made_when_it_is_mended() {
    let house = House::set_up().await;
    let (general, guild, rosa) = (house.coalition.general, house.coalition.guild, house.coalition.rosa);
    house.practice.record_calls(true);
    house.practice.deny_bot(general, CREATE_THREADS);
    house.practice.set_bot_permissions(guild, WITHOUT_EVENTS);
    owe(&house, Frozen::of(&house, "M-1", thread("One"))).await;
    let threads = house.direct(rosa, 1).await;
    assert_snapshot!(threads.to_string().replace(&general.to_string(), "general"), @"
    (message)
    I can't start threads in <#general>: I lack *Create Public Threads* there. What I should have started waits, and everything else goes on as usual. When it is mended, press *Try again*.
    [Try again]
    ");
    owe(&house, Frozen::of(&house, "M-1", planned("One", soon(&house)))).await;
    let events = house.direct(rosa, 2).await;
    assert_snapshot!(events, @"
    (message)
    I can't add anything to this server's events: I lack *Create Events*. What I should have added waits, and everything else goes on as usual. When it is mended, press *Try again*.
    [Try again]
    ");
    for item in ["M-2", "M-3", "M-4"] {
        owe(&house, Frozen::of(&house, item, thread(item))).await;
        owe(&house, Frozen::of(&house, item, planned(item, soon(&house)))).await;
    }
    house.settled().await;
    assert_eq!(house.practice.direct_messages(rosa).len(), 2, "told once each");
    assert_eq!(calls(&house, "POST", "/threads"), 4, "none is tried again by itself");
    let stopped = "select (select count(*) from closed_places) + (select count(*) from failing_items)";
    assert_eq!(house.rows(stopped).await, 0, "nothing else stops");
    // Said too soon, it is told anew, with a button to press.
    house.rosa().presses(&events, "Try again").await;
    let events = house.direct(rosa, 3).await;
    house.practice.deny_bot(general, 0);
    house.practice.set_bot_permissions(guild, WITHOUT_EVENTS | 1 << 44);
    assert_snapshot!(house.rosa().presses(&threads, "Try again").await, @"
    (update)
    Good. I'm trying again now.
    ");
    house.rosa().presses(&events, "Try again").await;
    house.until_rows("select count(*) from outbox where kind = 'made' and state = 'sent'", 8).await;
    assert_eq!((house.practice.threads(general).len(), house.practice.events(guild).len()), (4, 4));
    // Only a coordinator may say that it is mended.
    let forged = house.ana().forges(&events, &events.custom_id("Try again")).await.to_string();
    assert!(forged.contains("I can't find that"), "{forged}");
    house.leave().await;
}

#[tokio::test]
async fn as_many_events_and_threads_as_discord_allows_is_said_in_plain_words() {
    let house = House::set_up().await;
    let (general, guild, rosa) = (house.coalition.general, house.coalition.guild, house.coalition.rosa);
    house.practice.set_locale(rosa, "es-ES");
    house.rosa().types("commit make", &[("what", "Flyers"), ("due", "12/12")]).await;
    house.practice.refuse_next("/scheduled-events", 400, 30_038);
    owe(&house, Frozen::of(&house, "M-1", planned("One", soon(&house)))).await;
    house.until("she is told", |practice| practice.direct_messages(rosa).len() == 1).await;
    house.practice.refuse_next("/threads", 400, 160_006);
    owe(&house, Frozen::of(&house, "M-1", thread("One"))).await;
    house.until("she is told", |practice| practice.direct_messages(rosa).len() == 2).await;
    assert_eq!(house.practice.events(guild).len() + house.practice.threads(general).len(), 0);
    let told = house.practice.direct_messages(rosa);
    let told: Vec<&str> = told.iter().map(|message| message["content"].as_str().unwrap()).collect();
    assert_snapshot!(told.join("\n").replace(&general.to_string(), "general"), @"
    No pude añadir nada a los eventos de este servidor: ya tiene 100, y Discord no permite más. Todo lo demás sigue como siempre. Borra los que ya no hagan falta y pulsa *Intentar de nuevo*.
    No pude abrir un hilo en <#general>: este servidor ya tiene todos los hilos abiertos que permite Discord. Todo lo demás sigue como siempre. Cierra los que ya no hagan falta y pulsa *Intentar de nuevo*.
    ");
    house.leave().await;
}

#[tokio::test]
async fn where_it_may_not_post_it_may_start_threads_and_where_it_sees_nothing_it_asks_once() {
    let house = House::set_up().await;
    let (general, rosa) = (house.coalition.general, house.coalition.rosa);
    house.practice.record_calls(true);
    // A reminder is refused there; a thread needs another permission.
    house.ana().types("remind channel", &[("what", "Chairs"), ("when", "in 10 minutes")]).await;
    house.practice.deny_bot(general, SEND_MESSAGES);
    house.wind("2026-11-18 10:30");
    house.direct(rosa, 1).await;
    owe(&house, Frozen::of(&house, "M-1", thread("Talk"))).await;
    assert_eq!(names(&house.practice.threads(general)), ["Talk"]);
    assert_eq!(house.rows("select count(*) from closed_places").await, 1, "that says nothing of messages");
    house.practice.deny_bot(general, 0);
    house.until_rows("select count(*) from closed_places", 0).await;
    house.practice.deny_bot(general, VIEW_CHANNEL);
    owe(&house, Frozen::of(&house, "M-2", thread("Unseen"))).await;
    let trouble = house.direct(rosa, 2).await;
    assert!(trouble.to_string().contains("I can't post in <#"), "{trouble}");
    owe(&house, Frozen::of(&house, "M-3", thread("Unseen as well"))).await;
    assert_eq!(calls(&house, "POST", "/threads"), 2, "a place that is not to be seen is asked once");
    house.practice.deny_bot(general, 0);
    house.rosa().presses(&trouble, "Try again").await;
    house.until("both are started", |practice| practice.threads(general).len() == 3).await;
    house.settled().await;
    assert_eq!(house.practice.direct_messages(rosa).len(), 2);
    house.leave().await;
}
