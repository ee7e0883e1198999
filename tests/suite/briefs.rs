//! Briefs with many lines: what each says, and how everything in them is reached.

use insta::assert_snapshot;

use crate::house::{House, Seen};

/// The content of a brief.
fn content(brief: &Seen) -> &str {
    brief.value["content"].as_str().unwrap()
}

#[tokio::test]
async fn every_line_with_a_consequence_says_it() {
    let house = House::set_up().await;
    for (what, due) in
        [("Print cards", "dec 1 5pm"), ("Book the hall", "nov 25 5pm"), ("Call the agency", "nov 25 6pm")]
    {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
    house.wind("2026-11-30 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(brief, @"
    (message)
    • Book the hall (C-2) was due Wednesday and is still open.
    • Call the agency (C-3) was due Wednesday and is still open.
    • Tomorrow, 5 pm: Print cards (C-1).
    How are these going, Ana? Choose one below to answer. Only you see this.
    If I hear nothing of C-2 and C-3 by Thursday, I'll ask a coordinator to check in.
    <Choose one to answer: C-2 · Book the hall | C-3 · Call the agency | C-1 · Print cards>
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_brief_of_thirty_fits_a_message_and_leaves_nothing_unsaid_or_out_of_reach() {
    let house = House::set_up().await;
    for n in 1..=30 {
        // Escaping doubles it.
        let what = format!("{n}{}", "*".repeat(100));
        house.ana().types("commit make", &[("what", &what), ("due", "nov 25 5pm")]).await;
    }
    house.wind("2026-11-30 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    let text = content(&brief);
    assert!(text.chars().count() <= 2_000, "{} characters", text.chars().count());
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("• ")).collect();
    assert_snapshot!(text.rsplit_once("open.\n").unwrap().1, @"
    … and 25 more behind *Show all*.
    How are these going, Ana? Choose one below to answer. Only you see this.
    If I hear nothing by Thursday, I'll ask a coordinator to check in.
    ");
    assert_eq!(lines.len(), 5);
    assert_eq!(brief.value["components"][0]["components"][0]["options"].as_array().unwrap().len(), 25);
    let mut page = house.ana().presses(&brief, "Show all").await;
    let mut found = page.to_string().matches("[Open C-").count();
    while page.to_string().contains("[Next →]") {
        page = house.ana().presses(&page, "Next →").await;
        found += page.to_string().matches("[Open C-").count();
    }
    assert_eq!(found, 30, "every promise has its button, page by page");
    let opened = house.ana().presses(&page, "Open C-30").await;
    house.ana().presses(&opened, "It's done").await;
    let page = house.ana().presses(&brief, "Show all").await.to_string();
    assert!(page.contains("**30 still wait for your answer** · page 1 of 4"), "{page}");
    house.leave().await;
}

#[tokio::test]
async fn a_coordinators_brief_has_others_promises_and_their_own() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 25 5pm")]).await;
    house.rosa().types("commit make", &[("what", "Book the hall"), ("due", "dec 4 5pm")]).await;
    house.wind("2026-11-30 09:00");
    house.direct(house.coalition.ana, 1).await;
    house.direct(house.coalition.rosa, 1).await;
    house.wind("2026-12-03 09:00");
    let brief = house.direct(house.coalition.rosa, 2).await;
    assert_snapshot!(brief, @"
    (message)
    • Could you check in with Ana? Flyers (C-1) was due Wed 25 Nov and is still open. I asked and heard nothing.
    • Tomorrow, 5 pm: Book the hall (C-2).
    Choose one below to answer. Only you see this.
    <Choose one to answer: C-1 · Flyers | C-2 · Book the hall>
    ");
    let opened = house.rosa().chooses(&brief, "Choose one to answer", "commit:1").await;
    assert_snapshot!(opened, @"
    (update)
    Could you check in with Ana? Flyers (C-1) was due Wed 25 Nov and is still open. I asked and heard nothing.

    Still to answer:
    • Tomorrow, 5 pm: Book the hall (C-2).
    <Choose another: C-2 · Book the hall>
    [Open · C-1]
    ");
    let opened = house.rosa().chooses(&opened, "Choose another", "commit:2").await;
    assert_snapshot!(opened, @"
    (update)
    Tomorrow, 5 pm: Book the hall (C-2). How is it going, Rosa?

    Still to answer:
    • Could you check in with Ana? Flyers (C-1) was due Wed 25 Nov and is still open. I asked and heard nothing.
    <Choose another: C-1 · Flyers>
    [Done · C-2] [On track · C-2] [Need more time · C-2] [Can't do it · C-2]
    ");
    house.leave().await;
}

#[tokio::test]
async fn every_rung_of_the_ladder_comes_on_its_day() {
    let house = House::set_up().await;
    // Two promises whose rungs interleave: the 4th of December and the 9th.
    for (what, due) in [("Book the hall", "dec 4 5pm"), ("Print cards", "dec 9 5pm")] {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
    let (mut asked, mut before) = (Vec::new(), 0);
    for day in (19..=30).map(|day| format!("11-{day}")).chain((1..=20).map(|day| format!("12-{day:02}"))) {
        house.wind(&format!("2026-{day} 09:00"));
        house.settled().await;
        let messages = house.practice.direct_messages(house.coalition.ana);
        if messages.len() > before {
            assert_eq!(messages.len(), before + 1, "{day}");
            let text = messages.last().unwrap()["content"].as_str().unwrap().to_owned();
            let about =
                [("Book", "hall"), ("Print", "cards")].map(|(word, short)| text.contains(word).then_some(short));
            asked.push(format!("{day} {}", about.into_iter().flatten().collect::<Vec<_>>().join("+")));
            before = messages.len();
        }
    }
    let expected = "11-27 hall, 12-02 cards, 12-03 hall, 12-04 hall, 12-06 hall, 12-08 cards, 12-09 hall+cards, 12-11 cards, 12-14 cards";
    assert_eq!(asked.join(", "), expected);
    house.leave().await;
}

#[tokio::test]
async fn many_who_promise_at_once_get_a_number_each() {
    let house = House::set_up().await;
    let people: Vec<_> = (0..40).map(|n| house.practice.add_person(&format!("Person {n}"))).collect();
    people.iter().for_each(|person| house.practice.join(house.coalition.guild, *person));
    let promise = [("what", "Flyers"), ("due", "dec 4")];
    // Each types it twice at once.
    let typed = people.iter().chain(&people).map(|person| house.person(*person).types("commit make", &promise));
    let seen = futures_util::future::join_all(typed).await;
    let again = seen.iter().filter(|seen| seen.to_string().contains("so I kept it once")).count();
    assert_eq!(again, people.len());
    let numbers = house.rows("select count(distinct number) + 1000 * max(number) from commitments").await;
    assert_eq!(numbers, 40_040, "forty promises, numbered from 1 to 40");
    // And the coordinator's of Monday.
    assert_eq!(house.rows("select count(*) from outbox where kind = 'brief'").await, 41);
    let done = (1..=40).map(|number| format!("C-{number}")).collect::<Vec<_>>();
    let typed = done.iter().map(|reference| {
        let owner = house.person(people[0]);
        async move { owner.types("commit done", &[("commitment", reference)]).await }
    });
    let seen = futures_util::future::join_all(typed).await;
    let closed = seen.iter().filter(|seen| seen.to_string().contains("Thank you for keeping your word")).count();
    assert_eq!(closed, 1, "one's own, and nobody else's");
    assert_eq!(house.rows("select count(*) from commitments where state = 'delivered'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_brief_that_is_claimed_after_a_newer_one_is_not_sent() {
    let mut house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Print cards"), ("due", "dec 1 5pm")]).await;
    house.wind("2026-11-30 09:00");
    house.direct(house.coalition.ana, 1).await;
    house.settled().await;
    // The clock jumped while the one of the day before was looked at, say.
    house
        .restart_after(async |path| {
            let url = format!("sqlite:{}", path.display());
            let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
            let older = "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                         select guild, item, '2026-11-23T09:00', recipient, kind, '2026-11-23T14:00:00+00:00', grace_until,
                                next_try_at
                         from outbox where kind = 'brief' and state = 'sent'";
            assert_eq!(sqlx::query(older).execute(&mut connection).await.unwrap().rows_affected(), 1);
        })
        .await;
    house.settled().await;
    let told = house.practice.direct_messages(house.coalition.ana);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        house.rows("select count(*) from outbox where state = 'skipped' and trouble = 'a newer one is due'").await,
        1
    );
    house.leave().await;
}
