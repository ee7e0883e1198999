//! The half-year of practice: every step of its script is taken, and a lived-in coalition stands in the end.

use std::sync::Arc;

use convenor::cli::history::{COALITION, HalfYear};
use practice::Seat;

use crate::house::{House, Person};
use crate::polls::posted_in;

/// The house after half a year: it begins on Wednesday 18 November, so the coalition does on Monday the 23rd.
async fn after_half_a_year() -> (House, u64) {
    let house = House::new().await;
    house.practice.record_calls(false);
    let half_year = HalfYear { clock: house.clock.clone(), database: house.database.clone() };
    house.practice.offer_history(Arc::new(half_year));
    house.practice.play_history().await.unwrap();
    let guild = house.practice.guild_named(COALITION.name).unwrap();
    (house, guild)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_is_taken_and_a_lived_in_coalition_stands_in_the_end() {
    let (house, guild) = after_half_a_year().await;
    assert!(house.clock.now().to_rfc3339().starts_with("2027-05-24T13:3"), "{}", house.clock.now());
    for (sql, least) in [
        ("select count(*) from commitments", 30),
        ("select count(*) from commitments where state = 'delivered'", 25),
        ("select count(*) from decisions", 5),
        ("select count(*) from polls", 4),
        ("select count(*) from outbox where kind = 'meeting-hour' and state = 'sent'", 25),
    ] {
        let rows = house.rows(sql).await;
        assert!(rows >= least, "{sql}: {rows}");
    }
    assert_eq!(house.practice.play_history().await.unwrap_err(), "It has been played already.");
    // Whoever comes now is somebody there at once.
    let general = house.practice.channel_named(guild, "general").unwrap();
    let lee =
        Person { house: &house, seat: Seat { person: house.practice.person_named("Lee").unwrap(), channel: general } };
    let home = lee.types("home", &[]).await.to_string();
    assert!(home.contains("Ask the court for the winter list"), "{home}");
    let decisions = house.practice.channel_named(guild, "decisions").unwrap();
    assert!(posted_in(&house.practice, decisions).len() > 10);
    house.leave().await;
}
