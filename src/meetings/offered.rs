//! What came up elsewhere, put on an agenda: at the one meeting to come, or at whichever of them is chosen.

use sqlx::SqliteConnection;

use super::store::{self, topics};
use super::{Meeting, NAME, TOPIC_MAX, acts, list, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Origin;
use crate::ids::{GuildId, MeetingId};
use crate::items;
use crate::message::{Button, Card, Choice, Look, Offer, Press, Select};
use crate::say;
use crate::text::{plain, said_within, stamp};

/// Meetings that are offered, the next first: as many as a select holds.
const OFFERED_MAX: i64 = 25;
/// What choosing one of them means.
pub(super) const BRING: &str = "bring";

/// Puts it on the agenda if there is one only, else asks on which.
pub async fn offer(connection: &mut SqliteConnection, act: &Act, origin: &Origin) -> Result<Card> {
    let words = act.words();
    let seen = list::seen(connection, act).await?;
    let (_, meetings) = store::page(connection, seen, (0, OFFERED_MAX)).await?;
    if meetings.is_empty() {
        return Ok(Card::new(say!(words, "meeting-bring-none")));
    }
    if let [one] = meetings.as_slice() {
        return put(connection, act, (one, origin)).await;
    }
    let choice = |meeting: &Meeting| {
        let when = meeting.current(act.charter.zone, act.now);
        let when = when.map(|next| crate::text::wall(words, act.charter.local(next.at), act.charter.local(act.now)));
        let behind = format!(" · {}", when.unwrap_or_default());
        let reference = format!("{} · ", meeting.reference());
        let room = 100_usize.saturating_sub(behind.chars().count() + reference.chars().count());
        Choice { label: format!("{reference}{}{behind}", plain(&meeting.title, room)), value: meeting.id.to_string() }
    };
    let (reference, title) = (origin.reference.to_string(), said_within(&origin.title, TOPIC_MAX));
    let select = Select {
        prompt: say!(words, "meeting-bring-prompt"),
        offer: Offer::Choices(meetings.iter().map(choice).collect()),
        press: Press::new(NAME, BRING, format!("{}.{reference}", origin.guild)),
        chosen: None,
        optional: false,
    };
    Ok(Card::new(say!(words, "meeting-bring", reference = reference, title = title)).select(select))
}

/// The meeting was chosen. `id` names the coalition and the item.
pub async fn bring(connection: &mut SqliteConnection, act: &Act, (id, chosen): (&str, &str)) -> Result<Card> {
    let words = act.words();
    let unknown = || Error::Refusal(say!(words, "press-unknown"));
    let (_, reference) = parse(id).ok_or_else(unknown)?;
    let item = items::find(connection, act.charter.guild, reference).await?.ok_or_else(|| acts::not_found(act))?;
    let chosen = chosen.parse().map(MeetingId).map_err(|_| unknown())?;
    let meeting = store::get(connection, chosen).await?.filter(|meeting| meeting.guild == act.charter.guild);
    let meeting = meeting.ok_or_else(|| acts::not_found(act))?;
    acts::refuse_unseen(connection, act, &meeting, None).await?;
    let origin = Origin { guild: act.charter.guild, reference, title: item.title };
    put(connection, act, (&meeting, &origin)).await
}

/// Of which coalition, and which item.
pub(super) fn parse(id: &str) -> Option<(GuildId, items::Reference)> {
    let (guild, reference) = id.split_once('.')?;
    Some((guild.parse().map(GuildId).ok()?, reference.parse().ok()?))
}

async fn put(connection: &mut SqliteConnection, act: &Act, (meeting, origin): (&Meeting, &Origin)) -> Result<Card> {
    let words = act.words();
    let reference = origin.reference.to_string();
    let room = TOPIC_MAX.saturating_sub(reference.len() + 2);
    let topic = format!("{reference}: {}", plain(&origin.title, room));
    // Whoever was first put it there for all.
    let there = topics::all(connection, meeting.id).await?.into_iter().any(|known| known.topic == topic);
    let again = there || acts::add_topic(connection, act, meeting, &topic).await?;
    let next = meeting.current(act.charter.zone, act.now).ok_or_else(|| acts::over(act, meeting))?;
    let (title, at) = (said_within(&meeting.title, TOPIC_MAX), stamp(next.at));
    let text = if again {
        say!(words, "meeting-brought-before", reference = reference, title = title, at = at)
    } else {
        say!(words, "meeting-brought", reference = reference, title = title, at = at)
    };
    let agenda = Button::new(say!(words, "button-meeting-agenda"), Press::new(NAME, "agenda", meeting.id));
    Ok(Card::new(text).buttons(vec![agenda.look(Look::Primary), view::open_button(words, meeting)]))
}
