//! The script of a history, read from text: what made-up people type and press, when, and what they must read then.
//!
//! ```text
//! weeks day time :: who, who :: channel :: what they do :: words of the answer
//! 2 Fri 12:30 :: Ana :: housing-team :: /commit done commitment=Flyers to the clinic :: Thank you
//! 3 Mon 10:00 :: Lee :: decisions :: press Block on Rent fund > Write it << harm=…; change=… :: Block
//! ```
//!
//! `1-25/2` are every other week from 1 to 25; `m3.4` is the fourth day of the third month that begins. After `>` a button of the
//! answer is pressed, after `<<` the form that it opened is sent. `dm` is the direct channel with the bot. `=@-1` fills in the first
//! day of the month before the one in which it begins.

use std::borrow::Cow;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// Names and what stands for each.
pub type Pairs<'a> = Vec<(&'a str, Cow<'a, str>)>;

/// What somebody does, some time.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// When, by the coalition's clock.
    pub at: NaiveDateTime,
    /// The line of the script.
    pub line: usize,
    /// Who: each in their turn.
    pub people: Vec<&'a str>,
    /// Where.
    pub channel: &'a str,
    /// What.
    pub deed: Deed<'a>,
    /// Buttons that are then pressed on what was answered.
    pub then: Vec<&'a str>,
    /// What the form is filled in with.
    pub fields: Pairs<'a>,
    /// What must be read in the end.
    pub reads: &'a str,
}

/// What is done.
#[derive(Clone, Debug)]
pub enum Deed<'a> {
    /// A command is typed, with its options.
    Type(&'a str, Pairs<'a>),
    /// A button is pressed on the newest message with these words.
    Press(&'a str, &'a str),
}

/// Reads a script that begins on this Monday; its steps in the order of time.
pub fn read(text: &str, monday: NaiveDate) -> Result<Vec<Step<'_>>, String> {
    let mut steps = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        line_of(number, line, monday, &mut steps)
            .ok_or_else(|| format!("line {number} of the script cannot be read: {line}"))?;
    }
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

fn line_of<'a>(number: usize, line: &'a str, monday: NaiveDate, steps: &mut Vec<Step<'a>>) -> Option<()> {
    let mut parts = line.split(" :: ");
    let (when, who, channel, what) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let reads = parts.next()?;
    let (what, fields) = what.split_once(" << ").unwrap_or((what, ""));
    let mut acts = what.split(" > ");
    let first = acts.next()?;
    let deed = match first.strip_prefix("press ") {
        Some(press) => press.split_once(" on ").map(|(label, on)| Deed::Press(label, on))?,
        None => command(first, monday)?,
    };
    let step = Step {
        at: NaiveDateTime::MIN,
        line: number,
        people: who.split(", ").collect(),
        channel,
        deed,
        then: acts.collect(),
        fields: pairs(fields, monday)?,
        reads,
    };
    for at in times(when, monday)? {
        steps.push(Step { at, ..step.clone() });
    }
    Some(())
}

/// `/commit make what=…; due=…`: the words before the first `=` but one belong to the command.
fn command(text: &str, monday: NaiveDate) -> Option<Deed<'_>> {
    let text = text.strip_prefix('/')?;
    let Some((before, _)) = text.split_once('=') else { return Some(Deed::Type(text, Vec::new())) };
    let (line, _) = before.rsplit_once(' ')?;
    Some(Deed::Type(line, pairs(text[line.len()..].trim_start(), monday)?))
}

fn pairs(text: &str, monday: NaiveDate) -> Option<Pairs<'_>> {
    let filled = |text| match str::strip_prefix(text, "@") {
        Some(months) => Some(Cow::Owned(month_from(monday, months.parse().ok()?)?.to_string())),
        None => Some(Cow::Borrowed(text)),
    };
    let given = text.split("; ").filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('='));
    given.map(|given| given.and_then(|(name, value)| Some((name, filled(value)?)))).collect()
}

/// The times that `when` names.
fn times(when: &str, monday: NaiveDate) -> Option<Vec<NaiveDateTime>> {
    let mut words = when.split_whitespace();
    let (first, next) = (words.next()?, words.next()?);
    let (days, time) = match first.strip_prefix('m') {
        Some(month) => (vec![day_of_month(month, monday)?], next),
        None => (days_of_weeks(first, next.parse().ok()?, monday)?, words.next()?),
    };
    let time = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
    Some(days.into_iter().map(|day| day.and_time(time)).collect())
}

fn day_of_month(text: &str, monday: NaiveDate) -> Option<NaiveDate> {
    let (month, day) = text.split_once('.')?;
    month_from(monday, month.parse().ok()?)?.with_day(day.parse().ok()?)
}

/// The first day of the month that is so many after that of the first Monday.
fn month_from(monday: NaiveDate, months: i32) -> Option<NaiveDate> {
    let (first, count) = (monday.with_day(1)?, Months::new(months.unsigned_abs()));
    if months < 0 { first.checked_sub_months(count) } else { first.checked_add_months(count) }
}

fn days_of_weeks(text: &str, day: Weekday, monday: NaiveDate) -> Option<Vec<NaiveDate>> {
    let (span, every) = text.split_once('/').unwrap_or((text, "1"));
    let (from, to) = span.split_once('-').unwrap_or((span, span));
    let (from, to, every): (u64, u64, usize) = (from.parse().ok()?, to.parse().ok()?, every.parse().ok()?);
    let day = |week: u64| {
        monday.checked_add_days(Days::new(week.checked_sub(1)? * 7 + u64::from(day.num_days_from_monday())))
    };
    (from..=to).step_by(every.max(1)).map(day).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

    use super::*;

    fn steps(text: &str) -> Vec<Step<'_>> {
        read(text, NaiveDate::from_ymd_opt(2026, 5, 25).unwrap()).unwrap()
    }

    #[test]
    fn weeks_and_months_are_counted_from_the_first_monday() {
        let at = |when: &str| {
            let text = format!("{when} :: Ana :: general :: /home :: x");
            steps(&text).iter().map(|step| step.at.format("%d %b %H:%M").to_string()).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(at("1 Mon 09:00"), "25 May 09:00");
        assert_eq!(at("2-6/2 Tue 18:00"), "02 Jun 18:00, 16 Jun 18:00, 30 Jun 18:00");
        assert_eq!(at("m1.4 10:00"), "04 Jun 10:00");
        assert_eq!(at("m5.1 10:00"), "01 Oct 10:00");
    }

    #[test]
    fn a_command_a_press_and_a_form_are_told_apart() {
        let text = "1 Mon 09:00 :: Ana, Ben :: dm :: /meeting move meeting=M-1; when=thursday 6pm > Move it :: moved\n\
                    1 Mon 08:00 :: Lee :: general :: press Agree, but… on D-1 > Write it << harm=a = b; change= :: x";
        let read = steps(text);
        assert_eq!((read[0].line, read[1].line), (2, 1));
        assert!(matches!(read[0].deed, Deed::Press("Agree, but…", "D-1")));
        assert_eq!(
            (&read[0].then, &read[0].fields),
            (&vec!["Write it"], &vec![("harm", "a = b".into()), ("change", "".into())])
        );
        let Deed::Type(line, options) = &read[1].deed else { unreachable!("it is a command") };
        assert_eq!(
            (*line, options),
            ("meeting move", &vec![("meeting", "M-1".into()), ("when", "thursday 6pm".into())])
        );
        assert_eq!(read[1].people, ["Ana", "Ben"]);
    }

    #[test]
    fn a_month_is_filled_in() {
        let text = "1 Mon 09:00 :: Ana :: general :: /x from=@-1; to=@14 :: y";
        let read = steps(text);
        let Deed::Type(_, options) = &read[0].deed else { unreachable!("it is a command") };
        assert_eq!(options, &vec![("from", "2026-04-01".into()), ("to", "2027-07-01".into())]);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let wrong = read("# fine\n1 Mon 09:00 :: Ana :: general", NaiveDate::MIN).unwrap_err();
        assert!(wrong.starts_with("line 2 of the script"), "{wrong}");
    }
}
