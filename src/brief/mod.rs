//! The daily brief: what the bot has to say to one person privately, gathered into one direct message a day.
//!
//! A row of the outbox says only that a person's matters are to be looked at in that hour; what is said is asked of the features
//! when the row is claimed. So a brief shows things as they are, a late one too, and one with nothing to say is not sent. Whenever a
//! row was looked at, the next one is owed, on the first day on which some feature may have something to say.

mod rollup;
mod trouble;
mod waiting;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, BriefLine, Feature, Pressed, Reader};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Button, Choice, Message, Notice, Offer, Press, Reply, Select};
use crate::outbox::{self, Due, Recipient, Row};
use crate::text::{Words, plain};
use crate::{people, say};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        ("brief", |connection, app, row, now| Box::pin(due(connection, app, row, now))),
        ("waiting", |connection, _, row, now| Box::pin(waiting::due(connection, row, now))),
        ("rollup", |connection, _, row, now| Box::pin(rollup::due(connection, row, now))),
        ("trouble", |connection, _, row, now| Box::pin(trouble::due(connection, row, now))),
    ],
    press: Some(answer),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "brief";
/// Lines in one brief; the rest is behind *Show all*.
const LINES_MAX: usize = 8;
/// Rows in its select, as Discord allows.
const CHOICES_MAX: usize = 25;
/// A brief that comes so much after its hour says so.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// Characters of the lines in a message of 2,000; what is over it is left to *Show all*, and the rest is for what stands below.
const LINES_ROOM: usize = 1_600;

async fn due(connection: &mut SqliteConnection, app: &App, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("a brief is for a person")) };
    let charter = Charter::of(connection, row.guild).await?;
    if let Some(until) = people::delivery(connection, row.guild, person).await?.away_at(now) {
        // Nothing is told and nothing is passed on meanwhile; once they are back, they hear how things stand then.
        return Ok(Due::Later(charter.brief_from(until).1));
    }
    if let Some(morning) = charter.quiet_until(now) {
        return Ok(Due::Later(morning));
    }
    let (_, today) = charter.brief_on(charter.local(now).date());
    if now < today {
        // What was held back over night, or owed for another zone's morning, goes with today's.
        return Ok(Due::Later(today));
    }
    let reader = Reader::of(connection, charter, person, now).await?;
    let mut lines = Vec::new();
    for feature in app.features.iter() {
        if let Some(brief_lines) = feature.brief_lines {
            lines.extend(brief_lines(connection, &reader).await?);
        }
    }
    owe_next(connection, app, &reader).await?;
    // What has a consequence soon comes first, so that it is said and not left to *Show all*.
    lines.sort_by_key(|line| (line.warns.is_none(), line.due_at));
    // A select must not offer the same row twice.
    let mut seen = std::collections::HashSet::new();
    lines.retain(|line| seen.insert(line.open.custom_id(None)));
    if lines.is_empty() {
        return Ok(Due::NotWanted("nothing to say"));
    }
    // One that was owed on an earlier day is this morning's.
    let late = (now - today > LATE_AFTER).then(|| say!(reader.words, "brief-late"));
    let began = lines.first().map_or(ChannelId(0), |line| line.channel);
    Ok(Due::Private(Message::Notice(notice(&reader, lines, late)), began))
}

/// What opens `/home`.
fn my_things(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-my-things"), Press::new("coalition", "home", guild))
}

/// The next brief in which there may be something to say: each brief that was looked at owes the one after it.
async fn owe_next(connection: &mut SqliteConnection, app: &App, reader: &Reader) -> Result<()> {
    let mut next: Option<NaiveDate> = None;
    for next_brief in app.features.iter().filter_map(|feature| feature.next_brief) {
        let day = next_brief(connection, reader).await?;
        next = next.into_iter().chain(day).min();
    }
    match next.and_then(|day| outbox::brief(&reader.charter, reader.person, day, reader.now)) {
        Some(owed) => outbox::owe(connection, &owed).await,
        None => Ok(()),
    }
}

/// One matter is its own notice; several are a line each, and a select that opens one.
fn notice(reader: &Reader, mut lines: Vec<BriefLine>, late: Option<String>) -> Notice {
    let words = reader.words;
    let late = late.map(|late| format!("\n-# {late}")).unwrap_or_default();
    if lines.len() == 1 {
        let line = lines.remove(0);
        return Notice {
            content: format!("{} {}{late}", line.sentence, line.asks),
            buttons: line.buttons,
            ..Notice::default()
        };
    }
    let select = Select {
        prompt: say!(words, "brief-choose"),
        offer: Offer::Choices(lines.iter().take(CHOICES_MAX).map(choice).collect()),
        press: Press::new(NAME, "choose", reader.charter.guild),
        chosen: None,
    };
    Notice {
        content: content(words, &lines) + &late,
        buttons: show_all(words, &lines),
        select: Some(select),
        ..Notice::default()
    }
}

/// A line a matter, the first with what is asked, every one with what happens if nothing is heard; then how many there are more.
fn content(words: Words, lines: &[BriefLine]) -> String {
    let mut content = String::new();
    let mut shown = 0;
    for line in lines.iter().take(LINES_MAX) {
        let said = match (shown, &line.warns) {
            (0, _) => format!("{} {}", line.sentence, line.asks),
            (_, Some(warns)) => format!("\n• {} {warns}", line.sentence),
            (_, None) => format!("\n• {}", line.sentence),
        };
        if content.chars().count() + said.chars().count() > LINES_ROOM {
            break;
        }
        content.push_str(&said);
        shown += 1;
    }
    let hidden = lines.get(shown..).unwrap_or_default();
    if hidden.is_empty() {
        return content;
    }
    let more = say!(words, "brief-more", count = hidden.len());
    content.push_str(&format!("\n{more}"));
    // Nobody is asked after without having been told that they will be.
    let warned: Vec<&String> = hidden.iter().filter_map(|line| line.warns.as_ref()).collect();
    if let Some(warns) = warned.first() {
        let also = say!(words, "brief-more-warned", count = warned.len(), warns = (*warns).clone());
        content.push_str(&format!(" {also}"));
    }
    content
}

/// What opens everything there is: one list is *Show all*; several go by their own names.
fn show_all(words: Words, lines: &[BriefLine]) -> Vec<Button> {
    let mut lists: Vec<Button> = Vec::new();
    for line in lines {
        if lists.iter().all(|list| list.press != line.all.press) {
            lists.push(line.all.clone());
        }
    }
    if let [only] = lists.as_mut_slice() {
        only.label = say!(words, "button-show-all");
    }
    lists.truncate(5);
    lists
}

fn choice(line: &BriefLine) -> Choice {
    let Press { feature, id, .. } = &line.open;
    Choice { label: plain(&line.label, 100), value: format!("{feature}:{id}") }
}

/// A matter was chosen: its feature opens it privately.
fn answer(app: &App, pressed: Pressed) -> BoxFuture<'_, Result<Reply>> {
    Box::pin(async move {
        let words = pressed.asker.words();
        match pressed.press.action.as_str() {
            "read" => return waiting::read(app, &pressed).await,
            "reopen" | "resume" => return trouble::mend(app, &pressed).await,
            _ => {}
        }
        let chosen = pressed.values.first().and_then(|value| value.split_once(':'));
        let (feature, id) = chosen.ok_or_else(|| unknown(words))?;
        let guild: GuildId = pressed.press.id.parse().map_err(|_| unknown(words))?;
        let asker = pressed.asker.clone().in_guild(guild).ok_or_else(|| unknown(words))?;
        let opens = app.features.iter().find(|known| known.name == feature && feature != NAME);
        let opens = opens.and_then(|feature| feature.press).ok_or_else(|| unknown(words))?;
        let press = Press::new(feature, "open", id);
        opens(app, Pressed { asker, press, values: Vec::new(), fields: Vec::new() }).await
    })
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
