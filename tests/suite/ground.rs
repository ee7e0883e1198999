//! The ground: the one writer, and the migrations over rows that are there already.

use std::path::Path;

use convenor::db::{Db, Frame, Gather, MIGRATIONS, Part, Script};
use convenor::error::{Error, Result};
use futures_util::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};

async fn fresh() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Db::open(&folder.path().join("convenor.db")).await.unwrap(), folder)
}

async fn enter(db: &Db, person: i64, fails: bool) -> Result<(), Error> {
    db.write(move |connection| {
        Box::pin(async move {
            let insert = "insert into direct_channels (person, channel) values ($1, 1)";
            sqlx::query(insert).bind(person).execute(connection).await?;
            if fails { Err(Error::Refusal("no".to_owned())) } else { Ok(()) }
        })
    })
    .await
}

/// Asks how its connection syncs, and enters that as somebody's channel.
struct Synced<const SYNCED: bool>(i64);

static ENTER_SYNCED: Script = Script::new(&[Part {
    head: "insert into direct_channels (person, channel) select * from",
    columns: 2,
    tail: "where column1 is not null",
}]);

impl<const SYNCED: bool> Gather for Synced<SYNCED> {
    type Answer = i64;

    const SYNCED: bool = SYNCED;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<i64>>>> {
        Box::pin(async move {
            let how: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(&mut *connection).await?;
            let mut filled = ENTER_SYNCED.fill(1);
            filled.add(all[0].0).add(how).next_part();
            let (sql, values) = filled.framed(frame)?;
            sqlx::query_with(sql, values).execute(&mut *connection).await?;
            Ok(all.iter().map(|_| Ok(how)).collect())
        })
    }
}

/// In SQLite's words: 2 is FULL, each commit is on disk when it is answered; 1 is NORMAL, it comes there with the next that is.
#[tokio::test]
async fn only_what_may_be_lost_is_answered_before_it_is_on_disk() {
    let (db, _folder) = fresh().await;
    assert_eq!(db.gather(Synced::<true>(1)).await.unwrap(), 2);
    assert_eq!(db.gather_later(Synced::<false>(2)).await.unwrap(), 1);
    // It shares the sync of what may not be lost; never the other way round.
    let (one, other) = tokio::join!(db.gather(Synced::<true>(3)), db.gather(Synced::<false>(4)));
    assert_eq!((one.unwrap(), other.unwrap()), (2, 2));
    let (one, other) = tokio::join!(db.gather(Synced::<false>(5)), db.gather(Synced::<true>(6)));
    assert_eq!((one.unwrap(), other.unwrap()), (1, 2));
    assert_eq!(count(&db).await, 6);
    db.close().await;
}

/// SQLite copies its log into the file only after it has synced it: what stands in the file alone is on disk.
#[tokio::test]
async fn what_may_be_lost_is_on_disk_soon_after_although_nothing_else_is_written() {
    let (db, folder) = fresh().await;
    db.gather_later(Synced::<false>(1)).await.unwrap();
    let copy = folder.path().join("copy.db");
    let mut tries = 0;
    loop {
        std::fs::copy(db.path(), &copy).unwrap();
        let mut connection =
            SqliteConnection::connect(&format!("sqlite:{}?immutable=1", copy.display())).await.unwrap();
        let there: i64 =
            sqlx::query_scalar("select count(*) from direct_channels").fetch_one(&mut connection).await.unwrap_or(0);
        connection.close().await.unwrap();
        if there == 1 {
            break;
        }
        tries += 1;
        assert!(tries < 300, "it is nowhere but in the log");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(tries > 0, "it is there at once: nothing was spared");
    db.close().await;
}

async fn count(db: &Db) -> i64 {
    sqlx::query_scalar("select count(*) from direct_channels")
        .fetch_one(&mut *db.readers().acquire().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn jobs_share_a_batch_and_one_that_fails_undoes_itself_alone() {
    let (db, _folder) = fresh().await;
    let jobs = (0..200).map(|person| enter(&db, person, person % 10 == 3));
    let results = futures_util::future::join_all(jobs).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 180);
    assert_eq!(count(&db).await, 180);
    db.close().await;
}

static ENTER: Script = Script::new(&[Part {
    head: "insert or fail into direct_channels (person, channel) select * from",
    columns: 2,
    tail: "where column1 is not null",
}]);

/// A person to be entered together with others; how many there were, is the answer.
struct Enter(i64);

impl Gather for Enter {
    type Answer = usize;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<usize>>>> {
        Box::pin(async move {
            // A channel that is not there fails for all of them.
            let entered: Vec<i64> = all.iter().map(|Enter(person)| *person).filter(|person| person % 10 != 7).collect();
            let mut filled = ENTER.fill(entered.len());
            for person in &entered {
                filled.add(*person).add((person % 10 != 3).then_some(1));
            }
            filled.next_part();
            let (sql, values) = filled.framed(frame)?;
            sqlx::query_with(sql, values).execute(&mut *connection).await?;
            let mut answers = Vec::new();
            for Enter(person) in all {
                answers.push(if person % 10 == 7 { Err(Error::Refusal("no".to_owned())) } else { Ok(all.len()) });
                if person % 10 == 5 {
                    frame.open(connection).await?;
                    let change = "update direct_channels set channel = 2 where person = $1";
                    sqlx::query(change).bind(person).execute(&mut *connection).await?;
                }
            }
            Ok(answers)
        })
    }
}

#[tokio::test]
async fn what_is_gathered_is_done_together_and_one_that_fails_undoes_itself_alone() {
    let (db, _folder) = fresh().await;
    let together = futures_util::future::join_all([1, 2, 4, 5, 6].map(|person| db.gather(Enter(person)))).await;
    assert!(together.iter().any(|answer| matches!(answer, Ok(2..))), "{together:?}");
    let (gathered, alone) = tokio::join!(
        futures_util::future::join_all((10..210).map(|person| db.gather(Enter(person)))),
        futures_util::future::join_all((210..310).map(|person| enter(&db, person, person % 10 == 3))),
    );
    for (person, answer) in (10..).zip(&gathered) {
        match person % 10 {
            3 => assert!(matches!(answer, Err(Error::Internal(_))), "{person}: {answer:?}"),
            7 => assert!(matches!(answer, Err(Error::Refusal(_))), "{person}: {answer:?}"),
            _ => assert!(answer.is_ok(), "{person}: {answer:?}"),
        }
    }
    assert_eq!(alone.iter().filter(|answer| answer.is_ok()).count(), 90);
    assert_eq!(count(&db).await, 5 + 160 + 90);
    // One that nobody shares a transaction with is the whole of it, with and without more to do than its script.
    for person in 310..330 {
        let answer = db.gather(Enter(person)).await;
        assert_eq!(answer.is_ok(), ![3, 7].contains(&(person % 10)), "{person}: {answer:?}");
    }
    assert_eq!(count(&db).await, 5 + 160 + 90 + 16);
    let changed = "select count(*) from direct_channels where channel = 2 and person % 10 = 5";
    let changed: i64 =
        sqlx::query_scalar(changed).fetch_one(&mut *db.readers().acquire().await.unwrap()).await.unwrap();
    assert_eq!(changed, 1 + 20 + 2);
    db.close().await;
}

#[tokio::test]
async fn what_was_handed_in_is_finished_before_the_file_is_closed() {
    let (db, folder) = fresh().await;
    let jobs = futures_util::future::join_all((0..100).map(|person| enter(&db, person, false)));
    let (results, ()) = tokio::join!(jobs, db.close());
    let kept = results.iter().filter(|result| result.is_ok()).count();
    assert!(enter(&db, 1_000, false).await.is_err(), "a closed database takes nothing more");
    let again = Db::open(&folder.path().join("convenor.db")).await.unwrap();
    assert_eq!(usize::try_from(count(&again).await).unwrap(), kept, "what was answered is there, and nothing else");
    assert_eq!(kept, 100);
    again.close().await;
}

#[tokio::test]
async fn a_database_that_may_only_be_read_is_explained() {
    let (db, _folder) = fresh().await;
    let only_read = "pragma query_only = on";
    db.write(move |c| Box::pin(async move { Ok(sqlx::query(only_read).execute(c).await.map(|_| ())?) })).await.unwrap();
    let Err(Error::Internal(internal)) = enter(&db, 1, false).await else { panic!("it was written") };
    assert_eq!(internal.kind, convenor::error::Trouble::NoRoom, "{internal:?}");
    db.close().await;
}

#[tokio::test]
async fn every_migration_carries_rows_that_are_there() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrations");
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}?mode=rwc", folder.path().join("old.db").display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    for migration in MIGRATIONS.iter() {
        sqlx::raw_sql(migration.sql.clone()).execute(&mut connection).await.unwrap();
        let name = format!("{}_{}.sql", migration.version, migration.description.replace(' ', "_"));
        let sample = std::fs::read_to_string(samples.join(&name));
        let sample =
            sample.unwrap_or_else(|_| panic!("tests/migrations/{name} is missing: rows as this migration leaves them"));
        sqlx::raw_sql(sqlx::AssertSqlSafe(sample)).execute(&mut connection).await.unwrap();
        let broken: i64 = sqlx::query_scalar("select count(*) from pragma_foreign_key_check")
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert_eq!(broken, 0, "{name}");
    }
    // A question that waited comes in the brief of its day.
    let briefs: i64 = sqlx::query_scalar(
        "select count(*) from outbox where kind = 'brief' and occurrence = '2026-11-13T09:00' and recipient = 'person:8'",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(briefs, 1);
}
