//! An agenda that is full: it can still be opened, and emptied.

use crate::decisions::{fills, propose};
use crate::house::House;
use crate::meetings::{WEEKLY, plan, shown, wind};

#[tokio::test]
async fn a_full_agenda_is_opened_and_emptied() {
    let house = House::set_up().await;
    plan(house.ana(), &WEEKLY).await;
    let long = house.practice.add_person("Maximiliana de los Ángeles *****");
    house.practice.join(house.coalition.guild, long);
    for number in 1..=40 {
        let topic = format!("{number:02} {}", "*".repeat(196)) + "x";
        house.person(long).types("meeting agenda", &[("meeting", "M-1"), ("item", &topic)]).await;
    }
    // Five of them are held up by a block.
    let tomas = house.tomas_in_english();
    for number in 1..=5 {
        let title = format!("{number} {}?", "_".repeat(86));
        let card = propose(house.rosa(), &[("title", &title), ("closes", "dec 20 5pm")]).await;
        let first = tomas.presses(&card, "Block").await;
        fills(tomas, &first, "Write it", &[("harm", "Noise"), ("change", "A door"), ("talk", "")]).await;
    }
    house.settled().await;
    wind(&house, "2026-12-08 20:00").await;
    let agenda = house.ana().presses(&shown(&house, 0), "Agenda").await;
    let text = agenda.to_string();
    assert!(agenda.is_private() && text.contains("\n1. 01 ") && text.contains("carried over 3 times"), "{text}");
    assert!(text.contains("**Also to talk about**") && text.contains("more\n"), "{text}");
    assert!(text.contains("<Take something off (the 25 oldest): 01 "), "{text}");
    let mut last = agenda;
    for id in 1..=40 {
        let prompt = if id <= 15 { "Take something off (the 25 oldest)" } else { "Take something off" };
        last = house.ana().chooses(&last, prompt, &id.to_string()).await;
        assert!(!last.to_string().contains("refused"), "{id}: {last}");
    }
    let text = last.to_string();
    assert!(text.contains("Nobody has put anything on it yet.") && !text.contains("more\n"), "{text}");
    assert!(shown(&house, 0).to_string().contains("M-1"), "{}", shown(&house, 0));
    house.leave().await;
}
