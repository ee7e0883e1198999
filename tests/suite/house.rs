//! A house to test in: the whole bot, practice as its Discord, and a clock that stands until it is wound.
//!
//! Tests read like a chat: a person types or presses, and sees; what they see stands beside it as text.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use convenor::bot::{self, Ended};
use convenor::clock::Clock;
use convenor::config::{Origin, Settings, Token};
use practice::{Answer, Coalition, Practice, Seat};
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::hand::Hand;

/// Wednesday 18 November 2026, 10:00 in New York.
pub const START: &str = "2026-11-18T15:00:00Z";
/// The coalition's zone once it is set up.
pub const ZONE: Tz = chrono_tz::America::New_York;

/// See the module.
pub struct House {
    pub practice: Practice,
    pub coalition: Coalition,
    pub clock: Clock,
    pub database: PathBuf,
    stop: CancellationToken,
    bot: JoinHandle<Result<(), Ended>>,
    _folder: TempDir,
}

/// A person somewhere.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub house: &'a House,
    pub seat: Seat,
}

/// What a person sees after they did something.
#[derive(Debug)]
pub struct Seen {
    pub value: Value,
    kind: &'static str,
}

impl House {
    /// A house whose coalition is not set up yet.
    pub async fn new() -> Self {
        Self::started_at(START).await
    }

    pub async fn started_at(start: &str) -> Self {
        Self::on(Clock::stopped_at(start.parse().unwrap())).await
    }

    pub async fn on(clock: Clock) -> Self {
        let hand = Hand::on(&clock);
        Self::where_discord_goes_by(hand, clock).await
    }

    pub async fn where_discord_goes_by(hand: Hand, clock: Clock) -> Self {
        // What the bot warns of is shown with a test that fails.
        let _ = tracing_subscriber::fmt().with_env_filter("warn,serenity=off").with_test_writer().try_init();
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("convenor.db");
        let options = practice::Options { port: 0, clock: Arc::new(hand), folder: None };
        let practice = Practice::start(options).await.unwrap();
        let coalition = practice.found_coalition();
        let stop = CancellationToken::new();
        let bot = start_bot(&practice, &database, &clock, &stop);
        let house = Self { practice, coalition, clock, database, stop, bot, _folder: folder };
        house
            .until("the bot is connected and its commands are registered", |practice| {
                practice.gateway_connections() == 1 && !practice.commands().is_empty()
            })
            .await;
        house
    }

    /// A house whose coalition is set up in New York, in English.
    pub async fn set_up() -> Self {
        Self::new().await.and_set_up().await
    }

    pub async fn and_set_up(self) -> Self {
        let house = self;
        let announcements = house.coalition.announcements.to_string();
        let options = [("timezone", "America/New_York"), ("announcements", announcements.as_str())];
        house.rosa().types("coalition setup", &options).await;
        house
            .until("the Start here card stands", |practice| practice.messages(house.coalition.announcements).len() == 1)
            .await;
        house
    }

    pub fn rosa(&self) -> Person<'_> {
        self.person(self.coalition.rosa)
    }

    pub fn ana(&self) -> Person<'_> {
        self.person(self.coalition.ana)
    }

    pub fn tomas(&self) -> Person<'_> {
        self.person(self.coalition.tomas)
    }

    /// Tomás, whose app speaks English for once.
    pub fn tomas_in_english(&self) -> Person<'_> {
        self.practice.set_locale(self.coalition.tomas, "en-US");
        self.tomas()
    }

    pub fn person(&self, person: u64) -> Person<'_> {
        Person { house: self, seat: Seat { person, channel: self.coalition.general } }
    }

    /// Winds the clock forward to a local time in New York: "2026-11-20 09:00".
    pub fn wind(&self, local: &str) {
        let local = chrono::NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        self.clock.wind(convenor::when::to_utc(ZONE, local).0);
    }

    pub async fn until(&self, what: &str, holds: impl Fn(&Practice) -> bool + Send) {
        assert!(self.practice.wait_until(holds).await, "waited in vain until {what}");
    }

    /// Waits until `person` has `count` direct messages, and gives the newest.
    pub async fn direct(&self, person: u64, count: usize) -> Seen {
        self.until("a direct message arrives", |practice| practice.direct_messages(person).len() >= count).await;
        let all = self.practice.direct_messages(person);
        assert_eq!(all.len(), count, "{all:#?}");
        Seen { value: all.last().unwrap().clone(), kind: "message" }
    }

    /// The database, to look into.
    pub async fn rows(&self, sql: &'static str) -> i64 {
        let readers = convenor::db::Db::read_only(&self.database).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *readers.acquire().await.unwrap()).await.unwrap()
    }

    /// Waits until a count in the database is as it should be.
    pub async fn until_rows(&self, sql: &'static str, expected: i64) {
        for _ in 0..1_000 {
            if self.rows(sql).await == expected {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("waited in vain until {sql} gives {expected}");
    }

    /// Nothing is due any more.
    pub async fn settled(&self) {
        let readers = convenor::db::Db::read_only(&self.database).await.unwrap();
        for _ in 0..500 {
            if convenor::outbox::backlog(&readers, self.clock.now()).await.unwrap() == 0 {
                return;
            }
            self.practice.wait_until(|_| true).await;
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("something is still due");
    }

    /// Stops the bot and starts it again on the same database.
    pub async fn restart(&mut self) {
        self.restart_after(async |_| {}).await;
    }

    /// The same, with something done to the closed database in between.
    pub async fn restart_after(&mut self, change: impl AsyncFnOnce(&Path)) {
        self.stop.cancel();
        (&mut self.bot).await.unwrap().unwrap();
        change(&self.database).await;
        self.stop = CancellationToken::new();
        self.bot = start_bot(&self.practice, &self.database, &self.clock, &self.stop);
        self.until("the bot is connected again", |practice| practice.gateway_connections() == 1).await;
    }

    /// Ends the house: the bot stops well, and practice found nothing wrong with any payload.
    pub async fn leave(self) {
        self.stop.cancel();
        self.bot.await.unwrap().unwrap();
        assert_eq!(self.practice.problems(), Vec::<String>::new());
        crate::openapi::check(&self.practice.calls());
        self.practice.stop().await;
    }
}

fn start_bot(
    practice: &Practice,
    database: &std::path::Path,
    clock: &Clock,
    stop: &CancellationToken,
) -> JoinHandle<Result<(), Ended>> {
    let settings = Settings {
        database: database.to_owned(),
        api: Origin::parse(&practice.origin()).unwrap(),
        ..Settings::default()
    };
    let (token, clock, stop) = (Token::parse(&practice.token()).unwrap(), clock.clone(), stop.clone());
    tokio::spawn(bot::run(settings, token, clock, stop))
}

impl Person<'_> {
    /// The same person in another channel.
    pub fn at(self, channel: u64) -> Self {
        Self { seat: Seat { channel, ..self.seat }, ..self }
    }

    pub async fn types(self, line: &str, options: &[(&str, &str)]) -> Seen {
        Seen::of(self.house.practice.command(self.seat, line, options).await)
    }

    /// Presses the button with this label.
    pub async fn presses(self, on: &Seen, label: &str) -> Seen {
        let custom_id = on.custom_id(label);
        self.presses_id(on, &custom_id, &[]).await
    }

    /// Chooses in the select with this placeholder.
    pub async fn chooses(self, on: &Seen, placeholder: &str, value: &str) -> Seen {
        let custom_id = on.custom_id(placeholder);
        self.presses_id(on, &custom_id, &[value]).await
    }

    pub async fn presses_id(self, on: &Seen, custom_id: &str, values: &[&str]) -> Seen {
        let seat = on.seat(self.seat);
        let mut seen = Seen::of(self.house.practice.press(seat, on.id(), custom_id, values).await);
        if seen.kind == "form" {
            // A form stays where it was opened.
            seen.value["channel_id"] = seat.channel.to_string().into();
        }
        seen
    }

    /// Sends a press that no client would: any custom id, on any message.
    pub async fn forges(self, on: &Seen, custom_id: &str) -> Seen {
        Seen::of(self.house.practice.forge_press(on.seat(self.seat), on.id(), custom_id, &[]).await)
    }

    /// Sends a form that was never opened: any custom id, anything in it.
    pub async fn forges_form(self, custom_id: &str, fields: &[(&str, &str)]) -> Seen {
        Seen::of(self.house.practice.forge_form(self.seat, custom_id, fields).await)
    }

    pub async fn sends(self, form: &Seen, fields: &[(&str, &str)]) -> Seen {
        let channel = form.value["channel_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(self.seat.channel);
        let seat = Seat { channel, ..self.seat };
        Seen::of(self.house.practice.submit(seat, &form.value, fields).await)
    }

    pub async fn suggested(self, line: &str, options: &[(&str, &str)]) -> Vec<String> {
        let rows = self.house.practice.autocomplete(self.seat, line, options).await;
        rows.into_iter().map(|(name, _)| name).collect()
    }
}

impl Seen {
    pub fn of(answer: Answer) -> Self {
        let (kind, value) = match answer {
            Answer::Message(value) => ("answer", value),
            Answer::Update(value) => ("update", value),
            Answer::Form(value) => ("form", value),
            Answer::Silent => ("silence", Value::Null),
            Answer::Failed => ("no answer", Value::Null),
            Answer::Refused(why) => ("refused by the client", Value::String(why)),
        };
        Self { value, kind }
    }

    pub fn id(&self) -> u64 {
        self.value["id"].as_str().unwrap().parse().unwrap()
    }

    pub fn is_private(&self) -> bool {
        self.value["flags"].as_u64().unwrap_or(0) & 64 != 0
    }

    /// Where the message is: pressing happens there.
    fn seat(&self, seat: Seat) -> Seat {
        let channel = self.value["channel_id"].as_str().and_then(|id| id.parse().ok());
        Seat { channel: channel.unwrap_or(seat.channel), ..seat }
    }

    /// The custom id of the button or select with this label.
    pub fn custom_id(&self, label: &str) -> String {
        let found = find(&self.value["components"], label);
        found.unwrap_or_else(|| panic!("there is no {label:?} on:\n{self}"))
    }
}

fn find(value: &Value, label: &str) -> Option<String> {
    match value {
        Value::Array(all) => all.iter().find_map(|one| find(one, label)),
        Value::Object(fields) => {
            if value["label"] == label || value["placeholder"] == label {
                return value["custom_id"].as_str().map(str::to_owned);
            }
            fields.values().find_map(|nested| find(nested, label))
        }
        _ => None,
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut lines = Vec::new();
        match self.kind {
            "silence" | "no answer" => lines.push(format!("({})", self.kind)),
            "refused by the client" => lines.push(format!("({}: {})", self.kind, self.value)),
            "form" => {
                lines.push(format!("(form) {}", self.value["title"].as_str().unwrap_or_default()));
                show(&self.value["components"], &mut lines);
            }
            kind => {
                let private = if self.is_private() { "private " } else { "" };
                lines.push(format!("({private}{kind})"));
                let content = self.value["content"].as_str().unwrap_or_default();
                if !content.is_empty() {
                    lines.push(content.to_owned());
                }
                show(&self.value["components"], &mut lines);
            }
        }
        // Who is pinged goes by their name: ids are given out as things happen.
        let named = |text: String, one: &Value| {
            let name = format!("@{}", one["username"].as_str().unwrap_or_default());
            text.replace(&format!("<@{}>", one["id"].as_str().unwrap_or_default()), &name)
        };
        let mentions = self.value["mentions"].as_array();
        f.write_str(&in_words(&mentions.into_iter().flatten().fold(lines.join("\n"), named)))
    }
}

fn show(components: &Value, lines: &mut Vec<String>) {
    for component in components.as_array().into_iter().flatten() {
        let text = |key: &str| component[key].as_str().unwrap_or_default().to_owned();
        match component["type"].as_u64() {
            Some(1) => {
                let mut row = Vec::new();
                show(&component["components"], &mut row);
                lines.push(row.join(" "));
            }
            Some(2) => lines.push(format!("[{}]", text("label"))),
            Some(3) => {
                let options = component["options"].as_array().into_iter().flatten();
                let mark = |option: &Value| if option["default"] == true { "✓ " } else { "" };
                let options: Vec<_> = options
                    .map(|option| format!("{}{}", mark(option), option["label"].as_str().unwrap_or_default()))
                    .collect();
                lines.push(format!("<{}: {}>", text("placeholder"), options.join(" | ")));
            }
            Some(4) => lines.push(format!("{}: {}", text("label"), text("value"))),
            Some(5..=8) => {
                let chosen = component["default_values"].as_array().into_iter().flatten();
                let chosen: String = chosen.map(|one| format!(": ✓ {}", one["id"].as_str().unwrap_or("?"))).collect();
                lines.push(format!("<{}{chosen}>", text("placeholder")));
            }
            Some(9) => {
                let mut row = Vec::new();
                show(&component["components"], &mut row);
                lines.push(format!("{} [{}]", row.join("\n"), component["accessory"]["label"].as_str().unwrap_or("?")));
            }
            Some(10) => lines.push(text("content")),
            Some(12) => {
                lines.push(format!("(picture: {})", component["items"][0]["description"].as_str().unwrap_or("?")))
            }
            Some(14) => lines.push("---".to_owned()),
            _ => show(&component["components"], lines),
        }
    }
}

/// Discord's time marks as wall time in New York, so that snapshots can be read.
fn in_words(text: &str) -> String {
    // Isolation marks turn the text around them; in a snapshot they are brackets.
    let text = text.replace('\u{2068}', "⟦").replace('\u{2069}', "⟧");
    // A space at which no line breaks is one like any other.
    let text = text.replace('\u{A0}', " ");
    let mut shown = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find("<t:") {
        let (before, mark) = rest.split_at(start);
        let Some(end) = mark.find('>') else { break };
        let seconds = mark[3..end].split(':').next().and_then(|seconds| seconds.parse().ok());
        let at: DateTime<Utc> = DateTime::from_timestamp(seconds.unwrap(), 0).unwrap();
        let style = &mark[end - 1..end];
        shown.push_str(before);
        shown.push_str(&format!("‹{} {style}›", at.with_timezone(&ZONE).format("%a %-d %b %H:%M")));
        rest = &mark[end + 1..];
    }
    shown + rest
}
