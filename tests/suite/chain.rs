//! The chain: what a promise is for, and what came of it.

use insta::assert_snapshot;

use crate::house::House;

#[tokio::test]
async fn what_a_promise_is_for_must_be_something_that_everybody_here_can_read() {
    let house = House::set_up().await;
    let board = house.practice.add_channel(house.coalition.guild, "board");
    house.practice.hide_channel(board, &[house.coalition.ana, house.coalition.rosa]);
    house.ana().at(board).types("poll ask", &[("question", "Which day?"), ("options", "Mon | Tue")]).await;
    house.ana().types("remind me", &[("what", "Call the vet"), ("when", "tomorrow 9am")]).await;
    house.ana().types("commit make", &[("what", "Bring chairs"), ("due", "friday 5pm")]).await;
    for typed in ["D-1", "R-1", "C-1", "D-99", "which day", "@everyone"] {
        let towards = [("what", "Take flyers"), ("due", "friday 5pm"), ("towards", typed)];
        let refused = house.ana().types("commit make", &towards).await.to_string();
        assert!(refused.contains("I can't find a decision, an indicator or a meeting like that"), "{typed}: {refused}");
    }
    let made =
        house.ana().types("commit make", &[("what", "Take flyers"), ("due", "friday 5pm"), ("towards", " ")]).await;
    assert!(made.to_string().contains("is promised: Take flyers"), "{made}");
    house.leave().await;
}

#[tokio::test]
async fn a_poll_that_everybody_can_see_is_in_the_chain_both_ways() {
    let house = House::set_up().await;
    let options = ("options", "next tue 6pm | next thu 6pm");
    let poll = crate::polls::ask(house.ana(), &[("question", "When for the picnic?"), options]).await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await;
    assert!(form.to_string().contains("When?: \n"), "nobody answered, so none leads: {form}");
    let typed = [("title", "Picnic"), ("when", "next thu 6pm"), ("repeats", ""), ("where", "")];
    house.ana().sends(&form, &typed).await;
    let meeting = house.ana().types("meeting show", &[("meeting", "M-1")]).await.to_string();
    assert!(meeting.contains("**What it is for**\n**D-1** When for the picnic?"), "{meeting}");
    crate::polls::later(&house, 2).await;
    let card = crate::polls::card(&house).to_string();
    assert!(card.contains("**What came of it**\n↳ **M-1** Picnic\n[1] [2]"), "{card}");
    let promise = [("what", "Bring the grill"), ("due", "friday 5pm"), ("towards", "D-1")];
    let made = house.tomas_in_english().types("commit make", &promise).await.to_string();
    assert!(made.contains("It's for D-1"), "{made}");
    let own = house.tomas_in_english().presses(&poll, "My answer").await.to_string();
    for line in ["**What came of it**\n", "↳ **C-1** Bring the grill", "↳ **M-1** Picnic"] {
        assert!(own.contains(line), "{line}: {own}");
    }
    house.leave().await;
}

#[tokio::test]
async fn a_second_meeting_from_one_poll_is_asked_about_first() {
    let house = House::set_up().await;
    let options = ("options", "next tue 6pm | next thu 6pm");
    let poll = crate::polls::ask(house.ana(), &[("question", "When?"), options]).await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await;
    let typed = |title| [("title", title), ("when", "next thu 6pm"), ("repeats", ""), ("where", "")];
    house.ana().sends(&form, &typed("Picnic")).await;
    let asked = house.ana().sends(&form, &typed("Picnic in the park")).await;
    assert_snapshot!(asked, @"
    (private answer)
    A meeting came of D-1 already: **Picnic** (M-1), ‹Thu 26 Nov 18:00 F› (Thu 26 Nov, 6:00 pm, New York time). I haven't planned another one yet.
    [Open] [Plan another one too]
    ");
    assert_eq!(house.rows("select count(*) from meetings").await, 1);
    let another = house.ana().presses(&asked, "Plan another one too").await.to_string();
    assert!(another.contains("**Picnic in the park** is planned as **M-2**."), "{another}");
    let twice = house.ana().presses(&asked, "Plan another one too").await.to_string();
    assert!(twice.contains("a moment ago"), "{twice}");
    let stranger = house.tomas_in_english().forges(&poll, "1:meeting:again:1").await.to_string();
    assert!(stranger.contains("What you typed was only kept for a day, and only for you."), "{stranger}");
    assert_eq!(house.rows("select count(*) from meetings").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn a_second_meeting_whose_time_passed_meanwhile_is_asked_for_anew_filled_in() {
    let house = House::set_up().await;
    let options = ("options", "next tue 6pm | next thu 6pm");
    let poll = crate::polls::ask(house.ana(), &[("question", "When?"), options]).await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await;
    let typed = |title, when| [("title", title), ("when", when), ("repeats", ""), ("where", "")];
    house.ana().sends(&form, &typed("Picnic", "next thu 6pm")).await;
    let asked = house.ana().sends(&form, &typed("Picnic in the park", "today 6pm")).await;
    house.wind("2026-11-18 19:00");
    house.settled().await;
    let refused = house.ana().presses(&asked, "Plan another one too").await;
    let told = refused.to_string();
    assert!(told.contains("\"today 6pm\" has passed") && told.contains("[Open the form]"), "{told}");
    let form = house.ana().presses(&refused, "Open the form").await;
    let filled = form.to_string();
    assert!(filled.contains("Picnic in the park") && filled.contains("When?: today 6pm"), "{filled}");
    // That another one is wanted is not asked about once more.
    let made = house.ana().sends(&form, &[("when", "tomorrow 6pm")]).await.to_string();
    assert!(made.contains("**Picnic in the park** is planned as **M-2**."), "{made}");
    assert_eq!(house.rows("select count(*) from meetings where towards = 'D-1'").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn what_was_typed_for_a_second_meeting_is_read_as_of_when_it_was_sent() {
    let house = House::set_up().await;
    let options = ("options", "next tue 6pm | next thu 6pm");
    let poll = crate::polls::ask(house.ana(), &[("question", "When?"), options]).await;
    let own = house.ana().presses(&poll, "My answer").await;
    let form = house.ana().presses(&own, "Make it a meeting").await;
    let typed = |title, when| [("title", title), ("when", when), ("repeats", ""), ("where", "")];
    house.ana().sends(&form, &typed("Picnic", "next thu 6pm")).await;
    let morning = house.ana().sends(&form, &typed("Coffee", "today 10:30")).await;
    let soon = house.ana().sends(&form, &typed("Tea", "in 2 hours")).await;
    house.wind("2026-11-18 11:01");
    house.settled().await;
    // It is that morning's, not this evening's.
    let refused = house.ana().presses(&morning, "Plan another one too").await;
    let told = refused.to_string();
    assert!(told.contains("\"today 10:30\" has passed: I read it as ‹Wed 18 Nov 10:30 F›"), "{told}");
    assert!(told.contains("[Open the form]"), "{told}");
    let made = house.ana().presses(&soon, "Plan another one too").await.to_string();
    assert!(made.contains("**Tea** is planned as **M-2**.") && made.contains("‹Wed 18 Nov 12:00 F›"), "{made}");
    // All that came of it are named.
    let asked = house.ana().sends(&form, &typed("Soup", "next sat 6pm")).await;
    assert_snapshot!(asked, @"
    (private answer)
    More than one meeting came of D-1 already:
    • **M-2** Tea · ‹Wed 18 Nov 12:00 F› (Wed 18 Nov, 12:00 pm, New York time)
    • **M-1** Picnic · ‹Thu 26 Nov 18:00 F› (Thu 26 Nov, 6:00 pm, New York time)
    I haven't planned another one yet.
    [Open M-2] [Open M-1] [Plan another one too]
    ");
    house.leave().await;
}

#[tokio::test]
async fn what_came_out_of_a_poll_is_in_the_decision_that_is_made_of_it() {
    let house = House::set_up().await;
    let asked = [("question", "Which soup?"), ("options", "Lentil | Leek"), ("method", "ranked")];
    let poll = crate::polls::ask(house.ana(), &asked).await;
    let own = house.rosa().presses(&poll, "Put them in order").await;
    house.rosa().presses(&own, "1").await;
    let own = house.ana().presses(&poll, "Put them in order").await;
    let sure = house.ana().presses(&own, "Close now").await;
    let own = house.ana().presses(&sure, "Yes, close it").await;
    let form = house.ana().presses(&own, "Make it a decision").await.to_string();
    assert!(form.contains("What should we decide?: Which soup? Lentil\n"), "{form}");
    let text = "The text: The poll D-1 has closed. First came: Lentil\n\
                What people could choose in the poll D-1:\n• Lentil\n• Leek\n";
    assert!(form.contains(text), "{form}");
    house.leave().await;
}
