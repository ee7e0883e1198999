//! The Monday brief: a coordinator's brief of that day begins with the coalition's week at a glance, made of what features put on the
//! agendas of meetings.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};
use sqlx::SqliteConnection;

use super::{NAME, lines, my_things};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{Agenda, App, BriefLine, Pressed, Reader};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Button, Card, Press, Reply};
use crate::{people, say};

/// What is named in the brief, and characters of it: the other matters need room too. All is behind *Our week*.
const NAMED_MAX: usize = 5;
const NAMED_ROOM: usize = 700;
/// Characters of all of it; a card holds 4,000.
const ROOM: usize = 3_800;

/// The week at a glance, if the brief of that instant was a Monday's, its reader coordinates, and there is something to say.
pub async fn line(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &Reader,
    at: DateTime<Utc>,
) -> Result<Option<BriefLine>> {
    let (charter, words) = (&reader.charter, reader.words);
    if charter.local(at).weekday() != Weekday::Mon || !coordinates(connection, reader).await? {
        return Ok(None);
    }
    // What stood so last Monday was said then.
    let week = week(connection, app, reader, Some(at - TimeDelta::days(7))).await?;
    if week.is_empty() {
        return Ok(None);
    }
    let shown = fitting(&week, (NAMED_MAX, NAMED_ROOM));
    // Set off as a quote: what follows in the brief is its reader's own.
    let mut sentence = say!(words, "brief-week");
    for line in &week[..shown] {
        sentence.push_str(&format!("\n> {line}"));
    }
    let open = Press::new(NAME, "week", charter.guild);
    let label = say!(words, "button-brief-week");
    let mut buttons = vec![my_things(words, charter.guild)];
    let hidden = week.len() - shown;
    if hidden > 0 {
        sentence.push_str(&format!("\n> {}", say!(words, "brief-week-more", count = hidden)));
        buttons.insert(0, Button::new(label.clone(), open.clone()));
    }
    Ok(Some(BriefLine {
        channel: channel(reader),
        due_at: at,
        reference: String::new(),
        sentence,
        waits: false,
        asks: None,
        asks_many: None,
        warns: None,
        label,
        buttons,
        open,
    }))
}

/// The next Monday, for who coordinates.
pub async fn next(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<NaiveDate>> {
    let today = reader.charter.local(reader.now).date();
    let monday = today + TimeDelta::days(7 - i64::from(today.weekday().num_days_from_monday()));
    Ok(coordinates(connection, reader).await?.then_some(monday))
}

/// *Our week*: all of it, as it stands now.
pub async fn show(app: &App, pressed: &Pressed, guild: GuildId) -> Result<Reply> {
    let mut connection = app.db.readers().acquire().await?;
    let act = Act::within(&mut connection, &pressed.asker, guild, app.clock.now()).await?;
    let reader = Reader::of(&mut connection, (*act.charter).clone(), act.asker.person, act.now).await?;
    if !act.is_coordinator(&mut connection).await? && !coordinates(&mut connection, &reader).await? {
        return Err(Error::Refusal(say!(act.words(), "not-found")));
    }
    let week = week(&mut connection, app, &reader, None).await?;
    if week.is_empty() {
        return Ok(Reply::Private(lines::nothing_left(&reader)));
    }
    let mut text = say!(reader.words, "brief-week");
    for line in &week[..fitting(&week, (week.len(), ROOM))] {
        text.push_str(&format!("\n• {line}"));
    }
    Ok(Reply::Private(Card::new(text)))
}

async fn coordinates(connection: &mut SqliteConnection, reader: &Reader) -> Result<bool> {
    Ok(people::coordinators(connection, &reader.charter, reader.now).await?.contains(&reader.person))
}

/// What features would put on the agenda of a meeting in a week: what is the whole coalition's, and what is the announcements'.
async fn week(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &Reader,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<String>> {
    let Reader { charter, words, now, .. } = reader;
    let at = *now + TimeDelta::days(7);
    let agenda = Agenda {
        charter: charter.clone(),
        channel: channel(reader),
        ends: (*now, at),
        since,
        words: *words,
        now: *now,
    };
    let mut lines = Vec::new();
    for agenda_lines in app.features.iter().filter_map(|feature| feature.agenda_lines) {
        lines.extend(agenda_lines(connection, &agenda).await?);
    }
    Ok(lines)
}

fn channel(reader: &Reader) -> ChannelId {
    reader.charter.announcements.unwrap_or(ChannelId(0))
}

/// How many of the lines fit, one for sure.
fn fitting(lines: &[String], (most, room): (usize, usize)) -> usize {
    let mut length = 0;
    let fits = |line: &&String| {
        length += line.chars().count() + 5;
        length <= room
    };
    lines.iter().take(most).take_while(fits).count().max(1).min(lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_lines_as_fit_and_one_for_sure() {
        let lines = |lengths: &[usize]| lengths.iter().map(|length| "x".repeat(*length)).collect::<Vec<_>>();
        assert_eq!(fitting(&lines(&[]), (5, 100)), 0);
        assert_eq!(fitting(&lines(&[20, 20, 20]), (5, 100)), 3);
        assert_eq!(fitting(&lines(&[20, 20, 20]), (2, 100)), 2);
        assert_eq!(fitting(&lines(&[20, 80, 20]), (5, 100)), 1);
        assert_eq!(fitting(&lines(&[200, 20]), (5, 100)), 1);
    }
}
