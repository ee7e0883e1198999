//! A person's own digest: turned on and off, and what it says.

use insta::assert_snapshot;

use crate::digests::keep;
use crate::house::House;

#[tokio::test]
async fn a_person_turns_their_own_on_and_off() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("digest mine", &[("state", "on")]).await, @"
    (private answer)
    Done. Your own digest comes to you in a direct message: what you promised, what waits for your answer, and what you did.
    The next one: ‹Mon 23 Nov 09:00 F›, ‹Mon 23 Nov 09:00 R›.
    -# If nothing changed since the last one, I leave it out.
    [Show it now] [Turn it off]
    ");
    let again = house.ana().types("digest mine", &[("state", "on")]).await.to_string();
    assert!(again.contains("Your own digest is on."), "{again}");
    keep(&house, 1).await;
    house.ana().types("commit make", &[("what", "Flyers to the *clinic*"), ("due", "dec 20 5pm")]).await;
    house.ana().types("commit make", &[("what", "Chairs"), ("due", "dec 18 5pm")]).await;
    house.wind("2026-11-23 09:00");
    let own = house.direct(house.coalition.ana, 1).await;
    assert_snapshot!(own, @r#"
    (message)
    Good morning, Ana. Here is your week:
    **What you promised**
    • **C-3** Chairs · due ‹Fri 18 Dec 17:00 D›
    • **C-2** Flyers to the \*clinic\* · due ‹Sun 20 Dec 17:00 D›
    **What you did**
    ★ **C-1** Thing 1 at 1795014000
    [Show all] [My things] [My digest]
    "#);
    // What was done drops out, and what stands is as it was: nothing comes. What was done since then is told.
    house.wind("2026-11-30 09:00");
    house.settled().await;
    house.direct(house.coalition.ana, 1).await;
    house.wind("2026-11-30 09:01");
    keep(&house, 1).await;
    house.wind("2026-12-07 09:00");
    let next = house.direct(house.coalition.ana, 2).await.to_string();
    assert!(next.contains("★ **C-4**") && !next.contains("**C-1**"), "{next}");
    assert_snapshot!(house.ana().presses(&own, "Show all").await, @r#"
    (private answer)
    **All of the digest**
    **What you promised**
    • **C-3** Chairs · due ‹Fri 18 Dec 17:00 D› [Open C-3]
    • **C-2** Flyers to the \*clinic\* · due ‹Sun 20 Dec 17:00 D› [Open C-2]
    **What you did**
    ★ **C-1** Thing 1 at 1795014000
    "#);
    let card = house.ana().presses(&own, "My digest").await;
    assert_snapshot!(house.ana().presses(&card, "Turn it off").await, @"
    (private update)
    Your own digest is off. If you turn it on, I tell you once a week, in a direct message, what you promised, what waits for your answer, and what you did.
    [Turn it on] [Show it now]
    ");
    house.ana().types("commit make", &[("what", "Food"), ("due", "feb 20 5pm")]).await;
    house.wind("2026-12-14 09:00");
    house.settled().await;
    let digests = house.rows("select count(*) from outbox where kind = 'digest-own' and state = 'sent'").await;
    assert_eq!(digests, 2);
    assert_eq!(house.rows("select count(*) from digest_own").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn it_comes_on_mondays_whenever_everyones_comes() {
    let house = House::set_up().await;
    house.practice.set_locale(house.coalition.tomas, "es-ES");
    house.tomas().types("digest mine", &[("state", "activado")]).await;
    house.tomas().types("commit make", &[("what", "Sillas"), ("due", "dec 20 5pm")]).await;
    house.rosa().types("digest schedule", &[("when", "every day 2:30am")]).await;
    house.wind("2026-11-22 09:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.tomas).len(), 0);
    house.wind("2026-11-23 09:00");
    assert_snapshot!(house.direct(house.coalition.tomas, 1).await, @"
    (message)
    Buenos días, Tomás. Así va tu semana:
    **Lo que prometiste**
    • **C-1** Sillas · para el ‹Sun 20 Dec 17:00 D›
    [Ver todo] [Lo mío] [Mi resumen]
    ");
    house.leave().await;
}

#[tokio::test]
async fn who_is_away_or_asleep_is_left_alone() {
    let mut house = House::set_up().await;
    house.ana().types("digest mine", &[("state", "on")]).await;
    house.ana().types("commit make", &[("what", "Chairs"), ("due", "jan 20 5pm")]).await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-24T03:00:00Z".parse().unwrap())).await;
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0, "late, and it is night by now");
    house.wind("2026-11-24 08:00");
    let own = house.direct(house.coalition.ana, 1).await.to_string();
    assert!(own.contains("Chairs") && own.contains("later than planned"), "{own}");
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    assert!(card.to_string().contains("[My digest]"), "{card}");
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "dec 10")]).await;
    house.ana().types("commit make", &[("what", "Food"), ("due", "jan 25 5pm")]).await;
    house.wind("2026-12-01 08:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'digest-own' and state = 'waiting'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn nobody_reads_anothers_own_digest() {
    let house = House::set_up().await;
    house.ana().types("digest mine", &[("state", "on")]).await;
    house.ana().types("commit make", &[("what", "My secret"), ("due", "jan 20 5pm")]).await;
    let list = house.rosa().types("digest mine", &[("state", "on")]).await;
    let guild = house.coalition.guild;
    for action in ["own-look", "own"] {
        let seen = house.rosa().forges(&list, &format!("1:digest:{action}:{guild}")).await.to_string();
        assert!(!seen.contains("secret"), "{seen}");
    }
    let seen = house.rosa().forges(&list, &format!("1:digest:own-all:{guild}.1790000000.1796000000")).await.to_string();
    assert!(!seen.contains("secret"), "{seen}");
    let seen = house.rosa().forges(&list, &format!("1:digest:all:{guild}.1790000000.1796000000")).await.to_string();
    assert!(!seen.contains("secret"), "{seen}");
    house.leave().await;
}
