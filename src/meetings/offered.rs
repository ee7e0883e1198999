//! What came up elsewhere, put on an agenda: at the one meeting to come, or at whichever of them is chosen; and what was left on the
//! agenda of a meeting that does not come any more.

use std::collections::HashSet;

use sqlx::SqliteConnection;

use super::store;
use super::store::topics::{self, Carry, Topic};
use super::{Meeting, NAME, TOPIC_MAX, acts, agenda, carried, list, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Origin;
use crate::ids::{GuildId, MeetingId, PersonId};
use crate::items;
use crate::message::{Button, Card, Choice, Look, Offer, Press, Select};
use crate::text::{plain, said_within, stamp};
use crate::{outbox, say};

/// Meetings that are offered, the next first: as many as a select holds.
const OFFERED_MAX: i64 = 25;
/// What choosing one of them means.
pub(super) const BRING: &str = "bring";
/// What asks where to talk about what is left on an agenda, and what choosing one of them means.
pub(super) const CARRY: &str = "carry";
pub(super) const CARRY_TO: &str = "carry-to";

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
    let (reference, title) = (origin.reference.to_string(), said_within(&origin.title, TOPIC_MAX));
    let select = select(act, &meetings, Press::new(NAME, BRING, format!("{}.{reference}", origin.guild)));
    Ok(Card::new(say!(words, "meeting-bring", reference = reference, title = title)).select(select))
}

/// The meetings, to choose one of them.
fn select(act: &Act, meetings: &[Meeting], press: Press) -> Select {
    let words = act.words();
    let choice = |meeting: &Meeting| {
        let when = meeting.current(act.charter.zone, act.now);
        let when = when.map(|next| crate::text::wall(words, act.charter.local(next.at), act.charter.local(act.now)));
        let behind = format!(" · {}", when.unwrap_or_default());
        let reference = format!("{} · ", meeting.reference());
        let room = 100_usize.saturating_sub(behind.chars().count() + reference.chars().count());
        Choice { label: format!("{reference}{}{behind}", plain(&meeting.title, room)), value: meeting.id.to_string() }
    };
    Select {
        prompt: say!(words, "meeting-bring-prompt"),
        offer: Offer::Choices(meetings.iter().map(choice).collect()),
        press,
        chosen: None,
        optional: false,
    }
}

/// The meeting was chosen. `id` names the coalition and the item.
pub async fn bring(connection: &mut SqliteConnection, act: &Act, (id, chosen): (&str, &str)) -> Result<Card> {
    let words = act.words();
    let unknown = || Error::Refusal(say!(words, "press-unknown"));
    let (_, reference) = parse(id).ok_or_else(unknown)?;
    let item = items::find(connection, act.charter.guild, reference).await?.ok_or_else(|| acts::not_found(act))?;
    let meeting = chosen_one(connection, act, chosen).await?;
    let origin = Origin { guild: act.charter.guild, reference, title: item.title };
    put(connection, act, (&meeting, &origin)).await
}

/// Which of them was chosen; the asker may know of it.
async fn chosen_one(connection: &mut SqliteConnection, act: &Act, chosen: &str) -> Result<Meeting> {
    let id = chosen.parse().map(MeetingId).map_err(|_| Error::Refusal(say!(act.words(), "press-unknown")))?;
    let meeting = store::get(connection, id).await?.filter(|meeting| meeting.guild == act.charter.guild);
    let meeting = meeting.ok_or_else(|| acts::not_found(act))?;
    acts::refuse_unseen(connection, act, &meeting, None).await?;
    Ok(meeting)
}

/// Asks where to talk about what is left on the agenda of a meeting.
pub async fn carry(connection: &mut SqliteConnection, act: &Act, from: &Meeting) -> Result<Card> {
    let words = act.words();
    let reference = from.reference().to_string();
    if left(connection, act, from).await? == 0 {
        return Ok(Card::new(say!(words, "meeting-carry-none", reference = reference)));
    }
    let seen = list::seen(connection, act).await?;
    let (_, mut meetings) = store::page(connection, seen, (0, OFFERED_MAX)).await?;
    meetings.retain(|meeting| meeting.id != from.id);
    if meetings.is_empty() {
        return Ok(Card::new(say!(words, "meeting-bring-none")));
    }
    let select = select(act, &meetings, Press::new(NAME, CARRY_TO, from.id));
    Ok(Card::new(say!(words, "meeting-carry", reference = reference)).select(select))
}

/// The meeting was chosen: all of it is carried over, behind what is on that agenda, still by who put it there, but for what is there already;
/// they hear of it in their next brief, if they may know of that meeting. The same choice twice carries nothing twice.
pub async fn carry_to(connection: &mut SqliteConnection, act: &Act, (from, chosen): (&Meeting, &str)) -> Result<Card> {
    let words = act.words();
    if left(connection, act, from).await? == 0 {
        return Ok(Card::new(say!(words, "meeting-carry-none", reference = from.reference().to_string())));
    }
    let to = chosen_one(connection, act, chosen).await?;
    let next = to.current(act.charter.zone, act.now).ok_or_else(|| acts::over(act, &to))?;
    let there = topics::all(connection, to.id).await?;
    let mut known: HashSet<String> = there.iter().map(Topic::compared).collect();
    let left = topics::all(connection, from.id).await?.into_iter();
    let (new, same): (Vec<Topic>, Vec<Topic>) = left.partition(|topic| known.insert(topic.compared()));
    acts::refuse_full(act, there.len() + new.len())?;
    let mut others: Vec<PersonId> = Vec::new();
    // Of one that was cancelled, what was to come: its agenda counted up to that one.
    let last = acts::last(connection, &act.charter, from, act.now).await?;
    for (topic, joined) in new.iter().map(|topic| (topic, false)).chain(same.iter().map(|topic| (topic, true))) {
        // Who has it there themselves need not hear that it is there.
        let has_it = |one: &Topic| one.known && one.person == topic.person && one.compared() == topic.compared();
        let knows = topic.person == act.asker.person || joined && there.iter().any(has_it);
        let carried = agenda::carried(from, topic, last) + 1;
        let known = knows || carried::may_know(connection, topic, (from, &to), act.now).await?;
        let how = Carry {
            carried: i64::try_from(carried).unwrap_or(i64::MAX),
            known,
            from: topic.known.then_some(from.id),
            joined,
            told_at: knows.then_some(act.now),
        };
        topics::carry(connection, (topic.id, how), (to.id, next.original), act.now).await?;
        if known && !knows && !others.contains(&topic.person) {
            others.push(topic.person);
        }
    }
    for person in others {
        outbox::owe_next_brief(connection, &act.charter, person, act.now).await?;
    }
    acts::redraw_soon(connection, act, &to).await?;
    let (title, at) = (said_within(&to.title, TOPIC_MAX), stamp(next.at));
    let mut said = say!(words, "meeting-carried", count = new.len(), title = title, at = at);
    if !same.is_empty() && !new.is_empty() {
        let topics = carried::named(words, same.iter().map(|topic| topic.topic.as_str()));
        said = format!("{said} {}", say!(words, "meeting-carried-doubled", count = same.len(), topics = topics));
    }
    Ok(Card::new(said).buttons(opens(act, &to)))
}

/// How much is left on the agenda of a meeting, for who may carry it over.
async fn left(connection: &mut SqliteConnection, act: &Act, from: &Meeting) -> Result<usize> {
    if !acts::may_change(connection, act, from).await? {
        return Err(Error::Refusal(say!(act.words(), "meeting-topic-not-yours")));
    }
    Ok(topics::all(connection, from.id).await?.len())
}

/// What opens the agenda, and the meeting.
fn opens(act: &Act, meeting: &Meeting) -> Vec<Button> {
    let words = act.words();
    let agenda = Button::new(say!(words, "button-meeting-agenda"), Press::new(NAME, "agenda", meeting.id));
    vec![agenda.look(Look::Primary), view::open_button(words, meeting)]
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
    let again = acts::add_topic(connection, act, meeting, &topic).await?;
    let next = meeting.current(act.charter.zone, act.now).ok_or_else(|| acts::over(act, meeting))?;
    let (title, at) = (said_within(&meeting.title, TOPIC_MAX), stamp(next.at));
    let text = if again {
        say!(words, "meeting-brought-before", reference = reference, title = title, at = at)
    } else {
        say!(words, "meeting-brought", reference = reference, title = title, at = at)
    };
    Ok(Card::new(text).buttons(opens(act, meeting)))
}
