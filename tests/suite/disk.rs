//! A disk that takes no more and a database that may only be read, as a person meets them: told in words, nothing half-done, and
//! all well again afterwards.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{ChildStderr, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use convenor::clock::Clock;
use insta::assert_snapshot;
use practice::{Practice, Seat};

use crate::hand::Hand;
use crate::house::{House, Seen};
use crate::kill::count;
use crate::program::{PROGRAM, signal};

const NO_ROOM: &str = "I can't save anything right now, so nothing was changed. Please tell the person who runs this bot: the disk is full or locked.";

/// How many bytes a running program may write to a file: the kernel refuses what is beyond, as it does on a full disk.
#[cfg(target_os = "linux")]
fn let_write(process: u32, bytes: &str) {
    let limit = format!("--fsize={bytes}:");
    let set = Command::new("prlimit").args(["--pid", &process.to_string(), &limit]).status().unwrap();
    assert!(set.success());
}

/// What a program says of its troubles, line by line.
#[cfg(target_os = "linux")]
fn heard(errors: ChildStderr) -> Arc<Mutex<Vec<String>>> {
    let lines: Arc<Mutex<Vec<String>>> = Arc::default();
    let heard = Arc::clone(&lines);
    std::thread::spawn(move || {
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            heard.lock().unwrap().push(line);
        }
    });
    lines
}

/// Owes a channel a notice that falls due now, as if it had been rendered before.
#[cfg(target_os = "linux")]
async fn owe(database: &Path, (guild, channel): (u64, u64), text: &str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database).busy_timeout(Duration::from_secs(5));
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    let payload = serde_json::json!({ "Notice": { "content": text, "buttons": [], "select": null, "mentions": [] } });
    let now = chrono::Utc::now();
    sqlx::query(
        "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state, payload, form, claimed_at)
         values ($1, 'R-1', '', $2, 'remind', $3, $4, $3, 'frozen', $5, 'notice', $3)",
    )
    .bind(guild.cast_signed())
    .bind(format!("channel:{channel}"))
    .bind(now)
    .bind(now + chrono::TimeDelta::hours(24))
    .bind(payload.to_string())
    .execute(&mut connection)
    .await
    .unwrap();
    sqlx::Connection::close(connection).await.unwrap();
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_explained_and_nothing_is_half_done() {
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&Clock::real())), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let coalition = practice.found_coalition();
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("convenor.db");
    // The signal that goes with the limit is ignored, so that only the write fails.
    let mut child = shell(folder.path(), "trap '' XFSZ; exec \"$0\" run")
        .env("DISCORD_TOKEN", practice.token())
        .env("CONVENOR_DISCORD_API", practice.origin())
        .env("CONVENOR_LOG", "error")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let heard = heard(child.stderr.take().unwrap());
    let seat = Seat { person: coalition.ana, channel: coalition.general };
    let ready = |p: &Practice| {
        p.gateway_connections() == 1 && !p.commands().is_empty() && p.messages(coalition.general).len() == 1
    };
    assert!(practice.wait_until(ready).await, "the welcome stands");
    let make = async |what: &str| {
        let options = [("what", what), ("due", "in 3 weeks")];
        Seen::of(practice.command(seat, "commit make", &options).await)
    };
    let first = make("Book the hall").await;
    assert!(first.to_string().contains("**C-1** is promised"), "{first}");
    let press =
        async |seen: &Seen, label: &str| Seen::of(practice.press(seat, seen.id(), &seen.custom_id(label), &[]).await);
    let opened = press(&first, "Open").await;
    let everything = "select (select count(*) from commitments) * 1000000 + (select count(*) from items) * 10000
                      + (select count(*) from commitment_events) * 100 + (select count(*) from outbox)";
    let before = count(&database, everything).await;
    let_write(child.id(), "0");
    owe(&database, (coalition.guild, coalition.general), "Bring chairs").await;
    let refused = make("Call the agency").await;
    assert!(refused.is_private() && refused.to_string().contains(NO_ROOM), "{refused}");
    let refused = press(&opened, "Done").await;
    assert!(refused.is_private() && refused.to_string().contains(NO_ROOM), "{refused}");
    // What is there can still be read.
    let list = Seen::of(practice.command(seat, "commit list", &[]).await).to_string();
    assert!(list.contains("**1 open promise**") && list.contains("Book the hall"), "{list}");
    assert_eq!(count(&database, everything).await, before + 1, "something was kept by half");
    // What falls due meanwhile cannot be carried, nor be set aside: it is tried again and again, but not without a pause.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let tried = heard.lock().unwrap().iter().filter(|line| line.contains("could not be handled")).count();
    assert!((2..100).contains(&tried), "{tried} times");
    let_write(child.id(), "unlimited");
    let came = |p: &Practice| p.messages(coalition.general).iter().any(|message| message["content"] == "Bring chairs");
    assert!(practice.wait_until(came).await, "what was owed comes as soon as there is room");
    let second = make("Call the agency").await;
    assert!(second.to_string().contains("**C-2** is promised"), "{second}");
    let done = press(&opened, "Done").await;
    assert!(done.to_string().contains("Thank you for keeping your word"), "{done}");
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let copy = convenor::db::Db::open(&database).await.unwrap();
    let well: String = sqlx::query_scalar("pragma integrity_check")
        .fetch_one(&mut *copy.readers().acquire().await.unwrap())
        .await
        .unwrap();
    assert_eq!(well, "ok");
    copy.close().await;
    assert_eq!(practice.problems(), Vec::<String>::new());
    practice.stop().await;
}

/// A line of shell in a clean environment, in `folder`; the program's name is `$0` in it.
#[cfg(target_os = "linux")]
fn shell(folder: &Path, line: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", line, PROGRAM]).current_dir(folder).env_clear();
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    shell
}

/// Marks a closed database as one that may only be read: a file whose header asks for a newer way of writing (above 2, at byte
/// 18; SQLite's file format, 1.3.3) is read and never written, by whomever it is opened. Permissions would not bind root.
async fn may_be_written(database: &Path, may: bool) {
    use std::io::{Seek, SeekFrom, Write};
    // What is still beside the file goes into it first.
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut connection).await.unwrap();
    sqlx::Connection::close(connection).await.unwrap();
    let mut file = std::fs::OpenOptions::new().write(true).open(database).unwrap();
    file.seek(SeekFrom::Start(18)).unwrap();
    file.write_all(&[if may { 2 } else { 3 }]).unwrap();
    file.sync_all().unwrap();
}

#[tokio::test]
async fn a_database_that_may_only_be_read_is_explained_and_nothing_is_lost() {
    let mut house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    house.restart_after(async |database| may_be_written(database, false).await).await;
    let promise = [("what", "Call the agency"), ("due", "dec 5")];
    let refused = house.ana().types("commit make", &promise).await;
    assert!(refused.is_private() && refused.to_string().contains(NO_ROOM), "{refused}");
    let opened = house.ana().types("commit show", &[("commitment", "C-1")]).await;
    let refused = house.ana().presses(&opened, "Done").await;
    assert!(refused.is_private() && refused.to_string().contains(NO_ROOM), "{refused}");
    assert_snapshot!(house.ana().types("commit list", &[]).await, @"
    (private answer)
    **1 open promise**
    **C-1** Book the hall · due ‹Fri 4 Dec 17:00 F› [Open C-1]
    [Show closed]
    ");
    house.restart_after(async |database| may_be_written(database, true).await).await;
    let seen = house.ana().types("commit make", &promise).await;
    assert!(seen.to_string().contains("**C-2** is promised"), "{seen}");
    let opened = house.ana().presses(&made, "Open").await;
    assert!(house.ana().presses(&opened, "Done").await.to_string().contains("Thank you"));
    house.leave().await;
}
