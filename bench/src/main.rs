//! How fast Convenor is on this machine, beside a bare poise bot: see `--help`.
//!
//! Machines are noisy, so what counts are ratios within one run. Both bots are processes of their own, both against the same lean
//! stand-in for Discord on loopback (not `practice`, which checks far too much), in rounds that take turns.

mod bots;
mod chart;
mod deeds;
mod delivery;
mod digests;
mod figures;
mod gateway;
mod http;
mod interactions;
mod lists;
mod memory;
mod polls;
mod shapes;
mod stand;
mod tick;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

use bots::Programs;
use interactions::Rounds;

/// How fast Convenor is on this machine, beside a bare poise bot
#[derive(Debug, Parser)]
#[command(name = "convenor-bench", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Measure this program instead of the one built from here
    #[arg(long, global = true)]
    convenor: Option<PathBuf>,
    /// Build nothing: measure what was built before
    #[arg(long, global = true)]
    as_built: bool,
    /// Keep databases here while measuring; it should be on the disk that counts [default: beside this program]
    #[arg(long, global = true)]
    folder: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Subcommand)]
enum Command {
    /// `/commit make` and `/commit done` beside the bare bot: calls a second, time alone, syncs of the disk
    Interactions {
        /// How many rounds of each
        #[arg(long, default_value_t = 6)]
        rounds: usize,
        /// How many seconds a round
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        /// How many interactions at once
        #[arg(long, default_value_t = 128)]
        in_flight: usize,
    },
    /// Memory with one guild and with a thousand, and the time to the first answer
    Memory,
    /// Autocomplete and `/commit list` among ten thousand commitments
    Lists,
    /// Ten thousand reminders due at once, and how late a lone one is (five minutes)
    Delivery,
    /// A thousand guilds whose digests are due at the same minute (six minutes)
    Digests,
    /// Five hundred people answering one poll within ten seconds; and ten thousand rankings counted
    Polls,
    /// One pass of the scheduler, with a million future rows and with none
    Tick,
    /// A chart, and ten wanted at once beside commands
    Chart,
    /// All of it
    All,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    // One thread for the stand-ins beside this one, which mostly waits: the machine belongs to the bots.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(error) => Err(error.to_string()),
    };
    result.map_or_else(
        |error| {
            eprintln!("convenor-bench: {error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

async fn run(cli: Cli) -> Result<(), String> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let programs = Programs::new(cli.convenor, cli.folder)?;
    if !cli.as_built {
        programs.build()?;
    };
    println!("{processors} processors; load before: {}\n", figures::load());
    let usual = Rounds { count: 6, time: Duration::from_secs(3), in_flight: 128 };
    measure(cli.command, &programs, usual).await.map_err(|error| format!("{error}\n{}", programs.last_words()))
}

async fn measure(command: Command, programs: &Programs, usual: Rounds) -> Result<(), String> {
    match command {
        Command::Interactions { rounds, seconds, in_flight } => {
            let rounds = Rounds { count: rounds.max(1), time: Duration::from_secs(seconds.max(1)), in_flight };
            interactions::run(programs, rounds).await
        }
        Command::Memory => memory::run(programs).await,
        Command::Lists => lists::run(programs).await,
        Command::Delivery => delivery::run(programs).await,
        Command::Digests => digests::run(programs).await,
        Command::Polls => polls::run(programs).await,
        Command::Tick => tick::run(programs).await,
        Command::Chart => chart::run(programs).await,
        Command::All => {
            interactions::run(programs, usual).await?;
            println!();
            memory::run(programs).await?;
            println!();
            lists::run(programs).await?;
            println!();
            tick::run(programs).await?;
            println!();
            chart::run(programs).await?;
            println!();
            polls::run(programs).await?;
            println!();
            digests::run(programs).await?;
            println!();
            delivery::run(programs).await
        }
    }
}
