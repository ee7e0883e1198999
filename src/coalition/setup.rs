//! Setup: a conversation of under three minutes that can be left and resumed. Each answer is kept at once; *Finish* posts the
//! *Start here* card. The command `/coalition setup` is the same in one line.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;

use super::{NAME, store, zones};
use crate::act::Act;
use crate::charter::Charter;
use crate::error::{Error, Result};
use crate::feature::{App, Reader};
use crate::ids::{ChannelId, GuildId, OutboxId, RoleId};
use crate::message::{Field, Form, Press};
use crate::outbox::{self, Owed, Recipient};
use crate::people;
use crate::say;
use crate::text::{Language, Words};

/// What becomes of a value that may be left empty.
#[derive(Clone, Copy, Debug, Default)]
pub enum Choice<T> {
    /// It stays.
    #[default]
    Keep,
    /// It is empty from now on.
    Nothing,
    /// It is this.
    To(T),
}

impl<T> Choice<T> {
    /// What was chosen in a select that may be left empty.
    pub fn of(chosen: Option<T>) -> Self {
        chosen.map_or(Self::Nothing, Self::To)
    }

    /// What holds after it.
    pub fn after(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Nothing => None,
            Self::To(new) => Some(new),
        }
    }
}

/// What setup changes; what is `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change {
    /// The zone.
    pub zone: Option<Tz>,
    /// What posted messages speak.
    pub language: Option<Language>,
    /// Where news goes.
    pub announcements: Choice<ChannelId>,
    /// Who wears it acts as coordinator.
    pub coordinator_role: Choice<RoleId>,
}

/// Refuses whoever may not set up: those without Manage Guild who are no coordinator.
pub async fn refuse_others(connection: &mut SqliteConnection, act: &Act) -> Result<()> {
    if act.is_coordinator(connection).await? {
        return Ok(());
    }
    Err(Error::Refusal(say!(act.words(), "setup-not-allowed")))
}

/// Keeps a change, logs it, and lets what hangs on the wall clock follow.
pub async fn change(connection: &mut SqliteConnection, app: &App, act: &Act, change: Change) -> Result<Act> {
    // The role of that name has the guild's own id.
    if matches!(change.coordinator_role, Choice::To(role) if role.0 == act.charter.guild.0) {
        return Err(Error::Refusal(say!(act.words(), "setup-role-everyone")));
    }
    let (old, mut act) = (Arc::clone(&act.charter), act.clone());
    let new = Arc::make_mut(&mut act.charter);
    new.zone = change.zone.unwrap_or(old.zone);
    new.language = change.language.unwrap_or(old.language);
    new.announcements = change.announcements.after(old.announcements);
    new.coordinator_role = change.coordinator_role.after(old.coordinator_role);
    store::save(connection, &act.charter, act.now).await?;
    let new = &act.charter;
    let text = |id: Option<i64>| id.map(|id| id.to_string());
    let changes = [
        ("time_zone", Some(old.zone.name().to_owned()), Some(new.zone.name().to_owned())),
        ("language", Some(old.language.code().to_owned()), Some(new.language.code().to_owned())),
        ("announcements", text(old.announcements.map(|c| c.0)), text(new.announcements.map(|c| c.0))),
        ("coordinator_role", text(old.coordinator_role.map(|r| r.0)), text(new.coordinator_role.map(|r| r.0))),
    ];
    for (rule, from, to) in changes {
        // A zone that was chosen is logged even if it is the one that held before: that it was chosen is what setup asks for.
        let chosen = rule == "time_zone" && change.zone.is_some();
        if chosen || from != to {
            store::log(connection, &act, rule, from, to.unwrap_or_default()).await?;
        }
    }
    if new.zone != old.zone {
        work_out(connection, app, new, act.now).await?;
    }
    Ok(act)
}

/// Works out again when what hangs on the coalition's wall clock falls due.
pub async fn work_out(
    connection: &mut SqliteConnection,
    app: &App,
    charter: &Charter,
    now: DateTime<Utc>,
) -> Result<()> {
    outbox::move_to_zone(connection, charter.guild, "brief", charter.zone).await?;
    for rezoned in app.features.iter().filter_map(|feature| feature.rezoned) {
        rezoned(connection, charter, now).await?;
    }
    Ok(())
}

/// What becomes of the *Start here* card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartHere {
    /// It is posted now.
    Comes,
    /// It stands already.
    Stands,
}

/// The row of the newest *Start here* card, if people deleted it. Discord is asked, so that this comes before the change.
pub async fn deleted_card(app: &App, guild: GuildId) -> Result<Option<OutboxId>> {
    let newest = store::start_here(&mut *app.db.readers().acquire().await?, guild).await?;
    let Some((id, channel, message)) = newest.and_then(|row| Some((row.id, row.channel?, row.made?))) else {
        return Ok(None);
    };
    match app.reach.stands((guild, channel), message).await {
        Ok(stands) => Ok((!stands).then_some(id)),
        Err(error) => {
            tracing::warn!(%error, "Whether the Start here card stands could not be looked up");
            Ok(None)
        }
    }
}

/// Finishes setup: whoever ran it is granted coordinator, and the *Start here* card is owed, unless one stands in that channel and
/// that language.
pub async fn finish(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    deleted: Option<OutboxId>,
) -> Result<StartHere> {
    if !store::zone_is_chosen(connection, act.charter.guild).await? {
        return Err(Error::Refusal(say!(act.words(), "setup-zone-first")));
    }
    store::set_up(connection, act).await?;
    people::grant_coordinator(connection, &act.asker, act.now).await?;
    people::remember(connection, &act.asker, act.now).await?;
    // From then on they hear what coordinators hear, of what slipped before as well.
    let reader = Reader::of(connection, Charter::clone(&act.charter), act.asker.person, act.now).await?;
    app.owe_next_brief(connection, &reader).await?;
    let channel = act.charter.announcements.unwrap_or(act.asker.channel);
    start_here(connection, act, channel, deleted).await
}

async fn start_here(
    connection: &mut SqliteConnection,
    act: &Act,
    channel: ChannelId,
    deleted: Option<OutboxId>,
) -> Result<StartHere> {
    let recipient = Recipient::Channel(channel);
    // Both kinds of English read the same there.
    let language = if act.charter.language == Language::Es { "es" } else { "en" };
    let newest = store::start_here(connection, act.charter.guild).await?;
    if let Some(newest) = newest.filter(|newest| {
        newest.recipient == recipient.to_string() && newest.occurrence == language && deleted != Some(newest.id)
    }) {
        match newest.state.as_str() {
            "sent" => return Ok(StartHere::Stands),
            "waiting" | "frozen" => return Ok(StartHere::Comes),
            _ => {}
        }
    }
    let owed = Owed {
        guild: act.charter.guild,
        item: "start_here".to_owned(),
        occurrence: language.to_owned(),
        revision: 0,
        recipient,
        kind: "start_here",
        due_at: act.now,
    };
    outbox::owe_anew(connection, &owed).await?;
    Ok(StartHere::Comes)
}

/// The zone that was typed.
///
/// # Errors
/// A refusal with two examples.
pub fn zone(words: Words, typed: &str) -> Result<Tz> {
    let typed_shown = crate::text::said(&crate::text::plain(typed, 60));
    zones::parse(typed).ok_or_else(|| Error::Mistyped(say!(words, "setup-zone-unknown", typed = typed_shown)))
}

/// The form for a zone that is not among the common ones.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    if !press.action.starts_with("zone-other") {
        return None;
    }
    Some(Form {
        title: say!(words, "setup-zone-title"),
        press: Press::new(NAME, "zone-other-sent", &press.id),
        fields: vec![Field::line("zone", 60, say!(words, "setup-zone-field"), say!(words, "setup-zone-hint"))],
    })
}
