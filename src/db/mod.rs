//! The database: one SQLite file, one writer, a few readers.
//!
//! - All writes go through [`Db::write`]: waiting jobs share one transaction and so one sync of the disk. A job's answer comes
//!   only after its commit is on disk (`synchronous=FULL`). Only what the program finds out again by itself, that a message
//!   arrived, is spared its own sync ([`Gather::SYNCED`]).
//! - Reads run side by side on read-only connections ([`Readers`]).
//! - One running instance a database: [`lock::Lock`]. A file that is newer than this program is refused, never touched.

pub mod backups;
mod gather;
pub mod lock;
mod readers;
mod script;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

pub use backups::Backups;
pub use gather::{Gather, alone};
pub use readers::Readers;
pub use script::{Filled, Frame, Part, Script};
pub use writer::{Haste, Writer};

use crate::error::Result;

/// Every migration, in order; embedded in the binary.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// What opening a database can run into. Each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Written by a newer Convenor.
    #[error("{path} was written by a newer Convenor than this one. Start the newer one, or restore an older backup. Nothing was changed.", path = .0.display())]
    Newer(PathBuf),
    /// Not a database, or damaged.
    #[error("{path} is not a Convenor database, or it is damaged ({1}). Put it aside and restore a backup. Nothing was changed.", path = .0.display())]
    Corrupt(PathBuf, String),
    /// Cannot be opened, read or written.
    #[error("cannot open the database {path}: {1}. Check that the folder exists and that this user may write there.", path = .0.display())]
    Unreachable(PathBuf, String),
}

/// The database. Clones share it.
#[derive(Clone)]
pub struct Db {
    readers: Readers,
    writer: Writer,
    path: PathBuf,
    backups: Backups,
}

impl Db {
    /// Opens the database at `path`, makes it if there is none, and applies the migrations that are missing.
    ///
    /// # Errors
    /// [`OpenError`]; the file is left as it was.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        let mut connection =
            options(path).create_if_missing(true).connect().await.map_err(|error| unreadable(path, &error))?;
        // Reads the header and the schema; a check of every page would take too long at each start (`convenor check` makes it).
        sqlx::query("select count(*) from sqlite_schema")
            .execute(&mut connection)
            .await
            .map_err(|error| unreadable(path, &error))?;
        let connection = migrate(path.to_owned(), connection).await?;
        // What it took in memory to migrate goes with its connection.
        connection.close().await.map_err(|error| unreadable(path, &error))?;
        let connection = options(path).connect().await.map_err(|error| unreadable(path, &error))?;
        let marking = options(path)
            .synchronous(SqliteSynchronous::Normal)
            .pragma("wal_autocheckpoint", "0")
            .pragma("cache_size", "-500");
        let unsynced = marking.connect().await.map_err(|error| unreadable(path, &error))?;
        let readers = Readers::open(reading(path)).await.map_err(|error| unreadable(path, &error))?;
        Ok(Self {
            readers,
            writer: Writer::start(connection, unsynced),
            path: path.to_owned(),
            backups: Backups::of(path, None),
        })
    }

    /// Looks whether the database at `path` could be opened, and changes nothing.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn peek(path: &Path) -> Result<(), OpenError> {
        let connection = reading(path).connect().await;
        let mut connection = connection.map_err(|error| unreadable(path, &error))?;
        sqlx::query("pragma quick_check(1)")
            .execute(&mut connection)
            .await
            .map_err(|error| unreadable(path, &error))?;
        let newest = sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(&mut connection).await;
        let newest: i64 = newest.map_err(|error| OpenError::Corrupt(path.to_owned(), error.to_string()))?;
        if MIGRATIONS.iter().all(|migration| migration.version < newest) {
            return Err(OpenError::Newer(path.to_owned()));
        }
        Ok(())
    }

    /// Read-only connections to the database at `path`, which another part of this program has open.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn read_only(path: &Path) -> Result<Readers, OpenError> {
        Readers::open(reading(path)).await.map_err(|error| unreadable(path, &error))
    }

    /// Runs `job` in a transaction of its own and answers once that is on disk. Jobs of people; see [`Self::write_later`].
    ///
    /// # Errors
    /// The job's own error (then nothing of it is kept), or that of the commit.
    pub async fn write<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        self.writer.run(Haste::Person, job).await
    }

    /// Like [`Self::write`], for the scheduler's work: people who wait for an answer come first.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn write_later<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        self.writer.run(Haste::Background, job).await
    }

    /// Makes a change that others of its kind may share: handed in at once, answered once it is on disk, unless its kind may wait for
    /// that ([`Gather::SYNCED`]). For what many people do at once.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn gather<G: Gather>(&self, wanted: G) -> impl Future<Output = Result<G::Answer>> + use<G> {
        self.writer.gather(Haste::Person, wanted)
    }

    /// Like [`Self::gather`], for the scheduler's work.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn gather_later<G: Gather>(&self, wanted: G) -> impl Future<Output = Result<G::Answer>> + use<G> {
        self.writer.gather(Haste::Background, wanted)
    }

    /// Read-only connections.
    #[must_use]
    pub fn readers(&self) -> &Readers {
        &self.readers
    }

    /// The same database, whose backups are kept there.
    #[must_use]
    pub fn with_backups(self, backups: Backups) -> Self {
        Self { backups, ..self }
    }

    /// Its backups.
    #[must_use]
    pub fn backups(&self) -> &Backups {
        &self.backups
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How large it is, with what SQLite has not copied into the file yet.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let mut log = self.path.as_os_str().to_owned();
        log.push("-wal");
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        size(&self.path) + size(Path::new(&log))
    }

    /// Finishes what was handed in, then closes the file. The writer closes last: the last to leave copies what is in SQLite's log
    /// into the file, which a reader may not.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Copies the database at `path` to the new file `to`, while it may be in use.
///
/// # Errors
/// A sentence that says what to do, if either file is not to be had.
pub async fn backup(path: &Path, to: &Path) -> Result<(), String> {
    if to.exists() {
        return Err(format!("{} is already there. Choose a new name; a backup never overwrites.", to.display()));
    }
    let name = to.to_str().ok_or_else(|| format!("{} is not a name in UTF-8", to.display()))?;
    copy(path, name).await.map_err(|error| format!("the backup of {} failed: {error}", path.display()))
}

/// A whole copy under a new name, as of one instant.
async fn copy(path: &Path, to: &str) -> sqlx::Result<()> {
    let mut connection = reading(path).connect().await?;
    sqlx::query("vacuum into $1").bind(to).execute(&mut connection).await?;
    connection.close().await
}

/// WAL for readers beside the writer, FULL so that what is answered stays, foreign keys on, two seconds' patience.
fn options(path: &Path) -> SqliteConnectOptions {
    common(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // Copied into the file after 32 MiB rather than 4: in a rush the same pages are written again and again.
        .pragma("wal_autocheckpoint", "8000")
        // In KiB: the upper pages of all indexes of a large coalition.
        .pragma("cache_size", "-6000")
}

/// For reading alone: whatever journal the file has, it keeps.
fn reading(path: &Path) -> SqliteConnectOptions {
    common(path).read_only(true)
}

fn common(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(Duration::from_secs(2))
        .foreign_keys(true)
        // Savepoints keep their pages in memory, not in a file each.
        .pragma("temp_store", "memory")
        .statement_cache_capacity(200)
        .disable_statement_logging()
}

/// On a thread of its own: sqlx's migrator borrows in a way that keeps the future around it from moving between threads.
async fn migrate(path: PathBuf, mut connection: SqliteConnection) -> Result<SqliteConnection, OpenError> {
    use sqlx::migrate::MigrateError;
    let runtime = tokio::runtime::Handle::current();
    let migrating = tokio::task::spawn_blocking(move || {
        let result = runtime.block_on(MIGRATIONS.run(&mut connection));
        (connection, result)
    });
    match migrating.await {
        Ok((connection, Ok(()))) => Ok(connection),
        Ok((_, Err(MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..)))) => Err(OpenError::Newer(path)),
        Ok((_, Err(error))) => Err(OpenError::Unreachable(path, error.to_string())),
        Err(error) => Err(OpenError::Unreachable(path, error.to_string())),
    }
}

/// SQLite says 26 of a file that is no database, 11 of a damaged one.
fn unreadable(path: &Path, error: &sqlx::Error) -> OpenError {
    let code = error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse::<i32>().ok());
    match code.map(|code| code & 0xff) {
        Some(11 | 26) => OpenError::Corrupt(path.to_owned(), error.to_string()),
        _ => OpenError::Unreachable(path.to_owned(), error.to_string()),
    }
}
