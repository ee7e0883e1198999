//! Lines of the daily brief: what a person had put on an agenda is on another meeting's now, since somebody else carried it over.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::store::topics::{self, Told, Topic};
use super::store::{self, people as answers};
use super::{Meeting, NAME, State, Which, view};
use crate::error::Result;
use crate::feature::{BriefLine, Reader};
use crate::message::Press;
use crate::repeats::Coming;
use crate::text::{Words, plain, said_within};
use crate::{people, say};

/// Topics that are named, and characters of each.
const NAMED_MAX: usize = 3;
const TOPIC_ROOM: usize = 120;
/// Characters of a meeting's title in a select, where what is told of it stands behind.
const TITLE_ROOM: usize = 60;
/// Characters of all that is said of one meeting; a message holds 2,000, and there may be more in it.
const ROOM: usize = 800;

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
    for some in told.chunk_by(|one, other| one.meeting == other.meeting) {
        let Some(first) = some.first() else { continue };
        let Some(meeting) = store::get(connection, first.meeting).await? else { continue };
        let Some(next) = meeting.current(reader.charter.zone, reader.now) else { continue };
        let mut sentences = Vec::new();
        for same in some.chunk_by(|one, other| (one.from, one.joined) == (other.from, other.joined)) {
            let from = match same.first().and_then(|told| told.from) {
                Some(from) => store::get(connection, from).await?,
                None => None,
            };
            sentences.push(sentence(reader, (&meeting, next), (from.as_ref(), same)));
        }
        lines.push(line(reader, (&meeting, next), within(reader.words, sentences)));
    }
    Ok(lines)
}

/// As many as there is room for, and how many more there are.
fn within(words: Words, mut sentences: Vec<String>) -> String {
    let mut room = ROOM;
    let fit = sentences.iter().take_while(|sentence| {
        let length = sentence.chars().count();
        room.checked_sub(length).inspect(|left| room = *left).is_some()
    });
    let fit = fit.count().max(1);
    let more = sentences.len().saturating_sub(fit);
    sentences.truncate(fit);
    if more > 0 {
        sentences.push(say!(words, "meeting-who-more", count = more));
    }
    sentences.join("\n")
}

/// Tomorrow, if something was not told yet.
pub(super) async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let untold = topics::has_untold(connection, (reader.charter.guild, reader.person)).await?;
    Ok(untold.then(|| reader.charter.local(reader.now).date() + TimeDelta::days(1)))
}

/// Where it is now, and what became of the meeting on whose agenda it was.
fn sentence(reader: &Reader, (meeting, next): (&Meeting, Coming), (from, same): (Option<&Meeting>, &[Told])) -> String {
    let words = reader.words;
    let how = match from {
        Some(from) if from.cancelled_at.is_some() => "cancelled",
        Some(from) if from.state == State::Ended => "over",
        _ => "other",
    };
    let from =
        from.map(|from| format!("{} · {}", from.reference(), said_within(&from.title, TITLE_ROOM))).unwrap_or_default();
    let (title, reference) = (said_within(&meeting.title, TITLE_ROOM), meeting.reference().to_string());
    let at = view::wall_time(words, (&reader.charter, reader.now), next.at);
    let topics = named(words, same.iter().map(|told| told.topic.as_str()));
    let joined = same.first().is_some_and(|told| told.joined);
    if joined {
        return say!(
            words,
            "meeting-carried-already",
            how = how,
            from = from,
            title = title,
            reference = reference,
            at = at,
            topics = topics
        );
    }
    say!(
        words,
        "meeting-carried-told",
        how = how,
        from = from,
        title = title,
        reference = reference,
        at = at,
        topics = topics
    )
}

/// Topics by name, as many as are named.
pub(super) fn named<'a>(words: Words, topics: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = topics.len().saturating_sub(NAMED_MAX);
    let mut named: Vec<String> = topics.take(NAMED_MAX).map(|topic| said_within(topic, TOPIC_ROOM)).collect();
    if more > 0 {
        named.push(say!(words, "meeting-who-more", count = more));
    }
    named.join(", ")
}

fn line(reader: &Reader, (meeting, next): (&Meeting, Coming), sentence: String) -> BriefLine {
    let words = reader.words;
    let reference = meeting.reference().to_string();
    let yours = say!(words, "meeting-choice-yours");
    BriefLine {
        channel: meeting.channel,
        due_at: next.at,
        sentence,
        waits: false,
        asks: None,
        asks_many: None,
        warns: None,
        // The host's line about the same meeting has the same words but for what it is about.
        label: plain(&format!("{reference} · {} · {yours}", plain(&meeting.title, TITLE_ROOM)), 100),
        reference,
        buttons: vec![view::open_button(words, meeting)],
        // With its date: the host's line about the same meeting is another matter.
        open: Press::new(NAME, "open", Which { id: meeting.id, original: next.original }.id()),
    }
}
