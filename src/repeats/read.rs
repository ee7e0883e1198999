//! Text → rules. Every word must be understood: what fits nowhere refuses the whole.

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::cron_line::CronLine;
use super::draft::{Draft, drafts};
use super::meaning::Meaning;
use super::rule::{Rule, Shape};
use super::vocabulary::NEVER;
use super::{Repeat, Unclear, several};
use crate::when::scan::Scan;
use crate::when::text::{Token, tokens_up_to};
use crate::when::{Tongue, seconds_of};

/// Longest text read, in characters as typed; anything longer is [`Unclear::Nonsense`].
pub const MAX_CHARS: usize = 150;
/// Most readings given for one text.
pub const MAX_READINGS: usize = 5;

/// More tokens than the words of any rule have.
const MAX_TOKENS: usize = 48;
const DAY_SECONDS: i64 = 86_400;
/// What may stand before a cron line.
const CRON_LEADS: &[&str] = &["by the cron line ", "según la línea cron ", "segun la linea cron ", "cron:", "cron "];

/// Reads a text: English and Spanish words whatever the tongue (which decides only what "mar" is), a cron line, or a rule's
/// own text form, alone or followed by a time ("FREQ=WEEKLY;BYDAY=MO 18:00"). The surest reading is first, other plausible
/// ones after it, at most [`MAX_READINGS`], none twice; an empty list says "never".
///
/// `start` is the first local time where it is known: "every month" takes its date, "every week" its weekday. Weekdays alone
/// mean every week ("monday", "first monday 8:30"). Several times of a day ("weekdays 9am and 5pm") become a cron line. An hour without am or pm is read as `when` reads it.
///
/// # Errors
/// [`Unclear`] when it is not understood, comes too often, or lacks the day or hour.
pub fn read(text: &str, tongue: Tongue, start: Option<NaiveDateTime>) -> Result<Vec<Repeat>, Unclear> {
    if text.chars().count() > MAX_CHARS {
        return Err(Unclear::Nonsense);
    }
    let text = text.trim();
    if let Some(cron) = cron(text) {
        return cron.map(|rule| vec![Repeat { rule, time: None }]);
    }
    if let Some(repeats) = stored(text) {
        return Ok(repeats);
    }
    let tokens = tokens_up_to(text, MAX_TOKENS).ok_or(Unclear::Nonsense)?;
    let scan = Scan::new(&tokens);
    if NEVER.iter().any(|never| scan.phrase(never).is_some_and(Scan::is_end)) {
        return Ok(Vec::new());
    }
    phrase(&tokens, tongue, start).or_else(|unclear| {
        let one = |text: &str, start| {
            let tokens = tokens_up_to(text, MAX_TOKENS)?;
            phrase(&tokens, tongue, start).ok()?.into_iter().next()
        };
        let several = (unclear == Unclear::Nonsense).then(|| several::read(text, start, one)).flatten();
        several.map(|repeat| vec![repeat]).ok_or(unclear)
    })
}

/// A cron line: five fields of which the first three are numbers and marks, or a short name.
fn cron(text: &str) -> Option<Result<Rule, Unclear>> {
    let lower = text.to_lowercase();
    let line = CRON_LEADS.iter().find_map(|lead| lower.strip_prefix(lead)).map(str::trim);
    let bare = line.unwrap_or(&lower);
    let fields: Vec<&str> = bare.split_whitespace().collect();
    let marks = |field: &&str| field.bytes().all(|b| b.is_ascii_digit() || b"*/,-".contains(&b));
    let looks = (fields.len() == 5 && fields.iter().take(3).all(marks)) || bare.starts_with('@');
    (line.is_some() || looks).then(|| Rule::cron(bare))
}

/// A rule's text form, and perhaps the time of day.
fn stored(text: &str) -> Option<Vec<Repeat>> {
    if let Ok(rule) = text.parse() {
        return Some(vec![Repeat { rule, time: None }]);
    }
    let (rule, time) = text.split_once(' ')?;
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    Some(vec![Repeat { rule: rule.parse().ok()?, time: Some(time) }])
}

fn phrase(tokens: &[Token], tongue: Tongue, start: Option<NaiveDateTime>) -> Result<Vec<Repeat>, Unclear> {
    let mut found = Found::default();
    for draft in drafts(Scan::new(tokens), tongue == Tongue::Es) {
        // A draft whose pieces do not fit together adds nothing.
        let _ = found.add(&draft, start);
    }
    found.verdict()
}

#[derive(Default)]
struct Found {
    ready: Vec<(u32, Repeat)>,
    offers: Vec<(u32, Repeat)>,
    incomplete: bool,
    too_often: bool,
}

impl Found {
    fn add(&mut self, draft: &Draft, start: Option<NaiveDateTime>) -> Option<()> {
        let meaning = draft.meaning(start)?;
        let (times, hour_missing) = times(draft)?;
        let (rules, day_missing) = match meaning {
            Meaning::TooOften => {
                self.too_often = true;
                return None;
            }
            Meaning::Hours(every) => return self.add_hours(every, draft, &times, start),
            Meaning::Rules(rules) => (rules, false),
            Meaning::NoDay(rules) => (rules.into_iter().map(|rule| (rule, 0)).collect(), true),
        };
        self.incomplete |= day_missing || hour_missing;
        for (rule, doubt) in rules {
            for (time, cost) in of_day(&rule, &times)? {
                let row = (draft.cost + doubt + cost, Repeat { rule: rule.clone(), time });
                if day_missing || hour_missing { self.offers.push(row) } else { self.ready.push(row) }
            }
        }
        Some(())
    }

    /// "every 3 hours", from the time that was said, else the start's, else midnight.
    fn add_hours(&mut self, every: u32, draft: &Draft, times: &Times, start: Option<NaiveDateTime>) -> Option<()> {
        let minute = |time: NaiveTime| time.with_second(0).and_then(|time| time.with_nanosecond(0));
        for (seconds, cost) in times {
            let said = seconds.and_then(time_of);
            let from = said.or_else(|| minute(start?.time())).unwrap_or(NaiveTime::MIN);
            let rule = Rule(Shape::Cron(CronLine::every_hours(every, from)?));
            self.ready.push((draft.cost + cost, Repeat { rule, time: None }));
        }
        Some(())
    }

    fn verdict(self) -> Result<Vec<Repeat>, Unclear> {
        if !self.ready.is_empty() {
            return Ok(surest(self.ready, MAX_READINGS));
        }
        if self.incomplete {
            return Err(Unclear::Incomplete(surest(self.offers, usize::MAX)));
        }
        Err(if self.too_often { Unclear::TooOften } else { Unclear::Nonsense })
    }
}

/// Surest first, none twice.
fn surest(mut rows: Vec<(u32, Repeat)>, most: usize) -> Vec<Repeat> {
    rows.sort_by_key(|(cost, _)| *cost);
    let mut out: Vec<Repeat> = Vec::new();
    for (_, repeat) in rows {
        if out.len() < most && !out.contains(&repeat) {
            out.push(repeat);
        }
    }
    out
}

/// Seconds from the day's midnight, or nothing said, with the cost of each.
type Times = Vec<(Option<i64>, u32)>;

/// The draft's times, and whether they are only usual ones to offer; `None` when the time is impossible.
fn times(draft: &Draft) -> Option<(Times, bool)> {
    if draft.clock.is_none() && draft.part.is_none() {
        return Some((vec![(None, 0)], false));
    }
    if draft.clock == Some(crate::when::Clock::DayEnd) {
        return None;
    }
    let (seconds, missing) = seconds_of(draft.clock, draft.part)?;
    let whole = seconds.iter().all(|(seconds, _)| seconds % 60 == 0);
    whole.then(|| (seconds.into_iter().map(|(seconds, cost)| (Some(seconds), cost)).collect(), missing))
}

/// The times as they belong to the rule's days. Midnight at a day's end is the next day's beginning, so only what comes every
/// day can have it; where it is the surest reading of another rule ("fridays at midnight"), nothing fits.
fn of_day(rule: &Rule, times: &Times) -> Option<Vec<(Option<NaiveTime>, u32)>> {
    let daily = rule.0 == Shape::Days(1);
    let fits = |seconds: &Option<i64>| daily || seconds.is_none_or(|seconds| seconds < DAY_SECONDS);
    times.first().filter(|(seconds, _)| fits(seconds))?;
    Some(times.iter().filter(|(seconds, _)| fits(seconds)).map(|(s, cost)| (s.and_then(time_of), *cost)).collect())
}

fn time_of(seconds: i64) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(seconds % DAY_SECONDS).ok()?, 0)
}
