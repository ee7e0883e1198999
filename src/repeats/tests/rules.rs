//! The text form, the bounds, and the local times of rules.

use chrono::Weekday::{Fri, Mon, Thu, Tue};
use chrono::WeekdaySet;

use super::wall;
use crate::repeats::{Rule, Unclear};

#[test]
fn text_and_back() {
    let rows = [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=366",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=15,-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,28,29,30;BYSETPOS=1,2,-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=1,-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=1FR,-1FR",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "CRON:0 9 * * 1-5",
        "CRON:30 8,20 1-7 jan-jun mon",
    ];
    for text in rows {
        assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()), Ok(text.to_owned()));
    }
    assert_eq!("FREQ=WEEKLY;BYDAY=TH,MO".parse::<Rule>(), Err(Unclear::Nonsense));
    for text in [
        "",
        "FREQ",
        "FREQ=DAILY;",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY;BYDAY=é",
        "FREQ=MONTHLY;BYDAY=2",
        "FREQ=DAILY;UNTIL=20270101",
    ] {
        assert_eq!(text.parse::<Rule>(), Err(Unclear::Nonsense), "{text}");
    }
    assert_eq!("CRON:* * * * *".parse::<Rule>(), Err(Unclear::TooOften));
}

#[test]
fn bounds() {
    assert_eq!((Rule::days(0), Rule::days(367)), (None, None));
    assert_eq!(Rule::weeks(1, WeekdaySet::EMPTY), None);
    assert_eq!(Rule::weeks(105, WeekdaySet::single(Mon)), None);
    assert_eq!(Rule::weeks(1, WeekdaySet::ALL), Rule::days(1));
    assert_eq!((Rule::dates(0, [1]), Rule::dates(1, []), Rule::dates(1, [0])), (None, None, None));
    assert_eq!((Rule::dates(1, [32]), Rule::dates(1, [29, 30]), Rule::dates(1, [64])), (None, None, None));
    assert_eq!(Rule::dates(1, [1, 2, 3, 4, 5]), None);
    assert_eq!((Rule::nth(1, [7], Mon), Rule::nth(2, [5], Mon), Rule::nth(1, [], Mon)), (None, None, None));
    assert_eq!((Rule::yearly(2, 30), Rule::yearly(13, 1)), (None, None));
}

/// The first local times of a rule, from a start, as "mm-dd mm-dd …" at the start's hour.
fn check(rule: Option<Rule>, start: (i32, u32, u32), expected: &str) {
    let (rule, start) = (rule.unwrap(), wall(start.0, start.1, start.2, 9, 30));
    let count = expected.split(' ').count();
    let times: Vec<_> = rule.floating(start, start).take(count).collect();
    assert!(times.iter().all(|local| local.time() == start.time()));
    let days: Vec<String> = times.iter().map(|local| local.format("%m-%d").to_string()).collect();
    assert_eq!(days.join(" "), expected, "{rule} from {start}");
    // From any later floor the times are the same ones: the phase is kept.
    for n in 0..400 {
        let floor = start + chrono::TimeDelta::hours(19 * n);
        let jumped: Vec<_> = rule.floating(start, floor).take(3).collect();
        let walked: Vec<_> = rule.floating(start, start).filter(|local| *local >= floor).take(3).collect();
        assert_eq!(jumped, walked, "{rule} from {floor}");
    }
}

#[test]
fn local_times() {
    let on = WeekdaySet::single;
    check(Rule::days(1), (2026, 11, 24), "11-24 11-25 11-26");
    check(Rule::days(3), (2026, 12, 30), "12-30 01-02 01-05");
    check(Some(Rule::weekdays()), (2026, 11, 28), "11-30 12-01 12-02 12-03 12-04 12-07");
    // Every other Monday counts from the first Monday, not from the week of the start.
    check(Rule::weeks(2, on(Mon)), (2026, 11, 24), "11-30 12-14 12-28");
    check(Rule::weeks(2, WeekdaySet::from_array([Mon, Thu])), (2026, 11, 24), "11-26 12-07 12-10 12-21");
    check(Rule::weeks(3, on(Tue)), (2026, 11, 24), "11-24 12-15 01-05");
    // Short months have their last day instead.
    check(Rule::dates(1, [31]), (2027, 1, 31), "01-31 02-28 03-31 04-30 05-31");
    check(Rule::dates(1, [30]), (2027, 1, 30), "01-30 02-28 03-30 04-30");
    check(Rule::dates(1, [29]), (2028, 1, 29), "01-29 02-29 03-29");
    check(Rule::dates(1, [28, 30]), (2027, 2, 1), "02-28 03-28 03-30");
    check(Rule::dates(1, [1, 15]), (2026, 11, 24), "12-01 12-15 01-01");
    check(Rule::dates(3, [15]), (2026, 11, 24), "12-15 03-15 06-15");
    check(Rule::dates(1, [15, 31]), (2026, 11, 24), "11-30 12-15 12-31");
    check(Rule::nth(1, [2], Tue), (2026, 11, 24), "12-08 01-12 02-09");
    check(Rule::nth(1, [1, 3], Mon), (2026, 11, 24), "12-07 12-21 01-04");
    check(Rule::nth(1, [6], Fri), (2026, 11, 24), "11-27 12-25 01-29");
    check(Rule::nth(1, [4, 6], Tue), (2026, 11, 1), "11-24 12-22 12-29 01-26");
    check(Rule::nth(1, [5], Mon), (2026, 11, 1), "11-30 03-29 05-31");
    check(Rule::nth(2, [6], Fri), (2026, 11, 28), "12-25 02-26 04-30");
    check(Rule::yearly(2, 29), (2026, 11, 24), "02-28 02-29 02-28 02-28 02-28 02-29");
    check(Rule::yearly(11, 24), (2026, 11, 24), "11-24 11-24");
}

#[test]
fn where_a_series_begins() {
    let check = |text: &str, from, expected| {
        let repeat = crate::repeats::read(text, crate::when::Tongue::EnUs, None).unwrap().remove(0);
        assert_eq!(repeat.first(from), Some(expected), "{text} from {from}");
    };
    let monday = |hour| wall(2026, 11, 30, hour, 0);
    check("mondays 9:00", monday(9), monday(9));
    check("mondays 9:00", monday(10), wall(2026, 12, 7, 9, 0));
    check("every other monday 9:00", monday(10), wall(2026, 12, 7, 9, 0));
    check("every other monday", monday(10), monday(10));
    check("first monday 8:30", monday(10), wall(2026, 12, 7, 8, 30));
    check("0 9 * * 1", monday(10), wall(2026, 12, 7, 9, 0));
}
