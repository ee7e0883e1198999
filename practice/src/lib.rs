//! Discord on loopback: good enough that an unpatched bot cannot tell.
//!
//! It listens on `127.0.0.1` only and speaks API v10, REST and gateway, as far as a bot like ours uses them. It refuses what
//! Discord refuses, with Discord's codes, and reads every payload a second time with `twilight` as an independent opinion.
//! Nothing in it knows the bot: they share Discord's wire format and a [`Clock`].
//!
//! ```text
//! server     the listener, closed to other web pages      acting    people: commands, presses, forms
//! rest       Discord's REST routes, limits and faults      checks    every limit on length and number
//! gateway    sessions, resuming, events by intent          page      the chat page in the browser
//! history    months that are played in seconds, offered by the page
//! world      people, guilds, channels, messages, commands, interactions; saved as one file
//! ```

#![recursion_limit = "256"]

mod acting;
mod building;
mod checks;
mod clock;
mod gateway;
mod history;
mod looking;
mod page;
mod record;
mod rest;
mod server;
mod shared;
mod world;

use std::fmt;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;

pub use acting::{Answer, Seat};
pub use building::{Coalition, Founding};
pub use clock::{Clock, WoundClock};
pub use history::History;
pub use record::Call;
pub use rest::faults::{Fault, FaultMode};
use shared::{Shared, locked};

/// How practice is started.
pub struct Options {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The clock it runs by.
    pub clock: Arc<dyn Clock>,
    /// Where `world.json` is kept; `None` keeps it in memory only.
    pub folder: Option<PathBuf>,
}

/// Discord on loopback: a cheap handle on it.
#[derive(Clone)]
pub struct Practice {
    pub(crate) shared: Arc<Shared>,
}

impl fmt::Debug for Practice {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Practice").field("origin", &self.shared.origin).finish_non_exhaustive()
    }
}

impl Practice {
    /// Listens on `127.0.0.1`: an empty world, or the one that the folder keeps.
    pub async fn start(options: Options) -> std::io::Result<Practice> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let origin = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
        let world = world::save::load(options.folder.as_deref(), &origin, options.clock.now())?;
        if let Some(saved_at) = world.saved_at {
            options.clock.wind(saved_at);
        }
        let shared = Arc::new(Shared::new(world, options.clock, origin, options.folder));
        tokio::spawn(server::listen(Arc::clone(&shared), listener));
        tokio::spawn(page::clock::watch(Arc::clone(&shared)));
        if shared.folder.is_some() {
            tokio::spawn(keep(Arc::clone(&shared)));
        }
        Ok(Practice { shared })
    }

    /// Closes the listener and every connection, and saves.
    pub async fn stop(&self) {
        self.shared.stopped.send_replace(true);
        let shared = Arc::clone(&self.shared);
        drop(tokio::task::spawn_blocking(move || shared.save()).await);
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        self.shared.origin.clone()
    }

    /// The bot's token; any other is refused.
    pub fn token(&self) -> String {
        self.shared.token.clone()
    }

    /// The application's id.
    pub fn application_id(&self) -> u64 {
        self.shared.world().bot_id()
    }

    /// The id of the bot's account: the same as the application's, as for all newer ones at Discord.
    pub fn bot_user_id(&self) -> u64 {
        self.shared.world().bot_id()
    }

    /// Types a command, e.g. `commit make`, and waits for what comes of it. Values are plain strings; people, roles and
    /// channels are given by id, mention or name, a file as its name on the first line and its text on the others.
    pub async fn command(&self, at: Seat, line: &str, options: &[(&str, &str)]) -> Answer {
        acting::command(&self.shared, at, line, options).await
    }

    /// Chooses a command from the menu on a person (`kind` 2) or a message (3), and waits for what comes of it.
    pub async fn menu(&self, at: Seat, name: &str, kind: u64, target: u64) -> Answer {
        acting::menu(&self.shared, at, name, (kind, target)).await
    }

    /// Writes a plain message; its id, or why a client would not let them.
    pub fn say(&self, at: Seat, content: &str) -> Result<u64, String> {
        let body = acting::say(&self.shared, at, content)?;
        world::id_at(&body, "id").ok_or_else(|| "the message has no id".to_owned())
    }

    /// What is offered (name and value) while the last option is being typed.
    pub async fn autocomplete(&self, at: Seat, line: &str, options: &[(&str, &str)]) -> Vec<(String, String)> {
        acting::autocomplete(&self.shared, at, line, options).await
    }

    /// Presses a button, or chooses `values` from a select, that the person can see.
    pub async fn press(&self, at: Seat, message: u64, custom_id: &str, values: &[&str]) -> Answer {
        acting::presses::press(&self.shared, at, message, (custom_id, values)).await
    }

    /// Presses what was never there, as a forged client could.
    pub async fn forge_press(&self, at: Seat, message: u64, custom_id: &str, values: &[&str]) -> Answer {
        acting::presses::forge(&self.shared, at, message, (custom_id, values)).await
    }

    /// Submits a form that was never shown, as a forged client could.
    pub async fn forge_form(&self, at: Seat, custom_id: &str, fields: &[(&str, &str)]) -> Answer {
        acting::forms::forge(&self.shared, at, custom_id, fields).await
    }

    /// Submits a form that an [`Answer::Form`] showed. Several choices of a select are given on lines of their own.
    pub async fn submit(&self, at: Seat, form: &Value, fields: &[(&str, &str)]) -> Answer {
        acting::forms::submit(&self.shared, at, form, fields).await
    }
}

/// Saves what changed, every second.
async fn keep(shared: Arc<Shared>) {
    let ended = shared.ended();
    tokio::pin!(ended);
    loop {
        tokio::select! {
            () = &mut ended => return,
            () = tokio::time::sleep(Duration::from_secs(1)) => {
                let shared = Arc::clone(&shared);
                drop(tokio::task::spawn_blocking(move || shared.save_changes()).await);
            }
        }
    }
}
