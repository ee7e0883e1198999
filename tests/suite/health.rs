//! `/health`: what a coordinator is told of how things go.

use convenor::db::Backups;
use insta::assert_snapshot;
use sqlx::Connection;

use crate::house::{House, Seen};

const READ_MESSAGE_HISTORY: u64 = 1 << 16;
const SEND_MESSAGES: u64 = 1 << 11;

/// Writes to the database beside the bot.
async fn write(house: &House, sql: String) {
    let url = format!("sqlite:{}", house.database.display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Waits until the bot has made a backup.
async fn until_backed_up(house: &House) {
    let backups = Backups::of(&house.database, None);
    for _ in 0..500 {
        if !backups.all().is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("waited in vain for a backup");
}

/// The card without what differs from run to run: ids, and how much has been written.
fn steady(house: &House, card: &Seen) -> String {
    let names = [(house.coalition.announcements, "announcements"), (house.coalition.general, "general")];
    let text = names.iter().fold(card.to_string(), |text, (id, name)| text.replace(&id.to_string(), name));
    // An empty database takes about a megabyte: a little less or a little more.
    let text = text.replace(" MB", " kB");
    let sizes: Vec<&str> = text.split(" kB").collect();
    let digits = |c: char| c.is_ascii_digit() || ".,".contains(c);
    sizes.iter().map(|piece| piece.trim_end_matches(digits)).collect::<Vec<_>>().join("… kB")
}

/// A coalition that is set up, welcomed first.
async fn welcomed() -> House {
    let house = House::new().await;
    house.until("the welcome stands", |practice| practice.messages(house.coalition.general).len() == 1).await;
    house.settled().await;
    let announcements = house.coalition.announcements.to_string();
    let options = [("timezone", "America/New_York"), ("announcements", announcements.as_str())];
    house.rosa().types("coalition setup", &options).await;
    house.until("the card stands", |practice| practice.messages(house.coalition.announcements).len() == 1).await;
    house.settled().await;
    house
}

#[tokio::test]
async fn all_well_is_one_line_first() {
    let house = welcomed().await;
    assert_snapshot!(steady(&house, &house.rosa().types("health", &[]).await), @"
    (private answer)
    **All is well:** messages go out on time, and there's nothing for you to do.
    ---
    **To send:** nothing is waiting. 1 is planned, ‹Mon 23 Nov 09:00 R›.
    **Not delivered in the last 7 days:** none.
    **On time:** 2 messages went out in the last 24 hours, nearly all within a second of their time.
    **Channels:** I have all I need in <#announcements>, <#general>.
    **Backup:** none yet. The first is made tonight at the latest.
    -# My data takes … kB · Convenor 0.1.0 · running since ‹Wed 18 Nov 10:00 F›
    [Look again]
    ");
    // The night comes, and a brief goes out.
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 25 5pm")]).await;
    house.wind("2026-11-24 09:00");
    house.direct(house.coalition.ana, 1).await;
    house.settled().await;
    until_backed_up(&house).await;
    let card = house.rosa().types("health", &[]).await;
    let text = card.to_string();
    assert!(text.contains("**All is well:**"), "{text}");
    assert!(
        text.contains("**On time:** 1 message went out in the last 24 hours, within a second of its time."),
        "{text}"
    );
    assert!(text.contains("**Backup:** the last was made ‹Tue 24 Nov 09:00 F›"), "{text}");
    let again = house.rosa().presses(&card, "Look again").await;
    assert!(again.to_string().contains("**All is well:**"), "{again}");
    house.leave().await;
}

#[tokio::test]
async fn members_are_told_whom_to_ask() {
    let house = House::set_up().await;
    let refused = house.ana().types("health", &[]).await;
    assert!(refused.is_private());
    let expected = format!("Please ask <@{}>.", house.coalition.rosa);
    assert!(refused.to_string().contains(&expected) && !refused.to_string().contains("Backup:"), "{refused}");
    let card = house.rosa().types("health", &[]).await;
    let forged = house.ana().forges(&card, &card.custom_id("Look again")).await;
    assert!(forged.to_string().contains(&expected), "{forged}");
    house.leave().await;
}

#[tokio::test]
async fn what_needs_a_look_is_said_with_what_still_works() {
    let house = welcomed().await;
    let folder = Backups::of(&house.database, None).folder().to_owned();
    std::fs::write(&folder, "a file where the folder should be").unwrap();
    house.practice.deny_bot(house.coalition.announcements, READ_MESSAGE_HISTORY);
    house.practice.deny_bot(house.coalition.general, SEND_MESSAGES);
    house.practice.set_direct_messages(house.coalition.ana, false);
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 25 5pm")]).await;
    house.wind("2026-11-24 09:00");
    house.settled().await;
    let mut card = house.rosa().types("health", &[]).await;
    for _ in 0..500 {
        if card.to_string().contains("The last try") {
            break;
        }
        card = house.rosa().presses(&card, "Look again").await;
    }
    assert_snapshot!(steady(&house, &card), @"
    (private answer)
    **4 things need a look.** The rest is well.
    ---
    **To send:** nothing is waiting. 2 are planned, the next ‹Wed 25 Nov 09:00 R›.
    **Not delivered in the last 7 days:** 1
    • 1 private message waits to be read, in a channel and in **/home**: direct messages are closed to me.
    • 1: I'm not allowed to post there. Please look at the channels below.
    **On time:** 2 messages went out in the last 24 hours, nearly all within a second of their time.
    **Channels:** I'm missing permissions. Someone who manages this server can allow them in the channel's settings.
    • <#announcements>: *Read Message History*. I post there as always. But if I'm interrupted, I can't check whether a message arrived.
    • <#general>: *Send Messages*. I can't post there. Commands and private messages still work.
    **Backup:** none yet. The first is made tonight at the latest.
    The last try, ‹Tue 24 Nov 09:00 R›, failed: I may not write where backups are kept. I try again within the hour. Please tell the person who runs this bot.
    -# My data takes … kB · Convenor 0.1.0 · running since ‹Wed 18 Nov 10:00 F›
    [Look again]
    ");
    // Mended, and tried again within the hour.
    std::fs::remove_file(&folder).unwrap();
    house.practice.deny_bot(house.coalition.announcements, 0);
    house.practice.deny_bot(house.coalition.general, 0);
    house.wind("2026-11-24 10:01");
    until_backed_up(&house).await;
    let mut mended = house.rosa().types("health", &[]).await.to_string();
    for _ in 0..100 {
        if mended.contains("The last try") {
            mended = house.rosa().types("health", &[]).await.to_string();
        }
    }
    assert!(mended.contains("I have all I need in") && !mended.contains("The last try"), "{mended}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_late_is_said_and_no_other_coalition_is_counted() {
    let house = welcomed().await;
    let other = house.practice.add_guild("Harbor", house.coalition.rosa);
    let channel = house.practice.add_channel(other, "general");
    house.wind("2026-11-20 09:00");
    // Two that Discord did not take yet, one that is held, two that went out late, and one that was given up.
    for (n, values) in [
        "'2026-11-20T13:20:00.000+00:00', 'frozen', 3, '2026-11-20T15:00:00.000+00:00', '2026-11-20T13:20:00.000+00:00', null",
        "'2026-11-20T13:50:00.000+00:00', 'frozen', 1, '2026-11-20T15:00:00.000+00:00', '2026-11-20T13:50:00.000+00:00', null",
        "'2026-11-10T14:00:00.000+00:00', 'waiting', 0, '2026-12-07T14:00:00.000+00:00', null, null",
        "'2026-11-19T22:00:00.000+00:00', 'sent', 0, '2026-11-19T22:00:00.000+00:00', null, '2026-11-19T22:00:02.000+00:00'",
        "'2026-11-19T22:00:00.000+00:00', 'sent', 0, '2026-11-19T22:00:00.000+00:00', null, '2026-11-20T01:00:00.000+00:00'",
        "'2026-11-19T22:00:00.000+00:00', 'failed', 4, '2026-11-19T22:00:00.000+00:00', null, '2026-11-20T01:00:00.000+00:00'",
    ]
    .iter()
    .enumerate()
    {
        let guild = house.coalition.guild;
        let row = format!(
            "insert into outbox (guild, item, occurrence, recipient, kind, grace_until, payload, trouble,
                                 due_at, state, attempts, next_try_at, claimed_at, ended_at)
             values ({guild}, 'brief', '{n}', 'person:8', 'brief', '2026-12-31T00:00:00.000+00:00', '{{}}',
                     'Discord refused: Unknown Channel (404, code 10003)', {values})"
        );
        write(&house, row).await;
    }
    until_backed_up(&house).await;
    assert_snapshot!(steady(&house, &house.rosa().types("health", &[]).await), @"
    (private answer)
    **2 things need a look.** The rest is well.
    ---
    **To send:** 2 messages are late, the oldest by 40 minutes. I keep trying. 2 are planned, the next ‹Mon 23 Nov 09:00 R›.
    **Not delivered in the last 7 days:** 1
    • 1: the channel or the person is gone.
    **On time:** 2 messages went out in the last 24 hours, nearly all within 3 hours of their time.
    **Channels:** I have all I need in <#announcements>, <#general>.
    **Backup:** the last was made ‹Fri 20 Nov 09:00 F› (… kB).
    -# My data takes … kB · Convenor 0.1.0 · running since ‹Wed 18 Nov 10:00 F›
    [Look again]
    ");
    // All that is left is that some were late.
    write(&house, "delete from outbox where state in ('frozen', 'failed')".to_owned()).await;
    let late = house.rosa().types("health", &[]).await.to_string();
    assert!(
        late.contains("**All is well now,** and there's nothing for you to do. But messages went out late"),
        "{late}"
    );
    let elsewhere = house.rosa().at(channel).types("health", &[]).await.to_string();
    for nothing in ["**To send:** nothing is waiting.\n", "7 days:** none.", "**On time:** nothing was sent"] {
        assert!(elsewhere.contains(nothing), "{elsewhere}");
    }
    assert!(!elsewhere.contains(&house.coalition.announcements.to_string()), "{elsewhere}");
    house.leave().await;
}

#[tokio::test]
async fn it_speaks_spanish() {
    let house = welcomed().await;
    house.practice.set_locale(house.coalition.rosa, "es-ES");
    assert_snapshot!(steady(&house, &house.rosa().types("health", &[]).await), @"
    (private answer)
    **Todo va bien:** los mensajes salen a tiempo y no tienes que hacer nada.
    ---
    **Por enviar:** nada espera. Hay 1 previsto, ‹Mon 23 Nov 09:00 R›.
    **Sin entregar en los últimos 7 días:** ninguno.
    **A tiempo:** salieron 2 mensajes en las últimas 24 horas, casi todos a menos de un segundo de su hora.
    **Canales:** tengo todo lo que necesito en <#announcements>, <#general>.
    **Copia de seguridad:** todavía ninguna. La primera se hace esta noche a más tardar.
    -# Mis datos ocupan … kB · Convenor 0.1.0 · en marcha desde ‹Wed 18 Nov 10:00 F›
    [Mirar otra vez]
    ");
    house.practice.set_locale(house.coalition.rosa, "en-US");
    house.leave().await;
}
