//! Digests as people meet them: looked at, planned, posted, paused, changed.

use insta::assert_snapshot;
use serde_json::json;

use crate::house::{House, Seen};
use crate::polls::{ask, posted_in};

/// What stands in the announcements beside the *Start here* card.
pub fn posts(house: &House) -> Vec<serde_json::Value> {
    posted_in(&house.practice, house.coalition.announcements).into_iter().skip(1).collect()
}

/// The newest digest, once so many were posted.
pub async fn posted(house: &House, count: usize) -> Seen {
    house.until("the digest is posted", |_| posts(house).len() >= count).await;
    house.settled().await;
    let all = posts(house);
    assert_eq!(all.len(), count, "{all:#?}");
    Seen::of(practice::Answer::Message(all.last().unwrap().clone()))
}

/// Ana promises and does so many things.
pub async fn keep(house: &House, count: usize) {
    for n in 1..=count {
        let what = format!("Thing {n} at {}", house.clock.now().timestamp());
        let made = house.ana().types("commit make", &[("what", &what), ("due", "in 2 weeks")]).await.to_string();
        let reference = made.split("**").nth(1).unwrap().to_owned();
        house.ana().types("commit done", &[("commitment", &reference)]).await;
    }
}

/// The channel's name instead of its number.
pub fn shown(house: &House, seen: &Seen) -> String {
    let seen = seen.to_string().replace(&house.coalition.announcements.to_string(), "NEWS");
    seen.replace(&house.coalition.general.to_string(), "GENERAL").replace(&house.coalition.team.to_string(), "TEAM")
}

/// Somebody reads that digest in the other language, to its end.
async fn in_spanish(house: &House, digest: &Seen) {
    let there = house.tomas_in_english().at(house.coalition.announcements);
    let spanish = there.presses(digest, "Español").await;
    assert_snapshot!(spanish, @"
    (private answer)
    **Buenos días. Así fue nuestra semana.**
    ★ **2 promesas cumplidas**
    ✋ 1 promesa pasó su fecha. Si es tuya, una nueva fecha o un poco de ayuda está a un toque. [Mis promesas]
    [Ver todo]
    ");
    // It goes on in Spanish, although his app is in English.
    assert_snapshot!(there.presses(&spanish, "Ver todo").await, @"
    (private answer)
    **Todo el resumen**
    **Cumplido, y gracias**
    ★ **2 promesas cumplidas**
    **Dónde hace falta una mano**
    ✋ 1 promesa pasó su fecha. Si es tuya, una nueva fecha o un poco de ayuda está a un toque. [Mis promesas]
    ");
}

#[tokio::test]
async fn a_coordinator_plans_it_and_it_comes() {
    let house = House::set_up().await;
    let planned = house.rosa().types("digest schedule", &[("when", "Mondays 9:00")]).await;
    assert_snapshot!(shown(&house, &planned), @"
    (private answer)
    Done, the digest is planned.
    It comes every Monday, 9:00 am, in <#NEWS>.
    The next one: ‹Mon 23 Nov 09:00 F›, ‹Mon 23 Nov 09:00 R›.
    -# When there is nothing new to say, I leave it out. It never pings anyone.
    [Preview] [Pause] [Change]
    <Send it to another channel: ✓ NEWS>
    ");
    let again = house.rosa().types("digest schedule", &[("when", "mondays 9am")]).await;
    assert!(again.to_string().contains("It's planned like this already."), "{again}");
    assert_eq!(house.rows("select count(*) from outbox where kind = 'digest' and state = 'waiting'").await, 1);
    keep(&house, 2).await;
    house.rosa().types("commit make", &[("what", "Chairs"), ("due", "friday")]).await;
    house.wind("2026-11-23 08:59");
    house.settled().await;
    assert_eq!(posts(&house).len(), 0, "frozen ahead, and not sent before its time");
    assert_eq!(house.rows("select count(*) from outbox where kind = 'digest' and state = 'frozen' and early").await, 1);
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 1).await;
    assert_snapshot!(digest, @"
    (answer)
    **Good morning. Here is our week.**
    ★ **2 promises kept**
    ✋ 1 promise is past its date. If it's yours: a new date or a bit of help is one press away. [My promises]
    [Show all] [Español]
    ");
    assert_eq!(digest.value["mentions"], json!([]));
    in_spanish(&house, &digest).await;
    assert_snapshot!(house.ana().at(house.coalition.announcements).presses(&digest, "Show all").await, @"
    (private answer)
    **All of the digest**
    **Kept, and thank you**
    ★ **2 promises kept**
    **Where a hand helps**
    ✋ 1 promise is past its date. If it's yours: a new date or a bit of help is one press away. [My promises]
    ");
    let look = house.rosa().types("digest now", &[]).await;
    let read = shown(&house, &look).replace(&house.coalition.guild.to_string(), "GUILD");
    let read = read.replace(&digest.id().to_string(), "POST");
    assert_snapshot!(read, @"
    (private answer)
    Nothing new since ‹Mon 23 Nov 09:00 F›.
    -# The next digest comes on ‹Mon 30 Nov 09:00 F› in <#NEWS>.
    -# The last one came on ‹Mon 23 Nov 09:00 F›. [Read it again](https://discord.com/channels/GUILD/NEWS/POST).
    [This week] [Last week] [The last 30 days]
    [When it comes] [My digest]
    ");
    let last = house.rosa().presses(&look, "Last week").await.to_string();
    assert!(last.contains("2 promises kept"), "{last}");
    // The next one is owed, and has nothing to say.
    house.wind("2026-11-30 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 1);
    assert_eq!(house.rows("select count(*) from digest_periods where state = 'empty'").await, 1);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'digest' and state = 'waiting'").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn anybody_looks_privately_and_a_coordinator_posts_it() {
    let house = House::set_up().await;
    assert_snapshot!(house.ana().types("digest now", &[]).await, @"
    (private answer)
    There is nothing to tell of that time yet.
    -# No digest is planned yet. A coordinator can do that with **/digest schedule**.
    [My digest]
    ");
    keep(&house, 1).await;
    ask(house.ana(), &[("question", "Where shall we meet?"), ("options", "Clinic | Library"), ("closes", "friday")])
        .await;
    let look = house.tomas_in_english().types("digest now", &[("period", "this week")]).await;
    assert_snapshot!(look, @"
    (private answer)
    **Good morning. Here is our week.**
    -# ‹Mon 16 Nov 00:00 D› to ‹Wed 18 Nov 09:59 D›
    ★ **1 promise kept**
    ◷ **D-1** Where shall we meet? · closes ‹Fri 20 Nov 17:00 F› · nobody has answered yet [Answer]
    -# No digest is planned yet. A coordinator can do that with **/digest schedule**.
    [Show all] [My digest]
    ");
    let elsewhere = house.ana().at(house.coalition.team).types("digest now", &[("period", "month")]).await.to_string();
    assert!(elsewhere.contains("1 promise kept") && elsewhere.contains("D-1"), "everyone may see it: {elsewhere}");
    let last = house.ana().types("digest now", &[("period", "last week")]).await.to_string();
    assert!(last.contains("D-1") && !last.contains("promise kept"), "{last}");
    let look = house.rosa().types("digest now", &[("period", "this week")]).await;
    let before = posted_in(&house.practice, house.coalition.general).len();
    assert_snapshot!(house.rosa().presses(&look, "Post it here").await, @"
    (private update)
    Good, it's on its way here.
    ");
    let again = house.rosa().forges(&look, &look.custom_id("Post it here")).await.to_string();
    assert!(again.contains("It's here already, or on its way: one is enough."), "{again}");
    house.settled().await;
    let all = posted_in(&house.practice, house.coalition.general);
    assert_eq!(all.len(), before + 1, "pressed twice, posted once");
    assert_snapshot!(Seen::of(practice::Answer::Message(all.last().unwrap().clone())), @"
    (answer)
    **Good morning. Here is our week.**
    -# ‹Mon 16 Nov 00:00 D› to ‹Wed 18 Nov 09:59 D›
    ★ **1 promise kept**
    ◷ **D-1** Where shall we meet? · closes ‹Fri 20 Nov 17:00 F› · nobody has answered yet [Answer]
    [Show all] [Español]
    ");
    house.leave().await;
}

#[tokio::test]
async fn it_is_paused_goes_on_and_is_changed_by_buttons() {
    let house = House::set_up().await;
    let planned = house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    keep(&house, 1).await;
    let paused = house.rosa().presses(&planned, "Pause").await;
    assert_snapshot!(shown(&house, &paused), @"
    (private update)
    The digest is paused: nothing comes until you press *Go on*. It was planned every Monday, 9:00 am, in <#NEWS>.
    -# When there is nothing new to say, I leave it out. It never pings anyone.
    [Preview] [Go on] [Change]
    <Send it to another channel: ✓ NEWS>
    ");
    house.rosa().presses(&planned, "Pause").await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 0);
    let look = house.rosa().types("digest now", &[]).await;
    assert!(look.to_string().contains("The digest is paused."), "{look}");
    let again = house.rosa().types("digest schedule", &[("when", "wednesdays 7:30")]).await;
    assert!(again.to_string().contains("It is still paused") && again.to_string().contains("[Go on]"), "{again}");
    assert_eq!(house.rows("select count(*) from outbox where kind = 'digest' and state = 'waiting'").await, 0);
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    let card = house.rosa().presses(&look, "When it comes").await;
    let going = house.rosa().presses(&card, "Go on").await;
    assert!(going.to_string().contains("Mon 30 Nov 09:00"), "{going}");
    let form = house.rosa().presses(&going, "Change").await;
    assert_snapshot!(form, @"
    (form) When the digest comes
    When?: every Monday, 9:00 am
    ");
    let refused = house.rosa().sends(&form, &[("when", "some day")]).await;
    assert!(refused.to_string().contains("Try *mondays 9:00* or *first monday 8:30*."), "{refused}");
    let changed = house.rosa().sends(&form, &[("when", "tuesdays 8:30")]).await;
    assert_snapshot!(shown(&house, &changed), @"
    (private update)
    Done, the digest is planned.
    It comes every Tuesday, 8:30 am, in <#NEWS>.
    The next one: ‹Tue 24 Nov 08:30 F›, ‹Tue 24 Nov 08:30 R›.
    -# When there is nothing new to say, I leave it out. It never pings anyone.
    [Preview] [Pause] [Change]
    <Send it to another channel: ✓ NEWS>
    ");
    let team = house.coalition.team.to_string();
    let moved = house.rosa().chooses(&changed, "Send it to another channel", &team).await;
    assert!(shown(&house, &moved).contains("in <#TEAM>"), "{moved}");
    let preview = house.rosa().presses(&moved, "Preview").await;
    assert!(preview.to_string().contains("1 promise kept") && preview.is_private(), "{preview}");
    house.wind("2026-11-24 08:30");
    house.settled().await;
    assert_eq!(posted_in(&house.practice, house.coalition.team).len(), 1);
    assert_eq!(posts(&house).len(), 0);
    house.leave().await;
}

#[tokio::test]
async fn when_it_comes_is_offered_as_it_is_understood() {
    let house = House::set_up().await;
    assert_snapshot!(house.rosa().suggested("digest schedule", &[("when", "")]).await.join("\n"), @"
    Every Monday, 9:00 am
    Every Friday, 4:00 pm
    On the 1st Monday of each month, 9:00 am
    Every weekday, 9:00 am
    ");
    assert_snapshot!(house.rosa().suggested("digest schedule", &[("when", "first monday")]).await.join("\n"), @"
    On the 1st Monday of each month, 9:00 am
    On the 1st Monday of each month, 12:00 pm
    On the 1st Monday of each month, 6:00 pm
    ");
    for (typed, said) in
        [("mondays", "has no day or no time"), ("blurg", "I can't read"), ("* * * * *", "more than once an hour")]
    {
        let refused = house.rosa().types("digest schedule", &[("when", typed)]).await.to_string();
        assert!(refused.contains(said), "{typed}: {refused}");
    }
    house.practice.deny_bot(house.coalition.announcements, 1 << 11);
    let refused = house.rosa().types("digest schedule", &[("when", "0 9 * * 1")]).await.to_string();
    assert!(refused.contains("*Send Messages*"), "{refused}");
    let team = house.coalition.team.to_string();
    let cron = house.rosa().types("digest schedule", &[("when", "0 9 * * 1"), ("channel", &team)]).await;
    assert!(cron.to_string().contains("Mon 23 Nov 09:00"), "{cron}");
    let not = house.ana().types("digest schedule", &[("when", "mondays 9:00")]).await;
    assert_snapshot!(not, @"
    (private answer)
    Only coordinators plan and post the digest, as it speaks for everyone. You can always look with **/digest now**.
    ");
    house.leave().await;
}

#[tokio::test]
async fn it_speaks_spanish() {
    let house = House::set_up().await;
    let announcements = house.coalition.announcements.to_string();
    let options =
        [("timezone", "America/New_York"), ("language", "Español"), ("announcements", announcements.as_str())];
    house.rosa().types("coalition setup", &options).await;
    house.until("the card stands", |_| posts(&house).len() == 1).await;
    house.practice.set_locale(house.coalition.rosa, "es-ES");
    let planned = house.rosa().types("digest schedule", &[("when", "cada lunes 9:00")]).await;
    assert_snapshot!(shown(&house, &planned), @"
    (private answer)
    Listo, el resumen está programado.
    Llega cada lunes, 09:00, en <#NEWS>.
    El próximo: ‹Mon 23 Nov 09:00 F›, ‹Mon 23 Nov 09:00 R›.
    -# Si no hay nada nuevo que contar, no lo envío. Nunca menciona a nadie.
    [Vista previa] [Pausar] [Cambiar]
    <Enviarlo a otro canal: ✓ NEWS>
    ");
    keep(&house, 2).await;
    house.rosa().types("commit make", &[("what", "Sillas"), ("due", "viernes")]).await;
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 2).await;
    assert_snapshot!(digest, @"
    (answer)
    **Buenos días. Así fue nuestra semana.**
    ★ **2 promesas cumplidas**
    ✋ 1 promesa pasó su fecha. Si es tuya, una nueva fecha o un poco de ayuda está a un toque. [Mis promesas]
    [Ver todo] [English]
    ");
    assert_snapshot!(house.ana().at(house.coalition.announcements).presses(&digest, "English").await, @"
    (private answer)
    **Good morning. Here is our week.**
    ★ **2 promises kept**
    ✋ 1 promise is past its date. If it's yours: a new date or a bit of help is one press away. [My promises]
    [Show all]
    ");
    assert_snapshot!(house.rosa().presses(&planned, "Pausar").await.to_string().replace(&announcements, "NEWS"), @"
    (private update)
    El resumen está en pausa: no llega nada hasta que pulses *Seguir*. Estaba programado cada lunes, 09:00, en <#NEWS>.
    -# Si no hay nada nuevo que contar, no lo envío. Nunca menciona a nadie.
    [Vista previa] [Seguir] [Cambiar]
    <Enviarlo a otro canal: ✓ NEWS>
    ");
    house.leave().await;
}
