//! A meeting as it is read from the database for somebody who looks at it.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::SqliteConnection;

use super::store::people as answers;
use super::view::{Shown, answer_label, list_button, which_value};
use super::{Answer, Meeting, NAME, acts, agenda, offered};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::items::Chain;
use crate::message::{Block, Button, Card, Choice, Look, Offer, Press, Select};
use crate::repeats::Coming;
use crate::text::{Words, plain, said_within};
use crate::when::to_local;
use crate::{people, say, text};

/// Dates that may be chosen.
const DATES_MAX: usize = 12;
/// Names in one list; a message holds 4,000 characters.
const NAMES_MAX: usize = 30;
const NAME_MAX: usize = 24;

/// The card for everyone, in these words.
pub(super) async fn posted(
    connection: &mut SqliteConnection,
    (charter, words): (&Charter, Words),
    meeting: &Meeting,
    now: DateTime<Utc>,
) -> Result<Card> {
    let which = meeting.current(charter.zone, now);
    let read = Read::of(connection, charter, meeting, (which, now)).await?;
    Ok(read.shown((charter, words, now), meeting, which).posted())
}

/// What is read of an occurrence, or of the last one if none is to come.
struct Read {
    last: Option<Coming>,
    counts: [usize; 4],
    host: String,
    topics: Vec<agenda::Item>,
}

impl Read {
    async fn of(
        connection: &mut SqliteConnection,
        charter: &Charter,
        meeting: &Meeting,
        (which, now): (Option<Coming>, DateTime<Utc>),
    ) -> Result<Self> {
        let host = people::known(connection, meeting.guild, meeting.host).await?;
        let last = if which.is_none() { acts::last(connection, charter, meeting, now).await? } else { None };
        let said = match which.or(last) {
            Some(which) => answers::answers(connection, meeting, which.original).await?,
            None => Vec::new(),
        };
        Ok(Self {
            last,
            counts: Answer::ALL.map(|answer| said.iter().filter(|(_, other)| *other == answer).count()),
            host: host.map(|known| known.name).unwrap_or_default(),
            topics: agenda::items(connection, meeting, which.or(last)).await?,
        })
    }

    fn shown<'a>(
        &'a self,
        (charter, words, now): (&'a Charter, Words, DateTime<Utc>),
        meeting: &'a Meeting,
        which: Option<Coming>,
    ) -> Shown<'a> {
        let Self { last, counts, host, topics } = self;
        Shown { words, charter, meeting, which, last: *last, counts: *counts, host, topics, now }
    }
}

/// The occurrence of that name, or what comes next.
fn chosen(act: &Act, meeting: &Meeting, original: Option<NaiveDateTime>) -> Option<Coming> {
    let zone = act.charter.zone;
    let named = original.and_then(|original| meeting.ahead(zone, original, act.now));
    named.or_else(|| meeting.current(zone, act.now))
}

/// What the asker says to an occurrence, and their buttons.
pub(super) async fn own(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    original: NaiveDateTime,
) -> Result<Card> {
    let which = chosen(act, meeting, Some(original)).ok_or_else(|| acts::over(act, meeting))?;
    let read = Read::of(connection, &act.charter, meeting, (Some(which), act.now)).await?;
    let own = answers::answer(connection, (meeting.id, which.original), act.asker.person).await?;
    // The last reminder comes an hour before.
    let may_ping = which.at - chrono::TimeDelta::hours(1) > act.now;
    Ok(read.shown((&act.charter, act.words(), act.now), meeting, Some(which)).own(own, may_ping))
}

/// The meeting for the asker: one occurrence, the other dates, and what they may do.
pub(super) async fn whole(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    original: Option<NaiveDateTime>,
) -> Result<Card> {
    let words = act.words();
    let which = chosen(act, meeting, original);
    let read = Read::of(connection, &act.charter, meeting, (which, act.now)).await?;
    let shown = read.shown((&act.charter, words, act.now), meeting, which);
    let chain = Chain::of(connection, meeting.guild, meeting.reference()).await?.text(words);
    let Some(which) = which else {
        let mut card = Card::new(shown.said().join("\n"));
        let mut buttons = vec![list_button(words, meeting.guild)];
        if let Some(left) = agenda::left(words, &read.topics) {
            card = card.text(left);
            if acts::may_change(connection, act, meeting).await? {
                buttons.insert(0, shown.button(offered::CARRY, say!(words, "button-meeting-carry")));
            }
        }
        let card = card.buttons(buttons);
        return Ok(match chain {
            Some(chain) => card.line().text(chain),
            None => card,
        });
    };
    let own = answers::answer(connection, (meeting.id, which.original), act.asker.person).await?;
    let mut card = shown.own(own, which.at - chrono::TimeDelta::hours(1) > act.now);
    card = card.text(say!(words, "meeting-in", channel = format!("<#{}>", meeting.channel)));
    if let Some(select) = dates(act, meeting, which) {
        card = card.select(select);
    }
    card = card.buttons(vec![
        shown.button("agenda", say!(words, "button-meeting-agenda")),
        shown.button("calendar", say!(words, "button-meeting-calendar")),
        list_button(words, meeting.guild),
    ]);
    if let Some(chain) = chain {
        card = card.line().text(chain);
    }
    let mut last: Vec<Button> = Vec::new();
    if meeting.host == act.asker.person {
        last.push(shown.button("who", say!(words, "button-meeting-who")));
    }
    if acts::may_change(connection, act, meeting).await? && which.at > act.now {
        last.push(shown.button("move", say!(words, "button-move")));
        last.push(shown.button("cancel", say!(words, "button-meeting-cancel")).look(Look::Danger));
    }
    Ok(card.buttons(last))
}

/// The dates to come, to choose one of them.
fn dates(act: &Act, meeting: &Meeting, which: Coming) -> Option<Select> {
    let (words, charter) = (act.words(), &act.charter);
    let all = meeting.schedule.upcoming(charter.zone, act.now - meeting.length(), DATES_MAX);
    if all.len() < 2 {
        return None;
    }
    let here = charter.local(act.now);
    let choice = |coming: &Coming| Choice {
        label: plain(&text::wall(words, to_local(charter.zone, coming.at), here), 100),
        value: which_value(coming.original),
    };
    Some(Select {
        prompt: say!(words, "meeting-dates"),
        offer: Offer::Choices(all.iter().map(choice).collect()),
        press: Press::new(NAME, "date", meeting.id),
        chosen: Some(which_value(which.original)),
        optional: false,
    })
}

/// Who comes: only for the host.
pub(super) async fn who(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
    original: Option<NaiveDateTime>,
) -> Result<Card> {
    let words = act.words();
    if meeting.host != act.asker.person {
        return Err(Error::Refusal(say!(words, "meeting-who-host")));
    }
    let which = chosen(act, meeting, original).ok_or_else(|| acts::over(act, meeting))?;
    let said = answers::answers(connection, meeting, which.original).await?;
    let at = super::view::both(words, (&act.charter, act.now), which.at);
    let mut card = Card::new(say!(words, "meeting-who", reference = meeting.reference().to_string(), at = at));
    for line in names(connection, words, (meeting, &said), NAMES_MAX).await? {
        card = card.text(line);
    }
    Ok(if said.is_empty() { card.text(say!(words, "meeting-who-none")) } else { card })
}

/// A line for each answer that somebody gave: how many, and so many of their names.
pub(super) async fn names(
    connection: &mut SqliteConnection,
    words: Words,
    (meeting, said): (&Meeting, &[(PersonId, Answer)]),
    most: usize,
) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for answer in Answer::ALL {
        let these: Vec<_> = said.iter().filter(|(_, other)| *other == answer).collect();
        if these.is_empty() {
            continue;
        }
        let mut names = Vec::new();
        for (person, _) in these.iter().take(most) {
            let known = people::known(connection, meeting.guild, *person).await?;
            let name = known.map_or_else(|| say!(words, "somebody"), |known| known.name);
            names.push(said_within(&name, NAME_MAX));
        }
        let more = these.len().saturating_sub(names.len());
        if more > 0 {
            names.push(say!(words, "meeting-who-more", count = more));
        }
        lines.push(format!("**{}** ({}): {}", answer_label(words, answer), these.len(), names.join(", ")));
    }
    Ok(lines)
}

/// The card as it is posted, in the other language than the coalition's, for who pressed alone.
pub(super) async fn in_the_other_language(
    connection: &mut SqliteConnection,
    act: &Act,
    meeting: &Meeting,
) -> Result<Card> {
    let words = act.charter.language.other().words();
    let mut card = posted(connection, (&act.charter, words), meeting, act.now).await?.without(&["other"]);
    // It is theirs alone, so what they say to it changes this card.
    for block in &mut card.blocks {
        if let Block::Buttons(buttons) = block {
            for button in buttons.iter_mut().filter(|button| button.press.action == "say") {
                "pick".clone_into(&mut button.press.action);
            }
        }
    }
    Ok(card)
}
