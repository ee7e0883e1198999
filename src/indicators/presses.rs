//! Buttons, selects and forms of indicators: who → parse → rule → store → view → reply.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::reports;
use super::store::{self, What};
use super::{
    Indicator, PART_MAX, SOURCE_MAX, STORY_MAX, State, WHAT_MAX, acts, asks, checkin, day_of, draft, forms, line, lines,
};
use super::{figure_of, list, optional_line, part_of, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Origin, Pressed};
use crate::ids::IndicatorId;
use crate::items::Kind;
use crate::message::{Card, Reply};
use crate::pages::Page;
use crate::text::{Words, plain, said};
use crate::{people, say};

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let (this, now) = (app.clone(), app.clock.now());
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &this, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

/// What a press is about.
struct On<'a> {
    act: &'a Act,
    pressed: &'a Pressed,
    indicator: &'a Indicator,
    /// The rest of its id: a period, and which message of several it answers.
    rest: &'a str,
}

async fn route(connection: &mut SqliteConnection, app: &App, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    if pressed.press.action == "list" {
        let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
        let act = Act::within(connection, &pressed.asker, page.guild, now).await?;
        return Ok(Reply::Private(list::card(connection, &act, page).await?));
    }
    let (id, rest) = pressed.press.id.split_once('.').unwrap_or((&pressed.press.id, ""));
    let id = id.parse().map(IndicatorId).map_err(|_| unknown(words))?;
    let found = store::get(connection, id).await?;
    let indicator = found.ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
    // Who is asked for figures may never have done anything here before.
    if pressed.asker.direct && pressed.asker.person == indicator.steward {
        let asker = pressed.asker.clone().in_guild(indicator.guild);
        people::remember(connection, &asker.unwrap_or_else(|| pressed.asker.clone()), now).await?;
    }
    let act = Act::within(connection, &pressed.asker, indicator.guild, now).await?;
    let indicator = acts::seen(connection, &act, indicator.id).await?;
    let on = On { act: &act, pressed, indicator: &indicator, rest };
    if let Some(reply) = on_draft(connection, &on).await? {
        return Ok(reply);
    }
    if pressed.press.action == "open" {
        return Ok(Reply::Private(acts::card(connection, &act, indicator).await?));
    }
    if indicator.state != State::Active {
        return Err(unknown(act.words()));
    }
    if let Some(reply) = on_period(connection, &on).await? {
        return Ok(reply);
    }
    on_one(connection, app, &on).await
}

/// A press that makes an indicator.
async fn on_draft(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, indicator, .. } = *on;
    let words = act.words();
    let id = indicator.id;
    let draft = match pressed.press.action.as_str() {
        "what" | "baseline" | "target" if indicator.state == State::Draft => {
            let form = forms::of_draft(words, indicator, &pressed.press).ok_or_else(|| unknown(words))?;
            return Ok(Some(Reply::Form(form)));
        }
        // It was put to use meanwhile: how it stands.
        "what" | "baseline" | "target" => indicator.clone(),
        "what-sent" => draft::set_what(connection, act, id, what(words, pressed)?).await?,
        "baseline-sent" => {
            let figure = aim(words, indicator, pressed.field("value"))?;
            let on = day_of(act, pressed.field("on"))?;
            draft::set_baseline(connection, act, id, (figure, on)).await?
        }
        "target-sent" => {
            let figure = aim(words, indicator, pressed.field("value"))?;
            let on = day_of(act, pressed.field("on"))?;
            let days = pressed.field("days").trim().parse().ok().filter(|days| draft::DUE_DAYS.contains(days));
            let days = days.ok_or_else(|| Error::Mistyped(say!(words, "indicator-no-days")))?;
            draft::set_target(connection, act, id, (figure, on), days).await?
        }
        "start" => {
            let (started, _) = draft::start(connection, act, id).await?;
            let first = asks::next_due(&started, &act.charter, act.now);
            let card = started_card(act, &started, first);
            return Ok(Some(Reply::Update(card)));
        }
        "drop" => return Ok(Some(Reply::Update(view::dropped(words, &draft::drop(connection, act, id).await?)))),
        _ => return Ok(None),
    };
    Ok(Some(Reply::Update(acts::card(connection, act, draft).await?)))
}

/// The answer to *Start*.
fn started_card(act: &Act, indicator: &Indicator, first: NaiveDate) -> Card {
    let words = act.words();
    let (reference, name) = (indicator.reference().to_string(), said(&indicator.name));
    let period = indicator.period.named(words, first);
    let at = crate::text::stamp(act.charter.brief_on(asks::due_on(indicator, first)).1);
    let text = if indicator.steward == act.asker.person {
        say!(words, "indicator-started", reference = reference, name = name, period = period, at = at)
    } else {
        let who = format!("<@{}>", indicator.steward);
        say!(
            words,
            "indicator-started-steward",
            reference = reference,
            name = name,
            period = period,
            at = at,
            who = who
        )
    };
    Card::new(text).buttons(vec![view::open_button(words, indicator), view::list_button(words, indicator.guild)])
}

/// A press about the report of one period.
async fn on_period(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, indicator, rest } = *on;
    let words = act.words();
    let (period, rest) = rest.split_once('.').unwrap_or((rest, ""));
    let chosen = pressed.values.first().filter(|_| pressed.press.action == "fix");
    let Ok(period) = chosen.map_or(period, String::as_str).parse::<NaiveDate>() else { return Ok(None) };
    Ok(Some(match pressed.press.action.as_str() {
        "report" => checkin::report(connection, act, indicator, period).await?,
        "fix" => Reply::Form(checkin::form(connection, act, indicator, period).await?),
        action @ ("number-sent" | "share-sent" | "fixnumber-sent" | "fixshare-sent") => {
            let report = reports::typed(words, indicator, pressed)?;
            checkin::kept(connection, act, indicator, (period, report), action.starts_with("fix")).await?
        }
        "none" => checkin::kept(connection, act, indicator, (period, reports::not_collected()), false).await?,
        "more" => Reply::Update(checkin::more(connection, act, indicator, (period, rest)).await?),
        _ => return Ok(None),
    }))
}

/// A press about one as a whole.
async fn on_one(connection: &mut SqliteConnection, app: &App, on: &On<'_>) -> Result<Reply> {
    let On { act, pressed, indicator, .. } = *on;
    let words = act.words();
    let origin = |title: String| Origin { guild: indicator.guild, reference: indicator.reference(), title };
    Ok(match pressed.press.action.as_str() {
        "choose" => checkin::begin(connection, act, indicator).await?,
        "which" => {
            acts::refuse_unasked(connection, act, indicator).await?;
            let whole = acts::whole(connection, act, indicator.clone()).await?;
            match whole.reports.as_slice() {
                [] => return Err(unknown(words)),
                // There is nothing to choose.
                [one] => Reply::Form(checkin::form(connection, act, indicator, one.period).await?),
                _ => Reply::Private(whole.which(words)),
            }
        }
        "ask-me" => {
            acts::take_over(connection, act, indicator).await?;
            let (reference, name) = (indicator.reference().to_string(), said(&indicator.name));
            let taken = say!(words, "indicator-taken-over", reference = reference, name = name);
            Reply::Update(Card::new(taken).buttons(vec![view::open_button(words, indicator)]))
        }
        "story" => {
            acts::refuse_unasked(connection, act, indicator).await?;
            // With the story that stands, so that nobody writes over what they have not read.
            let stands = store::story(connection, indicator.id).await?.unwrap_or_default();
            let form = forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?;
            Reply::Form(form.filled(&[("story".to_owned(), stands)]))
        }
        "story-sent" => {
            acts::refuse_unasked(connection, act, indicator).await?;
            let story = lines(words, pressed.field("story"), STORY_MAX)?;
            if store::story(connection, indicator.id).await?.as_ref() != Some(&story) {
                store::add_story(connection, indicator.id, (&story, act.asker.person), act.now).await?;
            }
            let kept = say!(words, "indicator-story-kept", reference = indicator.reference().to_string());
            Reply::Update(Card::new(kept).buttons(vec![view::open_button(words, indicator)]))
        }
        "export" => Reply::Private(export(connection, act, Some(indicator)).await?),
        "decide" if act.asker.direct => return Err(Error::Refusal(say!(words, "indicator-decide-there"))),
        "decide" => {
            let title = plain(&say!(words, "indicator-decide-title", name = indicator.name.as_str()), 90);
            app.form_from(Kind::Decision, words, &origin(title)).map(Reply::Form).ok_or_else(|| unknown(words))?
        }
        "promise" => {
            let origin = origin(indicator.name.clone());
            app.form_from(Kind::Commitment, words, &origin).map(Reply::Form).ok_or_else(|| unknown(words))?
        }
        _ => return Err(unknown(words)),
    })
}

/// The file of figures: of one, or of all in use.
pub async fn export(connection: &mut SqliteConnection, act: &Act, only: Option<&Indicator>) -> Result<Card> {
    let words = act.words();
    let all = match only {
        Some(one) => vec![one.clone()],
        None => store::all(connection, act.charter.guild, false).await?,
    };
    let mut figures = Vec::new();
    for indicator in all {
        let reports = store::reports::every(connection, indicator.id).await?;
        figures.push((indicator, reports));
    }
    let count: usize = figures.iter().map(|(_, reports)| reports.len()).sum();
    if count == 0 {
        return Ok(Card::new(say!(words, "indicator-export-empty")));
    }
    let today = act.charter.local(act.now).date();
    let name = match only {
        Some(one) => format!("{}-{today}.csv", one.reference()),
        None => format!("indicators-{today}.csv"),
    };
    let text = super::csv::file(&figures);
    Ok(Card::new(say!(words, "indicator-export", count = count)).file(crate::message::File { name, text }))
}

/// What the first form says.
fn what(words: Words, pressed: &Pressed) -> Result<What> {
    let above = optional_line(words, pressed.field("numerator"), PART_MAX)?;
    let below = optional_line(words, pressed.field("denominator"), PART_MAX)?;
    if above.is_some() != below.is_some() {
        return Err(Error::Mistyped(say!(words, "indicator-half-share")));
    }
    Ok(What {
        what: lines(words, pressed.field("what"), WHAT_MAX)?,
        source: line(words, pressed.field("source"), SOURCE_MAX)?,
        share: above.zip(below),
    })
}

/// A figure to begin with or to reach; of a share also as "142 of 200".
fn aim(words: Words, indicator: &Indicator, typed: &str) -> Result<f64> {
    let parts = [" of ", " de ", "/"].into_iter().find_map(|between| typed.split_once(between));
    match parts.filter(|_| indicator.is_share()) {
        Some((above, below)) => {
            let (above, below) = (part_of(words, indicator, above)?, part_of(words, indicator, below)?);
            if below <= 0.0 {
                return Err(Error::Mistyped(say!(words, "indicator-start-out-of-none")));
            }
            Ok(100.0 * above / below)
        }
        None => figure_of(words, indicator, typed),
    }
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
