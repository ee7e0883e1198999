//! Whatever is typed: no panic; whatever the series: what a plain search over all its times finds.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::{America::New_York, America::Santiago, Australia::Lord_Howe, Europe::Madrid, Pacific::Apia, Tz, UTC};
use proptest::prelude::*;

use super::{tuesday, wall, wording::many_rules};
use crate::repeats::{MAX_READINGS, Occurrence, Rule, Series, Unclear, choices, read, words};
use crate::text::Language;
use crate::when::{Tongue, to_local, to_utc};

#[rustfmt::skip]
const VOCABULARY: &[&str] = &[
    "every", "each", "cada", "todos los", "todas las", "other", "second", "2nd", "third", "last", "first", "primer",
    "último", "segundo", "day", "días", "week", "semanas", "month", "mes", "year", "año", "hour", "minutos", "daily",
    "weekly", "mensual", "quarterly", "monday", "mondays", "lunes", "martes", "mar", "thu", "weekdays", "entre semana",
    "fin de semana", "and", "y", ",", "-", "to", "a", "al", "of the month", "de cada mes", "the", "el", "los", "día", "1",
    "15", "2", "31", "15th", "1.º", "last day", "fin de mes", "dec", "1 de mayo", "feb", "29", "9am", "9", "18:30", "a las",
    "at", "noon", "midnight", "de la tarde", "mañana", "in the morning", "(", ")", "when there is one", "si y otro no", "un",
    "*", "0", "9", "1-5", "FREQ=DAILY", "CRON:", "never", "from", "banana", "🎉", "quince", "twenty", "first", ".", "@",
];

fn judge(text: &str) {
    for tongue in [Tongue::EnUs, Tongue::Es] {
        for start in [None, Some(tuesday())] {
            match read(text, tongue, start) {
                Ok(repeats) => {
                    assert!(repeats.len() <= MAX_READINGS, "{text:?}");
                    for (n, repeat) in repeats.iter().enumerate() {
                        assert!(!repeats[..n].contains(repeat), "{text:?} twice");
                        assert_eq!(repeat.rule.to_string().parse(), Ok(repeat.rule.clone()), "{text:?}");
                        assert!(repeat.rule.first(tuesday()).is_some(), "{text:?} never comes");
                        let said = words(Language::Es.words(), &repeat.rule, repeat.time);
                        assert!(said.chars().count() <= 100, "{said}");
                    }
                }
                Err(Unclear::Incomplete(offers)) => assert!(offers.len() <= 25, "{text:?}"),
                Err(Unclear::Nonsense | Unclear::TooOften) => {}
            }
        }
    }
    assert!(choices(Language::EnUs.words(), text, Some(tuesday())).len() <= 25);
}

/// The worst text for a grammar that tries every split must still be read at once: autocomplete calls it per keystroke.
#[test]
fn long_repetitions_are_quick() {
    let started = std::time::Instant::now();
    for word in VOCABULARY {
        judge(&format!("{word} ").repeat(50).chars().take(150).collect::<String>());
        judge(&format!("every {word} ").repeat(50).chars().take(150).collect::<String>());
    }
    assert!(started.elapsed() < std::time::Duration::from_secs(20), "{:?}", started.elapsed());
}

/// Everything from 2026 to 2028 by the plain meaning of the words: every floating time, less exceptions, each at its place, in
/// the order of instants; of two on one instant the unmoved and earlier.
fn searched(series: &Series, until: NaiveDateTime) -> Vec<Occurrence> {
    let rule = series.rule.clone().unwrap();
    let floating = rule.floating(series.start, series.start).take_while(|local| *local < until);
    let mut all: Vec<Occurrence> = floating
        .filter(|original| !series.except.contains(original))
        .map(|original| {
            let (at, shifted) = to_utc(series.zone, *series.moved.get(&original).unwrap_or(&original));
            Occurrence { original, local: to_local(series.zone, at), at, shifted }
        })
        .collect();
    all.sort_by_key(|o| (o.at, o.local != o.original, o.original));
    all.dedup_by_key(|o| o.at);
    all
}

fn rules() -> impl Strategy<Value = Rule> {
    let lines = ["0 9 * * 1-5", "30 2 * * *", "0 * * * *", "0 */6 13 * 5", "45 23 */2 * 1", "0 0 31 * *"];
    let all: Vec<Rule> = many_rules().into_iter().chain(lines.map(|line| Rule::cron(line).unwrap())).collect();
    prop::sample::select(all)
}

fn zones() -> impl Strategy<Value = Tz> {
    prop::sample::select(vec![UTC, New_York, Madrid, Santiago, Lord_Howe, Apia])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        judge(&text);
    }

    #[test]
    fn any_typing(text in "[0-9a-z:*/ ,-]{0,40}") {
        judge(&text);
    }

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(VOCABULARY), 0..9)) {
        judge(&words.join(" "));
    }

    #[test]
    fn any_series(
        rule in rules(),
        zone in zones(),
        start in (0..400_i64, 0..96_i64),
        touched in prop::collection::vec((0..40_usize, prop::option::of(-3_000..3_000_i64)), 0..12),
    ) {
        let start = wall(2026, 1, 1, 0, 0) + TimeDelta::days(start.0) + TimeDelta::minutes(15 * start.1);
        let mut series = Series::new(start, zone, Some(rule.clone()));
        let times: Vec<NaiveDateTime> = rule.floating(start, start).take(40).collect();
        for (at, quarters) in touched {
            let Some(original) = times.get(at) else { continue };
            match quarters {
                Some(quarters) => _ = series.moved.insert(*original, *original + TimeDelta::minutes(15 * quarters)),
                None => _ = series.except.insert(*original),
            }
        }
        let until = times.last().copied().unwrap_or(start).min(wall(2029, 1, 1, 0, 0));
        let expected = searched(&series, until);
        // Near the end a time past it may be moved before it, so only the sure part is held against the search.
        let sure = to_utc(zone, until - TimeDelta::days(40)).0;
        let from: DateTime<Utc> = to_utc(zone, start - TimeDelta::days(60)).0;
        let got: Vec<Occurrence> = series.after(from).take_while(|o| o.at < sure).collect();
        let expected: Vec<Occurrence> = expected.into_iter().filter(|o| o.at < sure && o.at > from).collect();
        prop_assert_eq!(&got, &expected, "{} {}", rule, zone);
        let originals: BTreeSet<_> = got.iter().map(|o| o.original).collect();
        prop_assert_eq!(originals.len(), got.len());
        prop_assert!(got.windows(2).all(|pair| pair[0].at < pair[1].at));
    }
}
