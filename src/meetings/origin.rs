//! A meeting made from something else, like a poll that asked when. From one thing comes one meeting, unless somebody wants another.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::store::Wanted;
use super::typed::{self, Typed};
use super::view::{both, open_button, scheduled};
use super::{Meeting, NAME, SAME_WITHIN, acts, store};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Channel, Pressed};
use crate::ids::GuildId;
use crate::items::Reference;
use crate::message::{Button, Card, Look, Press, ROW_BUTTONS, Reply};
use crate::text::{Words, said};
use crate::when::{Purpose, Reading, Unclear, to_local};
use crate::{dates, drafts, pages, say};

/// What makes another one of what was typed.
const AGAIN: &str = "again";
/// What the form sends; of another one that is wanted already, so that it is not asked about again.
const SENT: &str = "from-sent";
const ANOTHER_SENT: &str = "another-sent";
/// Meetings from one thing that are named.
const NAMED_MAX: usize = 8;

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
        return from(connection, (app, place), (pressed, another), (now, now)).await;
    }
    let gone = || Error::Refusal(say!(words, "draft-gone"));
    let draft = pressed.press.id.parse().map_err(|_| unknown(words))?;
    let found = drafts::find(connection, draft, pressed.asker.person).await?;
    let (press, fields) = found.ok_or_else(gone)?;
    let sent_at = drafts::kept_at(connection, draft, pressed.asker.person).await?.ok_or_else(gone)?;
    if (press.feature.as_str(), press.action.as_str()) != (NAME, SENT) {
        return Err(unknown(words));
    }
    let press = Press::new(NAME, ANOTHER_SENT, press.id);
    let wanted = Pressed { press, fields, ..pressed.clone() };
    match from(connection, (app, place), (&wanted, true), (now, sent_at)).await {
        Err(Error::Mistyped(text)) => {
            let id = drafts::keep(connection, &wanted, now).await?;
            let again = Button::new(say!(words, "button-open-form"), drafts::reopen(id)).look(Look::Primary);
            Ok(Reply::Private(Card::new(text).buttons(vec![again])))
        }
        made => made,
    }
}

/// `sent_at`: when it was typed; "today 9:30" is still that morning's in the evening, and past by then.
async fn from(
    connection: &mut SqliteConnection,
    (app, place): (&App, Channel),
    (pressed, again): (&Pressed, bool),
    (now, sent_at): (DateTime<Utc>, DateTime<Utc>),
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
    let sent = Act { now: sent_at, ..act.clone() };
    let (mut wanted, notes) = typed::read(&sent, typed, (act.asker.channel, place))?;
    refuse_past(&act, (typed.when, &wanted), sent_at)?;
    let towards = reference.to_string();
    if !again && store::same(connection, &wanted, now - SAME_WITHIN).await?.is_none() {
        let known = known_from(connection, &act, &towards).await?;
        if !known.is_empty() {
            let draft = drafts::keep(connection, pressed, now).await?;
            return Ok(Reply::Private(came_already(&act, &known, (&towards, draft))));
        }
    }
    wanted.towards = Some(towards);
    let (meeting, again) = acts::schedule(connection, &act, &wanted).await?;
    app.came_of(connection, (act.charter.guild, reference), now).await?;
    let next = meeting.current(act.charter.zone, now);
    Ok(Reply::Private(scheduled(act.words(), (&act.charter, now), (&meeting, again), (next, &notes))))
}

/// Refuses what has begun since it was typed.
fn refuse_past(act: &Act, (when, wanted): (&str, &Wanted), sent_at: DateTime<Utc>) -> Result<()> {
    let zone = act.charter.zone;
    let first = wanted.schedule.next_after(zone, sent_at).filter(|first| first.at <= act.now);
    let Some(first) = first else { return Ok(()) };
    let past = Unclear::Past(Reading { local: to_local(zone, first.at), at: first.at, shifted: false });
    Err(dates::refusal(act.words(), &act.charter, (when, Purpose::Moment, past), act.now))
}

/// Those to come that were made from it already. One that the asker may not know of is none.
async fn known_from(connection: &mut SqliteConnection, act: &Act, towards: &str) -> Result<Vec<Meeting>> {
    let mut known = Vec::new();
    for meeting in store::made_from(connection, act.charter.guild, towards).await? {
        if acts::refuse_unseen(connection, act, &meeting, None).await.is_ok() {
            known.push(meeting);
        }
    }
    Ok(known)
}

/// There is one from it already, or several: each is named, and opened as far as there is room for its button.
fn came_already(act: &Act, known: &[Meeting], (towards, draft): (&str, i64)) -> Card {
    let words = act.words();
    let at = |meeting: &Meeting| {
        let next = meeting.current(act.charter.zone, act.now);
        next.map(|next| both(words, (&act.charter, act.now), next.at)).unwrap_or_default()
    };
    let another = Button::new(say!(words, "button-meeting-another"), Press::new(NAME, AGAIN, draft));
    if let [one] = known {
        let (title, reference) = (said(&one.title), one.reference().to_string());
        let text =
            say!(words, "meeting-came-already", towards = towards, title = title, reference = reference, at = at(one));
        return Card::new(text).buttons(vec![open_button(words, one), another]);
    }
    let mut lines = vec![say!(words, "meeting-several-came", towards = towards)];
    lines.extend(known.iter().take(NAMED_MAX).map(|meeting| {
        let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
        format!("• {}", say!(words, "meeting-line", reference = reference, title = title, when = at(meeting)))
    }));
    let more = known.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        lines.push(say!(words, "meeting-agenda-rest", count = more));
    }
    lines.push(say!(words, "meeting-none-yet"));
    let opens = known.iter().take(ROW_BUTTONS - 1);
    let opens = opens.map(|meeting| pages::opens(words, meeting.reference(), open_button(words, meeting)));
    Card::new(lines.join("\n")).buttons(opens.chain([another]).collect())
}

fn unknown(words: Words) -> Error {
    Error::Refusal(say!(words, "press-unknown"))
}
