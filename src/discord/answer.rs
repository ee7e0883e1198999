//! Answering an interaction: once, within Discord's three seconds.
//!
//! If the work takes long (the database is locked by another program, say), the answer is first deferred and then edited in, so
//! that the person is told in the end.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde_json::json;
use tokio::sync::Mutex;

use super::files::{self, Upload};
use super::render::{self, Body, EPHEMERAL, FormBody};
use super::rest::Rest;
use crate::error::Result;
use crate::ids::{ApplicationId, InteractionId, OutboxId};
use crate::message::{Card, NOTICE_MAX, Reply};
use crate::say;
use crate::text::Words;

/// After so long without an answer, Discord is told that one is coming.
const DEFER_AFTER: Duration = Duration::from_millis(2_000);

/// What the person did: where an update can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A command: there is no message to update.
    Command,
    /// A message that is a card.
    Card,
    /// A message that is a notice.
    Notice,
}

/// An interaction that waits for its answer.
#[derive(Clone)]
pub struct Answer(Arc<Inner>);

struct Inner {
    rest: Rest,
    application: ApplicationId,
    id: InteractionId,
    token: String,
    on: On,
    row: Option<OutboxId>,
    words: Words,
    state: Mutex<State>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fresh,
    Deferred,
    Given,
}

/// Which interaction it is.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// The bot's application.
    pub application: ApplicationId,
    /// Its id.
    pub id: InteractionId,
    /// Its token, good for 15 minutes.
    pub token: String,
    /// What the person did.
    pub on: On,
    /// The row of the outbox that posted the message on which they did it.
    pub row: Option<OutboxId>,
}

impl Answer {
    /// An answer that is still to be given.
    #[must_use]
    pub fn to(rest: &Rest, interaction: Interaction, words: Words) -> Self {
        let Interaction { application, id, token, on, row } = interaction;
        let state = Mutex::new(State::Fresh);
        Self(Arc::new(Inner { rest: rest.clone(), application, id, token, on, row, words, state }))
    }

    /// Gives the answer. A second one is dropped.
    ///
    /// # Errors
    /// A fault of the wire.
    pub async fn give(&self, mut reply: Reply) -> Result<()> {
        let inner = &*self.0;
        // Drawn before the answer is taken hold of: while that takes its time, Discord can be told that an answer is coming.
        let files = match &mut reply {
            Reply::Private(card) | Reply::Update(card) => files::of(card).await,
            Reply::Form(_) => Vec::new(),
        };
        let mut state = inner.state.lock().await;
        match *state {
            State::Given => tracing::warn!(interaction.id = %inner.id, "Interaction {} was answered twice", inner.id),
            State::Fresh => inner.answer(reply, &files).await?,
            State::Deferred => {
                let card = match reply {
                    Reply::Private(card) | Reply::Update(card) => card,
                    Reply::Form(_) => Card::new(say!(inner.words, "press-again")),
                };
                let which = (inner.application, inner.token.as_str());
                inner.rest.edit_answer(which, render::card(&card, None), &files).await?;
            }
        }
        *state = State::Given;
        Ok(())
    }

    /// Runs `work`, which answers; tells Discord that an answer is coming if it takes long.
    pub async fn within_time<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::pin!(work);
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(DEFER_AFTER) => self.defer().await,
        }
        work.await
    }

    async fn defer(&self) {
        let inner = &*self.0;
        // Held while the answer is on its way: whoever waits for it here would keep it from getting on.
        let Ok(mut state) = inner.state.try_lock() else { return };
        if *state != State::Fresh {
            return;
        }
        let body = json!({ "type": 5, "data": { "flags": EPHEMERAL } });
        match inner.rest.callback((inner.id, &inner.token), body, &[]).await {
            Ok(()) => *state = State::Deferred,
            Err(error) => tracing::warn!(%error, "An answer could not be deferred"),
        }
    }
}

/// The answer to an interaction.
#[derive(Serialize)]
struct Callback<T> {
    r#type: u8,
    data: T,
}

impl Inner {
    async fn answer(&self, reply: Reply, files: &[Upload]) -> Result<()> {
        let update = |data| Callback::<Body<'_>> { r#type: 7, data };
        match (reply, self.on) {
            (Reply::Form(form), _) => {
                self.send(Callback::<FormBody<'_>> { r#type: 9, data: render::form(&form, self.row) }, &[]).await
            }
            (Reply::Update(card), On::Card) => self.send(update(render::card(&card, None)), files).await,
            // What is too long for a notice is answered beside it.
            (Reply::Update(card), On::Notice) if card.characters() <= NOTICE_MAX => {
                let row = card.row;
                self.send(update(render::notice(&card.into_notice(), row)), &[]).await
            }
            (Reply::Private(card) | Reply::Update(card), _) => {
                let private = Callback { r#type: 4, data: render::card(&card, None).private() };
                self.send(private, files).await
            }
        }
    }

    async fn send(&self, body: impl Serialize, files: &[Upload]) -> Result<()> {
        Ok(self.rest.callback((self.id, &self.token), body, files).await?)
    }
}
