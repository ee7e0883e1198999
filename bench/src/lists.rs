//! Autocomplete and `/commit list` in a guild with ten thousand commitments.

use std::time::Duration;

use crate::bots::Programs;
use crate::deeds::{self, Pace};
use crate::figures::{judge, milliseconds, percentile};
use crate::stand::{Plan, Stand};

/// How many commitments there are.
const COMMITMENTS: u64 = 10_000;
/// How often each is asked.
const CALLS: u64 = 500;
/// What 99 of a hundred may take.
const P99_MS: f64 = 20.0;
/// One person has so many of them, the others the rest.
const BUSY: u64 = 2_000;

/// What is typed: nothing, a word of all, a reference, nothing that there is.
const TYPED: [&str; 4] = ["", "flyers", "C-9", "zebra"];

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let stand = Stand::start(1).await?;
    let mut bot = programs.convenor(&stand, "lists.db")?;
    bot.connected(&stand).await?;
    let pace = Pace { in_flight: 64, time: Duration::from_secs(120) };
    let plan = deeds::make_up_to(0, COMMITMENTS - BUSY, "is promised", pace);
    let others = stand.round(plan).await?;
    let busy = stand.round(deeds::by_one(0, COMMITMENTS - BUSY, BUSY, pace)).await?;
    println!("{} commitments, {BUSY} of them by one person", others.made.len() + busy.made.len());
    println!("\nwho             what                         p50 ms   p99 ms   max ms");
    let mut worst = [0.0_f64; 2];
    for (who, person) in [("has twenty", 7), ("has two thousand", 0)] {
        for typed in TYPED {
            let what = format!("/commit done commitment:{typed}");
            let p99 = ask(&stand, (who, &what), deeds::type_commitment(person, CALLS, typed)).await?;
            worst[0] = worst[0].max(p99);
        }
        let p99 = ask(&stand, (who, "/commit list"), deeds::list(person, CALLS)).await?;
        worst[1] = worst[1].max(p99);
    }
    let (memory, peak) = bot.memory()?;
    println!("memory of the bot now: {memory:.1} MiB, at most {peak:.1}\n");
    for (what, p99) in [("autocomplete", worst[0]), ("/commit list", worst[1])] {
        judge(&format!("p99 of {what}, at most {P99_MS} ms"), &format!("{p99:.2} ms"), p99 <= P99_MS);
    }
    Ok(())
}

async fn ask(stand: &Stand, (who, what): (&str, &str), plan: Plan) -> Result<f64, String> {
    let done = stand.round(plan).await?;
    if let Some(first) = &done.first_wrong {
        return Err(format!("{what}: {} answers were wrong, as {first}", done.wrong));
    }
    let times = milliseconds(&done.times);
    let [p50, p99, max] = [50, 99, 100].map(|percent| percentile(&times, percent));
    println!("{who:<16}{what:<28}{p50:>8.2}{p99:>9.2}{max:>9.2}");
    Ok(p99)
}
