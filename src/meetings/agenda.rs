//! The agenda: what people put there, and what the rest of the house knows of that is to be talked about.

use sqlx::SqliteConnection;

use super::forms::TOPIC;
use super::store::topics::{self, Topic};
use super::{Meeting, NAME, TOPIC_MAX, Which, acts, parse_original};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::feature::{Agenda, App};
use crate::ids::PersonId;
use crate::message::{Button, Card, Choice, Look, Offer, Press, Select};
use crate::repeats::Coming;
use crate::text::{Words, plain, said, said_within};
use crate::{people, say};

/// Characters of a topic on the card for everyone.
const SHORT_MAX: usize = 120;
/// Characters of a topic on the agenda: escaping may double what was typed. They are cut by steps until all topics fit.
const WHOLE_MAX: usize = 2 * TOPIC_MAX;
const WHOLE_MIN: usize = 20;
const STEP: usize = 20;
/// Characters of all that the agenda says; a message holds 4,000.
const ROOM: usize = 3_900;
/// Rows of a select.
const CHOICES_MAX: usize = 25;

/// Something that somebody put on the agenda.
pub(super) struct Item {
    pub topic: Topic,
    /// Who.
    pub name: String,
    /// Through how many meetings it was carried over.
    pub carried: usize,
}

/// What people put on the agenda of an occurrence.
pub(super) async fn items(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    which: Option<Coming>,
) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for topic in topics::all(connection, meeting.id).await? {
        let known = people::known(connection, meeting.guild, topic.person).await?;
        let added_for = parse_original(&topic.occurrence.replace(['-', ':'], ""));
        let carried = match (added_for, which) {
            (Some(from), Some(to)) => meeting.schedule.steps(from, to.original),
            _ => 0,
        };
        items.push(Item { topic, name: known.map(|known| known.name).unwrap_or_default(), carried });
    }
    Ok(items)
}

/// The first of them, for the card.
pub(super) fn short(words: Words, items: &[Item], most: usize) -> String {
    let mut lines = vec![say!(words, "meeting-agenda")];
    lines.extend(items.iter().take(most).map(|item| format!("• {}", said_within(&item.topic.topic, SHORT_MAX))));
    let more = items.len().saturating_sub(most);
    if more > 0 {
        lines.push(format!("-# {}", say!(words, "meeting-agenda-more", count = more)));
    }
    lines.join("\n")
}

/// What is asked of the other features: all of them in one go, each in its own words.
async fn lines(
    connection: &mut SqliteConnection,
    app: &App,
    (charter, words): (&Charter, Words),
    (meeting, which, now): (&Meeting, Coming, chrono::DateTime<chrono::Utc>),
) -> Result<Vec<String>> {
    let agenda = Agenda { charter: charter.clone(), channel: meeting.channel, at: which.at, words, now };
    let mut lines = Vec::new();
    for agenda_lines in app.features.iter().filter_map(|feature| feature.agenda_lines) {
        lines.extend(agenda_lines(connection, &agenda).await?);
    }
    Ok(lines)
}

/// The agenda as somebody reads it, with what they may do to it.
pub(super) async fn card(connection: &mut SqliteConnection, app: &App, act: &Act, meeting: &Meeting) -> Result<Card> {
    let words = act.words();
    let which = meeting.current(act.charter.zone, act.now).ok_or_else(|| acts::over(act, meeting))?;
    let items = items(connection, meeting, Some(which)).await?;
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let at = super::view::both(words, (&act.charter, act.now), which.at);
    let heading = say!(words, "meeting-agenda-title", title = title, reference = reference, at = at);
    let others = lines(connection, app, (&act.charter, words), (meeting, which, act.now)).await?;
    let others: Vec<String> = others.iter().map(|line| format!("• {line}")).collect();
    let others = (!others.is_empty()).then(|| format!("{}\n{}", say!(words, "meeting-agenda-also"), others.join("\n")));
    let taken = heading.chars().count() + others.as_ref().map_or(0, |others| others.chars().count());
    let mut card = Card::new(heading);
    if items.is_empty() {
        card = card.text(say!(words, "meeting-agenda-empty"));
    }
    for some in whole(words, &items, ROOM.saturating_sub(taken)).chunks(5) {
        card = card.text(some.join("\n"));
    }
    if let Some(others) = others {
        card = card.text(others);
    }
    let changes = acts::may_change(connection, act, meeting).await?;
    let mine = items.iter().filter(|item| acts::may_take_off(act, &item.topic, changes)).take(CHOICES_MAX);
    let choices: Vec<Choice> =
        mine.map(|item| Choice { label: plain(&item.topic.topic, 100), value: item.topic.id.to_string() }).collect();
    if !choices.is_empty() {
        card = card.select(Select {
            prompt: say!(words, "meeting-agenda-take-off"),
            offer: Offer::Choices(choices),
            press: Press::new(NAME, "off", meeting.id),
            chosen: None,
            optional: false,
        });
    }
    let add = Button::new(say!(words, "button-meeting-topic"), Press::new(NAME, TOPIC, meeting.id)).look(Look::Primary);
    let id = Which { id: meeting.id, original: which.original }.id();
    let open = Button::new(say!(words, "button-meeting-about"), Press::new(NAME, "show", id));
    Ok(card.buttons(vec![add, open]))
}

/// Each topic with who put it there; the long ones give if all do not fit.
fn whole(words: Words, items: &[Item], room: usize) -> Vec<String> {
    let mut each = WHOLE_MAX;
    loop {
        let lines = within(words, items, each);
        let taken: usize = lines.iter().map(|line| line.chars().count() + 1).sum();
        if taken <= room || each <= WHOLE_MIN {
            return lines;
        }
        each -= STEP;
    }
}

/// Each topic in so many characters.
fn within(words: Words, items: &[Item], each: usize) -> Vec<String> {
    let line = |(number, item): (usize, &Item)| {
        let (topic, name) = (said_within(&item.topic.topic, each), said_within(&item.name, 30));
        match item.carried {
            0 => say!(words, "meeting-topic", number = number, topic = topic, name = name),
            count => say!(words, "meeting-topic-carried", number = number, topic = topic, name = name, count = count),
        }
    };
    (1..).zip(items).map(line).collect()
}

/// Who said that they come, for the reminders.
pub(super) async fn reminded(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    which: Coming,
) -> Result<Vec<PersonId>> {
    let said = super::store::people::answers(connection, meeting, which.original).await?;
    Ok(said.into_iter().filter(|(_, answer)| answer.is_reminded()).map(|(person, _)| person).collect())
}
