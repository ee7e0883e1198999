//! Whatever is typed: no panic, and every reading is one that may be given.

use proptest::prelude::*;

use super::context;
use crate::when::{MAX_READINGS, MAX_YEARS, Purpose, Tongue, Unclear, read, to_local, to_utc};

const TONGUES: [Tongue; 3] = [Tongue::EnUs, Tongue::EnGb, Tongue::Es];
const PURPOSES: [Purpose; 3] = [Purpose::Due, Purpose::Until, Purpose::Moment];

#[rustfmt::skip]
const VOCABULARY: &[&str] = &[
    "in", "en", "dentro de", "a", "an", "una", "half", "media", "hora", "hour", "days", "días", "semanas", "weeks",
    "months", "año", "h", "m", "min", "1", "3", "6", "12", "13", "20", "24", "25", "31", "0", "9999", "2026", "2030",
    "1.5", "1,5", "3:30", "24:00", "18.30", "3/4", "12/24", "24.12.", "2026-12-24", "2026-12-24T19:00", "Z", "+01:00",
    "pm", "am", "p.m.", "3pm", "15h30", "2h", "noon", "midnight", "mediodía", "at", "on", "the", "el", "la", "las",
    "a las", "de", "del", "al", "by", "before", "from", "after", "now", "ago", "hace", "next", "this", "last",
    "que viene", "próximo", "pasado", "mañana", "hoy", "today", "tomorrow", "tonight", "esta noche", "friday", "vie",
    "mar", "wed", "sunday", "dec", "feb", "29", "30", "enero", "marzo", "1st", "1.º", "primero", "second", "y", "and",
    "menos", "cuarto", "quarter", "past", "to", "week", "month", "end of", "fin de", "mes", "weekend", "eod",
    "de la tarde", "por la mañana", "evening", "of", ",", ".", "@", "-", "banana", "twenty", "once", "couple of",
];

fn judge(text: &str) {
    for tongue in TONGUES {
        for purpose in PURPOSES {
            judge_one(text, purpose, tongue);
        }
    }
}

fn judge_one(text: &str, purpose: Purpose, tongue: Tongue) {
    let context = context(tongue);
    let ahead = |at| at > context.now;
    match read(text, purpose, &context) {
        Ok(readings) => {
            let latest = to_local(context.zone, context.now) + chrono::Months::new(12 * MAX_YEARS);
            assert!((1..=MAX_READINGS).contains(&readings.len()), "{text:?}");
            for (n, reading) in readings.iter().enumerate() {
                assert!(ahead(reading.at) && reading.at <= to_utc(context.zone, latest).0, "{text:?} {reading:?}");
                assert_eq!(reading.local, to_local(context.zone, reading.at), "{text:?}");
                assert!(readings[..n].iter().all(|other| other.at != reading.at), "{text:?} twice");
            }
        }
        Err(Unclear::Past(reading)) => assert!(!ahead(reading.at), "{text:?} {reading:?}"),
        Err(Unclear::NoTime(offers)) => {
            assert_eq!(purpose, Purpose::Moment, "{text:?}");
            assert!(offers.iter().all(|reading| ahead(reading.at)), "{text:?}");
        }
        Err(Unclear::Nonsense | Unclear::TooFar) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        judge(&text);
    }

    #[test]
    fn any_typing(text in "[0-9a-z:./ ,+-]{0,30}") {
        judge(&text);
    }

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(VOCABULARY), 0..8), glue in prop::bool::ANY) {
        judge(&words.join(if glue { "" } else { " " }));
    }
}

/// The worst text for a grammar that tries every split must still be read at once: autocomplete calls it per keystroke.
#[test]
fn long_repetitions_are_quick() {
    let started = std::time::Instant::now();
    for word in VOCABULARY {
        let text: String = format!("{word} ").repeat(50).chars().take(100).collect();
        judge(&text);
    }
    assert!(started.elapsed() < std::time::Duration::from_secs(10), "{:?}", started.elapsed());
}
