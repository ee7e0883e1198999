//! What people see at the front door.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::setup::StartHere;
use super::{NAME, zones};
use crate::charter::{BRIEF_HOUR, Charter, LADDER, QUIET_HOURS};
use crate::ids::{ChannelId, GuildId, PersonId};
use crate::message::{Button, Card, Choice, Look, Offer, Press, Select};
use crate::pages::Page;
use crate::say;
use crate::text::{Language, Words, clock_time, said, spoken_time};

/// The first words of the bot in a guild.
pub fn welcome(words: Words, guild: GuildId) -> Card {
    Card::new(say!(words, "welcome")).buttons(vec![
        Button::new(say!(words, "button-set-up"), Press::new(NAME, "setup", guild)).look(Look::Primary),
        Button::new(say!(words, "button-try-it"), Press::new("commit", "make", guild)),
        Button::new(say!(words, "button-what-i-keep"), Press::new(NAME, "keep", guild)),
        other_language(words, "welcome", guild),
    ])
}

/// What setup leaves behind for everyone.
pub fn start_here(words: Words, guild: GuildId, name: &str) -> Card {
    Card::new(say!(words, "start-here", name = said(name))).buttons(vec![
        Button::new(say!(words, "button-promise"), Press::new("commit", "make", guild)).look(Look::Primary),
        Button::new(say!(words, "button-my-things"), Press::new(NAME, "home", guild)),
        Button::new(say!(words, "button-how-we-work"), Press::new(NAME, "show", guild)),
        other_language(words, "start", guild),
    ])
}

/// The small button on posted messages that answers privately in the other language; it speaks that language itself.
fn other_language(words: Words, message: &str, guild: GuildId) -> Button {
    let label = match words.language().other() {
        Language::Es => "Español",
        Language::EnUs | Language::EnGb => "English",
    };
    Button::new(label.to_owned(), Press::new(NAME, &format!("other-{message}"), guild))
}

/// What else a member can do: what to type, and what opens each list.
pub fn more(words: Words, guild: GuildId) -> Card {
    let page = Page { guild, number: 0 }.id();
    let list = |label, feature| Button::new(label, Press::new(feature, "list", &page));
    let decisions = Press::new("decide", "list", format!("{page}.open.0"));
    Card::new(say!(words, "home-more"))
        .buttons(vec![
            Button::new(say!(words, "button-my-list"), promises(guild, "open", "me")),
            Button::new(say!(words, "button-closed-promises"), promises(guild, "closed", "me")),
            list(say!(words, "button-my-reminders"), "remind"),
        ])
        .buttons(vec![
            list(say!(words, "button-meetings"), "meeting"),
            list(say!(words, "button-polls"), "poll"),
            Button::new(say!(words, "button-decisions"), decisions),
            list(say!(words, "button-indicators"), "indicator"),
        ])
}

/// What opens the promises of `whose`, those that `show` names.
pub fn promises(guild: GuildId, show: &str, whose: &str) -> Press {
    Press::new("commit", "list", format!("{show}.0.{whose}.{guild}"))
}

/// What is kept of people, in four lines.
pub fn what_i_keep(words: Words) -> Card {
    Card::new(say!(words, "what-i-keep"))
}

/// The conversation of setup: what is known, and how to change it.
pub fn setup(words: Words, charter: &Charter, now: DateTime<Utc>) -> Card {
    let guild = charter.guild;
    let languages = [Language::EnUs, Language::EnGb, Language::Es];
    let languages = languages.map(|l| Choice { label: language_name(words, l), value: l.code().to_owned() });
    let select = |prompt, offer, action, chosen| Select {
        optional: matches!(offer, Offer::Channel | Offer::Role),
        ..Select { prompt, offer, press: Press::new(NAME, action, guild), chosen, optional: false }
    };
    let (zones, zone_now) = zone_choices(charter);
    let language_now = Some(charter.language.code().to_owned());
    let channel_now = charter.announcements.map(|id| id.to_string());
    let role_now = charter.coordinator_role.map(|id| id.to_string());
    let zone = say!(words, "setup-zone", zone = zone_name(charter.zone), time = local_time(words, charter, now));
    Card::new(say!(words, "setup-heading"))
        .text(zone)
        .select(select(say!(words, "setup-zone-prompt"), Offer::Choices(zones), "zone", zone_now))
        .text(say!(words, "setup-language", language = language_name(words, charter.language)))
        .select(select(
            say!(words, "setup-language-prompt"),
            Offer::Choices(languages.to_vec()),
            "language",
            language_now,
        ))
        .text(say!(words, "setup-announcements", channel = channel(words, charter.announcements)))
        .select(select(say!(words, "setup-announcements-prompt"), Offer::Channel, "announcements", channel_now))
        .text(say!(words, "setup-role", role = role(words, charter)))
        .select(select(say!(words, "setup-role-prompt"), Offer::Role, "role", role_now))
        .buttons(vec![
            Button::new(say!(words, "button-finish"), Press::new(NAME, "finish", guild)).look(Look::Success),
            Button::new(say!(words, "button-other-zone"), Press::new(NAME, "zone-other", guild)),
        ])
}

/// The zones to choose from, and which of them holds. One that is not among the common ones stands first. UTC before setup is
/// nobody's choice, so nothing is shown as chosen then: a client sends no choice of what is chosen already.
fn zone_choices(charter: &Charter) -> (Vec<Choice>, Option<String>) {
    let choice = |(name, zone): (&str, Tz)| Choice { label: name.to_owned(), value: zone.name().to_owned() };
    let mut choices: Vec<Choice> = zones::common().take(24).map(choice).collect();
    if charter.zone == Tz::UTC && charter.set_up_at.is_none() {
        return (choices, None);
    }
    let now = charter.zone.name().to_owned();
    if choices.iter().all(|choice| choice.value != now) {
        choices.insert(0, Choice { label: zone_name(charter.zone), value: now.clone() });
    }
    (choices, Some(now))
}

/// The answer to a finished setup.
pub fn finished(words: Words, charter: &Charter, (here, card): (ChannelId, StartHere), now: DateTime<Utc>) -> Card {
    let channel = channel(words, Some(charter.announcements.unwrap_or(here)));
    let card = match card {
        StartHere::Comes => say!(words, "setup-card-comes", channel = channel),
        StartHere::Stands => say!(words, "setup-card-stands", channel = channel),
    };
    let time = local_time(words, charter, now);
    Card::new(say!(words, "setup-finished", zone = zone_name(charter.zone), time = time, card = card)).buttons(vec![
        Button::new(say!(words, "button-how-we-work"), Press::new(NAME, "show", charter.guild)),
        Button::new(say!(words, "button-promise"), Press::new("commit", "make", charter.guild)).look(Look::Primary),
    ])
}

/// The coalition's own rules, each with what it means.
pub fn show(words: Words, charter: &Charter, coordinators: &[PersonId], now: DateTime<Utc>) -> Card {
    let before: Vec<String> = LADDER.iter().filter(|d| **d < 0).map(|d| d.abs().to_string()).collect();
    let after: Vec<String> = LADDER.iter().filter(|d| **d > 0).map(ToString::to_string).collect();
    let coordinators: Vec<String> = coordinators.iter().map(|id| format!("<@{id}>")).collect();
    let mut lines = vec![
        say!(words, "show-heading", name = said(&charter.name)),
        say!(words, "show-zone", zone = zone_name(charter.zone), time = local_time(words, charter, now)),
        say!(words, "show-language", language = language_name(words, charter.language)),
        match charter.announcements {
            Some(id) => say!(words, "show-announcements", channel = format!("<#{id}>")),
            None => say!(words, "show-no-announcements"),
        },
        say!(words, "show-coordinators", people = coordinators.join(", ")),
    ];
    if charter.coordinator_role.is_some() {
        lines.push(say!(words, "show-role", role = role(words, charter)));
    }
    lines.push(say!(words, "show-brief", hour = clock_hour(words, BRIEF_HOUR)));
    let (from, until) = (clock_hour(words, QUIET_HOURS.0), clock_hour(words, QUIET_HOURS.1));
    lines.push(say!(words, "show-quiet", from = from, until = until));
    lines.push(say!(words, "show-ladder", before = both(words, &before), after = both(words, &after)));
    if charter.set_up_at.is_none() {
        lines.push(say!(words, "not-set-up"));
    }
    Card::new(lines.join("\n"))
}

/// "7 and 1".
fn both(words: Words, days: &[String]) -> String {
    days.iter().cloned().reduce(|all, next| say!(words, "and", one = all, other = next)).unwrap_or_default()
}

fn clock_hour(words: Words, hour: u32) -> String {
    spoken_time(words, chrono::NaiveDate::default().and_hms_opt(hour, 0, 0).unwrap_or_default())
}

fn local_time(words: Words, charter: &Charter, now: DateTime<Utc>) -> String {
    clock_time(words, charter.local(now))
}

/// A zone as people know it: "Eastern (US)", or its city.
pub fn zone_name(zone: Tz) -> String {
    let common = zones::common().find(|(_, known)| *known == zone);
    common.map_or_else(|| zone.name().replace('_', " "), |(name, _)| name.to_owned())
}

/// A language by its name in these words.
pub fn language_name(words: Words, language: Language) -> String {
    match language {
        Language::EnUs => say!(words, "language-en-us"),
        Language::EnGb => say!(words, "language-en-gb"),
        Language::Es => say!(words, "language-es"),
    }
}

fn channel(words: Words, channel: Option<ChannelId>) -> String {
    channel.map_or_else(|| say!(words, "not-chosen"), |id| format!("<#{id}>"))
}

fn role(words: Words, charter: &Charter) -> String {
    charter.coordinator_role.map_or_else(|| say!(words, "not-chosen"), |id| format!("<@&{id}>"))
}
