//! Discord's published description of its API as a second judge of every payload, where it is at hand beside the project.
//! (practice holds its own rules, and twilight's; this one is Discord's own word.)

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use jsonschema::Validator;
use practice::Call;
use serde_json::{Value, json};

/// The description, if it is at hand.
fn description() -> Option<&'static Value> {
    static DESCRIPTION: OnceLock<Option<Value>> = OnceLock::new();
    let read = || {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/discord/openapi.json");
        let text = std::fs::read_to_string(path).ok()?;
        Some(serde_json::from_str(&text).expect("Discord's description is JSON"))
    };
    DESCRIPTION.get_or_init(read).as_ref()
}

/// The schema of a call's body.
fn schema(description: &Value, call: &Call) -> Option<Value> {
    let same = |path: &str| nameless(path) == nameless(call.route);
    let paths = description["paths"].as_object()?;
    let (_, path) = paths.iter().find(|(path, _)| same(path))?;
    let body = &path[call.method.to_lowercase()]["requestBody"]["content"]["application/json"]["schema"];
    let mut schema = body.clone();
    schema.as_object_mut()?.insert("components".to_owned(), description["components"].clone());
    Some(schema)
}

/// A path without the names of its parts: `/channels/{}/messages`.
fn nameless(path: &str) -> String {
    let mut inside = false;
    let mut bare = String::new();
    for c in path.chars() {
        inside = c == '{' || (inside && c != '}');
        if !inside || c == '{' {
            bare.push(c);
        }
    }
    bare
}

/// Checks the bodies of all calls that went through.
pub fn check(calls: &[Call]) {
    static VALIDATORS: OnceLock<Mutex<HashMap<(String, String), Validator>>> = OnceLock::new();
    let Some(description) = description() else { return };
    let mut validators =
        VALIDATORS.get_or_init(Mutex::default).lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for call in calls.iter().filter(|call| (200..300).contains(&call.status)) {
        let Some(body) = &call.body else { continue };
        let key = (call.method.to_string(), call.route.to_owned());
        if !validators.contains_key(&key) {
            let schema = schema(description, call).unwrap_or_else(|| panic!("Discord describes no {key:?}"));
            validators.insert(key.clone(), jsonschema::validator_for(&schema).expect("a schema"));
        }
        let problem = validators[&key].validate(body).err().map(|error| error.to_string());
        assert_eq!(problem, None, "{key:?}: {body:#}");
    }
}

#[test]
fn a_wrong_payload_would_be_noticed() {
    let Some(description) = description() else { return };
    let path = &description["paths"]["/channels/{channel_id}/messages"]["post"]["requestBody"];
    let mut schema = path["content"]["application/json"]["schema"].clone();
    schema["components"] = description["components"].clone();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "content": "hello" })));
    assert!(!validator.is_valid(&json!({ "content": 3 })));
    assert!(!validator.is_valid(&json!({ "content": "x".repeat(4_001) })));
}
