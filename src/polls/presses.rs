//! Buttons of polls: who → parse → rule → store → view → reply. On the card for everyone a press is answered privately; on a person's
//! own card it changes that card.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::list;
use super::tally::Method;
use super::view::{Own, Shown};
use super::{Change, Poll, State, acts, due, from_letters, onward, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Origin, Pressed};
use crate::ids::PollId;
use crate::items::{Chain, Kind};
use crate::message::{Block, Button, Card, Look, Press, Reply};
use crate::pages::Page;
use crate::text::Words;
use crate::{people, say};

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    let this = app.clone();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &this, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

async fn route(connection: &mut SqliteConnection, app: &App, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    if pressed.press.action == "list" {
        let page = Page::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
        let act = Act::within(connection, &pressed.asker, page.guild, now).await?;
        return Ok(Reply::Private(list::card(connection, &act, page).await?));
    }
    let (id, letters) = pressed.press.id.split_once('.').unwrap_or((&pressed.press.id, ""));
    let id = id.parse().map(PollId).map_err(|_| unknown(words))?;
    let poll = store::get(connection, id).await?.ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
    let act = Act::within(connection, &pressed.asker, poll.guild, now).await?;
    acts::refuse_unseen(connection, &act, &poll, pressed.row).await?;
    let words = act.words();
    if let Some(change) = change(&pressed.press.action, letters, &poll) {
        let change = change.ok_or_else(|| unknown(words))?;
        let changed = acts::answer(connection, &act, &poll, &change).await?;
        let again = match change {
            Change::Choose(option) if !changed && poll.method == Method::Several => Some(option),
            _ => None,
        };
        let card = own(connection, &act, &poll, again).await?;
        return Ok(if pressed.press.action == "vote" { Reply::Private(card) } else { Reply::Update(card) });
    }
    Ok(match pressed.press.action.as_str() {
        "mine" | "open" => Reply::Private(own(connection, &act, &poll, None).await?),
        "back-to" => Reply::Update(own(connection, &act, &poll, None).await?),
        "close" => {
            acts::refuse_closing(connection, &act, &poll).await?;
            let open = poll.is_open(act.now);
            Reply::Update(if open { sure(words, &poll) } else { own(connection, &act, &poll, None).await? })
        }
        "close-yes" => {
            let closed = acts::close_now(connection, &act, &poll).await?;
            Reply::Update(own(connection, &act, &closed, None).await?)
        }
        "decide" => {
            acts::refuse_closing(connection, &act, &poll).await?;
            let tally = acts::count(connection, &poll).await?;
            let title = acts::said(&act, &poll, &tally);
            let origin = Origin { guild: poll.guild, reference: poll.reference(), title };
            let form = app.form_from(Kind::Decision, words, &origin).ok_or_else(|| unknown(words))?;
            Reply::Form(onward::in_text(words, form, (&poll, &tally), poll.is_open(act.now)))
        }
        "meet" => {
            acts::refuse_closing(connection, &act, &poll).await?;
            let tally = acts::count(connection, &poll).await?;
            // Written out, so that "tomorrow" stays the day that was meant; empty, if none of them leads.
            let leads = acts::leads(&poll, &tally).is_some();
            let when = acts::leading_time(&act, &poll, &tally).filter(|(_, ahead)| *ahead && leads);
            let when = when.map(|(at, _)| at.format("%Y-%m-%d %H:%M").to_string());
            let origin = Origin { guild: poll.guild, reference: poll.reference(), title: poll.question.clone() };
            let form = app.form_from(Kind::Meeting, words, &origin).ok_or_else(|| unknown(words))?;
            Reply::Form(form.filled(&[("when".to_owned(), when.unwrap_or_default())]))
        }
        "other" => {
            let mut card =
                due::posted(connection, act.charter.language.other().words(), &poll).await?.without(&["other"]);
            card.blocks.iter_mut().for_each(on_it);
            Reply::Private(card)
        }
        "how" if poll.method == Method::Ranked => {
            let tally = acts::count(connection, &poll).await?;
            Reply::Private(Shown { words, poll: &poll, name: "", tally: &tally }.how())
        }
        _ => return Err(unknown(words)),
    })
}

/// What a press does to an answer: `None` if it does nothing to it, `Some(None)` if its options are none of this poll's.
fn change(action: &str, letters: &str, poll: &Poll) -> Option<Option<Change>> {
    let options = from_letters(letters, poll.options.len());
    let one = options.as_ref().and_then(|options| if let [one] = options[..] { Some(one) } else { None });
    Some(match action {
        "vote" | "pick" => one.map(Change::Choose),
        "drop" => one.map(Change::Drop),
        "rank" => options.map(Change::Rank),
        "back" => Some(Change::TakeBack),
        _ => return None,
    })
}

/// Who reads the card in the other language reads it alone: there a press changes that card into their own, which speaks the language of
/// their app.
fn on_it(block: &mut Block) {
    let Block::Buttons(buttons) = block else { return };
    for press in buttons.iter_mut().map(|button| &mut button.press) {
        let action = match press.action.as_str() {
            "vote" => "pick",
            "mine" => "back-to",
            _ => continue,
        };
        action.clone_into(&mut press.action);
    }
}

/// Closing is for good, so it is asked once more.
fn sure(words: Words, poll: &Poll) -> Card {
    let press = |action| Press::new(super::NAME, action, poll.id);
    Card::new(say!(words, "poll-close-sure", reference = poll.reference().to_string())).buttons(vec![
        Button::new(say!(words, "button-poll-close-yes"), press("close-yes")).look(Look::Danger),
        Button::new(say!(words, "button-poll-close-no"), press("back-to")),
    ])
}

/// The poll for the person who acts, as it stands now. `again`: what they chose although it was in their answer.
async fn own(connection: &mut SqliteConnection, act: &Act, poll: &Poll, again: Option<usize>) -> Result<Card> {
    let tally = acts::count(connection, poll).await?;
    if poll.state == State::Closed && poll.asker == act.asker.person {
        // They see here what came out: no brief need tell it.
        store::set_told(connection, poll.id, act.now).await?;
    }
    let own = Own {
        ballot: store::ballot(connection, poll, act.asker.person).await?,
        open: poll.is_open(act.now),
        may_close: acts::may_close(connection, act, poll).await?,
        time_ahead: acts::leading_time(act, poll, &tally).map(|(_, ahead)| ahead),
        again,
        chain: Chain::of(connection, poll.guild, poll.reference()).await?.text(act.words()),
    };
    let name = people::known(connection, poll.guild, poll.asker).await?.map(|known| known.name).unwrap_or_default();
    Ok(Shown { words: act.words(), poll, name: &name, tally: &tally }.own(&own))
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
