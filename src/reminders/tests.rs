//! The rules of reminders, by cases.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::America::New_York;
use chrono_tz::Europe::London;
use chrono_tz::Tz;
use sqlx::types::{Json, Text};

use super::view::Which;
use super::{Reminder, State};
use crate::charter::Charter;
use crate::error::Error;
use crate::ids::{ChannelId, GuildId, PersonId, ReminderId};
use crate::outbox::occurrence;
use crate::pages::Page;
use crate::repeats::{Changes, Coming, Moved};
use crate::text::Language;
use crate::timing;

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    local(text).and_local_timezone(New_York).unwrap().to_utc()
}

fn reminder(starts: &str, rule: &str) -> Reminder {
    Reminder {
        id: ReminderId(1),
        guild: GuildId(1),
        number: 1,
        maker: PersonId(1),
        made_in: ChannelId(1),
        channel: None,
        role: None,
        what: "x".to_owned(),
        starts: local(starts),
        rule: (!rule.is_empty()).then(|| Text(rule.parse().unwrap())),
        changes: Json::default(),
        told: None,
        state: State::Active,
        next_original: None,
        next_at: None,
    }
}

/// The next times after an instant, each told when it comes.
fn told(reminder: &mut Reminder, zone: Tz, mut after: DateTime<Utc>, count: usize) -> Vec<String> {
    let mut times = Vec::new();
    for _ in 0..count {
        let Some(next) = reminder.next_after(zone, after) else { break };
        assert!(next.at > after, "a next that is not after now");
        assert_eq!(reminder.pending(zone, &occurrence(next.original)), Some(next));
        after = next.at;
        reminder.tell(zone, next, after);
        assert_eq!(reminder.pending(zone, &occurrence(next.original)), None, "told once");
        times.push(next.at.with_timezone(&New_York).format("%a %H:%M").to_string());
    }
    times
}

#[test]
fn one_that_moves_ahead_of_others_leaves_them_in_place() {
    let mut daily = reminder("2026-11-18 09:00", "FREQ=DAILY");
    daily.changes.moved.insert(local("2026-11-20 09:00"), Moved::Wall(local("2026-11-18 12:00")));
    let expected = ["Wed 09:00", "Wed 12:00", "Thu 09:00", "Sat 09:00"];
    assert_eq!(told(&mut daily, New_York, at("2026-11-18 08:00"), 4), expected);
    assert_eq!(daily.changes, Json(Changes::default()), "nothing is kept of what has passed");
}

#[test]
fn two_at_one_instant_are_one() {
    let mut daily = reminder("2026-11-18 09:00", "FREQ=DAILY");
    daily.changes.moved.insert(local("2026-11-18 09:00"), Moved::Wall(local("2026-11-19 09:00")));
    assert_eq!(told(&mut daily, New_York, at("2026-11-18 08:00"), 2), ["Thu 09:00", "Fri 09:00"]);
}

#[test]
fn of_several_late_ones_the_newest_is_told() {
    let mut daily = reminder("2026-11-18 09:00", "FREQ=DAILY");
    let first = daily.next_after(New_York, at("2026-11-18 08:00")).unwrap();
    let newest = daily.newest(New_York, first, at("2026-11-21 11:00"));
    daily.tell(New_York, first, at("2026-11-21 11:00"));
    assert_eq!(newest, Coming { original: local("2026-11-21 09:00"), at: at("2026-11-21 09:00") });
    let next = daily.next_after(New_York, at("2026-11-21 11:00")).unwrap();
    assert_eq!(next.at, at("2026-11-22 09:00"));
    let yearly = reminder("2024-03-01 09:00", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1");
    let first = yearly.next_after(New_York, at("2024-02-01 09:00")).unwrap();
    assert_eq!(yearly.newest(New_York, first, at("2024-05-01 09:00")), first);
}

#[test]
fn what_was_told_does_not_come_again_further_west() {
    let mut hourly = reminder("2026-11-18 00:00", "CRON:0 * * * *");
    let now = at("2026-11-18 09:00");
    let first = hourly.next_after(London, at("2026-11-18 08:59")).unwrap();
    assert_eq!(first.original, local("2026-11-18 14:00"));
    hourly.tell(London, first, now);
    assert_eq!(hourly.next_after(New_York, now).unwrap().at, at("2026-11-18 15:00"));
}

#[test]
fn changes_are_kept_as_text() {
    let mut changes = Changes::default();
    changes.except.insert(local("2026-11-20 09:00"));
    changes.moved.insert(local("2026-11-21 09:00"), Moved::Wall(local("2026-11-21 10:00")));
    changes.moved.insert(local("2026-11-22 09:00"), Moved::At(at("2026-11-22 11:00")));
    let text = serde_json::to_string(&changes).unwrap();
    assert_eq!(
        text,
        r#"{"except":["2026-11-20T09:00:00"],"moved":{"2026-11-21T09:00:00":"2026-11-21T10:00:00","2026-11-22T09:00:00":"2026-11-22T16:00:00Z"}}"#
    );
    assert_eq!(serde_json::from_str::<Changes>(&text).unwrap(), changes);
    assert_eq!(serde_json::from_str::<Changes>("{}").unwrap(), Changes::default());
}

#[test]
fn presses_survive_a_custom_id_and_forged_ones_do_not() {
    let which = Which { id: 12, original: local("2026-11-23 09:00") };
    assert_eq!(which.id(), "12.20261123T0900");
    assert_eq!(Which::parse(&which.id()), Some(which));
    for forged in ["", "12", "12.", "x.20261123T0900", "12.20261123", "12.20269923T0900", "12.20261123T0900.1"] {
        assert_eq!(Which::parse(forged), None, "{forged}");
    }
    let page = Page { guild: GuildId(5), number: 3 };
    assert_eq!(Page::parse(&page.id()), Some(page));
    for forged in ["", "3", "-1.5", "3.x", "9999999.5", "3.5.5"] {
        assert_eq!(Page::parse(forged), None, "{forged}");
    }
}

/// What a refusal says to try, in a language.
fn tried(language: Language, typed: (&str, Option<&str>)) -> Vec<String> {
    let charter = Charter { zone: New_York, language, ..Charter::unknown(GuildId(1)) };
    let read = timing::read(language.words(), &charter, typed, at("2026-11-18 10:00"));
    let Err(Error::Mistyped(text)) = read else { panic!("{typed:?} was read: {read:?}") };
    let examples: Vec<String> = text.split('*').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(examples.len(), 2, "{text}");
    examples
}

#[test]
fn what_a_refusal_says_to_try_works() {
    for language in [Language::EnUs, Language::EnGb, Language::Es] {
        let charter = Charter { zone: New_York, language, ..Charter::unknown(GuildId(1)) };
        let read = |when: &str, repeats: Option<&str>| {
            timing::read(language.words(), &charter, (when, repeats), at("2026-11-18 10:00"))
        };
        for typed in ["blursday", "yesterday 9am", "tomorrow", "every monday", "every 5 minutes"] {
            for example in tried(language, (typed, None)) {
                let found = read(&example, None);
                assert!(found.is_ok(), "{language:?}: {typed} → {example}: {found:?}");
            }
        }
        for typed in ["every blue moon", "every 5 minutes", "weekdays in the morning"] {
            for example in tried(language, ("friday 9am", Some(typed))) {
                assert!(read("friday 9am", Some(&example)).is_ok(), "{language:?}: {typed} → {example}");
            }
        }
    }
}
