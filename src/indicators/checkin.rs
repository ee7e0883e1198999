//! The report of one period: its form, what is answered to it, and a few more days.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::reports::{self, Outcome};
use super::{Indicator, NAME, Report, State, acts, asks, forms, store, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::IndicatorId;
use crate::message::{Button, Card, Form, Press, Reply};
use crate::say;
use crate::text::{Words, said, stamp};

/// The form for the period that nobody named: the one that waits. If all that are over have a report, which of the others is meant is
/// asked first.
pub async fn begin(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<Reply> {
    acts::refuse_unasked(connection, act, indicator).await?;
    if let Some(period) = reports::wanted(connection, act, indicator).await? {
        return form(connection, act, indicator, period).await.map(Reply::Form);
    }
    let whole = acts::whole(connection, act, indicator.clone()).await?;
    Ok(Reply::Private(view::all_reported(act.words(), &whole)))
}

/// *Report* for a period: its form. What has a report meanwhile is said, with what corrects it; a form for that would be taken for a new
/// report.
pub async fn report(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    period: NaiveDate,
) -> Result<Reply> {
    let form = form(connection, act, indicator, period).await?;
    if store::reports::of(connection, indicator.id, period).await?.is_none() {
        return Ok(Reply::Form(form));
    }
    let whole = acts::whole(connection, act, indicator.clone()).await?;
    Ok(Reply::Private(view::taken(act.words(), &whole, period)))
}

/// The form for the figure of a period that somebody named; of one that has a figure, for correcting it.
pub async fn form(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    period: NaiveDate,
) -> Result<Form> {
    acts::refuse_unasked(connection, act, indicator).await?;
    reports::refuse_no_period(connection, act, indicator, period).await?;
    let there = store::reports::of(connection, indicator.id, period).await?;
    let press = forms::press(indicator, period, there.is_some());
    named(connection, act.words(), (indicator, period), &press).await?.ok_or_else(|| unknown(act.words()))
}

/// A form that could not be read, as it was opened: with the period in its title, and what is counted as labels.
pub async fn again(connection: &mut SqliteConnection, words: Words, press: &Press) -> Result<Option<Form>> {
    let (id, period) = press.id.split_once('.').unwrap_or((&press.id, ""));
    let Ok(id) = id.parse().map(IndicatorId) else { return Ok(None) };
    let Some(indicator) = store::get(connection, id).await? else { return Ok(None) };
    match period.parse() {
        Ok(period) => named(connection, words, (&indicator, period), press).await,
        Err(_) if indicator.state == State::Draft => Ok(forms::of_draft(words, &indicator, press)),
        Err(_) => Ok(None),
    }
}

async fn named(
    connection: &mut SqliteConnection,
    words: Words,
    (indicator, period): (&Indicator, NaiveDate),
    press: &Press,
) -> Result<Option<Form>> {
    let all = store::reports::in_force(connection, indicator.id).await?;
    let there = all.iter().find(|report| report.period == period);
    let last = all.iter().rev().find(|report| report.period < period && report.figure().is_some());
    Ok(forms::report(words, (indicator, period), press, (there, last)))
}

/// Keeps a report; with `corrects`, in the place of the one that is there.
pub async fn kept(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    (period, report): (NaiveDate, Report),
    corrects: bool,
) -> Result<Reply> {
    let outcome = reports::keep(connection, act, indicator, (period, report), corrects).await?;
    let indicator = acts::seen(connection, act, indicator.id).await?;
    let whole = acts::whole(connection, act, indicator).await?;
    Ok(Reply::Update(match outcome {
        Outcome::Taken => view::taken(act.words(), &whole, period),
        outcome => view::noted(act.words(), &whole, (period, &outcome)),
    }))
}

/// *A few more days*: given once for each message, however often it is pressed.
pub async fn more(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    (period, which): (NaiveDate, &str),
) -> Result<Card> {
    let words = act.words();
    acts::refuse_unasked(connection, act, indicator).await?;
    let found = store::asks::get(connection, indicator.id, period).await?.filter(|asked| asked.told > 0);
    let asked = found.ok_or_else(|| unknown(words))?;
    if store::reports::of(connection, indicator.id, period).await?.is_some() {
        let whole = acts::whole(connection, act, indicator.clone()).await?;
        return Ok(view::noted(words, &whole, (period, &Outcome::Already)));
    }
    let until = asked.more_until(indicator, act.charter.local(act.now).date());
    let asked = match until.filter(|_| which == format!("{}.{}", asked.told, asked.more)) {
        Some(on) => asks::more(connection, (indicator, &act.charter), (&asked, on), act.now).await?,
        None => asked,
    };
    let (named, name) = (indicator.period.named(words, period), said(&indicator.name));
    let at = |on: NaiveDate| stamp(act.charter.brief_on(on).1);
    let until = asks::asked_until(indicator, period);
    let text = match asked.next_on {
        Some(on) if on < until => say!(words, "indicator-more", period = named, name = name, at = at(on)),
        // From then on only the next period is asked for.
        Some(_) => {
            let next = indicator.period.named(words, indicator.period.next(period));
            say!(words, "indicator-more-next", period = named, name = name, next = next, at = at(until))
        }
        None => say!(words, "indicator-no-more", period = named, name = name),
    };
    let none = Press::new(NAME, "none", format!("{}.{period}", indicator.id));
    let none = Button::new(say!(words, "button-indicator-none"), none);
    Ok(Card::new(view::capital(&text)).buttons(vec![view::report_button(words, indicator, period), none]))
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
