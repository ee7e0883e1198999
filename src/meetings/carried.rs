//! Lines of the daily brief: what a person had put on an agenda is on another meeting's now, since somebody else carried it over.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::topics::{self, Topic};
use super::store::{self, people as answers};
use super::{Meeting, NAME, Which, view};
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::ids::MeetingId;
use crate::message::Press;
use crate::repeats::Coming;
use crate::text::{plain, said, said_within};
use crate::{people, say};

/// Topics that are named, and characters of each.
const NAMED_MAX: usize = 3;
const TOPIC_ROOM: usize = 120;

/// Whether who put a topic on an agenda may know of the meeting to which it is carried. Nobody is at hand to be asked what they can see;
/// but who knew of the meeting knows the others in its channel.
pub(super) async fn may_know(
    connection: &mut SqliteConnection,
    topic: &Topic,
    (from, to): (&Meeting, &Meeting),
    now: DateTime<Utc>,
) -> Result<bool> {
    if to.open || to.host == topic.person || (from.channel == to.channel && topic.known) {
        return Ok(true);
    }
    Ok(answers::takes_part(connection, to.id, topic.person).await?
        || people::is_granted_coordinator(connection, (to.guild, topic.person), now).await?)
}

/// What a person hears of today. It counts as told, in the same transaction.
pub(super) async fn tell(connection: &mut SqliteConnection, reader: &Reader) -> Result<()> {
    topics::tell(connection, (reader.charter.guild, reader.person), reader.now).await
}

/// What was told at that instant and is still to be talked of: a line for each meeting.
pub(super) async fn asked(
    connection: &mut SqliteConnection,
    reader: &Reader,
    at: DateTime<Utc>,
) -> Result<Vec<BriefLine>> {
    let told = topics::told_at(connection, (reader.charter.guild, reader.person), at).await?;
    let mut lines = Vec::new();
    for some in told.chunk_by(|one, other| one.0 == other.0) {
        let Some((id, _)) = some.first() else { continue };
        let Some(meeting) = store::get(connection, *id).await? else { continue };
        let Some(next) = meeting.current(reader.charter.zone, reader.now) else { continue };
        lines.push(line(reader, (&meeting, next), some));
    }
    Ok(lines)
}

/// Tomorrow, if something was not told yet.
pub(super) async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let untold = topics::has_untold(connection, (reader.charter.guild, reader.person)).await?;
    Ok(untold.then(|| reader.charter.local(reader.now).date() + TimeDelta::days(1)))
}

fn line(reader: &Reader, (meeting, next): (&Meeting, Coming), topics: &[(MeetingId, String)]) -> BriefLine {
    let words = reader.words;
    let reference = meeting.reference().to_string();
    let named = topics.iter().take(NAMED_MAX);
    let mut named: Vec<String> = named.map(|(_, topic)| said_within(topic, TOPIC_ROOM)).collect();
    let more = topics.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        named.push(say!(words, "meeting-who-more", count = more));
    }
    let at = view::wall_time(words, (&reader.charter, reader.now), next.at);
    BriefLine {
        channel: meeting.channel,
        due_at: next.at,
        sentence: say!(
            words,
            "meeting-carried-told",
            title = said(&meeting.title),
            reference = reference.as_str(),
            at = at,
            topics = named.join(", ")
        ),
        waits: false,
        asks: None,
        asks_many: None,
        warns: None,
        label: plain(&format!("{reference} · {}", meeting.title), 100),
        reference,
        buttons: vec![view::open_button(words, meeting)],
        // With its date: the host's line about the same meeting is another matter.
        open: Press::new(NAME, "open", Which { id: meeting.id, original: next.original }.id()),
    }
}
