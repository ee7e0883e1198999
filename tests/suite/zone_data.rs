//! A newer program knows of other clock changes: what was worked out with the old ones is worked out again at the start.

use convenor::db::Db;

use crate::house::House;
use crate::reminders::{came, me};

/// As if everything had been worked out with zone data by which New York was an hour further west.
async fn with_older_data(database: &std::path::Path) {
    let db = Db::open(database).await.unwrap();
    db.write(|connection| {
        Box::pin(async move {
            for sql in [
                "update kept set value = '2020a' where name = 'zone_data'",
                "update outbox set due_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', due_at, '+1 hour') where state = 'waiting'",
                "update outbox set next_try_at = due_at where state = 'waiting'",
                "update reminders set next_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', next_at, '+1 hour')",
            ] {
                assert!(sqlx::query(sql).execute(&mut *connection).await?.rows_affected() > 0, "{sql}");
            }
            Ok(())
        })
    })
    .await
    .unwrap();
    db.close().await;
}

const KEPT: &str = "select count(*) from kept where name = 'zone_data' and value <> '2020a'";

#[tokio::test]
async fn with_new_zone_data_what_is_owed_comes_by_it() {
    let mut house = House::set_up().await;
    house.until_rows(KEPT, 1).await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    me(&house, "Water the plants", "nov 23 8am", "every day").await;
    me(&house, "Call the agency", "nov 23 8:30am", "").await;
    house.restart_after(with_older_data).await;
    house.until_rows(KEPT, 1).await;
    for time in ["08:00", "08:30", "09:00", "09:30", "10:00"] {
        house.wind(&format!("2026-11-23 {time}"));
        house.settled().await;
    }
    assert_eq!(came(&house).await, ["Mon 23 Nov 08:00", "Mon 23 Nov 08:30", "Mon 23 Nov 09:00"]);
    // Worked out once: what stands as it should is not touched at the next start.
    let rows = "select count(*) from outbox";
    let before = house.rows(rows).await;
    house
        .restart_after(async |database| {
            let db = Db::open(database).await.unwrap();
            let sql = "update kept set value = '2020a'";
            db.write(move |connection| {
                Box::pin(async move { Ok(sqlx::query(sql).execute(connection).await.map(|_| ())?) })
            })
            .await
            .unwrap();
            db.close().await;
        })
        .await;
    house.until_rows(KEPT, 1).await;
    assert_eq!(house.rows(rows).await, before);
    house.wind("2026-11-24 08:00");
    house.settled().await;
    assert_eq!(came(&house).await.len(), 4);
    house.leave().await;
}
