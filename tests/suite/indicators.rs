//! Indicators as people meet them: begun, filled in, reported, corrected, shown.

use insta::assert_snapshot;

use crate::house::{House, Person, Seen};

/// What `/indicator add` is typed with; Ana is asked for the figures.
pub fn housing(house: &House) -> Vec<(&'static str, String)> {
    let options = [("name", "Families in stable housing"), ("direction", "higher"), ("period", "month")];
    let mut options: Vec<_> = options.map(|(name, text)| (name, text.to_owned())).to_vec();
    options.push(("steward", house.coalition.ana.to_string()));
    options
}

/// What the three forms are filled in with, beside what is ready-made.
pub const SOURCE: [(&str, &str); 1] = [("source", "Housing authority and partner case notes")];
/// See [`SOURCE`].
pub const BASELINE: [(&str, &str); 2] = [("value", "142/200"), ("on", "Jan 2026")];
pub const TARGET: [(&str, &str); 3] = [("value", "80%"), ("on", "2027-12-31"), ("days", "10")];

/// Begins it, and leaves it as a draft.
pub async fn draft(person: Person<'_>, options: &[(&'static str, String)]) -> Seen {
    let options: Vec<(&str, &str)> = options.iter().map(|(name, text)| (*name, text.as_str())).collect();
    person.types("indicator add", &options).await
}

/// Fills in a form of a draft.
pub async fn fills(person: Person<'_>, card: &Seen, button: &str, fields: &[(&str, &str)]) -> Seen {
    let form = person.presses(card, button).await;
    person.sends(&form, fields).await
}

/// The housing indicator, in use.
pub async fn started(house: &House) -> Seen {
    let rosa = house.rosa();
    let card = draft(rosa, &housing(house)).await;
    let card = fills(rosa, &card, "What is counted", &SOURCE).await;
    let card = fills(rosa, &card, "Start figure", &BASELINE).await;
    let card = fills(rosa, &card, "Target", &TARGET).await;
    rosa.presses(&card, "Start").await
}

/// Reports a share for a period, as a command opens the form.
pub async fn reports(person: Person<'_>, period: &str, parts: (&str, &str)) -> Seen {
    let form = person.types("indicator checkin", &[("indicator", "I-1"), ("period", period)]).await;
    person.sends(&form, &[("numerator", parts.0), ("denominator", parts.1)]).await
}

#[tokio::test]
async fn an_indicator_is_begun_left_gone_on_with_and_put_to_use() {
    let house = House::set_up().await;
    let rosa = house.rosa();
    let offered = rosa.suggested("indicator add", &[("name", "water")]).await;
    assert_eq!(offered, ["Homes with clean water"]);
    let card = draft(rosa, &housing(&house)).await;
    let ana = format!("<@{}>", house.coalition.ana);
    assert_snapshot!(card.to_string().replace(&ana, "@Ana"), @"
    (private answer)
    **I-1 · Families in stable housing** · draft
    Asked for every month; more is better.
    I'll ask @Ana for the figures.
    *What is counted* comes with a suggestion: please change whatever isn't so with you.
    Three short forms, in any order. You can stop and go on later: it stays in **/home** and **/indicator list**.
    [What is counted] [Start figure] [Target]
    [Throw away]
    ");
    // A common measure comes filled in, but for where its figures come from: that nobody has said yet.
    let form = rosa.presses(&card, "What is counted").await;
    assert_snapshot!(form, @"
    (form) What is counted
    What exactly is counted?: Families with children who stayed in the same home through the whole period.
    Where does the figure come from?: 
    For a share: what is counted: Families who stayed housed
    For a share: out of what: Families we follow
    ");
    assert!(form.value.to_string().contains("Such as Housing authority and partner case notes"), "{}", form.value);
    rosa.sends(&form, &SOURCE).await;
    // Left, and gone on with: from home, from the list, or by the same command.
    let home = rosa.types("home", &[]).await;
    assert!(home.to_string().contains("**Figures that wait for you**") && home.to_string().contains("draft"), "{home}");
    let again = draft(rosa, &housing(&house)).await;
    assert!(again.to_string().contains("[✓ What is counted]"), "{again}");
    let card = rosa.presses(&home, "Open I-1").await;
    let card = fills(rosa, &card, "Start figure", &BASELINE).await;
    let card = fills(rosa, &card, "Target", &TARGET).await;
    assert_snapshot!(card.to_string().replace(&ana, "@Ana"), @r#"
    (private update)
    **I-1 · Families in stable housing** · draft
    Asked for every month; more is better.
    **What is counted:** Families with children who stayed in the same home through the whole period.
    **Source:** Housing authority and partner case notes
    **Share:** "Families who stayed housed" out of "Families we follow"
    **Start:** 71% (‹Sat 31 Jan 12:00 D›)
    **Target:** 80% by ‹Fri 31 Dec 12:00 D›. Reports are due 10 days after each period.
    I'll ask @Ana for the figures.
    All there. Please read it once more: after *Start* it can't be changed, so that figures stay comparable.
    [✓ What is counted] [✓ Start figure] [✓ Target]
    [Start] [Throw away]
    "#);
    // Nobody but coordinators and data stewards sees a draft.
    let other = house.tomas_in_english();
    assert!(other.types("indicator show", &[("indicator", "I-1")]).await.to_string().contains("I can't find that"));
    assert!(other.types("indicator list", &[]).await.to_string().contains("Nothing is counted here yet"));
    let started = rosa.presses(&card, "Start").await;
    assert_snapshot!(started.to_string().replace(&ana, "@Ana"), @"
    (private update)
    **I-1** is in use: Families in stable housing. I'll ask @Ana for November 2026 on ‹Thu 10 Dec 09:00 F›, and tell them so in their next morning message. Figures that you have already can be reported now: **/indicator checkin**.
    [Open] [Indicators]
    ");
    rosa.presses(&card, "Start").await;
    assert_eq!(house.rows("select count(*) from indicator_asks").await, 1);
    assert_snapshot!(other.types("indicator show", &[("indicator", "stable housing")]).await, @r#"
    (private answer)
    **I-1 · Families in stable housing**
    No figures yet
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    -# **What is counted:** Families with children who stayed in the same home through the whole period.
    -# **Source:** Housing authority and partner case notes
    -# **Share:** "Families who stayed housed" out of "Families we follow"
    -# Asked for every month; more is better.
    "#);
    house.leave().await;
}

#[tokio::test]
async fn figures_are_reported_and_shown_with_their_chart() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    let form = ana.types("indicator checkin", &[("indicator", "I-1")]).await;
    assert_snapshot!(form, @"
    (form) I-1 · October 2026
    Families who stayed housed: 
    Families we follow: 
    A line about it (everyone can read it):
    ");
    assert_snapshot!(ana.sends(&form, &[("numerator", "148"), ("denominator", "200")]).await, @"
    (private answer)
    Noted: October 2026 for *Families in stable housing* (I-1) is 74% (148 of 200). Thank you.
    ▲ **improving** · 74% (148 of 200) in October 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    [Open] [Correct]
    ");
    for (period, parts) in [("2026-07", ("143", "200")), ("2026-08", ("144", "200"))] {
        reports(ana, period, parts).await;
    }
    let form = ana.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-06")]).await;
    ana.sends(&form, &[("numerator", "0"), ("denominator", "200"), ("note", "All moved")]).await;
    house
        .rosa()
        .forges_form("1:indicator:share-sent:1.2026-05-01", &[("numerator", "n/a"), ("denominator", "n/a")])
        .await;
    let card = house.tomas_in_english().types("indicator show", &[("indicator", "I-1")]).await;
    assert_snapshot!(card, @r#"
    (private answer)
    **I-1 · Families in stable housing**
    ▲ **improving** · 74% (148 of 200) in October 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    If nothing changes: 100% by then. That reaches the target.
    (picture: Line chart of Families in stable housing. It starts at 71% in Jan 2026; the target is 80% by Dec 2027. 4 figures are shown. The latest is 74% in October 2026: ▲ improving. A dashed line shows where it goes if nothing changes: 100%.)
    ```
    Oct 2026   74% 148/200
    Sep 2026 ? missing
    Aug 2026   72% 144/200
    Jul 2026 71.5% 143/200
    Jun 2026    0%   0/200
    May 2026 × not collected
    ```
    -# Jun 2026: All moved
    -# **What is counted:** Families with children who stayed in the same home through the whole period.
    -# **Source:** Housing authority and partner case notes
    -# **Share:** "Families who stayed housed" out of "Families we follow"
    -# Asked for every month; more is better.
    [Figures as a file]
    "#);
    let picture = &card.value["attachments"][0];
    assert_eq!(
        (&picture["filename"], &picture["width"], &picture["height"]),
        (&"chart.png".into(), &900.into(), &600.into())
    );
    let url = picture["url"].as_str().unwrap();
    let bytes = convenor::discord::rest::timed_client().unwrap().get(url).send().await.unwrap().bytes().await.unwrap();
    let drawn = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (900, 600));
    assert_snapshot!(house.tomas().types("indicator list", &[]).await, @"
    (private answer)
    **1 indicator**
    **I-1** Families in stable housing
    ▲ **improving** · 74% (148 of 200) in October 2026 [Open I-1]
    ");
    house.leave().await;
}

#[tokio::test]
async fn a_correction_is_a_new_row_with_a_reason() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    let open = async || ana.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-10")]).await;
    let (first, second) = (open().await, open().await);
    ana.sends(&first, &[("numerator", "148"), ("denominator", "200")]).await;
    // Twice the same is once.
    assert_snapshot!(ana.sends(&first, &[("numerator", "148"), ("denominator", "200")]).await, @"
    (private answer)
    It says so already: October 2026 for *Families in stable housing* (I-1) is 74% (148 of 200).
    ▲ **improving** · 74% (148 of 200) in October 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    [Open] [Correct]
    ");
    // Another figure without saying that it corrects is asked about.
    let other = ana.sends(&second, &[("numerator", "147"), ("denominator", "200")]).await;
    assert_snapshot!(other, @"
    (private answer)
    October 2026 has a report already: 74% (148 of 200). To change it, correct it, with one line why.
    [Correct]
    ");
    let form = ana.presses(&other, "Correct").await;
    assert_snapshot!(form, @"
    (form) I-1 · October 2026
    Families who stayed housed: 148
    Families we follow: 200
    Why is it corrected?:
    ");
    let refused = ana.sends(&form, &[("numerator", "147"), ("note", " ")]).await;
    assert!(refused.to_string().contains("A correction needs one line why"), "{refused}");
    // The form says again what it is about.
    let form = ana.presses(&refused, "Open the form").await;
    assert_snapshot!(form, @"
    (form) I-1 · October 2026
    Families who stayed housed: 147
    Families we follow: 200
    Why is it corrected?:
    ");
    ana.sends(&form, &[("note", "One family was counted twice")]).await;
    let card = ana.types("indicator show", &[("indicator", "I-1")]).await;
    assert!(card.to_string().contains("Oct 2026 73.5% 147/200*") && card.to_string().contains("corrected"), "{card}");
    // Of one report there is nothing to choose.
    let form = ana.presses(&card, "Correct").await;
    assert!(form.to_string().contains("(form) I-1 · October 2026"), "{form}");
    // A number beside it says the contrary.
    let half = ana.sends(&form, &[("numerator", "not collected"), ("note", "The list was lost")]).await;
    assert!(half.to_string().contains("One line says \"not collected\", and the other has a number"), "{half}");
    let form = ana.presses(&half, "Open the form").await;
    ana.sends(&form, &[("denominator", "not collected")]).await;
    assert_eq!(house.rows("select count(*) from indicator_reports").await, 3);
    assert_eq!(
        house.rows("select count(*) from indicator_reports where kind = 'not_collected' and version = 3").await,
        1
    );
    let list = ana.types("indicator list", &[]).await;
    assert!(list.to_string().contains("No figures yet"), "{list}");
    reports(ana, "2026-09", ("146", "200")).await;
    let card = ana.types("indicator show", &[("indicator", "I-1")]).await;
    let which = ana.presses(&card, "Correct").await;
    let said = which.to_string();
    assert!(said.contains("Which report of *Families in stable housing* do you want to correct?"), "{said}");
    assert!(said.contains("September 2026 · 73% (146 of 200)>"), "{said}");
    let form = ana.chooses(&which, "Choose a period", "2026-09-01").await.to_string();
    assert!(form.contains("(form) I-1 · September 2026"), "{form}");
    house.leave().await;
}

#[tokio::test]
async fn off_target_asks_for_the_story_and_an_action() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    let noted = reports(ana, "2026-10", ("130", "200")).await;
    assert_snapshot!(noted, @"
    (private answer)
    Noted: October 2026 for *Families in stable housing* (I-1) is 65% (130 of 200). Thank you.
    ▼ **getting worse** · 65% (130 of 200) in October 2026
    From 71% (‹Sat 31 Jan 12:00 D›) to 80% by ‹Fri 31 Dec 12:00 D›.
    It's off target. What's the story behind the curve, and what is one thing that we could do?
    [Tell the story] [Propose a decision] [Promise something]
    [Open] [Correct]
    ");
    let told = fills(ana, &noted, "Tell the story", &[("story", "Rents went up.\nTwo shelters closed.")]).await;
    assert_snapshot!(told, @"
    (private update)
    Thank you. The story now stands beside the curve of I-1, for everyone to read.
    [Open]
    ");
    let shown = ana.presses(&told, "Open").await.to_string();
    assert!(shown.contains("**The story behind the curve:** Rents went up.\nTwo shelters closed."), "{shown}");
    // Who tells it again begins with what stands; sent as it is, it stays as it is.
    let rosas = house.rosa().types("indicator show", &[("indicator", "I-1")]).await;
    let form = house.rosa().presses(&rosas, "Tell the story").await;
    assert!(form.to_string().contains("Rents went up.\nTwo shelters closed."), "{form}");
    house.rosa().sends(&form, &[]).await;
    assert_eq!(house.rows("select count(*) from indicator_stories").await, 1);
    house.rosa().sends(&form, &[("story", "Rents went up.\nTwo shelters closed.\nOne opened.")]).await;
    assert_eq!(house.rows("select count(*) from indicator_stories").await, 2, "the older one is kept");
    let tomas = house.tomas_in_english();
    let card = tomas.types("indicator show", &[("indicator", "I-1")]).await;
    let form = tomas.presses(&card, "Promise something").await;
    let made = tomas.sends(&form, &[("what", "Call the landlords"), ("due", "dec 4")]).await;
    assert!(made.to_string().contains("is promised: Call the landlords"), "{made}");
    let form = tomas.presses(&card, "Propose a decision").await;
    assert!(form.to_string().contains("What will we do about Families in stable housing?"), "{form}");
    tomas.sends(&form, &[]).await;
    house.settled().await;
    let card = tomas.types("indicator show", &[("indicator", "I-1")]).await.to_string();
    assert!(card.contains("**What came of it**") && card.contains("C-1") && card.contains("D-1"), "{card}");
    let promise = tomas.types("commit show", &[("commitment", "C-1")]).await.to_string();
    assert!(promise.contains("I-1") && promise.contains("▼ getting worse"), "{promise}");
    house.leave().await;
}

#[tokio::test]
async fn it_speaks_spanish() {
    let house = House::set_up().await;
    started(&house).await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York"), ("language", "Español")]).await;
    for (period, parts) in [("2026-08", ("143", "200")), ("2026-09", ("145", "200")), ("2026-10", ("147", "200"))] {
        reports(house.ana(), period, parts).await;
    }
    let tomas = house.tomas();
    assert_snapshot!(tomas.types("indicator show", &[("indicator", "I-1")]).await, @"
    (private answer)
    **I-1 · Families in stable housing**
    ▲ **mejora** · 73,5 % (147 de 200), octubre de 2026
    De 71 % (‹Sat 31 Jan 12:00 D›) a 80 % para el ‹Fri 31 Dec 12:00 D›.
    Si nada cambia: 87,5 % para entonces. Con eso se llega a la meta.
    (picture: Gráfico de líneas de Families in stable housing. Empieza en 71 % en ene 2026; la meta es 80 % para dic 2027. Se muestran 3 cifras. La última es 73,5 %, octubre de 2026: ▲ mejora. Una línea de rayas muestra a dónde va si nada cambia: 87,5 %.)
    ```
    oct 2026 73,5 % 147/200
    sep 2026 72,5 % 145/200
    ago 2026 71,5 % 143/200
    ```
    -# **Qué se cuenta:** Families with children who stayed in the same home through the whole period.
    -# **Fuente:** Housing authority and partner case notes
    -# **Proporción:** «Families who stayed housed» del total de «Families we follow»
    -# Se pide cada mes; más es mejor.
    [Cifras en un archivo]
    ");
    let told = tomas.types("indicator checkin", &[("indicator", "I-1")]).await;
    assert_snapshot!(told, @"
    (private answer)
    Solo la persona a quien se pide I-1, quienes coordinan y quienes cuidan los datos informan de sus cifras. Cuéntale a una de ellas lo que sabes.
    ");
    house.leave().await;
}

#[tokio::test]
async fn the_file_reads_back_to_what_was_reported() {
    let house = House::set_up().await;
    started(&house).await;
    let ana = house.ana();
    assert!(ana.types("indicator export", &[]).await.to_string().contains("There are no figures yet"));
    reports(ana, "2026-08", ("143", "200")).await;
    let form = ana.types("indicator checkin", &[("indicator", "I-1"), ("period", "2026-10")]).await;
    let note = "=1+1, \"quoted\"";
    ana.sends(&form, &[("numerator", "148"), ("denominator", "200"), ("note", note)]).await;
    let seen = ana.types("indicator export", &[("indicator", "I-1")]).await;
    assert_snapshot!(seen, @"
    (private answer)
    Here are 2 reports as a file for any spreadsheet. Every correction is in it, and every period that is missing.
    ");
    let attached = &seen.value["attachments"][0];
    assert_eq!(attached["filename"], "I-1-2026-11-18.csv");
    let url = attached["url"].as_str().unwrap();
    let text = convenor::discord::rest::timed_client().unwrap().get(url).send().await.unwrap().text().await.unwrap();
    assert_snapshot!(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"), @r#"
    indicator,name,unit,better,from,to,status,value,numerator,denominator,version,note,reported_at
    I-1,Families in stable housing,%,higher,2026-08-01,2026-08-31,value,71.5,143,200,1,,2026-11-18T15:00:00Z
    I-1,Families in stable housing,%,higher,2026-09-01,2026-09-30,missing,,,,,,
    I-1,Families in stable housing,%,higher,2026-10-01,2026-10-31,value,74,148,200,1,"'=1+1, ""quoted""",2026-11-18T15:00:00Z
    "#);
    let rows = parsed(text.trim_start_matches('\u{feff}'));
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    assert_eq!(rows[3][column("note")], format!("'{note}"));
    assert_eq!(rows[3][column("numerator")].parse(), Ok(148.0));
    house.leave().await;
}

/// Reads comma-separated text as RFC 4180 has it.
fn parsed(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}
