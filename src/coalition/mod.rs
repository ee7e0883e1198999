//! The front door: the welcome, setup, the charter's card, `/home`, a person's own settings.

pub(crate) mod commands;
mod due;
pub mod guilds;
mod home;
mod presses;
mod settings;
mod setup;
mod store;
mod view;
pub mod zone_data;
mod zones;

use crate::feature::Feature;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        ("welcome", |_, _, (row, charter), _| Box::pin(async move { Ok(due::welcome(row, charter)) })),
        ("start_here", |connection, _, (row, charter), _| Box::pin(due::start_here(connection, row, charter))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(|words, press| setup::form(words, press).or_else(|| settings::form(words, press))),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
pub const NAME: &str = "coalition";
