//! The crate `rrule` as an independent opinion: it reads the same text form and, from a start that matches, comes to the same
//! local times.

use chrono::NaiveDateTime;
use rrule::RRuleSet;

use super::wall;
use crate::repeats::Rule;

fn theirs(rule: &Rule, start: NaiveDateTime, count: u16) -> Vec<NaiveDateTime> {
    let text = format!("DTSTART:{}\nRRULE:{rule}", start.format("%Y%m%dT%H%M%SZ"));
    let set: RRuleSet = text.parse().unwrap();
    set.all(count).dates.iter().map(|date| date.naive_utc()).collect()
}

#[test]
fn the_same_times() {
    let rules = [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=WEEKLY;INTERVAL=5;BYDAY=SA,SU",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=15,-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,28,29,30;BYSETPOS=1,2,-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=1,-1",
        "FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=1FR,-1FR",
        "FREQ=MONTHLY;BYDAY=4MO,-1MO",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
    ];
    for text in rules {
        let rule: Rule = text.parse().unwrap();
        for start in [wall(2026, 1, 1, 9, 0), wall(2026, 11, 24, 18, 30), wall(2027, 12, 31, 0, 0)] {
            let first = rule.first(start).unwrap();
            let ours: Vec<NaiveDateTime> = rule.floating(start, start).take(60).collect();
            assert_eq!(ours, theirs(&rule, first, 60), "{text} from {start}");
        }
    }
}
