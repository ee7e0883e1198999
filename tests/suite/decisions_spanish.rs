//! Decisions of a coalition that speaks Spanish.

use insta::assert_snapshot;

use crate::decisions::{closed_at, fills, post, propose};
use crate::house::House;
use crate::polls::later;

#[tokio::test]
async fn a_coalition_that_speaks_spanish_decides_in_spanish() {
    let house = House::set_up().await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York"), ("language", "Español")]).await;
    house.settled().await;
    let tomas = house.tomas();
    let card =
        propose(house.ana(), &[("title", "¿Abrimos la clínica los sábados?"), ("text", "De nueve a una.")]).await;
    assert_snapshot!(card, @"
    (answer)
    **D-1 · ¿Abrimos la clínica los sábados?**
    -# Propuesta de Ana.
    De nueve a una.
    Aún no ha respondido nadie.
    -# Abierta hasta ‹Wed 25 Nov 10:00 F› (mié 25 nov, 10:00, hora de Nueva York), ‹Wed 25 Nov 10:00 R›.
    -# El silencio no es un sí. Puedes cambiar tu respuesta hasta entonces.
    -# Es un consejo de los miembros: aquí puede responder todo el mundo y no hace falta un número mínimo.
    [De acuerdo] [De acuerdo, pero…] [Me hago a un lado] [Bloqueo] [Más]
    [Mi respuesta] [English]
    ");
    let reason = [("reason", "Solo con intérprete")];
    assert_snapshot!(fills(tomas, &card, "De acuerdo, pero…", &reason).await, @"
    (private answer)
    **D-1 · ¿Abrimos la clínica los sábados?**
    **1** de acuerdo, con un «pero»
    Tu respuesta: **De acuerdo, pero…** «Solo con intérprete»
    -# Abierta hasta ‹Wed 25 Nov 10:00 F› (mié 25 nov, 10:00, hora de Nueva York), ‹Wed 25 Nov 10:00 R›.
    [Ver todo] [Retirar mis palabras]
    ");
    assert_snapshot!(tomas.presses(&card, "Más").await, @"
    (private answer)
    **D-1 · ¿Abrimos la clínica los sábados?**
    Tu respuesta: **De acuerdo, pero…** «Solo con intérprete»
    [Me abstengo] [No me cuenten] [Pedir más tiempo] [¿Qué significan?] [Retirar mis palabras]
    [Volver]
    ");
    let first = tomas.presses(&card, "Bloqueo").await;
    assert_snapshot!(first, @"
    (private answer)
    Un bloqueo pone esto en pausa para que podamos hablar. Todo el mundo verá que lo hay y por qué, pero no tu nombre. Gracias por decirlo. Puedes cambiar tu respuesta en cualquier momento antes del final.
    Si pides una llamada, quienes facilitan leen tu nombre y pueden adivinar que un bloqueo es tuyo.
    [Escribirlo] [Pedir que me llamen] [Mejor: de acuerdo, pero…]
    ");
    let form = tomas.presses(&first, "Escribirlo").await;
    assert_snapshot!(form, @"
    (form) Bloqueo
    ¿Qué daño ves, y para quién?: 
    ¿Qué tendría que cambiar?: 
    ¿Con quién hablarlo? (opcional):
    ");
    let block = [("harm", "Hay ruido"), ("change", "La puerta de atrás"), ("talk", "Los vecinos")];
    let blocked = tomas.sends(&form, &block).await.to_string();
    assert!(blocked.contains("«La puerta de atrás»\nCon quién hablarlo: «Los vecinos»\nLo que sigue: "), "{blocked}");
    assert!(blocked.contains("Avisa a quienes nombraste, por favor: yo no les escribo."), "{blocked}");
    later(&house, 2).await;
    assert_snapshot!(post(&house, 0), @"
    (answer)
    **D-1 · ¿Abrimos la clínica los sábados?**
    -# Propuesta de Ana.
    De nueve a una.
    **1** bloquea
    • Bloqueo: «Hay ruido»
    Qué tendría que cambiar: «La puerta de atrás»
    Con quién hablarlo: «Los vecinos»
    -# Abierta hasta ‹Wed 25 Nov 10:00 F› (mié 25 nov, 10:00, hora de Nueva York), ‹Wed 25 Nov 10:00 R›.
    -# El silencio no es un sí. Puedes cambiar tu respuesta hasta entonces.
    -# Es un consejo de los miembros: aquí puede responder todo el mundo y no hace falta un número mínimo.
    [De acuerdo] [De acuerdo, pero…] [Me hago a un lado] [Bloqueo] [Más]
    [Mi respuesta] [English]
    ");
    house.leave().await;
}

#[tokio::test]
async fn and_pauses_chooses_and_ends_in_spanish() {
    let house = House::set_up().await;
    house.rosa().types("coalition setup", &[("timezone", "America/New_York"), ("language", "Español")]).await;
    house.settled().await;
    let tomas = house.tomas();
    let card = propose(house.ana(), &[("title", "¿Abrimos la clínica los sábados?")]).await;
    house.ana().presses(&card, "De acuerdo").await;
    let first = tomas.presses(&card, "Bloqueo").await;
    fills(tomas, &first, "Escribirlo", &[("harm", "Hay ruido"), ("change", "Otra puerta"), ("talk", "")]).await;
    closed_at(&house, "2026-11-25 10:00").await;
    assert_snapshot!(post(&house, 1), @"
    (answer)
    **D-1 está en pausa por un bloqueo: ¿Abrimos la clínica los sábados?**
    Hablemos. Todo el mundo puede cambiar su respuesta hasta ‹Wed 2 Dec 10:00 F› (mié 2 dic, 10:00, hora de Nueva York). Si el bloqueo se va antes, se cuenta enseguida.
    • Bloqueo: «Hay ruido»
    Qué tendría que cambiar: «Otra puerta»
    [De acuerdo] [De acuerdo, pero…] [Me hago a un lado] [Bloqueo] [Más]
    [Poner en la agenda]
    [English]
    ");
    closed_at(&house, "2026-12-02 10:00").await;
    assert_snapshot!(post(&house, 2), @"
    (answer)
    **D-1: terminó el tiempo para hablar y el bloqueo sigue: ¿Abrimos la clínica los sábados?**
    Ahora quien facilita elige, a la vista de todo el mundo: un texto nuevo, más tiempo para hablar, dejarla a un lado, o contar dos tercios de quienes respondieron.
    • Bloqueo: «Hay ruido»
    Qué tendría que cambiar: «Otra puerta»
    [Texto nuevo] [Más tiempo para hablar] [Dejarla a un lado] [Contar dos tercios]
    [English]
    ");
    let sure = house.rosa().presses(&post(&house, 2), "Contar dos tercios").await;
    house.rosa().presses_id(&sure, "1:decide:fallback-yes:1", &[]).await;
    house.settled().await;
    let result = post(&house, 3);
    assert_snapshot!(result, @"
    (answer)
    **D-1 aún no está lista: ¿Abrimos la clínica los sábados?**
    Nadie perdió: dijeron que sí 1 de 2, y hacen falta dos tercios.
    Un bloqueo siguió hasta el final, así que Rosa eligió contar dos tercios de quienes respondieron. Lo que dijo el bloqueo queda junto a este resultado:
    • Bloqueo: «Hay ruido»
    Qué tendría que cambiar: «Otra puerta»
    [Sugerir un cambio] [Poner en la agenda] [Cómo se contó]
    [English]
    ");
    assert_snapshot!(tomas.presses(&result, "Cómo se contó").await, @"
    (private answer)
    **Cómo se contó D-1**: ‹Wed 2 Dec 10:00 F›
    **1** de acuerdo · **1** bloquea
    -# Es un consejo de los miembros, así que no hacía falta un número de respuestas.
    -# Quien facilita eligió contar dos tercios de quienes respondieron, porque había un bloqueo.
    ✗ Dos tercios están a favor: 1 de 2.
    • Bloqueo: «Hay ruido»
    Qué tendría que cambiar: «Otra puerta» *Seguía cuando se contó la decisión.*
    ");
    assert_snapshot!(tomas.types("decision list", &[("status", "todas")]).await, @"
    (private answer)
    **1 decisión en total**
    **D-1** ¿Abrimos la clínica los sábados? · aún no lista ‹Wed 2 Dec 10:00 D› [Abrir D-1]
    [Ver abiertas] [Ver aprobadas]
    ");
    house.leave().await;
}
