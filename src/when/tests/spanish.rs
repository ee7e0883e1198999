//! Spanish phrases.

use super::check_all;
use crate::when::Purpose::{Due, Moment, Until};
use crate::when::Tongue::{EnUs, Es};

#[test]
#[rustfmt::skip]
fn days() {
    check_all(Es, Due, &[
        ("hoy", "2026-11-18 17:00"), ("mañana", "2026-11-19 17:00"), ("manana", "2026-11-19 17:00"),
        ("MAÑANA", "2026-11-19 17:00"), ("man\u{303}ana", "2026-11-19 17:00"), ("pasado mañana", "2026-11-20 17:00"),
        ("viernes", "2026-11-20 17:00"), ("el viernes", "2026-11-20 17:00"), ("para el viernes", "2026-11-20 17:00"),
        ("antes del viernes", "2026-11-20 17:00"), ("este viernes", "2026-11-20 17:00"),
        ("el próximo viernes", "2026-11-27 17:00 | 2026-11-20 17:00"), ("viernes que viene", "2026-11-27 17:00"),
        ("el viernes que viene a las 6", "2026-11-27 18:00"), ("el viernes próximo", "2026-11-27 17:00"),
        ("viernes de la semana que viene", "2026-11-27 17:00"), ("el martes a las 6", "2026-11-24 18:00"),
        ("mié", "2026-11-18 17:00 | 2026-11-25 17:00"), ("sáb 9:30", "2026-11-21 09:30"), ("mar", "2026-11-24 17:00"),
        ("mañana jueves a las 6", "2026-11-19 18:00"), ("jue", "2026-11-19 17:00"), ("lun", "2026-11-23 17:00"),
        ("la semana que viene", "2026-11-25 10:00 | 2026-11-23 10:00"), ("la próxima semana", "2026-11-25 10:00"),
        ("el mes que viene", "2026-12-18 10:00"), ("el próximo mes", "2026-12-18 10:00"),
        ("fin de mes", "2026-11-30 17:00"), ("a fin de mes", "2026-11-30 17:00"), ("fin de año", "2026-12-31 17:00"),
        ("a fines de enero", "2027-01-31 17:00"), ("fin de semana", "2026-11-21 17:00"),
        ("el fin de semana que viene", "2026-11-28 17:00"), ("fin de la semana", "2026-11-20 17:00"),
        ("fin del mes que viene", "2026-12-31 17:00"), ("el viernes pasado", "past 2026-11-13 17:00"),
        ("ayer", "past 2026-11-17 17:00"), ("anteayer", "past 2026-11-16 17:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn dates() {
    check_all(Es, Due, &[
        ("3/12", "2026-12-03 17:00 | 2027-03-12 17:00"), ("24/12 19:00", "2026-12-24 19:00"), ("12/24",
        "2026-12-24 17:00"),
        ("24 de diciembre a las 7 de la tarde", "2026-12-24 19:00"), ("24 de diciembre de 2026", "2026-12-24 17:00"),
        ("el 24 de diciembre del 2026 a las 19 h", "2026-12-24 19:00"), ("1.° de enero", "2027-01-01 17:00"),
        ("3 dic", "2026-12-03 17:00"),
        ("1.º de enero", "2027-01-01 17:00"), ("1º de enero", "2027-01-01 17:00"), ("1ro de enero",
        "2027-01-01 17:00"),
        ("primero de enero", "2027-01-01 17:00"), ("veinticuatro de diciembre", "2026-12-24 17:00"),
        ("el 25 al mediodía", "2026-11-25 12:00"), ("el 25", "2026-11-25 17:00"), ("el día 25", "2026-11-25 17:00"),
        ("para el 25", "2026-11-25 17:00"), ("antes del 25", "2026-11-25 17:00"), ("el 6", "2026-12-06 17:00"),
        ("el 5 del mes que viene", "2026-12-05 17:00"), ("el 25 de este mes", "2026-11-25 17:00"),
        ("viernes 20 a las 18", "2026-11-20 18:00"), ("viernes 20", "2026-11-20 17:00"),
        ("viernes 20 de noviembre", "2026-11-20 17:00"), ("viernes 21 de noviembre", "nonsense"),
        ("3 de marzo", "2027-03-03 17:00"), ("mar 3", "2026-11-24 15:00"), ("3 mar", "2027-03-03 17:00"),
        ("31 de abril", "nonsense"), ("29 de febrero", "2028-02-29 17:00"), ("24.12.2026", "2026-12-24 17:00"),
        ("3 ago", "2027-08-03 17:00"), ("24 dic 19h", "2026-12-24 19:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn times() {
    check_all(Es, Due, &[
        ("a las 6", "2026-11-18 18:00 | 2026-11-19 06:00"), ("a la 1", "2026-11-18 13:00"), ("a la una",
        "2026-11-18 13:00"),
        ("a las seis", "2026-11-18 18:00"), ("a las 6 y media", "2026-11-18 18:30"), ("6 y cuarto",
        "2026-11-18 18:15"),
        ("7 menos cuarto", "2026-11-18 18:45"), ("a las 6 y veinte", "2026-11-18 18:20"),
        ("mañana a las 7 menos diez", "2026-11-19 18:50"), ("cuarto para las 7", "2026-11-18 18:45"),
        ("6 de la tarde", "2026-11-18 18:00"), ("9 de la mañana", "2026-11-19 09:00"), ("8 de la noche",
        "2026-11-18 20:00"),
        ("mañana a las 9 de la mañana", "2026-11-19 09:00"), ("a las 6 y media de la tarde", "2026-11-18 18:30"),
        ("12 de la noche", "2026-11-19 00:00"), ("3 de la madrugada", "2026-11-19 03:00"),
        ("12 del mediodía", "2026-11-18 12:00"), ("mediodía", "2026-11-18 12:00"), ("medianoche", "2026-11-19 00:00"),
        ("mañana al mediodía", "2026-11-19 12:00"), ("viernes a mediodía", "2026-11-20 12:00"),
        ("mañana por la mañana", "2026-11-19 09:00"), ("mañana a la mañana a las 8", "2026-11-19 08:00"),
        ("mañana por la tarde", "2026-11-19 17:00"), ("esta noche", "2026-11-18 20:00"), ("a la noche",
        "2026-11-18 20:00"),
        ("hoy a la noche a las 9", "2026-11-18 21:00"), ("esta noche a las 8", "2026-11-18 20:00"),
        ("viernes por la noche", "2026-11-20 20:00"), ("18hs", "2026-11-18 18:00"), ("18:00 hs", "2026-11-18 18:00"),
        ("viernes 18hs", "2026-11-20 18:00"), ("a las 18 horas", "2026-11-18 18:00"), ("a las 18.30",
        "2026-11-18 18:30"),
        ("a las 6 en punto", "2026-11-18 18:00"), ("antes de las 6", "2026-11-18 18:00"), ("6 p. m.",
        "2026-11-18 18:00"),
        ("a las 6:30 p. m.", "2026-11-18 18:30"), ("hoy a las 8", "2026-11-18 20:00"), ("viernes a las 24",
        "2026-11-21 00:00"),
        ("el jueves a las once", "2026-11-19 11:00"), ("antes del mediodía", "2026-11-18 12:00"),
        ("1 del mediodía", "2026-11-18 13:00"), ("a las 9.10", "2026-11-19 09:10"), ("10 para las 6",
        "2026-11-18 17:50"),
        ("esta madrugada", "2026-11-19 06:00"), ("hasta las 6", "2026-11-18 18:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn spans() {
    check_all(Es, Due, &[
        ("en 3 días", "2026-11-21 10:00"), ("dentro de dos semanas", "2026-12-02 10:00"),
        ("en media hora", "2026-11-18 10:30"), ("en una hora", "2026-11-18 11:00"),
        ("en una hora y media", "2026-11-18 11:30"), ("en hora y media", "2026-11-18 11:30"),
        ("en 2 horas y media", "2026-11-18 12:30"), ("en 1,5 horas", "2026-11-18 11:30"),
        ("una hora y 20 minutos", "2026-11-18 11:20"), ("en quince días", "2026-12-03 10:00"),
        ("en una quincena", "2026-12-03 10:00"), ("en un mes", "2026-12-18 10:00"), ("en un año", "2027-11-18 10:00"),
        ("dentro de tres días a las 6", "2026-11-21 18:00"), ("en un cuarto de hora", "2026-11-18 10:15"),
        ("en tres cuartos de hora", "2026-11-18 10:45"), ("en un par de horas", "2026-11-18 12:00"),
        ("2 semanas a partir del viernes", "2026-12-04 17:00"), ("3 días después del viernes", "2026-11-23 17:00"),
        ("hace 3 días", "past 2026-11-15 10:00"), ("90 min", "2026-11-18 11:30"), ("de aquí a 3 días",
        "2026-11-21 10:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn purposes_and_mixtures() {
    check_all(Es, Until, &[("viernes", "2026-11-20 23:59:59"), ("hasta el viernes", "2026-11-20 23:59:59"),
        ("fin de mes", "2026-11-30 23:59:59"), ("esta noche", "2026-11-18 23:59:59")]);
    check_all(Es, Moment, &[("mañana", "no time 2026-11-19 09:00 | 2026-11-19 12:00 | 2026-11-19 18:00"),
        ("mañana a las 6", "2026-11-19 18:00"), ("la semana que viene", "no time 2026-11-25 09:00")]);
    // Both languages are understood whatever the tongue.
    check_all(EnUs, Due, &[("viernes 6pm", "2026-11-20 18:00"), ("mañana at 3pm", "2026-11-19 15:00"),
        ("24 de diciembre", "2026-12-24 17:00"), ("mar a las 6", "2026-11-24 18:00")]);
    check_all(Es, Due, &[("next friday", "2026-11-27 17:00"), ("dec 24 7pm", "2026-12-24 19:00"),
        ("tomorrow a las 6", "2026-11-19 18:00"), ("half past 6", "2026-11-18 18:30")]);
}
