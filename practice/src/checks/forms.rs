//! Forms that open before a person.

use std::collections::HashSet;

use serde_json::Value;

use crate::rest::errors::{Findings, Refusal};
use crate::world::{list_at, number_at, text_at};

/// Checks a form.
pub fn form(data: &Value) -> Result<(), Refusal> {
    let mut findings = Findings::default();
    findings.between("data.custom_id", text_at(data, "custom_id"), (1, 100));
    findings.between("data.title", text_at(data, "title"), (1, 45));
    let rows = list_at(data, "components");
    findings.count("data.components", rows.len(), (1, 5));
    let mut seen = HashSet::new();
    for (at, row) in rows.iter().enumerate() {
        let path = format!("data.components.{at}");
        match number_at(row, "type") {
            Some(1) => {
                let inner = list_at(row, "components");
                findings.count(format!("{path}.components"), inner.len(), (1, 1));
                for one in inner {
                    input(&mut findings, &format!("{path}.components.0"), one, &mut seen);
                    findings.between(format!("{path}.components.0.label"), text_at(one, "label"), (1, 45));
                }
            }
            Some(18) => {
                findings.between(format!("{path}.label"), text_at(row, "label"), (1, 45));
                findings.at_most(format!("{path}.description"), text_at(row, "description"), 100);
                labelled(&mut findings, &format!("{path}.component"), &row["component"], &mut seen);
            }
            Some(10) => findings.between(format!("{path}.content"), text_at(row, "content"), (1, 4000)),
            _ => {
                let message = "Value of field \"type\" must be one of (1, 10, 18).";
                findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
            }
        }
    }
    findings.result()
}

fn named(findings: &mut Findings, path: &str, input: &Value, seen: &mut HashSet<String>) {
    let id = text_at(input, "custom_id");
    findings.between(format!("{path}.custom_id"), id, (1, 100));
    if !seen.insert(id.to_owned()) {
        let message = "Component custom id cannot be duplicated";
        findings.add(format!("{path}.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

/// Under a label there may be a text input or a select of the form's own options.
fn labelled(findings: &mut Findings, path: &str, field: &Value, seen: &mut HashSet<String>) {
    if number_at(field, "type") != Some(3) {
        return input(findings, path, field, seen);
    }
    named(findings, path, field, seen);
    if field["disabled"] == true {
        findings.add(format!("{path}.disabled"), "MODAL_COMPONENT_DISABLED", "A select in a form cannot be disabled.");
    }
    let required = field["required"].as_bool().unwrap_or(true);
    if required && number_at(field, "min_values") == Some(0) {
        findings.add(
            format!("{path}.min_values"),
            "NUMBER_TYPE_MIN",
            "int value should be greater than or equal to 1.",
        );
    }
    super::components::select(findings, path, field);
}

fn input(findings: &mut Findings, path: &str, input: &Value, seen: &mut HashSet<String>) {
    named(findings, path, input, seen);
    if number_at(input, "type") != Some(4) {
        let message = "Value of field \"type\" must be one of (4,).";
        findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
        return;
    }
    if !number_at(input, "style").is_some_and(|style| (1..=2).contains(&style)) {
        findings.add(format!("{path}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
    }
    findings.at_most(format!("{path}.placeholder"), text_at(input, "placeholder"), 100);
    let least = number_at(input, "min_length").unwrap_or(0);
    let most = number_at(input, "max_length").unwrap_or(4000);
    if least > 4000 {
        findings.add(
            format!("{path}.min_length"),
            "NUMBER_TYPE_MAX",
            "int value should be less than or equal to 4000.",
        );
    }
    if !(1..=4000).contains(&most) || most < least {
        findings.add(
            format!("{path}.max_length"),
            "NUMBER_TYPE_MAX",
            "int value should be between min_length and 4000.",
        );
    }
    let value = text_at(input, "value");
    let length = value.chars().count() as u64;
    if length > most || length > 0 && length < least {
        let message = format!("Must be between {least} and {most} in length.");
        findings.add(format!("{path}.value"), "BASE_TYPE_BAD_LENGTH", message);
    }
}
