//! What people see of digests.

use chrono::{DateTime, TimeDelta, Timelike, Utc};

use super::compose::Digest;
use super::due::Next;
use super::span::{Period, Span, Which, part_of_day};
use super::store::Stands;
use super::{NAME, Own, Schedule, State, kept};
use crate::act::Act;
use crate::feature::Reader;
use crate::ids::GuildId;
use crate::message::{Button, Card, Look, Notice, Offer, Press, Select};
use crate::news::{DigestLine, DigestReader, Section};
use crate::say;
use crate::text::{Language, Words, said_within, stamp, stamp_day, stamp_relative};

/// Lines on a page of all: with its button each, and its headings, a page stays within Discord's forty components.
const PAGE: usize = 8;
/// Characters of a name.
const NAME_MAX: usize = 40;

/// The digest for everyone; nothing if there is nothing to say. With the occurrence of its row, when it was due, and whether it comes
/// late.
pub fn everyones(
    reader: &DigestReader,
    next: &Next,
    (occurrence, due_at, late): (&str, DateTime<Utc>, bool),
) -> Option<Card> {
    if next.digest.shown.is_empty() {
        return None;
    }
    let words = reader.words;
    let mut first = vec![greeting(reader, next.span, due_at.max(reader.now))];
    if late {
        first.push(format!("-# {}", say!(words, "digest-late", at = stamp(due_at))));
    }
    if let (count @ 1.., Some(since)) = next.missed {
        first.push(format!("-# {}", say!(words, "digest-missed", count = count, since = stamp_day(since))));
    }
    Some(body(first, &next.digest).buttons(posted_buttons(reader, occurrence)))
}

/// A digest that somebody had posted.
pub fn by_hand(reader: &DigestReader, digest: &Digest, occurrence: &str) -> Card {
    let span = Span { from: reader.from, until: reader.until };
    body(vec![greeting(reader, span, reader.now), days(reader, span)], digest)
        .buttons(posted_buttons(reader, occurrence))
}

/// What is on the screen of a digest, for one person, with the rest behind a button that goes on in these words. `id`: of the press of its
/// own *Show all*.
/// `by_hand`: it says its days.
pub fn in_words(reader: &DigestReader, digest: Digest, id: String, by_hand: bool) -> Card {
    let span = Span { from: reader.from, until: reader.until };
    if digest.shown.is_empty() {
        return Card::new(say!(reader.words, "digest-nothing"));
    }
    let all = press(say!(reader.words, "button-show-all"), "other-all", id);
    let days = by_hand.then(|| days(reader, span));
    body(std::iter::once(greeting(reader, span, reader.now)).chain(days).collect(), &digest).buttons(vec![all])
}

/// A look at what the digest would say.
pub struct Preview<'a> {
    pub reader: &'a DigestReader,
    pub digest: &'a Digest,
    pub which: Which,
    /// Whether it took the place of one that was too old to be posted.
    pub anew: bool,
    /// Until when was told, if something was.
    pub told: Option<DateTime<Utc>>,
    /// The one that was posted last.
    pub last: Option<&'a Stands>,
    pub schedule: Option<&'a Schedule>,
    pub may_plan: bool,
}

/// What the digest would say, for one person; with its schedule, and what coordinators can do with it.
pub fn preview(preview: &Preview<'_>) -> Card {
    let Preview { reader, digest, which, anew, told, last, schedule, may_plan } = *preview;
    let (words, guild) = (reader.words, reader.charter.guild);
    let span = Span { from: reader.from, until: reader.until };
    let mut first: Vec<String> = anew.then(|| format!("-# {}", say!(words, "digest-anew"))).into_iter().collect();
    let mut card = if !digest.shown.is_empty() {
        first.push(greeting(reader, span, reader.now));
        if matches!(which, Which::Of(_)) {
            first.push(days(reader, span));
        }
        body(first, digest)
    } else if let (Some(since), Which::Next) = (told, which) {
        Card::new(say!(words, "digest-nothing-new", since = stamp(since)))
    } else {
        Card::new(say!(words, "digest-nothing"))
    };
    let planned = match schedule.map(|schedule| (schedule.next(), schedule.channel)) {
        Some((Some(next), channel)) => {
            say!(words, "digest-next", at = stamp(next.at), channel = format!("<#{channel}>"))
        }
        Some((None, _)) => say!(words, "digest-next-paused"),
        None if may_plan => say!(words, "digest-next-none-plan"),
        None => say!(words, "digest-next-none"),
    };
    let mut small = vec![format!("-# {planned}")];
    if let Some(Stands { channel, message, made_at }) = last {
        // Discord opens it only for who may read there.
        let link = format!("https://discord.com/channels/{guild}/{channel}/{message}");
        small.push(format!("-# {}", say!(words, "digest-last", at = stamp(*made_at), link = link)));
    }
    card = card.text(small.join("\n"));
    let mut buttons = Vec::new();
    if digest.shown.is_empty() && told.is_some() && which == Which::Next {
        card = card.buttons(other_times(words, guild));
    }
    if !digest.shown.is_empty() {
        if may_plan {
            let id = format!("{}.{}.{}", span_id(guild, span), which.id(), reader.now.timestamp());
            buttons.push(press(say!(words, "button-digest-post"), "post", id).look(Look::Primary));
        }
        buttons.push(press(say!(words, "button-show-all"), "all", span_id(guild, span)));
    }
    if may_plan && schedule.is_some() {
        buttons.push(press(say!(words, "button-digest-plan"), "plan", guild.to_string()));
    }
    buttons.push(own_button(words, guild));
    card.buttons(buttons)
}

/// Where nothing is new, what was told already reads on by its time.
fn other_times(words: Words, guild: GuildId) -> Vec<Button> {
    let look = |period, label| press(label, "look", format!("{guild}.{}", Which::Of(period).id()));
    vec![
        look(Period::ThisWeek, say!(words, "button-digest-this-week")),
        look(Period::LastWeek, say!(words, "button-digest-last-week")),
        look(Period::Month, say!(words, "button-digest-month")),
    ]
}

/// "Good morning. Here is our week."
fn greeting(reader: &DigestReader, span: Span, at: DateTime<Utc>) -> String {
    let words = reader.words;
    let hello = say!(words, "digest-hello", part = part_of_day(reader.charter.local(at).hour()));
    format!("**{hello} {}**", say!(words, "digest-ours", span = span.word()))
}

/// From which day to which: what is looked at by hand may be another week than this one.
fn days(reader: &DigestReader, span: Span) -> String {
    // A week ends with the Sunday before its end.
    let last = span.until - TimeDelta::seconds(1);
    format!("-# {}", say!(reader.words, "digest-days", from = stamp_day(span.from), last = stamp_day(last)))
}

/// Texts together, each line that has a button beside it, and the picture below.
fn body(mut text: Vec<String>, digest: &Digest) -> Card {
    let mut card = Card::default();
    for line in &digest.shown {
        let said = marked(line);
        let Some(button) = &line.button else {
            text.push(said);
            continue;
        };
        if !text.is_empty() {
            card = card.text(std::mem::take(&mut text).join("\n"));
        }
        card = card.row(said, button.clone());
    }
    let card = if text.is_empty() { card } else { card.text(text.join("\n")) };
    digest.picture.iter().cloned().fold(card, Card::picture)
}

fn marked(line: &DigestLine) -> String {
    format!("{}{}", line.section.mark(), line.text)
}

fn posted_buttons(reader: &DigestReader, occurrence: &str) -> Vec<Button> {
    let (words, id) = (reader.words, format!("{}.{}", reader.charter.guild, kept::id_of(occurrence)));
    let other = match reader.charter.language.other() {
        Language::Es => "Español",
        Language::EnUs | Language::EnGb => "English",
    };
    vec![press(say!(words, "button-show-all"), "all", id.clone()), press(other.to_owned(), "other", id)]
}

fn press(label: String, action: &str, id: String) -> Button {
    Button::new(label, Press::new(NAME, action, id))
}

fn span_id(guild: GuildId, span: Span) -> String {
    format!("{guild}.{}", span.id())
}

/// All that a digest told, or that a time has to tell, page by page.
pub struct Whole<'a> {
    /// The press that opened it, and turns its pages: its action, and its id without the page.
    pub action: &'a str,
    pub id: String,
    pub lines: &'a [DigestLine],
}

impl Whole<'_> {
    pub fn card(&self, words: Words, page: usize) -> Card {
        let pages = self.lines.len().div_ceil(PAGE);
        if pages == 0 {
            return Card::new(say!(words, "digest-nothing"));
        }
        let page = page.min(pages - 1);
        let mut title = say!(words, "digest-whole");
        if pages > 1 {
            let shown = page + 1;
            let of = say!(words, "page-of", page = shown, pages = pages);
            title = format!("{title} · {of}");
        }
        let mut card = Card::new(format!("**{title}**"));
        let mut section = None;
        for line in self.lines.iter().skip(page * PAGE).take(PAGE) {
            let mut text = marked(line);
            if section.replace(line.section) != Some(line.section) {
                text = format!("**{}**\n{text}", heading(words, line.section));
            }
            card = match &line.button {
                Some(button) => card.row(text, button.clone()),
                None => card.text(text),
            };
        }
        let turn = |label, to: usize| press(label, self.action, format!("{}.{to}", self.id));
        let mut turns = Vec::new();
        if page > 0 {
            turns.push(turn(say!(words, "button-earlier-page"), page - 1));
        }
        if page + 1 < pages {
            turns.push(turn(say!(words, "button-next-page"), page + 1));
        }
        card.buttons(turns)
    }
}

fn heading(words: Words, section: Section) -> String {
    match section {
        Section::Wins => say!(words, "digest-section-wins"),
        Section::Indicators => say!(words, "digest-section-indicators"),
        Section::Decisions => say!(words, "digest-section-decisions"),
        Section::Help => say!(words, "digest-section-help"),
        Section::Meetings => say!(words, "digest-section-meetings"),
        Section::Promised => say!(words, "digest-section-promised"),
        Section::Waiting => say!(words, "digest-section-waiting"),
        Section::Kept => say!(words, "digest-section-kept"),
    }
}

/// The answer to a time that was given.
pub fn planned(act: &Act, schedule: &Schedule, again: bool) -> Card {
    let words = act.words();
    let first = if again { say!(words, "digest-planned-again") } else { say!(words, "digest-planned") };
    stands(act, schedule, (first, !again))
}

/// When and where it comes, with what can be changed.
pub fn standing(act: &Act, schedule: &Schedule) -> Card {
    stands(act, schedule, (say!(act.words(), "digest-stands"), false))
}

fn stands(act: &Act, schedule: &Schedule, (first, changed): (String, bool)) -> Card {
    let (words, guild) = (act.words(), schedule.guild.to_string());
    let rule = schedule.in_words(words);
    let channel = format!("<#{}>", schedule.channel);
    let mut lines = match schedule.next() {
        Some(next) => vec![
            first,
            say!(words, "digest-when", rule = rule, channel = channel),
            say!(words, "digest-when-next", at = stamp(next.at), ahead = stamp_relative(next.at)),
        ],
        None if changed => vec![say!(words, "digest-changed-paused", rule = rule, channel = channel)],
        None => vec![say!(words, "digest-paused", rule = rule, channel = channel)],
    };
    lines.push(format!("-# {}", say!(words, "digest-skips")));
    let turn = match schedule.state {
        State::Active => press(say!(words, "button-digest-pause"), "pause", guild.clone()),
        State::Paused => press(say!(words, "button-go-on"), "go-on", guild.clone()).look(Look::Primary),
    };
    let select = Select {
        prompt: say!(words, "digest-where-prompt"),
        offer: Offer::Channel,
        press: Press::new(NAME, "where", &guild),
        chosen: Some(schedule.channel.to_string()),
        optional: false,
    };
    let card = Card::new(lines.join("\n"))
        .buttons(vec![
            press(say!(words, "button-digest-preview"), "preview", guild.clone()),
            turn,
            press(say!(words, "button-digest-change"), "change", guild),
        ])
        .select(select);
    if act.charter.set_up_at.is_none() { card.text(say!(words, "not-set-up")) } else { card }
}

/// A person's own digest: plain words, since a phone shows the first of them.
pub fn own(reader: &Reader, digest: &Digest, (span, late): (Span, Option<DateTime<Utc>>)) -> Notice {
    let (words, guild) = (reader.words, reader.charter.guild);
    let part = part_of_day(reader.charter.local(reader.now).hour());
    let hello = if reader.name.is_empty() {
        say!(words, "digest-hello", part = part)
    } else {
        say!(words, "digest-hello-name", part = part, name = said_within(&reader.name, NAME_MAX))
    };
    let mut lines = vec![format!("{hello} {}", say!(words, "digest-yours", span = span.word()))];
    let mut section = None;
    for line in &digest.shown {
        if section.replace(line.section) != Some(line.section) {
            lines.push(format!("**{}**", heading(words, line.section)));
        }
        lines.push(marked(line));
    }
    if digest.more > 0 {
        lines.push(format!("-# {}", say!(words, "digest-more", count = digest.more)));
    }
    lines.extend(late.map(|at| format!("-# {}", say!(words, "digest-late", at = stamp(at)))));
    let buttons = vec![
        press(say!(words, "button-show-all"), "own-all", span_id(guild, span)),
        Button::new(say!(words, "button-my-things"), Press::new("coalition", "home", guild)),
        own_button(words, guild),
    ];
    Notice { content: lines.join("\n"), buttons, ..Notice::default() }
}

/// What opens one's own digest's switch.
fn own_button(words: Words, guild: GuildId) -> Button {
    press(say!(words, "button-digest-own"), "own", guild.to_string())
}

/// One's own digest comes.
pub fn own_on(act: &Act, own: &Own, again: bool) -> Card {
    let (words, guild) = (act.words(), own.guild.to_string());
    let first = if again { say!(words, "digest-own-is-on") } else { say!(words, "digest-own-on") };
    let mut lines = vec![first];
    if let Some(next) = own.next() {
        lines.push(say!(words, "digest-own-next", at = stamp(next.at), ahead = stamp_relative(next.at)));
    }
    lines.push(format!("-# {}", say!(words, "digest-own-skips")));
    Card::new(lines.join("\n")).buttons(vec![
        press(say!(words, "button-digest-look"), "own-look", guild.clone()),
        press(say!(words, "button-digest-off"), "own-off", guild),
    ])
}

/// One's own digest does not come.
pub fn own_off(act: &Act) -> Card {
    let (words, guild) = (act.words(), act.charter.guild.to_string());
    Card::new(say!(words, "digest-own-off")).buttons(vec![
        press(say!(words, "button-digest-on"), "own-on", guild.clone()).look(Look::Primary),
        press(say!(words, "button-digest-look"), "own-look", guild),
    ])
}
