//! What a digest tells of promises: to everyone counts, and by title only those that are for something, which everybody may read; never
//! whose. To their owner their own.

use sqlx::SqliteConnection;

use super::store::{self, Counts};
use super::{Commitment, view};
use crate::error::Result;
use crate::ids::PersonId;
use crate::news::{DigestLine, DigestReader, Section};
use crate::text::{Words, said_within, stamp_day};
use crate::{pages, say};

/// Characters shown of a title.
const TITLE_MAX: usize = 70;

/// See the module.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    match reader.person {
        None => everyones(connection, reader).await,
        Some(person) => own(connection, reader, person).await,
    }
}

async fn everyones(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let span = (reader.from, reader.until);
    let counts = store::counts_between(connection, guild, span, reader.now).await?;
    let since = reader.from.timestamp();
    let mut lines = Vec::new();
    lines.extend(kept(words, &counts).map(|text| DigestLine {
        section: Section::Wins,
        key: "promises-kept".to_owned(),
        state: format!("{since}:{}:{}", counts.kept, counts.late),
        text,
        button: None,
        weight: 100,
    }));
    for promise in store::done_for_something(connection, guild, span).await? {
        lines.extend(done(words, &promise));
    }
    if counts.moved > 0 {
        lines.push(DigestLine {
            section: Section::Wins,
            key: "promises-moved".to_owned(),
            state: format!("{since}:{}", counts.moved),
            text: say!(words, "digest-moved", count = counts.moved),
            button: None,
            weight: 10,
        });
    }
    if counts.overdue > 0 {
        lines.push(DigestLine {
            section: Section::Help,
            key: "promises-overdue".to_owned(),
            state: counts.overdue.to_string(),
            text: say!(words, "digest-overdue", count = counts.overdue),
            button: Some(view::list_button(words, guild)),
            weight: 10,
        });
    }
    Ok(lines)
}

fn kept(words: Words, counts: &Counts) -> Option<String> {
    match (counts.kept, counts.late) {
        (0, 0) => None,
        (0, late) => Some(say!(words, "digest-done-late", count = late)),
        (kept, 0) => Some(say!(words, "digest-kept", count = kept)),
        (kept, late) => {
            let kept = say!(words, "digest-kept", count = kept);
            Some(say!(words, "digest-kept-and-late", kept = kept, count = late))
        }
    }
}

/// The chain goes on: what was done, and for what.
fn done(words: Words, promise: &Commitment) -> Option<DigestLine> {
    let towards = promise.towards.as_deref()?;
    let (reference, what) = (promise.reference().to_string(), said_within(&promise.what, TITLE_MAX));
    Some(DigestLine {
        section: Section::Wins,
        key: reference.clone(),
        state: "done".to_owned(),
        text: say!(words, "digest-done-for", reference = reference, what = what, towards = towards),
        button: None,
        weight: 50,
    })
}

/// What a person promised and what they kept.
async fn own(connection: &mut SqliteConnection, reader: &DigestReader, person: PersonId) -> Result<Vec<DigestLine>> {
    let (words, guild) = (reader.words, reader.charter.guild);
    let mut lines = Vec::new();
    for (weight, promise) in (0..).zip(store::open_of(connection, guild, person).await?) {
        let (reference, what) = (promise.reference().to_string(), said_within(&promise.what, TITLE_MAX));
        let due = stamp_day(promise.due_at);
        let late = promise.is_overdue(reader.now);
        let text = if late {
            say!(words, "digest-promised-late", reference = reference.as_str(), what = what, due = due)
        } else {
            say!(words, "digest-promised", reference = reference.as_str(), what = what, due = due)
        };
        lines.push(DigestLine {
            section: Section::Promised,
            key: reference,
            state: format!("{}:{late}", promise.due_at.timestamp()),
            text,
            button: Some(pages::opens(words, promise.reference(), view::open_button(words, &promise))),
            weight: -weight,
        });
    }
    for promise in store::done_by(connection, (guild, person), (reader.from, reader.until)).await? {
        let (reference, what) = (promise.reference().to_string(), said_within(&promise.what, TITLE_MAX));
        lines.push(DigestLine {
            section: Section::Kept,
            text: say!(words, "digest-own-done", reference = reference.as_str(), what = what),
            key: reference,
            state: "done".to_owned(),
            button: None,
            weight: 0,
        });
    }
    Ok(lines)
}
