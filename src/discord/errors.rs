//! What a person is told when something goes wrong, in our words; the cause goes to the log under the same reference.

use poise::FrameworkError;

use super::Handle;
use super::answer::Answer;
use crate::error::{Error, Internal, Trouble};
use crate::message::{Card, Reply};
use crate::say;
use crate::text::Words;

/// Turns an error into an answer: a refusal as it stands, a fault as its reference.
#[must_use]
pub fn explain(error: Error, words: Words) -> Reply {
    Reply::Private(Card::new(match error {
        Error::Refusal(text) | Error::Mistyped(text) => text,
        Error::Internal(Internal { reference, cause, kind }) => {
            tracing::error!(%reference, %cause, "Something failed; the person was given the reference {reference}");
            match kind {
                Trouble::Busy => say!(words, "fault-busy", reference = reference),
                Trouble::NoRoom => say!(words, "fault-no-room", reference = reference),
                Trouble::Unanswered => say!(words, "fault-unanswered", reference = reference),
                Trouble::Unknown => say!(words, "fault", reference = reference),
            }
        }
    }))
}

/// Answers a command that poise could not bring to its end.
pub async fn command(error: FrameworkError<'_, Handle, Error>, answer: &Answer, words: Words) {
    let error = match error {
        FrameworkError::Command { error, .. } => error,
        FrameworkError::CommandPanic { payload, .. } => {
            Error::internal(format!("a command panicked: {}", payload.unwrap_or_default()))
        }
        FrameworkError::ArgumentParse { .. } | FrameworkError::CommandStructureMismatch { .. } => {
            Error::Refusal(say!(words, "command-changed"))
        }
        FrameworkError::UnknownInteraction { .. } | FrameworkError::SubcommandRequired { .. } => {
            Error::Refusal(say!(words, "command-changed"))
        }
        FrameworkError::GuildOnly { .. } => Error::Refusal(say!(words, "command-guild-only")),
        other => Error::internal(format!("poise: {}", name(&other))),
    };
    if let Err(error) = answer.give(explain(error, words)).await {
        tracing::error!(%error, "An answer did not reach Discord");
    }
}

/// poise's other errors carry tokens in their debug text, so only their kind is logged.
fn name(error: &FrameworkError<'_, Handle, Error>) -> &'static str {
    match error {
        FrameworkError::CooldownHit { .. } => "cooldown",
        FrameworkError::MissingBotPermissions { .. } => "missing bot permissions",
        FrameworkError::MissingUserPermissions { .. } => "missing user permissions",
        FrameworkError::PermissionFetchFailed { .. } => "permissions could not be fetched",
        FrameworkError::CommandCheckFailed { .. } => "check failed",
        _ => "another error",
    }
}
