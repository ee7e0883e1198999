//! A digest out of what features tell: in its order, without what was said before, and as much of it as a phone's screen holds.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::store;
use crate::error::Result;
use crate::feature::App;
use crate::message::Picture;
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
    /// What goes with one of them.
    pub picture: Option<Picture>,
}

/// All that there is to tell, and what of it is said. With `only_news`, what was said before is not said again.
pub async fn digest(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &DigestReader,
    only_news: bool,
) -> Result<(Vec<DigestLine>, Digest)> {
    let all = lines(connection, app, reader).await?;
    let said =
        if only_news { news(all.clone(), &store::told(connection, reader.charter.guild).await?) } else { all.clone() };
    let mut digest = fit(said);
    digest.picture = picture(connection, app, reader, &digest.shown).await?;
    Ok((all, digest))
}

/// The picture of the first line that has one. One at most: all is to fit a phone's screen.
pub async fn picture(
    connection: &mut SqliteConnection,
    app: &App,
    reader: &DigestReader,
    shown: &[DigestLine],
) -> Result<Option<Picture>> {
    for line in shown {
        for picture_of in app.features.iter().filter_map(|feature| feature.digest_picture) {
            if let Some(picture) = picture_of(connection, reader, line).await? {
                return Ok(Some(picture));
            }
        }
    }
    Ok(None)
}

/// All that features have to tell: section by section, the heaviest first.
pub async fn lines(connection: &mut SqliteConnection, app: &App, reader: &DigestReader) -> Result<Vec<DigestLine>> {
    let mut all = Vec::new();
    for digest_lines in app.features.iter().filter_map(|feature| feature.digest_lines) {
        all.extend(digest_lines(connection, reader).await?);
    }
    all.retain(|line| is_personal(line.section) == reader.person.is_some());
    all.sort_by_key(|line| (line.section, std::cmp::Reverse(line.weight)));
    // Of one's own matters, several of one item may wait: a figure for each of two months.
    Ok(if reader.person.is_none() { once(all) } else { all })
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
    Digest { more: count - shown.len(), shown, picture: None }
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

/// The same lines have the same hash (FNV-1a, which no newer version of Rust changes).
pub fn hash(lines: &[&DigestLine]) -> i64 {
    // Nothing that people type has a zero in it, so each piece ends with one.
    let pieces = lines.iter().flat_map(|line| [&line.key, &line.state]);
    let bytes = pieces.flat_map(|piece| piece.bytes().chain([0]));
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash.cast_signed()
}

/// One line an item: the one whose button helps, else the first.
pub fn once(all: Vec<DigestLine>) -> Vec<DigestLine> {
    let mut said: HashMap<String, usize> = HashMap::new();
    for (at, line) in all.iter().enumerate() {
        let Some(item) = item(&line.key) else { continue };
        let known = said.entry(item.to_owned()).or_insert(at);
        if all[*known].button.is_none() && line.button.is_some() {
            *known = at;
        }
    }
    let is_said = |(at, line): &(usize, DigestLine)| item(&line.key).is_none_or(|item| said.get(item) == Some(at));
    all.into_iter().enumerate().filter(is_said).map(|(_, line)| line).collect()
}

/// The reference at the head of a key: `D-1` of `D-1-step`.
fn item(key: &str) -> Option<&str> {
    let (kind, rest) = key.split_once('-')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (kind.len() == 1 && digits > 0).then(|| &key[..kind.len() + 1 + digits])
}
