//! A thousand guilds with a half-year of history, and all their digests due at the same minute: what freezing one ahead costs, how fast
//! they go out when it comes, and how long a command takes meanwhile.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};
use convenor::config::{Origin, Token};
use convenor::db::Db;
use convenor::discord::rest::Rest;
use convenor::scheduler;

use crate::bots::Programs;
use crate::deeds::{self, Pace};
use crate::figures::{judge, milliseconds, percentile};
use crate::shapes::TOKEN;
use crate::stand::Stand;
use crate::tick;

const GUILDS: i64 = 1_000;
/// Of each: promises, of which most are done; polls with their answers; digests that were said.
const PROMISES: i64 = 200;
const POLLS: i64 = 25;
const ANSWERS: i64 = 10;
/// What Discord allows.
const ALLOWED_A_SECOND: f64 = 50.0;
/// So long before they are due they are frozen here.
const BEFORE: TimeDelta = TimeDelta::minutes(5);

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let database = programs.folder.join("digests.db");
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    // The whole minute after the next two: filling and freezing are done by then.
    let due = i64::try_from(seconds / 60 * 60).unwrap_or_default() + 240;
    let db = fill(&database, due).await?;
    freeze(&db, &stand, due).await?;
    db.close().await;
    let mut bot = programs.convenor(&stand, "digests.db")?;
    bot.connected(&stand).await?;
    if digests(&stand).iter().any(|(_, at)| *at < at_second(due)) {
        return Err("a digest went out before its time".to_owned());
    }
    println!(
        "They are due {:.0} s from now …",
        at_second(due).duration_since(SystemTime::now()).unwrap_or_default().as_secs_f64()
    );
    tokio::time::sleep(at_second(due).duration_since(SystemTime::now()).unwrap_or_default()).await;
    let (mut times, mut next) = (Vec::new(), 0);
    while digests(&stand).len() < usize::try_from(GUILDS).unwrap_or_default() {
        let before = digests(&stand).len();
        let pace = Pace { in_flight: 1, time: Duration::from_secs(20) };
        let done = stand.round(deeds::make_up_to(next, 20, "is promised", pace)).await?;
        next += 20;
        times.extend(milliseconds(&done.times));
        tokio::time::sleep(Duration::from_secs(2)).await;
        if digests(&stand).len() == before {
            return Err(format!("nothing goes out any more after {before} digests"));
        }
    }
    reached(&digests(&stand), &times, due);
    Ok(())
}

fn reached(posts: &[(u64, SystemTime)], times: &[f64], due: i64) {
    let first = posts.iter().map(|(_, at)| *at).min().unwrap_or(SystemTime::UNIX_EPOCH);
    let last = posts.iter().map(|(_, at)| *at).max().unwrap_or(SystemTime::UNIX_EPOCH);
    let took = last.duration_since(first).unwrap_or_default().as_secs_f64();
    println!("{} digests in {took:.0} s; {} promises meanwhile\n", posts.len(), times.len());
    judge("none before its time", &(first >= at_second(due)).to_string(), first >= at_second(due));
    judge("each once", &posts.len().to_string(), posts.len() == usize::try_from(GUILDS).unwrap_or_default());
    let pace = (posts.len() - 1) as f64 / took;
    let share = pace / ALLOWED_A_SECOND;
    judge("of Discord's pace, at least 0.95", &format!("{share:.3} ({pace:.1} a second)"), share >= 0.95);
    let p99 = percentile(times, 99);
    judge("p99 of /commit make meanwhile, at most 100 ms", &format!("{p99:.1} ms"), p99 <= 100.0);
}

fn at_second(second: i64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(second.unsigned_abs())
}

/// What was posted but for the welcome in the stand-in's own guild.
fn digests(stand: &Stand) -> Vec<(u64, SystemTime)> {
    stand.posts().into_iter().filter(|(channel, _)| *channel >= 900_000_000_000_000_000).collect()
}

/// Freezes them all in this process, as in the half hour before they are due.
async fn freeze(db: &Db, stand: &Stand, due: i64) -> Result<(), String> {
    let rest =
        Rest::hurried(Origin::parse(stand.origin())?, Token::parse(TOKEN)?).map_err(|error| error.to_string())?;
    let app = tick::app(db);
    let now: DateTime<Utc> = DateTime::from_timestamp(due, 0).unwrap_or_default() - BEFORE;
    let started = Instant::now();
    let handled = scheduler::tick(&app, &rest, now).await.map_err(|error| error.to_string())?;
    let each = started.elapsed().as_secs_f64() * 1_000.0 / GUILDS as f64;
    if i64::try_from(handled) != Ok(GUILDS) {
        return Err(format!("{handled} digests were frozen, not {GUILDS}"));
    }
    judge("freezing a digest, at most 15 ms", &format!("{each:.2} ms"), each <= 15.0);
    Ok(())
}

/// Guilds with their history, and a digest that is due in each.
async fn fill(database: &Path, due: i64) -> Result<Db, String> {
    println!("Filling {GUILDS} guilds with {PROMISES} promises and {POLLS} polls each …");
    let db = Db::open(database).await.map_err(|error| error.to_string())?;
    for sql in HISTORY {
        db.write(move |connection| {
            Box::pin(async move {
                let query = sqlx::query(sql).bind(GUILDS).bind(PROMISES).bind(POLLS).bind(ANSWERS).bind(due);
                Ok(query.execute(connection).await.map(|_| ())?)
            })
        })
        .await
        .map_err(|error| error.to_string())?;
    }
    Ok(db)
}

/// $1 guilds, $2 promises, $3 polls, $4 answers to each, $5 the minute in seconds. Instants as the program writes them. A half-year is
/// 15,724,800 seconds.
const HISTORY: [&str; 6] = [
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1)
     insert into coalitions (guild, name, owner, time_zone, joined_at, set_up_at)
     select 900000000000000000 + i, 'Coalition ' || i, 1, 'UTC', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00'
     from n where $2 + $3 + $4 + $5 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1 * $2),
          p as (select 900000000000000000 + i / $2 as guild, i % $2 + 1 as number, i % 30 as person,
                       $5 - 15724800 + (i % $2) * (15724800 / $2) as made from n)
     insert into commitments (guild, number, owner, channel, what, due_at, state, outcome, made_at, dated_at, closed_at, towards)
     select guild, number, 910000000000000000 + person, 930000000000000000, 'Bring the chairs, ' || number,
            strftime('%Y-%m-%dT%H:%M:%S+00:00', made + 604800, 'unixepoch'),
            case when number % 10 = 0 then 'promised' else 'delivered' end, case when number % 10 > 0 then 'kept' end,
            strftime('%Y-%m-%dT%H:%M:%S+00:00', made, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%S+00:00', made, 'unixepoch'),
            case when number % 10 > 0 then strftime('%Y-%m-%dT%H:%M:%S+00:00', made + 86400, 'unixepoch') end,
            case when number % 4 = 0 then 'D-1' end
     from p where $3 + $4 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1 * $3),
          p as (select 900000000000000000 + i / $3 as guild, i / $3 as at, i % $3 + 1 as number,
                       $5 - 15724800 + (i % $3) * (15724800 / $3) as asked from n)
     insert into polls (guild, number, asker, channel, question, options, method, asked_at, closes_at, state, closed_at)
     select guild, number, 910000000000000000, 930000000000000000 + at, 'Where shall we meet, ' || number || '?',
            '[\"Clinic\",\"Library\",\"Park\"]', 'one', strftime('%Y-%m-%dT%H:%M:%S+00:00', asked, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', asked + 604700, 'unixepoch'),
            case when asked + 604700 < $5 then 'closed' else 'open' end,
            case when asked + 604700 < $5 then strftime('%Y-%m-%dT%H:%M:%S+00:00', asked + 604700, 'unixepoch') end
     from p where $2 + $4 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $4)
     insert into poll_ballots (poll, person, choices)
     select polls.id, 910000000000000000 + i, substr('abc', i % 3 + 1, 1) from polls, n where $1 + $2 + $3 + $5 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1)
     insert into digest_schedules (guild, edition, channel, made_in, starts, rule, state, next_original, next_at)
     select 900000000000000000 + i, 'members', 930000000000000000 + i, 930000000000000000 + i,
            strftime('%Y-%m-%d %H:%M:%S', $5, 'unixepoch'), 'FREQ=DAILY', 'active', strftime('%Y-%m-%d %H:%M:%S', $5, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', $5, 'unixepoch')
     from n where $2 + $3 + $4 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1)
     insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
     select 900000000000000000 + i, 'digest', strftime('%Y-%m-%dT%H:%M', $5, 'unixepoch'), 'channel:' || (930000000000000000 + i),
            'digest', strftime('%Y-%m-%dT%H:%M:%S+00:00', $5, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', $5 + 86400, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', $5 - 1800, 'unixepoch')
     from n where $2 + $3 + $4 > 0",
];
