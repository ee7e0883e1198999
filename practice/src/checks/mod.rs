//! What Discord refuses: every limit on length and number.

pub mod commands;
pub mod components;
pub mod embeds;
pub mod forms;
pub mod second_opinion;

use serde_json::Value;

use crate::rest::errors::{Findings, Refusal};
use crate::shared::Shared;
use crate::world::messages::{COMPONENTS_V2, Upload};
use crate::world::{id_at, list_at, number_at, text_at};

/// Checks a message that is to be sent, or that changes the message `edited`.
pub fn message(shared: &Shared, payload: &Value, edited: Option<&Value>, files: &[Upload]) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    if !payload.is_object() && !payload.is_null() {
        findings.add("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return findings.result();
    }
    let was_v2 = edited.is_some_and(|body| number_at(body, "flags").unwrap_or(0) & COMPONENTS_V2 != 0);
    let flags = number_at(payload, "flags");
    let v2 = was_v2 || flags.unwrap_or(0) & COMPONENTS_V2 != 0;
    if was_v2 && flags.is_some_and(|flags| flags & COMPONENTS_V2 == 0) {
        let message = "The IS_COMPONENTS_V2 flag cannot be removed from a message.";
        findings.add("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message);
    }
    if v2 {
        only_components(&mut findings, payload, edited.filter(|_| !was_v2));
    }
    types(&mut findings, payload);
    findings.at_most("content", text_at(payload, "content"), 2000);
    embeds::check(&mut findings, list_at(payload, "embeds"));
    mentions(&mut findings, payload);
    nonce(&mut findings, payload);
    poll(&mut findings, payload);
    attachments(&mut findings, payload, edited, files);
    components::check(&mut findings, list_at(payload, "components"), v2);
    references(&mut findings, payload, edited, files);
    findings.result()?;
    if is_empty(payload, edited, files) {
        return Err(Refusal::new(50_006));
    }
    second_opinion::message(shared, payload, v2)
}

fn types(findings: &mut Findings, payload: &Value) {
    let mut wrong = |key: &str, fits: fn(&Value) -> bool, code: &'static str, message: &str| {
        if payload.get(key).is_some_and(|value| !value.is_null() && !fits(value)) {
            findings.add(key, code, message);
        }
    };
    wrong(
        "content",
        |value| value.is_string() || value.is_number(),
        "STRING_TYPE_CONVERT",
        "Could not interpret as string.",
    );
    for key in ["embeds", "components", "attachments"] {
        wrong(key, Value::is_array, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    }
    wrong("flags", Value::is_u64, "NUMBER_TYPE_COERCE", "Value is not int.");
    wrong("allowed_mentions", Value::is_object, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
}

fn only_components(findings: &mut Findings, payload: &Value, old: Option<&Value>) {
    for key in ["content", "embeds", "poll", "sticker_ids"] {
        let empty = |value: &Value| match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        let given = payload.get(key).is_some_and(|value| !empty(value));
        let left = payload.get(key).is_none() && old.and_then(|old| old.get(key)).is_some_and(|value| !empty(value));
        if given || left {
            let message = format!("The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            findings.add(key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
        }
    }
}

fn mentions(findings: &mut Findings, payload: &Value) {
    let Some(allowed) = payload.get("allowed_mentions").filter(|allowed| allowed.is_object()) else { return };
    let parse = list_at(allowed, "parse");
    for kind in parse {
        if !["users", "roles", "everyone"].iter().any(|known| kind == known) {
            let message = "Value must be one of ('roles', 'users', 'everyone').";
            findings.add("allowed_mentions.parse", "BASE_TYPE_CHOICES", message);
        }
    }
    for key in ["users", "roles"] {
        let listed = list_at(allowed, key);
        findings.count(format!("allowed_mentions.{key}"), listed.len(), (0, 100));
        if !listed.is_empty() && parse.iter().any(|kind| kind == key) {
            let message = format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.");
            findings.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
        }
    }
}

fn nonce(findings: &mut Findings, payload: &Value) {
    match payload.get("nonce") {
        Some(Value::String(text)) => findings.at_most("nonce", text, 25),
        None | Some(Value::Null | Value::Number(_)) => {}
        Some(_) => findings.add("nonce", "NONCE_TYPE_CONVERT", "Could not interpret as nonce."),
    }
}

fn poll(findings: &mut Findings, payload: &Value) {
    let Some(poll) = payload.get("poll").filter(|poll| poll.is_object()) else { return };
    findings.between("poll.question.text", text_at(&poll["question"], "text"), (1, 300));
    let answers = list_at(poll, "answers");
    findings.count("poll.answers", answers.len(), (1, 10));
    for (at, answer) in answers.iter().enumerate() {
        findings.between(format!("poll.answers.{at}.poll_media.text"), text_at(&answer["poll_media"], "text"), (1, 55));
    }
    if number_at(poll, "duration").is_some_and(|hours| hours == 0 || hours > 768) {
        findings.add("poll.duration", "NUMBER_TYPE_MAX", "int value should be less than or equal to 768.");
    }
}

fn attachments(findings: &mut Findings, payload: &Value, edited: Option<&Value>, files: &[Upload]) {
    let listed = list_at(payload, "attachments");
    findings.count("attachments", listed.len().max(files.len()), (0, 10));
    for (at, one) in listed.iter().enumerate() {
        findings.at_most(format!("attachments.{at}.description"), text_at(one, "description"), 1024);
        let id = id_at(one, "id");
        let uploaded = files.iter().any(|file| Some(file.number) == id);
        let kept = edited.is_some_and(|body| list_at(body, "attachments").iter().any(|old| id_at(old, "id") == id));
        if !uploaded && !kept {
            findings.add(format!("attachments.{at}.id"), "ATTACHMENT_NOT_FOUND", "Attachment data cannot be found");
        }
    }
}

/// `attachment://` names must be of files that are there.
fn references(findings: &mut Findings, payload: &Value, edited: Option<&Value>, files: &[Upload]) {
    let told = |file: &Upload| {
        let told = list_at(payload, "attachments").iter().find(|one| id_at(one, "id") == Some(file.number));
        told.map(|one| text_at(one, "filename")).filter(|name| !name.is_empty()).unwrap_or(&file.name).to_owned()
    };
    let mut names: Vec<String> = files.iter().map(|file| crate::world::files::plain_name(&told(file))).collect();
    let old = edited.map_or(&[][..], |body| list_at(body, "attachments"));
    names.extend(old.iter().map(|one| text_at(one, "filename").to_owned()));
    for key in ["components", "embeds"] {
        for (at, one) in list_at(payload, key).iter().enumerate() {
            named_files(one, &mut |name| {
                if !names.iter().any(|known| known == name) {
                    let message = format!("The file '{name}' was not uploaded with this message.");
                    findings.add(format!("{key}.{at}"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message);
                }
            });
        }
    }
}

fn named_files(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| named_files(one, found)),
        Value::Object(object) => {
            if let Some(name) = text_at(value, "url").strip_prefix("attachment://") {
                found(name);
            }
            object.values().filter(|one| one.is_object() || one.is_array()).for_each(|one| named_files(one, found));
        }
        _ => {}
    }
}

fn is_empty(payload: &Value, edited: Option<&Value>, files: &[Upload]) -> bool {
    let has = |key: &str| {
        let value = payload.get(key).or_else(|| edited.and_then(|body| body.get(key)));
        match value {
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(Value::Array(list)) => !list.is_empty(),
            Some(Value::Object(_) | Value::Number(_)) => true,
            _ => false,
        }
    };
    let own = ["content", "embeds", "components", "poll", "sticker_ids", "attachments"].iter().any(|key| has(key));
    !own && files.is_empty()
}
