//! What a brief shows once some of it is answered, and to who reads it late.

use insta::assert_snapshot;

use crate::house::{House, Seen};
use crate::polls::ask;

async fn promises(house: &House, all: &[(&str, &str)]) {
    for (what, due) in all {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
}

async fn is_discreet(house: &House) {
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    house.ana().presses(&card, "Turn on").await;
}

#[tokio::test]
async fn who_answers_one_sees_the_others_until_all_are_answered() {
    let house = House::set_up().await;
    promises(&house, &[("Book the hall", "nov 24 5pm"), ("Print cards", "nov 24 6pm")]).await;
    house.wind("2026-11-23 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    let opened = house.ana().chooses(&brief, "Choose one to answer", "commit:1").await;
    let answered = house.ana().presses(&opened, "On track · C-1").await;
    assert_snapshot!(answered, @"
    (update)
    Great, Book the hall is on track for ‹Tue 24 Nov 17:00 F›. I'll skip the next reminder.

    Still to answer:
    • Tomorrow, 6 pm: Print cards (C-2).
    <Choose another: C-2 · Print cards>
    [Done · C-1] [Need more time · C-1]
    ");
    let opened = house.ana().chooses(&answered, "Choose another", "commit:2").await;
    let form = house.ana().presses(&opened, "Need more time").await;
    assert_snapshot!(house.ana().sends(&form, &[("due", "nov 27 5pm"), ("reason", "The printer is ill")]).await, @"
    (update)
    C-2 is now due ‹Fri 27 Nov 17:00 F›: Print cards. I'll ask you how it's going on ‹Thu 26 Nov 09:00 D›.
    [Open]
    ");
    house.leave().await;
}

#[tokio::test]
async fn what_is_only_told_is_shown_and_never_counted_as_waiting() {
    let house = House::set_up().await;
    promises(&house, &[("Book the hall", "nov 22 5pm"), ("Print cards", "nov 22 6pm")]).await;
    let poll = [("question", "Where shall we meet?"), ("options", "Clinic | Library"), ("closes", "nov 20 5pm")];
    ask(house.ana(), &poll).await;
    house.wind("2026-11-20 17:00");
    house.settled().await;
    house.wind("2026-11-21 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(brief, @"
    (message)
    • Tomorrow, 5 pm: Book the hall (C-1).
    • Tomorrow, 6 pm: Print cards (C-2).
    How are these going, Ana? Choose one below to answer. Only you see this.
    Good to know:
    • Where shall we meet? (D-1): your poll has closed, and nobody answered.
    <Choose one to answer: C-1 · Book the hall | C-2 · Print cards | D-1 · good to know: Where shall we meet?>
    ");
    // *Show all*, as on a longer one.
    let id = brief.custom_id("Choose one to answer");
    let (_, row) = id.rsplit_once(':').unwrap();
    assert_snapshot!(house.ana().forges(&brief, &format!("1:brief:all:0:{row}")).await, @"
    (private answer)
    **2 still wait for your answer**
    Tomorrow, 5 pm: Book the hall (C-1). [Open C-1]
    Tomorrow, 6 pm: Print cards (C-2). [Open C-2]
    Good to know:
    Where shall we meet? (D-1): your poll has closed, and nobody answered. [Open D-1]
    ");
    let opened = house.ana().chooses(&brief, "Choose one to answer", "commit:1").await;
    assert_snapshot!(opened, @"
    (update)
    Tomorrow, 5 pm: Book the hall (C-1). How is it going, Ana?

    Still to answer:
    • Tomorrow, 6 pm: Print cards (C-2).
    Good to know:
    • Where shall we meet? (D-1): your poll has closed, and nobody answered.
    <Choose another: C-2 · Print cards | D-1 · good to know: Where shall we meet?>
    [Done · C-1] [On track · C-1] [Need more time · C-1] [Can't do it · C-1]
    ");
    let done = house.ana().presses(&opened, "Done · C-1").await;
    let opened = house.ana().chooses(&done, "Choose another", "commit:2").await;
    let done = house.ana().presses(&opened, "Done · C-2").await.to_string();
    assert!(!done.contains("Still to answer") && done.contains("Good to know:\n• Where shall we meet?"), "{done}");
    assert!(done.contains("<Choose one to look at: D-1"), "nothing more is to be answered: {done}");
    let none = house.ana().forges(&brief, &format!("1:brief:all:0:{row}")).await.to_string();
    assert!(none.contains("**Nothing waits for your answer**\nWhere shall we meet?"), "{none}");
    house.leave().await;
}

#[tokio::test]
async fn one_that_waits_beside_one_that_is_only_told_is_asked_about_in_words() {
    let house = House::set_up().await;
    promises(&house, &[("Book the hall", "nov 22 5pm")]).await;
    let poll = [("question", "Where shall we meet?"), ("options", "Clinic | Library"), ("closes", "nov 20 5pm")];
    ask(house.ana(), &poll).await;
    house.wind("2026-11-20 17:00");
    house.settled().await;
    house.wind("2026-11-21 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(brief, @"
    (message)
    • Tomorrow, 5 pm: Book the hall (C-1).
    Choose one below to answer. Only you see this.
    Good to know:
    • Where shall we meet? (D-1): your poll has closed, and nobody answered.
    <Choose one to answer: C-1 · Book the hall | D-1 · good to know: Where shall we meet?>
    ");
    let opened = house.ana().chooses(&brief, "Choose one to answer", "poll:1").await;
    assert_snapshot!(opened, @"
    (update)
    Where shall we meet? (D-1): your poll has closed, and nobody answered.

    Still to answer:
    • Tomorrow, 5 pm: Book the hall (C-1).
    <Choose another: C-1 · Book the hall>
    [Open · D-1]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_brief_that_asks_nothing_offers_to_look() {
    let house = House::set_up().await;
    for question in ["Where shall we meet?", "When?"] {
        let poll = [("question", question), ("options", "One | Two"), ("closes", "nov 20 5pm")];
        ask(house.ana(), &poll).await;
    }
    house.wind("2026-11-20 17:00");
    house.settled().await;
    house.wind("2026-11-21 09:00");
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    • Where shall we meet? (D-1): your poll has closed, and nobody answered.
    • When? (D-2): your poll has closed, and nobody answered.
    <Choose one to look at: D-1 · Where shall we meet? | D-2 · When?>
    ");
    house.leave().await;
}

#[tokio::test]
async fn letting_go_in_a_brief_asks_why_and_keeps_the_others_in_reach() {
    let house = House::set_up().await;
    promises(&house, &[("Book the hall", "friday 5pm"), ("Print cards", "friday 6pm")]).await;
    house.wind("2026-11-22 09:00");
    let ana = house.coalition.ana;
    house.until("the brief arrives", |practice| !practice.direct_messages(ana).is_empty()).await;
    let brief = Seen::of(practice::Answer::Message(house.practice.direct_messages(ana).last().unwrap().clone()));
    let opened = house.ana().chooses(&brief, "Choose one to answer", "commit:1").await;
    let asked = house.ana().presses(&opened, "Let it go · C-1").await;
    assert_snapshot!(asked, @"
    (update)
    C-1 is let go, and that's fine: Book the hall. Thank you for being open about it.
    What got in the way? One tap if you like, kept without your name.
    -# C-1 counts as not kept.
    <Choose one: Waiting on someone | Too big | No time or money | The need changed | It was unclear | I forgot | An emergency>
    [Show the other one]
    ");
    assert_snapshot!(house.ana().presses(&asked, "Show the other one").await, @"
    (private answer)
    **1 still waits for your answer**
    Print cards (C-2) was due Friday and is still open. [Open C-2]
    ");
    assert_snapshot!(house.ana().chooses(&asked, "Choose one", "forgot").await, @"
    (update)
    Noted, without your name. It helps us all plan better. C-1 is closed.

    Still to answer:
    • Print cards (C-2) was due Friday and is still open.
    <Choose another: C-2 · Print cards>
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_discreet_brief_is_read_as_things_are_now() {
    let house = House::set_up().await;
    is_discreet(&house).await;
    promises(&house, &[("Book the hall", "nov 24 5pm"), ("Print cards", "nov 24 6pm")]).await;
    house.wind("2026-11-23 09:00");
    let stub = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(stub, @"
    (message)
    You have something in Convenor.
    [Read it]
    ");
    house.ana().types("commit done", &[("commitment", "C-1")]).await;
    let read = house.ana().presses(&stub, "Read it").await;
    assert_snapshot!(read, @"
    (private answer)
    Tomorrow, 6 pm: Print cards (C-2). How is it going, Ana?
    [Done] [On track] [Need more time] [Can't do it]
    ");
    // The next day its hour has passed.
    house.wind("2026-11-24 20:00");
    house.settled().await;
    let form = house.ana().presses(&read, "Need more time").await;
    assert!(form.to_string().contains("Was due"), "{form}");
    let read = house.ana().presses(&stub, "Read it").await;
    assert_snapshot!(read, @"
    (private answer)
    Print cards (C-2) was due today and is still open. It happens. What would help most? Only you see this.
    [It's done] [New date] [Let it go]
    ");
    let asked = house.ana().presses(&read, "It's done").await;
    house.ana().presses(&asked, "Later").await;
    assert_snapshot!(house.ana().presses(&stub, "Read it").await, @"
    (private answer)
    Nothing in this message waits for you any more. Thank you!
    [My things]
    ");
    // It is nobody else's.
    let other = house.rosa().forges(&stub, &stub.custom_id("Read it")).await.to_string();
    assert!(other.contains("This message is for somebody else"), "{other}");
    house.leave().await;
}

#[tokio::test]
async fn a_last_question_that_is_read_on_the_day_of_its_consequence_says_what_comes_next() {
    let house = House::set_up().await;
    is_discreet(&house).await;
    promises(&house, &[("Flyers", "nov 25 5pm")]).await;
    house.wind("2026-11-30 09:00");
    let stub = house.direct(house.coalition.ana, 1).await;
    house.wind("2026-12-03 08:30");
    house.settled().await;
    assert_snapshot!(house.ana().presses(&stub, "Read it").await, @"
    (private answer)
    Flyers (C-1) was due Wed 25 Nov and is still open. It happens. What would help most? Only you see this. If I hear nothing now, the next thing I do is ask a coordinator to check in.
    [It's done] [New date] [Let it go]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_discreet_reminder_read_late_names_the_next_that_is_to_come() {
    let house = House::set_up().await;
    is_discreet(&house).await;
    let options = [("what", "Water the plants"), ("when", "tomorrow 9am"), ("repeats", "every day")];
    house.ana().types("remind me", &options).await;
    house.wind("2026-11-19 09:00");
    let stub = house.direct(house.coalition.ana, 1).await;
    house.wind("2026-11-20 09:00");
    house.direct(house.coalition.ana, 2).await;
    assert_snapshot!(house.ana().presses(&stub, "Read it").await, @"
    (private answer)
    **Water the plants**
    You asked me to remind you (R-1).
    -# It repeats every day, 9:00 am. Next: ‹Sat 21 Nov 09:00 F›.
    [Done] [10 minutes] [1 hour] [Tomorrow] [Stop]
    ");
    house.leave().await;
}

#[tokio::test]
async fn on_track_on_a_brief_of_an_earlier_date_changes_nothing_and_says_how_it_stands() {
    let house = House::set_up().await;
    promises(&house, &[("Book the hall", "nov 24 5pm")]).await;
    house.wind("2026-11-23 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    let form = house.ana().presses(&brief, "Need more time").await;
    let refused = house.ana().sends(&form, &[("due", "some day"), ("reason", "The hall is full")]).await;
    let form = house.ana().presses(&refused, "Open the form").await;
    let moved = house.ana().sends(&form, &[("due", "nov 27 5pm"), ("reason", "The hall is full")]).await;
    assert!(moved.to_string().contains("is now due"), "{moved}");
    // The brief still stands as it was.
    let pressed = house.ana().presses(&brief, "On track").await;
    assert_snapshot!(pressed, @"
    (update)
    C-1 is now due ‹Fri 27 Nov 17:00 F›: Book the hall. I'll ask you how it's going on ‹Thu 26 Nov 09:00 D›.
    [Open]
    ");
    assert_eq!(house.rows("select count(*) from commitments where skip_rung is not null").await, 0);
    // Opened, it can be answered as it is now.
    let opened = house.ana().presses(&pressed, "Open").await;
    assert!(house.ana().presses(&opened, "On track").await.to_string().contains("is on track"));
    house.leave().await;
}
