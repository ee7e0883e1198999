//! Playing a script: the clock is wound from event to event, what falls due is waited for, and every answer is read.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use practice::{Answer, Practice, Seat};
use serde_json::Value;

use super::script::{Deed, Pairs, Step};
use crate::clock::Clock;
use crate::db::Readers;
use crate::{outbox, when};

/// How long the bot may take for what is due at one instant.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at what is still due.
const LOOK: Duration = Duration::from_millis(2);

/// Plays steps.
pub struct Player {
    /// Where.
    pub practice: Practice,
    /// The clock that is wound.
    pub clock: Clock,
    /// What is due is read here.
    pub readers: Readers,
    /// In which guild.
    pub guild: u64,
    /// The zone of the script.
    pub zone: Tz,
}

/// What somebody sees, by the person and the place.
struct Seen {
    seat: Seat,
    answer: Answer,
}

impl Player {
    /// Does a step at its time; the reason if it was not taken.
    pub async fn step(&self, step: &Step<'_>) -> Result<(), String> {
        self.wind_to(self.at(step.at)).await?;
        for person in &step.people {
            let done = self.done_by(person, step).await;
            done.map_err(|reason| format!("line {} of the script, {person} on {}: {reason}", step.line, step.at))?;
        }
        self.settle().await
    }

    fn at(&self, local: NaiveDateTime) -> DateTime<Utc> {
        when::to_utc(self.zone, local).0
    }

    /// Lets the time pass until `to`: whatever falls due meanwhile comes at its own hour.
    async fn wind_to(&self, to: DateTime<Utc>) -> Result<(), String> {
        self.settle().await?;
        while let Some(due) = self.next_due().await?.filter(|due| *due <= to) {
            self.clock.wind(due);
            self.settle().await?;
        }
        self.clock.wind(to);
        self.settle().await
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, String> {
        let mut connection = self.readers.acquire().await.map_err(|error| error.to_string())?;
        outbox::next_due_at(&mut connection, DateTime::UNIX_EPOCH).await.map_err(|error| error.to_string())
    }

    /// Waits until nothing is due any more. Each small step of the clock wakes whoever sleeps by it.
    async fn settle(&self) -> Result<(), String> {
        let settled = async {
            while self.next_due().await?.is_some_and(|due| due <= self.clock.now()) {
                self.clock.wind(self.clock.now() + TimeDelta::milliseconds(1));
                tokio::time::sleep(LOOK).await;
            }
            Ok(())
        };
        let late = |_| format!("what was due on {} did not come", self.clock.now().with_timezone(&self.zone));
        tokio::time::timeout(PATIENCE, settled).await.map_err(late)?
    }

    async fn done_by(&self, name: &str, step: &Step<'_>) -> Result<(), String> {
        let seat = self.seat(name, step.channel)?;
        let mut seen = self.begun(seat, &step.deed).await?;
        for label in &step.then {
            seen = self.pressed(seat, &seen.answer, label).await?;
        }
        if let Answer::Form(form) = &seen.answer
            && !step.fields.is_empty()
        {
            seen = Seen { seat, answer: self.practice.submit(seat, form, &borrowed(&step.fields)).await };
        }
        seen.reads(step.reads)
    }

    fn seat(&self, name: &str, channel: &str) -> Result<Seat, String> {
        let person = self.practice.person_named(name).ok_or("there is nobody of that name")?;
        let channel = match channel {
            "dm" => self.practice.direct_channel(person),
            named => self.practice.channel_named(self.guild, named),
        };
        Ok(Seat { person, channel: channel.ok_or("there is no such channel")? })
    }

    async fn begun(&self, seat: Seat, deed: &Deed<'_>) -> Result<Seen, String> {
        match deed {
            Deed::Type(line, options) => {
                Ok(Seen { seat, answer: self.practice.command(seat, line, &borrowed(options)).await })
            }
            Deed::Press(label, on) => {
                let all = self.practice.seen_by(seat.person, seat.channel);
                let fits = |message: &&Value| text(message).contains(on) && button(message, label).is_some();
                // What stands there for everyone comes before what only this person was told.
                let public = all.iter().rev().filter(|message| !is_private(message)).find(fits);
                let found = public.or_else(|| all.iter().rev().find(fits));
                let found = found.ok_or_else(|| format!("no message says {on} and has a button {label}"))?;
                self.pressed(seat, &Answer::Message(found.clone()), label).await
            }
        }
    }

    async fn pressed(&self, seat: Seat, on: &Answer, label: &str) -> Result<Seen, String> {
        let (Answer::Message(message) | Answer::Update(message)) = on else {
            return Err(format!("there is nothing with a button {label}: {on:?}"));
        };
        let button = button(message, label).ok_or_else(|| format!("no button {label} on: {}", text(message)))?;
        let id = message["id"].as_str().and_then(|id| id.parse().ok()).ok_or("the message has no id")?;
        Ok(Seen { seat, answer: self.practice.press(seat, id, button, &[]).await })
    }
}

impl Seen {
    /// Whether the answer says what it must; else what it says instead.
    fn reads(&self, words: &str) -> Result<(), String> {
        let (Answer::Message(message) | Answer::Update(message)) = &self.answer else {
            return Err(format!("\"{words}\" was to be read by {}, but: {:?}", self.seat.person, self.answer));
        };
        let text = text(message);
        if text.contains(words) { Ok(()) } else { Err(format!("\"{words}\" was to be read, but: {text}")) }
    }
}

/// As practice takes them.
fn borrowed<'a>(pairs: &'a Pairs<'_>) -> Vec<(&'a str, &'a str)> {
    pairs.iter().map(|(name, value)| (*name, value.as_ref())).collect()
}

/// Whether only one person sees it.
fn is_private(message: &Value) -> bool {
    message["flags"].as_u64().unwrap_or(0) & 64 != 0
}

/// All words of a message.
fn text(message: &Value) -> String {
    let mut words = vec![message["content"].as_str().unwrap_or_default().to_owned()];
    walk(&message["components"], &mut |part| {
        words.extend(part["content"].as_str().map(str::to_owned));
    });
    words.join("\n")
}

/// The id of the first button with this label.
fn button<'a>(message: &'a Value, label: &str) -> Option<&'a str> {
    let mut found = None;
    walk(&message["components"], &mut |part| {
        if found.is_none() && part["label"] == label && part["disabled"] != true {
            found = part["custom_id"].as_str();
        }
    });
    found
}

/// Looks at each component in a list, and at those within it.
fn walk<'a>(list: &'a Value, look: &mut dyn FnMut(&'a Value)) {
    for part in list.as_array().into_iter().flatten() {
        look(part);
        walk(&part["components"], look);
        look(&part["accessory"]);
    }
}
