//! The daily brief: what the bot has to say to one person privately, gathered into one direct message a day.
//!
//! A row of the outbox says only that a person's matters are to be looked at in that hour; what is said is asked of the features
//! when the row is claimed. So a brief shows things as they are, a late one too, and one with nothing to say is not sent.

mod waiting;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use crate::charter::{Charter, QUIET_HOURS};
use crate::error::{Error, Result};
use crate::feature::{App, BriefLine, Feature, Pressed, Reader};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Button, Choice, Message, Notice, Offer, Press, Reply, Select};
use crate::outbox::{Due, Recipient, Row};
use crate::text::{Words, plain};
use crate::{say, when};

/// The feature, for the table of contents.
pub const FEATURE: Feature = Feature {
    due: &[
        ("brief", |connection, app, row, now| Box::pin(due(connection, app, row, now))),
        ("waiting", |connection, _, row, _| Box::pin(waiting::due(connection, row))),
    ],
    press: Some(answer),
    ..Feature::named(NAME)
};

/// Its name in custom ids.
const NAME: &str = "brief";
/// Lines in one brief; the rest is behind *Show all*.
const LINES_MAX: usize = 8;
/// A brief that comes so much after its hour says so.
const LATE_AFTER: TimeDelta = TimeDelta::minutes(15);
/// Characters of a message; what is over it is left to *Show all*.
const CONTENT_MAX: usize = 1_900;

async fn due(connection: &mut SqliteConnection, app: &App, row: &Row, now: DateTime<Utc>) -> Result<Due> {
    let Recipient::Person(person) = row.recipient else { return Ok(Due::NotWanted("a brief is for a person")) };
    let charter = Charter::of(connection, row.guild).await?;
    if let Some(morning) = quiet_until(&charter, now) {
        return Ok(Due::Later(morning));
    }
    let reader = Reader::of(connection, charter, person, now).await?;
    let mut lines = Vec::new();
    for feature in app.features.iter() {
        if let Some(brief_lines) = feature.brief_lines {
            lines.extend(brief_lines(connection, &reader).await?);
        }
    }
    lines.sort_by_key(|line| line.due_at);
    // A select must not offer the same row twice.
    let mut seen = std::collections::HashSet::new();
    lines.retain(|line| seen.insert(line.open.custom_id(None)));
    if lines.is_empty() {
        return Ok(Due::NotWanted("nothing to say"));
    }
    let late = (now - row.due_at > LATE_AFTER).then(|| say!(reader.words, "brief-late"));
    let began = lines.first().map_or(ChannelId(0), |line| line.channel);
    Ok(Due::Private(Message::Notice(notice(&reader, lines, late)), began))
}

/// When quiet hours end, if `now` is in them.
fn quiet_until(charter: &Charter, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let local = charter.local(now);
    let (from, until) = QUIET_HOURS;
    if (until..from).contains(&local.hour()) {
        return None;
    }
    let day = if local.hour() >= from { local.date() + TimeDelta::days(1) } else { local.date() };
    let morning = day.and_hms_opt(until, 0, 0)?;
    Some(when::to_utc(charter.zone, morning).0)
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
    let mut content = String::new();
    let mut shown = 0;
    for line in lines.iter().take(LINES_MAX) {
        if content.chars().count() + line.sentence.chars().count() > CONTENT_MAX {
            break;
        }
        content.push_str(if shown == 0 { "" } else { "\n• " });
        content.push_str(&line.sentence);
        if shown == 0 {
            content.push(' ');
            content.push_str(&line.asks);
        }
        shown += 1;
    }
    if shown < lines.len() {
        let more = lines.len() - shown;
        content.push_str(&format!("\n{}", say!(words, "brief-more", count = more)));
    }
    let guild = reader.charter.guild;
    let all = Button::new(say!(words, "button-show-all"), Press::new("coalition", "home", guild));
    let select = Select {
        prompt: say!(words, "brief-choose"),
        offer: Offer::Choices(lines.iter().take(25).map(choice).collect()),
        press: Press::new(NAME, "choose", guild),
        chosen: None,
    };
    Notice { content: content + &late, buttons: vec![all], select: Some(select), ..Notice::default() }
}

fn choice(line: &BriefLine) -> Choice {
    let Press { feature, id, .. } = &line.open;
    Choice { label: plain(&line.label, 100), value: format!("{feature}:{id}") }
}

/// A matter was chosen: its feature opens it privately.
fn answer(app: &App, pressed: Pressed) -> BoxFuture<'_, Result<Reply>> {
    Box::pin(async move {
        let words = pressed.asker.words();
        if pressed.press.action == "read" {
            return waiting::read(app, &pressed).await;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_end_in_the_morning() {
        let charter = Charter { zone: chrono_tz::America::New_York, ..Charter::unknown(GuildId(1)) };
        let check = |now: &str, expected: Option<&str>| {
            let now = now.parse().unwrap();
            assert_eq!(quiet_until(&charter, now), expected.map(|at| at.parse().unwrap()), "{now}");
        };
        check("2026-11-18T14:00:00Z", None);
        check("2026-11-18T13:00:00Z", None);
        check("2026-11-18T12:59:59Z", Some("2026-11-18T13:00:00Z"));
        check("2026-11-19T02:00:00Z", Some("2026-11-19T13:00:00Z"));
        check("2026-11-19T01:59:00Z", None);
    }
}
