//! Wall clock ↔ instant (PRODUCT §4 "Wall clock").

use chrono::{DateTime, Duration, MappedLocalTime, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// Longest gap a zone has made (a skipped calendar day, Samoa 2011), with a margin.
const BEFORE_ANY_GAP: i64 = 26;

/// Local wall time → instant. A time that does not exist (spring) is read with the offset before the gap, so 02:30 is
/// 03:30; one that exists twice (autumn) is the first. The bool says it was shifted.
pub fn to_utc(zone: Tz, local: NaiveDateTime) -> (DateTime<Utc>, bool) {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => (at.with_timezone(&Utc), false),
        MappedLocalTime::Ambiguous(a, b) => (a.min(b).with_timezone(&Utc), false),
        MappedLocalTime::None => (by_offset_before(zone, local), true),
    }
}

/// Instant → wall time in the zone.
pub fn to_local(zone: Tz, at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The offset in force just before the gap: walk back by quarter hours to the last wall time that exists.
fn by_offset_before(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let steps = 1..=BEFORE_ANY_GAP * 4;
    let last = steps
        .filter_map(|n| local.checked_sub_signed(Duration::minutes(15 * n)))
        .find_map(|before| zone.from_local_datetime(&before).latest());
    let seconds = last.map_or(0, |t| i64::from(t.offset().fix().local_minus_utc()));
    local.checked_sub_signed(Duration::seconds(seconds)).unwrap_or(local).and_utc()
}
