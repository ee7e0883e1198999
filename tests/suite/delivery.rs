//! What becomes of messages that cannot be delivered: brought elsewhere, told to a coordinator once, never sent twice, never lost.

use chrono::{DateTime, TimeDelta, Utc};
use convenor::db::Db;
use convenor::outbox;
use insta::assert_snapshot;

use crate::house::House;

const SEND_MESSAGES: u64 = 1 << 11;
const READ_HISTORY: u64 = 1 << 16;

/// A row as a feature leaves it when it was rendered: a notice for a channel, due now.
struct Posted<'a> {
    channel: u64,
    text: &'a str,
    /// How long ago sending was last begun, if a copy may have arrived unseen.
    tried_before: Option<TimeDelta>,
}

async fn owe(house: &House, posted: Posted<'_>) {
    let mut connection = sqlx::ConnectOptions::connect(
        &sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&house.database)
            .busy_timeout(std::time::Duration::from_secs(5)),
    )
    .await
    .unwrap();
    // Due in a second, so that the bot looks again when the clock gets there.
    let now = house.clock.now() + TimeDelta::seconds(1);
    let tried_at = posted.tried_before.map(|ago| now - ago);
    let payload =
        serde_json::json!({ "Notice": { "content": posted.text, "buttons": [], "select": null, "mentions": [] } });
    sqlx::query(
        "insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at, state, payload, form,
                             claimed_at, tried_at, unsure)
         values ($1, 'R-1', $2, $3, 'remind', $4, $5, $4, 'frozen', $6, 'notice', coalesce($7, $4), $7, $7 is not null)",
    )
    .bind(house.coalition.guild.cast_signed())
    .bind(posted.text)
    .bind(format!("channel:{}", posted.channel))
    .bind(now)
    .bind(now + TimeDelta::hours(24))
    .bind(payload.to_string())
    .bind(tried_at)
    .execute(&mut connection)
    .await
    .unwrap();
    // The bot hears nothing of this row; if it was about to fall asleep when the clock was wound, the next winding wakes it.
    const UNTOUCHED: &str = "select count(*) from outbox where state = 'frozen' and attempts = 0 and coalesce(tried_at, claimed_at) = claimed_at";
    for ahead in 0..500 {
        house.clock.wind(now + TimeDelta::milliseconds(ahead));
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        if house.rows(UNTOUCHED).await == 0 {
            return;
        }
    }
    panic!("the bot did not look");
}

fn texts(house: &House, channel: u64) -> Vec<String> {
    let messages = house.practice.messages(channel);
    messages.iter().filter_map(|message| message["content"].as_str().map(str::to_owned)).collect()
}

fn posts(house: &House, channel: u64) -> usize {
    let path = format!("/channels/{channel}/messages");
    house.practice.calls().iter().filter(|call| call.method == "POST" && call.path.contains(&path)).count()
}

#[tokio::test]
async fn a_channel_that_is_closed_is_asked_once_and_its_messages_go_to_the_announcements() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    let (general, announcements) = (house.coalition.general, house.coalition.announcements);
    house.practice.deny_bot(general, SEND_MESSAGES);
    owe(&house, Posted { channel: general, text: "Chairs, please", tried_before: None }).await;
    let trouble = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(trouble.to_string().replace(&general.to_string(), "general"), @"
    (message)
    I can't post in <#general> any more. It was deleted, or I'm missing *View Channel* or *Send Messages* there. Until that's fixed, its messages go where they were asked for, or to the announcements channel. Once it's fixed, press *Try again*.
    [Try again]
    ");
    owe(&house, Posted { channel: general, text: "Tables, please", tried_before: None }).await;
    house.until("both stand in the announcements", |_| texts(&house, announcements).len() >= 3).await;
    house.settled().await;
    let told = texts(&house, announcements).join("\n").replace(&general.to_string(), "general");
    assert_snapshot!(told.trim(), @"
    Chairs, please
    -# This was meant for <#general>, where I can't post right now.
    Tables, please
    -# This was meant for <#general>, where I can't post right now.
    ");
    assert_eq!(posts(&house, general), 1, "a closed channel is not asked again");
    assert_eq!(house.practice.direct_messages(house.coalition.rosa).len(), 1, "told once");
    // Only a coordinator may say that it is mended.
    let forged = house.ana().forges(&trouble, &trouble.custom_id("Try again")).await.to_string();
    assert!(forged.contains("I can't find that among the things you can see here"), "{forged}");
    house.practice.deny_bot(general, 0);
    let mended = house.rosa().presses(&trouble, "Try again").await;
    assert_snapshot!(mended.to_string().replace(&general.to_string(), "general"), @"
    (update)
    Good. Messages for <#general> go there again.
    ");
    owe(&house, Posted { channel: general, text: "Lamps, please", tried_before: None }).await;
    house.until("it goes there again", |_| texts(&house, general).iter().any(|text| text == "Lamps, please")).await;
    house.leave().await;
}

#[tokio::test]
async fn without_the_history_nothing_is_sent_a_second_time_and_the_coordinator_is_told() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    house.practice.deny_bot(general, READ_HISTORY);
    let before = texts(&house, general).len();
    owe(&house, Posted { channel: general, text: "Chairs", tried_before: Some(TimeDelta::minutes(10)) }).await;
    let trouble = house.direct(house.coalition.rosa, 1).await;
    assert_snapshot!(trouble.to_string().replace(&general.to_string(), "general"), @"
    (message)
    I may not read the message history in <#general>. After an interruption I couldn't see whether my last message there arrived, so I didn't send it again. Please give me *Read Message History* there, and check whether a message is missing.
    [My things]
    ");
    assert_eq!(texts(&house, general).len(), before);
    // While Discord's nonce holds, and where the history may be read, it is sent.
    owe(&house, Posted { channel: general, text: "Tables", tried_before: Some(TimeDelta::seconds(20)) }).await;
    house.until("it is sent", |_| texts(&house, general).iter().any(|text| text == "Tables")).await;
    house.practice.deny_bot(general, 0);
    owe(&house, Posted { channel: general, text: "Lamps", tried_before: Some(TimeDelta::minutes(10)) }).await;
    house.until("it is sent", |_| texts(&house, general).iter().any(|text| text == "Lamps")).await;
    house.leave().await;
}

#[tokio::test]
async fn what_is_owed_to_a_guild_waits_while_the_bot_is_away_and_comes_when_it_is_back() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    house.practice.remove_bot(house.coalition.guild);
    house.until_rows("select count(*) from coalitions where left_at is not null", 1).await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    assert_eq!(
        house.practice.direct_messages(house.coalition.ana).len(),
        0,
        "nothing goes out to a guild that it left"
    );
    assert_eq!(
        house.rows("select count(*) from outbox where kind = 'brief' and state = 'waiting'").await,
        2,
        "nothing is lost: Ana's, and the coordinator's of Monday"
    );
    house.practice.invite_bot(house.coalition.guild);
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    Tomorrow, 5 pm: Flyers (C-1). How is it going, Ana?
    [Done] [On track] [Need more time] [Can't do it]
    ");
    house.leave().await;
}

#[tokio::test]
async fn one_guilds_thousands_do_not_hold_up_anothers_one() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&folder.path().join("convenor.db")).await.unwrap();
    let now: DateTime<Utc> = "2026-11-18T15:00:00Z".parse().unwrap();
    let rows = |guild: i64, count: i64, due_at: DateTime<Utc>| {
        db.write(move |connection| {
            Box::pin(async move {
                sqlx::query(
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < $2)
                     insert into outbox (guild, item, occurrence, recipient, kind, due_at, grace_until, next_try_at)
                     select $1, 'R-' || i, 'once', 'channel:' || i, 'remind', $3, $3, $3 from n",
                )
                .bind(guild)
                .bind(count)
                .bind(due_at)
                .execute(connection)
                .await?;
                Ok(())
            })
        })
    };
    rows(1, 5_000, now - TimeDelta::minutes(5)).await.unwrap();
    rows(2, 1, now).await.unwrap();
    rows(3, 3, now - TimeDelta::minutes(1)).await.unwrap();
    let due = outbox::due(&mut db.readers().acquire().await.unwrap(), now, 10).await.unwrap();
    let guilds: Vec<i64> = due.iter().map(|row| row.guild.0).collect();
    assert_eq!(guilds, [1, 3, 2, 1, 3, 1, 3, 1, 1, 1]);
    db.close().await;
}
