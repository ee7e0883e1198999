//! Backups: made, checked, rotated, brought back.

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use convenor::db::backups::{Backups, Kind, Reason};
use convenor::db::{Db, MIGRATIONS};
use convenor::upkeep;
use sqlx::Connection;

use crate::house::House;
use crate::program::program;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The files in the folder, sorted by name.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

async fn count(path: &Path, sql: &'static str) -> i64 {
    let readers = Db::read_only(path).await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *readers.acquire().await.unwrap()).await.unwrap()
}

async fn fresh() -> (Db, Backups, PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("convenor.db");
    let db = Db::open(&path).await.unwrap();
    (db, Backups::of(&path, None), path, folder)
}

#[tokio::test]
async fn a_night_has_one_backup_and_its_folder_only_what_is_worth_keeping() {
    let (db, backups, _, _folder) = fresh().await;
    let mine = backups.folder().join("mine.db");
    let start = at("2026-11-26T03:30:00Z");
    assert!(upkeep::tick(&backups, start).await.is_some());
    assert_eq!(files(backups.folder()), ["nightly-2026-11-26T0330Z.db"]);
    for minutes in [0, 1, 600, 1_439] {
        assert!(upkeep::tick(&backups, start + TimeDelta::minutes(minutes)).await.is_none(), "{minutes}");
    }
    std::fs::write(&mine, "not one of ours").unwrap();
    // A try that did not come to its end.
    std::fs::write(backups.folder().join("nightly-2026-11-25T0330Z.part"), "half").unwrap();
    for day in 1..=60 {
        // Off in the night, up at some time in the day.
        let now = start + TimeDelta::days(day) + TimeDelta::hours(day % 7);
        assert!(upkeep::tick(&backups, now).await.is_some(), "{now}");
        assert!(files(backups.folder()).len() <= 12, "{:?}", files(backups.folder()));
    }
    let mut nights = files(backups.folder());
    assert_eq!(nights.pop().unwrap(), "nightly-2027-01-25T0730Z.db");
    assert_eq!(nights.len(), 10, "six nights more, three Sundays before them, and what is not ours: {nights:?}");
    assert!(nights.contains(&"mine.db".to_owned()) && mine.exists());
    for sunday in ["2027-01-03", "2027-01-10", "2027-01-17", "2027-01-24"] {
        assert!(nights.iter().any(|name| name.starts_with(&format!("nightly-{sunday}"))), "{sunday}: {nights:?}");
    }
    // Weeks away: what is there stays until there is something newer, and one tick makes one.
    let later = start + TimeDelta::days(400);
    assert!(upkeep::tick(&backups, later).await.is_some());
    assert!(upkeep::tick(&backups, later).await.is_none());
    assert_eq!(files(backups.folder()).len(), 8);
    db.close().await;
}

#[tokio::test]
async fn a_clock_that_was_wrong_costs_no_backup() {
    let (db, backups, _, _folder) = fresh().await;
    assert!(upkeep::tick(&backups, at("2031-01-01T12:00:00Z")).await.is_some());
    for day in 1..=20 {
        let now = at("2026-11-26T03:30:00Z") + TimeDelta::days(day);
        let made = upkeep::tick(&backups, now).await.unwrap();
        assert!(made.path.exists(), "{now}");
    }
    db.close().await;
}

#[tokio::test]
async fn a_backup_put_back_has_every_row() {
    let mut house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    let backups = Backups::of(&house.database, None);
    let made = upkeep::tick(&backups, house.clock.now()).await.unwrap();
    assert!(made.bytes > 0 && made.kind == Kind::Nightly);
    house.ana().types("commit make", &[("what", "A mistake"), ("due", "dec 5")]).await;
    let of_all = "select (select count(*) from commitments) * 10000 + (select count(*) from outbox) * 100
                  + (select count(*) from people)";
    let then = count(&made.path, of_all).await;
    house
        .restart_after(async |database| {
            for ending in ["-wal", "-shm"] {
                let mut name = database.as_os_str().to_owned();
                name.push(ending);
                let _ = std::fs::remove_file(name);
            }
            std::fs::copy(&made.path, database).unwrap();
        })
        .await;
    assert_eq!(house.rows(of_all).await, then);
    let list = house.ana().types("commit list", &[]).await.to_string();
    assert!(list.contains("Flyers") && !list.contains("A mistake"), "{list}");
    house.ana().types("commit make", &[("what", "Goes on"), ("due", "dec 6")]).await;
    assert_eq!(house.rows("select count(*) from commitments").await, 2);
    house.leave().await;
}

/// A database as an older program left it: all migrations but the last, with the samples' rows.
async fn older(path: &Path) {
    let url = format!("sqlite:{}?mode=rwc", path.display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let table = "create table _sqlx_migrations (version bigint primary key, description text not null,
                 installed_on timestamp not null default current_timestamp, success boolean not null,
                 checksum blob not null, execution_time bigint not null)";
    sqlx::raw_sql(table).execute(&mut connection).await.unwrap();
    let all: Vec<_> = MIGRATIONS.iter().collect();
    for migration in &all[..all.len() - 1] {
        sqlx::raw_sql(migration.sql.clone()).execute(&mut connection).await.unwrap();
        let note = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                    values ($1, 'older', true, $2, 0)";
        let note = sqlx::query(note).bind(migration.version).bind(migration.checksum.to_vec());
        note.execute(&mut connection).await.unwrap();
    }
    let row = "insert into direct_channels (person, channel) values (8, 900)";
    sqlx::raw_sql(row).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn before_a_migration_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("convenor.db");
    let backups = Backups::of(&path, Some(folder.path().join("elsewhere")));
    let now = at("2026-11-26T12:34:56Z");
    assert!(backups.before_migrations(now).await.is_none(), "there is nothing yet");
    assert!(!path.exists() && !backups.folder().exists());
    older(&path).await;
    let made = backups.before_migrations(now).await.unwrap();
    let version = MIGRATIONS.iter().last().unwrap().version;
    assert_eq!(files(backups.folder()), [format!("before-{version}-2026-11-26T1234Z.db")]);
    let applied = "select count(*) from _sqlx_migrations";
    let before = count(&made.path, applied).await;
    Db::open(&path).await.unwrap().close().await;
    assert_eq!(count(&path, applied).await, before + 1);
    assert_eq!(count(&made.path, applied).await, before);
    assert_eq!(count(&made.path, "select count(*) from direct_channels").await, 1);
    // Nothing to change, nothing to keep.
    assert!(backups.before_migrations(now + TimeDelta::days(1)).await.is_none());
    assert_eq!(files(backups.folder()).len(), 1);
    assert_eq!(backups.failed(), None);
}

#[tokio::test]
async fn a_failure_is_remembered_tried_again_in_an_hour_and_stops_nothing() {
    let (db, backups, path, _folder) = fresh().await;
    std::fs::write(backups.folder(), "a file where the folder should be").unwrap();
    let start = at("2026-11-26T03:30:00Z");
    assert!(upkeep::tick(&backups, start).await.is_none());
    assert_eq!(backups.failed().unwrap().reason, Reason::NotWritable);
    assert_eq!(backups.look_again_at(start), start + TimeDelta::hours(1));
    std::fs::remove_file(backups.folder()).unwrap();
    assert!(upkeep::tick(&backups, start + TimeDelta::minutes(59)).await.is_none());
    assert!(upkeep::tick(&backups, start + TimeDelta::minutes(60)).await.is_some());
    assert_eq!(backups.failed(), None);
    assert_eq!(backups.look_again_at(start + TimeDelta::hours(1)), start + TimeDelta::days(1));
    // A database that is damaged gives no backup, and the good one stays.
    let good = files(backups.folder());
    db.close().await;
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.iter_mut().skip(4_096).for_each(|byte| *byte = 0x5a);
    std::fs::write(&path, bytes).unwrap();
    for day in 1..=10 {
        assert!(upkeep::tick(&backups, start + TimeDelta::days(day)).await.is_none(), "{day}");
    }
    assert_eq!(backups.failed().unwrap().reason, Reason::Damaged);
    assert_eq!(files(backups.folder()), good);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_says_when_the_last_was_made() {
    let (db, backups, path, folder) = fresh().await;
    db.close().await;
    let check = async || {
        let mut command = program(folder.path(), &["check"]);
        command.env("CONVENOR_DATABASE", &path);
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let said = check().await;
    assert!(said.contains("ok    backups: none yet"), "{said}");
    upkeep::tick(&backups, at("2026-11-26T03:30:00Z")).await.unwrap();
    let said = check().await;
    assert!(said.contains("ok    backups: the last was made 2026-11-26 03:30 UTC ("), "{said}");
}
