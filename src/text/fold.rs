//! Text as it is compared when somebody looks for it: small letters, no accents, in every alphabet.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Folds a text: "REUNIÓN", "reunión" and "reunion" are the same. Only for comparing, never for showing.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match usize::try_from(u32::from(c)).ok().and_then(|at| LETTERS.get(at)) {
            Some(Some(letter)) => folded.push(*letter),
            _ => fold(c, &mut folded),
        }
    }
    folded
}

/// Latin, Greek and Cyrillic letters that fold to one letter, looked up rather than worked out: thousands of texts are folded
/// while somebody types.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let one = |code| {
        let mut folded = String::new();
        fold(char::from_u32(code)?, &mut folded);
        let mut letters = folded.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    (0..0x2000).map(one).collect()
});

/// Folds a letter, in compatibility forms as well: full-width letters, ligatures.
fn fold(c: char, to: &mut String) {
    let bare = std::iter::once(c).nfkd().filter(|c| !is_accent(*c));
    for c in bare.flat_map(char::to_lowercase) {
        match c {
            // A small letter's own accent, as in the Turkish İ.
            c if is_accent(c) => {}
            'ς' => to.push('σ'),
            'ß' => to.push_str("ss"),
            'æ' => to.push_str("ae"),
            'œ' => to.push_str("oe"),
            'ø' => to.push('o'),
            'đ' => to.push('d'),
            'ł' => to.push('l'),
            'ı' => to.push('i'),
            c => to.push(c),
        }
    }
}

/// The accents of Latin, Greek and Cyrillic. Vowel signs of other scripts are letters to their readers, and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn folds_every_alphabet() {
        let check = |typed: &str, expected: &str| assert_eq!(folded(typed), expected, "{typed:?}");
        check("Book the HALL", "book the hall");
        for typed in ["Reunión", "REUNIÓN", "reunion", "reunio\u{301}n", "ＲＥＵＮＩＯＮ"] {
            check(typed, "reunion");
        }
        check("Вызвать СЛЕСАРЯ", "вызвать слесаря");
        check("Ёлка", "елка");
        check("ΣΥΝΈΛΕΥΣΗ", "συνελευση");
        check("Λόγος", "λογοσ");
        check("Straße in Łódź", "strasse in lodz");
        check("İstanbul ılık", "istanbul ilik");
        check("שלום 会議", "שלום 会議");
        check("किताब", "किताब");
    }
}
