//! A meeting made from something else, like a poll that asked when. From one thing comes one meeting, unless somebody wants another.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::typed::{self, Typed};
use super::view::{both, open_button, scheduled};
use super::{Meeting, NAME, SAME_WITHIN, acts, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Channel, Pressed};
use crate::ids::GuildId;
use crate::items::Reference;
use crate::message::{Button, Card, Look, Press, Reply};
use crate::text::{Words, said};
use crate::{drafts, say};

/// What makes another one of what was typed.
const AGAIN: &str = "again";
/// What the form sends; of another one that is wanted already, so that it is not asked about again.
const SENT: &str = "from-sent";
const ANOTHER_SENT: &str = "another-sent";

/// Whether a press makes a meeting from something else.
pub(super) fn makes(action: &str) -> bool {
    matches!(action, SENT | ANOTHER_SENT | AGAIN)
}

/// The form came back, or another meeting is wanted of what was typed into it. What cannot be read any more, like a time that passed
/// meanwhile, is asked for in the form, filled in.
pub(super) async fn made(
    connection: &mut SqliteConnection,
    (app, place): (&App, Channel),
    pressed: &Pressed,
    now: DateTime<Utc>,
) -> Result<Reply> {
    let words = pressed.asker.words();
    if pressed.press.action != AGAIN {
        let another = pressed.press.action == ANOTHER_SENT;
        return from(connection, (app, place), (pressed, another), now).await;
    }
    let draft = pressed.press.id.parse().map_err(|_| unknown(words))?;
    let found = drafts::find(connection, draft, pressed.asker.person).await?;
    let (press, fields) = found.ok_or_else(|| Error::Refusal(say!(words, "draft-gone")))?;
    if (press.feature.as_str(), press.action.as_str()) != (NAME, SENT) {
        return Err(unknown(words));
    }
    let press = Press::new(NAME, ANOTHER_SENT, press.id);
    let wanted = Pressed { press, fields, ..pressed.clone() };
    match from(connection, (app, place), (&wanted, true), now).await {
        Err(Error::Mistyped(text)) => {
            let id = drafts::keep(connection, &wanted, now).await?;
            let again = Button::new(say!(words, "button-open-form"), drafts::reopen(id)).look(Look::Primary);
            Ok(Reply::Private(Card::new(text).buttons(vec![again])))
        }
        made => made,
    }
}

async fn from(
    connection: &mut SqliteConnection,
    (app, place): (&App, Channel),
    (pressed, again): (&Pressed, bool),
    now: DateTime<Utc>,
) -> Result<Reply> {
    let words = pressed.asker.words();
    let (guild, reference) = pressed.press.id.split_once('.').ok_or_else(|| unknown(words))?;
    let guild = guild.parse().map(GuildId).map_err(|_| unknown(words))?;
    let reference: Reference = reference.parse().map_err(|()| unknown(words))?;
    let act = Act::within(connection, &pressed.asker, guild, now).await?;
    let typed = Typed {
        title: pressed.field("title"),
        when: pressed.field("when"),
        repeats: pressed.field("repeats"),
        minutes: None,
        place: pressed.field("where"),
    };
    let (mut wanted, notes) = typed::read(&act, typed, (act.asker.channel, place))?;
    let towards = reference.to_string();
    if !again
        && store::same(connection, &wanted, now - SAME_WITHIN).await?.is_none()
        && let Some(known) = store::made_from(connection, act.charter.guild, &towards).await?
        // One that they may not know of is none.
        && acts::refuse_unseen(connection, &act, &known, None).await.is_ok()
    {
        let draft = drafts::keep(connection, pressed, now).await?;
        return Ok(Reply::Private(came_already(&act, &known, (&towards, draft))));
    }
    wanted.towards = Some(towards);
    let (meeting, again) = acts::schedule(connection, &act, &wanted).await?;
    app.came_of(connection, (act.charter.guild, reference), now).await?;
    let next = meeting.current(act.charter.zone, now);
    Ok(Reply::Private(scheduled(act.words(), (&act.charter, now), (&meeting, again), (next, &notes))))
}

/// There is one from it already.
fn came_already(act: &Act, known: &Meeting, (towards, draft): (&str, i64)) -> Card {
    let words = act.words();
    let (title, reference) = (said(&known.title), known.reference().to_string());
    let at = known.current(act.charter.zone, act.now).map(|next| both(words, (&act.charter, act.now), next.at));
    let text = say!(
        words,
        "meeting-came-already",
        towards = towards,
        title = title,
        reference = reference,
        at = at.unwrap_or_default()
    );
    let another = Button::new(say!(words, "button-meeting-another"), Press::new(NAME, AGAIN, draft));
    Card::new(text).buttons(vec![open_button(words, known), another])
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
