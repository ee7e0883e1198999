//! Forms: what people type text into.

use super::Press;

/// A form: one to five text fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// At most 45 characters.
    pub title: String,
    /// What sending it means.
    pub press: Press,
    /// The fields.
    pub fields: Vec<Field>,
}

impl Form {
    /// The same form with what was typed before.
    #[must_use]
    pub fn filled(mut self, typed: &[(String, String)]) -> Self {
        for field in &mut self.fields {
            if let Some((_, text)) = typed.iter().find(|(name, _)| name == field.name) {
                field.value.clone_from(text);
            }
        }
        self
    }
}

/// One text field of a [`Form`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the answer.
    pub name: &'static str,
    /// At most 45 characters.
    pub label: String,
    /// What is in it to begin with.
    pub value: String,
    /// A hint in grey; at most 100 characters.
    pub hint: String,
    /// Characters at most.
    pub max: u16,
    /// Whether it may be left empty.
    pub optional: bool,
    /// A box of several lines.
    pub long: bool,
}

impl Field {
    /// A line that must be filled in.
    #[must_use]
    pub fn line(name: &'static str, max: u16, label: String, hint: String) -> Self {
        Self { name, label, value: String::new(), hint, max, optional: false, long: false }
    }

    /// The same field as a box of several lines.
    #[must_use]
    pub fn long(self) -> Self {
        Self { long: true, ..self }
    }

    /// The same field, which may be left empty.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}
