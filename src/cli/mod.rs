//! The command line.

mod backup;
mod check;
pub mod history;
mod practice;
mod run;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::bot::Ended;
use crate::config::{LogFormat, Settings};

/// Convenor keeps a coalition's word: who promised what, when you meet, what you decided, and whether life gets better.
///
/// New here? Start with `convenor practice`: it needs no account and no server.
#[derive(Debug, Parser)]
#[command(name = "convenor", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try it out in your browser, with a made-up coalition: no account, no token, nothing leaves this machine
    Practice(practice::Options),
    /// Run the bot on Discord (needs `DISCORD_TOKEN`)
    Run,
    /// Check configuration, database, token and permissions, and say what to do
    Check,
    /// Copy the database to a new file, while the bot may be running
    Backup {
        /// The new file
        file: PathBuf,
    },
}

/// Runs the program. Exit codes: 0 well, 1 something went wrong while running, 2 usage or configuration.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let Some(command) = cli.command else {
        // A newcomer who types the bare name gets the help, and no error.
        let _ = Cli::command().print_long_help();
        return ExitCode::SUCCESS;
    };
    let settings = match Settings::load() {
        Ok(settings) => settings,
        Err(message) => return fail(&Ended::Usage(message)),
    };
    start_log(&settings, matches!(command, Command::Practice(_)));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&Ended::Runtime(format!("cannot start: {error}"))),
    };
    let result = runtime.block_on(async {
        match command {
            Command::Practice(options) => practice::practice(options).await,
            Command::Run => run::run(&settings).await,
            Command::Check => check::check(&settings).await,
            Command::Backup { file } => backup::backup(&settings, &file).await,
        }
    });
    // What is still running has had its time to finish.
    runtime.shutdown_timeout(std::time::Duration::from_millis(200));
    result.map_or_else(|ended| fail(&ended), |()| ExitCode::SUCCESS)
}

fn fail(ended: &Ended) -> ExitCode {
    eprintln!("convenor: {ended}");
    ExitCode::from(match ended {
        Ended::Runtime(_) => 1,
        Ended::Usage(_) => 2,
    })
}

/// Logs go to standard error. Practice keeps quiet unless something is wrong, so that its address is seen.
fn start_log(settings: &Settings, practising: bool) {
    let quiet = practising && std::env::var_os("CONVENOR_LOG").is_none();
    let filter = EnvFilter::new(if quiet { "warn,serenity=error" } else { &settings.log });
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
