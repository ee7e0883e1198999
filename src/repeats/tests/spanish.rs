//! Spanish phrases.

use super::{check_all, tuesday};
use crate::when::Tongue::{EnUs, Es};

const WORKDAYS: &str = "WEEKLY;BYDAY=MO,TU,WE,TH,FR";
const OTHER_MONDAY: &str = "WEEKLY;INTERVAL=2;BYDAY=MO";

#[test]
#[rustfmt::skip]
fn days_and_weeks() {
    check_all(Es, None, &[
        ("cada día", "DAILY"), ("cada dia", "DAILY"), ("a diario", "DAILY"), ("todos los días", "DAILY"), ("diario", "DAILY"),
        ("diariamente", "DAILY"), ("todos los días a las 9", "DAILY 09:00"), ("cada día a las 6 de la tarde", "DAILY 18:00"),
        ("todos los días 9", "DAILY 09:00"), ("cada día al mediodía", "DAILY 12:00"),
        ("cada mañana a las 8", "DAILY 08:00"), ("todas las noches a las 9", "DAILY 21:00"), ("cada noche a las 8", "DAILY 20:00"),
        ("cada 2 días", "DAILY;INTERVAL=2"), ("un día sí y otro no", "DAILY;INTERVAL=2"), ("día por medio", "DAILY;INTERVAL=2"),
        ("cada tres días", "DAILY;INTERVAL=3"), ("cada 15 días", "DAILY;INTERVAL=15"),
        ("entre semana 8:30", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 08:30"), ("entre semana", WORKDAYS), ("de lunes a viernes", WORKDAYS),
        ("lunes a viernes", WORKDAYS), ("lun-vie", WORKDAYS), ("cada día de lunes a viernes", WORKDAYS),
        ("días laborables", WORKDAYS), ("todos los días hábiles", WORKDAYS), ("cada día hábil", WORKDAYS),
        ("fines de semana", "WEEKLY;BYDAY=SA,SU"), ("todos los fines de semana", "WEEKLY;BYDAY=SA,SU"),
        ("cada lunes", "WEEKLY;BYDAY=MO"), ("los lunes", "WEEKLY;BYDAY=MO"), ("todos los lunes", "WEEKLY;BYDAY=MO"),
        ("lunes", "WEEKLY;BYDAY=MO"), ("LUNES 9:00", "WEEKLY;BYDAY=MO 09:00"), ("los lunes y jueves a las 9", "WEEKLY;BYDAY=MO,TH 09:00"),
        ("los lunes y los jueves", "WEEKLY;BYDAY=MO,TH"), ("lunes, miércoles y viernes", "WEEKLY;BYDAY=MO,WE,FR"),
        ("lun mié vie 9:00", "WEEKLY;BYDAY=MO,WE,FR 09:00"), ("los sábados", "WEEKLY;BYDAY=SA"), ("cada domingo", "WEEKLY;BYDAY=SU"),
        ("mar y jue 18hs", "WEEKLY;BYDAY=TU,TH 18:00"), ("los martes a las 6 y media de la tarde", "WEEKLY;BYDAY=TU 18:30"),
        ("los lunes por la mañana a las 9", "WEEKLY;BYDAY=MO 09:00"), ("cada semana el lunes", "WEEKLY;BYDAY=MO"),
        ("semanalmente los viernes", "WEEKLY;BYDAY=FR"), ("una vez a la semana, los viernes", "WEEKLY;BYDAY=FR"),
        ("un lunes sí y otro no", OTHER_MONDAY), ("cada dos lunes", OTHER_MONDAY), ("cada 2 semanas el lunes", OTHER_MONDAY),
        ("cada dos semanas los lunes", OTHER_MONDAY), ("cada quince días los lunes", OTHER_MONDAY), ("quincenal, lunes", OTHER_MONDAY),
        ("los lunes cada quince días", OTHER_MONDAY), ("lunes, semana por medio", OTHER_MONDAY),
        ("un lunes sí y otro no a las 18:00", "WEEKLY;INTERVAL=2;BYDAY=MO 18:00"), ("cada 3 semanas, viernes", "WEEKLY;INTERVAL=3;BYDAY=FR"),
    ]);
}

#[test]
#[rustfmt::skip]
fn months() {
    check_all(Es, None, &[
        ("el segundo martes de cada mes a las 6 de la tarde", "MONTHLY;BYDAY=2TU 18:00"), ("segundo martes", "MONTHLY;BYDAY=2TU"),
        ("el último viernes del mes", "MONTHLY;BYDAY=-1FR"), ("último viernes de cada mes", "MONTHLY;BYDAY=-1FR"),
        ("primer lunes 8:30", "MONTHLY;BYDAY=1MO 08:30"), ("el primer lunes del mes", "MONTHLY;BYDAY=1MO"),
        ("cada primer lunes", "MONTHLY;BYDAY=1MO"), ("cada mes el tercer jueves", "MONTHLY;BYDAY=3TH"), ("2º martes de cada mes", "MONTHLY;BYDAY=2TU"),
        ("2do martes", "MONTHLY;BYDAY=2TU"), ("el 1er lunes", "MONTHLY;BYDAY=1MO"), ("cuarto miércoles del mes", "MONTHLY;BYDAY=4WE"),
        ("el primer y tercer lunes de cada mes", "MONTHLY;BYDAY=1MO,3MO"), ("el primero y el último viernes", "MONTHLY;BYDAY=1FR,-1FR"),
        ("todos los primeros lunes", "MONTHLY;BYDAY=1MO"), ("cada 3 meses el primer lunes", "MONTHLY;INTERVAL=3;BYDAY=1MO"),
        ("cada mes el día 15", "MONTHLY;BYMONTHDAY=15"), ("el día 15 de cada mes", "MONTHLY;BYMONTHDAY=15"), ("el 15 de cada mes", "MONTHLY;BYMONTHDAY=15"),
        ("15 de cada mes", "MONTHLY;BYMONTHDAY=15"), ("cada día 15", "MONTHLY;BYMONTHDAY=15"), ("el 1 y el 15", "MONTHLY;BYMONTHDAY=1,15"),
        ("los días 1 y 15 de cada mes a las 9", "MONTHLY;BYMONTHDAY=1,15 09:00"), ("el 1 y 15 de cada mes", "MONTHLY;BYMONTHDAY=1,15"),
        ("el primero de cada mes", "MONTHLY;BYMONTHDAY=1"), ("mensual el 15", "MONTHLY;BYMONTHDAY=15"), ("todos los meses el 15", "MONTHLY;BYMONTHDAY=15"),
        ("el último día de cada mes", "MONTHLY;BYMONTHDAY=-1"), ("último día del mes", "MONTHLY;BYMONTHDAY=-1"), ("fin de mes", "MONTHLY;BYMONTHDAY=-1"),
        ("a fin de mes", "MONTHLY;BYMONTHDAY=-1"), ("el día 31 de cada mes", "MONTHLY;BYMONTHDAY=-1"),
        ("el día 15 y el último día de cada mes", "MONTHLY;BYMONTHDAY=15,-1"), ("cada 3 meses el día 5", "MONTHLY;INTERVAL=3;BYMONTHDAY=5"),
        ("trimestral, el día 5", "MONTHLY;INTERVAL=3;BYMONTHDAY=5"), ("cada dos meses el 1", "MONTHLY;INTERVAL=2;BYMONTHDAY=1"),
        ("cada 1 de diciembre", "YEARLY;BYMONTH=12;BYMONTHDAY=1"), ("cada año el 3 de marzo", "YEARLY;BYMONTH=3;BYMONTHDAY=3"),
        ("todos los años el 1 de mayo a las 10", "YEARLY;BYMONTH=5;BYMONTHDAY=1 10:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn by_the_start_and_mixtures() {
    check_all(Es, Some(tuesday()), &[
        ("cada semana", "WEEKLY;BYDAY=TU"), ("semanal", "WEEKLY;BYDAY=TU"), ("todas las semanas", "WEEKLY;BYDAY=TU"),
        ("cada dos semanas", "WEEKLY;INTERVAL=2;BYDAY=TU"), ("quincenal", "WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("cada quince días", "WEEKLY;INTERVAL=2;BYDAY=TU | DAILY;INTERVAL=15"), ("una semana sí y otra no", "WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("cada mes", "MONTHLY;BYMONTHDAY=24 | MONTHLY;BYDAY=4TU"), ("mensual", "MONTHLY;BYMONTHDAY=24"),
        ("mensualmente", "MONTHLY;BYMONTHDAY=24"), ("cada 3 meses", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"),
        ("trimestral", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"), ("cada trimestre", "MONTHLY;INTERVAL=3;BYMONTHDAY=24"),
        ("cada seis meses", "MONTHLY;INTERVAL=6;BYMONTHDAY=24"), ("cada año", "YEARLY;BYMONTH=11;BYMONTHDAY=24"),
        ("anual", "YEARLY;BYMONTH=11;BYMONTHDAY=24"), ("cada hora", "CRON:0 * * * *"), ("cada 2 horas", "CRON:0 */2 * * *"),
        ("nunca", "never"), ("no se repite", "never"), ("una sola vez", "never"), ("una vez al mes", "MONTHLY;BYMONTHDAY=24"),
    ]);
    check_all(Es, None, &[
        ("cada semana a las 9", "which? WEEKLY;BYDAY=MO 09:00 | WEEKLY;BYDAY=TU 09:00"), ("mensual", "which? MONTHLY;BYMONTHDAY=1"),
        ("los lunes por la tarde", "which? WEEKLY;BYDAY=MO 15:00 | WEEKLY;BYDAY=MO 17:00"),
        ("every monday a las 9", "WEEKLY;BYDAY=MO 09:00"), ("2nd tuesday of the month", "MONTHLY;BYDAY=2TU"),
    ]);
    check_all(EnUs, None, &[
        ("los lunes y thursdays", "WEEKLY;BYDAY=MO,TH"), ("cada lunes at 9am", "WEEKLY;BYDAY=MO 09:00"),
        ("cada martes", "WEEKLY;BYDAY=TU"), ("entre semana", WORKDAYS),
    ]);
}

/// As people type on a phone.
#[test]
#[rustfmt::skip]
fn in_a_hurry() {
    check_all(Es, None, &[
        ("L-V", WORKDAYS), ("L a V 9:00", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00"), ("lunes alternos", OTHER_MONDAY), ("sab y dom", "WEEKLY;BYDAY=SA,SU"),
        ("todos los lunes a las 7 pm", "WEEKLY;BYDAY=MO 19:00"), ("los lunes 7pm", "WEEKLY;BYDAY=MO 19:00"), ("cada primer martes del mes", "MONTHLY;BYDAY=1TU"),
        ("los 15 y 30", "MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1"), ("cada 15 y 30", "nonsense"), ("de lunes a jueves", "WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("a las 9 los lunes", "WEEKLY;BYDAY=MO 09:00"), ("lunes a las nueve", "WEEKLY;BYDAY=MO 09:00"), ("primeros lunes de mes", "MONTHLY;BYDAY=1MO"),
        ("cada mes, el día 15, a las 10 h", "MONTHLY;BYMONTHDAY=15 10:00"), ("dos veces por semana", "nonsense"), ("los martes de 6 a 8", "nonsense"),
        ("cada ocho días los lunes", "WEEKLY;BYDAY=MO"), ("cada 8 días", "DAILY;INTERVAL=8"), ("menos los lunes", "nonsense"), ("a partir del lunes", "nonsense"),
        ("desde el lunes", "nonsense"), ("hasta el lunes", "nonsense"),
    ]);
}
