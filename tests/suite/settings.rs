//! *My settings*: language, away, discreet.

use insta::assert_snapshot;

use crate::house::House;

/// The settings card of a person, by way of `/home`.
macro_rules! settings {
    ($person:expr, $label:literal) => {{
        let home = $person.types("home", &[]).await;
        $person.presses(&home, $label).await
    }};
}

#[tokio::test]
async fn what_can_be_set_says_what_it_means() {
    let house = House::set_up().await;
    // Ana never acted here before.
    assert_snapshot!(settings!(house.ana(), "My settings"), @r#"
    (private answer)
    **My settings**
    -# For this coalition. Only you see them, and only you can change them.
    **Language:** As my Discord app (English (US))
    -# What I say to you alone, here and in direct messages. What I post for everyone is in the coalition's language.
    <Choose a language: ✓ As my Discord app (English (US)) | English (US) | English (UK) | español>
    **Away:** no
    -# Give me a date, and I hold your daily brief until then. When you're back, you hear how things stand then. Reminders that you set yourself with **/remind me** still come.
    [I'll be away]
    **Discreet:** off
    -# When it's on, my messages to you say only "You have something in Convenor". The text opens when you press a button.
    [Turn on]
    ---
    [My things] [My digest]
    "#);
    assert_snapshot!(settings!(house.tomas(), "Mis ajustes"), @"
    (private answer)
    **Mis ajustes**
    -# Para esta coalición. Solo tú los ves y solo tú puedes cambiarlos.
    **Idioma:** Como mi aplicación de Discord (español)
    -# Lo que te digo solo a ti, aquí y en mensajes directos. Lo que publico para todos va en el idioma de la coalición.
    <Elige un idioma: ✓ Como mi aplicación de Discord (español) | English (US) | English (UK) | español>
    **Fuera:** no
    -# Dame una fecha y guardo tu resumen diario hasta entonces. Cuando vuelvas, sabrás cómo están las cosas ese día. Los recordatorios que te pones con **/recordar a_mí** llegan igual.
    [Voy a estar fuera]
    **Discreto:** no
    -# Si lo activas, mis mensajes para ti dicen solo «Tienes algo en Convenor». El texto se abre al pulsar un botón.
    [Activar]
    ---
    [Lo mío] [Mi resumen]
    ");
    assert_eq!(house.rows("select count(*) from people where name = 'Ana'").await, 0, "looking keeps nothing");
    house.leave().await;
}

#[tokio::test]
async fn the_language_chosen_wins_over_the_app() {
    let house = House::set_up().await;
    let card = settings!(house.ana(), "My settings");
    let card = house.ana().chooses(&card, "Choose a language", "es").await;
    assert!(card.to_string().contains("**Idioma:** español") && card.to_string().contains("✓ español"), "{card}");
    // Commands, buttons, forms, refusals and the brief speak it; what is posted does not.
    let made = house.ana().types("commit make", &[("what", "Volantes"), ("due", "nov 25 5pm")]).await;
    assert!(made.to_string().contains("[Abrir]"), "{made}");
    let opened = house.ana().presses(&made, "Abrir").await;
    let form = house.ana().presses(&opened, "Necesito más tiempo").await;
    assert!(form.to_string().contains("(form) Necesito más tiempo"), "{form}");
    let refused = house.ana().sends(&form, &[("due", "whenever"), ("reason", "x")]).await;
    assert!(refused.to_string().contains("No entiendo «whenever» como fecha"), "{refused}");
    house.wind("2026-11-24 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    assert!(brief.to_string().contains("Mañana"), "{brief}");
    // In a direct message too, where Discord does not say which coalition it is about.
    let moving = house.ana().presses(&brief, "Necesito más tiempo").await;
    assert!(moving.to_string().contains("(form) Necesito más tiempo"), "{moving}");
    // Rosa's are hers.
    assert!(house.rosa().types("home", &[]).await.to_string().contains("Hello, Rosa."));
    // Back to the app's: at once, in what is sent by itself as well.
    let card = settings!(house.ana(), "Mis ajustes");
    let card = house.ana().chooses(&card, "Elige un idioma", "app").await;
    assert!(card.to_string().contains("**Language:** As my Discord app (English (US))"), "{card}");
    house.wind("2026-11-25 09:00");
    let brief = house.direct(house.coalition.ana, 2).await;
    assert!(brief.to_string().contains("Today, 5 pm"), "{brief}");
    house.leave().await;
}

#[tokio::test]
async fn the_choice_holds_in_one_coalition_and_over_a_restart() {
    let mut house = House::set_up().await;
    let card = settings!(house.ana(), "My settings");
    house.ana().chooses(&card, "Choose a language", "es").await;
    let other = house.practice.add_guild("Harbor", house.coalition.rosa);
    house.practice.join(other, house.coalition.ana);
    let channel = house.practice.add_channel(other, "general");
    house.restart().await;
    assert!(house.ana().types("home", &[]).await.to_string().contains("Hola, Ana."));
    assert!(house.ana().at(channel).types("home", &[]).await.to_string().contains("Hello, Ana."));
    house.leave().await;
}

#[tokio::test]
async fn who_is_away_hears_on_their_first_morning_back() {
    let house = House::set_up().await;
    let card = settings!(house.ana(), "My settings");
    let form = house.ana().presses(&card, "I'll be away").await;
    assert_snapshot!(form, @"
    (form) I'll be away
    Until when?:
    ");
    let refused = house.ana().sends(&form, &[("until", "yesterday")]).await;
    assert!(refused.to_string().contains("[Open the form]"), "{refused}");
    let form = house.ana().presses(&refused, "Open the form").await;
    let card = house.ana().sends(&form, &[("until", "dec 6")]).await;
    assert_snapshot!(card, @r#"
    (private update)
    **My settings**
    -# For this coalition. Only you see them, and only you can change them.
    **Language:** As my Discord app (English (US))
    -# What I say to you alone, here and in direct messages. What I post for everyone is in the coalition's language.
    <Choose a language: ✓ As my Discord app (English (US)) | English (US) | English (UK) | español>
    **Away** until ‹Sun 6 Dec 23:59 F›
    -# I hold your daily brief until then. Nothing is lost: when you're back, you hear how things stand then. Reminders that you set yourself with **/remind me** still come.
    [I'm back] [Another date]
    **Discreet:** off
    -# When it's on, my messages to you say only "You have something in Convenor". The text opens when you press a button.
    [Turn on]
    ---
    [My things] [My digest]
    "#);
    // A promise made meanwhile does not end it.
    for (what, due) in [("Flyers", "nov 24 5pm"), ("Print cards", "dec 8 5pm")] {
        house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    }
    assert_snapshot!(house.ana().types("home", &[]).await, @"
    (private answer)
    **Hello, Ana.** Here is what's yours.
    **You are away until ‹Sun 6 Dec 23:59 F›.** I hold your daily brief until then; nothing is lost. [I'm back]
    ---
    **You have 2 open promises**
    **C-1** Flyers · due ‹Tue 24 Nov 17:00 F› [Open C-1]
    **C-2** Print cards · due ‹Tue 8 Dec 17:00 F› [Open C-2]
    [Promise something]
    ---
    No reminders to come. To set one, type **/remind me**.
    ---
    [My settings] [Something else…]
    ");
    for day in 19..=30 {
        house.wind(&format!("2026-11-{day} 09:00"));
        house.settled().await;
    }
    house.wind("2026-12-06 23:00");
    house.settled().await;
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 0);
    assert_eq!(house.rows("select count(*) from outbox where kind = 'brief' and state = 'failed'").await, 0);
    house.wind("2026-12-07 09:00");
    assert_snapshot!(house.direct(house.coalition.ana, 1).await, @"
    (message)
    • Flyers (C-1) was due Tue 24 Nov and is still open.
    • Tomorrow, 5 pm: Print cards (C-2).
    How are these going, Ana? Choose one below to answer. Only you see this.
    If I hear nothing of C-1 by Thursday, I'll ask a coordinator to check in.
    <Choose one to answer: C-1 · Flyers | C-2 · Print cards>
    ");
    assert!(!house.ana().types("home", &[]).await.to_string().contains("You are away"));
    house.leave().await;
}

#[tokio::test]
async fn who_is_back_early_hears_on_the_next_morning_and_once() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "nov 24 5pm")]).await;
    let card = settings!(house.ana(), "My settings");
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "dec 20")]).await;
    house.wind("2026-11-23 10:00");
    house.settled().await;
    let home = house.ana().types("home", &[]).await;
    let home = house.ana().presses(&home, "I'm back").await;
    assert!(!home.to_string().contains("away"), "{home}");
    // A second press of the old button changes nothing.
    house.ana().presses(&home, "My settings").await;
    house.wind("2026-11-24 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    assert!(brief.to_string().contains("Today, 5 pm: Flyers (C-1)"), "{brief}");
    house.ana().presses(&brief, "Done").await;
    for day in ["11-26", "12-21", "12-22"] {
        house.wind(&format!("2026-{day} 09:00"));
        house.settled().await;
    }
    assert_eq!(house.practice.direct_messages(house.coalition.ana).len(), 1);
    house.leave().await;
}

#[tokio::test]
async fn discreet_is_kept_for_each_person_alone() {
    let house = House::set_up().await;
    let card = settings!(house.ana(), "My settings");
    let card = house.ana().presses(&card, "Turn on").await;
    assert!(card.to_string().contains("**Discreet:** on"), "{card}");
    let delivery = async |person: u64| {
        let readers = convenor::db::Db::read_only(&house.database).await.unwrap();
        let guild = convenor::ids::GuildId(house.coalition.guild.cast_signed());
        let person = convenor::ids::PersonId(person.cast_signed());
        convenor::people::delivery(&mut readers.acquire().await.unwrap(), guild, person).await.unwrap()
    };
    let ana = delivery(house.coalition.ana).await;
    assert!(ana.discreet && ana.away_until.is_none() && ana.language == Some(convenor::text::Language::EnUs));
    assert!(!delivery(house.coalition.rosa).await.discreet);
    assert_eq!(delivery(house.coalition.tomas).await, convenor::people::Delivery::default());
    // Rosa, who coordinates, has settings of her own and no others.
    assert!(settings!(house.rosa(), "My settings").to_string().contains("**Discreet:** off"));
    let card = house.ana().presses(&card, "Turn off").await;
    assert!(card.to_string().contains("**Discreet:** off"), "{card}");
    assert!(!delivery(house.coalition.ana).await.discreet);
    house.leave().await;
}

#[tokio::test]
async fn a_promise_made_while_away_says_when_it_is_asked_about() {
    let house = House::set_up().await;
    let card = settings!(house.ana(), "My settings");
    let form = house.ana().presses(&card, "I'll be away").await;
    house.ana().sends(&form, &[("until", "dec 20")]).await;
    let made = async |what: &str, due: &str| house.ana().types("commit make", &[("what", what), ("due", due)]).await;
    let asked = |seen: &crate::house::Seen| seen.to_string().lines().nth(2).unwrap_or_default().to_owned();
    assert_snapshot!(asked(&made("Flyers", "dec 22 5pm").await), @"Due ‹Tue 22 Dec 17:00 F›. You're away until ‹Sun 20 Dec 23:59 D›, so I'll ask you how it's going on ‹Mon 21 Dec 09:00 D›.");
    // Back after its date: the question that comes two days after it is the first.
    assert_snapshot!(asked(&made("Keys", "dec 20 5pm").await), @"Due ‹Sun 20 Dec 17:00 F›. You're away until ‹Sun 20 Dec 23:59 D›, so I'll ask you how it's going on ‹Tue 22 Dec 09:00 D›.");
    // Not held at all.
    let made = made("Cards", "jan 20 5pm").await;
    assert!(
        made.to_string().contains("I'll ask you how it's going on") && !made.to_string().contains("away"),
        "{made}"
    );
    let options = [("commitment", "C-3"), ("due", "dec 22 5pm"), ("reason", "Sooner")];
    let moved = house.ana().types("commit move", &options).await;
    assert!(moved.to_string().contains("You're away until ‹Sun 20 Dec 23:59 D›"), "{moved}");
    house.wind("2026-12-21 09:00");
    assert!(house.direct(house.coalition.ana, 1).await.to_string().contains("Flyers"));
    house.leave().await;
}
