//! New zone data: a newer program may know of other clock changes. What was worked out with the old ones is worked out again once,
//! so that nothing comes an hour late or early.

use crate::charter::Charter;
use crate::error::Result;
use crate::feature::App;
use crate::ids::GuildId;

use super::{setup, store};

/// Coalitions that are read at once; each is a change of its own.
const READ_MAX: i64 = 100;

/// Works out again what hangs on wall clocks, unless that was done with this zone data. Interrupted, it begins anew: what stands
/// as it should is left alone.
///
/// # Errors
/// If the database fails.
pub async fn follow(app: &App) -> Result<()> {
    let version = chrono_tz::IANA_TZDB_VERSION;
    if store::zone_data(app.db.readers()).await?.as_deref() == Some(version) {
        return Ok(());
    }
    let mut after = GuildId(i64::MIN);
    loop {
        let guilds = store::guilds_after(app.db.readers(), after, READ_MAX).await?;
        let Some(last) = guilds.last() else { break };
        after = *last;
        for guild in guilds {
            let (of_job, now) = (app.clone(), app.clock.now());
            let job = app.db.write_later(move |connection| {
                Box::pin(async move {
                    let charter = Charter::of(connection, guild).await?;
                    setup::work_out(connection, &of_job, &charter, now).await
                })
            });
            job.await?;
        }
        app.owed.ring();
    }
    app.db.write_later(move |connection| Box::pin(store::keep_zone_data(connection, version))).await?;
    tracing::info!("Times go by the zone data {version} from now on");
    Ok(())
}
