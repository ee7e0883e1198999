//! Days that may have passed: when a figure was so. (What is to come is read by `when`, which refuses the past.)

use chrono::{Datelike, Days, Months, NaiveDate};

use super::period::Period;
use crate::text::{Language, folded};

/// The names of months, by their first three letters: in English, and where Spanish has others.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "ene"],
    ["feb", "feb"],
    ["mar", "mar"],
    ["apr", "abr"],
    ["may", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["aug", "ago"],
    ["sep", "set"],
    ["oct", "oct"],
    ["nov", "nov"],
    ["dec", "dic"],
];
/// Days before 1900 or after 2199 are mistyped.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reads a day: "2026-01-31", "31 Jan 2026", "January 31, 2026", "1/31/2026" (the language says which comes first), "2026-01",
/// "Jan 2026" (its last day), "2026" and "end of 2026" (its last day), "yesterday", "last month" (its last day). `None` for what does not
/// read as one.
pub fn read(language: Language, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = folded(typed.trim());
    let all: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !["a", "de", "del", "el", "of", "the"].contains(part))
        .collect();
    let parts = match &all[..] {
        ["today" | "hoy"] => return Some(today),
        ["yesterday" | "ayer"] => return Some(today - Days::new(1)),
        ["last", "month"] | ["mes", "pasado"] => return Some(Period::Month.start(today) - Days::new(1)),
        ["last", "year"] | ["ano", "pasado"] => return NaiveDate::from_ymd_opt(today.year() - 1, 12, 31),
        // The end of a month or a year is what their name alone means.
        ["end" | "fin" | "fines" | "final" | "finales", rest @ ..] if !rest.is_empty() => rest,
        whole => whole,
    };
    let number = |text: &str| {
        let digits = text.trim_end_matches(|c: char| c.is_alphabetic());
        let ends = text.strip_prefix(digits).unwrap_or_default();
        ["", "st", "nd", "rd", "th"].contains(&ends).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let year = |text: &str| text.parse::<i32>().ok().filter(|year| text.len() == 4 && YEARS.contains(year));
    let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
    let last = |year: i32, month: u32| day(year, month, 1).map(|first| first + Months::new(1) - Days::new(1));
    match *parts {
        [only] => last(year(only)?, 12),
        [first, second] => match (year(first), year(second)) {
            (Some(year), None) => last(year, month(second).or_else(|| number(second))?),
            (None, Some(year)) => last(year, month(first).or_else(|| number(first))?),
            _ => None,
        },
        [first, second, third] => {
            if let Some(year) = year(first) {
                return day(year, month(second).or_else(|| number(second))?, number(third)?);
            }
            let year = year(third)?;
            match (month(first), month(second)) {
                (Some(month), None) => day(year, month, number(second)?),
                (None, Some(month)) => day(year, month, number(first)?),
                (None, None) => {
                    // In the other order where only that is a day.
                    let (one, other) = (number(first)?, number(second)?);
                    let (month, at) = if language == Language::EnUs { (one, other) } else { (other, one) };
                    day(year, month, at).or_else(|| day(year, at, month))
                }
                (Some(_), Some(_)) => None,
            }
        }
        _ => None,
    }
}

/// The month that a word names, in either language.
fn month(word: &str) -> Option<u32> {
    let letters = word.chars().count();
    let at = MONTHS.iter().position(|names| {
        letters >= 3 && word.is_ascii() && names.iter().any(|name| word.starts_with(name)) && is_whole(word, names)
    })?;
    u32::try_from(at + 1).ok()
}

/// Whether the word is the month's name, whole or cut short.
fn is_whole(word: &str, names: &[&str; 2]) -> bool {
    const WHOLE: [&str; 24] = [
        "january",
        "enero",
        "february",
        "febrero",
        "march",
        "marzo",
        "april",
        "abril",
        "may",
        "mayo",
        "june",
        "junio",
        "july",
        "julio",
        "august",
        "agosto",
        "september",
        "septiembre",
        "october",
        "octubre",
        "november",
        "noviembre",
        "december",
        "diciembre",
    ];
    let known = |whole: &&&str| names.iter().any(|name| whole.starts_with(name));
    word == "sept" || word == "setiembre" || WHOLE.iter().filter(known).any(|whole| whole.starts_with(word))
}

/// The day as one types it, which reads back: "2026-01-31".
pub fn typed(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_type_them() {
        let check = |typed: &str, english: Option<&str>, spanish: Option<&str>| {
            let day = |text: Option<&str>| text.map(|text| text.parse::<NaiveDate>().unwrap());
            let today = "2026-03-01".parse().unwrap();
            assert_eq!(read(Language::EnUs, typed, today), day(english), "{typed:?} in English");
            assert_eq!(read(Language::Es, typed, today), day(spanish), "{typed:?} in Spanish");
        };
        let both = |typed: &str, expected: &str| check(typed, Some(expected), Some(expected));
        both("2026-01-31", "2026-01-31");
        both("31 Jan 2026", "2026-01-31");
        both("January 31, 2026", "2026-01-31");
        both("January 31st, 2026", "2026-01-31");
        both("31 de enero de 2026", "2026-01-31");
        both("2026-02", "2026-02-28");
        both("02/2028", "2028-02-29");
        both("Sept 2025", "2025-09-30");
        both("septiembre de 2025", "2025-09-30");
        both("2025", "2025-12-31");
        both("end of 2027", "2027-12-31");
        both("a fines de 2027", "2027-12-31");
        both("end of Feb 2027", "2027-02-28");
        both("Yesterday", "2026-02-28");
        both("hoy", "2026-03-01");
        both("last month", "2026-02-28");
        both("el mes pasado", "2026-02-28");
        both("last year", "2025-12-31");
        both("el año pasado", "2025-12-31");
        both("15/01/2026", "2026-01-15");
        both("01/15/2026", "2026-01-15");
        check("1/2/2026", Some("2026-01-02"), Some("2026-02-01"));
        for nothing in [
            "",
            "tomorrow",
            "end",
            "end of month",
            "31 Feb 2026",
            "26",
            "202",
            "1 1 26",
            "mayhem 2026",
            "3 mar may 2026",
            "1899",
            "٣ 2026",
        ] {
            check(nothing, None, None);
        }
    }
}
