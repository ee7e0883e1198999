//! Claiming: what has fallen due is asked of its feature, frozen, and handed out to be carried. Those that are due together are claimed
//! together, each as if it were alone.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;

use super::store::{self, Held};
use super::{CLAIMED_AHEAD, Due, Payload, Row, give_up, postpone, skip};
use crate::db::{Frame, Gather};
use crate::error::Result;
use crate::feature::App;
use crate::ids::ChannelId;

/// A row to be claimed.
pub struct Claiming {
    /// Who renders.
    pub app: App,
    /// The row, as it was read.
    pub row: Row,
    /// The instant.
    pub now: DateTime<Utc>,
}

/// What came of a claim.
#[derive(Clone, Debug)]
pub enum Claim {
    /// Frozen: send this. With Discord's code, if its channel is known to be closed to us.
    Send(Box<Row>, Option<i64>),
    /// Not wanted, claimed meanwhile, or frozen ahead of its time.
    Nothing,
}

/// A row that was rendered, and what it is to carry, part by part.
pub(super) struct Rendered {
    pub(super) row: Row,
    pub(super) parts: Vec<Payload>,
    pub(super) now: DateTime<Utc>,
    closed: Option<i64>,
    /// It is not due yet: frozen ahead, to be claimed again.
    pub(super) early: bool,
}

impl Gather for Claiming {
    type Answer = Claim;

    fn all<'a>(
        connection: &'a mut SqliteConnection,
        all: &'a [Self],
        frame: &'a mut Frame,
    ) -> BoxFuture<'a, Result<Vec<Result<Claim>>>> {
        Box::pin(async move {
            frame.goes_on();
            let mut held = store::held(connection, all, frame).await?;
            let mut rendered = Vec::with_capacity(all.len());
            for claiming in all {
                rendered.push(match held.remove(&claiming.row.id) {
                    Some(held) => claiming.render(connection, held).await?,
                    None => None,
                });
            }
            store::freeze_all(connection, rendered.iter_mut().flatten(), frame).await?;
            let claim = |rendered: Option<Rendered>| {
                Ok(match rendered.filter(|rendered| !rendered.early) {
                    Some(rendered) => Claim::Send(Box::new(rendered.row), rendered.closed),
                    None => Claim::Nothing,
                })
            };
            Ok(rendered.into_iter().map(claim).collect())
        })
    }
}

impl Claiming {
    async fn render(&self, connection: &mut SqliteConnection, held: Held) -> Result<Option<Rendered>> {
        let Self { app, row, now } = self;
        let now = *now;
        if let Some(why) = held.not_wanted {
            skip(connection, row.id, why, now).await?;
            return Ok(None);
        }
        if let Some(until) = held.until {
            postpone(connection, row.id, until).await?;
            return Ok(None);
        }
        let render = app.features.iter().flat_map(|feature| feature.due).find(|(kind, _)| *kind == row.kind);
        let Some((_, render)) = render else {
            give_up(connection, row.id, "no feature renders this kind", now).await?;
            return Ok(None);
        };
        let (parts, fallback) = match render(connection, app, (row, &held.charter), now).await? {
            Due::NotWanted(why) => {
                skip(connection, row.id, why, now).await?;
                return Ok(None);
            }
            Due::Later(at) => {
                postpone(connection, row.id, at).await?;
                return Ok(None);
            }
            Due::Private(message, channel) | Due::Post(message, channel) => (vec![message.into()], Some(channel)),
            Due::Send(parts) => (parts.into_iter().map(Payload::Message).collect(), None),
            Due::Here(parts) => (parts.into_iter().map(Payload::Message).collect(), Some(ChannelId(0))),
            // What lives on is not too late a day after: its feature says whether it is still wanted.
            Due::Thread(thread) => (vec![Payload::Thread(thread)], None),
            Due::Event(event) => (vec![Payload::Event(event)], None),
            Due::Edit(edit) => (vec![Payload::Edit(edit)], None),
            Due::AsFrozen => (row.payload.clone().into_iter().collect(), row.fallback),
        };
        let Some(first) = parts.first() else {
            skip(connection, row.id, "nothing to say", now).await?;
            return Ok(None);
        };
        if let Payload::Message(said) = first
            && row.is_too_late(now)
        {
            store::late::miss(connection, row, said, now).await?;
            return Ok(None);
        }
        let early = now < row.due_at && CLAIMED_AHEAD.contains(&row.kind.as_str());
        let row = Row { fallback, discreet: held.discreet, ..row.clone() };
        Ok(Some(Rendered { row, parts, now, closed: held.closed, early }))
    }
}
