//! Components: rows of buttons and selects, and the second version's containers, sections and the rest.

use std::collections::HashSet;

use serde_json::Value;

use crate::rest::errors::Findings;
use crate::world::{list_at, number_at, text_at};

/// Where a component stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Top,
    Container,
}

struct Walk<'a> {
    findings: &'a mut Findings,
    seen: HashSet<String>,
    ids: HashSet<u64>,
    count: usize,
    text: usize,
}

/// Checks all components of a message.
pub fn check(findings: &mut Findings, components: &[Value], v2: bool) {
    let mut walk = Walk { findings, seen: HashSet::new(), ids: HashSet::new(), count: 0, text: 0 };
    if !v2 {
        walk.findings.count("components", components.len(), (0, 5));
    }
    for (at, component) in components.iter().enumerate() {
        let path = format!("components.{at}");
        if v2 {
            walk.any(&path, component, Place::Top);
        } else if kind(component) == 1 {
            walk.row(&path, component);
        } else {
            walk.findings.add(
                format!("{path}.type"),
                "UNION_TYPE_CHOICES",
                "Value of field \"type\" must be one of (1,).",
            );
        }
    }
    if v2 && walk.count > 40 {
        let message = "The total number of components cannot exceed 40.";
        walk.findings.add("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message);
    }
    if v2 && walk.text > 4000 {
        let message = "The total number of characters in all text displays cannot exceed 4000.";
        walk.findings.add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message);
    }
}

fn kind(component: &Value) -> u64 {
    number_at(component, "type").unwrap_or(0)
}

impl Walk<'_> {
    fn any(&mut self, path: &str, component: &Value, place: Place) {
        match kind(component) {
            1 => self.row(path, component),
            9 => self.section(path, component),
            10 => self.text(path, component),
            12 => self.gallery(path, component),
            13 => {
                self.counted(path, component);
                let url = component.get("file").map_or("", |file| text_at(file, "url"));
                if !url.starts_with("attachment://") && !url.starts_with("http") {
                    let message = "Only attachment:// references are allowed.";
                    self.findings.add(format!("{path}.file.url"), "FILE_COMPONENT_INVALID_URL", message);
                }
            }
            14 => {
                self.counted(path, component);
                if number_at(component, "spacing").is_some_and(|spacing| !(1..=2).contains(&spacing)) {
                    self.findings.add(format!("{path}.spacing"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
                }
            }
            17 if place == Place::Top => {
                self.counted(path, component);
                if number_at(component, "accent_color").is_some_and(|colour| colour > 0xFF_FFFF) {
                    self.findings.add(
                        format!("{path}.accent_color"),
                        "NUMBER_TYPE_MAX",
                        "int value should be less than or equal to 16777215.",
                    );
                }
                let inner = list_at(component, "components");
                self.findings.count(format!("{path}.components"), inner.len(), (1, 40));
                for (at, one) in inner.iter().enumerate() {
                    self.any(&format!("{path}.components.{at}"), one, Place::Container);
                }
            }
            _ => {
                let known = if place == Place::Top { "(1, 9, 10, 12, 13, 14, 17)" } else { "(1, 9, 10, 12, 13, 14)" };
                let message = format!("Value of field \"type\" must be one of {known}.");
                self.findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
            }
        }
    }

    fn counted(&mut self, path: &str, component: &Value) {
        self.count += 1;
        if let Some(id) = number_at(component, "id").filter(|id| *id != 0)
            && !self.ids.insert(id)
        {
            self.findings.add(format!("{path}.id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
    }

    fn row(&mut self, path: &str, row: &Value) {
        self.counted(path, row);
        let inner = list_at(row, "components");
        let selects = inner.iter().filter(|one| matches!(kind(one), 3 | 5..=8)).count();
        let most = if selects > 0 { 1 } else { 5 };
        self.findings.count(format!("{path}.components"), inner.len(), (1, most));
        for (at, one) in inner.iter().enumerate() {
            let path = format!("{path}.components.{at}");
            match kind(one) {
                2 => self.button(&path, one),
                3 | 5..=8 => self.select(&path, one),
                _ => {
                    let message = "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).";
                    self.findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
                }
            }
        }
    }

    fn section(&mut self, path: &str, section: &Value) {
        self.counted(path, section);
        let inner = list_at(section, "components");
        self.findings.count(format!("{path}.components"), inner.len(), (1, 3));
        for (at, one) in inner.iter().enumerate() {
            let path = format!("{path}.components.{at}");
            if kind(one) == 10 {
                self.text(&path, one);
            } else {
                let message = "Value of field \"type\" must be one of (10,).";
                self.findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
            }
        }
        let path = format!("{path}.accessory");
        let accessory = section.get("accessory").cloned().unwrap_or_default();
        match kind(&accessory) {
            2 => self.button(&path, &accessory),
            11 => {
                self.counted(&path, &accessory);
                self.media(&path, &accessory);
            }
            _ if accessory.is_null() => self.findings.add(path, "BASE_TYPE_REQUIRED", "This field is required"),
            _ => {
                let message = "Value of field \"type\" must be one of (2, 11).";
                self.findings.add(format!("{path}.type"), "UNION_TYPE_CHOICES", message);
            }
        }
    }

    fn text(&mut self, path: &str, display: &Value) {
        self.counted(path, display);
        let content = text_at(display, "content");
        self.text += content.chars().count();
        self.findings.between(format!("{path}.content"), content, (1, 4000));
    }

    fn gallery(&mut self, path: &str, gallery: &Value) {
        self.counted(path, gallery);
        let items = list_at(gallery, "items");
        self.findings.count(format!("{path}.items"), items.len(), (1, 10));
        for (at, item) in items.iter().enumerate() {
            self.media(&format!("{path}.items.{at}"), item);
        }
    }

    fn media(&mut self, path: &str, item: &Value) {
        let url = item.get("media").map_or("", |media| text_at(media, "url"));
        self.findings.between(format!("{path}.media.url"), url, (1, 2048));
        if let Some(description) = item["description"].as_str() {
            self.findings.between(format!("{path}.description"), description, (1, 1024));
        }
        if !url.is_empty() && !["attachment://", "http://", "https://"].iter().any(|start| url.starts_with(start)) {
            let message = "Scheme must be one of ('http', 'https', 'attachment').";
            self.findings.add(format!("{path}.media.url"), "URL_TYPE_INVALID_SCHEME", message);
        }
    }

    fn custom_id(&mut self, path: &str, component: &Value) {
        let id = text_at(component, "custom_id");
        self.findings.between(format!("{path}.custom_id"), id, (1, 100));
        if !id.is_empty() && !self.seen.insert(id.to_owned()) {
            let message = "Component custom id cannot be duplicated";
            self.findings.add(format!("{path}.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
        }
    }

    fn button(&mut self, path: &str, button: &Value) {
        self.counted(path, button);
        let label = text_at(button, "label");
        self.findings.at_most(format!("{path}.label"), label, 80);
        let style = number_at(button, "style").unwrap_or(0);
        if style != 6 && label.is_empty() && button.get("emoji").is_none_or(Value::is_null) {
            self.findings.add(path, "BUTTON_COMPONENT_INVALID_EMPTY", "A button must have a label or an emoji.");
        }
        match style {
            1..=4 => self.custom_id(path, button),
            5 => {
                let url = text_at(button, "url");
                self.findings.between(format!("{path}.url"), url, (1, 512));
                if !url.is_empty() && !["http://", "https://", "discord://"].iter().any(|start| url.starts_with(start))
                {
                    let message = "Scheme must be one of ('http', 'https', 'discord').";
                    self.findings.add(format!("{path}.url"), "URL_TYPE_INVALID_SCHEME", message);
                }
                if button.get("custom_id").is_some_and(|id| !id.is_null()) {
                    let message = "A custom id and url cannot both be specified";
                    self.findings.add(
                        format!("{path}.custom_id"),
                        "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                        message,
                    );
                }
            }
            6 => {}
            _ => self.findings.add(
                format!("{path}.style"),
                "BASE_TYPE_CHOICES",
                "Value must be one of (1, 2, 3, 4, 5, 6).",
            ),
        }
    }

    fn select(&mut self, path: &str, select: &Value) {
        self.counted(path, select);
        self.custom_id(path, select);
        self::select(self.findings, path, select);
    }
}

/// Checks what a select offers, in a message or in a form.
pub fn select(findings: &mut Findings, path: &str, select: &Value) {
    findings.at_most(format!("{path}.placeholder"), text_at(select, "placeholder"), 150);
    let options = list_at(select, "options");
    let least = number_at(select, "min_values").unwrap_or(1);
    let most = number_at(select, "max_values").unwrap_or(1);
    if least > 25 {
        findings.add(format!("{path}.min_values"), "NUMBER_TYPE_MAX", "int value should be less than or equal to 25.");
    }
    if !(1..=25).contains(&most) || most < least {
        findings.add(format!("{path}.max_values"), "NUMBER_TYPE_MAX", "int value should be between min_values and 25.");
    }
    if kind(select) != 3 {
        default_values(findings, path, select, most);
        return;
    }
    findings.count(format!("{path}.options"), options.len(), (1, 25));
    if most > options.len() as u64 {
        findings.add(format!("{path}.max_values"), "NUMBER_TYPE_MAX", "max_values is more than there are options.");
    }
    let mut values = HashSet::new();
    for (at, option) in options.iter().enumerate() {
        let path = format!("{path}.options.{at}");
        findings.between(format!("{path}.label"), text_at(option, "label"), (1, 100));
        findings.between(format!("{path}.value"), text_at(option, "value"), (1, 100));
        findings.at_most(format!("{path}.description"), text_at(option, "description"), 100);
        if !values.insert(text_at(option, "value")) {
            let message = "The specified option value is already used";
            findings.add(format!("{path}.value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    }
    let chosen = options.iter().filter(|option| option["default"] == true).count() as u64;
    if chosen > most {
        let message = "There are more default options than max_values.";
        findings.add(format!("{path}.options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
}

/// What is chosen beforehand in a select that Discord fills: of its own kind, and not more than may be chosen.
fn default_values(findings: &mut Findings, path: &str, select: &Value, most: u64) {
    let fits: &[&str] = match kind(select) {
        5 => &["user"],
        6 => &["role"],
        8 => &["channel"],
        _ => &["user", "role"],
    };
    let given = list_at(select, "default_values");
    if given.len() as u64 > most {
        let message = "There are more default values than max_values.";
        findings.add(format!("{path}.default_values"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
    for (at, one) in given.iter().enumerate() {
        let path = format!("{path}.default_values.{at}");
        if !fits.contains(&text_at(one, "type")) {
            let message = format!("Value must be one of {fits:?}.");
            findings.add(format!("{path}.type"), "BASE_TYPE_CHOICES", message);
        }
        if text_at(one, "id").parse::<u64>().is_err() {
            findings.add(format!("{path}.id"), "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        }
    }
}
