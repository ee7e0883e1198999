//! What practice says is read by twilight, which others wrote: every object has the shape that it has at Discord.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use twilight_model::application::command::Command;
use twilight_model::application::interaction::Interaction;
use twilight_model::channel::{Channel, Message};
use twilight_model::gateway::payload::incoming::{GuildCreate, Ready};
use twilight_model::guild::scheduled_event::GuildScheduledEvent;
use twilight_model::guild::{Guild, Member, Role};
use twilight_model::oauth::Application;
use twilight_model::user::CurrentUser;

use crate::client::{GUILDS, Line, Rest, rosa, start};
use crate::gateway::register;

fn read<T: DeserializeOwned>(what: &str, value: &Value) -> T {
    T::deserialize(value).unwrap_or_else(|error| panic!("{what}: {error}: {value}"))
}

#[tokio::test]
async fn what_rest_answers_has_discords_shapes() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    register(&rest, &practice).await;
    let get = async |path: String| rest.ask("GET", &path, Value::Null).await.1;
    let (guild, app) = (at.guild, practice.application_id());
    read::<CurrentUser>("me", &get("/users/@me".to_owned()).await);
    read::<Application>("application", &get("/applications/@me".to_owned()).await);
    let mut found = get(format!("/guilds/{guild}")).await;
    found["channels"] = json!([]);
    read::<Guild>("guild", &found);
    read::<Vec<Channel>>("channels", &get(format!("/guilds/{guild}/channels")).await);
    read::<Vec<Role>>("roles", &get(format!("/guilds/{guild}/roles")).await);
    read::<Member>("member", &get(format!("/guilds/{guild}/members/{}", at.ana)).await);
    read::<Vec<Command>>("commands", &get(format!("/applications/{app}/commands?with_localizations=true")).await);
    let post = async |path: String, body: Value| rest.ask("POST", &path, body).await.1;
    let path = format!("/channels/{}/messages", at.general);
    let section = json!({"type": 9, "components": [{"type": 10, "content": "a"}], "accessory": {"type": 2, "style": 1, "label": "b", "custom_id": "c"}});
    let card =
        json!({"flags": 32768, "components": [{"type": 17, "accent_color": 1, "components": [section, {"type": 14}]}]});
    let first: Message = read("message", &post(path.clone(), card).await);
    let reply = json!({"content": format!("<@{}>", at.ana), "message_reference": {"message_id": first.id.to_string()}});
    let second: Message = read("reply", &post(path.clone(), reply).await);
    assert_eq!(second.referenced_message.map(|message| message.id), Some(first.id));
    read::<Channel>("thread", &post(format!("{path}/{}/threads", first.id), json!({"name": "Talk"})).await);
    read::<Channel>(
        "direct",
        &post("/users/@me/channels".to_owned(), json!({"recipient_id": at.ana.to_string()})).await,
    );
    let event = json!({
        "name": "Assembly", "privacy_level": 2, "entity_type": 3, "scheduled_start_time": "2100-01-01T10:00:00Z",
        "scheduled_end_time": "2100-01-01T11:00:00Z", "entity_metadata": {"location": "Library"},
    });
    let made: GuildScheduledEvent = read("event", &post(format!("/guilds/{guild}/scheduled-events"), event).await);
    let path = format!("/guilds/{guild}/scheduled-events/{}", made.id);
    assert_eq!(rest.ask("DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(practice.problems(), Vec::<String>::new());
}

#[tokio::test]
async fn what_the_gateway_tells_has_discords_shapes() {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    register(&rest, &practice).await;
    let (mut line, ready) = Line::identified(&practice, GUILDS).await;
    read::<Ready>("READY", &ready);
    read::<GuildCreate>("GUILD_CREATE", &line.event("GUILD_CREATE").await);
    let bot = async {
        let command = line.event("INTERACTION_CREATE").await;
        read::<Interaction>("a command", &command);
        let row = json!([{"type": 1, "components": [{"type": 5, "custom_id": "whom"}]}]);
        rest.callback(&command, json!({"type": 4, "data": {"content": "Whom?", "components": row}})).await;
        let press = line.event("INTERACTION_CREATE").await;
        read::<Interaction>("a choice", &press);
        let input = json!([{"type": 1, "components": [{"type": 4, "style": 1, "label": "How?", "custom_id": "how"}]}]);
        rest.callback(&press, json!({"type": 9, "data": {"custom_id": "form", "title": "Done", "components": input}}))
            .await;
        let form = line.event("INTERACTION_CREATE").await;
        read::<Interaction>("a form", &form);
        rest.callback(&form, json!({"type": 6})).await;
        let token = form["token"].as_str().unwrap();
        let path = format!("/webhooks/{}/{token}", practice.application_id());
        let (_, body) = rest.ask("POST", &path, json!({"content": "And this"})).await;
        read::<Message>("a follow-up", &body);
    };
    let person = async {
        let ana = at.ana.to_string();
        let practice::Answer::Message(asked) =
            practice.command(rosa(&at), "commit make", &[("what", "x"), ("who", &ana)]).await
        else {
            panic!("no message")
        };
        let id = asked["id"].as_str().unwrap().parse().unwrap();
        let practice::Answer::Form(form) = practice.press(rosa(&at), id, "whom", &[&ana]).await else {
            panic!("no form")
        };
        let last = practice.submit(rosa(&at), &form, &[("how", "so")]).await;
        assert!(matches!(last, practice::Answer::Message(body) if body["content"] == "And this"));
    };
    tokio::join!(bot, person);
    assert_eq!(practice.problems(), Vec::<String>::new());
}
