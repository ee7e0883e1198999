//! The world on disk.

use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::World;

const NAME: &str = "world.json";

/// The world kept in a folder, else an empty one; addresses of files are moved to where practice is found now.
pub fn load(folder: Option<&Path>, origin: &str, now: DateTime<Utc>) -> io::Result<World> {
    let path = folder.map(|folder| folder.join(NAME)).filter(|path| path.exists());
    let mut world = match path {
        None => World::empty(now),
        Some(path) => {
            let text = std::fs::read_to_string(path)?;
            let old: World = serde_json::from_str(&text)?;
            let moved = !old.origin.is_empty() && old.origin != origin;
            if moved {
                serde_json::from_str(&text.replace(&format!("{}/", old.origin), &format!("{origin}/")))?
            } else {
                old
            }
        }
    };
    world.origin = origin.to_owned();
    let places: Vec<_> =
        world.channels.values().flat_map(|channel| channel.messages.keys().map(|id| (*id, channel.id))).collect();
    world.message_channel.extend(places);
    Ok(world)
}

/// Writes a saved world into its folder, whole or not at all.
pub fn store(folder: &Path, text: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let beside = folder.join("world.json.new");
    std::fs::write(&beside, text)?;
    std::fs::rename(beside, folder.join(NAME))
}
