//! What people see, as plain data. Views return it, `discord` turns it into Discord's JSON, snapshots print it.
//!
//! A message keeps its kind for life: a [`Card`] is to be read (Discord's Components V2), a [`Notice`] must be noticed (plain
//! content, which a phone's notification is sure to show). A [`Form`] asks for text.

mod files;
mod forms;

use std::fmt::Write;

use serde::{Deserialize, Serialize};

pub use files::{File, Picture};
pub use forms::{Field, Form};

use crate::ids::{OutboxId, PersonId, RoleId};

/// The version of our custom ids. A button lives for ever, so an older version is read for ever.
pub const PRESS_VERSION: u8 = 1;

/// What a button, a select or a form means: `version:feature:action:id`, and, behind it, the outbox row that posted it.
///
/// It comes back from outside: whoever reads it checks guild, row, state and person again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// The feature that answers.
    pub feature: String,
    /// What it is asked to do.
    pub action: String,
    /// Which row it is about; for some actions a page or another small word.
    pub id: String,
}

impl Press {
    /// A press for `feature`.
    #[must_use]
    pub fn new(feature: &str, action: &str, id: impl ToString) -> Self {
        Self { feature: feature.to_owned(), action: action.to_owned(), id: id.to_string() }
    }

    /// The custom id, with the outbox row that posts it, if one does. At most 100 characters.
    #[must_use]
    pub fn custom_id(&self, row: Option<OutboxId>) -> String {
        let mut text = format!("{PRESS_VERSION}:{}:{}:{}", self.feature, self.action, self.id);
        if let Some(row) = row {
            // Writing to a string cannot fail.
            let _ = write!(text, ":{row}");
        }
        text
    }

    /// Reads a custom id; `None` for one that no version of ours has made.
    #[must_use]
    pub fn parse(custom_id: &str) -> Option<Self> {
        let mut parts = custom_id.split(':');
        let version: u8 = parts.next()?.parse().ok()?;
        let press = Self::new(parts.next()?, parts.next()?, parts.next()?);
        let row = parts.next();
        let row_reads = row.is_none_or(|row| row.parse::<i64>().is_ok());
        (version == PRESS_VERSION && row_reads && parts.next().is_none()).then_some(press)
    }
}

impl Press {
    /// The outbox row that posted the message with this custom id, if one did.
    #[must_use]
    pub fn row_of(custom_id: &str) -> Option<OutboxId> {
        Self::parse(custom_id)?;
        custom_id.split(':').nth(4)?.parse().ok()
    }
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// The likely next step.
    Primary,
    /// Anything else.
    Secondary,
    /// A good end.
    Success,
    /// Hard to undo.
    Danger,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// At most 80 characters.
    pub label: String,
    /// How it looks.
    pub look: Look,
    /// What it means.
    pub press: Press,
}

impl Button {
    /// A button of the plain look.
    #[must_use]
    pub fn new(label: String, press: Press) -> Self {
        Self { label, look: Look::Secondary, press }
    }

    /// The same button, with another look.
    #[must_use]
    pub fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }
}

/// A row of a select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// At most 100 characters.
    pub label: String,
    /// What comes back; at most 100 characters.
    pub value: String,
}

/// What a select offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offer {
    /// One of these; at most 25.
    Choices(Vec<Choice>),
    /// A text channel of the guild.
    Channel,
    /// A role of the guild.
    Role,
}

/// A select: one of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Select {
    /// What to do with it; at most 150 characters.
    pub prompt: String,
    /// The rows.
    pub offer: Offer,
    /// What it means; the chosen value comes beside it.
    pub press: Press,
    /// What holds now, shown as chosen: a value of the offer, or the id of a channel or role.
    #[serde(default)]
    pub chosen: Option<String>,
    /// Whether nothing may be chosen too.
    #[serde(default)]
    pub optional: bool,
}

/// A piece of a [`Card`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Markdown.
    Text(String),
    /// Markdown with a button beside it.
    Row(String, Button),
    /// A thin line.
    Line,
    /// Up to five buttons side by side.
    Buttons(Vec<Button>),
    /// A select.
    Select(Select),
    /// A file to be kept. Only in answers: what is posted for everyone stands in words.
    File(File),
    /// A picture.
    Picture(Picture),
}

/// A message to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// From top to bottom, in one container.
    pub blocks: Vec<Block>,
    /// The row of the outbox whose message it stands for, if it stands for one: its buttons bear it.
    #[serde(skip)]
    pub row: Option<OutboxId>,
}

impl Card {
    /// A card that begins with `text`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { blocks: vec![Block::Text(text.into())], row: None }
    }

    /// The card with one more text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Text(text.into()));
        self
    }

    /// The card with one more row of text and button.
    #[must_use]
    pub fn row(mut self, text: impl Into<String>, button: Button) -> Self {
        self.blocks.push(Block::Row(text.into(), button));
        self
    }

    /// The card with a thin line.
    #[must_use]
    pub fn line(mut self) -> Self {
        self.blocks.push(Block::Line);
        self
    }

    /// The card with a row of buttons; none, and nothing is added.
    #[must_use]
    pub fn buttons(mut self, buttons: Vec<Button>) -> Self {
        if !buttons.is_empty() {
            self.blocks.push(Block::Buttons(buttons));
        }
        self
    }

    /// The card with a file.
    #[must_use]
    pub fn file(mut self, file: File) -> Self {
        self.blocks.push(Block::File(file));
        self
    }

    /// The card with a picture.
    #[must_use]
    pub fn picture(mut self, picture: Picture) -> Self {
        self.blocks.push(Block::Picture(picture));
        self
    }

    /// The card with a select.
    #[must_use]
    pub fn select(mut self, select: Select) -> Self {
        self.blocks.push(Block::Select(select));
        self
    }
}

impl Card {
    /// The card without the buttons of these actions.
    #[must_use]
    pub fn without(mut self, actions: &[&str]) -> Self {
        for block in &mut self.blocks {
            if let Block::Buttons(buttons) = block {
                buttons.retain(|button| !actions.contains(&button.press.action.as_str()));
            }
        }
        self.blocks.retain(|block| !matches!(block, Block::Buttons(buttons) if buttons.is_empty()));
        self
    }

    /// How many characters its words have, as one text.
    #[must_use]
    pub fn characters(&self) -> usize {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Text(text) | Block::Row(text, _) => Some(text.chars().count() + 1),
            _ => None,
        });
        texts.sum::<usize>().saturating_sub(1)
    }

    /// The same words and buttons as a notice that pings nobody: for a message that began as a notice.
    #[must_use]
    pub fn into_notice(self) -> Notice {
        let mut notice = Notice::default();
        for block in self.blocks {
            let text = match block {
                Block::Text(text) => text,
                Block::Row(text, button) => {
                    notice.buttons.push(button);
                    text
                }
                // A notice has no place for a file; what a picture shows stands in words too.
                Block::Line | Block::File(_) | Block::Picture(_) => continue,
                Block::Buttons(buttons) => {
                    notice.buttons.extend(buttons);
                    continue;
                }
                Block::Select(select) => {
                    notice.select = Some(select);
                    continue;
                }
            };
            if !notice.content.is_empty() {
                notice.content.push('\n');
            }
            notice.content.push_str(&text);
        }
        // A select may take the fifth row.
        notice.buttons.truncate(4 * ROW_BUTTONS);
        notice
    }
}

/// Characters that a notice holds, by Discord's limit.
pub const NOTICE_MAX: usize = 2_000;
/// Buttons side by side, by Discord's limit.
pub const ROW_BUTTONS: usize = 5;

/// A message that must be noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Markdown; the task first. At most 2,000 characters.
    pub content: String,
    /// In rows of five.
    pub buttons: Vec<Button>,
    /// Above the buttons.
    pub select: Option<Select>,
    /// Whom it is for: these people are pinged, and nobody else.
    pub mentions: Vec<PersonId>,
    /// The roles it is for: whoever wears one of these is pinged as well.
    #[serde(default)]
    pub roles: Vec<RoleId>,
}

impl Notice {
    /// The same words and buttons as a card: for reading privately what could not be sent.
    #[must_use]
    pub fn into_card(self) -> Card {
        let card = Card::new(self.content);
        let card = match self.select {
            Some(select) => card.select(select),
            None => card,
        };
        self.buttons.chunks(ROW_BUTTONS).fold(card, |card, some| card.buttons(some.to_vec()))
    }
}

/// A message of either kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// To be read.
    Card(Card),
    /// To be noticed.
    Notice(Notice),
}

impl From<Card> for Message {
    fn from(card: Card) -> Self {
        Self::Card(card)
    }
}

impl From<Notice> for Message {
    fn from(notice: Notice) -> Self {
        Self::Notice(notice)
    }
}

/// What a person gets in answer to what they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A new message that only they see.
    Private(Card),
    /// The message they pressed, as it is from now on. (A notice stays a notice: see [`Card::into_notice`].)
    Update(Card),
    /// A form to fill in.
    Form(Form),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_ids_parse_back_and_forged_ones_do_not() {
        let press = Press::new("commit", "done", 482);
        assert_eq!(press.custom_id(None), "1:commit:done:482");
        assert_eq!(Press::parse("1:commit:done:482"), Some(press.clone()));
        assert_eq!(Press::parse(&press.custom_id(Some(OutboxId(9)))), Some(press));
        for forged in
            ["", "1", "1:commit", "1:commit:done", "2:commit:done:1", "x:commit:done:1", "1:a:b:c:d", "1:a:b:c:1:2"]
        {
            assert_eq!(Press::parse(forged), None, "{forged}");
        }
    }
}
