//! A meeting as somebody typed it, by command or into a form, checked.

use chrono::Timelike;

use super::schedule::Schedule;
use super::store::Wanted;
use super::{MINUTES, TITLE_MAX, list};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::Channel;
use crate::ids::ChannelId;
use crate::repeats::Moved;
use crate::say;
use crate::text::{Unfit, Words, clean_line};
use crate::timing::{self, Timing};

/// What was typed; empty is left out.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    pub title: &'a str,
    pub when: &'a str,
    pub repeats: &'a str,
    pub minutes: Option<u32>,
    pub place: &'a str,
}

/// Reads it, for that channel. With what differs from what was typed, to be said plainly.
///
/// # Errors
/// A refusal that says what to do.
pub fn read(act: &Act, typed: Typed<'_>, (channel, place): (ChannelId, Channel)) -> Result<(Wanted, Vec<String>)> {
    let words = act.words();
    let repeats = Some(typed.repeats.trim()).filter(|typed| !typed.is_empty());
    let timing = whole_minutes(timing::read(words, &act.charter, (typed.when, repeats), act.now)?);
    let wanted = Wanted {
        guild: act.charter.guild,
        host: act.asker.person,
        made_in: act.asker.channel,
        channel,
        channel_name: place.name,
        open: place.is_open,
        title: line(words, typed.title, say!(words, "meeting-title-empty"))?,
        place: match typed.place.trim() {
            "" => None,
            place => Some(line(words, place, say!(words, "meeting-where-empty"))?),
        },
        minutes: typed.minutes.map_or(MINUTES, i64::from),
        schedule: Schedule::of(&timing, act.charter.zone, act.now),
        towards: None,
    };
    Ok((wanted, timing.notes.iter().map(|note| timing::note(words, *note)).collect()))
}

/// A time of whole minutes: it names occurrences, and people do not meet at seconds.
fn whole_minutes(timing: Timing) -> Timing {
    if timing.starts.second() == 0 && timing.starts.nanosecond() == 0 {
        return timing;
    }
    let reading = crate::when::Reading { local: timing.starts, at: timing.first, shifted: false };
    let (starts, first) = list::to_the_minute(reading);
    let mut changes = timing.changes;
    if changes.moved.remove(&timing.starts).is_some() {
        changes.moved.insert(starts, Moved::At(first));
    }
    Timing { starts, first, changes, ..timing }
}

fn line(words: Words, typed: &str, empty: String) -> Result<String> {
    clean_line(typed, TITLE_MAX).map_err(|unfit| {
        Error::Mistyped(match unfit {
            Unfit::Empty => empty,
            Unfit::TooLong(max) => say!(words, "text-too-long", max = i64::try_from(max).unwrap_or(i64::MAX)),
        })
    })
}
