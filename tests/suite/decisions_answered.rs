//! What an answer to a decision says of what comes next: to who blocks, to who reads another language, to who comes too late.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, propose};
use crate::decisions_told::told;
use crate::house::House;
use crate::polls::later;

const TITLE: &str = "Open the clinic on Saturdays?";
const BLOCK: [(&str, &str); 3] = [("harm", "Noise"), ("change", "A door"), ("talk", "The nurses")];

#[tokio::test]
async fn who_blocks_reads_what_comes_next_and_can_change_their_words() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas_in_english();
    let first = tomas.presses(&card, "Block").await;
    let blocked = fills(tomas, &first, "Write it", &BLOCK).await;
    let said = blocked.to_string();
    assert!(said.contains("You have until ‹Wed 25 Nov 10:00 F› to talk with those you named. If"), "{said}");
    // All of what they wrote is shown, so that they see that it arrived.
    let asked = "What would have to change: \"A door\"\nWho should be in that talk: \"The nurses\"\nNext: ";
    assert!(said.contains(asked) && said.contains("Please tell the people you named"), "{said}");
    let form = tomas.presses(&blocked, "Change my words").await;
    assert_snapshot!(form, @"
    (form) Block
    What harm do you see, and for whom?: Noise
    What would have to change?: A door
    Who should be in that talk? (optional): The nurses
    ");
    tomas.sends(&form, &[("harm", "Noise"), ("change", "Thick walls"), ("talk", "The nurses")]).await;
    later(&house, 2).await;
    let shown = post(&house, 0).to_string();
    assert!(shown.contains("Thick walls") && !shown.contains("A door"), "{shown}");
    assert!(shown.contains("Who should be in that talk: \"The nurses\""), "{shown}");
    // What somebody else wrote is in nobody else's form.
    let form = house.ana().forges(&card, "1:decide:write:1.1").await.to_string();
    assert!(form.contains("(form) Block") && !form.contains("Noise"), "{form}");
    closed_at(&house, "2026-11-25 10:00").await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await.to_string();
    let next = "Next: you have until ‹Wed 2 Dec 10:00 F› to talk with those you named. If your block still stands then, a \
                facilitator chooses what comes next.";
    assert!(own.contains(next) && own.contains("[Change my words] [Take back my words]"), "{own}");
    tomas.presses(&post(&house, 0), "Agree").await;
    let own = tomas.types("decision show", &[("decision", "D-1")]).await.to_string();
    assert!(!own.contains("Next: ") && !own.contains("[Change my words]"), "{own}");
    house.leave().await;
}

#[tokio::test]
async fn where_nobody_else_is_to_hear_of_a_block_nobody_is_said_to() {
    let house = House::set_up().await;
    // The only coordinator proposed it.
    let card = propose(house.rosa(), &[("title", TITLE)]).await;
    let first = house.rosa().presses(&card, "Block").await;
    let blocked = fills(house.rosa(), &first, "Write it", &BLOCK).await.to_string();
    assert!(blocked.contains("Next: you have until ‹Wed 25 Nov 10:00 F› to talk with those you named."), "{blocked}");
    house.leave().await;
}

#[tokio::test]
async fn a_new_text_is_kept_in_spanish_too() {
    let house = House::set_up().await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York"), ("language", "Español")]).await;
    house.settled().await;
    let tomas = house.tomas();
    let card =
        propose(house.ana(), &[("title", "¿Abrimos la clínica los sábados?"), ("text", "De nueve a una.")]).await;
    fills(tomas, &card, "De acuerdo, pero…", &[("reason", "Solo con intérprete")]).await;
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "De diez a una.")]).await;
    house.settled().await;
    let changed = post(&house, 1);
    assert_snapshot!(changed, @"
    (answer)
    **D-1 tiene un texto nuevo (número 2): ¿Abrimos la clínica los sábados?**
    Si ya respondiste, di si mantienes tu respuesta, por favor. Está abierta hasta ‹Wed 25 Nov 10:00 F›.
    De diez a una.
    [Mantengo mi respuesta] [Ver todo]
    [English]
    ");
    let nora = house.practice.add_person("Nora");
    house.practice.join(house.coalition.guild, nora);
    house.practice.set_locale(nora, "es-ES");
    assert_snapshot!(house.person(nora).presses(&changed, "Mantengo mi respuesta").await, @"
    (private answer)
    **D-1 · ¿Abrimos la clínica los sábados?**
    Aún no has respondido, así que no hay nada que mantener. ¿Qué dices ahora?
    [De acuerdo] [De acuerdo, pero…] [Me hago a un lado] [Bloqueo] [Más]
    [Ver todo]
    ");
    house.wind("2026-11-19 09:00");
    let brief = told(&house, house.coalition.tomas, "(D-1) tiene un texto nuevo").await;
    assert_snapshot!(brief, @"
    (answer)
    ¿Abrimos la clínica los sábados? (D-1) tiene un texto nuevo. Di hasta ‹Wed 25 Nov 10:00 F› si mantienes tu respuesta, por favor. Ahora dice: «De diez a una.» ¿Mantienes tu respuesta?
    [Mantengo mi respuesta] [Abrir]
    ");
    let own = tomas.types("decision show", &[("decision", "D-1")]).await.to_string();
    let asked = "A un texto anterior respondiste: **De acuerdo, pero…** «Solo con intérprete»\n\
                 ¿La mantienes o respondes de nuevo?";
    assert!(own.contains(asked) && own.contains("[Mantengo mi respuesta]"), "{own}");
    let kept = tomas.presses(&brief, "Mantengo mi respuesta").await.to_string();
    assert!(kept.contains("Tu respuesta: **De acuerdo, pero…** «Solo con intérprete»"), "{kept}");
    house.leave().await;
}

#[tokio::test]
async fn what_is_read_in_the_other_language_is_answered_there() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let tomas = house.tomas();
    let spanish = tomas.presses(&card, "Español").await;
    assert_snapshot!(spanish, @"
    (private answer)
    **D-1 · Open the clinic on Saturdays?**
    -# Propuesta de Ana.
    Aún no ha respondido nadie.
    -# Abierta hasta ‹Wed 25 Nov 10:00 F› (mié 25 nov, 10:00, hora de Nueva York), ‹Wed 25 Nov 10:00 R›.
    -# El silencio no es un sí. Puedes cambiar tu respuesta hasta entonces.
    -# Es un consejo de los miembros: aquí puede responder todo el mundo y no hace falta un número mínimo.
    [De acuerdo] [De acuerdo, pero…] [Me hago a un lado] [Bloqueo] [Más]
    [Mi respuesta]
    ");
    let answered = tomas.presses(&spanish, "De acuerdo").await.to_string();
    assert!(
        answered.starts_with("(private update)") && answered.contains("Tu respuesta: **De acuerdo**"),
        "{answered}"
    );
    house.ana().types("decision amend", &[("decision", "D-1"), ("text", "One Saturday a month.")]).await;
    house.settled().await;
    let spanish = tomas.presses(&post(&house, 1), "Español").await;
    assert!(spanish.to_string().contains("[Mantengo mi respuesta] [Ver todo]"), "{spanish}");
    let kept = tomas.presses(&spanish, "Mantengo mi respuesta").await.to_string();
    assert!(kept.contains("Tu respuesta: **De acuerdo**"), "{kept}");
    assert_eq!(house.rows("select count(*) from decision_answers where version = 2").await, 1);
    house.leave().await;
}

#[tokio::test]
async fn where_all_abstain_it_says_so() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE), ("method", "majority")]).await;
    house.rosa().presses(&card, "Abstain").await;
    closed_at(&house, "2026-11-25 10:00").await;
    let result = post(&house, 1).to_string();
    assert!(result.contains("Nobody lost: everyone who answered abstained."), "{result}");
    house.leave().await;
}

#[tokio::test]
async fn what_comes_after_the_end_is_answered_by_what_is_true_then() {
    let house = House::set_up().await;
    let card = propose(house.ana(), &[("title", TITLE)]).await;
    let first = house.rosa().presses(&card, "Block").await;
    fills(house.tomas_in_english(), &house.tomas().presses(&card, "Block").await, "Write it", &BLOCK).await;
    closed_at(&house, "2026-11-25 10:00").await;
    // The time to talk is over, and the closing comes ten seconds later.
    house.wind("2026-12-02 10:00");
    let options = [("decision", "D-1"), ("text", "One Saturday a month.")];
    let late = house.ana().types("decision amend", &options).await.to_string();
    assert!(late.contains("The time to talk about D-1 has just ended, so this came too late."), "{late}");
    later(&house, 10).await;
    let called = house.rosa().presses(&first, "Ask a facilitator to call me").await.to_string();
    assert!(called.contains("you'd like a call.") && !called.contains("You haven't blocked"), "{called}");
    // Two choices at once: one of them is made.
    let choice = post(&house, 2);
    let (rosa, other) = (house.rosa(), house.rosa());
    let (one, two) =
        tokio::join!(rosa.forges(&choice, "1:decide:window:1"), other.forges(&choice, "1:decide:fallback-yes:1"));
    let both = format!("{one}{two}");
    assert_eq!(both.matches("That was chosen already for D-1").count(), 1, "{both}");
    house.settled().await;
    assert_eq!(crate::decisions::posts(&house), 4);
    house.leave().await;
}

#[tokio::test]
async fn nobody_is_pinged_by_a_search_or_a_reason_for_hurry() {
    let house = House::set_up().await;
    let none = house.ana().types("decision list", &[("search", "@everyone **x** שלום")]).await.to_string();
    assert!(none.contains("\"⟦@\u{200D}everyone \\*\\*x\\*\\* שלום⟧\""), "{none}");
    let form = house.ana().types("decision propose", &[("title", TITLE), ("closes", "in 2 days")]).await;
    house.ana().sends(&form, &[("why", "@here **now** ||b||")]).await;
    house.settled().await;
    let card = post(&house, 0);
    assert!(card.to_string().contains("**Why so soon:** @\u{200D}here \\*\\*now\\*\\* \\|\\|b\\|\\|"), "{card}");
    assert_eq!(card.value["mentions"], serde_json::json!([]));
    assert_eq!(card.value["mention_everyone"], false);
    house.leave().await;
}
