//! One pass of the scheduler with ten rows due, in a database with a million future rows and in one with none. In this process; what
//! posting ten messages costs is measured beside it and taken off.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use convenor::charter::Charters;
use convenor::clock::Clock;
use convenor::config::{Origin, Token};
use convenor::db::Db;
use convenor::discord::rest::Rest;
use convenor::feature::{App, Lacks, Reach};
use convenor::ids::{ChannelId, GuildId, OutboxId, RoleId};
use convenor::languages::Languages;
use convenor::text::Words;
use convenor::{bot, scheduler};
use futures_util::future::BoxFuture;
use rustix::time::{ClockId, clock_gettime};

use crate::bots::Programs;
use crate::figures::{judge, percentile, syncs};
use crate::shapes::TOKEN;
use crate::stand::Stand;

const FUTURE: i64 = 1_000_000;
const DUE: i64 = 10;
/// Passes measured of each.
const PASSES: i64 = 500;
/// Every so many passes, so many syncs are timed.
const BLOCK: i64 = 25;
const SYNCS: u32 = 20;

/// Nothing is asked of Discord here.
struct Nothing;

impl Reach for Nothing {
    fn lacks_to_post(&self, _: (GuildId, ChannelId), _: Words) -> BoxFuture<'_, convenor::error::Result<Vec<String>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn lacks_to_ping(
        &self,
        _: (GuildId, ChannelId),
        _: RoleId,
        _: Words,
    ) -> BoxFuture<'_, convenor::error::Result<Option<String>>> {
        Box::pin(async { Ok(None) })
    }

    fn lacks_to_work(
        &self,
        _: GuildId,
        _: Vec<ChannelId>,
        _: Words,
    ) -> BoxFuture<'_, convenor::error::Result<Vec<Lacks>>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn lacks<'a>(&'a self, _: (GuildId, ChannelId), _: &'a [u64]) -> BoxFuture<'a, convenor::error::Result<Vec<u64>>> {
        Box::pin(async { Ok(Vec::new()) })
    }
}

/// What passes cost, in milliseconds: wall time and processor time of each. (Of processor time the median counts: where others use the
/// same processors, a few passes cost many times as much.)
#[derive(Default)]
struct Passes {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

/// A database with so much that is due later, and the bot on it.
struct Bed {
    db: Db,
    app: App,
}

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let rest = Rest::hurried(Origin::parse(stand.origin())?, Token::parse(TOKEN)?).map_err(|error| text(&error))?;
    let folder = programs.folder.clone();
    // In a task, as the scheduler runs: who waits on the thread that started would have to be woken each time.
    let measured = tokio::spawn(async move {
        let beds = [
            Bed::made(&folder.join("tick-none.db"), 0).await?,
            Bed::made(&folder.join("tick-million.db"), FUTURE).await?,
        ];
        let [mut none, mut million, mut alone] = [(); 3].map(|()| Passes::default());
        let mut sync = Vec::new();
        // In turns: what else the machine does meanwhile, it does to all of them.
        for pass in 0..PASSES {
            if pass % BLOCK == 0 {
                sync.extend(syncs(&folder, SYNCS).map_err(|error| error.to_string())?);
            }
            beds[0].pass(&rest, pass, &mut none).await?;
            beds[1].pass(&rest, pass, &mut million).await?;
            alone.measure(wire(&rest, pass)).await?;
        }
        for bed in &beds {
            bed.db.close().await;
        }
        Ok::<_, String>((none, million, alone, sync))
    });
    let (none, million, wire, sync) = measured.await.map_err(|error| text(&error))??;
    println!("{DUE} rows due      p50 ms   p99 ms   CPU ms a pass (on average)");
    for (name, all) in [("no future rows", &none), ("1,000,000", &million), ("the wire alone", &wire)] {
        let average = all.cpu.iter().sum::<f64>() / PASSES as f64;
        let (p50, p99, cpu) = (percentile(&all.wall, 50), percentile(&all.wall, 99), percentile(&all.cpu, 50));
        println!("{name:<16}{p50:>8.2}{p99:>9.2}{cpu:>12.2} ({average:.2})");
    }
    let wire_p50 = percentile(&wire.wall, 50);
    let without = |all: &Passes, percent| (percentile(&all.wall, percent) - wire_p50).max(0.0);
    println!();
    let ratio = without(&million, 50) / without(&none, 50);
    judge("p50 with a million future rows, at most 1.2 of that with none", &format!("{ratio:.2}"), ratio <= 1.2);
    let cpu = percentile(&million.cpu, 50) - percentile(&wire.cpu, 50);
    judge("CPU of a pass without the wire, at most 2 ms", &format!("{cpu:.2} ms"), cpu <= 2.0);
    let bound = 5.0 + percentile(&sync, 99);
    let p99 = without(&million, 99);
    judge(
        &format!("p99 of a pass, at most 5 ms + a sync's p99 = {bound:.1} ms"),
        &format!("{p99:.2} ms"),
        p99 <= bound,
    );
    started(programs).await
}

/// Memory, and the time to the first answer, with a million future rows.
async fn started(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let mut bot = programs.convenor(&stand, "tick-million.db")?;
    bot.connected(&stand).await?;
    let start = bot.started.elapsed().as_secs_f64() * 1_000.0;
    tokio::time::sleep(Duration::from_secs(4)).await;
    let (memory, _) = bot.memory()?;
    judge("start with a million future rows, at most 1,000 ms", &format!("{start:.0} ms"), start <= 1_000.0);
    judge("memory with them, at most 40 MiB", &format!("{memory:.1} MiB"), memory <= 40.0);
    Ok(())
}

/// The wire alone: ten messages, as the scheduler posts them.
async fn wire(rest: &Rest, pass: i64) -> Result<(), String> {
    let posts = (0..DUE).map(|row| {
        let body = serde_json::json!({ "content": "Bring the chairs", "allowed_mentions": { "parse": [] } });
        rest.post(ChannelId(940_000_000_000_000_000 + row), (body, &[]), OutboxId(pass * DUE + row))
    });
    futures_util::future::try_join_all(posts).await.map_err(|error| error.to_string()).map(|_| ())
}

/// The time that this process spent on the processors. (`/proc` counts it in steps longer than a pass.)
fn spent() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}

/// The bot's own, in this process.
pub fn app(db: &Db) -> App {
    let clock = Clock::real();
    App {
        db: db.clone(),
        charters: Charters::default(),
        languages: Languages::default(),
        started_at: clock.now(),
        clock,
        features: Arc::new(bot::FEATURES),
        owed: convenor::outbox::Bell::default(),
        reach: Arc::new(Nothing),
    }
}

impl Bed {
    async fn made(database: &Path, future: i64) -> Result<Self, String> {
        let db = Db::open(database).await.map_err(|error| error.to_string())?;
        fill(&db, future).await?;
        Ok(Self { app: app(&db), db })
    }

    /// Ten rows fall due, and a pass carries them.
    async fn pass(&self, rest: &Rest, pass: i64, passes: &mut Passes) -> Result<(), String> {
        owe(&self.db, pass).await?;
        let tick =
            async { scheduler::tick(&self.app, rest, self.app.clock.now()).await.map_err(|error| error.to_string()) };
        let handled = passes.measure(tick).await?;
        if i64::try_from(handled) == Ok(DUE) {
            Ok(())
        } else {
            Err(format!("a pass handled {handled} rows, not {DUE}"))
        }
    }
}

impl Passes {
    async fn measure<T>(&mut self, work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
        let (started, before) = (Instant::now(), spent());
        let done = work.await?;
        self.wall.push(started.elapsed().as_secs_f64() * 1_000.0);
        self.cpu.push(spent().saturating_sub(before).as_secs_f64() * 1_000.0);
        Ok(done)
    }
}

/// Rows that are due in years, of a thousand guilds.
async fn fill(db: &Db, count: i64) -> Result<(), String> {
    let fill = "with recursive n(i) as (select 1 union all select i + 1 from n where i < $1)
        insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
        select 900000000000000000 + i % 1000, 'R-' || i, '2030-01-01T09:00', 'person:' || (910000000000000000 + i % 50000),
               'remind', at, at, at
        from (select i, strftime('%Y-%m-%dT%H:%M:%S+00:00', 1893456000 + i * 60, 'unixepoch') as at from n where $1 > 0)";
    db.write(move |connection| {
        Box::pin(async move { Ok(sqlx::query(fill).bind(count).execute(connection).await.map(|_| ())?) })
    })
    .await
    .map_err(|error| error.to_string())
}

/// Ten rows that are due now, each of a guild and a channel of its own.
async fn owe(db: &Db, pass: i64) -> Result<(), String> {
    let second = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let second = i64::try_from(second).unwrap_or_default() - 1;
    let owe = "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $1)
        insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
        select 950000000000000000 + i, 'welcome', 'pass ' || $2, 'channel:' || (940000000000000000 + i), 'welcome', at, at, at
        from (select i, strftime('%Y-%m-%dT%H:%M:%S+00:00', $3, 'unixepoch') as at from n)";
    db.write(move |connection| {
        Box::pin(async move {
            Ok(sqlx::query(owe).bind(DUE).bind(pass).bind(second).execute(connection).await.map(|_| ())?)
        })
    })
    .await
    .map_err(|error| error.to_string())
}
