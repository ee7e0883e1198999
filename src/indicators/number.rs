//! Numbers as people type them, and as people read them.

use crate::text::{Language, Words};

/// Numbers of more than this many units either way are refused: up to here every whole number is kept exactly.
pub const LARGEST: f64 = 999_999_999_999_999.0;

/// Why what was typed is no number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoNumber {
    /// It does not read as one.
    Unclear,
    /// Some read it as the one, and some as the other: "1.500".
    Either { whole: f64, decimal: f64 },
    /// It is larger than [`LARGEST`] either way.
    TooLarge,
}

/// Reads a number: "1,234.5", "1.234,5", "1 234", "74%", "-3", "$1,200", "2½". A single point before three digits is not guessed, nor,
/// in Spanish, a comma, since both are written for thousands and for decimals in the Americas.
pub fn read(language: Language, typed: &str) -> Result<f64, NoNumber> {
    let mut text = typed.trim();
    for sign in ['$', '€', '£', '%'] {
        text = text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)).unwrap_or(text).trim();
    }
    let minus = text.starts_with(['-', '−', '–']);
    let mut digits = text.trim_start_matches(['-', '−', '–', '+']).to_owned();
    // At most one sign, and the currency may stand behind it.
    if text.chars().count() - digits.chars().count() > 1 {
        return Err(NoNumber::Unclear);
    }
    digits = digits.trim_start().trim_start_matches(['$', '€', '£']).trim_start().to_owned();
    let fraction = match digits.pop() {
        Some('½') => 0.5,
        Some('¼') => 0.25,
        Some('¾') => 0.75,
        Some(other) => {
            digits.push(other);
            0.0
        }
        None => return Err(NoNumber::Unclear),
    };
    let digits = without_spaces(digits.trim_end()).ok_or(NoNumber::Unclear)?;
    if let Some((whole, decimal)) = two_ways(language, &digits).filter(|_| fraction == 0.0) {
        let signed = |number: f64| if minus { -number } else { number };
        return Err(NoNumber::Either { whole: signed(whole), decimal: signed(decimal) });
    }
    let whole = if digits.is_empty() && fraction > 0.0 {
        0.0
    } else {
        let plain = plain_digits(&digits).ok_or(NoNumber::Unclear)?;
        if fraction > 0.0 && plain.contains('.') {
            return Err(NoNumber::Unclear);
        }
        plain.parse::<f64>().map_err(|_| NoNumber::Unclear)?
    };
    let number = whole + fraction;
    if number > LARGEST {
        return Err(NoNumber::TooLarge);
    }
    // Not -0.
    Ok(if minus && number > 0.0 { -number } else { number })
}

/// The digits without the spaces or apostrophes that group them by three; `None` if those stand elsewhere, since then they may be two
/// numbers.
fn without_spaces(digits: &str) -> Option<String> {
    let groups: Vec<&str> = digits.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).collect();
    let [first, rest @ ..] = &groups[..] else { return None };
    // Decimals may follow the last group.
    let whole = |at: usize, group: &str| {
        let group = if at + 1 == rest.len() { group.split(['.', ',']).next().unwrap_or_default() } else { group };
        group.len() == 3
    };
    let grouped = (1..=3).contains(&first.len()) && rest.iter().enumerate().all(|(at, &group)| whole(at, group));
    (rest.is_empty() || grouped).then(|| groups.concat())
}

/// Digits that some read as a whole number and some as one with decimals: both.
fn two_ways(language: Language, digits: &str) -> Option<(f64, f64)> {
    let (first, rest) = digits.split_once(['.', ','])?;
    let are_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let either =
        (1..=3).contains(&first.len()) && first != "0" && rest.len() == 3 && are_digits(first) && are_digits(rest);
    if !either || (language != Language::Es && digits.contains(',')) {
        return None;
    }
    Some((format!("{first}{rest}").parse().ok()?, format!("{first}.{rest}").parse().ok()?))
}

/// The digits with a point where the decimals begin, and nothing else.
fn plain_digits(text: &str) -> Option<String> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let groups = |mark: char| {
        let mut all = text.split(mark);
        let first = all.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && first != "0" && all.all(|group| group.len() == 3)
    };
    let decimal = match (points, commas) {
        (0, 0) => None,
        // Three digits behind it: thousands.
        (0, 1) => (!groups(',')).then_some(','),
        (1, 0) => (!groups('.')).then_some('.'),
        (0, _) | (_, 0) => None,
        // Both: the one that stands last and alone.
        _ => {
            let last = text.rfind(['.', ','])?;
            let mark = text.get(last..)?.chars().next()?;
            (text.matches(mark).count() == 1).then_some(mark)
        }
    };
    if points > 0 && commas > 0 && decimal.is_none() {
        return None;
    }
    let (whole, rest) = match decimal {
        Some(mark) => text.split_once(mark)?,
        None => (text, ""),
    };
    let thousands = whole.split(['.', ',']).collect::<Vec<_>>();
    let first = thousands.first()?;
    let grouped = thousands.len() == 1
        || ((1..=3).contains(&first.len()) && thousands.iter().skip(1).all(|group| group.len() == 3));
    let whole = thousands.concat();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !grouped || !digits(&whole) || !digits(rest) || (whole.is_empty() && rest.is_empty()) || whole.len() > 16 {
        // What is too long to be read exactly is too large, whatever its digits.
        return (grouped && digits(&whole) && digits(rest) && whole.len() > 16).then(|| "9999999999999999".to_owned());
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    Some(if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") })
}

/// Decimals that are shown of a number, at most; of a share one less, unless that would hide what matters.
pub const DECIMALS: usize = 2;

/// How many decimals of a number are shown: `most`, or as many as it takes to see anything of a small one.
fn decimals(number: f64, most: usize) -> usize {
    let size = number.abs();
    if size >= 1.0 || size == 0.0 {
        return most;
    }
    // The first two digits that are not zero; of next to nothing, ten decimals.
    let places = (1..=8).find(|places| size * 10_f64.powi(*places) >= 1.0).map_or(10, |places| places + 1);
    usize::try_from(places).unwrap_or(2)
}

/// The number that [`shown`] shows.
#[must_use]
pub fn rounded(number: f64) -> f64 {
    rounded_to(number, DECIMALS)
}

/// The number that [`shown_to`] shows.
#[must_use]
pub fn rounded_to(number: f64, most: usize) -> f64 {
    let decimals = decimals(number, most);
    format!("{number:.decimals$}").parse().unwrap_or(number)
}

/// The number with as many decimals as are shown, rounded up or down.
#[must_use]
pub fn rounded_towards(number: f64, up: bool) -> f64 {
    let places = i32::try_from(decimals(number, DECIMALS)).unwrap_or(2);
    let scaled = number * 10_f64.powi(places);
    (if up { scaled.ceil() } else { scaled.floor() }) / 10_f64.powi(places)
}

/// A number as its readers write it: two decimals at most, or as many as it takes to see anything of a small one.
#[must_use]
pub fn shown(words: Words, number: f64) -> String {
    shown_to(words, number, DECIMALS)
}

/// The same with so many decimals at most.
#[must_use]
pub fn shown_to(words: Words, number: f64, most: usize) -> String {
    let (size, decimals) = (number.abs(), decimals(number, most));
    let text = format!("{size:.decimals$}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = rest.trim_end_matches('0');
    let (group, point) = if words.language() == Language::Es { ('.', ',') } else { (',', '.') };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    let sign = if number < 0.0 && (whole != "0" || !rest.is_empty()) { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{rest}") }
}

/// A number as its readers type it, whole, so that it reads back the same: what a form is filled in with.
#[must_use]
pub fn typed(words: Words, number: f64) -> String {
    let mut text = number.to_string();
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        // Three decimals could be thousands.
        text.push('0');
    }
    if words.language() == Language::Es { text.replace('.', ",") } else { text }
}

/// A number in at most some six characters, for where there is little room: 1.2K, 35M; "mil" and "M" in Spanish. Up to 9,999 it has so
/// many decimals at most.
#[must_use]
pub fn short(words: Words, number: f64, most: usize) -> String {
    let spanish = words.language() == Language::Es;
    let marks = if spanish { [" B", " mil M", " M", " mil"] } else { ["T", "B", "M", "K"] };
    for (mark, unit) in marks.into_iter().zip([1e12, 1e9, 1e6, 1e3]) {
        // Up to 9,999 as it is.
        if number.abs() >= unit && number.abs() >= 10_000.0 {
            let scaled = number / unit;
            let rounded = if scaled.abs() >= 100.0 { scaled.round() } else { (scaled * 10.0).round() / 10.0 };
            return format!("{}{mark}", shown(words, rounded));
        }
    }
    shown_to(words, number, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_type_them() {
        let check = |typed: &str, english: Result<f64, NoNumber>, spanish: Result<f64, NoNumber>| {
            assert_eq!(read(Language::EnUs, typed), english, "{typed:?} in English");
            assert_eq!(read(Language::Es, typed), spanish, "{typed:?} in Spanish");
        };
        let both = |typed: &str, expected: f64| check(typed, Ok(expected), Ok(expected));
        both("0", 0.0);
        both("-0", 0.0);
        both("142", 142.0);
        both(" 74% ", 74.0);
        both("74 %", 74.0);
        both("-3", -3.0);
        both("−3,5", -3.5);
        both("+3", 3.0);
        both("1,234.5", 1_234.5);
        both("1.234,5", 1_234.5);
        both("1 234 567", 1_234_567.0);
        both("1'234'567", 1_234_567.0);
        both("1,234,567", 1_234_567.0);
        both("1.234.567", 1_234_567.0);
        both("0.125", 0.125);
        both("0,125", 0.125);
        both("1.5", 1.5);
        both("1,5", 1.5);
        both(".5", 0.5);
        both("½", 0.5);
        both("2½", 2.5);
        both("-2¼", -2.25);
        both("$1200", 1_200.0);
        both("-$1200", -1_200.0);
        both("1200 €", 1_200.0);
        both("999999999999999", LARGEST);
        both("-999,999,999,999,999", -LARGEST);
        both("0.500", 0.5);
        both("1234.500", 1_234.5);
        both("1.5000", 1.5);
        both("1 234,5", 1_234.5);
        let either = |whole: f64, decimal: f64| Err(NoNumber::Either { whole, decimal });
        check("1,234", Ok(1_234.0), either(1_234.0, 1.234));
        check("1.234", either(1_234.0, 1.234), either(1_234.0, 1.234));
        check("-12.500 %", either(-12_500.0, -12.5), either(-12_500.0, -12.5));
        for nothing in [
            "",
            "-",
            "many",
            "1,23,4",
            "1.2.3",
            "12,34,567",
            "1,2.3,4",
            "--3",
            "1e5",
            "0x10",
            "NaN",
            "inf",
            "3 of 4",
            "142 20",
            "1 2 3",
            "1420 200",
            "1 2345",
            "1'23",
            "½½",
            "1.5½",
            "٣",
        ] {
            check(nothing, Err(NoNumber::Unclear), Err(NoNumber::Unclear));
        }
        for large in ["1000000000000000", "-1,000,000,000,000,000", &"9".repeat(400)] {
            check(large, Err(NoNumber::TooLarge), Err(NoNumber::TooLarge));
        }
    }

    #[test]
    fn numbers_as_people_read_them() {
        let check = |number: f64, english: &str, spanish: &str| {
            assert_eq!(shown(Language::EnUs.words(), number), english);
            assert_eq!(shown(Language::Es.words(), number), spanish);
        };
        check(0.0, "0", "0");
        check(-0.0, "0", "0");
        check(74.0, "74", "74");
        check(74.736, "74.74", "74,74");
        check(1_234.5, "1,234.5", "1.234,5");
        check(-1_234_567.0, "-1,234,567", "-1.234.567");
        check(LARGEST, "999,999,999,999,999", "999.999.999.999.999");
        check(0.0123, "0.012", "0,012");
        check(-0.5, "-0.5", "-0,5");
        check(1e-12, "0", "0");
        // Of a share one decimal is enough, unless nothing would be left of it.
        let share = |number: f64| shown_to(Language::EnUs.words(), number, 1);
        assert_eq!([74.736, 79.96, 100.0, 0.0, 0.0123].map(share), ["74.7", "80", "100", "0", "0.012"]);
    }

    #[test]
    fn what_a_form_is_filled_in_with_reads_back_the_same() {
        for number in [0.0, 1.234, 1_234.0, -12.5, 1e-9, LARGEST, 74.736_842_105_263_15] {
            for language in [Language::EnUs, Language::Es] {
                assert_eq!(read(language, &typed(language.words(), number)), Ok(number), "{number}");
            }
        }
    }

    #[test]
    fn numbers_where_there_is_little_room() {
        let check = |number: f64, english: &str, spanish: &str| {
            assert_eq!(short(Language::EnUs.words(), number, DECIMALS), english);
            assert_eq!(short(Language::Es.words(), number, DECIMALS), spanish);
        };
        check(0.0, "0", "0");
        check(9_999.0, "9,999", "9.999");
        check(-12_345.0, "-12.3K", "-12,3 mil");
        check(350_000.0, "350K", "350 mil");
        check(1_250_000.0, "1.3M", "1,3 M");
        check(LARGEST, "1,000T", "1.000 B");
    }
}
