//! What a digest said, kept as it was composed, in both languages: *Show all* and the other language read it there as long as its message
//! stands, whatever has changed since.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::compose::Digest;
use super::store::Posted;
use super::{DUE, NOW, compose, store, view};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::ids::ChannelId;
use crate::message::Card;
use crate::news::{DigestLine, DigestReader};
use crate::outbox;
use crate::say;

/// What the occurrence of one that is posted by hand begins with.
const BY_HAND: char = 'h';

/// A digest as it is to be posted.
pub struct New<'a> {
    /// For whom: in the coalition's words, in its channel.
    pub reader: &'a DigestReader,
    /// The occurrence of its row in the outbox.
    pub occurrence: &'a str,
    /// When it is read first.
    pub at: DateTime<Utc>,
    /// All that there was to tell, and what of it is on the screen.
    pub lines: &'a [DigestLine],
    pub shown: &'a [DigestLine],
}

/// Keeps it. What is kept in these words already stays as it is, so that what was frozen ahead and still holds is composed once.
pub async fn keep(connection: &mut SqliteConnection, app: &App, new: &New<'_>) -> Result<()> {
    let (guild, language) = (new.reader.charter.guild, new.reader.words.language());
    let (shown, lines) = (json(&keys(new.shown))?, json(new.lines)?);
    let known = store::posted(connection, guild, new.occurrence).await?;
    if known.is_some_and(|known| known.shown == shown && known.lines == lines && known.language == language) {
        return Ok(());
    }
    let other = DigestReader { words: language.other().words(), ..new.reader.clone() };
    let other = json(&compose::lines(connection, app, &other).await?)?;
    let posted = Posted {
        occurrence: new.occurrence.to_owned(),
        made_at: new.at,
        from_at: new.reader.from,
        until_at: new.reader.until,
        language,
        shown,
        lines,
        other,
    };
    let channel = new.reader.channel.unwrap_or(ChannelId(0));
    store::keep_posted(connection, (guild, channel), &posted).await
}

/// Whether the same was posted by hand there within so long before.
pub async fn is_again(connection: &mut SqliteConnection, new: &New<'_>, within: TimeDelta) -> Result<bool> {
    let place = (new.reader.charter.guild, new.reader.channel.unwrap_or(ChannelId(0)));
    let said = (json(&keys(new.shown))?, json(new.lines)?);
    store::was_posted(connection, place, said, new.at - within).await
}

/// What the digest said on which something was pressed: it was posted where the asker is, so they may read all of it.
pub async fn read(connection: &mut SqliteConnection, act: &Act, pressed: &Pressed, id: &str) -> Result<Posted> {
    let unknown = || Error::Refusal(say!(act.words(), "press-unknown"));
    let (guild, occurrence) = (act.charter.guild, occurrence_of(id));
    let row = pressed.row.ok_or_else(unknown)?;
    let item = if occurrence.starts_with(BY_HAND) { NOW } else { DUE };
    if !outbox::stands_in(connection, row, (guild, act.asker.channel), (item, &occurrence)).await? {
        return Err(unknown());
    }
    store::posted(connection, guild, &occurrence).await?.ok_or_else(unknown)
}

impl Posted {
    /// All that it told, in the coalition's language then, or in the other.
    pub fn lines(&self, other: bool) -> Result<Vec<DigestLine>> {
        serde_json::from_str(if other { &self.other } else { &self.lines }).map_err(Error::internal)
    }

    /// What of it stood on the screen.
    pub fn screen(&self, other: bool) -> Result<Vec<DigestLine>> {
        let shown: Vec<String> = serde_json::from_str(&self.shown).map_err(Error::internal)?;
        let mut lines = self.lines(other)?;
        lines.retain(|line| shown.contains(&line.key));
        Ok(lines)
    }

    /// The same in the other language, for one person: what was on its screen, with the picture as it was then.
    pub async fn in_other_language(
        &self,
        connection: &mut SqliteConnection,
        app: &App,
        charter: &Charter,
    ) -> Result<Card> {
        let reader = DigestReader {
            words: self.language.other().words(),
            charter: charter.clone(),
            channel: None,
            person: None,
            from: self.from_at,
            until: self.until_at,
            now: self.made_at,
        };
        let shown = self.screen(true)?;
        let picture = compose::picture(connection, app, &reader, &shown).await?;
        let id = format!("{}.{}", charter.guild, id_of(&self.occurrence));
        let by_hand = self.occurrence.starts_with(BY_HAND);
        Ok(view::in_words(&reader, Digest { shown, more: 0, picture }, id, by_hand))
    }
}

/// The occurrence of one that is posted by hand.
pub fn by_hand(channel: ChannelId, now: DateTime<Utc>) -> String {
    format!("{BY_HAND}{channel}x{}", now.timestamp_millis())
}

/// An occurrence as a part of the id of a press, where colons part.
pub fn id_of(occurrence: &str) -> String {
    occurrence.replace(':', "")
}

/// What [`id_of`] wrote: only the local start of an occurrence, `2026-11-23T09:00`, has a colon.
fn occurrence_of(id: &str) -> String {
    match (id.get(..13), id.get(13..)) {
        (Some(hour), Some(minute)) if minute.len() == 2 && hour.as_bytes()[10] == b'T' => format!("{hour}:{minute}"),
        _ => id.to_owned(),
    }
}

fn keys(lines: &[DigestLine]) -> Vec<&str> {
    lines.iter().map(|line| line.key.as_str()).collect()
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occurrence_in_a_press_reads_back() {
        for occurrence in ["2026-11-23T09:00", "h1572627441254400007x1795014000123"] {
            assert!(!id_of(occurrence).contains([':', '.']));
            assert_eq!(occurrence_of(&id_of(occurrence)), occurrence);
        }
        for forged in ["", "x", "2026-11-23", "ñññññññññññññññ"] {
            assert_eq!(occurrence_of(forged), forged);
        }
    }
}
