//! The rules of the ladder, as tables.

use super::*;
use crate::ids::{ChannelId, CommitmentId, GuildId, PersonId};

fn charter() -> Charter {
    Charter { zone: chrono_tz::America::New_York, ..Charter::unknown(GuildId(1)) }
}

/// A local time in New York.
fn at(local: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    crate::when::to_utc(chrono_tz::America::New_York, local).0
}

fn promise(dated: &str, due: &str) -> Commitment {
    Commitment {
        id: CommitmentId(1),
        guild: GuildId(1),
        number: 12,
        owner: PersonId(2),
        channel: ChannelId(3),
        what: "flyers to the clinic".to_owned(),
        done_means: None,
        due_at: at(due),
        state: State::Promised,
        outcome: None,
        made_at: at(dated),
        dated_at: at(dated),
        closed_at: None,
        moves: 0,
        revision: 0,
        told_rung: None,
        asked_at: None,
        skip_rung: None,
        handed_at: None,
        reason_open: false,
        note: None,
        follows: None,
        towards: None,
    }
}

#[test]
fn rungs_stand_on_the_days_of_the_charter_but_not_within_a_day_of_promising() {
    let check = |dated: &str, due: &str, expected: &[i64]| {
        let found: Vec<i64> = rungs(&charter(), at(dated), at(due)).map(|(rung, _)| rung).collect();
        assert_eq!(found, expected, "{dated} for {due}");
    };
    check("2026-11-02 10:00", "2026-11-18 17:00", &[-7, -1, 0, 2, 5]);
    // Promised eight days and a bit before: the first rung is a day and a bit away.
    check("2026-11-10 08:00", "2026-11-18 17:00", &[-7, -1, 0, 2, 5]);
    check("2026-11-10 10:00", "2026-11-18 17:00", &[-1, 0, 2, 5]);
    // For tomorrow: the rung of that morning is less than a day away.
    check("2026-11-17 10:00", "2026-11-18 17:00", &[2, 5]);
    check("2026-11-17 09:00", "2026-11-18 17:00", &[0, 2, 5]);
    // Due before the brief's hour: that day's brief would come too late to be a reminder.
    check("2026-11-02 10:00", "2026-11-18 08:00", &[-7, -1, 2, 5]);
    // Over the end of summer time the brief keeps its wall time.
    check("2026-10-20 10:00", "2026-11-02 17:00", &[-7, -1, 0, 2, 5]);
}

#[test]
fn a_brief_tells_the_newest_rung_once() {
    let check = |now: &str, told: Option<i64>, skip: Option<i64>, expected: Option<i64>| {
        let promise =
            Commitment { told_rung: told, skip_rung: skip, ..promise("2026-11-02 10:00", "2026-11-18 17:00") };
        assert_eq!(rung_to_tell(&promise, &charter(), at(now)), expected, "{now} {told:?} {skip:?}");
    };
    check("2026-11-10 09:00", None, None, None);
    check("2026-11-11 09:00", None, None, Some(-7));
    check("2026-11-12 09:00", None, None, Some(-7)); // The brief of the day before did not go out.
    check("2026-11-12 09:00", Some(-7), None, None);
    check("2026-11-17 09:00", Some(-7), None, Some(-1));
    check("2026-11-17 09:00", Some(-7), Some(-1), None);
    check("2026-11-18 09:00", Some(-7), Some(-1), Some(0));
    check("2026-11-19 09:00", Some(0), None, None);
    check("2026-11-20 09:00", Some(0), None, Some(2));
    check("2026-11-20 09:00", None, Some(2), None);
    check("2026-11-23 09:00", Some(2), None, Some(5));
    check("2026-12-23 09:00", Some(5), None, None);
}

#[test]
fn on_track_lets_the_next_rung_pass_but_none_after_the_date() {
    let promise = promise("2026-11-10 10:00", "2026-11-18 17:00");
    for (now, expected) in [
        ("2026-11-10 11:00", Some(-1)),
        ("2026-11-17 09:00", Some(0)),
        ("2026-11-18 09:00", None),
        ("2026-11-19 09:00", None),
    ] {
        assert_eq!(rung_to_skip(&promise, &charter(), at(now)), expected, "{now}");
    }
}

#[test]
fn a_closed_promise_is_never_asked_about() {
    for state in [State::Delivered, State::Withdrawn, State::NotKept] {
        let promise = Commitment { state, ..promise("2026-11-02 10:00", "2026-11-18 17:00") };
        assert_eq!(rung_to_tell(&promise, &charter(), at("2026-11-18 09:00")), None);
    }
}

#[test]
fn the_next_brief_is_the_first_still_ahead() {
    let check = |now: &str, expected: Option<&str>| {
        let dates = (at("2026-11-02 10:00"), at("2026-11-18 17:00"));
        let owed = next_brief(PersonId(2), dates, &charter(), at(now));
        assert_eq!(owed.map(|owed| owed.occurrence).as_deref(), expected, "{now}");
    };
    check("2026-11-02 10:00", Some("2026-11-11T09:00"));
    check("2026-11-17 09:00", Some("2026-11-18T09:00"));
    check("2026-11-20 08:59", Some("2026-11-20T09:00"));
    check("2026-11-23 09:00", None);
}
