//! Numbers out of samples, and how they are said.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// A file for measuring syncs is written from the start again after so many blocks, as SQLite does with its log.
const BLOCKS: u32 = 1_000;

/// The value below which so many of a hundred lie.
pub fn percentile(samples: &[f64], percent: usize) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// The middle.
pub fn median(samples: &[f64]) -> f64 {
    let (mut below, mut above) = (samples.to_vec(), samples.to_vec());
    below.sort_by(f64::total_cmp);
    above.sort_by(|a, b| b.total_cmp(a));
    f64::midpoint(middle(&below), middle(&above))
}

fn middle(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Durations as milliseconds.
pub fn milliseconds(times: &[Duration]) -> Vec<f64> {
    times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect()
}

/// One of the figures to reach: prints it with its bound, and says whether it is reached.
pub fn judge(what: &str, measured: &str, reached: bool) {
    println!("{}  {what}: {measured}", if reached { "reached" } else { "MISSED " });
}

/// What it costs to make a 4 KiB block durable, in a file of this folder: each time, in milliseconds.
pub fn syncs(folder: &Path, count: u32) -> std::io::Result<Vec<f64>> {
    let mut file = File::create(folder.join("syncs"))?;
    let block = [7_u8; 4096];
    (0..count)
        .map(|number| {
            if number % BLOCKS == 0 {
                file.seek(SeekFrom::Start(0))?;
            }
            let started = Instant::now();
            file.write_all(&block)?;
            file.sync_data()?;
            Ok(started.elapsed().as_secs_f64() * 1_000.0)
        })
        .collect()
}

/// How busy the machine is already: the load of the last minute.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}
