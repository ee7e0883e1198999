//! Buttons and forms of digests: who → parse → rule → store → view → reply.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::acts::{self, Wanted};
use super::due::{self, Next};
use super::span::Span;
use super::view::{self, Whole};
use super::{State, compose, forms, own, store, timing};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed, Reader};
use crate::ids::{ChannelId, GuildId};
use crate::message::{Card, Reply};
use crate::news::DigestReader;
use crate::say;
use crate::text::Words;

/// A look while none is planned tells of so long.
const UNPLANNED: TimeDelta = TimeDelta::days(7);

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    if ["where", "post"].contains(&pressed.press.action.as_str()) {
        refuse_closed(app, &pressed, now).await?;
    }
    let of_job = app.clone();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &of_job, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.notify_one())
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
        "all" | "own-all" | "other" | "post" => of_span(connection, app, &act, pressed).await,
        "own" | "own-on" | "own-off" | "own-look" => of_own(connection, app, &act, pressed).await,
        _ => of_schedule(connection, app, &act, pressed).await,
    }
}

/// A press about the digest of a certain time.
async fn of_span(connection: &mut SqliteConnection, app: &App, act: &Act, pressed: &Pressed) -> Result<Reply> {
    let words = act.words();
    let parts: Vec<&str> = pressed.press.id.split('.').collect();
    let [_, from, until, rest @ ..] = parts.as_slice() else { return Err(unknown(words)) };
    let span = Span::parse(from, until).ok_or_else(|| unknown(words))?;
    Ok(match pressed.press.action.as_str() {
        action @ ("all" | "own-all") => {
            let page = rest.first().map_or(Some(0), |page| page.parse().ok().filter(|page| *page < 10_000));
            let page: usize = page.ok_or_else(|| unknown(words))?;
            let lines = if action == "all" {
                compose::lines(connection, app, &everyones(act, words, span)).await?
            } else {
                own::lines(connection, app, &reader(act), span).await?
            };
            Reply::Private(Whole { guild: act.charter.guild, span, action, lines: &lines }.card(words, page))
        }
        "other" => {
            let other = act.charter.language.other().words();
            let reader = everyones(act, other, span);
            let digest = compose::fit(compose::lines(connection, app, &reader).await?);
            Reply::Private(view::read_only(&reader, &digest))
        }
        "post" if !act.asker.direct => {
            acts::post(connection, act, span).await?;
            Reply::Update(Card::new(say!(words, "digest-posting")))
        }
        _ => return Err(unknown(words)),
    })
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
            let week = act.now - UNPLANNED;
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
        "preview" => Reply::Private(look(connection, app, act, Look::Next).await?),
        "plan" => {
            let schedule = acts::planned(connection, act).await?;
            Reply::Private(view::standing(act, &schedule))
        }
        "pause" => Reply::Update(view::standing(act, &acts::turn(connection, act, State::Paused).await?)),
        "go-on" => Reply::Update(view::standing(act, &acts::turn(connection, act, State::Active).await?)),
        "change" => {
            acts::planned(connection, act).await?;
            Reply::Form(forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?)
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

/// What somebody looks at.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// What the next digest would say now.
    Next,
    /// What happened in that time.
    Of(Span),
}

/// What the digest would say, for the asker alone.
pub async fn look(connection: &mut SqliteConnection, app: &App, act: &Act, look: Look) -> Result<Card> {
    let guild = act.charter.guild;
    let schedule = store::schedule(connection, guild).await?;
    let (reader, digest) = match look {
        Look::Of(span) => {
            let reader = everyones(act, act.words(), span);
            let digest = compose::fit(compose::lines(connection, app, &reader).await?);
            (reader, digest)
        }
        Look::Next => {
            let reader = next_reader(connection, act).await?;
            let next = Next::of(connection, app, &reader).await?;
            (reader, next.digest)
        }
    };
    let may_plan = act.is_coordinator(connection).await?;
    Ok(view::preview(&reader, &digest, (schedule.as_ref(), may_plan)))
}

/// The next digest as the asker reads it.
async fn next_reader(connection: &mut SqliteConnection, act: &Act) -> Result<DigestReader> {
    let charter = Charter::clone(&act.charter);
    let schedule = store::schedule(connection, charter.guild).await?;
    if let Some((schedule, next)) = schedule.as_ref().and_then(|schedule| Some((schedule, schedule.next()?))) {
        let reader = due::reader(connection, &charter, (schedule, next), act.now).await?;
        let from = reader.from.min(act.now - TimeDelta::seconds(1));
        return Ok(DigestReader { words: act.words(), from, channel: Some(act.asker.channel), ..reader });
    }
    let since = store::told_until(connection, charter.guild).await?;
    let from = since.unwrap_or(act.now - UNPLANNED).min(act.now - TimeDelta::seconds(1));
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
