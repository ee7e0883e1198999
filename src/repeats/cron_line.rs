//! Cron lines as people type them: five fields, Monday is 1 and both 0 and 7 are Sunday, a day of the month *or* of the week.
//!
//! The crate `cron` expands them; it has six fields, Sunday is 1 and Saturday 7, and it wants both days to match. So each line
//! becomes its words: where both days are named, two schedules whose times are merged; else one.

use chrono::{NaiveTime, Weekday, WeekdaySet};
use cron::Schedule;

use super::Unclear;
use super::numbers::Numbers;
use super::rule::Rule;

/// Longest line read, in bytes.
const MAX_LINE: usize = 60;
/// The days that the months can have, 29 February included.
const LENGTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
    ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
];

/// A line that is known to be good; two with the same text are the same.
#[derive(Clone, Debug)]
pub(super) struct CronLine {
    text: String,
    fields: Fields,
    schedules: Vec<Schedule>,
}

impl PartialEq for CronLine {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for CronLine {}

#[derive(Clone, Copy, Debug)]
struct Fields {
    minutes: Numbers,
    hours: Numbers,
    days: Numbers,
    months: Numbers,
    /// 0 is Sunday.
    weekdays: Numbers,
    /// Both days are named, neither begins with a star: either may match.
    either_day: bool,
}

/// What a line comes to when it is simple enough for words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Simple {
    /// A rule with words of its own, at one to three times of the day.
    At(Rule, Vec<NaiveTime>),
    /// Every so many hours from the first of the day.
    Hours(u32, NaiveTime),
}

impl CronLine {
    pub fn parse(line: &str) -> Result<Self, Unclear> {
        let lower = line.trim().to_ascii_lowercase();
        let long = SHORT.iter().find(|(short, _)| *short == lower).map_or(lower.as_str(), |(_, long)| *long);
        if long.len() > MAX_LINE {
            return Err(Unclear::Nonsense);
        }
        let parts: Vec<&str> = long.split_whitespace().collect();
        let fields = fields(&parts).ok_or(Unclear::Nonsense)?;
        // Two minutes of one hour are less than an hour apart; one minute never is.
        if fields.minutes.len() > 1 {
            return Err(Unclear::TooOften);
        }
        if !fields.ever() {
            return Err(Unclear::Nonsense);
        }
        let schedules: Result<Vec<Schedule>, _> = fields.translated().iter().map(|text| text.parse()).collect();
        Ok(Self { text: parts.join(" "), fields, schedules: schedules.map_err(|_| Unclear::Nonsense)? })
    }

    /// Every so many hours, which must divide the day, from this time on: "every 3 hours".
    pub fn every_hours(every: u32, from: NaiveTime) -> Option<Self> {
        let minutes = from.signed_duration_since(NaiveTime::MIN).num_minutes();
        let (hour, minute) = (u32::try_from(minutes / 60).ok()?, minutes % 60);
        if !(1..24).contains(&every) || 24 % every != 0 {
            return None;
        }
        let hours = match (every, hour % every) {
            (1, _) => "*".to_owned(),
            (_, 0) => format!("*/{every}"),
            (_, first) => format!("{first}-23/{every}"),
        };
        Self::parse(&format!("{minute} {hours} * * *")).ok()
    }

    /// As typed, in lower case with single spaces.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// In the crate's dialect.
    pub fn schedules(&self) -> &[Schedule] {
        &self.schedules
    }

    /// The line as a rule with words, if it is that simple.
    pub fn simple(&self) -> Option<Simple> {
        let fields = self.fields;
        let minute = fields.minutes.single()?;
        let times: Vec<NaiveTime> =
            fields.hours.iter().filter_map(|hour| NaiveTime::from_hms_opt(hour, minute, 0)).collect();
        let first = *times.first()?;
        let daily = fields.all_days() && fields.all_months() && fields.all_weekdays();
        if daily && let Some(every) = fields.hour_step() {
            return Some(Simple::Hours(every, first));
        }
        (times.len() <= 3).then_some(())?;
        let rule = match (fields.all_days(), fields.all_months(), fields.all_weekdays()) {
            (true, true, true) => Rule::days(1),
            (true, true, false) => Rule::weeks(1, weekday_set(fields.weekdays)),
            // After the 28th a cron line skips the short months and a rule does not.
            (false, true, true) if fields.days.last() <= Some(28) => Rule::on_dates(1, fields.days),
            (false, false, true) => {
                let (month, day) = (fields.months.single()?, fields.days.single()?);
                Rule::yearly(month, day).filter(|_| (month, day) != (2, 29))
            }
            _ => None,
        };
        Some(Simple::At(rule?, times))
    }
}

impl Fields {
    fn all_days(&self) -> bool {
        self.days == Numbers::range(1, 31)
    }

    fn all_months(&self) -> bool {
        self.months == Numbers::range(1, 12)
    }

    fn all_weekdays(&self) -> bool {
        self.weekdays == Numbers::range(0, 6)
    }

    /// The hours between two times when there are three or more, spread evenly over the day.
    fn hour_step(&self) -> Option<u32> {
        let count = u32::try_from(self.hours.len()).ok().filter(|count| *count > 2 && 24 % count == 0)?;
        let first = self.hours.first()?;
        let even: Numbers = (0..count).map(|n| first + n * 24 / count).collect();
        (even == self.hours).then_some(24 / count)
    }

    /// Whether any month has any of the days.
    fn ever(&self) -> bool {
        let exists = |month: u32| self.days.iter().any(|day| day <= LENGTHS[month as usize - 1]);
        self.either_day || self.months.iter().any(exists)
    }

    /// One line in the crate's dialect, or two where either day may match.
    fn translated(&self) -> Vec<String> {
        let days = self.days.listed();
        let weekdays = self.weekdays.iter().map(|day| day + 1).collect::<Numbers>().listed();
        let days_of = |days: &str, weekdays: &str| {
            let Self { minutes, hours, months, .. } = self;
            format!("0 {} {} {days} {} {weekdays}", minutes.listed(), hours.listed(), months.listed())
        };
        if self.either_day {
            vec![days_of(&days, "*"), days_of("*", &weekdays)]
        } else {
            vec![days_of(&days, &weekdays)]
        }
    }
}

fn weekday_set(days: Numbers) -> WeekdaySet {
    days.iter().filter_map(|day| Weekday::try_from(u8::try_from((day + 6) % 7).ok()?).ok()).collect()
}

fn fields(parts: &[&str]) -> Option<Fields> {
    let [minutes, hours, days, months, weekdays] = *parts else { return None };
    // As crontab has it: a day that begins with a star, even with a step, must match too.
    let either_day = !days.starts_with('*') && !weekdays.starts_with('*');
    let week = field(weekdays, (0, 7), WEEKDAYS, 0)?;
    Some(Fields {
        minutes: field(minutes, (0, 59), &[], 0)?,
        hours: field(hours, (0, 23), &[], 0)?,
        days: field(days, (1, 31), &[], 0)?,
        months: field(months, (1, 12), MONTHS, 1)?,
        weekdays: if week.has(7) { week.without(7).with(0) } else { week },
        either_day,
    })
}

/// A field: items with commas between. `names` begin at the number `named`.
fn field(text: &str, bounds: (u32, u32), names: &[&str], named: u32) -> Option<Numbers> {
    let value = |text: &str| -> Option<u32> {
        let name = names.iter().position(|name| *name == text).and_then(|at| u32::try_from(at).ok());
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let number = name.map(|at| at + named).or_else(|| text.parse().ok().filter(|_| digits))?;
        (bounds.0..=bounds.1).contains(&number).then_some(number)
    };
    let mut all = Numbers::default();
    for item in text.split(',') {
        let (range, step) = item.split_once('/').map_or((item, None), |(range, step)| (range, Some(step)));
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => bounds,
            // "fri-sun": as an end, Sunday is 7.
            Some((first, "sun")) => (value(first)?, 7),
            Some((first, last)) => (value(first)?, value(last)?),
            None if step.is_some() => return None,
            None => (value(range)?, value(range)?),
        };
        let step: usize = step.map_or(Some(1), |step| step.parse().ok().filter(|step| (1..=59).contains(step)))?;
        (first <= last).then_some(())?;
        all = (first..=last).step_by(step).fold(all, Numbers::with);
    }
    Some(all)
}
