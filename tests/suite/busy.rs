//! Much for one place, a little for another: who waits for a busy channel holds up nobody else.

use chrono::TimeDelta;

use crate::house::House;

/// Notices that a place is owed: what says which, in which part of it, to which channel.
async fn owe(house: &House, all: impl IntoIterator<Item = (String, i64, u64)>) {
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&house.database)
        .busy_timeout(std::time::Duration::from_secs(5));
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    let due_at = house.clock.now() + TimeDelta::minutes(1);
    for (text, part, channel) in all {
        let payload = serde_json::json!({ "Notice": { "content": format!("{text} {part}"), "buttons": [], "select": null, "mentions": [] } });
        sqlx::query(
            "insert into outbox (guild, item, occurrence, recipient, kind, part, due_at, grace_until, next_try_at, state, payload, form, claimed_at)
             values ($1, 'R-1', $2, $3, 'remind', $4, $5, $6, $5, 'frozen', $7, 'notice', $5)",
        )
        .bind(house.coalition.guild.cast_signed())
        .bind(text)
        .bind(format!("channel:{channel}"))
        .bind(part)
        .bind(due_at)
        .bind(due_at + TimeDelta::hours(24))
        .bind(payload.to_string())
        .execute(&mut connection)
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn the_second_part_of_one_message_does_not_wait_until_a_busy_channel_is_done() {
    let house = House::set_up().await;
    let (busy, other) = (house.coalition.general, house.coalition.announcements);
    let before = house.practice.messages(busy).len();
    // Discord takes five messages in five seconds in a channel: eight take more than five.
    let many = (0..8).map(|number| (format!("Chairs {number}"), 0, busy));
    owe(&house, many.chain((0..2).map(|part| ("Flyers".to_owned(), part, other)))).await;
    // A change, so that the bot looks when the next falls due.
    house.ana().types("remind me", &[("what", "Tea"), ("when", "in 1 minute")]).await;
    house.clock.wind(house.clock.now() + TimeDelta::minutes(1));
    let has_come =
        |practice: &practice::Practice| practice.messages(other).iter().any(|message| message["content"] == "Flyers 1");
    house.until("the second part is there", has_come).await;
    let came = house.practice.messages(busy).len() - before;
    assert!((1..7).contains(&came), "{came} of the eight had come by then");
    house.until("the busy channel gets all", |practice| practice.messages(busy).len() == before + 8).await;
    house.leave().await;
}
