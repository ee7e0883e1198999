//! What no client of Discord's would send: forms that were never opened, drafts and rows of others, texts over every limit.

use crate::house::{House, Person};

/// Every form of a promise, with fields that would do.
const FORMS: [(&str, &[(&str, &str)]); 3] = [
    ("move-sent", &[("due", "dec 11"), ("reason", "x")]),
    ("withdraw-sent", &[("reason", "x")]),
    ("renew-sent", &[("due", "dec 11")]),
];

/// Sends all of them for the promise with this row, and sees that none reached it.
async fn reach_nothing(person: Person<'_>, row: i64) {
    for (action, fields) in FORMS {
        let seen = person.forges_form(&format!("1:commit:{action}:{row}"), fields).await.to_string();
        let refused = seen.contains("I can't find that among") || seen.contains("I don't know this button");
        assert!(refused && !seen.contains("hall") && !seen.contains("[Open the form]"), "{action}: {seen}");
    }
}

#[tokio::test]
async fn forged_forms_reach_nobody_elses_promise() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let tomas = house.tomas_in_english();
    reach_nothing(tomas, 1).await;
    reach_nothing(tomas, 99).await;
    // A coordinator may look, and no more.
    reach_nothing(house.rosa(), 1).await;
    // The owner herself, from another guild and for another guild.
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    let there = house.practice.add_channel(other, "lobby");
    house.practice.join(other, house.coalition.ana);
    reach_nothing(house.ana().at(there), 1).await;
    let make = [("what", "Smuggled hall"), ("due", "dec 11"), ("done_means", "")];
    let seen = house.ana().at(there).forges_form(&format!("1:commit:make-sent:{}", house.coalition.guild), &make).await;
    assert!(seen.to_string().contains("I can't find that among"), "{seen}");
    assert_eq!(house.ana().at(there).suggested("commit done", &[("commitment", "")]).await, Vec::<String>::new());
    assert_eq!(house.rosa().at(there).suggested("commit show", &[("commitment", "hall")]).await, Vec::<String>::new());
    // From a direct message, the row of a coalition that one has nothing to do with.
    tomas.types("commit make", &[("what", "Flyers"), ("due", "next tuesday 5pm")]).await;
    house.ana().at(there).types("commit make", &[("what", "A hall elsewhere"), ("due", "dec 4")]).await;
    house.wind("2026-11-23 09:00");
    let reminder = house.direct(house.coalition.tomas, 1).await;
    let direct = house.practice.direct_channel(house.coalition.tomas).unwrap();
    for row in [1, 3] {
        reach_nothing(tomas.at(direct), row).await;
        let seen = tomas.forges(&reminder, &format!("1:commit:open:{row}")).await.to_string();
        assert!(seen.contains("I can't find that") && !seen.contains("hall"), "{seen}");
    }
    let touched = "select count(*) from commitments where state <> 'promised' or moves > 0 or what like 'Smuggled%'";
    assert_eq!(house.rows(touched).await, 0);
    house.leave().await;
}

#[tokio::test]
async fn what_somebody_typed_opens_for_nobody_else() {
    let house = House::set_up().await;
    let home = house.ana().types("home", &[]).await;
    let form = house.ana().presses(&home, "Promise something").await;
    let secret = [("what", "A secret"), ("due", "blursday"), ("done_means", "")];
    let refused = house.ana().sends(&form, &secret).await;
    let again = refused.custom_id("Open the form");
    let other = house.tomas_in_english().types("home", &[]).await;
    let seen = house.tomas_in_english().forges(&other, &again).await.to_string();
    assert!(seen.contains("What you typed was only kept for a day") && !seen.contains("A secret"), "{seen}");
    house.leave().await;
}

#[tokio::test]
async fn texts_over_a_limit_are_refused_and_never_cut() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Book the hall"), ("due", "dec 4")]).await;
    let make = format!("1:commit:make-sent:{}", house.coalition.guild);
    let long = |count: usize| "é".repeat(count);
    let check = async |custom_id: &str, fields: &[(&str, &str)], expected: &str| {
        let seen = house.ana().forges_form(custom_id, fields).await.to_string();
        assert!(seen.contains(expected) && seen.contains("[Open the form]"), "{seen}");
    };
    let over = "longer than 200 characters";
    check(&make, &[("what", &long(201)), ("due", "friday")], over).await;
    check("1:commit:withdraw-sent:1", &[("reason", &long(201))], over).await;
    let much = [("what", "x"), ("due", "friday"), ("done_means", &long(1_501))];
    check(&make, &much, "longer than 1500 characters").await;
    check(&make, &[("what", "x"), ("due", &long(4_000))], "as a date").await;
    assert_eq!(house.rows("select count(*) from commitments where state = 'promised'").await, 1);
    // At the limit they are kept whole; accents typed apart count as one letter.
    let what = "e\u{301}".repeat(200);
    let seen = house.ana().forges_form(&make, &[("what", &what), ("due", "friday")]).await.to_string();
    assert!(seen.contains(&long(200)), "{seen}");
    house.leave().await;
}
