//! What a digest tells of meetings: the next ones that everybody may see, and those of the channel in which it is read. To one person,
//! those to which they have not said yet whether they come.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::store::{self, Seen, people as answers};
use super::{Meeting, view};
use crate::error::Result;
use crate::ids::PersonId;
use crate::news::{DigestLine, DigestReader, Section};
use crate::repeats::Coming;
use crate::text::{said_within, stamp};
use crate::{outbox, pages, say};

/// Characters shown of a title.
const TITLE_MAX: usize = 70;
/// What begins within so long is named.
const SOON: TimeDelta = TimeDelta::days(14);
/// Meetings looked at.
const LOOKED_MAX: i64 = 20;

/// See the module.
pub async fn lines(connection: &mut SqliteConnection, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    let guild = reader.charter.guild;
    // Nobody has the id 0, so that without a person only what everybody may see, or those in the channel, is found.
    let person = reader.person.unwrap_or(PersonId(0));
    let seen = Seen { guild, person, channel: reader.channel, coordinates: false };
    let (_, meetings) = store::page(connection, seen, (0, LOOKED_MAX)).await?;
    let mut lines = Vec::new();
    for meeting in &meetings {
        let Some(next) = meeting.after(reader.charter.zone, reader.now) else { continue };
        if next.at > reader.now + SOON {
            continue;
        }
        let section = match reader.person {
            None => Section::Meetings,
            Some(person) => match answers::answer(connection, (meeting.id, next.original), person).await? {
                Some(_) => continue,
                None => Section::Waiting,
            },
        };
        lines.push(line(reader, (meeting, next), section));
    }
    Ok(lines)
}

fn line(reader: &DigestReader, (meeting, next): (&Meeting, Coming), section: Section) -> DigestLine {
    let words = reader.words;
    let (reference, title) = (meeting.reference().to_string(), said_within(&meeting.title, TITLE_MAX));
    let at = stamp(next.at);
    let text = match section {
        Section::Waiting => {
            say!(words, "digest-meeting-waits", reference = reference.as_str(), title = title, at = at)
        }
        _ => say!(words, "digest-meeting", reference = reference.as_str(), title = title, at = at),
    };
    DigestLine {
        section,
        key: format!("{reference}@{}", outbox::occurrence(next.original)),
        state: next.at.timestamp().to_string(),
        text,
        button: Some(pages::opens(words, meeting.reference(), view::open_button(words, meeting))),
        weight: -next.at.timestamp(),
    }
}
