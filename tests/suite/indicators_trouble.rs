//! Indicators when things go wrong: what is typed badly, sent twice, forged, or larger than life.

use insta::assert_snapshot;

use crate::house::House;
use crate::indicators::{BASELINE, SOURCE, TARGET, draft, fills, housing, reports, started};

/// What was read comes first: 1.5 may have been meant otherwise.
const READ: &str = "I read the target as 1.5% and the start as 71%. More is better, so the target must be higher.";

#[tokio::test]
async fn what_cannot_be_is_refused_in_words() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    draft(rosa, &housing(&house)).await;
    let open = async || rosa.types("indicator show", &[("indicator", "I-1")]).await;
    let check = async |button: &str, fields: &[(&str, &str)], part: &str| {
        let seen = fills(rosa, &open().await, button, fields).await.to_string();
        assert!(seen.contains(part) && seen.contains("[Open the form]"), "{fields:?}: {seen}");
    };
    check("What is counted", &[("source", "Case notes"), ("denominator", "")], "A share needs both lines").await;
    check("What is counted", &[("what", "\u{200b}…"), ("source", "***")], "There's nothing to read").await;
    fills(rosa, &open().await, "What is counted", &SOURCE).await;
    check("Start figure", &[("value", "many"), ("on", "2026")], "as a number").await;
    check("Start figure", &[("value", "170%"), ("on", "2025")], "from 0 to 100%").await;
    check("Start figure", &[("value", "-3"), ("on", "2025")], "from 0 to 100%").await;
    check("Start figure", &[("value", "5/0"), ("on", "2025")], "Out of 0").await;
    check("Start figure", &[("value", "71"), ("on", "sometime")], "as a day").await;
    check("Start figure", &[("value", "71"), ("on", "2027-01-01")], "can't be ahead").await;
    fills(rosa, &open().await, "Start figure", &BASELINE).await;
    check("Target", &[("value", "71"), ("on", "2027"), ("days", "10")], "are the same figure").await;
    check("Target", &[("value", "1.5"), ("on", "2027"), ("days", "10")], READ).await;
    check("Target", &[("value", "80"), ("on", "2026-11-18"), ("days", "10")], "still to come").await;
    check("Target", &[("value", "80"), ("on", "2027"), ("days", "0")], "from 1 to 90").await;
    assert_snapshot!(rosa.forges(&open().await, "1:indicator:start:1").await, @"
    (private answer)
    I-1 is still a draft. Open it with **/indicator show**, fill in what is missing and press *Start*.
    ");
    assert_eq!(house.rows("select count(*) from indicators where state = 'active'").await, 0);
    // The equal figure is refused in the other order too.
    fills(rosa, &open().await, "Target", &TARGET).await;
    check("✓ Start figure", &[("value", "80"), ("on", "2025")], "are the same figure").await;
    house.leave().await;
}

#[tokio::test]
async fn a_form_sent_twice_makes_nothing_twice() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let options = housing(&house);
    let (one, two) = tokio::join!(draft(rosa, &options), draft(rosa, &options));
    assert!(one.to_string().contains("I-1") && two.to_string().contains("I-1"), "{one}{two}");
    let form = rosa.presses(&one, "What is counted").await;
    tokio::join!(rosa.sends(&form, &SOURCE), rosa.sends(&form, &SOURCE));
    let form = rosa.presses(&one, "Start figure").await;
    rosa.sends(&form, &BASELINE).await;
    rosa.sends(&form, &BASELINE).await;
    let card = fills(rosa, &one, "Target", &TARGET).await;
    tokio::join!(rosa.presses(&card, "Start"), rosa.presses(&card, "Start"));
    // A form that comes after it says how it stands, and one that says something else is refused.
    let late = rosa.sends(&form, &BASELINE).await.to_string();
    assert!(late.contains("**I-1 · Families in stable housing**") && !late.contains("draft"), "{late}");
    let other = rosa.sends(&form, &[("value", "60"), ("on", "2025")]).await.to_string();
    assert!(other.contains("I-1 is in use"), "{other}");
    let same = draft(rosa, &options).await.to_string();
    assert!(same.contains("I-1 counts that already"), "{same}");
    let form = house.ana().types("indicator checkin", &[("indicator", "I-1")]).await;
    let figure = [("numerator", "148"), ("denominator", "200")];
    let (one, two) = tokio::join!(house.ana().sends(&form, &figure), house.ana().sends(&form, &figure));
    let both = format!("{one}{two}");
    assert!(both.contains("Noted: October 2026") && both.contains("It says so already"), "{both}");
    let counts = "select (select count(*) from indicators) * 100 + (select count(*) from indicator_reports) * 10
                  + (select count(*) from indicator_asks)";
    assert_eq!(house.rows(counts).await, 111);
    house.leave().await;
}

#[tokio::test]
async fn figures_far_from_the_last_ask_why_and_impossible_ones_are_refused() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    // With nothing before it, the start is what it is far from.
    let first = reports(ana, "2026-09", ("0", "200")).await.to_string();
    assert!(first.contains("0% (0 of 200) now, and 71% at the start: is it really 0?"), "{first}");
    reports(ana, "2026-09", ("148", "200")).await;
    let none = reports(ana, "2026-10", ("0", "200")).await;
    assert_snapshot!(none, @"
    (private answer)
    0% (0 of 200) now, and 74% (148 of 200) last time: is it really 0? If it is, open the form and add one line why. If nobody counted, type *not collected*. If it's a slip, correct the number.
    [Open the form]
    ");
    let far = reports(ana, "2026-10", ("14", "200")).await;
    assert_snapshot!(far, @"
    (private answer)
    7% (14 of 200) now, and 74% (148 of 200) last time: that's a big step. If it's right, open the form and add one line why. If not, correct the number.
    [Open the form]
    ");
    let form = ana.presses(&far, "Open the form").await;
    let noted = ana.sends(&form, &[("note", "Only one partner reported")]).await;
    assert!(noted.to_string().contains("Noted: October 2026"), "{noted}");
    for (parts, part) in [
        (("5", "0"), "Out of 0 there is no share"),
        (("201", "200"), "more than the whole"),
        (("-1", "200"), "is below 0"),
        (("many", "200"), "as a number"),
        (("1", "10000000000000000000"), "That looks like a slip"),
    ] {
        let seen = reports(ana, "2026-08", parts).await.to_string();
        assert!(seen.contains(part), "{parts:?}: {seen}");
    }
    for (period, part) in [
        ("2026-12", "hasn't begun"),
        ("soon", "can't find that period"),
        ("26-10", "can't find that period"),
        ("2016-01", "can't find that period"),
        ("ju", "Which one: July 2026, June 2026?"),
        ("december", "The figures of I-1 begin with its start: January 2026."),
        ("2025-12", "The figures of I-1 begin with its start: January 2026."),
    ] {
        let seen = ana.types("indicator checkin", &[("indicator", "I-1"), ("period", period)]).await.to_string();
        assert!(seen.contains(part), "{period}: {seen}");
    }
    // Only one October is not before the start.
    let form = ana.types("indicator checkin", &[("indicator", "I-1"), ("period", "oct")]).await.to_string();
    assert!(form.contains("I-1 · October 2026"), "{form}");
    let id = "1:indicator:share-sent:1.2025-12-01";
    let forged = ana.forges_form(id, &[("numerator", "148"), ("denominator", "200")]).await.to_string();
    assert!(forged.contains("begin with its start"), "{forged}");
    for day in ["2026-10-17", "0001-01-01", "0026-10-01", "-262143-01-01"] {
        let id = format!("1:indicator:share-sent:1.{day}");
        let forged = ana.forges_form(&id, &[("numerator", "1"), ("denominator", "2")]).await.to_string();
        assert!(forged.contains("can't find that period"), "{day}: {forged}");
    }
    house.leave().await;
}

#[tokio::test]
async fn one_point_equal_values_huge_and_negative_ones_hold() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let options = [("name", "Balance"), ("direction", "higher"), ("period", "month"), ("unit", "$")];
    let options = options.map(|(name, text)| (name, text.to_owned()));
    let card = draft(rosa, &options).await;
    let what = [("what", "Money left"), ("source", "The books")];
    let card = fills(rosa, &card, "What is counted", &what).await;
    let card = fills(rosa, &card, "Start figure", &[("value", "-1,000"), ("on", "2025")]).await;
    let card = fills(rosa, &card, "Target", &[("value", "999,999,999,999,999"), ("on", "2030"), ("days", "5")]).await;
    rosa.presses(&card, "Start").await;
    let report = async |period: &str, value: &str| {
        let form = rosa.types("indicator checkin", &[("indicator", "I-1"), ("period", period)]).await;
        rosa.sends(&form, &[("value", value), ("note", "as counted")]).await;
        rosa.types("indicator show", &[("indicator", "I-1")]).await
    };
    let one = report("2026-07", "-999,999,999,999,999").await;
    assert_snapshot!(one, @"
    (private answer)
    **I-1 · Balance**
    ▼ **getting worse** · -$999,999,999,999,999 in July 2026
    From -$1,000 (‹Wed 31 Dec 12:00 D›) to $999,999,999,999,999 by ‹Tue 31 Dec 12:00 D›.
    (picture: Line chart of Balance. It starts at -1,000 in Dec 2025; the target is 999,999,999,999,999 by Dec 2030. One figure is shown. The latest is -999,999,999,999,999 in July 2026: ▼ getting worse.)
    ```
    Jul 2026 -999,999,999,999,999
    ```
    -# Jul 2026: as counted
    -# **What is counted:** Money left
    -# **Source:** The books
    -# Asked for every month; more is better.
    [Report] [Correct] [Tell the story] [Figures as a file]
    [Propose a decision] [Promise something]
    ");
    report("2026-08", "-5").await;
    report("2026-09", "-5").await;
    let level = report("2026-10", "-5").await.to_string();
    assert!(
        level.contains("▬ **little or no change** · -$5 in October 2026") && level.contains("If nothing changes"),
        "{level}"
    );
    let met = report("2026-11", "999999999999999").await.to_string();
    assert!(met.contains("★ **target met** · $999,999,999,999,999 in November 2026"), "{met}");
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_and_nothing_is_formatted_by_what_people_type() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let evil = "@everyone **now** `a` שלום";
    let options = [("name", evil), ("direction", "lower"), ("period", "week"), ("unit", "`*@here"), ("steward", "Ana")];
    let mut options = options.map(|(name, text)| (name, text.to_owned()));
    options[4].1 = house.coalition.ana.to_string();
    let card = draft(rosa, &options).await;
    let what = [("what", "# @here\n```\n[x](https://x.example)"), ("source", "<@1> ||x||")];
    let card = fills(rosa, &card, "What is counted", &what).await;
    let card = fills(rosa, &card, "Start figure", &[("value", "10"), ("on", "2025")]).await;
    let card = fills(rosa, &card, "Target", &[("value", "5"), ("on", "2027"), ("days", "3")]).await;
    rosa.presses(&card, "Start").await;
    house.wind("2026-11-25 09:00");
    house.direct(house.coalition.ana, 1).await;
    let form = house.ana().types("indicator checkin", &[("indicator", "I-1")]).await;
    house.ana().sends(&form, &[("value", "20"), ("note", "> @everyone")]).await;
    let card = house.ana().types("indicator show", &[("indicator", "I-1")]).await;
    let told = fills(house.ana(), &card, "Tell the story", &[("story", "- @here\n# שלום _x_")]).await;
    let card = house.ana().presses(&told, "Open").await;
    assert_snapshot!(card, @r#"
    (private answer)
    **I-1 · ⟦@‍everyone \*\*now\*\* \`a\` שלום⟧**
    ▼ **getting worse** · 20 \`\*@‍here in the week of November 16, 2026
    From 10 \`\*@‍here (‹Wed 31 Dec 12:00 D›) to 5 \`\*@‍here by ‹Fri 31 Dec 12:00 D›.
    (picture: Line chart of @everyone **now** `a` שלום. It starts at 10 in Dec 2025; the target is 5 by Dec 2027. One figure is shown. The latest is 20 in the week of November 16, 2026: ▼ getting worse.)
    ```
    week of 16 Nov 20
    ```
    -# week of 16 Nov: \> @‍everyone
    **The story behind the curve:** ⟦- @‍here
    \# שלום \_x\_⟧
    -# **What is counted:** \# @‍here \`\`\` \[x\](https://x.example)
    -# **Source:** \<@‍1\> \|\|x\|\|
    -# Asked for every week; less is better.
    [Correct] [Tell the story] [Figures as a file]
    [Propose a decision] [Promise something]
    "#);
    // Nor by the digest, which has its name and its unit.
    let look = rosa.types("digest now", &[]).await.to_string();
    let line = look.lines().find(|line| line.contains("the target is")).unwrap_or_default();
    assert!(line.contains(r"\*\*now\*\* \`a\` שלום⟧") && line.contains(r"20 \`\*@"), "{look}");
    assert!(!line.contains("@everyone") && !line.contains("@here"), "{look}");
    for message in house.practice.direct_messages(house.coalition.ana) {
        assert_eq!(message["mention_everyone"], false);
        assert_eq!(message["mentions"], serde_json::json!([]));
    }
    house.leave().await;
}

#[tokio::test]
async fn forged_presses_and_other_guilds_reach_nothing() {
    let house = House::set_up().await;
    let seen = started(&house).await;
    reports(house.ana(), "2026-10", ("148", "200")).await;
    let rosa = house.rosa();
    let nonsense = ["open:x", "report:1", "report:1.x", "nonsense:1", "list:x", "more:1.2026-10-01.1.0"];
    for id in nonsense.into_iter().chain(["fix:1", "fix:1.x", "number:1.2026-09-01"]) {
        let told = rosa.forges(&seen, &format!("1:indicator:{id}")).await.to_string();
        assert!(told.contains("I don't know this button") || told.contains("Which report"), "{id}: {told}");
    }
    let told = rosa.forges(&seen, "1:indicator:none:1.2030-01-01").await.to_string();
    assert!(told.contains("can't find that period"), "{told}");
    // A form for one number, of a share.
    let told = rosa.forges_form("1:indicator:number-sent:1.2026-09-01", &[("value", "5")]).await.to_string();
    assert!(told.contains("as a number"), "{told}");
    // Who neither coordinates nor is asked may look, and no more.
    let tomas = house.tomas_in_english();
    let card = tomas.types("indicator show", &[("indicator", "I-1")]).await;
    assert!(!card.to_string().contains("[Report]"), "{card}");
    for id in ["report:1.2026-10-01", "none:1.2026-09-01", "choose:1", "which:1", "story:1", "more:1.2026-10-01.1.0"] {
        let told = tomas.forges(&card, &format!("1:indicator:{id}")).await.to_string();
        assert!(told.contains("report its figures"), "{id}: {told}");
    }
    for id in ["what-sent:1", "start:1", "drop:1", "target:1"] {
        let told = tomas.forges(&card, &format!("1:indicator:{id}")).await.to_string();
        assert!(!told.contains("is in use: ") && !told.contains("thrown away"), "{id}: {told}");
    }
    // A draft is not even there for him.
    let options = [("name", "Draft"), ("direction", "lower"), ("period", "month")];
    draft(rosa, &options.map(|(name, text)| (name, text.to_owned()))).await;
    for id in ["drop:2", "start:2", "what:2", "open:2"] {
        let told = tomas.forges(&card, &format!("1:indicator:{id}")).await.to_string();
        assert!(told.contains("I can't find that") && !told.contains("thrown away"), "{id}: {told}");
    }
    assert_eq!(house.rows("select count(*) from indicators where state = 'draft'").await, 1);
    let refused = tomas.types("indicator add", &[("name", "X"), ("direction", "lower"), ("period", "month")]).await;
    assert_snapshot!(refused, @"
    (private answer)
    Only coordinators and data stewards add indicators, so that all count the same way. Please ask one of them.
    ");
    // Another guild's is as good as none.
    let other = house.practice.add_guild("Elsewhere", house.coalition.rosa);
    let there = house.practice.add_channel(other, "lobby");
    house.practice.join(other, house.coalition.ana);
    let list = house.rosa().at(there).types("indicator list", &[]).await;
    assert!(list.to_string().contains("Nothing is counted here yet"), "{list}");
    for id in ["open:1", "report:1.2026-10-01", "export:1", "decide:1", "promise:1", "what:1", "open:99"] {
        let told = house.rosa().at(there).forges(&list, &format!("1:indicator:{id}")).await.to_string();
        assert!(told.contains("I can't find that"), "{id}: {told}");
    }
    let figure = [("numerator", "150"), ("denominator", "200"), ("note", "From elsewhere")];
    for id in ["share-sent:1.2026-09-01", "fixshare-sent:1.2026-10-01", "story-sent:1"] {
        let told = house.rosa().at(there).forges_form(&format!("1:indicator:{id}"), &figure).await.to_string();
        assert!(told.contains("I can't find that"), "{id}: {told}");
    }
    for line in ["indicator show", "indicator checkin", "indicator export"] {
        let told = house.rosa().at(there).types(line, &[("indicator", "I-1")]).await.to_string();
        assert!(told.contains("I can't find that"), "{line}: {told}");
    }
    assert_eq!(house.rosa().at(there).suggested("indicator show", &[("indicator", "")]).await, Vec::<String>::new());
    assert_eq!(house.rows("select count(*) from indicator_reports").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn the_longest_texts_fit_the_card_in_any_script() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    for (number, letter) in (1..).zip(["*", "字", "ع", "_"]) {
        let long = |count: usize| format!("{}a", letter.repeat(count - 1));
        let name = format!("{}{number}", letter.repeat(89));
        let options = [("name", name.as_str()), ("direction", "higher"), ("period", "week"), ("unit", &long(20))];
        let card = draft(rosa, &options.map(|(name, text)| (name, text.to_owned()))).await;
        let what = [("what", long(500)), ("source", long(200)), ("numerator", long(90)), ("denominator", long(90))];
        let what = what.each_ref().map(|(name, text)| (*name, text.as_str()));
        let card = fills(rosa, &card, "What is counted", &what).await;
        let card = fills(rosa, &card, "Start figure", &BASELINE).await;
        let card = fills(rosa, &card, "Target", &TARGET).await;
        rosa.presses(&card, "Start").await;
        let indicator = format!("I-{number}");
        for week in 0..14 {
            let day = (chrono::NaiveDate::from_ymd_opt(2026, 8, 3).unwrap() + chrono::Days::new(7 * week)).to_string();
            let form = rosa.types("indicator checkin", &[("indicator", &indicator), ("period", &day)]).await;
            let figures = [("numerator", "99,999,999,999,999.25"), ("denominator", "999,999,999,999,999")];
            rosa.sends(&form, &[&figures[..], &[("note", &long(200))]].concat()).await;
        }
        for promise in 0..6 {
            let what = format!("{}{promise}", letter.repeat(199));
            rosa.types("commit make", &[("what", &what), ("due", "dec 4"), ("towards", &indicator)]).await;
        }
        let card = rosa.types("indicator show", &[("indicator", &indicator)]).await;
        let told = fills(rosa, &card, "Tell the story", &[("story", &long(1_500))]).await;
        let card = rosa.presses(&told, "Open").await;
        assert!(card.to_string().contains("[Tell the story]"), "{card}");
    }
    // Practice holds every message to Discord's limits; see `leave`.
    house.leave().await;
}
