//! Who may do what with indicators, and which one is meant.

use sqlx::SqliteConnection;

use super::view::{self, Whole};
use super::{Indicator, State, asks, reports, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::IndicatorId;
use crate::items::{Chain, Kind, Reference};
use crate::message::Card;
use crate::text::{folded, plain};
use crate::{people, say};

/// Rows of an autocomplete, by Discord's limit, and characters in one.
const CHOICES_MAX: usize = 25;
const CHOICE_MAX: usize = 100;
/// Indicators named when several fit.
const NAMED_MAX: usize = 5;

/// What the asker may do with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// Add indicators, and read drafts: coordinators and data stewards.
    pub add: bool,
    /// Report figures: those, and who is asked for them.
    pub report: bool,
    /// Be asked in the steward's place: those who add.
    pub take_over: bool,
}

/// Whether the asker adds indicators.
pub async fn may_add(connection: &mut SqliteConnection, act: &Act) -> Result<bool> {
    let who = (act.charter.guild, act.asker.person);
    Ok(act.is_coordinator(connection).await? || people::is_data_steward(connection, who, act.now).await?)
}

/// What the asker may do with this one.
pub async fn may(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<May> {
    let add = may_add(connection, act).await?;
    let is_steward = indicator.steward == act.asker.person;
    Ok(May { add, report: add || is_steward, take_over: add && !is_steward })
}

/// Refuses who may not report.
pub async fn refuse_unasked(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<()> {
    if indicator.state != State::Active {
        return Err(not_found(act));
    }
    if may(connection, act, indicator).await?.report {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "indicator-not-yours", reference = indicator.reference().to_string())))
}

/// From now on the asker is asked for the figures. Nobody is ever named in another's place without their own press.
pub async fn take_over(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<()> {
    let May { add, take_over, .. } = may(connection, act, indicator).await?;
    if !add {
        return Err(Error::Refusal(say!(act.words(), "indicator-not-yours-to-add")));
    }
    if take_over {
        people::remember(connection, &act.asker, act.now).await?;
        store::set_steward(connection, indicator.id, act.asker.person, Some(act.now)).await?;
        let taken = Indicator { steward: act.asker.person, ..indicator.clone() };
        asks::owe_brief(connection, (&taken, &act.charter), act.now).await?;
    }
    Ok(())
}

/// The indicator with this row, as the asker may read it: one in use, or a draft of those who add.
pub async fn seen(connection: &mut SqliteConnection, act: &Act, id: IndicatorId) -> Result<Indicator> {
    let found = store::get(connection, id).await?;
    let found = found.filter(|found| found.guild == act.charter.guild).ok_or_else(|| not_found(act))?;
    if is_seen(connection, act, &found).await? { Ok(found) } else { Err(not_found(act)) }
}

async fn is_seen(connection: &mut SqliteConnection, act: &Act, indicator: &Indicator) -> Result<bool> {
    Ok(match indicator.state {
        State::Active => true,
        State::Draft => may_add(connection, act).await?,
        State::Dropped => false,
    })
}

/// The indicator that was typed or chosen: its reference, or words that only one has.
///
/// # Errors
/// A refusal that says what to do, or a fault of the database.
pub async fn named(connection: &mut SqliteConnection, act: &Act, typed: &str) -> Result<Indicator> {
    if let Ok(Reference { kind: Kind::Indicator, number }) = typed.parse() {
        let found = store::find(connection, act.charter.guild, number).await?.ok_or_else(|| no_such(act))?;
        return if is_seen(connection, act, &found).await? { Ok(found) } else { Err(no_such(act)) };
    }
    let wanted = folded(typed.trim());
    let drafts = may_add(connection, act).await?;
    let mut found = fitting(connection, act, &wanted, drafts).await?;
    if let Some(whole) = found.iter().position(|one| folded(&one.name) == wanted) {
        return Ok(found.swap_remove(whole));
    }
    if found.len() > 1 {
        let which: Vec<String> = found.iter().take(NAMED_MAX).map(|one| one.reference().to_string()).collect();
        return Err(Error::Refusal(say!(act.words(), "indicator-several", which = which.join(", "))));
    }
    found.pop().filter(|_| !wanted.is_empty()).ok_or_else(|| no_such(act))
}

async fn fitting(connection: &mut SqliteConnection, act: &Act, wanted: &str, drafts: bool) -> Result<Vec<Indicator>> {
    let all = store::all(connection, act.charter.guild, drafts).await?;
    let reference = wanted.parse::<Reference>().ok();
    let fits = |one: &Indicator| reference == Some(one.reference()) || folded(&one.name).contains(wanted);
    Ok(all.into_iter().filter(fits).collect())
}

/// Rows for autocomplete: what waits for the asker's figure first. `to_report`: only those whose figures they may report.
pub async fn suggest(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: &str,
    to_report: bool,
) -> Result<Vec<(String, String)>> {
    let adds = may_add(connection, act).await?;
    let mut found = fitting(connection, act, &folded(typed.trim()), adds).await?;
    if to_report {
        found.retain(|one| one.state == State::Active && (adds || one.steward == act.asker.person));
    }
    let waiting = store::asks::waiting(connection, (act.charter.guild, act.asker.person)).await?;
    found.sort_by_key(|one| !waiting.iter().any(|(id, _)| *id == one.id));
    let row = |one: Indicator| {
        let reference = one.reference().to_string();
        let room = CHOICE_MAX.saturating_sub(reference.chars().count() + 3);
        (format!("{reference} · {}", plain(&one.name, room)), reference)
    };
    Ok(found.into_iter().take(CHOICES_MAX).map(row).collect())
}

/// Everything that is shown of one to the asker.
pub async fn whole(connection: &mut SqliteConnection, act: &Act, indicator: Indicator) -> Result<Whole> {
    let reports = store::reports::in_force(connection, indicator.id).await?;
    let open = store::asks::open(connection, indicator.id).await?;
    let chain = Chain::of(connection, indicator.guild, indicator.reference()).await?;
    Ok(Whole {
        late: asks::late(&open, reports.last().map(|last| last.period), act.now),
        story: store::story(connection, indicator.id).await?,
        chain: chain.text(act.words()),
        may: may(connection, act, &indicator).await?,
        wanted: reports::wanted(connection, act, &indicator).await?,
        today: act.charter.local(act.now).date(),
        zone: act.charter.zone,
        indicator,
        reports,
        open,
    })
}

/// One as the asker sees it: a draft with its forms, one in use with its figures.
pub async fn card(connection: &mut SqliteConnection, act: &Act, indicator: Indicator) -> Result<Card> {
    if indicator.state == State::Draft {
        let other = (indicator.steward != act.asker.person).then(|| format!("<@{}>", indicator.steward));
        return Ok(view::draft(act.words(), act.charter.zone, (&indicator, other.as_deref().unwrap_or_default())));
    }
    Ok(whole(connection, act, indicator).await?.card(act.words()))
}

/// Another guild's is as good as none.
pub fn not_found(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "not-found"))
}

/// The same of what was typed: which there are, the list says.
fn no_such(act: &Act) -> Error {
    Error::Refusal(say!(act.words(), "indicator-not-found"))
}
