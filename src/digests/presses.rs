//! Buttons and forms of digests: who → parse → rule → store → view → reply.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::acts::{self, Wanted};
use super::span::{Span, Which};
use super::view::{self, Preview, Whole};
use super::{Schedule, State, WEEK, compose, due, forms, kept, own, store, timing};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed, Reader};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Card, Reply};
use crate::news::DigestReader;
use crate::say;
use crate::text::{Language, Words};

/// What changes nothing is read beside the writer.
const READ: [&str; 10] =
    ["all", "own-all", "other", "other-all", "own", "own-look", "preview", "look", "plan", "change"];
/// A look that is older is shown anew before it is posted.
const LOOK_HOLDS: TimeDelta = TimeDelta::minutes(10);

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    if ["where", "post"].contains(&pressed.press.action.as_str()) {
        refuse_closed(app, &pressed, now).await?;
    }
    if READ.contains(&pressed.press.action.as_str()) {
        let mut connection = app.db.readers().acquire().await?;
        return route(&mut connection, app, &pressed, now).await;
    }
    let of_job = app.clone();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &of_job, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

/// Refuses a channel in which the bot may not post. Discord is asked, so that this comes before the change.
async fn refuse_closed(app: &App, pressed: &Pressed, now: DateTime<Utc>) -> Result<()> {
    let words = pressed.asker.words();
    let mut connection = app.db.readers().acquire().await?;
    let act = Act::within(&mut connection, &pressed.asker, guild_of(words, &pressed.press.id)?, now).await?;
    acts::refuse_others(&mut connection, &act).await?;
    drop(connection);
    let channel = match pressed.press.action.as_str() {
        "where" => chosen(pressed).ok_or_else(|| unknown(words))?,
        _ => act.asker.channel,
    };
    app.refuse_unpostable((act.charter.guild, channel), act.words()).await
}

fn chosen(pressed: &Pressed) -> Option<ChannelId> {
    pressed.values.first().and_then(|value| value.parse().ok())
}

/// Every id of ours begins with the guild.
fn guild_of(words: Words, id: &str) -> Result<GuildId> {
    id.split('.').next().and_then(|guild| guild.parse().ok()).ok_or_else(|| unknown(words))
}

async fn route(connection: &mut SqliteConnection, app: &App, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    let act = Act::within(connection, &pressed.asker, guild_of(words, &pressed.press.id)?, now).await?;
    match pressed.press.action.as_str() {
        "all" | "own-all" | "other" | "other-all" => told(connection, app, &act, pressed).await,
        "post" => post(connection, app, &act, pressed).await,
        "own" | "own-on" | "own-off" | "own-look" => of_own(connection, app, &act, pressed).await,
        _ => of_schedule(connection, app, &act, pressed).await,
    }
}

/// What a digest told, or a certain time has to tell.
async fn told(connection: &mut SqliteConnection, app: &App, act: &Act, pressed: &Pressed) -> Result<Reply> {
    let unknown = || unknown(act.words());
    let parts: Vec<&str> = pressed.press.id.split('.').collect();
    let action = pressed.press.action.as_str();
    // *Show all* under the other language goes on in it, whatever the reader's app speaks.
    let in_other = action == "other-all";
    let (lines, id, rest, words) = match parts.as_slice() {
        // What was posted reads for ever as it was composed.
        [guild, name, rest @ ..] if name.parse::<i64>().is_err() && action != "own-all" => {
            let posted = kept::read(connection, act, pressed, name).await?;
            if action == "other" {
                let card = posted.in_other_language(connection, app, &act.charter).await?;
                return Ok(Reply::Private(Card { row: pressed.row, ..card }));
            }
            let words = if in_other { posted.language.other().words() } else { act.words() };
            let other = (words.language() == Language::Es) != (posted.language == Language::Es);
            (posted.lines(other)?, format!("{guild}.{name}"), rest, words)
        }
        [guild, from, until, rest @ ..] => {
            let span = Span::parse(from, until).ok_or_else(unknown)?;
            let (id, other) = (format!("{guild}.{from}.{until}"), act.charter.language.other().words());
            if action == "other" {
                let reader = everyones(act, other, span);
                let (_, digest) = compose::digest(connection, app, &reader, false).await?;
                return Ok(Reply::Private(view::in_words(&reader, digest, id, false)));
            }
            let words = if in_other { other } else { act.words() };
            let lines = match action {
                "own-all" => own::lines(connection, app, &reader(act), span).await?,
                _ => compose::lines(connection, app, &everyones(act, words, span)).await?,
            };
            (lines, id, rest, words)
        }
        _ => return Err(unknown()),
    };
    let page = rest.first().map_or(Some(0), |page| page.parse().ok().filter(|page| *page < 10_000));
    let page: usize = page.ok_or_else(unknown)?;
    let card = Whole { action, id, lines: &lines }.card(words, page);
    // Its pages stand for the message on which it was opened.
    Ok(Reply::Private(Card { row: pressed.row, ..card }))
}

/// *Post it here*: what was seen, in the coalition's words. What was seen too long ago is shown anew first.
async fn post(connection: &mut SqliteConnection, app: &App, act: &Act, pressed: &Pressed) -> Result<Reply> {
    let words = act.words();
    acts::refuse_others(connection, act).await?;
    if act.asker.direct {
        return Err(unknown(words));
    }
    let parts: Vec<&str> = pressed.press.id.split('.').collect();
    let [_, from, until, rest @ ..] = parts.as_slice() else { return Err(unknown(words)) };
    let span = Span::parse(from, until).ok_or_else(|| unknown(words))?;
    let (which, seen_at) = match rest {
        [which, seen_at] => (Which::parse(which), seen_at.parse::<i64>().ok()),
        // A button of an earlier version.
        [] => (Some(Which::Next), Some(0)),
        _ => (None, None),
    };
    let which = which.ok_or_else(|| unknown(words))?;
    let seen_at = seen_at.ok_or_else(|| unknown(words))?;
    let holds = (act.now.timestamp() - LOOK_HOLDS.num_seconds())..=act.now.timestamp();
    if !holds.contains(&seen_at) {
        return Ok(Reply::Update(look(connection, app, act, (which, true)).await?));
    }
    let reader = everyones(act, act.charter.words(), span);
    let (lines, digest) = compose::digest(connection, app, &reader, which == Which::Next).await?;
    if digest.shown.is_empty() {
        return Ok(Reply::Update(look(connection, app, act, (which, true)).await?));
    }
    let is_new = acts::post(connection, app, act, (&reader, &lines, &digest.shown)).await?;
    let said = if is_new { say!(words, "digest-posting") } else { say!(words, "digest-posted-before") };
    Ok(Reply::Update(Card::new(said)))
}

/// A press about one's own digest.
async fn of_own(connection: &mut SqliteConnection, app: &App, act: &Act, pressed: &Pressed) -> Result<Reply> {
    Ok(match pressed.press.action.as_str() {
        "own-on" => {
            let (own, again) = own::turn_on(connection, act).await?;
            Reply::Update(view::own_on(act, &own, again))
        }
        "own-off" => {
            own::turn_off(connection, act).await?;
            Reply::Update(view::own_off(act))
        }
        "own-look" => {
            let own = store::own(connection, act.charter.guild, act.asker.person).await?;
            let week = act.now - WEEK;
            let span = Span { from: own.map_or(week, |own| own.since.min(week)), until: act.now };
            let reader = reader(act);
            let lines = own::lines(connection, app, &reader, span).await?;
            if lines.is_empty() {
                return Ok(Reply::Private(Card::new(say!(act.words(), "digest-own-empty"))));
            }
            Reply::Private(view::own(&reader, &compose::fit(lines), (span, None)).into_card())
        }
        _ => match store::own(connection, act.charter.guild, act.asker.person).await? {
            Some(own) => Reply::Private(view::own_on(act, &own, true)),
            None => Reply::Private(view::own_off(act)),
        },
    })
}

/// A press about when and where it comes.
async fn of_schedule(connection: &mut SqliteConnection, app: &App, act: &Act, pressed: &Pressed) -> Result<Reply> {
    let words = act.words();
    Ok(match pressed.press.action.as_str() {
        "preview" => Reply::Private(look(connection, app, act, (Which::Next, false)).await?),
        "look" => {
            let which = pressed.press.id.split_once('.').and_then(|(_, which)| Which::parse(which));
            Reply::Private(look(connection, app, act, (which.ok_or_else(|| unknown(words))?, false)).await?)
        }
        "plan" => {
            let schedule = acts::planned(connection, act).await?;
            Reply::Private(view::standing(act, &schedule))
        }
        "pause" => Reply::Update(view::standing(act, &acts::turn(connection, act, State::Paused).await?)),
        "go-on" => Reply::Update(view::standing(act, &acts::turn(connection, act, State::Active).await?)),
        "change" => {
            let schedule = acts::planned(connection, act).await?;
            let form = forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?;
            let typed = schedule.in_words(words);
            Reply::Form(form.filled(&[("when".to_owned(), typed)]))
        }
        "change-sent" => {
            acts::planned(connection, act).await?;
            let times = timing::read(words, &act.charter, pressed.field("when"), act.now)?;
            let (schedule, again) = acts::plan_for(connection, act, &Wanted { times, channel: None }).await?;
            Reply::Update(view::planned(act, &schedule, again))
        }
        "where" => {
            let channel = chosen(pressed).ok_or_else(|| unknown(words))?;
            Reply::Update(view::standing(act, &acts::send_to(connection, act, channel).await?))
        }
        _ => return Err(unknown(words)),
    })
}

/// What the digest would say, for the asker alone. `anew`: in place of a look that is too old.
pub async fn look(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    (which, anew): (Which, bool),
) -> Result<Card> {
    let schedule = store::schedule(connection, act.charter.guild).await?;
    let reader = match which {
        Which::Of(period) => everyones(act, act.words(), Span::of(period, &act.charter, act.now)),
        Which::Next => next_reader(connection, act, schedule.as_ref()).await?,
    };
    let (_, digest) = compose::digest(connection, app, &reader, which == Which::Next).await?;
    let last = store::last_posted(connection, act.charter.guild).await?;
    Ok(view::preview(&Preview {
        reader: &reader,
        digest: &digest,
        which,
        anew,
        told: store::told_until(connection, act.charter.guild).await?,
        last: last.as_ref(),
        schedule: schedule.as_ref(),
        may_plan: act.is_coordinator(connection).await?,
    }))
}

/// The next digest as the asker reads it.
async fn next_reader(
    connection: &mut SqliteConnection,
    act: &Act,
    schedule: Option<&Schedule>,
) -> Result<DigestReader> {
    let charter = Charter::clone(&act.charter);
    if let Some((schedule, next)) = schedule.and_then(|schedule| Some((schedule, schedule.next()?))) {
        let reader = due::reader(connection, &charter, (schedule, next), act.now).await?;
        let from = reader.from.min(act.now - TimeDelta::seconds(1));
        return Ok(everyones(act, act.words(), Span { from, until: act.now }));
    }
    let since = store::told_until(connection, charter.guild).await?;
    let from = since.unwrap_or(act.now - WEEK).min(act.now - TimeDelta::seconds(1));
    Ok(everyones(act, act.words(), Span { from, until: act.now }))
}

/// Everyone's digest of a time, where the asker is: so nothing is named that those there may not read.
fn everyones(act: &Act, words: Words, span: Span) -> DigestReader {
    DigestReader {
        charter: Charter::clone(&act.charter),
        words,
        channel: (!act.asker.direct).then_some(act.asker.channel),
        person: None,
        from: span.from,
        until: span.until,
        now: act.now,
    }
}

fn reader(act: &Act) -> Reader {
    Reader {
        charter: Charter::clone(&act.charter),
        person: act.asker.person,
        name: act.asker.name.clone(),
        words: act.words(),
        now: act.now,
    }
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
