//! What is sent beside a message's JSON: texts as they are, pictures drawn.

use std::sync::Arc;

use crate::message::{Block, Card, Message};
use crate::picture;

/// A file on its way.
#[derive(Clone)]
pub struct Upload {
    /// Its name, as the card names it.
    pub name: String,
    /// What it is.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// The files of a card, in their order; `card` is then ready to be rendered. A picture that cannot be drawn is left out: what it shows
/// stands in words too.
pub async fn of(card: &mut Card) -> Vec<Upload> {
    let mut uploads = Vec::new();
    let mut kept = Vec::with_capacity(card.blocks.len());
    for block in std::mem::take(&mut card.blocks) {
        match &block {
            Block::File(file) => {
                let bytes = file.text.as_bytes().into();
                uploads.push(Upload { name: file.name.clone(), kind: "text/plain; charset=utf-8", bytes });
            }
            Block::Picture(picture) => match picture::png(&picture.svg).await {
                Ok(bytes) => uploads.push(Upload { name: picture.name.clone(), kind: "image/png", bytes }),
                Err(error) => {
                    tracing::error!(%error, "A picture could not be drawn");
                    continue;
                }
            },
            _ => {}
        }
        kept.push(block);
    }
    card.blocks = kept;
    uploads
}

/// The files of a message, which is then ready to be rendered.
pub async fn of_message(message: &mut Message) -> Vec<Upload> {
    match message {
        Message::Card(card) => of(card).await,
        Message::Notice(_) => Vec::new(),
    }
}
