//! Threads and scheduled events: listed, archived, as many as Discord allows, and only one's own.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Rest, rosa, start};

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn threads_are_listed_while_active_and_once_archived() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/threads", at.general);
    assert_eq!(rest.ask("POST", &path, json!({"name": "Private by default"})).await.1["code"], 50_013);
    let (status, first) = rest.ask("POST", &path, json!({"name": "Talk", "type": 11})).await;
    assert_eq!(status, 201);
    let (_, second) = rest.ask("POST", &path, json!({"name": "More", "type": 11})).await;
    let active = format!("/guilds/{}/threads/active", at.guild);
    assert_eq!(ids(&rest.ask("GET", &active, Value::Null).await.1["threads"]), ids(&json!([first, second])));
    practice.archive_thread(first["id"].as_str().unwrap().parse().unwrap());
    practice.archive_thread(second["id"].as_str().unwrap().parse().unwrap());
    assert_eq!(rest.ask("GET", &active, Value::Null).await.1["threads"], json!([]));
    let archived = format!("{path}/archived/public");
    let (_, page) = rest.ask("GET", &archived, Value::Null).await;
    assert_eq!((ids(&page["threads"]).len(), &page["has_more"]), (2, &json!(false)));
    assert_eq!(rest.ask("GET", &format!("{archived}?limit=1"), Value::Null).await.1["code"], 50_035);
    let before = format!("{archived}?before=2015-01-01T00%3A00%3A00Z");
    assert_eq!(rest.ask("GET", &before, Value::Null).await.1["threads"], json!([]));
    practice.deny_bot(at.general, 1 << 16);
    assert_eq!(rest.ask("GET", &archived, Value::Null).await.0, 403, "without Read Message History");
}

#[tokio::test]
async fn a_guild_has_a_hundred_events_and_no_more() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/guilds/{}/scheduled-events", at.guild);
    let event = json!({
        "name": "Assembly", "privacy_level": 2, "entity_type": 3, "scheduled_start_time": "2100-01-01T10:00:00Z",
        "scheduled_end_time": "2100-01-01T11:00:00Z", "entity_metadata": {"location": "Library"},
    });
    let mut made = 0;
    while made < 100 {
        match rest.ask("POST", &path, event.clone()).await.0 {
            200 => made += 1,
            // As quick as this it is asked to wait.
            status => assert_eq!(status, 429),
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
    tokio::time::sleep(Duration::from_secs(5)).await;
    let (status, refused) = rest.ask("POST", &path, event.clone()).await;
    assert_eq!((status, &refused["code"]), (400, &json!(30_038)));
    let first = practice.events(at.guild)[0]["id"].as_str().unwrap().to_owned();
    practice.delete_event(at.guild, first.parse().unwrap());
    assert_eq!(rest.ask("POST", &path, event.clone()).await.0, 200);
    // The bot's permissions are a guild's affair: without Create Events and Manage Events nothing goes.
    practice.set_bot_permissions(at.guild, 1 << 10 | 1 << 11);
    assert_eq!(rest.ask("POST", &path, event).await.1["code"], 50_013);
    let own = format!("{path}/{}", practice.events(at.guild)[0]["id"].as_str().unwrap());
    assert_eq!(rest.ask("PATCH", &own, json!({"name": "Moved"})).await.1["code"], 50_013);
}

#[tokio::test]
async fn a_nonce_is_remembered_for_as_long_as_one_says() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", rosa(&at).channel);
    let message = json!({"content": "Hello", "nonce": "row-1", "enforce_nonce": true});
    let (_, first) = rest.ask("POST", &path, message.clone()).await;
    assert_eq!(rest.ask("POST", &path, message.clone()).await.1["id"], first["id"]);
    practice.set_nonce_life(Duration::ZERO);
    assert_ne!(rest.ask("POST", &path, message).await.1["id"], first["id"]);
}
