//! `/indicator`: who → parse → rule → store → view → reply.

use chrono::NaiveDate;
use poise::serenity_prelude::{CreateAutocompleteResponse, ResolvedValue, User};
use sqlx::SqliteConnection;

use super::period::{Named, Period};
use super::store::{self, Wanted};
use super::{
    Direction, Indicator, NAME_MAX, Report, State, UNIT_MAX, acts, checkin, draft, line, list, optional_line, presses,
    ready, reports,
};
use crate::act::Act;
use crate::discord::{Context, act, choices, in_act, read_act, reply};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::message::Reply;
use crate::pages::Page;
use crate::say;
use crate::text::folded;

/// Periods offered.
const PERIODS: usize = 25;

/// Count what matters, and see whether it gets better.
#[poise::command(slash_command, subcommands("add", "checkin", "show", "list_", "export"), subcommand_required)]
pub async fn indicator(_: Context<'_>) -> Result<()> {
    Ok(())
}

/// Which way is better.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum DirectionChoice {
    /// More is better.
    #[name = "higher"]
    Higher,
    /// Less is better.
    #[name = "lower"]
    Lower,
}

/// How often it is reported.
#[derive(Clone, Copy, Debug, poise::ChoiceParameter)]
pub enum PeriodChoice {
    /// Every week.
    #[name = "week"]
    Week,
    /// Every month.
    #[name = "month"]
    Month,
    /// Every quarter.
    #[name = "quarter"]
    Quarter,
    /// Twice a year.
    #[name = "half-year"]
    Half,
    /// Every year.
    #[name = "year"]
    Year,
}

/// Begin to count something.
#[expect(clippy::too_many_arguments, reason = "each option of a command is a parameter")]
#[poise::command(slash_command)]
async fn add(
    ctx: Context<'_>,
    #[autocomplete = "name_choices"]
    #[min_length = 1]
    #[max_length = 90]
    name: String,
    direction: DirectionChoice,
    period: PeriodChoice,
    #[max_length = 20] unit: Option<String>,
    steward: Option<User>,
) -> Result<()> {
    const { assert!(NAME_MAX == 90 && UNIT_MAX == 20) };
    let act = act(ctx).await?;
    let words = act.words();
    if steward.as_ref().is_some_and(|user| user.bot) {
        return Err(Error::Refusal(say!(words, "indicator-steward-bot")));
    }
    let person = steward.map_or(act.asker.person, |user| PersonId(user.id.get().cast_signed()));
    let wanted = Wanted {
        guild: act.charter.guild,
        maker: act.asker.person,
        steward: person,
        channel: act.asker.channel,
        name: line(words, &name, NAME_MAX)?,
        direction: match direction {
            DirectionChoice::Higher => Direction::Higher,
            DirectionChoice::Lower => Direction::Lower,
        },
        period: match period {
            PeriodChoice::Week => Period::Week,
            PeriodChoice::Month => Period::Month,
            PeriodChoice::Quarter => Period::Quarter,
            PeriodChoice::Half => Period::Half,
            PeriodChoice::Year => Period::Year,
        },
        unit: match unit.as_deref().map(str::trim) {
            // Signs that stand for words.
            Some(sign @ ("$" | "%" | "#")) => Some(sign.to_owned()),
            typed => optional_line(words, typed.unwrap_or_default(), UNIT_MAX)?,
        },
    };
    let card = in_act(ctx, move |connection, act| {
        Box::pin(async move {
            let draft = draft::begin(connection, act, &wanted).await?;
            let card = acts::card(connection, act, draft).await?;
            Ok(if act.charter.set_up_at.is_none() { card.text(say!(act.words(), "not-set-up")) } else { card })
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Report a figure.
#[poise::command(slash_command)]
async fn checkin(
    ctx: Context<'_>,
    #[autocomplete = "report_choices"]
    #[max_length = 200]
    indicator: String,
    #[autocomplete = "period_choices"]
    #[max_length = 100]
    period: Option<String>,
) -> Result<()> {
    let answer = read_act(ctx, |connection, act| {
        Box::pin(async move {
            let found = in_use(connection, act, &indicator).await?;
            match period.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
                Some(typed) => {
                    let period = period_of(connection, act, &found, typed).await?;
                    checkin::form(connection, act, &found, period).await.map(Reply::Form)
                }
                None => checkin::begin(connection, act, &found).await,
            }
        })
    });
    reply(ctx, answer.await?).await
}

/// See one indicator.
#[poise::command(slash_command)]
async fn show(
    ctx: Context<'_>,
    #[autocomplete = "indicator_choices"]
    #[max_length = 200]
    indicator: String,
) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move {
            let found = acts::named(connection, act, &indicator).await?;
            acts::card(connection, act, found).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// See all indicators.
#[poise::command(slash_command, rename = "list")]
async fn list_(ctx: Context<'_>) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move { list::card(connection, act, Page { guild: act.charter.guild, number: 0 }).await })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// Get the figures as a file.
#[poise::command(slash_command)]
async fn export(
    ctx: Context<'_>,
    #[autocomplete = "indicator_choices"]
    #[max_length = 200]
    indicator: Option<String>,
) -> Result<()> {
    let card = read_act(ctx, |connection, act| {
        Box::pin(async move {
            let one = match indicator.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
                Some(typed) => Some(in_use(connection, act, typed).await?),
                None => None,
            };
            presses::export(connection, act, one.as_ref()).await
        })
    });
    reply(ctx, Reply::Private(card.await?)).await
}

/// The indicator that was typed or chosen; a draft is refused with what to do.
async fn in_use(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Indicator> {
    let found = acts::named(connection, act, typed).await?;
    if found.state == State::Active {
        return Ok(found);
    }
    Err(Error::Refusal(say!(act.words(), "indicator-not-ready", reference = found.reference().to_string())))
}

/// The period that was typed or chosen; of several that fit, only those that can be reported are meant.
async fn period_of(
    connection: &mut SqliteConnection,
    act: &Act,
    indicator: &Indicator,
    typed: &str,
) -> Result<NaiveDate> {
    let words = act.words();
    let mut several = match indicator.period.read(words, typed, act.charter.local(act.now).date()) {
        Named::One(start) => return Ok(start),
        Named::Several(several) => several,
        Named::Nothing => return Err(Error::Refusal(say!(words, "indicator-no-period"))),
    };
    let reports = store::reports::in_force(connection, indicator.id).await?;
    several.retain(|start| is_offered(indicator, &reports, *start));
    match several[..] {
        [] => Err(reports::before_start(act, indicator)),
        [one] => Ok(one),
        _ => {
            let which: Vec<String> =
                several.iter().take(3).map(|start| indicator.period.named(words, *start)).collect();
            Err(Error::Refusal(say!(words, "indicator-which-period", which = which.join(", "))))
        }
    }
}

/// Whether a period can be reported, or corrected.
fn is_offered(indicator: &Indicator, reports: &[Report], start: NaiveDate) -> bool {
    indicator.first().is_none_or(|first| start >= first) || reports.iter().any(|report| report.period == start)
}

async fn name_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let wanted = folded(typed.trim());
    choices(ctx, |_, act| {
        Box::pin(async move {
            let fits = ready::all(act.words()).filter(|ready| folded(ready.name).contains(&wanted));
            Ok(fits.map(|ready| (ready.name.to_owned(), ready.name.to_owned())).collect())
        })
    })
    .await
}

async fn indicator_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { acts::suggest(connection, act, &typed, false).await })).await
}

async fn report_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let typed = typed.to_owned();
    choices(ctx, |connection, act| Box::pin(async move { acts::suggest(connection, act, &typed, true).await })).await
}

async fn period_choices(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    // Which indicator stands in another option of the same command.
    let chosen = ctx.args.iter().find(|option| option.name == "indicator").and_then(|option| match &option.value {
        ResolvedValue::String(text) => Some((*text).to_owned()),
        ResolvedValue::Autocomplete { value, .. } => Some((*value).to_owned()),
        _ => None,
    });
    let wanted = folded(typed.trim());
    choices(ctx, |connection, act| {
        Box::pin(async move {
            let Some(chosen) = chosen else { return Ok(Vec::new()) };
            // While it is being typed there is none yet, and nothing to say about it.
            let found = match in_use(connection, act, &chosen).await {
                Err(Error::Refusal(_)) => return Ok(Vec::new()),
                found => found?,
            };
            if !acts::may(connection, act, &found).await?.report {
                return Ok(Vec::new());
            }
            let reports = store::reports::in_force(connection, found.id).await?;
            let (words, today) = (act.words(), act.charter.local(act.now).date());
            let mut rows = Vec::new();
            for start in found.period.back_from(today, 4 * PERIODS) {
                let name = found.period.named(words, start);
                let fits = folded(&name).contains(&wanted) && is_offered(&found, &reports, start);
                if fits && rows.len() < PERIODS {
                    let report = reports.iter().find(|report| report.period == start);
                    let figure = super::view::said_of(words, &Indicator { unit: None, ..found.clone() }, report);
                    rows.push((crate::text::plain(&format!("{name} · {figure}"), 100), start.to_string()));
                }
            }
            Ok(rows)
        })
    })
    .await
}
