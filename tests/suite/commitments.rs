//! Promises: made, listed, moved, withdrawn, done; and what the ladder says.

use insta::assert_snapshot;

use crate::house::{House, Seen};

#[tokio::test]
async fn a_promise_is_made_reminded_of_and_kept() {
    let house = House::set_up().await;
    let made =
        house.ana().types("commit make", &[("what", "Take flyers to the clinic"), ("due", "next tuesday 5pm")]).await;
    assert_snapshot!(made, @"
    (private answer)
    **C-1** is promised: Take flyers to the clinic
    Due ‹Tue 24 Nov 17:00 F›. I'll ask you how it's going on ‹Mon 23 Nov 09:00 D›.
    [Open] [My promises]
    ");
    assert!(made.is_private());
    house.wind("2026-11-23 09:00");
    let reminder = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(reminder, @"
    (message)
    Tomorrow, 5 pm: Take flyers to the clinic (C-1). How is it going, Ana?
    [Done] [On track] [Need more time] [Can't do it]
    ");
    let on_track = house.ana().presses(&reminder, "On track").await;
    assert_snapshot!(on_track, @"
    (update)
    Great, Take flyers to the clinic is on track for ‹Tue 24 Nov 17:00 F›. I'll skip the next reminder.
    [Done] [Need more time]
    ");
    house.wind("2026-11-24 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1, "on track lets the next rung pass");
    let done = house.ana().presses(&on_track, "Done").await;
    assert_snapshot!(done, @"
    (update)
    Done: Take flyers to the clinic (C-1). Thank you for keeping your word!
    [My promises]
    ");
    assert_snapshot!(house.ana().types("commit done", &[("commitment", "C-1")]).await, @"
    (private answer)
    C-1 is already marked done: Take flyers to the clinic. Thank you!
    [My promises]
    ");
    assert_snapshot!(house.ana().types("commit list", &[("show", "closed")]).await, @"
    (private answer)
    **1 closed promise**
    ✓ **C-1** Take flyers to the clinic · done ‹Tue 24 Nov 09:00 F› [Open C-1]
    [Show open]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_missed_promise_is_asked_about_kindly_and_handed_to_a_coordinator() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers to the clinic"), ("due", "next wed 5pm")]).await;
    let ana = house.coalition.ana;
    house.wind("2026-11-25 09:00");
    assert_snapshot!(house.direct(ana, 1).await, @"
    (message)
    Today, 5 pm: Flyers to the clinic (C-1). How is it going, Ana?
    [Done] [On track] [Need more time] [Can't do it]
    ");
    house.wind("2026-11-27 09:00");
    let missed = house.direct(ana, 2).await;
    assert_snapshot!(missed, @"
    (message)
    Flyers to the clinic (C-1) was due Wednesday and is still open. It happens. What would help most? Only you see this.
    [It's done] [New date] [Let it go]
    ");
    house.wind("2026-11-30 09:00");
    assert_snapshot!(house.direct(ana, 3).await, @"
    (message)
    Flyers to the clinic (C-1) was due Wednesday and is still open. It happens. What would help most? Only you see this. If I hear nothing by Thursday, I'll ask a coordinator to check in.
    [It's done] [New date] [Let it go]
    ");
    house.wind("2026-12-03 09:00");
    // On Monday she read her week at a glance.
    let handed = house.direct(house.coalition.rosa, 2).await;
    assert_snapshot!(handed, @"
    (message)
    Could you check in with Ana? Flyers to the clinic (C-1) was due Wed 25 Nov and is still open. I asked and heard nothing.
    [Open]
    ");
    assert_snapshot!(house.rosa().presses(&handed, "Open").await, @"
    (private answer)
    **C-1** Flyers to the clinic
    Promised by Ana.
    Was due ‹Wed 25 Nov 17:00 F› and is still open.
    ");
    let letting_go = house.ana().presses(&missed, "Let it go").await;
    assert_snapshot!(letting_go, @"
    (update)
    C-1 is let go, and that's fine: Flyers to the clinic. Thank you for being open about it.
    What got in the way? One tap if you like, kept without your name.
    -# C-1 counts as not kept.
    <Choose one: Waiting on someone | Too big | No time or money | The need changed | It was unclear | I forgot | An emergency>
    ");
    // It is closed, whether or not they say why.
    assert_eq!(
        house.rows("select count(*) from commitments where state = 'not_kept' and outcome = 'not_kept'").await,
        1
    );
    let press = missed.custom_id("Let it go");
    let again = house.ana().forges(&missed, &press).await.to_string();
    assert!(again.contains("C-1 is let go") && again.contains("What got in the way?"), "{again}");
    assert_snapshot!(house.ana().chooses(&letting_go, "Choose one", "too_big").await, @"
    (update)
    Noted, without your name. It helps us all plan better. C-1 is closed.
    ");
    let again = house.ana().forges(&missed, &press).await.to_string();
    assert!(again.contains("C-1 is let go") && !again.contains("What got in the way"), "{again}");
    assert_eq!(
        house.rows("select count(*) from not_kept_reasons where reason = 'too_big' and month = '2026-11'").await,
        1
    );
    house.leave().await;
}

#[tokio::test]
async fn after_its_date_a_promise_is_done_on_time_or_later_or_renewed() {
    let house = House::set_up().await;
    for (what, due) in
        [("Book the hall", "friday 5pm"), ("Call the agency", "friday 6pm"), ("Print cards", "friday 6:30pm")]
    {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
    house.wind("2026-11-22 09:00");
    let ana = house.coalition.ana;
    house.until("the brief arrives", |practice| !practice.direct_messages(ana).is_empty()).await;
    let brief = Seen::of(practice::Answer::Message(house.practice.direct_messages(ana).last().unwrap().clone()));
    assert_snapshot!(brief, @"
    (answer)
    • Book the hall (C-1) was due Friday and is still open.
    • Call the agency (C-2) was due Friday and is still open.
    • Print cards (C-3) was due Friday and is still open.
    How are these going, Ana? Choose one below to answer. Only you see this.
    <Choose one to answer: C-1 · Book the hall | C-2 · Call the agency | C-3 · Print cards>
    ");
    let opened = house.ana().chooses(&brief, "Choose one to answer", "commit:1").await;
    assert_snapshot!(opened, @"
    (update)
    Book the hall (C-1) was due Friday and is still open. It happens. What would help most? Only you see this.

    Still to answer:
    • Call the agency (C-2) was due Friday and is still open.
    • Print cards (C-3) was due Friday and is still open.
    <Choose another: C-2 · Call the agency | C-3 · Print cards>
    [It's done · C-1] [New date · C-1] [Let it go · C-1]
    ");
    let asked = house.ana().presses(&opened, "It's done · C-1").await;
    assert_snapshot!(asked, @"
    (update)
    *Book the hall* was due ‹Fri 20 Nov 17:00 F›. Was it done by then, or later?

    Still to answer:
    • Call the agency (C-2) was due Friday and is still open.
    • Print cards (C-3) was due Friday and is still open.
    <Choose another: C-2 · Call the agency | C-3 · Print cards>
    [On time · C-1] [Later · C-1]
    ");
    assert_snapshot!(house.ana().presses(&asked, "Later · C-1").await, @"
    (update)
    Done: Book the hall (C-1). Thank you for seeing it through.

    Still to answer:
    • Call the agency (C-2) was due Friday and is still open.
    • Print cards (C-3) was due Friday and is still open.
    <Choose another: C-2 · Call the agency | C-3 · Print cards>
    [My promises]
    ");
    assert_snapshot!(house.ana().types("commit done", &[("commitment", "c2")]).await, @"
    (private answer)
    *Call the agency* was due ‹Fri 20 Nov 18:00 F›. Was it done by then, or later?
    [On time] [Later]
    ");
    a_new_date_is_given(&house, &brief).await;
    house.leave().await;
}

/// *New date*: a fresh promise in the old one's place, and why, if they like.
async fn a_new_date_is_given(house: &House, brief: &Seen) {
    let opened = house.ana().chooses(brief, "Choose one to answer", "commit:3").await;
    let form = house.ana().presses(&opened, "New date · C-3").await;
    let renewed = house.ana().sends(&form, &[("due", "next friday")]).await;
    assert_snapshot!(renewed, @"
    (update)
    A fresh promise: Print cards. It's C-4 now, due ‹Fri 27 Nov 17:00 F›. I'll ask you how it's going on ‹Thu 26 Nov 09:00 D›.
    What got in the way? One tap if you like, kept without your name.
    -# C-3 counts as not kept.
    <Choose one: Waiting on someone | Too big | No time or money | The need changed | It was unclear | I forgot | An emergency>
    [Open] [Show the other one]
    ");
    // The reason is asked once, and counted without the name.
    let ana = house.ana();
    let choose = || ana.chooses(&renewed, "Choose one", "forgot");
    let (one, two) = tokio::join!(choose(), choose());
    for noted in [one.to_string(), two.to_string()] {
        assert!(noted.contains("Thank you, that helps. C-3 goes on as C-4."), "{noted}");
        assert!(noted.contains("Still to answer:"), "{noted}");
    }
    assert_eq!(house.rows("select sum(count) from not_kept_reasons where reason = 'forgot'").await, 1);
    // The old one names what goes on in its place.
    assert_snapshot!(house.ana().types("commit done", &[("commitment", "c3")]).await, @"
    (private answer)
    C-3 got a new date: it goes on as C-4. Type **/commit show** to see it.
    ");
    // A promise is named by its words as well, if they are no other's.
    let shown = house.ana().types("commit show", &[("commitment", "call the agency")]).await.to_string();
    assert!(shown.contains("**C-2** Call the agency"), "{shown}");
    let several = house.ana().types("commit done", &[("commitment", "ca")]).await.to_string();
    assert!(several.contains("More than one promise fits: C-2, C-4."), "{several}");
    let shown = house.ana().types("commit show", &[("commitment", "c3")]).await.to_string();
    assert!(shown.contains("Not done by ‹Fri 20 Nov 18:30 F›. It goes on as C-4."), "{shown}");
}

#[tokio::test]
async fn past_its_date_a_promise_is_neither_moved_nor_withdrawn() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Call the agency"), ("due", "friday 6pm")]).await;
    house.wind("2026-11-21 10:00");
    let moving = [("commitment", "C-1"), ("due", "friday"), ("reason", "rain")];
    assert_snapshot!(house.ana().types("commit move", &moving).await, @"
    (private answer)
    C-1 is past its date. Open it with **/commit show** and press *New date* to make a fresh promise.
    ");
    assert_snapshot!(house.ana().types("commit withdraw", &[("commitment", "C-1"), ("reason", "rain")]).await, @"
    (private answer)
    C-1 is past its date. Open it with **/commit show** and press *Let it go*.
    ");
    house.leave().await;
}

#[tokio::test]
async fn before_its_date_a_promise_is_moved_or_withdrawn_with_a_reason() {
    let house = House::set_up().await;
    let made = house
        .ana()
        .types("commit make", &[("what", "Book the hall"), ("due", "dec 4"), ("done_means", "A signed form")])
        .await;
    let opened = house.ana().presses(&made, "Open").await;
    assert_snapshot!(opened, @"
    (private answer)
    **C-1** Book the hall
    You promised this.
    Due ‹Fri 4 Dec 17:00 F›, ‹Fri 4 Dec 17:00 R›.
    **Done means:** A signed form
    [Done] [On track] [Need more time] [Can't do it]
    ");
    let form = house.ana().presses(&opened, "Need more time").await;
    assert_snapshot!(form, @"
    (form) Need more time
    By when?: 
    Why? One short sentence helps:
    ");
    let refused = house.ana().sends(&form, &[("due", "blursday"), ("reason", "The hall is closed")]).await;
    assert_snapshot!(refused, @r#"
    (private update)
    I can't read "blursday" as a date. Try *next tue 6pm* or *December 16*.
    [Open the form]
    "#);
    let again = house.ana().presses(&refused, "Open the form").await;
    assert_snapshot!(again, @"
    (form) Need more time
    By when?: blursday
    Why? One short sentence helps: The hall is closed
    ");
    assert_snapshot!(house.ana().sends(&again, &[("due", "dec 11 noon"), ("reason", "The hall is closed")]).await, @"
    (private update)
    C-1 is now due ‹Fri 11 Dec 12:00 F›: Book the hall. I'll ask you how it's going on ‹Fri 4 Dec 09:00 D›.
    [Open]
    ");
    let options = [("commitment", "C-1 · Book the hall"), ("due", "dec 18"), ("reason", "Still closed")];
    assert_snapshot!(house.ana().types("commit move", &options).await, @"
    (private answer)
    C-1 is now due ‹Fri 18 Dec 17:00 F›: Book the hall. I'll ask you how it's going on ‹Fri 11 Dec 09:00 D›.
    It has moved to a later date twice now. Would a smaller first step help? Press *Can't do it* to take this one back, then promise the smaller one with **/commit make**. Or ask someone here to lend a hand.
    [Open] [Can't do it]
    ");
    assert_snapshot!(house.ana().types("commit withdraw", &[("commitment", "C-1"), ("reason", "Another group took it")]).await, @"
    (private answer)
    C-1 is withdrawn: Book the hall. Thank you for saying so in time.
    ");
    assert_snapshot!(house.ana().types("commit show", &[("commitment", "C-1")]).await, @r#"
    (private answer)
    **C-1** Book the hall
    You promised this.
    Withdrawn before its date. It was due ‹Fri 18 Dec 17:00 F›.
    **Done means:** A signed form
    ---
    -# ‹Wed 18 Nov 10:00 F›: promised for ‹Fri 4 Dec 17:00 F›
    -# ‹Wed 18 Nov 10:00 F›: moved to ‹Fri 11 Dec 12:00 F›
    -# "The hall is closed"
    -# ‹Wed 18 Nov 10:00 F›: moved to ‹Fri 18 Dec 17:00 F›
    -# "Still closed"
    -# ‹Wed 18 Nov 10:00 F›: withdrawn
    -# "Another group took it"
    "#);
    house.leave().await;
}

#[tokio::test]
async fn autocomplete_shows_what_was_understood_and_only_what_one_may_see() {
    let house = House::set_up().await;
    for (what, due) in [("Book the hall", "dec 4"), ("Call the agency", "friday noon"), ("Print cards", "in 3 weeks")] {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
    let ana = house.ana();
    let shown = async |line: &str, options: &[(&str, &str)]| ana.suggested(line, options).await.join("\n");
    assert_snapshot!(shown("commit make", &[("what", "x"), ("due", "next tue 6pm")]).await, @"Tue 24 Nov, 6:00 pm · in 6 days");
    assert_snapshot!(shown("commit make", &[("what", "x"), ("due", "fri 6")]).await, @"
    Fri 20 Nov, 6:00 pm · in 2 days
    Fri 20 Nov, 6:00 am · in 2 days
    ");
    assert_snapshot!(shown("commit make", &[("what", "x"), ("due", "")]).await, @"
    Thu 19 Nov, 5:00 pm · in 1 day
    Fri 20 Nov, 5:00 pm · in 2 days
    Wed 25 Nov, 10:00 am · in 7 days
    Wed 2 Dec, 10:00 am · in 2 weeks
    Mon 30 Nov, 5:00 pm · in 12 days
    ");
    assert_snapshot!(shown("commit done", &[("commitment", "")]).await, @"
    C-2 · Call the agency · in 2 days
    C-1 · Book the hall · in 2 weeks
    C-3 · Print cards · in 3 weeks
    ");
    assert_snapshot!(shown("commit done", &[("commitment", "HALL")]).await, @"C-1 · Book the hall · in 2 weeks");
    assert_eq!(house.tomas().suggested("commit show", &[("commitment", "")]).await, Vec::<String>::new());
    assert_eq!(house.rosa().suggested("commit show", &[("commitment", "")]).await.len(), 3);
    assert_eq!(house.rosa().suggested("commit done", &[("commitment", "")]).await, Vec::<String>::new());
    house.leave().await;
}

#[tokio::test]
async fn old_buttons_answer_with_what_fits_now_and_a_note_is_kept() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "next tuesday 5pm")]).await;
    house.wind("2026-11-23 09:00");
    let reminder = house.direct(house.coalition.ana, 1).await;
    house.wind("2026-11-25 10:00");
    for old in ["1:commit:track:1", "1:commit:move:1", "1:commit:withdraw:1"] {
        let seen = house.ana().forges(&reminder, old).await.to_string();
        assert!(seen.contains("is still open") && seen.contains("[It's done] [New date] [Let it go]"), "{old}: {seen}");
    }
    let options = [("commitment", "C-1"), ("note", "Gave out 40 of them")];
    let asked = house.ana().types("commit done", &options).await;
    house.ana().presses(&asked, "On time").await;
    let shown = house.ana().types("commit show", &[("commitment", "C-1")]).await.to_string();
    assert!(shown.contains("Gave out 40 of them") && shown.contains("✓ Kept"), "{shown}");
    house.leave().await;
}

#[tokio::test]
async fn a_coordinator_is_not_asked_to_check_in_with_themselves() {
    let house = House::set_up().await;
    house.rosa().types("commit make", &[("what", "My own thing"), ("due", "nov 26")]).await;
    house.rosa().types("commit make", &[("what", "Another thing"), ("due", "dec 26")]).await;
    house.ana().types("commit make", &[("what", "Ana's thing"), ("due", "nov 26")]).await;
    house.wind("2026-12-25 09:00");
    house.settled().await;
    let (rosa, general) = (house.coalition.rosa, house.coalition.general);
    for message in house.practice.direct_messages(rosa) {
        assert!(!message.to_string().contains("check in with Rosa"), "{message:#}");
    }
    assert!(!house.practice.direct_messages(rosa).is_empty());
    let notes = house.practice.messages(general).iter().filter(|message| message["content"] != "").count();
    assert_eq!(notes, 0, "nobody is pinged in public");
    assert_eq!(house.rows("select count(*) from outbox where state = 'failed'").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn who_is_known_otherwise_is_remembered_as_they_are_now() {
    const SPANISH: &str = "select count(*) from people where language = 'es'";
    let house = House::set_up().await;
    house.tomas().types("commit make", &[("what", "Print cards"), ("due", "dec 1 5pm")]).await;
    assert_eq!(house.rows(SPANISH).await, 1);
    house.tomas_in_english().types("commit make", &[("what", "Book the hall"), ("due", "dec 1 5pm")]).await;
    assert_eq!(house.rows(SPANISH).await, 0);
    house.leave().await;
}
