//! Wrong people, forged buttons, the same twice, texts that want to be more than text.

use insta::assert_snapshot;

use crate::house::House;

#[tokio::test]
async fn nobody_reaches_what_is_not_theirs() {
    let house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let not_yours = "(private answer)\nI can't find that among your own promises. Type **/commit list** to see them.";
    let not_found =
        "(private answer)\nI can't find that among the things you can see here. Type **/home** to see what's yours.";
    for line in ["commit done", "commit withdraw", "commit move"] {
        let mut options = vec![("commitment", "C-1")];
        match line {
            "commit withdraw" => options.push(("reason", "x")),
            "commit move" => options.extend([("due", "dec 5"), ("reason", "x")]),
            _ => {}
        }
        assert_eq!(house.tomas_in_english().types(line, &options).await.to_string(), not_yours, "{line}");
    }
    assert_eq!(house.tomas_in_english().types("commit show", &[("commitment", "C-1")]).await.to_string(), not_found);
    assert_eq!(house.tomas_in_english().types("commit show", &[("commitment", "C-99")]).await.to_string(), not_found);
    for forged in ["1:commit:done:1", "1:commit:late:1", "1:commit:track:1", "1:commit:move:1", "1:commit:letgo:1"] {
        assert_eq!(house.tomas_in_english().forges(&made, forged).await.to_string(), not_yours, "{forged}");
    }
    assert_eq!(house.tomas_in_english().forges(&made, "1:commit:open:1").await.to_string(), not_found);
    // A coordinator may look, and no more.
    assert_snapshot!(house.rosa().types("commit show", &[("commitment", "C-1")]).await, @"
    (private answer)
    **C-1** Book the hall
    Promised by Ana.
    Due ‹Fri 4 Dec 17:00 F›, ‹Fri 4 Dec 17:00 R›.
    ");
    assert_eq!(house.rosa().forges(&made, "1:commit:done:1").await.to_string(), not_yours);
    assert_snapshot!(house.rosa().types("commit list", &[("member", &house.coalition.ana.to_string())]).await, @"
    (private answer)
    **1 open promise**
    **C-1** Book the hall · due ‹Fri 4 Dec 17:00 F› [Open C-1]
    [Show closed] [My promises]
    ");
    assert_snapshot!(house.tomas_in_english().types("commit list", &[("member", &house.coalition.ana.to_string())]).await, @"
    (private answer)
    You can see your own promises here. For somebody else's, please ask them or a coordinator.
    ");
    // Another guild, its own numbers: neither typed nor forged does anything reach over.
    let other = house.practice.add_guild("Elsewhere", house.coalition.tomas);
    let hall = house.practice.add_channel(other, "hall");
    house.practice.join(other, house.coalition.ana);
    let there = house.ana().at(hall);
    assert_eq!(there.types("commit show", &[("commitment", "C-1")]).await.to_string(), not_found);
    let page = there.types("commit list", &[]).await;
    assert_eq!(there.forges(&page, "1:commit:open:1").await.to_string(), not_found);
    assert_eq!(there.forges(&page, "1:commit:done:1").await.to_string(), not_found);
    let list = format!("1:commit:list:open.0.me.{}", house.coalition.guild);
    assert_eq!(there.forges(&page, &list).await.to_string(), not_found);
    house.leave().await;
}

#[tokio::test]
async fn the_same_twice_makes_nothing_twice() {
    let house = House::set_up().await;
    let promise = [("what", "Book the hall"), ("due", "in 3 days")];
    house.ana().types("commit make", &promise).await;
    assert_snapshot!(house.ana().types("commit make", &promise).await, @"
    (private answer)
    You promised this a moment ago, so I kept it once. **C-1**: Book the hall
    Due ‹Sat 21 Nov 10:00 F›. I'll ask you how it's going on ‹Fri 20 Nov 09:00 D›.
    [Open] [My promises]
    ");
    assert_eq!(house.rows("select count(*) from commitments").await, 1);
    let opened = house.ana().types("commit show", &[("commitment", "C-1")]).await;
    let (one, two) = tokio::join!(house.ana().presses(&opened, "Done"), house.ana().presses(&opened, "Done"));
    // Both presses show the same message as it stands in the end.
    for text in [one.to_string(), two.to_string()] {
        assert!(text.contains("Thank you"), "{text}");
    }
    assert_eq!(house.rows("select count(*) from commitments where state = 'delivered'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn texts_are_shown_as_typed_and_ping_nobody() {
    let house = House::set_up().await;
    let ana = house.ana();
    let what = "@everyone <@1> **bold** [link](https://evil.example) שלום \u{202E}abc 👩‍👩‍👧";
    let made = ana.types("commit make", &[("what", what), ("due", "next tuesday")]).await;
    assert_snapshot!(made, @r"
    (private answer)
    **C-1** is promised: ⟦@‍everyone \<@‍1\> \*\*bold\*\* \[link\](https://evil.example) שלום abc 👩‍👩‍👧⟧
    Due ‹Tue 24 Nov 17:00 F›. I'll ask you how it's going on ‹Mon 23 Nov 09:00 D›.
    [Open] [My promises]
    ");
    let long = "x".repeat(200);
    assert!(ana.types("commit make", &[("what", &long), ("due", "friday")]).await.to_string().contains("is promised"));
    // Escaping doubles a text: everything at its limit still fits into one message.
    for n in 0..11 {
        let (stars, many) = (format!("{n}{}", "*".repeat(198)), "*".repeat(1_499) + "a");
        ana.types("commit make", &[("what", &stars), ("due", "dec 24"), ("done_means", &many)]).await;
    }
    let moved = [("commitment", "C-2"), ("due", "dec 31"), ("reason", &"_".repeat(199).replacen('_', "a", 1))];
    ana.types("commit move", &moved).await;
    let shown = ana.types("commit show", &[("commitment", "C-3")]).await.to_string();
    assert!(shown.contains("Done means"), "{shown}");
    assert!(ana.types("commit list", &[]).await.to_string().contains("page 1 of 2"));
    assert!(ana.types("home", &[]).await.to_string().contains("13 open promises"));
    let too_long = "x".repeat(201);
    assert_snapshot!(ana.types("commit make", &[("what", &too_long), ("due", "friday")]).await, @r#"(refused by the client: "what: must have 1 to 200 characters")"#);
    assert_snapshot!(ana.types("commit make", &[("what", "\u{200B}\u{200B}"), ("due", "friday")]).await, @"
    (private answer)
    Please write a few words: what will you do?
    ");
    for due in ["yesterday", "banana", "2020-01-01", "feb 30 noon", "25:00"] {
        let seen = ana.types("commit make", &[("what", "x"), ("due", due)]).await.to_string();
        assert!(seen.contains("Try *next tue 6pm* or *December 16*"), "{due}: {seen}");
    }
    assert_snapshot!(ana.types("commit make", &[("what", "Watch the clocks"), ("due", "2027-03-14 02:30")]).await, @"
    (private answer)
    **C-14** is promised: Watch the clocks
    Due ‹Sun 14 Mar 03:30 F›. I'll ask you how it's going on ‹Sun 7 Mar 09:00 D›.
    [Open] [My promises]
    Clocks change that night and that hour doesn't exist, so I took the one right after it.
    ");
    house.wind("2026-11-24 09:00");
    let reminder = house.direct(house.coalition.ana, 1).await;
    assert_eq!(reminder.value["mentions"].as_array().unwrap().len(), 0);
    assert_eq!(reminder.value["mention_everyone"], false);
    house.leave().await;
}

#[tokio::test]
async fn in_a_direct_message_only_ones_own_rows_answer() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Ana's thing"), ("due", "next tuesday 5pm")]).await;
    let tomas = house.tomas_in_english();
    tomas.types("commit make", &[("what", "Tomás's thing"), ("due", "next tuesday 6pm")]).await;
    house.wind("2026-11-23 09:00");
    let reminder = house.direct(house.coalition.tomas, 1).await;
    let not_yours = "I can't find that among your own promises";
    for forged in ["1:commit:done:1", "1:commit:letgo:1", "1:commit:track:1", "1:commit:withdraw:1"] {
        let seen = tomas.forges(&reminder, forged).await.to_string();
        assert!(seen.contains(not_yours), "{forged}: {seen}");
    }
    for forged in ["1:commit:open:1", "1:commit:open:99"] {
        let seen = tomas.forges(&reminder, forged).await.to_string();
        assert!(!seen.contains("Ana's thing") && seen.contains("/home"), "{forged}: {seen}");
    }
    // Another coalition's front door, from a direct message, by who never did anything there.
    let elsewhere = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    house.until("it is met", |practice| practice.calls().len() > 1).await;
    for forged in ["show", "home", "keep"] {
        let seen = tomas.forges(&reminder, &format!("1:coalition:{forged}:{elsewhere}")).await.to_string();
        assert!(seen.contains("I can't find that among the things you can see here"), "{forged}: {seen}");
    }
    // Roles worn on Discord do not count in a direct message, only those granted in the bot.
    let everyone = format!("1:commit:list:open.0.all.{}", house.coalition.guild);
    let seen = tomas.forges(&reminder, &everyone).await.to_string();
    assert!(seen.contains("You can see your own promises here"), "{seen}");
    for forged in
        ["", "1", "2:commit:done:1", "1:nothing:done:1", "1:commit:fly:2", "1:commit:done:x", "1:form:reopen:1"]
    {
        let seen = tomas.forges(&reminder, if forged.is_empty() { "?" } else { forged }).await.to_string();
        assert!(seen.starts_with("(private answer)") && seen.contains("/home"), "{forged}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from commitments where state = 'promised'").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn two_people_close_the_same_promise_and_only_its_owner_does() {
    let house = House::set_up().await;
    let made = house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let opened = house.ana().presses(&made, "Open").await;
    let (ana, rosa) = tokio::join!(
        house.ana().presses(&opened, "Done"),
        house.rosa().types("commit done", &[("commitment", "C-1"), ("note", "I saw it")])
    );
    assert!(ana.to_string().contains("Thank you for keeping your word"), "{ana}");
    assert!(rosa.to_string().contains("I can't find that among your own promises"), "{rosa}");
    assert_eq!(house.rows("select count(*) from commitments where state = 'delivered'").await, 1);
    house.leave().await;
}
