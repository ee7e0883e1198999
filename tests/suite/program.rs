//! The program as its host runs it: commands, exit codes, signals, configuration, database files that are not right.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use convenor::clock::Clock;
use practice::Practice;

use crate::hand::Hand;
use crate::house::House;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_convenor");

/// The program in a clean environment, in `folder`.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).env_clear().env("CONVENOR_LOG", "info");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn ends(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = program(folder, arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
    said(&output)
}

#[test]
fn a_newcomer_finds_practice_first() {
    let folder = tempfile::tempdir().unwrap();
    let help = ends(folder.path(), &[], 0);
    assert_eq!(help, ends(folder.path(), &["--help"], 0));
    let practice = help.find("\n  practice").unwrap();
    assert!(practice < help.find("\n  run").unwrap(), "{help}");
    assert!(ends(folder.path(), &["--version"], 0).starts_with("convenor "));
    ends(folder.path(), &["fly"], 2);
}

#[test]
fn what_is_wrong_in_the_configuration_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(ends(folder.path(), &["run"], 2).contains("set DISCORD_TOKEN"));
    fs::create_dir(folder.path().join("config")).unwrap();
    fs::write(folder.path().join("config/convenor.toml"), "log = \"info\"\ndatabse = \"x\"\n").unwrap();
    let text = ends(folder.path(), &["run"], 2);
    assert!(text.contains("line 2: there is no setting \"databse\". Did you mean \"database\"?"), "{text}");
    let wrong = program(folder.path(), &["run"]).env("CONVENOR_CONFIG", "none.toml").output().unwrap();
    assert!(said(&wrong).contains("cannot read none.toml"), "{}", said(&wrong));
}

#[test]
fn a_token_of_the_wrong_shape_is_refused_and_never_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path(), &["run"]).env("DISCORD_TOKEN", "hunter2-hunter2").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("does not look like a bot token") && !said(&output).contains("hunter2"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_is_one_clear_line() {
    let house = House::new().await;
    let folder = tempfile::tempdir().unwrap();
    let token = format!("{}x", house.practice.token());
    let (origin, path) = (house.practice.origin(), folder.path().to_owned());
    let output = tokio::task::spawn_blocking(move || {
        program(&path, &["run"]).env("DISCORD_TOKEN", &token).env("CONVENOR_DISCORD_API", origin).output().unwrap()
    });
    let output = output.await.unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.contains("does not accept the token") && !text.contains(&house.practice.token()), "{text}");
    house.leave().await;
}

#[test]
fn databases_that_are_not_right_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
    let path = folder.path().join("convenor.db");
    let run = || {
        let output = program(folder.path(), &["run"])
            .env("DISCORD_TOKEN", token)
            .env("CONVENOR_DISCORD_API", "http://127.0.0.1:9")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    fs::write(
        &path,
        "this is no database, but somebody's letter, long enough to be read as a header of one hundred bytes at least",
    )
    .unwrap();
    let before = fs::read(&path).unwrap();
    let text = run();
    assert!(text.contains("is not a Convenor database, or it is damaged"), "{text}");
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::remove_file(&path).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = convenor::db::Db::open(&path).await.unwrap();
        let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
                     values (29990101000000, 'from the future', true, x'00', 0)";
        db.write(move |c| Box::pin(async move { Ok(sqlx::query(newer).execute(c).await.map(|_| ())?) })).await.unwrap();
        db.close().await;
    });
    let before = fs::read(&path).unwrap();
    let text = run();
    assert!(text.contains("was written by a newer Convenor"), "{text}");
    assert_eq!(fs::read(&path).unwrap(), before);
    let text = ends(folder.path(), &["check"], 2);
    assert!(text.contains("mend  database") && text.contains("newer Convenor"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_instance_a_database_and_a_backup_meanwhile() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let folder = tempfile::tempdir().unwrap();
    let (database, copy) = (house.database.clone(), folder.path().join("copy.db"));
    let (token, origin, path) = (house.practice.token(), house.practice.origin(), folder.path().to_owned());
    let (second, backup, again) = tokio::task::spawn_blocking(move || {
        let base = |arguments: &[&str]| {
            let mut command = program(&path, arguments);
            command
                .env("DISCORD_TOKEN", &token)
                .env("CONVENOR_DISCORD_API", &origin)
                .env("CONVENOR_DATABASE", &database);
            command
        };
        let second = base(&["run"]).output().unwrap();
        let backup = base(&["backup", "copy.db"]).output().unwrap();
        (second, backup, base(&["backup", "copy.db"]).output().unwrap())
    })
    .await
    .unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(said(&second).contains(&format!("process {} holds it", std::process::id())), "{}", said(&second));
    assert_eq!(backup.status.code(), Some(0), "{}", said(&backup));
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("already there"), "{}", said(&again));
    let readers = convenor::db::Db::read_only(&copy).await.unwrap();
    let count: i64 = sqlx::query_scalar("select count(*) from commitments")
        .fetch_one(&mut *readers.acquire().await.unwrap())
        .await
        .unwrap();
    assert_eq!(count, 1);
    house.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_waits_for_an_api_that_is_down_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB";
    let mut child = program(folder.path(), &["run"])
        .env("DISCORD_TOKEN", token)
        .env("CONVENOR_DISCORD_API", "http://127.0.0.1:9")
        .spawn()
        .unwrap();
    let mut errors = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    std::io::BufRead::read_line(&mut errors, &mut line).unwrap();
    assert!(line.contains("http://127.0.0.1:9") || line.contains("cannot be reached"), "{line}");
    assert!(line.contains("Trying again in"), "{line}");
    let asked = Instant::now();
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_tries_less_and_less_often_and_connects_once_the_api_is_up() {
    let (folder, world) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let options = |port| practice::Options {
        port,
        clock: Arc::new(Hand::on(&Clock::real())),
        folder: Some(world.path().to_owned()),
    };
    let practice = Practice::start(options(0)).await.unwrap();
    practice.found_coalition();
    let (token, origin) = (practice.token(), practice.origin());
    practice.stop().await;
    let mut child = program(folder.path(), &["run"])
        .env("DISCORD_TOKEN", &token)
        .env("CONVENOR_DISCORD_API", &origin)
        .spawn()
        .unwrap();
    let mut errors = std::io::BufReader::new(child.stderr.take().unwrap());
    for pause in ["1 s", "2 s"] {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut errors, &mut line).unwrap();
        assert!(line.contains("cannot be reached") && line.contains(&format!("Trying again in {pause}")), "{line}");
    }
    let port = origin.rsplit(':').next().unwrap().parse().unwrap();
    let practice = loop {
        match Practice::start(options(port)).await {
            Ok(practice) => break practice,
            // The old listener has not let go of the port yet.
            Err(_) => tokio::task::yield_now().await,
        }
    };
    assert_eq!(practice.token(), token);
    assert!(practice.wait_until(|practice| practice.gateway_connections() == 1).await, "it never connected");
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    practice.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_what_to_do() {
    let house = House::set_up().await;
    let folder = tempfile::tempdir().unwrap();
    let (token, origin, path) = (house.practice.token(), house.practice.origin(), folder.path().to_owned());
    let output = tokio::task::spawn_blocking(move || {
        program(&path, &["check"]).env("DISCORD_TOKEN", token).env("CONVENOR_DISCORD_API", origin).output().unwrap()
    });
    let text = said(&output.await.unwrap());
    for line in [
        "ok    configuration",
        "ok    database",
        "ok    token shape",
        "ok    token: it belongs to",
        "ok    application",
    ] {
        assert!(text.contains(line), "{line} is missing:\n{text}");
    }
    assert!(text.contains("permissions in Riverside Housing Coalition"), "{text}");
    house.leave().await;
}

/// Sends a signal to a child of this test.
pub fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), process.to_string()]).status().unwrap();
    assert!(sent.success());
}
