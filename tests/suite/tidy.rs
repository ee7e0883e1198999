//! The house's own rules: floors, sizes, who reads the time, where SQL is. So that nobody needs to remember them.

use std::fs;
use std::path::{Path, PathBuf};

const FEATURES: [&str; 10] = [
    "brief",
    "coalition",
    "commitments",
    "decisions",
    "digests",
    "health",
    "indicators",
    "meetings",
    "polls",
    "reminders",
];
const ASSEMBLY: [&str; 4] = ["cli", "bot", "scheduler", "upkeep"];
const LINES_MAX: usize = 400;

pub fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut folders) = (Vec::new(), vec![root.join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root).unwrap().to_owned(), text));
            }
        }
    }
    assert!(found.len() > 5, "no sources under {folder}");
    found
}

/// The room on the first level below `src`: a folder's or a file's name.
fn room(path: &Path) -> String {
    path.components().nth(1).unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// What a file names with `crate::`, also inside braces.
fn names(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split("crate::").skip(1) {
        match piece.strip_prefix('{') {
            None => found.push(first_word(piece)),
            Some(list) => {
                let list = list.split(';').next().unwrap_or_default();
                let mut depth = 0;
                let mut words = String::new();
                for c in list.chars() {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    words.push(if depth > 0 { '_' } else { c });
                }
                found.extend(words.split(',').map(|word| first_word(word.trim())));
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn nothing_goes_sideways_or_up() {
    for (path, text) in sources("src") {
        let room = room(&path);
        if ["lib", "main"].contains(&room.as_str()) || ASSEMBLY.contains(&room.as_str()) {
            continue;
        }
        for named in names(&text) {
            let (named, path) = (named.as_str(), path.display());
            assert!(!ASSEMBLY.contains(&named), "{path} names {named}, which is assembly");
            if FEATURES.contains(&room.as_str()) {
                assert!(named == room || !FEATURES.contains(&named), "{path} names its sibling {named}");
            } else {
                assert!(!FEATURES.contains(&named), "{path} names the feature {named}");
                assert!(room == "discord" || named != "discord", "{path} is ground and names discord");
            }
        }
    }
}

#[test]
fn practice_shares_nothing_with_the_bot() {
    for (path, text) in sources("practice/src") {
        assert!(!text.contains("convenor::"), "{} names the bot", path.display());
    }
    for (path, text) in sources("src") {
        let uses = ["practice::Practice", "practice::Clock", "practice::{"].iter().any(|named| text.contains(named));
        let may = path.ends_with("cli/practice.rs") || path.starts_with("src/cli/history");
        assert!(!uses || may, "{} names practice", path.display());
    }
}

#[test]
fn files_stay_small() {
    for folder in ["src", "practice/src", "tests"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(lines <= LINES_MAX, "{} has {lines} lines: a room that wants to be two", path.display());
        }
    }
}

#[test]
fn only_the_clock_reads_the_time() {
    for (path, text) in sources("src") {
        if path.ends_with("clock.rs") {
            continue;
        }
        for reading in ["Utc::now(", "Local::now(", "SystemTime::now("] {
            assert!(!text.contains(reading), "{} reads the time with {reading})", path.display());
        }
    }
}

#[test]
fn sql_stays_in_the_stores() {
    let may = |path: &Path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let tables_of_the_ground = ["people.rs", "charter.rs", "items.rs", "drafts.rs"];
        let reads_of_the_ground = Path::new("src/outbox/stats.rs");
        name == "store.rs"
            || path.to_str().unwrap().contains("/store/")
            || path.starts_with("src/db")
            || path == reads_of_the_ground
            || tables_of_the_ground.contains(&name)
    };
    for (path, text) in sources("src") {
        let has = text.contains("sqlx::query");
        assert!(!has || may(&path), "{} has SQL outside a store", path.display());
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "practice/src"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{} does not begin with what it is", path.display());
        }
    }
}
