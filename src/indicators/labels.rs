//! The type of a chart: how large it is, where labels stand, and how a long one is broken.

/// Where the lines of a chart begin and end.
pub const TOP: f64 = 26.0;
/// See [`TOP`].
pub const BOTTOM: f64 = 336.0;
/// What is drawn on: dark signs read as well there beside a dark page as beside a light one.
pub const PAPER: &str = "#fcfbf7";
/// A sign is about so wide, of its height.
pub const SIGN: f64 = 0.6;
/// A longer name of a line is written in two.
const NAME_MAX: usize = 11;

/// The tops of labels, by the middle that each should have and its height: near to there, and none upon another.
pub fn apart(wanted: &[(f64, f64)]) -> Vec<f64> {
    let mut placed: Vec<f64> = Vec::new();
    let mut least = TOP - 20.0;
    for (middle, height) in wanted {
        let top = (middle - height / 2.0).max(least);
        placed.push(top);
        least = top + height;
    }
    // Pushed back up from the bottom.
    let mut most = BOTTOM + 20.0;
    for (top, (_, height)) in placed.iter_mut().zip(wanted).rev() {
        *top = top.min(most - height);
        most = *top;
    }
    placed
}

/// A name as it stands beside its line: a long one in two, broken where that makes them most alike.
pub fn in_lines(name: &str) -> Vec<String> {
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    let middle = spaces.min_by_key(|at| at.abs_diff(name.len() / 2)).filter(|_| name.chars().count() > NAME_MAX);
    let halves = middle.map_or((name, ""), |at| name.split_at(at));
    [halves.0, halves.1.trim()].into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The size of type in which this fits the room, at most `size`.
pub fn fitted(said: &str, room: f64, size: f64) -> f64 {
    size.min(room / (SIGN * said.chars().count().max(1) as f64))
}

/// A text that reads well upon lines.
pub fn text((x, y): (f64, f64), anchor: &str, (size, colour, bold): (f64, &str, bool), said: &str) -> String {
    let said = said.replace('&', "&amp;").replace('<', "&lt;");
    let weight = if bold { "700" } else { "400" };
    format!(
        r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{colour}" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{said}</text>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_beside_their_lines_and_never_upon_each_other() {
        let check = |wanted: &[(f64, f64)], expected: &[f64]| assert_eq!(apart(wanted), expected, "{wanted:?}");
        check(&[(100.0, 60.0), (200.0, 60.0), (300.0, 60.0)], &[70.0, 170.0, 270.0]);
        check(&[(100.0, 60.0), (100.0, 90.0), (100.0, 60.0)], &[70.0, 130.0, 220.0]);
        check(&[(340.0, 60.0), (341.0, 60.0), (342.0, 60.0)], &[176.0, 236.0, 296.0]);
        check(&[(10.0, 60.0), (20.0, 60.0)], &[6.0, 66.0]);
    }

    #[test]
    fn a_long_name_stands_in_two_lines() {
        assert_eq!(in_lines("Target"), ["Target"]);
        assert_eq!(in_lines("If nothing changes"), ["If nothing", "changes"]);
        assert_eq!(in_lines("Si nada cambia"), ["Si nada", "cambia"]);
    }
}
