//! A new text: it makes the next version, keeps the old one, and asks everyone who answered whether they keep their answer.

use sqlx::SqliteConnection;

use super::store::news::What;
use super::store::{self, answers};
use super::{ASKED_FOR, BODY_MAX, Decision, State, acts, told};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::{people, say};

/// What came of a new text.
pub enum Amended {
    /// It is the text now.
    Now(Decision),
    /// It was the text already.
    Same(Decision),
    /// Somebody else wrote a new text meanwhile: nothing was changed.
    Overtaken(Decision),
}

/// Refuses who may not write a new text, or a text that comes too late.
pub async fn refuse(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<()> {
    let words = act.words();
    if !acts::may_change(connection, act, decision).await? {
        return Err(Error::Refusal(say!(words, "decide-not-yours-to-change")));
    }
    if decision.state == State::Awaiting && !acts::facilitates(connection, act).await? {
        return Err(Error::Refusal(say!(words, "decide-awaiting", reference = decision.reference().to_string())));
    }
    // A new text is one of the choices that it waits for.
    if decision.state == State::Awaiting { Ok(()) } else { acts::refuse_closed(act, decision, act.now) }
}

/// Changes the text of which the writer saw that version.
pub async fn amend(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    (text, seen): (&str, i64),
) -> Result<Amended> {
    refuse(connection, act, decision).await?;
    let text = super::needed_text(act.words(), text, BODY_MAX)?;
    if decision.body.as_deref() == Some(text.as_str()) {
        return Ok(Amended::Same(decision.clone()));
    }
    if seen != decision.version {
        return Ok(Amended::Overtaken(decision.clone()));
    }
    people::remember(connection, &act.asker, act.now).await?;
    let next = Decision { version: decision.version + 1, ..decision.clone() };
    let voters = answers::unconfirmed(connection, &next).await?;
    let mut closes_at = decision.closes_at.max(decision.open_until_at_least(act.now));
    if !voters.is_empty() {
        // They are asked in the next brief, and then have a day to answer.
        closes_at = closes_at.max(act.charter.next_brief(act.now).1 + ASKED_FOR);
    }
    if decision.state == State::Awaiting {
        store::set_chosen(connection, decision.id, act.asker.person).await?;
    }
    store::set_text(connection, decision, &text, closes_at).await?;
    let author = (act.asker.person, act.now);
    store::keep_version(connection, decision.id, (decision.version + 1, Some(&text)), author).await?;
    let amended = acts::reload(connection, act, decision).await?;
    told::closing(connection, &amended, act.now).await?;
    told::card(connection, &amended, act.now).await?;
    told::said(connection, &amended, "changed", act.now).await?;
    // Who wrote it is asked like anybody: agreeing to one's own words is not taken for granted either.
    told::in_brief(connection, &amended, (&voters, None), (What::Changed, amended.version), act.now).await?;
    Ok(Amended::Now(amended))
}
