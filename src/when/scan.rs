//! A place in the tokens, and the small steps every grammar room takes from it.

use crate::when::text::{Kind, Token};

/// A position; copies are free, so a grammar tries one way and then another from the same place.
#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Scan<'a> {
    pub fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    pub fn at(self) -> usize {
        self.at
    }

    pub fn is_end(self) -> bool {
        self.at >= self.tokens.len()
    }

    fn token(self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn step(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    /// Whether the token here touches the one before it.
    pub fn glued(self) -> bool {
        self.token().is_some_and(|t| t.glued)
    }

    /// This place only if its token touches the one before it.
    pub fn if_glued(self) -> Option<Self> {
        self.glued().then_some(self)
    }

    pub fn word(self) -> Option<(&'a str, Self)> {
        match &self.token()?.kind {
            Kind::Word(word) => Some((word, self.step())),
            _ => None,
        }
    }

    /// A number: value, digits typed, the place after it.
    pub fn number(self) -> Option<(u32, usize, Self)> {
        match self.token()?.kind {
            Kind::Number(value, digits) => Some((value, digits, self.step())),
            _ => None,
        }
    }

    pub fn mark(self, mark: char) -> Option<Self> {
        (self.token()?.kind == Kind::Mark(mark)).then(|| self.step())
    }

    /// Any of the marks, and which.
    pub fn any_mark(self, marks: &[char]) -> Option<(char, Self)> {
        marks.iter().find_map(|m| Some((*m, self.mark(*m)?)))
    }

    /// The words of the phrase (separated by single spaces) in a row.
    pub fn phrase(self, phrase: &str) -> Option<Self> {
        // Most phrases of a table begin with another word: seen before they are taken apart.
        let (here, _) = self.word()?;
        if !phrase.starts_with(here) {
            return None;
        }
        phrase.split(' ').try_fold(self, |scan, wanted| {
            let (word, next) = scan.word()?;
            (word == wanted).then_some(next)
        })
    }

    /// The longest phrase of a table that stands here, with its meaning.
    pub fn longest<T: Copy>(self, table: &[(&str, T)]) -> Option<(T, Self)> {
        self.word()?;
        let found = table.iter().filter_map(|(phrase, meaning)| Some((*meaning, self.phrase(phrase)?)));
        found.max_by_key(|(_, next)| next.at)
    }

    /// The place after the longest of these phrases, or this place.
    pub fn skip_any(self, phrases: &[&str]) -> Self {
        phrases.iter().filter_map(|p| self.phrase(p)).max_by_key(|next| next.at).unwrap_or(self)
    }

    /// Whether the token just before is one of these words.
    pub fn follows(self, words: &[&str]) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|t| matches!(&t.kind, Kind::Word(w) if words.contains(&w.as_str())))
    }

    /// Whether the token just before is this mark.
    pub fn follows_mark(self, mark: char) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|t| t.kind == Kind::Mark(mark))
    }
}
