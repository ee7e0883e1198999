//! Meetings when things go wrong: what is typed badly, sent twice, forged, or of another guild; and the night of the clock change.

use insta::assert_snapshot;

use crate::house::{House, Seen};
use crate::meetings::{ASSEMBLY, WEEKLY, came, plan, shown, wind};
use crate::polls::posted_in;

#[tokio::test]
async fn planned_twice_at_once_it_is_one_meeting() {
    let house = House::set_up().await;
    let (one, two) = (house.ana(), house.ana());
    let (one, two) = tokio::join!(one.types("meeting schedule", &WEEKLY), two.types("meeting schedule", &WEEKLY));
    let both = format!("{one}{two}");
    assert!(both.contains("is planned as **M-1**") && both.contains("I kept it once"), "{both}");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    assert_eq!(house.rows("select count(*) from meetings").await, 1);
    assert_eq!(posted_in(&house.practice, house.coalition.general).len(), 1);
    assert_eq!(house.practice.events(house.coalition.guild).len(), 1);
    // The same form twice: one item, one change.
    let agenda = house.ana().presses(&shown(&house, 0), "Agenda").await;
    let form = house.ana().presses(&agenda, "Add something").await;
    for _ in 0..2 {
        house.ana().forges_form("1:meeting:topic-sent:1", &[("topic", "Chairs")]).await;
    }
    house.ana().sends(&form, &[("topic", "Chairs")]).await;
    assert_eq!(house.rows("select count(*) from meeting_topics").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_and_nothing_is_formatted_by_what_people_type() {
    let house = House::set_up().await;
    let typed = [
        ("title", "@everyone **שלום** <@1>"),
        ("when", "nov 24 6pm"),
        ("where", "[x](https://x.example) `a` \u{202E}gnp"),
    ];
    let posted = plan(house.ana(), &typed).await;
    house.ana().types("meeting agenda", &[("meeting", "M-1"), ("item", "# @here ||x|| مرحبا\n- y")]).await;
    house.rosa().presses(&posted, "Going").await;
    crate::polls::later(&house, 2).await;
    assert_snapshot!(shown(&house, 0), @r"
    (answer)
    **M-1 · ⟦@‍everyone \*\*שלום\*\* \<@‍1\>⟧**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 60 minutes
    **Where:** \[x\](https://x.example) \`a\` gnp
    Going **1** · Remote **0** · Maybe **0** · Can't **0**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    **Agenda**
    • ⟦\# @‍here \|\|x\|\| مرحبا - y⟧
    [Going] [Remote] [Maybe] [Can't]
    [Agenda] [Calendar file] [More] [Español]
    ");
    let preview = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "nov 25 6pm")]).await;
    house.ana().presses(&preview, "Move it").await;
    house.settled().await;
    wind(&house, "2026-11-24 18:00").await;
    let all = posted_in(&house.practice, house.coalition.general);
    assert_eq!(all.len(), 3);
    for message in &all {
        assert_eq!(message["mention_everyone"], false, "{message}");
        let text = message.to_string();
        assert!(!text.contains("@everyone") && !text.contains("@here") && !text.contains("\u{202E}"), "{text}");
    }
    assert_snapshot!(shown(&house, 2), @r"
    (answer)
    Tomorrow, Wed 25 Nov, 6:00 pm, New York time: **⟦@‍everyone \*\*שלום\*\* \<@‍1\>⟧** (M-1).
    **Where:** \[x\](https://x.example) \`a\` gnp
    -# On your clock: ‹Wed 25 Nov 18:00 F› · 1 item on the agenda
    For @rosa
    [Going] [Remote] [Maybe] [Can't] [More]
    [Español]
    ");
    let agenda = house.ana().presses(&shown(&house, 0), "Agenda").await.to_string();
    assert!(agenda.contains("1. ⟦\\# @\u{200D}here \\|\\|x\\|\\| مرحبا - y⟧ · Ana"), "{agenda}");
    let events = house.practice.events(house.coalition.guild);
    assert_eq!(events[0]["name"], "@everyone **שלום** <@1>", "an event's name is shown as it is");
    house.leave().await;
}

#[tokio::test]
async fn what_cannot_be_planned_is_refused_in_words() {
    let house = House::set_up().await;
    let check = async |options: &[(&str, &str)], part: &str| {
        let seen = house.ana().types("meeting schedule", &[&ASSEMBLY[..], options].concat()).await.to_string();
        assert!(seen.contains(part), "{options:?}: {seen}");
    };
    check(&[("repeats", "every blursday")], "I can't read \"every blursday\" as a repeat").await;
    check(&[("repeats", "every 5 minutes")], "more than once an hour").await;
    check(&[("where", "***")], "Where is it?").await;
    let seen = house.ana().types("meeting schedule", &[("title", "***"), ("when", "nov 24 6pm")]).await.to_string();
    assert!(seen.contains("what is the meeting about?"), "{seen}");
    let seen = house.ana().types("meeting schedule", &[("title", "x"), ("when", "2025-11-01 6pm")]).await.to_string();
    assert!(seen.contains("has passed"), "{seen}");
    house.practice.deny_bot(house.coalition.general, 1 << 11);
    check(&[], "*Send Messages*").await;
    assert_eq!(house.rows("select count(*) from meetings").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn forged_presses_and_other_guilds_reach_nothing() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    for id in [
        "say:1.20261124T1800.z",
        "say:1.x.g",
        "say:1",
        "say:x.20261124T1800.g",
        "do:1.0.o",
        "plan:1",
        "nonsense:1",
        "list:x",
        "off:1",
    ] {
        let seen = house.rosa().forges(&posted, &format!("1:meeting:{id}")).await.to_string();
        assert!(seen.contains("I don't know this button"), "{id}: {seen}");
    }
    // A date that is none, one of the past, one ten years ahead: nothing is kept of it.
    for id in ["say:1.20261125T1800.g", "say:1.20261117T1800.g", "do:1.0.o.20261125T1800.x"] {
        let seen = house.rosa().forges(&posted, &format!("1:meeting:{id}")).await.to_string();
        assert!(seen.contains("That meeting (M-1) is over"), "{id}: {seen}");
    }
    let past = house.ana().forges(&posted, "1:meeting:do:1.0.o.20261124T1800.20261101T1800").await.to_string();
    assert!(past.contains("That time has passed"), "{past}");
    // Confirmed by one who may not, whatever version they name.
    for version in [0, 7] {
        let press = format!("1:meeting:do:1.{version}.o.20261124T1800.x");
        let seen = house.tomas_in_english().forges(&posted, &press).await.to_string();
        assert!(seen.contains("Only the host of M-1, or a coordinator"), "{seen}");
    }
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    let there = house.practice.add_channel(other, "lobby");
    house.practice.join(other, house.coalition.ana);
    let theirs = plan(house.ana().at(there), &ASSEMBLY).await;
    for id in [
        "say:1.20261124T1800.g",
        "open:1",
        "who:1",
        "agenda:1",
        "calendar:1",
        "other:1",
        "move:1",
        "cancel:1",
        "do:1.0.o.20261124T1800.x",
        "topic-sent:1",
        "keep:1",
        "say:99.20261124T1800.g",
    ] {
        let seen = house.ana().at(there).forges(&theirs, &format!("1:meeting:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among"), "{id}: {seen}");
    }
    for line in ["meeting show", "meeting cancel"] {
        let seen = house.ana().at(there).types(line, &[("meeting", "M-2")]).await.to_string();
        assert!(seen.contains("I can't find that among the meetings you can see"), "{line}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from meeting_answers").await, 0);
    assert_eq!(house.rows("select count(*) from meetings where version > 0 or state = 'ended'").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn a_meeting_in_a_hidden_channel_is_for_those_who_see_it() {
    let house = House::set_up().await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    let seen = house.ana().at(board).types("meeting schedule", &ASSEMBLY).await.to_string();
    assert!(seen.contains("I keep it out of this server's events"), "{seen}");
    house.until("the card stands", |practice| posted_in(practice, board).len() == 1).await;
    house.settled().await;
    assert_eq!(house.practice.events(house.coalition.guild).len(), 0);
    let tomas = house.tomas_in_english();
    let list = tomas.types("meeting list", &[]).await;
    assert!(list.to_string().contains("No meetings to come."), "{list}");
    assert!(tomas.suggested("meeting show", &[("meeting", "")]).await.is_empty());
    assert!(!tomas.types("home", &[]).await.to_string().contains("Assembly"));
    let show = tomas.types("meeting show", &[("meeting", "M-1")]).await.to_string();
    assert!(show.contains("I can't find that among the meetings you can see"), "{show}");
    for id in ["open:1", "say:1.20261124T1800.g", "agenda:1", "calendar:1", "other:1"] {
        let seen = tomas.forges(&list, &format!("1:meeting:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among"), "{id}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from items where kind = 'M' and not shared").await, 1);
    let rosa = house.rosa().types("meeting list", &[]).await.to_string();
    assert!(rosa.contains("**M-1** Assembly"), "coordinators see all: {rosa}");
    house.leave().await;
}

#[tokio::test]
async fn a_meeting_at_half_past_two_on_the_night_of_the_clock_change_comes_once() {
    let house = House::started_at("2027-03-11T15:00:00Z").await.and_set_up().await;
    let daily = [("title", "Night watch"), ("when", "mar 13 2:30am"), ("repeats", "every day")];
    plan(house.ana(), &daily).await;
    let hours =
        ["12 02:30", "13 01:30", "13 02:30", "14 01:30", "14 03:30", "14 04:31", "15 01:30", "15 02:30", "15 03:31"];
    let mut heard = Vec::new();
    for hour in hours {
        let before = came(&house).len();
        wind(&house, &format!("2027-03-{hour}")).await;
        heard.extend(came(&house)[before..].iter().map(|text| format!("{hour}: {}", text.lines().nth(1).unwrap())));
    }
    assert_snapshot!(heard.join("\n"), @"
    12 02:30: Tomorrow, Sat 13 Mar, 2:30 am, New York time: **Night watch** (M-1).
    13 01:30: Today, Sat 13 Mar, 2:30 am, New York time: **Night watch** (M-1).
    13 02:30: Tomorrow, Sun 14 Mar, 3:30 am, New York time: **Night watch** (M-1).
    14 01:30: Today, Sun 14 Mar, 3:30 am, New York time: **Night watch** (M-1).
    14 01:30: Tomorrow, Mon 15 Mar, 2:30 am, New York time: **Night watch** (M-1).
    15 01:30: Today, Mon 15 Mar, 2:30 am, New York time: **Night watch** (M-1).
    15 02:30: Tomorrow, Tue 16 Mar, 2:30 am, New York time: **Night watch** (M-1).
    ");
    // Once at that hour: the answer says what was made of it.
    let once = [("title", "Once"), ("when", "2028-03-12 02:30")];
    let seen: Seen = house.ana().types("meeting schedule", &once).await;
    assert_snapshot!(seen, @"
    (private answer)
    **Once** is planned as **M-2**. Its card is on its way to <#1613577270067200006>.
    ‹Sun 12 Mar 03:30 F› (Sun 12 Mar 2028, 3:30 am, New York time), 60 minutes
    Clocks change that night and that hour doesn't exist, so I took the one right after it.
    What happens next: people say there whether they come. I remind them in <#1613577270067200006> a day before and again an hour before. It's in this server's events.
    [Open] [Meetings]
    ");
    house.leave().await;
}

#[tokio::test]
async fn the_31st_of_every_month_is_its_last_day() {
    let house = House::set_up().await;
    let typed = [("title", "Closing"), ("when", "dec 31 6pm"), ("repeats", "on the 31st of every month")];
    plan(house.ana(), &typed).await;
    let seen = house.ana().types("meeting show", &[("meeting", "M-1")]).await.to_string();
    assert!(seen.contains("✓ Thu 31 Dec, 6:00 pm | Sun 31 Jan 2027, 6:00 pm | Sun 28 Feb 2027, 6:00 pm"), "{seen}");
    assert!(seen.contains("It repeats"), "{seen}");
    house.leave().await;
}

#[tokio::test]
async fn a_series_begins_with_its_first_date_to_come() {
    let house = House::set_up().await;
    // It is ten in the morning: what would have begun half an hour ago never took place.
    let typed = [("title", "Stand-up"), ("when", "every day 9:30am"), ("minutes", "60")];
    let posted = plan(house.ana(), &typed).await;
    assert!(posted.to_string().contains("‹Thu 19 Nov 09:30 F›"), "{posted}");
    house.leave().await;
}
