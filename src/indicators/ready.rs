//! Ready-made definitions of what coalitions often count, to begin with: the forms come filled in, and people change what they like.

use crate::text::{Language, Words, folded};

/// A ready-made definition in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Its name, as autocomplete offers it.
    pub name: &'static str,
    /// What is counted.
    pub what: &'static str,
    /// Where the figure may come from: a hint.
    pub source: &'static str,
    /// What stands above and below, if it is a share.
    pub share: Option<(&'static str, &'static str)>,
}

const fn share(
    name: &'static str,
    what: &'static str,
    source: &'static str,
    parts: (&'static str, &'static str),
) -> Ready {
    Ready { name, what, source, share: Some(parts) }
}

const fn count(name: &'static str, what: &'static str, source: &'static str) -> Ready {
    Ready { name, what, source, share: None }
}

/// English and Spanish, the same ones in the same order.
const ALL: [(Ready, Ready); 12] = [
    (
        share(
            "Families in stable housing",
            "Families with children who stayed in the same home through the whole period.",
            "Housing authority and partner case notes",
            ("Families who stayed housed", "Families we follow"),
        ),
        share(
            "Familias con vivienda estable",
            "Familias con niños que siguieron en la misma casa durante todo el periodo.",
            "Autoridad de vivienda y notas de las organizaciones",
            ("Familias que siguieron en casa", "Familias que seguimos"),
        ),
    ),
    (
        count("Evictions", "Evictions that a court ordered in our area.", "Court records"),
        count("Desalojos", "Desalojos que un juzgado ordenó en nuestra zona.", "Registros del juzgado"),
    ),
    (
        count("People sleeping outside", "People without a roof on the night of the count.", "Point-in-time count"),
        count("Personas que duermen en la calle", "Personas sin techo la noche del conteo.", "Conteo de una noche"),
    ),
    (
        count(
            "Overdose deaths",
            "Deaths from overdose of any drug among people who live here.",
            "Medical examiner, county health department",
        ),
        count(
            "Muertes por sobredosis",
            "Muertes por sobredosis de cualquier droga de personas que viven aquí.",
            "Médico forense, departamento de salud",
        ),
    ),
    (
        count("Naloxone kits given out", "Naloxone kits that partners gave out.", "Partner logs"),
        count(
            "Kits de naloxona repartidos",
            "Kits de naloxona que repartieron las organizaciones.",
            "Registros de las organizaciones",
        ),
    ),
    (
        share(
            "Teens who drank last month",
            "Students in grades 8 to 12 who say they drank alcohol in the past 30 days.",
            "Youth survey",
            ("Students who drank", "Students who answered"),
        ),
        share(
            "Adolescentes que bebieron el último mes",
            "Estudiantes de 8.º a 12.º grado que dicen que bebieron alcohol en los últimos 30 días.",
            "Encuesta a jóvenes",
            ("Estudiantes que bebieron", "Estudiantes que respondieron"),
        ),
    ),
    (
        share(
            "Children who eat school meals",
            "Children with a right to free meals who ate one on an average school day.",
            "School district",
            ("Children who ate", "Children with a right to it"),
        ),
        share(
            "Niños que comen en la escuela",
            "Niños con derecho a comida gratis que comieron en un día de clase normal.",
            "Distrito escolar",
            ("Niños que comieron", "Niños con derecho"),
        ),
    ),
    (
        share(
            "Families who have enough to eat",
            "Families who say they always had enough food in the period.",
            "Household survey, food bank",
            ("Families with enough food", "Families asked"),
        ),
        share(
            "Familias que tienen suficiente comida",
            "Familias que dicen que siempre tuvieron suficiente comida en el periodo.",
            "Encuesta a hogares, banco de alimentos",
            ("Familias con suficiente comida", "Familias preguntadas"),
        ),
    ),
    (
        share(
            "Homes with clean water",
            "Homes whose tap water passed every test in the period.",
            "Water utility and our own tests",
            ("Homes that passed", "Homes tested"),
        ),
        share(
            "Hogares con agua limpia",
            "Hogares cuya agua de la llave pasó todas las pruebas del periodo.",
            "Empresa de agua y pruebas propias",
            ("Hogares que pasaron", "Hogares probados"),
        ),
    ),
    (
        share(
            "Children who read well in third grade",
            "Third graders who reach the reading standard.",
            "State test, school district",
            ("Children who reach it", "Children tested"),
        ),
        share(
            "Niños que leen bien en tercer grado",
            "Niños de tercer grado que alcanzan el nivel de lectura.",
            "Examen estatal, distrito escolar",
            ("Niños que lo alcanzan", "Niños examinados"),
        ),
    ),
    (
        share(
            "Students missing too much school",
            "Students who missed one school day in ten or more.",
            "School district",
            ("Students who missed that much", "Students enrolled"),
        ),
        share(
            "Estudiantes que faltan demasiado",
            "Estudiantes que faltaron uno de cada diez días de clase o más.",
            "Distrito escolar",
            ("Estudiantes que faltaron tanto", "Estudiantes inscritos"),
        ),
    ),
    (
        count(
            "Residents at our meetings",
            "Residents who came to at least one coalition meeting in the period.",
            "Attendance lists",
        ),
        count(
            "Residentes en nuestras reuniones",
            "Residentes que vinieron al menos a una reunión de la coalición en el periodo.",
            "Listas de asistencia",
        ),
    ),
];

/// All of them in these words.
pub fn all(words: Words) -> impl Iterator<Item = Ready> {
    let spanish = words.language() == Language::Es;
    ALL.iter().map(move |(english, other)| if spanish { *other } else { *english })
}

/// The one with this name, in whichever language it was chosen.
pub fn find(name: &str) -> Option<Ready> {
    let wanted = folded(name.trim());
    ALL.iter().flat_map(|(english, spanish)| [*english, *spanish]).find(|ready| folded(ready.name) == wanted)
}

#[cfg(test)]
mod tests {
    use super::super::{NAME_MAX, PART_MAX, SOURCE_MAX, WHAT_MAX};
    use super::*;

    #[test]
    fn what_is_offered_fits_and_is_found_again_in_both_languages() {
        for (english, spanish) in ALL {
            assert_eq!(english.share.is_some(), spanish.share.is_some());
            for ready in [english, spanish] {
                assert_eq!(find(&format!(" {} ", ready.name.to_uppercase())), Some(ready));
                assert!(ready.name.chars().count() <= NAME_MAX && ready.what.chars().count() <= WHAT_MAX, "{ready:?}");
                assert!(ready.source.chars().count() <= SOURCE_MAX, "{ready:?}");
                let parts = ready.share.map(|(above, below)| [above, below]).into_iter().flatten();
                assert!(parts.into_iter().all(|part| part.chars().count() <= PART_MAX), "{ready:?}");
            }
        }
        assert_eq!(find("Something else"), None);
    }
}
