//! Acting as a person, as a Discord client would.

pub mod fit;
pub mod forms;
pub mod options;
pub mod presses;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::shared::Shared;
use crate::world::World;
use crate::world::interactions::{FIRST_ANSWER, Interaction, Stage};
use crate::world::messages::Draft;
use crate::world::permissions::USE_APPLICATION_COMMANDS;
use crate::world::{id_at, list_at, number_at, text_at};

/// How long a promised answer is waited for.
const PROMISED: Duration = Duration::from_secs(15);

/// Who acts, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: u64,
    /// Where.
    pub channel: u64,
}

/// What a person gets to see when they have done something.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A new message, also one that was promised first.
    Message(Value),
    /// The pressed message as it is now.
    Update(Value),
    /// A form: `custom_id`, `title`, `components`, and the `form_id` to submit it by.
    Form(Value),
    /// The press was taken note of and nothing else happened.
    Silent,
    /// *The application did not respond.*
    Failed,
    /// The client would not let them do that.
    Refused(String),
}

/// An interaction to be made.
pub struct Deed {
    pub kind: u64,
    pub seat: Seat,
    pub data: Value,
    pub message: Option<u64>,
    /// The form that is submitted.
    pub form: Option<Value>,
}

/// Makes an interaction and sends it to the bot; what comes back tells of its stages. `None` when no bot is there.
pub fn begin(shared: &Shared, world: &mut World, deed: Deed) -> Option<watch::Receiver<Stage>> {
    let id = world.next_id(shared.now());
    let guild = world.channels.get(&deed.seat.channel).and_then(|channel| channel.guild);
    let owner = guild.map_or_else(|| "0".to_owned(), |guild| guild.to_string());
    let mut metadata = json!({
        "id": id.to_string(), "type": deed.kind, "user": world.user(deed.seat.person),
        "authorizing_integration_owners": {"0": owner},
    });
    match deed.kind {
        2 => {
            metadata["name"] = json!(whole_line(&deed.data));
            metadata["command_type"] = deed.data["type"].clone();
        }
        3 => metadata["interacted_message_id"] = json!(deed.message.unwrap_or(0).to_string()),
        _ => metadata["triggering_interaction_metadata"] = deed.form.unwrap_or(Value::Null),
    }
    let (stage, told) = watch::channel(Stage::Waiting);
    let made = Interaction {
        id,
        token: format!(
            "aW50ZXJhY3Rpb246{:016x}{:032x}",
            id,
            u128::from(id).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
        ),
        kind: deed.kind,
        person: deed.seat.person,
        channel: deed.seat.channel,
        message: deed.message,
        metadata,
        made: Instant::now(),
        answered: None,
        original: None,
        stage,
    };
    let event = world.interaction_create(&made, deed.data);
    world.live.keep(made);
    shared.gateway.tell_one("INTERACTION_CREATE", guild, &event).then_some(told)
}

/// A command with its group and subcommand: `commit make`.
fn whole_line(data: &Value) -> String {
    let mut line = text_at(data, "name").to_owned();
    let mut at = data;
    while let Some(step) = list_at(at, "options").iter().find(|step| matches!(number_at(step, "type"), Some(1 | 2))) {
        line.push(' ');
        line.push_str(text_at(step, "name"));
        at = step;
    }
    line
}

/// The first answer, or `Waiting` if none came in time.
pub async fn first(told: Option<watch::Receiver<Stage>>) -> (Stage, Option<watch::Receiver<Stage>>) {
    let Some(mut told) = told else { return (Stage::Waiting, None) };
    let stage = match tokio::time::timeout(FIRST_ANSWER, told.wait_for(|stage| *stage != Stage::Waiting)).await {
        Ok(Ok(stage)) => stage.clone(),
        _ => Stage::Waiting,
    };
    (stage, Some(told))
}

/// What the person ends up with.
pub async fn outcome(shared: &Shared, told: Option<watch::Receiver<Stage>>) -> Answer {
    let (mut stage, told) = first(told).await;
    if let (Stage::Deferred(update), Some(mut told)) = (stage.clone(), told) {
        let kept = tokio::time::timeout(PROMISED, told.wait_for(|stage| !matches!(stage, Stage::Deferred(_)))).await;
        stage = match kept {
            Ok(Ok(stage)) => stage.clone(),
            _ if update => Stage::Silent,
            _ => Stage::Waiting,
        };
    }
    let world = shared.world();
    let body = |id: u64| world.message(id).map(|message| message.body.clone());
    match stage {
        Stage::Message(id) => body(id).map_or(Answer::Silent, Answer::Message),
        Stage::Update(id) => body(id).map_or(Answer::Silent, Answer::Update),
        Stage::Form(id) => world.live.forms.get(&id).map_or(Answer::Failed, |form| Answer::Form(form.shown())),
        Stage::Silent | Stage::Choices(_) => Answer::Silent,
        Stage::Waiting | Stage::Deferred(_) => Answer::Failed,
    }
}

/// Why someone cannot act there at all.
pub fn seated(world: &World, seat: Seat) -> Result<Option<u64>, String> {
    if !world.people.contains_key(&seat.person) {
        return Err("there is no such person".to_owned());
    }
    let channel = world.channels.get(&seat.channel).ok_or("there is no such channel")?;
    if !world.sees(channel, seat.person) {
        return Err("they do not see that channel".to_owned());
    }
    Ok(channel.guild)
}

/// The event data of a command, checked against what is registered.
pub fn command_data(world: &World, seat: Seat, data: &Value, whole: bool) -> Result<Value, String> {
    let guild = seated(world, seat)?;
    let kind = data["type"].as_u64().unwrap_or(1);
    let name = text_at(data, "name");
    let command = world.command(guild, name, kind).ok_or_else(|| format!("no command /{name} is registered"))?;
    fit::offered(world, seat, command)?;
    let given = data.get("options").cloned().unwrap_or_else(|| json!([]));
    let mut wanted = Vec::new();
    fit::options(command, &given, whole, &mut wanted)?;
    let mut made = json!({"id": command["id"], "name": name, "type": kind});
    if given.as_array().is_some_and(|options| !options.is_empty()) {
        made["options"] = given;
    }
    if kind != 1 {
        let target = id_at(data, "target_id").ok_or("there is no target")?;
        made["target_id"] = json!(target.to_string());
        wanted.push((if kind == 2 { 6 } else { 3 }, target));
    }
    if let Some(own) = command.get("guild_id") {
        made["guild_id"] = own.clone();
    }
    fit::exist(world, guild, &wanted)?;
    if !wanted.is_empty() {
        made["resolved"] = world.resolved((seat.person, guild), &wanted);
    }
    Ok(made)
}

/// Types a command and sends it.
pub async fn command(shared: &Arc<Shared>, seat: Seat, line: &str, given: &[(&str, &str)]) -> Answer {
    let told = {
        let mut world = shared.world();
        let typed = options::typed(shared, &mut world, seat, (line, given, false));
        match typed.and_then(|data| command_data(&world, seat, &data, true)) {
            Ok(data) => begin(shared, &mut world, Deed { kind: 2, seat, data, message: None, form: None }),
            Err(reason) => return Answer::Refused(reason),
        }
    };
    outcome(shared, told).await
}

/// Chooses a command from the menu on a person (2) or a message (3).
pub async fn menu(shared: &Arc<Shared>, seat: Seat, name: &str, target: (u64, u64)) -> Answer {
    let (kind, id) = target;
    let told = {
        let mut world = shared.world();
        let asked = json!({"name": name, "type": kind, "target_id": id.to_string()});
        match command_data(&world, seat, &asked, true) {
            Ok(data) => begin(shared, &mut world, Deed { kind: 2, seat, data, message: None, form: None }),
            Err(reason) => return Answer::Refused(reason),
        }
    };
    outcome(shared, told).await
}

/// Writes a plain message.
pub fn say(shared: &Shared, seat: Seat, content: &str) -> Result<Value, String> {
    let content = content.trim();
    if content.is_empty() || content.chars().count() > 2000 {
        return Err("a message has 1 to 2,000 characters".to_owned());
    }
    let mut world = shared.world();
    seated(&world, seat)?;
    if !world.channels.get(&seat.channel).is_some_and(|channel| world.writes(channel, seat.person)) {
        return Err("they may not write there".to_owned());
    }
    let payload = json!({"content": content});
    let draft = Draft {
        channel: seat.channel,
        author: seat.person,
        payload: &payload,
        files: &[],
        only: None,
        extra: Value::Null,
    };
    let body = world.write(&draft, shared.now());
    shared.tell_message(&world, id_at(&body, "id").unwrap_or(0), true);
    Ok(body)
}

/// Types the last option of a command and sees what is offered.
pub async fn autocomplete(
    shared: &Arc<Shared>,
    seat: Seat,
    line: &str,
    given: &[(&str, &str)],
) -> Vec<(String, String)> {
    let told = {
        let mut world = shared.world();
        let typed = options::typed(shared, &mut world, seat, (line, given, true));
        match typed.and_then(|data| command_data(&world, seat, &data, false)) {
            Ok(data) => begin(shared, &mut world, Deed { kind: 4, seat, data, message: None, form: None }),
            Err(_) => None,
        }
    };
    let (Stage::Choices(choices), _) = first(told).await else { return Vec::new() };
    let locale = shared.world().people.get(&seat.person).map(|person| person.locale.clone()).unwrap_or_default();
    let pair = |choice: &Value| {
        let value = choice["value"].as_str().map_or_else(|| choice["value"].to_string(), str::to_owned);
        (fit::localized(choice, &locale).to_owned(), value)
    };
    choices.as_array().into_iter().flatten().map(pair).collect()
}

/// Whether someone may use commands in a channel.
pub fn may_command(world: &World, seat: Seat) -> bool {
    let may = world.channels.get(&seat.channel).map_or(0, |channel| world.permissions(channel, seat.person));
    may & USE_APPLICATION_COMMANDS != 0
}
