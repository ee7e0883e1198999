//! The book of decisions: searching it, its pages, and that it is only added to.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, propose};
use crate::house::House;

#[tokio::test]
async fn decisions_are_found_by_their_words_in_any_script() {
    let house = House::set_up().await;
    let texts = [
        ("Abrir la clínica los sábados", "De nueve a una, con intérprete."),
        ("فتح المدرسة مساءً", "للكبار والصغار"),
        ("診療所を土曜日に開く", "午前のみ"),
        ("Buy chairs", "Twenty folding chairs for the library."),
    ];
    for (title, text) in texts {
        propose(house.ana(), &[("title", title), ("text", text)]).await;
    }
    let check = async |typed: &str, expected: Option<&str>| {
        let list = house.ana().types("decision list", &[("search", typed)]).await.to_string();
        match expected {
            Some(reference) => assert!(
                list.contains(&format!("**{reference}**")) && list.matches("**D-").count() == 1,
                "{typed}: {list}"
            ),
            None => assert!(list.contains("I found no decision with"), "{typed}: {list}"),
        }
    };
    check("clinica", Some("D-1")).await;
    check("CLÍNICA sabado", Some("D-1")).await;
    check("interprete", Some("D-1")).await;
    check("المدرسة", Some("D-2")).await;
    check("المَدْرَسَة", Some("D-2")).await;
    check("للكبار", Some("D-2")).await;
    check("土曜日", Some("D-3")).await;
    check("fold chair", Some("D-4")).await;
    check("D-4", Some("D-4")).await;
    check("d2", Some("D-2")).await;
    check("D-9", None).await;
    check("\" OR 1=1 --", None).await;
    check("title:chairs", None).await;
    check("***", None).await;
    house.leave().await;
}

#[tokio::test]
async fn what_people_say_is_found_until_they_take_it_back() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", "Buy chairs?")]).await;
    propose(house.ana(), &[("title", "Paint the hall?")]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    fills(tomas, &first, "Write it", &[("harm", "Splinters hurt"), ("change", "Metal ones"), ("talk", "")]).await;
    fills(house.rosa(), &card, "Agree, but…", &[("reason", "Only foldable")]).await;
    for typed in ["splinter", "metal", "foldable", "chairs foldable"] {
        let list = house.ana().types("decision list", &[("search", typed)]).await.to_string();
        assert!(list.contains("**D-1**") && list.matches("**D-").count() == 1, "{typed}: {list}");
    }
    // A command goes by what a decision is called.
    assert_eq!(house.ana().suggested("decision show", &[("decision", "metal")]).await, Vec::<String>::new());
    let own = tomas.types("decision show", &[("decision", "D-1")]).await;
    tomas.presses(&own, "Take back my words").await;
    let list = house.ana().types("decision list", &[("search", "splinter")]).await.to_string();
    assert!(list.contains("I found no decision with"), "{list}");
    house.leave().await;
}

#[tokio::test]
async fn the_list_shows_open_ones_and_adopted_ones() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("decision list", &[]).await, @"
    (private answer)
    No open decisions. To propose one, type **/decision propose**.
    [Show adopted] [Show all decisions]
    ");
    let card = propose(house.ana(), &[("title", "Buy chairs?")]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    for number in 1..=12 {
        house.practice.record_calls(false);
        propose(if number < 7 { house.ana() } else { house.rosa() }, &[("title", &format!("Idea {number}"))]).await;
    }
    let list = house.ana().types("decision list", &[("search", "idea")]).await;
    assert!(list.to_string().contains("**12 decisions with \"idea\"** · page 1 of 2"), "{list}");
    let next = house.ana().presses(&list, "Next →").await;
    assert!(next.to_string().contains("page 2 of 2"), "{next}");
    // Somebody else's search is none of theirs.
    let foreign = house.rosa().forges(&list, &list.custom_id("Next →")).await;
    assert!(foreign.to_string().contains("only kept for a day"), "{foreign}");
    assert_snapshot!(house.ana().types("decision list", &[("status", "adopted")]).await, @"
    (private answer)
    **1 adopted decision**
    **D-1** Buy chairs? · ✓ adopted ‹Wed 25 Nov 10:00 D› [Open D-1]
    [Show open] [Show all decisions]
    ");
    // What a search is about, it says: others may have these words too.
    for (search, status, said) in [
        ("idea", "open", "**12 open decisions with \"idea\"**"),
        ("idea", "adopted", "I found no adopted decision with \"idea\"."),
        ("chairs", "adopted", "**1 adopted decision with \"chairs\"**"),
    ] {
        let options = [("search", search), ("status", status)];
        let list = house.ana().types("decision list", &options).await.to_string();
        assert!(list.contains(said), "{said}: {list}");
    }
    let none = house.ana().types("decision list", &[("status", "closed")]).await.to_string();
    assert!(none.contains("No closed decisions yet. Press *Show open*"), "{none}");
    let suggested = house.ana().suggested("decision show", &[("decision", "chairs")]).await;
    assert_eq!(suggested, ["D-1 · Buy chairs?"]);
    house.leave().await;
}

#[tokio::test]
async fn the_book_is_only_added_to() {
    let mut house = House::set_up().await;
    let card = propose(house.ana(), &[("title", "Buy chairs?")]).await;
    house.ana().presses(&card, "Agree").await;
    closed_at(&house, "2026-11-25 10:00").await;
    house
        .restart_after(async |path| {
            let url = format!("sqlite:{}", path.display());
            let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
            for sql in ["update decision_book set title = 'x'", "delete from decision_book"] {
                let refused = sqlx::query(sql).execute(&mut connection).await.unwrap_err().to_string();
                assert!(refused.contains("the book is only added to"), "{refused}");
            }
        })
        .await;
    assert_eq!(house.rows("select count(*) from decision_book where result = 'adopted'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn among_seats_it_ends_early_once_all_have_answered_but_not_before_its_least_time() {
    let mut house = House::set_up().await;
    let card = propose(house.ana(), &[("title", "Buy chairs?")]).await;
    house
        .restart_after(async |path| {
            let url = format!("sqlite:{}", path.display());
            let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
            let seats = r#"update decisions set electorate = '{"seats":{"count":2,"residents":0}}'"#;
            sqlx::query(seats).execute(&mut connection).await.unwrap();
        })
        .await;
    house.ana().presses(&card, "Agree").await;
    house.rosa().presses(&card, "Agree").await;
    house.settled().await;
    assert_eq!(crate::decisions::posts(&house), 1);
    closed_at(&house, "2026-11-19 10:00").await;
    let result = crate::decisions::post(&house, 1).to_string();
    assert!(result.contains("**D-1 is adopted: Buy chairs?**\n2 of 2 seats answered, 1 was needed"), "{result}");
    house.leave().await;
}

#[tokio::test]
async fn among_seats_too_few_answers_extend_it_once_and_then_it_lapses() {
    let mut house = House::set_up().await;
    let card = propose(house.ana(), &[("title", "Buy chairs?")]).await;
    house.ana().presses(&card, "Agree").await;
    // As it will be once seats are entered: the same rule, another electorate.
    house
        .restart_after(async |path| {
            let url = format!("sqlite:{}", path.display());
            let mut connection = <sqlx::SqliteConnection as sqlx::Connection>::connect(&url).await.unwrap();
            let seats = r#"update decisions set electorate = '{"seats":{"count":9,"residents":0}}'"#;
            sqlx::query(seats).execute(&mut connection).await.unwrap();
        })
        .await;
    closed_at(&house, "2026-11-25 10:00").await;
    assert_snapshot!(crate::decisions::post(&house, 1), @"
    (answer)
    **D-1 stays open for a few more days: Buy chairs?**
    1 of 9 seats answered, 5 were needed: **1** agrees. It's open until ‹Sat 28 Nov 10:00 F›. That happens once.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [Español]
    ");
    closed_at(&house, "2026-11-28 10:01").await;
    assert_snapshot!(crate::decisions::post(&house, 2), @"
    (answer)
    **D-1 has lapsed: Buy chairs?**
    1 of 9 seats answered, 5 were needed: **1** agrees. Nobody lost: it can be proposed again.
    [Put on the agenda] [How it was counted]
    [Español]
    ");
    house.leave().await;
}
