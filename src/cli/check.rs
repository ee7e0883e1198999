//! `convenor check`: each line says ok, or what to do.

use std::path::Path;

use crate::bot::Ended;
use crate::config::{DEFAULT_FILE, Settings, Token};
use crate::db::{Backups, Db};
use crate::discord::check::{self, Finding};

/// Checks everything that can be checked from here.
pub async fn check(settings: &Settings) -> Result<(), Ended> {
    let mut findings = vec![configuration(), database(&settings.database).await, backups(settings)];
    match Token::from_environment() {
        Ok(token) => {
            findings.push(Finding::ok("token shape", "three parts, as it should be"));
            findings.extend(check::online(settings.api.clone(), token).await);
        }
        Err(message) => findings.push(Finding::mend("token shape", message)),
    }
    for finding in &findings {
        println!("{finding}");
    }
    let to_mend = findings.iter().filter(|finding| !finding.is_ok()).count();
    match to_mend {
        0 => Ok(()),
        1 => Err(Ended::Usage("one thing to mend".to_owned())),
        count => Err(Ended::Usage(format!("{count} things to mend"))),
    }
}

fn configuration() -> Finding {
    let named = std::env::var("CONVENOR_CONFIG").ok();
    let file = named.as_deref().unwrap_or(DEFAULT_FILE);
    // A file that could not be read has ended the program before this.
    Finding::ok("configuration", if Path::new(file).exists() { file } else { "no file; the defaults hold" })
}

fn backups(settings: &Settings) -> Finding {
    let backups = Backups::of(&settings.database, settings.backups.clone());
    let folder = backups.folder().display();
    match backups.all().first() {
        Some(last) => {
            let (at, kilobytes) = (last.at.format("%Y-%m-%d %H:%M"), last.bytes.div_ceil(1_000));
            Finding::ok("backups", format!("the last was made {at} UTC ({kilobytes} kB), in {folder}"))
        }
        None => Finding::ok("backups", format!("none yet; while the bot runs, one is made every night in {folder}")),
    }
}

async fn database(path: &Path) -> Finding {
    if !path.exists() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return if folder.is_dir() {
            Finding::ok("database", format!("{} will be made at the first start", path.display()))
        } else {
            Finding::mend("database", format!("the folder {} does not exist: make it", folder.display()))
        };
    }
    match Db::peek(path).await {
        Ok(()) => Finding::ok("database", path.display().to_string()),
        Err(error) => Finding::mend("database", error.to_string()),
    }
}
