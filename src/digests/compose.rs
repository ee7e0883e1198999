//! A digest out of what features tell: in its order, without what was said before, and as much of it as a phone's screen holds.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use sqlx::SqliteConnection;

use crate::error::Result;
use crate::feature::App;
use crate::news::{DigestLine, DigestReader, Section};

/// Lines of a phone's screen, without the greeting and the buttons.
const SCREEN: usize = 11;
/// Characters on one line of a phone.
const LINE: usize = 48;
/// Of one section on the screen.
const SECTION_MAX: usize = 3;

/// What is said, and whether there is more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// On the screen, in their order.
    pub shown: Vec<DigestLine>,
    /// How many more there are.
    pub more: usize,
}

/// All that features have to tell: section by section, the heaviest first.
pub async fn lines(connection: &mut SqliteConnection, app: &App, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    let mut all = Vec::new();
    for digest_lines in app.features.iter().filter_map(|feature| feature.digest_lines) {
        all.extend(digest_lines(connection, reader).await?);
    }
    all.retain(|line| is_personal(line.section) == reader.person.is_some());
    all.sort_by_key(|line| (line.section, std::cmp::Reverse(line.weight)));
    Ok(all)
}

fn is_personal(section: Section) -> bool {
    matches!(section, Section::Promised | Section::Waiting | Section::Kept)
}

/// Without what was said before and has not changed.
pub fn news(mut all: Vec<DigestLine>, told: &HashMap<String, String>) -> Vec<DigestLine> {
    all.retain(|line| told.get(&line.key) != Some(&line.state));
    all
}

/// What fits: the first of each section, then the second, and so on.
pub fn fit(all: Vec<DigestLine>) -> Digest {
    let mut chosen = vec![false; all.len()];
    let mut room = SCREEN;
    for rank in 0..SECTION_MAX {
        for at in ranked(&all, rank) {
            let takes = takes(&all[at]);
            if takes <= room {
                room -= takes;
                chosen[at] = true;
            }
        }
    }
    let count = all.len();
    let shown: Vec<DigestLine> =
        all.into_iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(line, _)| line).collect();
    Digest { more: count - shown.len(), shown }
}

/// Where the line of this rank stands, of each section that has one.
fn ranked(all: &[DigestLine], rank: usize) -> Vec<usize> {
    let mut counts: HashMap<Section, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, line) in all.iter().enumerate() {
        let count = counts.entry(line.section).or_default();
        if *count == rank {
            found.push(at);
        }
        *count += 1;
    }
    found
}

/// Lines that it takes on a phone: a button beside it is as high as two.
fn takes(line: &DigestLine) -> usize {
    let lines = line.text.chars().count().div_ceil(LINE).max(1);
    if line.button.is_some() { lines.max(2) } else { lines }
}

/// The same lines have the same hash; a newer program may have another, and then says it once more.
pub fn hash(lines: &[DigestLine]) -> i64 {
    let mut hasher = DefaultHasher::new();
    for line in lines {
        (line.section, &line.key, &line.state).hash(&mut hasher);
    }
    hasher.finish().cast_signed()
}
