//! Memory once the bot is ready, with one guild and with a thousand, and how soon it answers after its start.

use std::time::Duration;

use crate::bots::{Bot, Programs};
use crate::deeds::{self, Pace};
use crate::figures::{judge, median};
use crate::stand::Stand;

/// So long after the last guild the memory is read.
const SETTLED: Duration = Duration::from_secs(4);
/// What it may be, in MiB.
const ONE_GUILD_MIB: f64 = 20.0;
const THOUSAND_GUILDS_MIB: f64 = 25.0;
/// The first answer may take so long.
const FIRST_ANSWER_MS: f64 = 100.0;
/// How many starts are timed.
const STARTS: usize = 7;

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    println!("guilds  start           now MiB  at most MiB  messages posted");
    let mut most = Vec::new();
    for guilds in [1, 1_000] {
        let database = format!("memory-{guilds}.db");
        let mut worst: f64 = 0.0;
        for start in ["first", "second"] {
            let stand = Stand::start(guilds).await?;
            let mut bot = programs.convenor(&stand, &database)?;
            let (now, peak) = settled(&mut bot, &stand).await?;
            println!("{guilds:<8}{start:<16}{now:>7.1}{peak:>13.1}{:>17}", stand.told().posted);
            worst = worst.max(now);
        }
        let stand = Stand::start(guilds).await?;
        let (now, peak) = settled(&mut programs.bare(&stand)?, &stand).await?;
        println!("{guilds:<8}{:<16}{now:>7.1}{peak:>13.1}", "bare bot");
        most.push(worst);
    }
    let convenor = first_answers(programs, true).await?;
    let bare = first_answers(programs, false).await?;
    println!("first answer after the start: {convenor:.0} ms; the bare bot's {bare:.0} ms\n");
    for (name, mib, bound) in [("1 guild", most[0], ONE_GUILD_MIB), ("1,000 guilds", most[1], THOUSAND_GUILDS_MIB)] {
        judge(&format!("memory with {name}, at most {bound} MiB"), &format!("{mib:.1} MiB"), mib <= bound);
    }
    let said = format!("{convenor:.0} ms");
    judge(&format!("first answer, at most {FIRST_ANSWER_MS} ms"), &said, convenor <= FIRST_ANSWER_MS);
    Ok(())
}

/// Waits until it has answered somebody and has been left alone for a while.
async fn settled(bot: &mut Bot, stand: &Stand) -> Result<(f64, f64), String> {
    bot.connected(stand).await?;
    // Its answer comes behind all the guilds.
    stand.round(deeds::make_up_to(0, 1, "", Pace { in_flight: 1, time: Duration::from_secs(10) })).await?;
    tokio::time::sleep(SETTLED).await;
    bot.memory()
}

/// The middle of several starts on a database that is there already, in milliseconds.
async fn first_answers(programs: &Programs, convenor: bool) -> Result<f64, String> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let stand = Stand::start(1).await?;
        let bot = if convenor { programs.convenor(&stand, "memory-1.db") } else { programs.bare(&stand) }?;
        let started = bot.started;
        stand.round(deeds::make_up_to(0, 1, "", Pace { in_flight: 1, time: Duration::from_secs(10) })).await?;
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(median(&times))
}
