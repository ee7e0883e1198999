//! The calendar file of a meeting (iCalendar, RFC 5545): a series with its exceptions and moves, on the coalition's wall clock.
//!
//! A stretch of dates is one event with a name for ever; what was moved is an override of it (RECURRENCE-ID), what was left out an
//! exception (EXDATE). A file fetched again after a change has the same names and a higher SEQUENCE, so that calendars change what they
//! have. A cron line has no RRULE that is sure to mean the same, and "the 30th, or a shorter month's end" one that widely used calendars
//! misread (BYSETPOS): the dates of their next two years are events of their own.

mod text;
mod zone;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::schedule::{Schedule, Stretch};
use super::{Meeting, acts};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::Result;
use crate::message::{Card, File};
use crate::repeats::Moved;
use crate::say;
use crate::text::said;
use crate::when::{to_local, to_utc};
use text::Lines;

/// Dates that stand for themselves where no rule will do, and how far ahead one looks for those.
const LISTED_MAX: usize = 400;
const LISTED_AHEAD: TimeDelta = TimeDelta::days(730);

/// The file, as an answer to who asked for it.
pub(super) fn card(act: &Act, meeting: &Meeting) -> Result<Card> {
    let words = act.words();
    if meeting.current(act.charter.zone, act.now).is_none() {
        return Err(acts::over(act, meeting));
    }
    let reference = meeting.reference().to_string();
    let text = say!(words, "meeting-calendar", title = said(&meeting.title), reference = reference.as_str());
    let file = File { name: format!("{reference}.ics"), text: file(&act.charter, meeting, act.now) };
    Ok(Card::new(text).file(file))
}

/// The whole file.
pub(super) fn file(charter: &Charter, meeting: &Meeting, now: DateTime<Utc>) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Convenor//Meetings//EN");
    lines.add("CALSCALE:GREGORIAN");
    lines.add("METHOD:PUBLISH");
    let first = meeting.schedule.stretches.iter().map(|stretch| stretch.starts).min();
    zone::write(&mut lines, charter.zone, first.unwrap_or(now.naive_utc()).min(now.naive_utc()));
    for stretch in &meeting.schedule.stretches {
        Writing { charter, meeting, stretch, now }.write(&mut lines);
    }
    lines.add("END:VCALENDAR");
    lines.done()
}

/// One stretch on its way into the file.
struct Writing<'a> {
    charter: &'a Charter,
    meeting: &'a Meeting,
    stretch: &'a Stretch,
    now: DateTime<Utc>,
}

/// A time in the file: on the wall clock, or an instant.
enum Time {
    Wall(NaiveDateTime),
    Instant(DateTime<Utc>),
}

impl Writing<'_> {
    fn write(&self, lines: &mut Lines) {
        let Stretch { starts, rule, until, changes, .. } = self.stretch;
        let Some(rule) = rule else {
            if !changes.except.contains(starts) {
                let at = changes.moved.get(starts).map_or(Moved::Wall(*starts), |to| *to);
                self.event(lines, ("", &self.moved(at)), &[]);
            }
            return;
        };
        let text = rule.to_string();
        if rule.has_times() || text.contains("BYSETPOS") {
            return self.listed(lines);
        }
        let mut more = vec![format!("RRULE:{text}{}", self.until(*until))];
        more.extend(changes.except.iter().map(|original| self.property("EXDATE", &Time::Wall(*original))));
        self.event(lines, ("", &Time::Wall(*starts)), &more);
        // A time that the clocks skip stands where they jump to: calendars do not agree on what it means.
        let series = self.stretch.plan().series(self.charter.zone);
        let skipped = series.between(self.now - TimeDelta::days(1), self.now + LISTED_AHEAD);
        for found in skipped.iter().filter(|found| found.shifted && until.is_none_or(|until| found.original < until)) {
            let id = self.property("RECURRENCE-ID", &Time::Wall(found.original));
            self.event(lines, ("", &Time::Wall(found.local)), &[id]);
        }
        for (original, to) in &changes.moved {
            let id = self.property("RECURRENCE-ID", &Time::Wall(*original));
            self.event(lines, ("", &self.moved(*to)), &[id]);
        }
    }

    /// The dates one by one; those that are left out are cancelled, so that calendars forget them.
    fn listed(&self, lines: &mut Lines) {
        let (zone, changes) = (self.charter.zone, &self.stretch.changes);
        let name = |original: NaiveDateTime| format!("-{}", original.format(FORMAT));
        let plan = Schedule { stretches: vec![self.stretch.clone()] };
        let first = self.now - TimeDelta::days(1);
        for coming in plan.upcoming(zone, first, LISTED_MAX) {
            if coming.at <= self.now + LISTED_AHEAD {
                self.event(lines, (&name(coming.original), &self.at(coming.at)), &[]);
            }
        }
        let left_out = changes.except.iter().copied().filter(|original| to_utc(zone, *original).0 > first);
        // Where the rule ended, calendars may have what would have followed.
        let (from, horizon) = (to_local(zone, first), to_local(zone, self.now + LISTED_AHEAD));
        let ended = self.stretch.until.into_iter().flat_map(|until| self.stretch.by_rule(until.max(from)));
        let ended = ended.take(LISTED_MAX).take_while(|original| *original <= horizon);
        for original in left_out.chain(ended) {
            let there = self.at(to_utc(zone, original).0);
            self.event(lines, (&name(original), &there), &["STATUS:CANCELLED".to_owned()]);
        }
    }

    /// One event, with what makes it a series or an override.
    fn event(&self, lines: &mut Lines, (name, starts): (&str, &Time), more: &[String]) {
        let Self { charter, meeting, stretch, now } = *self;
        lines.add("BEGIN:VEVENT");
        lines.add(&format!("UID:meeting-{}-{}-{}{name}@convenor", meeting.guild, meeting.id, stretch.uid));
        lines.add(&format!("DTSTAMP:{}Z", now.format(FORMAT)));
        lines.add(&format!("SEQUENCE:{}", meeting.version));
        lines.add(&self.property("DTSTART", starts));
        lines.add(&format!("DURATION:PT{}M", meeting.minutes));
        for line in more {
            lines.add(line);
        }
        lines.add(&format!("SUMMARY:{}", text::escaped(&meeting.title)));
        let place = meeting.place.clone().unwrap_or_else(|| format!("#{}", meeting.channel_name));
        lines.add(&format!("LOCATION:{}", text::escaped(&place)));
        let about = format!("{} · {}", meeting.reference(), charter.name);
        lines.add(&format!("DESCRIPTION:{}", text::escaped(&about)));
        lines.add(&format!("URL:https://discord.com/channels/{}/{}", meeting.guild, meeting.channel));
        lines.add("END:VEVENT");
    }

    fn property(&self, name: &str, time: &Time) -> String {
        match time {
            Time::Wall(local) if self.charter.zone != Tz::UTC => {
                format!("{name};TZID={}:{}", self.charter.zone.name(), local.format(FORMAT))
            }
            Time::Wall(local) => format!("{name}:{}Z", local.format(FORMAT)),
            Time::Instant(at) => format!("{name}:{}Z", at.format(FORMAT)),
        }
    }

    /// Where the last one of the rule is, as an instant just before what does not count any more.
    fn until(&self, until: Option<NaiveDateTime>) -> String {
        let last = until.map(|until| to_utc(self.charter.zone, until).0 - TimeDelta::seconds(1));
        last.map(|last| format!(";UNTIL={}Z", last.format(FORMAT))).unwrap_or_default()
    }

    fn moved(&self, to: Moved) -> Time {
        match to {
            Moved::At(at) => Time::Instant(at),
            Moved::Wall(local) => self.at(to_utc(self.charter.zone, local).0),
        }
    }

    /// An instant on the wall clock, if that says which is meant.
    fn at(&self, at: DateTime<Utc>) -> Time {
        let local = to_local(self.charter.zone, at);
        if to_utc(self.charter.zone, local).0 == at { Time::Wall(local) } else { Time::Instant(at) }
    }
}

/// Local and UTC times look like this.
const FORMAT: &str = "%Y%m%dT%H%M%S";
