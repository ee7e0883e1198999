//! People's own text: made fit to keep, and made safe to show.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Why a text cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing is left to read.
    Empty,
    /// Longer than this many characters.
    TooLong(usize),
}

/// A text of several lines, fit to keep: composed (NFC), without marks that nobody sees, trimmed; at most `max` characters.
///
/// # Errors
/// [`Unfit`]; texts are refused, never cut.
pub fn clean(text: &str, max: usize) -> Result<String, Unfit> {
    let lines: Vec<String> = text.lines().map(clean_spaces).collect();
    fit(lines.join("\n").trim().to_owned(), max)
}

/// Like [`clean`], on one line: line breaks become spaces.
///
/// # Errors
/// [`Unfit`].
pub fn clean_line(text: &str, max: usize) -> Result<String, Unfit> {
    fit(clean_spaces(text), max)
}

fn fit(text: String, max: usize) -> Result<String, Unfit> {
    if !text.chars().any(|c| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace() && !joins(c)) {
        return Err(Unfit::Empty);
    }
    if text.chars().count() > max {
        return Err(Unfit::TooLong(max));
    }
    Ok(text)
}

fn clean_spaces(line: &str) -> String {
    let seen: String = if line.is_ascii() {
        line.chars().filter(|c| !unseen(*c)).collect()
    } else {
        line.nfc().filter(|c| !unseen(*c)).collect()
    };
    let mut clean = String::with_capacity(seen.len());
    for word in seen.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.push_str(word);
    }
    clean
}

/// Marks that change how other text reads without being seen: controls, direction overrides, zero-width spaces. The joiners that
/// emoji families and Persian or Indic words need are kept.
fn unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

fn joins(c: char) -> bool {
    matches!(
        c,
        '\u{200C}'
            | '\u{200D}'
            | '\u{FE0E}'
            | '\u{FE0F}'
            | '\u{3164}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{FFA0}'
            | '\u{2800}'
    )
}

/// A person's text inside one of our sentences: shown as typed (no markdown, no mention, no masked link) and kept from turning
/// the sentence around it (Unicode's first-strong isolate). Web addresses stay whole.
#[must_use]
pub fn said(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let turns = text.chars().any(right_to_left);
    if turns {
        shown.push('\u{2068}');
    }
    for piece in text.split_inclusive([' ', '\n']) {
        let plain_address = (piece.starts_with("https://") || piece.starts_with("http://"))
            && !piece.contains(['<', '>', '(', ')', '[', ']', '*', '|', '`', '\\']);
        for c in piece.chars() {
            if !plain_address
                && matches!(c, '\\' | '*' | '_' | '~' | '`' | '|' | '>' | '<' | '#' | '[' | ']' | '(' | ')' | '-' | '@')
            {
                escape(c, &mut shown);
            } else {
                shown.push(c);
            }
        }
    }
    if turns {
        shown.push('\u{2069}');
    }
    shown
}

/// [`said`], but at most `max` characters long: escaping may double a text, and a message has only so much room.
#[must_use]
pub fn said_within(text: &str, max: usize) -> String {
    let mut kept = text.chars().count().min(max);
    loop {
        let shown = said(&plain(text, kept));
        let length = shown.chars().count();
        if length <= max || kept == 0 {
            return shown;
        }
        // Each character that goes takes at most two with it.
        kept -= (length - max).div_ceil(2).min(kept);
    }
}

/// Brackets, at signs and hyphens mean something only at certain places; escaping them everywhere else would only clutter what
/// a phone's notification shows. A zero-width joiner after `@` keeps `@everyone` from lighting up.
fn escape(c: char, shown: &mut String) {
    match c {
        '@' => shown.push_str("@\u{200D}"),
        '(' | ')' | '-' => shown.push(c),
        _ => {
            shown.push('\\');
            shown.push(c);
        }
    }
}

/// Hebrew, Arabic and their kin.
fn right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// A text for a place without markdown and with little room (a button, a row of a select): at most `max` characters, cut
/// between graphemes with an ellipsis.
#[must_use]
pub fn plain(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut left = max.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        let length = grapheme.chars().count();
        if length > left {
            break;
        }
        left -= length;
        shown.push_str(grapheme);
    }
    shown.push('…');
    shown
}

/// The first lines of a text in markdown, at most `max` characters, with an ellipsis under them if more would follow. Lines stay whole,
/// so that no mark of theirs stays open, and no heading ends them. `None`: nothing fits.
#[must_use]
pub fn lines_within(text: &str, max: usize) -> Option<String> {
    if text.chars().count() <= max {
        return Some(text.to_owned());
    }
    let mut left = max.saturating_sub(1);
    let fits = |line: &&str| {
        let rest = left.checked_sub(line.chars().count() + 1);
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let mut lines: Vec<&str> = text.lines().take_while(fits).collect();
    while lines.last().is_some_and(|line| line.starts_with("**") && line.ends_with("**")) {
        lines.pop();
    }
    (!lines.is_empty()).then(|| format!("{}\n…", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_people_mean_and_drops_what_nobody_sees() {
        let check = |input: &str, expected: Result<&str, Unfit>| {
            assert_eq!(clean_line(input, 20), expected.map(str::to_owned), "{input:?}");
        };
        check("  bring\n the   chairs ", Ok("bring the chairs"));
        check("flyers\u{202E}gnp", Ok("flyersgnp"));
        check("a\u{200B}b", Ok("ab"));
        check("👩‍👩‍👧", Ok("👩‍👩‍👧"));
        check("می‌خواهم", Ok("می‌خواهم"));
        check("e\u{301}", Ok("é"));
        check("\u{200B} \u{200D}", Err(Unfit::Empty));
        check("***", Err(Unfit::Empty));
        check("", Err(Unfit::Empty));
        check("123456789012345678901", Err(Unfit::TooLong(20)));
        check("12345678901234567890", Ok("12345678901234567890"));
    }

    #[test]
    fn shows_text_as_typed() {
        let check = |input: &str, expected: &str| assert_eq!(said(input), expected, "{input:?}");
        check("bring *bold* chairs", "bring \\*bold\\* chairs");
        check("@everyone <@12> <@&3>", "@\u{200D}everyone \\<@\u{200D}12\\> \\<@\u{200D}&3\\>");
        check("[click](https://x.example)", "\\[click\\](https://x.example)");
        check("see https://x.example/a_b", "see https://x.example/a_b");
        check("https://x.example/`a`", "https://x.example/\\`a\\`");
        check("שלום", "\u{2068}שלום\u{2069}");
        check("# not a heading", "\\# not a heading");
    }

    #[test]
    fn escaped_text_keeps_within_its_room() {
        assert_eq!(said_within("short", 10), "short");
        for max in [0, 1, 2, 7, 100] {
            let shown = said_within(&"*".repeat(200), max);
            assert!(shown.chars().count() <= max.max(1), "{max}: {shown}");
        }
    }

    #[test]
    fn cuts_between_graphemes() {
        assert_eq!(plain("👩‍👩‍👧👩‍👩‍👧", 8), "👩‍👩‍👧…");
        assert_eq!(plain("short", 5), "short");
        assert_eq!(plain("shorter", 5), "shor…");
    }

    #[test]
    fn markdown_is_cut_between_lines() {
        let chain = "**For**\n**D-1** Soup\n**Became**\n**C-1** Buy leek";
        let check = |max: usize, expected: Option<&str>| {
            let cut = lines_within(chain, max);
            assert_eq!(cut.as_deref(), expected, "{max}");
            assert!(cut.is_none_or(|cut| cut.chars().count() <= max), "{max}");
        };
        check(chain.chars().count(), Some(chain));
        check(chain.chars().count() - 1, Some("**For**\n**D-1** Soup\n…"));
        check(22, Some("**For**\n**D-1** Soup\n…"));
        check(21, None);
        check(0, None);
    }
}
