//! Practice as a bot meets it: over the wire.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod client;
mod clock;
mod gateway;
mod interactions;
mod lasting;
mod made;
mod page;
mod refusals;
mod rest;
mod shapes;
