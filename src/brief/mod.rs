//! The daily brief: what the bot has to say to one person privately, gathered into one direct message a day.
//!
//! A row of the outbox says only that a person's matters are to be looked at in that hour; what is said is asked of the features
//! when the row is claimed. So a brief shows things as they are, a late one too, and one with nothing to say is not sent. Whenever a
//! row was looked at, the next one is owed, on the first day on which some feature may have something to say.
//!
//! Its message stays of use: an answer given on it shows what else it asks, and who reads it late reads what still stands.

mod lines;
mod monday;
mod presses;
mod rollup;
mod trouble;
mod waiting;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{App, BriefLine, Feature, Reader};
use crate::ids::{GuildId, PersonId};
use crate::message::{Button, Message, Press};
use crate::outbox::{self, Due, Recipient, Row};
use crate::text::Words;
use crate::{people, say};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        ("brief", |connection, app, row, now| Box::pin(due(connection, app, row, now))),
        ("waiting", |connection, _, row, now| Box::pin(waiting::due(connection, row, now))),
        (outbox::OWN_NOTE, |connection, _, row, now| Box::pin(waiting::due(connection, row, now))),
        ("waited", |connection, _, row, now| Box::pin(waiting::brought(connection, row, now))),
        ("rollup", |connection, _, row, now| Box::pin(rollup::due(connection, row, now))),
        ("trouble", |connection, _, row, now| Box::pin(trouble::due(connection, row, now))),
    ],
    press: Some(|app, pressed| Box::pin(presses::answer(app, pressed))),
    rest: Some(|app, pressed, card| Box::pin(presses::rest(app, pressed, card))),
    redraw: Some(|connection, app, reader, told| Box::pin(presses::redraw(connection, app, reader, told))),
    next_brief: Some(|connection, reader| Box::pin(monday::next(connection, reader))),
    home_rows: Some(|connection, reader| Box::pin(waiting::home_rows(connection, reader))),
    ..Feature::named(NAME)
};

/// Its name in custom ids, and the kind of its rows in the outbox.
const NAME: &str = "brief";
/// A brief that comes so much after its hour says so.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);

async fn due(
    connection: &mut SqliteConnection,
    app: &App,
    (row, charter): (&Row, &Charter),
    now: DateTime<Utc>,
) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("a brief is for a person")) };
    if let Some(until) = held_until(connection, charter, person, now).await? {
        return Ok(Due::Later(until));
    }
    let (_, today) = charter.brief_on(charter.local(now).date());
    if now < today {
        // What was held back over night, or owed for another zone's morning, goes with today's.
        return Ok(Due::Later(today));
    }
    let reader = Reader::of(connection, charter.clone(), person, now).await?;
    let mut all = Vec::new();
    for feature in app.features.iter() {
        if let Some(brief_lines) = feature.brief_lines {
            all.extend(brief_lines(connection, &reader).await?);
        }
    }
    app.owe_next_brief(connection, &reader).await?;
    let all = in_order(all);
    // Of several briefs that come on a Monday since they were held back, only its own has the week, if there is one.
    let is_todays = row.due_at == today || !outbox::is_for(connection, (row.guild, person), "brief", today).await?;
    let week = if is_todays { monday::line(connection, app, &reader, now).await? } else { None };
    // The week is the coalition's; if something else is said too, that is where it began.
    let Some(began) = all.first().or(week.as_ref()).map(|first| first.channel) else {
        return Ok(Due::NotWanted("nothing to say"));
    };
    let all = week.into_iter().chain(all).collect();
    // One that was owed on an earlier day is this morning's.
    let late = (now - today > LATE_AFTER).then(|| say!(reader.words, "brief-late"));
    Ok(Due::Private(Message::Notice(lines::notice(&reader, all, late)), began))
}

/// Until when nothing is said to a person: while they are away, and in quiet hours. Once they are back, they hear how things stand
/// then.
async fn held_until(
    connection: &mut SqliteConnection,
    charter: &Charter,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let away = people::delivery(connection, charter.guild, person).await?.away_at(now);
    Ok(away.map(|until| charter.brief_from(until).1).or_else(|| charter.quiet_until(now)))
}

/// What waits for an answer comes before what is only told, and what has a consequence soon first of all, so that it is said and not left
/// to *Show all*; and each matter once.
fn in_order(mut all: Vec<BriefLine>) -> Vec<BriefLine> {
    all.sort_by_key(|line| (!line.waits, line.warns.is_none(), line.due_at));
    let mut seen = std::collections::HashSet::new();
    all.retain(|line| seen.insert(line.open.custom_id(None)));
    all
}

/// What opens `/home`.
fn my_things(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-my-things"), Press::new("coalition", "home", guild))
}
