//! PRODUCT §4 "Wall clock" by name, and series with exceptions and moves.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::America::New_York;
use chrono_tz::Australia::Lord_Howe;
use chrono_tz::Pacific::Apia;
use chrono_tz::Tz;

use super::wall;
use crate::repeats::{MAX_BETWEEN, Rule, Series};
use crate::when::to_utc;

fn daily(start: NaiveDateTime, zone: Tz) -> Series {
    Series::new(start, zone, Rule::days(1))
}

/// Wall times with their zone's abbreviation, "mm-dd hh:mm EDT".
fn shown(series: &Series, after: NaiveDateTime, count: usize) -> Vec<String> {
    let zone = series.zone;
    let at = |at: DateTime<Utc>| at.with_timezone(&zone).format("%m-%d %H:%M %Z").to_string();
    series.after(to_utc(zone, after).0).take(count).map(|occurrence| at(occurrence.at)).collect()
}

#[test]
fn daily_at_half_past_two_over_the_spring_of_2026_in_new_york() {
    let series = daily(wall(2026, 3, 1, 2, 30), New_York);
    let got = shown(&series, wall(2026, 3, 7, 2, 0), 3);
    assert_eq!(got, ["03-07 02:30 EST", "03-08 03:30 EDT", "03-09 02:30 EDT"]);
    let shifted: Vec<bool> =
        series.after(to_utc(New_York, wall(2026, 3, 7, 2, 0)).0).take(3).map(|o| o.shifted).collect();
    assert_eq!(shifted, [false, true, false]);
}

#[test]
fn daily_at_half_past_one_over_the_autumn_of_2026_in_new_york() {
    let series = daily(wall(2026, 3, 1, 1, 30), New_York);
    let got = shown(&series, wall(2026, 10, 31, 1, 0), 3);
    assert_eq!(got, ["10-31 01:30 EDT", "11-01 01:30 EDT", "11-02 01:30 EST"]);
}

#[test]
fn hourly_where_two_hours_fall_on_one_instant() {
    let hourly = |zone, start| Series::new(start, zone, Some(Rule::cron("0 * * * *").unwrap()));
    let spring = hourly(New_York, wall(2026, 3, 8, 0, 0));
    assert_eq!(shown(&spring, wall(2026, 3, 8, 0, 30), 3), ["03-08 01:00 EST", "03-08 03:00 EDT", "03-08 04:00 EDT"]);
    let three = spring.after(to_utc(New_York, wall(2026, 3, 8, 1, 0)).0).next().unwrap();
    assert_eq!((three.original, three.shifted), (wall(2026, 3, 8, 3, 0), false));
    let half = hourly(Lord_Howe, wall(2026, 10, 4, 0, 0));
    assert_eq!(shown(&half, wall(2026, 10, 4, 1, 30), 2), ["10-04 02:30 +11", "10-04 03:00 +11"]);
}

/// Samoa had no 30 December 2011: what would fall on it falls on the 31st's, and is given once.
#[test]
fn a_day_that_a_zone_skips() {
    let series = daily(wall(2011, 12, 28, 9, 0), Apia);
    let got: Vec<_> =
        series.after(to_utc(Apia, wall(2011, 12, 28, 12, 0)).0).take(3).map(|o| (o.original, o.local)).collect();
    let same = |day| (wall(2011, 12, day, 9, 0), wall(2011, 12, day, 9, 0));
    let january = wall(2012, 1, 1, 9, 0);
    assert_eq!(got, [same(29), same(31), (january, january)]);
    let hourly = Series::new(wall(2011, 12, 29, 0, 0), Apia, Some(Rule::cron("0 */3 * * *").unwrap()));
    let hours: Vec<_> = hourly.after(to_utc(Apia, wall(2011, 12, 29, 20, 0)).0).take(4).map(|o| o.local).collect();
    assert_eq!(hours, [(29, 21), (31, 0), (31, 3), (31, 6)].map(|(day, hour)| wall(2011, 12, day, hour, 0)));
}

#[test]
fn exceptions_and_moves() {
    let mut series = Series::new(
        wall(2026, 11, 24, 18, 0),
        New_York,
        Rule::weeks(1, chrono::WeekdaySet::single(chrono::Weekday::Tue)),
    );
    series.except.insert(wall(2026, 12, 1, 18, 0));
    series.moved.insert(wall(2026, 12, 8, 18, 0), wall(2026, 12, 16, 10, 0));
    series.moved.insert(wall(2026, 12, 22, 18, 0), wall(2026, 12, 20, 12, 0));
    // Neither is an occurrence.
    series.moved.insert(wall(2026, 12, 9, 18, 0), wall(2026, 12, 10, 12, 0));
    series.except.insert(wall(2026, 12, 15, 17, 0));
    let got = shown(&series, wall(2026, 11, 20, 0, 0), 5);
    assert_eq!(got, ["11-24 18:00 EST", "12-15 18:00 EST", "12-16 10:00 EST", "12-20 12:00 EST", "12-29 18:00 EST"]);
    let moved = series.occurrence(wall(2026, 12, 8, 18, 0)).unwrap();
    assert_eq!((moved.original, moved.local), (wall(2026, 12, 8, 18, 0), wall(2026, 12, 16, 10, 0)));
    assert_eq!(series.occurrence(wall(2026, 12, 1, 18, 0)), None);
    assert_eq!(series.occurrence(wall(2026, 12, 2, 18, 0)), None);
    // Onto another one: given once.
    series.moved.insert(wall(2026, 12, 22, 18, 0), wall(2026, 12, 15, 18, 0));
    let got: Vec<_> = series.after(to_utc(New_York, wall(2026, 12, 10, 0, 0)).0).take(2).map(|o| o.original).collect();
    assert_eq!(got, [wall(2026, 12, 15, 18, 0), wall(2026, 12, 8, 18, 0)]);
}

#[test]
fn once_and_the_end_of_everything() {
    let once = Series::new(wall(2026, 3, 8, 2, 30), New_York, None);
    let at = once.next_after(DateTime::UNIX_EPOCH).unwrap();
    assert_eq!((at.local, at.shifted), (wall(2026, 3, 8, 3, 30), true));
    assert_eq!(once.next_after(at.at), None);
    let mut moved = once.clone();
    moved.moved.insert(once.start, wall(2026, 3, 9, 2, 30));
    assert_eq!(moved.next_after(DateTime::UNIX_EPOCH).unwrap().local, wall(2026, 3, 9, 2, 30));
    moved.except.insert(once.start);
    assert_eq!(moved.next_after(DateTime::UNIX_EPOCH), None);
    // The crate `cron` ends with the year 2100.
    let leap = Series::new(wall(2026, 1, 1, 0, 0), New_York, Some(Rule::cron("0 9 29 2 *").unwrap()));
    let years: Vec<_> = leap.after(DateTime::UNIX_EPOCH).map(|o| o.local.format("%Y").to_string()).collect();
    assert_eq!((years.len(), years.first().unwrap().as_str(), years.last().unwrap().as_str()), (18, "2028", "2096"));
    for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let _ = daily(wall(2026, 1, 1, 9, 0), New_York).next_after(now);
        let _ = leap.next_after(now);
    }
}

#[test]
fn between_is_bounded() {
    let series = daily(wall(2000, 1, 1, 9, 0), New_York);
    let from = to_utc(New_York, wall(2026, 11, 24, 9, 0)).0;
    let week = series.between(from, from + TimeDelta::days(7));
    assert_eq!((week.len(), week[0].local, week[6].at), (7, wall(2026, 11, 25, 9, 0), from + TimeDelta::days(7)));
    assert_eq!(series.between(from, from + TimeDelta::days(4_000)).len(), MAX_BETWEEN);
    assert!(series.between(from, from).is_empty());
}
