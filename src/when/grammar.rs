//! Every way to split the tokens into known pieces.

use crate::when::pieces::{Draft, Found};
use crate::when::reading::Tongue;
use crate::when::scan::Scan;
use crate::when::text::Token;
use crate::when::{days, numeric, spans, times, words};

/// Drafts kept at most; a text with more splits than this is no phrase a person means.
const MAX_DRAFTS: usize = 64;
/// Pieces a phrase may have at most ("viernes 24 de diciembre a las 7 de la tarde" has four).
const MAX_PIECES: usize = 5;

/// All drafts that use every token; none when some word is not understood.
pub(super) fn drafts(tokens: &[Token], tongue: Tongue) -> Vec<Draft> {
    let mut out = Vec::new();
    split(Scan::new(tokens), Draft::default(), MAX_PIECES, &mut Splitting { tongue, out: &mut out });
    out
}

struct Splitting<'a> {
    tongue: Tongue,
    out: &'a mut Vec<Draft>,
}

fn split(scan: Scan, draft: Draft, pieces_left: usize, splitting: &mut Splitting) {
    if splitting.out.len() >= MAX_DRAFTS {
        return;
    }
    if scan.is_end() {
        splitting.out.push(draft);
        return;
    }
    let found = pieces_at(scan, splitting.tongue);
    // A filler is one only where nothing better stands: "a" in "a las 6", but not in "a la noche".
    if found.is_empty() {
        if let Some(next) = filler(scan) {
            split(next, draft, pieces_left, splitting);
        }
        return;
    }
    let Some(left) = pieces_left.checked_sub(1) else { return };
    for (piece, doubt, next) in found {
        if let Some(draft) = draft.with(piece, doubt) {
            split(next, draft, left, splitting);
        }
    }
}

fn pieces_at(scan: Scan, tongue: Tongue) -> Vec<Found> {
    let mut found = Vec::new();
    spans::find(scan, &mut found);
    days::find(scan, tongue, &mut found);
    numeric::find(scan, tongue, &mut found);
    times::find(scan, &mut found);
    found
}

fn filler(scan: Scan) -> Option<Scan> {
    if let Some((_, next)) = scan.any_mark(&[',', '.', '@']) {
        return Some(next);
    }
    let (word, next) = scan.word()?;
    words::FILLERS.contains(&word).then_some(next)
}
