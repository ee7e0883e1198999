//! What became owed no more while it was on its way, and what is owed again after a very long absence.

use chrono::{DateTime, TimeDelta, Utc};
use convenor::db::Db;
use convenor::outbox;

use crate::house::House;
use crate::reminders::{came, me};

/// Something on the way refuses the next message, so that it is tried again a minute later.
fn refuse_once(house: &House) {
    house.practice.refuse_next("/channels/{channel_id}/messages", 403, 0);
}

const IN_BACK_OFF: &str = "select count(*) from outbox where kind = 'remind' and state = 'frozen' and attempts = 1";

#[tokio::test]
async fn a_reminder_that_is_stopped_before_it_could_be_sent_does_not_come_any_more() {
    let house = House::set_up().await;
    let made = me(&house, "Take the keys", "tomorrow 11am", "every day").await;
    let other = me(&house, "Water the plants", "tomorrow 11am", "").await;
    assert!(other.to_string().contains("R-2"), "{other}");
    refuse_once(&house);
    refuse_once(&house);
    house.wind("2026-11-19 11:00");
    house.until_rows(IN_BACK_OFF, 2).await;
    let opened = house.ana().presses(&made, "Open").await;
    house.ana().presses(&opened, "Stop").await;
    house.wind("2026-11-19 11:02");
    house.until("the other comes", |practice| practice.direct_messages(house.coalition.ana).len() == 1).await;
    assert_eq!(came(&house).await.len(), 1);
    let told = house.practice.direct_messages(house.coalition.ana);
    assert!(told[0]["content"].as_str().unwrap().contains("Water the plants"), "{told:#?}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_cancelled_after_it_was_read_is_neither_begun_nor_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&folder.path().join("convenor.db")).await.unwrap();
    let now: DateTime<Utc> = "2026-11-18T15:00:00Z".parse().unwrap();
    let begun = db.write(move |connection| {
        Box::pin(async move {
            for item in ["R-1", "R-2"] {
                sqlx::query(
                    "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state)
                     values (1, $1, 'once', 'channel:1', 'remind', $2, $3, $2, 'frozen')",
                )
                .bind(item)
                .bind(now)
                .bind(now + TimeDelta::hours(24))
                .execute(&mut *connection)
                .await?;
            }
            sqlx::query("update outbox set state = 'skipped' where item = 'R-2'").execute(&mut *connection).await?;
            let [one, two] = [1, 2].map(convenor::ids::OutboxId);
            Ok([
                outbox::begin_try(connection, one, now).await?,
                outbox::begin_try(connection, two, now).await?,
                outbox::give_up(connection, one, "closed", now).await?,
                outbox::give_up(connection, two, "closed", now).await?,
            ])
        })
    });
    assert_eq!(begun.await.unwrap(), [true, false, true, false]);
    db.close().await;
}

#[tokio::test]
async fn a_reminder_that_gets_another_time_before_it_could_be_sent_comes_at_that_time_only() {
    let house = House::set_up().await;
    let made = me(&house, "Take the keys", "tomorrow 11am", "every day").await;
    refuse_once(&house);
    house.wind("2026-11-19 11:00");
    house.until_rows(IN_BACK_OFF, 1).await;
    let opened = house.ana().presses(&made, "Open").await;
    let form = house.ana().presses(&opened, "Move all").await;
    house.ana().sends(&form, &[("when", "tomorrow 3pm"), ("repeats", "every day")]).await;
    house.wind("2026-11-19 11:02");
    assert_eq!(came(&house).await, Vec::<String>::new());
    house.wind("2026-11-20 15:00");
    house.direct(house.coalition.ana, 1).await;
    assert_eq!(came(&house).await, ["Fri 20 Nov 15:00"]);
    house.leave().await;
}

#[tokio::test]
async fn a_guild_that_takes_the_bot_back_after_a_hundred_days_hears_of_what_it_has_again() {
    let house = House::set_up().await;
    let (guild, ana) = (house.coalition.guild, house.coalition.ana);
    me(&house, "Take the keys", "tomorrow 11am", "every day").await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 1 5pm")]).await;
    house.practice.remove_bot(guild);
    house.until_rows("select count(*) from coalitions where left_at is not null", 1).await;
    house.wind("2027-02-17 08:00");
    house.until_rows("select count(*) from outbox where kind in ('remind', 'brief') and state = 'waiting'", 0).await;
    house.practice.invite_bot(guild);
    house.until_rows("select count(*) from outbox where kind in ('remind', 'brief') and state = 'waiting'", 3).await;
    house.settled().await;
    let before = house.practice.direct_messages(ana).len();
    house.wind("2027-02-17 11:00");
    house.until("brief and reminder come", |practice| practice.direct_messages(ana).len() >= before + 2).await;
    house.settled().await;
    let told = house.practice.direct_messages(ana);
    let says = |word: &str| {
        told[before..]
            .iter()
            .filter(|message| message["content"].as_str().is_some_and(|text| text.contains(word)))
            .count()
    };
    assert_eq!((says("Take the keys"), says("Flyers")), (1, 1), "{:#?}", &told[before..]);
    house.leave().await;
}
