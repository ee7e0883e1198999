//! The rules of digests, one table a rule.

use chrono::{DateTime, Utc};
use chrono_tz::America::New_York;

use super::compose::{fit, hash, news, once};
use super::span::{Period, Span, Which, part_of_day};
use super::{Occurrence, Times, timing};
use crate::charter::Charter;
use crate::ids::GuildId;
use crate::message::{Button, Press};
use crate::news::{DigestLine, Section};
use crate::text::Language;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn charter() -> Charter {
    Charter { zone: New_York, ..Charter::unknown(GuildId(1)) }
}

fn times(typed: &str, now: &str) -> Times {
    timing::read(Language::EnUs.words(), &charter(), typed, at(now)).unwrap()
}

fn line(section: Section, key: &str, text: &str) -> DigestLine {
    let (key, text, state) = (key.to_owned(), text.to_owned(), "1".to_owned());
    DigestLine { section, key, state, text, button: None, weight: 0 }
}

#[test]
fn a_time_is_typed_in_words_or_as_a_cron_line() {
    let check = |typed: &str, expected: &str| {
        let now = at("2026-11-18T15:00:00Z");
        let next = times(typed, "2026-11-18T15:00:00Z").next_after(New_York, None, now).unwrap();
        assert_eq!(next.at, at(expected), "{typed}");
    };
    check("Mondays 9:00", "2026-11-23T14:00:00Z");
    check("first Monday 8:30", "2026-12-07T13:30:00Z");
    check("0 9 * * 1", "2026-11-23T14:00:00Z");
    check("every 2 weeks on friday 4pm", "2026-11-20T21:00:00Z");
    assert_eq!(
        timing::usual(&charter(), at("2026-11-18T15:00:00Z")),
        Some(times("mondays 9:00", "2026-11-18T15:00:00Z"))
    );
    for typed in ["mondays", "9:00", "soon", "never", "* * * * *", ""] {
        let words = Language::EnUs.words();
        assert!(timing::read(words, &charter(), typed, at("2026-11-18T15:00:00Z")).is_err(), "{typed}");
    }
}

#[test]
fn the_clock_change_brings_each_digest_once() {
    let daily = times("every day 2:30am", "2026-03-01T15:00:00Z");
    let mut next = Occurrence { original: "2026-03-06T02:30:00".parse().unwrap(), at: at("2026-03-06T07:30:00Z") };
    let mut all = Vec::new();
    for _ in 0..4 {
        next = daily.next_after(New_York, Some(next.original), next.at).unwrap();
        all.push(next.at.with_timezone(&New_York).format("%d %H:%M %Z").to_string());
    }
    assert_eq!(all, ["07 02:30 EST", "08 03:30 EDT", "09 02:30 EDT", "10 02:30 EDT"]);
    let autumn = times("every day 1:30am", "2026-10-25T15:00:00Z");
    let first = autumn.next_after(New_York, None, at("2026-10-31T15:00:00Z")).unwrap();
    assert_eq!(first.at, at("2026-11-01T05:30:00Z"));
    let second = autumn.next_after(New_York, Some(first.original), first.at).unwrap();
    assert_eq!(second.at, at("2026-11-02T06:30:00Z"), "the hour that comes twice is told once");
    // Handled before, whatever the clock or the zone says.
    assert_eq!(autumn.next_after(New_York, Some(first.original), at("2026-10-31T15:00:00Z")), Some(second));
}

#[test]
fn a_zone_moves_what_is_to_come_and_loses_nothing() {
    let next = Occurrence { original: "2026-11-23T09:00:00".parse().unwrap(), at: at("2026-11-23T14:00:00Z") };
    let moved = |zone, now: &str| Times::moved(zone, next, at(now)).at;
    assert_eq!(moved(chrono_tz::Europe::London, "2026-11-22T12:00:00Z"), at("2026-11-23T09:00:00Z"));
    assert_eq!(moved(chrono_tz::Europe::London, "2026-11-23T10:00:00Z"), at("2026-11-23T14:00:00Z"));
    assert_eq!(moved(chrono_tz::America::Los_Angeles, "2026-11-23T10:00:00Z"), at("2026-11-23T17:00:00Z"));
}

#[test]
fn what_was_looked_at_is_read_back_from_a_press() {
    for which in [Which::Next, Which::Of(Period::ThisWeek), Which::Of(Period::LastWeek), Which::Of(Period::Month)] {
        assert_eq!(Which::parse(which.id()), Some(which));
    }
    assert_eq!(Which::parse("x"), None);
}

#[test]
fn the_greeting_goes_by_the_hour() {
    let parts = [(0, "night"), (2, "night"), (4, "morning"), (12, "afternoon"), (18, "evening"), (23, "evening")];
    for (hour, expected) in parts {
        assert_eq!(part_of_day(hour), expected, "{hour}");
    }
}

#[test]
fn weeks_are_the_coalitions_own() {
    let check = |period, now: &str, from: &str, until: &str| {
        let span = Span::of(period, &charter(), at(now));
        assert_eq!(span, Span { from: at(from), until: at(until) });
        assert_eq!(span.id().split_once('.').and_then(|(from, until)| Span::parse(from, until)), Some(span));
    };
    // A part of a second belongs to it: what happened in the second of a look is not lost.
    let look = Span { from: at("2026-11-16T05:00:00.900Z"), until: at("2026-11-18T15:00:00.100Z") };
    let read = look.id().split_once('.').and_then(|(from, until)| Span::parse(from, until)).unwrap();
    assert!(read.from <= look.from && read.until >= look.until, "{read:?}");
    // Sunday evening in New York is Monday in UTC.
    check(Period::ThisWeek, "2026-11-23T03:00:00Z", "2026-11-16T05:00:00Z", "2026-11-23T03:00:00Z");
    check(Period::LastWeek, "2026-11-18T15:00:00Z", "2026-11-09T05:00:00Z", "2026-11-16T05:00:00Z");
    // The clocks change in it.
    check(Period::LastWeek, "2026-11-04T15:00:00Z", "2026-10-26T04:00:00Z", "2026-11-02T05:00:00Z");
    check(Period::Month, "2026-11-18T15:00:00Z", "2026-10-19T15:00:00Z", "2026-11-18T15:00:00Z");
    for (from, until) in [
        ("1", "2"),
        ("x", "2"),
        ("1795000000", "1795000000"),
        ("1795000001", "1795000000"),
        ("1", "99999999999999999999"),
    ] {
        assert_eq!(Span::parse(from, until), None, "{from} {until}");
    }
}

#[test]
fn what_was_said_is_said_again_only_when_it_changed() {
    let all = vec![line(Section::Help, "C-1", "a"), line(Section::Help, "C-2", "b"), line(Section::Help, "C-3", "c")];
    let told = [("C-1", "1"), ("C-2", "0")].map(|(key, state)| (key.to_owned(), state.to_owned()));
    let keys: Vec<String> = news(all, &told.into()).into_iter().map(|line| line.key).collect();
    assert_eq!(keys, ["C-2", "C-3"]);
}

#[test]
fn an_item_is_told_of_once_and_the_one_with_the_button_wins() {
    let button = Some(Button::new("I will".to_owned(), Press::new("x", "will", 1)));
    let step = DigestLine { button, ..line(Section::Help, "D-1-step", "Who takes the first step?") };
    let all = vec![
        line(Section::Wins, "promises-kept", "2 promises kept"),
        line(Section::Wins, "promises-moved", "1 moved"),
        line(Section::Decisions, "D-1", "adopted"),
        line(Section::Decisions, "D-11", "adopted"),
        step,
        line(Section::Meetings, "M-1@2026-11-23T09:00", "Assembly"),
    ];
    let keys: Vec<String> = once(all).into_iter().map(|line| line.key).collect();
    assert_eq!(keys, ["promises-kept", "promises-moved", "D-11", "D-1-step", "M-1@2026-11-23T09:00"]);
}

#[test]
fn what_was_said_has_the_same_hash_for_ever() {
    let (one, two) = (line(Section::Promised, "C-1", "a"), line(Section::Promised, "C-2", "b"));
    assert_eq!(hash(&[]), 0xcbf2_9ce4_8422_2325_u64.cast_signed());
    assert_eq!(hash(&[&one, &two]), hash(&[&one, &two]));
    assert_ne!(hash(&[&one, &two]), hash(&[&two, &one]));
    assert_ne!(hash(&[&one]), hash(&[&DigestLine { state: "2".to_owned(), ..one.clone() }]));
}

#[test]
fn each_section_has_its_turn_on_a_phones_screen() {
    let sections = [Section::Wins, Section::Indicators, Section::Decisions, Section::Help, Section::Meetings];
    let all: Vec<DigestLine> =
        sections.iter().flat_map(|section| (0..50).map(|n| line(*section, &n.to_string(), "short"))).collect();
    let digest = fit(all);
    assert_eq!(digest.shown.len(), 11);
    assert_eq!(digest.more, 239);
    for (section, count) in [(Section::Wins, 3), (Section::Indicators, 2), (Section::Meetings, 2)] {
        assert_eq!(digest.shown.iter().filter(|line| line.section == section).count(), count, "{section:?}");
    }
    // A long line and a button take the room that they take on a phone.
    let tall = |key: &str| line(Section::Wins, key, &"x".repeat(200));
    assert_eq!(fit(vec![tall("1"), tall("2"), tall("3")]).shown.len(), 2);
    let button = Some(Button::new("Open".to_owned(), Press::new("x", "open", 1)));
    let help = |key: &str| DigestLine { button: button.clone(), ..line(Section::Help, key, "short") };
    assert_eq!(fit(vec![help("1"), help("2"), help("3"), help("4")]).shown.len(), 3);
}
