//! Discord's REST API, as far as a bot like ours uses it.

pub mod answer;
pub mod commands;
pub mod errors;
pub mod events;
pub mod faults;
pub mod guilds;
pub mod history;
pub mod interactions;
pub mod limits;
pub mod messages;
pub mod read;
pub mod threads;
pub mod users;
pub mod webhooks;

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::shared::Shared;
use crate::world::World;
use crate::world::channels::Channel;
use crate::world::messages::Upload;
use errors::Refusal;

/// A call that was routed and read.
pub struct Asked {
    pub template: &'static str,
    pub shared: Arc<Shared>,
    pub ids: Vec<String>,
    pub query: HashMap<String, String>,
    pub body: Value,
    pub files: Vec<Upload>,
}

/// An answer: status and JSON, `Null` for none.
pub type Reply = (u16, Value);
/// What a handler gives back.
pub type Answered = Result<Reply, Refusal>;
type Handler = fn(&Asked) -> Answered;

/// A route.
pub struct Route {
    pub method: &'static str,
    pub template: &'static str,
    pub handler: Handler,
    /// Whether the token in the path is enough.
    pub open: bool,
}

const fn route(method: &'static str, template: &'static str, handler: Handler) -> Route {
    Route { method, template, handler, open: false }
}

const fn open(method: &'static str, template: &'static str, handler: Handler) -> Route {
    Route { method, template, handler, open: true }
}

const ORIGINAL: &str = "/webhooks/{application_id}/{interaction_token}/messages/@original";
const FOLLOW_UP: &str = "/webhooks/{application_id}/{interaction_token}/messages/{message_id}";
const COMMANDS: &str = "/applications/{application_id}/commands";
const COMMAND: &str = "/applications/{application_id}/commands/{command_id}";
const GUILD_COMMANDS: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const GUILD_COMMAND: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}";
const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const EVENTS: &str = "/guilds/{guild_id}/scheduled-events";
const EVENT: &str = "/guilds/{guild_id}/scheduled-events/{event_id}";

/// Every route there is; the first that fits is taken.
pub const ROUTES: &[Route] = &[
    open("POST", "/interactions/{interaction_id}/{interaction_token}/callback", interactions::callback),
    open("POST", "/webhooks/{application_id}/{interaction_token}", webhooks::follow_up),
    open("GET", ORIGINAL, webhooks::get_original),
    open("PATCH", ORIGINAL, webhooks::edit_original),
    open("DELETE", ORIGINAL, webhooks::delete_original),
    open("GET", FOLLOW_UP, webhooks::get),
    open("PATCH", FOLLOW_UP, webhooks::edit),
    open("DELETE", FOLLOW_UP, webhooks::delete),
    route("POST", MESSAGES, messages::create),
    route("GET", MESSAGES, history::list),
    route("GET", MESSAGE, history::get),
    route("PATCH", MESSAGE, messages::edit),
    route("DELETE", MESSAGE, messages::delete),
    route("GET", "/channels/{channel_id}", guilds::channel),
    route("POST", "/channels/{channel_id}/typing", messages::typing),
    route("POST", "/channels/{channel_id}/threads", threads::create),
    route("POST", "/channels/{channel_id}/messages/{message_id}/threads", threads::create_from_message),
    route("GET", "/channels/{channel_id}/threads/archived/public", threads::archived),
    route("GET", "/guilds/{guild_id}/threads/active", threads::active),
    open("GET", "/gateway", users::gateway),
    route("GET", "/gateway/bot", users::gateway_bot),
    route("GET", "/users/@me", users::me),
    route("GET", "/users/@me/guilds", users::my_guilds),
    route("POST", "/users/@me/channels", users::open_direct),
    route("GET", "/users/{user_id}", users::user),
    route("GET", "/applications/@me", users::application),
    route("GET", "/oauth2/applications/@me", users::application),
    route("GET", COMMANDS, commands::list),
    route("PUT", COMMANDS, commands::overwrite),
    route("POST", COMMANDS, commands::create),
    route("GET", COMMAND, commands::get),
    route("PATCH", COMMAND, commands::edit),
    route("DELETE", COMMAND, commands::delete),
    route("GET", GUILD_COMMANDS, commands::list),
    route("PUT", GUILD_COMMANDS, commands::overwrite),
    route("POST", GUILD_COMMANDS, commands::create),
    route("GET", GUILD_COMMAND, commands::get),
    route("PATCH", GUILD_COMMAND, commands::edit),
    route("DELETE", GUILD_COMMAND, commands::delete),
    route("GET", "/guilds/{guild_id}", guilds::guild),
    route("GET", "/guilds/{guild_id}/channels", guilds::channels),
    route("GET", "/guilds/{guild_id}/roles", guilds::roles),
    route("GET", "/guilds/{guild_id}/members", guilds::members),
    route("GET", "/guilds/{guild_id}/members/{user_id}", guilds::member),
    route("GET", EVENTS, events::list),
    route("POST", EVENTS, events::create),
    route("GET", EVENT, events::get),
    route("PATCH", EVENT, events::edit),
    route("DELETE", EVENT, events::delete),
];

/// The route that a path has, with the ids in it; `Err(true)` when only the method is wrong. Clients may write any step
/// with `%` signs, as in `%40original`.
pub fn find(method: &str, path: &str) -> Result<(&'static Route, Vec<String>), bool> {
    let steps: Vec<String> = path.split('/').skip(1).map(read::decoded_step).collect();
    let mut other = false;
    for route in ROUTES {
        if let Some(ids) = fits(route.template, &steps) {
            if route.method == method {
                return Ok((route, ids));
            }
            other = true;
        }
    }
    Err(other)
}

fn fits(template: &str, steps: &[String]) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    let mut given = steps.iter();
    for wanted in template.split('/').skip(1) {
        let step = given.next()?;
        if wanted.starts_with('{') {
            if step.starts_with('@') && wanted != "{interaction_token}" || step.is_empty() {
                return None;
            }
            ids.push(step.clone());
        } else if wanted != step {
            return None;
        }
    }
    given.next().is_none().then_some(ids)
}

impl Asked {
    /// The n-th id of the path; what is no number is no snowflake.
    pub fn id(&self, at: usize) -> Result<u64, Refusal> {
        let text = self.ids.get(at).map_or("", String::as_str);
        text.parse().map_err(|_| errors::form("", "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake.")))
    }

    /// The path's last id.
    pub fn last_id(&self) -> Result<u64, Refusal> {
        self.id(self.ids.len().saturating_sub(1))
    }

    /// A query parameter.
    pub fn asks(&self, key: &str) -> Option<&str> {
        self.query.get(key).map(String::as_str)
    }

    /// A query parameter that is a yes.
    pub fn says_yes(&self, key: &str) -> bool {
        matches!(self.asks(key), Some("true" | "1" | "True"))
    }
}

/// A channel that the bot sees, with what it may do there.
pub fn seen_channel(world: &World, id: u64) -> Result<(&Channel, u64), Refusal> {
    let channel = world.channels.get(&id).ok_or_else(|| Refusal::new(10_003))?;
    let may = world.permissions(channel, world.bot_id());
    if may & crate::world::permissions::VIEW_CHANNEL == 0 {
        return Err(Refusal::new(50_001));
    }
    Ok((channel, may))
}
