//! What is pressed on a brief: a matter is chosen, answered, and the others stay in sight.

use sqlx::SqliteConnection;

use super::lines::{self, Matter, Page};
use super::{NAME, in_order, monday, trouble, waiting};
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, BriefLine, Pressed, Reader};
use crate::ids::GuildId;
use crate::message::{Card, Press, Reply};
use crate::outbox::{self, Told};
use crate::say;
use crate::text::Words;

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    match pressed.press.action.as_str() {
        "read" => waiting::read(app, &pressed).await,
        "other-note" => waiting::in_the_other_language(app, &pressed).await,
        "reopen" | "resume" => trouble::mend(app, &pressed).await,
        "choose" => choose(app, &pressed).await,
        "all" => all(app, &pressed).await,
        "week" => monday::show(app, &pressed, guild_of(&pressed, &pressed.press.id)?).await,
        _ => Err(unknown(pressed.asker.words())),
    }
}

/// Under an answer that was given on a brief: the others of it.
pub async fn rest(app: &App, pressed: &Pressed, card: Card) -> Result<Card> {
    if pressed.press.feature == NAME {
        return Ok(card);
    }
    let Some((reader, told, mut others)) = still_asked(app, pressed).await? else { return Ok(card) };
    // The week at a glance is not said again.
    others.retain(|line| {
        line.open.feature != NAME && !lines::is_about(&pressed.press, (&line.open.feature, &line.open.id))
    });
    let matter = lines::matter(&told.message, &pressed.press);
    Ok(lines::with_others(&reader, card, matter.as_ref(), &others))
}

/// A brief as things are now, for who reads it late.
pub async fn redraw(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &Reader,
    told: &Told,
) -> Result<Option<Card>> {
    if told.kind != NAME {
        return Ok(None);
    }
    let still = asked(connection, app, reader, told).await?;
    let card =
        if still.is_empty() { lines::nothing_left(reader) } else { lines::notice(reader, still, None).into_card() };
    Ok(Some(Card { row: Some(told.id), ..card }))
}

/// A matter was chosen: it is asked about with its buttons, and the others stand below. One that has been answered meanwhile is
/// opened by its feature.
async fn choose(app: &App, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let chosen = pressed.values.first().and_then(|value| value.split_once(':'));
    let (feature, id) = chosen.ok_or_else(|| unknown(words))?;
    if let Some((reader, _, mut others)) = still_asked(app, pressed).await?
        && let Some(at) = others.iter().position(|line| line.open.feature == feature && line.open.id == id)
    {
        let line = others.remove(at);
        others.retain(|line| line.open.feature != NAME);
        let card = Card::new(lines::alone(reader.words, &line)).buttons(line.buttons);
        let matter = Matter { open: line.open, reference: line.reference };
        return Ok(Reply::Update(lines::with_others(&reader, card, Some(&matter), &others)));
    }
    let guild = guild_of(pressed, &pressed.press.id)?;
    if feature == NAME {
        // Of the brief's own there is only the week.
        return monday::show(app, pressed, guild).await;
    }
    let asker = pressed.asker.clone().in_guild(guild).ok_or_else(|| unknown(words))?;
    let opens = app.features.iter().find(|known| known.name == feature);
    let opens = opens.and_then(|feature| feature.press).ok_or_else(|| unknown(words))?;
    let press = Press::new(feature, "open", id);
    opens(app, Pressed { asker, press, row: None, values: Vec::new(), fields: Vec::new(), ..pressed.clone() }).await
}

/// *Show all*: all of the brief that still stands; *Show the others*: without what is being asked.
async fn all(app: &App, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
    let (reader, _, mut all) = still_asked(app, pressed).await?.ok_or_else(|| unknown(words))?;
    all.retain(|line| page.has(line));
    let card = if all.is_empty() { lines::nothing_left(&reader) } else { lines::page(&reader, &all, page) };
    Ok(Reply::Private(Card { row: pressed.row, ..card }))
}

/// What of the brief on which it was pressed still stands, what waits for an answer first, if it was pressed on a brief of the asker's.
async fn still_asked(app: &App, pressed: &Pressed) -> Result<Option<(Reader, Told, Vec<BriefLine>)>> {
    let Some(row) = pressed.row else { return Ok(None) };
    let mut connection = app.db.readers().acquire().await?;
    let told = outbox::told_to(&mut connection, row, pressed.asker.person).await?.filter(|told| told.kind == NAME);
    let Some(told) = told else { return Ok(None) };
    let charter = Charter::of(&mut connection, told.guild).await?;
    let reader = Reader::of(&mut connection, charter, pressed.asker.person, app.clock.now()).await?;
    let mut still = asked(&mut connection, app, &reader, &told).await?;
    // The week, which asks nothing, stands behind what waits.
    still.sort_by_key(|line| !line.waits);
    Ok(Some((reader, told, still)))
}

async fn asked(connection: &mut SqliteConnection, app: &App, reader: &Reader, told: &Told) -> Result<Vec<BriefLine>> {
    let mut still = Vec::new();
    for asked in app.features.iter().filter_map(|feature| feature.asked) {
        still.extend(asked(connection, reader, told.claimed_at).await?);
    }
    let week = monday::line(connection, app, reader, told.claimed_at).await?;
    Ok(week.into_iter().chain(in_order(still)).collect())
}

fn guild_of(pressed: &Pressed, id: &str) -> Result<GuildId> {
    id.parse().map_err(|_| unknown(pressed.asker.words()))
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
