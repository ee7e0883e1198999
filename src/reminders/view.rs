//! What people see of reminders.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{NAME, Reminder, State, due};
use crate::act::Act;
use crate::charter::Charter;
use crate::ids::GuildId;
use crate::message::{Button, Card, Look, Notice, Press};
use crate::pages::Page;
use crate::text::{Language, Words, said, said_within, stamp, stamp_relative};
use crate::timing::{self, Note};
use crate::{repeats, say};

/// A message holds 4,000 characters: what a line of a list takes of them at most.
const LINE_WHAT_MAX: usize = 160;
const LINE_NAME_MAX: usize = 40;

/// Which occurrence of which reminder a press is about: `12.20261123T0900`. (A custom id is cut at colons.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Which {
    pub id: i64,
    pub original: NaiveDateTime,
}

impl Which {
    const FORMAT: &str = "%Y%m%dT%H%M";

    pub fn id(self) -> String {
        format!("{}.{}", self.id, self.original.format(Self::FORMAT))
    }

    pub fn parse(id: &str) -> Option<Self> {
        let (id, original) = id.split_once('.')?;
        Some(Self { id: id.parse().ok()?, original: NaiveDateTime::parse_from_str(original, Self::FORMAT).ok()? })
    }
}

/// One occurrence as it is told.
pub(super) struct Told<'a> {
    pub reminder: &'a Reminder,
    pub original: NaiveDateTime,
    /// When it should have come, if it comes late.
    pub late: Option<DateTime<Utc>>,
}

impl Told<'_> {
    /// To its maker: the task first, since a phone shows the first words.
    pub fn direct(&self, words: Words) -> Notice {
        let reminder = self.reminder;
        let mut lines =
            vec![bold(&reminder.what), say!(words, "remind-told", reference = reminder.reference().to_string())];
        lines.extend(repeat_line(words, reminder));
        lines.extend(self.late_line(words));
        let mut buttons = answers(words, reminder, self.original);
        if reminder.rule.is_some() {
            buttons.push(stop_button(words, reminder));
        }
        Notice { content: lines.join("\n"), buttons, ..Notice::default() }
    }

    /// To everyone in a channel, and the role it is for.
    pub fn in_channel(&self, words: Words, name: &str) -> Notice {
        let reminder = self.reminder;
        let what = bold(&reminder.what);
        let first = reminder.role.map_or(what.clone(), |role| format!("{what} <@&{role}>"));
        let name = if name.is_empty() { say!(words, "somebody") } else { said_within(name, LINE_NAME_MAX) };
        let asked = say!(words, "remind-told-here", name = name, reference = reminder.reference().to_string());
        let mut lines = vec![first, format!("-# {asked}")];
        lines.extend(repeat_line(words, reminder));
        lines.extend(self.late_line(words));
        let other = match words.language().other() {
            Language::Es => "Español",
            Language::EnUs | Language::EnGb => "English",
        };
        let buttons =
            vec![open_button(words, reminder), Button::new(other.to_owned(), Press::new(NAME, "other", reminder.id))];
        Notice { content: lines.join("\n"), buttons, roles: reminder.role.into_iter().collect(), ..Notice::default() }
    }

    fn late_line(&self, words: Words) -> Option<String> {
        self.late.map(|at| format!("-# {}", say!(words, "remind-late", at = stamp(at))))
    }
}

fn bold(what: &str) -> String {
    format!("**{}**", said(what))
}

/// How to answer one that came: done, or later.
fn answers(words: Words, reminder: &Reminder, original: NaiveDateTime) -> Vec<Button> {
    let id = Which { id: reminder.id.0, original }.id();
    let press = |action| Press::new(NAME, action, &id);
    vec![
        Button::new(say!(words, "button-done"), press("done")).look(Look::Success),
        Button::new(say!(words, "button-ten-minutes"), press("ten")),
        Button::new(say!(words, "button-one-hour"), press("hour")),
        Button::new(say!(words, "button-tomorrow"), press("tomorrow")),
    ]
}

/// "It repeats every Monday, 9:00 am", and when it comes next.
fn repeat_line(words: Words, reminder: &Reminder) -> Option<String> {
    let rule = rule(words, reminder)?;
    Some(match reminder.next() {
        Some(next) => format!("-# {}", say!(words, "remind-repeats-next", rule = rule, next = stamp(next.at))),
        None => format!("-# {}", say!(words, "remind-repeats", rule = rule)),
    })
}

fn rule(words: Words, reminder: &Reminder) -> Option<String> {
    let rule = reminder.rule.as_ref()?;
    let time = (!rule.has_times()).then_some(reminder.starts.time());
    Some(repeats::words(words, rule, time))
}

/// The answer to a reminder that was asked for.
pub(super) struct Made<'a> {
    pub reminder: &'a Reminder,
    /// It was there already.
    pub again: bool,
    pub notes: &'a [Note],
    /// What the bot lacks to ping the role.
    pub silent: Option<String>,
}

impl Made<'_> {
    pub fn card(&self, words: Words, charter: &Charter) -> Card {
        let reminder = self.reminder;
        let (what, reference) = (said(&reminder.what), reminder.reference().to_string());
        let mut lines = vec![if self.again {
            say!(words, "remind-made-again", what = what, reference = reference)
        } else {
            say!(words, "remind-made", what = what, reference = reference)
        }];
        lines.extend(standing(words, charter, reminder, None));
        for note in self.notes {
            lines.push(timing::note(words, *note));
        }
        if let (Some(lacks), Some(channel), Some(role)) = (&self.silent, reminder.channel, reminder.role) {
            let (channel, role) = (format!("<#{channel}>"), format!("<@&{role}>"));
            lines.push(say!(words, "remind-silent", role = role, channel = channel, lacks = lacks.as_str()));
        }
        let card =
            Card::new(lines.join("\n")).buttons(vec![open_button(words, reminder), list_button(words, reminder.guild)]);
        if charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card }
    }
}

/// When and where it comes next, and how it repeats; or when it came last.
fn standing(words: Words, charter: &Charter, reminder: &Reminder, came: Option<DateTime<Utc>>) -> Vec<String> {
    let Some(next) = reminder.next() else { return vec![ended(words, reminder, came)] };
    let held = due::held_until(reminder, charter, next.at);
    let at = held.unwrap_or(next.at);
    let (at, ahead) = (stamp(at), stamp_relative(at));
    let mut lines = vec![match (reminder.channel, reminder.role) {
        (None, _) => say!(words, "remind-standing-direct", at = at, ahead = ahead),
        (Some(channel), None) => {
            say!(words, "remind-standing-channel", at = at, ahead = ahead, channel = format!("<#{channel}>"))
        }
        (Some(channel), Some(role)) => say!(
            words,
            "remind-standing-role",
            at = at,
            ahead = ahead,
            channel = format!("<#{channel}>"),
            role = format!("<@&{role}>")
        ),
    }];
    lines.extend(held.map(|_| say!(words, "remind-quiet")));
    lines.extend(rule(words, reminder).map(|rule| say!(words, "remind-repeats", rule = rule)));
    lines
}

/// That it is over, and when it came last, if it did.
fn ended(words: Words, reminder: &Reminder, came: Option<DateTime<Utc>>) -> String {
    let over = say!(words, "remind-standing-ended");
    let Some(at) = came.map(stamp) else { return over };
    let came = match reminder.channel {
        Some(channel) => say!(words, "remind-came-channel", at = at, channel = format!("<#{channel}>")),
        None => say!(words, "remind-came-direct", at = at),
    };
    format!("{came} {over}")
}

/// One reminder, whole; with its buttons for who may change it.
pub(super) fn whole(
    words: Words,
    charter: &Charter,
    (reminder, came): (&Reminder, Option<DateTime<Utc>>),
    (made_by, may_change): (Option<String>, bool),
) -> Card {
    let reference = reminder.reference().to_string();
    let mut lines = vec![say!(words, "remind-title", reference = reference, what = said(&reminder.what))];
    lines.extend(made_by.map(|name| say!(words, "remind-by", name = said_within(&name, LINE_NAME_MAX))));
    lines.extend(standing(words, charter, reminder, came));
    let mut buttons = Vec::new();
    if let Some(next) = reminder.next().filter(|_| may_change) {
        let id = Which { id: reminder.id.0, original: next.original }.id();
        if reminder.rule.is_some() {
            buttons.push(Button::new(say!(words, "button-move-one"), Press::new(NAME, "move", &id)));
            buttons.push(Button::new(say!(words, "button-move-all"), Press::new(NAME, "all", reminder.id)));
            buttons.push(Button::new(say!(words, "button-skip"), Press::new(NAME, "skip", &id)));
        } else {
            buttons.push(Button::new(say!(words, "button-move"), Press::new(NAME, "move", &id)));
        }
        buttons.push(stop_button(words, reminder));
    }
    buttons.push(list_button(words, reminder.guild));
    Card::new(lines.join("\n")).buttons(buttons)
}

/// A change, and how it stands now: what happens next.
pub(super) fn changed(act: &Act, reminder: &Reminder, said_first: String, notes: &[Note]) -> Card {
    let words = act.words();
    let mut lines = vec![said_first];
    lines.extend(standing(words, &act.charter, reminder, None));
    for note in notes {
        lines.push(timing::note(words, *note));
    }
    let mut buttons = vec![list_button(words, reminder.guild)];
    if reminder.state == State::Active {
        buttons.insert(0, open_button(words, reminder));
    }
    Card::new(lines.join("\n")).buttons(buttons)
}

/// The answer to *Done*: the message that came, without its questions. Another message may still promise what is now off.
pub(super) fn done(words: Words, reminder: &Reminder, off: Option<DateTime<Utc>>) -> Card {
    let done = match off {
        Some(at) => say!(words, "remind-done-off", at = stamp(at)),
        None => say!(words, "remind-done"),
    };
    Card::new(format!("{}\n{done}", bold(&reminder.what)))
}

/// The answer to a snooze; it can still be called off.
pub(super) fn snoozed(words: Words, reminder: &Reminder, original: NaiveDateTime, until: DateTime<Utc>) -> Card {
    let again = say!(words, "remind-snoozed", at = stamp(until));
    let done = answers(words, reminder, original).into_iter().take(1).collect();
    Card::new(format!("{}\n{again}", bold(&reminder.what))).buttons(done)
}

/// The answer to *Stop*.
pub(super) fn stopped(words: Words, reminder: &Reminder) -> Card {
    let stopped = say!(words, "remind-stopped", reference = reminder.reference().to_string());
    Card::new(format!("{}\n{stopped}", bold(&reminder.what))).buttons(vec![list_button(words, reminder.guild)])
}

/// What its maker hears when somebody else stopped it.
pub(super) fn stopped_by(words: Words, reminder: &Reminder, name: Option<&str>) -> Notice {
    let name = name.map_or_else(|| say!(words, "somebody"), |name| said_within(name, LINE_NAME_MAX));
    let channel = reminder.channel.map(|channel| format!("<#{channel}>")).unwrap_or_default();
    let reference = reminder.reference().to_string();
    let stopped = say!(words, "remind-stopped-by", name = name, reference = reference, channel = channel);
    let content = format!("{}\n{stopped}", bold(&reminder.what));
    Notice { content, buttons: vec![list_button(words, reminder.guild)], ..Notice::default() }
}

/// A line in a list: reference, task, when; below it what else there is to say.
pub(super) fn line(words: Words, reminder: &Reminder, made_by: Option<&str>) -> String {
    let (reference, what) = (reminder.reference().to_string(), said_within(&reminder.what, LINE_WHAT_MAX));
    let when = reminder.next().map(|next| stamp(next.at)).unwrap_or_default();
    let mut small = Vec::new();
    small.extend(rule(words, reminder));
    small.extend(reminder.channel.map(|channel| format!("<#{channel}>")));
    small.extend(made_by.map(|name| said_within(name, LINE_NAME_MAX)));
    let line = say!(words, "remind-line", reference = reference, what = what, when = when);
    if small.is_empty() { line } else { format!("{line}\n-# {}", small.join(" · ")) }
}

/// What opens a reminder.
pub(super) fn open_button(words: Words, reminder: &Reminder) -> Button {
    Button::new(say!(words, "button-open"), Press::new(NAME, "open", reminder.id))
}

fn stop_button(words: Words, reminder: &Reminder) -> Button {
    Button::new(say!(words, "button-stop"), Press::new(NAME, "stop", reminder.id)).look(Look::Danger)
}

pub(super) fn list_button(words: Words, guild: GuildId) -> Button {
    Button::new(say!(words, "button-my-reminders"), Press::new(NAME, "list", Page { guild, number: 0 }.id()))
}
