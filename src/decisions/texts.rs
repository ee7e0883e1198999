//! Texts of a decision, as their writers meet them: what came of a new one, what it would replace, and those before it.

use sqlx::SqliteConnection;

use super::amend::{self, Amended};
use super::presses::{self, On, unknown};
use super::standing::{Standing, name};
use super::view::{self, Shown};
use super::{Decision, NAME, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::message::{Button, Card, Look, Press};
use crate::text::{said, said_within};
use crate::{drafts, say};

/// Characters of the text that stands: 1,500, each escaped, so that who replaces it sees all of it.
const BODY_ROOM: usize = 3_000;

/// A new text that was typed with a command, whose writer need not have seen the one that stands. One by somebody else is shown first.
pub async fn typed(connection: &mut SqliteConnection, act: &Act, decision: &Decision, text: &str) -> Result<Card> {
    amend::refuse(connection, act, decision).await?;
    let author = store::author(connection, decision).await?.filter(|author| *author != act.asker.person);
    let Some(body) = decision.body.as_deref().filter(|body| author.is_some() && *body != text.trim()) else {
        let amended = amend::amend(connection, act, decision, (text, decision.version)).await?;
        return self::amended(connection, act, (amended, text), false).await;
    };
    let words = act.words();
    let draft = keep(connection, act, decision, text).await?;
    let name = name(connection, decision, author).await?.unwrap_or_default();
    let (reference, version) = (decision.reference().to_string(), decision.version);
    let asked = say!(words, "decide-replace-sure", reference = reference, version = version, name = said(&name));
    let yes = Press::new(NAME, "amend-yes", format!("{}.{draft}", decision.id_now()));
    let card = Card::new(asked).text(said_within(body, BODY_ROOM)).text(say!(words, "decide-replace-ask"));
    Ok(card.buttons(vec![
        Button::new(say!(words, "button-decide-replace"), yes).look(Look::Primary),
        view::again_button(words, drafts::reopen(draft)),
    ]))
}

/// The text that was typed replaces the one that its writer has seen now.
pub async fn replace(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Card> {
    let words = on.act.words();
    let (seen, draft) = on.rest.split_once('.').ok_or_else(|| unknown(words))?;
    let (seen, draft) = (seen.parse().map_err(|_| unknown(words))?, draft.parse().map_err(|_| unknown(words))?);
    let gone = || Error::Refusal(say!(words, "draft-gone"));
    let (press, fields) = drafts::find(connection, draft, on.act.asker.person).await?.ok_or_else(gone)?;
    // A draft of another decision is none of this one.
    let of_this =
        press.feature == NAME && press.action == "amend-sent" && press.id == format!("{}.{seen}", on.decision.id);
    let typed = fields.into_iter().find(|(name, _)| of_this && name == "text");
    let (_, text) = typed.ok_or_else(gone)?;
    let amended = amend::amend(connection, on.act, on.decision, (&text, seen)).await?;
    self::amended(connection, on.act, (amended, &text), on.stays()).await
}

/// The answer to a new text. One that somebody overtook is kept, so that it can be sent again once its writer has seen theirs.
pub async fn amended(
    connection: &mut SqliteConnection,
    act: &Act,
    (amended, text): (Amended, &str),
    stays: bool,
) -> Result<Card> {
    let words = act.words();
    match amended {
        Amended::Now(decision) => {
            let card = presses::answered(connection, act, (&decision, stays)).await?;
            let (reference, version) = (decision.reference().to_string(), decision.version);
            let text = say!(words, "decide-amended", reference = reference, version = version);
            Ok(Card { blocks: Card::new(text).blocks.into_iter().chain(card.blocks).collect(), row: None })
        }
        Amended::Same(decision) => {
            let text = say!(words, "decide-amended-same", reference = decision.reference().to_string());
            Ok(Card::new(text).buttons(vec![view::open_button(words, &decision)]))
        }
        Amended::Overtaken(decision) => {
            let draft = keep(connection, act, &decision, text).await?;
            let author = store::author(connection, &decision).await?;
            let name = name(connection, &decision, author).await?.unwrap_or_default();
            let (reference, version) = (decision.reference().to_string(), decision.version);
            let text = say!(words, "decide-overtaken", reference = reference, version = version, name = said(&name));
            let body = decision.body.as_deref().map(|body| said_within(body, BODY_ROOM)).unwrap_or_default();
            let again = view::again_button(words, drafts::reopen(draft));
            Ok(Card::new(text).text(body).buttons(vec![again]))
        }
    }
}

/// Keeps a text, to be sent for the one that stands now.
async fn keep(connection: &mut SqliteConnection, act: &Act, decision: &Decision, text: &str) -> Result<i64> {
    let press = Press::new(NAME, "amend-sent", decision.id_now());
    presses::keep(connection, act, press, vec![("text".to_owned(), text.to_owned())]).await
}

/// One text that it had, the newest if none is named, and what turns to the others.
pub async fn page(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Card> {
    let (words, decision) = (on.act.words(), on.decision);
    let number = if on.rest.is_empty() { Some(decision.version) } else { on.rest.parse().ok() };
    let number: i64 = number.ok_or_else(|| unknown(words))?;
    let version = store::version(connection, decision.id, number).await?.ok_or_else(|| unknown(words))?;
    let author = name(connection, decision, Some(version.author)).await?.unwrap_or_default();
    let (standing, own) =
        (Standing::of(connection, decision).await?, presses::own(connection, on.act, decision).await?);
    Ok(Shown { words, decision, standing: &standing }.text_page((&version, &author), &own))
}
