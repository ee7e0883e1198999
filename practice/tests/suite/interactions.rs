use practice::{Answer, Practice, Seat};
use serde_json::{Value, json};

use crate::client::{GUILDS, Line, Rest, message, rosa, start};
use crate::gateway::register;

async fn ready() -> (Practice, practice::Coalition, Rest, Line) {
    let (practice, at) = start().await;
    let rest = Rest::new(&practice);
    register(&rest, &practice).await;
    let (line, _) = Line::identified(&practice, GUILDS).await;
    (practice, at, rest, line)
}

#[tokio::test]
async fn a_command_a_press_and_a_form_each_get_their_answer() {
    let (practice, at, rest, mut line) = ready().await;
    let ana = at.ana.to_string();
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        let options = &event["data"]["options"][0]["options"];
        assert_eq!(options[0]["value"], "Print the leaflets");
        assert_eq!(event["data"]["resolved"]["users"][&ana]["username"], "ana");
        assert_eq!(event["member"]["user"]["username"], "rosa");
        let row = json!([{"type": 1, "components": [{"type": 2, "style": 1, "label": "Done", "custom_id": "done:1"}]}]);
        rest.callback(&event, json!({"type": 4, "data": {"content": "<@1> Yes?", "components": row}})).await;
        let event = line.event("INTERACTION_CREATE").await;
        assert_eq!((&event["type"], &event["message"]["content"]), (&json!(3), &json!("<@1> Yes?")));
        let input = json!([{"type": 1, "components": [{"type": 4, "style": 1, "label": "How?", "custom_id": "how"}]}]);
        rest.callback(
            &event,
            json!({"type": 9, "data": {"custom_id": "form:1", "title": "Done", "components": input}}),
        )
        .await;
        let event = line.event("INTERACTION_CREATE").await;
        assert_eq!(event["data"]["components"][0]["components"][0]["value"], "Well");
        rest.callback(&event, json!({"type": 7, "data": {"content": "Thanks", "components": []}})).await;
    };
    let person = async {
        let made = practice.command(rosa(&at), "commit make", &[("what", "Print the leaflets"), ("who", &ana)]).await;
        let made = message(made);
        assert_eq!(made["interaction_metadata"]["name"], "commit make");
        assert_eq!(made["interaction"]["name"], "commit make");
        assert_eq!(made["interaction"]["user"], made["interaction_metadata"]["user"]);
        let id = made["id"].as_str().and_then(|id| id.parse().ok()).expect("id");
        let Answer::Form(form) = practice.press(rosa(&at), id, "done:1", &[]).await else { panic!("no form") };
        let Answer::Update(body) = practice.submit(rosa(&at), &form, &[("how", "Well")]).await else {
            panic!("no update")
        };
        assert_eq!(body["content"], "Thanks");
        assert!(matches!(practice.press(rosa(&at), id, "done:1", &[]).await, Answer::Refused(_)));
    };
    tokio::join!(bot, person);
    assert_eq!(practice.problems(), Vec::<String>::new());
}

#[tokio::test]
async fn a_promised_answer_is_waited_for_and_stays_private() {
    let (practice, at, rest, mut line) = ready().await;
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        assert_eq!(rest.callback(&event, json!({"type": 5, "data": {"flags": 64}})).await.0, 204);
        let (status, error) = rest.callback(&event, json!({"type": 4, "data": {"content": "again"}})).await;
        assert_eq!((status, &error["code"]), (400, &json!(40060)));
        let path = format!(
            "/webhooks/{}/{}/messages/%40original",
            practice.application_id(),
            event["token"].as_str().unwrap()
        );
        let body = json!({"flags": 32768, "components": [{"type": 17, "components": [{"type": 10, "content": "Only for you"}]}]});
        let (status, body) = rest.ask("PATCH", &path, body).await;
        assert_eq!((status, &body["flags"]), (200, &json!(32768 | 64)));
    };
    let (answer, ()) = tokio::join!(practice.command(rosa(&at), "ping", &[]), bot);
    assert_eq!(message(answer)["components"][0]["components"][0]["content"], "Only for you");
    let (_, seen) = rest.ask("GET", &format!("/channels/{}/messages", at.general), Value::Null).await;
    assert_eq!(seen, json!([]));
}

#[tokio::test]
async fn what_does_not_fit_is_refused_before_it_is_sent() {
    let (practice, at, _, _line) = ready().await;
    let check = async |line: &str, options: &[(&str, &str)], expected: &str| {
        let answer = practice.command(rosa(&at), line, options).await;
        assert_eq!(answer, Answer::Refused(expected.to_owned()));
    };
    check("pong", &[], "no command /pong is registered").await;
    check("commit", &[], "a subcommand must be chosen").await;
    check("commit make", &[], "what is required").await;
    check("commit make", &[("what", "x"), ("times", "9")], "times: must be between 1 and 5").await;
    check("commit make", &[("what", "x"), ("times", "often")], "times: must be a whole number").await;
    check("commit make", &[("what", "x"), ("who", "12")], "nothing there has the id 12").await;
    let stranger = practice.add_person("Stranger");
    let answer = practice.command(Seat { person: stranger, channel: at.general }, "ping", &[]).await;
    assert_eq!(answer, Answer::Refused("they do not see that channel".to_owned()));
}

#[tokio::test]
async fn a_command_from_the_menu_of_a_message_carries_that_message() {
    let (practice, at, rest, mut line) = ready().await;
    let path = format!("/applications/{}/commands", practice.application_id());
    assert_eq!(rest.ask("POST", &path, json!({"name": "Make this a commitment", "type": 3})).await.0, 201);
    let said = practice.say(rosa(&at), "I will print them").expect("said");
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        assert_eq!(event["data"]["target_id"], said.to_string());
        assert_eq!(event["data"]["resolved"]["messages"][said.to_string()]["content"], "I will print them");
        rest.callback(&event, json!({"type": 4, "data": {"content": "Noted"}})).await;
    };
    let (answer, ()) = tokio::join!(practice.menu(rosa(&at), "Make this a commitment", 3, said), bot);
    assert_eq!(message(answer)["content"], "Noted");
}

#[tokio::test]
async fn suggestions_come_while_typing_and_silence_is_a_failure() {
    let (practice, at, rest, mut line) = ready().await;
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        assert_eq!(event["data"]["options"][0]["options"][0]["focused"], true);
        let choices = json!([{"name": "tomorrow", "value": "2026-11-24", "name_localizations": {"es-ES": "mañana"}}]);
        rest.callback(&event, json!({"type": 8, "data": {"choices": choices}})).await;
        let event = line.event("INTERACTION_CREATE").await;
        tokio::time::sleep(std::time::Duration::from_millis(3100)).await;
        let (status, error) = rest.callback(&event, json!({"type": 4, "data": {"content": "late"}})).await;
        assert_eq!((status, &error["code"]), (404, &json!(10062)));
    };
    let person = async {
        let tomas = Seat { person: at.tomas, channel: at.general };
        let offered = practice.autocomplete(tomas, "commit make", &[("when", "to")]).await;
        assert_eq!(offered, [("mañana".to_owned(), "2026-11-24".to_owned())]);
        assert_eq!(practice.command(tomas, "ping", &[]).await, Answer::Failed);
    };
    tokio::join!(bot, person);
}

#[tokio::test]
async fn a_form_may_hold_a_select_under_a_label() {
    let (practice, at, rest, mut line) = ready().await;
    let bot = async {
        let event = line.event("INTERACTION_CREATE").await;
        assert!(event["data"].get("options").is_none(), "a command without options has no list of them");
        let options = json!([{"label": "Monday", "value": "mon"}, {"label": "Friday", "value": "fri"}]);
        let select = json!({"type": 3, "custom_id": "day", "options": options, "max_values": 2});
        let select = json!({"type": 18, "label": "Which days?", "component": select});
        let mut both = json!([select, select]);
        both[1]["component"]["required"] = json!(false);
        let form = |list: &Value| json!({"type": 9, "data": {"custom_id": "f", "title": "Days", "components": list}});
        assert_eq!(rest.callback(&event, form(&both)).await.0, 400, "twice the same id");
        both[1]["component"]["custom_id"] = json!("other");
        assert_eq!(rest.callback(&event, form(&both)).await.0, 204);
        let event = line.event("INTERACTION_CREATE").await;
        let first = &event["data"]["components"][0];
        assert_eq!((&first["type"], &first["component"]["values"]), (&json!(18), &json!(["mon", "fri"])));
        assert_eq!(event["data"]["components"][1]["component"]["values"], json!([]));
        rest.callback(&event, json!({"type": 4, "data": {"content": "Noted"}})).await;
    };
    let person = async {
        let Answer::Form(form) = practice.command(rosa(&at), "ping", &[]).await else { panic!("no form") };
        let refused = practice.submit(rosa(&at), &form, &[("day", "sun")]).await;
        assert_eq!(refused, Answer::Refused("day: sun is not one of the options".to_owned()));
        let refused = practice.submit(rosa(&at), &form, &[]).await;
        assert_eq!(refused, Answer::Refused("day: 1 to 2 must be chosen".to_owned()));
        assert_eq!(message(practice.submit(rosa(&at), &form, &[("day", "mon\nfri")]).await)["content"], "Noted");
    };
    tokio::join!(bot, person);
    assert_eq!(practice.problems(), Vec::<String>::new());
}
