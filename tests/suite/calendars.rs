//! The calendar file, as people get it; and read back by a parser that others wrote, to the same instants. The latter needs Node and is
//! behind a variable, like `outside`: `CONVENOR_TEST_OUTSIDE=1`, after `npm ci` in `tests/outside`.

use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use convenor::repeats::{Changes, Plan, Rule};
use insta::assert_snapshot;

use crate::house::{House, ZONE};
use crate::meetings::{WEEKLY, plan, shown};

/// Gets the file from the card, as it stands.
async fn file(house: &House) -> String {
    let seen = house.ana().presses(&shown(house, 0), "Calendar file").await;
    assert!(seen.is_private() && seen.to_string().contains("for your calendar"), "{seen}");
    let attached = &seen.value["attachments"][0];
    let name = attached["filename"].as_str().unwrap();
    assert!(name.starts_with("M-") && name.ends_with(".ics"), "{name}");
    let url = attached["url"].as_str().unwrap();
    convenor::discord::rest::timed_client().unwrap().get(url).send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn the_file_has_the_series_what_is_left_out_and_what_was_moved() {
    let house = House::set_up().await;
    let typed = [&WEEKLY[..], &[("where", "City Hall, room 2; left")]].concat();
    plan(house.ana(), &typed).await;
    let change = async |line: &str, options: &[(&str, &str)], confirm: &str| {
        let preview = house.ana().types(line, options).await;
        house.ana().presses(&preview, confirm).await;
    };
    change("meeting cancel", &[("meeting", "M-1 2026-12-22 18:00")], "Cancel it").await;
    change("meeting move", &[("meeting", "M-1 2026-12-08 18:00"), ("when", "dec 9 7pm")], "Move it").await;
    let text = file(&house).await;
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let ids = |text: String| {
        text.replace(&house.coalition.guild.to_string(), "GUILD")
            .replace(&house.coalition.general.to_string(), "CHANNEL")
    };
    let text = ids(text.replace("\r\n ", "").replace("\r\n", "\n"));
    assert_eq!(text.matches("\nURL:https://discord.com/channels/GUILD/CHANNEL\n").count(), 2);
    let told = |line: &&str| !["URL:", "DTSTAMP:", "TZNAME:"].iter().any(|name| line.starts_with(name));
    let shown: Vec<&str> = text.lines().filter(told).collect();
    assert_snapshot!(shown.join("\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Convenor//Meetings//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VTIMEZONE
    TZID:America/New_York
    BEGIN:STANDARD
    DTSTART:20250101T000000
    TZOFFSETFROM:-0500
    TZOFFSETTO:-0500
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20250309T020000
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
    TZOFFSETFROM:-0500
    TZOFFSETTO:-0400
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20251102T020000
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
    TZOFFSETFROM:-0400
    TZOFFSETTO:-0500
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:meeting-GUILD-1-0@convenor
    SEQUENCE:2
    DTSTART;TZID=America/New_York:20261124T180000
    DURATION:PT60M
    RRULE:FREQ=WEEKLY;BYDAY=TU
    EXDATE;TZID=America/New_York:20261222T180000
    SUMMARY:Assembly
    LOCATION:City Hall\, room 2\; left
    DESCRIPTION:M-1 · Riverside Housing Coalition
    END:VEVENT
    BEGIN:VEVENT
    UID:meeting-GUILD-1-0@convenor
    SEQUENCE:2
    DTSTART;TZID=America/New_York:20261209T190000
    DURATION:PT60M
    RECURRENCE-ID;TZID=America/New_York:20261208T180000
    SUMMARY:Assembly
    LOCATION:City Hall\, room 2\; left
    DESCRIPTION:M-1 · Riverside Housing Coalition
    END:VEVENT
    END:VCALENDAR
    ");
    house.leave().await;
}

#[tokio::test]
async fn dates_that_stand_for_themselves_are_taken_back_from_where_the_series_ends() {
    let house = House::set_up().await;
    plan(house.ana(), &[("title", "Accounts"), ("when", "nov 30 6pm"), ("repeats", "on the 30th of every month")])
        .await;
    let rest = [("meeting", "M-1 2027-01-30 18:00"), ("scope", "this and all after")];
    let preview = house.ana().types("meeting cancel", &rest).await;
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let text = file(&house).await.replace("\r\n", "\n");
    let events: Vec<&str> = text.split("BEGIN:VEVENT").skip(1).collect();
    let cancelled: Vec<&&str> = events.iter().filter(|event| event.contains("\nSTATUS:CANCELLED\n")).collect();
    // Two stay; from January 2027 to October 2028 each is taken back, under the name that it had.
    assert_eq!((events.len(), cancelled.len()), (24, 22), "{text}");
    assert!(cancelled[0].contains("-0-20270130T180000@convenor\n"), "{}", cancelled[0]);
    assert!(cancelled[1].contains("-0-20270228T180000@convenor\n"), "{}", cancelled[1]);
    house.leave().await;
}

/// What a parser that others wrote makes of it.
fn read_back(text: &str, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<i64> {
    let mut node = Command::new("node")
        .args(["calendar.mjs", &from.timestamp().to_string(), &until.timestamp().to_string()])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "{text}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// When the bot itself meets, wound from one start to the next.
async fn wound(house: &House, until: DateTime<Utc>) -> Vec<i64> {
    let mut found: Vec<i64> = Vec::new();
    loop {
        let next = house.rows("select coalesce(cast(strftime('%s', next_at) as integer), 0) from meetings").await;
        if next == 0 || next > until.timestamp() {
            return found;
        }
        assert!(found.last() < Some(&next), "each later than the one before");
        found.push(next);
        house.clock.wind(DateTime::from_timestamp(next, 0).unwrap() + TimeDelta::minutes(60));
        house.settled().await;
    }
}

/// When it meets, by the dates that are kept.
async fn kept(house: &House, (from, until): (DateTime<Utc>, DateTime<Utc>)) -> Vec<i64> {
    let readers = convenor::db::Db::read_only(&house.database).await.unwrap();
    let text: String = sqlx::query_scalar("select schedule from meetings")
        .fetch_one(&mut *readers.acquire().await.unwrap())
        .await
        .unwrap();
    let stretches: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut found = Vec::new();
    for stretch in stretches {
        let read = |key: &str| serde_json::from_value(stretch[key].clone()).ok();
        let changes: Changes = serde_json::from_value(stretch["changes"].clone()).unwrap();
        let (starts, ends): (NaiveDateTime, Option<NaiveDateTime>) = (read("starts").unwrap(), read("until"));
        let rule: Rule = stretch["rule"].as_str().unwrap().parse().unwrap();
        let plan = Plan { starts, rule: Some(&rule), changes: &changes };
        let mut after = from;
        while let Some(next) = plan.next_after(ZONE, after, |original| ends.is_none_or(|ends| original < ends)) {
            after = next.at;
            if after > until {
                break;
            }
            found.push(after.timestamp());
        }
    }
    found.sort_unstable();
    found
}

#[tokio::test]
async fn an_independent_parser_reads_the_same_instants_over_two_years() {
    if std::env::var_os("CONVENOR_TEST_OUTSIDE").is_none() {
        println!("left out: set CONVENOR_TEST_OUTSIDE=1, after `npm ci` in tests/outside");
        return;
    }
    for (when, repeats) in [
        ("nov 24 6pm", "every week"),
        ("dec 31 6pm", "on the 31st of every month"),
        ("nov 30 6pm", "on the 30th of every month"),
        ("dec 8 6pm", "second tuesday of the month"),
        ("nov 27 6pm", "every 2 weeks"),
        ("nov 27 6pm", "last friday of the month"),
        ("nov 19 1:30am", "every day"),
        ("nov 19 1:30am", "every sunday"),
        ("nov 20 9am", "30 9 * * 1,4"),
    ] {
        let house = House::set_up().await;
        let typed = [("title", "Assembly"), ("when", when), ("repeats", repeats), ("minutes", "60")];
        plan(house.ana(), &typed).await;
        // The third is left out, the fourth moved, and from the sixth on all come an hour later, where that has a meaning.
        let change = async |at: usize, line: &str, when: Option<&str>, scope: &str| {
            let named = house.practice.autocomplete(house.ana().seat, line, &[("meeting", "M-1")]).await;
            let meeting = named[at].1.clone();
            let mut options = vec![("meeting", meeting.as_str()), ("scope", scope)];
            options.extend(when.map(|when| ("when", when)));
            let preview = house.ana().types(line, &options).await;
            let label = if line == "meeting move" { "Move it" } else { "Cancel it" };
            if preview.to_string().contains(label) {
                house.ana().presses(&preview, label).await;
            }
        };
        change(2, "meeting cancel", None, "this one").await;
        change(3, "meeting move", Some("nov 19 11am"), "this one").await;
        let sixth =
            house.practice.autocomplete(house.ana().seat, "meeting move", &[("meeting", "M-1")]).await[5].1.clone();
        let (date, time) = sixth.trim_start_matches("M-1 ").split_once(' ').unwrap();
        let hour: u32 = time[..2].parse().unwrap();
        change(5, "meeting move", Some(&format!("{date} {:02}:30", hour + 1)), "this and all after").await;
        house.settled().await;
        let text = file(&house).await;
        let now = house.clock.now();
        let until = now + TimeDelta::days(728);
        let own = kept(&house, (now, until)).await;
        assert!(own.len() > 20, "{repeats}: {own:?}");
        assert_eq!(read_back(&text, now, until), own, "{when}, {repeats}:\n{text}");
        if repeats == "every 2 weeks" {
            let until = now + TimeDelta::days(200);
            let near: Vec<i64> = own.into_iter().filter(|start| *start <= until.timestamp()).collect();
            assert_eq!(wound(&house, until).await, near);
        }
        house.leave().await;
    }
}
