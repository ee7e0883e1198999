//! The clock changes of a zone (VTIMEZONE), for calendars that do not know it by its name.
//!
//! Where the same two changes come every year ("the second Sunday in March at 2:00"), they are written as rules without an end; anywhere
//! else each one of the years around is written by itself.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc, Weekday,
};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::FORMAT;
use super::text::Lines;

/// Years that are looked at after the first.
const YEARS: i32 = 12;
/// Years in which the changes must be alike to be taken for a rule.
const ALIKE_YEARS: usize = 10;

/// The clocks change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// On the wall clock as it was before.
    local: NaiveDateTime,
    from: i32,
    to: i32,
    /// Summer time begins.
    is_daylight: bool,
    name: String,
}

/// The zone, from the year before a local time on; nothing for UTC.
pub fn write(lines: &mut Lines, zone: Tz, first: NaiveDateTime) {
    if zone == Tz::UTC {
        return;
    }
    let year = first.year() - 1;
    let changes = changes(zone, year);
    let start = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(first.date()).and_time(NaiveTime::MIN);
    let before = zone.offset_from_utc_datetime(&start);
    let offset = before.fix().local_minus_utc();
    lines.add("BEGIN:VTIMEZONE");
    lines.add(&format!("TZID:{}", zone.name()));
    let there = Change {
        local: start,
        from: offset,
        to: offset,
        is_daylight: before.dst_offset() > TimeDelta::zero(),
        name: before.abbreviation().unwrap_or_default().to_owned(),
    };
    observance(lines, &there, "");
    match yearly(&changes) {
        Some(rules) => rules.iter().for_each(|(change, rule)| observance(lines, change, rule)),
        None => changes.iter().for_each(|change| observance(lines, change, "")),
    }
    lines.add("END:VTIMEZONE");
}

fn observance(lines: &mut Lines, change: &Change, rule: &str) {
    let kind = if change.is_daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.add(&format!("BEGIN:{kind}"));
    lines.add(&format!("DTSTART:{}", change.local.format(FORMAT)));
    if !rule.is_empty() {
        lines.add(&format!("RRULE:{rule}"));
    }
    lines.add(&format!("TZOFFSETFROM:{}", offset(change.from)));
    lines.add(&format!("TZOFFSETTO:{}", offset(change.to)));
    if !change.name.is_empty() {
        lines.add(&format!("TZNAME:{}", change.name));
    }
    lines.add(&format!("END:{kind}"));
}

/// "-0500".
fn offset(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// All changes of the years from one on.
fn changes(zone: Tz, year: i32) -> Vec<Change> {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let (Some(mut at), Some(end)) = (day(year), day(year + YEARS)) else { return Vec::new() };
    let seconds = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc();
    let mut found = Vec::new();
    while at < end {
        let next = at + TimeDelta::days(1);
        let (from, to) = (seconds(at), seconds(next));
        if from != to {
            let (mut before, mut after) = (at, next);
            while after - before > TimeDelta::seconds(1) {
                let middle = before + (after - before) / 2;
                if seconds(middle) == from { before = middle } else { after = middle }
            }
            // Clocks change at whole seconds; halving may have left us between two.
            let there = DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after);
            let offset = zone.offset_from_utc_datetime(&there.naive_utc());
            found.push(Change {
                local: there.naive_utc() + TimeDelta::seconds(i64::from(from)),
                from,
                to,
                is_daylight: offset.dst_offset() > TimeDelta::zero(),
                name: offset.abbreviation().unwrap_or_default().to_owned(),
            });
        }
        at = next;
    }
    found
}

/// The changes as yearly rules, each with its first; `None` if they are not alike from year to year.
fn yearly(changes: &[Change]) -> Option<Vec<(Change, String)>> {
    let mut rules: Vec<(Change, String)> = Vec::new();
    for change in changes {
        if rules.iter().any(|(first, _)| is_like(first, change)) {
            continue;
        }
        let alike: Vec<&Change> = changes.iter().filter(|other| is_like(change, other)).collect();
        let years = i64::from(alike.last()?.local.year() - change.local.year()) + 1;
        let each_year = usize::try_from(years).ok()? == alike.len();
        if alike.len() < ALIKE_YEARS || !each_year {
            return None;
        }
        rules.push((change.clone(), rule(&alike)?));
    }
    Some(rules)
}

/// The same change in another year.
fn is_like(one: &Change, other: &Change) -> bool {
    let when =
        |change: &Change| (change.local.month(), change.local.weekday(), change.local.time(), change.from, change.to);
    when(one) == when(other)
}

fn rule(alike: &[&Change]) -> Option<String> {
    let dates: Vec<NaiveDate> = alike.iter().map(|change| change.local.date()).collect();
    let first = dates.first()?;
    let day = code(first.weekday());
    let nth = |date: &NaiveDate| date.day().div_ceil(7);
    let is_last =
        |date: &NaiveDate| date.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != date.month());
    if dates.iter().all(is_last) {
        return Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY=-1{day}", first.month()));
    }
    let same = dates.iter().all(|date| nth(date) == nth(first));
    same.then(|| format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{day}", first.month(), nth(first)))
}

fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(zone: Tz) -> Vec<String> {
        let mut lines = Lines::default();
        write(&mut lines, zone, NaiveDate::from_ymd_opt(2026, 11, 18).unwrap().and_time(NaiveTime::MIN));
        let all = lines.done();
        all.lines().filter(|line| line.starts_with("RRULE") || line.starts_with("DTSTART")).map(str::to_owned).collect()
    }

    #[test]
    fn changes_that_come_every_year_are_rules_and_others_are_listed() {
        assert_eq!(
            shown(chrono_tz::America::New_York),
            [
                "DTSTART:20250101T000000",
                "DTSTART:20250309T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
                "DTSTART:20251102T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            ]
        );
        assert_eq!(shown(chrono_tz::Europe::Madrid).len(), 5);
        assert_eq!(shown(chrono_tz::America::Phoenix), ["DTSTART:20250101T000000"]);
        assert!(shown(chrono_tz::Africa::Casablanca).len() > 20);
        assert!(shown(Tz::UTC).is_empty());
    }
}
