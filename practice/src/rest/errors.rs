//! Discord's refusals, by code.

use serde_json::{Map, Value, json};

/// A refusal as Discord words it.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub status: u16,
    pub code: u64,
    pub message: String,
    pub errors: Option<Value>,
}

impl Refusal {
    /// The refusal that has this code.
    pub fn new(code: u64) -> Refusal {
        let (status, message) = known(code);
        Refusal { status, code, message: message.to_owned(), errors: None }
    }

    /// The JSON answered.
    pub fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

fn known(code: u64) -> (u16, &'static str) {
    match code {
        10_002 => (404, "Unknown Application"),
        10_003 => (404, "Unknown Channel"),
        10_004 => (404, "Unknown Guild"),
        10_007 => (404, "Unknown Member"),
        10_008 => (404, "Unknown Message"),
        10_011 => (404, "Unknown Role"),
        10_013 => (404, "Unknown User"),
        10_015 => (404, "Unknown Webhook"),
        10_062 => (404, "Unknown interaction"),
        10_063 => (404, "Unknown application command"),
        10_070 => (404, "Unknown Guild Scheduled Event"),
        20_001 => (403, "Bots cannot use this endpoint"),
        30_038 => (400, "Maximum number of uncompleted guild scheduled events reached (100)"),
        30_032 => (400, "Maximum number of application commands reached (100)"),
        20_016 => (429, "This action cannot be performed due to slowmode rate limit"),
        20_028 => (429, "The channel you are writing has hit the write rate limit"),
        30_046 => (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
        40_003 => (429, "You are opening direct messages too fast"),
        200_000 => (400, "Message was blocked by automatic moderation"),
        40_005 => (413, "Request entity too large"),
        40_060 => (400, "Interaction has already been acknowledged."),
        50_001 => (403, "Missing Access"),
        50_005 => (403, "Cannot edit a message authored by another user"),
        50_006 => (400, "Cannot send an empty message"),
        50_007 => (403, "Cannot send messages to this user"),
        50_013 => (403, "Missing Permissions"),
        50_024 => (400, "Cannot execute action on this channel type"),
        50_027 => (401, "Invalid Webhook Token"),
        50_035 => (400, "Invalid Form Body"),
        50_083 => (400, "Thread is archived"),
        50_109 => (400, "The request body contains invalid JSON."),
        20_012 => (403, "You are not authorized to perform this action on this application"),
        50_278 => (403, "Cannot send messages to this user due to having no mutual guilds"),
        160_002 => (400, "Cannot reply without permission to read message history"),
        160_006 => (400, "Maximum number of active threads reached"),
        160_004 => (400, "A thread has already been created for this message"),
        40_001 => (401, "401: Unauthorized"),
        405 => (405, "405: Method Not Allowed"),
        _ => (404, "404: Not Found"),
    }
}

/// What is wrong with a form, field by field.
#[derive(Default, Debug)]
pub struct Findings(Vec<(String, &'static str, String)>);

impl Findings {
    /// Adds a fault at a dotted path like `embeds.0.title`.
    pub fn add(&mut self, path: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.0.push((path.into(), code, message.into()));
    }

    /// Adds a fault when `value` has more than `most` characters.
    pub fn at_most(&mut self, path: impl Into<String>, value: &str, most: usize) {
        if value.chars().count() > most {
            self.add(path, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        }
    }

    /// Adds a fault when `value` has not between `least` and `most` characters.
    pub fn between(&mut self, path: impl Into<String>, value: &str, bounds: (usize, usize)) {
        let (least, most) = bounds;
        let count = value.chars().count();
        if count == 0 && least > 0 {
            self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
        } else if count < least || count > most {
            self.add(path, "BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
        }
    }

    /// Adds a fault when there are not between `least` and `most` things.
    pub fn count(&mut self, path: impl Into<String>, count: usize, bounds: (usize, usize)) {
        let (least, most) = bounds;
        if count < least || count > most {
            self.add(path, "BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
        }
    }

    /// A refusal (50035) when something is wrong.
    pub fn result(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut errors = json!({});
        for (path, code, message) in &self.0 {
            let mut at = &mut errors;
            for step in path.split('.').filter(|step| !step.is_empty()) {
                if !at.is_object() {
                    *at = Value::Object(Map::new());
                }
                at = &mut at[step];
            }
            if at.is_null() {
                *at = json!({});
            }
            if !at["_errors"].is_array() {
                at["_errors"] = json!([]);
            }
            if let Some(list) = at["_errors"].as_array_mut() {
                list.push(json!({"code": code, "message": message}));
            }
        }
        Err(Refusal { errors: Some(errors), ..Refusal::new(50_035) })
    }
}

/// A form refused for one field.
pub fn form(path: &str, code: &'static str, message: &str) -> Refusal {
    let mut findings = Findings::default();
    findings.add(path, code, message);
    findings.result().err().unwrap_or_else(|| Refusal::new(50_035))
}
