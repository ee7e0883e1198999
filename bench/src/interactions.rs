//! `/commit make` and `/commit done` beside the bare bot: rounds in turn, and the ratio of the medians.

use std::path::Path;
use std::time::Duration;

use crate::bots::{self, Bot, Programs};
use crate::deeds::{self, Pace};
use crate::figures::{judge, median, milliseconds, percentile, syncs};
use crate::stand::{Done, Stand};

/// Words of the answers.
const MADE: &str = "is promised";
const CLOSED: &str = "Done: ";
const OK: &str = "ok";
/// How many syncs are timed a round.
const SYNCS: u32 = 100;
/// A call alone may take so much more than the bare bot's and one sync.
const ALONE_MS: f64 = 0.4;

/// How the rounds are run.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
    /// How many of each.
    pub count: usize,
    /// How long each is.
    pub time: Duration,
    /// How many interactions at once.
    pub in_flight: usize,
}

/// What is measured in each round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Make,
    Done,
    /// `/commit make`, one at a time.
    Alone,
}

const ALL: [What; 3] = [What::Make, What::Done, What::Alone];

/// One bot with its stand-in, and what its rounds brought.
struct Side {
    name: &'static str,
    stand: Stand,
    bot: Bot,
    /// The words of its answers to make and done.
    expect: (&'static str, &'static str),
    /// The next number that was not used.
    next: u64,
    /// Made and not yet done.
    made: Vec<(u64, u64)>,
    series: [Series; 3],
}

/// A figure from each round.
#[derive(Default)]
struct Series {
    rate: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
    cpu: Vec<f64>,
}

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs, rounds: Rounds) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let bot = programs.convenor(&stand, "interactions.db")?;
    let mut convenor = Side::new("convenor", (MADE, CLOSED), stand, bot);
    let stand = Stand::start(1).await?;
    let bot = programs.bare(&stand)?;
    let mut bare = Side::new("bare bot", (OK, OK), stand, bot);
    let many = Pace { in_flight: rounds.in_flight, time: rounds.time };
    for side in [&mut convenor, &mut bare] {
        side.bot.connected(&side.stand).await?;
        side.run(What::Make, Pace { time: Duration::from_secs(1), ..many }).await?;
    }
    println!("round  bot       what      calls/s   p50 ms   p99 ms  CPU µs a call (driver's)");
    let mut sync = Vec::new();
    for round in 1..=rounds.count {
        sync.push(median(&syncs(&programs.folder, SYNCS).map_err(|error| error.to_string())?));
        for what in ALL {
            let pace = if what == What::Alone { Pace { in_flight: 1, time: rounds.time / 2 } } else { many };
            // Each goes first as often as the other.
            let mut turns = [&mut convenor, &mut bare];
            turns.rotate_left(round % 2);
            for side in turns {
                side.round(round, what, pace).await?;
            }
        }
    }
    drop(bare.bot);
    drop(convenor.bot);
    table(&convenor.series, &bare.series, &sync);
    let synced = count_syncs(programs, many).await;
    verdicts(&convenor.series, &bare.series, median(&sync), synced);
    Ok(())
}

impl Side {
    fn new(name: &'static str, expect: (&'static str, &'static str), stand: Stand, bot: Bot) -> Self {
        Self { name, stand, bot, expect, next: 0, made: Vec::new(), series: Default::default() }
    }

    /// Runs one plan, and keeps what it made.
    async fn run(&mut self, what: What, pace: Pace) -> Result<Done, String> {
        let plan = match what {
            What::Make | What::Alone => deeds::make(self.next, self.expect.0, pace),
            What::Done => deeds::done(self.made.clone(), self.expect.1, pace),
        };
        let done = self.stand.round(plan).await.map_err(|error| format!("{}: {error}", self.name))?;
        let answered = done.times.len();
        if let Some(first) = &done.first_wrong {
            return Err(format!("{}: {} of {answered} answers were wrong, as {first}", self.name, done.wrong));
        }
        match what {
            What::Done => drop(self.made.drain(..answered)),
            What::Make | What::Alone if done.made.is_empty() => {
                // The bare bot makes nothing; its references are made up.
                self.made.extend((self.next..).take(answered).map(|number| (number % deeds::PEOPLE, number)));
            }
            What::Make | What::Alone => self.made.extend(&done.made),
        }
        self.next += answered as u64;
        Ok(done)
    }

    /// Runs one round, prints it, and keeps its figures.
    async fn round(&mut self, round: usize, what: What, pace: Pace) -> Result<(), String> {
        let before = (self.bot.cpu(), bots::cpu("self"));
        let done = self.run(what, pace).await?;
        let calls = done.times.len() as f64;
        let per_call = |after: Duration, before: Duration| after.saturating_sub(before).as_secs_f64() * 1e6 / calls;
        let (cpu, driver) = (per_call(self.bot.cpu(), before.0), per_call(bots::cpu("self"), before.1));
        let times = milliseconds(&done.times);
        let (rate, p50, p99) =
            (done.within as f64 / done.took.as_secs_f64(), percentile(&times, 50), percentile(&times, 99));
        let name = self.name;
        println!("{round:<7}{name:<10}{:<8}{rate:>9.0}{p50:>9.2}{p99:>9.2}{cpu:>9.0} ({driver:.0})", what.name());
        let series = &mut self.series[what as usize];
        series.rate.push(rate);
        series.p50.push(p50);
        series.p99.push(p99);
        series.cpu.push(cpu);
        Ok(())
    }
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Done => "done",
            Self::Alone => "make ×1",
        }
    }
}

/// The medians of all rounds, side by side.
fn table(convenor: &[Series; 3], bare: &[Series; 3], sync: &[f64]) {
    println!(
        "\nmedians        convenor calls/s  p50 ms  p99 ms  CPU µs   bare calls/s  p50 ms  p99 ms  CPU µs   ratio"
    );
    for what in ALL {
        let (ours, theirs) = (&convenor[what as usize], &bare[what as usize]);
        let of = |series: &Series| [&series.rate, &series.p50, &series.p99, &series.cpu].map(|all| median(all));
        let ([rate, p50, p99, cpu], [bare_rate, bare_p50, bare_p99, bare_cpu]) = (of(ours), of(theirs));
        println!(
            "{:<14}{rate:>17.0}{p50:>8.2}{p99:>8.2}{cpu:>8.0}{bare_rate:>15.0}{bare_p50:>8.2}{bare_p99:>8.2}{bare_cpu:>8.0}{:>8.2}",
            what.name(),
            rate / bare_rate
        );
    }
    println!("one sync of 4 KiB: {:.2} ms", median(sync));
}

/// Syncs a call, of make and of done, counted in a round of their own.
async fn count_syncs(programs: &Programs, pace: Pace) -> Result<[f64; 2], String> {
    let stand = Stand::start(1).await?;
    let trace = programs.folder.join("trace");
    let mut bot = programs.traced_convenor(&stand, "traced.db", &trace)?;
    bot.connected(&stand).await?;
    let mut side = Side::new("convenor below strace", (MADE, CLOSED), stand, bot);
    side.run(What::Make, Pace { time: Duration::from_millis(300), ..pace }).await?;
    let mut counts = [0.0; 2];
    for (what, count) in [What::Make, What::Done].into_iter().zip(&mut counts) {
        let before = lines(&trace)?;
        let done = side.run(what, pace).await?;
        *count = (lines(&trace)? - before) as f64 / done.times.len() as f64;
    }
    Ok(counts)
}

/// Calls in a trace; those that were interrupted in writing take two lines.
fn lines(trace: &Path) -> Result<usize, String> {
    let text = std::fs::read_to_string(trace).map_err(|error| format!("{}: {error}", trace.display()))?;
    Ok(text.lines().filter(|line| line.contains("sync") && !line.contains("resumed>")).count())
}

fn verdicts(convenor: &[Series; 3], bare: &[Series; 3], sync: f64, synced: Result<[f64; 2], String>) {
    println!();
    for (what, bound) in [(What::Make, 0.5), (What::Done, 0.6)] {
        let ratio = median(&convenor[what as usize].rate) / median(&bare[what as usize].rate);
        let name = format!("/commit {} beside the bare bot, at least {bound}", what.name());
        judge(&name, &format!("{ratio:.2}"), ratio >= bound);
    }
    match synced {
        Ok(counts) => {
            for (what, count) in [What::Make, What::Done].into_iter().zip(counts) {
                judge(&format!("syncs a /commit {}, at most 0.1", what.name()), &format!("{count:.3}"), count <= 0.1);
            }
        }
        Err(error) => println!("not measured: syncs a call ({error}); it takes strace"),
    }
    let alone = |series: &[Series; 3]| median(&series[What::Alone as usize].p50);
    let bound = alone(bare) + sync + ALONE_MS;
    let said = format!("{:.2} ms; {:.2} over the bare bot", alone(convenor), alone(convenor) - alone(bare));
    let name = format!("p50 of /commit make alone, at most bare + sync + {ALONE_MS} = {bound:.2} ms");
    judge(&name, &said, alone(convenor) <= bound);
}
