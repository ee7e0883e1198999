//! How much of each option a card shows, and the table of a ranking.

use super::tally::Tally;
use super::view::number;
use crate::text::said;

/// Characters of all options together on a card, which holds 4,000: what is typed always fits; signs that must be escaped may not.
const OPTIONS_ROOM: usize = 2_500;

/// Characters that each option gets: all that it needs, if all fit; else the long ones give.
pub(super) fn room_for_each(options: &[String]) -> usize {
    let mut lengths: Vec<usize> = options.iter().map(|option| said(option).chars().count()).collect();
    lengths.sort_unstable();
    let (mut room, mut each) = (OPTIONS_ROOM, 0);
    for (at, length) in lengths.iter().enumerate() {
        each = room / (lengths.len() - at);
        room -= (*length).min(each);
    }
    each
}

/// Rows and columns are options; a cell says how many put its row before its column.
pub(super) fn table(tally: &Tally) -> String {
    let most = tally.pairs.iter().flatten().copied().max().unwrap_or(0).max(tally.pairs.len());
    let width = most.to_string().len();
    let cell = |text: String| format!(" {text:>width$}");
    let mut lines = vec![format!("{:>2}", "") + &(0..tally.pairs.len()).map(|to| cell(number(to))).collect::<String>()];
    for (from, row) in tally.pairs.iter().enumerate() {
        let cells = row
            .iter()
            .enumerate()
            .map(|(to, count)| cell(if from == to { "·".to_owned() } else { count.to_string() }));
        lines.push(format!("{:>2}", number(from)) + &cells.collect::<String>());
    }
    format!("```\n{}\n```", lines.join("\n"))
}
