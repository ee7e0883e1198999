//! Five hundred people answering one poll within ten seconds, fifty at once each second; and Schulze's method over ten thousand ballots.

use std::time::{Duration, Instant};

use convenor::db::Db;
use convenor::polls::tally::{Method, tally};
use sqlx::Row;

use crate::bots::Programs;
use crate::figures::{judge, milliseconds, percentile};
use crate::shapes;
use crate::stand::{Plan, Stand, Step};

/// People who answer.
const VOTERS: u64 = 500;
/// How many of them at once, each second.
const AT_ONCE: u64 = 50;
/// What 99 of a hundred may wait.
const P99_MS: f64 = 150.0;
/// How often the message may change.
const EDITS: u64 = 6;
/// Options of the poll.
const OPTIONS: u64 = 5;
/// The figures of the count by Schulze's method.
const RANKED: (usize, usize, f64) = (20, 10_000, 50.0);

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let path = programs.folder.join("polls.db");
    let db = Db::open(&path).await.map_err(|error| text(&error))?;
    ask(&db).await?;
    db.close().await;
    let stand = Stand::start(1).await?;
    let mut bot = programs.convenor(&stand, "polls.db")?;
    bot.connected(&stand).await?;
    while stand.told().posted == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (began, mut times) = (Instant::now(), Vec::new());
    for second in 0..VOTERS / AT_ONCE {
        let done = stand.round(votes(second * AT_ONCE)).await?;
        if let Some(wrong) = done.first_wrong {
            return Err(format!("{} answers were wrong, as {wrong}", done.wrong));
        }
        times.extend(done.others);
        tokio::time::sleep((began + Duration::from_secs(second + 1)).saturating_duration_since(Instant::now())).await;
    }
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    drop(bot);
    let counts = counts(&path).await.map_err(|error| text(&error))?;
    let (times, edits) = (milliseconds(&times), stand.told().changed);
    let [p50, p99, max] = [50, 99, 100].map(|percent| percentile(&times, percent));
    println!("{} answers in ten seconds: p50 {p50:.1} ms, p99 {p99:.1} ms, at most {max:.1} ms\n", times.len());
    let all = times.len() as u64 == VOTERS;
    judge(&format!("answered, of {VOTERS}"), &times.len().to_string(), all);
    judge(&format!("p99 of an answer, at most {P99_MS} ms"), &format!("{p99:.1} ms"), p99 <= P99_MS);
    judge(&format!("changes of the message, at most {EDITS}"), &edits.to_string(), edits <= EDITS);
    let exact = counts == vec![VOTERS / OPTIONS; usize::try_from(OPTIONS).unwrap_or_default()];
    judge("the count, by option", &format!("{counts:?}"), exact);
    ranked();
    Ok(())
}

/// The next fifty, each for the option of their number.
fn votes(first: u64) -> Plan {
    let next = move |number: u64| {
        let person = first + number;
        let option = char::from(b'a' + u8::try_from(person % OPTIONS).unwrap_or_default());
        let step =
            Step { kind: 3, person, command: "poll", subcommand: "vote", options: format!("1:poll:vote:1.{option}:1") };
        (number < AT_ONCE).then_some(step)
    };
    let in_flight = usize::try_from(AT_ONCE).unwrap_or_default();
    Plan { next: Box::new(next), expect: "Your answer", in_flight, time: Duration::from_secs(1) }
}

/// A poll, whose card is owed now.
async fn ask(db: &Db) -> Result<(), String> {
    let options: Vec<String> = (1..=OPTIONS).map(|option| format!("\"Option {option}\"")).collect();
    let options = format!("[{}]", options.join(","));
    let insert = db.write(move |connection| {
        Box::pin(async move {
            let guild = shapes::GUILD.cast_signed();
            let channel = shapes::GUILD + 100;
            sqlx::query(
                "insert into polls (id, guild, number, asker, channel, question, options, method, asked_at, closes_at, state)
                 values (1, $1, 1, 1, $2, 'Where shall we meet?', $3, 'one', strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'),
                         '2099-01-01T00:00:00+00:00', 'open')",
            )
            .bind(guild)
            .bind(channel.cast_signed())
            .bind(options)
            .execute(&mut *connection)
            .await?;
            sqlx::query(
                "insert into outbox (id, guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                 select 1, $1, 'D-1', 'card', 'channel:' || $2, 'poll', at, '2099-01-01T00:00:00+00:00', at
                 from (select strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') as at)",
            )
            .bind(guild)
            .bind(channel.cast_signed())
            .execute(&mut *connection)
            .await?;
            Ok(())
        })
    });
    insert.await.map_err(|error| error.to_string())
}

/// How many ballots each option has on disk.
async fn counts(path: &std::path::Path) -> Result<Vec<u64>, sqlx::Error> {
    let db = Db::read_only(path).await.map_err(|error| sqlx::Error::Configuration(error.into()))?;
    let rows = sqlx::query("select count(*) from poll_ballots group by choices order by choices")
        .fetch_all(&mut *db.acquire().await?)
        .await?;
    rows.iter().map(|row| row.try_get::<i64, _>(0).map(i64::unsigned_abs)).collect()
}

fn ranked() {
    let (options, voters, bound) = RANKED;
    // Each voter an order of all options, made from their number.
    let ballot = |voter: usize| {
        let mut order: Vec<usize> = (0..options).collect();
        order.sort_by_key(|option| (voter * 7_919 + option * 104_729 + (voter / 3) * option * 31) % 1_009);
        order
    };
    let ballots: Vec<Vec<usize>> = (0..voters).map(ballot).collect();
    let mut times = Vec::new();
    for draw in 0..20 {
        let started = Instant::now();
        let counted = tally(Method::Ranked, options, draw, &ballots);
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
        assert_eq!(counted.order.len(), options, "every option has its place");
    }
    let p50 = percentile(&times, 50);
    let what = format!("Schulze, {options} options and {voters} ballots, at most {bound} ms");
    judge(&what, &format!("{p50:.1} ms"), p50 <= bound);
}
