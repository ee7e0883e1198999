//! What people type for figures, days and periods: read as they mean it, or asked about.

use insta::assert_snapshot;

use crate::house::{House, Person, Seen};
use crate::indicators::{BASELINE, SOURCE, TARGET, draft, fills, housing, reports, started};

/// A plain count in use, from 1,000 in 2025 to 5 by the end of 2027; Rosa is asked for it.
async fn counted(house: &House, period: &str, days: &str) -> Seen {
    let rosa = house.rosa();
    let options = [("name", "People sleeping outside"), ("direction", "lower"), ("period", period)];
    let card = draft(rosa, &options.map(|(name, text)| (name, text.to_owned()))).await;
    let what =
        [("what", "Whom the night count meets"), ("source", "Night count"), ("numerator", ""), ("denominator", "")];
    let card = fills(rosa, &card, "What is counted", &what).await;
    let card = fills(rosa, &card, "Start figure", &[("value", "1000"), ("on", "2025")]).await;
    let card = fills(rosa, &card, "Target", &[("value", "5"), ("on", "end of 2027"), ("days", days)]).await;
    rosa.presses(&card, "Start").await
}

#[tokio::test]
async fn a_period_that_goes_on_is_never_taken_for_the_last_one() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    reports(ana, "2026-10", ("148", "200")).await;
    let asked = ana.types("indicator checkin", &[("indicator", "I-1")]).await;
    assert_snapshot!(asked, @"
    (private answer)
    *Families in stable housing* (I-1): October 2026 is reported, thank you. The next report is for November 2026, which goes on until ‹Mon 30 Nov 12:00 D›. If you know its figure already, report it now; you can correct it later. For an earlier figure, type **/indicator checkin** with its period.
    [Correct October 2026] [Report November 2026]
    ");
    let form = ana.presses(&asked, "Correct October 2026").await;
    assert!(form.to_string().contains("I-1 · October 2026"), "{form}");
    // Nothing is left to report on its card; a button of before asks the same.
    let card = ana.types("indicator show", &[("indicator", "I-1")]).await;
    assert!(card.to_string().contains("[Correct] [Tell the story]") && !card.to_string().contains("[Report"), "{card}");
    let asked = ana.forges(&card, "1:indicator:choose:1").await;
    let form = ana.presses(&asked, "Report November 2026").await;
    let noted = ana.sends(&form, &[("numerator", "150"), ("denominator", "200")]).await;
    assert_snapshot!(noted, @"
    (private update)
    Noted: November 2026 for *Families in stable housing* (I-1) is 75% (150 of 200). Thank you.
    This period goes on until ‹Mon 30 Nov 12:00 D›. If the figure changes by then, press *Correct*.
    ▲ **improving** · 75% (150 of 200) in November 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    [Open] [Correct]
    ");
    let asked = ana.types("indicator checkin", &[("indicator", "I-1")]).await.to_string();
    assert!(asked.contains("[Correct October 2026] [Correct November 2026]"), "{asked}");
    house.leave().await;
}

#[tokio::test]
async fn what_can_be_read_in_two_ways_is_asked_about() {
    let house = House::set_up().await;
    counted(&house, "month", "10").await;
    let rosa = house.rosa();
    let report = async |value: &str| {
        let form = rosa.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-10")]).await;
        rosa.sends(&form, &[("value", value)]).await
    };
    let asked = report("1.500").await;
    assert_snapshot!(asked, @r#"
    (private answer)
    "1.500" can be read in two ways. Please type *1500* or *1.5*.
    [Open the form]
    "#);
    let form = rosa.presses(&asked, "Open the form").await;
    assert_snapshot!(form, @"
    (form) I-1 · October 2026
    People sleeping outside: 1.500
    A line about it (everyone can read it):
    ");
    for (value, part) in [
        ("5%", "Please leave out the % sign"),
        ("14 20", "as a number"),
        ("many", "as a number. Please type it like *50*."),
    ] {
        let seen = report(value).await.to_string();
        assert!(seen.contains(part), "{value}: {seen}");
    }
    let form = rosa.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-10")]).await;
    assert!(form.value.to_string().contains("Such as 50, or \\\"not collected\\\""), "{}", form.value);
    // What is counted may stand behind it.
    let noted = report("1,500 people").await.to_string();
    assert!(noted.contains("is 1,500. Thank you."), "{noted}");
    // Two numbers in one field of a share are not one.
    started_beside(&house).await;
    let form = rosa.types("indicator checkin", &[("indicator", "I-2"), ("period", "2026-10")]).await;
    for (parts, part) in [
        (("142 200", "200"), "as a number. Please type it like *50*."),
        (("148 dozen", "200"), "as a number. Please type it like *50*."),
        (("74%", "200"), "a number without a % sign"),
        (("-3", "200"), "is below 0, and a count"),
        (("201", "200"), "more than the whole"),
    ] {
        let seen = rosa.sends(&form, &[("numerator", parts.0), ("denominator", parts.1)]).await.to_string();
        assert!(seen.contains(part), "{parts:?}: {seen}");
    }
    let noted = rosa.sends(&form, &[("numerator", "148 families"), ("denominator", "200")]).await.to_string();
    assert!(noted.contains("is 74% (148 of 200). Thank you."), "{noted}");
    assert_eq!(house.rows("select count(*) from indicator_reports").await, 2);
    house.leave().await;
}

/// The housing indicator, in use beside another.
async fn started_beside(house: &House) {
    let rosa = house.rosa();
    let card = draft(rosa, &housing(house)).await;
    let card = fills(rosa, &card, "What is counted", &SOURCE).await;
    let card = fills(rosa, &card, "Start figure", &BASELINE).await;
    let card = fills(rosa, &card, "Target", &TARGET).await;
    rosa.presses(&card, "Start").await;
}

#[tokio::test]
async fn days_are_read_in_words_and_in_the_order_of_the_coalition() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let card = draft(rosa, &housing(&house)).await;
    let card = fills(rosa, &card, "What is counted", &SOURCE).await;
    // What the start of a share may look like.
    let form = rosa.presses(&card, "Start figure").await;
    assert!(form.value.to_string().contains("Such as 74%, or 148/200"), "{}", form.value);
    let check = async |button: &str, fields: &[(&str, &str)], day: &str| {
        let card = rosa.types("indicator show", &[("indicator", "I-1")]).await;
        let seen = fills(rosa, &card, button, fields).await.to_string();
        assert!(seen.contains(day), "{fields:?}: {seen}");
    };
    check("Start figure", &[("value", "142/200"), ("on", "yesterday")], "71% (‹Tue 17 Nov 12:00 D›)").await;
    check("✓ Start figure", &[("value", "142/200"), ("on", "last month")], "71% (‹Sat 31 Oct 12:00 D›)").await;
    check("✓ Start figure", &[("value", "142/200"), ("on", "1/2/2026")], "71% (‹Fri 2 Jan 12:00 D›)").await;
    check("Target", &[("value", "80%"), ("on", "in 2 months"), ("days", "10")], "80% by ‹Mon 18 Jan 12:00 D›").await;
    check("✓ Target", &[("value", "80%"), ("on", "end of 2027"), ("days", "10")], "80% by ‹Fri 31 Dec 12:00 D›").await;
    // Start and target look alike.
    check("✓ Start figure", &[("value", "142/190"), ("on", "2025")], "74.7% (").await;
    check("✓ Target", &[("value", "74.74%"), ("on", "2027"), ("days", "10")], "are the same figure").await;
    // Whoever reads English: the coalition writes the day first.
    rosa.types("coalition setup", &[("timezone", "Pacific/Auckland"), ("language", "Español")]).await;
    let card = rosa.types("indicator show", &[("indicator", "I-1")]).await;
    let seen = fills(rosa, &card, "✓ Start figure", &[("value", "71%"), ("on", "1/2/2026")]).await.to_string();
    // Noon in Auckland is the evening before in New York, where this test reads.
    assert!(seen.contains("71% (‹Sat 31 Jan 18:00 D›)"), "{seen}");
    house.leave().await;
}

#[tokio::test]
async fn one_example_shows_how_a_figure_is_typed() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    for (unit, hint) in [("people", "Such as 50"), ("%", "Such as 74%"), ("", "Such as 74%, or 148/200")] {
        let name = format!("Counted in {unit}.");
        let mut options = vec![("name", name), ("direction", "higher".to_owned()), ("period", "month".to_owned())];
        options.extend((!unit.is_empty()).then(|| ("unit", unit.to_owned())));
        let card = draft(rosa, &options).await;
        let form = rosa.presses(&card, "Start figure").await;
        assert!(form.value.to_string().contains(&format!("{hint:?}")), "{unit}: {}", form.value);
    }
    house.leave().await;
}

#[tokio::test]
async fn a_weekly_table_names_its_weeks_and_keeps_its_columns() {
    let house = House::set_up().await;
    counted(&house, "week", "3").await;
    for (week, value) in [("2025-12-29", "1000"), ("2026-11-02", "1050"), ("2026-11-09", "950")] {
        let form = house.rosa().types("indicator checkin", &[("indicator", "I-1"), ("period", week)]).await;
        house.rosa().sends(&form, &[("value", value)]).await;
    }
    let rows = async |person: Person<'_>| {
        let card = person.types("indicator show", &[("indicator", "I-1")]).await.to_string();
        card.split("```").nth(1).unwrap_or_default().trim().to_owned()
    };
    assert_snapshot!(rows(house.rosa()).await, @"
    week of 9 Nov    950
    week of 2 Nov  1,050
    week of 26 Oct ? missing × 43
    29 Dec 2025    1,000
    ");
    house.practice.set_locale(house.coalition.tomas, "es-ES");
    assert_snapshot!(rows(house.tomas()).await, @"
    semana del 9 nov    950
    semana del 2 nov  1.050
    semana del 26 oct ? falta × 43
    29 dic 2025       1.000
    ");
    // As it stands there, it can be typed.
    let options = [("indicator", "I-1"), ("period", "week of 2 Nov")];
    let form = house.rosa().types("indicator checkin", &options).await.to_string();
    assert!(form.contains("I-1 · the week of November 2, 2026"), "{form}");
    house.leave().await;
}

#[tokio::test]
async fn the_same_figure_with_another_note_keeps_the_note() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    reports(ana, "2026-10", ("148", "200")).await;
    let form = ana.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-10")]).await;
    let noted = ana.sends(&form, &[("note", "Counted on the last day")]).await.to_string();
    assert!(noted.contains("Noted: October 2026"), "{noted}");
    // Twice the same is once.
    let again = ana.sends(&form, &[("note", "Counted on the last day")]).await.to_string();
    assert!(again.contains("It says so already"), "{again}");
    let card = ana.types("indicator show", &[("indicator", "I-1")]).await.to_string();
    assert!(card.contains("Oct 2026 74% 148/200*") && card.contains("Oct 2026: Counted on the last day"), "{card}");
    assert_eq!(house.rows("select count(*) from indicator_reports").await, 2);
    house.leave().await;
}

#[tokio::test]
async fn a_few_more_days_are_not_promised_beyond_the_next_period() {
    let house = House::set_up().await;
    counted(&house, "week", "3").await;
    // The week of November 16 is asked for on the 25th, the next one on December 2.
    house.wind("2026-11-25 09:00");
    let asked = house.direct(house.coalition.rosa, 1).await;
    let more = house.rosa().presses(&asked, "A few more days").await.to_string();
    assert!(
        more.contains("I'll ask again for the week of November 16, 2026") && more.contains("Tue 1 Dec 09:00"),
        "{more}"
    );
    house.wind("2026-12-01 09:00");
    let asked = house.direct(house.coalition.rosa, 2).await;
    assert!(!asked.to_string().contains("A few more days"), "{asked}");
    let told = house.rosa().forges(&asked, "1:indicator:more:1.2026-11-16.2.1").await;
    assert!(
        told.to_string()
            .contains("I won't ask for it again: on ‹Wed 2 Dec 09:00 F› I'll ask for the week of November 23, 2026"),
        "{told}"
    );
    // Both wait then, and the older one is the late one.
    house.wind("2026-12-02 09:00");
    house.direct(house.coalition.rosa, 3).await;
    let card = house.rosa().types("indicator show", &[("indicator", "I-1")]).await.to_string();
    assert!(card.contains("The report for the week of November 16, 2026 is late."), "{card}");
    let home = house.rosa().types("home", &[]).await.to_string();
    for week in ["The week of November 23, 2026 for People", "The week of November 16, 2026 for People"] {
        assert!(home.contains(week), "{week}: {home}");
    }
    for day in ["12-05", "12-09", "12-12", "12-16", "12-19", "12-23"] {
        house.wind(&format!("2026-{day} 09:00"));
        house.settled().await;
    }
    let card = house.tomas_in_english().types("indicator show", &[("indicator", "I-1")]).await.to_string();
    let late = "The reports for the week of December 7, 2026, the week of November 30, 2026, the week of November 23, 2026 \
                and 1 more are late.";
    assert!(card.contains(late), "{card}");
    house.leave().await;
}

#[tokio::test]
async fn only_what_can_be_reported_is_offered() {
    let house = House::set_up().await;
    started(&house).await;
    let (ana, tomas) = (house.ana(), house.tomas_in_english());
    assert_eq!(ana.suggested("indicator checkin", &[("indicator", "")]).await, ["I-1 · Families in stable housing"]);
    assert_eq!(tomas.suggested("indicator checkin", &[("indicator", "")]).await, Vec::<String>::new());
    assert_eq!(tomas.suggested("indicator show", &[("indicator", "")]).await.len(), 1);
    // From the start's own month on.
    let period = [("indicator", "I-1"), ("period", "")];
    let offered = ana.suggested("indicator checkin", &period).await;
    assert_eq!(offered.len(), 11);
    assert_eq!((&*offered[0], &*offered[10]), ("November 2026 · missing", "January 2026 · missing"));
    assert_eq!(tomas.suggested("indicator checkin", &period).await, Vec::<String>::new());
    house.leave().await;
}

#[tokio::test]
async fn what_began_this_month_is_reported_from_this_month_on() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let card = draft(rosa, &housing(&house)).await;
    let card = fills(rosa, &card, "What is counted", &SOURCE).await;
    let card = fills(rosa, &card, "Start figure", &[("value", "142/200"), ("on", "yesterday")]).await;
    let card = fills(rosa, &card, "Target", &[("value", "80%"), ("on", "2027"), ("days", "30")]).await;
    // October's reports would be due after these thirty days.
    let begun = rosa.presses(&card, "Start").await.to_string();
    assert!(begun.contains("for November 2026 on"), "{begun}");
    let form = house.ana().types("indicator checkin", &[("indicator", "I-1")]).await.to_string();
    assert!(form.contains("I-1 · November 2026"), "{form}");
    let options = [("indicator", "I-1"), ("period", "2026-10")];
    let refused = house.ana().types("indicator checkin", &options).await.to_string();
    assert!(
        refused.contains("begin with its start: November 2026. Please pick that period or a later one"),
        "{refused}"
    );
    // Once it has its report, nobody is given a correction for a report: not by a card of before, and not by the command.
    let ana = house.ana();
    let before = ana.types("indicator show", &[("indicator", "I-1")]).await;
    let form = ana.presses(&before, "Report").await;
    ana.sends(&form, &[("numerator", "148"), ("denominator", "200")]).await;
    let taken = ana.forges(&before, "1:indicator:report:1.2026-11-01").await;
    assert_snapshot!(taken, @"
    (private answer)
    November 2026 has a report already: 74% (148 of 200). To change it, correct it, with one line why.
    [Correct]
    ");
    let form = ana.presses(&taken, "Correct").await.to_string();
    assert!(form.contains("I-1 · November 2026") && form.contains("148"), "{form}");
    let asked = ana.types("indicator checkin", &[("indicator", "I-1")]).await;
    assert_snapshot!(asked, @"
    (private answer)
    *Families in stable housing* (I-1): November 2026 is reported, thank you. The next report is for December 2026, from ‹Tue 1 Dec 12:00 D› on. Is a figure wrong? Correct it below; for an earlier one, type **/indicator checkin** with its period.
    [Correct November 2026]
    ");
    house.leave().await;
}
