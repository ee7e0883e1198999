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
    Book the hall (C-2) was due Wednesday and is still open. It happens. What would help most? Only you see this. If I hear nothing by Thursday, I'll ask a coordinator to check in.
    • Call the agency (C-3) was due Wednesday and is still open. If I hear nothing by Thursday, I'll ask a coordinator to check in.
    • Tomorrow, 5 pm: Print cards (C-1).
    <Choose one to answer: C-2 · Book the hall | C-3 · Call the agency | C-1 · Print cards>
    [Show all]
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
    let lines: Vec<&str> = text.lines().collect();
    let (more, shown) = lines.split_last().unwrap();
    for line in shown {
        assert!(line.ends_with("If I hear nothing by Thursday, I'll ask a coordinator to check in."), "{line}");
    }
    let left = 30 - shown.len();
    let expected = format!(
        "And {left} more: a button below opens the whole list. \
         The same goes for {left} of those. If I hear nothing by Thursday, I'll ask a coordinator to check in."
    );
    assert_eq!(*more, expected);
    assert_eq!(brief.value["components"][0]["components"][0]["options"].as_array().unwrap().len(), 25);
    let mut page = house.ana().presses(&brief, "Show all").await;
    let mut found = page.to_string().matches("[Open]").count();
    while page.to_string().contains("[Next →]") {
        page = house.ana().presses(&page, "Next →").await;
        found += page.to_string().matches("[Open]").count();
    }
    assert_eq!(found, 30, "every promise has its button, page by page");
    assert!(house.ana().presses(&page, "Open").await.to_string().contains("[It's done]"));
    house.leave().await;
}

#[tokio::test]
async fn a_brief_of_two_lists_opens_both() {
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
    Could you check in with Ana? Flyers (C-1) was due Wed 25 Nov and is still open. I've asked a few times and had no answer.
    • Tomorrow, 5 pm: Book the hall (C-2).
    <Choose one to answer: C-1 · Flyers | C-2 · Book the hall>
    [Everyone's promises] [My promises]
    ");
    let everyones = house.rosa().presses(&brief, "Everyone's promises").await.to_string();
    assert!(everyones.contains("**C-1** Flyers") && everyones.contains("Ana"), "{everyones}");
    let mine = house.rosa().presses(&brief, "My promises").await.to_string();
    assert!(mine.contains("**C-2** Book the hall") && !mine.contains("Flyers"), "{mine}");
    house.leave().await;
}
