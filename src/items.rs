//! The table that all features share: it numbers references, draws the chain, and feeds autocomplete. Each feature's rows enter it
//! by a trigger of their own table (see the migrations), so that the two never part.

use std::fmt;
use std::str::FromStr;

/// What an item is; the letter of its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
pub enum Kind {
    /// A commitment.
    #[sqlx(rename = "C")]
    Commitment,
    /// A meeting.
    #[sqlx(rename = "M")]
    Meeting,
    /// A decision or poll.
    #[sqlx(rename = "D")]
    Decision,
    /// An indicator.
    #[sqlx(rename = "I")]
    Indicator,
    /// A reminder.
    #[sqlx(rename = "R")]
    Reminder,
}

impl Kind {
    const ALL: [(Self, char); 5] = [
        (Self::Commitment, 'C'),
        (Self::Meeting, 'M'),
        (Self::Decision, 'D'),
        (Self::Indicator, 'I'),
        (Self::Reminder, 'R'),
    ];
}

/// A short name of an item, like `C-12`; means something only within its guild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub kind: Kind,
    /// Counted from 1 in each guild and kind.
    pub number: i64,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = Kind::ALL.iter().find(|(kind, _)| *kind == self.kind).map_or('?', |(_, letter)| *letter);
        write!(f, "{letter}-{}", self.number)
    }
}

impl FromStr for Reference {
    type Err = ();

    /// Forgives what people type: `c12`, `C 12`, `c-12`, and a title behind it ("C-12 flyers").
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let letter = text.chars().next().ok_or(())?.to_ascii_uppercase();
        let kind = Kind::ALL.iter().find(|(_, known)| *known == letter).map(|(kind, _)| *kind).ok_or(())?;
        let rest = text.get(1..).ok_or(())?.trim_start_matches(['-', ' ', '\u{2011}', '\u{2013}', '#']);
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let after = rest.get(digits.len()..).ok_or(())?;
        let number = digits.parse().map_err(|_| ())?;
        let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        if number > 0 && ends { Ok(Self { kind, number }) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_forgive_how_people_type_them() {
        let check = |input: &str, expected: Option<&str>| {
            assert_eq!(input.parse::<Reference>().ok().map(|r| r.to_string()).as_deref(), expected, "{input:?}");
        };
        check("C-12", Some("C-12"));
        check(" c12 ", Some("C-12"));
        check("c 12", Some("C-12"));
        check("C-12 flyers to the clinic", Some("C-12"));
        check("d-7", Some("D-7"));
        check("C-0", None);
        check("C-", None);
        check("C-12b", None);
        check("X-1", None);
        check("chairs", None);
        check("", None);
        check("é1", None);
        check("C-99999999999999999999", None);
    }
}
