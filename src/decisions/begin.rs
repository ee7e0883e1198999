//! What is typed for a new decision: with a command, into a form, out of another item. What cannot be is kept, and offered again.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::methods::Method;
use super::presses::{keep, unknown};
use super::propose::{self, Read, Typed};
use super::standing::Standing;
use super::{Decision, NAME, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::{ChannelId, GuildId};
use crate::items::{self, Kind, Reference};
use crate::message::{Button, Card, Look, Press, Reply};
use crate::{drafts, say};

/// Why it is urgent is said within this time after the command was typed; after it, the end is measured anew.
const WHY_WITHIN: TimeDelta = TimeDelta::hours(1);

/// A proposal that could not be, typed with a command: it is kept, and a form offers all of it again.
pub async fn offered(connection: &mut SqliteConnection, act: &Act, typed: Typed<'_>, refused: String) -> Result<Reply> {
    let fields = to_fields(act, typed);
    // What the form does not ask, how it is decided say, waits in a draft of its own.
    let all = keep(connection, act, Press::new(NAME, "why", 0), fields.clone()).await?;
    let form = keep(connection, act, Press::new(NAME, "again", all), fields).await?;
    let again = Button::new(say!(act.words(), "button-open-form"), drafts::reopen(form)).look(Look::Primary);
    Ok(Reply::Private(Card::new(refused).buttons(vec![again])))
}

/// Why it is urgent was said in a form, or all of it was typed again: the rest was kept when the command was typed.
pub async fn finished(connection: &mut SqliteConnection, pressed: &Pressed, now: DateTime<Utc>) -> Result<Reply> {
    let words = pressed.asker.words();
    let gone = || Error::Refusal(say!(words, "draft-gone"));
    let draft = pressed.press.id.parse().map_err(|_| unknown(words))?;
    let found = drafts::find(connection, draft, pressed.asker.person).await?;
    let (_, fields) = found.filter(|(press, _)| press.feature == NAME && press.action == "why").ok_or_else(gone)?;
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str());
    let guild = field("guild").parse().map(GuildId).map_err(|_| gone())?;
    let channel = field("channel").parse().map(ChannelId).map_err(|_| gone())?;
    let act = Act::within(connection, &pressed.asker, guild, now).await?;
    let kept = Typed {
        title: field("title"),
        body: field("text"),
        method: Method::parse(field("method")).unwrap_or(Method::Consent),
        closes: field("closes"),
        why: pressed.field("why"),
        towards: field("towards"),
    };
    if pressed.press.action == "again-sent" {
        let (title, body, closes) = (pressed.field("title"), pressed.field("text"), pressed.field("closes"));
        return enter(connection, &act, Typed { title, body, closes, ..kept }, (channel, now)).await;
    }
    // Its end was chosen when the command was typed; who takes longer to say why has to choose anew.
    let began = field("at").parse::<i64>().ok().and_then(|at| DateTime::from_timestamp(at, 0));
    let began = began.filter(|began| *began <= now && now - *began < WHY_WITHIN).unwrap_or(now);
    match enter(connection, &act, kept, (channel, began)).await {
        // This form asks nothing else, so what else is wrong is mended in the whole one.
        Err(Error::Mistyped(refused)) if !pressed.field("why").trim().is_empty() => {
            offered(connection, &act, kept, refused).await
        }
        entered => entered,
    }
}

/// A form that another item opened was sent.
pub async fn from_another(
    connection: &mut SqliteConnection,
    app: &App,
    pressed: &Pressed,
    now: DateTime<Utc>,
) -> Result<Reply> {
    let words = pressed.asker.words();
    let (guild, reference) = pressed.press.id.split_once('.').ok_or_else(|| unknown(words))?;
    let guild = guild.parse().map(GuildId).map_err(|_| unknown(words))?;
    let act = Act::within(connection, &pressed.asker, guild, now).await?;
    let reference: Reference = reference.parse().map_err(|()| unknown(words))?;
    // Only what everybody here may read is named to everybody.
    let towards = items::find(connection, guild, reference).await?;
    let towards =
        towards.filter(|item| matches!(item.reference.kind, Kind::Decision | Kind::Indicator | Kind::Meeting));
    let towards = towards.map(|item| item.reference.to_string()).unwrap_or_default();
    let entered = enter(connection, &act, typed(pressed, &towards), (act.asker.channel, now)).await?;
    app.came_of(connection, (guild, reference), now).await?;
    Ok(entered)
}

/// What was typed into the form of a proposal.
pub fn typed<'a>(pressed: &'a Pressed, towards: &'a str) -> Typed<'a> {
    Typed {
        title: pressed.field("title"),
        body: pressed.field("text"),
        method: Method::Consent,
        closes: pressed.field("closes"),
        why: pressed.field("why"),
        towards,
    }
}

/// Enters what was typed into a form, to be posted in that channel; times are read as of when it was begun.
pub async fn enter(
    connection: &mut SqliteConnection,
    act: &Act,
    typed: Typed<'_>,
    (channel, began): (ChannelId, DateTime<Utc>),
) -> Result<Reply> {
    let then = Act { now: began, ..act.clone() };
    match propose::read(connection, &then, typed, channel).await? {
        Read::NeedsWhy => Err(Error::Mistyped(say!(act.words(), "decide-why-needed"))),
        Read::Ready(wanted, shifted) => {
            let (decision, again) = propose::propose(connection, act, &wanted).await?;
            Ok(Reply::Private(proposed(connection, act, &decision, (again, shifted)).await?))
        }
    }
}

/// What was typed with the command, to be kept until the form comes back.
pub fn to_fields(act: &Act, typed: Typed<'_>) -> Vec<(String, String)> {
    let (guild, channel) = (act.charter.guild.to_string(), act.asker.channel.to_string());
    let at = act.now.timestamp().to_string();
    let fields = [
        ("at", at.as_str()),
        ("guild", guild.as_str()),
        ("channel", channel.as_str()),
        ("title", typed.title),
        ("text", typed.body),
        ("method", typed.method.code()),
        ("closes", typed.closes),
        ("towards", typed.towards),
        ("why", typed.why),
    ];
    fields.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

/// The answer to a proposal.
pub async fn proposed(
    connection: &mut SqliteConnection,
    act: &Act,
    decision: &Decision,
    again_shifted: (bool, bool),
) -> Result<Card> {
    let standing = Standing::of(connection, decision).await?;
    Ok(view::proposed(act.words(), (decision, &standing), again_shifted))
}
