//! The bots as processes of their own: started, looked at from outside, and stopped by their id.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::shapes::TOKEN;
use crate::stand::Stand;

/// A bot gets so long to stop by itself.
const STOP_WITHIN: Duration = Duration::from_secs(6);
/// And so long to connect.
const CONNECT_WITHIN: Duration = Duration::from_secs(20);
/// The unit of time in `/proc/PID/stat`, on every Linux.
const TICK: Duration = Duration::from_millis(10);

/// The programs, and the folder in which databases and logs of this run are kept.
#[derive(Clone, Debug)]
pub struct Programs {
    /// The bot that is measured.
    pub convenor: PathBuf,
    /// Whether that is another than the one built from here.
    given: bool,
    /// The yardstick.
    pub bare: PathBuf,
    /// Everything that is written.
    pub folder: PathBuf,
}

/// A bot that runs. It is stopped when dropped.
pub struct Bot {
    child: Child,
    /// The process to look at: the child, or what runs below strace.
    pid: u32,
    /// When it was started.
    pub started: Instant,
}

impl Programs {
    /// Both bots beside this program, or another Convenor; and an empty folder.
    pub fn new(convenor: Option<PathBuf>, folder: Option<PathBuf>) -> Result<Self, String> {
        if cfg!(debug_assertions) {
            return Err("built for debugging, figures mean nothing: add --release".to_owned());
        }
        let absolute =
            |path: PathBuf| std::path::absolute(&path).map_err(|error| format!("{}: {error}", path.display()));
        let (convenor, folder) = (convenor.map(absolute).transpose()?, folder.map(absolute).transpose()?);
        let here = std::env::current_exe().map_err(|error| format!("where am I? {error}"))?;
        let bin = here.parent().ok_or("where am I?")?;
        let folder = folder.unwrap_or_else(|| bin.join("bench-data")).join(std::process::id().to_string());
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let given = convenor.is_some();
        Ok(Self { convenor: convenor.unwrap_or_else(|| bin.join("convenor")), given, bare: bin.join("bare"), folder })
    }

    /// Builds the bots as they are shipped, but for a Convenor that was given.
    pub fn build(&self) -> Result<(), String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--release", "-p", "convenor-bench", "--bin", "bare"]);
        if !self.given {
            build.args(["-p", "convenor", "--bin", "convenor"]);
        }
        // What `cargo run` says of this package is not for other packages' build scripts: they would build everything again.
        let of_this = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| of_this.iter().any(|start| name.starts_with(start))) {
                build.env_remove(name);
            }
        }
        build.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).stdin(Stdio::null());
        let built = build.status().map_err(|error| format!("cargo does not start: {error}"))?;
        if built.success() { Ok(()) } else { Err("the bots could not be built".to_owned()) }
    }

    /// The last lines that the bots logged.
    pub fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let skipped = log.lines().count().saturating_sub(5);
        log.lines().skip(skipped).collect::<Vec<_>>().join("\n")
    }

    /// Starts Convenor on a database of this name.
    pub fn convenor(&self, stand: &Stand, database: &str) -> Result<Bot, String> {
        Bot::start(self.convenor_command(Command::new(&self.convenor), stand, database), &self.folder)
    }

    /// Starts Convenor below strace, which writes every sync of the disk into `trace`.
    pub fn traced_convenor(&self, stand: &Stand, database: &str, trace: &Path) -> Result<Bot, String> {
        let mut strace = Command::new("strace");
        strace.args(["-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync,fdatasync,msync,sync_file_range", "-o"]);
        strace.arg(trace).arg(&self.convenor);
        Bot::start(self.convenor_command(strace, stand, database), &self.folder)
    }

    fn convenor_command(&self, mut command: Command, stand: &Stand, database: &str) -> Command {
        command
            .arg("run")
            .env("CONVENOR_DISCORD_API", stand.origin())
            .env("CONVENOR_DATABASE", self.folder.join(database))
            .env("CONVENOR_LOG", "warn")
            .env_remove("CONVENOR_CONFIG");
        command
    }

    /// Starts the bare bot.
    pub fn bare(&self, stand: &Stand) -> Result<Bot, String> {
        let mut command = Command::new(&self.bare);
        command.env("BARE_DISCORD_API", stand.origin());
        Bot::start(command, &self.folder)
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        // Only what this run made.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Bot {
    fn start(mut command: Command, folder: &Path) -> Result<Self, String> {
        let log = folder.join("log");
        let log = File::options().append(true).create(true).open(&log).map_err(|error| error.to_string())?;
        command.current_dir(folder).env("DISCORD_TOKEN", TOKEN);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let started = Instant::now();
        let child = command.spawn().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let pid = child.id();
        Ok(Self { child, pid, started })
    }

    /// Waits until it has connected.
    pub async fn connected(&mut self, stand: &Stand) -> Result<(), String> {
        stand.connected(CONNECT_WITHIN).await?;
        // Below strace, the bot is the only child.
        let children = format!("/proc/{0}/task/{0}/children", self.child.id());
        let below = std::fs::read_to_string(children).unwrap_or_default();
        if let Some(pid) = below.split_whitespace().next().and_then(|pid| pid.parse().ok()) {
            self.pid = pid;
        }
        Ok(())
    }

    /// Its memory in RAM, now and at most, in MiB.
    pub fn memory(&self) -> Result<(f64, f64), String> {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.pid)).map_err(|error| error.to_string())?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).map(|kib| kib / 1024.0)
        };
        of("VmRSS:").zip(of("VmHWM:")).ok_or_else(|| "the bot has gone".to_owned())
    }

    /// The time it spent on the processors.
    pub fn cpu(&self) -> Duration {
        cpu(&self.pid.to_string())
    }
}

/// The time that a process spent on the processors; `self` for this one.
pub fn cpu(pid: &str) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // After the name, which ends with the last bracket, the 12th and 13th are the ticks for itself and in the kernel.
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u32>().ok());
    TICK * ticks.sum::<u32>()
}

impl Drop for Bot {
    fn drop(&mut self) {
        let told = Command::new("kill").args(["-TERM", &self.pid.to_string()]).status();
        let until = Instant::now() + STOP_WITHIN;
        while told.is_ok() && Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
