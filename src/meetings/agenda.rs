//! The agenda: what people put there, and what the rest of the house knows of that is to be talked about.

use chrono::TimeDelta;
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
use crate::say;
use crate::text::{Words, plain, said, said_within};

/// Characters of a topic on the card for everyone.
const SHORT_MAX: usize = 120;
/// Characters of a topic on the agenda: escaping may double what was typed. They are cut by steps until all topics fit.
const WHOLE_MAX: usize = 2 * TOPIC_MAX;
const NAME_MAX: usize = 30;
const WHOLE_MIN: usize = 20;
const STEP: usize = 20;
/// Characters of all that the agenda says; a message holds 4,000.
const ROOM: usize = 3_900;
/// Of these, what the rest of the house has to say gets at the least, and what counts the lines that do not fit.
const OTHERS_MIN: usize = 120;
const MORE_ROOM: usize = 60;
/// Characters of what is left on it, under the words of a meeting that is over.
const LEFT_ROOM: usize = 2_500;
/// What ends by itself so long after the meeting begins is talked of there; what ends before is over then.
const CLOSING: TimeDelta = TimeDelta::days(7);
/// Rows of a select.
const CHOICES_MAX: usize = 25;

/// Something that somebody put on the agenda.
pub(super) struct Item {
    pub topic: Topic,
    /// Through how many meetings it was carried over.
    pub carried: usize,
}

/// What people put on the agenda of an occurrence.
pub(super) async fn items(
    connection: &mut SqliteConnection,
    meeting: &Meeting,
    which: Option<Coming>,
) -> Result<Vec<Item>> {
    let item = |topic: Topic| Item { carried: carried(meeting, &topic, which), topic };
    Ok(topics::all(connection, meeting.id).await?.into_iter().map(item).collect())
}

/// Through how many meetings a topic was carried over to an occurrence of its meeting: of others before it, and of this one.
pub(super) fn carried(meeting: &Meeting, topic: &Topic, which: Option<Coming>) -> usize {
    let before = usize::try_from(topic.carried).unwrap_or_default();
    match (parse_original(&topic.occurrence.replace(['-', ':'], "")), which) {
        (Some(from), Some(to)) => before + meeting.schedule.steps(from, to.original),
        _ => before,
    }
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
    let ends = (which.at, which.at + CLOSING);
    let agenda = Agenda { charter: charter.clone(), channel: meeting.channel, ends, since: None, words, now };
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
    let room = ROOM.saturating_sub(heading.chars().count());
    // Topics give before the others do, down to a few words each.
    let least = length(&within(words, &items, WHOLE_MIN)).min(room.saturating_sub(OTHERS_MIN));
    let others = also(words, &others, room.saturating_sub(least));
    let taken = others.as_ref().map_or(0, |others| others.chars().count());
    let mut card = Card::new(heading);
    if items.is_empty() {
        card = card.text(say!(words, "meeting-agenda-empty"));
    }
    for some in whole(words, &items, room.saturating_sub(taken)).chunks(5) {
        card = card.text(some.join("\n"));
    }
    if let Some(others) = others {
        card = card.text(others);
    }
    let changes = acts::may_change(connection, act, meeting).await?;
    let mine: Vec<&Item> = items.iter().filter(|item| acts::may_take_off(act, &item.topic, changes)).collect();
    let choice = |item: &&Item| Choice { label: plain(&item.topic.topic, 100), value: item.topic.id.to_string() };
    let choices: Vec<Choice> = mine.iter().take(CHOICES_MAX).map(choice).collect();
    if !choices.is_empty() {
        card = card.select(Select {
            prompt: if mine.len() > choices.len() {
                say!(words, "meeting-agenda-take-off-oldest", count = choices.len())
            } else {
                say!(words, "meeting-agenda-take-off")
            },
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

/// Puts something on it, and shows it; what was on it already is said so.
pub(super) async fn added(
    connection: &mut SqliteConnection,
    (app, act): (&App, &Act),
    meeting: &Meeting,
    topic: &str,
) -> Result<Card> {
    let again = acts::add_topic(connection, act, meeting, topic).await?;
    let shown = card(connection, app, act, meeting).await?;
    Ok(if again { super::view::headed(say!(act.words(), "meeting-topic-already"), shown) } else { shown })
}

/// What is left on the agenda of a meeting that does not come any more.
pub(super) fn left(words: Words, items: &[Item]) -> Option<String> {
    let heading = say!(words, "meeting-agenda-left");
    (!items.is_empty()).then(|| format!("{heading}\n{}", whole(words, items, LEFT_ROOM).join("\n")))
}

/// What the rest of the house has to say, as far as it fits.
fn also(words: Words, lines: &[String], room: usize) -> Option<String> {
    let heading = say!(words, "meeting-agenda-also");
    let lines: Vec<String> = lines.iter().map(|line| format!("• {line}")).collect();
    let room = room.saturating_sub(heading.chars().count() + 1);
    (!lines.is_empty()).then(|| format!("{heading}\n{}", fitting(words, lines, room).join("\n")))
}

/// Each topic with who put it there; the long ones give if all do not fit, and if that is not enough, the last ones are counted.
fn whole(words: Words, items: &[Item], room: usize) -> Vec<String> {
    let mut each = WHOLE_MAX;
    loop {
        let lines = within(words, items, each);
        if length(&lines) <= room || each <= WHOLE_MIN {
            return fitting(words, lines, room);
        }
        each -= STEP;
    }
}

/// As many lines as fit, and how many more there are.
fn fitting(words: Words, mut lines: Vec<String>, room: usize) -> Vec<String> {
    if length(&lines) <= room {
        return lines;
    }
    let all = lines.len();
    while length(&lines) + MORE_ROOM > room && lines.pop().is_some() {}
    let left: usize = all - lines.len();
    lines.push(format!("-# {}", say!(words, "meeting-agenda-rest", count = left)));
    lines
}

/// Characters of lines, each with its end.
fn length(lines: &[String]) -> usize {
    lines.iter().map(|line| line.chars().count() + 1).sum()
}

/// Each topic in so many characters.
fn within(words: Words, items: &[Item], each: usize) -> Vec<String> {
    let line = |(number, item): (usize, &Item)| {
        let (topic, name) = (said_within(&item.topic.topic, each), said_within(&item.topic.name, NAME_MAX));
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
