//! Time zones as people name them.

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::text::folded;

/// What people call their zone, and which zone of the IANA database that is. Names of clocks ("Eastern") mean the zone in which
/// most people live by that clock.
const COMMON: [(&str, Tz); 26] = [
    ("Eastern (US)", Tz::America__New_York),
    ("Central (US)", Tz::America__Chicago),
    ("Mountain (US)", Tz::America__Denver),
    ("Arizona", Tz::America__Phoenix),
    ("Pacific (US)", Tz::America__Los_Angeles),
    ("Alaska", Tz::America__Anchorage),
    ("Hawaii", Tz::Pacific__Honolulu),
    ("Puerto Rico", Tz::America__Puerto_Rico),
    ("Atlantic (Canada)", Tz::America__Halifax),
    ("Newfoundland", Tz::America__St_Johns),
    ("México, centro", Tz::America__Mexico_City),
    ("Colombia", Tz::America__Bogota),
    ("Perú", Tz::America__Lima),
    ("Chile", Tz::America__Santiago),
    ("Argentina", Tz::America__Argentina__Buenos_Aires),
    ("Brasil (São Paulo)", Tz::America__Sao_Paulo),
    ("United Kingdom", Tz::Europe__London),
    ("Ireland", Tz::Europe__Dublin),
    ("España", Tz::Europe__Madrid),
    ("Germany", Tz::Europe__Berlin),
    ("South Africa", Tz::Africa__Johannesburg),
    ("Kenya", Tz::Africa__Nairobi),
    ("India", Tz::Asia__Kolkata),
    ("Philippines", Tz::Asia__Manila),
    ("Sydney", Tz::Australia__Sydney),
    ("New Zealand", Tz::Pacific__Auckland),
];

/// Abbreviations of clocks, and the zone that people mean by them.
const MEANT: [(&str, Tz); 10] = [
    ("est", Tz::America__New_York),
    ("edt", Tz::America__New_York),
    ("et", Tz::America__New_York),
    ("cst", Tz::America__Chicago),
    ("cdt", Tz::America__Chicago),
    ("mst", Tz::America__Denver),
    ("mdt", Tz::America__Denver),
    ("pst", Tz::America__Los_Angeles),
    ("pdt", Tz::America__Los_Angeles),
    ("pt", Tz::America__Los_Angeles),
];

/// The zones that are offered first, with what people call them.
pub fn common() -> impl Iterator<Item = (&'static str, Tz)> {
    COMMON.into_iter()
}

/// The zone that was typed: its IANA name in any case, with spaces for underscores, the city alone, or what people call it, if
/// that means one zone only.
#[must_use]
pub fn parse(typed: &str) -> Option<Tz> {
    let typed = fold(typed);
    // The database knows EST as a clock without summer time; people mean the zone.
    let meant = MEANT.iter().find(|(name, _)| *name == typed);
    if let Some((_, zone)) = meant {
        return Some(*zone);
    }
    let exact = TZ_VARIANTS.iter().find(|zone| fold(zone.name()) == typed);
    if let Some(zone) = exact {
        return Some(*zone);
    }
    let called: Vec<Tz> = COMMON
        .iter()
        .filter(|(name, _)| !typed.is_empty() && fold(name).contains(&typed))
        .map(|(_, zone)| *zone)
        .collect();
    let found: Vec<Tz> = search(&typed).into_iter().map(|(_, zone)| zone).collect();
    match (called.as_slice(), found.as_slice()) {
        ([only], _) | (_, [only]) => Some(*only),
        _ => None,
    }
}

/// Up to 25 zones that match what was typed: what people call them first.
#[must_use]
pub fn search(typed: &str) -> Vec<(String, Tz)> {
    let typed = fold(typed);
    let called = COMMON.iter().filter(|(name, zone)| fold(name).contains(&typed) || fold(zone.name()).contains(&typed));
    let mut found: Vec<(String, Tz)> =
        called.map(|(name, zone)| (format!("{name} · {}", zone.name()), *zone)).collect();
    let others = TZ_VARIANTS.iter().filter(|zone| zone.name().contains('/') && fold(zone.name()).contains(&typed));
    for zone in others {
        if found.iter().all(|(_, known)| known != zone) {
            found.push((zone.name().to_owned(), *zone));
        }
    }
    found.truncate(25);
    found
}

/// Small letters, no accents, spaces for underscores.
fn fold(text: &str) -> String {
    folded(text).replace('_', " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_as_people_type_them() {
        let check =
            |typed: &str, expected: Option<&str>| assert_eq!(parse(typed).map(|z| z.name()), expected, "{typed}");
        check("America/New_York", Some("America/New_York"));
        check("america/new york", Some("America/New_York"));
        check("new york", Some("America/New_York"));
        check("eastern", Some("America/New_York"));
        check("madrid", Some("Europe/Madrid"));
        check("peru", Some("America/Lima"));
        check("UTC", Some("UTC"));
        check("EST", Some("America/New_York"));
        check("mars", None);
        check("america", None);
        check("", None);
    }
}
