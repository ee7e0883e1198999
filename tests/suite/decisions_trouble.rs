//! Decisions when things go wrong: at the last second, twice, forged, refused on the wire, or written in every script.

use futures_util::future::join_all;
use insta::assert_snapshot;
use practice::{Fault, FaultMode};

use crate::decisions::{closed_at, fills, post, posts, propose};
use crate::house::House;
use crate::polls::{edits, later};

const TITLE: &str = "Open the clinic on Saturdays?";

#[tokio::test]
async fn a_press_during_closing_is_in_or_out_never_half() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.wind("2026-11-25 09:59");
    let people = [house.ana(), house.rosa(), house.tomas_in_english()];
    let presses = join_all(people.map(|person| person.presses(&card, "Agree")));
    let (seen, ()) = tokio::join!(presses, async { house.wind("2026-11-25 10:00") });
    later(&house, 10).await;
    let told_in = seen.iter().filter(|seen| seen.to_string().contains("Your answer: **Agree**")).count();
    let told_out = seen.iter().filter(|seen| seen.to_string().contains("D-1 is closed")).count();
    assert_eq!(told_in + told_out, 3, "{seen:?}");
    assert_eq!(house.rows("select count(*) from decision_answers").await, i64::try_from(told_in).unwrap());
    let counted = "select json_extract(closing, '$.tally.agree') from decision_book";
    assert_eq!(house.rows(counted).await, i64::try_from(told_in).unwrap());
    house.leave().await;
}

#[tokio::test]
async fn after_closing_a_press_is_refused_in_words_also_before_it_is_handled() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    // Its time is over, and the closing comes ten seconds later: dated after the end, it is out.
    house.wind("2026-11-25 10:00");
    let late = house.rosa().presses(&card, "Agree").await;
    assert_snapshot!(late, @"
    (private answer)
    D-1 is closed, so answers can't change any more. Its result is in **/decision show**.
    ");
    later(&house, 10).await;
    let late = house.rosa().forges(&card, "1:decide:agree:1.1").await;
    assert!(late.to_string().contains("D-1 is closed"), "{late}");
    let form = house.rosa().forges_form("1:decide:but-sent:1.1", &[("reason", "Late")]).await;
    assert!(form.to_string().contains("D-1 is closed"), "{form}");
    assert_eq!(house.rows("select count(*) from decision_answers").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn a_press_dated_before_the_end_and_committed_before_the_closing_counts() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.clock.wind("2026-11-25T14:59:59Z".parse().unwrap());
    let late = "2026-11-25T15:00:05Z".parse().unwrap();
    // Practice dates the press when it is made; the bot looks at it six seconds later.
    let (seen, ()) = tokio::join!(house.ana().presses(&card, "Agree"), async { house.clock.wind(late) });
    assert!(seen.to_string().contains("Your answer: **Agree**"), "{seen}");
    later(&house, 5).await;
    assert_eq!(house.rows("select json_extract(closing, '$.tally.agree') from decision_book").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn closed_late_it_is_closed_as_of_its_time_and_once() {
    let mut house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    house.ana().presses(&card, "Agree").await;
    let clock = house.clock.clone();
    house.restart_after(async |_| clock.wind("2026-11-28T15:00:00Z".parse().unwrap())).await;
    house.settled().await;
    assert!(post(&house, 0).to_string().contains("✓ Adopted on ‹Wed 25 Nov 10:00 D›"), "{}", post(&house, 0));
    house.restart().await;
    house.settled().await;
    assert_eq!(posts(&house), 2);
    assert_eq!(house.rows("select count(*) from decision_book").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn edits_that_fail_are_made_again_and_many_answers_are_few_edits() {
    let house = House::set_up().await;
    house.practice.record_calls(true);
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let people: Vec<u64> = (0..60)
        .map(|n| {
            let person = house.practice.add_person(&format!("Member {n}"));
            house.practice.join(house.coalition.guild, person);
            person
        })
        .collect();
    join_all(people.iter().map(|person| house.person(*person).presses(&card, "Agree"))).await;
    let fault =
        |mode, share| Fault { mode, share, only: Some("/channels/{channel_id}/messages/{message_id}".to_owned()) };
    house.practice.set_fault(fault(FaultMode::ServerError, 0.5));
    later(&house, 2).await;
    house.practice.set_fault(fault(FaultMode::None, 0.0));
    house.settled().await;
    assert!(post(&house, 0).to_string().contains("**60** agree"), "{}", post(&house, 0));
    let before = edits(&house);
    house.rosa().presses(&card, "Agree").await;
    house.ana().presses(&card, "Agree").await;
    later(&house, 2).await;
    assert_eq!(edits(&house), before + 1);
    // An old card is changed at most once a minute.
    later(&house, 4_000).await;
    house.tomas().presses(&card, "Agree").await;
    later(&house, 60).await;
    assert!(post(&house, 0).to_string().contains("**63** agree"), "{}", post(&house, 0));
    house.leave().await;
}

#[tokio::test]
async fn in_a_channel_that_is_gone_it_ends_all_the_same() {
    let house = House::set_up().await;
    let lobby = house.practice.add_channel(house.coalition.guild, "lobby");
    let ana = house.ana().at(lobby);
    ana.types("decision propose", &[("title", TITLE)]).await;
    house.until("the card stands", |practice| crate::polls::posted_in(practice, lobby).len() == 1).await;
    house.settled().await;
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    let first = house.rosa().presses(&own, "Block").await;
    fills(house.rosa(), &first, "Write it", &[("harm", "Noise"), ("change", "Mornings"), ("talk", "")]).await;
    house.practice.delete_channel(lobby);
    closed_at(&house, "2026-11-25 10:00").await;
    closed_at(&house, "2026-12-02 10:01").await;
    let home = house.rosa().types("home", &[]).await;
    assert!(home.to_string().contains("a facilitator chooses"), "{home}");
    let own = house.rosa().presses(&home, "Open D-1").await;
    house.rosa().presses(&own, "More time to talk").await;
    house.settled().await;
    closed_at(&house, "2026-12-09 10:02").await;
    assert_eq!(house.rows("select count(*) from decisions where state = 'awaiting' and revision = 4").await, 1);
    // What was to be said there is said where news goes.
    let news = crate::polls::posted_in(&house.practice, house.coalition.announcements);
    let said = news.iter().filter(|message| message.to_string().contains("D-1")).count();
    assert!(said >= 1, "{news:#?}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_typed_twice_makes_one() {
    let house = House::set_up().await;
    let (one, two) = (house.ana(), house.ana());
    let options = [("title", TITLE)];
    let (one, two) = tokio::join!(one.types("decision propose", &options), two.types("decision propose", &options));
    let both = format!("{one}{two}");
    assert!(both.contains("is on its way") && both.contains("I kept it once"), "{both}");
    house.settled().await;
    let card = post(&house, 0);
    let form = house.rosa().presses(&card, "Stand aside").await;
    house.rosa().sends(&form, &[("reason", "No time")]).await;
    house.rosa().sends(&form, &[("reason", "No time")]).await;
    assert_eq!(house.rows("select count(*) from decision_answers").await, 1);
    let own = house.ana().types("decision show", &[("decision", "D-1")]).await;
    let form = house.ana().presses(&own, "Change the text").await;
    house.ana().sends(&form, &[("text", "Only mornings")]).await;
    let again = house.ana().sends(&form, &[("text", "Only mornings")]).await;
    assert!(again.to_string().contains("the text of D-1 already"), "{again}");
    assert_eq!(house.rows("select version from decisions").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn two_people_amend_at_once_and_no_text_is_lost() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("text", "Every Saturday.")]).await;
    let anas = house.ana().presses(&card, "My answer").await;
    let anas = house.ana().presses(&anas, "Change the text").await;
    let rosas = house.rosa().presses(&card, "My answer").await;
    let rosas = house.rosa().presses(&rosas, "Change the text").await;
    house.ana().sends(&anas, &[("text", "One Saturday a month.")]).await;
    let overtaken = house.rosa().sends(&rosas, &[("text", "Two Saturdays a month.")]).await;
    assert_snapshot!(overtaken, @"
    (private update)
    Ana gave D-1 a new text while you were writing; it's number 2 now. Yours isn't lost: read theirs, then change yours and send it again.
    One Saturday a month.
    [Open my text]
    ");
    let form = house.rosa().presses(&overtaken, "Open my text").await;
    assert!(form.to_string().contains("Two Saturdays a month."), "{form}");
    house.rosa().sends(&form, &[("text", "One or two Saturdays a month.")]).await;
    let own = house.rosa().types("decision show", &[("decision", "D-1")]).await;
    let newest = house.rosa().presses(&own, "Earlier texts").await;
    assert_snapshot!(newest, @"
    (private update)
    **The texts of D-1: Open the clinic on Saturdays?**
    **Number 3** of 3, by Rosa, ‹Wed 18 Nov 10:00 F›
    One or two Saturdays a month.
    [Earlier text →] [See everything]
    ");
    assert_snapshot!(house.rosa().presses(&newest, "Earlier text →").await, @"
    (private update)
    **The texts of D-1: Open the clinic on Saturdays?**
    **Number 2** of 3, by Ana, ‹Wed 18 Nov 10:00 F›
    One Saturday a month.
    [← Newer text] [Earlier text →] [See everything]
    ");
    // A button of the old text agrees to nothing that was not read.
    let old = house.tomas_in_english().forges(&card, "1:decide:agree:1.1").await;
    assert!(old.to_string().contains("I didn't count it"), "{old}");
    assert_eq!(house.rows("select count(*) from decision_answers").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_and_nothing_is_formatted_by_what_people_type() {
    let house = House::set_up().await;
    let card = propose(
        house.ana(),
        &[("title", "@everyone **now** <@1> שלום?"), ("text", "# Big\n`a` @here [x](https://x.example)")],
    )
    .await;
    let fields = [("harm", "<@&1> __א__"), ("change", "||b||"), ("talk", "@everyone")];
    let first = house.tomas_in_english().presses(&card, "Block").await;
    fills(house.tomas(), &first, "Write it", &fields).await;
    fills(house.rosa(), &card, "Agree, but…", &[("reason", "*x* @here ـ مرحبا")]).await;
    later(&house, 2).await;
    let card = post(&house, 0);
    assert_snapshot!(card, @r#"
    (answer)
    **D-1 · ⟦@‍everyone \*\*now\*\* \<@‍1\> שלום?⟧**
    -# Proposed by Ana.
    \# Big
    \`a\` @‍here \[x\](https://x.example)
    **1** agrees with a "but" · **1** blocks
    • Block: "⟦\<@‍&1\> \_\_א\_\_⟧"
    What would have to change: "\|\|b\|\|"
    Who should be in that talk: "@‍everyone"
    • Agrees, but: "⟦\*x\* @‍here ـ مرحبا⟧"
    -# Open until ‹Wed 25 Nov 10:00 F› (Wed 25 Nov, 10:00 am, New York time), ‹Wed 25 Nov 10:00 R›.
    -# Silence is not a yes. You can change your answer until then.
    -# This is advice from members: everyone here can answer, and no number is needed.
    [Agree] [Agree, but…] [Stand aside] [Block] [More]
    [My answer] [Español]
    "#);
    assert_eq!(card.value["mention_everyone"], false);
    assert_eq!(card.value["mentions"], serde_json::json!([]));
    closed_at(&house, "2026-11-25 10:00").await;
    assert_eq!(post(&house, 1).value["mentions"], serde_json::json!([]));
    house.leave().await;
}

#[tokio::test]
async fn a_huge_text_in_any_script_still_fits_with_all_that_is_said() {
    let house = House::set_up().await;
    for letter in ["ع", "字", "*", "_", "ñ", "𐐷"] {
        let title = format!("{}a", letter.repeat(89));
        let body = format!("{}a", letter.repeat(1_499));
        let before = posts(&house);
        // The longest there is: urgent, for something, much said.
        let towards = if before == 0 { String::new() } else { format!("D-{before}") };
        let options = [("title", title.as_str()), ("text", &body), ("closes", "in 2 days"), ("towards", &towards)];
        let form = house.ana().types("decision propose", &options).await;
        house.ana().sends(&form, &[("why", &format!("{}a", letter.repeat(199)))]).await;
        house.until("the card stands", |_| posts(&house) == before + 1).await;
        house.settled().await;
        let card = post(&house, before);
        let reason = format!("{}a", letter.repeat(199));
        let people = (0..6).map(|n| {
            let person = house.practice.add_person(&format!("Member {n}"));
            house.practice.join(house.coalition.guild, person);
            house.person(person)
        });
        for person in people.collect::<Vec<_>>() {
            fills(person, &card, "Stand aside", &[("reason", &reason)]).await;
        }
        let first = house.rosa().presses(&card, "Block").await;
        fills(house.rosa(), &first, "Write it", &[("harm", &reason), ("change", &reason), ("talk", &reason)]).await;
        later(&house, 2).await;
        let whole = house.rosa().presses(&post(&house, before), "My answer").await;
        assert!(whole.to_string().contains("**6** stand aside"), "{letter}: {whole}");
        house.rosa().presses(&whole, "Take back my words").await;
    }
    // Practice holds every message to Discord's limits; see `leave`.
    house.leave().await;
}

#[tokio::test]
async fn forged_presses_and_other_guilds_reach_nothing() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    for id in [
        "nonsense:1",
        "agree:x",
        "list:x",
        "against:1.1",
        "hold:1.5",
        "hold:1.x",
        "amend-sent:1.x",
        "from-sent:x",
        "from-sent:1",
        "why-sent:x",
        "again-sent:x",
    ] {
        let seen = house.rosa().forges(&card, &format!("1:decide:{id}")).await.to_string();
        assert!(seen.contains("I don't know this button"), "{id}: {seen}");
    }
    for id in ["agree:1.7", "agree:1"] {
        let seen = house.rosa().forges(&card, &format!("1:decide:{id}")).await.to_string();
        assert!(seen.contains("I didn't count it"), "{id}: {seen}");
    }
    for id in ["window:1", "fallback-yes:1", "shelve-yes:1", "stays:1", "ends-yes:1", "withdraw-yes:1", "amend:1.1"] {
        let seen = house.tomas_in_english().forges(&card, &format!("1:decide:{id}")).await.to_string();
        assert!(seen.contains("Only "), "{id}: {seen}");
    }
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    let there = house.practice.add_channel(other, "lobby");
    house.practice.join(other, house.coalition.ana);
    let ana = house.ana().at(there);
    ana.types("decision propose", &[("title", "Theirs")]).await;
    house.until("it stands", |practice| crate::polls::posted_in(practice, there).len() == 1).await;
    house.settled().await;
    let theirs =
        crate::house::Seen::of(practice::Answer::Message(crate::polls::posted_in(&house.practice, there)[0].clone()));
    for id in [
        "agree:1.1",
        "mine:1",
        "open:1",
        "other:1",
        "said:1.result-1",
        "amend:1.1",
        "how:1",
        "will:1",
        "keep:1.1",
        "write:1.1",
        "words:1",
        "call:1",
        "talk:1",
        "texts:1",
        "change:1",
        "agree:99.1",
    ] {
        let seen = ana.forges(&theirs, &format!("1:decide:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among"), "{id}: {seen}");
    }
    let guild = house.coalition.guild;
    for id in [format!("list:0.{guild}.all.0"), format!("from-sent:{guild}.D-1")] {
        let seen = ana.forges(&theirs, &format!("1:decide:{id}")).await.to_string();
        assert!(seen.contains("I can't find that among"), "{id}: {seen}");
    }
    let towards = ana.types("decision propose", &[("title", "Next"), ("towards", "D-2")]).await.to_string();
    assert!(towards.contains("I can't find a decision"), "{towards}");
    let shown = ana.types("decision show", &[("decision", "Open the clinic")]).await.to_string();
    assert!(shown.contains("I can't find that among"), "{shown}");
    assert_eq!(house.rows("select count(*) from decision_answers").await, 0);
    house.leave().await;
}

#[tokio::test]
async fn what_cannot_be_proposed_is_refused_in_words() {
    let house = House::set_up().await;
    let check = async |title: &str, closes: &str, part: &str| {
        let seen = house.ana().types("decision propose", &[("title", title), ("closes", closes)]).await.to_string();
        assert!(seen.contains(part), "{title} {closes}: {seen}");
    };
    check("***", "friday", "what should we decide?").await;
    check("Chairs?", "yesterday", "has passed").await;
    check("Chairs?", "blursday", "I can't read").await;
    check("Chairs?", "in 3 hours", "at least 24 hours").await;
    house.practice.deny_bot(house.coalition.general, 1 << 11);
    check("Chairs?", "in 2 weeks", "*Send Messages*").await;
    assert_eq!(house.rows("select count(*) from decisions").await, 0);
    house.leave().await;
}
