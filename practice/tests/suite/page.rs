use practice::{Coalition, Practice};
use serde_json::{Value, json};

use crate::client::{GUILDS, Line, Rest, start};
use crate::gateway::register;

async fn get(practice: &Practice, path: &str) -> Value {
    let response = reqwest::get(practice.origin() + path).await.unwrap();
    response.json().await.unwrap()
}

pub async fn post(practice: &Practice, path: &str, body: Value) -> (u16, Value) {
    let response = reqwest::Client::new().post(practice.origin() + path).json(&body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// What the page of one person hears.
pub struct News {
    response: reqwest::Response,
    text: String,
}

impl News {
    pub async fn of(practice: &Practice, person: u64) -> News {
        let response = reqwest::get(format!("{}/practice/events?as={person}", practice.origin())).await.unwrap();
        News { response, text: String::new() }
    }

    pub async fn next(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = event.strip_prefix("data: ").map(|data| serde_json::from_str(data).unwrap());
                self.text = rest.to_owned();
                if let Some(event) = event {
                    return event;
                }
                continue;
            }
            let wait = std::time::Duration::from_secs(10);
            let chunk = tokio::time::timeout(wait, self.response.chunk()).await.unwrap().unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    pub async fn of_kind(&mut self, kind: &str) -> Value {
        loop {
            let event = self.next().await;
            if event["type"] == kind {
                return event;
            }
        }
    }
}

#[tokio::test]
async fn the_page_sees_the_coalition_and_is_told_what_happens() {
    let (practice, at) = start().await;
    let state = get(&practice, &format!("/practice/state?as={}", at.tomas)).await;
    assert_eq!((&state["me"]["name"], &state["me"]["locale"]), (&json!("Tomás"), &json!("es-ES")));
    assert_eq!(state["people"].as_array().map(Vec::len), Some(3));
    let names: Vec<_> = state["guilds"][0]["channels"].as_array().unwrap().iter().map(|c| c["name"].clone()).collect();
    assert_eq!(names, ["general", "announcements", "housing-team"]);
    assert_eq!(state["guilds"][0]["channels"][0]["can_send"], true);
    let mut told = News::of(&practice, at.ana).await;
    let sent = json!({"as": at.tomas.to_string(), "channel_id": at.general.to_string(), "content": "Hola"});
    let (status, body) = post(&practice, "/practice/messages", sent).await;
    assert_eq!(status, 200);
    let event = told.of_kind("message_create").await;
    assert_eq!(event["message"]["content"], "Hola");
    let path = format!("/practice/channels/{}/messages?as={}", at.general, at.ana);
    assert_eq!(get(&practice, &path).await[0]["id"], body["id"]);
    let (_, person) = post(&practice, "/practice/people", json!({"name": "Bo"})).await;
    assert_eq!(person["locale"], "en-US");
    assert_eq!(told.of_kind("state").await, json!({"type": "state"}));
    let before = practice_now(&practice).await;
    let (_, clock) = post(&practice, "/practice/clock", json!({"advance_seconds": 3600})).await;
    assert!(clock["now"].as_str().unwrap() > before.as_str());
    while told.of_kind("clock").await["now"].as_str().unwrap() < clock["now"].as_str().unwrap() {}
    assert_eq!(post(&practice, "/practice/clock", json!({"to": "2001-01-01T00:00:00Z"})).await.0, 400);
}

async fn practice_now(practice: &Practice) -> String {
    get(practice, "/practice/state").await["now"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_private_answer_is_told_only_to_the_one_who_asked() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    register(&rest, &practice).await;
    let (mut line, _) = Line::identified(&practice, GUILDS).await;
    let ask = |person: u64, at: &Coalition| json!({"as": person.to_string(), "channel_id": at.general.to_string(), "type": 2, "data": {"name": "ping", "options": []}});
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        rest.callback(&event, json!({"type": 4, "data": {"content": "pong", "flags": 64}})).await;
    };
    let (answer, ()) = tokio::join!(post(&practice, "/practice/interactions", ask(at.ana, &at)), bot);
    assert_eq!(answer.1["state"], "answered");
    let seen = |person: u64| format!("/practice/channels/{}/messages?as={person}", at.general);
    assert_eq!(get(&practice, &seen(at.ana)).await[0]["id"], answer.1["message_id"]);
    assert_eq!(get(&practice, &seen(at.rosa)).await, json!([]));
    let dismiss = format!("/practice/messages/{}/dismiss", answer.1["message_id"].as_str().unwrap());
    assert_eq!(post(&practice, &dismiss, json!({"as": at.rosa.to_string()})).await.0, 400);
    assert_eq!(post(&practice, &dismiss, json!({"as": at.ana.to_string()})).await.0, 200);
    assert_eq!(get(&practice, &seen(at.ana)).await, json!([]));
    let (status, error) = post(
        &practice,
        "/practice/interactions",
        json!({
            "as": at.ana.to_string(), "channel_id": at.general.to_string(), "type": 2, "data": {"name": "commit"},
        }),
    )
    .await;
    assert_eq!((status, error), (400, json!({"error": "A subcommand must be chosen."})));
    let commands = get(&practice, &format!("/practice/commands?as={}&guild={}", at.ana, at.guild)).await;
    assert_eq!(commands.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn other_sites_and_hosts_are_kept_out() {
    let (practice, _) = start().await;
    let ask = |name: &'static str, value: &'static str| {
        reqwest::Client::new().get(practice.origin() + "/practice/state").header(name, value).send()
    };
    assert_eq!(ask("origin", "http://evil.example").await.unwrap().status(), 403);
    assert_eq!(ask("host", "evil.example").await.unwrap().status(), 403);
    assert_eq!(ask("origin", "null").await.unwrap().status(), 403);
}

#[tokio::test]
async fn the_page_is_served_with_strict_rules_and_nothing_beside_it() {
    let (practice, _) = start().await;
    let get = |path: &str| reqwest::get(format!("{}{path}", practice.origin()));
    for path in ["/page/nothing.js", "/page/../Cargo.toml", "/page/%2e%2e/Cargo.toml", "/page/tests/markdown.test.mjs"]
    {
        assert_eq!(get(path).await.unwrap().status(), 404, "{path}");
    }
    if std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("page/index.html").exists() {
        let page = get("/").await.unwrap();
        assert_eq!(page.status(), 200);
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(page.headers()["cache-control"], "no-store");
        assert!(page.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'self'"));
        assert_eq!(get("/page/main.js").await.unwrap().headers()["content-type"], "text/javascript; charset=utf-8");
    }
}
