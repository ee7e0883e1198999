//! `convenor practice`: the bot and a stand-in for Discord, on this machine alone.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use practice::Practice;

use super::history::{self, HalfYear};
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
    /// Begin with a made-up coalition that has half a year behind it, played before your eyes in about half a minute
    #[arg(long)]
    half_year: bool,
}

/// Starts both, prints the one address, and runs until told to stop.
pub async fn practice(options: Options) -> Result<(), Ended> {
    let stop = stop_on_signal()?;
    let world = World::at(options.keep)?;
    let database = world.folder.join("convenor.db");
    let clock = Clock::real();
    if options.half_year && !world.was_there {
        clock.set(history::begins_before(clock.now()));
    }
    let wound = Arc::new(Wound { clock: clock.clone(), database: database.clone() });
    let started =
        practice::Options { port: options.port, clock: wound, folder: world.kept.then(|| world.folder.clone()) };
    let practice = Practice::start(started).await.map_err(|error| {
        Ended::Usage(format!("cannot use port {}: {error}. Choose another: convenor practice --port 0", options.port))
    })?;
    practice.offer_history(Arc::new(HalfYear { clock: clock.clone(), database: database.clone() }));
    if practice.is_empty() && !options.half_year {
        practice.found_coalition();
    }
    let settings =
        Settings { database, api: Origin::parse(&practice.origin()).map_err(Ended::Runtime)?, ..Settings::default() };
    let token = Token::parse(&practice.token()).map_err(Ended::Runtime)?;
    let bot = bot::run(settings, token, clock, stop.clone());
    let front = async {
        let played = if options.half_year { play(&practice, world.was_there).await } else { Ok(()) };
        match &played {
            Ok(()) => say_ready(&practice, options.half_year),
            Err(_) => stop.cancel(),
        }
        played
    };
    let (result, played) = tokio::join!(bot, front);
    practice.stop().await;
    world.leave();
    result.and(played)
}

fn say_ready(practice: &Practice, half_year: bool) {
    println!("Practice is ready. Open this in your browser:\n\n    {}/\n", practice.origin());
    if half_year {
        println!("Half a year has passed there. Press Ctrl+C to stop.");
    } else {
        println!("Press Ctrl+C to stop. A coalition with half a year behind it: convenor practice --half-year");
    }
}

/// Plays the half-year, unless the folder has a world already.
async fn play(practice: &Practice, was_there: bool) -> Result<(), Ended> {
    if was_there {
        println!("That folder has a world already, so it is taken up as it stands.");
        return Ok(());
    }
    println!("Half a year of a made-up coalition is being played. It takes about half a minute …");
    practice.play_history().await.map_err(|reason| Ended::Runtime(format!("the half-year stopped: {reason}")))
}

/// Where practice keeps its world and its database: together, or not at all.
struct World {
    folder: PathBuf,
    kept: bool,
    /// Whether one was there before.
    was_there: bool,
}

impl World {
    fn at(keep: Option<PathBuf>) -> Result<Self, Ended> {
        let kept = keep.is_some();
        let folder =
            keep.unwrap_or_else(|| std::env::temp_dir().join(format!("convenor-practice-{}", std::process::id())));
        std::fs::create_dir_all(&folder)
            .map_err(|error| Ended::Usage(format!("cannot make the folder {}: {error}", folder.display())))?;
        let was_there = folder.join("world.json").exists();
        Ok(Self { folder, kept, was_there })
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
            let mut connection = readers.acquire().await.ok()?;
            let next = outbox::next_due_at(&mut connection, DateTime::UNIX_EPOCH).await.ok().flatten();
            drop(connection);
            readers.close().await;
            next
        })
    }
}
