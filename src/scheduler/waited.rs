//! A direct message arrived: what could not be brought to the same person before is told in one message more.

use chrono::{DateTime, Utc};

use crate::error::Result;
use crate::feature::App;
use crate::outbox::{self, Recipient, Row, WAITS};

pub(super) async fn bring(app: &App, row: &Row, now: DateTime<Utc>) -> Result<()> {
    let Recipient::Person(person) = row.recipient else { return Ok(()) };
    let guild = row.guild;
    let mut connection = app.db.readers().acquire().await?;
    let Some(unread) = outbox::unread(&mut connection, guild, person, now - WAITS).await? else { return Ok(()) };
    drop(connection);
    app.db
        .write_later(move |connection| {
            Box::pin(async move { outbox::owe_waited(connection, (guild, person), unread, now).await })
        })
        .await?;
    app.owed.ring();
    Ok(())
}
