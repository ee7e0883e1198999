//! Convenor keeps a coalition's word, in chat.
//!
//! A change falls down, a message rises up: a press or a tick enters at the top, goes down through one feature to the database in
//! one transaction, and comes back up as a message value that one place turns into Discord's JSON. Nothing goes sideways.
//!
//! - Floor 3, assembly: [`cli`], [`bot`], [`scheduler`], [`upkeep`]. Imports everything, imported by nobody.
//! - Floor 2, features: [`coalition`], [`commitments`], [`decisions`], [`meetings`], [`indicators`], [`reminders`], [`polls`], [`digests`], [`brief`], [`health`]. Never a sibling; they meet through `items` and `Feature`.
//! - Floor 1: [`discord`], the only one that speaks to Discord. Knows no feature.
//! - Ground: everything below. Knows neither Discord's session nor a feature.
//!
//! `tests/suite/tidy.rs` holds the floors, so that nobody needs to remember them.

pub mod bot;
pub mod cli;
pub mod scheduler;
pub mod upkeep;

pub mod brief;
pub mod coalition;
pub mod commitments;
pub mod decisions;
pub mod digests;
pub mod health;
pub mod indicators;
pub mod meetings;
pub mod polls;
pub mod reminders;

pub mod discord;

pub mod act;
pub mod charter;
pub mod clock;
pub mod config;
pub mod dates;
pub mod db;
pub mod drafts;
pub mod error;
pub mod feature;
pub mod ids;
pub mod items;
pub mod languages;
pub mod message;
pub mod news;
pub mod outbox;
pub mod pages;
pub mod people;
pub mod picture;
pub mod repeats;
pub mod text;
pub mod timing;
pub mod when;
