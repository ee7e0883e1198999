//! `/remind channel` and what nobody may do: roles, permissions, others' reminders, zones, pages.

use insta::assert_snapshot;
use serde_json::json;

use crate::house::{House, Person, Seen};

/// Mention Everyone, as Discord numbers it.
const MENTION_EVERYONE: u64 = 1 << 17;
const SEND_MESSAGES: u64 = 1 << 11;

/// What stands in a channel for everyone.
fn posts(house: &House, channel: u64) -> Vec<serde_json::Value> {
    let mut all = house.practice.messages(channel);
    all.retain(|message| message["flags"].as_u64().unwrap_or(0) & 64 == 0);
    all
}

async fn posted(house: &House, channel: u64, count: usize) -> Seen {
    house.until("it is posted", |_| posts(house, channel).len() >= count).await;
    let all = posts(house, channel);
    assert_eq!(all.len(), count, "{all:#?}");
    Seen::of(practice::Answer::Message(all.last().unwrap().clone()))
}

async fn channel(person: Person<'_>, more: &[(&str, &str)]) -> Seen {
    let mut options = vec![("what", "Bring the chairs @everyone"), ("when", "friday 9am")];
    options.extend(more);
    person.types("remind channel", &options).await
}

#[tokio::test]
async fn a_coordinator_pings_one_role_and_nobody_else_does() {
    let house = House::set_up().await;
    let team = house.practice.add_role(house.coalition.guild, "Movers", 0);
    let (role, there) = (team.to_string(), house.coalition.team.to_string());
    assert_snapshot!(channel(house.ana(), &[("role", &role)]).await, @"
    (private answer)
    Only coordinators can have a role pinged. Leave the role out and I'll post it without a ping, or ask a coordinator.
    ");
    let everyone = house.coalition.guild.to_string();
    assert_snapshot!(channel(house.rosa(), &[("role", &everyone)]).await, @"
    (private answer)
    I never ping everyone at once. Please choose another role, or leave it out.
    ");
    let made = channel(house.rosa(), &[("channel", &there), ("role", &role)]).await.to_string();
    assert_snapshot!(made.replace(&role, "ROLE").replace(&there, "TEAM"), @"
    (private answer)
    **R-1** is set: Bring the chairs @‍everyone
    I'll post it in <#TEAM> for <@&ROLE> on ‹Fri 20 Nov 09:00 F›, ‹Fri 20 Nov 09:00 R›.
    [Open] [My reminders]
    ");
    house.wind("2026-11-20 09:00");
    let told = posted(&house, house.coalition.team, 1).await;
    assert_snapshot!(told.to_string().replace(&role, "ROLE"), @"
    (answer)
    **Bring the chairs @‍everyone** <@&ROLE>
    -# Rosa asked me to say this here (R-1).
    [Open] [Español]
    ");
    assert_eq!(told.value["mention_roles"], json!([role]));
    assert_eq!(told.value["mention_everyone"], false);
    let call = house.practice.calls().into_iter().rev().find(|call| format!("{call:?}").contains("Bring the chairs"));
    assert!(format!("{call:?}").contains("allowed_mentions"), "{call:?}");
    let spanish = house.ana().at(house.coalition.team).presses(&told, "Español").await;
    assert_snapshot!(spanish.to_string().replace(&role, "ROLE"), @"
    (private answer)
    **Bring the chairs @‍everyone** <@&ROLE>
    -# Rosa me pidió decir esto aquí (R-1).
    ");
    house.leave().await;
}

#[tokio::test]
async fn where_the_role_may_not_be_pinged_it_says_so_at_once() {
    let house = House::set_up().await;
    let role = house.practice.add_role(house.coalition.guild, "Movers", 0).to_string();
    let there = house.coalition.team.to_string();
    house.practice.deny_bot(house.coalition.team, MENTION_EVERYONE);
    let made = channel(house.rosa(), &[("channel", &there), ("role", &role)]).await.to_string();
    assert_snapshot!(made.replace(&role, "ROLE").replace(&there, "TEAM"), @"
    (private answer)
    **R-1** is set: Bring the chairs @‍everyone
    I'll post it in <#TEAM> for <@&ROLE> on ‹Fri 20 Nov 09:00 F›, ‹Fri 20 Nov 09:00 R›.
    It will be there to read, but it won't ping anyone yet: <@&ROLE> isn't open to mentions, and I'm missing *Mention @everyone, @here, and All Roles* in <#TEAM>. Allow one of the two, and it will.
    [Open] [My reminders]
    ");
    house.wind("2026-11-20 09:00");
    let told = posted(&house, house.coalition.team, 1).await;
    assert_eq!(told.value["mention_roles"], json!([]), "it is there to read, as was said");
    house.practice.deny_bot(house.coalition.team, SEND_MESSAGES);
    let refused =
        house.rosa().types("remind channel", &[("what", "x"), ("when", "monday 9am"), ("channel", &there)]).await;
    let refused = refused.to_string();
    assert_snapshot!(refused.replace(&there, "TEAM"), @"
    (private answer)
    I can't post in <#TEAM>: I'm missing *Send Messages* there. Please allow it in the channel's settings, or choose another channel.
    ");
    house.leave().await;
}

#[tokio::test]
async fn in_quiet_hours_nobody_is_pinged() {
    let house = House::set_up().await;
    let role = house.practice.add_role(house.coalition.guild, "Movers", 0).to_string();
    let there = house.coalition.team.to_string();
    let options = [("what", "Doors"), ("when", "tonight 10pm"), ("channel", &there), ("role", &role)];
    let made = house.rosa().types("remind channel", &options).await.to_string();
    assert_snapshot!(made.replace(&role, "ROLE").replace(&there, "TEAM"), @"
    (private answer)
    **R-1** is set: Doors
    I'll post it in <#TEAM> for <@&ROLE> on ‹Thu 19 Nov 08:00 F›, ‹Thu 19 Nov 08:00 R›.
    I don't ping anyone in quiet hours, so it waits for the morning.
    [Open] [My reminders]
    ");
    house.wind("2026-11-19 07:59");
    house.settled().await;
    assert_eq!(posts(&house, house.coalition.team).len(), 0);
    house.wind("2026-11-19 08:00");
    let told = posted(&house, house.coalition.team, 1).await;
    assert_snapshot!(told.to_string().replace(&role, "ROLE"), @"
    (answer)
    **Doors** <@&ROLE>
    -# Rosa asked me to say this here (R-1).
    [Open] [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn anyone_asks_for_one_and_only_they_or_a_coordinator_stop_it() {
    let house = House::set_up().await;
    let general = house.coalition.general;
    assert_snapshot!(channel(house.ana(), &[("repeats", "every week")]).await, @"
    (private answer)
    **R-1** is set: Bring the chairs @‍everyone
    I'll post it in <#1572627441254400006> on ‹Fri 20 Nov 09:00 F›, ‹Fri 20 Nov 09:00 R›.
    It repeats every Friday, 9:00 am.
    [Open] [My reminders]
    ");
    house.wind("2026-11-20 09:00");
    let told = posted(&house, general, 1).await;
    assert_snapshot!(told, @"
    (answer)
    **Bring the chairs @‍everyone**
    -# Ana asked me to say this here (R-1).
    -# It repeats every Friday, 9:00 am. Next: ‹Fri 27 Nov 09:00 F›.
    [Open] [Español]
    ");
    let seen = house.tomas_in_english().presses(&told, "Open").await;
    assert_snapshot!(seen, @"
    (private answer)
    **R-1** Bring the chairs @‍everyone
    Ana asked for this.
    I'll post it in <#1572627441254400006> on ‹Fri 27 Nov 09:00 F›, ‹Fri 27 Nov 09:00 R›.
    It repeats every Friday, 9:00 am.
    [My reminders]
    ");
    // From elsewhere it is none of his business, and stopping it never is.
    let team = house.tomas_in_english().at(house.coalition.team);
    let elsewhere = team.types("remind list", &[]).await;
    let open = team.forges(&elsewhere, "1:remind:open:1").await.to_string();
    assert!(open.contains("I can't find that among") && !open.contains("chairs"), "{open}");
    for forged in ["stop:1", "all:1", "skip:1.20261127T0900", "move:1.20261127T0900", "ten:1.20261120T0900"] {
        let seen = house.tomas_in_english().forges(&told, &format!("1:remind:{forged}")).await.to_string();
        assert!(seen.contains("I can't find that among") && !seen.contains("chairs"), "{forged}: {seen}");
    }
    let seen = house.tomas_in_english().forges_form("1:remind:move-sent:1.20261127T0900", &[("when", "friday")]).await;
    assert!(seen.to_string().contains("I can't find that among"), "{seen}");
    // A coordinator sees it in the list, and stops it.
    let list = house.rosa().types("remind list", &[]).await;
    assert_snapshot!(list, @"
    (private answer)
    **1 reminder to come**
    **R-1** Bring the chairs @‍everyone · ‹Fri 27 Nov 09:00 F›
    -# every Friday, 9:00 am · <#1572627441254400006> · Ana [Open R-1]
    ");
    let open = house.rosa().presses(&list, "Open R-1").await;
    assert_snapshot!(house.rosa().presses(&open, "Stop").await, @"
    (private update)
    **Bring the chairs @‍everyone**
    R-1 is stopped. It won't come again.
    [My reminders]
    ");
    house.wind("2026-11-27 09:00");
    house.settled().await;
    assert_eq!(posts(&house, general).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn nobody_reaches_anothers_or_another_guilds() {
    let house = House::set_up().await;
    house.ana().types("remind me", &[("what", "My secret"), ("when", "tomorrow 9am"), ("repeats", "every day")]).await;
    house.wind("2026-11-19 09:00");
    let told = house.direct(house.coalition.ana, 1).await;
    let forged =
        ["open:1", "other:1", "stop:1", "all:1", "done:1.20261119T0900", "ten:1.20261119T0900", "skip:1.20261120T0900"];
    let list = house.rosa().types("remind list", &[]).await;
    assert!(!list.to_string().contains("secret"), "{list}");
    let other = house.practice.add_guild("Elsewhere", house.coalition.ana);
    let hall = house.practice.add_channel(other, "hall");
    let there = house.ana().at(hall).types("remind list", &[]).await;
    assert!(!there.to_string().contains("secret"), "{there}");
    for forged in forged {
        let custom_id = format!("1:remind:{forged}");
        for (person, on) in [(house.rosa(), &list), (house.ana().at(hall), &there)] {
            let seen = person.forges(on, &custom_id).await.to_string();
            assert!(seen.contains("I can't find that among") && !seen.contains("secret"), "{forged}: {seen}");
        }
    }
    for nonsense in ["open:x", "ten:1", "done:1.x", "list:x", "fly:1", "ten:1.99999999T9999"] {
        let seen = house.ana().forges(&told, &format!("1:remind:{nonsense}")).await.to_string();
        assert!(seen.contains("I don't know this button") || seen.contains("I can't find"), "{nonsense}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from reminders where state = 'active'").await, 1);
    assert_eq!(house.rows("select count(*) from items where title like '%secret%'").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn a_changed_zone_moves_what_is_to_come() {
    let house = House::set_up().await;
    let me = async |what: &str, when: &str, repeats: &str| {
        let mut options = vec![("what", what), ("when", when)];
        if !repeats.is_empty() {
            options.push(("repeats", repeats));
        }
        house.ana().types("remind me", &options).await;
    };
    me("daily", "tomorrow 9am", "every day").await;
    me("soon", "in 30 minutes", "").await;
    // 10:00 in New York is 15:00 in London: half past ten has passed there, and is kept.
    house.rosa().types("coalition setup", &[("timezone", "Europe/London")]).await;
    house.clock.wind("2026-11-18T15:30:00Z".parse().unwrap());
    house.direct(house.coalition.ana, 1).await;
    house.clock.wind("2026-11-19T09:00:00Z".parse().unwrap());
    house.direct(house.coalition.ana, 2).await;
    // Further west the same morning comes again, but not the reminder.
    house.rosa().types("coalition setup", &[("timezone", "America/New_York")]).await;
    house.wind("2026-11-19 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 2);
    house.wind("2026-11-20 09:00");
    house.direct(house.coalition.ana, 3).await;
    let twice = "select count(*) from (select occurrence from outbox where kind = 'remind' and state = 'sent'
                 group by item, occurrence having count(*) > 1)";
    assert_eq!(house.rows(twice).await, 0);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'remind' and state = 'waiting'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn many_come_in_pages_and_no_more_than_a_hundred() {
    let house = House::set_up().await;
    for n in 1..=100 {
        let what = format!("{n}{}", "*".repeat(190));
        house.ana().types("remind me", &[("what", &what), ("when", "dec 4 9am"), ("repeats", "every monday")]).await;
    }
    let over = house.ana().types("remind me", &[("what", "One more"), ("when", "dec 4 9am")]).await;
    assert_snapshot!(over, @"
    (private answer)
    You have 100 reminders to come, and that's as many as I can keep for you. Please stop one in **/remind list** first.
    ");
    let mut page = house.ana().types("remind list", &[]).await;
    assert!(page.to_string().contains("**100 reminders to come** · page 1 of 10"), "{page}");
    let mut found = page.to_string().matches("[Open R-").count();
    while page.to_string().contains("[Next →]") {
        page = house.ana().presses(&page, "Next →").await;
        found += page.to_string().matches("[Open R-").count();
    }
    assert_eq!(found, 100);
    house.leave().await;
}

#[tokio::test]
async fn it_speaks_spanish() {
    let house = House::set_up().await;
    let options = [("what", "Llevar las sillas"), ("when", "mañana a las 9"), ("repeats", "de lunes a viernes")];
    assert_snapshot!(house.tomas().types("remind me", &options).await, @"
    (private answer)
    Listo, **R-1**: Llevar las sillas
    Te escribo en privado: ‹Thu 19 Nov 09:00 F›, ‹Thu 19 Nov 09:00 R›.
    Se repite de lunes a viernes, 09:00.
    [Abrir] [Mis recordatorios]
    ");
    house.wind("2026-11-19 09:00");
    let told = house.direct(house.coalition.tomas, 1).await;
    assert_snapshot!(told, @"
    (message)
    **Llevar las sillas**
    Me pediste que te lo recordara (R-1).
    -# Se repite de lunes a viernes, 09:00. El próximo: ‹Fri 20 Nov 09:00 F›.
    [Hecho] [10 minutos] [1 hora] [Mañana] [Detener]
    ");
    assert_snapshot!(house.tomas().presses(&told, "1 hora").await, @"
    (update)
    **Llevar las sillas**
    Te lo recuerdo otra vez: ‹Thu 19 Nov 10:00 F›.
    [Hecho]
    ");
    let list = house.tomas().types("remind list", &[]).await;
    assert_snapshot!(list, @"
    (private answer)
    **1 recordatorio pendiente**
    **R-1** Llevar las sillas · ‹Thu 19 Nov 10:00 F›
    -# de lunes a viernes, 09:00 [Abrir R-1]
    ");
    let open = house.tomas().presses(&list, "Abrir R-1").await;
    assert_snapshot!(open, @"
    (private answer)
    **R-1** Llevar las sillas
    Te escribo en privado: ‹Thu 19 Nov 10:00 F›, ‹Thu 19 Nov 10:00 R›.
    Se repite de lunes a viernes, 09:00.
    [Mover el próximo] [Mover todos] [Saltar el próximo] [Detener] [Mis recordatorios]
    ");
    assert_snapshot!(house.tomas().presses(&open, "Detener").await, @"
    (private update)
    **Llevar las sillas**
    Detuve R-1. Ya no vuelve a llegar.
    [Mis recordatorios]
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_made_a_reminder_hears_who_stopped_it() {
    let house = House::set_up().await;
    channel(house.ana(), &[("repeats", "every day")]).await;
    channel(house.ana(), &[("channel", &house.coalition.team.to_string())]).await;
    house.wind("2026-11-18 21:30");
    let list = house.rosa().types("remind list", &[]).await;
    let open = house.rosa().presses(&list, "Open R-1").await;
    house.rosa().presses(&open, "Stop").await;
    house.rosa().presses(&open, "Stop").await;
    house.settled().await;
    assert!(house.practice.direct_messages(house.coalition.ana).is_empty(), "not at night");
    house.wind("2026-11-19 08:00");
    let told = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(told.to_string().replace(&house.coalition.general.to_string(), "GENERAL"), @"
    (message)
    **Bring the chairs @‍everyone**
    Rosa stopped your reminder R-1. It won't come to <#GENERAL> again.
    If you still need it, please talk with them, or set it anew with **/remind channel**.
    [My reminders]
    ");
    // Who stops their own needs no telling.
    let list = house.ana().types("remind list", &[]).await;
    let open = house.ana().presses(&list, "Open R-2").await;
    house.ana().presses(&open, "Stop").await;
    house.settled().await;
    house.direct(house.coalition.ana, 1).await;
    house.leave().await;
}
