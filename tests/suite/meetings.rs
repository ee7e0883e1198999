//! Meetings as people meet them: planned, answered, talked of, over.

use insta::assert_snapshot;

use crate::house::{House, Person, Seen};
use crate::polls::{later, posted_in};

/// Next Tuesday.
pub const ASSEMBLY: [(&str, &str); 2] = [("title", "Assembly"), ("when", "nov 24 6pm")];
/// And every week.
pub const WEEKLY: [(&str, &str); 3] = [("title", "Assembly"), ("when", "nov 24 6pm"), ("repeats", "every week")];

/// Plans it, and waits until the card stands.
pub async fn plan(person: Person<'_>, options: &[(&str, &str)]) -> Seen {
    let (house, channel) = (person.house, person.seat.channel);
    let before = posted_in(&house.practice, channel).len();
    person.types("meeting schedule", options).await;
    house.until("the card stands", |practice| posted_in(practice, channel).len() == before + 1).await;
    house.settled().await;
    Seen::of(practice::Answer::Message(posted_in(&house.practice, channel)[before].clone()))
}

/// What everyone sees in the general channel at that place.
pub fn shown(house: &House, at: usize) -> Seen {
    Seen::of(practice::Answer::Message(posted_in(&house.practice, house.coalition.general)[at].clone()))
}

/// What came after the card.
pub fn came(house: &House) -> Vec<String> {
    let all = posted_in(&house.practice, house.coalition.general);
    (1..all.len()).map(|at| shown(house, at).to_string()).collect()
}

/// Winds to a time, and waits until all that is due is done.
pub async fn wind(house: &House, local: &str) {
    house.wind(local);
    house.settled().await;
}

#[tokio::test]
async fn a_meeting_is_planned_and_people_say_whether_they_come() {
    let house = House::set_up().await;
    let options = [&WEEKLY[..], &[("where", "City Hall, room 2"), ("minutes", "90")]].concat();
    assert_snapshot!(house.ana().types("meeting schedule", &options).await, @"
    (private answer)
    **Assembly** is planned as **M-1**. Its card is on its way to <#1572627441254400006>.
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 90 minutes
    It repeats every Tuesday, 6:00 pm.
    What happens next: people say there whether they come. I remind them in <#1572627441254400006> a day before and again an hour before. It's in this server's events.
    [Open] [Meetings]
    ");
    house.until("the card stands", |practice| posted_in(practice, house.coalition.general).len() == 1).await;
    house.settled().await;
    let posted = shown(&house, 0);
    assert_snapshot!(posted, @"
    (answer)
    **M-1 · Assembly**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 90 minutes
    **Where:** City Hall, room 2
    It repeats every Tuesday, 6:00 pm.
    Going **0** · Remote **0** · Maybe **0** · Can't **0**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    [Going] [Remote] [Maybe] [Can't]
    [Agenda] [Calendar file] [More] [Español]
    ");
    let going = house.tomas_in_english().presses(&posted, "Going").await;
    assert_snapshot!(going, @"
    (private answer)
    **M-1 · Assembly**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 90 minutes
    **Where:** City Hall, room 2
    It repeats every Tuesday, 6:00 pm.
    Going **1** · Remote **0** · Maybe **0** · Can't **0**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    Your answer: **Going**. I'll remind you in <#1572627441254400006> before it starts. You can change it until the end.
    [✓ Going] [Remote] [Maybe] [Can't] [Take it back]
    ");
    house.rosa().presses(&posted, "Remote").await;
    assert_snapshot!(house.ana().presses(&posted, "Can't").await, @"
    (private answer)
    **M-1 · Assembly**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 90 minutes
    **Where:** City Hall, room 2
    It repeats every Tuesday, 6:00 pm.
    Going **1** · Remote **1** · Maybe **0** · Can't **1**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    Your answer: **Can't**. Thank you for saying so. I won't remind you.
    [Going] [Remote] [Maybe] [✓ Can't] [Take it back]
    ");
    later(&house, 2).await;
    assert!(shown(&house, 0).to_string().contains("Going **1** · Remote **1** · Maybe **0** · Can't **1**"));
    assert_snapshot!(house.rosa().presses(&shown(&house, 0), "Español").await, @"
    (private answer)
    **M-1 · Assembly**
    ‹Tue 24 Nov 18:00 F› (mar 24 nov, 18:00, hora de Nueva York), 90 minutos
    **Dónde:** City Hall, room 2
    Se repite cada martes, 18:00.
    Voy **1** · A distancia **1** · Quizás **0** · No puedo **1**
    -# Convoca Ana. Solo quien convoca ve quién viene; todos ven los números.
    [Voy] [A distancia] [Quizás] [No puedo]
    [Agenda] [Para mi calendario] [Más]
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_answers_on_a_copy_in_the_other_language_reads_it_there() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    let copy = house.rosa().presses(&posted, "Español").await;
    let answered = house.rosa().presses(&copy, "Voy").await.to_string();
    assert!(answered.starts_with("(private update)") && answered.contains("Your answer: **Going**"), "{answered}");
    house.leave().await;
}

#[tokio::test]
async fn an_answer_is_changed_and_taken_back() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    let going = house.tomas_in_english().presses(&posted, "Going").await;
    house.rosa().presses(&posted, "Remote").await;
    let maybe = house.tomas().presses(&going, "Maybe").await;
    house.tomas().presses(&going, "Maybe").await;
    assert!(maybe.to_string().contains("[✓ Maybe]"), "{maybe}");
    assert_eq!(house.rows("select count(*) from meeting_answers where answer = 'maybe'").await, 1);
    let none = house.tomas().presses(&maybe, "Take it back").await;
    assert!(none.to_string().contains("You haven't said yet"), "{none}");
    later(&house, 2).await;
    assert!(shown(&house, 0).to_string().contains("Going **0** · Remote **1** · Maybe **0** · Can't **0**"));
    let home = house.rosa().types("home", &[]).await.to_string();
    assert!(
        home.contains("**1 meeting to come**\n**M-1** Assembly · ‹Tue 24 Nov 18:00 F›\n-# You: Remote [Open M-1]"),
        "{home}"
    );
    house.leave().await;
}

#[tokio::test]
async fn the_host_sees_who_comes_and_nobody_else_does() {
    let house = House::set_up().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    house.rosa().presses(&posted, "Going").await;
    house.tomas().presses(&posted, "Maybe").await;
    let more = house.ana().presses(&posted, "More").await;
    assert_snapshot!(more, @"
    (private answer)
    **M-1 · Assembly**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time), 60 minutes
    It repeats every Tuesday, 6:00 pm.
    Going **1** · Remote **0** · Maybe **1** · Can't **0**
    -# Ana hosts this. Only the host sees who comes; everyone sees the numbers.
    You haven't said yet whether you come.
    [Going] [Remote] [Maybe] [Can't]
    -# Its card and its reminders are in <#1572627441254400006>.
    <Choose another date: ✓ Tue 24 Nov, 6:00 pm | Tue 1 Dec, 6:00 pm | Tue 8 Dec, 6:00 pm | Tue 15 Dec, 6:00 pm | Tue 22 Dec, 6:00 pm | Tue 29 Dec, 6:00 pm | Tue 5 Jan 2027, 6:00 pm | Tue 12 Jan 2027, 6:00 pm | Tue 19 Jan 2027, 6:00 pm | Tue 26 Jan 2027, 6:00 pm | Tue 2 Feb 2027, 6:00 pm | Tue 9 Feb 2027, 6:00 pm>
    [Agenda] [Calendar file] [Meetings]
    [Who comes] [Move] [Cancel meeting]
    ");
    assert_snapshot!(house.ana().presses(&more, "Who comes").await, @"
    (private answer)
    **Who comes to M-1**, ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time)
    -# Only you see this, as the host.
    **Going** (1): Rosa
    **Maybe** (1): Tomás
    ");
    // Rosa coordinates: she may move it, but names are for the host.
    let more = house.rosa().presses(&posted, "More").await.to_string();
    assert!(more.contains("[Move] [Cancel meeting]") && !more.contains("[Who comes]"), "{more}");
    let tomas = house.tomas_in_english().presses(&posted, "More").await.to_string();
    assert!(!tomas.contains("[Move]") && !tomas.contains("[Who comes]"), "{tomas}");
    for person in [house.rosa(), house.tomas()] {
        let seen = person.forges(&posted, "1:meeting:who:1").await.to_string();
        assert!(seen.contains("Who comes is for the host alone") && !seen.contains("Tomás"), "{seen}");
    }
    // Another date has answers of its own.
    let other = house.ana().types("meeting show", &[("meeting", "assembly")]).await;
    let other = house.ana().chooses(&other, "Choose another date", "20261201T1800").await;
    assert!(other.to_string().contains("Going **0** · Remote **0** · Maybe **0** · Can't **0**"), "{other}");
    house.ana().presses(&other, "Going").await;
    later(&house, 2).await;
    assert!(shown(&house, 0).to_string().contains("Going **1** · Remote **0** · Maybe **1** · Can't **0**"));
    house.leave().await;
}

#[tokio::test]
async fn the_agenda_has_what_members_add_and_what_the_rest_of_the_house_knows() {
    let house = House::set_up().await;
    house.tomas().types("commit make", &[("what", "Flyers to the clinic"), ("due", "nov 20 5pm")]).await;
    let poll = [("question", "Which room?"), ("options", "A | B"), ("closes", "nov 23 5pm")];
    house.tomas().types("poll ask", &poll).await;
    let later_poll = [("question", "Which year?"), ("options", "A | B"), ("closes", "nov 25 5pm")];
    house.tomas().types("poll ask", &later_poll).await;
    house.settled().await;
    let posted = plan(house.ana(), &WEEKLY).await;
    // What ends before the meeting is over by then; what ends soon after it began, or what a block holds up, is to be talked of.
    house.tomas().types("decision propose", &[("title", "Open on Saturdays?"), ("closes", "nov 24 9am")]).await;
    house.settled().await;
    let sundays = [("title", "Open on Sundays?"), ("closes", "nov 25 9am")];
    let card = crate::decisions::propose(house.tomas_in_english(), &sundays).await;
    let first = house.rosa().presses(&card, "Block").await;
    let block = [("harm", "Noise"), ("change", "A door"), ("talk", "")];
    crate::decisions::fills(house.rosa(), &first, "Write it", &block).await;
    let added = [("meeting", "M-1"), ("item", "Who brings the chairs?")];
    house.tomas_in_english().types("meeting agenda", &added).await;
    let again = house.tomas().types("meeting agenda", &added).await.to_string();
    assert!(again.contains("It's on the list already.") && again.contains("1. Who brings the chairs?"), "{again}");
    let again = house.rosa().types("meeting agenda", &added).await.to_string();
    assert!(again.contains("It's on the list already."), "whoever says it: {again}");
    assert_eq!(house.rows("select count(*) from meeting_topics").await, 1, "the same twice is once");
    wind(&house, "2026-11-21 10:00").await;
    let agenda = house.rosa().presses(&posted, "Agenda").await;
    let form = house.rosa().presses(&agenda, "Add something").await;
    assert_snapshot!(house.rosa().sends(&form, &[("topic", "Rent *relief*")]).await, @r"
    (private update)
    **Agenda of Assembly (M-1)**
    ‹Tue 24 Nov 18:00 F› (Tue 24 Nov, 6:00 pm, New York time)
    1. Who brings the chairs? · Tomás
    2. Rent \*relief\* · Rosa
    **Also to talk about**
    • 1 promise is past its date and still open
    • **D-4** Open on Sundays? · open, but a block stands; ends ‹Wed 25 Nov 09:00 F›
    • **D-2** Which year? · closes ‹Wed 25 Nov 17:00 F›
    <Take something off: Who brings the chairs? | Rent *relief*>
    [Add something] [About this meeting]
    ");
    later(&house, 60).await;
    let card = shown(&house, 2);
    assert!(card.to_string().contains("**Agenda**\n• Who brings the chairs?\n• Rent \\*relief\\*"), "{card}");
    // It is carried over until it is taken off; who put it there may, and the host.
    wind(&house, "2026-11-24 20:00").await;
    let agenda = house.tomas().presses(&shown(&house, 2), "Agenda").await;
    assert!(agenda.to_string().contains("1. Who brings the chairs? · Tomás · carried over\n"), "{agenda}");
    let refused = house.tomas().chooses(&agenda, "Take something off", "2").await.to_string();
    assert!(refused.contains("refused by the client"), "it is not among Tomás's: {refused}");
    let off = house.tomas().chooses(&agenda, "Take something off", "1").await.to_string();
    assert!(!off.contains("chairs"), "{off}");
    let agenda = house.ana().presses(&shown(&house, 2), "Agenda").await;
    let off = house.ana().chooses(&agenda, "Take something off", "2").await.to_string();
    assert!(off.contains("Nobody has put anything on it yet."), "{off}");
    house.leave().await;
}

#[tokio::test]
async fn a_meeting_without_a_time_is_refused_and_three_are_offered() {
    let house = House::set_up().await;
    let typed = [("title", "Assembly"), ("when", "friday")];
    let seen = house.ana().types("meeting schedule", &typed).await.to_string();
    assert!(seen.contains("\"friday\" has no time of day. Try *friday 6pm* or *December 16 9am*."), "{seen}");
    let offered = house.ana().suggested("meeting schedule", &typed).await;
    assert_snapshot!(offered.join("\n"), @"
    Fri 20 Nov, 9:00 am · in 2 days
    Fri 20 Nov, 12:00 pm · in 2 days
    Fri 20 Nov, 6:00 pm · in 2 days
    ");
    assert_eq!(house.rows("select count(*) from meetings").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn lists_and_suggestions_have_the_next_on_top() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    plan(house.rosa(), &[("title", "Board"), ("when", "nov 20 9am")]).await;
    assert_snapshot!(house.tomas_in_english().types("meeting list", &[]).await, @"
    (private answer)
    **2 meetings to come**
    **M-2** Board · ‹Fri 20 Nov 09:00 F›
    -# You haven't answered yet [Open M-2]
    **M-1** Assembly · ‹Tue 24 Nov 18:00 F›
    -# You haven't answered yet [Open M-1]
    ");
    let offered = house.tomas().suggested("meeting show", &[("meeting", "")]).await;
    assert_snapshot!(offered.join("\n"), @"
    M-2 · Board · Fri 20 Nov, 9:00 am · in 2 days
    M-1 · Assembly · Tue 24 Nov, 6:00 pm · in 6 days
    ");
    let offered = house.tomas().suggested("meeting move", &[("meeting", "m-1")]).await;
    assert_eq!(offered.len(), 10, "the dates of the one that was typed");
    let several = house.ana().types("meeting show", &[("meeting", "b")]).await.to_string();
    assert!(several.contains("More than one meeting fits: M-2, M-1."), "{several}");
    wind(&house, "2026-11-20 10:01").await;
    let board = house.rosa().types("meeting show", &[("meeting", "M-2")]).await.to_string();
    assert!(board.contains("This meeting is over.\nIt was on ‹Fri 20 Nov 09:00 F› (Fri 20 Nov, 9:00 am"), "{board}");
    plan(house.rosa(), &[("title", "Choir"), ("when", "dec 1 6pm")]).await;
    let choir = house.rosa().types("meeting cancel", &[("meeting", "M-3")]).await;
    house.rosa().presses(&choir, "Cancel it").await;
    house.settled().await;
    let list = house.tomas_in_english().types("meeting list", &[]).await;
    assert_snapshot!(house.tomas_in_english().presses(&list, "Show past").await, @"
    (private answer)
    **2 meetings that are over or cancelled**
    **M-3** Choir · ‹Tue 1 Dec 18:00 F›
    -# This meeting is cancelled. [Open M-3]
    **M-2** Board · ‹Fri 20 Nov 09:00 F› [Open M-2]
    [Meetings]
    ");
    assert_eq!(house.rows("select count(*) from items where kind = 'M' and status = 'closed'").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn nothing_on_the_agenda_is_cut_as_long_as_it_fits() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    let topic = |number: usize| format!("{number:02} {}", "x".repeat(197));
    let mut agenda = String::new();
    for number in 1..=16 {
        agenda = house.ana().types("meeting agenda", &[("meeting", "M-1"), ("item", &topic(number))]).await.to_string();
    }
    assert!((1..=16).all(|number| agenda.contains(&format!("{} · Ana", topic(number)))), "{agenda}");
    for number in 17..=40 {
        agenda = house.ana().types("meeting agenda", &[("meeting", "M-1"), ("item", &topic(number))]).await.to_string();
    }
    assert!((1..=40).all(|number| agenda.contains(&format!("\n{number}. {number:02} xxxx"))), "{agenda}");
    house.leave().await;
}
