use std::time::Duration;

use practice::{Fault, FaultMode};
use serde_json::{Value, json};

use crate::client::{Rest, start};

#[tokio::test]
async fn who_may_not_is_told_so_with_discords_code() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let post = async |channel: u64, body: Value| rest.ask("POST", &format!("/channels/{channel}/messages"), body).await;
    let code = |answer: (u16, Value)| answer.1["code"].as_u64().unwrap_or(0);
    let hi = json!({"content": "Hi"});
    practice.deny_bot(at.general, 1 << 10);
    assert_eq!(code(post(at.general, hi.clone()).await), 50001);
    practice.deny_bot(at.general, 1 << 11);
    assert_eq!(code(post(at.general, hi.clone()).await), 50013);
    practice.deny_bot(at.general, 1 << 14);
    assert_eq!(code(post(at.general, json!({"embeds": [{"title": "Hi"}]})).await), 50013);
    practice.deny_bot(at.general, 0);
    let (status, sent) = post(at.general, hi.clone()).await;
    assert_eq!(status, 200);
    practice.deny_bot(at.general, 1 << 16);
    let (_, list) = rest.ask("GET", &format!("/channels/{}/messages", at.general), Value::Null).await;
    assert_eq!(list, json!([]), "no history without Read Message History");
    assert_eq!(code(post(7, hi.clone()).await), 10003);
    let gone = format!("/channels/{}/messages/7", at.general);
    assert_eq!(code(rest.ask("PATCH", &gone, hi.clone()).await), 10008);
    let (_, direct) = rest.ask("POST", "/users/@me/channels", json!({"recipient_id": at.ana.to_string()})).await;
    let direct: u64 = direct["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(post(direct, hi.clone()).await.0, 200);
    practice.set_direct_messages(at.ana, false);
    assert_eq!(code(post(direct, hi.clone()).await), 50007);
    practice.delete_channel(at.general);
    assert_eq!(code(post(at.general, hi.clone()).await), 10003);
    practice.remove_bot(at.guild);
    assert_eq!(code(post(at.team, hi).await), 50001);
    assert_eq!(practice.messages(direct).len(), 1);
    assert!(sent["id"].is_string());
    let wrong = reqwest::Client::new().get(practice.origin() + "/api/v10/users/@me").header("authorization", "Bot x");
    assert_eq!(wrong.send().await.unwrap().status(), 401);
    assert_eq!(practice.problems(), Vec::<String>::new());
}

#[tokio::test]
async fn a_nonce_is_sent_once() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", at.general);
    let body = json!({"content": "Once", "nonce": "abc", "enforce_nonce": true});
    let (_, first) = rest.ask("POST", &path, body.clone()).await;
    let (_, second) = rest.ask("POST", &path, body).await;
    assert_eq!(first["id"], second["id"]);
    assert_eq!(first["nonce"], "abc");
    let (_, list) = rest.ask("GET", &path, Value::Null).await;
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert!(list[0].get("nonce").is_none());
}

#[tokio::test]
async fn too_many_messages_at_once_have_to_wait() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", at.general);
    for left in (0..5).rev() {
        let response = rest.request("POST", &path).json(&json!({"content": "x"})).send().await.unwrap();
        assert_eq!(response.headers()["x-ratelimit-remaining"], left.to_string());
        assert_eq!(response.headers()["x-ratelimit-limit"], "5");
    }
    let response = rest.request("POST", &path).json(&json!({"content": "x"})).send().await.unwrap();
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["x-ratelimit-scope"], "user");
    let body: Value = response.json().await.unwrap();
    assert!(body["retry_after"].as_f64().is_some_and(|wait| wait > 0.0 && wait <= 5.0), "{body}");
    let other = format!("/channels/{}/messages", at.team);
    assert_eq!(rest.ask("POST", &other, json!({"content": "x"})).await.0, 200);
    let mut limited = 0;
    for _ in 0..60 {
        let (status, body) = rest.ask("GET", "/users/@me", Value::Null).await;
        limited += u32::from(status == 429 && body["global"] == true);
    }
    assert!(limited > 0, "the global limit holds");
}

#[tokio::test]
async fn faults_come_as_ordered() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", at.general);
    let send = async || rest.request("POST", &path).json(&json!({"content": "x"})).send().await;
    let order = |mode| practice.set_fault(Fault { mode, share: 1.0, only: Some("/messages".to_owned()) });
    order(FaultMode::Dropped);
    assert!(send().await.is_err());
    assert_eq!(practice.messages(at.general).len(), 0);
    order(FaultMode::DroppedAfter);
    assert!(send().await.is_err());
    assert_eq!(practice.messages(at.general).len(), 1);
    order(FaultMode::ServerError);
    assert_eq!(send().await.unwrap().status(), 500);
    order(FaultMode::RateLimited);
    assert_eq!(send().await.unwrap().status(), 429);
    order(FaultMode::Slow { ms: 50 });
    let began = std::time::Instant::now();
    assert_eq!(send().await.unwrap().status(), 200);
    assert!(began.elapsed() >= Duration::from_millis(50));
    practice.set_fault(Fault { mode: FaultMode::ServerError, share: 0.5, only: None });
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(rest.ask("GET", "/users/@me", Value::Null).await.0);
    }
    assert_eq!(statuses, [200, 500, 200, 500]);
}

#[tokio::test]
async fn a_refusal_can_be_ordered_once() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/channels/{}/messages", at.general);
    practice.refuse_next("/messages", 400, 200_000);
    let (status, body) = rest.ask("POST", &path, json!({"content": "x"})).await;
    assert_eq!((status, &body["code"]), (400, &json!(200_000)));
    assert_eq!(rest.ask("POST", &path, json!({"content": "x"})).await.0, 200);
    let calls = practice.calls();
    assert_eq!(
        (calls[0].status, calls[0].error_code, calls[0].route),
        (400, Some(200_000), "/channels/{channel_id}/messages")
    );
    assert_eq!(calls[1].body, Some(json!({"content": "x"})));
}

#[tokio::test]
async fn an_unknown_route_is_a_problem() {
    let (practice, _) = start().await;
    let rest = Rest::new(&practice);
    assert_eq!(rest.ask("GET", "/stickers/1", Value::Null).await.0, 404);
    assert_eq!(rest.ask("PUT", "/users/@me", json!({})).await.0, 405);
    assert_eq!(practice.problems(), ["no such route: GET /stickers/1", "no such route: PUT /users/@me"]);
}

#[tokio::test]
async fn a_file_is_shown_where_it_is_named_and_pings_are_as_allowed() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    let components = json!([
        {"type": 17, "components": [
            {"type": 10, "content": format!("<@{}> <@{}>", at.ana, at.tomas)},
            {"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]},
            {"type": 13, "file": {"url": "attachment://b.csv"}},
        ]},
    ]);
    let payload =
        json!({"flags": 32768, "components": components, "allowed_mentions": {"users": [at.ana.to_string()]}});
    let part = |name: &str| reqwest::multipart::Part::bytes(b"a,b".to_vec()).file_name(name.to_owned());
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", part("a.png"))
        .part("files[1]", part("b.csv"))
        .part("files[2]", part("unseen.txt"));
    let path = format!("/channels/{}/messages", at.general);
    let response = rest.request("POST", &path).multipart(form).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["attachments"].as_array().map(Vec::len), Some(2), "{body}");
    assert_eq!(body["mentions"].as_array().map(Vec::len), Some(1));
    assert_eq!(body["mentions"][0]["id"], at.ana.to_string());
    assert_eq!(body["components"][0]["components"][2]["name"], "b.csv");
    let url = body["components"][0]["components"][2]["file"]["url"].as_str().unwrap();
    let file = reqwest::get(url).await.unwrap();
    assert_eq!(file.headers()["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.text().await.unwrap(), "a,b");
    let edit = format!("{path}/{}", body["id"].as_str().unwrap());
    let (status, refused) = rest.ask("PATCH", &edit, json!({"content": "plain"})).await;
    assert_eq!((status, &refused["code"]), (400, &json!(50035)));
    let (status, refused) = rest.ask("PATCH", &edit, json!({"flags": 0})).await;
    assert_eq!((status, &refused["code"]), (400, &json!(50035)));
    let (status, edited) =
        rest.ask("PATCH", &edit, json!({"components": [{"type": 10, "content": "Less"}], "attachments": []})).await;
    assert_eq!((status, &edited["attachments"]), (200, &json!([])));
    assert_eq!(practice.problems(), Vec::<String>::new());
}
