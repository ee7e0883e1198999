//! Every change of every zone's clock from 2026 to 2036, at sixteen times of the day: one occurrence a floating day, each later
//! than the one before, never a next that is not later than now.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::wall;
use crate::repeats::rule::{LAST, LAST_DAY};
use crate::repeats::{Rule, Series};
use crate::when::{to_local, to_utc};

/// Shorter than the time between any two changes of one zone.
const STEP: TimeDelta = TimeDelta::days(5);
/// On both sides of a change.
const AROUND: i64 = 2;

fn offset(zone: Tz, at: i64) -> i32 {
    let at = DateTime::from_timestamp(at, 0).unwrap();
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// The seconds at which the offset changes, and the offsets before and after, found by halving.
fn changes(zone: Tz) -> Vec<(i64, i32, i32)> {
    let (mut at, end) = (wall(2026, 1, 1, 0, 0).and_utc().timestamp(), wall(2037, 1, 1, 0, 0).and_utc().timestamp());
    let mut found = Vec::new();
    let mut before = offset(zone, at);
    while at < end {
        let next = at + STEP.num_seconds();
        let after = offset(zone, next);
        if after != before {
            let (mut low, mut high) = (at, next);
            while high - low > 1 {
                let middle = i64::midpoint(low, high);
                if offset(zone, middle) == before { low = middle } else { high = middle }
            }
            found.push((high, before, after));
        }
        (at, before) = (next, after);
    }
    found
}

/// Around the hours at which clocks change, and some others.
const TIMES: [(u32, u32); 16] = [
    (0, 0),
    (0, 15),
    (0, 30),
    (1, 0),
    (1, 30),
    (1, 45),
    (2, 0),
    (2, 15),
    (2, 30),
    (3, 0),
    (3, 30),
    (4, 0),
    (9, 0),
    (12, 0),
    (22, 30),
    (23, 30),
];

#[test]
fn every_change_of_every_zone() {
    let started = std::time::Instant::now();
    let mut seen = HashSet::new();
    let (mut zones, mut checked) = (0, 0);
    for zone in TZ_VARIANTS {
        let changes = changes(zone);
        if changes.is_empty() || !seen.insert(changes.clone()) {
            continue;
        }
        zones += 1;
        for (at, ..) in changes {
            let local = to_local(zone, DateTime::from_timestamp(at, 0).unwrap());
            for (hour, minute) in TIMES {
                checked += around(zone, local, hour, minute);
            }
            sweep(zone, at);
        }
    }
    assert!(zones >= 25 && checked > 50_000, "{zones} zones, {checked} occurrences");
    println!("{zones} different zones, {checked} occurrences in {:?}", started.elapsed());
}

/// From every half hour around the change, inside the gap or the hour that comes twice: the next is the earliest ahead.
fn sweep(zone: Tz, change: i64) {
    let local = to_local(zone, DateTime::from_timestamp(change, 0).unwrap());
    for (hour, minute) in [(0, 30), (1, 30), (2, 15), (3, 0)] {
        let day = |days: i64| (local.date() + TimeDelta::days(days)).and_hms_opt(hour, minute, 0).unwrap();
        let all: Vec<DateTime<Utc>> = (-2..=3).map(|days| to_utc(zone, day(days)).0).collect();
        let series = Series::new(day(-100), zone, Rule::days(1));
        for half in -6..=6 {
            let now = DateTime::from_timestamp(change + 1800 * half, 0).unwrap();
            let expected = all.iter().copied().find(|at| *at > now);
            assert_eq!(series.next_after(now).map(|next| next.at), expected, "{zone} after {now}");
        }
    }
}

fn around(zone: Tz, change: NaiveDateTime, hour: u32, minute: u32) -> usize {
    let day = change.date();
    let time = |days: i64| (day + TimeDelta::days(days)).and_hms_opt(hour, minute, 0).unwrap();
    let days: Vec<NaiveDateTime> = (-AROUND..=AROUND).map(time).collect();
    let daily = Series::new(time(-400), zone, Rule::days(1));
    chain(&daily, &days);
    // Those of the month that fall on the day of the change, as the only one around.
    let nth = day.day().div_ceil(7);
    let mut monthly = vec![Rule::dates(1, [day.day()]), Rule::nth(1, [nth], day.weekday())];
    if (day + TimeDelta::days(7)).month() != day.month() {
        monthly.push(Rule::nth(1, [LAST], day.weekday()));
    }
    if (day + TimeDelta::days(1)).month() != day.month() {
        monthly.push(Rule::dates(1, [LAST_DAY]));
    }
    let rules = monthly.len();
    for rule in monthly {
        assert!(rule.is_some());
        chain(&Series::new(time(-400), zone, rule), &[time(0)]);
    }
    days.len() + rules
}

/// From shortly before the first, the occurrences are those of these floating times, one each.
fn chain(series: &Series, days: &[NaiveDateTime]) {
    let zone = series.zone;
    let mut now: DateTime<Utc> = to_utc(zone, days[0] - TimeDelta::hours(20)).0;
    for day in days {
        let next = series.next_after(now).unwrap();
        assert_eq!(next.original, *day, "{zone} after {now}");
        assert!(next.at > now, "{zone}: {} is not after {now}", next.at);
        assert_eq!((next.at, next.shifted), to_utc(zone, *day), "{zone}");
        // On its own day, but in Greenland's gap from 23:00 to midnight: the hour that the clock jumps to is the next day's first.
        let jumps = next.shifted && day.hour() == 23 && next.local.date() == day.date() + TimeDelta::days(1);
        assert!(next.local.date() == day.date() || jumps, "{zone} after {now}: {}", next.local);
        // Until it comes it stays the next.
        assert_eq!(series.next_after(next.at - TimeDelta::seconds(1)), Some(next), "{zone}");
        now = next.at;
    }
    let later = series.next_after(now).unwrap();
    assert!(later.at > now && later.original > days[days.len() - 1], "{zone}");
}
