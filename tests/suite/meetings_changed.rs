//! Meetings that are moved and cancelled: shown first, then done, told to those who come.

use insta::assert_snapshot;

use crate::house::House;
use crate::meetings::{ASSEMBLY, WEEKLY, came, plan, shown, wind};

const EVENTS: &str = "select count(*) from outbox where kind = 'meeting-event' and state = 'sent'";

fn starts(house: &House) -> Vec<String> {
    let events = house.practice.events(house.coalition.guild);
    events.iter().map(|event| event["scheduled_start_time"].as_str().unwrap().replace(".000000", "")).collect()
}

#[tokio::test]
async fn what_will_happen_is_shown_and_then_done() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    house.rosa().presses(&posted, "Going").await;
    house.tomas().presses(&posted, "Can't").await;
    assert_eq!(starts(&house), ["2026-11-24T23:00:00+00:00"]);
    let move_it = [("meeting", "M-1"), ("when", "nov 25 7pm")];
    let preview = house.ana().types("meeting move", &move_it).await;
    assert_snapshot!(preview, @"
    (private answer)
    **Move Assembly (M-1)?** This is what will happen:
    • It moves from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**.
    • 1 person has said that they come or may come. Their answer stays, and I tell them in <#1572627441254400006>.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Move it] [Leave it as it is]
    ");
    let kept = house.ana().presses(&preview, "Leave it as it is").await.to_string();
    assert!(kept.contains("Nothing was changed.") && kept.contains("Tue 24 Nov, 6:00 pm"), "{kept}");
    assert_eq!(house.rows("select version from meetings").await, 0);
    let preview = house.ana().types("meeting move", &move_it).await;
    assert_snapshot!(house.ana().presses(&preview, "Move it").await, @"
    (private update)
    Done: M-1 moves from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**.
    [Open] [Meetings]
    ");
    house.settled().await;
    assert_eq!(starts(&house), ["2026-11-26T00:00:00+00:00"]);
    assert_snapshot!(shown(&house, 0), @"
    (answer)
    **M-1 · Assembly**
    ‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time), 60 minutes
    Going **1** · Remote **0** · Maybe **0** · Can't **1**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    [Going] [Remote] [Maybe] [Can't]
    [Agenda] [Calendar file] [More] [Español]
    ");
    assert_snapshot!(shown(&house, 1), @"
    (answer)
    **Assembly** (M-1) has a new time: ‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time). It was ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time).
    -# Ana changed this.
    For @rosa
    [Open] [Español]
    ");
    let rosa = house.coalition.rosa.to_string();
    assert_eq!(shown(&house, 1).value["mentions"].as_array().unwrap().len(), 1);
    assert_eq!(shown(&house, 1).value["mentions"][0]["id"], rosa.as_str());
    // The same press twice makes nothing twice.
    let again = house.ana().forges(&preview, &preview.custom_id("Move it")).await.to_string();
    assert!(again.contains("Done: M-1 moves from ‹Tue 24 Nov 18:00 F›"), "{again}");
    house.settled().await;
    assert_eq!((house.rows("select version from meetings").await, came(&house).len()), (1, 1));
    // Only the new time has its reminders: none the day before the old one.
    wind(&house, "2026-11-23 18:01").await;
    assert_eq!(came(&house).len(), 1);
    wind(&house, "2026-11-24 19:00").await;
    assert_snapshot!(shown(&house, 2), @"
    (answer)
    Tomorrow, Wed 25 Nov, 7:00 pm, New York time: **Assembly** (M-1).
    -# On your clock: ‹Wed 25 Nov 19:00 F›
    For @rosa
    [Going] [Remote] [Maybe] [Can't] [More]
    [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_series_is_moved_in_three_scopes() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    house.rosa().presses(&posted, "Going").await;
    let preview = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "nov 25 7pm")]).await;
    assert_snapshot!(preview, @"
    (private answer)
    **Move Assembly (M-1)?** This is what will happen:
    • This one moves from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**. The others stay.
    • To come then: ‹Wed 25 Nov 19:00 F› · ‹Tue 1 Dec 18:00 F› · ‹Tue 8 Dec 18:00 F› and so on
    • 1 person has said that they come or may come. Their answer stays, and I tell them in <#1572627441254400006>.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Move it] [This and all after] [The whole series] [Leave it as it is]
    ");
    let after = house.ana().presses(&preview, "This and all after").await;
    assert_snapshot!(after, @"
    (private update)
    **Move Assembly (M-1)?** This is what will happen:
    • This one moves from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**, and all after it move along. Dates that were moved by themselves stay where they are.
    • It will repeat every Wednesday, 7:00 pm.
    • To come then: ‹Wed 25 Nov 19:00 F› · ‹Wed 2 Dec 19:00 F› · ‹Wed 9 Dec 19:00 F› and so on
    • 1 person has said that they come or may come. Their answer stays, and I tell them in <#1572627441254400006>.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Move it] [Only this one] [The whole series] [Leave it as it is]
    ");
    let all = house.ana().presses(&after, "The whole series").await;
    assert_snapshot!(all, @"
    (private update)
    **Move Assembly (M-1)?** This is what will happen:
    • The whole series moves: the next one from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**, and all after it along, also those that were moved by themselves.
    • It will repeat every Wednesday, 7:00 pm.
    • To come then: ‹Wed 25 Nov 19:00 F› · ‹Wed 2 Dec 19:00 F› · ‹Wed 9 Dec 19:00 F› and so on
    • 1 person has said that they come or may come. Their answer stays, and I tell them in <#1572627441254400006>.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Move it] [Only this one] [This and all after] [Leave it as it is]
    ");
    assert_snapshot!(house.ana().presses(&all, "Move it").await, @"
    (private update)
    Done: M-1 moves from ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time) to **‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time)**, and all after it move along.
    [Open] [Meetings]
    ");
    house.settled().await;
    assert_snapshot!(shown(&house, 0), @"
    (answer)
    **M-1 · Assembly**
    ‹Wed 25 Nov 19:00 F› (Wed 25 Nov, 7:00 pm, New York time), 60 minutes
    It repeats every Wednesday, 7:00 pm.
    Going **1** · Remote **0** · Maybe **0** · Can't **0**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    [Going] [Remote] [Maybe] [Can't]
    [Agenda] [Calendar file] [More] [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_later_date_is_moved_by_its_name_and_the_rest_cancelled() {
    let house = House::set_up().await;
    plan(house.ana(), &[("title", "Assembly"), ("when", "nov 25 7pm"), ("repeats", "every week")]).await;
    let one = [("meeting", "M-1 2026-12-09 19:00"), ("when", "dec 10 7pm")];
    let preview = house.ana().types("meeting move", &one).await;
    assert!(!preview.to_string().contains("[The whole series]"), "{preview}");
    house.ana().presses(&preview, "Move it").await;
    let moved = house.ana().types("meeting show", &[("meeting", "M-1 2026-12-09 19:00")]).await.to_string();
    let once = "This once, instead of Wed 9 Dec, 7:00 pm.\nIt repeats every Wednesday, 7:00 pm.";
    assert!(moved.contains(once), "{moved}");
    let rest = [("meeting", "M-1 2026-12-16 19:00"), ("scope", "this and all after")];
    let preview = house.ana().types("meeting cancel", &rest).await;
    assert_snapshot!(preview, @"
    (private answer)
    **Cancel Assembly (M-1)?** This is what will happen:
    • This one, ‹Wed 16 Dec 19:00 F› (Wed 16 Dec, 7:00 pm, New York time), and all after it don't take place.
    • To come then: ‹Wed 25 Nov 19:00 F› · ‹Wed 2 Dec 19:00 F› · ‹Thu 10 Dec 19:00 F›
    • I say in <#1572627441254400006> that it doesn't take place. Nobody has said yet that they come.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Cancel it] [Only this one] [Leave it as it is]
    ");
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let shown = house.ana().types("meeting show", &[("meeting", "M-1")]).await.to_string();
    assert!(
        shown.contains("<Choose another date: ✓ Wed 25 Nov, 7:00 pm | Wed 2 Dec, 7:00 pm | Thu 10 Dec, 7:00 pm>"),
        "{shown}"
    );
    house.leave().await;
}

#[tokio::test]
async fn two_people_move_the_same_meeting_and_the_second_is_told() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    house.tomas().presses(&posted, "Going").await;
    let anas = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "nov 25 7pm")]).await;
    let rosas = house.rosa().types("meeting move", &[("meeting", "M-1"), ("when", "nov 26 7pm")]).await;
    let (one, two) = (house.ana(), house.rosa());
    let (one, two) = tokio::join!(one.presses(&anas, "Move it"), two.presses(&rosas, "Move it"));
    let (first, second) = if one.to_string().contains("Done: M-1 moves") { (one, two) } else { (two, one) };
    assert!(first.to_string().contains("Done: M-1 moves from"), "{first}");
    let told = second.to_string();
    assert!(told.contains("changed M-1 while you were looking, so I changed nothing."), "{told}");
    assert!(told.contains("This is what would happen now:") && told.contains("[Move it]"), "{told}");
    house.settled().await;
    assert_eq!(house.rows("select version from meetings").await, 1);
    assert_eq!(came(&house).len(), 1, "{:?}", came(&house));
    // Cancelled meanwhile, there is nothing left to move.
    let cancel = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    house.ana().presses(&cancel, "Cancel it").await;
    let late = house.rosa().forges(&second, &second.custom_id("Move it")).await.to_string();
    assert!(late.contains("Ana cancelled M-1 while you were looking") && !late.contains("[Move it]"), "{late}");
    house.leave().await;
}

#[tokio::test]
async fn a_cancelled_occurrence_sends_nothing_and_the_next_one_does() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    house.rosa().presses(&posted, "Going").await;
    house.until_rows(EVENTS, 1).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    assert_snapshot!(preview, @"
    (private answer)
    **Cancel Assembly (M-1)?** This is what will happen:
    • This one, ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), doesn't take place. The others stay.
    • To come then: ‹Tue 1 Dec 18:00 F› · ‹Tue 8 Dec 18:00 F› · ‹Tue 15 Dec 18:00 F› and so on
    • 1 person has said that they come or may come. I tell them in <#1572627441254400006>.
    • The reminders, the card and this server's event follow.
    -# Nothing is changed yet.
    [Cancel it] [This and all after] [The whole series] [Leave it as it is]
    ");
    assert_snapshot!(house.ana().presses(&preview, "Cancel it").await, @"
    (private update)
    Done: that date of M-1 is cancelled. Next: ‹Tue 1 Dec 18:00 F› (Tue 1 Dec, 6:00 pm, New York time).
    [Open] [Meetings]
    ");
    house.settled().await;
    assert_snapshot!(shown(&house, 1), @"
    (answer)
    **Assembly** (M-1) doesn't take place on ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time).
    Next: ‹Tue 1 Dec 18:00 F› (Tue 1 Dec, 6:00 pm, New York time).
    -# Ana changed this.
    For @rosa
    [Open] [Español]
    ");
    assert_eq!(starts(&house), ["2026-12-01T23:00:00+00:00"], "the guild's event is that of the next");
    wind(&house, "2026-11-24 19:00").await;
    assert_eq!(came(&house).len(), 1, "no reminder of what is cancelled");
    wind(&house, "2026-11-30 18:00").await;
    assert!(
        came(&house)[1].starts_with("(answer)\nTomorrow, Tue 1 Dec, 6:00 pm, New York time: **Assembly** (M-1)"),
        "{}",
        came(&house)[1]
    );
    // All of it: nothing comes any more, and the card says so.
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1"), ("scope", "the whole series")]).await;
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    assert_snapshot!(shown(&house, 0), @"
    (answer)
    **M-1 · Assembly**
    This meeting is cancelled.
    It was to be on ‹Tue 1 Dec 18:00 F› (Tue 1 Dec, 6:00 pm, New York time).
    -# Ana had planned this.
    [Español]
    ");
    assert_eq!(starts(&house), Vec::<String>::new());
    wind(&house, "2026-12-09 10:00").await;
    assert_eq!(came(&house).len(), 3);
    let gone = house.rosa().forges(&posted, &posted.custom_id("Going")).await.to_string();
    assert!(gone.contains("That meeting (M-1) is over, or it doesn't take place then."), "{gone}");
    house.leave().await;
}

#[tokio::test]
async fn what_cannot_be_moved_like_that_is_said_in_words() {
    let house = House::set_up().await;
    plan(house.ana(), &[("title", "Board"), ("when", "nov 23 6pm"), ("repeats", "mondays and wednesdays")]).await;
    let check = async |when: &str, scope: &str, part: &str| {
        let typed = [("meeting", "M-1"), ("when", when), ("scope", scope)];
        let seen = house.ana().types("meeting move", &typed).await.to_string();
        assert!(seen.contains(part), "{when} {scope}: {seen}");
    };
    check("nov 24 6pm", "the whole series", "This meeting comes on several days").await;
    check("nov 24 6pm", "this one", "This one moves from").await;
    check("nov 23 8pm", "the whole series", "The whole series moves").await;
    check("nov 25 6pm", "this one", "M-1 already has a date at that time").await;
    check("nov 23 6pm", "this one", "M-1 is at that time already").await;
    check("yesterday 6pm", "this one", "has passed").await;
    check("blursday", "this one", "I can't read \"blursday\"").await;
    let tomas = house.tomas_in_english();
    for line in ["meeting move", "meeting cancel"] {
        // That is told before what they mistyped.
        let typed = [("meeting", "M-1"), ("when", "blursday")];
        let options = if line == "meeting move" { &typed[..] } else { &typed[..1] };
        let seen = tomas.types(line, options).await.to_string();
        assert!(seen.contains("Only the host of M-1, or a coordinator"), "{seen}");
    }
    assert_eq!(house.rows("select count(*) from meeting_changes").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn at_night_word_of_a_change_waits_unless_it_is_near() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &[("title", "Early"), ("when", "nov 24 7am")]).await;
    house.rosa().presses(&posted, "Going").await;
    let move_to = async |when: &str| {
        let preview = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", when)]).await;
        house.ana().presses(&preview, "Move it").await;
        house.settled().await;
        preview.to_string()
    };
    wind(&house, "2026-11-18 22:00").await;
    let preview = move_to("nov 25 7am").await;
    assert!(preview.contains("It's night now, so I tell them when it's over: ‹Thu 19 Nov 08:00 F›"), "{preview}");
    assert_eq!(came(&house).len(), 0);
    wind(&house, "2026-11-19 08:00").await;
    assert_eq!(came(&house).len(), 1);
    // Reminders come at their hour, in the night too; so does word of what is in the morning.
    wind(&house, "2026-11-24 23:00").await;
    assert_eq!(came(&house).len(), 2);
    let preview = move_to("nov 25 7:30am").await;
    assert!(preview.contains("It's night, but this is so near that I tell them right now."), "{preview}");
    assert_eq!(came(&house).len(), 3);
    wind(&house, "2026-11-25 06:30").await;
    assert!(
        came(&house)[3].contains("Today, Wed 25 Nov, 7:30 am, New York time: **Early** (M-1)"),
        "{:?}",
        came(&house)
    );
    house.leave().await;
}

#[tokio::test]
async fn of_several_changes_in_the_night_only_the_last_state_is_told() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    house.rosa().presses(&posted, "Going").await;
    let change = async |line: &str, when: &str| {
        let typed = [("meeting", "M-1"), ("when", when)];
        let options = if when.is_empty() { &typed[..1] } else { &typed[..] };
        let preview = house.ana().types(line, options).await;
        let press = if when.is_empty() { "Cancel it" } else { "Move it" };
        house.ana().presses(&preview, press).await;
        house.settled().await;
    };
    wind(&house, "2026-11-18 22:00").await;
    change("meeting move", "nov 25 7pm").await;
    change("meeting move", "nov 26 7pm").await;
    wind(&house, "2026-11-19 08:00").await;
    assert_eq!(came(&house).len(), 1, "{:?}", came(&house));
    let told = came(&house)[0].clone();
    assert!(told.contains("has a new time: ‹Thu 26 Nov 19:00 F›") && told.contains("It was ‹Tue 24 Nov"), "{told}");
    // There and back: there is nothing to tell.
    wind(&house, "2026-11-19 22:00").await;
    change("meeting move", "nov 27 7pm").await;
    change("meeting move", "nov 26 7pm").await;
    wind(&house, "2026-11-20 08:00").await;
    assert_eq!(came(&house).len(), 1, "{:?}", came(&house));
    // Moved and then cancelled, with nobody left to ping: it is cancelled at the time that people know.
    wind(&house, "2026-11-20 22:00").await;
    change("meeting move", "nov 27 7pm").await;
    house.rosa().presses(&posted, "Can't").await;
    change("meeting cancel", "").await;
    wind(&house, "2026-11-21 08:00").await;
    assert_eq!(came(&house).len(), 2, "{:?}", came(&house));
    assert!(came(&house)[1].contains("doesn't take place on ‹Thu 26 Nov 19:00 F›"), "{:?}", came(&house));
    house.leave().await;
}
