//! `convenor practice`: the bot and a stand-in for Discord, on this machine alone.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use practice::Practice;

use super::run::stop_on_signal;
use crate::bot::{self, Ended};
use crate::clock::Clock;
use crate::config::{Origin, Settings, Token};
use crate::db::Db;
use crate::outbox;

/// What `convenor practice` takes.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The port of the page; 0 takes any that is free
    #[arg(long, default_value_t = 4747)]
    port: u16,
    /// Keep the made-up world in this folder, and find it there again; without it, it is gone at the end
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
}

/// Starts both, prints the one address, and runs until told to stop.
pub async fn practice(options: Options) -> Result<(), Ended> {
    let stop = stop_on_signal()?;
    let world = World::at(options.keep)?;
    let database = world.folder.join("convenor.db");
    let clock = Clock::real();
    let wound = Arc::new(Wound { clock: clock.clone(), database: database.clone() });
    let started =
        practice::Options { port: options.port, clock: wound, folder: world.kept.then(|| world.folder.clone()) };
    let practice = Practice::start(started).await.map_err(|error| {
        Ended::Usage(format!("cannot use port {}: {error}. Choose another: convenor practice --port 0", options.port))
    })?;
    if practice.is_empty() {
        practice.found_coalition();
    }
    println!("Practice is ready. Open this in your browser:\n\n    {}/\n\nPress Ctrl+C to stop.", practice.origin());
    let settings =
        Settings { database, api: Origin::parse(&practice.origin()).map_err(Ended::Runtime)?, ..Settings::default() };
    let token = Token::parse(&practice.token()).map_err(Ended::Runtime)?;
    let result = bot::run(settings, token, clock, stop).await;
    practice.stop().await;
    world.leave();
    result
}

/// Where practice keeps its world and its database: together, or not at all.
struct World {
    folder: PathBuf,
    kept: bool,
}

impl World {
    fn at(keep: Option<PathBuf>) -> Result<Self, Ended> {
        let kept = keep.is_some();
        let folder =
            keep.unwrap_or_else(|| std::env::temp_dir().join(format!("convenor-practice-{}", std::process::id())));
        std::fs::create_dir_all(&folder)
            .map_err(|error| Ended::Usage(format!("cannot make the folder {}: {error}", folder.display())))?;
        Ok(Self { folder, kept })
    }

    fn leave(&self) {
        if !self.kept
            && let Err(error) = std::fs::remove_dir_all(&self.folder)
        {
            tracing::warn!(%error, "{} could not be removed", self.folder.display());
        }
    }
}

/// The bot's clock, as practice winds it.
struct Wound {
    clock: Clock,
    database: PathBuf,
}

impl practice::Clock for Wound {
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn wind(&self, to: DateTime<Utc>) {
        self.clock.wind(to);
    }

    fn next_due(&self) -> BoxFuture<'static, Option<DateTime<Utc>>> {
        let database = self.database.clone();
        Box::pin(async move {
            let readers = Db::read_only(&database).await.ok()?;
            let next = outbox::next_due_at(&readers, None).await.ok().flatten();
            readers.close().await;
            next
        })
    }
}
