//! What people see of meetings. On the card for everyone there are only numbers; who comes is for the host.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::agenda::{self, Item};
use super::schedule::Schedule;
use super::{Answer, Meeting, NAME, State, Which};
use crate::charter::Charter;
use crate::ids::{GuildId, PersonId};
use crate::message::{Button, Card, Look, Notice, Press};
use crate::pages::Page;
use crate::repeats::Coming;
use crate::text::{Language, Words, city, said, said_within, stamp, wall};
use crate::when::{to_local, to_utc};
use crate::{repeats, say};

/// What a line takes of a message's characters at most.
pub(super) const LINE_NAME_MAX: usize = 40;
/// People pinged in one message: Discord takes 100, and 2,000 characters.
const PINGED_MAX: usize = 60;
/// Topics on the card for everyone; all are behind *Agenda*.
const CARD_TOPICS: usize = 5;

/// A meeting as it stands, for somebody who reads these words.
pub(super) struct Shown<'a> {
    pub words: Words,
    pub charter: &'a Charter,
    pub meeting: &'a Meeting,
    /// The occurrence that is shown; `None`: it is over.
    pub which: Option<Coming>,
    /// Of one that is over: its last occurrence; of one that was cancelled: what would have come.
    pub last: Option<Coming>,
    /// How many say what, in the order of [`Answer::ALL`].
    pub counts: [usize; 4],
    /// Who hosts it.
    pub host: &'a str,
    pub topics: &'a [Item],
    /// When it is shown.
    pub now: DateTime<Utc>,
}

impl Shown<'_> {
    /// The card for everyone. It says nothing that changes by itself, so that the same state is the same card.
    pub fn posted(&self) -> Card {
        let Self { words, meeting, .. } = *self;
        let mut card = Card::new(self.said().join("\n"));
        let other = other_button(words, meeting);
        let Some(which) = self.which else { return card.buttons(vec![other]) };
        if !self.topics.is_empty() {
            card = card.text(agenda::short(words, self.topics, CARD_TOPICS));
        }
        let answers = Answer::ALL.map(|answer| self.answer_button(which, ("say", answer), None));
        card.buttons(answers.into()).buttons(vec![
            self.button("agenda", say!(words, "button-meeting-agenda")),
            self.button("calendar", say!(words, "button-meeting-calendar")),
            self.button("open", say!(words, "button-meeting-more")),
            other,
        ])
    }

    /// The words of the card.
    pub fn said(&self) -> Vec<String> {
        let Self { words, charter, meeting, .. } = *self;
        let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
        let mut lines = vec![say!(words, "meeting-title", reference = reference, title = title)];
        match self.which {
            Some(which) => lines.push(say!(
                words,
                "meeting-when",
                at = stamp(which.at),
                wall = wall_time(words, (charter, self.now), which.at),
                minutes = meeting.minutes
            )),
            None if meeting.cancelled_at.is_some() => lines.push(say!(words, "meeting-is-cancelled")),
            None => lines.push(say!(words, "meeting-is-over")),
        }
        let last = self.last.filter(|_| self.which.is_none());
        lines.extend(last.map(|last| {
            let at = both(words, (charter, self.now), last.at);
            match meeting.cancelled_at {
                Some(_) => say!(words, "meeting-was-to-be", at = at),
                None => say!(words, "meeting-was", at = at),
            }
        }));
        lines.extend(meeting.place.as_ref().map(|place| say!(words, "meeting-where", place = said(place))));
        // One that was cancelled never took place: how many would have come is no news.
        if last.is_some() && meeting.cancelled_at.is_none() && self.counts != [0; 4] {
            lines.push(counts(words, self.counts));
        }
        if let Some(which) = self.which {
            lines.extend(self.instead_of(which));
            lines.extend(rule(words, &meeting.schedule).map(|rule| say!(words, "meeting-repeats", rule = rule)));
            lines.push(counts(words, self.counts));
        }
        let host = said_within(self.host, LINE_NAME_MAX);
        let host = match self.which {
            Some(_) => say!(words, "meeting-host", name = host),
            None if meeting.cancelled_at.is_some() => say!(words, "meeting-had-planned", name = host),
            None => say!(words, "meeting-hosted", name = host),
        };
        lines.push(format!("-# {host}"));
        lines
    }

    /// That it was moved by itself, out of its series.
    fn instead_of(&self, which: Coming) -> Option<String> {
        let Self { words, charter, meeting, now, .. } = *self;
        let moved = to_utc(charter.zone, which.original).0 != which.at;
        (moved && meeting.schedule.repeats_at(charter.zone, which.original)).then(|| {
            let was = wall(words, which.original, charter.local(now));
            say!(words, "meeting-this-once", was = was)
        })
    }

    /// What somebody says to it, and how they can say otherwise.
    pub fn own(&self, own: Option<Answer>, may_ping: bool) -> Card {
        let Self { words, meeting, .. } = *self;
        let Some(which) = self.which else { return self.posted() };
        let channel = format!("<#{}>", meeting.channel);
        let mine = match own {
            None => say!(words, "meeting-mine-none"),
            Some(Answer::Cannot) => say!(words, "meeting-mine-cannot"),
            Some(answer) => {
                let answer = answer_label(words, answer);
                if may_ping {
                    say!(words, "meeting-mine-reminded", answer = answer, channel = channel)
                } else {
                    say!(words, "meeting-mine", answer = answer)
                }
            }
        };
        let mut buttons: Vec<Button> =
            Answer::ALL.map(|answer| self.answer_button(which, ("pick", answer), own)).into();
        if own.is_some() {
            let id = format!("{}.n", self.id(which));
            buttons.push(Button::new(say!(words, "button-meeting-take-back"), Press::new(NAME, "pick", id)));
        }
        Card::new(self.said().join("\n")).text(mine).buttons(buttons)
    }

    pub fn answer_button(&self, which: Coming, (action, answer): (&str, Answer), own: Option<Answer>) -> Button {
        let press = Press::new(NAME, action, format!("{}.{}", self.id(which), answer.letter()));
        let label = answer_label(self.words, answer);
        if own == Some(answer) {
            return Button::new(format!("✓ {label}"), press).look(Look::Success);
        }
        Button::new(label, press).look(if action == "say" && answer == Answer::Going {
            Look::Primary
        } else {
            Look::Secondary
        })
    }

    fn id(&self, which: Coming) -> String {
        Which { id: self.meeting.id, original: which.original }.id()
    }

    /// A button about this occurrence.
    pub fn button(&self, action: &str, label: String) -> Button {
        let id = self.which.map_or_else(|| self.meeting.id.to_string(), |which| self.id(which));
        Button::new(label, Press::new(NAME, action, id))
    }
}

/// What an answer is called.
pub(super) fn answer_label(words: Words, answer: Answer) -> String {
    match answer {
        Answer::Going => say!(words, "meeting-going"),
        Answer::Remote => say!(words, "meeting-remote"),
        Answer::Maybe => say!(words, "meeting-maybe"),
        Answer::Cannot => say!(words, "meeting-cannot"),
    }
}

/// What shows the card in the other language to who presses it.
pub(super) fn other_button(words: Words, meeting: &Meeting) -> Button {
    Button::new(other_label(words), Press::new(NAME, "other", meeting.id))
}

/// The name of the other language.
pub(super) fn other_label(words: Words) -> String {
    match words.language().other() {
        Language::Es => "Español".to_owned(),
        Language::EnUs | Language::EnGb => "English".to_owned(),
    }
}

/// How many say what.
pub(super) fn counts(words: Words, counts: [usize; 4]) -> String {
    let each = Answer::ALL.iter().zip(counts);
    let each: Vec<String> =
        each.map(|(answer, count)| format!("{} **{count}**", answer_label(words, *answer))).collect();
    each.join(" · ")
}

/// How what is to come repeats, in words.
pub(super) fn rule(words: Words, schedule: &Schedule) -> Option<String> {
    let (rule, starts) = schedule.rule()?;
    Some(repeats::words(words, rule, (!rule.has_times()).then_some(starts.time())))
}

/// The coalition's wall time, with its zone in words: "Tue 8 Dec, 6:00 pm, New York time"; with the year when it is another than now.
pub(super) fn wall_time(words: Words, (charter, now): (&Charter, DateTime<Utc>), at: DateTime<Utc>) -> String {
    let wall = wall(words, to_local(charter.zone, at), charter.local(now));
    say!(words, "wall-zone", wall = wall, zone = zone(words, charter))
}

/// The zone as people say it: by its city.
fn zone(words: Words, charter: &Charter) -> String {
    let name = charter.zone.name();
    if name.contains('/') { say!(words, "zone-of", city = city(words, charter.zone)) } else { name.to_owned() }
}

/// An instant on the reader's own clock and on the coalition's.
pub(super) fn both(words: Words, charter_now: (&Charter, DateTime<Utc>), at: DateTime<Utc>) -> String {
    say!(words, "meeting-both", at = stamp(at), wall = wall_time(words, charter_now, at))
}

/// A notice for these people, in as many parts as Discord wants.
pub(super) fn pinging(words: Words, content: String, buttons: Vec<Button>, people: &[PersonId]) -> Vec<Notice> {
    let mut parts = vec![Notice { content, buttons, ..Notice::default() }];
    for (number, some) in people.chunks(PINGED_MAX).enumerate() {
        let named: Vec<String> = some.iter().map(|person| format!("<@{person}>")).collect();
        let line = say!(words, "meeting-for", people = named.join(" "));
        match parts.first_mut().filter(|_| number == 0) {
            Some(first) => {
                first.content = format!("{}\n{line}", first.content);
                first.mentions = some.to_vec();
            }
            None => parts.push(Notice { content: line, mentions: some.to_vec(), ..Notice::default() }),
        }
    }
    parts
}

/// The answer to `/meeting schedule`.
pub(super) fn scheduled(
    words: Words,
    (charter, now): (&Charter, DateTime<Utc>),
    (meeting, again): (&Meeting, bool),
    (next, notes): (Option<Coming>, &[String]),
) -> Card {
    let (title, reference) = (said(&meeting.title), meeting.reference().to_string());
    let channel = format!("<#{}>", meeting.channel);
    let mut lines = vec![if again {
        say!(words, "meeting-scheduled-again", title = title, reference = reference, channel = channel)
    } else {
        say!(words, "meeting-scheduled", title = title, reference = reference, channel = channel)
    }];
    lines.extend(next.map(|next| {
        let wall = wall_time(words, (charter, now), next.at);
        say!(words, "meeting-when", at = stamp(next.at), wall = wall, minutes = meeting.minutes)
    }));
    lines.extend(rule(words, &meeting.schedule).map(|rule| say!(words, "meeting-repeats", rule = rule)));
    lines.extend(notes.iter().cloned());
    let mut then = vec![say!(words, "meeting-scheduled-then")];
    then.extend(next.and_then(|next| reminds(words, meeting, next.at - now)));
    then.push(if meeting.open {
        say!(words, "meeting-scheduled-event")
    } else {
        say!(words, "meeting-scheduled-no-event", channel = format!("<#{}>", meeting.channel))
    });
    lines.push(then.join(" "));
    let card =
        Card::new(lines.join("\n")).buttons(vec![open_button(words, meeting), list_button(words, meeting.guild)]);
    if charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card }
}

/// Which reminders come, of one that begins in so long and of those after it; `None`: none does.
fn reminds(words: Words, meeting: &Meeting, ahead: TimeDelta) -> Option<String> {
    let (channel, repeats) = (format!("<#{}>", meeting.channel), meeting.schedule.rule().is_some());
    if ahead > TimeDelta::hours(24) {
        return Some(say!(words, "meeting-scheduled-day", channel = channel));
    }
    match (ahead > TimeDelta::hours(1), repeats) {
        (true, false) => Some(say!(words, "meeting-scheduled-hour", channel = channel)),
        (true, true) => Some(say!(words, "meeting-scheduled-hour-first", channel = channel)),
        (false, true) => Some(say!(words, "meeting-scheduled-day-later", channel = channel)),
        (false, false) => None,
    }
}

/// A line in a list: what, when, and what its reader says to it.
pub(super) fn line(words: Words, meeting: &Meeting, next: Option<Coming>, own: Option<Answer>) -> String {
    let (title, reference) = (said_within(&meeting.title, 120), meeting.reference().to_string());
    let when = next.map_or_else(|| say!(words, "meeting-is-over"), |next| stamp(next.at));
    let line = say!(words, "meeting-line", reference = reference, title = title, when = when);
    let own = match own {
        Some(answer) => say!(words, "meeting-line-own", answer = answer_label(words, answer)),
        None => say!(words, "meeting-line-none"),
    };
    if meeting.state == State::Ended { line } else { format!("{line}\n-# {own}") }
}

/// What opens a meeting.
pub(super) fn open_button(words: Words, meeting: &Meeting) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "open", meeting.id))
}

/// What opens one occurrence of it, by its name.
pub(super) fn which_value(original: NaiveDateTime) -> String {
    original.format(Which::FORMAT).to_string()
}

/// A card with something said on top of it.
pub(super) fn headed(text: String, card: Card) -> Card {
    let blocks = Card::new(text).line().blocks.into_iter().chain(card.blocks).collect();
    Card { blocks, row: None }
}

/// What opens the list.
pub(super) fn list_button(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-meetings"), Press::new(NAME, "list", Page { guild, number: 0 }.id()))
}
