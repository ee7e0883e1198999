//! What is refused, and as what.

use super::{check_all, tuesday};
use crate::repeats::{MAX_CHARS, Unclear, read};
use crate::when::Tongue::{EnGb, EnUs, Es};

#[test]
#[rustfmt::skip]
fn nonsense() {
    let rows = [
        "", " ", ",", "every", "each", "cada", "todos los", "monday every", "from the 15th", "from 9am", "on", "the", "of the month", "9am", "noon", "banana",
        "every banana", "every feb 30", "cada 30 de febrero", "every 31 april", "dec 1", "3/4", "2026-12-24", "tomorrow",
        "next monday", "in 3 days", "every 0 days", "every 0 weeks", "every 999 days", "every 500 weeks", "every 9999 months",
        "every day every week", "every monday every day every month", "mondays mondays 9am 10am",
        "mondays 9am and thursdays 6pm", "mondays until christmas", "mondays until june", "except mondays", "not mondays",
        "mondays or tuesdays", "every monday of the month", "every month on tuesday", "every other weekday banana",
        "6th monday", "0th monday", "the 32nd", "the 0th", "day 40 of each month", "the 29th and 30th", "13:00am daily",
        "mondays 25:00", "twice a week", "bimonthly", "fridays at midnight", "los lunes a las 24",
        "monthly 9", "mondays eod", "every monday 9:00:30", "mondays 9:00:00", "mondays 3pm in the morning", "every year on the 15th", "every 2 years on dec 1",
        "the 15th of december", "every 3 months on the 5th monday", "first monday and the 15th", "mondays and the 15th",
        "every 5", "every 7 hours", "every 30 hours", "the", "el", "cada dos", "every other", "mondays eod",
        "mondays (when there is one)", "every day (", "🎉", "mondays 🎉", "<@1>", "mondays @everyone", "כל יום שני",
        "كل اثنين", "\u{202e}", "FREQ=DAILY;COUNT=3", "FREQ=SECONDLY", "freq=daily", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY 9",
        "FREQ=DAILY 25:00", "RRULE:FREQ=DAILY", "CRON:", "* * *", "0 9 * *", "0 0 9 * * 1", "61 9 * * *",
    ];
    for tongue in [EnUs, EnGb, Es] {
        for start in [None, Some(tuesday())] {
            check_all(tongue, start, &rows.map(|text| (text, "nonsense")));
        }
    }
}

#[test]
#[rustfmt::skip]
fn too_often() {
    let rows = [
        "every 5 minutes", "every minute", "every second", "every 30 min", "every half hour", "every 90 minutes", "cada minuto",
        "cada 10 minutos", "cada media hora", "* * * * *", "*/5 * * * *", "0,30 9 * * *", "0-59/59 9 * * *",
        "every 5 minutes on mondays",
    ];
    check_all(EnUs, None, &rows.map(|text| (text, "too often")));
    check_all(EnUs, Some(tuesday()), &[("mar 1", "nonsense"), ("mar 3 9am", "nonsense")]);
}

#[test]
fn long_texts() {
    let padded = |chars: usize| format!("mondays{}", " ".repeat(chars - 7));
    assert!(read(&padded(MAX_CHARS), EnUs, None).is_ok());
    assert_eq!(read(&padded(MAX_CHARS + 1), EnUs, None), Err(Unclear::Nonsense));
    for long in ["x".repeat(10_000), "every ".repeat(2_000), "1 ".repeat(5_000), "🎉".repeat(10_000)] {
        assert_eq!(read(&long, EnUs, None), Err(Unclear::Nonsense));
    }
}

/// Direction marks and full-width digits are what they look like.
#[test]
fn invisible_marks() {
    check_all(
        EnUs,
        None,
        &[("\u{200f}mondays\u{200e} 9am", "WEEKLY;BYDAY=MO 09:00"), ("mondays 9:00", "WEEKLY;BYDAY=MO 09:00")],
    );
}
