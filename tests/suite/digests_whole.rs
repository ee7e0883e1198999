//! The chain as the digest tells it: what is decided, what it becomes, who is needed, when people meet.

use insta::assert_snapshot;

use crate::decisions::{closed_at, propose};
use crate::digests::{keep, posted, posts};
use crate::house::{House, Seen};
use crate::indicators::{reports, started};
use crate::meetings::plan;
use crate::polls::ask;

/// D-1 was adopted and nobody promised anything for it, D-2 was adopted and has a promise that is done, D-3 is open, and people meet.
async fn a_week(house: &House) {
    for title in ["Open the clinic on Saturdays?", "Print the flyers?"] {
        let card = propose(house.ana(), &[("title", title), ("closes", "nov 22 9am")]).await;
        for person in [house.ana(), house.rosa(), house.tomas_in_english()] {
            person.presses(&card, "Agree").await;
        }
    }
    closed_at(house, "2026-11-22 09:00").await;
    house.settled().await;
    let promise = [("what", "Take them to the print shop"), ("due", "nov 30"), ("towards", "D-2")];
    house.ana().types("commit make", &promise).await;
    house.ana().types("commit done", &[("commitment", "C-1")]).await;
    keep(house, 2).await;
    let open = propose(house.rosa(), &[("title", "A summer fair?"), ("closes", "nov 28 5pm")]).await;
    house.ana().presses(&open, "Agree").await;
    plan(house.ana(), &[("title", "Assembly"), ("when", "nov 24 6pm"), ("where", "City Hall")]).await;
}

#[tokio::test]
async fn one_screen_tells_the_chain_and_says_it_once() {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    a_week(&house).await;
    house.wind("2026-11-23 09:00");
    let digest = posted(&house, 1).await;
    assert_snapshot!(digest, @"
    (answer)
    **Good morning. Here is our week.**
    ★ **3 promises kept**
    ★ **C-1** Take them to the print shop: done, for D-2
    ◷ **D-3** A summer fair? · open, ends ‹Sat 28 Nov 17:00 F› · 1 person has answered [Answer]
    • **D-2** Print the flyers? · ✓ adopted ‹Sun 22 Nov 09:00 D›
    ✋ **D-1** Open the clinic on Saturdays? is adopted. Who takes the first step? [I will]
    ☞ **M-1** Assembly · ‹Tue 24 Nov 18:00 F› [Open M-1]
    [Show all] [Español]
    ");
    let there = house.ana().at(house.coalition.announcements);
    assert_snapshot!(there.presses(&digest, "Show all").await, @"
    (private answer)
    **All of the digest**
    **Kept, and thank you**
    ★ **3 promises kept**
    ★ **C-1** Take them to the print shop: done, for D-2
    **Decisions and polls**
    ◷ **D-3** A summer fair? · open, ends ‹Sat 28 Nov 17:00 F› · 1 person has answered [Answer]
    • **D-2** Print the flyers? · ✓ adopted ‹Sun 22 Nov 09:00 D›
    **Where a hand helps**
    ✋ **D-1** Open the clinic on Saturdays? is adopted. Who takes the first step? [I will]
    **Next meetings**
    ☞ **M-1** Assembly · ‹Tue 24 Nov 18:00 F› [Open M-1]
    ");
    assert_snapshot!(there.presses(&digest, "Español").await, @"
    (private answer)
    **Buenos días. Así fue nuestra semana.**
    ★ **3 promesas cumplidas**
    ★ **C-1** Take them to the print shop: hecho, para D-2
    ◷ **D-3** A summer fair? · abierta, termina ‹Sat 28 Nov 17:00 F› · ha respondido 1 persona [Responder]
    • **D-2** Print the flyers? · ✓ aprobada ‹Sun 22 Nov 09:00 D›
    ✋ **D-1** Open the clinic on Saturdays? está aprobada. ¿Quién da el primer paso? [Yo me encargo]
    ☞ **M-1** Assembly · ‹Tue 24 Nov 18:00 F› [Abrir M-1]
    [Ver todo]
    ");
    // Who presses there gets the form of a promise for it.
    let form = there.presses(&digest, "I will").await;
    assert!(form.to_string().starts_with("(form)"), "{form}");
    there.sends(&form, &[("what", "Ask the landlord"), ("due", "dec 20 5pm")]).await;
    house.wind("2026-11-30 09:00");
    let next = posted(&house, 2).await;
    assert_snapshot!(next, @"
    (answer)
    **Good morning. Here is our week.**
    ✋ **D-3** A summer fair? is adopted. Who takes the first step? [I will]
    [Show all] [Español]
    ");
    assert_eq!(posts(&house).len(), 2);
    // What the older one told, it tells as it was, although D-3 is decided and D-1 has its first step.
    let all = there.presses(&digest, "Show all").await.to_string();
    assert!(all.contains("A summer fair? · open") && all.contains("Who takes the first step"), "{all}");
    let spanish = there.presses(&digest, "Español").await.to_string();
    assert!(spanish.contains("A summer fair? · abierta") && spanish.contains("¿Quién da el primer paso?"), "{spanish}");
    // Who is elsewhere cannot ask for it.
    let elsewhere = house.ana().types("digest now", &[]).await;
    let forged = house.ana().forges(&elsewhere, &digest.custom_id("Show all")).await.to_string();
    assert!(forged.contains("I don't know this button"), "{forged}");
    house.leave().await;
}

#[tokio::test]
async fn ones_own_digest_tells_what_waits_for_an_answer() {
    let house = House::set_up().await;
    house.tomas_in_english().types("digest mine", &[("state", "on")]).await;
    a_week(&house).await;
    house.wind("2026-11-23 09:00");
    house.settled().await;
    let own = house.practice.direct_messages(house.coalition.tomas).into_iter();
    let own = own.map(|message| message["content"].as_str().unwrap_or_default().to_owned());
    let own: Vec<String> =
        own.filter(|text| text.contains("here is your week") || text.contains("Here is your week")).collect();
    assert_snapshot!(own.join("\n---\n"), @"
    Good morning, Tomás. Here is your week:
    **What waits for your answer**
    ◷ **D-3** A summer fair? · open, ends <t:1795903200:F>
    ◷ **M-1** Assembly · <t:1795561200:F> · will you come?
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_new_figure_is_told_once_and_who_is_asked_for_one_reads_it_in_their_own() {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    house.ana().types("digest mine", &[("state", "on")]).await;
    started(&house).await;
    reports(house.ana(), "oct 2026", ("148", "200")).await;
    house.wind("2026-11-23 09:00");
    let told = posted(&house, 1).await.to_string();
    assert_snapshot!(told, @"
    (answer)
    **Good morning. Here is our week.**
    ▲ **improving**: **I-1** Families in stable housing, 71% → 74% in October 2026; the target is 80% [Open I-1]
    (picture: Line chart of Families in stable housing. It starts at 71% in Jan 2026; the target is 80% by Dec 2027. One figure is shown. The latest is 74% in October 2026: ▲ improving.)
    [Show all] [Español]
    ");
    // After three weeks of silence it is the newest that comes.
    house.wind("2026-12-14 09:05");
    house.settled().await;
    let told = posts(&house).into_iter().filter(|post| post.to_string().contains("71% → 74%")).count();
    assert_eq!(told, 1, "what was told is not told again");
    let own = house.practice.direct_messages(house.coalition.ana).into_iter();
    let own: Vec<String> = own.map(|message| message["content"].as_str().unwrap_or_default().to_owned()).collect();
    let asked = own.iter().rfind(|text| text.starts_with("Good morning"));
    assert_snapshot!(asked.cloned().unwrap_or_else(|| own.join("\n---\n")), @"
    Good morning, Ana. Here is how things stand:
    **What waits for your answer**
    ◷ November 2026 for Families in stable housing (I-1)
    ");
    // In the other language the digest has its chart too, as it was then.
    reports(house.ana(), "nov 2026", ("150", "200")).await;
    let first = Seen::of(practice::Answer::Message(posts(&house).swap_remove(0)));
    let there = house.ana().at(house.coalition.announcements);
    assert_snapshot!(there.presses(&first, "Español").await, @"
    (private answer)
    **Buenos días. Así fue nuestra semana.**
    ▲ **mejora**: **I-1** Families in stable housing, 71 % → 74 % (octubre de 2026); la meta es 80 % [Abrir I-1]
    (picture: Gráfico de líneas de Families in stable housing. Empieza en 71 % en ene 2026; la meta es 80 % para dic 2027. Se muestra una cifra. La última es 74 %, octubre de 2026: ▲ mejora.)
    [Ver todo]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_correction_that_reads_the_same_is_no_news() {
    let house = House::set_up().await;
    house.rosa().types("digest schedule", &[("when", "mondays 9:00")]).await;
    started(&house).await;
    reports(house.ana(), "oct 2026", ("137", "200")).await;
    house.wind("2026-11-23 09:00");
    assert!(posted(&house, 1).await.to_string().contains("71% → 68.5% in October 2026"));
    let correct = async |above: &str, below: &str| {
        let form = house.ana().types("indicator checkin", &[("indicator", "I-1"), ("period", "oct 2026")]).await;
        house.ana().sends(&form, &[("numerator", above), ("denominator", below), ("note", "The whole county")]).await
    };
    correct("13700", "20000").await;
    house.wind("2026-11-30 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 1, "68.5% as before");
    // Weeks after it was told, too.
    correct("6850", "10000").await;
    house.wind("2026-12-07 09:00");
    house.settled().await;
    assert_eq!(posts(&house).len(), 1);
    house.wind("2026-12-07 09:30");
    correct("7000", "10000").await;
    house.wind("2026-12-14 09:00");
    assert!(posted(&house, 2).await.to_string().contains("71% → 70% in October 2026"));
    house.leave().await;
}

#[tokio::test]
async fn a_week_that_is_over_reads_as_it_was_but_for_what_was_corrected() {
    let house = House::set_up().await;
    started(&house).await;
    reports(house.ana(), "oct 2026", ("148", "200")).await;
    house.wind("2026-11-24 10:00");
    // One is corrected and one more comes, both this week.
    let form = house.ana().types("indicator checkin", &[("indicator", "I-1"), ("period", "oct 2026")]).await;
    house.ana().sends(&form, &[("numerator", "120"), ("note", "Counted anew")]).await;
    reports(house.ana(), "nov 2026", ("162", "200")).await;
    let line = async |period: &str| {
        let look = house.rosa().types("digest now", &[("period", period)]).await.to_string();
        look.lines()
            .filter(|line| line.contains("the target is") || line.contains("picture"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(line("last week").await, @"
    ▼ **getting worse**: **I-1** Families in stable housing, 71% → 60% in October 2026; the target is 80% [Open I-1]
    (picture: Line chart of Families in stable housing. It starts at 71% in Jan 2026; the target is 80% by Dec 2027. One figure is shown. The latest is 60% in October 2026: ▼ getting worse.)
    ");
    let now = line("this week").await;
    assert!(now.contains("★ **target met**: **I-1**") && now.contains("71% → 81% in November 2026"), "{now}");
    // What is corrected this week was no news of the last.
    house.wind("2026-12-08 10:00");
    let form = house.ana().types("indicator checkin", &[("indicator", "I-1"), ("period", "nov 2026")]).await;
    house.ana().sends(&form, &[("numerator", "150"), ("note", "Counted anew")]).await;
    assert_eq!(line("last week").await, "");
    house.leave().await;
}

#[tokio::test]
async fn a_poll_that_was_a_tie_says_so() {
    let house = House::set_up().await;
    let poll = ask(house.ana(), &[("question", "Tie?"), ("options", "A | B"), ("closes", "nov 19 5pm")]).await;
    house.ana().presses(&poll, "1").await;
    house.tomas_in_english().presses(&poll, "2").await;
    house.wind("2026-11-19 17:00");
    house.settled().await;
    let look = house.rosa().types("digest now", &[("period", "this week")]).await.to_string();
    assert!(look.contains("**D-1** Tie? · a tie; the order drawn at the start decided: **"), "{look}");
    house.leave().await;
}
