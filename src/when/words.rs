//! The vocabulary, lower case and without accents, as `text` leaves it.

use chrono::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use crate::when::scan::Scan;

/// Words that carry no meaning of their own.
pub(super) const FILLERS: &[&str] = &[
    "at", "on", "the", "of", "by", "before", "until", "till", "due", "el", "la", "las", "los", "de", "del", "a", "al",
    "para", "antes", "hasta", "dia",
];

/// A bare number after one of these is an hour.
pub(crate) const HOUR_LEADS: &[&str] = &["at", "by", "before", "until", "till", "las", "la"];
/// A bare number after one of these is a day of the month.
pub(super) const DAY_LEADS: &[&str] = &["the", "el", "del", "al", "dia"];

#[rustfmt::skip]
pub(crate) const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Mon), ("mon", Mon), ("lunes", Mon), ("lun", Mon),
    ("tuesday", Tue), ("tue", Tue), ("tues", Tue), ("martes", Tue), ("mart", Tue),
    ("wednesday", Wed), ("wed", Wed), ("weds", Wed), ("miercoles", Wed), ("mie", Wed), ("mier", Wed),
    ("thursday", Thu), ("thu", Thu), ("thur", Thu), ("thurs", Thu), ("jueves", Thu), ("jue", Thu), ("juev", Thu),
    ("friday", Fri), ("fri", Fri), ("viernes", Fri), ("vie", Fri), ("vier", Fri),
    ("saturday", Sat), ("sat", Sat), ("sabado", Sat), ("sab", Sat),
    ("sunday", Sun), ("sun", Sun), ("domingo", Sun), ("dom", Sun),
];

#[rustfmt::skip]
pub(super) const MONTHS: &[(&str, u32)] = &[
    ("january", 1), ("jan", 1), ("enero", 1), ("ene", 1),
    ("february", 2), ("feb", 2), ("febrero", 2),
    ("march", 3), ("mar", 3), ("marzo", 3),
    ("april", 4), ("apr", 4), ("abril", 4), ("abr", 4),
    ("may", 5), ("mayo", 5),
    ("june", 6), ("jun", 6), ("junio", 6),
    ("july", 7), ("jul", 7), ("julio", 7),
    ("august", 8), ("aug", 8), ("agosto", 8), ("ago", 8),
    ("september", 9), ("sep", 9), ("sept", 9), ("septiembre", 9), ("setiembre", 9), ("set", 9),
    ("october", 10), ("oct", 10), ("octubre", 10),
    ("november", 11), ("nov", 11), ("noviembre", 11),
    ("december", 12), ("dec", 12), ("diciembre", 12), ("dic", 12),
];

#[rustfmt::skip]
const ONES: &[(&str, u32)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
    ("nine", 9), ("un", 1), ("una", 1), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6),
    ("siete", 7), ("ocho", 8), ("nueve", 9),
];

#[rustfmt::skip]
const TEENS: &[(&str, u32)] = &[
    ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
    ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("diez", 10), ("once", 11), ("doce", 12),
    ("trece", 13), ("catorce", 14), ("quince", 15), ("dieciseis", 16), ("diecisiete", 17), ("dieciocho", 18),
    ("diecinueve", 19), ("veintiun", 21), ("veintiuno", 21), ("veintiuna", 21), ("veintidos", 22), ("veintitres", 23),
    ("veinticuatro", 24), ("veinticinco", 25), ("veintiseis", 26), ("veintisiete", 27), ("veintiocho", 28),
    ("veintinueve", 29),
];

#[rustfmt::skip]
const TENS: &[(&str, u32)] = &[
    ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("ninety", 90), ("veinte", 20),
    ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60), ("noventa", 90),
];

#[rustfmt::skip]
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7),
    ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13),
    ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18),
    ("nineteenth", 19), ("twentieth", 20), ("thirtieth", 30), ("primero", 1), ("primer", 1),
];

/// A number in words, 1–99: "six", "twenty-five", "treinta y uno".
pub(crate) fn number_word(scan: Scan) -> Option<(u32, Scan)> {
    let Some((tens, next)) = scan.longest(TENS) else {
        return scan.longest(ONES).or_else(|| scan.longest(TEENS));
    };
    let joint = next.mark('-').or_else(|| next.phrase("y")).unwrap_or(next);
    Some(joint.longest(ONES).map_or((tens, next), |(ones, after)| (tens + ones, after)))
}

/// An ordinal in words, 1–31: "third", "twenty-fifth", "primero".
pub(crate) fn ordinal_word(scan: Scan) -> Option<(u32, Scan)> {
    if let Some((tens, next)) = scan.longest(TENS) {
        let (ones, after) = next.mark('-').unwrap_or(next).longest(ORDINALS)?;
        return (ones < 10).then_some((tens + ones, after));
    }
    scan.longest(ORDINALS)
}
