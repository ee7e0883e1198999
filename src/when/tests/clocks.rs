//! The gap and the fold, and moments at which now matters.

use chrono::{Duration, NaiveDateTime, TimeZone};
use chrono_tz::America::{New_York, Santiago, Sao_Paulo};
use chrono_tz::Europe::{London, Madrid};
use chrono_tz::{Australia::Lord_Howe, Tz, UTC};

use super::{told, wall};
use crate::when::{Context, Purpose, Tongue, read, to_local, to_utc};

#[test]
fn gap_and_fold() {
    let rows = [
        (New_York, wall(2027, 3, 14, 2, 30), wall(2027, 3, 14, 7, 30), true),
        (New_York, wall(2026, 11, 1, 1, 30), wall(2026, 11, 1, 5, 30), false),
        (New_York, wall(2026, 3, 8, 2, 30), wall(2026, 3, 8, 7, 30), true),
        (New_York, wall(2026, 3, 9, 2, 30), wall(2026, 3, 9, 6, 30), false),
        (London, wall(2027, 3, 28, 1, 0), wall(2027, 3, 28, 1, 0), true),
        (London, wall(2027, 10, 31, 1, 59), wall(2027, 10, 31, 0, 59), false),
        (Lord_Howe, wall(2026, 10, 4, 2, 15), wall(2026, 10, 3, 15, 45), true),
        (Santiago, wall(2026, 9, 6, 0, 0), wall(2026, 9, 6, 4, 0), true),
    ];
    for (zone, local, utc, shifted) in rows {
        assert_eq!(to_utc(zone, local), (utc.and_utc(), shifted), "{zone} {local}");
    }
    assert_eq!(to_local(New_York, to_utc(New_York, wall(2026, 3, 8, 2, 30)).0), wall(2026, 3, 8, 3, 30));
}

#[test]
fn extremes_do_not_panic() {
    for zone in [UTC, New_York, Madrid] {
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let _ = to_utc(zone, local);
        }
    }
}

/// Noon of every day, and every quarter hour around every change of offset from 2026 to 2036: identity outside gaps,
/// and within a gap the wall time moves forward by at most its length.
#[test]
fn there_and_back() {
    for zone in [New_York, Madrid, London, Lord_Howe, Santiago, Sao_Paulo] {
        let mut noon = wall(2026, 1, 1, 12, 0);
        while noon < wall(2037, 1, 1, 0, 0) {
            there_and_back_at(zone, noon);
            if offset(zone, noon) != offset(zone, noon + Duration::days(1)) {
                (0..=96).for_each(|n| there_and_back_at(zone, noon + Duration::minutes(15 * n)));
            }
            noon += Duration::days(1);
        }
    }
}

fn offset(zone: Tz, local: NaiveDateTime) -> Duration {
    local.and_utc() - to_utc(zone, local).0
}

fn there_and_back_at(zone: Tz, local: NaiveDateTime) {
    let (at, shifted) = to_utc(zone, local);
    let back = to_local(zone, at);
    let exists = zone.from_local_datetime(&local).earliest().is_some();
    assert_eq!(shifted, !exists, "{zone} {local}");
    if exists {
        assert_eq!(back, local, "{zone}");
    } else {
        let moved = back - local;
        assert!(moved > Duration::zero() && moved <= Duration::hours(1), "{zone} {local} → {back}");
    }
}

fn told_at(now: NaiveDateTime, text: &str, purpose: Purpose) -> String {
    let context = Context { now: to_utc(New_York, now).0, zone: New_York, tongue: Tongue::EnUs };
    told(&read(text, purpose, &context))
}

#[test]
fn readings_over_a_change_of_clock() {
    let before_spring = wall(2027, 3, 13, 10, 0);
    let context = Context { now: to_utc(New_York, before_spring).0, zone: New_York, tongue: Tongue::EnUs };
    let shifted = read("tomorrow 2:30am", Purpose::Due, &context).unwrap();
    assert_eq!((shifted[0].local, shifted[0].shifted), (wall(2027, 3, 14, 3, 30), true));
    // Days keep the clock time, hours are elapsed time.
    assert_eq!(told_at(before_spring, "in 1 day", Purpose::Due), "2027-03-14 10:00");
    assert_eq!(told_at(before_spring, "in 24 hours", Purpose::Due), "2027-03-14 11:00");
    assert_eq!(told_at(wall(2026, 10, 31, 12, 0), "in 24h", Purpose::Due), "2026-11-01 11:00");
    assert_eq!(told_at(wall(2026, 10, 31, 12, 0), "tomorrow 1:30am", Purpose::Due), "2026-11-01 01:30");
}

#[test]
fn the_edge_of_days_and_months() {
    let rows = [
        (wall(2027, 1, 31, 10, 0), "in 1 month", "2027-02-28 10:00"),
        (wall(2027, 1, 31, 10, 0), "next month", "2027-02-28 10:00"),
        (wall(2028, 2, 29, 10, 0), "in a year", "2029-02-28 10:00"),
        (wall(2028, 2, 29, 18, 0), "feb 29", "2032-02-29 17:00"),
        (wall(2027, 1, 30, 18, 0), "the 30th", "2027-03-30 17:00"),
        (wall(2026, 11, 18, 18, 0), "today", "past 2026-11-18 17:00"),
        (wall(2026, 11, 18, 18, 0), "wednesday", "2026-11-25 17:00"),
        (wall(2026, 11, 18, 18, 0), "eod", "2026-11-18 23:59:59"),
        (wall(2026, 11, 18, 18, 0), "nov 18", "2027-11-18 17:00"),
        (wall(2026, 11, 22, 12, 0), "next monday", "2026-11-23 17:00"),
        (wall(2026, 11, 23, 12, 0), "next monday", "2026-11-30 17:00"),
        (wall(2026, 11, 22, 12, 0), "weekend", "2026-11-22 17:00"),
        (wall(2026, 11, 21, 12, 0), "end of the week", "2026-11-22 17:00"),
        (wall(2026, 11, 18, 23, 30), "tonight", "past 2026-11-18 20:00"),
        (wall(2026, 12, 31, 12, 0), "tomorrow 9am", "2027-01-01 09:00"),
        (wall(2026, 12, 30, 12, 0), "1/1", "2027-01-01 17:00"),
    ];
    for (now, text, expected) in rows {
        let got = told_at(now, text, Purpose::Due);
        assert!(got == expected || got.starts_with(&format!("{expected} | ")), "{text:?} at {now}: {got}");
    }
    assert_eq!(told_at(wall(2026, 11, 18, 19, 0), "today", Purpose::Moment), "no time ");
    assert!(told_at(wall(2026, 11, 18, 19, 0), "wed", Purpose::Moment).starts_with("no time 2026-11-25 09:00"));
}
