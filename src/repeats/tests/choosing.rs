//! Autocomplete.

use super::{tuesday, wall};
use crate::repeats::{choices, read};
use crate::text::Language;

fn labels(language: Language, typed: &str, start: Option<chrono::NaiveDateTime>) -> Vec<String> {
    choices(language.words(), typed, start).into_iter().map(|(label, _)| label).collect()
}

#[test]
fn the_named_ones_come_first() {
    let english = [
        "Never",
        "Every day",
        "Every weekday",
        "Every Tuesday",
        "Every other Tuesday",
        "Every month on the 24th",
        "Every month on the 4th Tuesday",
        "Every month on the last Tuesday",
    ];
    assert_eq!(labels(Language::EnUs, "", Some(tuesday())), english);
    let spanish = [
        "Nunca",
        "Cada día",
        "De lunes a viernes",
        "Cada martes",
        "Cada 2 semanas, los martes",
        "Cada mes el día 24",
        "Cada mes el cuarto martes",
        "Cada mes el último martes",
    ];
    assert_eq!(labels(Language::Es, " ", Some(tuesday())), spanish);
    let last = labels(Language::EnUs, "", Some(wall(2026, 12, 31, 9, 0)));
    assert_eq!(&last[5..], ["Every month on the last day", "Every month on the last Thursday"]);
    let first = labels(Language::EnUs, "", Some(wall(2026, 12, 1, 9, 0)));
    assert_eq!(&first[5..], ["Every month on the 1st", "Every month on the 1st Tuesday"]);
    let without = labels(Language::EnUs, "", None);
    assert_eq!(&without[..4], ["Every day", "Every weekday", "Every Monday", "Every other Monday"]);
    assert_eq!(without.len(), 9);
}

#[test]
fn what_is_typed_is_shown_as_understood() {
    let check =
        |typed: &str, start, expected: &[&str]| assert_eq!(labels(Language::EnUs, typed, start), expected, "{typed}");
    check("mondays 9", None, &["Every Monday, 9:00 am", "Every Monday, 9:00 pm"]);
    check("every", None, &labels(Language::EnUs, "", None).iter().map(String::as_str).collect::<Vec<_>>());
    check("every week", Some(tuesday()), &["Every Tuesday"]);
    check("every weekd", Some(tuesday()), &["Every weekday"]);
    check("NEV", Some(tuesday()), &["Never"]);
    assert_eq!(labels(Language::Es, "cada mes el d", Some(tuesday())), ["Cada mes el día 24"]);
    assert_eq!(labels(Language::Es, "CADA DIA", None), ["Cada día"]);
    check("never", None, &["Never"]);
    check("banana", None, &[]);
    check("every 5 minutes", None, &[]);
    check("0 9 * * 1-5", None, &["Every weekday, 9:00 am"]);
    check("0 9 31 * *", None, &["By the cron line 0 9 31 * *"]);
    let weekly = labels(Language::EnUs, "weekly 9:00", None);
    assert_eq!(
        (weekly.len(), &weekly[0], &weekly[13]),
        (14, &"Every Monday, 9:00 am".into(), &"Every Sunday, 9:00 pm".into())
    );
    check("every month on the 31st", None, &["Every month on the last day"]);
    check("the 30th", None, &["Every month on the 30th (in February on its last day)"]);
}

#[test]
fn rows_fit_discord_and_parse_back() {
    for language in [Language::EnUs, Language::Es] {
        for start in [None, Some(tuesday())] {
            for typed in
                ["", "every", "cada", "monthly", "weekly", "every evening", "mondays 9", "0 9 * * 1-5", "never"]
            {
                for (label, value) in choices(language.words(), typed, start) {
                    assert!((1..=100).contains(&label.chars().count()) && value.len() <= 100, "{label}");
                    let never = read(&value, language.tongue(), start).unwrap().is_empty();
                    assert_eq!(never, value == "never");
                }
            }
        }
    }
}
