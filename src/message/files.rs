//! What comes along with a card: files to be kept, and pictures.

use serde::{Deserialize, Serialize};

/// A picture in a card. It is kept as SVG, and drawn when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its name: letters, digits, dots and hyphens; another one than those of the card's other files.
    pub name: String,
    /// What is to be drawn.
    pub svg: String,
    /// What it shows, for who does not see it; at most 1,024 characters.
    pub alt: String,
}

/// A file of text that comes with a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name: letters, digits, dots and hyphens.
    pub name: String,
    /// What is in it.
    pub text: String,
}
