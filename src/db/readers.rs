//! A few connections that only read, side by side with the writer.
//!
//! sqlx's pool asks each connection that comes back whether it is still there: right for a server far away, but for a file in this
//! process that is a second hand-over to SQLite's thread and back for every read. A command that somebody stopped waiting for ends
//! with its next row, and the next command waits for that, so a connection may be given on as it is.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// So long somebody waits for a connection: longer, and something is wrong.
const PATIENCE: Duration = Duration::from_secs(30);
/// Connections that are lent at once, at most.
const LENT_MAX: u32 = 2;

/// A place for a connection, which is opened when it is first needed.
type Place = Arc<Mutex<Option<SqliteConnection>>>;

/// Connections for reading; clones share them.
#[derive(Clone)]
pub struct Readers {
    options: SqliteConnectOptions,
    places: [Place; LENT_MAX as usize],
    /// One permit for each place that nobody has.
    free: Arc<Semaphore>,
}

/// A connection that is lent to somebody until this is dropped.
pub struct Reading {
    // In this order: whoever is given the permit finds the place free.
    connection: OwnedMappedMutexGuard<Option<SqliteConnection>, SqliteConnection>,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    /// Opens the first.
    ///
    /// # Errors
    /// If the database cannot be opened.
    pub(super) async fn open(options: SqliteConnectOptions) -> sqlx::Result<Self> {
        let first = options.connect().await?;
        let places = [Some(first), None].map(|connection| Arc::new(Mutex::new(connection)));
        Ok(Self { options, places, free: Arc::new(Semaphore::new(LENT_MAX as usize)) })
    }

    /// The next that is free. Who holds one must not ask for another: two who did would wait for each other.
    ///
    /// # Errors
    /// If the readers are closed, none is free for half a minute, or another connection is needed and the database cannot be opened.
    pub async fn acquire(&self) -> sqlx::Result<Reading> {
        let closed = || sqlx::Error::PoolClosed;
        let permit = tokio::time::timeout(PATIENCE, Arc::clone(&self.free).acquire_owned()).await;
        let permit = permit.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| closed())?;
        let free = self.places.iter().find_map(|place| Arc::clone(place).try_lock_owned().ok());
        let mut place = free.ok_or_else(closed)?;
        if place.is_none() {
            *place = Some(self.options.connect().await?);
        }
        let connection = OwnedMutexGuard::try_map(place, Option::as_mut).map_err(|_| closed())?;
        Ok(Reading { connection, _permit: permit })
    }

    /// Lends no more, waits for those that are lent, and closes them all.
    pub async fn close(&self) {
        let Ok(_all) = self.free.acquire_many(LENT_MAX).await else { return };
        self.free.close();
        for place in &self.places {
            let connection = place.lock().await.take();
            if let Some(connection) = connection
                && let Err(error) = connection.close().await
            {
                tracing::warn!(%error, "A reader of the database did not close cleanly");
            }
        }
    }
}

impl Deref for Reading {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Reading {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}
