//! Presses around the answers of an open decision: reading it, more time, a call, a new text, a facilitator's choice.

use sqlx::SqliteConnection;

use super::closing::{self, Choice};
use super::presses::{self, On, unknown};
use super::standing::{Standing, name};
use super::view::{self, Shown};
use super::{NAME, acts, amend, due, store};
use crate::error::{Error, Result};
use crate::message::{Block, Button, Card, Look, Press, Reply};
use crate::say;

/// Answers one of these; `None` for others.
pub async fn reply(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, decision, .. } = *on;
    let words = act.words();
    Ok(Some(match pressed.press.action.as_str() {
        "open" | "mine" => Reply::Private(presses::open(connection, act, decision).await?),
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
            on.reply(presses::answered(connection, act, &held).await?)
        }
        "call" => {
            acts::ask_for_a_call(connection, act, decision).await?;
            on.reply(Card::new(say!(words, "decide-call-asked")))
        }
        "words" => {
            acts::take_words_back(connection, act, decision).await?;
            on.reply(presses::answered(connection, act, decision).await?)
        }
        "texts" => on.reply(texts(connection, on).await?),
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
            on.reply(presses::amended(connection, act, amended, text).await?)
        }
        "withdraw" => {
            on.reply(confirm(on, (say!(words, "decide-withdraw-sure"), say!(words, "button-decide-withdraw-yes"))))
        }
        "withdraw-yes" => {
            let gone = acts::withdraw(connection, act, decision).await?;
            on.reply(presses::answered(connection, act, &gone).await?)
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
        if !acts::facilitates(connection, act).await? {
            return Err(Error::Refusal(say!(words, "decide-not-yours-to-choose")));
        }
        let asked = if choice == Choice::Aside {
            (say!(words, "decide-shelve-sure"), say!(words, "button-decide-shelve-yes"))
        } else {
            (say!(words, "decide-fallback-sure"), say!(words, "button-decide-fallback-yes"))
        };
        return Ok(Some(on.reply(confirm(on, asked))));
    }
    let chosen = closing::choose(connection, act, decision, choice).await?;
    Ok(Some(on.reply(presses::whole(connection, act, &chosen).await?)))
}

/// Asks once more: the same press with `-yes`.
pub fn confirm(on: &On<'_>, (text, label): (String, String)) -> Card {
    let yes = Press::new(NAME, &format!("{}-yes", on.pressed.press.action), on.decision.id);
    let see = Button::new(say!(on.act.words(), "button-decide-back"), Press::new(NAME, "mine", on.decision.id));
    Card::new(text).buttons(vec![Button::new(label, yes).look(Look::Danger), see])
}

/// A card or a post in the other language, for reading only.
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
    let texts = card.blocks.into_iter().filter(|block| matches!(block, Block::Text(_)));
    Ok(Card { blocks: texts.collect(), row: None })
}

async fn texts(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Card> {
    let (words, decision) = (on.act.words(), on.decision);
    let mut versions = Vec::new();
    for version in store::versions(connection, decision.id).await? {
        let author = name(connection, decision, Some(version.author)).await?.unwrap_or_default();
        versions.push((version, author));
    }
    let standing = Standing::of(connection, decision).await?;
    Ok(Shown { words, decision, standing: &standing }.texts(&versions))
}
