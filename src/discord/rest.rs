//! The one sender: every message, answer and question to Discord's REST API leaves here.
//!
//! Timeouts on everything; 429 is waited for; what is safe to ask again is asked again. An error says whether the work may have
//! been done all the same, so that nobody sends twice without looking.

mod files;
mod made;
mod messages;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use tokio::time::Instant;

use super::pace::{Pace, seconds};
use crate::config::{Origin, Token};
use crate::discord::files::Upload;
use crate::ids::{ApplicationId, ChannelId, GuildId, InteractionId, PersonId};

/// One request waits at most so long for its answer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long an answer to an interaction is worth trying: Discord waits three seconds.
const ANSWER_PATIENCE: Duration = Duration::from_millis(2_800);
/// How long anything else may take with its waits.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the questions at the start may take, before we say aloud that nobody answers.
const START_PATIENCE: Duration = Duration::from_secs(2);
/// The wait before a second try, which doubles each time.
const RETRY_FIRST: Duration = Duration::from_millis(100);

const JSON: header::HeaderValue = header::HeaderValue::from_static("application/json");

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestError {
    /// Discord said no, for good: its status and its code.
    Refused {
        /// The status of HTTP.
        status: u16,
        /// Discord's own code; 0 if it gave none.
        code: u64,
        /// Discord's words.
        message: String,
    },
    /// It was never sent.
    Unreachable(String),
    /// It was sent; whether it was carried out we do not know.
    Unsure(String),
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { status, code, message } => write!(f, "Discord refused: {message} ({status}, code {code})"),
            Self::Unreachable(why) => write!(f, "Discord cannot be reached: {why}"),
            Self::Unsure(why) => write!(f, "Discord did not answer clearly: {why}"),
        }
    }
}

impl std::error::Error for RestError {}

impl From<RestError> for crate::error::Error {
    fn from(error: RestError) -> Self {
        Self::internal(error)
    }
}

/// The sender. Clones share connections and pace.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

struct Inner {
    client: reqwest::Client,
    origin: Origin,
    token: Token,
    pace: Pace,
    myself: OnceCell<PersonId>,
}

/// One call: what to ask, and how.
struct Call {
    method: Method,
    path: String,
    body: Option<Vec<u8>>,
    /// What the body is.
    kind: header::HeaderValue,
    /// The bucket; `None` for interactions, which have no limit of ours.
    bucket: Option<String>,
    /// Whether asking twice does no harm.
    repeatable: bool,
    patience: Duration,
}

impl Call {
    fn new(method: Method, path: String) -> Self {
        let repeatable = method != Method::POST;
        let bucket = Some(format!("{method} {path}"));
        Self { method, path, body: None, kind: JSON, bucket, repeatable, patience: PATIENCE }
    }

    fn answer(method: Method, path: String, body: impl Serialize) -> Self {
        // A second answer is refused as such (40060), so asking again is safe.
        Self { bucket: None, repeatable: true, patience: ANSWER_PATIENCE, ..Self::new(method, path) }.body(body)
    }

    fn at_start(path: &str) -> Self {
        Self { patience: START_PATIENCE, ..Self::new(Method::GET, path.to_owned()) }
    }

    fn body(mut self, body: impl Serialize) -> Self {
        // Texts, numbers and lists always become JSON.
        self.body = Some(serde_json::to_vec(&body).unwrap_or_default());
        self
    }
}

impl Rest {
    /// A sender for one API and one token.
    ///
    /// # Errors
    /// If the HTTP client cannot be made.
    pub fn new(origin: Origin, token: Token) -> Result<Self, reqwest::Error> {
        Self::paced(origin, token, Pace::new())
    }

    /// One that keeps no pace, for measuring what all else costs. With Discord itself it keeps Discord's.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn hurried(origin: Origin, token: Token) -> Result<Self, reqwest::Error> {
        let pace = if origin.is_discord() { Pace::new() } else { Pace::none() };
        Self::paced(origin, token, pace)
    }

    fn paced(origin: Origin, token: Token, pace: Pace) -> Result<Self, reqwest::Error> {
        let client = timed_client()?;
        Ok(Self(Arc::new(Inner { client, origin, token, pace, myself: OnceCell::new() })))
    }

    /// The API that it speaks to.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// Answers an interaction. An answer that had arrived although we did not hear of it is no error.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn callback(
        &self,
        (id, token): (InteractionId, &str),
        body: impl Serialize,
        files: &[Upload],
    ) -> Result<(), RestError> {
        let call = Call::answer(Method::POST, format!("/interactions/{id}/{token}/callback"), body).with(files);
        match self.call(call).await {
            Ok(_) | Err(RestError::Refused { code: 40_060, .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Changes the answer to an interaction.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn edit_answer(
        &self,
        (application, token): (ApplicationId, &str),
        body: impl Serialize,
        files: &[Upload],
    ) -> Result<(), RestError> {
        let path = format!("/webhooks/{application}/{token}/messages/@original");
        let patience = PATIENCE;
        self.call(Call { patience, ..Call::answer(Method::PATCH, path, body).with(files) }).await.map(|_| ())
    }

    /// The channel of somebody's direct messages.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn open_direct(&self, person: PersonId) -> Result<ChannelId, RestError> {
        let mut call = Call::new(Method::POST, "/users/@me/channels".to_owned());
        call = call.body(json!({ "recipient_id": person.to_string() }));
        call.repeatable = true;
        id_of(&self.call(call).await?).map(ChannelId)
    }

    /// The bot's own user.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn me(&self) -> Result<Value, RestError> {
        self.call(Call::at_start("/users/@me")).await
    }

    /// The bot's application.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn application(&self) -> Result<Value, RestError> {
        self.call(Call::at_start("/applications/@me")).await
    }

    /// Where the gateway is, and how many starts are left today.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn gateway(&self) -> Result<Value, RestError> {
        self.call(Call::at_start("/gateway/bot")).await
    }

    /// The guilds that the bot is in (the first 200).
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn guilds(&self) -> Result<Vec<Value>, RestError> {
        self.list(Call::new(Method::GET, "/users/@me/guilds".to_owned())).await
    }

    /// A channel.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn channel(&self, channel: ChannelId) -> Result<Value, RestError> {
        self.call(Call::new(Method::GET, format!("/channels/{channel}"))).await
    }

    /// A guild's roles.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn roles(&self, guild: GuildId) -> Result<Vec<Value>, RestError> {
        self.list(Call::new(Method::GET, format!("/guilds/{guild}/roles"))).await
    }

    /// A guild's member.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn member(&self, guild: GuildId, person: PersonId) -> Result<Value, RestError> {
        self.call(Call::new(Method::GET, format!("/guilds/{guild}/members/{person}"))).await
    }

    /// The commands as they are registered, with their words in other languages.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn commands(&self, application: ApplicationId) -> Result<Vec<Value>, RestError> {
        let path = format!("/applications/{application}/commands?with_localizations=true");
        self.list(Call::new(Method::GET, path)).await
    }

    /// Replaces the registered commands by those in this list of JSON.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn set_commands(&self, application: ApplicationId, all: &str) -> Result<(), RestError> {
        let call = Call::new(Method::PUT, format!("/applications/{application}/commands"));
        self.call(Call { body: Some(all.into()), ..call }).await.map(|_| ())
    }

    async fn list(&self, call: Call) -> Result<Vec<Value>, RestError> {
        match self.call(call).await? {
            Value::Array(all) => Ok(all),
            other => Err(RestError::Unsure(format!("a list was expected, not {other}"))),
        }
    }

    /// Calls until there is an answer, a refusal, or the patience is over.
    async fn call(&self, call: Call) -> Result<Value, RestError> {
        let started = Instant::now();
        let mut pause = RETRY_FIRST;
        loop {
            let error = match self.once(&call).await {
                Ok(Outcome::Answer(value)) => return Ok(value),
                Ok(Outcome::Wait(wait)) => {
                    pause = pause.max(wait);
                    RestError::Unreachable("it asks us to wait (429)".to_owned())
                }
                Err(refused @ RestError::Refused { .. }) => return Err(refused),
                Err(unsure @ RestError::Unsure(_)) if !call.repeatable => return Err(unsure),
                Err(error) => error,
            };
            if started.elapsed() + pause > call.patience {
                return Err(error);
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(5));
        }
    }

    async fn once(&self, call: &Call) -> Result<Outcome, RestError> {
        let Inner { client, origin, token, pace, .. } = &*self.0;
        let leave = match &call.bucket {
            Some(key) => Some(pace.wait(key).await),
            None => None,
        };
        let mut request = client.request(call.method.clone(), format!("{}/api/v10{}", origin, call.path));
        if call.bucket.is_some() {
            request = request.header(header::AUTHORIZATION, token.authorization());
        }
        if let Some(body) = &call.body {
            request = request.header(header::CONTENT_TYPE, call.kind.clone()).body(body.clone());
        }
        let answer = request.send().await.map_err(|error| lost(error, token))?;
        let status = answer.status();
        if let Some(leave) = leave {
            leave.learn(answer.headers()).await;
        }
        let body = answer.bytes().await.map_err(|error| lost(error, token))?;
        let value: Value = serde_json::from_slice(&body).unwrap_or_default();
        match status {
            StatusCode::TOO_MANY_REQUESTS => {
                let wait = seconds(value["retry_after"].as_f64().unwrap_or(1.0));
                if value["global"].as_bool().unwrap_or(false) {
                    pace.halt(wait);
                }
                Ok(Outcome::Wait(wait))
            }
            status if status.is_success() => Ok(Outcome::Answer(value)),
            status if status.is_server_error() => Err(RestError::Unsure(format!("it answered {status}"))),
            status => Err(RestError::Refused {
                status: status.as_u16(),
                code: value["code"].as_u64().unwrap_or(0),
                message: value["message"].as_str().unwrap_or("no reason given").to_owned(),
            }),
        }
    }
}

enum Outcome {
    Answer(Value),
    Wait(Duration),
}

/// An HTTP client that never waits for ever and follows nobody elsewhere.
///
/// # Errors
/// If it cannot be made.
pub fn timed_client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .timeout(TIMEOUT)
        .connect_timeout(Duration::from_secs(5))
        .pool_idle_timeout(Duration::from_secs(30))
        .tcp_nodelay(true)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .user_agent(concat!("DiscordBot (convenor, ", env!("CARGO_PKG_VERSION"), ")"))
        .build()
}

/// The id of any of Discord's objects.
pub(super) fn id_of(value: &Value) -> Result<i64, RestError> {
    let id = value["id"].as_str().and_then(|id| id.parse().ok());
    id.ok_or_else(|| RestError::Unsure("the answer has no id".to_owned()))
}

/// A connection that could not be made was not used; anything else may have been.
fn lost(error: reqwest::Error, token: &Token) -> RestError {
    let connects = error.is_connect();
    let error = error.without_url();
    let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
    let text = token.redact(&format!("{error}{cause}"));
    if connects { RestError::Unreachable(text) } else { RestError::Unsure(text) }
}
