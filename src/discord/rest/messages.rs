//! Messages: posted, each once, and read back to look for our own.

use reqwest::Method;
use serde::Serialize;
use serde_json::Value;

use super::{Call, Rest, RestError, id_of};
use crate::discord::files::Upload;
use crate::ids::{ChannelId, MessageId, OutboxId};

/// The body of a message that is posted once.
#[derive(Serialize)]
struct Posted<B> {
    #[serde(flatten)]
    body: B,
    nonce: String,
    enforce_nonce: bool,
}

impl Rest {
    /// Posts a message. The row is its nonce: within a few minutes Discord gives the first message back instead of a second.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn post(
        &self,
        channel: ChannelId,
        (body, files): (impl Serialize, &[Upload]),
        row: OutboxId,
    ) -> Result<MessageId, RestError> {
        let body = Posted { body, nonce: format!("row-{row}"), enforce_nonce: true };
        let call = Call::new(Method::POST, format!("/channels/{channel}/messages")).body(body).with(files);
        id_of(&self.call(call).await?).map(MessageId)
    }

    /// A page of the messages after `after`, or of the newest, oldest first.
    ///
    /// # Errors
    /// [`RestError`].
    pub async fn messages_after(&self, channel: ChannelId, after: Option<i64>) -> Result<Vec<Value>, RestError> {
        let mut call = Call::new(Method::GET, format!("/channels/{channel}/messages"));
        let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
        call.path = format!("{}?limit=100{after}", call.path);
        let mut page = self.list(call).await?;
        // Discord gives the newest first, whatever was asked.
        page.sort_by_key(|message| id_of(message).unwrap_or_default());
        Ok(page)
    }
}
