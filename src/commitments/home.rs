//! What a person sees of their promises in `/home`.

use sqlx::SqliteConnection;

use super::store::{Ended, Show};
use super::{Commitment, NAME, RATE_FROM, store, view};
use crate::error::Result;
use crate::feature::{HomeRows, Reader};
use crate::message::{Button, Look, Press};
use crate::{pages, say};

/// Rows shown; the rest is behind *My promises*.
const ROWS_MAX: i64 = 4;

/// The person's open promises, the most urgent first, and, from five outcomes on, how many they kept.
pub async fn rows(connection: &mut SqliteConnection, reader: &Reader) -> Result<Option<HomeRows>> {
    let words = reader.words;
    let guild = reader.charter.guild;
    let (count, promises) = store::page(connection, guild, Some(reader.person), Show::Open, (0, ROWS_MAX)).await?;
    let mut lines =
        vec![if count == 0 { say!(words, "home-no-promises") } else { say!(words, "home-promises", count = count) }];
    let Ended { kept, late, not_kept, .. } = store::ended(connection, guild, Some(reader.person)).await?;
    let all = kept + late + not_kept;
    if all >= RATE_FROM {
        lines.push(say!(words, "home-kept", kept = kept, all = all));
    }
    let mut buttons =
        vec![Button::new(say!(words, "button-promise"), Press::new(NAME, "make", guild)).look(Look::Primary)];
    let mut list = Some(view::list_button(words, guild));
    if count > ROWS_MAX {
        lines.push(say!(words, "home-promises-first", count = ROWS_MAX));
        buttons.extend(list.take());
    }
    let open = |promise: &Commitment| pages::opens(words, promise.reference(), view::open_button(words, promise));
    let rows = promises.iter().map(|promise| (view::line(words, promise, reader.now), open(promise))).collect();
    Ok(Some(HomeRows { heading: lines.join("\n"), rows, buttons, list }))
}
