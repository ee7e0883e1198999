//! The SQL of the book, and of looking for decisions.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::super::methods::Closing;
use super::super::{Decision, State};
use super::decisions;
use crate::error::Result;
use crate::ids::{DecisionId, GuildId, PersonId};
use crate::items::{Kind, Reference};
use crate::text::folded;

/// A result as the book has it.
pub struct Entry {
    pub closing: Json<Closing>,
    pub chosen_by: Option<PersonId>,
    pub ended_at: DateTime<Utc>,
}

/// Adds a result to the book.
pub async fn add(
    connection: &mut SqliteConnection,
    decision: &Decision,
    (result, closing): (State, &Closing),
    (at, review_at): (DateTime<Utc>, Option<DateTime<Utc>>),
    chosen_by: Option<PersonId>,
) -> Result<()> {
    let closing = Json(closing);
    sqlx::query!(
        "insert into decision_book (decision, guild, number, result, title, body, version, closing, chosen_by, ended_at, review_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        decision.id,
        decision.guild,
        decision.number,
        result,
        decision.title,
        decision.body,
        decision.version,
        closing,
        chosen_by,
        at,
        review_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What the book says of a decision.
pub async fn entry(connection: &mut SqliteConnection, id: DecisionId) -> Result<Option<Entry>> {
    Ok(sqlx::query_as!(
        Entry,
        r#"select closing as "closing!: _", chosen_by, ended_at from decision_book where decision = $1"#,
        id
    )
    .fetch_optional(connection)
    .await?)
}

/// What is searched of a decision is this from now on. It has two rows: its own, with title and text; and the negative of it, in which
/// stands too what people say: reasons in force, and concerns that were not taken back.
pub async fn index(connection: &mut SqliteConnection, id: DecisionId) -> Result<()> {
    let Some(decision) = super::get(connection, id).await? else { return Ok(()) };
    let said = sqlx::query_scalar!(
        r#"select reason as "words!: String" from decision_answers
           where decision = $1 and reason is not null
             and id in (select max(id) from decision_answers where decision = $1 group by person)
           union all
           select harm || ' ' || change || ' ' || coalesce(talk, '') from decision_concerns
           where decision = $1 and not taken_back"#,
        id
    );
    let said = said.fetch_all(&mut *connection).await?.join("\n");
    let (title, body) = (searchable(&decision.title), searchable(decision.body.as_deref().unwrap_or_default()));
    let all = format!("{body}\n{}", searchable(&said));
    sqlx::query!("delete from decision_words where rowid = $1 or rowid = -$1", id).execute(&mut *connection).await?;
    sqlx::query!(
        "insert into decision_words (rowid, title, body) values ($1, $2, $3), (-$1, $2, $4)",
        id,
        title,
        body,
        all
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A text as the index has it: folded, without the vowel signs that Arabic and Hebrew may be written with or without, and each
/// character of a script that writes no spaces a word of its own.
fn searchable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in folded(text).chars() {
        match c {
            '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => {}
            // Variants of one letter, typed as people please.
            'أ' | 'إ' | 'آ' | 'ٱ' => shown.push('ا'),
            'ى' => shown.push('ي'),
            '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{20000}'..='\u{3FFFF}' => {
                shown.push(' ');
                shown.push(c);
                shown.push(' ');
            }
            c => shown.push(c),
        }
    }
    shown
}

/// What was typed as a query of the index: all these words, each perhaps only begun. `None`: nothing to look for.
fn query(typed: &str) -> Option<String> {
    let searched = searchable(typed);
    let words = searched.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| format!("\"{word}\"*")).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Marks inside words of other scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}')
}

/// Which decisions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All.
    All,
    /// Those without a result.
    Open,
    /// Those that hold.
    Adopted,
    /// The others.
    Closed,
}

impl Show {
    /// Its word in custom ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Adopted => "adopted",
            Self::Closed => "closed",
        }
    }

    /// Reads [`Self::code`].
    pub fn parse(code: &str) -> Option<Self> {
        [Self::All, Self::Open, Self::Adopted, Self::Closed].into_iter().find(|show| show.code() == code)
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search<'a> {
    /// Words of a title and a text: what people call a decision.
    Called(&'a str),
    /// A reference, or words of all that stands there, of what people said too.
    Anywhere(&'a str),
}

impl Search<'_> {
    const fn typed(&self) -> &str {
        match self {
            Self::Called(typed) | Self::Anywhere(typed) => typed,
        }
    }

    /// The number of the decision whose reference was typed.
    fn number(self) -> Option<i64> {
        match self {
            Self::Called(_) => None,
            Self::Anywhere(typed) => {
                let reference: Option<Reference> = typed.parse().ok();
                reference.filter(|one| one.kind == Kind::Decision).map(|one| one.number)
            }
        }
    }
}

/// A page of decisions, those without a result first, then the newest; and how many there are.
pub async fn page(
    connection: &mut SqliteConnection,
    guild: GuildId,
    (search, show): (Option<Search<'_>>, Show),
    (offset, limit): (i64, i64),
) -> Result<(i64, Vec<Decision>)> {
    let search = search.filter(|search| !search.typed().trim().is_empty());
    let number = search.and_then(Search::number);
    let query = match search.filter(|_| number.is_none()) {
        None => None,
        Some(search) => match query(search.typed()) {
            Some(query) => Some(query),
            None => return Ok((0, Vec::new())),
        },
    };
    let (anywhere, show) = (matches!(search, Some(Search::Anywhere(_))), show.code());
    let count = sqlx::query_scalar!(
        "select count(*) from decisions d where guild = $1
           and ($2 is null or id in (select abs(rowid) from decision_words
                                     where decision_words match $2 and (rowid > 0 or $5)))
           and ($3 = 'all' or $3 = case when state in ('open', 'blocked', 'awaiting') then 'open'
                                        when state = 'adopted' then 'adopted' else 'closed' end)
           and ($4 is null or number = $4)",
        guild,
        query,
        show,
        number,
        anywhere
    )
    .fetch_one(&mut *connection)
    .await?;
    let rows = decisions!(
        "where guild = $1
           and ($2 is null or id in (select abs(rowid) from decision_words
                                     where decision_words match $2 and (rowid > 0 or $5)))
           and ($3 = 'all' or $3 = case when state in ('open', 'blocked', 'awaiting') then 'open'
                                        when state = 'adopted' then 'adopted' else 'closed' end)
           and ($4 is null or number = $4)
         order by state not in ('open', 'blocked', 'awaiting'), case when ended_at is null then closes_at end,
                  ended_at desc, number desc limit $6 offset $7",
        guild,
        query,
        show,
        number,
        anywhere,
        limit,
        offset
    );
    Ok((count, rows.fetch_all(connection).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_becomes_words_that_may_be_begun() {
        let check = |typed: &str, expected: Option<&str>| assert_eq!(query(typed).as_deref(), expected, "{typed}");
        check("Clínica sábados", Some("\"clinica\"* \"sabados\"*"));
        check("\"; drop -- OR NEAR(", Some("\"drop\"* \"or\"* \"near\"*"));
        check("مَدْرَسَة", Some("\"مدرسة\"*"));
        check("診療所", Some("\"診\"* \"療\"* \"所\"*"));
        check("***", None);
    }
}
