//! The language chosen under *My settings*, in everything that is said to one person: faults and direct messages too.

use insta::assert_snapshot;

use crate::house::{House, Seen};

/// Ana, whose app speaks English, chooses Spanish.
async fn chooses_spanish(house: &House) {
    let home = house.ana().types("home", &[]).await;
    let card = house.ana().presses(&home, "My settings").await;
    house.ana().chooses(&card, "Choose a language", "es").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_speak_it_for_commands_and_for_presses() {
    let house = House::set_up().await;
    chooses_spanish(&house).await;
    let made = house.ana().types("commit make", &[("what", "Volantes"), ("due", "dec 4")]).await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&house.database);
    let mut locker = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::query("begin immediate").execute(&mut locker).await.unwrap();
    let promise = [("what", "Sillas"), ("due", "dec 4")];
    let ana = house.ana();
    let (typed, pressed) = tokio::join!(ana.types("commit make", &promise), ana.presses(&made, "Abrir"));
    sqlx::query("rollback").execute(&mut locker).await.unwrap();
    for seen in [typed, pressed] {
        assert!(seen.to_string().contains("(Código: **"), "{seen}");
    }
    house.leave().await;
}

#[tokio::test]
async fn direct_messages_speak_it_to_the_end() {
    let house = House::set_up().await;
    chooses_spanish(&house).await;
    house.ana().types("commit make", &[("what", "Volantes"), ("due", "nov 25 5pm")]).await;
    house.wind("2026-11-24 09:00");
    let brief = house.direct(house.coalition.ana, 1).await;
    let form = house.ana().presses(&brief, "Necesito más tiempo").await;
    let refused: Seen = house.ana().sends(&form, &[("due", "quizás"), ("reason", "x")]).await;
    assert!(refused.to_string().contains("[Abrir el formulario]"), "{refused}");
    assert_snapshot!(house.ana().presses(&refused, "Abrir el formulario").await, @"
    (form) Necesito más tiempo
    ¿Para cuándo?: quizás
    ¿Por qué? Basta una frase: x
    ");
    let make = format!("1:commit:make:{}", house.coalition.guild);
    assert_snapshot!(house.ana().forges(&brief, &make).await, @"
    (form) Prometer algo
    ¿Qué vas a hacer?: 
    ¿Para cuándo?: 
    ¿Cómo sabremos que está? (opcional):
    ");
    let gone = house.ana().forges(&brief, "1:nobody:knows:1").await;
    assert!(gone.to_string().contains("/inicio"), "{gone}");
    house.leave().await;
}
