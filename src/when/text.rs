//! Typed text → tokens: one spelling for what looks the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// More tokens than any sensible phrase has; bounds the work of the grammar.
const MAX_TOKENS: usize = 24;

/// What a token is; words are lower case without accents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word(String),
    /// Value and how many digits were typed (at most 4).
    Number(u32, usize),
    Mark(char),
}

/// A token and whether it touches the one before it ("3pm": `pm` is glued).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub kind: Kind,
    pub glued: bool,
}

/// The tokens of a text; `None` when there are too many or a number is too long.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    tokens_up_to(text, MAX_TOKENS)
}

/// The same with another limit on how many.
pub(crate) fn tokens_up_to(text: &str, most: usize) -> Option<Vec<Token>> {
    let mut out = Vec::new();
    let mut glued = false;
    let plain = plain(text);
    let mut chars = plain.chars().peekable();
    while let Some(first) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let same = |c: &char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() };
        let mut run = String::from(first);
        while first.is_alphanumeric() && chars.peek().is_some_and(same) {
            run.extend(chars.next());
        }
        out.push(Token { kind: kind(run, first)?, glued });
        glued = true;
    }
    let out = join_meridiem(out);
    (out.len() <= most).then_some(out)
}

fn kind(run: String, first: char) -> Option<Kind> {
    if first.is_ascii_digit() {
        return (run.len() <= 4).then(|| run.parse().ok().map(|n| Kind::Number(n, run.len()))).flatten();
    }
    Some(if first.is_alphabetic() { Kind::Word(run) } else { Kind::Mark(first) })
}

/// NFKC (full-width digits), lower case, no accents, no zero-width marks, no apostrophes ("o'clock", "days' time").
fn plain(text: &str) -> String {
    if text.is_ascii() {
        // Nothing to compose and nothing to take apart.
        return text.chars().filter(|c| !matches!(c, '\'' | '`')).map(|c| c.to_ascii_lowercase()).collect();
    }
    // "1.ª" and the degree sign typed for "1.º" are ordinals; NFKC alone would make the first "1.a".
    let ordinal = |c| if matches!(c, 'ª' | '°') { 'o' } else { c };
    let visible = text.chars().filter(|c| !is_invisible(*c)).map(ordinal).nfkc();
    let lower = visible.flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c));
    lower.filter(|c| !matches!(c, '\'' | '’' | '‘' | '`' | '´')).collect()
}

/// Marks without width or ink: joiners, direction marks, soft hyphen, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{180e}' | '\u{34f}' | '\u{61c}')
}

/// "p.m.", "p. m." and "p m" become the word `pm`; likewise `am`.
fn join_meridiem(tokens: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        if let Some((word, after)) = meridiem(first, tail) {
            out.push(Token { kind: Kind::Word(word), glued: first.glued });
            rest = after;
        } else {
            out.push(first.clone());
            rest = tail;
        }
    }
    out
}

fn meridiem<'a>(first: &Token, tail: &'a [Token]) -> Option<(String, &'a [Token])> {
    let Kind::Word(letter) = &first.kind else { return None };
    if letter != "a" && letter != "p" {
        return None;
    }
    let after_dot = skip_dot(tail);
    let (m, after) = after_dot.split_first()?;
    (m.kind == Kind::Word("m".into())).then(|| (format!("{letter}m"), skip_dot(after)))
}

fn skip_dot(tokens: &[Token]) -> &[Token] {
    match tokens.split_first() {
        Some((dot, after)) if dot.kind == Kind::Mark('.') => after,
        _ => tokens,
    }
}
