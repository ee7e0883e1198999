//! The table that all features share: it numbers references, draws the chain, and feeds autocomplete. Each feature's rows enter it
//! by a trigger of their own table (see the migrations), so that the two never part.

use std::fmt;
use std::str::FromStr;

use sqlx::SqliteConnection;

use crate::error::{Error, Result};
use crate::ids::GuildId;
use crate::say;
use crate::text::{Words, folded, plain, said, said_within};

/// Items shown of a chain, upwards and downwards.
const CHAIN_MAX: i64 = 8;
/// Items looked through for what was typed: the open ones first, then the newest.
const LOOKED_THROUGH: i64 = 400;
/// Rows of an autocomplete, by Discord's limit.
const CHOICES_MAX: usize = 25;
/// Characters in such a row, by Discord's limit.
const CHOICE_MAX: usize = 100;
/// Characters shown of a title in a chain.
const TITLE_MAX: usize = 120;
/// Items named when several fit.
const NAMED_MAX: usize = 5;

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

/// The digest for everyone: an item of the outbox that is no row of `items`, since a coalition has one.
pub const DIGEST: &str = "digest";

/// What people call an item of the outbox.
#[must_use]
pub fn named(words: Words, item: &str) -> String {
    // What stands behind a reference tells our own rows apart.
    let reference = || item.parse::<Reference>().map_or_else(|()| said(item), |reference| reference.to_string());
    if item == DIGEST { say!(words, "item-digest") } else { reference() }
}

impl FromStr for Reference {
    type Err = ();

    /// Forgives what people type: `c12`, `C 12`, `c-12`, and a title behind it ("C-12 flyers").
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
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

/// What everybody in the guild may read of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its short name.
    pub reference: Reference,
    /// What people typed.
    pub title: String,
    /// How it stands, in its feature's word.
    pub status: String,
}

#[derive(sqlx::FromRow)]
struct Found {
    kind: Kind,
    number: i64,
    title: String,
    status: String,
    /// How many steps away.
    depth: i64,
}

impl Found {
    fn item(self) -> Item {
        Item { reference: Reference { kind: self.kind, number: self.number }, title: self.title, status: self.status }
    }
}

impl Item {
    /// As a line: reference, title, and how it stands unless it is simply open.
    #[must_use]
    pub fn line(&self, words: Words) -> String {
        let (reference, title) = (self.reference.to_string(), said_within(&self.title, TITLE_MAX));
        let status = say!(words, "item-status", status = self.status.as_str());
        if status == "-" {
            say!(words, "item-line", reference = reference, title = title)
        } else {
            say!(words, "item-line-status", reference = reference, title = title, status = status)
        }
    }
}

/// What an item came from, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The nearest first.
    pub from: Vec<Item>,
    /// What came of it, each with how many steps below (from 1); what came of one stands right behind it.
    pub became: Vec<(usize, Item)>,
}

impl Chain {
    /// The chain of an item, as far as everybody in the guild may read it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn of(connection: &mut SqliteConnection, guild: GuildId, reference: Reference) -> Result<Self> {
        let this = reference.to_string();
        // A chain may be made to bite its own tail by hand only; the depth ends it all the same.
        let from = sqlx::query_as!(
            Found,
            r#"with recursive up (reference, depth) as (
                   select towards, 1 from items where guild = $1 and kind || '-' || number = $2
                   and kind = substr($2, 1, 1) and number = cast(substr($2, 3) as integer)
                   union all
                   select i.towards, up.depth + 1 from up join items i
                   on i.guild = $1 and i.kind = substr(up.reference, 1, 1) and i.number = cast(substr(up.reference, 3) as integer)
                   where up.depth < $3)
               select i.kind as "kind!: Kind", i.number as "number!", i.title as "title!", i.status as "status!",
                      up.depth as "depth!: i64" from up join items i
               on i.guild = $1 and i.kind = substr(up.reference, 1, 1) and i.number = cast(substr(up.reference, 3) as integer)
               where i.shared order by up.depth"#,
            guild,
            this,
            CHAIN_MAX
        );
        let from = from.fetch_all(&mut *connection).await?.into_iter().map(Found::item).collect();
        let became = sqlx::query_as!(
            Found,
            r#"with recursive down (kind, number, title, status, depth) as (
                   select kind, number, title, status, 1 from items where guild = $1 and towards = $2 and shared
                   union all
                   select i.kind, i.number, i.title, i.status, down.depth + 1 from down join items i
                   on i.guild = $1 and i.towards = down.kind || '-' || down.number and i.shared
                   where down.depth < 4 order by 5 desc, 2)
               select kind as "kind!: Kind", number as "number!", title as "title!", status as "status!", depth as "depth!: i64"
               from down limit $3"#,
            guild,
            this,
            CHAIN_MAX
        );
        let became = became.fetch_all(connection).await?.into_iter();
        let became = became.map(|found| (usize::try_from(found.depth).unwrap_or(1), found.item())).collect();
        Ok(Self { from, became })
    }

    /// In words; nothing if there is no chain.
    #[must_use]
    pub fn text(&self, words: Words) -> Option<String> {
        let mut lines = Vec::new();
        if !self.from.is_empty() {
            lines.push(say!(words, "chain-from"));
            lines.extend(self.from.iter().map(|item| item.line(words)));
        }
        if !self.became.is_empty() {
            lines.push(say!(words, "chain-became"));
            lines
                .extend(self.became.iter().map(|(depth, item)| format!("{}{}", "↳ ".repeat(*depth), item.line(words))));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// One item that everybody in the guild may read.
///
/// # Errors
/// If the database fails.
pub async fn find(connection: &mut SqliteConnection, guild: GuildId, reference: Reference) -> Result<Option<Item>> {
    let found = sqlx::query_as!(
        Found,
        r#"select kind as "kind: Kind", number, title, status, 0 as "depth!: i64" from items
           where guild = $1 and kind = $2 and number = $3 and shared"#,
        guild,
        reference.kind,
        reference.number
    );
    Ok(found.fetch_optional(connection).await?.map(Found::item))
}

/// Items that something can be for (indicators, decisions, meetings) and that fit what was typed, the open ones first, then the newest.
async fn fitting(connection: &mut SqliteConnection, guild: GuildId, typed: &str) -> Result<Vec<Item>> {
    let found = sqlx::query_as!(
        Found,
        r#"select kind as "kind: Kind", number, title, status, 0 as "depth!: i64" from items
           where guild = $1 and kind in ('D', 'I', 'M') and shared
           order by status in ('closed', 'done'), made_at desc limit $2"#,
        guild,
        LOOKED_THROUGH
    );
    let wanted = folded(typed.trim());
    let reference = typed.parse::<Reference>().ok();
    let fits = |item: &Item| reference == Some(item.reference) || folded(&item.title).contains(&wanted);
    Ok(found.fetch_all(connection).await?.into_iter().map(Found::item).filter(fits).collect())
}

/// Rows for the autocomplete of a *towards*: what is shown and what is sent.
///
/// # Errors
/// If the database fails.
pub async fn suggest(connection: &mut SqliteConnection, guild: GuildId, typed: &str) -> Result<Vec<(String, String)>> {
    let found = fitting(connection, guild, typed).await?.into_iter().take(CHOICES_MAX);
    Ok(found
        .map(|item| {
            let reference = item.reference.to_string();
            let room = CHOICE_MAX.saturating_sub(reference.chars().count() + 3);
            (format!("{reference} · {}", plain(&item.title, room)), reference)
        })
        .collect())
}

/// The item that was typed or chosen as *towards*: its reference, or words that only one has. Nothing typed means none.
///
/// # Errors
/// A refusal that says what to do, or a fault of the database.
pub async fn towards(
    connection: &mut SqliteConnection,
    (guild, words): (GuildId, Words),
    typed: Option<&str>,
) -> Result<Option<Item>> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
    if let Ok(reference) = typed.parse::<Reference>()
        && let Some(found) = find(connection, guild, reference).await?
        && matches!(found.reference.kind, Kind::Decision | Kind::Indicator | Kind::Meeting)
    {
        return Ok(Some(found));
    }
    let mut found = fitting(connection, guild, typed).await?;
    match found.len() {
        0 => Err(Error::Mistyped(say!(words, "towards-none"))),
        1 => Ok(found.pop()),
        _ => {
            let which: Vec<String> = found.iter().take(NAMED_MAX).map(|item| item.reference.to_string()).collect();
            Err(Error::Mistyped(say!(words, "towards-several", which = which.join(", "))))
        }
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
