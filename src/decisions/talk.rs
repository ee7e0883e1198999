//! Presses around the answers of an open decision: reading it, more time, a call, a new text, a facilitator's choice.

use sqlx::SqliteConnection;

use super::closing::{self, Choice};
use super::methods::Position;
use super::presses::{self, On, unknown};
use super::standing::Standing;
use super::store::answers;
use super::view::{self, Shown};
use super::{NAME, acts, amend, due, texts};
use crate::error::Result;
use crate::message::{Button, Card, Look, Press, Reply};
use crate::say;

/// Answers one of these; `None` for others.
pub async fn reply(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, decision, .. } = *on;
    let words = act.words();
    Ok(Some(match pressed.press.action.as_str() {
        "open" | "mine" => Reply::Private(presses::open(connection, act, decision).await?),
        "back" => on.reply(on.answered(connection, decision).await?),
        "other" | "said" => Reply::Private(in_other_words(connection, on).await?),
        "means" => {
            let standing = Standing::of(connection, decision).await?;
            let open = decision.takes_answers(pressed.sent_at);
            on.reply(Shown { words, decision, standing: &standing }.means(open))
        }
        "time" => {
            acts::refuse_hold(act, decision, pressed.sent_at)?;
            on.reply(view::ask_for_time(words, decision))
        }
        "hold" => {
            let hours = on.rest.parse().map_err(|_| unknown(words))?;
            let held = acts::hold(connection, act, decision, hours, pressed.sent_at).await?;
            on.reply(on.answered(connection, &held).await?)
        }
        "call" => {
            acts::ask_for_a_call(connection, act, decision).await?;
            let answer = answers::of(connection, decision.id, act.asker.person).await?;
            let blocks = answer.is_some_and(|answer| answer.position == Position::Block);
            let mut text = say!(words, "decide-call-asked");
            if blocks {
                text.push_str(&format!(" {}", say!(words, "decide-call-blocked")));
            } else if decision.takes_answers(pressed.sent_at) {
                text.push_str(&format!(" {}", say!(words, "decide-call-not-blocked")));
            }
            on.reply(Card::new(text))
        }
        "words" => {
            acts::take_words_back(connection, act, decision).await?;
            on.reply(on.answered(connection, decision).await?)
        }
        "texts" => on.reply(texts::page(connection, on).await?),
        "amend" => {
            amend::refuse(connection, act, decision).await?;
            let form = super::forms::form(words, &Press::new(NAME, "amend", decision.id_now()));
            let body = decision.body.clone().unwrap_or_default();
            Reply::Form(form.ok_or_else(|| unknown(words))?.filled(&[("text".to_owned(), body)]))
        }
        "amend-sent" => {
            let seen = on.rest.parse().map_err(|_| unknown(words))?;
            let text = pressed.field("text");
            let amended = amend::amend(connection, act, decision, (text, seen)).await?;
            on.reply(texts::amended(connection, act, (amended, text), on.stays()).await?)
        }
        "amend-yes" => on.reply(texts::replace(connection, on).await?),
        "withdraw" => {
            acts::refuse_withdrawal(act, decision, pressed.sent_at)?;
            on.reply(confirm(on, (say!(words, "decide-withdraw-sure"), say!(words, "button-decide-withdraw-yes"))))
        }
        "withdraw-yes" => {
            let gone = acts::withdraw(connection, act, decision, pressed.sent_at).await?;
            on.reply(on.answered(connection, &gone).await?)
        }
        _ => return choosing(connection, on).await,
    }))
}

/// What a facilitator chooses when a block stood to the end. What cannot be undone is asked once more, privately.
async fn choosing(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, decision, .. } = *on;
    let words = act.words();
    let action = pressed.press.action.as_str();
    let choice = match action {
        "window" => Choice::Window,
        "shelve" | "shelve-yes" => Choice::Aside,
        "fallback" | "fallback-yes" => Choice::Fallback,
        _ => return Ok(None),
    };
    if matches!(action, "shelve" | "fallback") {
        closing::refuse_choice(connection, act, decision).await?;
        let asked = if choice == Choice::Aside {
            (say!(words, "decide-shelve-sure"), say!(words, "button-decide-shelve-yes"))
        } else {
            (say!(words, "decide-fallback-sure"), say!(words, "button-decide-fallback-yes"))
        };
        return Ok(Some(on.reply(confirm(on, asked))));
    }
    let chosen = closing::choose(connection, act, decision, choice).await?;
    Ok(Some(on.reply(on.answered(connection, &chosen).await?)))
}

/// Asks once more: the same press with `-yes`.
pub fn confirm(on: &On<'_>, (text, label): (String, String)) -> Card {
    let yes = Press::new(NAME, &format!("{}-yes", on.pressed.press.action), on.decision.id);
    let see = Button::new(say!(on.act.words(), "button-decide-back"), Press::new(NAME, "mine", on.decision.id));
    Card::new(text).buttons(vec![Button::new(label, yes).look(Look::Danger), see])
}

/// A card or a post in the other language, for who pressed alone.
async fn in_other_words(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Card> {
    let words = on.act.charter.language.other().words();
    let card = if on.pressed.press.action == "said" {
        due::told(connection, words, on.decision, on.rest).await?
    } else {
        None
    };
    let card = match card {
        Some(card) => card,
        None => due::posted(connection, words, on.decision).await?,
    };
    // What it asks is answered in its place, in the language of the app.
    Ok(card.without(&["other", "said"]))
}
