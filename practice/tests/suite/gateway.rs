use practice::Answer;
use serde_json::json;

use crate::client::{GUILDS, Line, Rest, rosa, start};

#[tokio::test]
async fn a_bot_connects_and_sees_its_guild_with_itself_as_the_only_member() {
    let (practice, at) = start().await;
    let (mut line, ready) = Line::identified(&practice, GUILDS).await;
    assert_eq!(ready["application"]["id"], practice.application_id().to_string());
    assert_eq!(ready["guilds"][0], json!({"id": at.guild.to_string(), "unavailable": true}));
    let guild = line.event("GUILD_CREATE").await;
    assert_eq!(guild["name"], "Riverside Housing Coalition");
    assert_eq!(guild["member_count"], 4);
    assert_eq!(guild["members"].as_array().map(Vec::len), Some(1));
    assert_eq!(guild["members"][0]["user"]["id"], practice.bot_user_id().to_string());
    assert_eq!(guild["channels"].as_array().map(Vec::len), Some(3));
    line.send(json!({"op": 1, "d": 2})).await;
    assert_eq!(line.next().await["op"], 11);
    assert_eq!(practice.gateway_connections(), 1);
}

#[tokio::test]
async fn a_wrong_identify_is_closed_with_discords_code() {
    let (practice, _) = start().await;
    let token = practice.token();
    for (asked, code) in [
        (json!({"op": 2, "d": {"token": "wrong", "intents": 1, "properties": {}}}), 4004),
        (json!({"op": 2, "d": {"token": token, "intents": 1u64 << 40, "properties": {}}}), 4013),
        (json!({"op": 2, "d": {"token": token, "intents": 3, "properties": {}}}), 4014),
        (json!({"op": 99}), 4001),
        (json!({"op": 3, "d": {}}), 4003),
    ] {
        let mut line = Line::open(&practice).await;
        line.send(asked.clone()).await;
        assert_eq!(line.next().await, json!({"closed": code}), "{asked}");
    }
}

#[tokio::test]
async fn what_was_missed_comes_after_resuming() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    register(&rest, &practice).await;
    let (mut line, ready) = Line::identified(&practice, GUILDS).await;
    line.event("GUILD_CREATE").await;
    let seq = line.seq;
    practice.cut_gateway();
    assert_eq!(line.next().await, json!({"closed": 1006}));
    assert!(practice.wait_until(|practice| practice.gateway_connections() == 0).await);
    let typed = {
        let practice = practice.clone();
        tokio::spawn(async move { practice.command(rosa(&at), "ping", &[]).await })
    };
    assert!(practice.wait_until(|_| true).await);
    let mut back = Line::open(&practice).await;
    back.send(json!({"op": 6, "d": {"token": practice.token(), "session_id": ready["session_id"], "seq": seq}})).await;
    let event = back.event("INTERACTION_CREATE").await;
    assert_eq!(rest.callback(&event, json!({"type": 4, "data": {"content": "pong"}})).await.0, 204);
    back.event("RESUMED").await;
    assert!(matches!(typed.await.expect("typed"), Answer::Message(body) if body["content"] == "pong"));
}

#[tokio::test]
async fn a_session_that_was_ended_cannot_be_resumed() {
    let (practice, _) = start().await;
    let (mut line, ready) = Line::identified(&practice, GUILDS).await;
    practice.invalidate_sessions(false);
    loop {
        let frame = line.next().await;
        if frame["op"] == 9 {
            assert_eq!(frame["d"], false);
            break;
        }
    }
    let mut back = Line::open(&practice).await;
    back.send(json!({"op": 6, "d": {"token": practice.token(), "session_id": ready["session_id"], "seq": 1}})).await;
    assert_eq!(back.next().await["op"], 9);
    let (line, ready) = Line::identified(&practice, GUILDS).await;
    line.close(1000).await;
    let mut back = Line::open(&practice).await;
    back.send(json!({"op": 6, "d": {"token": practice.token(), "session_id": ready["session_id"], "seq": 1}})).await;
    assert_eq!(back.next().await["op"], 9);
}

#[tokio::test]
async fn what_others_write_is_heard_as_far_as_the_intents_go() {
    let (practice, at) = start().await;
    let (mut bare, _) = Line::identified(&practice, GUILDS | 1 << 9).await;
    practice.say(rosa(&at), "Hello all").expect("said");
    assert_eq!(bare.event("MESSAGE_CREATE").await["content"], "");
    practice.say(rosa(&at), &format!("<@{}> hello", practice.bot_user_id())).expect("said");
    let heard = bare.event("MESSAGE_CREATE").await;
    assert_eq!(heard["channel_type"], 0);
    assert_eq!(heard["content"], format!("<@{}> hello", practice.bot_user_id()));
    assert_eq!((&heard["author"]["username"], &heard["guild_id"]), (&json!("rosa"), &json!(at.guild.to_string())));
    let (mut full, _) = Line::identified(&practice, GUILDS | 1 << 9 | 1 << 15).await;
    let (mut deaf, _) = Line::identified(&practice, GUILDS).await;
    practice.say(rosa(&at), "Who is coming?").expect("said");
    assert_eq!(full.event("MESSAGE_CREATE").await["content"], "Who is coming?");
    practice.delete_channel(at.team);
    loop {
        let frame = deaf.next().await;
        assert_ne!(frame["t"], "MESSAGE_CREATE");
        if frame["t"] == "CHANNEL_DELETE" {
            break;
        }
    }
    practice.ask_to_reconnect();
    assert_eq!(deaf.next().await["op"], 7);
}

pub async fn register(rest: &Rest, practice: &practice::Practice) {
    let commands = json!([
        {"name": "ping", "description": "Pong."},
        {"name": "commit", "description": "Commitments", "options": [
            {"type": 1, "name": "make", "description": "Make one", "options": [
                {"type": 3, "name": "what", "description": "What", "required": true},
                {"type": 6, "name": "who", "description": "Who"},
                {"type": 4, "name": "times", "description": "How often", "min_value": 1, "max_value": 5},
                {"type": 3, "name": "when", "description": "When", "autocomplete": true},
            ]},
        ]},
    ]);
    let (status, body) =
        rest.ask("PUT", &format!("/applications/{}/commands", practice.application_id()), commands).await;
    assert_eq!(status, 200, "{body}");
}
