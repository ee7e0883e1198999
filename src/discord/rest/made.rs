//! What stands: messages that are changed, threads and scheduled events. Of the last two Discord has no nonce: whoever makes one looks first whether it is there.

use reqwest::Method;
use serde::Serialize;
use serde_json::Value;

use super::{Call, Rest, RestError, id_of};
use crate::discord::files::Upload;
use crate::ids::{ChannelId, EventId, GuildId, MessageId, PersonId};

/// One page of archived threads.
pub struct Archived {
    /// Those archived last come first.
    pub threads: Vec<Value>,
    /// From where to ask for the next page; `None`: this was the last.
    pub before: Option<String>,
}

impl Rest {
    /// The bot's own id, asked for once.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn myself(&self) -> Result<PersonId, RestError> {
        let ask = async { id_of(&self.call(Call::new(Method::GET, "/users/@me".to_owned())).await?).map(PersonId) };
        self.0.myself.get_or_try_init(|| ask).await.copied()
    }

    /// Changes a message of ours.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn change_message(
        &self,
        channel: ChannelId,
        message: MessageId,
        (body, files): (impl Serialize, &[Upload]),
    ) -> Result<(), RestError> {
        // One limit a channel, not one a message.
        let bucket = Some(format!("PATCH /channels/{channel}/messages"));
        let path = format!("/channels/{channel}/messages/{message}");
        let call = Call { bucket, ..Call::new(Method::PATCH, path).body(body).with(files) };
        self.call(call).await.map(|_| ())
    }

    /// Starts a thread: on a message, or in the channel by itself.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn start_thread(
        &self,
        channel: ChannelId,
        message: Option<MessageId>,
        body: Value,
    ) -> Result<ChannelId, RestError> {
        let path = match message {
            Some(message) => format!("/channels/{channel}/messages/{message}/threads"),
            None => format!("/channels/{channel}/threads"),
        };
        // One limit a channel, not one a message.
        let bucket = Some(format!("POST /channels/{channel}/threads {}", message.is_some()));
        let call = Call { bucket, ..Call::new(Method::POST, path).body(body) };
        id_of(&self.call(call).await?).map(ChannelId)
    }

    /// The threads of a guild that are not archived, as far as the bot sees them.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn active_threads(&self, guild: GuildId) -> Result<Vec<Value>, RestError> {
        let mut answer = self.call(Call::new(Method::GET, format!("/guilds/{guild}/threads/active"))).await?;
        threads(&mut answer)
    }

    /// A page of a channel's archived public threads. It needs *Read Message History*.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn archived_threads(&self, channel: ChannelId, before: Option<&str>) -> Result<Archived, RestError> {
        let mut call = Call::new(Method::GET, format!("/channels/{channel}/threads/archived/public"));
        let before: String =
            before.map(|at| url::form_urlencoded::byte_serialize(at.as_bytes()).collect()).unwrap_or_default();
        let from = if before.is_empty() { String::new() } else { format!("&before={before}") };
        call.path = format!("{}?limit=100{from}", call.path);
        let mut answer = self.call(call).await?;
        let threads = threads(&mut answer)?;
        let last = threads.last().and_then(|thread| thread["thread_metadata"]["archive_timestamp"].as_str());
        let before = last.filter(|_| answer["has_more"] == true).map(str::to_owned);
        Ok(Archived { threads, before })
    }

    /// The scheduled events of a guild that are not over.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn events(&self, guild: GuildId) -> Result<Vec<Value>, RestError> {
        self.list(Call::new(Method::GET, format!("/guilds/{guild}/scheduled-events"))).await
    }

    /// Makes a scheduled event.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn make_event(&self, guild: GuildId, body: Value) -> Result<EventId, RestError> {
        let call = Call::new(Method::POST, format!("/guilds/{guild}/scheduled-events")).body(body);
        id_of(&self.call(call).await?).map(EventId)
    }

    /// Changes a scheduled event.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn change_event(&self, guild: GuildId, event: EventId, body: Value) -> Result<(), RestError> {
        self.call(on_event(Method::PATCH, guild, event).body(body)).await.map(|_| ())
    }

    /// Deletes a scheduled event. One that is gone already is no error.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn delete_event(&self, guild: GuildId, event: EventId) -> Result<(), RestError> {
        match self.call(on_event(Method::DELETE, guild, event)).await {
            Ok(_) | Err(RestError::Refused { code: 10_070, .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

fn on_event(method: Method, guild: GuildId, event: EventId) -> Call {
    // One limit a guild, not one an event.
    let bucket = Some(format!("{method} /guilds/{guild}/scheduled-events"));
    Call { bucket, ..Call::new(method, format!("/guilds/{guild}/scheduled-events/{event}")) }
}

fn threads(answer: &mut Value) -> Result<Vec<Value>, RestError> {
    match answer["threads"].take() {
        Value::Array(all) => Ok(all),
        other => Err(RestError::Unsure(format!("threads were expected, not {other}"))),
    }
}
