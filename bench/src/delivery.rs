//! Ten thousand reminders due at the same minute, half to channels, half to known direct-message channels; and how late a lone one is.

use std::time::{Duration, SystemTime};

use convenor::db::Db;

use crate::bots::Programs;
use crate::deeds::{self, Pace};
use crate::figures::{judge, milliseconds, percentile};
use crate::shapes;
use crate::stand::Stand;

const GUILDS: i64 = 2_000;
const REMINDERS: i64 = 10_000;
/// What Discord allows.
const ALLOWED_A_SECOND: f64 = 50.0;
/// How many lone reminders, and how far apart.
const LONE: i64 = 80;
const LONE_APART: Duration = Duration::from_millis(730);

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let database = programs.folder.join("delivery.db");
    owe(&database, SystemTime::now()).await?;
    let mut bot = programs.convenor(&stand, "delivery.db")?;
    bot.connected(&stand).await?;
    println!("{REMINDERS} reminders in {GUILDS} guilds are due; the pace is at most {ALLOWED_A_SECOND} a second …");
    // Somebody promises something every now and then, all the while.
    let mut times = Vec::new();
    let mut next = 0;
    while reminders(&stand).len() < usize::try_from(REMINDERS).unwrap_or_default() {
        let before = reminders(&stand).len();
        let pace = Pace { in_flight: 1, time: Duration::from_secs(20) };
        let done = stand.round(deeds::make_up_to(next, 20, "is promised", pace)).await?;
        next += 20;
        times.extend(milliseconds(&done.times));
        tokio::time::sleep(Duration::from_secs(2)).await;
        if reminders(&stand).len() == before {
            return Err(format!("nothing goes out any more after {before} messages"));
        }
    }
    let posts = reminders(&stand);
    let (first, last) = posts
        .iter()
        .fold((SystemTime::now(), SystemTime::UNIX_EPOCH), |(first, last), (_, at)| (first.min(*at), last.max(*at)));
    let took = last.duration_since(first).unwrap_or_default().as_secs_f64();
    let pace = (posts.len() - 1) as f64 / took;
    let channels: std::collections::HashSet<u64> = posts.iter().map(|(channel, _)| *channel).collect();
    println!(
        "{} messages to {} channels in {took:.0} s; {} promises meanwhile\n",
        posts.len(),
        channels.len(),
        times.len()
    );
    let share = pace / ALLOWED_A_SECOND;
    judge("of Discord's pace, at least 0.95", &format!("{share:.3} ({pace:.1} a second)"), share >= 0.95);
    let most = most_in_a_second(&posts);
    judge("requests in any second, at most 50 and a burst of 5", &most.to_string(), most <= 55);
    judge("each once", &posts.len().to_string(), posts.len() == usize::try_from(REMINDERS).unwrap_or_default());
    let p99 = percentile(&times, 99);
    judge("p99 of /commit make meanwhile, at most 100 ms", &format!("{p99:.1} ms"), p99 <= 100.0);
    drop(bot);
    lone(programs).await
}

/// What was posted but for the welcome in the stand-in's own guild.
fn reminders(stand: &Stand) -> Vec<(u64, SystemTime)> {
    stand.posts().into_iter().filter(|(channel, _)| *channel >= 900_000_000_000_000_000).collect()
}

/// The most requests within any second.
fn most_in_a_second(posts: &[(u64, SystemTime)]) -> usize {
    let mut times: Vec<SystemTime> = posts.iter().map(|(_, at)| *at).collect();
    times.sort();
    let (mut most, mut from) = (0, 0);
    for (at, time) in times.iter().enumerate() {
        while time.duration_since(times[from]).unwrap_or_default() >= Duration::from_secs(1) {
            from += 1;
        }
        most = most.max(at + 1 - from);
    }
    most
}

/// Reminders of a minute that has just begun: one half in channels, the other for people who have been written to before.
async fn owe(database: &std::path::Path, now: SystemTime) -> Result<(), String> {
    let minute = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs() / 60 * 60;
    let db = Db::open(database).await.map_err(|error| error.to_string())?;
    let minute = i64::try_from(minute).unwrap_or_default();
    db.write(move |connection| {
        Box::pin(async move {
            for sql in OWED {
                sqlx::query(sql).bind(GUILDS).bind(REMINDERS).bind(minute).execute(&mut *connection).await?;
            }
            Ok(())
        })
    })
    .await
    .map_err(|error| error.to_string())?;
    db.close().await;
    Ok(())
}

/// $1 guilds, $2 reminders, $3 the minute in seconds. Instants as the program writes them.
const OWED: [&str; 5] = [
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1)
     insert into coalitions (guild, name, owner, time_zone, joined_at, set_up_at)
     select 900000000000000000 + i, 'Coalition ' || i, 1, 'UTC', '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00'
     from n where $2 + $3 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $2)
     insert into direct_channels (person, channel)
     select 910000000000000000 + i, 920000000000000000 + i from n where i % 2 = 1 and $1 + $3 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $2)
     insert into people (guild, person, name, language, seen_at)
     select 900000000000000000 + i % $1, 910000000000000000 + i, 'Person ' || i, 'en-US', '2026-01-01T00:00:00+00:00'
     from n where $3 > 0",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $2)
     insert into reminders (guild, number, maker, made_in, channel, what, starts, state, next_original, next_at, made_at)
     select 900000000000000000 + i % $1, i / $1 + 1, 910000000000000000 + i, 930000000000000000 + i % $1,
            case when i % 2 = 0 then 930000000000000000 + i end, 'Bring the chairs, ' || i,
            strftime('%Y-%m-%d %H:%M:%S', $3, 'unixepoch'), 'active', strftime('%Y-%m-%d %H:%M:%S', $3, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', $3, 'unixepoch'), '2026-01-01T00:00:00+00:00'
     from n",
    "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $2)
     insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
     select 900000000000000000 + i % $1, 'R-' || (i / $1 + 1), strftime('%Y-%m-%dT%H:%M', $3, 'unixepoch'),
            case when i % 2 = 0 then 'channel:' || (930000000000000000 + i) else 'person:' || (910000000000000000 + i) end,
            'remind', strftime('%Y-%m-%dT%H:%M:%S+00:00', $3, 'unixepoch'),
            strftime('%Y-%m-%dT%H:%M:%S+00:00', $3 + 86400, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%S+00:00', $3, 'unixepoch')
     from n",
];

/// Lone rows, at odd instants: how long after its time each leaves.
async fn lone(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let database = programs.folder.join("lone.db");
    let db = Db::open(&database).await.map_err(|error| error.to_string())?;
    let first_ms = i64::try_from(shapes::now_ms()).unwrap_or_default() + 6_000;
    let apart_ms = i64::try_from(LONE_APART.as_millis()).unwrap_or_default();
    db.write(move |connection| {
        Box::pin(async move {
            // A welcome: of all that is owed, the one whose time may be any.
            sqlx::query(
                "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1),
                      due(i, at) as (select i, strftime('%Y-%m-%dT%H:%M:%f+00:00', ($2 + i * $3) / 1000.0, 'unixepoch') from n)
                 insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                 select 900000000000000000 + i, 'welcome', 'once', 'channel:' || (930000000000000000 + i), 'welcome',
                        at, at, at from due",
            )
            .bind(LONE)
            .bind(first_ms)
            .bind(apart_ms)
            .execute(connection)
            .await?;
            Ok(())
        })
    })
    .await
    .map_err(|error| error.to_string())?;
    db.close().await;
    let mut bot = programs.convenor(&stand, "lone.db")?;
    bot.connected(&stand).await?;
    tokio::time::sleep(Duration::from_secs(8) + LONE_APART * u32::try_from(LONE).unwrap_or_default()).await;
    let late: Vec<f64> = stand
        .posts()
        .into_iter()
        .filter(|(channel, _)| *channel >= 930_000_000_000_000_000)
        .map(|(channel, at)| {
            let due_ms = first_ms + i64::try_from(channel - 930_000_000_000_000_000).unwrap_or_default() * apart_ms;
            let at_ms = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1_000.0;
            at_ms - due_ms as f64
        })
        .collect();
    println!();
    let (p50, p99) = (percentile(&late, 50), percentile(&late, 99));
    println!("{} lone reminders: p50 {p50:.0} ms late, p99 {p99:.0} ms", late.len());
    let all = late.len() == usize::try_from(LONE).unwrap_or_default();
    judge("p99 of a lone reminder's lateness, at most 250 ms", &format!("{p99:.0} ms"), all && p99 <= 250.0);
    Ok(())
}
