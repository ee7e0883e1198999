//! The words of repeats, lower case and without accents, as `when::text` leaves them.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::WeekdaySet;

use super::pieces::Unit::{self, Day, Hour, Minute, Month, Week, Year};
use super::rule::{LAST, WORKDAYS};
use crate::when::Part;

/// Texts that say it does not repeat.
#[rustfmt::skip]
pub(super) const NEVER: &[&str] = &[
    "never", "no", "none", "no repeat", "no repeats", "does not repeat", "doesnt repeat", "dont repeat", "once",
    "just once", "only once", "one time", "nunca", "no se repite", "no repetir", "sin repetir", "no repite", "ninguna", "una vez",
    "solo una vez", "una sola vez",
];

/// Before "day", "monday", "15th".
pub(super) const EVERY: &[&str] =
    &["every", "each", "cada", "todos los", "todas las", "all", "once every", "una vez cada"];

/// Words that carry no meaning of their own.
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "at", "on", "the", "of", "in", "repeat", "repeats", "el", "la", "las", "los", "de", "del", "a", "al", "en",
    "se", "repite",
];
pub(super) const FILLER_MARKS: &[char] = &[',', '.', '@', ';'];
/// Between the members of a list.
pub(super) const AND: &[&str] = &["and", "y", "e", "and on", "y en"];
pub(super) const AND_MARKS: &[char] = &[',', '&', '/', '+'];
pub(super) const ARTICLES: &[&str] =
    &["the", "el", "la", "los", "las", "on", "on the", "the days", "el dia", "los dias"];
pub(super) const TO: &[&str] = &["to", "through", "thru", "till", "until", "a", "al", "hasta", "hasta el"];
pub(super) const DASHES: &[char] = &['-', '–', '—'];

/// Whole cadences that do not begin with "every".
#[rustfmt::skip]
pub(super) const CADENCES: &[(&str, (u32, Unit))] = &[
    ("daily", (1, Day)), ("everyday", (1, Day)), ("a diario", (1, Day)), ("diario", (1, Day)), ("diaria", (1, Day)),
    ("diariamente", (1, Day)), ("once a day", (1, Day)), ("una vez al dia", (1, Day)), ("a day", (1, Day)),
    ("dia por medio", (2, Day)), ("dia de por medio", (2, Day)), ("dias alternos", (2, Day)),
    ("alternate days", (2, Day)), ("weekly", (1, Week)), ("semanal", (1, Week)), ("semanalmente", (1, Week)),
    ("once a week", (1, Week)), ("una vez a la semana", (1, Week)), ("una vez por semana", (1, Week)),
    ("biweekly", (2, Week)), ("bi weekly", (2, Week)), ("fortnightly", (2, Week)), ("quincenal", (2, Week)),
    ("bisemanal", (2, Week)), ("quincenalmente", (2, Week)), ("semana por medio", (2, Week)),
    ("semana de por medio", (2, Week)), ("semanas alternas", (2, Week)), ("alternate weeks", (2, Week)),
    ("alternating weeks", (2, Week)), ("monthly", (1, Month)), ("mensual", (1, Month)), ("mensualmente", (1, Month)),
    ("once a month", (1, Month)), ("una vez al mes", (1, Month)), ("una vez por mes", (1, Month)),
    ("bimestral", (2, Month)), ("quarterly", (3, Month)), ("once a quarter", (3, Month)), ("trimestral", (3, Month)),
    ("trimestralmente", (3, Month)), ("half yearly", (6, Month)), ("semestral", (6, Month)), ("yearly", (1, Year)),
    ("annually", (1, Year)), ("annual", (1, Year)), ("once a year", (1, Year)), ("anual", (1, Year)),
    ("anualmente", (1, Year)), ("una vez al ano", (1, Year)), ("hourly", (1, Hour)), ("once an hour", (1, Hour)),
];

/// Units, and how many of the plain one each holds.
#[rustfmt::skip]
pub(super) const UNITS: &[(&str, (u32, Unit))] = &[
    ("second", (1, Minute)), ("seconds", (1, Minute)), ("sec", (1, Minute)), ("segundo", (1, Minute)),
    ("segundos", (1, Minute)), ("minute", (1, Minute)), ("minutes", (1, Minute)), ("min", (1, Minute)),
    ("mins", (1, Minute)), ("m", (1, Minute)), ("minuto", (1, Minute)), ("minutos", (1, Minute)),
    ("half hour", (1, Minute)), ("half an hour", (1, Minute)), ("media hora", (1, Minute)),
    ("hour", (1, Hour)), ("hours", (1, Hour)), ("hr", (1, Hour)), ("hrs", (1, Hour)), ("h", (1, Hour)),
    ("hora", (1, Hour)), ("horas", (1, Hour)),
    ("day", (1, Day)), ("days", (1, Day)), ("d", (1, Day)), ("dia", (1, Day)), ("dias", (1, Day)),
    ("week", (1, Week)), ("weeks", (1, Week)), ("wk", (1, Week)), ("wks", (1, Week)), ("w", (1, Week)),
    ("semana", (1, Week)), ("semanas", (1, Week)), ("fortnight", (2, Week)), ("fortnights", (2, Week)),
    ("quincena", (2, Week)), ("quince dias", (2, Week)), ("ocho dias", (1, Week)),
    ("month", (1, Month)), ("months", (1, Month)), ("mo", (1, Month)), ("mes", (1, Month)), ("meses", (1, Month)),
    ("quarter", (3, Month)), ("quarters", (3, Month)), ("trimestre", (3, Month)), ("trimestres", (3, Month)),
    ("bimestre", (2, Month)), ("semestre", (6, Month)), ("half year", (6, Month)),
    ("year", (1, Year)), ("years", (1, Year)), ("yr", (1, Year)), ("yrs", (1, Year)), ("ano", (1, Year)),
    ("anos", (1, Year)),
];

/// "every other week": counts that are no number.
pub(super) const OTHER: &[&str] = &["other", "second", "alternate", "otro", "otra"];
/// "un lunes sí y otro no".
pub(super) const YES_AND_NO: &[&str] = &["si y otro no", "si y otra no", "si otro no", "si otra no", "si y uno no"];

/// "of the month": says that days or weekdays are counted in each month.
#[rustfmt::skip]
pub(super) const OF_MONTH: &[&str] = &[
    "of the month", "of each month", "of every month", "in the month", "in each month", "in every month", "of month",
    "a month", "per month", "del mes", "de cada mes", "de todos los meses", "en el mes", "en cada mes", "al mes",
    "por mes", "de mes",
];

/// The last day of a month.
#[rustfmt::skip]
pub(super) const LAST_DAYS: &[&str] = &[
    "last day", "end", "month end", "end of month", "eom", "ultimo dia", "fin de mes", "fin", "final", "final de mes",
];

/// Names of weekdays that `when` has not.
#[rustfmt::skip]
pub(super) const PLURALS: &[(&str, chrono::Weekday)] = &[
    ("mondays", Mon), ("mons", Mon), ("tuesdays", Tue), ("mar", Tue), ("wednesdays", Wed), ("thursdays", Thu),
    ("fridays", Fri), ("saturdays", Sat), ("sats", Sat), ("sabados", Sat), ("sundays", Sun), ("suns", Sun),
    ("domingos", Sun),
];

#[rustfmt::skip]
pub(super) const GROUPS: &[(&str, WeekdaySet)] = &[
    ("weekday", WORKDAYS), ("weekdays", WORKDAYS), ("workday", WORKDAYS), ("workdays", WORKDAYS),
    ("working day", WORKDAYS), ("working days", WORKDAYS), ("work days", WORKDAYS), ("business day", WORKDAYS),
    ("business days", WORKDAYS), ("week days", WORKDAYS), ("week day", WORKDAYS), ("entre semana", WORKDAYS),
    ("dia de semana", WORKDAYS), ("dias de semana", WORKDAYS),
    ("dia habil", WORKDAYS), ("dias habiles", WORKDAYS), ("dia laborable", WORKDAYS), ("dias laborables", WORKDAYS),
    ("dia laboral", WORKDAYS), ("dias laborales", WORKDAYS), ("dias entre semana", WORKDAYS),
    ("weekend", WEEKEND), ("weekends", WEEKEND), ("fin de semana", WEEKEND), ("fines de semana", WEEKEND),
    ("finde", WEEKEND), ("findes", WEEKEND), ("mwf", WeekdaySet::from_array([Mon, Wed, Fri])),
    ("tth", WeekdaySet::from_array([Tue, Thu])),
];
/// "M-F", "L a V": letters that are days only as these two ends.
pub(super) const ENDS: &[(&str, &str)] = &[("m", "f"), ("l", "v")];
const WEEKEND: WeekdaySet = WeekdaySet::from_array([Sat, Sun]);

/// Ordinals of weekdays that `when` has not.
#[rustfmt::skip]
pub(super) const NTHS: &[(&str, u32)] = &[
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("last", LAST), ("final", LAST),
    ("primer", 1), ("primero", 1), ("primeros", 1), ("segundo", 2), ("segundos", 2), ("tercer", 3), ("tercero", 3),
    ("terceros", 3), ("cuarto", 4), ("cuartos", 4), ("quinto", 5), ("ultimo", LAST), ("ultimos", LAST),
];

/// "every morning", "monday mornings".
#[rustfmt::skip]
pub(super) const PARTS: &[(&str, Part)] = &[
    ("morning", Part::Morning), ("mornings", Part::Morning), ("afternoon", Part::Afternoon),
    ("afternoons", Part::Afternoon), ("evening", Part::Evening), ("evenings", Part::Evening), ("night", Part::Night),
    ("nights", Part::Night), ("manana", Part::Morning), ("mananas", Part::Morning), ("tarde", Part::Afternoon),
    ("tardes", Part::Afternoon), ("noche", Part::Night), ("noches", Part::Night),
];

/// What `words` says in brackets about months that are too short.
#[rustfmt::skip]
pub(super) const NOTES: &[&str] = &[
    "in february on its last day", "when there is one", "en febrero el ultimo dia", "si lo hay",
];
