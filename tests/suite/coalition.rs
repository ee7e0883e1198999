//! The front door: welcome, setup, home.

use insta::assert_snapshot;

use crate::house::{House, Seen};

#[tokio::test]
async fn a_new_guild_is_welcomed_once() {
    let mut house = House::new().await;
    let general = house.coalition.general;
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    house.restart().await;
    house.settled().await;
    assert_eq!(house.practice.messages(general).len(), 1);
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    assert_snapshot!(welcome, @"
    (answer)
    Hello, I'm Convenor. I help this coalition keep its word: who promised what, when we meet, what we decided, and whether life is getting better. I don't read your conversations; I keep only what you give me.
    [Set up (3 minutes)] [Try it] [What I keep] [Español]
    ");
    assert_snapshot!(house.ana().presses(&welcome, "Set up (3 minutes)").await, @"
    (private answer)
    Only people who manage this server, or its coordinators, can set me up. Please ask one of them.
    ");
    assert_snapshot!(house.ana().presses(&welcome, "Español").await, @"
    (private answer)
    Hola, soy Convenor. Ayudo a esta coalición a cumplir su palabra: quién prometió qué, cuándo nos reunimos, qué decidimos y si la vida va mejorando. No leo sus conversaciones; guardo solo lo que ustedes me dan.
    [Configurar (3 minutos)] [Probar] [Qué guardo] [English]
    ");
    assert_snapshot!(house.ana().presses(&welcome, "What I keep").await, @"
    (private answer)
    **What I keep**
    • Only what you give me with a command, a button or a form, and your name here. I never read your chats.
    • In this coalition, your coordinators can see what you promise. Nobody is told in public who is late.
    • The people who run this bot can reach what I keep, and public-records law may too.
    • To leave, ask your coordinator. Your promises are handed back first.
    ");
    house.leave().await;
}

#[tokio::test]
async fn setup_is_a_conversation_that_leaves_a_card_for_everyone() {
    let house = House::new().await;
    let general = house.coalition.general;
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    let setup = house.rosa().presses(&welcome, "Set up (3 minutes)").await;
    assert_snapshot!(setup, @"
    (private answer)
    **Set up your coalition**
    Four short answers. Each is saved at once, so you can leave and come back.
    **1. Time zone:** UTC, where it is 3:00 pm now
    <Choose your time zone: Eastern (US) | Central (US) | Mountain (US) | Arizona | Pacific (US) | Alaska | Hawaii | Puerto Rico | Atlantic (Canada) | Newfoundland | México, centro | Colombia | Perú | Chile | Argentina | Brasil (São Paulo) | United Kingdom | Ireland | España | Germany | South Africa | Kenya | India | Philippines>
    **2. What I post is in:** English (US)
    <Choose a language: ✓ English (US) | English (UK) | Spanish>
    **3. News goes to:** not chosen yet
    <Choose a channel>
    **4. Coordinators wear the role:** not chosen yet (you can leave this empty)
    <Choose a role>
    [Finish] [Another time zone]
    ");
    let setup = house.rosa().chooses(&setup, "Choose your time zone", "America/New_York").await;
    let announcements = house.coalition.announcements.to_string();
    let setup = house.rosa().chooses(&setup, "Choose a channel", &announcements).await;
    let form = house.rosa().presses(&setup, "Another time zone").await;
    let refused = house.rosa().sends(&form, &[("zone", "middle earth")]).await;
    assert_snapshot!(refused, @r#"
    (private update)
    I don't know the time zone "middle earth". Try a city near you, like *Chicago*, or *America/New_York*.
    [Open the form]
    "#);
    // It took the place of the card, and the card takes its place again.
    let form = house.rosa().presses(&refused, "Open the form").await;
    let setup = house.rosa().sends(&form, &[("zone", "New York")]).await;
    let finished = house.rosa().presses(&setup, "Finish").await;
    assert_snapshot!(finished, @"
    (private update)
    You're set up. It's 10:00 am in Eastern (US). I'm posting a *Start here* card in <#1572627441254400007>. You're a coordinator. What happens next: promise something small, to see how it works.
    [How we work] [Promise something]
    ");
    house.until("the card stands", |practice| practice.messages(house.coalition.announcements).len() == 1).await;
    let card = Seen::of(practice::Answer::Message(house.practice.messages(house.coalition.announcements)[0].clone()));
    assert_snapshot!(card, @"
    (answer)
    **Start here · Riverside Housing Coalition**
    I help us keep our word. Promise something, and I'll remind you in time. What you see here is for everyone; my answers to you are private.
    [Promise something] [My things] [How we work] [Español]
    ");
    assert_snapshot!(house.ana().presses(&card, "My things").await, @"
    (private answer)
    **Hello, Ana.** Here is what's yours.
    ---
    **You have no open promises.** Would you like to make one?
    [Promise something]
    ---
    No reminders to come. To set one, type **/remind me**.
    ---
    [My settings] [Something else…]
    ");
    assert_snapshot!(house.tomas().presses(&card, "How we work").await, @"
    (private answer)
    **Cómo trabaja Riverside Housing Coalition**
    • **Hora:** Eastern (US), donde ahora son las 10:00. Las fechas que escribes se leen en esta zona.
    • **Idioma:** lo que publico va en inglés (EE. UU.). Las respuestas privadas van en el tuyo.
    • **Las noticias** van a <#1572627441254400007>.
    • **Coordinación:** <@1572627441254400001>. Ve lo que se atrasa y configura las cosas.
    • **Resumen diario:** un mensaje privado a las 09:00, solo si hay algo que decirte.
    • **Horas de silencio:** sin mensajes privados ni avisos de 21:00 a 08:00, salvo los recordatorios que pidas para ti, los de las reuniones, y los cambios de una reunión que empieza pronto.
    • **Recordatorios:** 7 y 1 días antes de la fecha de una promesa, el mismo día y 2 y 5 días después, en privado.
    ");
    house.leave().await;
}

#[tokio::test]
async fn setup_in_one_line_and_what_it_refuses() {
    let house = House::new().await;
    assert_snapshot!(house.ana().types("coalition setup", &[("timezone", "Chicago")]).await, @"
    (private answer)
    Only people who manage this server, or its coordinators, can set me up. Please ask one of them.
    ");
    assert_snapshot!(house.rosa().types("coalition setup", &[("timezone", "mars <@1> **x**")]).await, @r#"
    (private answer)
    I don't know the time zone "mars \<@‍1\> \*\*x\*\*". Try a city near you, like *Chicago*, or *America/New_York*.
    "#);
    let team = house.coalition.team;
    house.practice.deny_bot(team, 1 << 11);
    let team = team.to_string();
    let options = [("timezone", "Chicago"), ("announcements", team.as_str())];
    assert_snapshot!(house.rosa().types("coalition setup", &options).await, @"
    (private answer)
    I can't post in <#1572627441254400008>: I'm missing *Send Messages* there. Please allow it in the channel's settings, or choose another channel.
    ");
    assert_snapshot!(house.rosa().types("coalition setup", &[("timezone", "eastern"), ("language", "Español")]).await, @"
    (private answer)
    You're set up. It's 10:00 am in Eastern (US). I'm posting a *Start here* card in <#1572627441254400006>. You're a coordinator. What happens next: promise something small, to see how it works.
    [How we work] [Promise something]
    ");
    assert_snapshot!(house.ana().types("coalition show", &[]).await, @"
    (private answer)
    **How Riverside Housing Coalition works**
    • **Time:** Eastern (US), where it is 10:00 am now. All dates you type are read in this zone.
    • **Language:** what I post is in Spanish. Private answers speak yours.
    • **News:** no channel is chosen yet.
    • **Coordinators:** <@1572627441254400001>. They see what slips, and set things up.
    • **Daily brief:** one private message at 9 am, only when there's something to say.
    • **Quiet hours:** no private messages and no pings from 9 pm to 8 am, but for reminders you set yourself, the reminders of meetings, and changes to a meeting that starts soon.
    • **Reminders:** 7 and 1 days before a promise is due, on the day, and 2 and 5 days after, privately.
    ");
    assert_snapshot!(house.tomas().types("home", &[]).await, @"
    (private answer)
    **Hola, Tomás.** Esto es lo tuyo.
    ---
    **No tienes promesas abiertas.** ¿Quieres hacer una?
    [Prometer algo]
    ---
    No hay recordatorios pendientes. Para pedir uno, escribe **/recordar a_mí**.
    ---
    [Mis ajustes] [Otra cosa…]
    ");
    house.leave().await;
}

#[tokio::test]
async fn the_zone_may_change_again_and_again_and_briefs_follow_the_wall_clock() {
    let house = House::set_up().await;
    house.ana().types("commit make", &[("what", "Flyers"), ("due", "dec 4")]).await;
    for zone in ["America/Los_Angeles", "Europe/Madrid", "America/New_York", "America/Chicago"] {
        let seen = house.rosa().types("coalition setup", &[("timezone", zone)]).await;
        assert!(seen.to_string().contains("You're set up"), "{zone}: {seen}");
        let wrong = "select count(*) from (select occurrence from outbox where kind = 'brief' and state = 'waiting'
                     group by occurrence having count(*) > 1)";
        assert_eq!(house.rows(wrong).await, 0, "{zone}: a brief is owed twice");
    }
    // Nine in Chicago is ten in New York.
    house.wind("2026-11-27 09:59");
    house.settled().await;
    assert!(house.practice.direct_messages(house.coalition.ana).is_empty());
    house.wind("2026-11-27 10:00");
    house.direct(house.coalition.ana, 1).await;
    house.leave().await;
}

#[tokio::test]
async fn setup_is_not_finished_before_a_zone_is_chosen() {
    let house = House::new().await;
    let general = house.coalition.general;
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    let setup = house.rosa().presses(&welcome, "Set up (3 minutes)").await;
    let refused = house.rosa().presses(&setup, "Finish").await;
    assert!(refused.to_string().contains("Please choose your time zone first"), "{refused}");
    house.leave().await;
}

#[tokio::test]
async fn setup_says_where_it_may_not_post_and_what_it_lacks() {
    let house = House::new().await;
    let (general, team, news) = (house.coalition.general, house.coalition.team, house.coalition.announcements);
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    let setup = house.rosa().presses(&welcome, "Set up (3 minutes)").await;
    let setup = house.rosa().chooses(&setup, "Choose your time zone", "America/New_York").await;
    house.practice.deny_bot(team, 1 << 11);
    let refused = house.rosa().chooses(&setup, "Choose a channel", &team.to_string()).await.to_string();
    let expected = format!("I can't post in <#{team}>: I'm missing *Send Messages* there.");
    assert!(refused.contains(&expected), "{refused}");
    let setup = house.rosa().chooses(&setup, "Choose a channel", &news.to_string()).await;
    // It may be closed to the bot between the choice and the end.
    house.practice.deny_bot(news, 1 << 10);
    let refused = house.rosa().presses(&setup, "Finish").await.to_string();
    let expected = format!("I can't post in <#{news}>: I'm missing *View Channel");
    assert!(refused.contains(&expected), "{refused}");
    assert_eq!(house.rows("select count(*) from outbox where kind = 'start_here'").await, 0);
    house.practice.deny_bot(news, 0);
    let finished = house.rosa().presses(&setup, "Finish").await.to_string();
    assert!(finished.contains("You're set up."), "{finished}");
    house.until("the card stands", |practice| practice.messages(news).len() == 1).await;
    house.leave().await;
}

#[tokio::test]
async fn setup_marks_what_is_chosen() {
    let house = House::new().await;
    let general = house.coalition.general;
    house.until("the welcome stands", |practice| practice.messages(general).len() == 1).await;
    let welcome = Seen::of(practice::Answer::Message(house.practice.messages(general)[0].clone()));
    let setup = house.rosa().presses(&welcome, "Set up (3 minutes)").await;
    let setup = house.rosa().chooses(&setup, "Choose your time zone", "America/New_York").await;
    let announcements = house.coalition.announcements.to_string();
    let setup = house.rosa().chooses(&setup, "Choose a channel", &announcements).await;
    let role = house.practice.add_role(house.coalition.guild, "Organizers", 0).to_string();
    let setup = house.rosa().chooses(&setup, "Choose a role", &role).await;
    let shown = setup.to_string();
    for chosen in ["✓ Eastern (US) |", "✓ English (US) |", &format!(": ✓ {announcements}>"), &format!(": ✓ {role}>")]
    {
        assert!(shown.contains(chosen), "{chosen} is not marked on:\n{shown}");
    }
    assert_eq!(shown.matches('✓').count(), 4, "{shown}");
    // As at Discord: what is chosen already cannot be chosen again.
    let same = house.rosa().chooses(&setup, "Choose a channel", &announcements).await.to_string();
    assert!(same.contains("is chosen already"), "{same}");
    let form = house.rosa().presses(&setup, "Another time zone").await;
    let tokyo = house.rosa().sends(&form, &[("zone", "tokyo")]).await.to_string();
    assert!(tokyo.contains("<Choose your time zone: ✓ Asia/Tokyo | Eastern (US) |"), "{tokyo}");
    house.leave().await;
}
