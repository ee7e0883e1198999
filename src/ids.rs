//! Ids with a type of their own, so that a person is never taken for a channel.
//!
//! Discord's ids are snowflakes: 63 bits, the time of their making in the upper 42. SQLite's integers hold them as they are.

use chrono::{DateTime, Utc};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A guild of Discord: one coalition.
    GuildId,
    /// A member, by their Discord user id.
    PersonId,
    /// A channel, thread or direct-message channel.
    ChannelId,
    /// A message.
    MessageId,
    /// A scheduled event of a guild.
    EventId,
    /// A role of Discord (not one of ours).
    RoleId,
    /// The bot's application.
    ApplicationId,
    /// An interaction.
    InteractionId,
    /// A row of `commitments`. What people see is the reference `C-n`, numbered per guild.
    CommitmentId,
    /// A row of `reminders`. What people see is the reference `R-n`, numbered per guild.
    ReminderId,
    /// A row of `polls`. What people see is the reference `D-n`, numbered per guild together with decisions.
    PollId,
    /// A row of `decisions`. What people see is the reference `D-n`, numbered per guild together with polls.
    DecisionId,
    /// A row of `indicators`. What people see is the reference `I-n`, numbered per guild.
    IndicatorId,
    /// A row of `meetings`. What people see is the reference `M-n`, numbered per guild.
    MeetingId,
    /// A row of `outbox`.
    OutboxId,
}

/// Milliseconds from the Unix epoch to Discord's (the first second of 2015), the zero of a snowflake's time.
const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;

/// The smallest snowflake that Discord could have made at `at`: what pages a channel "from then on".
#[must_use]
pub fn first_snowflake_at(at: DateTime<Utc>) -> i64 {
    (at.timestamp_millis() - DISCORD_EPOCH_MS).max(0) << 22
}

/// When Discord made a snowflake: of an interaction, when the person pressed or typed.
#[must_use]
pub fn snowflake_time(id: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis((id >> 22) + DISCORD_EPOCH_MS).unwrap_or_default()
}
