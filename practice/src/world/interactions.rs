//! Interactions that are under way, and the forms they open.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::watch;

use super::World;

/// How long the bot has for its first answer.
pub const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// How long an interaction's token lives.
pub const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);
/// How many interactions are remembered at most.
const REMEMBERED: usize = 100_000;

/// What is not saved: interactions, forms and nonces live by the real clock.
pub struct Live {
    pub interactions: HashMap<u64, Interaction>,
    pub tokens: HashMap<String, u64>,
    order: VecDeque<u64>,
    pub forms: HashMap<u64, Form>,
    form_order: VecDeque<u64>,
    pub nonces: HashMap<(u64, String), (Instant, u64)>,
    /// For how long a nonce is remembered.
    pub nonce_life: Duration,
}

impl Default for Live {
    fn default() -> Live {
        Live {
            interactions: HashMap::new(),
            tokens: HashMap::new(),
            order: VecDeque::new(),
            forms: HashMap::new(),
            form_order: VecDeque::new(),
            nonces: HashMap::new(),
            nonce_life: Duration::from_secs(300),
        }
    }
}

/// One interaction.
pub struct Interaction {
    pub id: u64,
    pub token: String,
    /// 2 command, 3 component, 4 autocomplete, 5 form.
    pub kind: u64,
    pub person: u64,
    pub channel: u64,
    /// The message whose component was pressed; of a form, the message it came from.
    pub message: Option<u64>,
    /// Discord's `interaction_metadata` for the messages that answer it.
    pub metadata: Value,
    pub made: Instant,
    /// The first answer's type.
    pub answered: Option<u64>,
    /// The message that `@original` means.
    pub original: Option<u64>,
    pub stage: watch::Sender<Stage>,
}

/// How far an interaction has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing yet.
    Waiting,
    /// A message was promised (`true`: an update of the pressed one).
    Deferred(bool),
    /// A new message.
    Message(u64),
    /// The pressed message was changed.
    Update(u64),
    /// A form was opened.
    Form(u64),
    /// Choices for what is being typed.
    Choices(Value),
    /// Nothing more will come.
    Silent,
}

/// A form that was opened before someone.
#[derive(Clone)]
pub struct Form {
    pub id: u64,
    pub person: u64,
    pub channel: u64,
    pub message: Option<u64>,
    pub body: Value,
    pub metadata: Value,
}

impl Form {
    /// What the person is shown.
    pub fn shown(&self) -> Value {
        let mut body = self.body.clone();
        body["form_id"] = json!(self.id.to_string());
        body
    }
}

impl Live {
    /// Keeps an interaction and forgets the oldest when there are very many.
    pub fn keep(&mut self, interaction: Interaction) {
        self.order.push_back(interaction.id);
        self.tokens.insert(interaction.token.clone(), interaction.id);
        self.interactions.insert(interaction.id, interaction);
        while let Some(oldest) = self.order.front().copied() {
            let spent = self.interactions.get(&oldest).is_none_or(|found| found.made.elapsed() > TOKEN_LIFE * 2);
            if !spent && self.order.len() <= REMEMBERED {
                break;
            }
            self.order.pop_front();
            if let Some(gone) = self.interactions.remove(&oldest) {
                self.tokens.remove(&gone.token);
            }
        }
    }

    /// Keeps a form.
    pub fn keep_form(&mut self, form: Form) {
        self.form_order.push_back(form.id);
        self.forms.insert(form.id, form);
        if self.form_order.len() > 10_000
            && let Some(oldest) = self.form_order.pop_front()
        {
            self.forms.remove(&oldest);
        }
    }
}

impl World {
    /// The interaction that a token belongs to.
    pub fn by_token(&mut self, token: &str) -> Option<&mut Interaction> {
        let id = self.live.tokens.get(token)?;
        self.live.interactions.get_mut(id)
    }
}
