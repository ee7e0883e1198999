//! Pages of meetings, rows for autocomplete, and which meeting was typed.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};
use sqlx::SqliteConnection;

use super::store::{self, Seen, people as answers};
use super::{Meeting, NAME, acts, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::items::{Kind, Reference};
use crate::message::{Button, Card, Press};
use crate::pages::{self, Page};
use crate::say;
use crate::text::{ahead, folded, plain, wall};
use crate::when::{Reading, to_local};

/// Meetings that are looked through for what was typed.
const LOOK_MAX: i64 = 400;
/// Rows of autocomplete.
const ROWS_MAX: usize = 25;
/// Dates that are offered of a meeting that was typed.
const DATES_MAX: usize = 10;
/// What shows those that are over.
pub(super) const PAST: &str = "past";
/// How a date of a meeting is typed behind its reference: "M-4 2026-12-08 18:00".
const DATE: &str = "%Y-%m-%d %H:%M";

/// What the asker may see.
pub(super) async fn seen(connection: &mut SqliteConnection, act: &Act) -> Result<Seen> {
    Ok(Seen {
        guild: act.charter.guild,
        person: act.asker.person,
        channel: Some(act.asker.channel),
        coordinates: act.is_coordinator(connection).await?,
    })
}

/// The meetings to come, the next on top.
pub(super) async fn card(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let seen = seen(connection, act).await?;
    let (count, meetings) = store::page(connection, seen, page.rows()).await?;
    let mut last = Vec::new();
    if store::has_past(connection, seen).await? {
        let first = Page { guild: act.charter.guild, number: 0 };
        last.push(Button::new(say!(words, "button-meeting-past"), Press::new(NAME, PAST, first.id())));
    }
    if count == 0 {
        return Ok(Card::new(say!(words, "meeting-list-empty")).buttons(last));
    }
    let title = say!(words, "meeting-list", count = count);
    let mut card = Card::new(page.title(words, title, count));
    for meeting in &meetings {
        let line = line(connection, act, meeting).await?;
        card = card.row(line, pages::opens(words, meeting.reference(), view::open_button(words, meeting)));
    }
    let turns = page.turns(words, NAME, count);
    Ok(card.buttons(turns.into_iter().chain(last).collect()))
}

/// Those that are over, and those that were cancelled; the one that ended last on top.
pub(super) async fn past(connection: &mut SqliteConnection, act: &Act, page: Page) -> Result<Card> {
    let words = act.words();
    let seen = seen(connection, act).await?;
    let (count, meetings) = store::past(connection, seen, page.rows()).await?;
    let title = say!(words, "meeting-list-past", count = count);
    let mut card = Card::new(page.title(words, title, count));
    for meeting in &meetings {
        let last = acts::last(connection, &act.charter, meeting, act.now).await?;
        let mut line = view::line(words, meeting, last, None);
        if meeting.cancelled_at.is_some() {
            line = format!("{line}\n-# {}", say!(words, "meeting-is-cancelled"));
        }
        card = card.row(line, pages::opens(words, meeting.reference(), view::open_button(words, meeting)));
    }
    let mut buttons = page.turns(words, NAME, count);
    for turn in &mut buttons {
        PAST.clone_into(&mut turn.press.action);
    }
    buttons.push(view::list_button(words, act.charter.guild));
    Ok(card.buttons(buttons))
}

async fn line(connection: &mut SqliteConnection, act: &Act, meeting: &Meeting) -> Result<String> {
    let next = meeting.current(act.charter.zone, act.now);
    let own = match next {
        Some(next) => answers::answer(connection, (meeting.id, next.original), act.asker.person).await?,
        None => None,
    };
    Ok(view::line(act.words(), meeting, next, own))
}

/// Rows for autocomplete: the meetings whose title has what was typed, the next first; of one that was typed by its reference, its
/// dates.
pub(super) async fn suggestions(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
) -> Result<Vec<(String, String)>> {
    let (words, zone, now) = (act.words(), act.charter.zone, act.now);
    let here = act.charter.local(now);
    let seen = seen(connection, act).await?;
    let reference = typed.parse::<Reference>().ok().filter(|reference| reference.kind == Kind::Meeting);
    let wanted = folded(typed.trim());
    // Where nothing is typed, each fits.
    let most = if wanted.is_empty() { i64::try_from(ROWS_MAX).unwrap_or(LOOK_MAX) } else { LOOK_MAX };
    let (_, meetings) = store::page(connection, seen, (0, most)).await?;
    let mut rows = Vec::new();
    for meeting in &meetings {
        if rows.len() >= ROWS_MAX {
            break;
        }
        let named = reference.is_some_and(|reference| reference.number == meeting.number);
        if !(named || wanted.is_empty() || folded(&meeting.title).contains(&wanted)) {
            continue;
        }
        let label = |coming: &crate::repeats::Coming| {
            let when = wall(words, to_local(zone, coming.at), here);
            let (reference, ahead) = (meeting.reference().to_string(), ahead(words, zone, now, coming.at));
            let room =
                100usize.saturating_sub(reference.chars().count() + when.chars().count() + ahead.chars().count() + 9);
            format!("{reference} · {} · {when} · {ahead}", plain(&meeting.title, room))
        };
        let dates = meeting.schedule.upcoming(zone, now - meeting.length(), if named { DATES_MAX } else { 1 });
        for (number, coming) in dates.iter().enumerate() {
            let reference = meeting.reference().to_string();
            let value = if number == 0 { reference } else { format!("{reference} {}", coming.original.format(DATE)) };
            rows.push((label(coming), value));
        }
    }
    rows.truncate(ROWS_MAX);
    Ok(rows)
}

/// The same, and behind them those that are over or were cancelled, the one that ended last first.
pub(super) async fn suggestions_to_see(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
) -> Result<Vec<(String, String)>> {
    let words = act.words();
    let mut rows = suggestions(connection, act, typed).await?;
    if rows.len() >= ROWS_MAX {
        return Ok(rows);
    }
    let seen = seen(connection, act).await?;
    let (reference, wanted) = (typed.parse::<Reference>().ok(), folded(typed.trim()));
    let most = if wanted.is_empty() { i64::try_from(ROWS_MAX).unwrap_or(LOOK_MAX) } else { LOOK_MAX };
    let (_, past) = store::past(connection, seen, (0, most)).await?;
    for meeting in &past {
        if reference != Some(meeting.reference()) && !folded(&meeting.title).contains(&wanted) {
            continue;
        }
        let how = match meeting.cancelled_at {
            Some(_) => say!(words, "meeting-choice-cancelled"),
            None => say!(words, "meeting-choice-over"),
        };
        let reference = meeting.reference().to_string();
        let room = 100_usize.saturating_sub(reference.chars().count() + how.chars().count() + 6);
        rows.push((format!("{reference} · {} · {how}", plain(&meeting.title, room)), reference));
    }
    rows.truncate(ROWS_MAX);
    Ok(rows)
}

/// The meeting that was typed: by its reference, with a date of it behind it or without, or by words that only one to come has.
///
/// # Errors
/// A refusal that names those that fit, if there are several, or that says that there is none.
pub(super) async fn named(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
) -> Result<(Meeting, Option<NaiveDateTime>)> {
    find(connection, act, typed).await?.ok_or_else(|| not_found(act))
}

/// The same, to be looked at: if none to come has the words, by words that only one has that is over or was cancelled.
pub(super) async fn named_to_see(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
) -> Result<(Meeting, Option<NaiveDateTime>)> {
    if let Some(found) = find(connection, act, typed).await? {
        return Ok(found);
    }
    let seen = seen(connection, act).await?;
    let (_, past) = store::past(connection, seen, (0, LOOK_MAX)).await?;
    let found = fitting(act, past, typed)?;
    found.map(|meeting| (meeting, None)).ok_or_else(|| not_found(act))
}

fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "meeting-not-found"))
}

/// By its reference, also one that is over; by words, only one to come.
async fn find(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
) -> Result<Option<(Meeting, Option<NaiveDateTime>)>> {
    if let Ok(Reference { kind: Kind::Meeting, number }) = typed.parse() {
        let found = store::find(connection, act.charter.guild, number).await?.ok_or_else(|| not_found(act))?;
        acts::refuse_unseen(connection, act, &found, None).await.map_err(|error| match error {
            Error::Refusal(_) => not_found(act),
            other => other,
        })?;
        let date = typed.trim().split_once(' ').map_or("", |(_, date)| date.trim());
        return Ok(Some((found, NaiveDateTime::parse_from_str(date, DATE).ok())));
    }
    let seen = seen(connection, act).await?;
    let (_, meetings) = store::page(connection, seen, (0, LOOK_MAX)).await?;
    Ok(fitting(act, meetings, typed)?.map(|meeting| (meeting, None)))
}

/// The one of them that has these words: as its whole title, or in it.
fn fitting(act: &Act, mut meetings: Vec<Meeting>, typed: &str) -> Result<Option<Meeting>> {
    let wanted = folded(typed.trim());
    if wanted.is_empty() {
        return Ok(None);
    }
    meetings.retain(|meeting| folded(&meeting.title).contains(&wanted));
    let mut whole = meetings.iter().filter(|meeting| folded(&meeting.title) == wanted);
    if let (Some(one), None) = (whole.next(), whole.next()) {
        return Ok(Some(one.clone()));
    }
    if meetings.len() > 1 {
        let which: Vec<String> = meetings.iter().take(5).map(|meeting| meeting.reference().to_string()).collect();
        return Err(Error::Refusal(say!(act.words(), "meeting-several", which = which.join(", "))));
    }
    Ok(meetings.pop())
}

/// A time as meetings have it: whole minutes, the next one if there are seconds.
pub(super) fn to_the_minute(reading: Reading) -> (NaiveDateTime, DateTime<Utc>) {
    let seconds = TimeDelta::seconds(i64::from((60 - reading.local.second()) % 60));
    let whole = |local: NaiveDateTime| local.with_nanosecond(0).unwrap_or(local) + seconds;
    let at = reading.at + seconds;
    (whole(reading.local), at.with_nanosecond(0).unwrap_or(at))
}
