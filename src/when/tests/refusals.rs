//! What is refused, and as what.

use super::{check_all, context};
use crate::when::Purpose::Due;
use crate::when::Tongue::{EnGb, EnUs, Es};
use crate::when::{MAX_CHARS, Unclear, read};

#[test]
#[rustfmt::skip]
fn nonsense() {
    let rows = [
        "", " ", ",", "at", "the", "a las", "banana", "25:00", "24:30", "12:60", "next blursday", "feb 30",
        "feb 30 noon",
        "32/1", "13/13", "0/5", "31 april", "31/4", "april 31st", "the 32nd", "13:00am", "0pm", "6", "20", "december",
        "friday friday", "friday monday", "3pm 4pm", "friday 3pm 4pm", "3pm in the morning", "friday banana",
        "every friday", "from 3 to 5pm", "3-5pm", "friday or monday", "after friday", "-3 days", "in -3 days",
        "12345", "in 12345 days", "2026-13-01", "2026-02-30", "this week", "from friday", "tomorrow yesterday",
        "🎉", "friday 🎉", "<t:1795000000:F>", "1/2/3", "99:99", "3::00", "next", "que viene", "in", "en", "from now",
        "on monday 3 pm and tuesday", "2026-12-24T19:00Z friday", "noon midnight", "3pm noon", "friday 25",
        "second friday", "the first monday", "2nd friday", "primer viernes", "21 nov 26", "3 to 4", "3 to 4pm",
        "once friday", "one friday", "tarde", "morning", "5pm est", "friday in two weeks", "friday plus",
    ];
    for tongue in [EnUs, EnGb, Es] {
        check_all(tongue, Due, &rows.map(|text| (text, "nonsense")));
    }
}

#[test]
#[rustfmt::skip]
fn past_and_far() {
    check_all(EnUs, Due, &[
        ("yesterday", "past 2026-11-17 17:00"), ("2020-01-01", "past 2020-01-01 17:00"),
        ("today 8am", "past 2026-11-18 08:00"), ("wed the 18th 9am", "past 2026-11-18 09:00"),
        ("last friday", "past 2026-11-13 17:00"),
        ("2026-11-18 10:00", "past 2026-11-18 10:00"), ("1/12/2026", "past 2026-01-12 17:00"),
        ("2026-11-18T09:00", "past 2026-11-18 09:00"), ("last night", "past 2026-11-17 20:00"),
        ("2020-01-01T00:00Z", "past 2019-12-31 19:00"), ("dec 24 2020 7pm", "past 2020-12-24 19:00"),
        ("in 11 years", "too far"), ("2037-01-01", "too far"), ("9999-12-31", "too far"), ("in 9999 years",
        "too far"),
        ("in 9999 weeks", "too far"), ("in 10 years", "2036-11-18 10:00"), ("2036-11-17", "2036-11-17 17:00"),
    ]);
}

#[test]
fn long_texts() {
    let padded = |chars: usize| format!("friday{}", " ".repeat(chars - 6));
    assert!(read(&padded(MAX_CHARS), Due, &context(EnUs)).is_ok());
    assert_eq!(read(&padded(MAX_CHARS + 1), Due, &context(EnUs)), Err(Unclear::Nonsense));
}
