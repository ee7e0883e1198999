use std::sync::Arc;

use practice::{Clock, Options, Practice, WoundClock};
use serde_json::json;

use crate::client::Rest;

#[tokio::test]
async fn a_world_in_a_folder_is_there_again_after_a_stop() {
    let folder = std::env::temp_dir().join(format!("practice-{}", std::process::id()));
    let clocks = [Arc::new(WoundClock::default()), Arc::new(WoundClock::default())];
    let start = |clock: &Arc<WoundClock>| {
        Practice::start(Options { port: 0, clock: Arc::clone(clock) as Arc<dyn Clock>, folder: Some(folder.clone()) })
    };
    let practice = start(&clocks[0]).await.unwrap();
    assert!(practice.is_empty());
    let at = practice.found_coalition();
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", at.general);
    let form = reqwest::multipart::Form::new()
        .text("payload_json", json!({"content": "Kept"}).to_string())
        .part("files[0]", reqwest::multipart::Part::text("one").file_name("a.txt"));
    let sent = rest.request("POST", &path).multipart(form).send().await.unwrap();
    assert_eq!(sent.status(), 200);
    let token = practice.token();
    let later = clocks[0].now() + chrono::TimeDelta::days(10);
    clocks[0].wind(later);
    practice.stop().await;
    assert!(rest.request("GET", &path).send().await.is_err(), "it listens no more");
    let again = start(&clocks[1]).await.unwrap();
    assert!(clocks[1].now() >= later, "its time goes on where it was, never back");
    assert!(!again.is_empty());
    assert_eq!(again.token(), token);
    let messages = again.messages(at.general);
    assert_eq!(messages[0]["content"], "Kept");
    let url = messages[0]["attachments"][0]["url"].as_str().unwrap();
    assert_eq!(reqwest::get(url).await.unwrap().text().await.unwrap(), "one");
    again.stop().await;
    std::fs::remove_dir_all(&folder).unwrap();
}
