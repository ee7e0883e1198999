//! *My settings*: what a person chose for themselves. Nobody else is shown any of it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{NAME, home, store, view};
use crate::act::Act;
use crate::error::{Error, Result};
use crate::feature::{App, Pressed};
use crate::message::{Button, Card, Choice, Field, Form, Look, Offer, Press, Reply, Select};
use crate::people::{self, Delivery};
use crate::text::{Language, Words, stamp};
use crate::when::Purpose;
use crate::{dates, outbox, say};

/// The choice that leaves the language to the person's app.
const AS_APP: &str = "app";
/// Characters at most in a typed date.
const WHEN_MAX: u16 = 100;

/// Answers a press of *My settings*; `None` for one of another part of the front door.
pub async fn answer(
    connection: &mut SqliteConnection,
    app: &App,
    act: &Act,
    pressed: &Pressed,
) -> Result<Option<Reply>> {
    let words = act.words();
    Ok(Some(match pressed.press.action.as_str() {
        "settings" => Reply::Private(card(connection, act).await?),
        "settings-language" => {
            let chosen = pressed.values.first().ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?;
            Reply::Update(speak(connection, act, chosen).await?)
        }
        "away" => Reply::Form(form(words, &pressed.press).ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?),
        "away-sent" => {
            let until = dates::read(words, &act.charter, pressed.field("until"), Purpose::Until, act.now)?.at;
            stay_away(connection, act, Some(until)).await?;
            Reply::Update(card(connection, act).await?)
        }
        "back" => {
            stay_away(connection, act, None).await?;
            Reply::Update(card(connection, act).await?)
        }
        "home-back" => {
            stay_away(connection, act, None).await?;
            Reply::Update(home::card(connection, app, act).await?)
        }
        "discreet-on" | "discreet-off" => {
            store::set_discreet(connection, act, pressed.press.action == "discreet-on").await?;
            Reply::Update(card(connection, act).await?)
        }
        _ => return Ok(None),
    }))
}

/// The form that a press stands for, empty.
pub fn form(words: Words, press: &Press) -> Option<Form> {
    if !["away", "away-sent"].contains(&press.action.as_str()) {
        return None;
    }
    Some(Form {
        title: say!(words, "form-away-title"),
        press: Press::new(NAME, "away-sent", &press.id),
        fields: vec![Field::line("until", WHEN_MAX, say!(words, "field-until"), say!(words, "field-until-hint"))],
    })
}

/// Keeps the language, and answers in it at once.
async fn speak(connection: &mut SqliteConnection, act: &Act, chosen: &str) -> Result<Card> {
    let chosen = [Language::EnUs, Language::EnGb, Language::Es].into_iter().find(|known| known.code() == chosen);
    store::set_chosen_language(connection, act, chosen).await?;
    let mut act = act.clone();
    act.asker.language = chosen.unwrap_or(act.asker.app_language);
    card(connection, &act).await
}

/// Keeps until when the person is away. The first brief after it is owed, so that what was held comes then even if they are back
/// earlier than they said; it says nothing if there is nothing to say.
async fn stay_away(connection: &mut SqliteConnection, act: &Act, until: Option<DateTime<Utc>>) -> Result<()> {
    store::set_away(connection, act, until).await?;
    let (local, _) = act.charter.brief_from(until.unwrap_or(act.now));
    match outbox::brief(&act.charter, act.asker.person, local.date(), act.now) {
        Some(owed) => outbox::owe(connection, &owed).await,
        None => Ok(()),
    }
}

/// The card, as things are.
async fn card(connection: &mut SqliteConnection, act: &Act) -> Result<Card> {
    let (guild, person) = (act.charter.guild, act.asker.person);
    let delivery = people::delivery(connection, guild, person).await?;
    let chosen = people::chosen_language(connection, guild, person).await?;
    Ok(shown(act, delivery, chosen))
}

fn shown(act: &Act, delivery: Delivery, chosen: Option<Language>) -> Card {
    let words = act.words();
    let press = |action: &str| Press::new(NAME, action, act.charter.guild);
    let as_app = say!(words, "settings-as-app", language = own_name(act.asker.app_language));
    let mut choices = vec![Choice { label: as_app.clone(), value: AS_APP.to_owned() }];
    choices.extend(
        [Language::EnUs, Language::EnGb, Language::Es]
            .map(|language| Choice { label: own_name(language), value: language.code().to_owned() }),
    );
    let select = Select {
        prompt: say!(words, "settings-language-prompt"),
        offer: Offer::Choices(choices),
        press: press("settings-language"),
        chosen: Some(chosen.map_or(AS_APP, Language::code).to_owned()),
        optional: false,
    };
    let language = chosen.map_or(as_app, own_name);
    let (away, away_buttons) = match delivery.away_at(act.now) {
        Some(until) => (
            say!(words, "settings-away", until = stamp(until)),
            vec![
                Button::new(say!(words, "button-back"), press("back")).look(Look::Primary),
                Button::new(say!(words, "button-away-other"), press("away")),
            ],
        ),
        None => (say!(words, "settings-here"), vec![Button::new(say!(words, "button-away"), press("away"))]),
    };
    let (discreet, discreet_button) = if delivery.discreet {
        let off = Button::new(say!(words, "button-discreet-off"), press("discreet-off"));
        (say!(words, "settings-discreet-on"), off)
    } else {
        let on = Button::new(say!(words, "button-discreet-on"), press("discreet-on"));
        (say!(words, "settings-discreet-off"), on)
    };
    Card::new(say!(words, "settings-heading"))
        .text(say!(words, "settings-language", language = language))
        .select(select)
        .text(away)
        .buttons(away_buttons)
        .text(discreet)
        .buttons(vec![discreet_button])
        .line()
        .buttons(vec![
            Button::new(say!(words, "button-my-things"), press("home")),
            Button::new(say!(words, "button-digest-own"), Press::new("digest", "own", act.charter.guild)),
        ])
}

/// A language by its own name, which who reads only that one finds.
fn own_name(language: Language) -> String {
    view::language_name(language.words(), language)
}
