//! Buttons and forms of decisions: who → parse → rule → store → view → reply. What stands in a channel is answered privately; a
//! person's own card changes.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::acts::{self, Given};
use super::list::{self, Listed};
use super::methods::Position;
use super::standing::Standing;
use super::store::{
    self, answers,
    news::{self, What},
};
use super::view::{self, Own, Shown};
use super::{Concern, Decision, NAME, REASON_MAX, after, begin, talk};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::DecisionId;
use crate::message::{Card, Press, Reply};
use crate::text::Words;
use crate::{drafts, outbox, say};

/// One press on one decision.
pub struct On<'a> {
    pub app: &'a App,
    pub act: &'a Act,
    pub pressed: &'a Pressed,
    pub decision: &'a Decision,
    /// What stands behind the decision in the press: a version, hours, the name of a post.
    pub rest: &'a str,
    /// Whether it was pressed on something that only they see, which may change in place.
    pub own: bool,
}

/// Answers one press.
pub async fn answer(app: &App, pressed: Pressed) -> Result<Reply> {
    let now = app.clock.now();
    // What these propose is posted where they are pressed; said before somebody fills in a form for nothing.
    if matches!(pressed.press.action.as_str(), "from-sent" | "change" | "change-sent") {
        let (words, place) = (pressed.asker.words(), (pressed.asker.guild, pressed.asker.channel));
        if pressed.asker.direct {
            return Err(Error::Refusal(say!(words, "decide-not-in-direct")));
        }
        if !pressed.may_write {
            return Err(Error::Refusal(say!(words, "decide-not-your-channel")));
        }
        if pressed.press.action != "change" {
            app.refuse_unpostable(place, words).await?;
        }
    }
    let this = app.clone();
    app.db
        .write(move |connection| Box::pin(async move { route(connection, &this, &pressed, now).await }))
        .await
        .inspect(|_| app.owed.ring())
}

async fn route(connection: &mut SqliteConnection, app: &App, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    match pressed.press.action.as_str() {
        "list" => return listed(connection, pressed, now).await,
        "why-sent" | "again-sent" => return begin::finished(connection, pressed, now).await,
        "from-sent" => return begin::from_another(connection, app, pressed, now).await,
        _ => {}
    }
    let (id, rest) = pressed.press.id.split_once('.').unwrap_or((&pressed.press.id, ""));
    let id = id.parse().map(DecisionId).map_err(|_| unknown(words))?;
    let found = store::get(connection, id).await?;
    let decision = found.ok_or_else(|| Error::Refusal(say!(words, "not-found")))?;
    let act = Act::within(connection, &pressed.asker, decision.guild, now).await?;
    let own = match pressed.row {
        None => true,
        Some(row) => outbox::told_to(connection, row, act.asker.person).await?.is_some(),
    };
    let on = On { app, act: &act, pressed, decision: &decision, rest, own };
    if let Some(reply) = answering(connection, &on).await? {
        return Ok(reply);
    }
    if let Some(reply) = talk::reply(connection, &on).await? {
        return Ok(reply);
    }
    if let Some(reply) = after::reply(connection, &on).await? {
        return Ok(reply);
    }
    Err(unknown(act.words()))
}

impl On<'_> {
    /// The answer: in place of one's own card, else beside what stands for everyone.
    pub fn reply(&self, card: Card) -> Reply {
        if self.own { Reply::Update(card) } else { Reply::Private(card) }
    }

    /// Whether the answer stands on a message that stays and does not follow the decision.
    pub const fn stays(&self) -> bool {
        self.own && self.pressed.row.is_some()
    }

    /// How it stands, in short, for who pressed.
    pub async fn answered(&self, connection: &mut SqliteConnection, decision: &Decision) -> Result<Card> {
        answered(connection, self.act, (decision, self.stays())).await
    }

    /// The form of this press.
    pub fn form(&self) -> Result<Reply> {
        let form = super::forms::form(self.act.words(), &self.pressed.press);
        form.map(Reply::Form).ok_or_else(|| unknown(self.act.words()))
    }
}

/// Presses that say where somebody stands; `None` for others.
async fn answering(connection: &mut SqliteConnection, on: &On<'_>) -> Result<Option<Reply>> {
    let On { act, pressed, decision, .. } = *on;
    let (words, sent_at) = (act.words(), pressed.sent_at);
    let action = pressed.press.action.as_str();
    let given = match action {
        "agree" => Given::plain(Position::Agree),
        "against" => Given::plain(Position::Against),
        "abstain" => Given::plain(Position::Abstain),
        "recuse" => Given::plain(Position::Recuse),
        "but-sent" | "aside-sent" => {
            let reason = super::needed_text(words, pressed.field("reason"), REASON_MAX)?;
            let position = if action == "but-sent" { Position::Reserve } else { Position::Aside };
            Given { position, reason: Some(reason), concern: None }
        }
        "write-sent" => {
            let harm = super::needed_text(words, pressed.field("harm"), REASON_MAX)?;
            let change = super::needed_text(words, pressed.field("change"), REASON_MAX)?;
            let talk = super::optional_text(words, pressed.field("talk"), REASON_MAX)?;
            Given { position: Position::Block, reason: Some(harm), concern: Some((change, talk)) }
        }
        "keep" | "but" | "aside" | "write" | "block" | "more" => Given::plain(Position::Abstain),
        _ => return Ok(None),
    };
    if decision.state.is_open() && on.rest.parse() != Ok(decision.version) {
        // They would answer words that they did not see.
        let reference = decision.reference().to_string();
        let typed = action.ends_with("-sent") && decision.takes_answers(sent_at);
        let card = if typed {
            let press = Press::new(NAME, action, decision.id_now());
            let draft = keep(connection, act, press, pressed.fields.clone()).await?;
            let again = view::again_button(words, drafts::reopen(draft));
            Card::new(say!(words, "decide-text-changed-kept", reference = reference)).buttons(vec![again])
        } else {
            Card::new(say!(words, "decide-text-changed", reference = reference))
        };
        let whole = whole(connection, act, decision).await?;
        return Ok(Some(Reply::Private(Card {
            blocks: card.blocks.into_iter().chain(whole.blocks).collect(),
            row: None,
        })));
    }
    acts::refuse_closed(act, decision, sent_at)?;
    let now = match action {
        "but" | "aside" => return on.form().map(Some),
        "write" => {
            let form = super::forms::form(words, &pressed.press).ok_or_else(|| unknown(words))?;
            let block = answers::open_block(connection, decision.id, act.asker.person).await?;
            let written = block.map(Concern::fields).unwrap_or_default();
            return Ok(Some(Reply::Form(form.filled(&written))));
        }
        "block" => return Ok(Some(on.reply(view::block_first(words, decision)))),
        "more" => {
            let (standing, own) = (Standing::of(connection, decision).await?, own(connection, act, decision).await?);
            return Ok(Some(on.reply(Shown { words, decision, standing: &standing }.more(&own))));
        }
        "keep" => {
            // The button stands for everyone: who presses it need not have answered.
            if answers::of(connection, decision.id, act.asker.person).await?.is_none() {
                let standing = Standing::of(connection, decision).await?;
                return Ok(Some(on.reply(Shown { words, decision, standing: &standing }.none_to_keep())));
            }
            acts::keep(connection, act, decision, sent_at).await?
        }
        _ => acts::answer(connection, act, decision, &given, sent_at).await?,
    };
    news::see(connection, decision.id, act.asker.person, act.now).await?;
    Ok(Some(on.reply(on.answered(connection, &now).await?)))
}

/// The list, or another page of it.
async fn listed(connection: &mut SqliteConnection, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    let listed = Listed::parse(&pressed.press.id).ok_or_else(|| unknown(words))?;
    let act = Act::within(connection, &pressed.asker, listed.guild, now).await?;
    let search = match listed.search {
        0 => None,
        draft => {
            let found = drafts::find(connection, draft, act.asker.person).await?;
            let gone = || Error::Refusal(say!(act.words(), "draft-gone"));
            let (press, fields) = found.filter(|(press, _)| press.feature == NAME).ok_or_else(gone)?;
            let typed = fields.into_iter().find(|(name, _)| name == "search" && press.action == "list");
            Some(typed.ok_or_else(gone)?.1)
        }
    };
    Ok(Reply::Private(list::card(connection, &act, listed, search.as_deref()).await?))
}

/// Keeps some fields for a day; gives the draft.
pub async fn keep(
    connection: &mut SqliteConnection,
    act: &Act,
    press: Press,
    fields: Vec<(String, String)>,
) -> Result<i64> {
    let (asker, sent_at) = (act.asker.clone(), act.now);
    let kept = Pressed { asker, press, sent_at, may_write: true, row: None, values: Vec::new(), fields };
    drafts::keep(connection, &kept, act.now).await
}

/// Opens a decision for somebody: what was told of it waits no more.
pub async fn open(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Card> {
    news::see(connection, decision.id, act.asker.person, act.now).await?;
    whole(connection, act, decision).await
}

/// Everything of it, for who acts.
pub async fn whole(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Card> {
    let (standing, own) = (Standing::of(connection, decision).await?, own(connection, act, decision).await?);
    Ok(Shown { words: act.words(), decision, standing: &standing }.whole(&own))
}

/// How it stands, in short, for who acts; and whether that stays on a message that does not follow the decision.
pub async fn answered(
    connection: &mut SqliteConnection,
    act: &Act,
    (decision, stays): (&Decision, bool),
) -> Result<Card> {
    let (standing, own) = (Standing::of(connection, decision).await?, own(connection, act, decision).await?);
    Ok(Shown { words: act.words(), decision, standing: &standing }.answered(&own, stays))
}

/// Their own part in it.
pub async fn own(connection: &mut SqliteConnection, act: &Act, decision: &Decision) -> Result<Own> {
    Ok(Own {
        answer: answers::of(connection, decision.id, act.asker.person).await?,
        block: answers::open_block(connection, decision.id, act.asker.person).await?,
        untold: news::is_untold(connection, decision.id, (What::Concern, act.asker.person.0)).await?,
        words: answers::has_words(connection, decision.id, act.asker.person).await?,
        open: decision.takes_answers(act.now),
        may_change: acts::may_change(connection, act, decision).await?,
        facilitates: acts::facilitates(connection, act).await?,
        proposed: decision.proposer == act.asker.person,
    })
}

/// A button that is none.
pub fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
