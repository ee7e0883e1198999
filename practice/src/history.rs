//! A history that can be played: what made-up people did for months, done again in seconds through practice's own front.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;

use crate::page::clock;
use crate::shared::locked;
use crate::{Practice, Shared};

/// Somebody who can play a history: practice knows neither the bot nor its commands.
pub trait History: Send + Sync + 'static {
    /// The guild in which it happens; once there is one of this name, it was played.
    fn guild(&self) -> &str;
    /// Founds the guild and plays, the clock wound from event to event; the reason if a step was not taken.
    fn play(&self, practice: Practice) -> BoxFuture<'static, Result<(), String>>;
}

/// What is offered, and whether it is being played.
#[derive(Default)]
pub struct Offer {
    held: Mutex<Option<Arc<dyn History>>>,
    playing: AtomicBool,
    /// When it had come to its end.
    ended: Mutex<Option<DateTime<Utc>>>,
}

impl Offer {
    fn get(&self) -> Option<Arc<dyn History>> {
        locked(&self.held).clone()
    }
}

/// When the history came to its end, if it was played since practice started: what is older counts as read.
pub fn ended(shared: &Shared) -> Option<DateTime<Utc>> {
    *locked(&shared.history.ended)
}

/// How it stands, for the page: `offered`, `playing`, `played`, or nothing.
pub fn standing(shared: &Shared) -> Option<&'static str> {
    let history = shared.history.get()?;
    if shared.history.playing.load(Ordering::Acquire) {
        return Some("playing");
    }
    let played = shared.world().guilds.values().any(|guild| guild.name == history.guild());
    Some(if played { "played" } else { "offered" })
}

/// Ends the playing however it ends.
struct Playing(Practice);

impl Drop for Playing {
    fn drop(&mut self) {
        self.0.lift_limits(false);
        self.0.shared.history.playing.store(false, Ordering::Release);
        self.0.shared.tell_state();
    }
}

impl Practice {
    /// Offers a history on the page, and to [`play_history`](Self::play_history).
    pub fn offer_history(&self, history: Arc<dyn History>) {
        *locked(&self.shared.history.held) = Some(history);
    }

    /// Plays what is offered, once; the reason if it cannot be played, or not to its end. Meanwhile no rate limits hold.
    ///
    /// # Errors
    /// A sentence for people.
    pub async fn play_history(&self) -> Result<(), String> {
        let Some(history) = self.shared.history.get() else { return Err("There is no history to play.".to_owned()) };
        if standing(&self.shared) != Some("offered") || self.shared.history.playing.swap(true, Ordering::AcqRel) {
            return Err("It has been played already.".to_owned());
        }
        let playing = Playing(self.clone());
        self.lift_limits(true);
        self.shared.tell_state();
        let played = history.play(self.clone()).await;
        if played.is_ok() {
            *locked(&self.shared.history.ended) = Some(self.shared.now());
        }
        drop(playing);
        self.tell_wound().await;
        played
    }

    /// Tells the page that the clock was wound.
    pub async fn tell_wound(&self) {
        clock::wound(&self.shared).await;
    }
}
