//! An indicator in the making: begun by the command, filled in by three forms in any order, looked at, and put to use. It is kept as it
//! is at every step, so that it can be left and gone on with.

use chrono::{Months, NaiveDate};
use sqlx::SqliteConnection;

use super::store::{self, Wanted, What};
use super::{Direction, EACH_MAX, Indicator, State, acts, asks, number, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::ids::IndicatorId;
use crate::text::{Words, folded};
use crate::{people, say};

/// Days after a period by which reports are due, at most and if nothing is typed.
pub const DUE_DAYS: std::ops::RangeInclusive<i64> = 1..=90;
/// See [`DUE_DAYS`].
pub const DUE_DAYS_USUAL: i64 = 10;
/// A target may be so many years ahead.
const AHEAD_MAX: Months = Months::new(12 * 50);

/// Begins a draft, or goes on with the one of the same name.
pub async fn begin(connection: &mut SqliteConnection, act: &Act, wanted: &Wanted) -> Result<Indicator> {
    let words = act.words();
    people::remember(connection, &act.asker, act.now).await?;
    if !acts::may_add(connection, act).await? {
        return Err(Error::Refusal(say!(words, "indicator-not-yours-to-add")));
    }
    let all = store::all(connection, wanted.guild, true).await?;
    let same = all.iter().find(|one| folded(&one.name) == folded(&wanted.name));
    let id = match same {
        Some(one) if one.state == State::Active => {
            return Err(Error::Refusal(say!(words, "indicator-exists", reference = one.reference().to_string())));
        }
        Some(one) => {
            store::begin_again(connection, one.id, wanted).await?;
            one.id
        }
        None if i64::try_from(all.len()).unwrap_or(EACH_MAX) >= EACH_MAX => {
            return Err(Error::Refusal(say!(words, "indicator-too-many", max = EACH_MAX)));
        }
        None => store::insert(connection, wanted, act.now).await?,
    };
    acts::seen(connection, act, id).await
}

/// A draft to change. One that is in use already is refused, unless the form says what it is anyway.
async fn open(connection: &mut SqliteConnection, act: &Act, id: IndicatorId) -> Result<Indicator> {
    if !acts::may_add(connection, act).await? {
        return Err(acts::not_found(act));
    }
    acts::seen(connection, act, id).await
}

/// Puts in what a form said, and keeps it if that is possible. The same form sent twice changes nothing twice.
async fn fill(
    connection: &mut SqliteConnection,
    act: &Act,
    id: IndicatorId,
    change: impl FnOnce(&mut Indicator),
) -> Result<Option<Indicator>> {
    let before = open(connection, act, id).await?;
    let mut after = before.clone();
    change(&mut after);
    if after == before {
        return Ok(None);
    }
    if before.state != State::Draft {
        let reference = before.reference().to_string();
        return Err(Error::Refusal(say!(act.words(), "indicator-in-use", reference = reference)));
    }
    refuse_impossible(act.words(), &after)?;
    Ok(Some(after))
}

/// Fills in the first form.
pub async fn set_what(connection: &mut SqliteConnection, act: &Act, id: IndicatorId, what: What) -> Result<Indicator> {
    let (numerator, denominator) = what.share.clone().unzip();
    let change = |draft: &mut Indicator| {
        draft.what = Some(what.what.clone());
        draft.source = Some(what.source.clone());
        (draft.numerator, draft.denominator) = (numerator, denominator);
    };
    if fill(connection, act, id, change).await?.is_some() {
        store::set_what(connection, id, &what).await?;
    }
    acts::seen(connection, act, id).await
}

/// Fills in the second form.
pub async fn set_baseline(
    connection: &mut SqliteConnection,
    act: &Act,
    id: IndicatorId,
    (value, on): (f64, NaiveDate),
) -> Result<Indicator> {
    if on > act.charter.local(act.now).date() {
        return Err(Error::Mistyped(say!(act.words(), "indicator-baseline-ahead")));
    }
    let change = |draft: &mut Indicator| (draft.baseline, draft.baseline_on) = (Some(value), Some(on));
    if fill(connection, act, id, change).await?.is_some() {
        store::set_baseline(connection, id, (value, on)).await?;
    }
    acts::seen(connection, act, id).await
}

/// Fills in the third form.
pub async fn set_target(
    connection: &mut SqliteConnection,
    act: &Act,
    id: IndicatorId,
    (value, on): (f64, NaiveDate),
    due_days: i64,
) -> Result<Indicator> {
    let today = act.charter.local(act.now).date();
    let change = |draft: &mut Indicator| {
        (draft.target, draft.target_on, draft.due_days) = (Some(value), Some(on), Some(due_days));
    };
    if fill(connection, act, id, change).await?.is_some() {
        if on <= today || on > today + AHEAD_MAX {
            return Err(Error::Mistyped(say!(act.words(), "indicator-target-past")));
        }
        store::set_target(connection, id, (value, on), due_days).await?;
    }
    acts::seen(connection, act, id).await
}

/// Puts it to use: from now on everybody can read it, and its steward is asked. `false`: it was in use already.
pub async fn start(connection: &mut SqliteConnection, act: &Act, id: IndicatorId) -> Result<(Indicator, bool)> {
    let draft = open(connection, act, id).await?;
    if draft.state == State::Active {
        return Ok((draft, false));
    }
    let missing = draft.what.is_none() || draft.aim().is_none() || draft.due_days.is_none();
    if missing {
        return Err(Error::Refusal(say!(
            act.words(),
            "indicator-not-ready",
            reference = draft.reference().to_string()
        )));
    }
    // Some time may have passed since.
    refuse_impossible(act.words(), &draft)?;
    if draft.target_on.is_some_and(|on| on <= act.charter.local(act.now).date()) {
        return Err(Error::Refusal(say!(act.words(), "indicator-target-past")));
    }
    store::set_state(connection, id, State::Active).await?;
    let started = acts::seen(connection, act, id).await?;
    let period = asks::next_due(&started, &act.charter, act.now);
    asks::plan(connection, &started, period).await?;
    let knows_at = (started.steward == act.asker.person).then_some(act.now);
    store::set_steward(connection, id, started.steward, knows_at).await?;
    asks::owe_brief(connection, (&started, &act.charter), act.now).await?;
    Ok((started, true))
}

/// Throws a draft away.
pub async fn drop(connection: &mut SqliteConnection, act: &Act, id: IndicatorId) -> Result<Indicator> {
    let draft = open(connection, act, id).await?;
    if draft.state != State::Draft {
        let reference = draft.reference().to_string();
        return Err(Error::Refusal(say!(act.words(), "indicator-in-use", reference = reference)));
    }
    store::set_state(connection, id, State::Dropped).await?;
    Ok(draft)
}

/// Refuses what cannot be: no way to go, the wrong way, a share that is none.
fn refuse_impossible(words: Words, draft: &Indicator) -> Result<()> {
    let refuse = |text: String| Err(Error::Mistyped(text));
    let figures = [draft.baseline, draft.target];
    if draft.is_share() && figures.into_iter().flatten().any(|figure| !(0.0..=100.0).contains(&figure)) {
        return refuse(say!(words, "indicator-share-range"));
    }
    if let (Some(baseline), Some(target)) = (draft.baseline, draft.target) {
        // Alike as they are shown: nobody could tell the start from the target.
        if number::rounded(baseline) == number::rounded(target) {
            return refuse(say!(words, "indicator-equal"));
        }
        if (target > baseline) != (draft.direction == Direction::Higher) {
            // As they were read: 1.5 may have been meant as 150%. Without its day it has no way yet, by which figures are rounded.
            let bare = Indicator { target_on: None, ..draft.clone() };
            let (baseline, target) = (view::figure(words, &bare, baseline), view::figure(words, &bare, target));
            return refuse(match draft.direction {
                Direction::Higher => {
                    say!(words, "indicator-wrong-way-higher", target = target, baseline = baseline)
                }
                Direction::Lower => say!(words, "indicator-wrong-way-lower", target = target, baseline = baseline),
            });
        }
    }
    if let (Some(baseline_on), Some(target_on)) = (draft.baseline_on, draft.target_on)
        && target_on <= baseline_on
    {
        return refuse(say!(words, "indicator-target-before"));
    }
    Ok(())
}
