//! Presses on a decision that has a result: the first step, how it was counted, a concern, the review, a new one in its place.

use sqlx::SqliteConnection;

use super::presses::{self, On, unknown};
use super::standing::Standing;
use super::view::Shown;
use super::{Decision, NAME, REASON_MAX, State, begin, review, talk};
use crate::error::Result;
use crate::feature::Origin;
use crate::items::Kind;
use crate::message::{Card, Press, Reply};
use crate::say;

/// Answers one of these; `None` for others.
pub async fn reply(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { app, act, pressed, decision, .. } = *on;
    let words = act.words();
    Ok(Some(match pressed.press.action.as_str() {
        "how" => {
            let standing = Standing::of(connection, decision).await?;
            Reply::Private(Shown { words, decision, standing: &standing }.how())
        }
        "talk" => {
            let card = app.talk_about(connection, act, &origin(decision)).await?;
            on.reply(card.ok_or_else(|| unknown(words))?)
        }
        "will" if decision.state == State::Adopted => {
            let origin = origin(decision);
            app.form_from(Kind::Commitment, words, &origin).map(Reply::Form).ok_or_else(|| unknown(words))?
        }
        "will" => Reply::Private(presses::open(connection, act, decision).await?),
        "concern" => on.form()?,
        "concern-sent" => {
            let harm = super::needed_text(words, pressed.field("harm"), REASON_MAX)?;
            let change = super::needed_text(words, pressed.field("change"), REASON_MAX)?;
            review::concern(connection, act, decision, (harm, change)).await?;
            let text = say!(words, "decide-concern-taken", reference = decision.reference().to_string());
            on.reply(Card::new(text))
        }
        "stays" => {
            let kept = review::keep(connection, act, decision).await?;
            on.reply(presses::whole(connection, act, &kept).await?)
        }
        "ends" => {
            review::refuse(connection, act, decision).await?;
            let asked = (say!(words, "decide-end-sure"), say!(words, "button-decide-end-yes"));
            on.reply(talk::confirm(on, asked))
        }
        "ends-yes" => {
            let ended = review::end(connection, act, decision).await?;
            on.reply(presses::whole(connection, act, &ended).await?)
        }
        "change" => {
            refuse_change(connection, on).await?;
            let form = super::forms::form(words, &Press::new(NAME, "change", decision.id));
            let mut typed = vec![("title".to_owned(), decision.title.clone())];
            typed.extend(decision.body.clone().map(|body| ("text".to_owned(), body)));
            Reply::Form(form.ok_or_else(|| unknown(words))?.filled(&typed))
        }
        "change-sent" => {
            refuse_change(connection, on).await?;
            // Where who proposes it is, since they may write there.
            let (towards, place) = (decision.reference().to_string(), (act.asker.channel, act.now));
            begin::enter(connection, act, begin::typed(pressed, &towards), place).await?
        }
        _ => return Ok(None),
    }))
}

/// What isn't ready anybody may propose anew; what was adopted is changed by an answer to its review.
async fn refuse_change(connection: &mut SqliteConnection, on: &On<'_>) -> Result<()> {
    if matches!(on.decision.state, State::Adopted | State::Ended) {
        review::refuse(connection, on.act, on.decision).await?;
    }
    Ok(())
}

/// What comes from a decision bears its words.
fn origin(decision: &Decision) -> Origin {
    Origin { guild: decision.guild, reference: decision.reference(), title: decision.title.clone() }
}
