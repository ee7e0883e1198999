//! When figures are due: the question, the reminders, a few more days, and what is late.

use insta::assert_snapshot;

use crate::house::{House, Seen};
use crate::indicators::{reports, started};

#[tokio::test]
async fn the_steward_is_asked_when_a_report_is_due_and_answers_there() {
    let house = House::set_up().await;
    started(&house).await;
    reports(house.ana(), "2026-10", ("148", "200")).await;
    house.wind("2026-12-10 08:59");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    house.wind("2026-12-10 09:00");
    let asked = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(asked, @"
    (message)
    November 2026 for *Families in stable housing* (I-1), please. Last time: 74% (148 of 200). About two minutes.
    [Report] [Not collected] [A few more days]
    ");
    let home = house.ana().types("home", &[]).await;
    assert!(
        home.to_string().contains("November 2026 for Families in stable housing (I-1) [I-1 · Report Nov 2026]"),
        "{home}"
    );
    let form = house.ana().presses(&asked, "Report").await;
    assert_snapshot!(form, @"
    (form) I-1 · November 2026
    Families who stayed housed: 
    Families we follow: 
    A line about it (everyone can read it):
    ");
    let noted = house.ana().sends(&form, &[("numerator", "162"), ("denominator", "200")]).await;
    assert_snapshot!(noted, @"
    (update)
    Noted: November 2026 for *Families in stable housing* (I-1) is 81% (162 of 200). Thank you.
    ★ **target met** · 81% (162 of 200) in November 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    [Open] [Correct]
    ");
    // Nothing more is asked for November, and December comes in its turn.
    house.wind("2026-12-20 12:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1);
    assert!(!house.ana().types("home", &[]).await.to_string().contains("wait for you"));
    house.wind("2027-01-10 09:00");
    let asked = house.direct(house.coalition.ana, 2).await;
    assert!(asked.to_string().contains("December 2026 for"), "{asked}");
    house.leave().await;
}

#[tokio::test]
async fn it_is_late_after_two_reminders_and_nobody_is_named() {
    let house = House::set_up().await;
    started(&house).await;
    for (count, day) in ["2026-12-10 09:00", "2026-12-13 09:00", "2026-12-17 09:00"].into_iter().enumerate() {
        house.wind(day);
        house.direct(house.coalition.ana, count + 1).await;
        let shown = house.rosa().types("indicator list", &[]).await.to_string();
        assert!(!shown.contains("late"), "{day}: {shown}");
    }
    assert_snapshot!(house.direct(house.coalition.ana, 3).await, @"
    (message)
    This is the last time I ask: November 2026 for *Families in stable housing* (I-1), please. From tomorrow it shows as late, never with your name. About two minutes.
    [Report] [Not collected] [A few more days]
    ");
    house.wind("2026-12-18 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 3);
    let card = house.tomas_in_english().types("indicator show", &[("indicator", "I-1")]).await.to_string();
    assert!(card.contains("The report for November 2026 is late.") && !card.contains("Ana"), "{card}");
    assert!(!card.contains(&house.coalition.ana.to_string()), "{card}");
    assert_snapshot!(house.tomas().types("indicator list", &[]).await, @"
    (private answer)
    **1 indicator**
    **I-1** Families in stable housing
    No figures yet · report late [Open I-1]
    ");
    // Not collected is an answer: nothing is late any more, and it is no zero.
    let asked = house.direct(house.coalition.ana, 3).await;
    assert_snapshot!(house.ana().presses(&asked, "Not collected").await, @"
    (update)
    Noted: November 2026 for *Families in stable housing* (I-1) is not collected. Thank you.
    [Open] [Correct]
    ");
    let card = house.tomas().types("indicator show", &[("indicator", "I-1")]).await.to_string();
    assert!(!card.contains("late") && card.contains("Nov 2026 × not collected"), "{card}");
    house.leave().await;
}

#[tokio::test]
async fn a_few_more_days_are_given_once_for_each_message() {
    let house = House::set_up().await;
    started(&house).await;
    house.wind("2026-12-10 09:00");
    let asked = house.direct(house.coalition.ana, 1).await;
    let more = asked.custom_id("A few more days");
    assert_snapshot!(house.ana().presses(&asked, "A few more days").await, @"
    (update)
    All right. I'll ask again for November 2026 of *Families in stable housing* on ‹Wed 16 Dec 09:00 F›.
    [Report] [Not collected]
    ");
    let again = house.ana().forges(&asked, &more).await.to_string();
    assert!(again.contains("Wed 16 Dec 09:00"), "{again}");
    assert_eq!(house.rows("select more from indicator_asks where told > 0").await, 1);
    house.wind("2026-12-16 09:00");
    let asked = house.direct(house.coalition.ana, 2).await;
    house.ana().presses(&asked, "A few more days").await;
    house.wind("2026-12-23 09:00");
    // No third time; the two reminders come all the same.
    let asked = house.direct(house.coalition.ana, 3).await.to_string();
    assert!(!asked.contains("A few more days") && asked.contains("This is the last time I ask"), "{asked}");
    house.wind("2026-12-27 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 3);
    house.leave().await;
}

#[tokio::test]
async fn after_a_time_without_the_bot_only_the_newest_period_is_asked_for() {
    let mut house = House::set_up().await;
    started(&house).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2027-03-12T15:00:00Z".parse().unwrap())).await;
    let asked = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(asked.contains("February 2027 for"), "{asked}");
    reports(house.ana(), "2026-11", ("148", "200")).await;
    reports(house.ana(), "2027-02", ("150", "200")).await;
    let card = house.ana().types("indicator show", &[("indicator", "I-1")]).await.to_string();
    // What was left out is missing, which is neither not collected nor 0.
    for row in ["Feb 2027 75% 150/200", "Jan 2027 ? missing × 2", "Nov 2026 74% 148/200"] {
        assert!(card.contains(row), "{row}: {card}");
    }
    assert!(!card.contains("Dec 2026"), "{card}");
    house.leave().await;
}

#[tokio::test]
async fn who_is_away_or_discreet_or_unreachable_is_asked_as_they_want() {
    let house = House::set_up().await;
    started(&house).await;
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "dec 12")]).await;
    house.wind("2026-12-10 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    house.wind("2026-12-13 09:00");
    let asked = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(asked.contains("November 2026 for"), "{asked}");
    // The zone changes, and the reminder comes at nine there.
    house.rosa().types("coalition setup", &[("timezone", "America/Los_Angeles")]).await;
    house.wind("2026-12-16 11:59");
    house.settled().await;
    let told = house.practice.direct_messages(house.coalition.ana);
    assert_eq!(told.len(), 1, "{told:?}");
    house.wind("2026-12-16 12:00");
    house.direct(house.coalition.ana, 2).await;
    // Discreet: nothing of it in the notification.
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    house.ana().presses(&card, "Turn on").await;
    house.wind("2026-12-20 12:00");
    let stub = house.direct(house.coalition.ana, 3).await;
    assert_snapshot!(stub, @"
    (message)
    You have something in Convenor.
    [Read it]
    ");
    let read = house.ana().presses(&stub, "Read it").await.to_string();
    assert!(read.contains("This is the last time I ask: November 2026 for") && read.contains("[Report]"), "{read}");
    house.leave().await;
}

#[tokio::test]
async fn who_takes_no_direct_messages_is_told_where_it_began_that_something_waits() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.coalition.ana;
    // What tells her that she is asked comes first, and arrives.
    house.wind("2026-11-20 09:00");
    house.direct(ana, 1).await;
    house.practice.set_direct_messages(ana, false);
    house.wind("2026-12-10 09:00");
    let note = || {
        let all = house.practice.messages(house.coalition.general);
        all.into_iter().find(|message| message["content"].as_str().is_some_and(|text| text.contains("waits")))
    };
    house.until("the note stands", |_| note().is_some()).await;
    let note = Seen::of(practice::Answer::Message(note().unwrap()));
    assert!(!note.to_string().contains("I-1") && !note.to_string().contains("November"), "{note}");
    let read = house.ana().presses(&note, "Read it").await;
    assert_snapshot!(read, @"
    (private answer)
    November 2026 for *Families in stable housing* (I-1), please. About two minutes.
    [Report] [Not collected] [A few more days]
    ");
    let form = house.ana().presses(&read, "Report").await;
    let noted = house.ana().sends(&form, &[("numerator", "150"), ("denominator", "200")]).await.to_string();
    assert!(noted.contains("Noted: November 2026"), "{noted}");
    house.leave().await;
}

#[tokio::test]
async fn a_steward_hears_that_they_are_asked_and_somebody_may_take_it_over() {
    let house = House::set_up().await;
    started(&house).await;
    house.wind("2026-11-20 09:00");
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    Rosa hopes that you can report *Families in stable housing* (I-1). I'll ask you here, first on ‹Thu 10 Dec 09:00 D›. If it's not for you, please tell them: they can take it over.
    [Open]
    ");
    // Once.
    house.wind("2026-11-22 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1);
    // Members and the steward see no such button; who presses it is asked from then on.
    for person in [house.ana(), house.tomas_in_english()] {
        let card = person.types("indicator show", &[("indicator", "I-1")]).await.to_string();
        assert!(!card.contains("Ask me from now on"), "{card}");
    }
    let card = house.rosa().types("indicator show", &[("indicator", "I-1")]).await;
    let press = card.custom_id("Ask me from now on");
    let refused = house.ana().forges(&card, &press).await.to_string();
    assert!(refused.contains("Only coordinators and data stewards add indicators"), "{refused}");
    assert_snapshot!(house.rosa().presses(&card, "Ask me from now on").await, @"
    (private update)
    From now on I'll ask you for *Families in stable housing* (I-1), in your morning message.
    [Open]
    ");
    house.wind("2026-12-10 09:00");
    let asked = house.direct(house.coalition.rosa, 1).await.to_string();
    assert!(asked.contains("November 2026 for *Families in stable housing* (I-1), please."), "{asked}");
    // Who was asked before reports no more.
    house.direct(house.coalition.ana, 1).await;
    let card = house.ana().types("indicator show", &[("indicator", "I-1")]).await;
    let refused = house.ana().forges(&card, "1:indicator:report:1.2026-11-01").await.to_string();
    assert!(refused.contains("Only the person who is asked for I-1"), "{refused}");
    house.leave().await;
}

#[tokio::test]
async fn a_steward_is_asked_in_their_own_language_down_to_a_sudden_zero() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    let home = ana.types("home", &[]).await;
    let card = ana.presses(&home, "My settings").await;
    ana.chooses(&card, "Choose a language", "es").await;
    house.wind("2026-12-10 09:00");
    let asked = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(asked, @"
    (message)
    La cifra de *Families in stable housing* (I-1), por favor: noviembre de 2026. Unos dos minutos.
    [Informar] [No se recogió] [Unos días más]
    ");
    let form = ana.presses(&asked, "Informar").await;
    let refused = ana.sends(&form, &[("numerator", "0"), ("denominator", "200")]).await;
    let said = refused.to_string().replace('\u{a0}', " ");
    let zero = "Ahora 0 % (0 de 200), y al inicio 71 %: ¿de verdad es 0? Si es así, abre el formulario";
    assert!(said.contains(zero), "{said}");
    let form = ana.presses(&refused, "Abrir el formulario").await;
    assert!(form.to_string().contains("Families who stayed housed: 0"), "{form}");
    let noted = ana.sends(&form, &[("note", "Cerró el programa")]).await.to_string();
    assert!(noted.contains("Anotado para *Families in stable housing* (I-1), noviembre de 2026: 0"), "{noted}");
    house.leave().await;
}

#[tokio::test]
async fn a_question_shares_the_brief_with_promises_and_a_few_more_days_leaves_the_others() {
    let house = House::set_up().await;
    started(&house).await;
    house.ana().types("commit make", &[("what", "Print the flyers"), ("due", "dec 11 5pm")]).await;
    house.wind("2026-12-10 09:00");
    house.settled().await;
    let brief = house.direct(house.coalition.ana, house.practice.direct_messages(house.coalition.ana).len()).await;
    assert_snapshot!(brief, @"
    (message)
    • November 2026 for *Families in stable housing* (I-1), please. About two minutes.
    • Tomorrow, 5 pm: Print the flyers (C-1).
    Choose one below to answer. Only you see this.
    <Choose one to answer: I-1 · Families in stable housing | C-1 · Print the flyers>
    ");
    let opened = house.ana().chooses(&brief, "Choose one to answer", "indicator:1").await;
    assert_snapshot!(opened, @"
    (update)
    November 2026 for *Families in stable housing* (I-1), please. About two minutes.

    Still to answer:
    • Tomorrow, 5 pm: Print the flyers (C-1).
    <Choose another: C-1 · Print the flyers>
    [Report · I-1] [Not collected · I-1] [A few more days · I-1]
    ");
    let more = house.ana().presses(&opened, "A few more days · I-1").await;
    assert_snapshot!(more, @"
    (update)
    All right. I'll ask again for November 2026 of *Families in stable housing* on ‹Wed 16 Dec 09:00 F›.

    Still to answer:
    • Tomorrow, 5 pm: Print the flyers (C-1).
    <Choose another: C-1 · Print the flyers>
    [Report · I-1] [Not collected · I-1]
    ");
    house.leave().await;
}
