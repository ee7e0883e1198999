//! Times as people read them.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;

use super::{Language, Words};
use crate::say;
use crate::when::to_local;

/// Cities of zones whose name in Spanish is another one.
const SPANISH_CITIES: [(&str, &str); 21] = [
    ("New_York", "Nueva York"),
    ("Los_Angeles", "Los Ángeles"),
    ("St_Johns", "San Juan de Terranova"),
    ("Mexico_City", "Ciudad de México"),
    ("Bogota", "Bogotá"),
    ("Panama", "Panamá"),
    ("Havana", "La Habana"),
    ("Asuncion", "Asunción"),
    ("Sao_Paulo", "São Paulo"),
    ("London", "Londres"),
    ("Dublin", "Dublín"),
    ("Paris", "París"),
    ("Berlin", "Berlín"),
    ("Rome", "Roma"),
    ("Brussels", "Bruselas"),
    ("Lisbon", "Lisboa"),
    ("Johannesburg", "Johannesburgo"),
    ("Kolkata", "Calcuta"),
    ("Tokyo", "Tokio"),
    ("Sydney", "Sídney"),
    ("Cairo", "El Cairo"),
];

/// Discord's own mark for an instant: each reader sees it in full, on their own clock.
#[must_use]
pub fn stamp(at: DateTime<Utc>) -> String {
    format!("<t:{}:F>", at.timestamp())
}

/// Discord's mark for a day: "24 November 2026" to each reader, as their app writes dates.
#[must_use]
pub fn stamp_day(at: DateTime<Utc>) -> String {
    format!("<t:{}:D>", at.timestamp())
}

/// Discord's mark for how far away an instant is, kept up to date by the reader's app.
#[must_use]
pub fn stamp_relative(at: DateTime<Utc>) -> String {
    format!("<t:{}:R>", at.timestamp())
}

/// A wall time in words where no mark can go (autocomplete): "Tue 24 Nov, 6:00 pm"; with the year when it is another one.
#[must_use]
pub fn wall(words: Words, local: NaiveDateTime, now: NaiveDateTime) -> String {
    let date = day(words, local);
    let time = clock_time(words, local);
    if local.year() == now.year() {
        say!(words, "wall", date = date, time = time)
    } else {
        say!(words, "wall-year", date = date, time = time, year = local.year().to_string())
    }
}

/// The day in words: "Tue 24 Nov".
#[must_use]
pub fn day(words: Words, local: NaiveDateTime) -> String {
    let weekday = say!(words, "weekday-short", day = local.weekday().number_from_monday());
    let month = say!(words, "month-short", month = local.month());
    say!(words, "day", weekday = weekday, day = local.day(), month = month)
}

/// A day of the year in words, as its readers write it: "December 1" to Americans, "1 December" to others.
#[must_use]
pub fn date(words: Words, month: u32, day: u32) -> String {
    let month = say!(words, "month", month = month);
    if words.language() == Language::EnUs {
        say!(words, "date-month-first", month = month, day = day)
    } else {
        say!(words, "date-day-first", month = month, day = day)
    }
}

/// The time of day as one says it in a sentence: "6 pm", "6:30 pm"; 24 hours in Spanish.
#[must_use]
pub fn spoken_time(words: Words, local: NaiveDateTime) -> String {
    let time = clock_time(words, local);
    if words.language() == Language::Es { time } else { time.replace(":00 ", " ") }
}

/// The time of day as a clock shows it: "6:00 pm"; 24 hours in Spanish, with two digits, as "6:00" is read as the afternoon's.
#[must_use]
pub fn clock_time(words: Words, local: NaiveDateTime) -> String {
    if words.language() == Language::Es {
        return local.format("%H:%M").to_string();
    }
    let (afternoon, hour) = local.hour12();
    format!("{hour}:{:02} {}", local.minute(), if afternoon { "pm" } else { "am" })
}

/// What people call the city of a zone.
#[must_use]
pub fn city(words: Words, zone: Tz) -> String {
    let name = zone.name();
    let city = name.rsplit('/').next().unwrap_or(name);
    let spanish = || SPANISH_CITIES.into_iter().find(|(known, _)| *known == city).map(|(_, name)| name);
    match spanish().filter(|_| words.language() == Language::Es) {
        Some(name) => name.to_owned(),
        None => city.replace('_', " "),
    }
}

/// How far ahead, in the largest whole unit: "in 20 minutes", "in 3 hours", "in 2 days". Days are those of the calendar there, so that what
/// is on Thursday is "in 2 days" all Tuesday long.
#[must_use]
pub fn ahead(words: Words, zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let minutes = ((to - from).num_seconds() + 30) / 60;
    let days = (to_local(zone, to).date() - to_local(zone, from).date()).num_days().max(1);
    let (hours, weeks) = ((minutes + 30) / 60, (days + 3) / 7);
    match minutes {
        ..1 => say!(words, "ahead-now"),
        1..90 => say!(words, "ahead-minutes", count = minutes),
        90..1_440 => say!(words, "ahead-hours", count = hours),
        _ if days < 14 => say!(words, "ahead-days", count = days),
        _ => say!(words, "ahead-weeks", count = weeks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn wall_times_in_words() {
        let (english, spanish) = (Language::EnUs.words(), Language::Es.words());
        let now = at("2026-11-22 10:00");
        let check = |local: &str, in_english: &str, in_spanish: &str| {
            assert_eq!(wall(english, at(local), now), in_english);
            assert_eq!(wall(spanish, at(local), now), in_spanish);
        };
        check("2026-11-24 18:00", "Tue 24 Nov, 6:00 pm", "mar 24 nov, 18:00");
        check("2026-12-01 00:05", "Tue 1 Dec, 12:05 am", "mar 1 dic, 00:05");
        check("2027-01-02 12:00", "Sat 2 Jan 2027, 12:00 pm", "sáb 2 ene 2027, 12:00");
        assert_eq!(spoken_time(english, at("2026-11-24 17:00")), "5 pm");
        assert_eq!(spoken_time(english, at("2026-11-24 17:30")), "5:30 pm");
        assert_eq!(spoken_time(spanish, at("2026-11-24 17:00")), "17:00");
    }

    #[test]
    fn dates_as_their_readers_write_them() {
        let dates = [Language::EnUs, Language::EnGb, Language::Es].map(|language| date(language.words(), 12, 1));
        assert_eq!(dates, ["December 1", "1 December", "1 de diciembre"]);
    }

    #[test]
    fn how_far_ahead_in_the_largest_whole_unit() {
        let words = Language::EnUs.words();
        let from = DateTime::<Utc>::UNIX_EPOCH;
        let check = |minutes: i64, expected: &str| {
            assert_eq!(ahead(words, Tz::UTC, from, from + chrono::TimeDelta::minutes(minutes)), expected);
        };
        check(0, "now");
        check(1, "in 1 minute");
        check(89, "in 89 minutes");
        check(90, "in 2 hours");
        check(60 * 23, "in 23 hours");
        check(60 * 24, "in 1 day");
        check(60 * 24 * 13, "in 13 days");
        check(60 * 24 * 14, "in 2 weeks");
        let new_york = |from: &str, to: &str| {
            let at = |local| crate::when::to_utc(chrono_tz::America::New_York, at(local)).0;
            ahead(words, chrono_tz::America::New_York, at(from), at(to))
        };
        assert_eq!(new_york("2026-11-24 08:00", "2026-11-26 23:00"), "in 2 days");
        assert_eq!(new_york("2026-11-24 23:00", "2026-11-26 00:30"), "in 2 days");
        // The night of the clock change has 25 hours.
        assert_eq!(new_york("2026-10-31 09:00", "2026-11-01 09:00"), "in 1 day");
    }
}
