//! How long a chart takes to draw, and what ten wanted at once do to a command. The drawing alone in this process; the rest through the
//! bot, with an indicator of three years in its database.

use std::time::{Duration, Instant};

use convenor::db::Db;
use convenor::{indicators, picture};

use crate::bots::Programs;
use crate::deeds::Pace;
use crate::figures::{judge, milliseconds, percentile};
use crate::shapes;
use crate::stand::{Plan, Stand, Step};

/// Charts drawn, each another one.
const DRAWN: u32 = 100;
/// What half of them may take.
const P50_MS: f64 = 60.0;
/// Charts wanted at once, again and again.
const AT_ONCE: u64 = 10;
/// What 99 of a hundred commands may take meanwhile.
const P99_MS: f64 = 100.0;
/// Indicators: more than the bot remembers pictures of.
const INDICATORS: u64 = 40;
/// Reports of the indicator, one a month.
const REPORTS: i64 = 36;

/// Runs it all, and says what was reached.
pub async fn run(programs: &Programs) -> Result<(), String> {
    let mut drawn = Vec::new();
    // The first one reads the font.
    for number in 0..=DRAWN {
        let svg = indicators::sample(number);
        let started = Instant::now();
        picture::draw(&svg).map_err(|error| error.to_string())?;
        drawn.push(started.elapsed().as_secs_f64() * 1_000.0);
    }
    let first = drawn.remove(0);
    let [p50, p99] = [50, 99].map(|percent| percentile(&drawn, percent));
    println!("a chart: p50 {p50:.1} ms, p99 {p99:.1} ms; the first {first:.1} ms");
    let path = programs.folder.join("chart.db");
    let db = Db::open(&path).await.map_err(|error| error.to_string())?;
    fill(&db).await?;
    db.close().await;
    let stand = Stand::start(1).await?;
    let mut bot = programs.convenor(&stand, "chart.db")?;
    bot.connected(&stand).await?;
    let pace = Pace { in_flight: 16, time: Duration::from_secs(10) };
    let alone = stand.round(mixed(0, pace)).await?;
    let beside = stand.round(mixed(AT_ONCE, pace)).await?;
    for done in [&alone, &beside] {
        if let Some(wrong) = &done.first_wrong {
            return Err(format!("{} answers were wrong, as {wrong}", done.wrong));
        }
    }
    let (commands, charts) = (milliseconds(&beside.times), milliseconds(&beside.others));
    let before = percentile(&milliseconds(&alone.times), 99);
    let p99 = percentile(&commands, 99);
    println!(
        "{} commands, {} with a chart; p99 of the others without charts {before:.1} ms",
        commands.len(),
        charts.len()
    );
    println!("a command with a chart: p50 {:.1} ms, p99 {:.1} ms\n", percentile(&charts, 50), percentile(&charts, 99));
    judge(&format!("p50 of a chart, at most {P50_MS} ms"), &format!("{p50:.1} ms"), p50 <= P50_MS);
    let what = format!("p99 of a command, {AT_ONCE} charts wanted at once, at most {P99_MS} ms");
    judge(&what, &format!("{p99:.1} ms"), p99 <= P99_MS);
    Ok(())
}

/// `/commit list` by many, and in every second hundred of them so many `/indicator show` at once.
fn mixed(charts: u64, pace: Pace) -> Plan {
    let next = move |number: u64| {
        let chart = number % 200 < charts;
        let (command, subcommand) = if chart { ("indicator", "show") } else { ("commit", "list") };
        // In turns, so that no picture is one that is remembered.
        let which = (number / 200 * charts + number % 200) % INDICATORS + 1;
        let options = if chart { shapes::indicator_options(which) } else { String::new() };
        Some(Step { kind: 2, person: number % 500, command, subcommand, options })
    };
    Plan { next: Box::new(next), expect: r#""type":"#, in_flight: pace.in_flight, time: pace.time }
}

/// Indicators in use, each with figures of its own.
async fn fill(db: &Db) -> Result<(), String> {
    db.write(|connection| {
        Box::pin(async move {
            for number in 1..=i64::try_from(INDICATORS).unwrap_or_default() {
                sqlx::query(
                    "insert into indicators (guild, number, name, direction, period, maker, steward, channel, state, made_at, what,
                         source, baseline, baseline_on, target, target_on, due_days, standing)
                     values ($1, $2, 'Indicator ' || $2, 'higher', 'month', 1, 1, 1, 'active', '2026-01-01T00:00:00+00:00', 'x', 'y',
                         60, '2023-01-31', 80, '2030-12-31', 10, 'improving')",
                )
                .bind(shapes::GUILD.cast_signed())
                .bind(number)
                .execute(&mut *connection)
                .await?;
                for month in 0..REPORTS {
                    sqlx::query(
                        "insert into indicator_reports (indicator, period, version, kind, value, person, reported_at)
                         select id, date('2023-01-01', '+' || $3 || ' months'), 1, 'value', $4, 1, '2026-01-01T00:00:00+00:00'
                         from indicators where guild = $1 and number = $2",
                    )
                    .bind(shapes::GUILD.cast_signed())
                    .bind(number)
                    .bind(month)
                    .bind(60.0 + ((month * 7 + number) % 13) as f64)
                    .execute(&mut *connection)
                    .await?;
                }
            }
            Ok(())
        })
    })
    .await
    .map_err(|error| error.to_string())
}
