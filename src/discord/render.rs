//! Messages as Discord's JSON. The one place that sets `allowed_mentions`, flags and custom ids.

use chrono::SecondsFormat;
use serde::Serialize;
use serde_json::{Value, json};

use crate::ids::OutboxId;
use crate::message::{Block, Button, Card, Choice, Field, Form, Look, Message, Notice, Offer, ROW_BUTTONS, Select};
use crate::outbox::{Planned, Thread};
use crate::text::{clean_line, plain};

/// Only the person who acted sees it.
pub const EPHEMERAL: u64 = 1 << 6;
/// The message is made of Components V2.
const COMPONENTS_V2: u64 = 1 << 15;

/// Text and announcement channels.
const TEXT_CHANNELS: &[u8] = &[0, 5];

/// Public threads.
const PUBLIC_THREAD: u8 = 11;
/// Events that take place anywhere, said in words.
const EXTERNAL: u8 = 3;
/// Events are for the guild's members.
const GUILD_ONLY: u8 = 2;
/// Characters in a thread's or an event's name, and in an event's place.
const NAME_MAX: usize = 100;
/// Characters in an event's description.
const DESCRIPTION_MAX: usize = 1_000;

/// Discord's numbers for components.
mod kind {
    pub const ROW: u8 = 1;
    pub const BUTTON: u8 = 2;
    pub const SELECT: u8 = 3;
    pub const TEXT_INPUT: u8 = 4;
    pub const ROLE_SELECT: u8 = 6;
    pub const CHANNEL_SELECT: u8 = 8;
    pub const SECTION: u8 = 9;
    pub const TEXT: u8 = 10;
    pub const GALLERY: u8 = 12;
    pub const FILE: u8 = 13;
    pub const SEPARATOR: u8 = 14;
    pub const CONTAINER: u8 = 17;
}

/// The body of a message.
#[derive(Serialize)]
pub struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<&'a str>,
    components: Vec<Component<'a>>,
    allowed_mentions: Mentions,
    /// The files that come along, by their place among them: older ones of the same message go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment<'a>>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    /// As Discord has all ids: in digits, between quotes.
    id: String,
    filename: &'a str,
}

/// Whom a message may ping: only those named here.
#[derive(Default, Serialize)]
struct Mentions {
    parse: [&'static str; 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    users: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<String>>,
}

/// One component, as Discord numbers them.
#[derive(Serialize)]
#[serde(untagged)]
enum Component<'a> {
    /// A container or a row.
    Holder {
        r#type: u8,
        components: Vec<Component<'a>>,
    },
    Section {
        r#type: u8,
        components: [Box<Component<'a>>; 1],
        accessory: Box<Component<'a>>,
    },
    Text {
        r#type: u8,
        content: &'a str,
    },
    Separator {
        r#type: u8,
    },
    File {
        r#type: u8,
        file: Attached,
    },
    Gallery {
        r#type: u8,
        items: [Shown<'a>; 1],
    },
    Button {
        r#type: u8,
        style: u8,
        label: &'a str,
        custom_id: String,
    },
    Select(SelectBody<'a>),
    TextInput(Input<'a>),
}

/// Which of the files that come along.
#[derive(Serialize)]
struct Attached {
    url: String,
}

impl Attached {
    fn named(name: &str) -> Self {
        Self { url: format!("attachment://{name}") }
    }
}

/// A picture in a gallery.
#[derive(Serialize)]
struct Shown<'a> {
    media: Attached,
    description: &'a str,
}

#[derive(Serialize)]
struct SelectBody<'a> {
    r#type: u8,
    custom_id: String,
    placeholder: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<SelectOption<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel_types: Option<&'static [u8]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_values: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_values: Option<Vec<DefaultValue<'a>>>,
}

#[derive(Serialize)]
struct SelectOption<'a> {
    label: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    default: bool,
}

/// What is chosen in a select that Discord fills.
#[derive(Serialize)]
struct DefaultValue<'a> {
    id: &'a str,
    r#type: &'static str,
}

#[derive(Serialize)]
struct Input<'a> {
    r#type: u8,
    custom_id: &'a str,
    label: &'a str,
    style: u8,
    required: bool,
    max_length: usize,
    placeholder: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    value: &'a str,
}

/// The body of a form.
#[derive(Serialize)]
pub struct FormBody<'a> {
    title: &'a str,
    custom_id: String,
    components: Vec<Component<'a>>,
}

/// The body of a message; `row` is the outbox row that posts it, which every custom id then bears.
#[must_use]
pub fn message(message: &Message, row: Option<OutboxId>) -> Body<'_> {
    match message {
        Message::Card(shown) => card(shown, row),
        Message::Notice(shown) => notice(shown, row),
    }
}

/// A card: one container of Components V2.
#[must_use]
pub fn card(card: &Card, row: Option<OutboxId>) -> Body<'_> {
    let row = row.or(card.row);
    let components = card.blocks.iter().map(|shown| block(shown, row)).collect();
    Body {
        flags: Some(COMPONENTS_V2),
        content: None,
        components: vec![Component::Holder { r#type: kind::CONTAINER, components }],
        allowed_mentions: Mentions::default(),
        attachments: attachments(card),
    }
}

/// A notice: content, and rows of components under it.
#[must_use]
pub fn notice(notice: &Notice, row: Option<OutboxId>) -> Body<'_> {
    let mut components = Vec::new();
    if let Some(shown) = &notice.select {
        components.push(select(shown, row));
    }
    components.extend(notice.buttons.chunks(ROW_BUTTONS).map(|some| buttons(some, row)));
    let users = Some(notice.mentions.iter().map(ToString::to_string).collect());
    let roles = Some(notice.roles.iter().map(ToString::to_string).collect());
    let allowed_mentions = Mentions { parse: [], users, roles };
    Body { flags: None, content: Some(&notice.content), components, allowed_mentions, attachments: Vec::new() }
}

impl Body<'_> {
    /// The same, seen by nobody but the person who acted.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.flags = Some(self.flags.unwrap_or(0) | EPHEMERAL);
        self
    }
}

fn block(block: &Block, row: Option<OutboxId>) -> Component<'_> {
    match block {
        Block::Text(content) => Component::Text { r#type: kind::TEXT, content },
        Block::Row(content, beside) => Component::Section {
            r#type: kind::SECTION,
            components: [Box::new(Component::Text { r#type: kind::TEXT, content })],
            accessory: Box::new(button(beside, row)),
        },
        Block::Line => Component::Separator { r#type: kind::SEPARATOR },
        Block::Buttons(shown) => buttons(shown, row),
        Block::Select(shown) => select(shown, row),
        Block::File(file) => Component::File { r#type: kind::FILE, file: Attached::named(&file.name) },
        Block::Picture(picture) => Component::Gallery {
            r#type: kind::GALLERY,
            items: [Shown { media: Attached::named(&picture.name), description: &picture.alt }],
        },
    }
}

/// The files of a card, as `files::of` sends them.
fn attachments(card: &Card) -> Vec<Attachment<'_>> {
    let names = card.blocks.iter().filter_map(|block| match block {
        Block::File(file) => Some(file.name.as_str()),
        Block::Picture(picture) => Some(picture.name.as_str()),
        _ => None,
    });
    let names = names.enumerate();
    names.map(|(id, filename)| Attachment { id: id.to_string(), filename }).collect()
}

fn row_of(components: Vec<Component<'_>>) -> Component<'_> {
    Component::Holder { r#type: kind::ROW, components }
}

fn buttons(shown: &[Button], row: Option<OutboxId>) -> Component<'_> {
    row_of(shown.iter().map(|shown| button(shown, row)).collect())
}

fn button(button: &Button, row: Option<OutboxId>) -> Component<'_> {
    let style = match button.look {
        Look::Primary => 1,
        Look::Secondary => 2,
        Look::Success => 3,
        Look::Danger => 4,
    };
    Component::Button { r#type: kind::BUTTON, style, label: &button.label, custom_id: button.press.custom_id(row) }
}

fn select(select: &Select, row: Option<OutboxId>) -> Component<'_> {
    let chosen = |r#type| select.chosen.iter().map(|id| DefaultValue { id, r#type }).collect();
    let mut shown = SelectBody {
        r#type: kind::SELECT,
        custom_id: select.press.custom_id(row),
        placeholder: &select.prompt,
        options: None,
        channel_types: None,
        min_values: select.optional.then_some(0),
        default_values: None,
    };
    match &select.offer {
        Offer::Choices(choices) => {
            let is_chosen = |choice: &Choice| select.chosen.as_ref() == Some(&choice.value);
            let options = choices.iter().map(|choice| SelectOption {
                label: &choice.label,
                value: &choice.value,
                default: is_chosen(choice),
            });
            shown.options = Some(options.collect());
        }
        Offer::Channel => {
            shown.r#type = kind::CHANNEL_SELECT;
            shown.channel_types = Some(TEXT_CHANNELS);
            shown.default_values = Some(chosen("channel"));
        }
        Offer::Role => {
            shown.r#type = kind::ROLE_SELECT;
            shown.default_values = Some(chosen("role"));
        }
    }
    row_of(vec![Component::Select(shown)])
}

/// The body of a thread; `item` names one whose name has nothing to read in it.
#[must_use]
pub fn thread(thread: &Thread, item: &str) -> Value {
    let mut body =
        json!({ "name": title(&thread.name, item), "auto_archive_duration": thread.archives_after.minutes() });
    if thread.message.is_none() {
        body["type"] = json!(PUBLIC_THREAD);
    }
    body
}

/// The body of a scheduled event, whose description ends with `mark`; `item` names one whose name has nothing to read in it.
#[must_use]
pub fn event(event: &Planned, mark: &str, item: &str) -> Value {
    let room = DESCRIPTION_MAX.saturating_sub(mark.chars().count() + 2);
    let description = format!("{}\n\n{mark}", plain(event.description.trim(), room));
    json!({
        "name": title(&event.name, item),
        "description": description.trim(),
        "entity_type": EXTERNAL,
        "entity_metadata": { "location": title(&event.place, item) },
        "privacy_level": GUILD_ONLY,
        "scheduled_start_time": event.starts_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "scheduled_end_time": event.ends_at.to_rfc3339_opts(SecondsFormat::Secs, true),
    })
}

/// One line without marks that nobody sees, which Discord would cut or we would not find again.
fn title(text: &str, otherwise: &str) -> String {
    plain(&clean_line(text, usize::MAX).unwrap_or_else(|_| otherwise.to_owned()), NAME_MAX)
}

/// The body of a form; `row` is the outbox row of the message on which it was opened.
#[must_use]
pub fn form(form: &Form, row: Option<OutboxId>) -> FormBody<'_> {
    let components = form.fields.iter().map(field).collect();
    FormBody { title: &form.title, custom_id: form.press.custom_id(row), components }
}

fn field(field: &Field) -> Component<'_> {
    row_of(vec![Component::TextInput(Input {
        r#type: kind::TEXT_INPUT,
        custom_id: field.name,
        label: &field.label,
        style: if field.long { 2 } else { 1 },
        required: !field.optional,
        max_length: field.max.into(),
        placeholder: &field.hint,
        value: &field.value,
    })])
}
