//! Meetings of which nothing comes any more, or not on that date: what is said of it, and what becomes of what was to be talked of.

use insta::assert_snapshot;

use crate::house::House;
use crate::meetings::{ASSEMBLY, WEEKLY, came, plan, shown, wind};

#[tokio::test]
async fn a_series_is_cancelled_while_one_of_it_goes_on() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    wind(&house, "2026-11-24 18:01").await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1"), ("scope", "the whole series")]).await;
    assert!(preview.to_string().contains("• No other date is left."), "{preview}");
    assert_snapshot!(house.ana().presses(&preview, "Cancel it").await, @"
    (private update)
    Done: nothing of M-1 is to come any more. Only the one that goes on now takes place.
    [Open] [Meetings]
    ");
    house.settled().await;
    let card = shown(&house, 0).to_string();
    assert!(card.contains("‹Tue 24 Nov 18:00 F›") && !card.contains("cancelled"), "{card}");
    wind(&house, "2026-11-24 19:00").await;
    let card = shown(&house, 0).to_string();
    assert!(card.contains("This meeting is over.\nIt was on ‹Tue 24 Nov 18:00 F›"), "{card}");
    assert!(card.contains("Ana hosted this."), "{card}");
    house.leave().await;
}

#[tokio::test]
async fn a_later_date_is_cancelled_and_the_next_one_stays() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    house.rosa().presses(&posted, "Going").await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1 2026-12-01 18:00")]).await;
    let done = house.ana().presses(&preview, "Cancel it").await.to_string();
    let still = "The next one is still ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time).";
    assert!(done.contains(&format!("Done: that date of M-1 is cancelled. {still}")), "{done}");
    house.settled().await;
    let told = came(&house).pop().unwrap();
    assert!(told.contains("doesn't take place on ‹Tue 1 Dec 18:00 F›") && told.contains(still), "{told}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_left_on_the_agenda_is_read_and_put_on_another_meeting() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &ASSEMBLY).await;
    house.rosa().presses(&posted, "Going").await;
    house.tomas().types("meeting agenda", &[("meeting", "M-1"), ("item", "Who brings the chairs?")]).await;
    house.rosa().types("meeting agenda", &[("meeting", "M-1"), ("item", "Rent relief")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    let says = "• 2 agenda items are left. Once another meeting is planned, you can put them there.";
    assert!(preview.to_string().contains(says), "{preview}");
    let done = house.ana().presses(&preview, "Cancel it").await;
    assert_snapshot!(done, @"
    (private update)
    Done: M-1 is cancelled. 2 agenda items are left. Once there's another meeting, press *Open* here to put what's left on its agenda.
    [Open] [Meetings]
    ");
    house.settled().await;
    // It is found where meetings are looked at, behind what is to come.
    plan(house.rosa(), &[("title", "Choir"), ("when", "dec 1 6pm")]).await;
    let found = house.ana().suggested("meeting show", &[("meeting", "")]).await;
    assert_eq!(found, ["M-2 · Choir · Tue 1 Dec, 6:00 pm · in 13 days", "M-1 · Assembly · cancelled"]);
    assert_eq!(house.ana().suggested("meeting move", &[("meeting", "assembly")]).await, Vec::<String>::new());
    let shown = house.ana().types("meeting show", &[("meeting", "M-1")]).await.to_string();
    assert!(shown.contains("[Put on another meeting]"), "{shown}");
    let choir = house.rosa().types("meeting cancel", &[("meeting", "M-2")]).await;
    house.rosa().presses(&choir, "Cancel it").await;
    house.settled().await;
    let open = house.ana().presses(&done, "Open").await;
    assert_snapshot!(open, @"
    (private answer)
    **M-1 · Assembly**
    This meeting is cancelled.
    It was to be on ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time).
    -# Ana had planned this.
    **Left on its agenda**
    1. Who brings the chairs? · Tomás
    2. Rent relief · Rosa
    [Put on another meeting] [Meetings]
    ");
    let none = house.ana().presses(&open, "Put on another meeting").await.to_string();
    assert!(none.contains("No meetings to come."), "{none}");
    let refused = house.tomas_in_english().forges(&open, &open.custom_id("Put on another meeting")).await.to_string();
    assert!(refused.contains("Only who put this on the agenda, the host or a coordinator"), "{refused}");
    plan(house.ana(), &[("title", "Board"), ("when", "nov 25 9am")]).await;
    let asked = house.ana().presses(&open, "Put on another meeting").await;
    assert_snapshot!(asked, @"
    (private answer)
    Where shall we talk about what is left on the agenda of M-1?
    <Choose a meeting: M-3 · Board · Wed 25 Nov, 9:00 am>
    ");
    let carried = house.ana().chooses(&asked, "Choose a meeting", "3").await;
    assert_snapshot!(carried, @"
    (private update)
    2 items are on the agenda of Board now, ‹Wed 25 Nov 09:00 F›.
    [Agenda] [Open]
    ");
    let agenda = house.ana().presses(&carried, "Agenda").await.to_string();
    let both = "1. Who brings the chairs? · Tomás · carried over\n2. Rent relief · Rosa · carried over";
    assert!(agenda.contains(both), "{agenda}");
    // What is gone from there is carried nowhere twice.
    let twice = house.ana().presses(&open, "Put on another meeting").await.to_string();
    assert!(twice.contains("Nothing is left on the agenda of M-1."), "{twice}");
    // Whose they are hear of it once, and who carried them over knows.
    wind(&house, "2026-11-19 09:00").await;
    let told = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(told, @"
    (message)
    **M-1 · Assembly** is cancelled. What you put on its agenda is now on that of **Board** (M-3), Wed 25 Nov, 9:00 am, New York time: Rent relief
    [Open]
    ");
    assert!(house.rosa().presses(&told, "Open").await.to_string().contains("**M-3 · Board**"));
    wind(&house, "2026-11-20 09:00").await;
    assert_eq!(house.practice.direct_messages(house.coalition.tomas).len(), 1);
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    house.leave().await;
}

/// Cancels a meeting, and puts what is left on its agenda on the second one.
async fn carries_to_the_second(house: &House, channel: u64, meeting: &str) {
    let preview = house.ana().at(channel).types("meeting cancel", &[("meeting", meeting)]).await;
    let says = "• 1 agenda item is left. You can put it on another meeting right after.";
    assert!(preview.to_string().contains(says), "{preview}");
    let done = house.ana().at(channel).presses(&preview, "Cancel it").await;
    house.settled().await;
    let asked = house.ana().at(channel).presses(&done, "Put on another meeting").await;
    let carried = house.ana().at(channel).chooses(&asked, "Choose a meeting", "2").await.to_string();
    assert!(carried.contains("1 item is on the agenda of Board again now"), "{carried}");
    house.settled().await;
}

#[tokio::test]
async fn what_is_carried_within_a_hidden_channel_is_told_to_who_knows_of_the_meetings_there() {
    let house = House::set_up().await;
    let (ana, tomas, general) = (house.coalition.ana, house.coalition.tomas, house.coalition.general);
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[ana, tomas]);
    for (title, when) in [("Board", "nov 24 6pm"), ("Board again", "nov 25 6pm")] {
        house.ana().at(board).types("meeting schedule", &[("title", title), ("when", when)]).await;
    }
    plan(house.ana(), &[("title", "Choir"), ("when", "nov 26 6pm")]).await;
    let gail = house.practice.add_person("Gail");
    house.practice.join(house.coalition.guild, gail);
    house.tomas_in_english().at(board).types("meeting agenda", &[("meeting", "M-1"), ("item", "Chairs")]).await;
    house.person(gail).types("meeting agenda", &[("meeting", "M-3"), ("item", "Songs")]).await;
    carries_to_the_second(&house, board, "M-1").await;
    carries_to_the_second(&house, general, "M-3").await;
    wind(&house, "2026-11-19 09:00").await;
    let told = house.direct(tomas, 1).await;
    assert!(told.to_string().contains("(M-2)") && told.to_string().contains(": Chairs\n"), "{told}");
    let open = house.tomas().presses(&told, "Open").await.to_string();
    assert!(open.contains("**M-2 · Board again**"), "{open}");
    // Of a meeting that she cannot see she hears nothing, and that does not count as told.
    assert_eq!(house.practice.direct_messages(gail).len(), 0);
    let kept =
        "select count(*) from meeting_topics where not known and carried_told_at is null and carried_at is not null";
    assert_eq!(house.rows(kept).await, 1);
    house.leave().await;
}

#[tokio::test]
async fn what_the_other_agenda_has_already_is_joined_with_it() {
    let house = House::set_up().await;
    plan(house.ana(), &ASSEMBLY).await;
    plan(house.ana(), &[("title", "Board"), ("when", "nov 25 9am")]).await;
    let add = async |meeting: &str, item: &str| {
        house.tomas_in_english().types("meeting agenda", &[("meeting", meeting), ("item", item)]).await.to_string()
    };
    for (meeting, item) in [("M-1", "Rent relief"), ("M-1", "Chairs"), ("M-2", "RENT  relief")] {
        add(meeting, item).await;
    }
    assert!(add("M-2", "rent relief").await.contains("It's on the list already."));
    let carry = async |meeting: &str| {
        let preview = house.ana().types("meeting cancel", &[("meeting", meeting)]).await;
        let done = house.ana().presses(&preview, "Cancel it").await;
        house.settled().await;
        let open = house.ana().presses(&done, "Open").await;
        let asked = house.ana().presses(&open, "Put on another meeting").await;
        (house.ana().chooses(&asked, "Choose a meeting", "2").await, open)
    };
    let (carried, open) = carry("M-1").await;
    assert!(carried.to_string().contains("1 item is on the agenda of Board now"), "{carried}");
    assert!(carried.to_string().contains(". 1 was there already: Rent relief."), "{carried}");
    let agenda = house.ana().presses(&carried, "Agenda").await.to_string();
    // What comes from elsewhere stands behind what was there.
    assert!(agenda.contains("\n1. RENT") && agenda.contains("\n2. Chairs · Tomás · carried over"), "{agenda}");
    assert!(!agenda.contains("\n3. "), "{agenda}");
    let none = house.ana().presses(&open, "Put on another meeting").await.to_string();
    assert!(none.contains("Nothing is left on the agenda of M-1."), "{none}");
    plan(house.ana(), &[("title", "Health group"), ("when", "nov 26 9am")]).await;
    add("M-3", "chairs").await;
    let (carried, _) = carry("M-3").await;
    assert!(carried.to_string().contains("All of it was on the agenda of Board already"), "{carried}");
    house.leave().await;
}

#[tokio::test]
async fn whose_topic_was_there_already_hears_where_it_is() {
    let house = House::set_up().await;
    plan(house.ana(), &ASSEMBLY).await;
    plan(house.ana(), &[("title", "Board"), ("when", "nov 25 9am")]).await;
    house.rosa().types("meeting agenda", &[("meeting", "M-1"), ("item", "Rent Relief Fund")]).await;
    house.rosa().types("meeting agenda", &[("meeting", "M-1"), ("item", "Chairs")]).await;
    house.tomas().types("meeting agenda", &[("meeting", "M-2"), ("item", "rent relief fund")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    let done = house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let asked = house.ana().presses(&done, "Put on another meeting").await;
    let carried = house.ana().chooses(&asked, "Choose a meeting", "2").await.to_string();
    assert!(carried.contains(". 1 was there already: Rent Relief Fund."), "{carried}");
    wind(&house, "2026-11-19 09:00").await;
    let told = house.direct(house.coalition.rosa, 1).await.to_string();
    let lead = "**M-1 · Assembly** is cancelled. What you put on its agenda is ";
    assert!(told.contains(&format!("{lead}now on that of **Board**")) && told.contains(": Chairs\n"), "{told}");
    assert!(told.contains(&format!("{lead}on that of **Board**")) && told.contains(": Rent Relief Fund\n"), "{told}");
    assert_eq!(house.practice.direct_messages(house.coalition.tomas).len(), 0, "his is where he put it");
    house.leave().await;
}

#[tokio::test]
async fn who_hears_that_their_topic_was_there_already_can_open_that_meeting_in_a_hidden_channel() {
    let house = House::set_up().await;
    let (ana, tomas) = (house.coalition.ana, house.coalition.tomas);
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[ana, tomas]);
    let there = house.ana().at(board);
    for (title, when) in [("Board", "nov 24 6pm"), ("Board again", "nov 25 6pm")] {
        there.types("meeting schedule", &[("title", title), ("when", when)]).await;
    }
    house.tomas_in_english().at(board).types("meeting agenda", &[("meeting", "M-1"), ("item", "Chairs")]).await;
    there.types("meeting agenda", &[("meeting", "M-2"), ("item", "chairs")]).await;
    let preview = there.types("meeting cancel", &[("meeting", "M-1")]).await;
    let done = there.presses(&preview, "Cancel it").await;
    house.settled().await;
    let asked = there.presses(&done, "Put on another meeting").await;
    there.chooses(&asked, "Choose a meeting", "2").await;
    wind(&house, "2026-11-19 09:00").await;
    let told = house.direct(tomas, 1).await;
    let open = house.tomas().presses(&told, "Open").await.to_string();
    assert!(open.contains("**M-2 · Board again**"), "{told}{open}");
    house.leave().await;
}

#[tokio::test]
async fn a_topic_counts_each_meeting_that_it_was_carried_through() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    house.rosa().types("meeting agenda", &[("meeting", "M-1"), ("item", "Rent relief")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    assert!(preview.to_string().contains("\n• Its 1 agenda item goes to ‹Tue 1 Dec 18:00 F›.\n"), "{preview}");
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let told = came(&house).pop().unwrap();
    assert!(told.contains("New York time).\nIts 1 agenda item goes to that date.\n"), "{told}");
    let agenda = house.ana().presses(&shown(&house, 0), "Agenda").await.to_string();
    assert!(agenda.contains("1. Rent relief · Rosa · carried over\n"), "{agenda}");
    // A later date has nothing on its agenda yet.
    let later = house.ana().types("meeting cancel", &[("meeting", "M-1 2026-12-08 18:00")]).await;
    assert!(!later.to_string().contains("agenda item"), "{later}");
    plan(house.ana(), &[("title", "Board"), ("when", "nov 25 9am")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1"), ("scope", "the whole series")]).await;
    let done = house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let open = house.ana().presses(&done, "Open").await.to_string();
    assert!(open.contains("1. Rent relief · Rosa · carried over\n"), "{open}");
    let asked = house.ana().presses(&done, "Put on another meeting").await;
    let carried = house.ana().chooses(&asked, "Choose a meeting", "2").await;
    let agenda = house.ana().presses(&carried, "Agenda").await.to_string();
    assert!(agenda.contains("1. Rent relief · Rosa · carried over 2 times\n"), "{agenda}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_over_is_found_behind_what_is_to_come_also_with_an_empty_agenda() {
    let house = House::set_up().await;
    plan(house.ana(), &ASSEMBLY).await;
    plan(house.ana(), &[("title", "Board"), ("when", "nov 25 9am")]).await;
    plan(house.rosa(), &[("title", "Choir of the assembly"), ("when", "dec 1 6pm")]).await;
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-2")]).await;
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    wind(&house, "2026-11-24 19:00").await;
    let tomas = house.tomas_in_english();
    let found = async |typed: &str| tomas.suggested("meeting show", &[("meeting", typed)]).await;
    let all = found("").await;
    assert_eq!(all[1..], ["M-1 · Assembly · over", "M-2 · Board · cancelled"], "{all:?}");
    assert_eq!(found("board").await, ["M-2 · Board · cancelled"]);
    // By its words too; but what is to come is meant first, and only that is changed.
    let show = async |typed: &str| tomas.types("meeting show", &[("meeting", typed)]).await.to_string();
    assert!(show("board").await.contains("This meeting is cancelled."));
    assert!(show("assembly").await.contains("**M-3 · Choir of the assembly**"));
    let none = house.ana().types("meeting move", &[("meeting", "board"), ("when", "dec 2 6pm")]).await.to_string();
    assert!(none.contains("to see what's to come; *Show past* there has the others."), "{none}");
    house.leave().await;
}

#[tokio::test]
async fn a_reminder_is_read_in_the_other_language_whatever_became_of_its_date() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    wind(&house, "2026-11-23 18:00").await;
    let reminder = shown(&house, 1);
    let preview = house.ana().types("meeting move", &[("meeting", "M-1"), ("when", "nov 25 7pm")]).await;
    house.ana().presses(&preview, "Move it").await;
    house.settled().await;
    let moved = house.rosa().presses(&reminder, "Español").await.to_string();
    assert!(moved.contains("Mañana, mar 24 nov, 18:00, hora de Nueva York: **Assembly** (M-1)."), "{moved}");
    assert!(moved.contains("\nAhora tiene otra hora: ‹Wed 25 Nov 19:00 F›"), "{moved}");
    wind(&house, "2026-12-10 10:00").await;
    wind(&house, "2026-12-14 18:00").await;
    let passed = house.rosa().presses(&reminder, "Español").await;
    assert!(passed.to_string().contains("\nmar 24 nov, 18:00, hora de Nueva York: **Assembly** (M-1)."), "{passed}");
    let card = house.rosa().presses(&passed, "Abrir").await.to_string();
    assert!(card.contains("‹Tue 15 Dec 18:00 F›"), "its date is over, so what comes next is opened: {card}");
    let newest = shown(&house, came(&house).len());
    let preview = house.ana().types("meeting cancel", &[("meeting", "M-1")]).await;
    house.ana().presses(&preview, "Cancel it").await;
    house.settled().await;
    let off = house.rosa().presses(&newest, "Español").await.to_string();
    assert!(off.contains("Mañana, mar 15 dic, 18:00") && off.contains("\nEsta fecha ya no se hace."), "{off}");
    house.leave().await;
}

#[tokio::test]
async fn only_the_reminders_that_come_are_named() {
    let house = House::set_up().await;
    let check = async |when: &str, repeats: &str, part: &str| {
        let typed = [("title", "Assembly"), ("when", when), ("repeats", repeats)];
        let options = if repeats.is_empty() { &typed[..2] } else { &typed[..] };
        let seen = house.ana().types("meeting schedule", options).await.to_string();
        assert!(seen.contains(part), "{when} {repeats}: {seen}");
    };
    check("today 6pm", "", "> an hour before. It's in this server's events.").await;
    check("in 30 minutes", "", "people say there whether they come. It's in this server's events.").await;
    check("today 6pm", "every day", "> an hour before, and of the later ones a day before too. It's in").await;
    check("in 30 minutes", "every day", "Of the later ones, I remind them in").await;
    check("nov 24 6pm", "", "> a day before and again an hour before. It's in").await;
    house.leave().await;
}
