//! What can be checked with the API at hand: token, application, intents, permissions.

use std::fmt;

use serde_json::Value;

use super::permissions::{self, TO_WORK};
use super::rest::{Rest, RestError};
use crate::config::{Origin, Token};
use crate::ids::{GuildId, PersonId};
use crate::text::{Language, Words};

/// One line of `convenor check`.
#[derive(Clone, Debug)]
pub struct Finding {
    what: String,
    says: Result<String, String>,
}

impl Finding {
    /// All is well.
    pub fn ok(what: &str, says: impl Into<String>) -> Self {
        Self { what: what.to_owned(), says: Ok(says.into()) }
    }

    /// Something to mend, and how.
    pub fn mend(what: &str, says: impl Into<String>) -> Self {
        Self { what: what.to_owned(), says: Err(says.into()) }
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.says.is_ok()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.says {
            Ok(says) => write!(f, "ok    {}: {says}", self.what),
            Err(says) => write!(f, "mend  {}: {says}", self.what),
        }
    }
}

/// Asks the API, if it answers.
pub async fn online(origin: Origin, token: Token) -> Vec<Finding> {
    let rest = match Rest::new(origin, token) {
        Ok(rest) => rest,
        Err(error) => return vec![Finding::mend("network", error.to_string())],
    };
    let me = match tokio::time::timeout(std::time::Duration::from_secs(15), rest.me()).await {
        Err(_) | Ok(Err(RestError::Unreachable(_) | RestError::Unsure(_))) => {
            let says = format!("{} does not answer from here; token and permissions were not checked", rest.origin());
            return vec![Finding::mend("network", says)];
        }
        Ok(Err(RestError::Refused { .. })) => {
            let says = "Discord does not accept it. Copy it again from the Bot page of your application.";
            return vec![Finding::mend("token", says)];
        }
        Ok(Ok(me)) => me,
    };
    let mut findings = vec![Finding::ok("token", format!("it belongs to {}", me["username"].as_str().unwrap_or("?")))];
    findings.push(application(&rest).await);
    findings.extend(guilds(&rest, &me).await);
    findings
}

async fn application(rest: &Rest) -> Finding {
    match rest.application().await {
        Ok(application) => {
            let name = application["name"].as_str().unwrap_or("?");
            Finding::ok("application", format!("{name}; it needs no privileged intents, only GUILDS"))
        }
        Err(error) => Finding::mend("application", error.to_string()),
    }
}

async fn guilds(rest: &Rest, me: &Value) -> Vec<Finding> {
    let guilds = match rest.guilds().await {
        Ok(guilds) if guilds.is_empty() => {
            return vec![Finding::mend("guilds", "the bot is in none yet: invite it with the link in the README")];
        }
        Ok(guilds) => guilds,
        Err(error) => return vec![Finding::mend("guilds", error.to_string())],
    };
    let bot = me["id"].as_str().and_then(|id| id.parse().ok()).map_or(PersonId(0), PersonId);
    let mut findings = Vec::new();
    for guild in guilds.iter().take(20) {
        findings.push(guild_permissions(rest, bot, guild).await);
    }
    findings
}

/// The bot's permissions in a guild, before any channel's own rules.
async fn guild_permissions(rest: &Rest, bot: PersonId, guild: &Value) -> Finding {
    let words: Words = Language::EnUs.words();
    let name = guild["name"].as_str().unwrap_or("?");
    let what = format!("permissions in {name}");
    let Some(id) = guild["id"].as_str().and_then(|id| id.parse().ok()).map(GuildId) else {
        return Finding::mend(&what, "Discord gave no id");
    };
    let asked = tokio::try_join!(rest.roles(id), rest.member(id, bot));
    let (roles, member) = match asked {
        Ok(asked) => asked,
        Err(error) => return Finding::mend(&what, error.to_string()),
    };
    let held = permissions::held(id, &member, &roles, &Value::Null);
    let missing: Vec<String> =
        TO_WORK.iter().filter(|wanted| held & **wanted == 0).map(|wanted| permissions::name(words, *wanted)).collect();
    if missing.is_empty() {
        return Finding::ok(&what, "all that it asks for");
    }
    Finding::mend(&what, format!("give the bot's role: {}", missing.join(", ")))
}
