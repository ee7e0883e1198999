//! Embeds.

use serde_json::Value;

use crate::rest::errors::Findings;
use crate::world::{list_at, number_at, restamp, text_at};

/// Checks all embeds of a message.
pub fn check(findings: &mut Findings, embeds: &[Value]) {
    findings.count("embeds", embeds.len(), (0, 10));
    let mut total = 0;
    for (at, embed) in embeds.iter().enumerate() {
        let path = format!("embeds.{at}");
        let footer = embed.get("footer").map_or("", |footer| text_at(footer, "text"));
        let author = embed.get("author").map_or("", |author| text_at(author, "name"));
        for (key, text, most) in [
            ("title", text_at(embed, "title"), 256),
            ("description", text_at(embed, "description"), 4096),
            ("footer.text", footer, 2048),
            ("author.name", author, 256),
        ] {
            findings.at_most(format!("{path}.{key}"), text, most);
            total += text.chars().count();
        }
        findings.at_most(format!("{path}.url"), text_at(embed, "url"), 2048);
        if number_at(embed, "color").is_some_and(|colour| colour > 0xFF_FFFF) {
            let message = "int value should be less than or equal to 16777215.";
            findings.add(format!("{path}.color"), "NUMBER_TYPE_MAX", message);
        }
        let time = text_at(embed, "timestamp");
        if !time.is_empty() && restamp(time).is_none() {
            let message = format!("Could not parse {time}. Should be ISO8601.");
            findings.add(format!("{path}.timestamp"), "DATE_TIME_TYPE_PARSE", message);
        }
        let fields = list_at(embed, "fields");
        findings.count(format!("{path}.fields"), fields.len(), (0, 25));
        for (number, field) in fields.iter().enumerate() {
            let (name, value) = (text_at(field, "name"), text_at(field, "value"));
            findings.between(format!("{path}.fields.{number}.name"), name, (1, 256));
            findings.between(format!("{path}.fields.{number}.value"), value, (1, 1024));
            total += name.chars().count() + value.chars().count();
        }
    }
    if total > 6000 {
        findings.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
}
