//! Backups that make themselves: one every night and one before migrations, in a folder beside the database.
//!
//! A backup is written under a temporary name, read back and checked, brought to the disk, and only then given its own name: what
//! bears a backup's name is whole. The files are all there is to know; only a failure is remembered, until one succeeds. A
//! failure stops nothing.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};
use sqlx::{ConnectOptions, Connection};

use super::{MIGRATIONS, copy, reading};

/// Nightly ones that are kept, whatever their age.
const NIGHTLY_KEPT: usize = 7;
/// Weeks before this one of which the newest is kept.
const WEEKS_KEPT: i64 = 4;
/// Those before a migration that are kept.
const BEFORE_KEPT: usize = 3;
/// After a failure, the next try.
const AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);
/// The hour and minute of the night, UTC.
const NIGHT: (u32, u32) = (3, 30);
const STAMP: &str = "%Y-%m-%dT%H%MZ";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It was night.
    Nightly,
    /// A newer program was about to change the database, to this version.
    Before(i64),
}

/// A backup that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub path: PathBuf,
    /// Why it was made.
    pub kind: Kind,
    /// When, to the minute.
    pub at: DateTime<Utc>,
    /// How large it is.
    pub bytes: u64,
}

/// Why there is none, for people; the log has the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The disk is full.
    NoRoom,
    /// The folder cannot be made or written.
    NotWritable,
    /// What was written could not be read back whole.
    Damaged,
    /// Anything else.
    Other,
}

/// The last try failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed {
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: Reason,
}

/// The backups of one database. Clones share what failed.
#[derive(Clone, Debug)]
pub struct Backups {
    database: PathBuf,
    folder: PathBuf,
    failed: Arc<Mutex<Option<Failed>>>,
}

impl Backups {
    /// Those of the database at `database`, in `folder` or in the folder `<database>.backups` beside it.
    #[must_use]
    pub fn of(database: &Path, folder: Option<PathBuf>) -> Self {
        let beside = || {
            let mut name = database.as_os_str().to_owned();
            name.push(".backups");
            PathBuf::from(name)
        };
        Self { database: database.to_owned(), folder: folder.unwrap_or_else(beside), failed: Arc::default() }
    }

    /// Where they are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is there, the newest first. Files that are none of ours are not touched and not listed.
    #[must_use]
    pub fn all(&self) -> Vec<Made> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut all: Vec<Made> = entries.filter_map(|entry| made(&entry.path())).collect();
        all.sort_by_key(|made| Reverse(made.at));
        all
    }

    /// The failure of the last try, if it failed.
    #[must_use]
    pub fn failed(&self) -> Option<Failed> {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a backup is to be made at `now`: none was made since the last 3:30 UTC, or a try failed, but not just now.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        // A time that was set back must not hold the next try off for long.
        if let Some(failed) = self.failed() {
            return !(failed.at..failed.at + AGAIN_AFTER).contains(&now);
        }
        let night = last_night(now);
        // What bears a later date than today's was made under a clock that was wrong, or wound.
        let nightly = |made: &Made| made.kind == Kind::Nightly && (night..=now).contains(&made.at);
        !self.all().iter().any(nightly)
    }

    /// When it is worth looking again: at the next night, or an hour after a failure.
    #[must_use]
    pub fn look_again_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let night = last_night(now) + TimeDelta::days(1);
        self.failed().map_or(night, |failed| (failed.at + AGAIN_AFTER).clamp(now, night.max(now)))
    }

    /// Makes one if a migration is about to change an existing database. Gives it if it did.
    pub async fn before_migrations(&self, now: DateTime<Utc>) -> Option<Made> {
        let version = MIGRATIONS.iter().map(|migration| migration.version).max()?;
        // A file that cannot be read is refused in words when it is opened; one that is newer is never touched.
        let applied = applied(&self.database).await.ok()?;
        if applied.is_empty() || applied.iter().any(|version| !MIGRATIONS.version_exists(*version)) {
            return None;
        }
        if MIGRATIONS.iter().all(|migration| applied.contains(&migration.version)) {
            return None;
        }
        self.make(Kind::Before(version), now).await
    }

    /// Makes a backup, then lets old ones go. Gives it; `None` if that failed: then it is logged and remembered.
    pub async fn make(&self, kind: Kind, now: DateTime<Utc>) -> Option<Made> {
        let result = self.try_make(kind, now).await;
        let failed = match &result {
            Ok(_) => None,
            Err((reason, cause)) => {
                tracing::error!(cause, "No backup could be made in {}", self.folder.display());
                Some(Failed { at: now, reason: *reason })
            }
        };
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = failed;
        let made = result.ok()?;
        self.rotate(now, &made);
        Some(made)
    }

    async fn try_make(&self, kind: Kind, now: DateTime<Utc>) -> Result<Made, (Reason, String)> {
        fs::create_dir_all(&self.folder).map_err(|error| of_io(&error))?;
        self.sweep();
        let path = self.folder.join(name(kind, now));
        let part = path.with_extension("part");
        let part_name = part.to_str().ok_or((Reason::Other, "the folder's name is not UTF-8".to_owned()))?;
        copy(&self.database, part_name).await.map_err(|error| of_sqlite(&error))?;
        if let Err(trouble) = check(&part).await {
            let _ = fs::remove_file(&part);
            return Err(trouble);
        }
        let (from, to, folder) = (part, path.clone(), self.folder.clone());
        let keep = tokio::task::spawn_blocking(move || {
            File::open(&from)?.sync_all()?;
            fs::rename(&from, &to)?;
            // The new name is on the disk once the folder is.
            File::open(&folder)?.sync_all()
        });
        keep.await.map_err(|error| (Reason::Other, error.to_string()))?.map_err(|error| of_io(&error))?;
        made(&path).ok_or_else(|| (Reason::Other, format!("{} is not there", path.display())))
    }

    /// Takes away what a try left behind that did not come to its end.
    fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let ours = |path: &PathBuf| {
            let named = path.file_stem().and_then(|stem| stem.to_str()).and_then(read_stem);
            named.is_some() && path.extension().is_some_and(|extension| extension == "part")
        };
        for path in entries.filter(ours) {
            let _ = fs::remove_file(path);
        }
    }

    /// Lets old ones go, after `newest` was made and found good: that one stays in any case.
    fn rotate(&self, now: DateTime<Utc>, newest: &Made) {
        let all = self.all();
        let kept = kept(&all, now);
        for made in all.iter().filter(|made| made.path != newest.path && !kept.contains(made)) {
            if let Err(error) = fs::remove_file(&made.path) {
                tracing::warn!(%error, "The old backup {} could not be removed", made.path.display());
            }
        }
    }
}

/// Which of these stay: the newest nights, the newest of each of the last weeks, the newest before migrations. Those dated after
/// `now` count as the oldest.
fn kept(all: &[Made], now: DateTime<Utc>) -> Vec<&Made> {
    let mut sorted: Vec<&Made> = all.iter().collect();
    sorted.sort_by_key(|made| Reverse((made.at <= now, made.at)));
    let (nights, before): (Vec<&Made>, Vec<&Made>) = sorted.into_iter().partition(|made| made.kind == Kind::Nightly);
    let week = |back: i64| (now - TimeDelta::weeks(back)).iso_week();
    let weekly = (1..=WEEKS_KEPT).filter_map(|back| nights.iter().find(|made| made.at.iso_week() == week(back)));
    let weekly: Vec<&Made> = weekly.copied().collect();
    nights.into_iter().take(NIGHTLY_KEPT).chain(weekly).chain(before.into_iter().take(BEFORE_KEPT)).collect()
}

/// The last 3:30 UTC at or before `now`.
fn last_night(now: DateTime<Utc>) -> DateTime<Utc> {
    let (hour, minute) = NIGHT;
    let today = now.date_naive().and_hms_opt(hour, minute, 0).map_or(now, |night| night.and_utc());
    if today <= now { today } else { today - TimeDelta::days(1) }
}

fn name(kind: Kind, now: DateTime<Utc>) -> String {
    let at = now.format(STAMP);
    match kind {
        Kind::Nightly => format!("nightly-{at}.db"),
        Kind::Before(version) => format!("before-{version}-{at}.db"),
    }
}

/// A file as a backup, if its name says that it is one.
fn made(path: &Path) -> Option<Made> {
    let stem = path.file_stem()?.to_str()?;
    let (kind, at) = read_stem(stem).filter(|_| path.extension().is_some_and(|extension| extension == "db"))?;
    let bytes = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    Some(Made { path: path.to_owned(), kind, at, bytes })
}

fn read_stem(stem: &str) -> Option<(Kind, DateTime<Utc>)> {
    let (kind, at) = if let Some(at) = stem.strip_prefix("nightly-") {
        (Kind::Nightly, at)
    } else {
        let (version, at) = stem.strip_prefix("before-")?.split_once('-')?;
        (Kind::Before(version.parse().ok()?), at)
    };
    Some((kind, NaiveDateTime::parse_from_str(at, STAMP).ok()?.and_utc()))
}

/// The versions that a database has; an error if there is none at `path`.
async fn applied(path: &Path) -> sqlx::Result<Vec<i64>> {
    let mut connection = reading(path).connect().await?;
    let versions = sqlx::query_scalar("select version from _sqlx_migrations").fetch_all(&mut connection).await;
    connection.close().await?;
    versions
}

/// Reads a copy back: whole by SQLite's own check, and with its tables.
async fn check(path: &Path) -> Result<(), (Reason, String)> {
    let checked = async {
        let mut connection = reading(path).connect().await?;
        let says: String = sqlx::query_scalar("pragma quick_check(1)").fetch_one(&mut connection).await?;
        sqlx::query_scalar::<_, i64>("select count(*) from coalitions").fetch_one(&mut connection).await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>(says)
    };
    match checked.await {
        Ok(says) if says == "ok" => Ok(()),
        Ok(says) => Err((Reason::Damaged, says)),
        Err(error) => Err((Reason::Damaged, error.to_string())),
    }
}

fn of_io(error: &io::Error) -> (Reason, String) {
    let reason = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Reason::NoRoom,
        io::ErrorKind::PermissionDenied
        | io::ErrorKind::ReadOnlyFilesystem
        | io::ErrorKind::AlreadyExists
        | io::ErrorKind::NotADirectory => Reason::NotWritable,
        _ => Reason::Other,
    };
    (reason, error.to_string())
}

/// SQLite says 13 when there is no room (10 where the system says so otherwise), 8 and 14 when it may not write, 11 and 26 of what
/// is damaged.
fn of_sqlite(error: &sqlx::Error) -> (Reason, String) {
    let code = error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse::<i32>().ok());
    let reason = match code.map(|code| code & 0xff) {
        Some(10 | 13) => Reason::NoRoom,
        Some(8 | 14) => Reason::NotWritable,
        Some(11 | 26) => Reason::Damaged,
        _ => Reason::Other,
    };
    (reason, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn names_read_back_and_others_are_none_of_ours() {
        let now = at("2026-11-26T03:30:00Z");
        for kind in [Kind::Nightly, Kind::Before(20_261_126_110_000)] {
            let name = name(kind, now);
            assert_eq!(read_stem(name.strip_suffix(".db").unwrap()), Some((kind, now)), "{name}");
        }
        for other in ["nightly", "nightly-", "before-x-2026-11-26T0330Z", "mine-2026-11-26T0330Z", "nightly-2026-11-26"]
        {
            assert_eq!(read_stem(other), None, "{other}");
        }
    }

    #[test]
    fn the_night_is_half_past_three_utc() {
        let check = |now: &str, expected: &str| assert_eq!(last_night(at(now)), at(expected), "{now}");
        check("2026-11-26T03:29:59Z", "2026-11-25T03:30:00Z");
        check("2026-11-26T03:30:00Z", "2026-11-26T03:30:00Z");
        check("2026-11-26T23:00:00Z", "2026-11-26T03:30:00Z");
    }

    #[test]
    fn seven_nights_four_weeks_and_three_before_migrations_stay() {
        let now = at("2026-11-26T03:30:00Z");
        let one = |kind, at| Made { path: PathBuf::from(name(kind, at)), kind, at, bytes: 1 };
        let mut all: Vec<Made> = (0..60).map(|days| one(Kind::Nightly, now - TimeDelta::days(days))).collect();
        all.extend((1..=5).map(|days| one(Kind::Before(days), now - TimeDelta::days(100 * days))));
        // A clock was wrong once.
        all.push(one(Kind::Nightly, at("2031-01-01T03:30:00Z")));
        let kept = kept(&all, now);
        let mut days: Vec<i64> =
            kept.iter().filter(|made| made.kind == Kind::Nightly).map(|m| (now - m.at).num_days()).collect();
        days.dedup();
        // 26 November 2026 is a Thursday: the Sundays before are 4, 11, 18 and 25 days ago.
        assert_eq!(days, [0, 1, 2, 3, 4, 5, 6, 4, 11, 18, 25]);
        assert_eq!(kept.iter().filter(|made| made.kind != Kind::Nightly).count(), 3);
    }
}
