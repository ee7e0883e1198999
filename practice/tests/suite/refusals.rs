use serde_json::{Value, json};

use crate::client::{Rest, start};

fn button(id: &str) -> Value {
    json!({"type": 2, "style": 1, "label": "Yes", "custom_id": id})
}

fn row(inner: Value) -> Value {
    json!({"type": 1, "components": inner})
}

fn many(count: usize, one: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..count).map(one).collect()
}

fn v2(components: Value) -> Value {
    json!({"flags": 32768, "components": components})
}

fn text(content: &str) -> Value {
    json!({"type": 10, "content": content})
}

fn select(options: usize) -> Value {
    let options = many(options, |at| json!({"label": "One", "value": at.to_string()}));
    row(json!([{"type": 3, "custom_id": "s", "options": options}]))
}

/// Sends every payload to a channel of its own and looks at the code, and at where Discord says the fault is.
async fn check(table: Vec<(Value, u64, &str)>) {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    assert!(table.len() < 50, "the global limit would interfere");
    for (payload, code, place) in table {
        let channel = practice.add_channel(at.guild, "case");
        let (status, body) = rest.ask("POST", &format!("/channels/{channel}/messages"), payload.clone()).await;
        let shown = format!("{payload} → {status} {body}");
        assert_eq!(body["code"].as_u64().unwrap_or(0), code, "{shown}");
        assert_eq!(status == 200, code == 0, "{shown}");
        if !place.is_empty() {
            let pointer = format!("/errors/{}/_errors", place.replace('.', "/"));
            assert!(body.pointer(&pointer).is_some(), "{place}: {shown}");
        }
    }
    assert_eq!(practice.problems(), Vec::<String>::new());
}

#[tokio::test]
async fn messages_over_a_limit_are_refused() {
    let long = "x".repeat(2001);
    check(vec![
        (json!({"content": "x".repeat(2000)}), 0, ""),
        (json!({"content": long}), 50035, "content"),
        (json!({"content": "é".repeat(2000)}), 0, ""),
        (json!({}), 50006, ""),
        (json!({"content": "  "}), 50006, ""),
        (json!({"content": "x", "nonce": "n".repeat(26)}), 50035, "nonce"),
        (json!({"content": "x", "nonce": "n".repeat(25), "enforce_nonce": true}), 0, ""),
        (json!({"embeds": [{"title": "x".repeat(257)}]}), 50035, "embeds.0.title"),
        (json!({"embeds": [{"description": "x".repeat(4097)}]}), 50035, "embeds.0.description"),
        (json!({"embeds": [{"fields": many(26, |_| json!({"name": "a", "value": "b"}))}]}), 50035, "embeds.0.fields"),
        (json!({"embeds": [{"fields": [{"name": "", "value": "b"}]}]}), 50035, "embeds.0.fields.0.name"),
        (json!({"embeds": many(11, |_| json!({"title": "a"}))}), 50035, "embeds"),
        (json!({"embeds": many(2, |_| json!({"description": "x".repeat(3500)}))}), 50035, "embeds"),
        (json!({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}), 50035, "allowed_mentions"),
        (json!({"content": "x", "allowed_mentions": {"parse": ["people"]}}), 50035, "allowed_mentions.parse"),
        (json!({"content": "x", "message_reference": {"message_id": "1"}}), 50035, "message_reference"),
        (json!({"content": "x", "message_reference": {"message_id": "1", "fail_if_not_exists": false}}), 0, ""),
        (json!({"content": "x", "attachments": [{"id": 0, "filename": "a.txt"}]}), 50035, "attachments.0.id"),
        (json!({"embeds": [{"image": {"url": "attachment://a.png"}}]}), 50035, "embeds.0"),
        (json!({"embeds": [{"title": "a", "timestamp": "2026-11-23T10:00:00Z"}]}), 0, ""),
        (json!({"embeds": [{"title": "a", "timestamp": "tomorrow"}]}), 50035, "embeds.0.timestamp"),
        (json!([1]), 50035, ""),
    ])
    .await;
}

#[tokio::test]
async fn components_over_a_limit_are_refused() {
    let two = |first: &str, second: &str| json!({"content": "x", "components": [row(json!([button(first), button(second)]))]});
    let of = |rows: Vec<Value>| json!({"content": "x", "components": rows});
    let buttons = |count: usize| of(vec![row(json!(many(count, |at| button(&at.to_string()))))]);
    let labelled = |label: &str| of(vec![row(json!([{"type": 2, "style": 1, "custom_id": "a", "label": label}]))]);
    let filled = |kind: u64, chosen: &[(&str, &str)]| {
        let chosen: Vec<Value> = chosen.iter().map(|(kind, id)| json!({"type": kind, "id": id})).collect();
        of(vec![row(json!([{"type": kind, "custom_id": "s", "default_values": chosen}]))])
    };
    check(vec![
        (buttons(5), 0, ""),
        (buttons(6), 50035, "components.0.components"),
        (of(many(5, |at| row(json!([button(&at.to_string())])))), 0, ""),
        (of(many(6, |at| row(json!([button(&at.to_string())])))), 50035, "components"),
        (two("a", "a"), 50035, "components.0.components.1.custom_id"),
        (two("a", ""), 50035, "components.0.components.1.custom_id"),
        (two("a", &"x".repeat(101)), 50035, "components.0.components.1.custom_id"),
        (labelled(&"x".repeat(80)), 0, ""),
        (labelled(&"x".repeat(81)), 50035, "components.0.components.0.label"),
        (labelled(""), 50035, "components.0.components.0"),
        (of(vec![row(json!([{"type": 2, "style": 5, "label": "Go"}]))]), 50035, "components.0.components.0.url"),
        (
            of(vec![row(json!([{"type": 2, "style": 5, "label": "Go", "url": "javascript:1"}]))]),
            50035,
            "components.0.components.0.url",
        ),
        (of(vec![select(25)]), 0, ""),
        (of(vec![select(26)]), 50035, "components.0.components.0.options"),
        (of(vec![select(0)]), 50035, "components.0.components.0.options"),
        (filled(8, &[("channel", "1")]), 0, ""),
        (filled(6, &[("role", "1")]), 0, ""),
        (filled(5, &[]), 0, ""),
        (filled(8, &[("role", "1")]), 50035, "components.0.components.0.default_values.0.type"),
        (filled(8, &[("channel", "x")]), 50035, "components.0.components.0.default_values.0.id"),
        (filled(8, &[("channel", "1"), ("channel", "2")]), 50035, "components.0.components.0.default_values"),
        (
            of(vec![row(json!([{"type": 4, "custom_id": "a", "label": "x", "style": 1}]))]),
            50035,
            "components.0.components.0.type",
        ),
        (of(vec![text("not without the flag")]), 50035, "components.0.type"),
        (of(vec![row(json!([]))]), 50035, "components.0.components"),
    ])
    .await;
}

#[tokio::test]
async fn the_second_version_of_components_has_its_own_limits() {
    let container = |inner: Value| v2(json!([{"type": 17, "components": inner}]));
    let section = |accessory: Value| container(json!([{"type": 9, "components": [text("a")], "accessory": accessory}]));
    let mut both = v2(json!([text("a")]));
    both["content"] = json!("b");
    check(vec![
        (v2(json!([text("a")])), 0, ""),
        (both, 50035, "content"),
        (v2(json!([])), 50006, ""),
        (container(json!(many(39, |_| text("a")))), 0, ""),
        (container(json!(many(40, |_| text("a")))), 50035, "components"),
        (v2(json!([text(&"x".repeat(2000)), text(&"x".repeat(2000))])), 0, ""),
        (v2(json!([text(&"x".repeat(2000)), text(&"x".repeat(2001))])), 50035, "components"),
        (v2(json!([text("")])), 50035, "components.0.content"),
        (section(button("a")), 0, ""),
        (section(Value::Null), 50035, "components.0.components.0.accessory"),
        (section(text("a")), 50035, "components.0.components.0.accessory.type"),
        (container(json!([{"type": 17, "components": [text("a")]}])), 50035, "components.0.components.0.type"),
        (container(json!([])), 50035, "components.0.components"),
        (container(json!([text("a"), {"type": 14, "spacing": 3}])), 50035, "components.0.components.1.spacing"),
        (container(json!([{"type": 12, "items": []}])), 50035, "components.0.components.0.items"),
        (container(json!([{"type": 12, "items": [{"media": {"url": "attachment://a.png"}}]}])), 50035, "components.0"),
        (
            container(json!([row(json!([button("a"), button("a")]))])),
            50035,
            "components.0.components.0.components.1.custom_id",
        ),
    ])
    .await;
}

#[tokio::test]
async fn commands_that_discord_would_not_register_are_refused() {
    let (practice, _) = start().await;
    let rest = Rest::new(&practice);
    let path = format!("/applications/{}/commands", practice.application_id());
    let option =
        |name: &str, required: bool| json!({"type": 3, "name": name, "description": "d", "required": required});
    let with = |options: Vec<Value>| json!([{"name": "ok", "description": "d", "options": options}]);
    let choices = |count: usize| {
        let choices = many(count, |at| json!({"name": at.to_string(), "value": at.to_string()}));
        json!([{"name": "ok", "description": "d", "options": [{"type": 3, "name": "a", "description": "d", "choices": choices}]}])
    };
    for (commands, code) in [
        (json!([{"name": "ok", "description": "d"}]), 0),
        (json!([{"name": "Not ok", "description": "d"}]), 50035),
        (json!([{"name": "ok", "description": ""}]), 50035),
        (json!([{"name": "ok", "description": "x".repeat(101)}]), 50035),
        (json!([{"name": "ok", "description": "d"}, {"name": "ok", "description": "d"}]), 50035),
        (json!([{"name": "ok", "description": "d", "name_localizations": {"es": "si"}}]), 50035),
        (json!([{"name": "ok", "description": "d", "name_localizations": {"es-ES": "Sí"}}]), 50035),
        (json!([{"name": "ok", "description": "d", "name_localizations": {"es-ES": "sí"}}]), 0),
        (with(vec![option("a", true), option("b", false)]), 0),
        (with(vec![option("a", false), option("b", true)]), 50035),
        (with(vec![option("a", false), option("a", false)]), 50035),
        (with(many(26, |at| option(&format!("o{at}"), false))), 50035),
        (with(vec![option("a", false), json!({"type": 1, "name": "sub", "description": "d"})]), 50035),
        (choices(25), 0),
        (choices(26), 50035),
        (json!(many(101, |at| json!({"name": format!("c{at}"), "description": "d"}))), 30032),
        (json!([{"type": 2, "name": "Thank", "description": "d"}]), 50035),
        (json!([{"type": 2, "name": "Thank them"}]), 0),
    ] {
        let (status, body) = rest.ask("PUT", &path, commands.clone()).await;
        assert_eq!(body["code"].as_u64().unwrap_or(0), code, "{commands} → {status} {body}");
    }
    assert_eq!(practice.problems(), Vec::<String>::new());
}
