//! What becomes of a row that did not arrive: tried again with growing waits, brought elsewhere, told to a coordinator. Never deleted.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use crate::charter::Charter;
use crate::discord::rest::RestError;
use crate::error::Result;
use crate::feature::{App, Feature};
use crate::ids::{ChannelId, PersonId};
use crate::items::{self, Reference};
use crate::message::{Block, Message};
use crate::outbox::{self, Owed, Payload, Recipient, Row};
use crate::{people, say};

/// Discord's codes for a recipient who takes no direct messages from us: closed, or no server in common.
const CLOSED_TO_US: [u64; 2] = [50_007, 50_278];
/// And for a channel in which we cannot post: gone, not to be seen, a permission is missing.
const CANNOT_POST: [u64; 3] = [NO_CHANNEL, NOT_SEEN, NO_PERMISSION];

/// Discord's codes for as many scheduled events, and as many open threads, as a guild may have.
const EVENTS_FULL: u64 = 30_038;
const THREADS_FULL: u64 = 160_006;
const NO_CHANNEL: u64 = 10_003;
const NOT_SEEN: u64 = 50_001;
const NO_PERMISSION: u64 = 50_013;

/// The wire failed, or Discord refused.
pub(super) async fn failed(app: &App, row: &Row, error: &RestError, now: DateTime<Utc>) -> Result<()> {
    let id = row.id;
    let (refused, unsure) = match error {
        // Without a code it was not Discord that spoke, but something on the way.
        RestError::Refused { status, code, .. } => (*status != 401 && *code != 0, *code == 0),
        RestError::Unreachable(_) => (false, false),
        RestError::Unsure(_) => (false, true),
    };
    tracing::warn!(%error, row.id = %id, refused, "Row {id} was not delivered");
    let (next, last_try) = (outbox::retry_at(row.attempts + 1, now), row.last_try(now));
    // The last try comes shortly before the end, and not only after it.
    let end = last_try - TimeDelta::minutes(1);
    let again = if now < end { next.min(end) } else { next };
    if refused || again > last_try {
        return for_good(app, row, (error, false), now).await;
    }
    let waits = row.waits_for_morning();
    let charter = app.charters.of(app.db.readers(), row.guild).await?;
    let again = if waits { charter.quiet_until(again).unwrap_or(again) } else { again };
    let trouble = error.to_string();
    app.db
        .write_later(move |connection| {
            Box::pin(async move { outbox::mark_failed(connection, id, &trouble, unsure, again).await })
        })
        .await
}

/// It cannot be brought to its recipient: it goes to the next place that takes it, or a coordinator is told.
/// `remembered`: it was not asked again, since it is known to be closed.
pub(super) async fn for_good(
    app: &App,
    row: &Row,
    (error, remembered): (&RestError, bool),
    now: DateTime<Utc>,
) -> Result<()> {
    let code = match error {
        RestError::Refused { code, .. } => *code,
        _ => 0,
    };
    let (row, trouble, features) = (row.clone(), error.to_string(), app.features.clone());
    app.db
        .write_later(move |connection| {
            Box::pin(async move {
                if !outbox::give_up(connection, row.id, &trouble, now).await? {
                    return Ok(());
                }
                let charter = Charter::of(connection, row.guild).await?;
                if matches!(row.payload, Some(Payload::Thread(_) | Payload::Event(_))) {
                    return not_made(connection, &charter, &row, (code, remembered), now).await;
                }
                if let Some(Payload::Edit(edit)) = &row.payload {
                    return not_changed(connection, &charter, (edit.channel, code, remembered), now).await;
                }
                match row.recipient {
                    // Only events are for a guild.
                    Recipient::Guild(_) => lost(connection, &charter, (&row, code), now).await,
                    Recipient::Channel(channel) => {
                        if !remembered && CANNOT_POST.contains(&code) {
                            close(connection, &charter, (channel, code), now).await?;
                        }
                        if CANNOT_POST.contains(&code)
                            && let Some(whose) = hidden(connection, &features, &row).await?
                        {
                            return unposted(connection, &charter, (&row, whose), now).await;
                        }
                        elsewhere(connection, &charter, (&row, channel, code), now).await
                    }
                    Recipient::Person(person) => {
                        if code == NO_CHANNEL {
                            outbox::forget_direct(connection, person).await?;
                        }
                        if row.kind == "waited" {
                            // What it tells of was told in a channel.
                            return outbox::skip(connection, row.id, &trouble, now).await;
                        }
                        note_that_it_waits(connection, &charter, (&row, code), now).await
                    }
                }
            })
        })
        .await?;
    app.owed.ring();
    Ok(())
}

/// A channel is closed to us. Coordinators hear of it when it is news.
async fn close(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (channel, code): (ChannelId, u64),
    now: DateTime<Utc>,
) -> Result<()> {
    if outbox::close_place(connection, charter.guild, (channel, code.cast_signed()), now).await? {
        let which = (format!("place:{channel}"), now.timestamp().to_string());
        tell(connection, charter, which, now).await?;
    }
    Ok(())
}

/// A thread that could not be started, or an event that could not be made: there is no other place for them, but nothing else stops
/// for it either. Coordinators hear why, once until something is made again; then they can have it tried again.
async fn not_made(
    connection: &mut SqliteConnection,
    charter: &Charter,
    row: &Row,
    (code, remembered): (u64, bool),
    now: DateTime<Utc>,
) -> Result<()> {
    let what = match (row.recipient, code) {
        (Recipient::Channel(channel), NO_CHANNEL | NOT_SEEN) => {
            if !remembered {
                close(connection, charter, (channel, code), now).await?;
            }
            return Ok(());
        }
        (Recipient::Channel(channel), NO_PERMISSION) => format!("threads:{channel}"),
        (Recipient::Channel(channel), THREADS_FULL) => format!("threads-full:{channel}"),
        (Recipient::Guild(guild), NO_PERMISSION | NOT_SEEN) => format!("events:{guild}"),
        (Recipient::Guild(guild), EVENTS_FULL) => format!("events-full:{guild}"),
        _ => return tell_lost(connection, charter, now).await,
    };
    let which = outbox::last_made(connection, row).await?;
    tell(connection, charter, (what, which), now).await
}

/// A card that stands could not be changed; the next change of it brings all that is missing.
async fn not_changed(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (channel, code, remembered): (ChannelId, u64, bool),
    now: DateTime<Utc>,
) -> Result<()> {
    match code {
        _ if remembered => Ok(()),
        NOT_SEEN | NO_PERMISSION => close(connection, charter, (channel, code), now).await,
        _ => tell_lost(connection, charter, now).await,
    }
}

/// A channel is closed to us: its message goes where the item was made, then to the announcements.
async fn elsewhere(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (row, channel, code): (&Row, ChannelId, u64),
    now: DateTime<Utc>,
) -> Result<()> {
    let next = [row.fallback, charter.announcements].into_iter().flatten().find(|place| *place != channel);
    match (next, row.payload.as_ref().and_then(Payload::message)) {
        (Some(place), Some(message)) if CANNOT_POST.contains(&code) && row.fallback != Some(ChannelId(0)) => {
            let message = marked(charter, message.clone(), channel);
            // From there it may go on to the announcements, unless it was meant for them, and from those nowhere.
            let after = charter.announcements.filter(|announcements| ![place, channel].contains(announcements));
            let after = after.unwrap_or(ChannelId(0));
            outbox::redirect(connection, row, (place, Some(after)), &message, now).await
        }
        _ => lost(connection, charter, (row, code), now).await,
    }
}

/// Whose the item of a row is, if not everyone may see it and the row goes to no other channel.
async fn hidden(connection: &mut SqliteConnection, features: &[Feature], row: &Row) -> Result<Option<PersonId>> {
    let Some(item) = row.item.parse::<Reference>().ok().filter(|_| row.fallback == Some(ChannelId(0))) else {
        return Ok(None);
    };
    for whose in features.iter().filter_map(|feature| feature.hidden) {
        if let Some(person) = whose(connection, row.guild, item).await? {
            return Ok(Some(person));
        }
    }
    Ok(None)
}

/// What not everyone may see goes to no other channel: coordinators and the one whose item it is are told privately, once a day.
async fn unposted(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (row, whose): (&Row, PersonId),
    now: DateTime<Utc>,
) -> Result<()> {
    if outbox::count_failure(connection, row.guild, &row.item, now).await? {
        tell(connection, charter, (format!("paused:{}", row.item), now.timestamp().to_string()), now).await?;
    }
    let mut people = people::coordinators(connection, charter, now).await?;
    if !people.contains(&whose) {
        people.push(whose);
    }
    let which = (format!("unposted:{}", row.item), charter.local(now).date().to_string());
    tell_these(connection, charter, (people, which), now).await
}

/// The message with a line in small print that says where it was meant for.
fn marked(charter: &Charter, message: Message, channel: ChannelId) -> Message {
    let line = format!("-# {}", say!(charter.words(), "meant-for", channel = format!("<#{channel}>")));
    match message {
        Message::Card(mut card) => {
            card.blocks.push(Block::Text(line));
            Message::Card(card)
        }
        Message::Notice(mut notice) => {
            notice.content = format!("{}\n{line}", notice.content);
            // Whom it was to ring there, it does not ring here.
            notice.roles.clear();
            Message::Notice(notice)
        }
    }
}

/// Who takes no direct messages is told in the channel where the matter began, or in the announcements, that one waits. Any other
/// refusal is a fault of ours, of which nobody is told in public.
async fn note_that_it_waits(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (row, code): (&Row, u64),
    now: DateTime<Utc>,
) -> Result<()> {
    let Recipient::Person(person) = row.recipient else { return Ok(()) };
    let began = row.fallback.filter(|place| *place != ChannelId(0));
    let place = began.or(charter.announcements).or(charter.system_channel);
    match place {
        Some(channel) if CLOSED_TO_US.contains(&code) => {
            let day = charter.local(now).date();
            outbox::owe_note(connection, (row, person), (channel, day), now).await
        }
        _ => lost(connection, charter, (row, code), now).await,
    }
}

/// No place takes it. Coordinators hear once a day that something was lost, and when an item pauses since it failed three times.
async fn lost(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (row, code): (&Row, u64),
    now: DateTime<Utc>,
) -> Result<()> {
    if row.kind == "trouble" || row.kind == "rollup" {
        return Ok(());
    }
    // What pauses is one item, never everybody's briefs; and an outage (no code of Discord's) is nobody's failure.
    let is_item = (row.item.parse::<Reference>().is_ok() || row.item == items::DIGEST) && code != 0;
    if is_item && outbox::count_failure(connection, row.guild, &row.item, now).await? {
        return tell(connection, charter, (format!("paused:{}", row.item), now.timestamp().to_string()), now).await;
    }
    tell_lost(connection, charter, now).await
}

async fn tell_lost(connection: &mut SqliteConnection, charter: &Charter, now: DateTime<Utc>) -> Result<()> {
    let day = charter.local(now).date().to_string();
    tell(connection, charter, ("lost".to_owned(), day), now).await
}

/// It may have arrived, and we may not look: nothing is sent again, and coordinators are told.
pub(super) async fn unknowable(app: &App, row: &Row, now: DateTime<Utc>) -> Result<()> {
    tracing::warn!(row.id = %row.id, "Row {} may have arrived; without Read Message History we cannot look", row.id);
    let row = row.clone();
    app.db
        .write_later(move |connection| {
            Box::pin(async move {
                outbox::give_up(connection, row.id, "it may have arrived; the history may not be read", now).await?;
                let charter = Charter::of(connection, row.guild).await?;
                let Recipient::Channel(channel) = row.recipient else { return Ok(()) };
                let day = charter.local(now).date().to_string();
                let what = if matches!(row.payload, Some(Payload::Thread(_))) { "unsure-thread" } else { "unsure" };
                tell(connection, &charter, (format!("{what}:{channel}"), day), now).await
            })
        })
        .await?;
    app.owed.ring();
    Ok(())
}

/// Owes every coordinator word of a trouble: what it is, and which.
async fn tell(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (what, which): (String, String),
    now: DateTime<Utc>,
) -> Result<()> {
    let people = people::coordinators(connection, charter, now).await?;
    tell_these(connection, charter, (people, (what, which)), now).await
}

/// Owes these people word of a trouble.
async fn tell_these(
    connection: &mut SqliteConnection,
    charter: &Charter,
    (people, (what, which)): (Vec<PersonId>, (String, String)),
    now: DateTime<Utc>,
) -> Result<()> {
    let owed: Vec<Owed> = people
        .into_iter()
        .map(|person| Owed {
            guild: charter.guild,
            item: format!("trouble:{what}"),
            occurrence: which.clone(),
            revision: 0,
            recipient: Recipient::Person(person),
            kind: "trouble",
            due_at: now,
        })
        .collect();
    outbox::owe_all(connection, &owed).await
}
