//! What the house does for itself: it follows new zone data at the start, and at night makes the backup. `tick` makes at most one and is what tests call; the loop around it sleeps
//! until the next night.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::coalition::zone_data;
use crate::db::Backups;
use crate::db::backups::{Kind, Made};
use crate::feature::App;

/// After the start, people and what is overdue come first; a clock that is wound does not wait.
const CALM: Duration = Duration::from_secs(60);

/// Ticks until `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    let (backups, clock) = (app.db.backups().clone(), app.clock.clone());
    let mut follows = false;
    let mut look_at = clock.now() + CALM;
    loop {
        if !follows {
            let followed = tokio::select! {
                followed = zone_data::follow(&app) => followed,
                () = stop.cancelled() => return,
            };
            follows = followed.is_ok();
            if let Err(error) = followed {
                tracing::error!(%error, "What hangs on wall clocks could not be worked out again yet");
            }
        }
        tokio::select! {
            () = clock.sleep_until(Some(look_at)) => {}
            () = stop.cancelled() => return,
        }
        let now = clock.now();
        if now >= look_at {
            tick(&backups, now).await;
            look_at = backups.look_again_at(clock.now());
        }
    }
}

/// Makes the nightly backup if it is due at `now`.
pub async fn tick(backups: &Backups, now: DateTime<Utc>) -> Option<Made> {
    if !backups.is_due(now) {
        return None;
    }
    let made = backups.make(Kind::Nightly, now).await?;
    tracing::info!(bytes = made.bytes, "The nightly backup is {}", made.path.display());
    Some(made)
}
