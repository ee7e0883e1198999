//! Digests when things go wrong: forged, another guild's, a dead channel, texts that would format or ping, two hundred promises.

use insta::assert_snapshot;

use crate::digests::{keep, posted, posts, shown};
use crate::house::{House, Seen};
use crate::polls::{ask, posted_in};

/// A hundred codes of things that anybody may read: promises that are for something, done.
async fn done_for_the_meeting(house: &House, count: usize, what: &str) {
    let db = convenor::db::Db::open(&house.database).await.unwrap();
    let (guild, owner, what) =
        (house.coalition.guild.cast_signed(), house.coalition.ana.cast_signed(), what.to_owned());
    let (channel, at) = (house.coalition.general.cast_signed(), house.clock.now());
    db.write(move |connection| {
        Box::pin(async move {
            let sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i < $1)
                       insert into commitments (guild, number, owner, channel, what, due_at, state, outcome, made_at, dated_at,
                                                closed_at, towards)
                       select $2, 1000 + i, $3, $4, $5 || ' ' || i, $6, 'delivered', 'kept', $6, $6, $6, 'D-1' from n";
            let count = i64::try_from(count).unwrap();
            let query = sqlx::query(sql).bind(count).bind(guild).bind(owner).bind(channel).bind(what).bind(at);
            Ok(query.execute(connection).await.map(|_| ())?)
        })
    })
    .await
    .unwrap();
    db.close().await;
}

#[tokio::test]
async fn two_hundred_promises_fit_one_screen_and_all_are_behind_a_button() {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    done_for_the_meeting(&house, 200, &"A promise with a long name ".repeat(6)).await;
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 1).await;
    assert_snapshot!(digest, @"
    (answer)
    **Good morning. Here is our week.**
    ★ **200 promises kept**
    ★ **C-1200** A promise with a long name A promise with a long name A promise with …: done, for D-1
    ★ **C-1199** A promise with a long name A promise with a long name A promise with …: done, for D-1
    [Show all] [Español]
    ");
    let text: usize = digest.to_string().lines().map(|line| line.chars().count().div_ceil(48).max(1)).sum();
    assert!(text <= 15, "{text} lines on a phone");
    let there = house.ana().at(house.coalition.announcements);
    let mut page = there.presses(&digest, "Show all").await;
    let mut found = page.to_string().matches(": done, for D-1").count();
    while page.to_string().contains("[Next →]") {
        page = there.presses(&page, "Next →").await;
        found += page.to_string().matches(": done, for D-1").count();
    }
    assert_eq!(found, 200);
    assert!(page.to_string().contains("page 26 of 26"), "{page}");
    // In the other language, page by page too.
    let spanish = there.presses(&digest, "Español").await;
    let first = there.presses(&spanish, "Ver todo").await;
    let second = there.presses(&first, "Siguiente →").await.to_string();
    assert!(second.contains("página 2 de 26") && second.contains(": hecho, para D-1"), "{second}");
    // Who is elsewhere reads none of it.
    let elsewhere = house.ana().types("digest now", &[]).await;
    let forged = house.ana().forges(&elsewhere, &spanish.custom_id("Ver todo")).await.to_string();
    assert!(forged.contains("I don't know this button"), "{forged}");
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_and_nothing_is_formatted_by_titles() {
    let house = House::set_up().await;
    done_for_the_meeting(&house, 1, "@everyone **now** <@1> `x` [a](https://b.example) שלום").await;
    let options = [("question", "@here *really*?"), ("options", "שלום @everyone | `b`"), ("closes", "nov 19 5pm")];
    let posted = ask(house.ana(), &options).await;
    house.tomas_in_english().presses(&posted, "1").await;
    house.wind("2026-11-19 17:00");
    house.settled().await;
    let look = house.rosa().types("digest now", &[("period", "this week")]).await;
    assert_snapshot!(look, @r#"
    (private answer)
    **Good afternoon. Here is our week.**
    -# ‹Mon 16 Nov 00:00 D› to ‹Thu 19 Nov 16:59 D›
    ★ **1 promise kept**
    ★ **C-1001** ⟦@‍everyone \*\*now\*\* \<@‍1\> \`x\` \[a\](https://b.example) שלום 1⟧: done, for D-1
    • **D-1** @‍here \*really\*? · the answer: **⟦שלום @‍everyone⟧**
    -# No digest is planned yet. You can do that with **/digest schedule**.
    [Post it here] [Show all] [My digest]
    "#);
    house.rosa().presses(&look, "Post it here").await;
    house.settled().await;
    let digest = posted_in(&house.practice, house.coalition.general).pop().unwrap();
    assert!(digest.to_string().contains("Here is our week"), "{digest}");
    assert_eq!(digest["mention_everyone"], false);
    assert_eq!(digest["mentions"], serde_json::json!([]));
    house.leave().await;
}

#[tokio::test]
async fn what_belongs_to_another_channel_is_not_named() {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    house.practice.hide_channel(house.coalition.team, &[house.coalition.ana, house.coalition.rosa]);
    ask(house.ana().at(house.coalition.team), &[("question", "A secret of the team?"), ("options", "a | b")]).await;
    house.ana().types("commit make", &[("what", "A secret of Ana"), ("due", "friday")]).await;
    keep(&house, 1).await;
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 1).await;
    let all = house.tomas_in_english().at(house.coalition.announcements).presses(&digest, "Show all").await;
    for seen in [digest.to_string(), all.to_string()] {
        assert!(!seen.contains("secret") && !seen.contains("Ana") && !seen.contains("Thing"), "{seen}");
    }
    house.leave().await;
}

#[tokio::test]
async fn forged_presses_and_another_guilds_reach_nothing() {
    let house = House::set_up().await;
    let planned = house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    done_for_the_meeting(&house, 1, "A secret of this coalition").await;
    let guild = house.coalition.guild;
    let span = format!("{guild}.1790000000.1796000000");
    // Who does not coordinate changes nothing.
    let look = house.ana().types("digest now", &[]).await;
    assert!(!look.to_string().contains("Post it here") && !look.to_string().contains("When it comes"), "{look}");
    for action in ["pause", "go-on", "change", "plan"] {
        let seen = house.ana().forges(&look, &format!("1:digest:{action}:{guild}")).await.to_string();
        assert!(seen.contains("Only coordinators"), "{action}: {seen}");
    }
    for forged in [format!("post:{span}"), format!("where:{guild}")] {
        let seen = house.ana().forges(&look, &format!("1:digest:{forged}")).await.to_string();
        assert!(seen.contains("Only coordinators"), "{forged}: {seen}");
    }
    let seen = house.ana().forges_form(&format!("1:digest:change-sent:{guild}"), &[("when", "fridays 9:00")]).await;
    assert!(seen.to_string().contains("Only coordinators"), "{seen}");
    for nonsense in ["all:x", "all:1.2", "fly:1", "pause:", "post:1.2.3.4.5", "all:1.9.9.9"] {
        let seen = house.rosa().forges(&planned, &format!("1:digest:{nonsense}")).await.to_string();
        assert!(seen.contains("I don't know this button") || seen.contains("I can't find"), "{nonsense}: {seen}");
    }
    for nonsense in
        [format!("all:{guild}.2.1"), format!("all:{span}.x"), format!("all:{guild}"), format!("where:{guild}")]
    {
        let seen = house.rosa().forges(&planned, &format!("1:digest:{nonsense}")).await.to_string();
        assert!(seen.contains("I don't know this button"), "{nonsense}: {seen}");
    }
    // Where Ana owns the guild, she is nobody here.
    let other = house.practice.add_guild("Elsewhere", house.coalition.ana);
    let hall = house.practice.add_channel(other, "hall");
    let there = house.ana().at(hall).types("digest now", &[]).await;
    assert!(!there.to_string().contains("secret"), "{there}");
    for forged in [
        format!("all:{span}"),
        format!("other:{span}"),
        format!("other-all:{span}"),
        format!("post:{span}"),
        format!("pause:{guild}"),
        format!("preview:{guild}"),
        format!("own-on:{guild}"),
    ] {
        let seen = house.ana().at(hall).forges(&there, &format!("1:digest:{forged}")).await.to_string();
        assert!(seen.contains("I can't find that among") && !seen.contains("secret"), "{forged}: {seen}");
    }
    assert_eq!(house.rows("select count(*) from digest_schedules where state = 'active'").await, 1);
    assert_eq!(house.rows("select count(*) from digest_own").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn a_dead_channel_sends_it_where_it_was_asked_for_and_once() {
    let house = House::set_up().await;
    let team = house.coalition.team.to_string();
    house.rosa().types("digest schedule", &[("when", "mondays 9:00"), ("channel", &team)]).await;
    keep(&house, 1).await;
    house.practice.delete_channel(house.coalition.team);
    house.wind("2026-11-23 09:00");
    house.settled().await;
    let all = posted_in(&house.practice, house.coalition.general);
    let digest = Seen::of(practice::Answer::Message(all.last().unwrap().clone()));
    assert_snapshot!(shown(&house, &digest), @"
    (answer)
    **Good morning. Here is our week.**
    ★ **1 promise kept**
    [Show all] [Español]
    -# This was meant for <#TEAM>, where I can't post right now.
    ");
    assert_eq!(all.iter().filter(|post| post.to_string().contains("Here is our week")).count(), 1);
    let spanish = house.ana().presses(&digest, "Español").await.to_string();
    assert!(spanish.contains("1 promesa cumplida"), "{spanish}");
    assert_eq!(posts(&house).len(), 0);
    house.leave().await;
}

#[tokio::test]
async fn what_fails_three_times_pauses_and_goes_on_by_a_press() {
    let house = House::set_up().await;
    let rosa = house.coalition.rosa;
    house.rosa().types("digest schedule", &[("when", "every day 9:00")]).await;
    house.ana().types("digest mine", &[("state", "on")]).await;
    let places = [house.coalition.team, house.coalition.general, house.coalition.announcements];
    places.iter().for_each(|place| house.practice.deny_bot(*place, 1 << 11));
    for day in 19..=21 {
        keep(&house, 1).await;
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
        house.wind(&format!("2026-11-{day} 09:01"));
    }
    let told = |house: &House| {
        let all = house.practice.direct_messages(rosa).into_iter();
        all.map(|message| Seen::of(practice::Answer::Message(message)))
            .find(|seen| seen.to_string().contains("I paused the digest: its messages failed three times"))
    };
    house.until_rows("select count(*) from failing_items where item = 'digest' and paused_at is not null", 1).await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    let health = house.rosa().types("health", &[]).await.to_string();
    assert!(health.contains("**Paused:** the digest."), "{health}");
    let own = house.practice.direct_messages(house.coalition.ana);
    assert!(own.iter().any(|message| message.to_string().contains("your week")), "one's own comes all the same");
    places.iter().for_each(|place| house.practice.deny_bot(*place, 0));
    keep(&house, 1).await;
    house.wind("2026-11-23 12:00");
    // It moves to another channel while one is due: that one is not lost.
    let team = house.coalition.team.to_string();
    let moved = house.rosa().types("digest schedule", &[("when", "every day 9:00"), ("channel", &team)]).await;
    assert!(shown(&house, &moved).contains("in <#TEAM>"), "{moved}");
    let told = told(&house).unwrap();
    assert_snapshot!(house.rosa().presses(&told, "Go on").await, @"
    (update)
    The digest goes on from now.
    ");
    house.until("it is posted", |practice| posted_in(practice, house.coalition.team).len() == 1).await;
    house.settled().await;
    let digest = posted_in(&house.practice, house.coalition.team).remove(0).to_string();
    assert!(digest.contains("later than planned: it was due on") && digest.contains("promise"), "{digest}");
    house.leave().await;
}
