//! The front door: the welcome, setup, the charter's card, `/home`.

pub(crate) mod commands;
mod due;
pub mod guilds;
mod home;
mod presses;
mod setup;
mod store;
mod view;
mod zones;

use crate::feature::Feature;

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        ("welcome", |connection, _, row, _| Box::pin(due::welcome(connection, row))),
        ("start_here", |connection, _, row, _| Box::pin(due::start_here(connection, row))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    form: Some(setup::form),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
pub const NAME: &str = "coalition";
