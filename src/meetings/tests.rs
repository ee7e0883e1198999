//! The rules of meetings, by cases.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::America::New_York;

use super::changes::Change;
use super::schedule::{Schedule, Stretch, Unmovable};
use super::{Answer, Scope};
use crate::ids::MeetingId;
use crate::repeats::{Changes, Moved};

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    local(text).and_local_timezone(New_York).unwrap().to_utc()
}

fn wall(text: &str) -> Moved {
    Moved::Wall(local(text))
}

fn schedule(starts: &str, rule: &str) -> Schedule {
    let rule = (!rule.is_empty()).then(|| rule.parse().unwrap());
    Schedule {
        stretches: vec![Stretch { uid: 0, starts: local(starts), rule, until: None, changes: Changes::default() }],
    }
}

/// The next dates after an instant, each with its name where that differs.
fn shown(schedule: &Schedule, after: &str, count: usize) -> Vec<String> {
    let dates = schedule.upcoming(New_York, at(after), count);
    for coming in &dates {
        assert_eq!(schedule.pending(New_York, coming.original), Some(*coming));
    }
    let text = serde_json::to_string(schedule).unwrap();
    assert_eq!(&serde_json::from_str::<Schedule>(&text).unwrap(), schedule, "{text}");
    dates.iter().map(|coming| coming.at.with_timezone(&New_York).format("%a %-d %b %H:%M").to_string()).collect()
}

const TUESDAYS: &str = "FREQ=WEEKLY;BYDAY=TU";
const NOW: &str = "2026-11-18 10:00";

#[test]
fn one_is_moved_or_left_out_and_the_others_stay() {
    let tuesdays = schedule("2026-11-24 18:00", TUESDAYS);
    let second = local("2026-12-01 18:00");
    let moved = tuesdays.with_moved(New_York, second, wall("2026-12-02 19:00"), Scope::One).unwrap().schedule;
    assert_eq!(shown(&moved, NOW, 3), ["Tue 24 Nov 18:00", "Wed 2 Dec 19:00", "Tue 8 Dec 18:00"]);
    // Moved again it has the same name; moved back, nothing is kept of it.
    let back = moved.with_moved(New_York, second, wall("2026-12-01 18:00"), Scope::One).unwrap().schedule;
    assert_eq!(back, tuesdays);
    let left = moved.without(New_York, second, Scope::One, at(NOW)).unwrap();
    assert_eq!(shown(&left, NOW, 2), ["Tue 24 Nov 18:00", "Tue 8 Dec 18:00"]);
    assert_eq!(left.without(New_York, second, Scope::One, at(NOW)), None, "it is none any more");
    let taken = tuesdays.with_moved(New_York, second, wall("2026-12-08 18:00"), Scope::One);
    assert_eq!(taken.unwrap_err(), Unmovable::Taken);
}

#[test]
fn this_and_all_after_move_and_what_was_before_stays() {
    let tuesdays = schedule("2026-11-24 18:00", TUESDAYS);
    let tuesdays = tuesdays.without(New_York, local("2026-12-22 18:00"), Scope::One, at(NOW)).unwrap();
    let kept = wall("2026-12-30 12:00");
    let tuesdays = tuesdays.with_moved(New_York, local("2026-12-29 18:00"), kept, Scope::One).unwrap().schedule;
    let from = local("2026-12-08 18:00");
    let after = tuesdays.with_moved(New_York, from, wall("2026-12-10 19:00"), Scope::After).unwrap();
    assert_eq!(
        shown(&after.schedule, NOW, 7),
        [
            "Tue 24 Nov 18:00",
            "Tue 1 Dec 18:00",
            "Thu 10 Dec 19:00",
            "Thu 17 Dec 19:00",
            "Wed 30 Dec 12:00",
            "Thu 7 Jan 19:00",
            "Thu 14 Jan 19:00"
        ],
        "the fourth stays left out, and what was moved by itself stays there"
    );
    assert_eq!(
        after.renamed[..2],
        [(from, local("2026-12-10 19:00")), (local("2026-12-15 18:00"), local("2026-12-17 19:00"))]
    );
    assert_eq!(after.schedule.stretches.iter().map(|stretch| stretch.uid).collect::<Vec<_>>(), [0, 1]);
    // Again, from a later one on; and then all of it.
    let later =
        after.schedule.with_moved(New_York, local("2026-12-17 19:00"), wall("2026-12-18 9:00"), Scope::After).unwrap();
    assert_eq!(
        shown(&later.schedule, "2026-12-09 10:00", 4),
        ["Thu 10 Dec 19:00", "Fri 18 Dec 09:00", "Wed 30 Dec 12:00", "Fri 8 Jan 09:00"]
    );
    let all = tuesdays
        .with_moved(New_York, local("2026-11-24 18:00"), wall("2026-11-25 18:00"), Scope::All)
        .unwrap()
        .schedule;
    assert_eq!(
        shown(&all, NOW, 6),
        [
            "Wed 25 Nov 18:00",
            "Wed 2 Dec 18:00",
            "Wed 9 Dec 18:00",
            "Wed 16 Dec 18:00",
            "Wed 30 Dec 18:00",
            "Wed 6 Jan 18:00"
        ]
    );
    assert_eq!((all.stretches.len(), all.stretches[0].uid), (1, 0), "nothing was before: it is the same event");
}

#[test]
fn what_has_no_one_meaning_is_refused() {
    let check = |rule: &str, from: &str, to: &str, scope, expected| {
        let found = schedule("2026-11-23 18:00", rule).with_moved(New_York, local(from), wall(to), scope);
        assert_eq!(found.err(), expected, "{rule}: {from} to {to}");
    };
    let mondays = "FREQ=WEEKLY;BYDAY=MO";
    check(mondays, "2026-12-07 18:00", "2026-12-01 18:00", Scope::After, None);
    check(mondays, "2026-12-07 18:00", "2026-11-30 18:00", Scope::After, Some(Unmovable::Order));
    check(mondays, "2026-12-07 18:00", "2026-11-28 18:00", Scope::After, Some(Unmovable::Order));
    check(mondays, "2026-12-08 18:00", "2026-12-09 18:00", Scope::One, Some(Unmovable::Gone));
    check("FREQ=WEEKLY;BYDAY=MO,WE", "2026-12-07 18:00", "2026-12-08 18:00", Scope::After, Some(Unmovable::Rule));
    check("FREQ=WEEKLY;BYDAY=MO,WE", "2026-12-07 18:00", "2026-12-07 20:00", Scope::After, None);
    check("CRON:0 18 * * 1", "2026-12-07 18:00", "2026-12-07 20:00", Scope::All, Some(Unmovable::Rule));
    check("CRON:0 18 * * 1", "2026-12-07 18:00", "2026-12-07 20:00", Scope::One, None);
    check("", "2026-11-23 18:00", "2026-11-20 18:00", Scope::All, None);
}

#[test]
fn this_and_all_after_are_cancelled() {
    let tuesdays = schedule("2026-11-24 18:00", TUESDAYS);
    let after = tuesdays.without(New_York, local("2026-12-08 18:00"), Scope::After, at(NOW)).unwrap();
    assert_eq!(shown(&after, NOW, 5), ["Tue 24 Nov 18:00", "Tue 1 Dec 18:00"]);
    // One that was moved to after the others goes with the whole series, and only with it.
    let late = tuesdays
        .with_moved(New_York, local("2026-11-24 18:00"), wall("2026-12-30 12:00"), Scope::One)
        .unwrap()
        .schedule;
    let after = late.without(New_York, local("2026-12-01 18:00"), Scope::After, at(NOW)).unwrap();
    assert_eq!(shown(&after, NOW, 5), ["Wed 30 Dec 12:00"]);
    let all = late.without(New_York, local("2026-12-01 18:00"), Scope::All, at(NOW)).unwrap();
    assert_eq!(shown(&all, NOW, 5), Vec::<String>::new());
    let all = tuesdays.without(New_York, local("2026-11-24 18:00"), Scope::All, at(NOW)).unwrap();
    assert_eq!(all, Schedule::default());
}

#[test]
fn the_31st_of_every_month_is_its_last_day_and_the_night_of_the_clock_change_has_one() {
    let ends = schedule("2026-12-31 18:00", "FREQ=MONTHLY;BYMONTHDAY=-1");
    assert_eq!(shown(&ends, NOW, 4), ["Thu 31 Dec 18:00", "Sun 31 Jan 18:00", "Sun 28 Feb 18:00", "Wed 31 Mar 18:00"]);
    let nights = schedule("2027-03-13 02:30", "FREQ=DAILY");
    assert_eq!(shown(&nights, NOW, 3), ["Sat 13 Mar 02:30", "Sun 14 Mar 03:30", "Mon 15 Mar 02:30"]);
    let doubled = schedule("2027-11-06 01:30", "FREQ=DAILY");
    assert_eq!(shown(&doubled, NOW, 3), ["Sat 6 Nov 01:30", "Sun 7 Nov 01:30", "Mon 8 Nov 01:30"]);
}

#[test]
fn steps_count_the_dates_between() {
    let tuesdays = schedule("2026-11-24 18:00", TUESDAYS);
    let after =
        tuesdays.with_moved(New_York, local("2026-12-08 18:00"), wall("2026-12-10 19:00"), Scope::After).unwrap();
    let steps = |from: &str, to: &str| after.schedule.steps(local(from), local(to));
    assert_eq!(steps("2026-11-24 18:00", "2026-11-24 18:00"), 0);
    assert_eq!(steps("2026-11-24 18:00", "2026-12-01 18:00"), 1);
    assert_eq!(steps("2026-11-24 18:00", "2026-12-17 19:00"), 3);
    assert_eq!(steps("2026-12-17 19:00", "2026-11-24 18:00"), 0);
    // What was to come when all of it was cancelled counts.
    let ended = tuesdays.without(New_York, local("2026-12-01 18:00"), Scope::All, at(NOW)).unwrap();
    assert_eq!(ended.steps(local("2026-11-24 18:00"), local("2026-12-01 18:00")), 1);
}

#[test]
fn changes_survive_a_custom_id_and_forged_ones_do_not() {
    let id = MeetingId(i64::MAX);
    for to in [None, Some(wall("2026-12-09 19:00")), Some(Moved::At(at("2026-12-09 19:00")))] {
        let change = Change { version: 1_000_000, scope: Scope::After, original: local("2026-12-08 18:00"), to };
        let text = change.id(id);
        assert!(text.len() <= 100 - "1:meeting:plan:".len() - 20, "{text}");
        let (meeting, rest) = text.split_once('.').unwrap();
        assert_eq!((meeting.parse(), Change::parse(rest)), (Ok(id), Some(change)));
    }
    for forged in [
        "",
        "1",
        "1.o",
        "1.o.20261208T1800",
        "1.q.20261208T1800.x",
        "1.o.20261308T1800.x",
        "1.o.20261208T1800.@x",
        "1.o.20261208T1800.x.x",
    ] {
        assert_eq!(Change::parse(forged), None, "{forged}");
    }
    for answer in Answer::ALL {
        assert_eq!(Answer::of_letter(&answer.letter().to_string()), Some(answer));
    }
    assert_eq!((Answer::of_letter("gg"), Answer::of_letter("")), (None, None));
}

#[test]
fn the_last_one_that_began_is_found_also_where_it_was_moved() {
    let tuesdays = schedule("2026-11-24 18:00", TUESDAYS);
    let last = |schedule: &Schedule, until: &str| schedule.last_until(New_York, at(until)).map(|last| last.at);
    assert_eq!(last(&tuesdays, NOW), None);
    assert_eq!(last(&tuesdays, "2026-12-08 17:59"), Some(at("2026-12-01 18:00")));
    let second = local("2026-12-01 18:00");
    let moved = tuesdays.with_moved(New_York, second, wall("2026-12-02 19:00"), Scope::One).unwrap().schedule;
    assert_eq!(last(&moved, "2026-12-08 17:59"), Some(at("2026-12-02 19:00")));
    let once = schedule("2026-11-24 18:00", "");
    assert_eq!(last(&once, "2029-11-24 18:00"), Some(at("2026-11-24 18:00")));
}
