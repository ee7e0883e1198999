//! `convenor backup FILE`.

use std::path::Path;

use crate::bot::Ended;
use crate::config::Settings;
use crate::db;

/// Copies the database, while the bot may be running.
pub async fn backup(settings: &Settings, file: &Path) -> Result<(), Ended> {
    if !settings.database.exists() {
        let database = settings.database.display();
        return Err(Ended::Usage(format!(
            "there is no database at {database}. CONVENOR_DATABASE says which one to copy."
        )));
    }
    db::backup(&settings.database, file).await.map_err(Ended::Usage)?;
    println!("{} is a complete copy of {}.", file.display(), settings.database.display());
    println!(
        "To use it: stop the bot, put it in the database's place, remove the old -wal and -shm files beside it, and start again."
    );
    Ok(())
}
